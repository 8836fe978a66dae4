// Tested by applications_test.cc.
#include "compiler/frontend/applications.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <map>

#include "compiler/base/file.h"

namespace lumen {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// "stdlib-4.2" is {"stdlib", "4.2"}; a dash that no digit follows belongs to the name.
std::pair<std::string, std::string> SplitVersion(const std::string& folder) {
  const size_t dash = folder.rfind('-');
  if (dash == std::string::npos || dash + 1 == folder.size() || !IsDigit(folder[dash + 1])) return {folder, ""};
  return {folder.substr(0, dash), folder.substr(dash + 1)};
}

}  // namespace

bool IsLowerVersion(std::string_view a, std::string_view b) {
  while (!a.empty() && !b.empty()) {
    auto piece = [](std::string_view* text) {
      const bool digits = IsDigit(text->front());
      size_t end = 1;
      while (end < text->size() && IsDigit((*text)[end]) == digits) ++end;
      std::string_view taken = text->substr(0, end);
      text->remove_prefix(end);
      while (digits && taken.size() > 1 && taken.front() == '0') taken.remove_prefix(1);
      return taken;
    };
    const std::string_view left = piece(&a), right = piece(&b);
    const bool numbers = IsDigit(left.front()) && IsDigit(right.front());
    if (numbers && left.size() != right.size()) return left.size() < right.size();
    if (left != right) return left < right;
  }
  return a.empty() && !b.empty();
}

std::vector<std::pair<std::string, std::string>> ApplicationsIn(const std::string& path) {
  struct Found {
    std::string version, folder;
  };
  std::map<std::string, Found> found;
  std::error_code error;
  for (std::filesystem::directory_iterator entry(path, error), end; !error && entry != end; entry.increment(error)) {
    std::error_code ignored;
    if (!entry->is_directory(ignored)) continue;
    const std::string folder = entry->path().filename().string();
    const auto [name, version] = SplitVersion(folder);
    const auto [known, added] = found.try_emplace(name, Found{version, folder});
    const bool better = version.empty() || (!known->second.version.empty() && IsLowerVersion(known->second.version, version));
    if (!added && better) known->second = {version, folder};
  }
  std::vector<std::pair<std::string, std::string>> applications;
  for (const auto& [name, best] : found) applications.emplace_back(name, JoinPath(path, best.folder));
  return applications;
}

}  // namespace lumen

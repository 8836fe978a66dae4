// Warnings of compiler/outcome against those that OTP gave: testdata/NAME.erl with NAME.otp, which record_outcomes.escript wrote. What OTP
// does not say must not be said; what it says and we do not stands in NAME.missing, line by line, and that file must not say more than
// is true.
//
//   outcome_test FILE...                    compares
//   outcome_test --update=FOLDER FILE...    writes NAME.missing into FOLDER (the source tree)
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "compiler/frontend/frontend.h"

namespace lumen {
namespace {

using Entry = std::tuple<uint32_t, uint32_t, std::string>;  // line, column, id
using Entries = std::set<Entry>;

Entries ReadEntries(const std::string& path) {
  std::ifstream file(path);
  Entries all;
  for (std::string line; std::getline(file, line);) {
    std::istringstream fields(line);
    Entry entry;
    fields >> std::get<0>(entry) >> std::get<1>(entry) >> std::get<2>(entry);
    all.insert(std::move(entry));
  }
  return all;
}

std::string Text(const Entry& entry) {
  return std::to_string(std::get<0>(entry)) + ' ' + std::to_string(std::get<1>(entry)) + ' ' + std::get<2>(entry);
}

Entries Predicted(const std::string& path) {
  FrontendOptions options;
  options.preprocessor.otp_level = 25;
  options.lint.otp_level = 25;
  options.predict_outcomes = true;
  DiskFileSystem files;
  FrontendContext context;
  RunFrontend(path, options, &files, &context);
  Entries all;
  for (const Diagnostic& diagnostic : context.diagnostics.all()) {
    const DiagnosticInfo& info = Info(diagnostic.kind);
    const bool outcome = info.group == "nomatch" || info.group == "failed" || info.group == "ignored" || info.group == "map_key_repeated";
    const PresumedLocation place = context.sources.Presume(diagnostic.location);
    if (outcome) all.emplace(place.line, place.column, info.id);
    if (diagnostic.severity == Severity::kError) std::printf("%s:%u: an error: %s\n", path.c_str(), place.line, diagnostic.Message().c_str());
  }
  return all;
}

// Prints what is in `entries` and not in `others`; how many there are.
int Difference(const std::string& path, const Entries& entries, const Entries& others, std::string_view what) {
  int count = 0;
  for (const Entry& entry : entries) {
    if (others.contains(entry)) continue;
    std::printf("%s: %s: %.*s\n", path.c_str(), Text(entry).c_str(), static_cast<int>(what.size()), what.data());
    ++count;
  }
  return count;
}

int Run(const std::vector<std::string>& paths, const std::string& update_folder) {
  int failures = 0, inputs = 0;
  for (const std::string& path : paths) {
    if (!path.ends_with(".erl")) continue;
    ++inputs;
    const std::string stem = path.substr(0, path.size() - 4);
    const Entries recorded = ReadEntries(stem + ".otp");
    const Entries predicted = Predicted(path);
    if (recorded.empty() || predicted.empty()) {
      std::printf("%s: nothing recorded or nothing found\n", path.c_str());
      ++failures;
    }
    failures += Difference(path, predicted, recorded, "OTP does not say this");
    Entries missing;
    std::ranges::set_difference(recorded, predicted, std::inserter(missing, missing.end()));
    if (!update_folder.empty()) {
      std::ofstream out(update_folder + stem.substr(stem.rfind('/')) + ".missing");
      for (const Entry& entry : missing) out << Text(entry) << '\n';
      continue;
    }
    const Entries known = ReadEntries(stem + ".missing");
    failures += Difference(path, missing, known, "OTP says this, and it is not said here");
    failures += Difference(path, known, missing, "said to be missing, and it is not");
  }
  if (failures > 0) {
    std::puts("bazel run //compiler/outcome:outcome_test -- --update=$PWD/compiler/outcome/testdata writes what is missing anew");
  }
  return failures > 0 || inputs == 0 ? 1 : 0;
}

}  // namespace
}  // namespace lumen

int main(int argc, char** argv) {
  std::string update_folder;
  std::vector<std::string> paths;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument.starts_with("--update=")) {
      update_folder = argument.substr(9);
    } else {
      paths.push_back(argument);
    }
  }
  return lumen::Run(paths, update_folder);
}

// See output.h. Tested by output_test.cc.
#include "compiler/driver/output.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace lumen::driver {
namespace {

bool Write(FILE* file, const std::string& bytes) {
  return std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size() && std::fflush(file) == 0;
}

}  // namespace

bool OutputFiles::Commit(std::string* error) {
  std::string suffix = "." + std::to_string(getpid()) + ".tmp";
  std::vector<std::string> written;
  auto fail = [&](const std::string& path) {
    *error = path + ": cannot be written: " + std::strerror(errno);
    for (const std::string& temporary : written) std::remove(temporary.c_str());
    return false;
  };
  for (const auto& [path, bytes] : files_) {
    if (path == "-") continue;
    FILE* file = std::fopen((path + suffix).c_str(), "wb");
    if (file == nullptr) return fail(path);
    written.push_back(path + suffix);
    bool good = Write(file, bytes);
    if (std::fclose(file) != 0 || !good) return fail(path);
  }
  for (const auto& [path, bytes] : files_) {
    if (path == "-") {
      if (!Write(stdout, bytes)) return fail("standard output");
    } else if (std::rename((path + suffix).c_str(), path.c_str()) != 0) {
      return fail(path);
    }
  }
  return true;
}

bool IsDirectory(const std::string& path) {
  struct stat information;
  return stat(path.c_str(), &information) == 0 && S_ISDIR(information.st_mode);
}

}  // namespace lumen::driver

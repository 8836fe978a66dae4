// Tested by base_test.cc.
#include "compiler/base/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace lumen {

std::shared_ptr<const std::string> DiskFileSystem::Read(const std::string& path, std::string* error) {
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    *error = std::strerror(errno);
    return nullptr;
  }
  auto text = std::make_shared<std::string>();
  struct stat status;
  bool good = false;
  if (fstat(descriptor, &status) != 0) {
    *error = std::strerror(errno);
  } else if (!S_ISREG(status.st_mode) && !S_ISFIFO(status.st_mode) && !S_ISCHR(status.st_mode)) {
    *error = "not a regular file";
  } else {
    // A pipe has no size: read until there is no more.
    size_t filled = 0;
    text->resize(S_ISREG(status.st_mode) ? static_cast<size_t>(status.st_size) + 1 : size_t{1} << 16);
    for (;;) {
      if (filled == text->size()) text->resize(filled * 2);
      const ssize_t got = read(descriptor, text->data() + filled, text->size() - filled);
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) {
        *error = std::strerror(errno);
        break;
      }
      if (got == 0) {
        good = true;
        break;
      }
      filled += static_cast<size_t>(got);
      if (filled > kMaxFileBytes) {
        *error = "file too large";
        break;
      }
    }
    text->resize(filled);
  }
  close(descriptor);
  return good ? text : nullptr;
}

void MemoryFileSystem::Add(std::string path, std::string text) {
  files_[std::move(path)] = std::make_shared<const std::string>(std::move(text));
}

std::shared_ptr<const std::string> MemoryFileSystem::Read(const std::string& path, std::string* error) {
  auto found = files_.find(path);
  if (found == files_.end()) {
    *error = std::strerror(ENOENT);
    return nullptr;
  }
  return found->second;
}

std::string_view DirectoryName(std::string_view path) {
  size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return ".";
  while (slash > 0 && path[slash - 1] == '/') --slash;
  return slash == 0 ? path.substr(0, 1) : path.substr(0, slash);
}

std::string JoinPath(std::string_view directory, std::string_view name) {
  std::string joined;
  if (name.empty() || name[0] != '/') {
    joined = directory;
    joined.push_back('/');
  }
  joined += name;
  // Collapse "//" and "/./" to "/", and drop a slash at the end.
  std::string path;
  for (size_t i = 0; i < joined.size(); ++i) {
    if (joined[i] == '/' && !path.empty() && path.back() == '/') continue;
    if (joined[i] == '.' && !path.empty() && path.back() == '/' && (i + 1 == joined.size() || joined[i + 1] == '/')) {
      ++i;
      continue;
    }
    path.push_back(joined[i]);
  }
  if (path.size() > 1 && path.back() == '/') path.pop_back();
  return path;
}

}  // namespace lumen

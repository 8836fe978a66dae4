// Reading files, behind an interface so that tests and fuzzers can do without a disk.
#ifndef COMPILER_BASE_FILE_H_
#define COMPILER_BASE_FILE_H_

#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace lumen {

class FileSystem {
 public:
  virtual ~FileSystem() = default;
  // The contents of a regular file, or null with the reason in `*error` ("no such file or directory", ...).
  virtual std::shared_ptr<const std::string> Read(const std::string& path, std::string* error) = 0;
};

// The real one. Files beyond kMaxFileBytes are refused.
class DiskFileSystem final : public FileSystem {
 public:
  static constexpr size_t kMaxFileBytes = size_t{1} << 30;
  std::shared_ptr<const std::string> Read(const std::string& path, std::string* error) override;
};

// Holds what was added to it and nothing else.
class MemoryFileSystem final : public FileSystem {
 public:
  void Add(std::string path, std::string text);
  std::shared_ptr<const std::string> Read(const std::string& path, std::string* error) override;

 private:
  std::map<std::string, std::shared_ptr<const std::string>> files_;
};

// Path arithmetic as OTP's filename module does it. "a/b.erl" -> "a"; "b.erl" -> "."; "/b" -> "/".
std::string_view DirectoryName(std::string_view path);
// "a" + "b/c" -> "a/b/c"; an absolute `name` stays what it is; "//" and "/./" become "/".
std::string JoinPath(std::string_view directory, std::string_view name);

}  // namespace lumen

#endif  // COMPILER_BASE_FILE_H_

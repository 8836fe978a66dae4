// Files that a command writes: all of them, or none.
//
//   OutputFiles outputs;
//   outputs.Add("a.o", bytes);
//   if (!outputs.Commit(&error)) ...
//
// Each is written beside its place under a temporary name and renamed once all are written, so an error leaves
// what was there before. "-" is standard output. Tested by output_test.cc.
#ifndef COMPILER_DRIVER_OUTPUT_H_
#define COMPILER_DRIVER_OUTPUT_H_

#include <string>
#include <utility>
#include <vector>

namespace lumen::driver {

class OutputFiles {
 public:
  void Add(std::string path, std::string bytes) { files_.emplace_back(std::move(path), std::move(bytes)); }
  // False with `error` set, a line naming the file, where one cannot be written; none is changed then (but for a failing rename, whose
  // forerunners stay).
  bool Commit(std::string* error);

 private:
  std::vector<std::pair<std::string, std::string>> files_;
};

bool IsDirectory(const std::string& path);

}  // namespace lumen::driver

#endif  // COMPILER_DRIVER_OUTPUT_H_

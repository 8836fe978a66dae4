// Golden tests: for each input file in a directory, the text that a stage makes of it must be what the expected file beside it says.
//
//   int main(int argc, char** argv) {
//     return lumen::RunGoldenTests(argc, argv, {"compiler/lowering/testdata", ".erl", ".core", &CoreOfFile});
//   }
//
// testdata/a.erl is compared with testdata/a.core. A difference prints the first line that differs and the commands that run this test
// alone and that update. An input without an expected file fails, an expected file without an input as well.
#ifndef COMPILER_TESTING_GOLDEN_H_
#define COMPILER_TESTING_GOLDEN_H_

#include <functional>
#include <string>

namespace lumen {

struct GoldenSuite {
  std::string directory;           // from the repository's root
  std::string input_extension;     // ".erl"
  std::string expected_extension;  // ".core"
  // What the stage makes of the input file at that path.
  std::function<std::string(const std::string& path)> produce;
};

// Registers a test per input and runs GoogleTest; the process's exit code. With --update in the arguments expected files
// are rewritten instead of compared, in the source tree that `bazel run` names.
int RunGoldenTests(int argc, char** argv, const GoldenSuite& suite);

// Where two texts begin to differ: "line 3: expected `a`, got `b`"; empty where they are equal. Exposed for its test.
std::string DescribeDifference(const std::string& expected, const std::string& actual);

}  // namespace lumen

#endif  // COMPILER_TESTING_GOLDEN_H_

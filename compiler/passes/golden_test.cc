// Runs the goldens of testdata/*.ssa. Each file holds
//
//   ;; passes: simplify control_flow        or: pipeline 2
//   ;; run: fib/1 10                        (any number) executed before and after; results must
//   agree, costs are part of the golden <a module>
//   ;; expected
//   <the module after the passes, with its costs>
//
// Update:  ./bazelw run //compiler/passes:golden_test -- --update
// One file: ./bazelw test //compiler/passes:golden_test --test_filter=*/NAME
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "compiler/passes/pass_manager.h"
#include "compiler/ssa/testing/interpreter.h"
#include "compiler/ssa/testing/text_module.h"
#include "compiler/ssa/text_pieces.h"

namespace lumen::passes {
namespace {

constexpr std::string_view kFolder = "compiler/passes/testdata";
constexpr std::string_view kExpected = ";; expected\n";
bool update = false;

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream stream(path);
  std::stringstream text;
  text << stream.rdbuf();
  return text.str();
}

struct Golden {
  std::vector<std::string> passes;
  int pipeline = -1;
  std::vector<std::string> runs;
  std::string input;
};

Golden ParseGolden(const std::string& text) {
  Golden golden;
  golden.input = text.substr(0, text.find(kExpected));
  std::istringstream lines(golden.input);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string mark, key, word;
    words >> mark >> key;
    if (mark != ";;") continue;
    if (key == "run:") {
      std::getline(words >> std::ws, word);
      golden.runs.push_back(word);
    } else if (key == "passes:") {
      while (words >> word) golden.passes.push_back(word);
    } else if (key == "pipeline:") {
      words >> golden.pipeline;
    }
  }
  return golden;
}

// "fib/1 10 [1,2] a": runs and describes.
ssa::Outcome Execute(const ssa::Module& module, const std::string& run) {
  // The arguments are read as one literal.
  const size_t space = run.find(' ');
  const std::string name = run.substr(0, space);
  const std::string arguments = space == std::string::npos ? "" : run.substr(space + 1);
  ssa::Interpreter interpreter(module, 20'000'000);
  for (uint32_t i = 0; i < module.functions.size(); ++i) {
    if (ssa::FunctionText(module, *module.functions[i]) != name) continue;
    return interpreter.Run(ssa::FunctionId{i}, interpreter.ParseArguments(arguments));
  }
  ADD_FAILURE() << "no function " << name;
  return {};
}

std::string Costs(const ssa::Outcome& outcome) {
  return ssa::Concat(outcome.steps, " instructions, ", outcome.calls, " calls, ",
                     outcome.allocations, " allocations, ", outcome.tests, " tests");
}

class GoldenTest : public testing::TestWithParam<std::string> {};

TEST_P(GoldenTest, Matches) {
  const std::filesystem::path path = std::filesystem::path(kFolder) / (GetParam() + ".ssa");
  const std::string text = ReadFile(path);
  const Golden golden = ParseGolden(text);
  ssa::TextModule m(golden.input);
  std::vector<ssa::Outcome> before;
  for (const std::string& run : golden.runs) before.push_back(Execute(m.module, run));

  std::string error;
  if (golden.pipeline >= 0) {
    PassOptions options;
    options.optimization_level = golden.pipeline;
    options.verify = true;
    PassReport report;
    ASSERT_TRUE(RunPasses(&m.module, options, &report, &error)) << error;
  }
  for (const std::string& name : golden.passes) {
    const PassInfo* pass = FindPass(name);
    ASSERT_NE(pass, nullptr) << name;
    if (pass->module_pass != nullptr) {
      pass->module_pass(&m.module);
    } else {
      for (auto& function : m.module.functions) pass->function_pass(&m.module, function.get());
    }
    ASSERT_TRUE(ssa::Verify(m.module, &error)) << "after " << name << ":\n"
                                               << error << ssa::Print(m.module);
  }
  for (auto& function : m.module.functions) function->Renumber();
  std::string actual = ssa::Print(m.module);
  for (size_t i = 0; i < golden.runs.size(); ++i) {
    const ssa::Outcome after = Execute(m.module, golden.runs[i]);
    EXPECT_EQ(after.text, before[i].text);
    EXPECT_EQ(after.effects, before[i].effects);
    ssa::AppendTo(&actual, ";; ", golden.runs[i], ": ", after.text.substr(0, 100),
                  "\n;;   before: ", Costs(before[i]), "\n;;   after:  ", Costs(after), "\n");
  }

  const size_t mark = text.find(kExpected);
  const std::string expected =
      mark == std::string::npos ? "" : text.substr(mark + kExpected.size());
  if (update) {
    const char* workspace = std::getenv("BUILD_WORKSPACE_DIRECTORY");
    std::ofstream(workspace == nullptr ? path : workspace / path)
        << golden.input << kExpected << actual;
    return;
  }
  EXPECT_EQ(actual, expected)
      << "rerun alone: ./bazelw test //compiler/passes:golden_test --test_filter=*/" << GetParam()
      << "\nupdate:      ./bazelw run //compiler/passes:golden_test -- --update";
}

std::vector<std::string> Files() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(kFolder)) {
    if (entry.path().extension() == ".ssa") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

// A pass on its own in a golden, not just somewhere in a pipeline.
TEST(Coverage, EveryPassHasAGolden) {
  std::set<std::string> seen;
  for (const std::string& name : Files()) {
    const Golden golden = ParseGolden(ReadFile(std::filesystem::path(kFolder) / (name + ".ssa")));
    seen.insert(golden.passes.begin(), golden.passes.end());
  }
  for (const PassInfo& pass : AllPasses()) {
    EXPECT_TRUE(seen.contains(std::string(pass.name))) << "no file in " << kFolder << " names " << pass.name << " behind `;; passes:`";
  }
}

INSTANTIATE_TEST_SUITE_P(Passes, GoldenTest, testing::ValuesIn(Files()),
                         [](const auto& info) { return info.param; });

}  // namespace
}  // namespace lumen::passes

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  for (int i = 1; i < argc; ++i) {
    if (std::string_view(argv[i]) == "--update") lumen::passes::update = true;
  }
  return RUN_ALL_TESTS();
}

// Runs the functions of semantics/semantics.erl in the SSA interpreter and compares results, errors and stack traces with those that
// OTP gave (semantics/record_results.escript says how they were recorded).
#include <map>
#include <sstream>
#include <string>

#include "compiler/passes/pass_manager.h"
#include "compiler/patterns/testing/source_to_ssa.h"
#include "compiler/ssa/testing/interpreter.h"
#include "gtest/gtest.h"

namespace lumen {
namespace {

constexpr char kDirectory[] = "compiler/patterns/semantics/";

// Differences that are meant to be; with the reason.
const std::map<std::string, std::string>& Exempt() {
  static const auto& exempt = *new std::map<std::string, std::string>{
      {"t_badfun", "OTP shows the calling frame twice; the interpreter shows equal neighbours once"},
      {"t_bad_generator_tail", "OTP shows the raising frame and its equal caller; the interpreter shows equal neighbours once"},
  };
  return exempt;
}

// OTP's JIT leaves out the operands of a failed + or -.
std::string WithoutOperands(const std::string& text) {
  const std::string start = "raised badarith";
  const size_t close = text.find(") [");
  return text.starts_with(start + "(") && close != std::string::npos ? start + text.substr(close + 1) : text;
}

class SemanticsTest : public ::testing::TestWithParam<int> {};

TEST_P(SemanticsTest, AsOtp) {
  const std::string path = std::string(kDirectory) + "semantics.erl";
  SourceToSsa compiled(path, SourceToCore::ReadFile(path));
  ASSERT_TRUE(compiled.ok) << compiled.diagnostics;
  passes::PassOptions options;
  options.optimization_level = GetParam();
  options.verify = true;
  passes::PassReport report;
  std::string error;
  ASSERT_TRUE(passes::RunPasses(&compiled.ssa, options, &report, &error)) << error;
  std::istringstream results(SourceToCore::ReadFile(std::string(kDirectory) + "semantics.results"));
  int count = 0;
  for (std::string line; std::getline(results, line);) {
    const std::string name = line.substr(0, line.find(' ')), expected = line.substr(line.find(' ') + 1);
    const ssa::FunctionId function = FindFunction(compiled, name, 0);
    ASSERT_TRUE(function.is_valid()) << name << ": record the results again";
    ssa::Interpreter interpreter(compiled.ssa);
    const ssa::Outcome outcome = interpreter.Run(function, {});
    const bool has_operands = !expected.starts_with("raised badarith [");
    const std::string text = has_operands ? outcome.text : WithoutOperands(outcome.text);
    if (Exempt().contains(name)) {
      EXPECT_NE(text, expected) << name << " needs no exemption any more";
    } else {
      EXPECT_EQ(text, expected) << name;
    }
    EXPECT_FALSE(outcome.broken) << name << ": " << outcome.text;
    ++count;
  }
  // Every function has its line.
  for (const auto& function : compiled.ssa.functions) {
    if (compiled.front.context.symbols.Text(function->name).starts_with("t_") && function->arity == 0) --count;
  }
  EXPECT_EQ(count, 0) << "record the results again";
}

// As it is built, and as the passes of each level leave it.
INSTANTIATE_TEST_SUITE_P(Levels, SemanticsTest, ::testing::Values(0, 1, 2, 3));

}  // namespace
}  // namespace lumen

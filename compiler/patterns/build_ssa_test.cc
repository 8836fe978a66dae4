#include <functional>
#include <string>
#include <vector>

#include "compiler/patterns/testing/source_to_ssa.h"
#include "compiler/ssa/text.h"
#include "gtest/gtest.h"

namespace lumen {
namespace {

TEST(BuildSsaTest, LongListsAreNoDeepTrees) {
  std::string source = "-module(m).\n-export([f/1, g/0, h/1, p/1]).\nf(X) -> [X";
  for (int i = 0; i < 20000; ++i) source += ",X";
  source += "].\ng() -> [1";
  for (int i = 0; i < 100000; ++i) source += "," + std::to_string(i);
  source += "].\nh(X) -> X";
  for (int i = 0; i < 5000; ++i) source += ", X + " + std::to_string(i);
  source += ".\np([1";
  for (int i = 0; i < 3000; ++i) source += "," + std::to_string(i);
  source += "]) -> ok.\n";
  SourceToSsa compiled(source);
  EXPECT_TRUE(compiled.ok) << compiled.diagnostics.substr(0, 1000);
}

size_t ValuesIn(const SourceToSsa& compiled) {
  size_t count = 0;
  for (const auto& function : compiled.ssa.functions) count += function->values.size();
  return count;
}

// Code grows with the source, whatever the clauses look like: compare a size with its double.
void ExpectLinear(const std::function<std::string(int)>& make_source, int size) {
  SourceToSsa small(make_source(size)), large(make_source(2 * size));
  ASSERT_TRUE(small.ok) << small.diagnostics.substr(0, 1000);
  ASSERT_TRUE(large.ok) << large.diagnostics.substr(0, 1000);
  EXPECT_LT(ValuesIn(large), 3 * ValuesIn(small));
}

TEST(BuildSsaTest, ManyClausesOfConstants) {
  ExpectLinear(
      [](int count) {
        std::string source = "-module(m).\n-export([f/2]).\n";
        for (int i = 0; i < count; ++i) source += "f(" + std::to_string(i) + ", a" + std::to_string(i) + ") -> " + std::to_string(i) + ";\n";
        return source + "f(_, _) -> none.\n";
      },
      1500);
}

TEST(BuildSsaTest, WildcardsBetweenConstants) {
  ExpectLinear(
      [](int count) {
        std::string source = "-module(m).\n-export([f/2]).\n";
        for (int i = 0; i < count; ++i) {
          source += "f(" + std::to_string(i) + ", b) -> " + std::to_string(i) + ";\nf(_, X) when X > " + std::to_string(i) + " -> X;\n";
        }
        return source + "f(_, _) -> none.\n";
      },
      500);
}

TEST(BuildSsaTest, AColumnPerClause) {
  ExpectLinear(
      [](int count) {
        std::string source = "-module(m).\n-export([f/1]).\n";
        for (int i = 0; i < count; ++i) {
          source += "f({";
          for (int k = 0; k < 40; ++k) source += std::string(k > 0 ? ", " : "") + (k == i % 40 ? "v" + std::to_string(i) : "_");
          source += "}) -> " + std::to_string(i) + ";\n";
        }
        return source + "f(_) -> none.\n";
      },
      400);
}

// The names of a value's variables, the last first.
std::vector<std::string> NamesOf(const SourceToSsa& compiled, const ssa::Instruction& value) {
  std::vector<std::string> names;
  for (uint32_t i = value.variables; i != ssa::kInvalidIndex; i = compiled.ssa.variable_names[i].next)
    names.emplace_back(compiled.ssa.symbols->Text(compiled.ssa.variable_names[i].name));
  return names;
}

TEST(BuildSsaTest, ValuesKnowTheirVariables) {
  SourceToSsa compiled("-module(m).\n-export([f/2]).\nf(0, Sum) -> Sum;\nf(N, So) -> Next = So + N, F = fun(X) -> X + Next end, F(N).\n");
  ASSERT_TRUE(compiled.ok) << compiled.diagnostics;
  const ssa::Function& f = *compiled.ssa.functions[0];
  EXPECT_EQ(NamesOf(compiled, f[f.blocks[0].parameters[0]]), std::vector<std::string>{"N"});
  EXPECT_EQ(NamesOf(compiled, f[f.blocks[0].parameters[1]]), (std::vector<std::string>{"So", "Sum"}));
  std::vector<std::string> others, in_fun;
  for (const auto& function : compiled.ssa.functions) {
    for (const ssa::Instruction& value : function->values) {
      for (const std::string& name : NamesOf(compiled, value)) {
        if (function->is_fun) in_fun.push_back(name);
        if (function.get() == &f && value.opcode != ssa::Opcode::kParameter) others.push_back(name);
      }
    }
  }
  EXPECT_EQ(others, (std::vector<std::string>{"Next", "F"}));
  EXPECT_EQ(in_fun, (std::vector<std::string>{"X", "Next"}));
}

}  // namespace
}  // namespace lumen

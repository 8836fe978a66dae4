#include <functional>
#include <string>

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

}  // namespace
}  // namespace lumen

#include "compiler/codegen/symbol_names.h"

#include "gtest/gtest.h"

namespace lumen::codegen {
namespace {

TEST(SymbolNamesTest, SpellsPlainNamesAsErlangDoes) {
  EXPECT_EQ(FunctionSymbol("lists", "map", 2), "lists:map/2");
  EXPECT_EQ(AtomSymbol("ok"), "lumen.atom.ok");
}

TEST(SymbolNamesTest, RoundTripsEveryByte) {
  std::string all;
  for (int byte = 1; byte < 256; ++byte) all.push_back(static_cast<char>(byte));
  all.push_back('\0');
  FunctionName function;
  ASSERT_TRUE(ParseFunctionSymbol(FunctionSymbol(all, "-f/1-fun-0-", 255), &function));
  EXPECT_EQ(function.module, all);
  EXPECT_EQ(function.name, "-f/1-fun-0-");
  EXPECT_EQ(function.arity, 255u);
}

TEST(SymbolNamesTest, RefusesWhatIsNoFunction) {
  FunctionName function;
  for (const char* symbol : {"lumen_add", "m:f/1#2", "m:f", "m/f:1", "m:f/", "m:f/1x", "m:f%/1", "m:f%GG/1", ""}) {
    EXPECT_FALSE(ParseFunctionSymbol(symbol, &function)) << symbol;
  }
}

}  // namespace
}  // namespace lumen::codegen

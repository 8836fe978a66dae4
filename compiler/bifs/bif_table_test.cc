#include "compiler/bifs/bif_table.h"

#include <set>
#include <string>

#include "gtest/gtest.h"

namespace lumen {
namespace {

TEST(BifTableTest, FindsEachRowByItsName) {
  std::set<std::string_view> symbols;
  for (const BifInfo& bif : AllBifs()) {
    EXPECT_EQ(FindBif(bif.module, bif.name, bif.arity), &bif) << bif.module << ":" << bif.name << "/" << bif.arity << " stands twice";
    EXPECT_TRUE(symbols.insert(bif.symbol).second) << bif.symbol << " serves two functions";
  }
  EXPECT_EQ(FindBif("erlang", "no_such_function", 1), nullptr);
}

}  // namespace
}  // namespace lumen

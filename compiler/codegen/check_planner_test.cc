#include "compiler/codegen/check_planner.h"

#include "compiler/ssa/testing/text_module.h"
#include "gtest/gtest.h"
#include "runtime/abi/code_layout.h"

namespace lumen::codegen {
namespace {

struct Plan {
  explicit Plan(std::string_view text)
      : m(text), liveness(m.Only()), partition(m.Only(), liveness),
        checks(PlanChecks(m.Only(), partition, partition.parts()[0], -1)) {}
  const std::vector<Check>& Of(uint32_t block) const { return checks[partition.FirstSegment(ssa::BlockId{block})]; }

  ssa::TextModule m;
  ssa::Liveness liveness;
  Partition partition;
  std::vector<std::vector<Check>> checks;
};

TEST(CheckPlannerTest, AsksOnceForAllThatFollows) {
  Plan plan(R"(module m
function f/2 exported {
b0(%0: any, %1: any):
  %2 = make_cons %0, %1 : cons
  %3 = is_kind atom, %0
  branch %3, b1(), b2()
b1():
  %4 = make_tuple %2, %2, %2 : tuple/3
  return %4
b2():
  return %2
}
)");
  ASSERT_EQ(plan.Of(0).size(), 1u);
  EXPECT_EQ(plan.Of(0)[0].instruction, 0u);
  EXPECT_EQ(plan.Of(0)[0].words, 6u);
  EXPECT_TRUE(plan.Of(1).empty());
  EXPECT_TRUE(plan.Of(2).empty());
}

// The way that needs nothing pays nothing; frame and code word of a call count.
TEST(CheckPlannerTest, SparesPathsThatAllocateNothing) {
  Plan plan(R"(module m
function f/1 exported {
b0(%0: any):
  %1 = is_kind nil, %0
  branch %1, b1(), b2()
b1():
  return %0
b2():
  %2 = call f/1, %0
  %3 = make_cons %2, %0 : cons
  return %3
}
)");
  EXPECT_TRUE(plan.Of(0).empty());
  EXPECT_TRUE(plan.Of(1).empty());
  ASSERT_EQ(plan.Of(2).size(), 1u);
  EXPECT_EQ(plan.Of(2)[0].words, 2u);
}

TEST(CheckPlannerTest, AsksBeforeABranchWhereBothWaysAllocate) {
  Plan plan(R"(module m
function f/1 exported {
b0(%0: any):
  %1 = is_kind nil, %0
  branch %1, b1(), b2()
b1():
  %2 = make_cons %0, %0 : cons
  return %2
b2():
  %3 = make_tuple %0 : tuple/1
  return %3
}
)");
  ASSERT_EQ(plan.Of(0).size(), 1u);
  EXPECT_EQ(plan.Of(0)[0].instruction, 1u);
  EXPECT_EQ(plan.Of(0)[0].words, 2u);
  EXPECT_TRUE(plan.Of(1).empty());
  EXPECT_TRUE(plan.Of(2).empty());
}

TEST(CheckPlannerTest, AsksAnewInEachRoundOfALoop) {
  Plan plan(R"(module m
function f/2 exported {
b0(%0: any, %1: any):
  jump b1(%0, %1)
b1(%2: any, %3: any):
  %4 = is_kind nil, %2
  branch %4, b2(), b3()
b2():
  return %3
b3():
  %5 = make_cons %2, %3 : cons
  loop_back %2, %5, b1(%2, %5)
}
)");
  EXPECT_TRUE(plan.Of(0).empty());
  EXPECT_TRUE(plan.Of(1).empty());
  ASSERT_EQ(plan.Of(3).size(), 1u);
  EXPECT_EQ(plan.Of(3)[0].words, 2u);
}

// Beyond the reserve that helpers keep, each allocation asks for itself.
TEST(CheckPlannerTest, AsksBeforeEachAllocationWhereThereAreMany) {
  std::string text = "module m\nfunction f/1 exported {\nb0(%0: any):\n";
  constexpr int kCells = abi::kHeapReserveWords / 2 + 1;
  for (int i = 1; i <= kCells; ++i) {
    text += "  %" + std::to_string(i) + " = make_cons %0, %" + std::to_string(i - 1) + " : cons\n";
  }
  text += "  return %" + std::to_string(kCells) + "\n}\n";
  Plan plan(text);
  ASSERT_EQ(plan.Of(0).size(), static_cast<size_t>(kCells));
  for (const Check& check : plan.Of(0)) EXPECT_EQ(check.words, 2u);
}

}  // namespace
}  // namespace lumen::codegen

#include "compiler/codegen/restart_planner.h"

#include "compiler/ssa/testing/text_module.h"
#include "gtest/gtest.h"

namespace lumen::codegen {
namespace {

struct Plan {
  explicit Plan(std::string_view text, PartIndex part = 0)
      : m(text), liveness(m.Only()), partition(m.Only(), liveness),
        checks(PlanChecks(m.Only(), partition, partition.parts()[part], part == 0 ? -1 : 1)),
        restarts(PlanRestarts(m.Only(), liveness, partition, partition.parts()[part], checks)) {}
  const std::vector<std::optional<Restart>>& Of(uint32_t block) const {
    return restarts[partition.FirstSegment(ssa::BlockId{block})];
  }

  ssa::TextModule m;
  ssa::Liveness liveness;
  Partition partition;
  std::vector<std::vector<Check>> checks;
  RestartPlan restarts;
};

TEST(RestartPlannerTest, BeginsAgainWhereNothingHasHappened) {
  Plan plan(R"(module m
function f/2 exported {
b0(%0: any, %1: any):
  %2 = is_kind cons, %0
  branch %2, b1(), b2()
b1():
  %3 = add %1, %1
  %4 = make_tuple %3, %0 : tuple/2
  return %4
b2():
  return %1
}
)");
  ASSERT_EQ(plan.Of(1).size(), 1u);
  ASSERT_TRUE(plan.Of(1)[0].has_value());
  EXPECT_TRUE(plan.Of(1)[0]->from_root);
}

// A cell made before, a BIF called: neither is done twice.
TEST(RestartPlannerTest, SavesWhatIsLiveBehindEffects) {
  Plan plan(R"(module m
function f/2 exported {
b0(%0: any, %1: any):
  %2 = bif erlang:put/2, %0, %1
  %3 = make_cons %2, %1 : cons
  return %3
}
)");
  ASSERT_EQ(plan.Of(0).size(), 1u);
  EXPECT_FALSE(plan.Of(0)[0].has_value());
}

// A tuple that was changed in place is not changed a second time: neither the function nor a round of the loop begins again.
TEST(RestartPlannerTest, SavesWhatIsLiveBehindAnUpdate) {
  Plan plan(R"(module m
function f/2 {
b0(%0: any, %1: tuple/2):
  %2 = boolean_literal true
  %3 = update_tuple 1, %1, %2, %0 : tuple/2
  jump b1(%0, %3)
b1(%4: any, %5: tuple/2):
  %6 = is_kind cons, %4
  branch %6, b2(), b3()
b2():
  %7 = make_cons %4, %5 : cons
  loop_back %7, %5, b1(%7, %5)
b3():
  return %5
}
)");
  ASSERT_EQ(plan.Of(0).size(), 1u);
  EXPECT_TRUE(plan.Of(0)[0].has_value());
  ASSERT_EQ(plan.Of(2).size(), 1u);
  EXPECT_FALSE(plan.Of(2)[0].has_value());
}

// A round of a loop begins again as a call with what the round before passed on: the one parameter of the header, and what never changes.
TEST(RestartPlannerTest, BeginsARoundOfALoopAgain) {
  Plan plan(R"(module m
function f/3 exported {
b0(%0: any, %1: any, %2: any):
  jump b1(%0, %2)
b1(%3: any, %4: any):
  %5 = is_kind cons, %3
  branch %5, b2(), b3()
b2():
  %6 = refine %3 : cons
  %7 = head %6
  %8 = tail %6
  %9 = make_cons %7, %4 : cons
  loop_back %8, %1, %9, b1(%8, %9)
b3():
  return %4
}
)");
  ASSERT_EQ(plan.Of(2).size(), 1u);
  ASSERT_TRUE(plan.Of(2)[0].has_value());
  EXPECT_FALSE(plan.Of(2)[0]->from_root);
  EXPECT_EQ(plan.Of(2)[0]->arguments, (std::vector<ssa::ValueId>{{3}, {1}, {4}}));
}

// The function's argument is not among what the rounds pass on, only what was made of it.
TEST(RestartPlannerTest, SavesWhatIsLiveWhereARoundIsNoCall) {
  Plan plan(R"(module m
function f/2 exported {
b0(%0: any, %1: any):
  %2 = add %0, %0
  jump b1(%2, %1)
b1(%3: any, %4: any):
  %5 = is_kind cons, %3
  branch %5, b2(), b3()
b2():
  %6 = refine %3 : cons
  %7 = tail %6
  %8 = make_cons %7, %4 : cons
  loop_back %7, %8, b1(%7, %8)
b3():
  return %4
}
)");
  ASSERT_EQ(plan.Of(2).size(), 1u);
  EXPECT_FALSE(plan.Of(2)[0].has_value());
}

}  // namespace
}  // namespace lumen::codegen

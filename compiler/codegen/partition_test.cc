#include "compiler/codegen/partition.h"

#include <set>

#include "compiler/ssa/testing/text_module.h"
#include "gtest/gtest.h"

namespace lumen::codegen {
namespace {

using ssa::TextModule;

struct Cut {
  explicit Cut(std::string_view text)
      : m(text), liveness(m.Only()), partition(m.Only(), liveness) {}
  TextModule m;
  ssa::Liveness liveness;
  Partition partition;
};

TEST(PartitionTest, KeepsAFunctionWithoutCallsWhole) {
  Cut cut(R"(module m
function f/1 exported {
b0(%0: any):
  %1 = is_kind small, %0
  branch %1, b1(), b2()
b1():
  return %0
b2():
  error_function_clause %0
}
)");
  ASSERT_EQ(cut.partition.parts().size(), 1u);
  EXPECT_EQ(cut.partition.parts()[0].kind, PartKind::kEntry);
  EXPECT_EQ(cut.partition.parts()[0].segments.size(), 3u);
}

// The body and what follows it are parts of their own; the catch frame holds what the handler needs
// and the link below it.
TEST(PartitionTest, CutsATryLikeACall) {
  Cut cut(R"(module m
function f/2 exported {
b0(%0: any, %1: any):
  enter_try b1(), b3()
b1():
  %2 = call m:g/1, %0
  leave_try b2()
b2():
  %3 = make_tuple %2, %0 : tuple/2
  return %3
b3(%4: any, %5: any, %6: any):
  %7 = make_tuple %5, %1 : tuple/2
  return %7
}
)");
  ASSERT_EQ(cut.partition.parts().size(), 5u);
  const ssa::Function& function = cut.m.Only();
  const ssa::ValueId enter = function[ssa::BlockId{0}].instructions.back();
  const ssa::ValueId leave = function[ssa::BlockId{1}].instructions.back();
  EXPECT_EQ(cut.partition.EnterOf(leave), enter);
  const Part& handler = cut.partition.parts()[cut.partition.ContinuationOf(enter)];
  EXPECT_EQ(handler.kind, PartKind::kHandler);
  EXPECT_EQ(cut.partition.JoinPart(ssa::BlockId{3}), kNone);
  const Part& body = cut.partition.parts()[cut.partition.JoinPart(ssa::BlockId{1})];
  EXPECT_EQ(body.arguments, std::vector<ssa::ValueId>{ssa::ValueId{0}});
  const Part& after = cut.partition.parts()[cut.partition.JoinPart(ssa::BlockId{2})];
  EXPECT_EQ(after.arguments, (std::vector<ssa::ValueId>{ssa::ValueId{0}, ssa::ValueId{2}}));
  const Frame& frame = cut.partition.FrameOf(enter);
  ASSERT_EQ(frame.size(), 2u);
  EXPECT_EQ(frame[0].value, ssa::ValueId{1});
  EXPECT_TRUE(frame[1].is_catch_link);
}

// Two calls: %0 is needed after both, %1 after the first only, the literal never in a frame.
TEST(PartitionTest, GivesValuesThatLiveLongestTheDeepestSlots) {
  Cut cut(R"(module m
function f/2 exported {
b0(%0: any, %1: any):
  %2 = literal ok
  %3 = call g/1, %0
  %4 = call m2:h/2, %1, %3
  %5 = make_tuple %0, %4, %2 : tuple/3
  return %5
}
function g/1 {
b0(%0: any):
  return %0
}
)");
  ASSERT_EQ(cut.partition.parts().size(), 3u);
  const Frame& first = cut.partition.FrameOf(ssa::ValueId{3});
  const Frame& second = cut.partition.FrameOf(ssa::ValueId{4});
  ASSERT_EQ(first.size(), 2u);
  EXPECT_EQ(first[0].value, ssa::ValueId{0});
  EXPECT_EQ(first[1].value, ssa::ValueId{1});
  ASSERT_EQ(second.size(), 1u);
  EXPECT_EQ(second[0].value, ssa::ValueId{0});
  const Part& last = cut.partition.parts()[cut.partition.ContinuationOf(ssa::ValueId{4})];
  EXPECT_EQ(last.kind, PartKind::kContinuation);
  EXPECT_EQ(last.call, ssa::ValueId{4});
}

TEST(PartitionTest, GivesADoubleAHeaderBelowIt) {
  Cut cut(R"(module m
function f/1 exported {
b0(%0: any):
  %1 = literal 1.5 : float
  %2 = unbox_float %1
  %3 = call m2:g/1, %0
  %4 = box_float %2 : float
  return %4
}
)");
  const Frame& frame = cut.partition.FrameOf(ssa::ValueId{3});
  ASSERT_EQ(frame.size(), 2u);
  EXPECT_EQ(frame[0].value, ssa::ValueId{2});
  EXPECT_FALSE(frame[0].is_raw_header);
  EXPECT_FALSE(frame[1].value.is_valid());
  EXPECT_TRUE(frame[1].is_raw_header);
}

// A block after `case X of a -> g(X); _ -> 1 end` with `count` instructions in it.
std::string WithJoin(int count) {
  std::string text = R"(module m
function f/1 exported {
b0(%0: any):
  %1 = is_kind atom, %0
  branch %1, b1(), b2()
b1():
  %2 = call m2:g/1, %0
  jump b3(%2)
b2():
  %3 = literal 1 : small[1,1]
  jump b3(%3)
b3(%4: any):
  %5 = make_cons %4, %0 : cons
)";
  for (int i = 0; i < count; ++i) {
    text +=
        "  %" + std::to_string(6 + i) + " = make_cons %4, %" + std::to_string(5 + i) + " : cons\n";
  }
  return text + "  return %" + std::to_string(5 + count) + "\n}\n";
}

TEST(PartitionTest, DuplicatesASmallJoin) {
  Cut cut(WithJoin(3));
  ASSERT_EQ(cut.partition.parts().size(), 2u);
  SegmentIndex join = cut.partition.FirstSegment(ssa::BlockId{3});
  for (const Part& part : cut.partition.parts()) {
    EXPECT_TRUE(std::set(part.segments.begin(), part.segments.end()).contains(join));
  }
}

TEST(PartitionTest, MakesALargeJoinAPartOfItsOwn) {
  Cut cut(WithJoin(static_cast<int>(Partition::kMaxDuplicatedInstructions)));
  ASSERT_EQ(cut.partition.parts().size(), 3u);
  const Part& join = cut.partition.parts()[cut.partition.JoinPart(ssa::BlockId{3})];
  EXPECT_EQ(join.kind, PartKind::kJoin);
  EXPECT_EQ(join.arguments, (std::vector<ssa::ValueId>{{4}, {0}}));
}

// Segments of all parts together grow with the function, not with its square.
TEST(PartitionTest, StaysLinearInTheNumberOfJoins) {
  constexpr int kJoins = 400;
  std::string text = "module m\nfunction f/1 exported {\nb0(%0: any):\n  jump b1()\n";
  int value = 1, block = 1;
  for (int i = 0; i < kJoins; ++i, block += 3) {
    auto number = [](int n) { return std::to_string(n); };
    text += "b" + number(block) + "():\n  %" + number(value) + " = is_kind atom, %0\n  branch %" +
            number(value) + ", b" + number(block + 1) + "(), b" + number(block + 2) + "()\n";
    text += "b" + number(block + 1) + "():\n  %" + number(value + 1) +
            " = call m2:g/1, %0\n  jump b" + number(block + 3) + "()\n";
    text += "b" + number(block + 2) + "():\n  jump b" + number(block + 3) + "()\n";
    value += 2;
  }
  text += "b" + std::to_string(block) + "():\n  return %0\n}\n";
  Cut cut(text);
  size_t total = 0;
  for (const Part& part : cut.partition.parts()) total += part.segments.size();
  EXPECT_LT(total, size_t{Partition::kMaxDuplicatedInstructions} * kJoins);
}

}  // namespace
}  // namespace lumen::codegen

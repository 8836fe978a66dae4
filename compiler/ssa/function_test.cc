// The graph helpers: function.h, dominators.h, liveness.h.
#include "compiler/ssa/function.h"

#include <gtest/gtest.h>

#include "compiler/ssa/dominators.h"
#include "compiler/ssa/liveness.h"
#include "compiler/ssa/testing/text_module.h"

namespace lumen::ssa {
namespace {

TEST(FunctionTest, BuildsAndCleansUp) {
  SymbolTable symbols;
  LiteralTable literals;
  Module module;
  module.symbols = &symbols;
  module.literals = &literals;
  module.name = symbols.Intern("m");
  module.functions.push_back(std::make_unique<Function>());
  Function& f = *module.functions[0];
  f.name = symbols.Intern("f");
  f.arity = 1;
  const BlockId entry = f.NewBlock(), unused = f.NewBlock(), last = f.NewBlock();
  const ValueId argument = f.NewParameter(entry);
  const ValueId one =
      f.Append(entry, Opcode::kLiteral, {}, Instruction::DetailOf(literals.Integer(1)));
  const ValueId sum = f.Append(entry, Opcode::kAdd, {argument, one});
  const ValueId jump = f.Append(entry, Opcode::kJump, {});
  f[jump].successors.push_back({last, {sum}});
  const ValueId parameter = f.NewParameter(last);
  f.Append(last, Opcode::kReturn, {parameter});
  f.Append(unused, Opcode::kReturn, {argument});
  f.CleanUp();
  EXPECT_EQ(f.order, (std::vector<BlockId>{entry, last}));
  EXPECT_TRUE(f[unused].instructions.empty());
  EXPECT_EQ(Print(module, f), R"(function f/1 {
b0(%0: any):
  %1 = literal 1
  %2 = add %0, %1
  jump b2(%2)
b2(%4: any):
  return %4
}
)");
  std::string error;
  EXPECT_TRUE(Verify(module, &error)) << error;
}

TEST(FunctionTest, InternsCallees) {
  SymbolTable symbols;
  Module module;
  const Symbol m = symbols.Intern("m"), f = symbols.Intern("f");
  const CalleeId a = module.InternCallee({FunctionId(), m, f, 1});
  EXPECT_EQ(module.InternCallee({FunctionId(), m, f, 1}), a);
  EXPECT_NE(module.InternCallee({FunctionId(), m, f, 2}), a);
  EXPECT_NE(module.InternLocalCallee(FunctionId{0}), a);
  EXPECT_EQ(module.callees.size(), 3u);
}

// A loop with a branch in it; b6 leaves.
constexpr std::string_view kLoop = R"(module m
function f/2 {
b0(%0: any, %1: any):
  jump b1(%0)
b1(%2: any):
  %3 = is_kind cons, %2
  branch %3, b2(), b6()
b2():
  %4 = refine %2 : cons
  %5 = head %4
  %6 = is_kind atom, %5
  branch %6, b3(), b4()
b3():
  %7 = call m:g/1, %5
  jump b5(%7)
b4():
  jump b5(%5)
b5(%8: any):
  %9 = tail %4
  %10 = call m:g/1, %8
  loop_back %9, %1, b1(%9)
b6():
  return %1
}
)";

TEST(DominatorsTest, FindsTheTree) {
  TextModule m(kLoop);
  const Dominators dominators(m.Only());
  EXPECT_FALSE(dominators.ImmediateDominator(BlockId{0}).is_valid());
  EXPECT_EQ(dominators.ImmediateDominator(BlockId{1}), BlockId{0});
  EXPECT_EQ(dominators.ImmediateDominator(BlockId{5}), BlockId{2});
  EXPECT_EQ(dominators.ImmediateDominator(BlockId{6}), BlockId{1});
  EXPECT_TRUE(dominators.Dominates(BlockId{1}, BlockId{5}));
  EXPECT_TRUE(dominators.Dominates(BlockId{5}, BlockId{5}));
  EXPECT_FALSE(dominators.Dominates(BlockId{3}, BlockId{5}));
  EXPECT_EQ(dominators.CommonDominator(BlockId{3}, BlockId{4}), BlockId{2});
  EXPECT_EQ(dominators.CommonDominator(BlockId{3}, BlockId{6}), BlockId{1});
  EXPECT_EQ(dominators.Preorder().size(), 7u);
}

std::vector<uint32_t> Indices(std::span<const ValueId> values) {
  std::vector<uint32_t> indices;
  for (ValueId value : values) indices.push_back(value.index);
  return indices;
}

TEST(LivenessTest, FollowsLoopsAndSeesThroughRefinements) {
  TextModule m(kLoop);
  const Liveness liveness(m.Only());
  using Set = std::vector<uint32_t>;
  EXPECT_EQ(Indices(liveness.LiveIn(BlockId{1})), (Set{1}));
  EXPECT_EQ(Indices(liveness.LiveOut(BlockId{1})), (Set{1, 2}));
  EXPECT_EQ(Indices(liveness.LiveIn(BlockId{3})), (Set{1, 2, 5}));
  EXPECT_EQ(Indices(liveness.LiveOut(BlockId{3})), (Set{1, 2}));
  EXPECT_EQ(Indices(liveness.LiveOut(BlockId{6})), Set{});
  EXPECT_EQ(liveness.Root(ValueId{4}), ValueId{2});

  std::vector<LiveCall> calls = liveness.LiveAcrossCalls(BlockId{3});
  ASSERT_EQ(calls.size(), 1u);
  EXPECT_EQ(calls[0].instruction, ValueId{7});
  EXPECT_EQ(Indices(calls[0].values), (Set{1, 2}));
  calls = liveness.LiveAcrossCalls(BlockId{5});
  ASSERT_EQ(calls.size(), 1u);
  EXPECT_EQ(Indices(calls[0].values), (Set{1, 9}));
  EXPECT_TRUE(liveness.LiveAcrossCalls(BlockId{2}).empty());
}

}  // namespace
}  // namespace lumen::ssa

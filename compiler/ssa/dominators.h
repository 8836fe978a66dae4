// The dominator tree of a function, by Cooper, Harvey and Kennedy ("A Simple, Fast Dominance
// Algorithm", 2001): iterate over reverse postorder until the immediate dominators no longer
// change. Needs `order` as CleanUp leaves it; a change of the control flow makes it out of date.
//
// Tested by function_test.cc.
#ifndef COMPILER_SSA_DOMINATORS_H_
#define COMPILER_SSA_DOMINATORS_H_

#include <span>
#include <vector>

#include "compiler/ssa/function.h"

namespace lumen::ssa {

class Dominators {
 public:
  explicit Dominators(const Function& function);

  bool IsReachable(BlockId block) const { return number_[block.index].enter != 0; }
  // Invalid for the entry block.
  BlockId ImmediateDominator(BlockId block) const { return immediate_[block.index]; }
  // Every block dominates itself. Both must be reachable.
  bool Dominates(BlockId above, BlockId below) const {
    return number_[above.index].enter <= number_[below.index].enter &&
           number_[below.index].leave <= number_[above.index].leave;
  }
  // The lowest block that dominates both.
  BlockId CommonDominator(BlockId a, BlockId b) const;
  // Parents before children, children in reverse postorder.
  std::span<const BlockId> Preorder() const { return preorder_; }
  std::span<const BlockId> Children(BlockId block) const { return children_[block.index]; }

 private:
  struct Interval {
    uint32_t enter = 0, leave = 0;  // of a walk over the tree; 0: unreachable
  };
  std::vector<BlockId> immediate_;
  std::vector<std::vector<BlockId>> children_;
  std::vector<Interval> number_;
  std::vector<BlockId> preorder_;
};

}  // namespace lumen::ssa

#endif  // COMPILER_SSA_DOMINATORS_H_

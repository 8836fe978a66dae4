// Which values are live at the ends of blocks and across calls: what code generation keeps in
// frames.
//
//   Liveness liveness(function);
//   for (LiveCall& call : liveness.LiveAcrossCalls(block)) ... call.instruction, call.values ...
//
// Each use is walked backwards to its definition (Appel, "Modern Compiler Implementation", 19.6),
// so the work is that of the sets handed out. `refine` gives its operand's word unchanged, so sets
// hold no refinement but what is refined (Root); a block parameter is a value of its own. Sets are
// sorted by value. Needs `order` as CleanUp leaves it.
//
// Tested by function_test.cc.
#ifndef COMPILER_SSA_LIVENESS_H_
#define COMPILER_SSA_LIVENESS_H_

#include <span>
#include <vector>

#include "compiler/ssa/function.h"

namespace lumen::ssa {

struct LiveCall {
  ValueId instruction;          // with kCall
  std::vector<ValueId> values;  // used after it, its own result not among them
};

class Liveness {
 public:
  explicit Liveness(const Function& function);

  // The value whose word `value` is: follows refinements.
  ValueId Root(ValueId value) const { return root_[value.index]; }
  // Used in the block or below, and defined above it: the block's parameters are not among them.
  std::span<const ValueId> LiveIn(BlockId block) const { return live_in_[block.index]; }
  // Used below the block; arguments of its own successors are not among them unless used again.
  std::span<const ValueId> LiveOut(BlockId block) const { return live_out_[block.index]; }
  // The block's calls in the order they are made.
  std::vector<LiveCall> LiveAcrossCalls(BlockId block) const;

 private:
  const Function& function_;
  std::vector<ValueId> root_;
  std::vector<std::vector<ValueId>> live_in_, live_out_;
};

}  // namespace lumen::ssa

#endif  // COMPILER_SSA_LIVENESS_H_

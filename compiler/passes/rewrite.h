// Helpers for passes that change the control flow or copy code. Tested by the passes that use them.
#ifndef COMPILER_PASSES_REWRITE_H_
#define COMPILER_PASSES_REWRITE_H_

#include <span>
#include <vector>

#include "compiler/ssa/dominators.h"
#include "compiler/ssa/function.h"

namespace lumen::passes {

// Cleans up, then puts an empty block on every edge from a block with several successors to a block
// with several predecessors (edges that carry arguments into a block with one predecessor stay as
// they are).
void SplitCriticalEdges(ssa::Function* function);

// Replaces uses by what `replacement` says, following chains; invalid: no replacement. Indexed by
// value; may be shorter than `values`.
void ReplaceUses(ssa::Function* function, std::vector<ssa::ValueId>* replacement);

// Copies blocks of `from` into `to` (which may be the same function): values and blocks get new
// numbers.
class Cloner {
 public:
  Cloner(const ssa::Function* from, ssa::Function* to);

  // Uses of `value` in the copy become uses of `copy` (a value of `to`).
  void MapValue(ssa::ValueId value, ssa::ValueId copy);
  void MapBlock(ssa::BlockId block, ssa::BlockId copy);
  // Values that are neither mapped nor copied stay what they are (for copies within one function).
  ssa::ValueId ValueOf(ssa::ValueId value) const;
  ssa::BlockId BlockOf(ssa::BlockId block) const { return blocks_[block.index]; }

  // Copies the blocks: definitions first, so that their order does not matter. Edges to other
  // blocks stay as they are.
  void Clone(std::span<const ssa::BlockId> blocks);
  // Copies one instruction whose operands are mapped; in no block yet.
  ssa::ValueId CloneInstruction(ssa::ValueId value);

 private:
  void Remap(ssa::ValueId value);

  const ssa::Function& from_;
  ssa::Function& to_;
  std::vector<ssa::ValueId> values_;
  std::vector<ssa::BlockId> blocks_;
};

// By BlockId: in how many natural loops the block lies.
std::vector<uint32_t> LoopDepths(const ssa::Function& function, const ssa::Dominators& dominators);

// How often each value is used.
std::vector<uint32_t> CountUses(const ssa::Function& function);

}  // namespace lumen::passes

#endif  // COMPILER_PASSES_REWRITE_H_

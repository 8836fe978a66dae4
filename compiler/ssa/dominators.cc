// Tested by function_test.cc.
#include "compiler/ssa/dominators.h"

namespace lumen::ssa {

Dominators::Dominators(const Function& function)
    : immediate_(function.blocks.size()),
      children_(function.blocks.size()),
      number_(function.blocks.size()) {
  std::vector<uint32_t> position(function.blocks.size(), kInvalidIndex);
  for (uint32_t i = 0; i < function.order.size(); ++i) position[function.order[i].index] = i;
  const std::vector<std::vector<BlockId>> predecessors = function.Predecessors();

  // Positions in reverse postorder stand for blocks: the smaller one is never below the larger.
  std::vector<uint32_t> immediate(function.order.size(), kInvalidIndex);
  immediate[0] = 0;
  for (bool changed = true; changed;) {
    changed = false;
    for (uint32_t i = 1; i < function.order.size(); ++i) {
      uint32_t common = kInvalidIndex;
      for (BlockId predecessor : predecessors[function.order[i].index]) {
        uint32_t other = position[predecessor.index];
        if (immediate[other] == kInvalidIndex) continue;
        if (common == kInvalidIndex) common = other;
        while (other != common) {
          while (other > common) other = immediate[other];
          while (common > other) common = immediate[common];
        }
      }
      if (common != immediate[i]) {
        immediate[i] = common;
        changed = true;
      }
    }
  }
  for (uint32_t i = 1; i < function.order.size(); ++i) {
    if (immediate[i] == kInvalidIndex)
      continue;  // not reachable: `order` is not as CleanUp leaves it
    const BlockId parent = function.order[immediate[i]];
    immediate_[function.order[i].index] = parent;
    children_[parent.index].push_back(function.order[i]);
  }

  uint32_t clock = 0;
  struct Frame {
    BlockId block;
    size_t next = 0;
  };
  std::vector<Frame> stack = {{function.order[0]}};
  number_[function.order[0].index].enter = ++clock;
  preorder_.push_back(function.order[0]);
  while (!stack.empty()) {
    Frame& frame = stack.back();
    const std::vector<BlockId>& children = children_[frame.block.index];
    if (frame.next == children.size()) {
      number_[frame.block.index].leave = ++clock;
      stack.pop_back();
      continue;
    }
    const BlockId child = children[frame.next++];
    number_[child.index].enter = ++clock;
    preorder_.push_back(child);
    stack.push_back({child});
  }
}

BlockId Dominators::CommonDominator(BlockId a, BlockId b) const {
  while (!Dominates(a, b)) a = immediate_[a.index];
  return a;
}

}  // namespace lumen::ssa

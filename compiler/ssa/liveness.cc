// Tested by function_test.cc.
#include "compiler/ssa/liveness.h"

#include <algorithm>

#include "absl/container/flat_hash_set.h"

namespace lumen::ssa {
namespace {

template <typename Visit>
void ForEachUse(const Instruction& instruction, Visit visit) {
  for (ValueId operand : instruction.operands) visit(operand);
  for (const Successor& successor : instruction.successors) {
    for (ValueId argument : successor.arguments) visit(argument);
  }
}

}  // namespace

Liveness::Liveness(const Function& function)
    : function_(function),
      root_(function.values.size()),
      live_in_(function.blocks.size()),
      live_out_(function.blocks.size()) {
  std::vector<BlockId> defined_in(function.values.size());
  // Definitions dominate uses and come first in reverse postorder, so a refinement's operand has
  // its root already.
  for (BlockId block : function.order) {
    for (ValueId parameter : function[block].parameters) {
      defined_in[parameter.index] = block;
      root_[parameter.index] = parameter;
    }
    for (ValueId value : function[block].instructions) {
      defined_in[value.index] = block;
      const Instruction& instruction = function[value];
      root_[value.index] =
          instruction.opcode == Opcode::kRefine ? root_[instruction.operands[0].index] : value;
    }
  }
  const std::vector<std::vector<BlockId>> predecessors = function.Predecessors();

  // All uses of one value are walked together, so `back() == value` says that a block has it
  // already.
  std::vector<std::vector<BlockId>> used_in(function.values.size());
  for (BlockId block : function.order) {
    for (ValueId value : function[block].instructions) {
      if (function[value].opcode == Opcode::kRefine) continue;
      ForEachUse(function[value], [&](ValueId use) {
        std::vector<BlockId>& blocks = used_in[root_[use.index].index];
        if (blocks.empty() || blocks.back() != block) blocks.push_back(block);
      });
    }
  }
  auto contains = [](const std::vector<ValueId>& set, ValueId value) {
    return !set.empty() && set.back() == value;
  };
  std::vector<BlockId> work;
  for (uint32_t i = 0; i < function.values.size(); ++i) {
    const ValueId value{i};
    auto mark_live_in = [&](BlockId block) {
      if (block == defined_in[i] || contains(live_in_[block.index], value)) return;
      live_in_[block.index].push_back(value);
      work.push_back(block);
    };
    for (BlockId block : used_in[i]) mark_live_in(block);
    while (!work.empty()) {
      const BlockId block = work.back();
      work.pop_back();
      for (BlockId predecessor : predecessors[block.index]) {
        if (!contains(live_out_[predecessor.index], value))
          live_out_[predecessor.index].push_back(value);
        mark_live_in(predecessor);
      }
    }
  }
}

std::vector<LiveCall> Liveness::LiveAcrossCalls(BlockId block) const {
  std::vector<LiveCall> calls;
  absl::flat_hash_set<ValueId> live(live_out_[block.index].begin(), live_out_[block.index].end());
  const std::vector<ValueId>& instructions = function_[block].instructions;
  for (auto position = instructions.rbegin(); position != instructions.rend(); ++position) {
    const Instruction& instruction = function_[*position];
    if (instruction.opcode == Opcode::kRefine) continue;
    live.erase(*position);
    if ((InfoOf(instruction.opcode).effects & kCall) != 0) {
      std::vector<ValueId> values(live.begin(), live.end());
      std::sort(values.begin(), values.end());
      calls.push_back({*position, std::move(values)});
    }
    ForEachUse(instruction, [&](ValueId use) { live.insert(root_[use.index]); });
  }
  std::reverse(calls.begin(), calls.end());
  return calls;
}

}  // namespace lumen::ssa

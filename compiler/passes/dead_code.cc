// Dead code: marks what terminators and effects need, backwards; the rest goes. A block parameter
// is needed where something uses it, its arguments then, so parameters that only feed each other
// around a loop go, too. Operations that cannot raise on the types of their operands are no
// effects, nor are pure built-in functions that cannot.
//
// Tested by its golden and differential_test.cc.
#include "compiler/passes/passes.h"
#include "compiler/passes/transfer.h"

namespace lumen::passes {
namespace {

using ssa::BlockId;
using ssa::Function;
using ssa::Instruction;
using ssa::Opcode;
using ssa::Successor;
using ssa::ValueId;

bool HasEffect(const ssa::Module& module, const Function& function,
               const Instruction& instruction) {
  const ssa::Effects effects = ssa::InfoOf(instruction.opcode).effects;
  if ((effects & ssa::kTerminator) != 0) return true;
  if ((effects & ssa::kPure) != 0) return false;
  if ((effects & ssa::kAttemptable) == 0 || instruction.opcode == Opcode::kBif) return true;
  absl::InlinedVector<ssa::Type, 4> types;
  for (ValueId operand : instruction.operands) types.push_back(function[operand].type);
  return MayRaise(module, instruction.opcode, ssa::CalleeId(), types);
}

}  // namespace

void RemoveDeadCode(ssa::Module* module, Function* function) {
  function->CleanUp();
  Function& f = *function;
  std::vector<BlockId> parameter_of(f.values.size());
  std::vector<uint32_t> parameter_index(f.values.size());
  for (BlockId block : f.order) {
    for (uint32_t i = 0; i < f[block].parameters.size(); ++i) {
      parameter_of[f[block].parameters[i].index] = block;
      parameter_index[f[block].parameters[i].index] = i;
    }
  }
  const std::vector<std::vector<BlockId>> predecessors = f.Predecessors();
  std::vector<bool> live(f.values.size());
  std::vector<ValueId> work;
  auto mark = [&](ValueId value) {
    if (live[value.index]) return;
    live[value.index] = true;
    work.push_back(value);
  };
  for (BlockId block : f.order) {
    for (ValueId value : f[block].instructions) {
      if (HasEffect(*module, f, f[value])) mark(value);
    }
  }
  // What a terminator adds (an attempt's result) keeps its parameters, and with them what other
  // edges pass for them.
  for (BlockId block : f.order) {
    const Instruction& terminator = f.Terminator(block);
    for (size_t edge = 0; edge < terminator.successors.size(); ++edge) {
      const std::vector<ValueId>& parameters = f[terminator.successors[edge].block].parameters;
      for (size_t i = ssa::AddedArguments(terminator, edge); i > 0; --i)
        mark(parameters[parameters.size() - i]);
    }
  }
  while (!work.empty()) {
    const ValueId value = work.back();
    work.pop_back();
    for (ValueId operand : f[value].operands) mark(operand);
    const BlockId block = parameter_of[value.index];
    if (!block.is_valid()) continue;
    for (BlockId predecessor : predecessors[block.index]) {
      for (const Successor& successor : f.Terminator(predecessor).successors) {
        const uint32_t i = parameter_index[value.index];
        if (successor.block == block && i < successor.arguments.size())
          mark(successor.arguments[i]);
      }
    }
  }
  auto keeps = [&](BlockId block, size_t i) {
    return block.index == 0 || live[f[block].parameters[i].index];
  };
  std::vector<std::vector<bool>> kept(f.blocks.size());
  for (BlockId block : f.order) {
    for (size_t i = 0; i < f[block].parameters.size(); ++i)
      kept[block.index].push_back(keeps(block, i));
  }
  for (BlockId block : f.order) {
    for (Successor& successor : f.Terminator(block).successors) {
      size_t count = 0;
      for (size_t i = 0; i < successor.arguments.size(); ++i) {
        if (kept[successor.block.index][i]) successor.arguments[count++] = successor.arguments[i];
      }
      successor.arguments.resize(count);
    }
  }
  for (BlockId block : f.order) {
    size_t i = 0;
    std::erase_if(f[block].parameters, [&](ValueId) { return !kept[block.index][i++]; });
    std::erase_if(f[block].instructions, [&](ValueId value) { return !live[value.index]; });
  }
}

}  // namespace lumen::passes

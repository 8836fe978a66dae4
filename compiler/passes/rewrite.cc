#include "compiler/passes/rewrite.h"

namespace lumen::passes {

using ssa::BlockId;
using ssa::Function;
using ssa::Instruction;
using ssa::Opcode;
using ssa::Representation;
using ssa::Successor;
using ssa::ValueId;

void SplitCriticalEdges(Function* function) {
  function->CleanUp();
  const std::vector<std::vector<BlockId>> predecessors = function->Predecessors();
  const std::vector<BlockId> order = function->order;
  bool changed = false;
  for (BlockId block : order) {
    const size_t count = function->Terminator(block).successors.size();
    if (count < 2) continue;
    for (size_t i = 0; i < count; ++i) {
      const Successor old = function->Terminator(block).successors[i];
      if (predecessors[old.block.index].size() < 2) continue;
      const BlockId middle = function->NewBlock();
      Successor onward = old;
      if (old.arguments.size() <
          (*function)[old.block].parameters.size()) {  // an attempt adds its result
        const ValueId last = (*function)[old.block].parameters.back();
        onward.arguments.push_back(function->NewParameter(middle, (*function)[last].representation,
                                                          (*function)[last].type));
      }
      const ValueId jump = function->Append(middle, Opcode::kJump, {});
      (*function)[jump].successors.push_back(std::move(onward));
      Successor& successor = function->Terminator(block).successors[i];
      successor.block = middle;
      successor.arguments.clear();
      changed = true;
    }
  }
  if (changed) function->CleanUp();
}

void ReplaceUses(Function* function, std::vector<ValueId>* replacement) {
  auto resolve = [&](ValueId value) {
    ValueId last = value;
    while (last.index < replacement->size() && (*replacement)[last.index].is_valid())
      last = (*replacement)[last.index];
    while (value != last) {  // shorten the chain for those who come after
      const ValueId next = (*replacement)[value.index];
      (*replacement)[value.index] = last;
      value = next;
    }
    return last;
  };
  for (BlockId block : function->order) {
    for (ValueId value : (*function)[block].instructions) {
      for (ValueId& operand : (*function)[value].operands) operand = resolve(operand);
      for (Successor& successor : (*function)[value].successors) {
        for (ValueId& argument : successor.arguments) argument = resolve(argument);
      }
    }
  }
}

Cloner::Cloner(const Function* from, Function* to)
    : from_(*from), to_(*to), values_(from->values.size()), blocks_(from->blocks.size()) {}

void Cloner::MapValue(ValueId value, ValueId copy) { values_[value.index] = copy; }
void Cloner::MapBlock(BlockId block, BlockId copy) { blocks_[block.index] = copy; }

ValueId Cloner::ValueOf(ValueId value) const {
  if (value.index >= values_.size() || !values_[value.index].is_valid()) return value;
  return values_[value.index];
}

void Cloner::Remap(ValueId copy) {
  Instruction& instruction = to_[copy];
  for (ValueId& operand : instruction.operands) operand = ValueOf(operand);
  for (Successor& successor : instruction.successors) {
    if (successor.block.index < blocks_.size() && blocks_[successor.block.index].is_valid()) {
      successor.block = blocks_[successor.block.index];
    }
    for (ValueId& argument : successor.arguments) argument = ValueOf(argument);
  }
}

ValueId Cloner::CloneInstruction(ValueId value) {
  const ValueId copy{static_cast<uint32_t>(to_.values.size())};
  Instruction instruction = from_[value];  // before `values` moves, where both are one function
  to_.values.push_back(std::move(instruction));
  if (value.index < values_.size()) values_[value.index] = copy;
  Remap(copy);
  return copy;
}

void Cloner::Clone(std::span<const BlockId> blocks) {
  const std::vector<BlockId> chosen(blocks.begin(), blocks.end());
  std::vector<ValueId> copies;
  for (BlockId block : chosen) {
    if (!blocks_[block.index].is_valid()) blocks_[block.index] = to_.NewBlock();
    const BlockId copy = blocks_[block.index];
    const std::vector<ValueId> parameters = from_[block].parameters;
    for (ValueId parameter : parameters) {
      values_[parameter.index] =
          to_.NewParameter(copy, from_[parameter].representation, from_[parameter].type);
    }
    const std::vector<ValueId> instructions = from_[block].instructions;
    for (ValueId value : instructions) {
      const ValueId made{static_cast<uint32_t>(to_.values.size())};
      Instruction instruction = from_[value];
      to_.values.push_back(std::move(instruction));
      values_[value.index] = made;
      to_[copy].instructions.push_back(made);
      copies.push_back(made);
    }
  }
  for (ValueId copy : copies) Remap(copy);
}

std::vector<uint32_t> LoopDepths(const Function& function, const ssa::Dominators& dominators) {
  std::vector<uint32_t> depth(function.blocks.size());
  const std::vector<std::vector<BlockId>> predecessors = function.Predecessors();
  std::vector<uint32_t> seen_for(function.blocks.size(), ssa::kInvalidIndex);
  std::vector<BlockId> work;
  for (BlockId header : function.order) {
    bool is_header = false;
    for (BlockId predecessor : predecessors[header.index]) {
      if (!dominators.Dominates(header, predecessor)) continue;
      is_header = true;
      if (predecessor != header) work.push_back(predecessor);
    }
    if (!is_header) continue;
    seen_for[header.index] = header.index;
    ++depth[header.index];
    while (!work.empty()) {
      const BlockId block = work.back();
      work.pop_back();
      if (seen_for[block.index] == header.index) continue;
      seen_for[block.index] = header.index;
      ++depth[block.index];
      for (BlockId predecessor : predecessors[block.index]) work.push_back(predecessor);
    }
  }
  return depth;
}

std::vector<uint32_t> CountUses(const Function& function) {
  std::vector<uint32_t> uses(function.values.size());
  for (BlockId block : function.order) {
    for (ValueId value : function[block].instructions) {
      for (ValueId operand : function[value].operands) ++uses[operand.index];
      for (const Successor& successor : function[value].successors) {
        for (ValueId argument : successor.arguments) ++uses[argument.index];
      }
    }
  }
  return uses;
}

}  // namespace lumen::passes

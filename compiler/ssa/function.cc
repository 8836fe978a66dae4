// Building blocks of the SSA form: the opcode table, appending, reverse postorder, callee
// interning. Tested by function_test.cc.
#include "compiler/ssa/function.h"

#include <algorithm>
#include <bit>

namespace lumen::ssa {
namespace {

constexpr OpcodeInfo MakeInfo(std::string_view text, Representation result, int operands,
                              Detail detail, Effects effects) {
  return {text, result, operands, detail, effects};
}

constexpr OpcodeInfo kOpcodeInfos[] = {
    MakeInfo("parameter", Representation::kNone, 0, Detail::kNone, kPure),
#define LUMEN_SSA(Name, text, result, operands, detail, effects) \
  MakeInfo(text, Representation::k##result, operands, Detail::k##detail, effects),
#include "compiler/ssa/instruction.def"
};

}  // namespace

const OpcodeInfo& InfoOf(Opcode opcode) { return kOpcodeInfos[static_cast<size_t>(opcode)]; }

double Instruction::real() const { return std::bit_cast<double>(detail); }

uint64_t Instruction::DetailOfReal(double value) { return std::bit_cast<uint64_t>(value); }

BlockId Function::NewBlock() {
  BlockId id{static_cast<uint32_t>(blocks.size())};
  blocks.emplace_back();
  order.push_back(id);
  return id;
}

ValueId Function::NewParameter(BlockId block, Representation representation, Type type) {
  ValueId id{static_cast<uint32_t>(values.size())};
  Instruction& parameter = values.emplace_back();
  parameter.representation = representation;
  parameter.type = type;
  blocks[block.index].parameters.push_back(id);
  return id;
}

ValueId Function::NewInstruction(Opcode opcode, std::span<const ValueId> operands,
                                 uint64_t detail) {
  // `operands` may point into `values`, which the next line moves.
  absl::InlinedVector<ValueId, 4> copy(operands.begin(), operands.end());
  ValueId id{static_cast<uint32_t>(values.size())};
  Instruction& instruction = values.emplace_back();
  instruction.opcode = opcode;
  instruction.representation = InfoOf(opcode).result;
  instruction.operands = std::move(copy);
  instruction.detail = detail;
  return id;
}

ValueId Function::Append(BlockId block, Opcode opcode, std::span<const ValueId> operands,
                         uint64_t detail) {
  ValueId id = NewInstruction(opcode, operands, detail);
  blocks[block.index].instructions.push_back(id);
  return id;
}

void Function::CleanUp() {
  // Depth-first search with an explicit stack; successors are taken last first, so that the first
  // one follows its block.
  enum : uint8_t { kNew, kOpen, kDone };
  std::vector<uint8_t> state(blocks.size(), kNew);
  std::vector<BlockId> postorder;
  struct Frame {
    BlockId block;
    size_t remaining;
  };
  std::vector<Frame> stack;
  auto push = [&](BlockId block) {
    state[block.index] = kOpen;
    const Block& body = blocks[block.index];
    stack.push_back({block, body.instructions.empty() ? 0 : Terminator(block).successors.size()});
  };
  push(BlockId{0});
  while (!stack.empty()) {
    Frame& frame = stack.back();
    if (frame.remaining == 0) {
      state[frame.block.index] = kDone;
      postorder.push_back(frame.block);
      stack.pop_back();
      continue;
    }
    BlockId next = Terminator(frame.block).successors[--frame.remaining].block;
    if (state[next.index] == kNew) push(next);
  }
  order.assign(postorder.rbegin(), postorder.rend());
  for (size_t i = 0; i < blocks.size(); ++i) {
    if (state[i] == kNew) blocks[i] = Block();
  }
}

void Function::Renumber() {
  CleanUp();
  std::vector<ValueId> new_value(values.size());
  std::vector<BlockId> new_block(blocks.size());
  std::vector<Instruction> old_values = std::move(values);
  std::vector<Block> old_blocks = std::move(blocks);
  values.clear();
  blocks.clear();
  auto move_value = [&](ValueId& id) {
    ValueId moved{static_cast<uint32_t>(values.size())};
    values.push_back(std::move(old_values[id.index]));
    new_value[id.index] = moved;
    id = moved;
  };
  for (BlockId& id : order) {
    new_block[id.index] = BlockId{static_cast<uint32_t>(blocks.size())};
    Block& block = blocks.emplace_back(std::move(old_blocks[id.index]));
    for (ValueId& value : block.parameters) move_value(value);
    for (ValueId& value : block.instructions) move_value(value);
    id = new_block[id.index];
  }
  for (Instruction& instruction : values) {
    for (ValueId& operand : instruction.operands) operand = new_value[operand.index];
    for (Successor& successor : instruction.successors) {
      successor.block = new_block[successor.block.index];
      for (ValueId& argument : successor.arguments) argument = new_value[argument.index];
    }
  }
}

std::vector<std::vector<BlockId>> Function::Predecessors() const {
  std::vector<std::vector<BlockId>> predecessors(blocks.size());
  for (BlockId block : order) {
    for (const Successor& successor : Terminator(block).successors)
      predecessors[successor.block.index].push_back(block);
  }
  return predecessors;
}

void Module::AddVariable(Instruction& value, Symbol variable) {
  // Of a function with very many clauses the first have to do.
  constexpr int kMostNames = 50;
  int count = 0;
  for (uint32_t i = value.variables; i != kInvalidIndex; i = variable_names[i].next) {
    if (variable_names[i].name == variable || ++count == kMostNames) return;
  }
  variable_names.push_back({variable, value.variables});
  value.variables = static_cast<uint32_t>(variable_names.size() - 1);
}

CalleeId Module::InternCallee(const Callee& callee) {
  const CalleeKey key{callee.local.index, callee.module.index(), callee.name.index(), callee.arity};
  auto [position, inserted] =
      callee_ids_.try_emplace(key, CalleeId{static_cast<uint32_t>(callees.size())});
  if (inserted) callees.push_back(callee);
  return position->second;
}

FunctionId Module::FindFunction(Symbol name, uint32_t arity) const {
  for (size_t i = 0; i < functions.size(); ++i) {
    const Function& function = *functions[i];
    if (function.name == name && function.arity == arity && !function.is_fun &&
        function.variant == 0) {
      return FunctionId{static_cast<uint32_t>(i)};
    }
  }
  return FunctionId();
}

}  // namespace lumen::ssa

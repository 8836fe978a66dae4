// Maps: all of it is the runtime's. See part_emitter.h.
#include "compiler/codegen/part_emitter.h"

namespace lumen::codegen {

using ssa::Instruction;
using ssa::Opcode;
using ssa::ValueId;

llvm::Value* PartEmitter::EmitMakeMap(const Instruction& instruction) {
  std::vector<llvm::Value*> values;
  for (ValueId operand : instruction.operands) values.push_back(Use(operand));
  StoreArguments(values, 0);
  SaveState();
  llvm::Value* arguments[] = {process_, Size(values.size() / 2)};
  llvm::Value* map = abi_.CallRuntime(builder_, RuntimeCall::k_lumen_map_new, arguments);
  ReloadState();
  return map;
}

llvm::Value* PartEmitter::EmitMapOperation(Opcode opcode, const Instruction& instruction, llvm::BasicBlock* failed) {
  constexpr size_t kOnePair = 3;  // operands
  const bool is_put = opcode == Opcode::kMapPut;
  std::vector<llvm::Value*> values;
  for (ValueId operand : instruction.operands) values.push_back(Use(operand));
  RuntimeCall helper = is_put ? RuntimeCall::k_lumen_map_put : RuntimeCall::k_lumen_map_update;
  std::vector<llvm::Value*> arguments = {process_, values[0]};
  if (values.size() == kOnePair) {
    arguments.insert(arguments.end(), values.begin() + 1, values.end());
  } else {
    helper = is_put ? RuntimeCall::k_lumen_map_put_many : RuntimeCall::k_lumen_map_update_many;
    StoreArguments(std::span(values).subspan(1), 0);
    arguments.push_back(Size(values.size() / 2));
  }
  SaveState();
  llvm::Value* map = abi_.CallRuntime(builder_, helper, arguments);
  ReloadState();
  return CheckValue(map, instruction, failed);
}

void PartEmitter::EmitMapFind(const Instruction& instruction) {
  llvm::Value* arguments[] = {Use(instruction.operands[0]), Use(instruction.operands[1])};
  llvm::Value* value = abi_.CallRuntime(builder_, RuntimeCall::k_lumen_map_find, arguments);
  llvm::BasicBlock* found = NewBlock("found");
  builder_.CreateCondBr(builder_.CreateICmpEQ(value, Word(abi::kNoValue)), EdgeBlock(instruction.successors[1]), found);
  builder_.SetInsertPoint(found);
  GoTo(instruction.successors[0], value);
}

}  // namespace lumen::codegen

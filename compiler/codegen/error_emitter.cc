// Raising. See part_emitter.h.
//
// A helper of the runtime builds the exception, finds the handler and stores in the process where to go on; lumen_resume then goes
// there. Nothing is unwound. What all places have in common stands in cold_paths.h.
#include <algorithm>

#include "compiler/codegen/part_emitter.h"

namespace lumen::codegen {

using ssa::Instruction;
using ssa::Opcode;

llvm::Constant* PartEmitter::LocationOf(const ssa::Location& location) {
  return owner_.Location(function_id_, location,
                         frame_words_ < 0 ? abi::kNoFrame : static_cast<uint32_t>(frame_words_));
}

void PartEmitter::Raise(RuntimeCall call, std::initializer_list<llvm::Value*> terms, const ssa::Location& location) {
  owner_.cold_paths().Raise(builder_, MachineRegistersHere(), call, {terms.begin(), terms.size()}, LocationOf(location));
}

void PartEmitter::RaisePending(const ssa::Location& location) {
  Raise(location.hides_operator ? RuntimeCall::k_lumen_raise_pending_hidden : RuntimeCall::k_lumen_raise_pending, {}, location);
}

void PartEmitter::EmitReraise(const Instruction& instruction) {
  SaveState();
  llvm::Value* arguments[] = {process_, Use(instruction.operands[0]), Use(instruction.operands[1]), Use(instruction.operands[2])};
  abi_.CallRuntime(builder_, RuntimeCall::k_lumen_reraise, arguments);
  abi_.TailCall(builder_, abi_.Runtime(RuntimeCall::k_lumen_resume), process_, Heap(), Stack(), Reductions(), {});
}

void PartEmitter::RaiseFunctionClause(std::span<llvm::Value* const> arguments, const ssa::Location& location) {
  const size_t registers = static_cast<size_t>(abi_.target().argument_registers);
  StoreArguments(arguments, registers);
  owner_.cold_paths().RaiseFunctionClause(builder_, MachineRegistersHere(), arguments.first(std::min(arguments.size(), registers)),
                                          arguments.size(), LocationOf(location));
}

void PartEmitter::EmitError(const Instruction& instruction) {
  std::vector<llvm::Value*> operands;
  for (ssa::ValueId operand : instruction.operands) operands.push_back(Use(operand));
  switch (instruction.opcode) {
    case Opcode::kErrorFunctionClause:
      return RaiseFunctionClause(operands, instruction.location);
    case Opcode::kErrorBadMatch:
      return Raise(RuntimeCall::k_lumen_error_badmatch, {operands[0]}, instruction.location);
    case Opcode::kErrorCaseClause:
      return Raise(RuntimeCall::k_lumen_error_case_clause, {operands[0]}, instruction.location);
    case Opcode::kErrorIfClause:
      return Raise(RuntimeCall::k_lumen_error_if_clause, {}, instruction.location);
    case Opcode::kErrorTagged:
      return Raise(RuntimeCall::k_lumen_error_tagged, {operands[0], operands[1]}, instruction.location);
    case Opcode::kErrorReason:
      return Raise(RuntimeCall::k_lumen_error_atom, {operands[0]}, instruction.location);
    default:
      llvm_unreachable("no error instruction");
  }
}

}  // namespace lumen::codegen

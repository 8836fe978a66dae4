// Raising. See part_emitter.h.
//
// A helper of the runtime builds the exception, finds the handler and stores in the process where to go on; lumen_resume then goes
// there. Nothing is unwound.
#include "compiler/codegen/part_emitter.h"

namespace lumen::codegen {

using ssa::Instruction;
using ssa::Opcode;

llvm::Constant* PartEmitter::LocationOf(const ssa::Location& location) {
  return owner_.Location(function_id_, location,
                         frame_words_ < 0 ? abi::kNoFrame : static_cast<uint32_t>(frame_words_));
}

void PartEmitter::Raise(RuntimeCall call, std::vector<llvm::Value*> arguments, const ssa::Location& location) {
  SaveState();
  arguments.push_back(LocationOf(location));
  abi_.CallRuntime(builder_, call, arguments);
  abi_.TailCall(builder_, abi_.Runtime(RuntimeCall::k_lumen_resume), process_, Heap(), Stack(), Reductions(), {});
}

void PartEmitter::RaisePending(const ssa::Location& location) {
  Raise(location.hides_operator ? RuntimeCall::k_lumen_raise_pending_hidden : RuntimeCall::k_lumen_raise_pending, {process_}, location);
}

void PartEmitter::EmitReraise(const Instruction& instruction) {
  SaveState();
  llvm::Value* arguments[] = {process_, Use(instruction.operands[0]), Use(instruction.operands[1]), Use(instruction.operands[2])};
  abi_.CallRuntime(builder_, RuntimeCall::k_lumen_reraise, arguments);
  abi_.TailCall(builder_, abi_.Runtime(RuntimeCall::k_lumen_resume), process_, Heap(), Stack(), Reductions(), {});
}

void PartEmitter::EmitError(const Instruction& instruction) {
  std::vector<llvm::Value*> operands;
  for (ssa::ValueId operand : instruction.operands) operands.push_back(Use(operand));
  switch (instruction.opcode) {
    case Opcode::kErrorFunctionClause:
      StoreArguments(operands, 0);
      return Raise(RuntimeCall::k_lumen_error_function_clause, {process_, Size(operands.size())}, instruction.location);
    case Opcode::kErrorBadMatch:
      return Raise(RuntimeCall::k_lumen_error_badmatch, {process_, operands[0]}, instruction.location);
    case Opcode::kErrorCaseClause:
      return Raise(RuntimeCall::k_lumen_error_case_clause, {process_, operands[0]}, instruction.location);
    case Opcode::kErrorIfClause:
      return Raise(RuntimeCall::k_lumen_error_if_clause, {process_}, instruction.location);
    case Opcode::kErrorTagged:
      return Raise(RuntimeCall::k_lumen_error_tagged, {process_, operands[0], operands[1]}, instruction.location);
    case Opcode::kErrorReason:
      return Raise(RuntimeCall::k_lumen_error_atom, {process_, operands[0]}, instruction.location);
    default:
      llvm_unreachable("no error instruction");
  }
}

}  // namespace lumen::codegen

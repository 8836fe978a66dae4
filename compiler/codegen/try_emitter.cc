// Entering and leaving a try. See part_emitter.h, and partition.h for how a try is cut.
//
// A catch frame is the frame of its handler (runtime/abi/process_fields.def): what the handler
// needs is stored once, on the way in. Raising finds it through the process's catch_offset, so the
// body pays nothing.
#include "compiler/codegen/part_emitter.h"

namespace lumen::codegen {

using ssa::Instruction;
using ssa::Opcode;
using ssa::ValueId;

llvm::Constant* PartEmitter::FrameLocation(ValueId call) {
  uint32_t frame_words = static_cast<uint32_t>(partition_.FrameOf(call).size());
  if (At(call).opcode != Opcode::kEnterTry)
    return owner_.Location(function_id_, At(call).location, frame_words);
  return abi_.CodeLocation(/*function_info=*/nullptr, /*inlined_at=*/nullptr, /*line=*/0,
                           frame_words);
}

void PartEmitter::EmitEnterTry(ValueId id, const Instruction& instruction) {
  const ssa::Successor& body = instruction.successors[0];
  PassArguments(body);
  llvm::Value* stack = nullptr;
  PushFrame(id, &stack);
  llvm::Value* base = builder_.CreateLoad(abi_.pointer(), Field(ProcessField::k_stack_base));
  llvm::Value* offset = builder_.CreateSub(builder_.CreatePtrToInt(base, abi_.size_type()),
                                           builder_.CreatePtrToInt(stack, abi_.size_type()));
  builder_.CreateStore(offset, Field(ProcessField::k_catch_offset));
  EnterJoin(partition_.JoinPart(body.block), stack);
}

void PartEmitter::EmitLeaveTry(ValueId id, const Instruction& instruction) {
  const ssa::Successor& after = instruction.successors[0];
  PassArguments(after);
  llvm::Value* catch_frame = CallerStack();
  llvm::Value* link = builder_.CreateLoad(abi_.word(), abi_.WordAddress(builder_, catch_frame, 1));
  llvm::Value* offset =
      builder_.CreateTrunc(builder_.CreateLShr(link, abi::kTagBits), abi_.size_type());
  builder_.CreateStore(offset, Field(ProcessField::k_catch_offset));
  ValueId enter = partition_.EnterOf(id);
  int64_t frame_words = static_cast<int64_t>(partition_.FrameOf(enter).size());
  EnterJoin(partition_.JoinPart(after.block),
            abi_.WordAddress(builder_, catch_frame, StackWords(frame_words)));
}

}  // namespace lumen::codegen

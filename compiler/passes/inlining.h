// What the inlining passes share: cutting a block at a call, and locations of inlined code.
//
// Stack traces do not change: code of `g` inlined into `f` says so by Location::inlined_at
// (ssa::InlineSite). What `g` calls last takes f's location when the call was not f's last thing:
// g's frame is gone by then on OTP.
#ifndef COMPILER_PASSES_INLINING_H_
#define COMPILER_PASSES_INLINING_H_

#include <span>

#include "absl/container/flat_hash_map.h"
#include "compiler/ssa/function.h"

namespace lumen::passes {

// Cuts the block before and after the instruction at `position`, which must give a Term: what
// follows goes to a new block whose one parameter has the instruction's number. The block ends
// before the instruction and has no terminator: the caller supplies one. `removed` receives the
// instruction.
ssa::BlockId CutAt(ssa::Function* function, ssa::BlockId block, size_t position,
                   ssa::Instruction* removed);

// Makes locations for code of `callee` that is inlined at `call`.
class InlineLocations {
 public:
  InlineLocations(ssa::Module* module, ssa::FunctionId callee, const ssa::Location& call,
                  bool tail_call)
      : module_(*module), callee_(callee), call_(call), tail_call_(tail_call) {}

  // Where an instruction of the callee is, seen from the caller; nowhere where the instruction
  // neither raises nor calls.
  ssa::Location Of(const ssa::Instruction& instruction);

 private:
  uint32_t Site();
  uint32_t Moved(uint32_t site);

  ssa::Module& module_;
  ssa::FunctionId callee_;
  ssa::Location call_;
  bool tail_call_;
  uint32_t site_ = ssa::kInvalidIndex;
  absl::flat_hash_map<uint32_t, uint32_t> moved_;
};

}  // namespace lumen::passes

#endif  // COMPILER_PASSES_INLINING_H_

// See back_end.h.
#include "compiler/codegen/back_end.h"

#include <algorithm>

#include "llvm/IR/Constants.h"
#include "llvm/IR/Instructions.h"
#include "llvm/Pass.h"

namespace lumen::codegen {
namespace {

// Passes are named by what they call themselves: most have no identity in LLVM's headers.

// For what is not there: code written from source that has it is the same without them.
constexpr std::string_view kNothingToDo[] = {
    // Numbers wider than 128 bits, vectors, matrices, calls of memcmp, TLS, jumps to addresses of blocks, inline assembly that jumps.
    "Expand large div/rem",
    "Expand large fp convert",
    "Lower AMX intrinsics",
    "Lower AMX type for load/store",
    "Expand memcmp() to load/stores",
    "Expand vector predication intrinsics",
    "Scalarize Masked Memory Intrinsics",
    "TLS Variable Hoist",
    "Local Dynamic TLS Access Clean-up",
    "Interleaved Access Pass",
    "Interleaved Load Combine Pass",
    "Complex Deinterleaving Pass",
    "X86 Partial Reduction",
    "Expand indirectbr instructions",
    "Prepare callbr",
    // Questions whether something is a constant.
    "Lower constant intrinsics",
    // LLVM's own support of collectors, debuggers' patch points, profilers and sanitizers.
    "Lower Garbage Collection Instructions",
    "Shadow Stack GC Lowering",
    "Analyze Machine Code For Garbage Collection",
    "Fixup Statepoint Caller Saved",
    "StackMap Liveness Analysis",
    "Instrument function entry/exit with calls to e.g. mcount() (post inlining)",
    "Insert fentry calls",
    "Insert XRay ops",
    "Implement the 'patchable-function' attribute",
    "Pseudo Probe Inserter",
    "Machine Sanitizer Binary Metadata",
    "Stack Frame Layout Analysis",
    "Register Allocation Pass Scoring",
    // Exceptions of C++.
    "Exception handling preparation",
    "Contiguously Lay Out Funclets",
    // Hardening against attacks by speculation or overwritten stacks.
    "Safe Stack instrumentation pass",
    "Insert KCFI indirect call checks",
    "X86 Windows Fixup Buffer Security Check",
    "X86 speculative load hardening",
    "X86 Load Value Injection (LVI) Load Hardening",
    "X86 Load Value Injection (LVI) Ret-Hardening",
    "X86 Speculative Execution Side Effect Suppression",
    "X86 Indirect Branch Tracking",
    "X86 Indirect Thunks",
    "X86 Return Thunks",
    "AArch64 speculation hardening pass",
    "AArch64 Globals Tagging",
    "AArch64 Stack Tagging",
    "AArch64 Stack Tagging PreRA",
    // Objects on the stack that live one after the other; stacks of unknown size.
    "Merge disjoint stack slots",
    "Argument Stack Rebase",
    "X86 DynAlloca Expander",
    // Extensions and errata of processors other than those of target.def, and passes for them that kLlvmOptions (machine.cc) turn off.
    "SME ABI Pass",
    "Falkor HW Prefetch Fix",
    "Falkor HW Prefetch Fix Late Phase",
    "Workaround A53 erratum 835769 pass",
    "A57 FP Anti-dependency breaker",
    "MVE gather/scatter lowering",
    "MVE lane interleaving",
    "X86 PIC Global Base Reg Initialization",
    "X86 Domain Reassignment Pass",
    "X86 cmov Conversion",
    "X86 LEA Optimize",
    "X86 Optimize Call Frame",
    "X86 Avoid Store Forwarding Blocks",
    "X86 Lower Tile Copy",
    "X86 FP Stackifier",
    "X86 vzeroupper inserter",
    "X86 Byte/Word Instruction Fixup",
    "X86 Atom pad short functions",
    "X86 Fixup Inst Tuning",
    "X86 Fixup Vector Constants",
    "Compressing EVEX instrs when possible",
    "X86 Discriminate Memory Operands",
    "X86 Insert Cache Prefetches",
    "X86 insert wait instruction",
};

// The same on x86-64 alone: large constants are as good where they are used, nobody asks which parts of a register live, and other processors
// execute instructions in order or on condition.
constexpr std::string_view kNothingToDoOnX86[] = {
    "Constant Hoisting",
    "Detect Dead Lanes",
    "Early If-Conversion",
    "Init Undef Pass",
    "Live Range Shrink",
    "Post RA top-down list latency scheduler",
    "Rename Disconnected Subregister Components",
    "Unpack machine instruction bundles",
};

// Registers of floating point that depend on what they held before.
constexpr std::string_view kForReals[] = {
    "X86 Execution Dependency Fix",
    "ARM Execution Domain Fix",
    "BreakFalseDeps",
};

// Where variables are, for debuggers.
constexpr std::string_view kForVariables[] = {
    "Remove Redundant DEBUG_VALUE analysis",
    "Live DEBUG_VALUE analysis",
};

bool HasDebugInfo(const llvm::Module& module) { return module.getNamedMetadata("llvm.dbg.cu") != nullptr; }

bool HasReals(const llvm::Module& module) {
  for (const llvm::Function& function : module) {
    for (const llvm::BasicBlock& block : function) {
      for (const llvm::Instruction& instruction : block) {
        if (instruction.getType()->isFloatingPointTy()) return true;
      }
    }
  }
  return false;
}

}  // namespace

BackEndPasses::BackEndPasses(const llvm::Module& module, const llvm::Triple& triple)
    : useless_(std::begin(kNothingToDo), std::end(kNothingToDo)) {
  if (triple.getArch() == llvm::Triple::x86_64) useless_.insert(std::begin(kNothingToDoOnX86), std::end(kNothingToDoOnX86));
  if (!HasDebugInfo(module)) useless_.insert(std::begin(kForVariables), std::end(kForVariables));
  if (!HasReals(module)) useless_.insert(std::begin(kForReals), std::end(kForReals));
}

std::set<std::string_view> BackEndPasses::AllUseless() {
  std::set<std::string_view> all(std::begin(kNothingToDo), std::end(kNothingToDo));
  all.insert(std::begin(kNothingToDoOnX86), std::end(kNothingToDoOnX86));
  all.insert(std::begin(kForVariables), std::end(kForVariables));
  all.insert(std::begin(kForReals), std::end(kForReals));
  return all;
}

void BackEndPasses::add(llvm::Pass* pass) {
  const llvm::StringRef name = pass->getPassName();
  auto found = useless_.find(std::string_view(name.data(), name.size()));
  if (found == useless_.end()) return llvm::legacy::PassManager::add(pass);
  left_out_.insert(*found);
  delete pass;
}

void TrimCalls(llvm::Module& module, const llvm::Triple& triple) {
  if (triple.getArch() != llvm::Triple::x86_64 && triple.getArch() != llvm::Triple::aarch64) return;
  for (llvm::Function& function : module) {
    for (llvm::BasicBlock& block : function) {
      llvm::CallInst* call = block.getTerminatingMustTailCall();
      if (call == nullptr) continue;
      unsigned count = call->arg_size();
      while (count > 0 && llvm::isa<llvm::UndefValue>(call->getArgOperand(count - 1))) --count;
      if (count == call->arg_size()) continue;
      llvm::SmallVector<llvm::Value*, 16> arguments(call->arg_begin(), call->arg_begin() + count);
      llvm::SmallVector<llvm::Type*, 16> types;
      for (llvm::Value* argument : arguments) types.push_back(argument->getType());
      auto* type = llvm::FunctionType::get(call->getType(), types, /*isVarArg=*/false);
      llvm::CallInst* trimmed = llvm::CallInst::Create(type, call->getCalledOperand(), arguments, "", call->getIterator());
      trimmed->setCallingConv(call->getCallingConv());
      trimmed->setTailCallKind(call->getTailCallKind());
      trimmed->setDebugLoc(call->getDebugLoc());
      call->eraseFromParent();
    }
  }
}

}  // namespace lumen::codegen

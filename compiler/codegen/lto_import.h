// Inlining functions that other modules offer (lto_offer.h) into a module, the middle of --lto=thin.
//
// A call in compiled code pushes a frame and leaves by a tail call for the callee, which returns by an indirect tail call to the code word on
// top of the stack. Inlined, the callee's body stands in place of the tail call, and the code word it loads is the one that the caller
// has just stored: the return is a direct tail call of the caller's own continuation, which is inlined in turn.
//
//   push frame, @c               push frame, @c                  push frame (moves to cold paths: lto_frames.h)
//   tail call @m:get/1      ──►  test, load the value       ──►  test, load the value
//                                tail call @c(value)             what comes after the call
//
// Whatever leaves the inlined code on a cold path, an error, a collection, finds its way by the frame: that keeps traces, reductions and
// everything else as they are without inlining. For the same reason @c stays, but is hardly entered any more, so that nothing is inlined
// into it: code grows by about what a function is long, not by its square.
//
// Tested by lto_test.cc and the program tests' variant O2_lto.
#ifndef COMPILER_CODEGEN_LTO_IMPORT_H_
#define COMPILER_CODEGEN_LTO_IMPORT_H_

#include <vector>

#include "compiler/target/target.h"
#include "llvm/IR/Module.h"

namespace lumen::codegen {

// Inlines what `module` calls of the available_externally functions in it, and takes these out. Returns the functions that changed; they
// want optimising.
std::vector<llvm::Function*> InlineOffered(llvm::Module& module, const Target& target);

}  // namespace lumen::codegen

#endif  // COMPILER_CODEGEN_LTO_IMPORT_H_

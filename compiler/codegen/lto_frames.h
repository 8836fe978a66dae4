// Keeps the words of frames in registers where functions were inlined (lto_import.h), and stores them only where the code leaves.
//
// A frame that is pushed for an inlined call is hardly ever looked at: what comes after the call is inlined as well. Only the cold exits want
// it, an error, a collection, a call of the runtime. So each word of the stack that the function writes becomes a variable, which is written
// to the stack
//   * before each tail call, where its place is not below the stack pointer that the call passes on, and
//   * before each call of C, where it is not below the stack pointer saved in the process, and read again after it: the frame is where
//     values survive such a call, so that the function needs no registers that do, and no prologue to save these.
// LLVM's conversion to SSA form then finds the values. A word that the function was entered with and has not changed is not written.
//
// Functions whose stack pointer is not known everywhere, as after a collection in their midst, are left alone.
//
// Tested by lto_test.cc and the program tests' variant O2_lto.
#ifndef COMPILER_CODEGEN_LTO_FRAMES_H_
#define COMPILER_CODEGEN_LTO_FRAMES_H_

#include "llvm/IR/Dominators.h"
#include "llvm/IR/Function.h"

namespace lumen::codegen {

// Whether the function changed.
bool KeepFramesInRegisters(llvm::Function& function, llvm::DominatorTree& dominators);

}  // namespace lumen::codegen

#endif  // COMPILER_CODEGEN_LTO_FRAMES_H_

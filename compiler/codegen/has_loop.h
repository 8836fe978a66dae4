// Whether LLVM IR has a loop, without the analyses that find which.
#ifndef COMPILER_CODEGEN_HAS_LOOP_H_
#define COMPILER_CODEGEN_HAS_LOOP_H_

#include <utility>

#include "llvm/ADT/SmallVector.h"
#include "llvm/Analysis/CFG.h"

namespace lumen::codegen {

inline bool HasLoop(const llvm::Function& function) {
  llvm::SmallVector<std::pair<const llvm::BasicBlock*, const llvm::BasicBlock*>, 1> back_edges;
  llvm::FindFunctionBackedges(function, back_edges);
  return !back_edges.empty();
}

}  // namespace lumen::codegen

#endif  // COMPILER_CODEGEN_HAS_LOOP_H_

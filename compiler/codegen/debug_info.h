// DWARF for -g: what debuggers and profilers need to show Erlang names, files and lines for compiled code.
//
// Each part of a function (partition.h) is a subprogram with the Erlang function's name, so a profile sums up under it whatever it
// was cut into. Inlined calls are inlined subroutines. Variables are not described yet.
#ifndef COMPILER_CODEGEN_DEBUG_INFO_H_
#define COMPILER_CODEGEN_DEBUG_INFO_H_

#include <map>
#include <string>
#include <vector>

#include "compiler/ssa/function.h"
#include "llvm/IR/DIBuilder.h"
#include "llvm/IR/Module.h"

namespace lumen::codegen {

class DebugInfo {
 public:
  DebugInfo(const ssa::Module& module, llvm::Module* llvm_module, bool optimized);

  // Gives the LLVM function, a part of `function`, its subprogram.
  void Describe(llvm::Function* llvm_function, ssa::FunctionId function, const std::string& name);
  // The place as seen from the part; line 0 where it is not known.
  llvm::DILocation* At(const llvm::Function* llvm_function, const ssa::Location& location);
  // Call once, when everything is emitted.
  void Finish();

 private:
  llvm::DIFile* File(uint32_t index);
  llvm::DISubprogram* Inlined(ssa::FunctionId function);
  llvm::DISubprogram* New(ssa::FunctionId function, const std::string& name);

  const ssa::Module& module_;
  llvm::DIBuilder builder_;
  bool optimized_;
  llvm::DICompileUnit* unit_ = nullptr;
  std::vector<llvm::DIFile*> files_;
  std::map<uint32_t, llvm::DISubprogram*> inlined_;
};

}  // namespace lumen::codegen

#endif  // COMPILER_CODEGEN_DEBUG_INFO_H_

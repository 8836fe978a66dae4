// DWARF for -g: what debuggers and profilers need to show Erlang names, files and lines for compiled code.
//
// Each part of a function (partition.h) is a subprogram with the Erlang function's name, so a profile sums up under it whatever it
// was cut into. Inlined calls are inlined subroutines.
//
// A variable is described where it gets its value and, in a part behind a call, where the frame holds it, as far as the SSA form still
// knows its name (Instruction::variables). Debuggers find it until the machine code has no use for it any more. Its type is `term`, a
// tagged word, which runtime/debug/lumen_gdb.py prints; a float that is held unboxed is a double. What has the names of several
// clauses is shown under each of them.
#ifndef COMPILER_CODEGEN_DEBUG_INFO_H_
#define COMPILER_CODEGEN_DEBUG_INFO_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "compiler/ssa/function.h"
#include "llvm/IR/DIBuilder.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/Module.h"

namespace lumen::codegen {

class DebugInfo {
 public:
  DebugInfo(const ssa::Module& module, llvm::Module* llvm_module, bool optimized);

  // Gives the LLVM function, a part of `function`, its subprogram.
  void Describe(llvm::Function* llvm_function, ssa::FunctionId function, const std::string& name);
  // The place as seen from the part; line 0 where it is not known.
  llvm::DILocation* At(const llvm::Function* llvm_function, const ssa::Location& location);
  // Says that the variables of `value` have this LLVM value from the insertion point, the end of a block, on; or, where `word_offset` is
  // given, the word so far behind that address.
  void ShowVariables(llvm::IRBuilder<>& builder, const ssa::Instruction& value, llvm::Value* llvm_value,
                     std::optional<int64_t> word_offset = std::nullopt);
  // Call once, when everything is emitted.
  void Finish();

 private:
  llvm::DIFile* File(uint32_t index);
  llvm::DISubprogram* Inlined(ssa::FunctionId function);
  llvm::DISubprogram* New(ssa::FunctionId function, const std::string& name);
  llvm::DIType* TypeOf(ssa::Representation representation);

  const ssa::Module& module_;
  llvm::DIBuilder builder_;
  bool optimized_;
  llvm::DICompileUnit* unit_ = nullptr;
  std::vector<llvm::DIFile*> files_;
  std::map<uint32_t, llvm::DISubprogram*> inlined_;
  std::map<ssa::Representation, llvm::DIType*> types_;
  std::map<std::tuple<llvm::DIScope*, uint32_t, ssa::Representation>, llvm::DILocalVariable*> variables_;  // by scope, name, type
};

}  // namespace lumen::codegen

#endif  // COMPILER_CODEGEN_DEBUG_INFO_H_

// The ends of paths that hardly ever run, shared by all compiled code: collecting, giving up the processor, raising.
//
// Each leaves the block with a tail call of a small function with the convention of compiled code. What differs from place to place
// goes along in registers (the part's own arguments stay where they came in), everything else, saving registers, calling the
// runtime, going on, stands in that function once. A module defines those it uses; they are alike in all modules, and the linker
// keeps one of each. In line the same would take four to ten times the code, and a call of C in a function costs it registers that survive calls.
//
// What does not fit into the argument registers goes through two fields of the process that nobody needs at that time
// (kScratch in cold_paths.cc).
//
// Tested by the goldens of llvm-ir and by every program test.
#ifndef COMPILER_CODEGEN_COLD_PATHS_H_
#define COMPILER_CODEGEN_COLD_PATHS_H_

#include <span>
#include <string>
#include <vector>

#include "compiler/codegen/abi_emitter.h"

namespace lumen::codegen {

// The registers of compiled code, as they are where a path leaves.
struct MachineRegisters {
  llvm::Value* process = nullptr;
  llvm::Value* heap = nullptr;
  llvm::Value* stack = nullptr;
  llvm::Value* reductions = nullptr;
};

class ColdPaths {
 public:
  explicit ColdPaths(AbiEmitter& abi) : abi_(abi) {}

  // All end the builder's block. `arguments` are those in registers, `count` how many there are in all: the rest stands in the
  // process's argument words already.

  // Makes room for `words` words, keeping the arguments, and enters `resume` with them.
  void Collect(llvm::IRBuilder<>& builder, const MachineRegisters& registers, std::span<llvm::Value* const> arguments,
               size_t count, llvm::Function* resume, uint64_t words);
  // Gives up the processor; `resume` is entered with the arguments later.
  void Yield(llvm::IRBuilder<>& builder, const MachineRegisters& registers, std::span<llvm::Value* const> arguments,
             size_t count, llvm::Function* resume);
  // Calls a helper with kRaises that takes the process, these terms and a location.
  void Raise(llvm::IRBuilder<>& builder, const MachineRegisters& registers, RuntimeCall call,
             std::span<llvm::Value* const> terms, llvm::Constant* location);
  void RaiseFunctionClause(llvm::IRBuilder<>& builder, const MachineRegisters& registers,
                           std::span<llvm::Value* const> arguments, size_t count, llvm::Constant* location);
  // lumen_error_call_fun.
  void RaiseCallFun(llvm::IRBuilder<>& builder, const MachineRegisters& registers, std::span<llvm::Value* const> arguments,
                    size_t count, bool is_tail, llvm::Value* fun, llvm::Constant* location);

 private:
  // A shared function under construction: what it was given.
  struct Shared {
    llvm::Function* function = nullptr;
    bool is_new = false;
    MachineRegisters registers;
    std::vector<llvm::Value*> arguments;  // in registers
    std::vector<llvm::Value*> extras;     // of the types they have where they are passed
  };
  // The function of this name, and the tail call of it; `inside` then stands in the function where that is new.
  Shared Leave(llvm::IRBuilder<>& builder, llvm::IRBuilder<>& inside, const std::string& name, const MachineRegisters& registers,
               std::span<llvm::Value* const> arguments, size_t count, std::span<llvm::Value* const> extras);
  void SaveState(llvm::IRBuilder<>& builder, const Shared& shared);
  void StoreArguments(llvm::IRBuilder<>& builder, const Shared& shared);
  void Resume(llvm::IRBuilder<>& builder, const Shared& shared);

  AbiEmitter& abi_;
};

}  // namespace lumen::codegen

#endif  // COMPILER_CODEGEN_COLD_PATHS_H_

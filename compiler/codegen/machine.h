// LLVM's side of a target: the target machine, optimisation of a module, and its output as text or bytes.
//
// Used by codegen.cc and link_stubs.cc.
#ifndef COMPILER_CODEGEN_MACHINE_H_
#define COMPILER_CODEGEN_MACHINE_H_

#include <memory>
#include <span>
#include <string>

#include "compiler/codegen/codegen.h"
#include "compiler/target/target.h"
#include "llvm/IR/Module.h"
#include "llvm/Target/TargetMachine.h"

namespace lumen::codegen {

std::unique_ptr<llvm::TargetMachine> CreateMachine(const Target& target, int optimization_level);

// Gives the module the machine's triple and data layout. Before anything is emitted into it.
void PrepareModule(llvm::Module& module, const llvm::TargetMachine& machine);

// Function attributes that every definition carries; then LLVM's passes for the level.
void OptimizeModule(llvm::Module& module, llvm::TargetMachine& machine, const Target& target, int optimization_level);

// Once more, for functions into which others were inlined, and takes out what nothing refers to any more.
void OptimizeAgain(llvm::Module& module, std::span<llvm::Function* const> functions, llvm::TargetMachine& machine, int optimization_level);

std::string EmitModule(llvm::Module& module, llvm::TargetMachine& machine, OutputKind kind);

}  // namespace lumen::codegen

#endif  // COMPILER_CODEGEN_MACHINE_H_

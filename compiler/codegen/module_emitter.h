// Emits an SSA module as an LLVM module: declares every function and continuation, lays out literals and function records,
// and has PartEmitter fill the bodies.
//
// Tested by the goldens of llvm-ir and the program tests.
#ifndef COMPILER_CODEGEN_MODULE_EMITTER_H_
#define COMPILER_CODEGEN_MODULE_EMITTER_H_

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "compiler/codegen/abi_emitter.h"
#include "compiler/codegen/cold_paths.h"
#include "compiler/codegen/debug_info.h"
#include "compiler/codegen/partition.h"
#include "compiler/ssa/function.h"
#include "llvm/IR/Module.h"

namespace lumen::codegen {

class ModuleEmitter {
 public:
  // `debug_info` may be null: no DWARF. It must outlive the emitter.
  ModuleEmitter(const ssa::Module& module, const Target& target, llvm::Module* llvm_module, DebugInfo* debug_info);

  // Emits everything. False with `error` set where a limit is exceeded (kArgumentWords live values at a collection).
  bool Emit(std::string* error);

  AbiEmitter& abi() { return abi_; }
  ColdPaths& cold_paths() { return cold_paths_; }
  DebugInfo* debug_info() { return debug_info_; }
  const ssa::Module& module() const { return module_; }

  // The LLVM function of a part; continuations and joins are numbered in order.
  llvm::Function* PartFunction(ssa::FunctionId function, PartIndex part);
  // Whom a Call goes to; declares functions of other modules.
  llvm::Function* CalleeFunction(const ssa::Callee& callee);
  // The C function of a Bif instruction.
  std::string_view BifSymbol(const ssa::Callee& callee);
  // A literal as a word.
  AbiEmitter::Datum Literal(LiteralId literal);
  // The term of a fun without environment.
  AbiEmitter::Datum StaticFun(ssa::FunctionId function);
  llvm::Constant* FunInfo(ssa::FunctionId function);
  // The descriptions (runtime/abi/binary_segment.h) that a construction passes.
  llvm::Constant* Segments(ssa::SegmentsId id);
  llvm::Constant* Location(ssa::FunctionId function, const ssa::Location& location, uint32_t frame_words);

  void ReportLimit(const std::string& message) {
    if (error_.empty()) error_ = message;
  }

 private:
  std::string SymbolOf(const ssa::Function& function) const;
  llvm::Constant* FunctionInfo(ssa::FunctionId function);
  AbiEmitter::Datum LayOut(LiteralId literal);
  AbiEmitter::Datum ExternalFun(const lumen::Literal& literal);

  const ssa::Module& module_;
  AbiEmitter abi_;
  ColdPaths cold_paths_{abi_};
  DebugInfo* debug_info_;
  std::map<std::pair<uint32_t, PartIndex>, llvm::Function*> part_functions_;
  std::vector<AbiEmitter::Datum> literals_;    // by LiteralId
  std::vector<bool> literal_done_;
  std::map<uint32_t, llvm::Constant*> function_infos_;
  std::map<uint32_t, llvm::Constant*> fun_infos_;
  std::map<uint32_t, llvm::Constant*> segments_;
  std::map<uint32_t, llvm::Constant*> static_funs_;
  std::string error_;
};

}  // namespace lumen::codegen

#endif  // COMPILER_CODEGEN_MODULE_EMITTER_H_

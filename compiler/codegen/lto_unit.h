// The mark that bitcode written for --lto=thin carries: which lumen wrote it, for which target, at which level. What the bytes mean
// depends on all three, so that files of another version or target are refused instead of miscompiled.
//
// Tested by lto_test.cc.
#ifndef COMPILER_CODEGEN_LTO_UNIT_H_
#define COMPILER_CODEGEN_LTO_UNIT_H_

#include <string>

#include "compiler/target/target.h"
#include "llvm/IR/Module.h"

namespace lumen::codegen {

inline constexpr char kUnitMetadata[] = "lumen.unit";

struct UnitInfo {
  int optimization_level = 0;
};

void WriteUnitInfo(llvm::Module& module, const Target& target, const UnitInfo& info);

// False with `error` set, what is wrong and what to do, where the module has no mark, or one of another version or target.
bool ReadUnitInfo(const llvm::Module& module, const Target& target, UnitInfo* info, std::string* error);

}  // namespace lumen::codegen

#endif  // COMPILER_CODEGEN_LTO_UNIT_H_

// --lto=thin: modules become machine code one by one, with small functions of other modules inlined. No LLVM headers here.
//
//   1. Each module: GenerateCode with `lto`, outputs kLlvmBitcode (all of the module) and kOffered (what others may inline of it).
//   2. Each module again, its bitcode and the offers of the modules it calls:
//
//        std::string object, error;
//        CodegenOutput outputs[] = {{OutputKind::kObject, &object}};
//        if (!GenerateCodeFromBitcode({"a.bc", bitcode}, {{{"b.offer.bc", offered}}}, options, outputs, &error)) ...
//
// Thread-safe for distinct modules. Same inputs, same bytes. Tested by lto_test.cc and the program tests' variant O2_lto.
#ifndef COMPILER_CODEGEN_LTO_H_
#define COMPILER_CODEGEN_LTO_H_

#include <span>
#include <string>
#include <string_view>

#include "compiler/codegen/codegen.h"
#include "compiler/target/target.h"

namespace lumen::codegen {

struct BitcodeFile {
  std::string path;  // for messages
  std::string_view bytes;
};

struct LtoOptions {
  const Target* target = nullptr;
  bool verify = false;  // as in CodegenOptions
};

// The module's name, as -module says. False with `error` set where the file is no bitcode that this version of lumen wrote for the target.
bool ReadBitcodeModuleName(const BitcodeFile& file, const Target& target, std::string* name, std::string* error);

// The second step, at the optimisation level of the first. Offers of modules that `module` does not call are no matter, nor is its
// own. False with `error` set where a file is not as ReadBitcodeModuleName demands.
bool GenerateCodeFromBitcode(const BitcodeFile& module, std::span<const BitcodeFile> offers, const LtoOptions& options,
                             std::span<const CodegenOutput> outputs, std::string* error);

// Bitcode of what the module offers, for who has its bitcode alone.
bool OfferedBitcode(const BitcodeFile& module, const Target& target, std::string* offered, std::string* error);

}  // namespace lumen::codegen

#endif  // COMPILER_CODEGEN_LTO_H_

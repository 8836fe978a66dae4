// Code generation: an SSA module in, LLVM IR, bitcode, assembly or an object file out. No LLVM headers here.
//
//   CodegenOptions options;
//   options.target = FindTarget("linux_arm64");
//   options.optimization_level = 2;
//   std::string object, error;
//   CodegenOutput outputs[] = {{OutputKind::kObject, &object}};
//   if (!GenerateCode(module, options, outputs, &error)) ...
//
// Same input, same bytes, whatever else is asked for. Thread-safe for distinct modules. Tested by codegen_test.cc, golden_test.cc
// and the program tests.
#ifndef COMPILER_CODEGEN_CODEGEN_H_
#define COMPILER_CODEGEN_CODEGEN_H_

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "compiler/ssa/function.h"
#include "compiler/target/target.h"

namespace lumen::codegen {

struct CodegenOptions {
  const Target* target = nullptr;
  int optimization_level = 0;  // 0..3
  bool debug_info = false;     // DWARF lines and function names
  bool verify = false;         // have LLVM check its IR; a break of its rules is a bug and ends the program
  bool lto = false;            // offer small functions to other modules, and let bitcode be read by GenerateCodeFromBitcode (lto.h)
};

// kOffered: bitcode of what the module offers to others; with CodegenOptions::lto.
enum class OutputKind : uint8_t { kLlvmIr, kLlvmBitcode, kOffered, kAssembly, kObject };

struct CodegenOutput {
  OutputKind kind;
  std::string* bytes;  // replaced
};

// All requested outputs are of the same module after LLVM's optimisation. False with `error` set where the module exceeds a limit
// of code generation; an invalid SSA module is a bug and ends the program.
bool GenerateCode(const ssa::Module& module, const CodegenOptions& options, std::span<const CodegenOutput> outputs,
                  std::string* error);

// The version of LLVM linked in, "19.1.7".
std::string LlvmVersion();

}  // namespace lumen::codegen

#endif  // COMPILER_CODEGEN_CODEGEN_H_

// See codegen.h.
#include "compiler/codegen/codegen.h"

#include "compiler/codegen/machine.h"
#include "compiler/codegen/module_emitter.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Verifier.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Transforms/Utils/Cloning.h"

namespace lumen::codegen {

bool GenerateCode(const ssa::Module& module, const CodegenOptions& options, std::span<const CodegenOutput> outputs,
                  std::string* error) {
  llvm::LLVMContext context;
  std::unique_ptr<llvm::TargetMachine> machine = CreateMachine(*options.target, options.optimization_level);
  llvm::Module llvm_module(std::string(module.symbols->Text(module.name)), context);
  PrepareModule(llvm_module, *machine);
  std::unique_ptr<DebugInfo> debug_info;
  if (options.debug_info) debug_info = std::make_unique<DebugInfo>(module, &llvm_module, options.optimization_level != 0);
  if (!ModuleEmitter(module, *options.target, &llvm_module, debug_info.get()).Emit(error)) return false;
  if (debug_info != nullptr) debug_info->Finish();
  std::string broken;
  llvm::raw_string_ostream stream(broken);
  if (llvm::verifyModule(llvm_module, &stream)) {
    llvm::report_fatal_error(llvm::StringRef("code generation made invalid LLVM IR (a bug of lumen):\n" + broken));
  }
  OptimizeModule(llvm_module, *machine, *options.target, options.optimization_level);
  // Writing machine code changes the module, so that comes last and from a copy where both kinds are wanted.
  for (const CodegenOutput& output : outputs) {
    std::unique_ptr<llvm::Module> copy = llvm::CloneModule(llvm_module);
    *output.bytes = EmitModule(outputs.size() == 1 ? llvm_module : *copy, *machine, output.kind);
  }
  return true;
}

std::string LlvmVersion() { return LLVM_VERSION_STRING; }

}  // namespace lumen::codegen

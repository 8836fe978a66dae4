// See codegen.h.
#include "compiler/codegen/codegen.h"

#include <algorithm>

#include "compiler/codegen/lto_offer.h"
#include "compiler/codegen/lto_unit.h"
#include "compiler/codegen/machine.h"
#include "compiler/codegen/module_emitter.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Verifier.h"
#include "llvm/Support/raw_ostream.h"

namespace lumen::codegen {

namespace {

bool IsMachineCode(OutputKind kind) { return kind == OutputKind::kAssembly || kind == OutputKind::kObject; }

// At most one of the outputs is machine code.
bool GenerateOnce(const ssa::Module& module, const CodegenOptions& options, std::span<const CodegenOutput> outputs,
                  std::string* error) {
  llvm::LLVMContext context;
  // All other kinds show the names of values and blocks.
  context.setDiscardValueNames(std::all_of(outputs.begin(), outputs.end(), [](const CodegenOutput& output) {
    return output.kind == OutputKind::kObject;
  }));
  std::unique_ptr<llvm::TargetMachine> machine = CreateMachine(*options.target, options.optimization_level);
  llvm::Module llvm_module(std::string(module.symbols->Text(module.name)), context);
  PrepareModule(llvm_module, *machine);
  std::unique_ptr<DebugInfo> debug_info;
  if (options.debug_info) debug_info = std::make_unique<DebugInfo>(module, &llvm_module, options.optimization_level != 0);
  if (!ModuleEmitter(module, *options.target, &llvm_module, debug_info.get()).Emit(error)) return false;
  if (debug_info != nullptr) debug_info->Finish();
  if (options.verify) {
    std::string broken;
    llvm::raw_string_ostream stream(broken);
    if (llvm::verifyModule(llvm_module, &stream)) {
      llvm::report_fatal_error(llvm::StringRef("code generation made invalid LLVM IR (a bug of lumen):\n" + broken));
    }
  }
  OptimizeModule(llvm_module, *machine, *options.target, options.optimization_level);
  if (options.lto) {
    OfferFunctions(llvm_module);
    WriteUnitInfo(llvm_module, *options.target, {options.optimization_level});
  }
  const CodegenOutput* machine_code = nullptr;
  for (const CodegenOutput& output : outputs) {
    if (IsMachineCode(output.kind)) {
      machine_code = &output;
    } else {
      *output.bytes = EmitModule(llvm_module, *machine, output.kind);
    }
  }
  // Last, as it changes the module.
  if (machine_code != nullptr) *machine_code->bytes = EmitModule(llvm_module, *machine, machine_code->kind);
  return true;
}

}  // namespace

// Writing machine code changes the module, and a copy of a module orders its uses differently, which LLVM's code depends on: whoever
// wants both assembly and object file gets everything made twice, so that an output's bytes never depend on what else is written.
bool GenerateCode(const ssa::Module& module, const CodegenOptions& options, std::span<const CodegenOutput> outputs,
                  std::string* error) {
  std::vector<CodegenOutput> once, again;
  for (const CodegenOutput& output : outputs) {
    const bool second = IsMachineCode(output.kind) && std::any_of(once.begin(), once.end(), [](const CodegenOutput& earlier) {
                          return IsMachineCode(earlier.kind);
                        });
    (second ? again : once).push_back(output);
  }
  return GenerateOnce(module, options, once, error) && (again.empty() || GenerateOnce(module, options, again, error));
}

std::string LlvmVersion() { return LLVM_VERSION_STRING; }

}  // namespace lumen::codegen

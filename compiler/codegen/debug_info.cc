// See debug_info.h.
#include "compiler/codegen/debug_info.h"

#include "compiler/codegen/symbol_names.h"
#include "llvm/BinaryFormat/Dwarf.h"

namespace lumen::codegen {

DebugInfo::DebugInfo(const ssa::Module& module, llvm::Module* llvm_module, bool optimized)
    : module_(module), builder_(*llvm_module), optimized_(optimized) {
  llvm_module->addModuleFlag(llvm::Module::Warning, "Debug Info Version", llvm::DEBUG_METADATA_VERSION);
  llvm_module->addModuleFlag(llvm::Module::Warning, "Dwarf Version", 4);
  // DWARF has a code for Erlang in none of its versions; with that of C debuggers show names and lines as they are.
  unit_ = builder_.createCompileUnit(llvm::dwarf::DW_LANG_C99, File(0), "lumen", optimized, "", 0);
}

llvm::DIFile* DebugInfo::File(uint32_t index) {
  if (files_.size() <= index) files_.resize(index + 1);
  if (files_[index] == nullptr) {
    std::string_view name = index < module_.files.size() ? module_.symbols->Text(module_.files[index]) : "unknown";
    size_t slash = name.rfind('/');
    bool has_folder = slash != std::string_view::npos;
    files_[index] = builder_.createFile(llvm::StringRef(has_folder ? name.substr(slash + 1) : name),
                                        llvm::StringRef(has_folder ? name.substr(0, slash) : std::string_view(".")));
  }
  return files_[index];
}

llvm::DISubprogram* DebugInfo::New(ssa::FunctionId id, const std::string& name) {
  const ssa::Function& function = module_[id];
  auto flags = llvm::DISubprogram::SPFlagDefinition | llvm::DISubprogram::SPFlagLocalToUnit;
  if (optimized_) flags |= llvm::DISubprogram::SPFlagOptimized;
  auto* type = builder_.createSubroutineType(builder_.getOrCreateTypeArray({}));
  llvm::DIFile* file = File(function.location.file);
  return builder_.createFunction(file, name, "", file, function.location.line, type, function.location.line,
                                 llvm::DINode::FlagZero, flags);
}

void DebugInfo::Describe(llvm::Function* llvm_function, ssa::FunctionId function, const std::string& name) {
  llvm_function->setSubprogram(New(function, name));
}

llvm::DISubprogram* DebugInfo::Inlined(ssa::FunctionId id) {
  llvm::DISubprogram*& subprogram = inlined_[id.index];
  if (subprogram == nullptr) {
    const ssa::Function& function = module_[id];
    subprogram = New(id, FunctionSymbol(module_.symbols->Text(module_.name), module_.symbols->Text(function.name),
                                        function.arity));
  }
  return subprogram;
}

llvm::DILocation* DebugInfo::At(const llvm::Function* llvm_function, const ssa::Location& location) {
  llvm::LLVMContext& context = llvm_function->getContext();
  if (location.inlined_at == ssa::kInvalidIndex) {
    return llvm::DILocation::get(context, location.line, 0, llvm_function->getSubprogram());
  }
  const ssa::InlineSite& site = module_.inline_sites[location.inlined_at];
  return llvm::DILocation::get(context, location.line, 0, Inlined(site.callee), At(llvm_function, site.caller));
}

void DebugInfo::Finish() { builder_.finalize(); }

}  // namespace lumen::codegen

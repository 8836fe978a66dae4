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

llvm::DIType* DebugInfo::TypeOf(ssa::Representation representation) {
  llvm::DIType*& type = types_[representation];
  if (type != nullptr) return type;
  switch (representation) {
    case ssa::Representation::kF64:
      return type = builder_.createBasicType("double", 64, llvm::dwarf::DW_ATE_float);
    case ssa::Representation::kBool:
      return type = builder_.createBasicType("boolean", 8, llvm::dwarf::DW_ATE_boolean);
    case ssa::Representation::kTerm:
    case ssa::Representation::kNone:
      break;
  }
  return type = builder_.createBasicType("term", 64, llvm::dwarf::DW_ATE_unsigned);
}

void DebugInfo::ShowVariables(llvm::IRBuilder<>& builder, const ssa::Instruction& value, llvm::Value* llvm_value,
                              std::optional<int64_t> word_offset) {
  if (value.variables == ssa::kInvalidIndex) return;
  llvm::BasicBlock* block = builder.GetInsertBlock();
  llvm::DILocation* place = At(block->getParent(), value.location);
  llvm::DIScope* scope = place->getScope();
  std::vector<uint64_t> operations;
  if (word_offset) {
    // As a value, not as a place in memory: LLVM gets the latter wrong where it spills the address.
    operations = {llvm::dwarf::DW_OP_plus_uconst, static_cast<uint64_t>(*word_offset) * sizeof(uint64_t), llvm::dwarf::DW_OP_deref,
                  llvm::dwarf::DW_OP_stack_value};
  } else if (value.representation == ssa::Representation::kBool) {
    operations = {llvm::dwarf::DW_OP_constu, 1, llvm::dwarf::DW_OP_and, llvm::dwarf::DW_OP_stack_value};
  }
  for (uint32_t i = value.variables; i != ssa::kInvalidIndex; i = module_.variable_names[i].next) {
    const Symbol name = module_.variable_names[i].name;
    llvm::DILocalVariable*& variable = variables_[{scope, name.index(), value.representation}];
    if (variable == nullptr) {
      variable = builder_.createAutoVariable(scope, llvm::StringRef(module_.symbols->Text(name)), scope->getFile(), place->getLine(),
                                             TypeOf(value.representation));
    }
    builder_.insertDbgValueIntrinsic(llvm_value, variable, builder_.createExpression(operations), place, block);
  }
}

void DebugInfo::Finish() { builder_.finalize(); }

}  // namespace lumen::codegen

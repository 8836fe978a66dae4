// See lto_offer.h.
#include "compiler/codegen/lto_offer.h"

#include <set>
#include <string>
#include <vector>

#include "compiler/codegen/symbol_names.h"
#include "compiler/codegen/has_loop.h"
#include "llvm/Analysis/CFG.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/PassManager.h"
#include "llvm/Passes/PassBuilder.h"
#include "llvm/Transforms/IPO/GlobalDCE.h"
#include "llvm/Transforms/IPO/StripDeadPrototypes.h"
#include "runtime/abi/code_layout.h"

namespace lumen::codegen {
namespace {

constexpr llvm::StringLiteral kOffered = "lumen-offered";
// LLVM's own limit for imports, of those that end up as instructions of the machine.
constexpr unsigned kMostInstructions = 100;
// Of literals, tables and descriptions that importers would get a copy of.
constexpr uint64_t kMostDataBytes = 1024;

// Without addresses and conversions, which become parts of others.
unsigned Size(const llvm::Function& function) {
  unsigned count = 0;
  for (const llvm::BasicBlock& block : function) {
    for (const llvm::Instruction& instruction : block) {
      if (!llvm::isa<llvm::GetElementPtrInst, llvm::CastInst, llvm::PHINode>(instruction)) ++count;
    }
  }
  return count;
}

// What a function refers to, through private data too.
class References {
 public:
  explicit References(const llvm::Function& function) : layout_(function.getDataLayout()) {
    for (const llvm::BasicBlock& block : function) {
      for (const llvm::Instruction& instruction : block) {
        for (const llvm::Use& operand : instruction.operands()) {
          if (const auto* constant = llvm::dyn_cast<llvm::Constant>(operand.get())) Visit(constant, /*by_data=*/false);
        }
      }
    }
  }

  // Whether a copy of the data does as well as the data. Not of funs: they are equal where their descriptions are the same one.
  bool can_be_copied() const { return can_be_copied_ && data_bytes_ <= kMostDataBytes; }
  const std::set<llvm::Function*>& local_functions() const { return local_functions_; }

 private:
  void Visit(const llvm::Constant* constant, bool by_data) {
    std::vector<std::pair<const llvm::Constant*, bool>> work = {{constant, by_data}};
    while (!work.empty()) {
      auto [current, in_data] = work.back();
      work.pop_back();
      if (!seen_.insert(current).second) continue;
      if (const auto* function = llvm::dyn_cast<llvm::Function>(current)) {
        if (!function->hasLocalLinkage()) continue;
        can_be_copied_ = can_be_copied_ && !in_data;
        local_functions_.insert(const_cast<llvm::Function*>(function));
      } else if (const auto* variable = llvm::dyn_cast<llvm::GlobalVariable>(current)) {
        if (!variable->hasLocalLinkage()) continue;
        const llvm::StringRef name = variable->getName();
        if (!variable->isConstant() || name.starts_with("lumen.fun_info") || name == "lumen.fun" || name.starts_with("lumen.fun.")) {
          can_be_copied_ = false;
        }
        data_bytes_ += layout_.getTypeAllocSize(variable->getValueType()).getFixedValue();
        work.emplace_back(variable->getInitializer(), true);
      } else {
        for (const llvm::Use& operand : current->operands()) work.emplace_back(llvm::cast<llvm::Constant>(operand.get()), in_data);
      }
    }
  }

  const llvm::DataLayout& layout_;
  std::set<const llvm::Constant*> seen_;
  std::set<llvm::Function*> local_functions_;
  uint64_t data_bytes_ = 0;
  bool can_be_copied_ = true;
};

// Continuations, which have prefix data where code is described in front of it, are entered by returns only.
bool IsSmall(const llvm::Function& function) {
  return !function.isDeclaration() && !function.hasLinkOnceLinkage() && !function.hasPrefixData() &&
         !function.getName().contains(":module_info/") && !function.hasFnAttribute(llvm::Attribute::OptimizeNone) &&
         Size(function) <= kMostInstructions && !HasLoop(function);
}

}  // namespace

void OfferFunctions(llvm::Module& module) {
  // Exported functions, and local ones that those call which are offered: often the first is but the way into the second.
  std::vector<llvm::Function*> work;
  for (llvm::Function& function : module) {
    if (function.hasExternalLinkage()) work.push_back(&function);
  }
  std::set<const llvm::Function*> shown;
  while (!work.empty()) {
    llvm::Function* function = work.back();
    work.pop_back();
    if (!IsSmall(*function)) continue;
    References references(*function);
    if (!references.can_be_copied()) continue;
    function->addFnAttr(kOffered);
    for (llvm::Function* local : references.local_functions()) {
      if (shown.insert(local).second) work.push_back(local);
    }
  }
  std::vector<llvm::Function*> to_show;  // in the module's order
  for (llvm::Function& function : module) {
    if (shown.contains(&function)) to_show.push_back(&function);
  }
  for (llvm::Function* function : to_show) {
    function->setLinkage(llvm::GlobalValue::ExternalLinkage);
    function->setVisibility(llvm::GlobalValue::HiddenVisibility);
    function->setDSOLocal(true);
    // Calls by name must not find a local function.
    FunctionName name;
    if (ParseFunctionSymbol(function->getName(), &name)) function->setName(function->getName() + "#0");
  }
}

void KeepOfferedPart(llvm::Module& module) {
  std::vector<llvm::Function*> offered;
  for (llvm::Function& function : module) {
    if (function.isDeclaration() || function.hasLinkOnceLinkage()) continue;
    if (function.hasFnAttribute(kOffered)) {
      offered.push_back(&function);
      continue;
    }
    function.deleteBody();
    function.setComdat(nullptr);
  }
  // A literal's group is made anew where it is imported (lto_import.cc): these names are a module's own.
  for (llvm::GlobalVariable& variable : module.globals()) {
    if (variable.hasLocalLinkage() && variable.getSection() == LUMEN_LITERAL_SECTION) variable.setComdat(nullptr);
  }
  llvm::ModuleAnalysisManager analyses;
  llvm::FunctionAnalysisManager function_analyses;
  llvm::CGSCCAnalysisManager component_analyses;
  llvm::LoopAnalysisManager loop_analyses;
  llvm::PassBuilder builder;
  builder.registerModuleAnalyses(analyses);
  builder.registerCGSCCAnalyses(component_analyses);
  builder.registerFunctionAnalyses(function_analyses);
  builder.registerLoopAnalyses(loop_analyses);
  builder.crossRegisterProxies(loop_analyses, function_analyses, component_analyses, analyses);
  llvm::ModulePassManager passes;
  passes.addPass(llvm::GlobalDCEPass());
  passes.addPass(llvm::StripDeadPrototypesPass());
  passes.run(module, analyses);
  for (llvm::Function* function : offered) function->setLinkage(llvm::GlobalValue::AvailableExternallyLinkage);
}

}  // namespace lumen::codegen

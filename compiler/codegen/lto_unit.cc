// See lto_unit.h.
#include "compiler/codegen/lto_unit.h"

#include "llvm/Config/llvm-config.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/Metadata.h"

namespace lumen::codegen {
namespace {

// Lumen's version and LLVM's: bitcode of either's other versions is not read.
constexpr char kVersion[] = LUMEN_VERSION " (LLVM " LLVM_VERSION_STRING ")";

}  // namespace

void WriteUnitInfo(llvm::Module& module, const Target& target, const UnitInfo& info) {
  llvm::LLVMContext& context = module.getContext();
  auto* level = llvm::ConstantInt::get(llvm::Type::getInt32Ty(context), static_cast<uint64_t>(info.optimization_level));
  llvm::Metadata* fields[] = {llvm::MDString::get(context, kVersion),
                              llvm::MDString::get(context, llvm::StringRef(target.name.data(), target.name.size())),
                              llvm::ConstantAsMetadata::get(level)};
  module.getOrInsertNamedMetadata(kUnitMetadata)->addOperand(llvm::MDNode::get(context, fields));
}

bool ReadUnitInfo(const llvm::Module& module, const Target& target, UnitInfo* info, std::string* error) {
  const llvm::NamedMDNode* unit = module.getNamedMetadata(kUnitMetadata);
  const llvm::MDNode* fields = unit != nullptr && unit->getNumOperands() == 1 ? unit->getOperand(0) : nullptr;
  const auto* version = fields != nullptr && fields->getNumOperands() == 3 ? llvm::dyn_cast<llvm::MDString>(fields->getOperand(0)) : nullptr;
  const auto* name = version != nullptr ? llvm::dyn_cast<llvm::MDString>(fields->getOperand(1)) : nullptr;
  const auto* level = name != nullptr ? llvm::mdconst::dyn_extract<llvm::ConstantInt>(fields->getOperand(2)) : nullptr;
  if (level == nullptr) {
    *error = "is not bitcode that `lumen compile --lto=thin --emit=llvm-bc` wrote; compile the module with this flag";
    return false;
  }
  if (version->getString() != kVersion) {
    *error = "was written by lumen " + version->getString().str() + " and cannot be read by " + kVersion + "; compile the module again";
    return false;
  }
  if (name->getString() != llvm::StringRef(target.name.data(), target.name.size())) {
    *error = "is bitcode for " + name->getString().str() + ", not for " + std::string(target.name) + "; compile the module with --target=" +
             std::string(target.name);
    return false;
  }
  info->optimization_level = static_cast<int>(level->getSExtValue());
  return true;
}

}  // namespace lumen::codegen

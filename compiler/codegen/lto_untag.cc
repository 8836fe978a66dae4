// See lto_untag.h.
#include "compiler/codegen/lto_untag.h"

#include <vector>

#include "compiler/codegen/abi_emitter.h"
#include "compiler/codegen/stack_place.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/MDBuilder.h"
#include "llvm/IR/PatternMatch.h"

namespace lumen::codegen {
namespace {

// The top of the heap, as it comes in and as it is read after calls of the runtime, is at a whole word.
bool SayHeapIsAligned(llvm::Function& function) {
  const llvm::Align word(abi::kWordBytes);
  bool changed = false;
  for (unsigned argument : {kHeapArgument, kStackArgument}) {
    if (function.getParamAlign(argument).valueOrOne() >= word) continue;
    function.addParamAttr(argument, llvm::Attribute::getWithAlignment(function.getContext(), word));
    changed = true;
  }
  const llvm::DataLayout& layout = function.getDataLayout();
  llvm::MDNode* aligned = llvm::MDNode::get(
      function.getContext(),
      llvm::ConstantAsMetadata::get(llvm::ConstantInt::get(llvm::Type::getInt64Ty(function.getContext()), word.value())));
  for (llvm::BasicBlock& block : function) {
    for (llvm::Instruction& instruction : block) {
      auto* load = llvm::dyn_cast<llvm::LoadInst>(&instruction);
      if (load == nullptr || !load->getType()->isPointerTy() || load->hasMetadata(llvm::LLVMContext::MD_align)) continue;
      const Place place = PlaceOf(load->getPointerOperand(), layout);
      if (place.base != function.getArg(kProcessArgument) ||
          place.offset != static_cast<int64_t>(ProcessField::k_heap_top) * abi::kWordBytes) {
        continue;
      }
      load->setMetadata(llvm::LLVMContext::MD_align, aligned);
      changed = true;
    }
  }
  return changed;
}

}  // namespace

bool UntagKnownTerms(llvm::Function& function) {
  using namespace llvm::PatternMatch;  // NOLINT
  bool changed = SayHeapIsAligned(function);
  std::vector<llvm::IntToPtrInst*> conversions;
  for (llvm::BasicBlock& block : function) {
    for (llvm::Instruction& instruction : block) {
      if (auto* conversion = llvm::dyn_cast<llvm::IntToPtrInst>(&instruction)) conversions.push_back(conversion);
    }
  }
  for (llvm::IntToPtrInst* conversion : conversions) {
    llvm::Value* object;
    const llvm::APInt* tag;
    if (!match(conversion->getOperand(0), m_c_Or(m_PtrToInt(m_Value(object)), m_APInt(tag))) &&
        !match(conversion->getOperand(0), m_c_Add(m_PtrToInt(m_Value(object)), m_APInt(tag)))) {
      continue;
    }
    llvm::IRBuilder<> builder(conversion);
    llvm::Type* index = function.getDataLayout().getIndexType(object->getType());
    conversion->replaceAllUsesWith(
        builder.CreateGEP(builder.getInt8Ty(), object, llvm::ConstantInt::getSigned(index, tag->getSExtValue())));
    conversion->eraseFromParent();
    changed = true;
  }
  return changed;
}

}  // namespace lumen::codegen

// See lto_frames.h.
#include "compiler/codegen/lto_frames.h"

#include <map>
#include <optional>
#include <set>
#include <vector>

#include "compiler/codegen/abi_emitter.h"
#include "compiler/codegen/stack_place.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/Transforms/Utils/PromoteMemToReg.h"

namespace lumen::codegen {
namespace {

class FrameKeeper {
 public:
  explicit FrameKeeper(llvm::Function& function)
      : function_(function), layout_(function.getDataLayout()), word_(llvm::Type::getInt64Ty(function.getContext())) {}

  bool Run(llvm::DominatorTree& dominators) {
    if (!FindAccesses() || !MakeSlots() || !FindExits()) return false;
    MakeVariables();
    for (const Access& access : accesses_) Replace(access);
    for (const Exit& exit : exits_) WriteBack(exit);
    std::vector<llvm::AllocaInst*> variables;
    llvm::IRBuilder<> entry(&*function_.getEntryBlock().getFirstNonPHIOrDbgOrAlloca());
    for (auto [offset, variable] : slots_) {
      variables.push_back(variable);
      // What lies above the stack pointer has a value on entry.
      if (offset >= 0) entry.CreateStore(entry.CreateLoad(word_, Address(entry, offset)), variable);
    }
    llvm::PromoteMemToReg(variables, dominators);
    return true;
  }

 private:
  struct Access {
    llvm::Instruction* instruction;  // a load or a store
    int64_t offset;
    uint64_t bytes;
  };
  struct Exit {
    llvm::CallInst* call;
    int64_t stack;    // where the stack begins for who is called
    bool comes_back;  // a call of C
  };

  llvm::Argument* StackArgument() const { return function_.getArg(kStackArgument); }

  llvm::Value* Address(llvm::IRBuilder<>& builder, int64_t offset) const {
    if (offset == 0) return StackArgument();
    return builder.CreateInBoundsGEP(builder.getInt8Ty(), StackArgument(),
                                     llvm::ConstantInt::getSigned(layout_.getIndexType(StackArgument()->getType()), offset));
  }

  // Follows the stack pointer; false where it goes somewhere that this does not know.
  bool FindAccesses() {
    std::vector<const llvm::Value*> work = {StackArgument()};
    while (!work.empty()) {
      const llvm::Value* pointer = work.back();
      work.pop_back();
      const Place place = PlaceOf(pointer, layout_);
      if (place.base != StackArgument()) return false;
      for (const llvm::Use& use : pointer->uses()) {
        llvm::User* user = use.getUser();
        if (llvm::isa<llvm::GetElementPtrInst>(user)) {
          work.push_back(user);
        } else if (auto* load = llvm::dyn_cast<llvm::LoadInst>(user)) {
          AddAccess(load, load->getType(), place.offset);
        } else if (auto* store = llvm::dyn_cast<llvm::StoreInst>(user)) {
          // Its value may be stored, too: in the process, for the runtime.
          if (use.getOperandNo() == llvm::StoreInst::getPointerOperandIndex()) {
            AddAccess(store, store->getValueOperand()->getType(), place.offset);
          } else if (PlaceOf(store->getPointerOperand(), layout_).base == StackArgument()) {
            return false;
          }
        } else if (auto* call = llvm::dyn_cast<llvm::CallInst>(user)) {
          if (!call->isMustTailCall() || use.getOperandNo() != kStackArgument) return false;
        } else if (!llvm::isa<llvm::ICmpInst, llvm::PtrToIntInst>(user)) {
          return false;
        }
      }
    }
    return true;
  }

  void AddAccess(llvm::Instruction* instruction, llvm::Type* type, int64_t offset) {
    accesses_.push_back({instruction, offset, layout_.getTypeStoreSize(type).getFixedValue()});
  }

  static int64_t WordOf(int64_t offset) { return offset & -static_cast<int64_t>(abi::kWordBytes); }

  // A variable for each word that is stored to, in whole or, by 32-bit targets, in halves; false where an access is to parts of two words.
  bool MakeSlots() {
    for (const Access& access : accesses_) {
      if (WordOf(access.offset + static_cast<int64_t>(access.bytes) - 1) != WordOf(access.offset)) return false;
      if (llvm::isa<llvm::StoreInst>(access.instruction)) slots_[WordOf(access.offset)] = nullptr;
    }
    return !slots_.empty();
  }

  bool FindExits() {
    for (llvm::BasicBlock& block : function_) {
      std::optional<int64_t> saved;  // the stack pointer that the process has
      for (llvm::Instruction& instruction : block) {
        if (const auto* store = llvm::dyn_cast<llvm::StoreInst>(&instruction)) {
          const Place place = PlaceOf(store->getPointerOperand(), layout_);
          const bool is_stack_top = place.base == function_.getArg(kProcessArgument) &&
                                    place.offset == static_cast<int64_t>(ProcessField::k_stack_top) * abi::kWordBytes;
          if (!is_stack_top) continue;
          const Place stack = PlaceOf(store->getValueOperand(), layout_);
          if (stack.base != StackArgument()) return false;
          saved = stack.offset;
          continue;
        }
        auto* call = llvm::dyn_cast<llvm::CallInst>(&instruction);
        if (call == nullptr || llvm::isa<llvm::IntrinsicInst>(call)) continue;
        if (call->isMustTailCall()) {
          const Place stack = PlaceOf(call->getArgOperand(kStackArgument), layout_);
          if (stack.base != StackArgument()) return false;
          exits_.push_back({call, stack.offset, false});
        } else if (!call->onlyReadsMemory()) {
          if (!saved) return false;
          exits_.push_back({call, *saved, true});
        }
      }
    }
    return true;
  }

  void MakeVariables() {
    llvm::IRBuilder<> entry(&function_.getEntryBlock(), function_.getEntryBlock().begin());
    for (auto& [offset, variable] : slots_) variable = entry.CreateAlloca(word_);
  }

  void Replace(const Access& access) {
    const auto found = slots_.find(WordOf(access.offset));
    if (found == slots_.end()) return;
    llvm::AllocaInst* variable = found->second;
    llvm::IRBuilder<> builder(access.instruction);
    const uint64_t shift = static_cast<uint64_t>(access.offset - found->first) * 8;  // little-endian
    llvm::Type* part = builder.getIntNTy(static_cast<unsigned>(access.bytes * 8));
    if (auto* store = llvm::dyn_cast<llvm::StoreInst>(access.instruction)) {
      llvm::Value* value = store->getValueOperand();
      value = value->getType()->isPointerTy() ? builder.CreatePtrToInt(value, part) : builder.CreateBitCast(value, part);
      if (part != word_) {
        const uint64_t mask = ((uint64_t{1} << (access.bytes * 8)) - 1) << shift;
        llvm::Value* rest = builder.CreateAnd(builder.CreateLoad(word_, variable), llvm::ConstantInt::get(word_, ~mask));
        value = builder.CreateOr(rest, builder.CreateShl(builder.CreateZExt(value, word_), shift));
      }
      builder.CreateStore(value, variable);
    } else {
      llvm::Value* value = builder.CreateLoad(word_, variable);
      if (part != word_) value = builder.CreateTrunc(builder.CreateLShr(value, shift), part);
      llvm::Type* type = access.instruction->getType();
      access.instruction->replaceAllUsesWith(type->isPointerTy() ? builder.CreateIntToPtr(value, type) : builder.CreateBitCast(value, type));
    }
    access.instruction->eraseFromParent();
  }

  void WriteBack(const Exit& exit) {
    for (auto at = slots_.lower_bound(exit.stack); at != slots_.end(); ++at) {
      auto [offset, variable] = *at;
      llvm::IRBuilder<> before(exit.call);
      before.CreateStore(before.CreateLoad(word_, variable), Address(before, offset));
      if (!exit.comes_back) continue;
      llvm::IRBuilder<> after(exit.call->getNextNode());
      after.SetCurrentDebugLocation(exit.call->getDebugLoc());
      after.CreateStore(after.CreateLoad(word_, Address(after, offset)), variable);
    }
  }

  llvm::Function& function_;
  const llvm::DataLayout& layout_;
  llvm::Type* word_;
  std::vector<Access> accesses_;
  std::map<int64_t, llvm::AllocaInst*> slots_;  // variables of words, by offset from the stack pointer on entry
  std::vector<Exit> exits_;
};

}  // namespace

bool KeepFramesInRegisters(llvm::Function& function, llvm::DominatorTree& dominators) {
  return FrameKeeper(function).Run(dominators);
}

}  // namespace lumen::codegen

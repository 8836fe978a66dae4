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
  explicit FrameKeeper(llvm::Function& function) : function_(function), layout_(function.getDataLayout()) {}

  bool Run(llvm::DominatorTree& dominators) {
    if (!FindAccesses() || !MakeSlots() || !FindExits()) return false;
    for (Access& access : accesses_) Replace(access);
    for (const Exit& exit : exits_) WriteBack(exit);
    std::vector<llvm::AllocaInst*> variables;
    llvm::IRBuilder<> entry(&*function_.getEntryBlock().getFirstNonPHIOrDbgOrAlloca());
    for (auto& [offset, slot] : slots_) {
      variables.push_back(slot.variable);
      // What lies above the stack pointer has a value on entry.
      if (offset >= 0) entry.CreateStore(entry.CreateLoad(slot.type, Address(entry, offset)), slot.variable);
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
  struct Slot {
    llvm::Type* type = nullptr;  // an integer as wide as the word or half word
    llvm::AllocaInst* variable = nullptr;
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

  // A variable for each word that is stored; false where accesses overlap in other ways.
  bool MakeSlots() {
    llvm::IRBuilder<> entry(&function_.getEntryBlock(), function_.getEntryBlock().begin());
    std::map<int64_t, uint64_t> stored;
    for (const Access& access : accesses_) {
      if (!llvm::isa<llvm::StoreInst>(access.instruction)) continue;
      if (stored.emplace(access.offset, access.bytes).first->second != access.bytes) return false;
    }
    for (const Access& access : accesses_) {
      const int64_t end = access.offset + static_cast<int64_t>(access.bytes);
      auto next = stored.upper_bound(access.offset);
      if (next != stored.end() && next->first < end) return false;
      if (next == stored.begin()) continue;
      const auto& [offset, bytes] = *std::prev(next);
      if (offset == access.offset ? bytes != access.bytes : offset + static_cast<int64_t>(bytes) > access.offset) return false;
    }
    for (const auto& [offset, bytes] : stored) {
      llvm::Type* type = entry.getIntNTy(static_cast<unsigned>(bytes * 8));
      slots_[offset] = {type, nullptr};
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

  void Replace(const Access& access) {
    auto found = slots_.find(access.offset);
    if (found == slots_.end()) return;
    Slot& slot = found->second;
    if (slot.variable == nullptr) MakeVariable(slot);
    llvm::IRBuilder<> builder(access.instruction);
    if (auto* store = llvm::dyn_cast<llvm::StoreInst>(access.instruction)) {
      llvm::Value* value = store->getValueOperand();
      builder.CreateStore(value->getType()->isPointerTy() ? builder.CreatePtrToInt(value, slot.type) : builder.CreateBitCast(value, slot.type),
                          slot.variable);
    } else {
      llvm::Value* value = builder.CreateLoad(slot.type, slot.variable);
      llvm::Type* type = access.instruction->getType();
      access.instruction->replaceAllUsesWith(type->isPointerTy() ? builder.CreateIntToPtr(value, type) : builder.CreateBitCast(value, type));
    }
    access.instruction->eraseFromParent();
  }

  void MakeVariable(Slot& slot) {
    llvm::IRBuilder<> entry(&function_.getEntryBlock(), function_.getEntryBlock().begin());
    slot.variable = entry.CreateAlloca(slot.type);
  }

  void WriteBack(const Exit& exit) {
    for (auto at = slots_.lower_bound(exit.stack); at != slots_.end(); ++at) {
      auto& [offset, slot] = *at;
      llvm::IRBuilder<> before(exit.call);
      before.CreateStore(before.CreateLoad(slot.type, slot.variable), Address(before, offset));
      if (!exit.comes_back) continue;
      llvm::IRBuilder<> after(exit.call->getNextNode());
      after.SetCurrentDebugLocation(exit.call->getDebugLoc());
      after.CreateStore(after.CreateLoad(slot.type, Address(after, offset)), slot.variable);
    }
  }

  llvm::Function& function_;
  const llvm::DataLayout& layout_;
  std::vector<Access> accesses_;
  std::map<int64_t, Slot> slots_;  // by offset from the stack pointer on entry
  std::vector<Exit> exits_;
};

}  // namespace

bool KeepFramesInRegisters(llvm::Function& function, llvm::DominatorTree& dominators) {
  return FrameKeeper(function).Run(dominators);
}

}  // namespace lumen::codegen

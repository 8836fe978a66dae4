// See lto_import.h.
#include "compiler/codegen/lto_import.h"

#include <algorithm>
#include <deque>
#include <set>
#include <vector>

#include "compiler/codegen/stack_place.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/Instructions.h"
#include "llvm/Transforms/Utils/BasicBlockUtils.h"
#include "llvm/Transforms/Utils/Cloning.h"

namespace lumen::codegen {
namespace {

using llvm::BasicBlock;
using llvm::CallInst;
using llvm::Function;
using llvm::Value;

// How deep functions are inlined into inlined ones.
constexpr unsigned kMostDepth = 3;
// A part that is longer stays a jump away.
constexpr unsigned kMostContinuation = 300;
constexpr unsigned kMostSecondCopy = 30;
// By how many instructions a part may grow.
constexpr unsigned kMostGrowth = 600;
// How far from a call its frame is looked for.
constexpr unsigned kMostBlocksBack = 4;

class Inliner {
 public:
  Inliner(llvm::Module& module, const Target& target)
      : layout_(module.getDataLayout()), code_offset_(target.is_64_bit() ? 0 : 4) {}

  // Whether anything was inlined.
  bool InlineInto(Function& function) {
    if (absorbed_.contains(&function)) return false;
    const unsigned limit = function.getInstructionCount() + kMostGrowth;
    std::deque<Site> sites;
    for (BasicBlock& block : function) {
      CallInst* call = block.getTerminatingMustTailCall();
      if (call != nullptr && IsImported(call->getCalledFunction())) sites.push_back({call, PushedCode(*call), {}});
    }
    bool changed = false;
    while (!sites.empty()) {
      Site site = sites.front();
      sites.pop_front();
      Function* callee = site.call->getCalledFunction();
      if (site.inside.size() >= kMostDepth || std::ranges::find(site.inside, callee) != site.inside.end()) continue;
      const unsigned size = callee->getInstructionCount();
      if (function.getInstructionCount() + size > limit) continue;
      if (site.is_continuation) {
        // A second copy, where a tail call led to several functions, is worth it only where the continuation is short.
        if (size > (absorbed_.contains(callee) ? kMostSecondCopy : kMostContinuation)) continue;
        absorbed_.insert(callee);
      }
      changed |= Inline(function, site, &sites);
    }
    if (changed) llvm::EliminateUnreachableBlocks(function);
    return changed;
  }

 private:
  struct Site {
    CallInst* call;
    Function* returns_to;  // the code word on top of the stack; null: unknown
    std::vector<const Function*> inside;  // the inlined functions that it was in; of one that calls itself a single round is inlined
    bool is_continuation = false;
  };

  static bool IsImported(const Function* function) {
    return function != nullptr && !function->isDeclaration() && function->hasAvailableExternallyLinkage();
  }

  Place StackOf(const CallInst& call) const { return PlaceOf(call.getArgOperand(kStackArgument), layout_); }

  // The code word that the frame has which is on top of the stack at the call; null where it was not pushed right before.
  Function* PushedCode(const CallInst& call) const {
    Place wanted = StackOf(call);
    wanted.offset += code_offset_;
    const BasicBlock* block = call.getParent();
    unsigned blocks = 0;
    for (const llvm::Instruction* at = call.getPrevNode();; at = at->getPrevNode()) {
      if (at == nullptr) {
        block = block->getSinglePredecessor();
        if (block == nullptr || ++blocks > kMostBlocksBack) return nullptr;
        at = block->getTerminator();
      }
      if (const auto* store = llvm::dyn_cast<llvm::StoreInst>(at)) {
        if (PlaceOf(store->getPointerOperand(), layout_) == wanted) {
          return llvm::dyn_cast<Function>(const_cast<Value*>(store->getValueOperand()));
        }
      } else if (at->mayWriteToMemory()) {
        return nullptr;
      }
    }
  }

  // Whether the call returns to the frame at `stack`: is indirect, through its code word.
  bool ReturnsThrough(const CallInst& call, const Place& stack) const {
    const auto* load = llvm::dyn_cast<llvm::LoadInst>(call.getCalledOperand());
    if (load == nullptr || !llvm::isa<llvm::Argument>(stack.base) || StackOf(call) != stack) return false;
    Place place = PlaceOf(load->getPointerOperand(), layout_);
    place.offset -= code_offset_;
    return place == stack;
  }

  bool Inline(Function& function, const Site& site, std::deque<Site>* sites) {
    std::set<const BasicBlock*> others;
    for (const BasicBlock& block : function) {
      if (&block != site.call->getParent()) others.insert(&block);
    }
    // The call goes away; what is asked about it is asked before.
    const Place stack = StackOf(*site.call);
    std::vector<const Function*> inside = site.inside;
    if (!site.is_continuation) inside.push_back(site.call->getCalledFunction());
    const llvm::DebugLoc location = site.call->getDebugLoc();
    llvm::InlineFunctionInfo info;
    if (!llvm::InlineFunction(*site.call, info).isSuccess()) return false;
    std::vector<CallInst*> returns;
    for (BasicBlock& block : function) {
      if (others.contains(&block)) continue;
      CallInst* call = block.getTerminatingMustTailCall();
      if (call == nullptr) continue;
      if (site.returns_to != nullptr && ReturnsThrough(*call, stack)) {
        call->setCalledFunction(call->getFunctionType(), site.returns_to);
        returns.push_back(call);
      } else if (IsImported(call->getCalledFunction())) {
        Function* returns_to = PushedCode(*call);
        // A tail call in an inlined function returns where that would have.
        if (returns_to == nullptr && StackOf(*call) == stack) returns_to = site.returns_to;
        sites->push_back({call, returns_to, inside});
      }
    }
    if (returns.empty()) return true;
    CallInst* call = returns.size() == 1 ? returns[0] : Merge(function, returns, location);
    // Of what was inlined the continuations stay with their module.
    if (!site.returns_to->isDeclaration()) sites->push_front({call, nullptr, site.inside, /*is_continuation=*/true});
    return true;
  }

  // One call of what all the calls go to, behind phis of their arguments.
  static CallInst* Merge(Function& function, const std::vector<CallInst*>& calls, const llvm::DebugLoc& place) {
    BasicBlock* merged = BasicBlock::Create(function.getContext(), "returned", &function);
    llvm::IRBuilder<> builder(merged);
    std::vector<Value*> arguments;
    for (unsigned i = 0; i < calls[0]->arg_size(); ++i) {
      Value* first = calls[0]->getArgOperand(i);
      if (i == kStackArgument) {
        arguments.push_back(nullptr);  // behind the phis
        continue;
      }
      const bool is_same = std::all_of(calls.begin(), calls.end(), [&](CallInst* call) { return call->getArgOperand(i) == first; });
      if (is_same && !llvm::isa<llvm::Instruction>(first)) {
        arguments.push_back(first);
        continue;
      }
      llvm::PHINode* phi = builder.CreatePHI(first->getType(), static_cast<unsigned>(calls.size()));
      for (CallInst* call : calls) phi->addIncoming(call->getArgOperand(i), call->getParent());
      arguments.push_back(phi);
    }
    // All are at the same place, known by its distance from the one that the function was entered with.
    const llvm::DataLayout& layout = function.getDataLayout();
    const Place stack = PlaceOf(calls[0]->getArgOperand(kStackArgument), layout);
    Value* base = const_cast<Value*>(stack.base);
    arguments[kStackArgument] =
        builder.CreateInBoundsGEP(builder.getInt8Ty(), base, llvm::ConstantInt::getSigned(layout.getIndexType(base->getType()), stack.offset));
    CallInst* result = builder.CreateCall(calls[0]->getFunctionType(), calls[0]->getCalledOperand(), arguments);
    result->setCallingConv(calls[0]->getCallingConv());
    result->setTailCallKind(CallInst::TCK_MustTail);
    result->setDebugLoc(place);
    builder.CreateRetVoid();
    for (CallInst* call : calls) {
      BasicBlock* block = call->getParent();
      block->getTerminator()->eraseFromParent();
      call->eraseFromParent();
      llvm::BranchInst::Create(merged, block);
    }
    return result;
  }

  const llvm::DataLayout& layout_;
  const int64_t code_offset_;
  std::set<const Function*> absorbed_;  // continuations of which there is a copy where their callee was inlined
};

}  // namespace

std::vector<Function*> InlineOffered(llvm::Module& module, const Target& target) {
  std::vector<Function*> changed, imported;
  Inliner inliner(module, target);
  for (Function& function : module) {
    if (function.hasAvailableExternallyLinkage()) imported.push_back(&function);
    if (function.isDeclaration() || function.hasAvailableExternallyLinkage() || function.hasLinkOnceLinkage()) continue;
    if (function.hasFnAttribute(llvm::Attribute::OptimizeNone)) continue;
    if (inliner.InlineInto(function)) changed.push_back(&function);
  }
  for (Function* function : imported) {
    function->deleteBody();
    function->setLinkage(llvm::GlobalValue::ExternalLinkage);
  }
  return changed;
}

}  // namespace lumen::codegen

// Leaf paths: most calls of a recursion end at once (half of fib's calls return their argument). At
// a call that comes back, the callee's first decisions are made in the caller; where they lead to a
// return without a call, an allocation or anything that can raise, there is no call. The other ways
// make it, with the arguments as they were.
//
//   %9 = call fib/1, %8            %c = less %8, 2
//                          =>      branch %c, next(%8), call()
//                                  call(): %r = call fib/1, %8; jump next(%r)
//
// One level deep: copies are taken of the functions as they are before the pass. Nothing in the
// copied part shows in a trace. An average of kMaxInstructions per call is what it costs in code.
//
// Tested by its golden and differential_test.cc.
#include <memory>

#include "compiler/passes/inlining.h"
#include "compiler/passes/passes.h"
#include "compiler/passes/rewrite.h"
#include "compiler/passes/transfer.h"

namespace lumen::passes {
namespace {

using ssa::BlockId;
using ssa::Function;
using ssa::FunctionId;
using ssa::Instruction;
using ssa::Module;
using ssa::Opcode;
using ssa::Successor;
using ssa::ValueId;

constexpr size_t kMaxBlocks = 8;
constexpr size_t kMaxInstructions = 12;  // literals and refinements not counted

// The blocks of a function that decide whether it returns at once.
class LeafRegion {
 public:
  LeafRegion(const Module& module, const Function& function)
      : module_(module), function_(function) {
    state_.resize(function.blocks.size());
    returns_ = Explore(BlockId{0}, 0);
  }

  // Is there a way to a return?
  bool is_useful() const { return returns_; }
  // Blocks on the ways to returns, the entry first.
  std::vector<BlockId> Blocks() const {
    std::vector<BlockId> blocks;
    for (BlockId block : function_.order) {
      if (state_[block.index] == kReturns) blocks.push_back(block);
    }
    return blocks;
  }

 private:
  enum State : uint8_t { kNew, kOpen, kReturns, kLeaves };

  // Does some way from the block return within the region? Depth is bounded by kMaxBlocks.
  bool Explore(BlockId block, size_t depth) {
    State& state = state_[block.index];
    if (state != kNew) return state == kReturns;
    state = kOpen;
    bool returns = false;
    if (depth < kMaxBlocks && blocks_ < kMaxBlocks && IsCheap(block)) {
      ++blocks_;
      const Instruction& terminator = function_.Terminator(block);
      returns = terminator.opcode == Opcode::kReturn;
      for (const Successor& successor : terminator.successors)
        returns = Explore(successor.block, depth + 1) || returns;
    }
    state_[block.index] = returns ? kReturns : kLeaves;
    return returns;
  }

  bool IsCheap(BlockId block) {
    for (ValueId value : function_[block].instructions) {
      const Instruction& instruction = function_[value];
      if (instruction.opcode == Opcode::kLiteral || instruction.opcode == Opcode::kRefine) continue;
      if (++instructions_ > kMaxInstructions) return false;
      switch (instruction.opcode) {
        case Opcode::kJump:
        case Opcode::kBranch:
        case Opcode::kAttemptSmall:
        case Opcode::kReturn:
          continue;
        case Opcode::kSwitch:  // copied with all its edges
          if (instruction.successors.size() > kMaxBlocks) return false;
          continue;
        default:
          break;
      }
      const ssa::Effects effects = ssa::InfoOf(instruction.opcode).effects;
      if ((effects & ssa::kPure) != 0 && (effects & (ssa::kAllocates | ssa::kTerminator)) == 0)
        continue;
      if (!ssa::IsArithmetic(instruction.opcode)) return false;
      absl::InlinedVector<ssa::Type, 4> types;
      for (ValueId operand : instruction.operands) types.push_back(function_[operand].type);
      if (MayRaise(module_, instruction.opcode, ssa::CalleeId(), types) ||
          !instruction.type.Is(ssa::kinds::kSmall))
        return false;
    }
    return true;
  }

  const Module& module_;
  const Function& function_;
  std::vector<State> state_;
  size_t blocks_ = 0;
  size_t instructions_ = 0;
  bool returns_ = false;
};

class LeafInliner {
 public:
  explicit LeafInliner(Module* module) : module_(*module) {}

  void Run() {
    for (const auto& function : module_.functions) {
      auto leaf = std::make_unique<Leaf>();
      LeafRegion region(module_, *function);
      if (region.is_useful()) {
        leaf->function = *function;
        leaf->blocks = region.Blocks();
      }
      leaves_.push_back(std::move(leaf));
    }
    for (auto& function : module_.functions) InlineInto(function.get());
  }

 private:
  struct Leaf {
    Function function;  // as it was; empty where there is nothing to gain
    std::vector<BlockId> blocks;
  };

  void InlineInto(Function* function) {
    std::vector<BlockId> work(function->order.rbegin(), function->order.rend());
    bool changed = false;
    while (!work.empty()) {
      const BlockId block = work.back();
      work.pop_back();
      for (size_t i = 0; i < (*function)[block].instructions.size(); ++i) {
        const Instruction& instruction = (*function)[(*function)[block].instructions[i]];
        if (instruction.opcode != Opcode::kCall) continue;
        const FunctionId callee = module_.callees[instruction.callee().index].local;
        if (!callee.is_valid() || leaves_[callee.index]->blocks.empty()) continue;
        work.push_back(Inline(function, block, i, *leaves_[callee.index]));
        changed = true;
        break;
      }
    }
    if (changed) function->CleanUp();
  }

  BlockId Inline(Function* function, BlockId block, size_t position, const Leaf& leaf) {
    Instruction call;
    const BlockId next = CutAt(function, block, position, &call);
    // The call itself.
    const BlockId calls = function->NewBlock();
    const ValueId result = function->Append(calls, Opcode::kCall, call.operands, call.detail);
    (*function)[result].location = call.location;
    (*function)[result].type = call.type;
    const ValueId jump = function->Append(calls, Opcode::kJump, {});
    (*function)[jump].successors.push_back({next, {result}});
    // The decisions.
    Cloner cloner(&leaf.function, function);
    cloner.Clone(leaf.blocks);
    const ValueId enter = function->Append(block, Opcode::kJump, {});
    (*function)[enter].successors.push_back({cloner.BlockOf(BlockId{0}), {}});
    (*function)[enter].successors[0].arguments.assign(call.operands.begin(), call.operands.end());
    for (BlockId original : leaf.blocks)
      FinishCopy(function, cloner.BlockOf(original), leaf, original, cloner, calls, next,
                 call.type);
    return next;
  }

  void FinishCopy(Function* function, BlockId copy, const Leaf& leaf, BlockId original,
                  const Cloner& cloner, BlockId calls, BlockId next, const ssa::Type& type) {
    for (ValueId value : (*function)[copy].instructions)
      (*function)[value].location = ssa::Location();
    const Instruction terminator = function->Terminator(copy);
    if (terminator.opcode == Opcode::kReturn) {
      (*function)[copy].instructions.pop_back();
      ValueId result = terminator.operands[0];
      if (!(*function)[result].type.IsSubtypeOf(type)) {
        result = function->Append(copy, Opcode::kRefine, {result});
        (*function)[result].type = type;
      }
      const ValueId jump = function->Append(copy, Opcode::kJump, {});
      (*function)[jump].successors.push_back({next, {result}});
      return;
    }
    // Edges that leave the region make the call.
    const Instruction& before = leaf.function.Terminator(original);
    for (size_t i = 0; i < before.successors.size(); ++i) {
      if (cloner.BlockOf(before.successors[i].block).is_valid()) continue;
      BlockId target = calls;
      if (i == 0 &&
          before.opcode == Opcode::kAttemptSmall) {  // its result arrives, and is not wanted
        target = function->NewBlock();
        function->NewParameter(target);
        const ValueId jump = function->Append(target, Opcode::kJump, {});
        (*function)[jump].successors.push_back({calls, {}});
      }
      Successor& successor = function->Terminator(copy).successors[i];
      successor.block = target;
      successor.arguments.clear();
    }
  }

  Module& module_;
  std::vector<std::unique_ptr<Leaf>> leaves_;
};

}  // namespace

void InlineLeafPaths(Module* module) { LeafInliner(module).Run(); }

}  // namespace lumen::passes

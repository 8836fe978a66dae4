// Inlining of small functions of the module, and direct calls of known funs.
//
//   - a `call_fun` of a fun made in the same function becomes a call of the lifted function;
//   - a call of a function that is small and does not call itself is replaced by its body. Callees
//   are finished before their
//     callers (post-order of the call graph), so chains collapse.
//
// A function whose last thing is a call of a fun or an apply is inlined at tail calls only: what
// such a call raises itself (badfun) shows the function's frame, what it calls does not, and one
// location cannot say both.
//
// Tested by its golden and differential_test.cc.
#include <algorithm>

#include "compiler/passes/inlining.h"
#include "compiler/passes/passes.h"
#include "compiler/passes/rewrite.h"

namespace lumen::passes {
namespace {

using ssa::BlockId;
using ssa::Function;
using ssa::FunctionId;
using ssa::Instruction;
using ssa::Location;
using ssa::Module;
using ssa::Opcode;
using ssa::Successor;
using ssa::ValueId;

constexpr size_t kMaxCalleeSize = 24;    // instructions but literals and refinements
constexpr size_t kMaxCalleeBlocks = 48;  // a table of constants by clauses is not small, though it has no instructions
constexpr size_t kMaxCallerSize = 3000;  // beyond it nothing more is inlined
// A callee of this size takes about the code of the call. A larger one is copied to so many sites that all copies together stay
// within the second: parsers that yecc makes call small functions from hundreds of places.
constexpr size_t kCallSize = 8;
constexpr size_t kMaxCopiedSize = 96;

// A switch counts as what tells its cases apart.
size_t SizeOf(const Module& module, const Function& function) {
  size_t size = 0;
  for (BlockId block : function.order) {
    for (ValueId value : function[block].instructions) {
      const Instruction& instruction = function[value];
      if (instruction.opcode == Opcode::kLiteral || instruction.opcode == Opcode::kRefine || instruction.opcode == Opcode::kJump) continue;
      ++size;
      if (instruction.opcode == Opcode::kSwitch) size += module.switches[instruction.switch_id().index].cases.size() / 2;
    }
  }
  return size;
}

class Inliner {
 public:
  explicit Inliner(Module* module) : module_(*module) {}

  void Run() {
    for (auto& function : module_.functions) CallKnownFuns(function.get());
    CountSites();
    const std::vector<FunctionId> order = PostOrder();
    traits_.resize(module_.functions.size());
    for (uint32_t i = 0; i < traits_.size(); ++i) traits_[i] = TraitsOf(FunctionId{i});
    for (FunctionId id : order) {
      InlineInto(id);
      traits_[id.index] = TraitsOf(id);
    }
  }

 private:
  struct Traits {
    bool small = false;             // and of a shape that can be copied
    bool ends_in_fun_call = false;  // tail_call_fun or tail_apply
  };

  void CountSites() {
    sites_.resize(module_.functions.size());
    for (const auto& function : module_.functions) {
      for (BlockId block : function->order) {
        for (ValueId value : (*function)[block].instructions) {
          if (const FunctionId callee = LocalCallee((*function)[value]); callee.is_valid()) ++sites_[callee.index];
        }
      }
    }
  }

  FunctionId LocalCallee(const Instruction& instruction) const {
    if (instruction.opcode != Opcode::kCall && instruction.opcode != Opcode::kTailCall)
      return FunctionId();
    return module_.callees[instruction.callee().index].local;
  }

  // --- funs
  void CallKnownFuns(Function* function) {
    for (BlockId block : function->order) {
      for (ValueId value : (*function)[block].instructions) {
        Instruction& instruction = (*function)[value];
        if (instruction.opcode != Opcode::kCallFun && instruction.opcode != Opcode::kTailCallFun)
          continue;
        ValueId fun = instruction.operands[0];
        while ((*function)[fun].opcode == Opcode::kRefine) fun = (*function)[fun].operands[0];
        if ((*function)[fun].opcode != Opcode::kMakeFun) continue;
        (*function)[fun].type = (*function)[fun].type.Meet(ssa::Type::OfKinds(ssa::kinds::kFun));
        const FunctionId callee = (*function)[fun].function();
        if (module_[callee].arity + 1 != instruction.operands.size()) continue;
        instruction.opcode =
            instruction.opcode == Opcode::kCallFun ? Opcode::kCall : Opcode::kTailCall;
        instruction.detail = Instruction::DetailOf(module_.InternLocalCallee(callee));
        instruction.operands.erase(instruction.operands.begin());
        instruction.operands.push_back(fun);
      }
    }
  }

  // --- the call graph
  std::vector<FunctionId> PostOrder() const {
    std::vector<std::vector<uint32_t>> callees(module_.functions.size());
    for (uint32_t i = 0; i < callees.size(); ++i) {
      const Function& function = *module_.functions[i];
      for (BlockId block : function.order) {
        for (ValueId value : function[block].instructions) {
          if (const FunctionId callee = LocalCallee(function[value]); callee.is_valid())
            callees[i].push_back(callee.index);
        }
      }
    }
    std::vector<FunctionId> order;
    std::vector<bool> seen(callees.size());
    struct Frame {
      uint32_t function;
      size_t next = 0;
    };
    std::vector<Frame> stack;
    for (uint32_t root = 0; root < callees.size(); ++root) {
      if (seen[root]) continue;
      seen[root] = true;
      stack.push_back({root});
      while (!stack.empty()) {
        Frame& frame = stack.back();
        if (frame.next == callees[frame.function].size()) {
          order.push_back(FunctionId{frame.function});
          stack.pop_back();
          continue;
        }
        const uint32_t callee = callees[frame.function][frame.next++];
        if (seen[callee]) continue;
        seen[callee] = true;
        stack.push_back({callee});
      }
    }
    return order;
  }

  Traits TraitsOf(FunctionId id) const {
    const Function& function = module_[id];
    Traits traits;
    const size_t size = SizeOf(module_, function);
    traits.small = size <= kMaxCalleeSize && function.order.size() <= kMaxCalleeBlocks &&
                   (size <= kCallSize || size * sites_[id.index] <= kMaxCopiedSize);
    for (BlockId block : function.order) {
      for (ValueId value : function[block].instructions) {
        const Instruction& instruction = function[value];
        if (LocalCallee(instruction) == id || instruction.opcode == Opcode::kLoopBack)
          traits.small = false;
        if (instruction.opcode == Opcode::kTailCallFun || instruction.opcode == Opcode::kTailApply)
          traits.ends_in_fun_call = true;
      }
    }
    return traits;
  }

  // --- copying
  void InlineInto(FunctionId id) {
    Function& function = module_[id];
    size_t size = SizeOf(module_, function);
    // Blocks made on the way (the callee's, and what follows a call) are looked at too, but not the
    // callee's own calls: those were decided when the callee was done.
    std::vector<BlockId> work(function.order.rbegin(), function.order.rend());
    bool changed = false;
    while (!work.empty()) {
      const BlockId block = work.back();
      work.pop_back();
      for (size_t i = 0; i < function[block].instructions.size(); ++i) {
        const ValueId value = function[block].instructions[i];
        const FunctionId callee = LocalCallee(function[value]);
        if (!callee.is_valid() || callee == id || !traits_[callee.index].small ||
            size > kMaxCallerSize)
          continue;
        const bool tail = function[value].opcode == Opcode::kTailCall;
        if (!tail && traits_[callee.index].ends_in_fun_call) continue;
        size += SizeOf(module_, module_[callee]);
        changed = true;
        if (tail) {
          InlineTail(&function, block, callee);
        } else {
          work.push_back(Inline(&function, block, i, callee));
        }
        break;
      }
    }
    if (changed) function.CleanUp();
  }

  // Copies the callee's blocks behind `block`, which then jumps to them. Returns the copies.
  std::vector<BlockId> CopyBody(Function* function, BlockId block, FunctionId callee_id,
                                std::span<const ValueId> arguments, const Location& call,
                                bool tail) {
    const Function& callee = module_[callee_id];
    Cloner cloner(&callee, function);
    cloner.Clone(callee.order);
    const BlockId entry = cloner.BlockOf(BlockId{0});
    InlineLocations locations(&module_, callee_id, call, tail);
    std::vector<BlockId> copies;
    for (BlockId original : callee.order) {
      const BlockId copy = cloner.BlockOf(original);
      copies.push_back(copy);
      for (ValueId value : (*function)[copy].instructions)
        (*function)[value].location = locations.Of((*function)[value]);
    }
    const ValueId jump = function->Append(block, Opcode::kJump, {});
    (*function)[jump].successors.push_back({entry, {}});
    (*function)[jump].successors[0].arguments.assign(arguments.begin(), arguments.end());
    return copies;
  }

  void InlineTail(Function* function, BlockId block, FunctionId callee) {
    const Instruction call = function->Terminator(block);
    (*function)[block].instructions.pop_back();
    CopyBody(function, block, callee, call.operands, call.location, /*tail=*/true);
  }

  // Returns the block with what follows the call.
  BlockId Inline(Function* function, BlockId block, size_t position, FunctionId callee) {
    Instruction call;
    const BlockId next = CutAt(function, block, position, &call);
    const std::vector<BlockId> copies =
        CopyBody(function, block, callee, call.operands, call.location, /*tail=*/false);
    // Where the callee's result has a narrower type than the call was known to have, the next
    // simplification finds out.
    for (BlockId copy : copies) {
      const ValueId last = (*function)[copy].instructions.back();
      const Instruction terminator = (*function)[last];
      ValueId result;
      if (terminator.opcode == Opcode::kReturn) {
        (*function)[copy].instructions.pop_back();
        result = terminator.operands[0];
      } else if (terminator.opcode == Opcode::kTailCall) {
        (*function)[copy].instructions.pop_back();
        result = function->Append(copy, Opcode::kCall, terminator.operands, terminator.detail);
        (*function)[result].location = call.location;
      } else {
        continue;
      }
      const ssa::Type type = (*function)[next].parameters.empty()
                                 ? ssa::Type()
                                 : (*function)[(*function)[next].parameters[0]].type;
      if (!(*function)[result].type.IsSubtypeOf(type)) {
        result = function->Append(copy, Opcode::kRefine, {result});
        (*function)[result].type = type;
      }
      const ValueId jump = function->Append(copy, Opcode::kJump, {});
      (*function)[jump].successors.push_back({next, {result}});
    }
    return next;
  }

  Module& module_;
  std::vector<Traits> traits_;
  std::vector<size_t> sites_;  // by function: calls of it in the module
};

}  // namespace

void InlineFunctions(Module* module) { Inliner(module).Run(); }

}  // namespace lumen::passes

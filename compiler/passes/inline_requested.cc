// Inlining of the functions that -compile({inline, [F/A, ...]}) names, as OTP's compiler does it, because stack traces show it: what is
// inlined is the caller's own code from then on, its lines in the caller's frame. Modules rely on that, where a helper raises an error with
// arguments in the name of the function that called it. So this runs at every level, and before everything else.
//
//   - Every call of a named function is replaced by its body, once: calls in that body stay calls, but for those of named functions that
//     are smaller than it.
//   - A function_clause error of an inlined function shows a frame '-inlined-F/A-' with the arguments; outside of a try the frame of the
//     caller is gone then.
//
// -compile(inline) names nothing and asks for speed only: inline_functions.cc does what it asks for, and never changes a trace.
// Tested by its golden and by tests/programs/traces.erl.
#include <algorithm>
#include <string>

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
using ssa::ValueId;

size_t SizeOf(const Function& function) {
  size_t size = 0;
  for (BlockId block : function.order) size += function[block].instructions.size();
  return size;
}

class RequestedInliner {
 public:
  explicit RequestedInliner(Module* module) : module_(*module) {}

  void Run() {
    const size_t count = module_.functions.size();
    bodies_.resize(count);
    bool any = false;
    for (size_t i = 0; i < count; ++i) {
      const Function& function = *module_.functions[i];
      if (!function.inline_requested || function.is_fun) continue;
      bodies_[i] = std::make_unique<Function>(function);
      any = true;
    }
    if (!any) return;
    // First the bodies, from what they were; then everything takes the finished ones.
    std::vector<std::unique_ptr<Function>> finished(count);
    for (size_t i = 0; i < count; ++i) {
      if (bodies_[i] == nullptr) continue;
      finished[i] = std::make_unique<Function>(*bodies_[i]);
      InlineInto(finished[i].get(), SizeOf(*bodies_[i]));
    }
    bodies_ = std::move(finished);
    for (size_t i = 0; i < count; ++i) InlineInto(module_.functions[i].get(), SIZE_MAX);
  }

 private:
  // The body to put in place of the call; null where the call stays.
  const Function* BodyFor(const Instruction& instruction, size_t limit, FunctionId* callee) const {
    if (instruction.opcode != Opcode::kCall && instruction.opcode != Opcode::kTailCall) return nullptr;
    *callee = module_.callees[instruction.callee().index].local;
    if (!callee->is_valid() || callee->index >= bodies_.size()) return nullptr;
    const Function* body = bodies_[callee->index].get();
    return body != nullptr && SizeOf(*body) < limit ? body : nullptr;
  }

  void InlineInto(Function* function, size_t limit) {
    FindTries(*function);
    std::vector<BlockId> work(function->order.rbegin(), function->order.rend());
    bool changed = false;
    while (!work.empty()) {
      const BlockId block = work.back();
      work.pop_back();
      for (size_t i = 0; i < (*function)[block].instructions.size(); ++i) {
        FunctionId callee;
        const Function* body = BodyFor((*function)[(*function)[block].instructions[i]], limit, &callee);
        if (body == nullptr) continue;
        changed = true;
        // Of what is new only the rest of the block is looked at: what was inlined keeps its calls.
        if (const BlockId rest = Inline(function, block, i, *body, callee); rest.is_valid()) work.push_back(rest);
        break;
      }
    }
    if (changed) function->CleanUp();
  }

  // By block: does it lie in a try?
  void FindTries(const Function& function) {
    in_try_.assign(function.blocks.size(), false);
    std::vector<uint32_t> depth(function.blocks.size(), UINT32_MAX);
    std::vector<BlockId> work = {BlockId{0}};
    depth[0] = 0;
    while (!work.empty()) {
      const BlockId block = work.back();
      work.pop_back();
      in_try_[block.index] = depth[block.index] > 0;
      const Instruction& terminator = function.Terminator(block);
      for (size_t edge = 0; edge < terminator.successors.size(); ++edge) {
        const BlockId next = terminator.successors[edge].block;
        if (depth[next.index] != UINT32_MAX) continue;
        uint32_t behind = depth[block.index];
        if (terminator.opcode == Opcode::kEnterTry && edge == 0) ++behind;
        if (terminator.opcode == Opcode::kLeaveTry) --behind;
        depth[next.index] = behind;
        work.push_back(next);
      }
    }
  }

  // Returns the block with what follows the call; none follows a tail call.
  BlockId Inline(Function* function, BlockId block, size_t position, const Function& body, FunctionId callee) {
    Instruction call = (*function)[(*function)[block].instructions[position]];
    const bool is_tail = call.opcode == Opcode::kTailCall;
    const bool in_try = in_try_[block.index];
    BlockId next;
    if (is_tail) {
      (*function)[block].instructions.pop_back();
    } else {
      next = CutAt(function, block, position, &call);
    }
    Cloner cloner(&body, function);
    cloner.Clone(body.order);
    const ValueId jump = function->Append(block, Opcode::kJump, {});
    (*function)[jump].successors.push_back({cloner.BlockOf(BlockId{0}), {}});
    (*function)[jump].successors[0].arguments.assign(call.operands.begin(), call.operands.end());
    in_try_.resize(function->blocks.size(), in_try);
    if (next.is_valid()) in_try_[next.index] = in_try;
    for (BlockId original : body.order) {
      const BlockId copy = cloner.BlockOf(original);
      Instruction& last = function->Terminator(copy);
      if (last.opcode == Opcode::kErrorFunctionClause && last.location.inlined_at == ssa::kInvalidIndex) {
        last.location.inlined_at = ClauseErrorSite(body, callee, last.location, !in_try);
      }
      if (next.is_valid()) ReturnTo(function, copy, next, call);
    }
    return next;
  }

  // Where `copy` would leave the function, it goes on in `next`.
  void ReturnTo(Function* function, BlockId copy, BlockId next, const Instruction& call) {
    const Instruction last = function->Terminator(copy);
    ValueId result;
    switch (last.opcode) {
      case Opcode::kReturn:
        result = last.operands[0];
        (*function)[copy].instructions.pop_back();
        break;
      case Opcode::kTailCall:
      case Opcode::kTailCallFun:
      case Opcode::kTailApply: {
        const Opcode opcode = last.opcode == Opcode::kTailCall      ? Opcode::kCall
                              : last.opcode == Opcode::kTailCallFun ? Opcode::kCallFun
                                                                    : Opcode::kApply;
        (*function)[copy].instructions.pop_back();
        result = function->Append(copy, opcode, last.operands, last.detail);
        (*function)[result].location = last.location;
        break;
      }
      default:
        return;
    }
    // Types are not known yet, but for those that text gives.
    if (!(*function)[result].type.IsSubtypeOf(call.type)) {
      result = function->Append(copy, Opcode::kRefine, {result});
      (*function)[result].type = call.type;
    }
    const ValueId jump = function->Append(copy, Opcode::kJump, {});
    (*function)[jump].successors.push_back({next, {result}});
  }

  // The frame of a clause error: of a function that is there for its name only.
  uint32_t ClauseErrorSite(const Function& body, FunctionId callee, const Location& location, bool hides_caller) {
    auto [found, is_new] = stand_ins_.try_emplace(callee.index);
    if (is_new) {
      const std::string name =
          "-inlined-" + std::string(module_.symbols->Text(body.name)) + "/" + std::to_string(body.arity) + "-";
      found->second = FunctionId{static_cast<uint32_t>(module_.functions.size())};
      Function& stand_in = *module_.functions.emplace_back(std::make_unique<Function>());
      stand_in.name = module_.symbols->Intern(name);
      stand_in.arity = body.arity;
      stand_in.location = location;
      const BlockId entry = stand_in.NewBlock();
      std::vector<ValueId> parameters;
      for (uint32_t i = 0; i < body.arity; ++i) parameters.push_back(stand_in.NewParameter(entry));
      const ValueId error = stand_in.Append(entry, Opcode::kErrorFunctionClause, parameters);
      stand_in[error].location = location;
      stand_in.CleanUp();
    }
    const uint32_t site = static_cast<uint32_t>(module_.inline_sites.size());
    module_.inline_sites.push_back({found->second, location, hides_caller});
    return site;
  }

  Module& module_;
  std::vector<std::unique_ptr<Function>> bodies_;  // by FunctionId; null where not asked for
  std::vector<bool> in_try_;                       // by BlockId of the function that is changed
  absl::flat_hash_map<uint32_t, FunctionId> stand_ins_;
};

}  // namespace

void InlineRequested(Module* module) { RequestedInliner(module).Run(); }

}  // namespace lumen::passes

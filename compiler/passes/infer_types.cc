// Type inference over the module: forward, optimistic, to the least fixpoint (conditional constant
// propagation after Wegman and Zadeck 1991, with types for constants and calls between functions of
// the module followed).
//
//   - exported functions and lifted funs take any terms; other functions take the join of what
//   their call sites pass;
//   - a call of a function of the module gives the join of what that returns; a call that never
//   returns ends its block;
//   - a fun's environment has the types its make_fun sites give it;
//   - edges whose condition the types decide are not followed; facts come from refinements
//   (simplify puts them in).
//
// Block parameters, function parameters and results are widened after kJoinsBeforeWidening changes,
// so ranges cannot climb for long. What was found is met with the types that stand in the code
// (both hold). Blocks never reached end in `unreachable`; so do functions nobody calls.
//
// Work: sweeps in reverse postorder; a function is swept again when what it depends on has grown.
// Tested by its golden and differential_test.cc.
#include <deque>

#include "absl/container/flat_hash_set.h"
#include "compiler/passes/passes.h"
#include "compiler/passes/transfer.h"
#include "compiler/ssa/match_type.h"
#include "compiler/ssa/literal_type.h"

namespace lumen::passes {
namespace {

using ssa::BlockId;
using ssa::Function;
using ssa::FunctionId;
using ssa::Instruction;
using ssa::Module;
using ssa::Opcode;
using ssa::Representation;
using ssa::Successor;
using ssa::Type;
using ssa::ValueId;
namespace kinds = ssa::kinds;

constexpr int kJoinsBeforeWidening = 4;

// A type that only grows.
struct GrowingType {
  Type type = Type::None();
  int changes = 0;
  bool Grow(const Type& more) {
    const Type next = changes < kJoinsBeforeWidening ? type.Join(more) : type.Widen(more);
    if (next == type) return false;
    type = next;
    ++changes;
    return true;
  }
};

struct FunctionState {
  bool entered = false;
  bool queued = false;
  std::vector<GrowingType> parameters;   // of the entry
  std::vector<GrowingType> environment;  // of a lifted fun
  GrowingType result;
  absl::flat_hash_set<uint32_t> callers;
  std::vector<GrowingType> values;          // by ValueId; block parameters count their changes
  std::vector<bool> reached;                // by BlockId
  std::vector<std::vector<bool>> followed;  // by BlockId: edges of the terminator
};

class Inference {
 public:
  explicit Inference(Module* module) : module_(*module), states_(module->functions.size()) {}

  void Run() {
    for (uint32_t i = 0; i < states_.size(); ++i) {
      const Function& function = *module_.functions[i];
      FunctionState& state = states_[i];
      state.parameters.resize(function.parameter_count());
      state.environment.resize(function.fun_environment_size);
      state.values.resize(function.values.size());
      state.reached.resize(function.blocks.size());
      state.followed.resize(function.blocks.size());
      if (!function.exported && !function.is_fun) continue;
      for (size_t k = 0; k < state.parameters.size(); ++k) {
        const bool is_self = function.is_fun && k == function.arity;
        state.parameters[k].type = is_self ? Type::OfKinds(kinds::kFun) : Type::Any();
      }
      state.entered = true;
      Enqueue(FunctionId{i});
    }
    while (!queue_.empty()) {
      const FunctionId id = queue_.front();
      queue_.pop_front();
      states_[id.index].queued = false;
      Analyse(id);
    }
    for (uint32_t i = 0; i < states_.size(); ++i) Commit(FunctionId{i});
  }

 private:
  void Enqueue(FunctionId id) {
    if (states_[id.index].queued) return;
    states_[id.index].queued = true;
    queue_.push_back(id);
  }

  const Type& TypeOf(ValueId value) const { return state_->values[value.index].type; }

  void Analyse(FunctionId id) {
    id_ = id;
    function_ = &module_[id];
    state_ = &states_[id.index];
    const Function& function = *function_;
    const std::vector<ValueId>& parameters = function.blocks[0].parameters;
    for (size_t i = 0; i < parameters.size(); ++i) {
      state_->values[parameters[i].index].type =
          state_->parameters[i].type.Meet(function[parameters[i]].type);
    }
    state_->reached[0] = true;
    do {
      changed_ = false;
      for (BlockId block : function.order) {
        if (state_->reached[block.index]) VisitBlock(block);
      }
    } while (changed_);
  }

  absl::InlinedVector<Type, 4> OperandTypes(const Instruction& instruction) const {
    absl::InlinedVector<Type, 4> types;
    for (ValueId operand : instruction.operands) types.push_back(TypeOf(operand));
    return types;
  }

  void VisitBlock(BlockId block) {
    block_ = block;
    for (ValueId value : (*function_)[block].instructions) {
      const Instruction& instruction = (*function_)[value];
      if (instruction.IsTerminator()) return VisitTerminator(instruction);
      if (instruction.opcode == Opcode::kMakeFun) VisitMakeFun(instruction);
      if (instruction.representation != Representation::kTerm) continue;
      const Type type = ResultOf(instruction);
      Type& known = state_->values[value.index].type;
      const Type joined = known.Join(type);
      if (joined != known) {
        known = joined;
        changed_ = true;
      }
      if (known.IsNone()) return;  // nothing comes after it, as far as is known
    }
  }

  Type ResultOf(const Instruction& instruction) {
    if (instruction.opcode == Opcode::kLiteral)
      return ssa::TypeOfLiteral(*module_.literals, instruction.literal());
    if (instruction.opcode == Opcode::kCall) {
      const ssa::Callee& callee = module_.callees[instruction.callee().index];
      if (callee.local.is_valid()) {
        PassArguments(callee.local, instruction);
        return states_[callee.local.index].result.type.Meet(instruction.type);
      }
    }
    if (instruction.opcode == Opcode::kFunEnvironment && function_->is_fun &&
        function_->variant == 0) {
      ValueId fun = instruction.operands[0];
      while ((*function_)[fun].opcode == Opcode::kRefine) fun = (*function_)[fun].operands[0];
      if (fun == function_->blocks[0].parameters.back() &&
          instruction.index() < state_->environment.size()) {
        return state_->environment[instruction.index()].type;
      }
    }
    return TypeOfResult(module_, instruction, OperandTypes(instruction)).Meet(instruction.type);
  }

  void VisitMakeFun(const Instruction& instruction) {
    FunctionState& fun = states_[instruction.function().index];
    bool grown = false;
    for (size_t i = 0; i < instruction.operands.size() && i < fun.environment.size(); ++i) {
      grown = fun.environment[i].Grow(TypeOf(instruction.operands[i])) || grown;
    }
    if (grown) {
      Enqueue(instruction.function());
      if (instruction.function() == id_) changed_ = true;
    }
  }

  void PassArguments(FunctionId callee, const Instruction& call) {
    FunctionState& state = states_[callee.index];
    state.callers.insert(id_.index);
    bool grown = !state.entered;
    state.entered = true;
    for (size_t i = 0; i < call.operands.size(); ++i)
      grown = state.parameters[i].Grow(TypeOf(call.operands[i])) || grown;
    if (grown) Enqueue(callee);
  }

  void Return(const Type& type) {
    if (!state_->result.Grow(type)) return;
    for (uint32_t caller : state_->callers) Enqueue(FunctionId{caller});
  }

  void Follow(const Instruction& terminator, size_t edge, const Type* result = nullptr) {
    const Successor& successor = terminator.successors[edge];
    std::vector<bool>& followed = state_->followed[block_.index];
    followed.resize(terminator.successors.size());
    followed[edge] = true;
    const std::vector<ValueId>& parameters = (*function_)[successor.block].parameters;
    if (!state_->reached[successor.block.index]) {
      state_->reached[successor.block.index] = true;
      changed_ = true;
    }
    for (size_t i = 0; i < parameters.size(); ++i) {
      if ((*function_)[parameters[i]].representation != Representation::kTerm) continue;
      const Type type = i < successor.arguments.size() ? TypeOf(successor.arguments[i])
                        : result != nullptr            ? *result
                                                       : TypeInHandler(i);
      if (state_->values[parameters[i].index].Grow(type)) changed_ = true;
    }
  }

  // Class, reason and trace.
  static Type TypeInHandler(size_t parameter) {
    return parameter == 0 ? Type::OfKinds(kinds::kAtom) : Type::Any();
  }

  std::optional<bool> Evaluate(ValueId condition) const {
    const Instruction& instruction = (*function_)[condition];
    if (instruction.opcode == Opcode::kNot) {
      const std::optional<bool> inner = Evaluate(instruction.operands[0]);
      return inner ? std::optional<bool>(!*inner) : std::nullopt;
    }
    switch (instruction.opcode) {
      case Opcode::kBooleanLiteral:
      case Opcode::kIsKind:
      case Opcode::kIsTupleOfArity:
      case Opcode::kIsFunOfArity:
      case Opcode::kEqual:
      case Opcode::kExactlyEqual:
      case Opcode::kLess:
      case Opcode::kLessOrEqual:
        return Decide(instruction, OperandTypes(instruction));
      default:
        return std::nullopt;
    }
  }

  void VisitTerminator(const Instruction& instruction) {
    switch (instruction.opcode) {
      case Opcode::kJump:
        Follow(instruction, 0);
        break;
      case Opcode::kBranch: {
        const std::optional<bool> answer = Evaluate(instruction.operands[0]);
        if (!answer || *answer) Follow(instruction, 0);
        if (!answer || !*answer) Follow(instruction, 1);
        break;
      }
      case Opcode::kSwitch:
        VisitSwitch(instruction);
        break;
      case Opcode::kAttempt:
      case Opcode::kAttemptSmall:
        VisitAttempt(instruction);
        break;
      case Opcode::kMapFind: {
        const Type any = Type::Any();
        Follow(instruction, 0, &any);
        Follow(instruction, 1);
        break;
      }
      case Opcode::kMatchTake:
      case Opcode::kMatchTakeSized:
      case Opcode::kMatchFloat:
      case Opcode::kMatchUtf: {
        const Type matched = ssa::TypeOfMatched(instruction.opcode);
        Follow(instruction, 0, &matched);
        Follow(instruction, 1);
        break;
      }
      case Opcode::kEnterTry:
        Follow(instruction, 0);
        Follow(instruction, 1);
        break;
      case Opcode::kLeaveTry:
        Follow(instruction, 0);
        break;
      case Opcode::kReturn:
        Return(TypeOf(instruction.operands[0]));
        break;
      case Opcode::kTailCall: {
        const ssa::Callee& callee = module_.callees[instruction.callee().index];
        if (callee.local.is_valid()) {
          PassArguments(callee.local, instruction);
          Return(states_[callee.local.index].result.type);
        } else {
          Return(TypeOfResult(module_, AsCall(instruction), OperandTypes(instruction)));
        }
        break;
      }
      case Opcode::kTailCallFun:
      case Opcode::kTailApply:
        Return(Type::Any());
        break;
      case Opcode::kLoopBack: {
        Follow(instruction, 0);
        bool grown = false;
        for (size_t i = 0; i < instruction.operands.size(); ++i) {
          const bool real =
              (*function_)[instruction.operands[i]].representation == Representation::kF64;
          grown = state_->parameters[i].Grow(real ? Type::OfKinds(kinds::kFloat)
                                                  : TypeOf(instruction.operands[i])) ||
                  grown;
        }
        if (grown) Enqueue(id_);
        break;
      }
      default:
        break;
    }
  }
  static Instruction AsCall(const Instruction& tail_call) {
    Instruction call = tail_call;
    call.opcode = Opcode::kCall;
    return call;
  }

  void VisitSwitch(const Instruction& instruction) {
    const ssa::Switch& cases = module_.switches[instruction.switch_id().index];
    const Type& type = TypeOf(instruction.operands[0]);
    if (type.IsNone()) return;
    bool certain = false;
    Type rest = type;
    for (size_t i = 0; i < cases.cases.size(); ++i) {
      Type one = ssa::TypeOfLiteral(*module_.literals, cases.cases[i]);
      if (cases.on == ssa::Switch::On::kTupleArity)
        one = Type::TupleOfArity(static_cast<uint32_t>(one.minimum()));
      if (type.Meet(one).IsNone()) continue;
      Follow(instruction, i);
      certain = certain || one == type;
      if (rest.IsBoolean() && one.IsBoolean()) {
        rest = rest.atom() == one.atom()
                   ? Type::None()
                   : Type::Atom(one.atom() == symbols::kTrue ? symbols::kFalse : symbols::kTrue);
      }
    }
    if (!certain && !rest.IsNone()) Follow(instruction, cases.cases.size());
  }

  void VisitAttempt(const Instruction& instruction) {
    Instruction operation;
    operation.opcode = instruction.operation();
    operation.operands = instruction.operands;
    if (operation.opcode == Opcode::kBif)
      operation.detail = Instruction::DetailOf(instruction.callee());
    if (ssa::InfoOf(operation.opcode).result != Representation::kTerm) {
      Follow(instruction, 0);
      Follow(instruction, 1);
      return;
    }
    const absl::InlinedVector<Type, 4> types = OperandTypes(instruction);
    Type result = TypeOfResult(module_, operation, types);
    if (instruction.opcode == Opcode::kAttemptSmall)
      result = result.Meet(Type::OfKinds(kinds::kSmall));
    for (const Type& type : types) {
      if (type.IsNone()) return;
    }
    if (!result.IsNone()) Follow(instruction, 0, &result);
    Follow(instruction, 1);
  }

  void Commit(FunctionId id) {
    Function& function = module_[id];
    const FunctionState& state = states_[id.index];
    const std::vector<BlockId> order = function.order;
    for (BlockId block : order) {
      if (!state.entered || !state.reached[block.index]) {
        ReplaceByUnreachable(&function, block);
        continue;
      }
      RedirectEdgesNotFollowed(&function, block, state.followed[block.index]);
      auto narrow = [&](ValueId value) {
        Instruction& instruction = function[value];
        if (instruction.representation == Representation::kTerm)
          instruction.type = instruction.type.Meet(state.values[value.index].type);
      };
      for (ValueId parameter : function[block].parameters) narrow(parameter);
      const std::vector<ValueId>& instructions = function[block].instructions;
      for (size_t i = 0; i < instructions.size(); ++i) {
        narrow(instructions[i]);
        const Instruction& instruction = function[instructions[i]];
        if (instruction.representation != Representation::kTerm || !instruction.type.IsNone())
          continue;
        // It never completes: what follows is not reached.
        function[block].instructions.resize(i + 1);
        function.Append(block, Opcode::kUnreachable, {});
        break;
      }
    }
    function.CleanUp();
  }
  // What an edge passes that is never taken does not fit the types found.
  static void RedirectEdgesNotFollowed(Function* function, BlockId block,
                                       const std::vector<bool>& followed) {
    const size_t count = function->Terminator(block).successors.size();
    for (size_t edge = 0; edge < count; ++edge) {
      if (edge < followed.size() && followed[edge]) continue;
      const BlockId nowhere = function->NewBlock();
      const size_t added = ssa::AddedArguments(function->Terminator(block), edge);
      for (size_t i = 0; i < added; ++i) {
        function->NewParameter(nowhere,
                               ssa::AddedRepresentation(function->Terminator(block)));
      }
      function->Append(nowhere, Opcode::kUnreachable, {});
      Successor& successor = function->Terminator(block).successors[edge];
      successor.block = nowhere;
      successor.arguments.clear();
    }
  }
  static void ReplaceByUnreachable(Function* function, BlockId block) {
    (*function)[block].instructions.clear();
    function->Append(block, Opcode::kUnreachable, {});
  }

  Module& module_;
  std::vector<FunctionState> states_;
  std::deque<FunctionId> queue_;
  FunctionId id_;
  Function* function_ = nullptr;
  FunctionState* state_ = nullptr;
  BlockId block_;
  bool changed_ = false;
};

}  // namespace

void InferTypes(Module* module) { Inference(module).Run(); }

}  // namespace lumen::passes

// Simplify: one walk over the dominator tree that
//   - knows what holds: in a block entered through one edge of a branch or switch, the condition's
//   operands have the types it
//     implies; after an operation that completed, its operands have the types it takes. New
//     knowledge becomes a `refine` that the code below uses instead of the value;
//   - folds instructions by constants, constructions and types (fold.h), decides branches, switches
//   and attempts;
//   - gives every pure computation that was made above the value it had there (global value
//   numbering by hashing, Click 1995,
//     without the optimistic part), comparisons and tests included: a test whose outcome is known
//     disappears.
//
// Critical edges are split first, so that each edge has a block for its facts; control_flow removes
// those that stay empty. Bools and unboxed floats are shared only where no call can come between:
// they would need raw words in the frame.
//
// Tables are undone on the way up the tree, so the work is linear. Tested by the goldens and
// differential_test.cc.
#include <algorithm>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "compiler/passes/fold.h"
#include "compiler/passes/passes.h"
#include "compiler/passes/rewrite.h"
#include "compiler/passes/transfer.h"
#include "compiler/ssa/dominators.h"
#include "compiler/ssa/literal_type.h"

namespace lumen::passes {
namespace {

using ssa::BlockId;
using ssa::Instruction;
using ssa::Opcode;
using ssa::Representation;
using ssa::Successor;
using ssa::Type;
using ssa::ValueId;
namespace kinds = ssa::kinds;

struct ExpressionKey {
  Opcode opcode;
  uint64_t detail;
  absl::InlinedVector<ValueId, 4> operands;
  bool operator==(const ExpressionKey&) const = default;
  template <typename H>
  friend H AbslHashValue(H h, const ExpressionKey& key) {
    return H::combine(std::move(h), static_cast<int>(key.opcode), key.detail, key.operands);
  }
};

class Simplifier {
 public:
  Simplifier(ssa::Module* module, ssa::Function* function)
      : module_(*module), function_(*function), folder_(module, function) {}

  void Run() {
    SplitCriticalEdges(&function_);
    for (BlockId block : function_.order) {
      for (ValueId value : function_[block].instructions) {
        has_calls_ = has_calls_ || (ssa::InfoOf(function_[value].opcode).effects & ssa::kCall) != 0;
      }
    }
    predecessors_ = function_.Predecessors();
    const ssa::Dominators dominators(function_);
    position_.resize(function_.blocks.size());
    for (uint32_t i = 0; i < function_.order.size(); ++i) position_[function_.order[i].index] = i;
    reachable_.resize(function_.blocks.size());
    reachable_[0] = true;
    Grow();
    struct Frame {
      BlockId block;
      size_t next_child = 0;
      size_t undo_mark = 0;
    };
    std::vector<Frame> stack = {{BlockId{0}}};
    EnterBlock(BlockId{0});
    while (!stack.empty()) {
      Frame& frame = stack.back();
      std::span<const BlockId> children = dominators.Children(frame.block);
      if (frame.next_child == children.size()) {
        Undo(frame.undo_mark);
        stack.pop_back();
        continue;
      }
      const BlockId child = children[frame.next_child++];
      if (!reachable_[child.index]) continue;
      stack.push_back({child, 0, undo_.size()});
      EnterBlock(child);
    }
    function_.CleanUp();
  }

 private:
  // --- what is known, with undo
  struct Change {
    enum { kCurrent, kBoolean, kExpression } what;
    ValueId value;           // kCurrent, kBoolean
    uint32_t old = 0;        // kCurrent: index of the value; kBoolean: the byte
    ExpressionKey key = {};  // kExpression
  };
  void Undo(size_t mark) {
    while (undo_.size() > mark) {
      Change& change = undo_.back();
      switch (change.what) {
        case Change::kCurrent:
          current_[change.value.index] = ValueId{change.old};
          break;
        case Change::kBoolean:
          boolean_[change.value.index] = static_cast<uint8_t>(change.old);
          break;
        case Change::kExpression:
          if (change.old == ssa::kInvalidIndex) {
            expressions_.erase(change.key);
          } else {
            expressions_[change.key] = ValueId{change.old};
          }
          break;
      }
      undo_.pop_back();
    }
  }
  void Grow() {
    const size_t size = function_.values.size();
    if (root_.size() >= size) return;
    root_.resize(size);
    current_.resize(size);
    boolean_.resize(size);
  }
  // The value that `value`'s word was first held by.
  ValueId Root(ValueId value) const {
    return root_[value.index].is_valid() ? root_[value.index] : value;
  }
  ValueId Resolve(ValueId value) const {
    const ValueId root = Root(value);
    return current_[root.index].is_valid() ? current_[root.index] : root;
  }
  void SetCurrent(ValueId root, ValueId value) {
    undo_.push_back({.what = Change::kCurrent, .value = root, .old = current_[root.index].index});
    current_[root.index] = value;
  }
  void SetBoolean(ValueId value, bool boolean) {
    undo_.push_back({.what = Change::kBoolean, .value = value, .old = boolean_[value.index]});
    boolean_[value.index] = boolean ? kTrue : kFalse;
  }

  void Emit(ValueId value) { function_[block_].instructions.push_back(value); }

  // False where the fact contradicts what is known: the code that follows is not reached.
  bool AddFact(ValueId value, const Type& fact) {
    const ValueId known = Resolve(value);
    const Type old = function_[known].type;
    if (function_[known].opcode == Opcode::kLiteral)
      return !old.Meet(fact).IsNone() || old.IsNone();
    const Type type = old.Meet(fact);
    if (type == old) return true;
    if (type.IsNone()) return false;
    int64_t constant;
    ValueId refined;
    if (type.IsSmallConstant(&constant)) {
      refined = NewLiteral(module_.literals->Integer(constant));
    } else if (type.Is(kinds::kAtom) && type.atom().is_valid()) {
      refined = NewLiteral(module_.literals->Atom(type.atom()));
    } else if (type.Is(kinds::kNil)) {
      refined = NewLiteral(module_.literals->Nil());
    } else {
      refined = function_.NewInstruction(Opcode::kRefine, {known});
      function_[refined].type = type;
      Grow();
      root_[refined.index] = Root(value);
    }
    Emit(refined);
    SetCurrent(Root(value), refined);
    return true;
  }
  ValueId NewLiteral(LiteralId literal) {
    const ValueId value =
        function_.NewInstruction(Opcode::kLiteral, {}, Instruction::DetailOf(literal));
    function_[value].type = ssa::TypeOfLiteral(*module_.literals, literal);
    Grow();
    return value;
  }

  // --- blocks
  void EnterBlock(BlockId block) {
    block_ = block;
    call_epoch_ = 0;
    std::vector<ValueId> instructions = std::move(function_[block].instructions);
    function_[block].instructions.clear();
    MergeParameters(block);
    if (!AddEdgeFacts(block)) return Cut();
    for (ValueId value : instructions) {
      if (function_[value].IsTerminator()) {
        Terminate(value);
      } else if (!Visit(value)) {
        return Cut();
      }
    }
  }
  void Cut() {
    Emit(function_.NewInstruction(Opcode::kUnreachable, std::initializer_list<ValueId>{}));
    Grow();
  }

  // Parameters of a block whose incoming edges have all been seen: replaced where only one value
  // comes in, else typed.
  void MergeParameters(BlockId block) {
    const std::vector<ValueId>& parameters = function_[block].parameters;
    if (parameters.empty() || block.index == 0) return;
    std::vector<const Successor*> incoming;
    size_t added = 0;  // by terminators: results of attempts, what handlers are given
    for (BlockId predecessor : predecessors_[block.index]) {
      if (position_[predecessor.index] >= position_[block.index]) return;
      if (!reachable_[predecessor.index]) continue;
      for (const Successor& successor : function_.Terminator(predecessor).successors) {
        if (successor.block != block) continue;
        incoming.push_back(&successor);
        added = std::max(added, parameters.size() - successor.arguments.size());
      }
    }
    if (incoming.empty()) return;
    std::vector<std::pair<ValueId, Type>>
        facts;  // added last: adding moves what `incoming` points to
    for (size_t i = 0; i + added < parameters.size(); ++i) {
      const ValueId first = incoming[0]->arguments[i];
      bool same = true;
      Type type = Type::None();
      for (const Successor* successor : incoming) {
        same = same && Root(successor->arguments[i]) == Root(first);
        type = type.Join(function_[successor->arguments[i]].type);
      }
      Instruction& parameter = function_[parameters[i]];
      const bool one_edge = incoming.size() == 1;
      if (one_edge || (same && function_[Root(first)].opcode != Opcode::kLiteral)) {
        Alias(parameters[i], one_edge ? first : Root(first));
        // Refined alike on every edge: what follows may rely on that.
        if (!one_edge && parameter.representation == Representation::kTerm)
          facts.emplace_back(Root(first), type);
        continue;
      }
      if (parameter.representation == Representation::kTerm)
        parameter.type = parameter.type.Meet(type);
    }
    for (const auto& [value, type] : facts) AddFact(value, type);
  }

  // What the one edge into the block says.
  bool AddEdgeFacts(BlockId block) {
    if (predecessors_[block.index].size() != 1) return true;
    // Facts may add instructions, which moves `values`: what is needed is taken first (not the
    // edges: a switch may have thousands).
    const BlockId predecessor = predecessors_[block.index][0];
    const Instruction& terminator = function_.Terminator(predecessor);
    const auto [edge, edges] = EdgesBetween(predecessor, block);
    if (edges != 1) return true;
    switch (terminator.opcode) {
      case Opcode::kBranch:
        return AddConditionFacts(terminator.operands[0], edge == 0);
      case Opcode::kSwitch:
        return AddSwitchFacts(terminator.switch_id(), terminator.operands[0], edge);
      case Opcode::kAttempt: {
        if (edge != 0) return true;
        const absl::InlinedVector<ValueId, 4> operands = terminator.operands;
        const ssa::CalleeId callee =
            terminator.operation() == Opcode::kBif ? terminator.callee() : ssa::CalleeId();
        return AddFacts(FactsOfCompletion(module_, terminator.operation(), callee, operands));
      }
      default:
        return true;
    }
  }
  // The last edge from one block to another, and how many there are. A switch may have thousands of edges, and its targets ask one
  // behind the other.
  std::pair<size_t, size_t> EdgesBetween(BlockId from, BlockId to) {
    if (edges_from_ != from) {
      edges_from_ = from;
      edges_to_.clear();
      const auto& successors = function_.Terminator(from).successors;
      for (size_t i = 0; i < successors.size(); ++i) {
        auto& [edge, edges] = edges_to_[successors[i].block.index];
        edge = i;
        ++edges;
      }
    }
    return edges_to_[to.index];
  }
  bool AddFacts(const std::vector<Fact>& facts) {
    for (const Fact& fact : facts) {
      if (function_[fact.value].representation == Representation::kTerm &&
          !AddFact(fact.value, fact.type))
        return false;
    }
    return true;
  }
  bool AddConditionFacts(ValueId condition, bool holds) {
    while (function_[condition].opcode == Opcode::kNot) {
      SetBoolean(condition, holds);
      condition = function_[condition].operands[0];
      holds = !holds;
    }
    SetBoolean(condition, holds);
    return AddFacts(FactsOfCondition(function_, condition, holds));
  }
  bool AddSwitchFacts(ssa::SwitchId switch_id, ValueId operand, size_t edge) {
    const ssa::Switch& cases = module_.switches[switch_id.index];
    const bool is_default = edge == cases.cases.size();
    if (cases.on == ssa::Switch::On::kTupleArity) {
      int64_t arity;
      if (is_default || !module_.literals->IsSmallInteger(cases.cases[edge], &arity)) return true;
      return AddFact(operand, Type::TupleOfArity(static_cast<uint32_t>(arity)));
    }
    if (!is_default)
      return AddFact(operand, ssa::TypeOfLiteral(*module_.literals, cases.cases[edge]));
    // None of the cases: take booleans and the ends of ranges off.
    Type type = function_[Resolve(operand)].type;
    for (LiteralId literal : cases.cases) {
      const Type one = ssa::TypeOfLiteral(*module_.literals, literal);
      int64_t constant;
      if (one.Is(kinds::kAtom) && type.MayBe(kinds::kAtom)) {
        const Type atoms = type.Meet(Type::OfKinds(kinds::kAtom));
        if (atoms == one) type = type.Without(kinds::kAtom);
        if (atoms == Type::Boolean() && one.IsBoolean()) {
          type = type.Without(kinds::kAtom)
                     .Join(Type::Atom(one.atom() == symbols::kTrue ? symbols::kFalse
                                                                   : symbols::kTrue));
        }
      } else if (one.IsSmallConstant(&constant) && type.MayBe(kinds::kSmall)) {
        const Type others = type.Without(kinds::kSmall);
        if (type.minimum() == constant)
          type = others.Join(Type::SmallRange(constant + 1, type.maximum()));
        else if (type.maximum() == constant)
          type = others.Join(Type::SmallRange(type.minimum(), constant - 1));
      }
    }
    return AddFact(operand, type);
  }

  // --- instructions
  void Alias(ValueId value, ValueId same) { root_[value.index] = Root(same); }

  void ResolveOperands(Instruction& instruction) {
    for (ValueId& operand : instruction.operands) operand = Resolve(operand);
    for (Successor& successor : instruction.successors) {
      for (ValueId& argument : successor.arguments) argument = Resolve(argument);
    }
  }
  absl::InlinedVector<Type, 4> OperandTypes(const Instruction& instruction) const {
    absl::InlinedVector<Type, 4> types;
    for (ValueId operand : instruction.operands) types.push_back(function_[operand].type);
    return types;
  }

  // False where the code that follows is not reached.
  bool Visit(ValueId value) {
    ResolveOperands(function_[value]);
    if (function_[value].opcode == Opcode::kRefine) {
      const ValueId source = function_[value].operands[0];
      Alias(value, source);
      return AddFact(source, function_[value].type);
    }
    const Opcode opcode_before = function_[value].opcode;
    const ssa::CalleeId callee =
        opcode_before == Opcode::kBif ? function_[value].callee() : ssa::CalleeId();
    const absl::InlinedVector<ValueId, 4> operands_before = function_[value].operands;
    if (const ValueId same = folder_.Fold(value); same.is_valid()) {
      Alias(value, same);
      if (function_[value].representation == Representation::kTerm &&
          !AddFact(same, function_[value].type))
        return false;
      return AddFacts(FactsOfCompletion(module_, opcode_before, callee, operands_before));
    }
    Grow();
    Instruction& instruction = function_[value];
    if (instruction.representation == Representation::kTerm) {
      instruction.type =
          instruction.type.Meet(TypeOfResult(module_, instruction, OperandTypes(instruction)));
    }
    if (ReuseExpression(value)) return true;
    Emit(value);
    const ssa::Effects effects = ssa::InfoOf(instruction.opcode).effects;
    if ((effects & ssa::kCall) != 0) ++call_epoch_;
    if (instruction.representation == Representation::kTerm && instruction.type.IsNone())
      return false;
    const ssa::CalleeId called =
        instruction.opcode == Opcode::kBif || instruction.opcode == Opcode::kCall
            ? instruction.callee()
            : ssa::CalleeId();
    const absl::InlinedVector<ValueId, 4> operands = instruction.operands;
    return AddFacts(FactsOfCompletion(module_, instruction.opcode, called, operands));
  }

  // True where the value was computed before and is now an alias of that.
  bool ReuseExpression(ValueId value) {
    const Instruction& instruction = function_[value];
    const ssa::Effects effects = ssa::InfoOf(instruction.opcode).effects;
    const bool arithmetic = ssa::IsArithmetic(instruction.opcode);
    const bool real =
        (effects & ssa::kMayRaise) != 0 && instruction.representation == Representation::kF64;
    const bool pure = (effects & ssa::kPure) != 0 &&
                      ((effects & ssa::kAllocates) == 0 || instruction.opcode == Opcode::kBoxFloat);
    if (!pure && !arithmetic && !real) return false;
    ExpressionKey key{instruction.opcode, instruction.detail, {}};
    for (ValueId operand : instruction.operands) key.operands.push_back(Root(operand));
    auto [found, inserted] = expressions_.try_emplace(key, value);
    const bool raw = instruction.representation != Representation::kTerm;
    if (raw) {
      raw_home_.resize(function_.values.size());
      raw_home_[value.index] = {block_, call_epoch_};
    }
    if (inserted) {
      undo_.push_back({.what = Change::kExpression,
                       .value = {},
                       .old = ssa::kInvalidIndex,
                       .key = std::move(key)});
      return false;
    }
    const ValueId known = found->second;
    if (instruction.representation == Representation::kBool && boolean_[known.index] != kUnknown) {
      function_[value].opcode = Opcode::kBooleanLiteral;
      function_[value].operands.clear();
      function_[value].detail = boolean_[known.index] == kTrue;
      return false;
    }
    const bool constant = instruction.operands.empty();
    const Home home{block_, call_epoch_};
    if (raw && has_calls_ && !constant && !(raw_home_[known.index] == home)) {
      // It would have to live across a call: compute it again, and let what follows share that.
      undo_.push_back(
          {.what = Change::kExpression, .value = {}, .old = known.index, .key = std::move(key)});
      found->second = value;
      return false;
    }
    Alias(value, known);
    if (instruction.representation == Representation::kTerm) AddFact(known, instruction.type);
    return true;
  }

  // --- terminators
  void Terminate(ValueId value) {
    ResolveOperands(function_[value]);
    Instruction& terminator = function_[value];
    switch (terminator.opcode) {
      case Opcode::kBranch:
        SimplifyBranch(terminator);
        break;
      case Opcode::kSwitch:
        SimplifySwitch(value);
        break;
      case Opcode::kAttempt:
      case Opcode::kAttemptSmall:
        SimplifyAttempt(value);
        break;
      default:
        break;
    }
    Emit(value);
    for (const Successor& successor : function_[value].successors)
      reachable_[successor.block.index] = true;
  }

  void BecomeJump(Instruction& terminator, size_t edge) {
    Successor successor = terminator.successors[edge];
    terminator.opcode = Opcode::kJump;
    terminator.detail = 0;
    terminator.operands.clear();
    terminator.successors.clear();
    terminator.successors.push_back(std::move(successor));
  }

  void SimplifyBranch(Instruction& terminator) {
    while (function_[terminator.operands[0]].opcode == Opcode::kNot) {
      terminator.operands[0] = function_[terminator.operands[0]].operands[0];
      std::swap(terminator.successors[0], terminator.successors[1]);
    }
    const ValueId condition = terminator.operands[0];
    if (function_[condition].opcode == Opcode::kBooleanLiteral) {
      BecomeJump(terminator, function_[condition].boolean() ? 0 : 1);
    } else if (boolean_[condition.index] != kUnknown) {
      BecomeJump(terminator, boolean_[condition.index] == kTrue ? 0 : 1);
    }
  }

  void SimplifySwitch(ValueId value) {
    const ssa::Switch cases = module_.switches[function_[value].switch_id().index];
    const Type type = function_[function_[value].operands[0]].type;
    const bool on_arity = cases.on == ssa::Switch::On::kTupleArity;
    ssa::Switch kept;
    kept.on = cases.on;
    absl::InlinedVector<Successor, 2> successors;
    Type rest = type;  // what no kept case takes, as far as types can say
    for (size_t i = 0; i < cases.cases.size(); ++i) {
      int64_t arity = 0;
      if (on_arity) module_.literals->IsSmallInteger(cases.cases[i], &arity);
      const Type one = on_arity ? Type::TupleOfArity(static_cast<uint32_t>(arity))
                                : ssa::TypeOfLiteral(*module_.literals, cases.cases[i]);
      const Type met = type.Meet(one);
      if (met.IsNone()) continue;
      if (met == type) return BecomeJump(function_[value], i);  // certainly this one
      if (rest.Is(kinds::kAtom) && rest.IsBoolean() && one.IsBoolean()) {
        rest = rest.atom() == one.atom()
                   ? Type::None()
                   : Type::Atom(one.atom() == symbols::kTrue ? symbols::kFalse : symbols::kTrue);
      }
      kept.cases.push_back(cases.cases[i]);
      successors.push_back(function_[value].successors[i]);
    }
    if (kept.cases.empty()) return BecomeJump(function_[value], cases.cases.size());
    successors.push_back(function_[value].successors.back());
    if (rest.IsNone()) {  // both booleans: the last case needs no test
      successors.pop_back();
      kept.cases.pop_back();
    }
    if (kept.cases.size() == 1) return BecomeBranch(value, kept, std::move(successors));
    if (kept.cases.size() == cases.cases.size() &&
        successors.size() == function_[value].successors.size())
      return;
    module_.switches.push_back(std::move(kept));
    function_[value].detail =
        Instruction::DetailOf(ssa::SwitchId{static_cast<uint32_t>(module_.switches.size() - 1)});
    function_[value].successors = std::move(successors);
  }

  // A switch with one case.
  void BecomeBranch(ValueId value, const ssa::Switch& cases,
                    absl::InlinedVector<Successor, 2> successors) {
    const ValueId operand = function_[value].operands[0];
    ValueId test;
    if (cases.on == ssa::Switch::On::kTupleArity) {
      int64_t arity = 0;
      module_.literals->IsSmallInteger(cases.cases[0], &arity);
      test = function_.NewInstruction(Opcode::kIsTupleOfArity, {operand},
                                      static_cast<uint64_t>(arity));
    } else {
      const ValueId literal = NewLiteral(cases.cases[0]);
      Emit(literal);
      test = function_.NewInstruction(Opcode::kExactlyEqual, {operand, literal});
    }
    Grow();
    if (const ValueId same = folder_.Fold(test); same.is_valid()) {
      test = same;
    } else {
      Grow();
      if (ReuseExpression(test)) {
        test = Root(test);
      } else {
        Emit(test);
      }
    }
    Instruction& terminator = function_[value];
    terminator.opcode = Opcode::kBranch;
    terminator.detail = 0;
    terminator.operands.assign(1, test);
    terminator.successors = std::move(successors);
    SimplifyBranch(terminator);
  }

  // An attempt that cannot fail is a plain operation, one that must fail a jump.
  void SimplifyAttempt(ValueId value) {
    const Instruction terminator =
        function_[value];  // a copy: the folder is asked with a new instruction
    const Opcode operation = terminator.operation();
    const absl::InlinedVector<Type, 4> types = OperandTypes(terminator);
    const bool small = terminator.opcode == Opcode::kAttemptSmall;
    if (operation != Opcode::kBif && !ssa::IsArithmetic(operation)) return;
    bool succeeds;
    if (operation == Opcode::kBif) {
      succeeds = AttemptBecomesPart(terminator);
    } else {
      const Type result = TypeOfArithmetic(operation, types);
      if (result.IsNone() || (small && !result.MayBe(kinds::kSmall)))
        return BecomeJump(function_[value], 1);
      succeeds = !MayRaise(module_, operation, ssa::CalleeId(), types) &&
                 (!small || result.Is(kinds::kSmall));
      if (small && (operation == Opcode::kShiftLeft || operation == Opcode::kShiftRight)) {
        succeeds = succeeds && types[1].minimum() >= 0 && types[1].maximum() <= 60;
      }
    }
    if (!succeeds) return;
    const uint64_t detail =
        operation == Opcode::kBif ? Instruction::DetailOf(terminator.callee()) : 0;
    const absl::InlinedVector<ValueId, 4> operands = terminator.operands;
    const ValueId plain = function_.NewInstruction(operation, operands, detail);
    function_[plain].location = function_[value].location;
    Grow();
    Visit(plain);
    BecomeJump(function_[value], 0);
    function_[value].successors[0].arguments.push_back(Resolve(plain));
  }
  // Would the folder make the attempted BIF an instruction that cannot fail?
  bool AttemptBecomesPart(const Instruction& terminator) {
    const ValueId probe = function_.NewInstruction(Opcode::kBif, terminator.operands,
                                                   Instruction::DetailOf(terminator.callee()));
    Grow();
    return folder_.Fold(probe).is_valid() || function_[probe].opcode != Opcode::kBif;
  }

  enum : uint8_t { kUnknown, kTrue, kFalse };
  struct Home {
    BlockId block;
    uint32_t epoch = 0;
    bool operator==(const Home&) const = default;
  };

  ssa::Module& module_;
  ssa::Function& function_;
  Folder folder_;
  std::vector<std::vector<BlockId>> predecessors_;
  BlockId edges_from_;  // whose edges `edges_to_` has
  absl::flat_hash_map<uint32_t, std::pair<size_t, size_t>> edges_to_;
  std::vector<uint32_t> position_;  // in `order` as it was at the start
  std::vector<bool> reachable_;
  std::vector<ValueId> root_;     // invalid: the value itself
  std::vector<ValueId> current_;  // by root: the name that knows most here
  std::vector<uint8_t> boolean_;  // by value: what a Bool is known to be here
  std::vector<Home> raw_home_;    // by value: where a Bool or real was computed
  absl::flat_hash_map<ExpressionKey, ValueId> expressions_;
  std::vector<Change> undo_;
  BlockId block_;
  uint32_t call_epoch_ = 0;
  bool has_calls_ = false;
};

}  // namespace

void Simplify(ssa::Module* module, ssa::Function* function) { Simplifier(module, function).Run(); }

}  // namespace lumen::passes

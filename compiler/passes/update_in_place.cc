// Updates in place. `S#s{a = X}` is a make_tuple most of whose elements are tuple_element of one old
// tuple at the same places. Where this code is the only one to know the old tuple, and does not look
// at it any more, that becomes an update_tuple, which writes the elements that change.
//
// A value is *owned* where no object and no other value refers to what it denotes. make_tuple gives
// such values, and so do literals: they are never written into, see update_tuple. A value is handed
// on by a jump to a parameter of a block, by a call of a function of the module to its parameter and
// by return to the call's result, each where it is not used any more behind that; what is handed on
// by all ways there are is owned there, too. A use that keeps the tuple (as an element of another
// object, as an argument of what is not known) while the value is still used later shares it: such a
// value is not owned at all. So is what a handler of exceptions uses, as everything in the try may
// come before that. The facts about functions are the greatest ones that agree with each other:
// all are assumed first, and taken back until nothing contradicts them.
//
// A parameter of a block that is owned by some ways only gets a Bool beside it that says so: in a
// loop the tuple of the first round belongs to who called, the later ones are the loop's.
//
// The old tuple becomes an operand of the update, so candidates get that operand before anything is
// computed: its uses are then counted as they will be. After the pass the word of a tuple_element
// depends on where it stands: no pass that moves or shares one may follow.
//
// Tested by its golden, differential_test.cc (the interpreter does write into tuples) and
// tests/programs/tuple_updates.erl.
#include <algorithm>
#include <optional>

#include "absl/container/flat_hash_map.h"
#include "compiler/passes/passes.h"
#include "compiler/ssa/liveness.h"

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
namespace kinds = ssa::kinds;

constexpr size_t kFewestKept = 2;      // elements; else making a tuple is as good
constexpr size_t kMostNumbered = 32;   // elements that update_tuple can tell of
constexpr int kMostRounds = 3;         // of dropping candidates and looking again

// By which ways a value comes: owned by some, not owned by some.
using Ways = uint8_t;
constexpr Ways kOwned = 1, kShared = 2, kBoth = kOwned | kShared;

struct Candidate {
  BlockId block;
  ValueId update;  // a make_tuple, with the old tuple as an additional last operand
  uint32_t changed = 0;  // set of elements
  bool possible = true;
};

// An argument of a call of a function of the module.
struct Passed {
  FunctionId callee;
  size_t index;
  ValueId value;  // root
  bool handed_on;  // not used any more
};

// What one function does with tuples.
class Flow {
 public:
  // Open: anybody may call it.
  Flow(const Module& module, Function* function, bool is_open)
      : module_(module), function_(*function), is_open_(is_open) {}

  // The facts about the function.
  std::vector<bool> parameters_owned;
  bool result_owned = true;

  std::vector<Candidate> candidates;
  std::vector<Passed> passed;
  std::vector<ValueId> returned;         // roots
  std::vector<FunctionId> tail_callees;  // what they return is returned; invalid: not known

  void FindCandidates() {
    for (BlockId block : function_.order) {
      for (ValueId value : function_[block].instructions) {
        if (function_[value].opcode == Opcode::kMakeTuple) AddCandidate(block, value);
      }
    }
  }

  // Drops the candidates that are not possible; were there any?
  bool DropImpossible() {
    for (const Candidate& candidate : candidates) {
      if (!candidate.possible) function_[candidate.update].operands.pop_back();
    }
    return std::erase_if(candidates, [](const Candidate& candidate) { return !candidate.possible; }) > 0;
  }

  // What does not depend on other functions.
  void Look() {
    liveness_.emplace(function_);
    shared_.assign(function_.values.size(), false);
    parameter_edges_.assign(function_.values.size(), {});
    passed.clear();
    returned.clear();
    tail_callees.clear();
    loop_back_operands_.clear();
    candidate_of_.clear();
    parameters_owned.assign(function_.parameter_count(), !is_open_);
    result_owned = true;
    for (size_t i = 0; i < candidates.size(); ++i) candidate_of_[candidates[i].update.index] = i;
    live_.assign(function_.values.size(), false);
    for (BlockId block : function_.order) LookAtBlock(block);
  }

  // By which ways the function's values come, after what is known about functions now.
  template <typename ResultOwned>
  void ComputeWays(ResultOwned result_owned_of) {
    ways_.assign(function_.values.size(), 0);
    for (bool changed = true; changed;) {
      changed = false;
      for (BlockId block : function_.order) {
        for (size_t i = 0; i < function_[block].parameters.size(); ++i)
          changed |= Add(function_[block].parameters[i], ParameterWays(block, i));
        for (ValueId value : function_[block].instructions) {
          if (function_[value].representation == ssa::Representation::kTerm)
            changed |= Add(value, InstructionWays(value, result_owned_of));
        }
      }
    }
  }
  Ways WaysOf(ValueId root) const { return ways_[root.index]; }

  // Which candidates are updates in place: of what is owned by some way.
  void Decide() {
    for (Candidate& candidate : candidates) {
      const ValueId old = Root(function_[candidate.update].operands.back());
      candidate.possible = candidate.possible && (WaysOf(old) & kOwned) != 0;
    }
  }

  void Rewrite() {
    for (const Candidate& candidate : candidates) {
      const Instruction& update = function_[candidate.update];
      Need(Root(update.operands.back()));
    }
    AddFlags();
    for (const Candidate& candidate : candidates) RewriteCandidate(candidate);
  }

 private:
  struct Edge {
    BlockId from;
    size_t successor, argument;
    bool handed_on;
  };

  ValueId Root(ValueId value) const {
    while (function_[value].opcode == Opcode::kRefine) value = function_[value].operands[0];
    return value;
  }
  bool IsLiteral(ValueId root) const { return function_[root].opcode == Opcode::kLiteral; }

  // --- candidates

  void AddCandidate(BlockId block, ValueId value) {
    const Instruction& tuple = function_[value];
    const size_t arity = tuple.operands.size();
    // The tuple that most elements come from.
    ValueId best;
    size_t best_count = 0;
    for (size_t i = 0; i < arity && best_count * 2 <= arity; ++i) {
      const ValueId old = OldTuple(tuple, i);
      if (!old.is_valid() || (best.is_valid() && Root(old) == Root(best))) continue;
      size_t count = 0;
      for (size_t k = i; k < arity; ++k) {
        const ValueId other = OldTuple(tuple, k);
        count += other.is_valid() && Root(other) == Root(old) ? 1 : 0;
      }
      if (count > best_count) {
        best_count = count;
        best = old;
      }
    }
    if (best_count < kFewestKept || best_count == arity) return;
    Candidate candidate{block, value};
    for (size_t i = 0; i < arity; ++i) {
      const ValueId old = OldTuple(tuple, i);
      if (old.is_valid() && Root(old) == Root(best)) continue;
      if (i >= kMostNumbered || Root(tuple.operands[i]) == Root(best)) return;
      candidate.changed |= uint32_t{1} << i;
    }
    candidates.push_back(candidate);
    function_[value].operands.push_back(best);
  }

  // Where element `i` is the same element of a tuple of the same size, that tuple, if it can be owned.
  ValueId OldTuple(const Instruction& tuple, size_t i) const {
    const Instruction& element = function_[Root(tuple.operands[i])];
    if (element.opcode != Opcode::kTupleElement || element.index() != i) return ValueId();
    const ValueId old = element.operands[0];
    const ssa::Type& type = function_[old].type;
    if (!type.Is(kinds::kTuple) || !type.HasArity() || type.arity() != tuple.operands.size())
      return ValueId();
    const Instruction& source = function_[Root(old)];
    switch (source.opcode) {
      case Opcode::kParameter: {
        const std::vector<ValueId>& parameters = function_.blocks[0].parameters;
        const bool is_argument =
            std::find(parameters.begin(), parameters.end(), Root(old)) != parameters.end();
        return is_argument && is_open_ ? ValueId() : old;
      }
      case Opcode::kMakeTuple:
      case Opcode::kUpdateTuple:
        return old;
      case Opcode::kCall:
        return module_.callees[source.callee().index].local.is_valid() ? old : ValueId();
      default:
        return ValueId();
    }
  }

  // --- uses

  // Does the instruction only look at its operand number `i`?
  bool OnlyLooks(const Instruction& instruction, size_t i) const {
    const Opcode opcode =
        instruction.opcode == Opcode::kAttempt ? instruction.operation() : instruction.opcode;
    switch (opcode) {
      case Opcode::kTupleElement:
      case Opcode::kTupleSize:
      case Opcode::kIsTupleOfArity:
      case Opcode::kIsFunOfArity:
      case Opcode::kIsKind:
      case Opcode::kEqual:
      case Opcode::kExactlyEqual:
      case Opcode::kLess:
      case Opcode::kLessOrEqual:
      case Opcode::kSwitch:
      case Opcode::kRefine:
        return true;
      case Opcode::kBif: {
        const ssa::Callee& callee = module_.callees[instruction.callee().index];
        return callee.module == symbols::kErlang && callee.arity == 2 && i == 1 &&
               module_.symbols->Text(callee.name) == "element";
      }
      default:
        return false;
    }
  }

  bool IsLive(ValueId root) const { return live_[root.index]; }
  void MakeLive(ValueId root) {
    if (live_[root.index]) return;
    live_[root.index] = true;
    marked_.push_back(root);
  }

  // From the end of the block to its start.
  void LookAtBlock(BlockId block) {
    for (ValueId value : marked_) live_[value.index] = false;
    marked_.clear();
    for (ValueId value : liveness_->LiveOut(block)) MakeLive(value);
    LookAtEdges(block);
    const std::vector<ValueId>& instructions = function_[block].instructions;
    for (size_t i = instructions.size(); i-- > 0;) {
      const ValueId value = instructions[i];
      const Instruction& instruction = function_[value];
      if (instruction.opcode == Opcode::kRefine) continue;
      live_[value.index] = false;
      LookAtUses(value, instruction);
      for (ValueId operand : instruction.operands) MakeLive(Root(operand));
    }
  }

  void LookAtEdges(BlockId block) {
    const Instruction& terminator = function_.Terminator(block);
    for (size_t s = 0; s < terminator.successors.size(); ++s) {
      const Successor& successor = terminator.successors[s];
      const std::span<const ValueId> live_in = liveness_->LiveIn(successor.block);
      if (terminator.opcode == Opcode::kEnterTry && s == 1) {
        for (ValueId value : live_in) shared_[value.index] = true;
      }
      const std::vector<ValueId>& parameters = function_[successor.block].parameters;
      for (size_t i = 0; i < parameters.size(); ++i) {
        if (i >= successor.arguments.size()) {  // what the terminator adds
          shared_[parameters[i].index] = true;
          continue;
        }
        const ValueId root = Root(successor.arguments[i]);
        bool handed_on = !std::binary_search(live_in.begin(), live_in.end(), root);
        for (size_t k = 0; k < successor.arguments.size(); ++k)
          handed_on = handed_on && (k == i || Root(successor.arguments[k]) != root);
        if (!handed_on) shared_[root.index] = true;
        parameter_edges_[parameters[i].index].push_back({block, s, i, handed_on});
      }
    }
    // As an operand of the terminator something may be kept while it is handed on.
    for (const Successor& successor : terminator.successors) {
      for (ValueId argument : successor.arguments) MakeLive(Root(argument));
    }
  }

  void LookAtUses(ValueId value, const Instruction& instruction) {
    switch (instruction.opcode) {
      case Opcode::kReturn:
        returned.push_back(Root(instruction.operands[0]));
        return;
      case Opcode::kTailCallFun:
      case Opcode::kTailApply:
        tail_callees.push_back(FunctionId());
        return;
      case Opcode::kTailCall:
        tail_callees.push_back(module_.callees[instruction.callee().index].local);
        AddPassed(instruction, tail_callees.back());
        return;
      case Opcode::kLoopBack:  // the operands: instead of going on
        for (size_t i = 0; i < instruction.operands.size(); ++i)
          loop_back_operands_.push_back({i, Root(instruction.operands[i]), Once(instruction, i)});
        return;
      case Opcode::kCall:
        AddPassed(instruction, module_.callees[instruction.callee().index].local);
        break;
      default:
        break;
    }
    size_t count = instruction.operands.size();
    if (const auto found = candidate_of_.find(value.index); found != candidate_of_.end()) {
      Candidate& candidate = candidates[found->second];
      candidate.possible = !IsLive(Root(instruction.operands.back()));
      --count;
    }
    for (size_t i = 0; i < count; ++i) {
      const ValueId root = Root(instruction.operands[i]);
      if (IsLive(root) && !OnlyLooks(instruction, i)) shared_[root.index] = true;
    }
  }

  bool Once(const Instruction& instruction, size_t i) const {
    const ValueId root = Root(instruction.operands[i]);
    return std::count_if(instruction.operands.begin(), instruction.operands.end(),
                         [&](ValueId operand) { return Root(operand) == root; }) == 1;
  }

  void AddPassed(const Instruction& instruction, FunctionId callee) {
    if (!callee.is_valid()) return;
    const Function& called = module_[callee];
    for (size_t i = 0; i < instruction.operands.size(); ++i) {
      if (!called[called.blocks[0].parameters[i]].type.MayBe(kinds::kTuple)) continue;
      const ValueId root = Root(instruction.operands[i]);
      passed.push_back({callee, i, root, !IsLive(root) && Once(instruction, i)});
    }
  }

 public:
  // Arguments the function is entered with again.
  struct LoopBackOperand {
    size_t index;
    ValueId value;
    bool once;
  };
  const std::vector<LoopBackOperand>& loop_back_operands() const { return loop_back_operands_; }
  bool IsOwned(ValueId root, bool handed_on) const {
    return IsLiteral(root) || (handed_on && WaysOf(root) == kOwned);
  }
  const Function& function() const { return function_; }

 private:
  // --- by which ways

  bool Add(ValueId value, Ways ways) {
    const Ways all = ways_[value.index] | ways;
    if (all == ways_[value.index]) return false;
    ways_[value.index] = all;
    return true;
  }

  Ways EdgeWays(const Edge& edge) const {
    const Successor& successor = function_.Terminator(edge.from).successors[edge.successor];
    const ValueId root = Root(successor.arguments[edge.argument]);
    if (IsLiteral(root)) return kOwned;
    return edge.handed_on ? WaysOf(root) : kShared;
  }

  Ways ParameterWays(BlockId block, size_t i) const {
    const ValueId parameter = function_[block].parameters[i];
    if (shared_[parameter.index]) return kShared;
    if (block.index == 0) return parameters_owned[i] ? kOwned : kShared;
    Ways ways = 0;
    for (const Edge& edge : parameter_edges_[parameter.index]) ways |= EdgeWays(edge);
    return ways;
  }

  template <typename ResultOwned>
  Ways InstructionWays(ValueId value, ResultOwned result_owned_of) const {
    const Instruction& instruction = function_[value];
    if (instruction.opcode == Opcode::kLiteral) return kOwned;
    if (shared_[value.index]) return kShared;
    switch (instruction.opcode) {
      case Opcode::kMakeTuple:
      case Opcode::kUpdateTuple:
        return kOwned;
      case Opcode::kCall: {
        const FunctionId callee = module_.callees[instruction.callee().index].local;
        return callee.is_valid() && result_owned_of(callee) ? kOwned : kShared;
      }
      default:
        return kShared;
    }
  }

  // --- rewriting

  // Where the value is owned by some ways only, it gets a Bool; so do those it is handed on from.
  void Need(ValueId root) {
    std::vector<ValueId> work = {root};
    while (!work.empty()) {
      const ValueId value = work.back();
      work.pop_back();
      if (WaysOf(value) != kBoth || flags_.contains(value.index)) continue;
      flags_[value.index] = ValueId();
      for (const Edge& edge : parameter_edges_[value.index]) {
        if (EdgeWays(edge) != kBoth) continue;
        const Successor& successor = function_.Terminator(edge.from).successors[edge.successor];
        work.push_back(Root(successor.arguments[edge.argument]));
      }
    }
  }

  // In front of the other parameters, as what terminators add comes last.
  void AddFlags() {
    const std::vector<BlockId> order = function_.order;
    std::vector<ValueId> flagged;  // parameters, in the order they stand in
    for (BlockId block : order) {
      for (ValueId parameter : function_[block].parameters) {
        if (flags_.contains(parameter.index)) flagged.push_back(parameter);
      }
    }
    for (BlockId block : order) {
      std::vector<ValueId> flags;
      for (ValueId parameter : std::vector<ValueId>(function_[block].parameters)) {
        if (!flags_.contains(parameter.index)) continue;
        flags.push_back(function_.NewParameter(block, ssa::Representation::kBool));
        function_[block].parameters.pop_back();
        flags_[parameter.index] = flags.back();
      }
      std::vector<ValueId>& parameters = function_[block].parameters;
      parameters.insert(parameters.begin(), flags.begin(), flags.end());
    }
    // What each edge passes, told before any of them changes.
    struct Passing {
      Edge edge;
      Ways ways;
      ValueId root;
    };
    std::vector<Passing> passing;
    for (ValueId parameter : flagged) {
      for (const Edge& edge : parameter_edges_[parameter.index]) {
        const Successor& successor = function_.Terminator(edge.from).successors[edge.successor];
        passing.push_back({edge, EdgeWays(edge), Root(successor.arguments[edge.argument])});
      }
    }
    absl::flat_hash_map<std::pair<uint32_t, size_t>, size_t> added;  // by edge
    for (const Passing& p : passing) {
      const ValueId flag =
          p.ways == kBoth ? flags_[p.root.index] : BooleanBefore(p.edge.from, p.ways == kOwned);
      absl::InlinedVector<ValueId, 4>& arguments =
          function_.Terminator(p.edge.from).successors[p.edge.successor].arguments;
      const size_t place = added[{p.edge.from.index, p.edge.successor}]++;
      arguments.insert(arguments.begin() + static_cast<ptrdiff_t>(place), flag);
    }
  }

  // A boolean literal before the block's instruction, by default its terminator.
  ValueId BooleanBefore(BlockId block, bool boolean, ValueId place = ValueId()) {
    const ValueId literal = function_.NewInstruction(Opcode::kBooleanLiteral, {}, boolean ? 1 : 0);
    std::vector<ValueId>& instructions = function_[block].instructions;
    const auto before = place.is_valid()
                            ? std::find(instructions.begin(), instructions.end(), place)
                            : instructions.end() - 1;
    instructions.insert(before, literal);
    return literal;
  }

  void RewriteCandidate(const Candidate& candidate) {
    const absl::InlinedVector<ValueId, 4> all = function_[candidate.update].operands;
    const ValueId root = Root(all.back());
    absl::InlinedVector<ValueId, 4> operands = {
        all.back(), WaysOf(root) == kBoth ? flags_[root.index]
                                          : BooleanBefore(candidate.block, true, candidate.update)};
    for (size_t i = 0; i < kMostNumbered; ++i) {
      if ((candidate.changed >> i & 1) != 0) operands.push_back(all[i]);
    }
    Instruction& update = function_[candidate.update];
    update.opcode = Opcode::kUpdateTuple;
    update.operands = std::move(operands);
    update.detail = candidate.changed;
  }

  const Module& module_;
  Function& function_;
  const bool is_open_;
  std::optional<ssa::Liveness> liveness_;
  std::vector<bool> shared_;                          // by value (roots)
  std::vector<std::vector<Edge>> parameter_edges_;    // by value: how a block's parameter is passed
  std::vector<LoopBackOperand> loop_back_operands_;
  absl::flat_hash_map<uint32_t, size_t> candidate_of_;  // by update
  std::vector<bool> live_;                            // by value, while a block is walked
  std::vector<ValueId> marked_;                       // what is set there
  std::vector<Ways> ways_;                            // by value
  absl::flat_hash_map<uint32_t, ValueId> flags_;      // of parameters
};

class Updates {
 public:
  explicit Updates(Module* module) : module_(*module) {}

  void Run() {
    bool any = false;
    for (const auto& function : module_.functions) {
      function->CleanUp();
      flows_.push_back(std::make_unique<Flow>(module_, function.get(),
                                              function->exported || function->is_fun));
      flows_.back()->FindCandidates();
      any = any || !flows_.back()->candidates.empty();
    }
    if (!any) return;
    bool dropped = true;
    for (int round = 0; round < kMostRounds && dropped; ++round) {
      for (auto& flow : flows_) flow->Look();
      FindFacts();
      dropped = false;
      for (auto& flow : flows_) {
        flow->Decide();
        dropped |= flow->DropImpossible();
      }
    }
    for (auto& flow : flows_) {
      if (!flow->candidates.empty()) flow->Rewrite();
    }
  }

 private:
  void FindFacts() {
    const size_t count = flows_.size();
    std::vector<std::vector<FunctionId>> callers(count);
    for (uint32_t i = 0; i < count; ++i) {
      for (BlockId block : module_.functions[i]->order) {
        for (ValueId value : (*module_.functions[i])[block].instructions) {
          const Instruction& instruction = (*module_.functions[i])[value];
          if (instruction.opcode != Opcode::kCall && instruction.opcode != Opcode::kTailCall) continue;
          const FunctionId callee = module_.callees[instruction.callee().index].local;
          if (!callee.is_valid()) continue;
          std::vector<FunctionId>& list = callers[callee.index];
          if (list.empty() || list.back() != FunctionId{i}) list.push_back(FunctionId{i});
        }
      }
    }
    std::vector<FunctionId> work;
    std::vector<bool> waits(count, true);
    for (uint32_t i = 0; i < count; ++i) work.push_back(FunctionId{i});
    auto again = [&](FunctionId id) {
      if (waits[id.index]) return;
      waits[id.index] = true;
      work.push_back(id);
    };
    auto result_owned = [this](FunctionId id) { return flows_[id.index]->result_owned; };
    while (!work.empty()) {
      const FunctionId id = work.back();
      work.pop_back();
      waits[id.index] = false;
      Flow& flow = *flows_[id.index];
      flow.ComputeWays(result_owned);
      for (const Passed& passed : flow.passed) {
        if (flow.IsOwned(passed.value, passed.handed_on)) continue;
        if (TakeBack(passed.callee, passed.index)) again(passed.callee);
      }
      for (const Flow::LoopBackOperand& operand : flow.loop_back_operands()) {
        if (flow.IsOwned(operand.value, operand.once)) continue;
        if (TakeBack(id, operand.index)) again(id);
      }
      bool owned = true;
      for (ValueId value : flow.returned) owned = owned && flow.IsOwned(value, true);
      for (FunctionId callee : flow.tail_callees)
        owned = owned && callee.is_valid() && flows_[callee.index]->result_owned;
      if (owned || !flow.result_owned) continue;
      flow.result_owned = false;
      for (FunctionId caller : callers[id.index]) again(caller);
    }
  }

  bool TakeBack(FunctionId id, size_t parameter) {
    std::vector<bool>& owned = flows_[id.index]->parameters_owned;
    if (!owned[parameter]) return false;
    owned[parameter] = false;
    return true;
  }

  Module& module_;
  std::vector<std::unique_ptr<Flow>> flows_;
};

}  // namespace

void UpdateInPlace(Module* module) { Updates(module).Run(); }

}  // namespace lumen::passes

// Strip-mined counting loops. A loop that self_tail_calls made tests its counter, checks the
// counter's overflow and takes a reduction in each round. How many rounds can be done without any
// of that is known before the first of them, so they run in batches, in a copy:
//
//   batch(I, X):   E = take_rounds I, Step, Bound     the rounds until Bound, or as many as there
//                                                     are reductions for
//                  if E =:= I -> header(I, X); else copy(I, X)
//   copy(I', X'):  ... without test and loop_back, then latch(I' + Step, X'')
//   latch(I', X'): if I' =:= E -> header(I', X'); else copy(I', X')
//   header(I, X):  the loop as it was, for one round: it leaves, or gives up the processor, or
//                  loop_back goes to batch
//
// The counter is a parameter of the header known to be a small integer, to which every way round
// adds the same literal; the test stands on every way round, compares the counter with a small
// integer that the loop does not change, and one of its sides leaves the loop.
//
// Other parameters that every way round leaves alone or adds something bounded to are accumulators:
// no batch is long enough to take one out of the small integers that was far from their ends before
// it, so batches start only where it was (else the loop runs round by round), and the types of the
// copy's parameters say what follows: simplify then drops the checks of overflow. Where the counter
// itself is added it is bounded in the same way.
//
// Where another way leads out of the copy, return_rounds gives back what was taken for the rounds
// not done. An exception out of the middle of a block does not: the process gives up the processor
// a little early then. The copy includes what such ways lead to as far as the header dominates it,
// so that values need no new names there; loops where that is much code stay as they are, as do
// those where a call comes back in what is copied: most likely that is what takes the time.
//
// Tested by its golden and differential_test.cc.
#include <algorithm>
#include <optional>

#include "compiler/passes/passes.h"
#include "compiler/passes/rewrite.h"
#include "compiler/ssa/dominators.h"

namespace lumen::passes {
namespace {

using ssa::BlockId;
using ssa::Function;
using ssa::Instruction;
using ssa::Opcode;
using ssa::Successor;
using ssa::Type;
using ssa::ValueId;
namespace kinds = ssa::kinds;

constexpr size_t kMostCopiedInstructions = 160;
constexpr int64_t kLargestStep = 1 << 20;
constexpr int kMostJoins = 4;  // that a parameter passes on its way round, one behind the other

// Where accumulators start a batch, what a round adds to them, and so where they are in a batch.
constexpr int64_t kAccumulatorBound = int64_t{1} << 59;
constexpr int64_t kSummandBound = int64_t{1} << 42;
constexpr int64_t kAccumulatorInBatch = kAccumulatorBound + ssa::kMostRounds * kSummandBound;
static_assert(kAccumulatorInBatch + kSummandBound <= Type::kMaximum);

// What a way round does to a parameter.
struct Change {
  Opcode opcode = Opcode::kParameter;  // kAdd, kSubtract; kParameter: nothing
  ValueId summand;
};

// The test that ends the rounds.
struct Test {
  BlockId block;
  size_t stay = 0;  // the successor within the loop
  ValueId bound;
};

class StripMiner {
 public:
  StripMiner(ssa::Module* module, Function* function) : module_(*module), function_(*function) {}

  void Run() {
    function_.CleanUp();
    if (!FindHeader()) return;
    predecessors_ = function_.Predecessors();
    dominators_.emplace(function_);
    FindDefinitions();
    if (!FindLoop()) return;
    const std::vector<ValueId> parameters = function_[header_].parameters;
    for (counter_index_ = 0; counter_index_ < parameters.size(); ++counter_index_) {
      counter_ = parameters[counter_index_];
      if (!FindStep() || !FindTest() || !FindRanges() || !FindCopiedBlocks()) continue;
      Transform();
      return;
    }
  }

 private:
  ValueId Root(ValueId value) const {
    while (function_[value].opcode == Opcode::kRefine) value = function_[value].operands[0];
    return value;
  }
  std::optional<int64_t> SmallLiteral(ValueId value) const {
    const Instruction& instruction = function_[Root(value)];
    int64_t number = 0;
    if (instruction.opcode != Opcode::kLiteral ||
        !module_.literals->IsSmallInteger(instruction.literal(), &number))
      return std::nullopt;
    return number;
  }
  bool InLoop(BlockId block) const { return in_loop_[block.index]; }

  // --- recognising

  bool FindHeader() {
    for (BlockId block : function_.order) {
      for (ValueId value : function_[block].instructions) {
        if (function_[value].opcode == Opcode::kTakeRounds) return false;  // done already
      }
      const Instruction& terminator = function_.Terminator(block);
      if (terminator.opcode != Opcode::kLoopBack) continue;
      const BlockId target = terminator.successors[0].block;
      if (header_.is_valid() && header_ != target) return false;
      header_ = target;
      back_blocks_.push_back(block);
    }
    return header_.is_valid();
  }

  void FindDefinitions() {
    block_of_.resize(function_.values.size());
    for (BlockId block : function_.order) {
      for (const std::vector<ValueId>* values :
           {&function_[block].parameters, &function_[block].instructions}) {
        for (ValueId value : *values) block_of_[value.index] = block;
      }
    }
  }

  // The blocks on some way round; false where that is no loop of its own kind.
  bool FindLoop() {
    in_loop_.assign(function_.blocks.size(), false);
    for (BlockId predecessor : predecessors_[header_.index]) {
      const bool is_back = function_.Terminator(predecessor).opcode == Opcode::kLoopBack;
      if (is_back != dominators_->Dominates(header_, predecessor)) return false;
    }
    std::vector<BlockId> work = back_blocks_;
    in_loop_[header_.index] = true;
    while (!work.empty()) {
      const BlockId block = work.back();
      work.pop_back();
      if (InLoop(block)) continue;
      in_loop_[block.index] = true;
      work.insert(work.end(), predecessors_[block.index].begin(), predecessors_[block.index].end());
    }
    return true;
  }

  bool HasCall(BlockId block) const {
    const std::vector<ValueId>& instructions = function_[block].instructions;
    return std::any_of(instructions.begin(), instructions.end(), [&](ValueId value) {
      return (ssa::InfoOf(function_[value].opcode).effects & ssa::kCall) != 0;
    });
  }

  // Adds what the ways that lead to `value` do to the parameter; false where that is something else
  // than a sum.
  bool FindChanges(ValueId parameter, ValueId value, int joins,
                   std::vector<Change>* changes) const {
    value = Root(value);
    if (value == parameter) {
      changes->push_back({});
      return true;
    }
    const Instruction& instruction = function_[value];
    if (instruction.opcode != Opcode::kParameter)
      return AddChange(parameter, instruction.opcode, instruction.operands, changes);
    const BlockId block = block_of_[value.index];
    if (joins == 0 || !InLoop(block) || block == header_) return false;
    const std::vector<ValueId>& parameters = function_[block].parameters;
    const size_t index = static_cast<size_t>(
        std::find(parameters.begin(), parameters.end(), value) - parameters.begin());
    for (BlockId predecessor : predecessors_[block.index]) {
      const Instruction& terminator = function_.Terminator(predecessor);
      for (const Successor& successor : terminator.successors) {
        if (successor.block != block) continue;
        const bool found =
            index < successor.arguments.size()
                ? FindChanges(parameter, successor.arguments[index], joins - 1, changes)
                : AddChange(parameter, terminator.operation(), terminator.operands, changes);
        if (!found) return false;
      }
    }
    return true;
  }

  bool AddChange(ValueId parameter, Opcode operation, std::span<const ValueId> operands,
                 std::vector<Change>* changes) const {
    if (operation != Opcode::kAdd && operation != Opcode::kSubtract) return false;
    const size_t place = Root(operands[0]) == parameter ? 0 : 1;
    if (Root(operands[place]) != parameter || (place == 1 && operation == Opcode::kSubtract))
      return false;
    changes->push_back({operation, operands[1 - place]});
    return true;
  }

  // On all ways round; empty where one of them does something else.
  std::vector<Change> ChangesOf(size_t parameter_index) const {
    const ValueId parameter = function_[header_].parameters[parameter_index];
    if (function_[parameter].representation != ssa::Representation::kTerm ||
        !function_[parameter].type.Is(kinds::kSmall))
      return {};
    std::vector<Change> changes;
    for (BlockId block : back_blocks_) {
      const ValueId next = function_.Terminator(block).successors[0].arguments[parameter_index];
      if (!FindChanges(parameter, next, kMostJoins, &changes)) return {};
    }
    return changes;
  }

  bool FindStep() {
    std::optional<int64_t> step;
    for (const Change& change : ChangesOf(counter_index_)) {
      if (change.opcode == Opcode::kParameter) return false;
      std::optional<int64_t> other = SmallLiteral(change.summand);
      if (!other || *other < -kLargestStep || *other > kLargestStep) return false;
      if (change.opcode == Opcode::kSubtract) other = -*other;
      if (step && step != other) return false;
      step = other;
    }
    step_ = step.value_or(0);
    return step_ != 0;
  }

  bool FindTest() {
    for (BlockId block : function_.order) {
      if (!InLoop(block) || function_.Terminator(block).opcode != Opcode::kBranch) continue;
      const Instruction& branch = function_.Terminator(block);
      const bool first_stays = InLoop(branch.successors[0].block);
      if (first_stays == InLoop(branch.successors[1].block)) continue;
      const bool on_every_way =
          std::all_of(back_blocks_.begin(), back_blocks_.end(),
                      [&](BlockId back) { return dominators_->Dominates(block, back); });
      if (!on_every_way) continue;
      const Instruction& condition = function_[branch.operands[0]];
      if (condition.operands.size() != 2) continue;
      const bool counter_first = Root(condition.operands[0]) == counter_;
      if (!counter_first && Root(condition.operands[1]) != counter_) continue;
      switch (condition.opcode) {
        case Opcode::kEqual:
        case Opcode::kExactlyEqual:
          if (first_stays) continue;
          break;
        case Opcode::kLess:
        case Opcode::kLessOrEqual:
          if ((counter_first == first_stays) != (step_ > 0))
            continue;  // counts away from the bound
          break;
        default:
          continue;
      }
      const ValueId bound = BoundOf(condition.operands[counter_first ? 1 : 0]);
      if (!bound.is_valid()) continue;
      test_ = {block, first_stays ? size_t{0} : size_t{1}, bound};
      return true;
    }
    return false;
  }

  // The small integer where it is the same in each round and known before the loop (or a literal),
  // else invalid.
  ValueId BoundOf(ValueId value) const {
    if (SmallLiteral(value)) return Root(value);
    for (ValueId candidate : {value, Root(value)}) {
      const BlockId block = block_of_[candidate.index];
      if (function_[candidate].type.Is(kinds::kSmall) && block != header_ &&
          dominators_->Dominates(block, header_))
        return candidate;
    }
    return ValueId();
  }

  static bool IsWithin(const Type& type, int64_t bound) {
    return type.Is(kinds::kSmall) && type.minimum() >= -bound && type.maximum() <= bound;
  }

  // What the parameters are in a batch. The counter is so far from the bound that another round
  // does not pass it. False where there can be no batch.
  bool FindRanges() {
    const std::vector<ValueId>& parameters = function_[header_].parameters;
    ranges_.assign(parameters.size(), Type::Any());
    guarded_.clear();
    guards_counter_ = false;
    for (size_t i = 0; i < parameters.size(); ++i) {
      if (i == counter_index_ || IsWithin(function_[parameters[i]].type, kAccumulatorBound))
        continue;
      const std::vector<Change> changes = ChangesOf(i);
      bool any = false, all_bounded = true, adds_counter = false;
      for (const Change& change : changes) {
        if (change.opcode == Opcode::kParameter) continue;
        any = true;
        if (IsWithin(function_[change.summand].type, kSummandBound)) continue;
        adds_counter = adds_counter || Root(change.summand) == counter_;
        all_bounded = all_bounded && Root(change.summand) == counter_;
      }
      if (!any || !all_bounded) continue;
      guarded_.push_back(i);
      guards_counter_ = guards_counter_ || adds_counter;
      ranges_[i] = Type::SmallRange(-kAccumulatorInBatch, kAccumulatorInBatch);
    }
    const Type &type = function_[counter_].type, &bound = function_[test_.bound].type;
    const int64_t low =
        step_ > 0 ? type.minimum() : std::max(type.minimum(), bound.minimum() - step_);
    const int64_t high =
        step_ > 0 ? std::min(type.maximum(), bound.maximum() - step_) : type.maximum();
    Type& range = ranges_[counter_index_];
    range = type.Meet(Type::SmallRange(low, high));
    if (guards_counter_) range = range.Meet(Type::SmallRange(-kSummandBound, kSummandBound));
    return !range.IsNone();
  }

  bool FindCopiedBlocks() {
    copied_.clear();
    std::vector<bool> seen(function_.blocks.size());
    std::vector<BlockId> work = {header_};
    size_t size = 0;
    while (!work.empty()) {
      const BlockId block = work.back();
      work.pop_back();
      if (seen[block.index] || !dominators_->Dominates(header_, block)) continue;
      seen[block.index] = true;
      copied_.push_back(block);
      size += function_[block].instructions.size();
      if (HasCall(block)) return false;
      const Instruction& terminator = function_.Terminator(block);
      for (size_t i = 0; i < terminator.successors.size(); ++i) {
        if (block == test_.block && i != test_.stay) continue;
        work.push_back(terminator.successors[i].block);
      }
    }
    return size <= kMostCopiedInstructions;
  }

  // --- transforming

  ValueId AppendSmall(BlockId block, int64_t number) {
    const ValueId literal = function_.Append(
        block, Opcode::kLiteral, {}, Instruction::DetailOf(module_.literals->Integer(number)));
    function_[literal].type = Type::SmallRange(number, number);
    return literal;
  }

  BlockId NewBlockLikeHeader() {
    const BlockId block = function_.NewBlock();
    const std::vector<ValueId> parameters = function_[header_].parameters;
    for (ValueId parameter : parameters)
      function_.NewParameter(block, function_[parameter].representation, function_[parameter].type);
    return block;
  }

  // Ends the block: where the condition says so on to a new one, which is returned, else to the
  // header with the parameters.
  BlockId AppendWayToHeader(BlockId block, ValueId condition, bool stays,
                            const std::vector<ValueId>& parameters) {
    const BlockId next = function_.NewBlock();
    const ValueId branch = function_.Append(block, Opcode::kBranch, {condition});
    Successor leave{header_, {parameters.begin(), parameters.end()}};
    function_[branch].successors.assign({std::move(leave), Successor{next, {}}});
    if (stays) std::swap(function_[branch].successors[0], function_[branch].successors[1]);
    return next;
  }

  // Where the value may lie further from 0 than the bound on the sides asked for, tests it.
  BlockId AppendGuard(BlockId block, ValueId value, int64_t bound, bool below, bool above,
                      const std::vector<ValueId>& parameters) {
    const Type type = function_[value].type;
    for (const bool is_above : {false, true}) {
      if (is_above ? !above || type.maximum() <= bound : !below || type.minimum() >= -bound)
        continue;
      const ValueId limit = AppendSmall(block, is_above ? bound : -bound);
      const ValueId fits = is_above ? function_.Append(block, Opcode::kLessOrEqual, {value, limit})
                                    : function_.Append(block, Opcode::kLessOrEqual, {limit, value});
      block = AppendWayToHeader(block, fits, /*stays=*/true, parameters);
    }
    return block;
  }

  // Ends the block: on to the header where the counter is `end`, else to the copy, with the
  // parameters, which are refined there.
  void AppendChoice(BlockId block, ValueId end, BlockId copy, std::vector<ValueId> parameters) {
    const ValueId is_end =
        function_.Append(block, Opcode::kExactlyEqual, {parameters[counter_index_], end});
    const BlockId go_on = AppendWayToHeader(block, is_end, /*stays=*/false, parameters);
    Successor enter{copy, {parameters.begin(), parameters.end()}};
    for (size_t i = 0; i < parameters.size(); ++i) {
      if (ranges_[i] == Type::Any()) continue;
      enter.arguments[i] = function_.Append(go_on, Opcode::kRefine, {parameters[i]});
      function_[enter.arguments[i]].type = function_[parameters[i]].type.Meet(ranges_[i]);
    }
    const ValueId jump = function_.Append(go_on, Opcode::kJump, {});
    function_[jump].successors.push_back(std::move(enter));
  }

  void ReplaceTerminator(BlockId block, Successor successor) {
    function_[block].instructions.pop_back();
    const ValueId jump = function_.Append(block, Opcode::kJump, {});
    function_[jump].successors.push_back(std::move(successor));
  }

  void Transform() {
    const std::vector<BlockId> originals = function_.order;
    Cloner cloner(&function_, &function_);
    cloner.Clone(copied_);
    const BlockId copy = cloner.BlockOf(header_), latch = NewBlockLikeHeader();
    for (size_t i = 0; i < ranges_.size(); ++i) {
      Instruction& parameter = function_[function_[copy].parameters[i]];
      parameter.type = parameter.type.Meet(ranges_[i]);
    }
    const ValueId counter = cloner.ValueOf(counter_);
    const auto [step, end] = MakeBatch(originals, copy);
    AppendChoice(latch, end, copy, function_[latch].parameters);

    const BlockId test = cloner.BlockOf(test_.block);
    ReplaceTerminator(test, Successor(function_.Terminator(test).successors[test_.stay]));
    for (BlockId block : back_blocks_) {
      const BlockId back = cloner.BlockOf(block);
      Successor successor = function_.Terminator(back).successors[0];
      successor.block = latch;
      ReplaceTerminator(back, std::move(successor));
    }
    std::vector<bool> inside(function_.blocks.size());
    inside[latch.index] = true;
    for (BlockId block : copied_) inside[cloner.BlockOf(block).index] = InLoop(block);
    for (BlockId block : copied_) {
      if (InLoop(block)) ReturnRoundsBehind(cloner.BlockOf(block), inside, {counter, step, end});
    }
    function_.CleanUp();
  }

  struct Batch {
    ValueId step, end;
  };
  // The block that starts batches, before the header on every way there.
  Batch MakeBatch(const std::vector<BlockId>& originals, BlockId copy) {
    BlockId batch = NewBlockLikeHeader();
    for (BlockId block : originals) {
      for (Successor& successor : function_.Terminator(block).successors) {
        if (successor.block == header_) successor.block = batch;
      }
    }
    const std::vector<ValueId> parameters = function_[batch].parameters;
    for (size_t i : guarded_)
      batch = AppendGuard(batch, parameters[i], kAccumulatorBound, true, true, parameters);
    ValueId bound = test_.bound;
    if (const std::optional<int64_t> literal = SmallLiteral(bound))
      bound = AppendSmall(batch, *literal);
    if (guards_counter_) {  // in a batch it lies between where it starts and the bound
      const bool up = step_ > 0;
      batch = AppendGuard(batch, parameters[counter_index_], kSummandBound, up, !up, parameters);
      batch = AppendGuard(batch, bound, kSummandBound, !up, up, parameters);
    }
    const ValueId step = AppendSmall(batch, step_);
    const ValueId end =
        function_.Append(batch, Opcode::kTakeRounds, {parameters[counter_index_], step, bound});
    function_[end].type = Type::OfKinds(kinds::kSmall);
    AppendChoice(batch, end, copy, parameters);
    return {step, end};
  }

  // On the ways from the block out of the loop.
  void ReturnRoundsBehind(BlockId block, const std::vector<bool>& inside,
                          std::initializer_list<ValueId> operands) {
    const size_t count = function_.Terminator(block).successors.size();
    for (size_t i = 0; i < count; ++i) {
      const Successor old = function_.Terminator(block).successors[i];
      if (inside[old.block.index]) continue;
      const BlockId middle = function_.NewBlock();
      Successor onward = old;
      // What the terminator itself adds: an attempt its result, a try what was caught.
      for (size_t j = old.arguments.size(); j < function_[old.block].parameters.size(); ++j) {
        const ValueId added = function_[old.block].parameters[j];
        onward.arguments.push_back(function_.NewParameter(middle, function_[added].representation,
                                                          function_[added].type));
      }
      function_.Append(middle, Opcode::kReturnRounds, operands);
      const ValueId jump = function_.Append(middle, Opcode::kJump, {});
      function_[jump].successors.push_back(std::move(onward));
      function_.Terminator(block).successors[i] = Successor{middle, {}};
    }
  }

  ssa::Module& module_;
  Function& function_;
  BlockId header_;
  std::vector<BlockId> back_blocks_;  // end in a loop_back to it
  std::vector<std::vector<BlockId>> predecessors_;
  std::optional<ssa::Dominators> dominators_;
  std::vector<BlockId> block_of_;  // by ValueId
  std::vector<bool> in_loop_;      // by BlockId
  // Of the loop that is looked at:
  size_t counter_index_ = 0;
  ValueId counter_;
  int64_t step_ = 0;
  Test test_;
  std::vector<Type> ranges_;     // of the header's parameters in a batch; Any: as before it
  std::vector<size_t> guarded_;  // parameters that have to be tested before a batch
  bool guards_counter_ = false;
  std::vector<BlockId> copied_;
};

}  // namespace

void StripMineLoops(ssa::Module* module, Function* function) { StripMiner(module, function).Run(); }

}  // namespace lumen::passes

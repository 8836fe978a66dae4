// Strip-mined counting loops. A loop that self_tail_calls made tests its counter, checks the
// counter's overflow and takes a reduction in each round. How many rounds can be done without any
// of that is known before the first of them, so they run in batches, in a copy:
//
//   batch(I, X):   E = take_rounds I, Step, Bound               the rounds until Bound, or as many
//   as there are reductions for
//                  if E =:= I -> header(I, X); else copy(I, X)
//   copy(I', X'):  ... without test, check and loop_back, then latch(I' + Step, X'')
//   latch(I', X'): if I' =:= E -> header(I', X'); else copy(I', X')
//   header(I, X):  the loop as it was, for one round: it leaves, or gives up the processor, or
//   loop_back goes to batch
//
// The counter is a parameter of the header known to be a small integer, to which every way round
// adds the same literal; the test stands on every way round, compares the counter with a small
// integer that the loop does not change, and one of its sides leaves the loop. Where another way
// leads out of the copy, return_rounds gives back what was taken for the rounds not done. The copy
// includes what such ways lead to as far as the header dominates it, so that values need no new
// names there; loops where that is much code stay as they are, as do those where a call comes back
// in or behind the loop: most likely it is short then, or what takes the time is recursion.
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
constexpr int kMostJoins = 4;  // that a counter passes on its way round, one behind the other

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
      if (!FindStep() || !FindTest() || !FindRange() || !FindCopiedBlocks()) continue;
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

  // What `operation` on the operands adds to the counter; nothing where it does something else.
  std::optional<int64_t> StepOfOperation(Opcode operation,
                                         std::span<const ValueId> operands) const {
    if (operation != Opcode::kAdd && operation != Opcode::kSubtract) return std::nullopt;
    for (size_t i = 0; i < (operation == Opcode::kAdd ? 2 : 1); ++i) {
      const std::optional<int64_t> literal = SmallLiteral(operands[1 - i]);
      if (Root(operands[i]) != counter_ || !literal || *literal < -kLargestStep ||
          *literal > kLargestStep)
        continue;
      return operation == Opcode::kAdd ? *literal : -*literal;
    }
    return std::nullopt;
  }

  std::optional<int64_t> StepOf(ValueId value, int joins) {
    value = Root(value);
    const Instruction& instruction = function_[value];
    if (instruction.opcode != Opcode::kParameter)
      return StepOfOperation(instruction.opcode, instruction.operands);
    const BlockId block = block_of_[value.index];
    if (joins == 0 || !InLoop(block) || block == header_) return std::nullopt;
    const std::vector<ValueId>& parameters = function_[block].parameters;
    const size_t index = static_cast<size_t>(
        std::find(parameters.begin(), parameters.end(), value) - parameters.begin());
    std::optional<int64_t> step;
    for (BlockId predecessor : predecessors_[block.index]) {
      const Instruction& terminator = function_.Terminator(predecessor);
      for (const Successor& successor : terminator.successors) {
        if (successor.block != block) continue;
        std::optional<int64_t> other;
        if (index < successor.arguments.size()) {
          other = StepOf(successor.arguments[index], joins - 1);
        } else if (terminator.opcode == Opcode::kAttemptSmall) {
          other = StepOfOperation(terminator.operation(), terminator.operands);
          increments_.push_back(predecessor);
        }
        if (!other || (step && step != other)) return std::nullopt;
        step = other;
      }
    }
    return step;
  }

  bool FindStep() {
    increments_.clear();
    if (function_[counter_].representation != ssa::Representation::kTerm ||
        !function_[counter_].type.Is(kinds::kSmall))
      return false;
    std::optional<int64_t> step;
    for (BlockId block : back_blocks_) {
      const std::optional<int64_t> other =
          StepOf(function_.Terminator(block).successors[0].arguments[counter_index_], kMostJoins);
      if (!other || (step && step != other)) return false;
      step = other;
    }
    step_ = *step;
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

  // What the counter can be in a batch: so far from the bound that another round does not pass it.
  bool FindRange() {
    const Type &type = function_[counter_].type, &bound = function_[test_.bound].type;
    const int64_t low =
        step_ > 0 ? type.minimum() : std::max(type.minimum(), bound.minimum() - step_);
    const int64_t high =
        step_ > 0 ? std::min(type.maximum(), bound.maximum() - step_) : type.maximum();
    range_ = type.Meet(Type::SmallRange(low, high));
    return !range_.IsNone();
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
        if (std::find(increments_.begin(), increments_.end(), block) != increments_.end() && i == 1)
          continue;
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

  // Ends the block, which has the header's parameters: on to the header where the counter is `end`,
  // else to the copy.
  void AppendChoice(BlockId block, ValueId end, BlockId copy) {
    const std::vector<ValueId> parameters = function_[block].parameters;
    const ValueId counter = parameters[counter_index_];
    const ValueId is_end = function_.Append(block, Opcode::kExactlyEqual, {counter, end});
    const ValueId branch = function_.Append(block, Opcode::kBranch, {is_end});
    const BlockId go_on = function_.NewBlock();
    Successor leave{header_, {parameters.begin(), parameters.end()}};
    Successor enter{copy, {parameters.begin(), parameters.end()}};
    enter.arguments[counter_index_] = function_.Append(go_on, Opcode::kRefine, {counter});
    function_[enter.arguments[counter_index_]].type = range_;
    const ValueId jump = function_.Append(go_on, Opcode::kJump, {});
    function_[jump].successors.push_back(std::move(enter));
    function_[branch].successors.assign({std::move(leave), Successor{go_on, {}}});
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
    const BlockId copy = cloner.BlockOf(header_), batch = NewBlockLikeHeader(),
                  latch = NewBlockLikeHeader();
    const ValueId counter = cloner.ValueOf(counter_);
    function_[counter].type = range_;

    for (BlockId block : originals) {
      for (Successor& successor : function_.Terminator(block).successors) {
        if (successor.block == header_) successor.block = batch;
      }
    }
    ValueId bound = test_.bound;
    if (const std::optional<int64_t> literal = SmallLiteral(bound))
      bound = AppendSmall(batch, *literal);
    const ValueId step = AppendSmall(batch, step_);
    const ValueId end = function_.Append(
        batch, Opcode::kTakeRounds, {function_[batch].parameters[counter_index_], step, bound});
    function_[end].type = Type::OfKinds(kinds::kSmall);
    AppendChoice(batch, end, copy);
    AppendChoice(latch, end, copy);

    const BlockId test = cloner.BlockOf(test_.block);
    ReplaceTerminator(test, Successor(function_.Terminator(test).successors[test_.stay]));
    for (BlockId block : increments_) DropCheck(cloner.BlockOf(block));
    for (BlockId block : back_blocks_) {
      const BlockId back = cloner.BlockOf(block);
      if (!back.is_valid()) continue;  // reached only where counting fails
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

  // The attempt to count becomes the operation, which cannot fail in a batch.
  void DropCheck(BlockId block) {
    const Instruction attempt = function_.Terminator(block);
    if (attempt.opcode != Opcode::kAttemptSmall) return;  // done: it counts for several ways round
    Successor successor = attempt.successors[0];
    function_[block].instructions.pop_back();
    const ValueId result = function_.Append(block, attempt.operation(), attempt.operands);
    function_[result].type = function_[function_[successor.block].parameters.back()].type;
    function_[result].location = attempt.location;
    successor.arguments.push_back(result);
    const ValueId jump = function_.Append(block, Opcode::kJump, {});
    function_[jump].successors.push_back(std::move(successor));
  }

  // On the ways from the block out of the loop, but for those to an exception.
  void ReturnRoundsBehind(BlockId block, const std::vector<bool>& inside,
                          std::initializer_list<ValueId> operands) {
    const size_t count = function_.Terminator(block).successors.size();
    for (size_t i = 0; i < count; ++i) {
      const Successor old = function_.Terminator(block).successors[i];
      if (inside[old.block.index]) continue;
      const Instruction& last = function_.Terminator(old.block);
      if (last.successors.empty() && (ssa::InfoOf(last.opcode).effects & ssa::kMayRaise) != 0 &&
          last.opcode != Opcode::kTailCall && last.opcode != Opcode::kTailCallFun &&
          last.opcode != Opcode::kTailApply) {
        continue;
      }
      const BlockId middle = function_.NewBlock();
      Successor onward = old;
      if (old.arguments.size() <
          function_[old.block].parameters.size()) {  // an attempt adds its result
        const ValueId result = function_[old.block].parameters.back();
        onward.arguments.push_back(function_.NewParameter(middle, function_[result].representation,
                                                          function_[result].type));
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
  std::vector<BlockId> increments_;  // end in an attempt to count
  Test test_;
  Type range_;
  std::vector<BlockId> copied_;
};

}  // namespace

void StripMineLoops(ssa::Module* module, Function* function) { StripMiner(module, function).Run(); }

}  // namespace lumen::passes

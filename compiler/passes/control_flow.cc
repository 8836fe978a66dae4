// Control flow: rounds of
//   - parameters whose arguments are all one value (or the parameter itself) become that value;
//   - branches with two equal edges, decided by a constant, or with an edge that is never taken
//   become jumps;
//   - edges into a block that only jumps go where it jumps;
//   - a block with one predecessor, which has one successor, is appended to it;
//   - blocks that leave the function by doing the same become one;
//   - a small block that tests its parameter is copied to the ends of predecessors that pass
//   something the test can be decided by
//     (jump threading; the test goes away in simplify).
// A block is never given two edges to one block with parameters: code generation has no place for
// the difference.
//
// Tested by its golden and differential_test.cc.
#include <algorithm>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "compiler/passes/passes.h"
#include "compiler/passes/rewrite.h"

namespace lumen::passes {
namespace {

using ssa::BlockId;
using ssa::Function;
using ssa::Instruction;
using ssa::Opcode;
using ssa::Successor;
using ssa::ValueId;

constexpr int kMaxRounds = 4;
constexpr size_t kMaxCopiedInstructions = 5;  // the terminator included
constexpr size_t kMaxExitInstructions = 12;   // of blocks that are compared with each other

class ControlFlow {
 public:
  explicit ControlFlow(Function* function) : function_(*function) {}

  void Run() {
    for (int round = 0; round < kMaxRounds; ++round) {
      function_.CleanUp();
      changed_ = false;
      RemoveRedundantParameters();
      FoldBranches();
      ThreadEmptyBlocks();
      MergeBlocks();
      MergeEqualExits();
      CopyTests();
      if (!changed_) break;
    }
    function_.CleanUp();
  }

 private:
  void RemoveRedundantParameters() {
    std::vector<ValueId> replacement(function_.values.size());
    auto resolve = [&](ValueId value) {
      while (replacement[value.index].is_valid()) value = replacement[value.index];
      return value;
    };
    // Removing one may make another redundant: to the fixpoint, in practice two rounds.
    bool any = false;
    const std::vector<std::vector<BlockId>> predecessors = function_.Predecessors();
    for (bool again = true; again;) {
      again = false;
      for (BlockId block : function_.order) {
        if (block.index == 0) continue;
        for (size_t i = 0; i < function_[block].parameters.size(); ++i) {
          const ValueId parameter = function_[block].parameters[i];
          if (replacement[parameter.index].is_valid()) continue;
          ValueId only;
          bool redundant = true;
          for (BlockId predecessor : predecessors[block.index]) {
            const Instruction& terminator = function_.Terminator(predecessor);
            for (const Successor& successor : terminator.successors) {
              if (successor.block != block) continue;
              if (i >= successor.arguments.size()) {
                redundant = false;
                continue;
              }
              const ValueId argument = resolve(successor.arguments[i]);
              if (argument == parameter || argument == only) continue;
              redundant = redundant && !only.is_valid();
              only = argument;
            }
          }
          if (!redundant || !only.is_valid()) continue;
          replacement[parameter.index] = only;
          again = any = true;
        }
      }
    }
    if (!any) return;
    changed_ = true;
    DropParameters([&](ValueId parameter) { return replacement[parameter.index].is_valid(); });
    ReplaceUses(&function_, &replacement);
  }

  // Removes parameters and the arguments for them.
  template <typename Drop>
  void DropParameters(Drop drop) {
    for (BlockId block : function_.order) {
      for (ValueId value : function_[block].instructions) {
        for (Successor& successor : function_[value].successors) {
          const std::vector<ValueId>& parameters = function_[successor.block].parameters;
          size_t kept = 0;
          for (size_t i = 0; i < successor.arguments.size(); ++i) {
            if (successor.block.index == 0 || !drop(parameters[i]))
              successor.arguments[kept++] = successor.arguments[i];
          }
          successor.arguments.resize(kept);
        }
      }
    }
    for (BlockId block : function_.order) {
      if (block.index != 0) std::erase_if(function_[block].parameters, drop);
    }
  }

  void BecomeJump(BlockId block, size_t edge) {
    Instruction& terminator = function_.Terminator(block);
    Successor successor = terminator.successors[edge];
    terminator.opcode = Opcode::kJump;
    terminator.detail = 0;
    terminator.operands.clear();
    terminator.successors.clear();
    terminator.successors.push_back(std::move(successor));
    changed_ = true;
  }

  bool IsUnreachable(BlockId block) const {
    return function_[block].instructions.size() == 1 &&
           function_.Terminator(block).opcode == Opcode::kUnreachable;
  }

  void FoldBranches() {
    for (BlockId block : function_.order) {
      Instruction& terminator = function_.Terminator(block);
      if (terminator.opcode == Opcode::kBranch) {
        const Instruction& condition = function_[terminator.operands[0]];
        if (condition.opcode == Opcode::kBooleanLiteral) {
          BecomeJump(block, condition.boolean() ? 0 : 1);
          continue;
        }
        if (IsUnreachable(terminator.successors[0].block)) {
          BecomeJump(block, 1);
          continue;
        }
        if (IsUnreachable(terminator.successors[1].block)) {
          BecomeJump(block, 0);
          continue;
        }
      }
      if (terminator.opcode != Opcode::kBranch && terminator.opcode != Opcode::kSwitch) continue;
      const Successor& first = terminator.successors[0];
      const bool same = std::all_of(
          terminator.successors.begin(), terminator.successors.end(), [&](const Successor& other) {
            return other.block == first.block && other.arguments == first.arguments;
          });
      if (same) BecomeJump(block, 0);
    }
  }

  // Values that are used in another block than the one that defines them.
  std::vector<bool> UsedElsewhere() const {
    std::vector<BlockId> home(function_.values.size());
    for (BlockId block : function_.order) {
      for (ValueId value : function_[block].parameters) home[value.index] = block;
      for (ValueId value : function_[block].instructions) home[value.index] = block;
    }
    std::vector<bool> elsewhere(function_.values.size());
    for (BlockId block : function_.order) {
      for (ValueId value : function_[block].instructions) {
        auto use = [&](ValueId used) {
          if (home[used.index] != block) elsewhere[used.index] = true;
        };
        for (ValueId operand : function_[value].operands) use(operand);
        for (const Successor& successor : function_[value].successors) {
          for (ValueId argument : successor.arguments) use(argument);
        }
      }
    }
    return elsewhere;
  }

  void ThreadEmptyBlocks() {
    const std::vector<bool> elsewhere = UsedElsewhere();
    for (BlockId block : function_.order) {
      const size_t edges = function_.Terminator(block).successors.size();
      for (size_t edge = 0; edge < edges; ++edge) {
        // A few steps: chains of empty blocks; a cycle of them must end.
        for (int step = 0; step < 8; ++step) {
          if (!ThreadEdge(block, edge, elsewhere)) break;
          changed_ = true;
        }
      }
    }
  }

  // Facts and literals that nobody uses any more do not count.
  bool OnlyJumps(BlockId block, const std::vector<bool>& elsewhere) const {
    const Instruction& terminator = function_.Terminator(block);
    if (terminator.opcode != Opcode::kJump) return false;
    const absl::InlinedVector<ValueId, 4>& passed = terminator.successors[0].arguments;
    const std::vector<ValueId>& instructions = function_[block].instructions;
    for (size_t i = 0; i + 1 < instructions.size(); ++i) {
      const Opcode opcode = function_[instructions[i]].opcode;
      if ((opcode != Opcode::kRefine && opcode != Opcode::kLiteral) || elsewhere[instructions[i].index] ||
          std::find(passed.begin(), passed.end(), instructions[i]) != passed.end()) {
        return false;
      }
    }
    return true;
  }

  bool ThreadEdge(BlockId block, size_t edge, const std::vector<bool>& elsewhere) {
    Instruction& terminator = function_.Terminator(block);
    Successor& successor = terminator.successors[edge];
    const BlockId middle = successor.block;
    if (middle == block || !OnlyJumps(middle, elsewhere)) return false;
    const Instruction& jump = function_.Terminator(middle);
    if (jump.successors[0].block == middle) return false;
    const Successor& onward = jump.successors[0];
    const std::vector<ValueId>& parameters = function_[middle].parameters;
    for (ValueId parameter : parameters) {
      if (elsewhere[parameter.index]) return false;
    }
    if (!onward.arguments.empty() || !function_[onward.block].parameters.empty()) {
      for (const Successor& other : terminator.successors) {
        if (&other != &successor && other.block == onward.block) return false;
      }
    }
    if (terminator.opcode == Opcode::kEnterTry && edge == 1) return false;
    if (ssa::AddedArguments(terminator, edge) != 0) {
      // The result must stay the last argument, and be nothing else.
      if (onward.arguments.empty() || onward.arguments.back() != parameters.back()) return false;
      if (std::count(onward.arguments.begin(), onward.arguments.end(), parameters.back()) != 1)
        return false;
    } else if (function_[onward.block].parameters.size() != onward.arguments.size()) {
      return false;
    }
    absl::InlinedVector<ValueId, 4> arguments;
    for (ValueId argument : onward.arguments) {
      auto found = std::find(parameters.begin(), parameters.end(), argument);
      if (found == parameters.end()) {
        arguments.push_back(argument);
      } else if (const size_t i = static_cast<size_t>(found - parameters.begin());
                 i < successor.arguments.size()) {
        arguments.push_back(successor.arguments[i]);
      }  // else: the result, added by the terminator
    }
    successor.block = onward.block;
    successor.arguments = std::move(arguments);
    return true;
  }

  void MergeBlocks() {
    function_.CleanUp();
    const std::vector<std::vector<BlockId>> predecessors = function_.Predecessors();
    std::vector<ValueId> replacement(function_.values.size());
    std::vector<bool> gone(function_.blocks.size());
    bool any = false;
    for (BlockId block : function_.order) {
      if (gone[block.index]) continue;
      for (;;) {
        const Instruction& terminator = function_.Terminator(block);
        if (terminator.opcode != Opcode::kJump) break;
        const Successor successor = terminator.successors[0];
        const BlockId next = successor.block;
        if (next == block || next.index == 0 || predecessors[next.index].size() != 1) break;
        for (size_t i = 0; i < successor.arguments.size(); ++i) {
          replacement[function_[next].parameters[i].index] = successor.arguments[i];
        }
        std::vector<ValueId>& instructions = function_[block].instructions;
        instructions.pop_back();
        const std::vector<ValueId> moved = std::move(function_[next].instructions);
        instructions.insert(instructions.end(), moved.begin(), moved.end());
        function_[next] = ssa::Block();
        gone[next.index] = true;
        any = true;
      }
    }
    if (!any) return;
    changed_ = true;
    std::erase_if(function_.order, [&](BlockId block) { return gone[block.index]; });
    ReplaceUses(&function_, &replacement);
    function_.CleanUp();
  }

  // For each block the block whose enter_try is the innermost that is open in it; none: not valid.
  std::vector<BlockId> InnermostTries() const {
    std::vector<BlockId> innermost(function_.blocks.size());
    std::vector<bool> seen(function_.blocks.size());
    seen[0] = true;
    std::vector<BlockId> work = {BlockId{0}};
    while (!work.empty()) {
      const BlockId block = work.back();
      work.pop_back();
      const Instruction& terminator = function_.Terminator(block);
      BlockId after = innermost[block.index];
      if (terminator.opcode == Opcode::kEnterTry) after = block;
      if (terminator.opcode == Opcode::kLeaveTry) after = innermost[after.index];
      for (size_t edge = 0; edge < terminator.successors.size(); ++edge) {
        const BlockId next = terminator.successors[edge].block;
        const bool is_handler = terminator.opcode == Opcode::kEnterTry && edge == 1;
        if (seen[next.index]) continue;
        seen[next.index] = true;
        innermost[next.index] = is_handler ? innermost[block.index] : after;
        work.push_back(next);
      }
    }
    return innermost;
  }

  // What a block does that leaves the function: its instructions with their operands, those made in the block by their position.
  struct Exit {
    BlockId innermost_try;
    absl::InlinedVector<uint64_t, 16> code;
    std::vector<ssa::Type> types;
    std::vector<ssa::Location> locations;
    bool operator==(const Exit&) const = default;
  };

  // False where the block is none, or too long to be worth a look.
  bool DescribeExit(BlockId block, Exit* exit) const {
    const std::vector<ValueId>& instructions = function_[block].instructions;
    if (block.index == 0 || !function_[block].parameters.empty() || instructions.size() > kMaxExitInstructions ||
        !function_.Terminator(block).successors.empty()) {
      return false;
    }
    constexpr uint64_t kLocal = uint64_t{1} << 32;
    for (ValueId value : instructions) {
      const Instruction& instruction = function_[value];
      exit->code.push_back(static_cast<uint64_t>(instruction.opcode));
      exit->code.push_back(instruction.detail);
      exit->code.push_back(instruction.operands.size());
      for (ValueId operand : instruction.operands) {
        const auto own = std::find(instructions.begin(), instructions.end(), operand);
        exit->code.push_back(own == instructions.end() ? operand.index : kLocal | static_cast<uint64_t>(own - instructions.begin()));
      }
      exit->types.push_back(instruction.type);
      ssa::Location location;
      if (ssa::InfoOf(instruction.opcode).effects & (ssa::kMayRaise | ssa::kCall)) location = instruction.location;
      // The frame of a function that makes a tail call is gone: no trace shows from which line.
      if (instruction.opcode == Opcode::kTailCall) location.line = 0;
      exit->locations.push_back(location);
    }
    return true;
  }

  // Blocks that leave the function by doing the same become one (a table of clauses with one body), unless what they raise is
  // caught by different tries.
  void MergeEqualExits() {
    auto hash = [](const Exit& exit) {
      size_t result = exit.innermost_try.index;
      for (uint64_t part : exit.code) result = (result ^ part) * 0x9e3779b97f4a7c15u + (result >> 29);
      return result;
    };
    absl::flat_hash_map<Exit, BlockId, decltype(hash)> exits(0, hash);
    std::vector<BlockId> same(function_.blocks.size());
    const std::vector<BlockId> innermost_tries = InnermostTries();
    bool any = false;
    for (BlockId block : function_.order) {
      Exit exit;
      exit.innermost_try = innermost_tries[block.index];
      if (!DescribeExit(block, &exit)) continue;
      auto [found, inserted] = exits.try_emplace(std::move(exit), block);
      if (inserted) continue;
      same[block.index] = found->second;
      any = true;
    }
    if (!any) return;
    for (BlockId block : function_.order) {
      for (Successor& successor : function_.Terminator(block).successors) {
        if (same[successor.block.index].is_valid()) successor.block = same[successor.block.index];
      }
    }
    function_.CleanUp();
    changed_ = true;
  }

  // Something a test of it can be decided by.
  bool IsTelling(ValueId value) const {
    switch (function_[value].opcode) {
      case Opcode::kLiteral:
      case Opcode::kBooleanLiteral:
      case Opcode::kBooleanTerm:
      case Opcode::kMakeCons:
      case Opcode::kMakeTuple:
      case Opcode::kMakeFun:
        return true;
      case Opcode::kRefine:
        return IsTelling(function_[value].operands[0]);
      default:
        return false;
    }
  }

  // Is the block small enough, and does it test a parameter? Sets which of the parameters are
  // looked at by its instructions.
  bool IsTest(BlockId block, const std::vector<bool>& elsewhere, std::vector<bool>* tested) const {
    const ssa::Block& body = function_[block];
    if (block.index == 0 || body.parameters.empty() ||
        body.instructions.size() > kMaxCopiedInstructions)
      return false;
    const Opcode last = function_.Terminator(block).opcode;
    if (last != Opcode::kBranch && last != Opcode::kSwitch) return false;
    tested->assign(body.parameters.size(), false);
    for (ValueId value : body.parameters) {
      if (elsewhere[value.index]) return false;
    }
    for (ValueId value : body.instructions) {
      const Instruction& instruction = function_[value];
      if (elsewhere[value.index]) return false;
      const ssa::Effects effects = ssa::InfoOf(instruction.opcode).effects;
      if (!instruction.IsTerminator() &&
          ((effects & ssa::kPure) == 0 || (effects & ssa::kAllocates) != 0))
        return false;
      for (ValueId operand : instruction.operands) {
        auto found = std::find(body.parameters.begin(), body.parameters.end(), operand);
        if (found != body.parameters.end())
          (*tested)[static_cast<size_t>(found - body.parameters.begin())] = true;
      }
    }
    return std::find(tested->begin(), tested->end(), true) != tested->end();
  }

  void CopyTests() {
    const std::vector<bool> elsewhere = UsedElsewhere();
    const std::vector<std::vector<BlockId>> predecessors = function_.Predecessors();
    absl::flat_hash_set<BlockId> changed_blocks;  // whose terminator was replaced in this round
    const std::vector<BlockId> order = function_.order;
    std::vector<bool> tested;
    for (BlockId block : order) {
      if (changed_blocks.contains(block) || !IsTest(block, elsewhere, &tested)) continue;
      for (BlockId predecessor : predecessors[block.index]) {
        if (predecessor == block || changed_blocks.contains(predecessor)) continue;
        const Instruction& terminator = function_.Terminator(predecessor);
        if (terminator.opcode != Opcode::kJump || terminator.successors[0].block != block) continue;
        bool telling = false;
        for (size_t i = 0; i < tested.size(); ++i)
          telling = telling || (tested[i] && IsTelling(terminator.successors[0].arguments[i]));
        if (!telling) continue;
        CopyInto(predecessor, block);
        changed_blocks.insert(predecessor);
        changed_ = true;
      }
      changed_blocks.insert(block);
    }
  }

  void CopyInto(BlockId predecessor, BlockId block) {
    const Successor successor = function_.Terminator(predecessor).successors[0];
    Cloner cloner(&function_, &function_);
    for (size_t i = 0; i < successor.arguments.size(); ++i) {
      cloner.MapValue(function_[block].parameters[i], successor.arguments[i]);
    }
    function_[predecessor].instructions.pop_back();
    const std::vector<ValueId> instructions = function_[block].instructions;
    for (ValueId value : instructions) {
      const ValueId copy = cloner.CloneInstruction(value);
      function_[predecessor].instructions.push_back(copy);
    }
  }

  Function& function_;
  bool changed_ = false;
};

}  // namespace

void SimplifyControlFlow(ssa::Module*, Function* function) { ControlFlow(function).Run(); }

}  // namespace lumen::passes

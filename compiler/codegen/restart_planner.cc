// See restart_planner.h. Tested by restart_planner_test.cc.
#include "compiler/codegen/restart_planner.h"

#include <algorithm>

#include "runtime/abi/code_layout.h"

namespace lumen::codegen {

using ssa::BlockId;
using ssa::Instruction;
using ssa::Opcode;
using ssa::Representation;
using ssa::ValueId;

namespace {

// May the operation be done twice, cheaply? What it allocates the first time is garbage the second.
bool IsRepeatable(Opcode opcode) {
  switch (opcode) {
    case Opcode::kAdd:
    case Opcode::kSubtract:
    case Opcode::kNegate:
    case Opcode::kUnaryPlus:
    case Opcode::kBitAnd:
    case Opcode::kBitOr:
    case Opcode::kBitXor:
    case Opcode::kBitNot:
    case Opcode::kEqual:
    case Opcode::kExactlyEqual:
    case Opcode::kLess:
    case Opcode::kLessOrEqual:
    case Opcode::kJump:
    case Opcode::kBranch:
    case Opcode::kSwitch:
    case Opcode::kAttemptSmall:
    case Opcode::kMapFind:
    case Opcode::kMatchTake:
      return true;
    default: {
      const ssa::Effects effects = ssa::InfoOf(opcode).effects;
      return (effects & ssa::kPure) != 0 && (effects & (ssa::kAllocates | ssa::kHelper)) == 0;
    }
  }
}

bool IsRepeatable(const ssa::Function& function, const Partition& partition, ValueId id) {
  const Instruction& instruction = function[id];
  if (HeapWords(function, partition, instruction) != 0) return false;  // floats are boxed
  if (instruction.opcode == Opcode::kMakeFun) return instruction.operands.empty();
  return IsRepeatable(instruction.opcode == Opcode::kAttempt ? instruction.operation() : instruction.opcode);
}

class Planner {
 public:
  Planner(const ssa::Function& function, const ssa::Liveness& liveness, const Partition& partition, const Part& part,
          const std::vector<std::vector<Check>>& checks)
      : function_(function), liveness_(liveness), partition_(partition), part_(part), checks_(checks) {}

  RestartPlan Run() {
    RestartPlan plan(partition_.segments().size());
    FindPredecessors();
    std::vector<State> out(part_.segments.size());
    for (uint32_t i = 0; i < part_.segments.size(); ++i) {
      const SegmentIndex index = part_.segments[i];
      const Segment& segment = partition_.segments()[index];
      State state = StateAt(i, out);
      auto check = checks_[index].begin();
      for (uint32_t k = segment.begin; k < segment.end; ++k) {
        for (; check != checks_[index].end() && check->instruction == k; ++check) {
          const bool fits = check->words <= static_cast<uint32_t>(abi::kHeapReserveWords);
          plan[index].push_back(fits ? state : std::nullopt);
        }
        if (!IsRepeatable(function_, partition_, function_[segment.block].instructions[k])) state.reset();
      }
      out[i] = std::move(state);
    }
    return plan;
  }

 private:
  using State = std::optional<Restart>;

  void FindPredecessors() {
    predecessors_.resize(part_.segments.size());
    std::vector<uint32_t> position(partition_.segments().size(), kNone);
    for (uint32_t i = 0; i < part_.segments.size(); ++i) position[part_.segments[i]] = i;
    for (uint32_t i = 0; i < part_.segments.size(); ++i) {
      const Segment& segment = partition_.segments()[part_.segments[i]];
      const Instruction& terminator = function_.Terminator(segment.block);
      if (segment.ends_in_call || EndsPart(terminator.opcode)) continue;
      for (const ssa::Successor& successor : terminator.successors) {
        const uint32_t to = position[partition_.FirstSegment(successor.block)];
        if (to == kNone || (partition_.JoinPart(successor.block) != kNone && to != 0)) continue;
        predecessors_[to].push_back({i, &successor});
      }
    }
  }

  // All that the part is entered with has to be terms, which a collection knows how to keep.
  bool RootIsTerms() const {
    auto is_term = [&](ValueId value) { return function_[value].representation == Representation::kTerm; };
    switch (part_.kind) {
      case PartKind::kEntry:
        return std::all_of(function_.blocks[0].parameters.begin(), function_.blocks[0].parameters.end(), is_term);
      case PartKind::kJoin:
        return std::all_of(part_.arguments.begin(), part_.arguments.end(), is_term);
      case PartKind::kContinuation:
        return is_term(part_.call);
      case PartKind::kHandler: {
        const BlockId block = partition_.segments()[part_.root].block;
        return std::all_of(function_[block].parameters.begin(), function_[block].parameters.end(), is_term);
      }
    }
    return false;
  }

  // What can be gone back to at the start of segment number `i` of the part; `out`: the same at the end of those before.
  State StateAt(uint32_t i, const std::vector<State>& out) const {
    const bool in_loop = std::any_of(predecessors_[i].begin(), predecessors_[i].end(),
                                     [&](const Edge& edge) { return edge.from >= i; });
    if (in_loop) return LoopState(i, out);
    if (i == 0) return RootIsTerms() ? State(Restart()) : std::nullopt;
    const State& first = out[predecessors_[i].front().from];
    for (const Edge& edge : predecessors_[i]) {
      const State& other = out[edge.from];
      if (!first || !other || first->from_root != other->from_root || first->arguments != other->arguments) return std::nullopt;
    }
    return first;
  }

  // A round of a loop is the function called with what its loop_back, or the function's caller, gave: looks for these values among
  // the header's parameters.
  State LoopState(uint32_t i, const std::vector<State>& out) const {
    if (part_.kind != PartKind::kEntry || i == 0) return std::nullopt;
    const std::vector<ValueId>& parameters = function_.blocks[0].parameters;
    const BlockId header = partition_.segments()[part_.segments[i]].block;
    Restart restart;
    restart.from_root = false;
    for (size_t k = 0; k < parameters.size(); ++k) {
      ValueId found;
      if (IsSameInEachRound(i, out, parameters, k, [&](const Edge& edge, ValueId given) {
            return edge.from < i || liveness_.Root(given) == parameters[k];
          })) {
        found = parameters[k];
      }
      for (size_t j = 0; j < function_[header].parameters.size() && !found.is_valid(); ++j) {
        if (IsSameInEachRound(i, out, parameters, k, [&](const Edge& edge, ValueId given) {
              return j < edge.successor->arguments.size() &&
                     liveness_.Root(edge.successor->arguments[j]) == liveness_.Root(given);
            })) {
          found = function_[header].parameters[j];
        }
      }
      if (!found.is_valid() || function_[found].representation != Representation::kTerm) return std::nullopt;
      restart.arguments.push_back(found);
    }
    return restart;
  }

  // Does `holds(edge, what the function's argument number k is)` hold for each way into the loop?
  template <typename Holds>
  bool IsSameInEachRound(uint32_t i, const std::vector<State>& out, const std::vector<ValueId>& parameters, size_t k,
                         Holds holds) const {
    return std::all_of(predecessors_[i].begin(), predecessors_[i].end(), [&](const Edge& edge) {
      if (edge.from < i) return out[edge.from] && out[edge.from]->from_root && holds(edge, parameters[k]);
      const Segment& segment = partition_.segments()[part_.segments[edge.from]];
      const Instruction& terminator = function_.Terminator(segment.block);
      return terminator.opcode == Opcode::kLoopBack && holds(edge, terminator.operands[k]);
    });
  }

  struct Edge {
    uint32_t from;  // position in the part
    const ssa::Successor* successor;
  };

  const ssa::Function& function_;
  const ssa::Liveness& liveness_;
  const Partition& partition_;
  const Part& part_;
  const std::vector<std::vector<Check>>& checks_;
  std::vector<std::vector<Edge>> predecessors_;
};

}  // namespace

RestartPlan PlanRestarts(const ssa::Function& function, const ssa::Liveness& liveness, const Partition& partition,
                         const Part& part, const std::vector<std::vector<Check>>& checks) {
  return Planner(function, liveness, partition, part, checks).Run();
}

}  // namespace lumen::codegen

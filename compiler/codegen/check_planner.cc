// See check_planner.h. Tested by check_planner_test.cc.
#include "compiler/codegen/check_planner.h"

#include <algorithm>

#include "runtime/abi/code_layout.h"

namespace lumen::codegen {

using ssa::Opcode;

bool HasFloatPath(const ssa::Function& function, const Partition& partition, const ssa::Instruction& instruction) {
  Opcode operation = instruction.opcode == Opcode::kAttempt ? instruction.operation() : instruction.opcode;
  if (operation != Opcode::kAdd && operation != Opcode::kSubtract && operation != Opcode::kMultiply &&
      operation != Opcode::kDivide) {
    return false;
  }
  const ssa::Type& left = function[instruction.operands[0]].type;
  const ssa::Type& right = function[instruction.operands[1]].type;
  constexpr ssa::KindSet kConvertible = ssa::kinds::kFloat | ssa::kinds::kSmall;
  if (!left.MayBe(kConvertible) || !right.MayBe(kConvertible)) return false;
  if (!left.MayBe(ssa::kinds::kFloat) && !right.MayBe(ssa::kinds::kFloat)) return false;
  return partition.mentions_floats();
}

uint32_t HeapWords(const ssa::Function& function, const Partition& partition, const ssa::Instruction& instruction) {
  constexpr uint32_t kFloatWords = 2;
  switch (instruction.opcode) {
    case Opcode::kAdd:
    case Opcode::kSubtract:
    case Opcode::kMultiply:
    case Opcode::kDivide:
    case Opcode::kAttempt:
      return HasFloatPath(function, partition, instruction) ? kFloatWords : 0;
    case Opcode::kMakeCons:
    case Opcode::kOpenCons:
      return 2;
    case Opcode::kBoxFloat:
      return kFloatWords;
    case Opcode::kMakeTuple:
      return static_cast<uint32_t>(instruction.operands.size()) + 1;
    case Opcode::kUpdateTuple: {  // where it cannot be done in place
      const ssa::Type& type = function[instruction.operands[0]].type;
      return type.HasArity() ? type.arity() + 1 : 0;
    }
    case Opcode::kMakeFun:
      return instruction.operands.empty() ? 0
                                          : static_cast<uint32_t>(instruction.operands.size()) + abi::kFunEnvironmentWord;
    default:
      return 0;
  }
}

namespace {

struct Need {
  uint32_t own = 0;            // words this segment takes
  uint32_t total = 0;          // and the most that follows
  uint32_t first = 0;          // position of the first instruction that takes some
  bool wants = false;          // something is certainly taken from here on
  bool is_boundary = false;    // a loop starts here, or the part does
  bool covered = false;        // a check before guarantees `total`
};

}  // namespace

std::vector<std::vector<Check>> PlanChecks(const ssa::Function& function, const Partition& partition, const Part& part,
                                           int64_t root_frame_words) {
  const std::vector<Segment>& segments = partition.segments();
  std::vector<std::vector<Check>> checks(segments.size());
  std::vector<Need> needs(part.segments.size());
  std::vector<uint32_t> position(segments.size(), kNone);  // of a segment within the part
  for (uint32_t i = 0; i < part.segments.size(); ++i) position[part.segments[i]] = i;

  auto frame_growth = [&](ssa::ValueId call) -> uint32_t {
    int64_t growth = StackWords(static_cast<int64_t>(partition.FrameOf(call).size())) - StackWords(root_frame_words);
    return growth > 0 ? static_cast<uint32_t>(growth) : 0;
  };
  auto words_at = [&](const Segment& segment, uint32_t i) {
    ssa::ValueId id = function[segment.block].instructions[i];
    uint32_t words = HeapWords(function, partition, function[id]);
    if (PushesFrame(function, id)) words += frame_growth(id);
    return words;
  };

  std::vector<std::vector<uint32_t>> successors(needs.size());
  for (uint32_t i = 0; i < needs.size(); ++i) {
    const Segment& segment = segments[part.segments[i]];
    needs[i].first = segment.end - 1;
    for (uint32_t k = segment.begin; k < segment.end; ++k) {
      uint32_t words = words_at(segment, k);
      if (words != 0 && needs[i].own == 0) needs[i].first = k;
      needs[i].own += words;
    }
    if (segment.ends_in_call || EndsPart(function.Terminator(segment.block).opcode)) continue;
    for (const ssa::Successor& successor : function.Terminator(segment.block).successors) {
      uint32_t to = position[partition.FirstSegment(successor.block)];
      if (to != kNone && partition.JoinPart(successor.block) != kNone && to != 0) to = kNone;
      successors[i].push_back(to);
      if (to != kNone && to <= i) needs[to].is_boundary = true;  // a back edge
    }
  }
  needs[0].is_boundary = true;

  uint32_t most = 0;
  for (uint32_t i = static_cast<uint32_t>(needs.size()); i-- > 0;) {
    uint32_t following = 0;
    bool all_want = !successors[i].empty();
    for (uint32_t to : successors[i]) {
      bool inside = to != kNone && to > i && !needs[to].is_boundary;
      if (inside) following = std::max(following, needs[to].total);
      all_want = all_want && inside && needs[to].wants;
    }
    needs[i].total = needs[i].own + following;
    needs[i].wants = needs[i].own != 0 || all_want;
    most = std::max(most, needs[i].total);
  }

  if (most > abi::kHeapReserveWords) {
    for (SegmentIndex index : part.segments) {
      const Segment& segment = segments[index];
      for (uint32_t k = segment.begin; k < segment.end; ++k) {
        if (uint32_t words = words_at(segment, k); words != 0) checks[index].push_back({k, words});
      }
    }
    return checks;
  }

  // Covered: every way in has passed a check. Segments come in reverse postorder, so the ways in are decided first.
  std::vector<uint8_t> uncovered_way_in(needs.size(), 0);
  for (uint32_t i = 0; i < needs.size(); ++i) {
    Need& need = needs[i];
    need.covered = !need.is_boundary && uncovered_way_in[i] == 0;
    if (need.wants && !need.covered && need.total != 0) {
      checks[part.segments[i]].push_back({need.first, need.total});
      need.covered = true;
    }
    for (uint32_t to : successors[i]) {
      if (to != kNone && to > i && !need.covered) uncovered_way_in[to] = 1;
    }
  }
  return checks;
}

}  // namespace lumen::codegen

// See partition.h. Tested by partition_test.cc.
#include "compiler/codegen/partition.h"

#include <algorithm>
#include <functional>
#include <queue>
#include <set>

namespace lumen::codegen {

using ssa::BlockId;
using ssa::Instruction;
using ssa::Opcode;
using ssa::Representation;
using ssa::ValueId;

bool IsRematerialized(const ssa::Function& function, ValueId value) {
  const Instruction& instruction = function[value];
  return instruction.opcode == Opcode::kLiteral || instruction.opcode == Opcode::kRealLiteral ||
         instruction.opcode == Opcode::kBooleanLiteral ||
         (instruction.opcode == Opcode::kMakeFun && instruction.operands.empty());
}

bool PushesFrame(const ssa::Function& function, ValueId value) {
  return (ssa::InfoOf(function[value].opcode).effects & ssa::kCall) != 0 || function[value].opcode == Opcode::kEnterTry;
}

Partition::Partition(const ssa::Function& function, const ssa::Liveness& liveness) : function_(function) {
  for (BlockId block : function.order) {
    for (const std::vector<ValueId>* values : {&function[block].parameters, &function[block].instructions}) {
      for (ValueId value : *values) {
        const Instruction& instruction = function[value];
        mentions_floats_ = mentions_floats_ || instruction.representation == Representation::kF64 ||
                           (instruction.representation == Representation::kTerm && instruction.type.Is(ssa::kinds::kFloat));
      }
    }
  }
  CutSegments();
  ComputeSavedValues(liveness);
  AssignSlots();
  MatchTries();
  ChooseJoins(liveness);
  CollectParts();
}

void Partition::AddCall(ValueId call) {
  frame_index_[call.index] = static_cast<uint32_t>(calls_.size());
  calls_.push_back(call);
}

void Partition::CutSegments() {
  first_segment_.assign(function_.blocks.size(), kNone);
  frame_index_.assign(function_.values.size(), kNone);
  for (BlockId block : function_.order) {
    const std::vector<ValueId>& instructions = function_[block].instructions;
    first_segment_[block.index] = static_cast<SegmentIndex>(segments_.size());
    uint32_t begin = 0;
    for (uint32_t i = 0; i < instructions.size(); ++i) {
      if ((ssa::InfoOf(function_[instructions[i]].opcode).effects & ssa::kCall) == 0) continue;
      segments_.push_back({block, begin, i + 1, true});
      AddCall(instructions[i]);
      begin = i + 1;
    }
    if (PushesFrame(function_, instructions.back())) AddCall(instructions.back());
    segments_.push_back({block, begin, static_cast<uint32_t>(instructions.size()), false});
  }
}

void Partition::ComputeSavedValues(const ssa::Liveness& liveness) {
  saved_.resize(calls_.size());
  for (BlockId block : function_.order) {
    for (const ssa::LiveCall& call : liveness.LiveAcrossCalls(block)) {
      for (ValueId value : call.values) {
        if (!IsRematerialized(function_, value)) saved_[frame_index_[call.instruction.index]].push_back(value);
      }
    }
    const Instruction& terminator = function_.Terminator(block);
    if (terminator.opcode != Opcode::kEnterTry) continue;
    std::vector<ValueId>& saved = saved_[frame_index_[function_[block].instructions.back().index]];
    for (ValueId value : liveness.LiveIn(terminator.successors[1].block)) {
      if (!IsRematerialized(function_, value)) saved.push_back(value);
    }
  }
}

// Linear scan over the positions of calls. A value occupies its slots from the first to the last call it is live across.
void Partition::AssignSlots() {
  struct Interval {
    ValueId value;
    uint32_t first, last, width;
  };
  std::vector<Interval> intervals;
  std::vector<uint32_t> interval_of(function_.values.size(), kNone);
  for (uint32_t call = 0; call < calls_.size(); ++call) {
    for (ValueId value : saved_[call]) {
      if (interval_of[value.index] == kNone) {
        interval_of[value.index] = static_cast<uint32_t>(intervals.size());
        uint32_t width = function_[value].representation == Representation::kF64 ? 2 : 1;
        intervals.push_back({value, call, call, width});
      }
      intervals[interval_of[value.index]].last = call;
    }
  }
  std::sort(intervals.begin(), intervals.end(), [](const Interval& a, const Interval& b) {
    if (a.first != b.first) return a.first < b.first;
    if (a.last != b.last) return a.last > b.last;
    return a.value < b.value;
  });
  std::vector<uint32_t> slot_of(function_.values.size(), kNone);
  std::set<uint32_t> free;  // below `used`
  uint32_t used = 0;
  using End = std::pair<uint32_t, uint32_t>;  // last call, slot
  std::priority_queue<End, std::vector<End>, std::greater<End>> active;
  for (const Interval& interval : intervals) {
    while (!active.empty() && active.top().first < interval.first) {
      free.insert(active.top().second);
      active.pop();
    }
    uint32_t slot = kNone;
    for (uint32_t candidate : free) {
      if (interval.width == 1 || free.contains(candidate + 1)) {
        slot = candidate;
        break;
      }
    }
    if (slot == kNone) {
      slot = used;
      used += interval.width;
    } else {
      for (uint32_t i = 0; i < interval.width; ++i) free.erase(slot + i);
    }
    slot_of[interval.value.index] = slot;
    for (uint32_t i = 0; i < interval.width; ++i) active.push({interval.last, slot + i});
  }
  frames_.resize(calls_.size());
  for (uint32_t call = 0; call < calls_.size(); ++call) {
    Frame& frame = frames_[call];
    for (ValueId value : saved_[call]) {
      bool raw = function_[value].representation == Representation::kF64;
      uint32_t slot = slot_of[value.index];
      if (frame.size() < slot + 1 + raw) frame.resize(slot + 1 + raw);
      frame[slot].value = value;
      if (raw) frame[slot + 1].is_raw_header = true;
    }
    if (function_[calls_[call]].opcode == Opcode::kEnterTry) {
      frame.emplace_back();
      frame.back().is_catch_link = true;
    }
  }
}

// In reverse postorder some way to a block comes before it; the verifier has seen that all agree on the tries that are open.
void Partition::MatchTries() {
  enter_of_.resize(function_.values.size());
  std::vector<std::vector<ValueId>> open(function_.blocks.size());  // the outermost first
  for (BlockId block : function_.order) {
    const Instruction& terminator = function_.Terminator(block);
    ValueId id = function_[block].instructions.back();
    std::vector<ValueId> after = open[block.index];
    if (terminator.opcode == Opcode::kLeaveTry) {
      enter_of_[id.index] = after.back();
      after.pop_back();
    }
    for (size_t i = 0; i < terminator.successors.size(); ++i) {
      std::vector<ValueId>& there = open[terminator.successors[i].block.index];
      there = after;
      if (terminator.opcode == Opcode::kEnterTry && i == 0) there.push_back(id);
    }
  }
}

std::vector<SegmentIndex> Partition::Successors(SegmentIndex index) const {
  const Segment& segment = segments_[index];
  std::vector<SegmentIndex> result;
  if (segment.ends_in_call || EndsPart(function_.Terminator(segment.block).opcode)) return result;
  for (const ssa::Successor& successor : function_.Terminator(segment.block).successors) {
    result.push_back(first_segment_[successor.block.index]);
  }
  return result;
}

// Instructions reached from the segment without passing a call, counted up to just past kMaxDuplicatedInstructions.
uint32_t Partition::RegionSize(SegmentIndex segment, std::vector<uint32_t>& seen, uint32_t mark) const {
  uint32_t size = 0;
  std::vector<SegmentIndex> stack = {segment};
  seen[segment] = mark;
  while (!stack.empty() && size <= kMaxDuplicatedInstructions) {
    SegmentIndex current = stack.back();
    stack.pop_back();
    size += segments_[current].end - segments_[current].begin;
    for (SegmentIndex successor : Successors(current)) {
      if (seen[successor] == mark || join_part_[segments_[successor].block.index] != kNone) continue;
      seen[successor] = mark;
      stack.push_back(successor);
    }
  }
  return size;
}

// One pass in reverse postorder finds for each segment the one part that reaches it, or that several do. The parts are not
// numbered yet: a part is named by its root segment here, `kMany` stands for several parts that all hold a copy.
void Partition::ChooseJoins(const ssa::Liveness& liveness) {
  constexpr uint32_t kMany = kNone - 1;
  join_part_.assign(function_.blocks.size(), kNone);
  std::vector<uint32_t> reached_from(segments_.size(), kNone);
  std::vector<uint32_t> seen(segments_.size(), kNone);
  uint32_t mark = 0;
  auto predecessors = function_.Predecessors();
  auto last_segment = [&](BlockId block) {
    SegmentIndex index = first_segment_[block.index];
    while (segments_[index].ends_in_call) ++index;
    return index;
  };
  auto root_of = [&](SegmentIndex index) {
    // A segment after a call is a root; a block's first segment is reached from wherever its block is.
    return segments_[index].begin != 0 ? index : reached_from[index];
  };
  parts_.push_back({PartKind::kEntry, 0, {}, {}, {}});
  std::vector<bool> begins_part(function_.blocks.size());  // bodies and what follows a try
  continuation_.assign(function_.values.size(), kNone);
  for (BlockId block : function_.order) {
    const Instruction& terminator = function_.Terminator(block);
    if (!EndsPart(terminator.opcode)) continue;
    begins_part[terminator.successors[0].block.index] = true;
    if (terminator.opcode != Opcode::kEnterTry) continue;
    ValueId enter = function_[block].instructions.back();
    SegmentIndex handler = first_segment_[terminator.successors[1].block.index];
    reached_from[handler] = handler;
    continuation_[enter.index] = static_cast<PartIndex>(parts_.size());
    parts_.push_back({PartKind::kHandler, handler, enter, {}, {}});
  }
  for (BlockId block : function_.order) {
    SegmentIndex first = first_segment_[block.index];
    if (reached_from[first] == first) continue;  // a handler
    if (block.index == 0) {
      reached_from[first] = first;
      continue;
    }
    uint32_t from = kNone;
    bool back_edge_from_elsewhere = false;
    for (BlockId predecessor : predecessors[block.index]) {
      if (first_segment_[predecessor.index] == kNone) continue;
      SegmentIndex source = last_segment(predecessor);
      uint32_t root = root_of(source);
      if (root == kNone) {
        // A back edge: its source comes later. Where the loop holds a call the edge starts in another part.
        back_edge_from_elsewhere |= segments_[source].begin != 0;
        continue;
      }
      from = from == kNone || from == root ? root : kMany;
    }
    if (!begins_part[block.index]) {
      if (from != kMany && !back_edge_from_elsewhere) {
        reached_from[first] = from;
        continue;
      }
      if (RegionSize(first, seen, mark++) <= kMaxDuplicatedInstructions) {
        reached_from[first] = kMany;
        continue;
      }
    }
    reached_from[first] = first;
    join_part_[block.index] = static_cast<PartIndex>(parts_.size());
    Part part;
    part.kind = PartKind::kJoin;
    part.root = first;
    part.arguments.assign(function_[block].parameters.begin(), function_[block].parameters.end());
    for (ValueId value : liveness.LiveIn(block)) {
      if (!IsRematerialized(function_, value)) part.arguments.push_back(value);
    }
    parts_.push_back(std::move(part));
  }
  for (SegmentIndex index = 0; index < segments_.size(); ++index) {
    const Segment& segment = segments_[index];
    if (!segment.ends_in_call) continue;
    ValueId call = function_[segment.block].instructions[segment.end - 1];
    continuation_[call.index] = static_cast<PartIndex>(parts_.size());
    parts_.push_back({PartKind::kContinuation, index + 1, call, {}, {}});
  }
}

// Depth-first from each root, postorder reversed: iterative, as control flow may be deep.
void Partition::CollectParts() {
  std::vector<PartIndex> seen(segments_.size(), kNone);
  for (PartIndex index = 0; index < parts_.size(); ++index) {
    Part& part = parts_[index];
    struct Visit {
      SegmentIndex segment;
      std::vector<SegmentIndex> successors;
      size_t next = 0;
    };
    std::vector<Visit> stack;
    stack.push_back({part.root, Successors(part.root)});
    seen[part.root] = index;
    while (!stack.empty()) {
      Visit& top = stack.back();
      if (top.next == top.successors.size()) {
        part.segments.push_back(top.segment);
        stack.pop_back();
        continue;
      }
      SegmentIndex successor = top.successors[top.next++];
      if (seen[successor] == index || join_part_[segments_[successor].block.index] != kNone) continue;
      seen[successor] = index;
      stack.push_back({successor, Successors(successor)});
    }
    std::reverse(part.segments.begin(), part.segments.end());
  }
}

}  // namespace lumen::codegen

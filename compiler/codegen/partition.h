// Cuts an SSA function into the pieces that become LLVM functions, and lays out the stack frame at each call.
//
// A compiled function cannot come back into its middle: a call that returns is a tail call after pushing a frame, and what
// follows the call is a function of its own, a continuation. So:
//
//   segment   a run of instructions of one block, up to a call that comes back or to the block's end
//   part      what one LLVM function holds: the segments reached from a root without passing a call. Roots are the function's
//             entry, the segment after each call, and blocks that several parts reach (joins)
//
//   f(X) ->                 entry part:          f(X): push frame {X}, tail call g
//     Y = g(X),             continuation part:   f#1(Y): load X, pop, ...
//     X + Y.
//
// A try is cut like a call: enter_try pushes a frame whose code word is the handler's and goes on in the body as a part of its own, without
// a frame, above it; the handler is a continuation that begins with three values; leave_try pops the frame and goes to
// a part of its own again. So the stack pointer of a part never moves, and a frame of the body ends where the catch frame begins.
//
// A small block that several parts reach is duplicated into each of them (the fast path then has no jump to an unknown
// frame); a large one becomes a join part, which is entered by a tail call with its live values as arguments and no frame.
//
// Frames. Each value that is live across some call owns one slot for the whole function, found by linear scan over the calls in
// reverse postorder; values that live longest get the deepest slots, so that frames shrink as values die. Slot i lies i + 1
// words below the caller's code word. A value that stays live from one call to the next is stored once. A double takes two slots
// (a kRawArea header below it), see runtime/abi/term_layout.h. Literals are never saved.
//
// Tested by partition_test.cc.
#ifndef COMPILER_CODEGEN_PARTITION_H_
#define COMPILER_CODEGEN_PARTITION_H_

#include <cstdint>
#include <vector>

#include "compiler/ssa/function.h"
#include "compiler/ssa/liveness.h"

namespace lumen::codegen {

using SegmentIndex = uint32_t;
using PartIndex = uint32_t;
inline constexpr uint32_t kNone = 0xffffffff;

struct Segment {
  ssa::BlockId block;
  uint32_t begin = 0;  // instructions [begin, end) of the block; the last is a call that comes back or the terminator
  uint32_t end = 0;
  bool ends_in_call = false;
};

// What a frame slot holds.
struct Slot {
  ssa::ValueId value;            // invalid: nothing live (the slot holds [] or a header)
  bool is_raw_header = false;    // the word below a double
  bool is_catch_link = false;    // where the catch frame before this one lies; the last slot of a catch frame
};
using Frame = std::vector<Slot>;  // slot 0 first; the size is the frame's size in words, code word not counted

enum class PartKind : uint8_t { kEntry, kContinuation, kJoin, kHandler };

struct Part {
  PartKind kind = PartKind::kEntry;
  SegmentIndex root = 0;
  ssa::ValueId call;                      // kContinuation: the call whose result arrives; kHandler: the enter_try
  std::vector<ssa::ValueId> arguments;    // kJoin: the root block's parameters, then the other values live there
  std::vector<SegmentIndex> segments;     // reached from the root, in reverse postorder
};

class Partition {
 public:
  Partition(const ssa::Function& function, const ssa::Liveness& liveness);

  const std::vector<Segment>& segments() const { return segments_; }
  const std::vector<Part>& parts() const { return parts_; }  // [0] is the entry part
  // The segment that begins a block.
  SegmentIndex FirstSegment(ssa::BlockId block) const { return first_segment_[block.index]; }
  // The join part whose root is the block, or kNone.
  PartIndex JoinPart(ssa::BlockId block) const { return join_part_[block.index]; }
  // The continuation part after a call; an enter_try's handler.
  PartIndex ContinuationOf(ssa::ValueId call) const { return continuation_[call.index]; }
  // The frame that stands while the call (the body of the enter_try) runs, and when its continuation starts.
  const Frame& FrameOf(ssa::ValueId call) const { return frames_[frame_index_[call.index]]; }
  // The enter_try whose frame the leave_try pops.
  ssa::ValueId EnterOf(ssa::ValueId leave) const { return enter_of_[leave.index]; }
  // Values live across the call (into the handler) that need saving (no literals), sorted.
  const std::vector<ssa::ValueId>& SavedAcross(ssa::ValueId call) const { return saved_[frame_index_[call.index]]; }

  // Does the function hold a value that is certainly a float? Then its arithmetic on unknown operands probably works on floats.
  bool mentions_floats() const { return mentions_floats_; }

  // Joins whose region is at most this many instructions are duplicated rather than made a part.
  static constexpr uint32_t kMaxDuplicatedInstructions = 48;

 private:
  void CutSegments();
  void AddCall(ssa::ValueId call);
  void ComputeSavedValues(const ssa::Liveness& liveness);
  void AssignSlots();
  void MatchTries();
  void ChooseJoins(const ssa::Liveness& liveness);
  void CollectParts();
  uint32_t RegionSize(SegmentIndex segment, std::vector<uint32_t>& seen, uint32_t mark) const;
  std::vector<SegmentIndex> Successors(SegmentIndex segment) const;

  const ssa::Function& function_;
  bool mentions_floats_ = false;
  std::vector<Segment> segments_;
  std::vector<SegmentIndex> first_segment_;                 // by block
  std::vector<PartIndex> join_part_;                        // by block
  std::vector<PartIndex> continuation_;                     // by value
  std::vector<uint32_t> frame_index_;                       // by value: index of the call
  std::vector<ssa::ValueId> calls_;                         // in reverse postorder
  std::vector<ssa::ValueId> enter_of_;                      // by value: of a leave_try
  std::vector<std::vector<ssa::ValueId>> saved_;            // by call
  std::vector<Frame> frames_;                               // by call
  std::vector<Part> parts_;
};

// Does the value (a call that comes back, or an enter_try) leave a frame behind?
bool PushesFrame(const ssa::Function& function, ssa::ValueId value);
// Do the ways on from the terminator lead to parts of their own?
inline bool EndsPart(ssa::Opcode opcode) { return opcode == ssa::Opcode::kEnterTry || opcode == ssa::Opcode::kLeaveTry; }

// Is the value materialised anew wherever it is used, so that it need not be kept?
bool IsRematerialized(const ssa::Function& function, ssa::ValueId value);

}  // namespace lumen::codegen

#endif  // COMPILER_CODEGEN_PARTITION_H_

// Decides where a part asks for memory. One check serves all allocations and frame pushes that certainly follow it.
//
// A check asks for the words of its own segment plus the most that any way on from there can take. It stands where the first
// word is certainly needed: at the first segment that allocates, or earlier where every way on allocates, so that paths
// that need nothing (the end of a recursion) pay nothing. A loop is a boundary: each round asks anew.
//
// Helpers of the runtime may allocate between a check and the allocation; they leave abi::kHeapReserveWords free. A part whose
// checks would exceed that asks before each allocation instead.
//
// Tested by check_planner_test.cc.
#ifndef COMPILER_CODEGEN_CHECK_PLANNER_H_
#define COMPILER_CODEGEN_CHECK_PLANNER_H_

#include <cstdint>
#include <vector>

#include "compiler/codegen/partition.h"

namespace lumen::codegen {

struct Check {
  uint32_t instruction = 0;  // position in the block: the check comes right before it
  uint32_t words = 0;
};

// Is generic arithmetic to handle two floats in line? Where an operand is known to be a float, and, in a function that deals with floats
// otherwise, where both may be.
bool HasFloatPath(const ssa::Function& function, const Partition& partition, const ssa::Instruction& instruction);

// Heap words that the instruction takes in line.
uint32_t HeapWords(const ssa::Function& function, const Partition& partition, const ssa::Instruction& instruction);

// The words of stack a frame takes, the code word included; `frame_words` < 0 means no frame.
inline int64_t StackWords(int64_t frame_words) { return frame_words + 1; }

// The checks of a part, by segment (index into Partition::segments()), each list in order of position. `root_frame_words` is the size of the
// frame that stands when the part is entered, -1 for none.
std::vector<std::vector<Check>> PlanChecks(const ssa::Function& function, const Partition& partition, const Part& part,
                                           int64_t root_frame_words);

}  // namespace lumen::codegen

#endif  // COMPILER_CODEGEN_CHECK_PLANNER_H_

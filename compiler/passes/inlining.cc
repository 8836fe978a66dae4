// See inlining.h. Tested by the goldens of the passes that inline, and by differential_test.cc,
// which compares traces.
#include "compiler/passes/inlining.h"

namespace lumen::passes {

using ssa::BlockId;
using ssa::Function;
using ssa::Instruction;
using ssa::Location;
using ssa::ValueId;

BlockId CutAt(Function* function, BlockId block, size_t position, Instruction* removed) {
  const BlockId next = function->NewBlock();
  std::vector<ValueId>& instructions = (*function)[block].instructions;
  const ValueId value = instructions[position];
  (*function)[next].instructions.assign(instructions.begin() + static_cast<ptrdiff_t>(position) + 1,
                                        instructions.end());
  instructions.resize(position);
  *removed = (*function)[value];
  Instruction& result = (*function)[value];
  result = Instruction();
  result.representation = ssa::Representation::kTerm;
  result.type = removed->type;
  (*function)[next].parameters.push_back(value);
  return next;
}

uint32_t InlineLocations::Site() {
  if (site_ == ssa::kInvalidIndex) {
    site_ = static_cast<uint32_t>(module_.inline_sites.size());
    module_.inline_sites.push_back({callee_, call_, tail_call_});
  }
  return site_;
}

uint32_t InlineLocations::Moved(uint32_t site) {
  if (site == ssa::kInvalidIndex) return Site();
  auto found = moved_.find(site);
  if (found != moved_.end()) return found->second;
  ssa::InlineSite copy = module_.inline_sites[site];
  copy.caller.inlined_at =
      Moved(copy.caller.inlined_at);  // as deep as calls are inlined in each other
  const uint32_t index = static_cast<uint32_t>(module_.inline_sites.size());
  module_.inline_sites.push_back(copy);
  moved_[site] = index;
  return index;
}

Location InlineLocations::Of(const Instruction& instruction) {
  if ((ssa::InfoOf(instruction.opcode).effects & (ssa::kMayRaise | ssa::kCall)) == 0)
    return Location();
  Location location = instruction.location;
  location.inlined_at = Moved(location.inlined_at);
  return location;
}

}  // namespace lumen::passes

// Parts of bitstrings that are used in other blocks only are made there: clauses bind them before
// their guards are tested, and a function whose context is reused (reuse_contexts) has a use for
// the rest in errors at most.
//
// A part that several blocks use is made in each; where two of them lie on one path it is made
// twice, which costs words and is no other term. There are no loops yet (self tail calls are calls)
// but those of receives, where it is made for each message that is looked at.
//
// Tested by the golden of reuse_contexts.
#include <algorithm>
#include <vector>

#include "compiler/passes/passes.h"

namespace lumen::passes {
using ssa::BlockId;
using ssa::Function;
using ssa::Instruction;
using ssa::Opcode;
using ssa::Successor;
using ssa::ValueId;

void SinkParts(ssa::Module* /*module*/, Function* function) {
  std::vector<std::vector<BlockId>> used_in(function->values.size());
  for (BlockId block : function->order) {
    auto use = [&](ValueId value) {
      std::vector<BlockId>& blocks = used_in[value.index];
      if ((*function)[value].opcode == Opcode::kMatchPart &&
          (blocks.empty() || blocks.back() != block))
        blocks.push_back(block);
    };
    for (ValueId value : (*function)[block].instructions) {
      for (ValueId operand : (*function)[value].operands) use(operand);
      for (const Successor& successor : (*function)[value].successors) {
        for (ValueId argument : successor.arguments) use(argument);
      }
    }
  }
  for (BlockId block : function->order) {
    for (ValueId value : std::vector<ValueId>((*function)[block].instructions)) {
      // A copy that a user got is where it belongs.
      if (value.index >= used_in.size() || (*function)[value].opcode != Opcode::kMatchPart)
        continue;
      const std::vector<BlockId>& blocks = used_in[value.index];
      if (blocks.empty() || std::ranges::find(blocks, block) != blocks.end()) continue;
      for (BlockId user : blocks) {
        const Instruction part = (*function)[value];
        const ValueId copy = function->NewInstruction(part.opcode, part.operands, part.detail);
        (*function)[copy].type = part.type;
        for (ValueId instruction : (*function)[user].instructions) {
          for (ValueId& operand : (*function)[instruction].operands)
            operand = operand == value ? copy : operand;
          for (Successor& successor : (*function)[instruction].successors) {
            for (ValueId& argument : successor.arguments)
              argument = argument == value ? copy : argument;
          }
        }
        std::vector<ValueId>& instructions = (*function)[user].instructions;
        instructions.insert(instructions.begin(), copy);
      }
      std::erase((*function)[block].instructions, value);
    }
  }
}

}  // namespace lumen::passes

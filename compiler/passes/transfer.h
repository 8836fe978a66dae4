// What an instruction gives, told from what it takes: result types, decided conditions, facts that
// conditions and completed instructions establish. Shared by the passes that simplify and infer;
// none of it changes code.
//
// Tested by transfer_test.cc.
#ifndef COMPILER_PASSES_TRANSFER_H_
#define COMPILER_PASSES_TRANSFER_H_

#include <optional>
#include <span>
#include <vector>

#include "compiler/ssa/function.h"

namespace lumen::passes {

// The type of arithmetic on operands of these types where it completes; None where it always
// raises.
ssa::Type TypeOfArithmetic(ssa::Opcode opcode, std::span<const ssa::Type> operands);

// The type of what the instruction gives (a Term), its operands being of `operands`; Any for calls
// of unknown functions. A refinement gives what it says already, met with its operand.
ssa::Type TypeOfResult(const ssa::Module& module, const ssa::Instruction& instruction,
                       std::span<const ssa::Type> operands);

// Can the attemptable operation raise on such operands?
bool MayRaise(const ssa::Module& module, ssa::Opcode opcode, ssa::CalleeId callee,
              std::span<const ssa::Type> operands);

// The answer of a test or comparison, where the types decide it.
std::optional<bool> Decide(const ssa::Instruction& condition, std::span<const ssa::Type> operands);

// A term is of the type, in addition to what is known.
struct Fact {
  ssa::ValueId value;
  ssa::Type type;
};
// What follows for the operands of `condition` (a test or comparison) from its being `holds`;
// `type_of` gives current types.
std::vector<Fact> FactsOfCondition(const ssa::Function& function, ssa::ValueId condition,
                                   bool holds);
// What follows for the operands once the (attemptable) operation has completed.
std::vector<Fact> FactsOfCompletion(const ssa::Module& module, ssa::Opcode opcode,
                                    ssa::CalleeId callee, std::span<const ssa::ValueId> operands);

}  // namespace lumen::passes

#endif  // COMPILER_PASSES_TRANSFER_H_

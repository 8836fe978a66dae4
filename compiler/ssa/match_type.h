// Types of what bitstrings are matched into. Tested by compiler/passes/transfer_test.cc.
#ifndef COMPILER_SSA_MATCH_TYPE_H_
#define COMPILER_SSA_MATCH_TYPE_H_

#include "compiler/ssa/function.h"

namespace lumen::ssa {

// Positions in bits: no bitstring is longer.
inline Type TypeOfPosition() { return Type::SmallRange(0, int64_t{1} << 58); }

inline Type TypeOfCharacter() { return Type::SmallRange(0, 0x10FFFF); }

// Of an integer field; `bits` 0: of any size.
inline Type TypeOfIntegerField(uint32_t bits, bool is_signed) {
  constexpr uint32_t kMostUnsigned = 60;
  if (bits == 0 || bits > kMostUnsigned + (is_signed ? 1 : 0)) return Type::OfKinds(kinds::kInteger);
  if (is_signed) return Type::SmallRange(-(int64_t{1} << (bits - 1)), (int64_t{1} << (bits - 1)) - 1);
  return Type::SmallRange(0, (int64_t{1} << bits) - 1);
}

// What the terminator adds where it succeeds.
inline Type TypeOfMatched(Opcode terminator) {
  if (terminator == Opcode::kMatchUtf) return TypeOfCharacter();
  return terminator == Opcode::kMatchFloat ? Type::OfKinds(kinds::kFloat) : TypeOfPosition();
}

}  // namespace lumen::ssa

#endif  // COMPILER_SSA_MATCH_TYPE_H_

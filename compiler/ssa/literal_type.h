// The type of a constant. Tested by type_test.cc.
#ifndef COMPILER_SSA_LITERAL_TYPE_H_
#define COMPILER_SSA_LITERAL_TYPE_H_

#include "compiler/base/literal.h"
#include "compiler/ssa/type.h"

namespace lumen::ssa {

inline Type TypeOfLiteral(const LiteralTable& literals, LiteralId id) {
  const Literal& literal = literals.Get(id);
  switch (literal.kind) {
    case LiteralKind::kInteger:
      if (literal.integer.is_small() && literal.integer.small() >= Type::kMinimum &&
          literal.integer.small() <= Type::kMaximum) {
        return Type::SmallRange(literal.integer.small(), literal.integer.small());
      }
      return Type::OfKinds(kinds::kBignum);
    case LiteralKind::kFloat:
      return Type::OfKinds(kinds::kFloat);
    case LiteralKind::kAtom:
      return Type::Atom(literal.atom);
    case LiteralKind::kNil:
      return Type::OfKinds(kinds::kNil);
    case LiteralKind::kCons:
      return Type::OfKinds(kinds::kCons);
    case LiteralKind::kTuple:
      return Type::TupleOfArity(static_cast<uint32_t>(literal.elements.size()));
    case LiteralKind::kMap:
      return Type::OfKinds(kinds::kMap);
    case LiteralKind::kBitstring:
      return Type::OfKinds(kinds::kBitstring);
    case LiteralKind::kExternalFun:
      return Type::OfKinds(kinds::kFun);
  }
  return Type::Any();
}

}  // namespace lumen::ssa

#endif  // COMPILER_SSA_LITERAL_TYPE_H_

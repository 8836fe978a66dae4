// Operators on constants, as far as they cannot raise. Tested by lowering_test.cc.
#ifndef COMPILER_LOWERING_CONSTANT_H_
#define COMPILER_LOWERING_CONSTANT_H_

#include "compiler/base/literal.h"
#include "compiler/syntax/ast.h"

namespace lumen::lowering {

// The result, or an invalid id where the operands do not fit the operator, the operator would raise, or the result is too large to be
// computed here (beyond 64 bits, save for negation).
LiteralId FoldUnary(syntax::UnaryOperator op, LiteralId operand, LiteralTable* literals);
LiteralId FoldBinary(syntax::BinaryOperator op, LiteralId left, LiteralId right, LiteralTable* literals);

}  // namespace lumen::lowering

#endif  // COMPILER_LOWERING_CONSTANT_H_

// Constant folding on integers and floats. Comparison and boolean operators are left to the passes over SSA: they are
// rare between constants, and patterns may not hold them. Tested by lowering_test.cc.
#include "compiler/lowering/constant.h"

#include <cmath>
#include <optional>

#include "compiler/base/integer_arithmetic.h"

namespace lumen::lowering {
namespace {

using syntax::BinaryOperator;
using syntax::UnaryOperator;

bool AsDouble(const Literal& literal, double* value) {
  if (literal.kind == LiteralKind::kFloat) {
    *value = literal.float_value;
    return true;
  }
  constexpr int64_t kExact = int64_t{1} << 53;
  if (literal.kind != LiteralKind::kInteger || !literal.integer.is_small()) return false;
  int64_t integer = literal.integer.small();
  if (integer > kExact || integer < -kExact) return false;
  *value = static_cast<double>(integer);
  return true;
}

LiteralId FoldFloats(BinaryOperator op, double left, double right, LiteralTable* literals) {
  double result;
  switch (op) {
    case BinaryOperator::kAdd:
      result = left + right;
      break;
    case BinaryOperator::kMinus:
      result = left - right;
      break;
    case BinaryOperator::kMultiply:
      result = left * right;
      break;
    case BinaryOperator::kDivide:
      if (right == 0) return LiteralId{};
      result = left / right;
      break;
    default:  // the other operators take no floats, or are not folded
      return LiteralId{};
  }
  return std::isfinite(result) ? literals->Float(result) : LiteralId{};
}

std::optional<IntegerValue> FoldIntegers(BinaryOperator op, const IntegerValue& left, const IntegerValue& right, Arena* arena) {
  switch (op) {
    case BinaryOperator::kAdd:
      return Add(left, right, arena);
    case BinaryOperator::kMinus:
      return Subtract(left, right, arena);
    case BinaryOperator::kMultiply:
      return Multiply(left, right, arena);
    case BinaryOperator::kIntegerDivide:
      return Divide(left, right, arena);
    case BinaryOperator::kRemainder:
      return Remainder(left, right, arena);
    case BinaryOperator::kBitAnd:
      return BitAnd(left, right, arena);
    case BinaryOperator::kBitOr:
      return BitOr(left, right, arena);
    case BinaryOperator::kBitXor:
      return BitXor(left, right, arena);
    case BinaryOperator::kShiftLeft:
      return ShiftLeft(left, right, arena);
    case BinaryOperator::kShiftRight:
      return ShiftLeft(left, right.Negated(arena), arena);
    default:  // not on integers, or not folded
      return std::nullopt;
  }
}

}  // namespace

LiteralId FoldUnary(UnaryOperator op, LiteralId operand, LiteralTable* literals) {
  const Literal literal = literals->Get(operand);
  const bool is_integer = literal.kind == LiteralKind::kInteger;
  if (!is_integer && literal.kind != LiteralKind::kFloat) return LiteralId{};
  switch (op) {
    case UnaryOperator::kPlus:
      return operand;
    case UnaryOperator::kNegate: {
      if (!is_integer) return literals->Float(-literal.float_value);
      Arena arena;  // the table copies what it keeps
      return literals->Integer(literal.integer.Negated(&arena));
    }
    case UnaryOperator::kBitNot: {
      if (!is_integer) return LiteralId{};
      Arena arena;
      const std::optional<IntegerValue> folded = BitNot(literal.integer, &arena);
      return folded ? literals->Integer(*folded) : LiteralId{};
    }
    case UnaryOperator::kNot:
      return LiteralId{};
  }
  __builtin_unreachable();
}

LiteralId FoldBinary(BinaryOperator op, LiteralId left, LiteralId right, LiteralTable* literals) {
  const Literal left_literal = literals->Get(left), right_literal = literals->Get(right);
  if (op != BinaryOperator::kDivide && left_literal.kind == LiteralKind::kInteger && right_literal.kind == LiteralKind::kInteger) {
    Arena arena;  // the table copies what it keeps
    const std::optional<IntegerValue> folded = FoldIntegers(op, left_literal.integer, right_literal.integer, &arena);
    return folded ? literals->Integer(*folded) : LiteralId{};
  }
  double left_float, right_float;
  bool any_float = left_literal.kind == LiteralKind::kFloat || right_literal.kind == LiteralKind::kFloat;
  if ((any_float || op == BinaryOperator::kDivide) && AsDouble(left_literal, &left_float) &&
      AsDouble(right_literal, &right_float)) {
    return FoldFloats(op, left_float, right_float, literals);
  }
  return LiteralId{};
}

}  // namespace lumen::lowering

// Constant folding on small integers and floats. Comparison and boolean operators are left to the passes over SSA: they are
// rare between constants, and patterns may not hold them. Tested by lowering_test.cc.
#include "compiler/lowering/constant.h"

#include <cmath>

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

LiteralId FoldShift(int64_t value, int64_t amount, LiteralTable* literals) {  // to the left; negative: to the right
  if (amount < 0) return literals->Integer(amount <= -64 ? (value < 0 ? -1 : 0) : value >> -amount);
  if (value == 0) return literals->Integer(int64_t{0});
  int64_t result;
  if (amount > 62 || __builtin_mul_overflow(value, int64_t{1} << amount, &result)) return LiteralId{};
  return literals->Integer(result);
}

LiteralId FoldIntegers(BinaryOperator op, int64_t left, int64_t right, LiteralTable* literals) {
  constexpr int64_t kMinimum = INT64_MIN;
  int64_t result;
  switch (op) {
    case BinaryOperator::kAdd:
      if (__builtin_add_overflow(left, right, &result)) return LiteralId{};
      break;
    case BinaryOperator::kMinus:
      if (__builtin_sub_overflow(left, right, &result)) return LiteralId{};
      break;
    case BinaryOperator::kMultiply:
      if (__builtin_mul_overflow(left, right, &result)) return LiteralId{};
      break;
    case BinaryOperator::kIntegerDivide:
      if (right == 0 || (left == kMinimum && right == -1)) return LiteralId{};
      result = left / right;
      break;
    case BinaryOperator::kRemainder:
      if (right == 0 || right == -1) return right == 0 ? LiteralId{} : literals->Integer(int64_t{0});
      result = left % right;
      break;
    case BinaryOperator::kBitAnd:
      result = left & right;
      break;
    case BinaryOperator::kBitOr:
      result = left | right;
      break;
    case BinaryOperator::kBitXor:
      result = left ^ right;
      break;
    case BinaryOperator::kShiftLeft:
      return FoldShift(left, right, literals);
    case BinaryOperator::kShiftRight:
      return right == kMinimum ? LiteralId{} : FoldShift(left, -right, literals);
    default:  // not on integers, or not folded
      return LiteralId{};
  }
  return literals->Integer(result);
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
    case UnaryOperator::kBitNot:
      return is_integer && literal.integer.is_small() ? literals->Integer(~literal.integer.small()) : LiteralId{};
    case UnaryOperator::kNot:
      return LiteralId{};
  }
  __builtin_unreachable();
}

LiteralId FoldBinary(BinaryOperator op, LiteralId left, LiteralId right, LiteralTable* literals) {
  int64_t left_integer, right_integer;
  if (op != BinaryOperator::kDivide && literals->IsSmallInteger(left, &left_integer) &&
      literals->IsSmallInteger(right, &right_integer)) {
    return FoldIntegers(op, left_integer, right_integer, literals);
  }
  double left_float, right_float;
  const Literal &left_literal = literals->Get(left), &right_literal = literals->Get(right);
  bool any_float = left_literal.kind == LiteralKind::kFloat || right_literal.kind == LiteralKind::kFloat;
  if ((any_float || op == BinaryOperator::kDivide) && AsDouble(left_literal, &left_float) &&
      AsDouble(right_literal, &right_float)) {
    return FoldFloats(op, left_float, right_float, literals);
  }
  return LiteralId{};
}

}  // namespace lumen::lowering

// Values of expressions of literals and operators (OTP's erl_eval:partial_eval), as far as lint asks for them.
// Tested by the goldens of compiler/frontend.
#include <cmath>

#include "compiler/lint/linter.h"

namespace lumen::lint {

using namespace syntax;  // NOLINT: lint is about the tree

namespace {

using Kind = FoldedValue::Kind;

FoldedValue Integer(int64_t value) {
  FoldedValue folded;
  folded.kind = Kind::kInteger;
  folded.exact = true;
  folded.integer = value;
  return folded;
}
// An integer of unknown size: too large for the fast path.
FoldedValue LargeInteger() {
  FoldedValue folded;
  folded.kind = Kind::kInteger;
  folded.integer = INT64_MAX;
  return folded;
}
FoldedValue FromLiteral(const IntegerValue& value) { return value.is_small() ? Integer(value.small()) : LargeInteger(); }
FoldedValue Float(double value) {
  FoldedValue folded;
  if (!std::isfinite(value)) return folded;
  folded.kind = Kind::kFloat;
  folded.number = value;
  return folded;
}
FoldedValue Atom(Symbol name) {
  FoldedValue folded;
  folded.kind = Kind::kAtom;
  folded.atom = name;
  return folded;
}
bool IsNumber(const FoldedValue& value) { return value.kind == Kind::kInteger || value.kind == Kind::kFloat; }
double AsDouble(const FoldedValue& value) {
  return value.kind == Kind::kInteger ? static_cast<double>(value.integer) : value.number;
}

FoldedValue FoldUnary(UnaryOperator op, const FoldedValue& operand) {
  switch (op) {
    case UnaryOperator::kPlus: return IsNumber(operand) ? operand : FoldedValue();
    case UnaryOperator::kNegate:
      if (operand.kind == Kind::kFloat) return Float(-operand.number);
      if (operand.kind != Kind::kInteger) return {};
      return operand.exact && operand.integer != INT64_MIN ? Integer(-operand.integer) : LargeInteger();
    case UnaryOperator::kBitNot:
      if (operand.kind != Kind::kInteger) return {};
      return operand.exact ? Integer(~operand.integer) : LargeInteger();
    case UnaryOperator::kNot:
      if (operand.kind != Kind::kAtom) return {};
      if (operand.atom == symbols::kTrue) return Atom(symbols::kFalse);
      return operand.atom == symbols::kFalse ? Atom(symbols::kTrue) : FoldedValue();
  }
  __builtin_unreachable();
}

FoldedValue FoldIntegers(BinaryOperator op, const FoldedValue& left, const FoldedValue& right) {
  const int64_t a = left.integer, b = right.integer;
  const bool zero = right.exact && b == 0;
  if (op == BinaryOperator::kDivide) return zero ? FoldedValue() : Float(AsDouble(left) / AsDouble(right));
  if ((op == BinaryOperator::kIntegerDivide || op == BinaryOperator::kRemainder) && zero) return {};
  if (!left.exact || !right.exact) return LargeInteger();
  int64_t result = 0;
  switch (op) {
    case BinaryOperator::kAdd: return __builtin_add_overflow(a, b, &result) ? LargeInteger() : Integer(result);
    case BinaryOperator::kMinus: return __builtin_sub_overflow(a, b, &result) ? LargeInteger() : Integer(result);
    case BinaryOperator::kMultiply: return __builtin_mul_overflow(a, b, &result) ? LargeInteger() : Integer(result);
    case BinaryOperator::kIntegerDivide: return b == -1 && a == INT64_MIN ? LargeInteger() : Integer(a / b);
    case BinaryOperator::kRemainder: return Integer(b == -1 ? 0 : a % b);
    case BinaryOperator::kBitAnd: return Integer(a & b);
    case BinaryOperator::kBitOr: return Integer(a | b);
    case BinaryOperator::kBitXor: return Integer(a ^ b);
    case BinaryOperator::kShiftLeft:
    case BinaryOperator::kShiftRight: {
      const bool left_shift = (op == BinaryOperator::kShiftLeft) == (b >= 0);
      const int64_t distance = b >= 0 ? b : (b == INT64_MIN ? INT64_MAX : -b);
      if (!left_shift) return Integer(distance > 63 ? (a < 0 ? -1 : 0) : a >> distance);
      if (a == 0) return Integer(0);
      if (distance > 62 || __builtin_mul_overflow(a, int64_t{1} << distance, &result)) return LargeInteger();
      return Integer(result);
    }
    default: return {};
  }
}

FoldedValue FoldBinary(BinaryOperator op, const FoldedValue& left, const FoldedValue& right) {
  if (left.kind == Kind::kInteger && right.kind == Kind::kInteger) {
    const FoldedValue folded = FoldIntegers(op, left, right);
    if (folded.kind != Kind::kNone) return folded;
  } else if (IsNumber(left) && IsNumber(right)) {
    const double a = AsDouble(left), b = AsDouble(right);
    switch (op) {
      case BinaryOperator::kAdd: return Float(a + b);
      case BinaryOperator::kMinus: return Float(a - b);
      case BinaryOperator::kMultiply: return Float(a * b);
      case BinaryOperator::kDivide: return b == 0 ? FoldedValue() : Float(a / b);
      default: break;
    }
  }
  // Comparisons give a boolean whatever they compare; lint only asks whether there is a value.
  switch (op) {
    case BinaryOperator::kEqual:
    case BinaryOperator::kNotEqual:
    case BinaryOperator::kLessEqual:
    case BinaryOperator::kLess:
    case BinaryOperator::kGreaterEqual:
    case BinaryOperator::kGreater:
    case BinaryOperator::kExactEqual:
    case BinaryOperator::kExactNotEqual:
      return left.kind != Kind::kNone && right.kind != Kind::kNone ? Atom(symbols::kTrue) : FoldedValue();
    case BinaryOperator::kAnd:
    case BinaryOperator::kOr:
    case BinaryOperator::kXor: {
      auto boolean = [](const FoldedValue& value) {
        return value.kind == Kind::kAtom && (value.atom == symbols::kTrue || value.atom == symbols::kFalse);
      };
      return boolean(left) && boolean(right) ? Atom(symbols::kTrue) : FoldedValue();
    }
    default: return {};
  }
}

}  // namespace

FoldedValue Fold(const Expr& expr) {
  switch (expr.kind) {
    case ExprKind::kIntegerLiteral: return FromLiteral(expr.As<IntegerLiteral>().value);
    case ExprKind::kCharLiteral: return Integer(expr.As<CharLiteral>().value);
    case ExprKind::kFloatLiteral: return Float(expr.As<FloatLiteral>().value);
    case ExprKind::kAtomLiteral: return Atom(expr.As<AtomLiteral>().value);
    case ExprKind::kUnaryOperation: return FoldUnary(expr.As<UnaryOperation>().op, Fold(*expr.As<UnaryOperation>().operand));
    case ExprKind::kBinaryOperation: {
      const auto& node = expr.As<BinaryOperation>();
      return FoldBinary(node.op, Fold(*node.left), Fold(*node.right));
    }
    default: return {};
  }
}

FoldedValue Fold(const Type& type) {
  switch (type.kind) {
    case TypeKind::kIntegerType: return FromLiteral(type.As<IntegerType>().value);
    case TypeKind::kCharType: return Integer(type.As<CharType>().value);
    case TypeKind::kAtomType: return Atom(type.As<AtomType>().value);
    case TypeKind::kUnaryOperationType:
      return FoldUnary(type.As<UnaryOperationType>().op, Fold(*type.As<UnaryOperationType>().operand));
    case TypeKind::kBinaryOperationType: {
      const auto& node = type.As<BinaryOperationType>();
      return FoldBinary(node.op, Fold(*node.left), Fold(*node.right));
    }
    default: return {};
  }
}

}  // namespace lumen::lint

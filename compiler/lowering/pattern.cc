// Lowering of patterns. Variables that are bound, or occur a second time, become fresh ones and a test. Tested by
// lowering_test.cc.
#include "compiler/lowering/constant.h"
#include "compiler/lowering/lowerer.h"

namespace lumen::lowering {

using syntax::BinaryOperator;
using syntax::ExprKind;

// Patterns compare by =:=, to which zeroes of either sign are equal.
const core::Pattern* FunctionLowerer::LiteralPatternOf(LiteralId value, SourceLocation location) {
  auto* node = New<core::LiteralPattern>(location);
  const Literal& literal = literals().Get(value);
  node->value = literal.kind == LiteralKind::kFloat && literal.float_value == 0 ? literals().Float(0.0) : value;
  return node;
}

const core::Pattern* FunctionLowerer::ListPatternOf(std::vector<const core::Pattern*> elements, const core::Pattern* tail,
                                                    SourceLocation location) {
  if (elements.empty()) return tail;
  auto* node = New<core::ListPattern>(location);
  node->elements = Copy(elements);
  node->tail = tail;
  return node;
}

const core::Pattern* FunctionLowerer::VariableInPattern(const syntax::Variable& variable, Tests* tests) {
  if (variable.name == symbols::kUnderscore) return New<core::WildcardPattern>(variable.location);
  core::VariableId bound = Find(variable.name);
  core::VariableId fresh = NewVariable(variable.name);
  if (bound.is_valid() && bound.index >= shadow_below_) {
    const core::Expr* sides[] = {VariableOf(fresh, variable.location), VariableOf(bound, variable.location)};
    tests->push_back(CallOf(symbols::kErlang, symbols::kExactEqual, sides, variable.location));
    if (IsHidden(variable.name)) Bind(variable.name, bound);  // from here on bound by this operand too
  } else {
    Bind(variable.name, fresh);
  }
  auto* node = New<core::VariablePattern>(variable.location);
  node->variable = fresh;
  return node;
}

// "prefix" ++ Rest; the left side is a string or a list.
const core::Pattern* FunctionLowerer::AppendInPattern(const syntax::BinaryOperation& operation, Tests* tests) {
  std::vector<const core::Pattern*> elements;
  const syntax::Expr& prefix = *operation.left;
  if (const auto* string = prefix.AsIf<syntax::StringLiteral>()) {
    for (char32_t character : string->value) {
      elements.push_back(LiteralPatternOf(literals().Integer(static_cast<int64_t>(character)), prefix.location));
    }
  } else if (const auto* list = prefix.AsIf<syntax::List>(); list != nullptr && list->tail == nullptr) {
    for (const syntax::Expr* element : list->elements) elements.push_back(Pattern(*element, tests));
  } else if (!prefix.Is<syntax::Nil>()) {
    Error(DiagnosticKind::kIllegalPattern, operation.location, {});
  }
  const core::Pattern* tail = Pattern(*operation.right, tests);
  return ListPatternOf(std::move(elements), tail, operation.location);
}

LiteralId FunctionLowerer::ConstantOf(const syntax::Expr& expr) {
  if (const auto* integer = expr.AsIf<syntax::IntegerLiteral>()) return literals().Integer(integer->value);
  if (const auto* character = expr.AsIf<syntax::CharLiteral>()) return literals().Integer(static_cast<int64_t>(character->value));
  if (const auto* real = expr.AsIf<syntax::FloatLiteral>()) return literals().Float(real->value);
  if (const auto* unary = expr.AsIf<syntax::UnaryOperation>()) {
    LiteralId operand = ConstantOf(*unary->operand);
    return operand.is_valid() ? FoldUnary(unary->op, operand, &literals()) : LiteralId{};
  }
  if (const auto* binary = expr.AsIf<syntax::BinaryOperation>()) {
    LiteralId left = ConstantOf(*binary->left), right = ConstantOf(*binary->right);
    return left.is_valid() && right.is_valid() ? FoldBinary(binary->op, left, right, &literals()) : LiteralId{};
  }
  return LiteralId{};
}

const core::Pattern* FunctionLowerer::Pattern(const syntax::Expr& pattern, Tests* tests) {
  switch (pattern.kind) {
    case ExprKind::kAtomLiteral:
      return LiteralPatternOf(literals().Atom(pattern.As<syntax::AtomLiteral>().value), pattern.location);
    case ExprKind::kNil:
      return LiteralPatternOf(literals().Nil(), pattern.location);
    case ExprKind::kCharLiteral:
    case ExprKind::kIntegerLiteral:
    case ExprKind::kFloatLiteral:
      return LiteralPatternOf(ConstantOf(pattern), pattern.location);
    case ExprKind::kStringLiteral: {
      std::vector<const core::Pattern*> elements;
      for (char32_t character : pattern.As<syntax::StringLiteral>().value) {
        elements.push_back(LiteralPatternOf(literals().Integer(static_cast<int64_t>(character)), pattern.location));
      }
      return ListPatternOf(std::move(elements), LiteralPatternOf(literals().Nil(), pattern.location), pattern.location);
    }
    case ExprKind::kVariable:
      return VariableInPattern(pattern.As<syntax::Variable>(), tests);
    case ExprKind::kList: {
      const auto& list = pattern.As<syntax::List>();
      std::vector<const core::Pattern*> elements;
      for (const syntax::Expr* element : list.elements) elements.push_back(Pattern(*element, tests));
      const core::Pattern* tail =
          list.tail != nullptr ? Pattern(*list.tail, tests) : LiteralPatternOf(literals().Nil(), list.close_location);
      return ListPatternOf(std::move(elements), tail, list.location);
    }
    case ExprKind::kTuple: {
      std::vector<const core::Pattern*> elements;
      for (const syntax::Expr* element : pattern.As<syntax::Tuple>().elements) elements.push_back(Pattern(*element, tests));
      auto* node = New<core::TuplePattern>(pattern.location);
      node->elements = Copy(elements);
      return node;
    }
    case ExprKind::kMatch: {
      const auto& match = pattern.As<syntax::Match>();
      auto* node = New<core::BothPattern>(pattern.location);
      node->first = Pattern(*match.pattern, tests);
      node->second = Pattern(*match.value, tests);
      return node;
    }
    case ExprKind::kRecordCreate:
      return RecordPattern(pattern.As<syntax::RecordCreate>(), tests);
    case ExprKind::kRecordIndex: {
      const core::Expr* index = RecordIndex(pattern.As<syntax::RecordIndex>());
      return LiteralPatternOf(index->As<core::Literal>().value, pattern.location);
    }
    case ExprKind::kBinaryOperation:
      if (pattern.As<syntax::BinaryOperation>().op == BinaryOperator::kAppend) {
        return AppendInPattern(pattern.As<syntax::BinaryOperation>(), tests);
      }
      [[fallthrough]];
    case ExprKind::kUnaryOperation: {
      LiteralId value = ConstantOf(pattern);
      if (value.is_valid()) return LiteralPatternOf(value, pattern.location);
      Error(DiagnosticKind::kIllegalPattern, pattern.location, {});
      return New<core::WildcardPattern>(pattern.location);
    }
    case ExprKind::kMapCreate:
      return MapPattern(pattern.As<syntax::MapCreate>(), tests);
    case ExprKind::kBinary:
      return BinaryPattern(pattern.As<syntax::Binary>(), tests);
    case ExprKind::kMapUpdate:
    case ExprKind::kRecordUpdate:
    case ExprKind::kRecordAccess:
    case ExprKind::kCall:
    case ExprKind::kRemote:
    case ExprKind::kLocalFun:
    case ExprKind::kExternalFun:
    case ExprKind::kFunExpr:
    case ExprKind::kNamedFun:
    case ExprKind::kBlock:
    case ExprKind::kIf:
    case ExprKind::kCase:
    case ExprKind::kReceive:
    case ExprKind::kTry:
    case ExprKind::kCatch:
    case ExprKind::kMaybe:
    case ExprKind::kMaybeMatch:
    case ExprKind::kListComprehension:
    case ExprKind::kBinaryComprehension:
    case ExprKind::kMapComprehension:
      Error(DiagnosticKind::kIllegalPattern, pattern.location, {});
      return New<core::WildcardPattern>(pattern.location);
  }
  __builtin_unreachable();
}

}  // namespace lumen::lowering

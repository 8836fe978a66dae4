// Lowering of expressions: terms, operators, and the switch over all kinds. Tested by lowering_test.cc.
#include "compiler/lowering/constant.h"
#include "compiler/lowering/lowerer.h"

namespace lumen::lowering {

using syntax::BinaryOperator;
using syntax::ExprKind;

const core::Expr* FunctionLowerer::Expression(const syntax::Expr& expr, Position position) {
  switch (expr.kind) {
    case ExprKind::kAtomLiteral:
      return AtomOf(expr.As<syntax::AtomLiteral>().value, expr.location);
    case ExprKind::kCharLiteral:
      return LiteralOf(literals().Integer(static_cast<int64_t>(expr.As<syntax::CharLiteral>().value)), expr.location);
    case ExprKind::kIntegerLiteral:
      return LiteralOf(literals().Integer(expr.As<syntax::IntegerLiteral>().value), expr.location);
    case ExprKind::kFloatLiteral:
      return LiteralOf(literals().Float(expr.As<syntax::FloatLiteral>().value), expr.location);
    case ExprKind::kStringLiteral:
      return LiteralOf(literals().String(expr.As<syntax::StringLiteral>().value), expr.location);
    case ExprKind::kNil:
      return LiteralOf(literals().Nil(), expr.location);
    case ExprKind::kVariable:
      return VariableUse(expr.As<syntax::Variable>());
    case ExprKind::kList:
      return List(expr.As<syntax::List>());
    case ExprKind::kTuple:
      return Tuple(expr.As<syntax::Tuple>());
    case ExprKind::kRecordCreate:
      return RecordCreate(expr.As<syntax::RecordCreate>());
    case ExprKind::kRecordUpdate:
      return RecordUpdate(expr.As<syntax::RecordUpdate>());
    case ExprKind::kRecordAccess:
      return RecordAccess(expr.As<syntax::RecordAccess>());
    case ExprKind::kRecordIndex:
      return RecordIndex(expr.As<syntax::RecordIndex>());
    case ExprKind::kBinaryOperation:
      return BinaryOperation(expr.As<syntax::BinaryOperation>());
    case ExprKind::kUnaryOperation:
      return UnaryOperation(expr.As<syntax::UnaryOperation>());
    case ExprKind::kMatch:
      return Match(expr.As<syntax::Match>(), position);
    case ExprKind::kCall:
      return Call(expr.As<syntax::Call>());
    case ExprKind::kLocalFun:
      return LocalFun(expr.As<syntax::LocalFun>());
    case ExprKind::kExternalFun:
      return ExternalFun(expr.As<syntax::ExternalFun>());
    case ExprKind::kFunExpr:
      return FunExpression(expr, Symbol(), expr.As<syntax::FunExpr>().clauses);
    case ExprKind::kNamedFun:
      return FunExpression(expr, expr.As<syntax::NamedFun>().name, expr.As<syntax::NamedFun>().clauses);
    case ExprKind::kBlock:
      return Body(expr.As<syntax::Block>().body, position);
    case ExprKind::kIf:
      return If(expr.As<syntax::If>(), position);
    case ExprKind::kCase:
      return Case(expr.As<syntax::Case>(), position);
    case ExprKind::kReceive:
      return Receive(expr.As<syntax::Receive>(), position);
    case ExprKind::kListComprehension:
      return ListComprehension(expr.As<syntax::ListComprehension>(), position);
    case ExprKind::kMapComprehension:
      return MapComprehension(expr.As<syntax::MapComprehension>());
    case ExprKind::kMaybe:
      return Maybe(expr.As<syntax::Maybe>());
    case ExprKind::kMaybeMatch:
      return MaybeMatch(expr.As<syntax::MaybeMatch>(), position);
    case ExprKind::kTry:
      return Try(expr.As<syntax::Try>());
    case ExprKind::kCatch:
      return Catch(expr.As<syntax::Catch>());
    case ExprKind::kMapCreate:
      return MapExpression(nullptr, expr.As<syntax::MapCreate>().fields, expr.location, /*in_guard=*/false);
    case ExprKind::kMapUpdate: {
      const auto& update = expr.As<syntax::MapUpdate>();
      return MapExpression(update.map, update.fields, expr.location, /*in_guard=*/false);
    }
    case ExprKind::kBinaryComprehension:
      return BinaryComprehension(expr.As<syntax::BinaryComprehension>());
    case ExprKind::kBinary:
      return BinaryExpression(expr.As<syntax::Binary>(), /*in_guard=*/false);
    case ExprKind::kRemote:  // outside a call; lint refuses it
      return Refuse(syntax::Describe(expr.kind), expr.location);
  }
  __builtin_unreachable();
}

const core::Expr* FunctionLowerer::VariableUse(const syntax::Variable& variable) {
  core::VariableId id = Find(variable.name);
  if (!id.is_valid()) return Error(DiagnosticKind::kUnboundVariable, variable.location, {Text(variable.name)});
  return VariableOf(id, variable.location);
}

// Constant elements at the end become part of a literal tail.
const core::Expr* FunctionLowerer::ListOf(std::vector<const core::Expr*> elements, const core::Expr* tail,
                                          SourceLocation location) {
  if (tail->Is<core::Literal>()) {
    LiteralId rest = tail->As<core::Literal>().value;
    while (!elements.empty() && elements.back()->Is<core::Literal>()) {
      rest = literals().Cons(elements.back()->As<core::Literal>().value, rest);
      elements.pop_back();
    }
    tail = LiteralOf(rest, tail->location);
    if (elements.empty()) return LiteralOf(rest, location);
  }
  auto* node = New<core::List>(location);
  node->elements = Copy(elements);
  node->tail = tail;
  return node;
}

const core::Expr* FunctionLowerer::List(const syntax::List& list) {
  OperandList operands;
  for (const syntax::Expr* element : list.elements) AddOperand(*element, &operands);
  const core::Expr* tail;
  if (list.tail != nullptr) {
    AddOperand(*list.tail, &operands);
    tail = operands.exprs.back();
    operands.exprs.pop_back();
  } else {
    tail = LiteralOf(literals().Nil(), list.close_location);
  }
  return ListOf(std::move(operands.exprs), tail, list.location);
}

const core::Expr* FunctionLowerer::Tuple(const syntax::Tuple& tuple) { return TupleOf(Operands(tuple.elements), tuple.location); }

const core::Expr* FunctionLowerer::BinaryOperation(const syntax::BinaryOperation& operation) {
  if (operation.op == BinaryOperator::kAndAlso || operation.op == BinaryOperator::kOrElse) {
    return ShortCircuit(operation, /*in_guard=*/false);
  }
  if (const auto* comprehension = operation.left->AsIf<syntax::ListComprehension>();
      comprehension != nullptr && operation.op == BinaryOperator::kAppend) {
    return ListComprehensionBefore(*comprehension, *operation.right);
  }
  const syntax::Expr* sides[] = {operation.left, operation.right};
  std::vector<const core::Expr*> operands = Operands(sides);
  const auto *left = operands[0]->AsIf<core::Literal>(), *right = operands[1]->AsIf<core::Literal>();
  if (left != nullptr && right != nullptr) {
    LiteralId folded = FoldBinary(operation.op, left->value, right->value, &literals());
    if (folded.is_valid()) return LiteralOf(folded, operation.location);
  }
  return CallOf(symbols::kErlang, symbols().Intern(syntax::Spelling(operation.op)), operands, operation.location);
}

// A andalso (B andalso C) and (A andalso B) andalso C mean the same, so both become one flat node. What the right operand
// binds is out of scope afterwards.
const core::Expr* FunctionLowerer::ShortCircuit(const syntax::BinaryOperation& operation, bool in_guard) {
  const bool is_and = operation.op == BinaryOperator::kAndAlso;
  const core::Expr* left = in_guard ? GuardExpr(*operation.left) : Expression(*operation.left, Position::kOperand);
  const size_t mark = ScopeMark();
  const core::Expr* right = in_guard ? GuardExpr(*operation.right) : SubExpr(*operation.right);
  LeaveScope(mark);
  std::vector<const core::Expr*> operands;
  for (const core::Expr* side : {left, right}) {
    if (is_and && side->Is<core::AndAlso>()) {
      const auto& nested = side->As<core::AndAlso>().operands;
      operands.insert(operands.end(), nested.begin(), nested.end());
    } else if (!is_and && side->Is<core::OrElse>()) {
      const auto& nested = side->As<core::OrElse>().operands;
      operands.insert(operands.end(), nested.begin(), nested.end());
    } else {
      operands.push_back(side);
    }
  }
  if (is_and) {
    auto* node = New<core::AndAlso>(operation.location);
    node->operands = Copy(operands);
    return node;
  }
  auto* node = New<core::OrElse>(operation.location);
  node->operands = Copy(operands);
  return node;
}

const core::Expr* FunctionLowerer::UnaryOperation(const syntax::UnaryOperation& operation) {
  const core::Expr* operand = Expression(*operation.operand, Position::kOperand);
  if (const auto* literal = operand->AsIf<core::Literal>()) {
    LiteralId folded = FoldUnary(operation.op, literal->value, &literals());
    if (folded.is_valid()) return LiteralOf(folded, operation.location);
  }
  const core::Expr* operands[] = {operand};
  return CallOf(symbols::kErlang, symbols().Intern(syntax::Spelling(operation.op)), operands, operation.location);
}

}  // namespace lumen::lowering

// Lowering of guards, and which expressions may be one (filters of comprehensions are guards where they can be). Tested by
// lowering_test.cc.
#include <algorithm>

#include "compiler/lowering/constant.h"
#include "compiler/lowering/erlang_bif.h"
#include "compiler/lowering/lowerer.h"

namespace lumen::lowering {

using syntax::BinaryOperator;
using syntax::ExprKind;

std::vector<const core::Guard*> FunctionLowerer::Guards(std::span<const syntax::Guard* const> guards, const Tests& first) {
  std::vector<const core::Guard*> lowered;
  if (guards.empty() && !first.empty()) {
    auto* node = New<core::Guard>(first[0]->location);
    node->tests = Copy(first);
    lowered.push_back(node);
  }
  for (const syntax::Guard* guard : guards) {
    Tests for_all = first, tests;
    Tests* outer = std::exchange(guard_tests_, &for_all);
    for (const syntax::Expr* test : guard->tests) {
      const auto* call = test->AsIf<syntax::Call>();
      tests.push_back(call != nullptr ? GuardCall(*call, /*is_whole_test=*/true) : GuardExpr(*test));
    }
    guard_tests_ = outer;
    for_all.insert(for_all.end(), tests.begin(), tests.end());
    auto* node = New<core::Guard>(guard->location);
    node->tests = Copy(for_all);
    lowered.push_back(node);
  }
  return lowered;
}

const core::Expr* FunctionLowerer::GuardExprInPattern(const syntax::Expr& expr, Tests* tests) {
  Tests* outer = std::exchange(guard_tests_, tests);
  const core::Expr* lowered = GuardExpr(expr);
  guard_tests_ = outer;
  return lowered;
}

const core::Expr* FunctionLowerer::GuardExpr(const syntax::Expr& expr) {
  switch (expr.kind) {
    case ExprKind::kAtomLiteral:
    case ExprKind::kCharLiteral:
    case ExprKind::kIntegerLiteral:
    case ExprKind::kFloatLiteral:
    case ExprKind::kStringLiteral:
    case ExprKind::kNil:
    case ExprKind::kVariable:
    case ExprKind::kRecordIndex:
      return Expression(expr, Position::kOperand);
    case ExprKind::kList: {
      const auto& list = expr.As<syntax::List>();
      std::vector<const core::Expr*> elements;
      for (const syntax::Expr* element : list.elements) elements.push_back(GuardExpr(*element));
      const core::Expr* tail =
          list.tail != nullptr ? GuardExpr(*list.tail) : LiteralOf(literals().Nil(), list.close_location);
      return ListOf(std::move(elements), tail, list.location);
    }
    case ExprKind::kTuple: {
      std::vector<const core::Expr*> elements;
      for (const syntax::Expr* element : expr.As<syntax::Tuple>().elements) elements.push_back(GuardExpr(*element));
      return TupleOf(elements, expr.location);
    }
    case ExprKind::kRecordCreate:
      return RecordCreate(expr.As<syntax::RecordCreate>());
    case ExprKind::kRecordAccess:
      return GuardRecordAccess(expr.As<syntax::RecordAccess>());
    case ExprKind::kBinaryOperation: {
      const auto& operation = expr.As<syntax::BinaryOperation>();
      if (operation.op == BinaryOperator::kAndAlso || operation.op == BinaryOperator::kOrElse) {
        return ShortCircuit(operation, /*in_guard=*/true);
      }
      std::string_view name = syntax::Spelling(operation.op);
      if (!IsGuardOperator(name, 2)) return Error(DiagnosticKind::kIllegalGuardExpression, expr.location, {});
      const core::Expr* sides[] = {GuardExpr(*operation.left), GuardExpr(*operation.right)};
      if (sides[0]->Is<core::Literal>() && sides[1]->Is<core::Literal>()) {
        LiteralId folded = FoldBinary(operation.op, sides[0]->As<core::Literal>().value, sides[1]->As<core::Literal>().value, &literals());
        if (folded.is_valid()) return LiteralOf(folded, expr.location);
      }
      return CallOf(symbols::kErlang, symbols().Intern(name), sides, expr.location);
    }
    case ExprKind::kUnaryOperation: {
      const auto& operation = expr.As<syntax::UnaryOperation>();
      const core::Expr* operand[] = {GuardExpr(*operation.operand)};
      if (const auto* literal = operand[0]->AsIf<core::Literal>()) {
        LiteralId folded = FoldUnary(operation.op, literal->value, &literals());
        if (folded.is_valid()) return LiteralOf(folded, expr.location);
      }
      return CallOf(symbols::kErlang, symbols().Intern(syntax::Spelling(operation.op)), operand, expr.location);
    }
    case ExprKind::kCall:
      return GuardCall(expr.As<syntax::Call>(), /*is_whole_test=*/false);
    case ExprKind::kMapCreate:
      return MapExpression(nullptr, expr.As<syntax::MapCreate>().fields, expr.location, /*in_guard=*/true);
    case ExprKind::kMapUpdate: {
      const auto& update = expr.As<syntax::MapUpdate>();
      return MapExpression(update.map, update.fields, expr.location, /*in_guard=*/true);
    }
    case ExprKind::kBinary:
      return BinaryExpression(expr.As<syntax::Binary>(), /*in_guard=*/true);
    case ExprKind::kRecordUpdate:
    case ExprKind::kMatch:
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
      return Error(DiagnosticKind::kIllegalGuardExpression, expr.location, {});
  }
  __builtin_unreachable();
}

// is_record(Term, Name [, Size]) with a name known now; null where it is none of that.
const core::Expr* FunctionLowerer::GuardRecordTest(std::span<const syntax::Expr* const> arguments, SourceLocation location) {
  if (arguments.size() != 2 || !arguments[1]->Is<syntax::AtomLiteral>()) return nullptr;
  auto record = module_->records.find(arguments[1]->As<syntax::AtomLiteral>().value);
  return record == module_->records.end() ? nullptr : RecordTest(GuardExpr(*arguments[0]), *record->second, location);
}

const core::Expr* FunctionLowerer::GuardCall(const syntax::Call& call, bool is_whole_test) {
  const uint32_t arity = static_cast<uint32_t>(call.arguments.size());
  Symbol name;
  bool is_guard_bif = false;
  if (const auto* atom = call.function->AsIf<syntax::AtomLiteral>()) {
    name = atom->value;
    if (name == symbols::kRecordInfo && arity == 2) return RecordInfo(call);
    is_guard_bif = IsGuardBif(symbols().Text(name), arity);
    // As in the old days; float(X) is a conversion where it is part of a test.
    std::string_view old_test = OldTypeTest(symbols().Text(name), arity);
    if (is_whole_test && !old_test.empty()) {
      name = symbols().Intern(old_test);
      is_guard_bif = true;
    }
  } else if (const auto* remote = call.function->AsIf<syntax::Remote>()) {
    const auto *module = remote->module->AsIf<syntax::AtomLiteral>(), *function = remote->function->AsIf<syntax::AtomLiteral>();
    if (module != nullptr && function != nullptr && module->value == symbols::kErlang) {
      name = function->value;
      std::string_view text = symbols().Text(name);
      is_guard_bif = IsGuardBif(text, arity) || IsGuardOperator(text, arity);
    }
  }
  if (!is_guard_bif) return Error(DiagnosticKind::kIllegalGuardExpression, call.location, {});
  if (name == symbols::kIsRecord) {
    if (const core::Expr* test = GuardRecordTest(call.arguments, call.location)) return test;
  }
  std::vector<const core::Expr*> arguments;
  for (const syntax::Expr* argument : call.arguments) arguments.push_back(GuardExpr(*argument));
  return CallOf(symbols::kErlang, name, arguments, call.location);
}

bool FunctionLowerer::IsGuardCall(const syntax::Call& call) const {
  const uint32_t arity = static_cast<uint32_t>(call.arguments.size());
  if (const auto* name = call.function->AsIf<syntax::AtomLiteral>()) {
    const ModuleContext::NameArity key(name->value, arity);
    return !module_->functions.contains(key) && !module_->imports.contains(key) &&
           IsGuardBif(module_->core->symbols->Text(name->value), arity);
  }
  const auto* remote = call.function->AsIf<syntax::Remote>();
  if (remote == nullptr) return false;
  const auto *module = remote->module->AsIf<syntax::AtomLiteral>(), *function = remote->function->AsIf<syntax::AtomLiteral>();
  if (module == nullptr || function == nullptr || module->value != symbols::kErlang) return false;
  std::string_view text = module_->core->symbols->Text(function->value);
  return IsGuardBif(text, arity) || IsGuardOperator(text, arity);
}

namespace {

bool IsGiven(const syntax::RecordCreate& create, Symbol field) {
  return std::ranges::any_of(create.fields, [&](const syntax::RecordField* given) {
    const auto* name = given->name->AsIf<syntax::AtomLiteral>();
    return name != nullptr && name->value == field;
  });
}

}  // namespace

// erl_lint:is_guard_test/3.
// Remembered: with records in defaults of records, the ways to a default double with each level.
bool FunctionLowerer::IsGuardDefault(const syntax::Expr& value) const {
  if (const auto known = guard_defaults_.find(&value); known != guard_defaults_.end()) return known->second;
  return guard_defaults_[&value] = IsGuardTest(value);
}

bool FunctionLowerer::IsGuardTest(const syntax::Expr& expr) const {
  auto all = [this](std::span<const syntax::Expr* const> exprs) {
    return std::ranges::all_of(exprs, [this](const syntax::Expr* each) { return IsGuardTest(*each); });
  };
  auto are_fields = [this](std::span<const syntax::MapField* const> fields) {
    return std::ranges::all_of(fields, [this](const syntax::MapField* field) {
      return IsGuardTest(*field->key) && IsGuardTest(*field->value);
    });
  };
  switch (expr.kind) {
    case ExprKind::kAtomLiteral:
    case ExprKind::kCharLiteral:
    case ExprKind::kIntegerLiteral:
    case ExprKind::kFloatLiteral:
    case ExprKind::kStringLiteral:
    case ExprKind::kNil:
    case ExprKind::kVariable:
    case ExprKind::kRecordIndex:
      return true;
    case ExprKind::kList: {
      const auto& list = expr.As<syntax::List>();
      return all(list.elements) && (list.tail == nullptr || IsGuardTest(*list.tail));
    }
    case ExprKind::kTuple:
      return all(expr.As<syntax::Tuple>().elements);
    case ExprKind::kRecordCreate: {
      const auto& create = expr.As<syntax::RecordCreate>();
      auto record = module_->records.find(create.name);
      return std::ranges::all_of(create.fields, [this](const syntax::RecordField* field) { return IsGuardTest(*field->value); }) &&
             (record == module_->records.end() || std::ranges::all_of(record->second->fields, [&](const auto* field) {
                return field->default_value == nullptr || IsGiven(create, field->name) || IsGuardDefault(*field->default_value);
              }));
    }
    case ExprKind::kRecordAccess:
      return IsGuardTest(*expr.As<syntax::RecordAccess>().record);
    case ExprKind::kBinaryOperation: {
      const auto& operation = expr.As<syntax::BinaryOperation>();
      const bool is_legal = operation.op == BinaryOperator::kAndAlso || operation.op == BinaryOperator::kOrElse ||
                            IsGuardOperator(syntax::Spelling(operation.op), 2);
      return is_legal && IsGuardTest(*operation.left) && IsGuardTest(*operation.right);
    }
    case ExprKind::kUnaryOperation:
      return IsGuardTest(*expr.As<syntax::UnaryOperation>().operand);
    case ExprKind::kCall:
      return IsGuardCall(expr.As<syntax::Call>()) && all(expr.As<syntax::Call>().arguments);
    case ExprKind::kMapCreate:
      return are_fields(expr.As<syntax::MapCreate>().fields);
    case ExprKind::kMapUpdate:
      return IsGuardTest(*expr.As<syntax::MapUpdate>().map) && are_fields(expr.As<syntax::MapUpdate>().fields);
    case ExprKind::kBinary:
      return std::ranges::all_of(expr.As<syntax::Binary>().elements, [this](const syntax::BinaryElement* element) {
        return IsGuardTest(*element->value) && (element->size == nullptr || IsGuardTest(*element->size));
      });
    case ExprKind::kRecordUpdate:
    case ExprKind::kMatch:
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
      return false;
  }
  __builtin_unreachable();
}

}  // namespace lumen::lowering

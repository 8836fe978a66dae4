// Guards. The comments name the functions of erl_lint whose rules stand here. Tested by the goldens of compiler/frontend.
#include "compiler/lint/linter.h"

namespace lumen::lint {

using namespace syntax;  // NOLINT: lint is about the tree

namespace {

// is_gexpr_op: operators that guards may use, as operators or as functions of erlang.
bool IsGuardOperator(std::string_view text, size_t arity) {
  if (arity == 1) return text == "+" || text == "-" || text == "bnot" || text == "not";
  if (arity != 2) return false;
  for (std::string_view known : {"+", "-", "*", "/", "div", "rem", "band", "bor", "bxor", "bsl", "bsr", "and", "or", "xor",
                                 "==", "/=", "=<", "<", ">=", ">", "=:=", "=/="}) {
    if (text == known) return true;
  }
  return false;
}

bool IsGuardOperator(BinaryOperator op) {
  return op != BinaryOperator::kSend && op != BinaryOperator::kAppend && op != BinaryOperator::kSubtract;
}

// The name of a local call, null for other calls.
const AtomLiteral* LocalName(const Call& call) { return call.function->AsIf<AtomLiteral>(); }
// The function of a call of erlang:name(...), null for others.
const AtomLiteral* ErlangName(const Call& call) {
  const auto* remote = call.function->AsIf<Remote>();
  if (remote == nullptr) return nullptr;
  const auto* module = remote->module->AsIf<AtomLiteral>();
  return module != nullptr && module->value == symbols::kErlang ? remote->function->AsIf<AtomLiteral>() : nullptr;
}

}  // namespace

VariableTable Linter::CheckGuards(std::span<const Guard* const> guards, const VariableTable& scope) {
  if (guards.empty()) return {};
  if (guards.size() == 1 && guards[0]->tests.size() == 1) return GuardTest(*guards[0]->tests[0], scope);
  VariableTable current = WithRoom(scope);
  VariableTable result;
  for (const Guard* guard : guards) {
    for (const Expr* test : guard->tests) {
      const VariableTable delta = GuardTest(*test, current);
      tables_.Update(delta, &current);
      tables_.Extend(delta, &result);
    }
  }
  return result;
}

// guard_test: the tests of old are allowed at the top only.
VariableTable Linter::GuardTest(const Expr& test, const VariableTable& scope) {
  const auto* call = test.AsIf<Call>();
  const AtomLiteral* name = call == nullptr ? nullptr : LocalName(*call);
  if (name == nullptr) return GuardExpr(test, scope);
  const auto arity = static_cast<uint32_t>(call->arguments.size());
  const NameAndArity function{name->value, arity};
  if (builtins_.IsOldTypeTest(name->value, arity)) {
    if (Enabled("obsolete_guard")) Add(DiagnosticKind::kObsoleteGuard, name->location, {FunctionText(function)});
    const Symbol modern = symbols_.Find("is_" + Text(name->value));
    if (modern.is_valid() && local_functions_.contains({modern, arity})) {
      Add(DiagnosticKind::kObsoleteGuardOverridden, name->location, {Text(name->value)});
    }
  } else {
    CheckObsolete(test.location, symbols::kErlang, name->value, arity);
  }
  if (name->value == symbols::kRecord && arity == 2) return GuardIsRecord(*call, scope);
  if (builtins_.IsTypeTest(name->value, arity) && name->value != symbols::kIsRecord && arity != 2) {
    VariableTable result = GuardExprs(call->arguments, scope);
    if (!NoGuardClash(function)) Add(DiagnosticKind::kIllegalGuardLocalCall, test.location, {FunctionText(function)});
    return result;
  }
  return GuardExpr(test, scope);
}

VariableTable Linter::GuardExprs(std::span<const Expr* const> exprs, const VariableTable& scope) {
  VariableTable result;
  for (const Expr* expr : exprs) result = tables_.Merge(GuardExpr(*expr, scope), std::move(result));
  return result;
}

// gexpr
VariableTable Linter::GuardExpr(const Expr& expr, const VariableTable& scope) {
  switch (expr.kind) {
    case ExprKind::kVariable: return UseVariable(expr.As<Variable>().name, expr.location, scope);
    case ExprKind::kCharLiteral:
    case ExprKind::kIntegerLiteral:
    case ExprKind::kFloatLiteral:
    case ExprKind::kStringLiteral:
    case ExprKind::kNil: return {};
    case ExprKind::kAtomLiteral: CheckKeyword(expr.As<AtomLiteral>().value, expr.location); return {};
    case ExprKind::kList: {
      VariableTable result = GuardExprs(expr.As<List>().elements, scope);
      if (expr.As<List>().tail == nullptr) return result;
      return tables_.Merge(std::move(result), GuardExpr(*expr.As<List>().tail, scope));
    }
    case ExprKind::kTuple: return GuardExprs(expr.As<Tuple>().elements, scope);
    case ExprKind::kMapCreate:
      CheckAssociations(expr.As<MapCreate>().fields);
      return CheckMapFields(expr.As<MapCreate>().fields, scope, ExprMode::kGuard);
    case ExprKind::kMapUpdate: {
      VariableTable result = GuardExpr(*expr.As<MapUpdate>().map, scope);
      return tables_.Merge(std::move(result), CheckMapFields(expr.As<MapUpdate>().fields, scope, ExprMode::kGuard));
    }
    case ExprKind::kRecordIndex: return CheckRecordIndex(expr.As<RecordIndex>()), VariableTable();
    case ExprKind::kRecordAccess: return CheckRecordAccess(expr.As<RecordAccess>(), scope, ExprMode::kGuard);
    case ExprKind::kRecordCreate: return CheckRecordCreate(expr.As<RecordCreate>(), scope, ExprMode::kGuard);
    case ExprKind::kBinary: return CheckBinary(expr.As<Binary>(), scope, ExprMode::kGuard);
    case ExprKind::kCall: return GuardCall(expr.As<Call>(), scope);
    case ExprKind::kUnaryOperation: return GuardExpr(*expr.As<UnaryOperation>().operand, scope);
    case ExprKind::kBinaryOperation: {
      const auto& node = expr.As<BinaryOperation>();
      const Expr* operands[] = {node.left, node.right};
      VariableTable result = GuardExprs(operands, scope);
      if (!IsGuardOperator(node.op)) Add(DiagnosticKind::kIllegalGuardExpression, expr.location);
      return result;
    }
    default: Add(DiagnosticKind::kIllegalGuardExpression, expr.location); return {};
  }
}

// is_record(E, name) and is_record(E, name, size), also of erlang; the name must be written out.
VariableTable Linter::GuardIsRecord(const Call& call, const VariableTable& scope) {
  const auto* name = call.arguments[1]->AsIf<AtomLiteral>();
  if (call.arguments.size() == 2) {
    if (name != nullptr) {
      VariableTable result = GuardExpr(*call.arguments[0], scope);
      UseRecord(name->value, name->location);
      return result;
    }
  } else if (name != nullptr && (call.arguments[2]->Is<IntegerLiteral>() ||
                                 (lint_options_.otp_level >= 29 && call.arguments[2]->Is<AtomLiteral>()))) {
    // A tuple's size, or the name of a native record behind that of its module.
    VariableTable result = GuardExpr(*call.arguments[0], scope);
    const NameAndArity function{symbols::kIsRecord, 3};
    if (!NoGuardClash(function)) Add(DiagnosticKind::kIllegalGuardLocalCall, call.location, {FunctionText(function)});
    return result;
  }
  VariableTable result = GuardExprs(call.arguments, scope);
  Add(DiagnosticKind::kIllegalGuardExpression, call.location);
  return result;
}

VariableTable Linter::GuardCall(const Call& call, const VariableTable& scope) {
  const auto arity = static_cast<uint32_t>(call.arguments.size());
  const AtomLiteral* local = LocalName(call);
  const AtomLiteral* erlang = ErlangName(call);
  const AtomLiteral* name = local != nullptr ? local : erlang;
  if (name == nullptr) {
    Add(DiagnosticKind::kIllegalGuardExpression, call.location);
    return {};
  }
  if (name->value == symbols::kIsRecord && (arity == 2 || arity == 3)) return GuardIsRecord(call, scope);
  VariableTable result = GuardExprs(call.arguments, scope);
  const NameAndArity function{name->value, arity};
  const bool guard = builtins_.IsGuard(name->value, arity);
  if (local == nullptr) {
    if (!guard && !IsGuardOperator(symbols_.Text(name->value), arity)) {
      Add(DiagnosticKind::kIllegalGuardExpression, call.location);
    }
    return result;
  }
  if (guard && NoGuardClash(function)) return result;
  if (local_functions_.contains(function) || imports_.contains(function)) {
    Add(DiagnosticKind::kIllegalGuardLocalCall, call.location, {FunctionText(function)});
  } else {
    Add(DiagnosticKind::kIllegalGuardExpression, call.location);
  }
  return result;
}

// no_guard_bif_clash: neither this module nor an import has taken the name.
bool Linter::NoGuardClash(NameAndArity function) const {
  if (local_functions_.contains(function)) return false;
  const auto imported = imports_.find(function);
  if (imported != imports_.end()) return imported->second.module == symbols::kErlang;
  return !AutoImportSuppressed(function);
}

// ---------------------------------------------------------------- without reporting

// is_guard_test2
bool Linter::IsGuardTest(const Expr& expr) const {
  const auto* call = expr.AsIf<Call>();
  const AtomLiteral* name = call == nullptr ? nullptr : LocalName(*call);
  if (name == nullptr) return IsGuardExpr(expr);
  const auto arity = static_cast<uint32_t>(call->arguments.size());
  if (name->value == symbols::kRecord && arity == 2) {
    const NameAndArity is_record{symbols::kIsRecord, 2};
    return !local_functions_.contains(is_record) && !imports_.contains(is_record) && AreGuardExprs(call->arguments);
  }
  const NameAndArity function{name->value, arity};
  if (local_functions_.contains(function) || imports_.contains(function)) return false;
  if (builtins_.IsTypeTest(name->value, arity)) return AreGuardExprs(call->arguments);
  return IsGuardExpr(expr);
}

bool Linter::AreGuardExprs(std::span<const Expr* const> exprs) const {
  for (const Expr* expr : exprs) {
    if (!IsGuardExpr(*expr)) return false;
  }
  return true;
}

// is_gexpr
bool Linter::IsGuardExpr(const Expr& expr) const {
  auto are_fields = [&](std::span<const MapField* const> fields) {
    for (const MapField* field : fields) {
      if (!IsGuardExpr(*field->key) || !IsGuardExpr(*field->value)) return false;
    }
    return true;
  };
  switch (expr.kind) {
    case ExprKind::kVariable:
    case ExprKind::kCharLiteral:
    case ExprKind::kIntegerLiteral:
    case ExprKind::kFloatLiteral:
    case ExprKind::kAtomLiteral:
    case ExprKind::kStringLiteral:
    case ExprKind::kNil:
    case ExprKind::kRecordIndex: return true;
    case ExprKind::kList:
      return AreGuardExprs(expr.As<List>().elements) &&
             (expr.As<List>().tail == nullptr || IsGuardExpr(*expr.As<List>().tail));
    case ExprKind::kTuple: return AreGuardExprs(expr.As<Tuple>().elements);
    case ExprKind::kMapCreate: return are_fields(expr.As<MapCreate>().fields);
    case ExprKind::kMapUpdate: return IsGuardExpr(*expr.As<MapUpdate>().map) && are_fields(expr.As<MapUpdate>().fields);
    case ExprKind::kRecordAccess: return IsGuardExpr(*expr.As<RecordAccess>().record);
    case ExprKind::kRecordCreate: {
      const auto& node = expr.As<RecordCreate>();
      SymbolSet named;
      for (const syntax::RecordField* field : node.fields) {
        if (const auto* atom = field->name->AsIf<AtomLiteral>()) named.insert(atom->value);
        if (!IsGuardExpr(*field->value)) return false;
      }
      const auto found = records_.find(node.name);
      if (found == records_.end()) return true;
      for (const RecordField& field : found->second.fields) {
        if (!named.contains(field.name) && field.default_value != nullptr && !IsGuardExpr(*field.default_value)) return false;
      }
      return true;
    }
    case ExprKind::kBinary:
      for (const BinaryElement* element : expr.As<Binary>().elements) {
        if (!IsGuardExpr(*element->value) || (element->size != nullptr && !IsGuardExpr(*element->size))) return false;
      }
      return true;
    case ExprKind::kCall: {
      const auto& call = expr.As<Call>();
      const auto arity = static_cast<uint32_t>(call.arguments.size());
      if (const AtomLiteral* name = LocalName(call)) {
        const NameAndArity function{name->value, arity};
        return !local_functions_.contains(function) && !imports_.contains(function) &&
               builtins_.IsGuard(name->value, arity) && AreGuardExprs(call.arguments);
      }
      const AtomLiteral* name = ErlangName(call);
      return name != nullptr &&
             (builtins_.IsGuard(name->value, arity) || IsGuardOperator(symbols_.Text(name->value), arity)) &&
             AreGuardExprs(call.arguments);
    }
    case ExprKind::kUnaryOperation: return IsGuardExpr(*expr.As<UnaryOperation>().operand);
    case ExprKind::kBinaryOperation: {
      const auto& node = expr.As<BinaryOperation>();
      return IsGuardOperator(node.op) && IsGuardExpr(*node.left) && IsGuardExpr(*node.right);
    }
    default: return false;
  }
}

}  // namespace lumen::lint

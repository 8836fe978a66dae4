// Clauses and expressions. The comments name the functions of erl_lint whose rules stand here.
// Tested by the goldens of compiler/frontend.
#include <algorithm>

#include "compiler/lint/linter.h"
#include "compiler/syntax/visitor.h"

namespace lumen::lint {

using namespace syntax;  // NOLINT: lint is about the tree

// ---------------------------------------------------------------- variables

void Linter::ReportUnused(const VariableInfo& variable) {
  for (SourceLocation binding : variable.bindings) Add(DiagnosticKind::kUnusedVariable, binding, {Text(variable.name)});
}

namespace {

bool IsUnused(const VariableInfo& entry, const SymbolTable& symbols) {
  return !entry.used && !symbols.Text(entry.name).starts_with('_');
}

}  // namespace

// check_unused_vars
void Linter::CheckUnusedNewVariables(const VariableTable& table, const VariableTable& outer) {
  if (!warn_unused_vars_) return;
  for (const VariableInfo& entry : table) {
    if (IsUnused(entry, symbols_) && FindVariable(outer, entry.name) == nullptr) ReportUnused(entry);
  }
}

// check_old_unused_vars
void Linter::CheckUnusedOldVariables(const VariableTable& table, const VariableTable& shadowed) {
  if (!warn_unused_vars_) return;
  for (const VariableInfo& entry : table) {
    if (IsUnused(entry, symbols_) && FindVariable(shadowed, entry.name) != nullptr) ReportUnused(entry);
  }
}

// shadow_vars
void Linter::CheckShadowing(const VariableTable& fresh, const VariableTable& scope, Symbol construct) {
  if (fresh.empty() || !warn_shadow_vars_) return;
  for (const VariableInfo& entry : fresh) {
    const VariableInfo* outer = FindVariable(scope, entry.name);
    if (outer == nullptr || outer->state == VariableState::kUnsafe || entry.bindings.empty()) continue;
    Add(DiagnosticKind::kShadowedVariable, entry.bindings[0], {Text(entry.name), Text(construct)});
  }
}

// expr_var
VariableTable Linter::UseVariable(Symbol name, SourceLocation location, const VariableTable& scope) {
  if (segment_variables_.has_value()) {
    PatternResult result = UseInSize(name, location, scope, *segment_variables_);
    segment_variables_ = tables_.Merge(std::move(*segment_variables_), std::move(result.fresh));
    return std::move(result.used);
  }
  const std::optional<VariableInfo> use = UseInScope(name, location, scope);
  if (!use.has_value()) return {};
  return {*use};
}

std::optional<VariableInfo> Linter::UseInScope(Symbol name, SourceLocation location, const VariableTable& scope) {
  const VariableInfo* known = FindVariable(scope, name);
  if (known != nullptr && IsSettled(*known)) return {};
  VariableInfo use;
  use.name = name;
  use.used = true;
  if (known == nullptr) {
    Add(DiagnosticKind::kUnboundVariable, location, {Text(name)});
    use.bindings = tables_.OneBinding(Place(location));
    return use;
  }
  use.bindings = known->bindings;
  switch (known->state) {
    case VariableState::kBound: break;
    case VariableState::kUnsafe:
      Add(DiagnosticKind::kUnsafeVariable, location, {Text(name), Text(known->construct)});
      break;
    case VariableState::kExported:
      if (warn_export_vars_) {
        Add(DiagnosticKind::kExportedVariable, location, {Text(name), Text(known->construct)});
      } else {
        use.state = VariableState::kExported;
        use.construct = known->construct;
        use.where = known->where;
      }
      break;
    case VariableState::kStacktrace: Add(DiagnosticKind::kStacktraceInGuard, location, {Text(name)}); break;
  }
  return use;
}

// ---------------------------------------------------------------- sequences

const VariableTable& Linter::Updated(const VariableTable& scope, const VariableTable& delta, VariableTable* updated) const {
  if (delta.empty()) return scope;
  *updated = WithRoom(scope);
  tables_.Update(delta, updated);
  return *updated;
}

// exprs
VariableTable Linter::Exprs(std::span<const Expr* const> exprs, const VariableTable& scope) {
  if (exprs.empty()) return {};
  if (exprs.size() == 1) return CheckExpr(*exprs[0], scope);
  return Exprs(exprs, WithRoom(scope));
}

VariableTable Linter::Exprs(std::span<const Expr* const> exprs, VariableTable&& scope) {
  if (exprs.empty()) return {};
  VariableTable current = std::move(scope);
  VariableTable result;
  for (const Expr* expr : exprs.first(exprs.size() - 1)) {
    const VariableTable delta = CheckExpr(*expr, current);
    tables_.Update(delta, &current);
    tables_.Extend(delta, &result);
  }
  tables_.Extend(CheckExpr(*exprs.back(), current), &result);
  return result;
}

// expr_list: all see the same variables.
VariableTable Linter::ExprList(std::span<const Expr* const> exprs, const VariableTable& scope) {
  VariableTable result;
  for (const Expr* expr : exprs) {
    switch (expr->kind) {
      case ExprKind::kAtomLiteral: CheckKeyword(expr->As<AtomLiteral>().value, expr->location); break;
      case ExprKind::kCharLiteral:
      case ExprKind::kIntegerLiteral:
      case ExprKind::kFloatLiteral:
      case ExprKind::kStringLiteral:
      case ExprKind::kNil: break;
      case ExprKind::kVariable:
        // Most elements are variables: no table is made for one.
        if (!segment_variables_.has_value()) {
          if (const auto use = UseInScope(expr->As<Variable>().name, expr->location, scope)) AddPatternVariable(*use, &result);
          break;
        }
        [[fallthrough]];
      default: result = MergePatternTables(CheckExpr(*expr, scope), std::move(result)); break;
    }
  }
  return result;
}

// ---------------------------------------------------------------- expressions

VariableTable Linter::CheckExpr(const Expr& expr, const VariableTable& scope) {
  switch (expr.kind) {
    case ExprKind::kAtomLiteral: CheckKeyword(expr.As<AtomLiteral>().value, expr.location); return {};
    case ExprKind::kCharLiteral:
    case ExprKind::kIntegerLiteral:
    case ExprKind::kFloatLiteral:
    case ExprKind::kStringLiteral:
    case ExprKind::kNil: return {};
    case ExprKind::kVariable: return UseVariable(expr.As<Variable>().name, expr.location, scope);
    case ExprKind::kList: {
      const auto& list = expr.As<List>();
      VariableTable result = ExprList(list.elements, scope);
      if (list.tail == nullptr) return result;
      return MergePatternTables(CheckExpr(*list.tail, scope), std::move(result));
    }
    case ExprKind::kTuple: return ExprList(expr.As<Tuple>().elements, scope);
    case ExprKind::kBinary: return CheckBinary(expr.As<Binary>(), scope, ExprMode::kNormal);
    case ExprKind::kMapCreate:
      CheckAssociations(expr.As<MapCreate>().fields);
      return CheckMapFields(expr.As<MapCreate>().fields, scope, ExprMode::kNormal);
    case ExprKind::kMapUpdate: {
      VariableTable result = CheckExpr(*expr.As<MapUpdate>().map, scope);
      tables_.Extend(CheckMapFields(expr.As<MapUpdate>().fields, scope, ExprMode::kNormal), &result);
      return result;
    }
    case ExprKind::kRecordCreate: return CheckRecordCreate(expr.As<RecordCreate>(), scope, ExprMode::kNormal);
    case ExprKind::kRecordUpdate: return CheckRecordUpdate(expr.As<RecordUpdate>(), scope);
    case ExprKind::kRecordAccess: return CheckRecordAccess(expr.As<RecordAccess>(), scope, ExprMode::kNormal);
    case ExprKind::kRecordIndex: return CheckRecordIndex(expr.As<RecordIndex>()), VariableTable();
    case ExprKind::kBinaryOperation: {
      const auto& node = expr.As<BinaryOperation>();
      if (node.op == BinaryOperator::kAndAlso || node.op == BinaryOperator::kOrElse) return CheckShortCircuit(node, scope);
      const Expr* operands[] = {node.left, node.right};
      return ExprList(operands, scope);
    }
    case ExprKind::kUnaryOperation: return CheckExpr(*expr.As<UnaryOperation>().operand, scope);
    case ExprKind::kMatch: return CheckMatch(*expr.As<Match>().pattern, *expr.As<Match>().value, scope);
    case ExprKind::kMaybeMatch: return CheckMatch(*expr.As<MaybeMatch>().pattern, *expr.As<MaybeMatch>().value, scope);
    case ExprKind::kCall: return CheckCall(expr.As<Call>(), scope);
    case ExprKind::kRemote:
      Add(DiagnosticKind::kIllegalExpression, Begin(*expr.As<Remote>().module, sources_));
      return {};
    case ExprKind::kLocalFun: return CheckLocalFun(expr.As<LocalFun>());
    case ExprKind::kExternalFun: {
      const auto& fun = expr.As<ExternalFun>();
      const Expr* parts[] = {fun.module, fun.function, fun.arity};
      return ExprList(parts, scope);
    }
    case ExprKind::kFunExpr: return FunClauses(expr.As<FunExpr>().clauses, scope);
    case ExprKind::kNamedFun: return CheckNamedFun(expr.As<NamedFun>(), scope);
    case ExprKind::kBlock: return Exprs(expr.As<Block>().body, scope);
    case ExprKind::kIf:
      return ExportFromClauses(CaseClauses(expr.As<If>().clauses, scope), scope, symbols::kIf, Place(expr.location));
    case ExprKind::kCase: {
      const auto& node = expr.As<Case>();
      VariableTable value = CheckExpr(*node.value, scope);
      VariableTable updated;
      const VariableTable& inner = Updated(scope, value, &updated);
      VariableTable clauses =
          ExportFromClauses(CaseClauses(node.clauses, inner), inner, symbols::kCase, Place(expr.location));
      return tables_.Merge(std::move(value), std::move(clauses));
    }
    case ExprKind::kReceive: return CheckReceive(expr.As<Receive>(), scope);
    case ExprKind::kTry: return CheckTry(expr.As<Try>(), scope);
    case ExprKind::kCatch: {
      // New variables are unsafe behind it.
      VariableTable result = CheckExpr(*expr.As<Catch>().body, scope);
      tables_.Update(UnsafeAfter(symbols::kCatch, Place(expr.location), result, scope), &result);
      return result;
    }
    case ExprKind::kMaybe: return CheckMaybe(expr.As<Maybe>(), scope);
    case ExprKind::kListComprehension:
    case ExprKind::kBinaryComprehension:
    case ExprKind::kMapComprehension: return CheckComprehensionExpr(expr, scope);
  }
  __builtin_unreachable();
}

VariableTable Linter::CheckMapFields(std::span<const MapField* const> fields, const VariableTable& scope, ExprMode mode) {
  VariableTable result;
  for (const MapField* field : fields) {
    const Expr* parts[] = {field->key, field->value};
    tables_.Extend(mode == ExprMode::kGuard ? GuardExprs(parts, scope) : ExprList(parts, scope), &result);
  }
  return result;
}

// check_assoc_fields
void Linter::CheckAssociations(std::span<const MapField* const> fields) {
  for (const MapField* field : fields) {
    if (field->exact) Add(DiagnosticKind::kIllegalMapConstruction, field->location);
  }
}

VariableTable Linter::CheckMatch(const Expr& pattern, const Expr& value, const VariableTable& scope) {
  VariableTable result = CheckExpr(value, scope);
  VariableTable updated;
  const VariableTable& inner = Updated(scope, result, &updated);
  PatternResult bound = CheckPattern(pattern, inner, inner);
  RejectAliasesInMatch(pattern, value, scope);
  result = tables_.Merge(std::move(result), std::move(bound.used));
  tables_.Update(bound.fresh, &result);
  return result;
}

VariableTable Linter::CheckShortCircuit(const BinaryOperation& node, const VariableTable& scope) {
  VariableTable left = CheckExpr(*node.left, scope);
  VariableTable updated;
  const VariableTable& inner = Updated(scope, left, &updated);
  VariableTable right = CheckExpr(*node.right, inner);
  const Symbol word = node.op == BinaryOperator::kAndAlso ? symbols::kAndalso : symbols::kOrelse;
  tables_.Update(UnsafeAfter(word, Place(node.location), right, inner), &right);
  return tables_.Merge(std::move(left), std::move(right));
}

// ---------------------------------------------------------------- clauses

void Linter::CheckFunctionClause(const Clause& clause) {
  const VariableTable nothing;
  PatternResult head = CheckPatterns(clause.patterns, nothing, nothing);
  VariableTable scope = std::move(head.fresh);
  tables_.Update(head.used, &scope);
  tables_.Update(CheckGuards(clause.guards, scope), &scope);
  // All that is left to tell is what was used, so that each expression can leave its mark where the next one looks.
  for (const Expr* expr : clause.body) tables_.Update(CheckExpr(*expr, scope), &scope);
  CheckUnusedNewVariables(scope, nothing);
}

// icrt_clause
VariableTable Linter::CaseClause(const Clause& clause, const VariableTable& scope) {
  PatternResult head = CheckPatterns(clause.patterns, scope, scope);
  VariableTable local = std::move(head.fresh);
  tables_.Update(head.used, &local);
  VariableTable inner = WithRoom(scope);
  tables_.Update(local, &inner);
  if (!clause.guards.empty()) {
    tables_.Update(CheckGuards(clause.guards, inner), &local);
    tables_.Update(local, &inner);
  }
  tables_.Update(Exprs(clause.body, std::move(inner)), &local);
  return local;
}

VariableTables Linter::CaseClauses(std::span<const Clause* const> clauses, const VariableTable& scope) {
  VariableTables results;
  results.reserve(clauses.size());
  for (const Clause* clause : clauses) results.push_back(CaseClause(*clause, scope));
  return results;
}

// catch_clause: the stack trace must be new, and no guard may look at it.
VariableTable Linter::CatchClause(const Clause& clause, const VariableTable& scope) {
  PatternResult head = CheckPatterns(clause.patterns, scope, scope);
  VariableTable local = std::move(head.fresh);
  tables_.Update(head.used, &local);
  VariableTable guard_scope = WithRoom(scope);
  tables_.Update(local, &guard_scope);
  const Expr* stacktrace = clause.patterns[0]->As<Tuple>().elements[2];
  if (const auto* variable = stacktrace->AsIf<Variable>(); variable != nullptr && variable->name != symbols::kUnderscore) {
    const VariableInfo* known = FindVariable(guard_scope, variable->name);
    if (known != nullptr && known->used) Add(DiagnosticKind::kStacktraceBound, variable->location, {Text(variable->name)});
    VariableInfo tainted;
    tainted.name = variable->name;
    tainted.state = VariableState::kStacktrace;
    tainted.bindings = tables_.OneBinding(Place(variable->location));
    tables_.Update({tainted}, &guard_scope);
  }
  tables_.Update(CheckGuards(clause.guards, guard_scope), &local);
  VariableTable inner = WithRoom(scope);
  tables_.Update(local, &inner);
  tables_.Update(Exprs(clause.body, std::move(inner)), &local);
  return local;
}

// icrt_export: what a construct with several clauses exports. A variable bound in all of them is exported, one bound in some is
// unsafe; known variables that a clause used are used.
VariableTable Linter::ExportFromClauses(const VariableTables& clauses, const VariableTable& scope,
                                        Symbol construct, SourceLocation where) {
  VariableTable all;
  for (const VariableTable& clause : clauses) all.insert(all.end(), clause.begin(), clause.end());
  if (all.empty()) return all;
  std::ranges::sort(all, {}, &VariableInfo::name);
  VariableTable result;
  for (size_t begin = 0; begin < all.size();) {
    size_t end = begin;
    while (end < all.size() && all[end].name == all[begin].name) ++end;
    const std::span<const VariableInfo> entries(all.data() + begin, end - begin);
    begin = end;
    VariableInfo exported = entries[0];
    if (const VariableInfo* known = FindVariable(scope, entries[0].name)) {
      exported = *known;
      exported.used = true;
      const bool stays_exported =
          known->state == VariableState::kExported &&
          std::ranges::none_of(entries, [](const VariableInfo& entry) { return entry.state == VariableState::kBound; }) &&
          std::ranges::any_of(entries, [](const VariableInfo& entry) { return entry.state == VariableState::kExported; });
      if (stays_exported) {
        for (const VariableInfo& entry : entries) MergeState(entry, &exported);
      } else {
        exported.state = VariableState::kBound;
      }
      result.push_back(exported);
      continue;
    }
    exported.state = VariableState::kExported;
    exported.construct = construct;
    exported.where = where;
    // Gathered first and put in order once: a case may have thousands of clauses.
    Locations bindings;
    for (const VariableInfo& entry : entries) {
      if (entry.state == VariableState::kUnsafe) {
        const bool again = exported.state == VariableState::kUnsafe;
        exported.state = VariableState::kUnsafe;
        exported.construct = again ? construct : entry.construct;
        exported.where = again ? where : entry.where;
      }
      if (!entry.used) bindings.insert(bindings.end(), entry.bindings.begin(), entry.bindings.end());
    }
    exported.bindings = tables_.InOrder(std::move(bindings));
    if (entries.size() != clauses.size()) {
      exported.state = VariableState::kUnsafe;
      exported.construct = construct;
      exported.where = where;
    }
    exported.used = exported.bindings.empty();
    result.push_back(exported);
  }
  return result;
}

VariableTable Linter::CheckReceive(const Receive& node, const VariableTable& scope) {
  if (node.timeout == nullptr) {
    return ExportFromClauses(CaseClauses(node.clauses, scope), scope, symbols::kReceive, Place(node.location));
  }
  // The clauses do not see the variables of the timeout.
  VariableTable timeout = CheckExpr(*node.timeout, scope);
  VariableTable after = Exprs(node.timeout_body, scope);
  VariableTables clauses = CaseClauses(node.clauses, scope);
  clauses.insert(clauses.begin(), after);
  VariableTable exported = ExportFromClauses(clauses, scope, symbols::kReceive, Place(node.location));
  return tables_.Merge(std::move(exported), tables_.Merge(std::move(after), std::move(timeout)));
}

// Only the clauses of `of` see what the body binds; nothing is safe afterwards.
VariableTable Linter::CheckTry(const Try& node, const VariableTable& scope) {
  const SourceLocation where = Place(node.location);
  VariableTable body = Exprs(node.body, scope);
  const VariableTable unsafe = UnsafeAfter(symbols::kTry, where, body, scope);
  VariableTable of_scope = WithRoom(scope);
  tables_.Update(body, &of_scope);
  VariableTables clauses = CaseClauses(node.of_clauses, of_scope);
  VariableTable catch_scope = WithRoom(of_scope);
  tables_.Update(unsafe, &catch_scope);
  for (const Clause* clause : node.catch_clauses) clauses.push_back(CatchClause(*clause, catch_scope));
  VariableTable exported = ExportFromClauses(clauses, of_scope, symbols::kTry, where);
  tables_.Update(unsafe, &body);
  tables_.Update(UnsafeAfter(symbols::kTry, where, exported, scope), &exported);
  VariableTable result = tables_.Merge(std::move(body), std::move(exported));
  VariableTable after_scope = WithRoom(scope);
  tables_.Update(result, &after_scope);
  VariableTable after = Exprs(node.after_body, after_scope);
  tables_.Update(UnsafeAfter(symbols::kTry, where, after, scope), &after);
  return tables_.Merge(std::move(result), std::move(after));
}

VariableTable Linter::CheckMaybe(const Maybe& node, const VariableTable& scope) {
  VariableTable body = Exprs(node.body, scope);
  VariableTable unsafe = WithRoom(scope);
  tables_.Update(UnsafeAfter(symbols::kMaybe, Place(node.location), body, scope), &unsafe);
  if (node.else_clauses.empty()) return tables_.Merge(std::move(body), std::move(unsafe));
  VariableTable clauses =
      ExportFromClauses(CaseClauses(node.else_clauses, unsafe), unsafe, symbols::kElse, Place(node.else_location));
  VariableTable unsafe_clauses = WithRoom(scope);
  tables_.Update(UnsafeAfter(symbols::kElse, Place(node.else_location), clauses, scope), &unsafe_clauses);
  return tables_.Merge(tables_.Merge(std::move(body), std::move(unsafe)),
                       tables_.Merge(std::move(clauses), std::move(unsafe_clauses)));
}

// ---------------------------------------------------------------- funs

VariableTable Linter::CheckLocalFun(const LocalFun& fun) {
  const NameAndArity name{fun.name, fun.arity};
  if (name == NameAndArity{symbols::kRecordInfo, 2}) {
    Add(DiagnosticKind::kIllegalRecordInfo, fun.location);
    return {};
  }
  // A built-in function will do, an imported one will not.
  const bool builtin = !local_functions_.contains(name) && builtins_.IsAutoImported(fun.name, fun.arity) &&
                       !AutoImportSuppressed(name);
  if (!builtin) RecordCall(fun.location, name);
  return {};
}

VariableTable Linter::CheckNamedFun(const NamedFun& fun, const VariableTable& scope) {
  if (fun.name == symbols::kUnderscore) return FunClauses(fun.clauses, scope);
  VariableInfo self;
  self.name = fun.name;
  self.bindings = tables_.OneBinding(Place(fun.location));
  const VariableTable own = {self};
  CheckShadowing(own, scope, symbols::kNamedFunWords);
  VariableTable inner = NotIn(scope, own);
  tables_.Update(own, &inner);
  VariableTable result = FunClauses(fun.clauses, inner);
  VariableTable with_self = own;
  tables_.Update(result, &with_self);
  CheckUnusedNewVariables(with_self, {});
  return AlsoIn(result, scope);
}

// fun_clauses: a fun exports nothing, but uses count.
VariableTable Linter::FunClauses(std::span<const Clause* const> clauses, const VariableTable& scope) {
  const bool in_record_definition = std::exchange(in_record_definition_, false);
  VariableTable result;
  for (const Clause* clause : clauses) result = tables_.Merge(FunClause(*clause, scope), std::move(result));
  in_record_definition_ = in_record_definition;
  return UsesOf(result, scope);
}

VariableTable Linter::FunClause(const Clause& clause, const VariableTable& scope) {
  PatternResult head = CheckPatterns(clause.patterns, scope, {});
  VariableTable outer = WithRoom(scope);
  tables_.Update(head.used, &outer);
  CheckShadowing(head.fresh, scope, symbols::kFun);
  VariableTable inner = NotIn(outer, head.fresh);
  tables_.Update(head.fresh, &inner);
  tables_.Update(CheckGuards(clause.guards, inner), &inner);
  tables_.Update(Exprs(clause.body, inner), &inner);
  CheckUnusedNewVariables(inner, scope);
  // Shadowed variables keep the state they have outside.
  VariableTable shadowed = AlsoIn(outer, head.fresh);
  CheckUnusedOldVariables(inner, shadowed);
  VariableTable visible = NotIn(inner, shadowed);
  return AlsoIn(tables_.Merge(std::move(shadowed), std::move(visible)), scope);
}

}  // namespace lumen::lint

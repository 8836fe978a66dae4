// Clauses that cannot be reached or cannot match. First, as OTP's sys_core_fold: what the value's constructors rule out, and all behind a
// clause that matches whatever comes; then, as its v3_kernel, clauses that earlier ones leave nothing for (match.h).
// Tested by outcome_test.cc.
#include <algorithm>

#include "compiler/outcome/match.h"
#include "compiler/outcome/predictor.h"

namespace lumen::outcome {

using namespace syntax;  // NOLINT: this is about the tree

// The value of a test that is written out: true, false (or what is no boolean), comparisons of literals, and operators on these.
Predictor::GuardValue Predictor::ValueOf(const Expr& test) const {
  const auto of = [](bool value) { return value ? GuardValue::kTrue : GuardValue::kFalse; };
  if (const auto* atom = test.AsIf<AtomLiteral>()) return of(atom->value == symbols::kTrue);
  if (IsLiteral(test)) return GuardValue::kFalse;
  if (const auto* node = test.AsIf<UnaryOperation>(); node != nullptr && node->op == UnaryOperator::kNot) {
    if (const auto* call = node->operand->AsIf<Call>()) {
      const GuardValue value = ValueOfTypeTest(*call);
      return value == GuardValue::kUnknown ? value : of(value == GuardValue::kFalse);
    }
    const auto* atom = node->operand->AsIf<AtomLiteral>();
    if (atom == nullptr || (atom->value != symbols::kTrue && atom->value != symbols::kFalse)) return GuardValue::kUnknown;
    return of(atom->value == symbols::kFalse);
  }
  if (const auto* call = test.AsIf<Call>()) return ValueOfTypeTest(*call);
  const auto* node = test.AsIf<BinaryOperation>();
  if (node == nullptr) return GuardValue::kUnknown;
  if (node->op == BinaryOperator::kAndAlso) {
    const auto* left = node->left->AsIf<AtomLiteral>();
    return left != nullptr && left->value == symbols::kTrue && node->right->Is<AtomLiteral>() ? ValueOf(*node->right) : GuardValue::kUnknown;
  }
  const auto* left = node->left->AsIf<IntegerLiteral>();
  const auto* right = node->right->AsIf<IntegerLiteral>();
  if (left == nullptr || right == nullptr || !left->value.is_small() || !right->value.is_small()) return GuardValue::kUnknown;
  const int64_t a = left->value.small(), b = right->value.small();
  switch (node->op) {
    case BinaryOperator::kEqual:
    case BinaryOperator::kExactEqual: return of(a == b);
    case BinaryOperator::kNotEqual:
    case BinaryOperator::kExactNotEqual: return of(a != b);
    case BinaryOperator::kLess: return of(a < b);
    case BinaryOperator::kLessEqual: return of(a <= b);
    case BinaryOperator::kGreater: return of(a > b);
    case BinaryOperator::kGreaterEqual: return of(a >= b);
    default: return GuardValue::kUnknown;
  }
}

// is_atom(a) and the like. Of what is true OTP has less to say in alternatives and rows of tests than one would think, see ValueOf of those.
Predictor::GuardValue Predictor::ValueOfTypeTest(const Call& test) const {
  const PureFunction* function = FindPure(test, nullptr);
  if (function == nullptr || function->module != "erlang" || function->arity != 1 || !IsLiteral(*test.arguments[0])) return GuardValue::kUnknown;
  const Expr& value = *test.arguments[0];
  const bool integer = value.Is<IntegerLiteral>() || value.Is<CharLiteral>();
  const bool list = value.Is<List>() || value.Is<Nil>() || value.Is<StringLiteral>();
  const auto* atom = value.AsIf<AtomLiteral>();
  const auto of = [](bool holds) { return holds ? GuardValue::kTrue : GuardValue::kFalse; };
  if (function->name == "is_atom") return of(atom != nullptr);
  if (function->name == "is_boolean") return of(atom != nullptr && (atom->value == symbols::kTrue || atom->value == symbols::kFalse));
  if (function->name == "is_integer") return of(integer);
  if (function->name == "is_float") return of(value.Is<FloatLiteral>());
  if (function->name == "is_number") return of(integer || value.Is<FloatLiteral>());
  if (function->name == "is_list") return of(list);
  if (function->name == "is_tuple") return of(value.Is<Tuple>());
  if (function->name == "is_map") return of(value.Is<MapCreate>());
  if (function->name == "is_binary" || function->name == "is_bitstring" || function->name == "is_function" || function->name == "is_pid" ||
      function->name == "is_port" || function->name == "is_reference") {
    return GuardValue::kFalse;
  }
  return GuardValue::kUnknown;
}

// Alternatives and tests in a row are told only where OTP tells: one test that is true, or nothing but tests that are false, one in each
// alternative.
Predictor::GuardValue Predictor::ValueOf(std::span<const Guard* const> guards) const {
  if (guards.empty()) return GuardValue::kTrue;
  const auto value = [&](const Guard* guard) { return guard->tests.size() == 1 ? ValueOf(*guard->tests[0]) : GuardValue::kUnknown; };
  if (guards.size() == 1) return value(guards[0]);
  const bool all_false = std::ranges::all_of(guards, [&](const Guard* guard) { return value(guard) == GuardValue::kFalse; });
  return all_false ? GuardValue::kFalse : GuardValue::kUnknown;
}

void Predictor::CheckClauses(Construct construct, const Subject& subject, SourceLocation location, std::vector<CheckedClause>* clauses) {
  const Clause* taker = nullptr;  // matches whatever comes
  bool any_alive = false;
  bool seen_true = false, seen_false = false;
  const auto shadowed = [&](CheckedClause& checked) {
    checked.dead = true;
    if (!subject.literal) Warn(DiagnosticKind::kNomatchShadow, checked.clause->location, {LineOf(*taker)});
  };
  for (CheckedClause& checked : *clauses) {
    if (checked.dead) continue;
    Fit fit = Fit::kAlways;
    for (const Shape* pattern : checked.patterns) {
      const Fit of_pattern = subject.shape != nullptr ? Compare(*pattern, *subject.shape)
                             : pattern->kind == ShapeKind::kAny ? Fit::kAlways
                                                                : Fit::kPerhaps;
      fit = std::min(fit, of_pattern);
    }
    const Shape* only = checked.patterns.size() == 1 ? checked.patterns[0] : nullptr;
    const bool is_true = only != nullptr && only->kind == ShapeKind::kAtom && only->value == std::to_string(symbols::kTrue.index());
    const bool is_false = only != nullptr && only->kind == ShapeKind::kAtom && only->value == std::to_string(symbols::kFalse.index());
    if (subject.boolean && taker == nullptr && fit == Fit::kPerhaps && !is_true && !is_false && only->kind != ShapeKind::kBound &&
        only->kind != ShapeKind::kOpaque) {
      fit = Fit::kNever;
    }
    if (fit == Fit::kNever) {
      checked.dead = true;
      if (!subject.literal) Warn(DiagnosticKind::kNomatchType, checked.clause->location);
      continue;
    }
    if (taker != nullptr) {
      shadowed(checked);
      continue;
    }
    if (checked.guard == GuardValue::kFalse) {
      Warn(DiagnosticKind::kNomatchGuard, checked.clause->location);
      continue;
    }
    any_alive = true;
    if (checked.guard != GuardValue::kTrue) continue;
    if (fit == Fit::kAlways) taker = checked.clause;
    seen_true |= is_true;
    seen_false |= is_false;
    if (subject.boolean && seen_true && seen_false) taker = checked.clause;
  }
  // OTP has no word for a test that gives neither true nor false.
  if (!any_alive && !clauses->empty() && !subject.boolean && (construct == Construct::kCase || construct == Construct::kIf)) {
    Warn(DiagnosticKind::kNomatchNoClause, location);
  }
}

void Predictor::CheckShadowed(std::span<const CheckedClause> clauses) {
  std::vector<ClauseRow> rows;
  for (const CheckedClause& checked : clauses) {
    if (checked.dead || checked.guard == GuardValue::kFalse) continue;
    ClauseRow row;
    row.columns.assign(checked.patterns.rbegin(), checked.patterns.rend());
    row.guarded = checked.guard != GuardValue::kTrue;
    row.clause = checked.clause;
    rows.push_back(std::move(row));
  }
  FindShadowed(std::move(rows), [&](const Clause& clause, const Clause& taker) {
    Warn(DiagnosticKind::kNomatchShadow, clause.location, {LineOf(taker)});
  });
}

void Predictor::Clauses(Construct construct, std::span<const Clause* const> clauses, const Expr* value, Use use, SourceLocation location) {
  std::vector<CheckedClause> checked;
  {
    ShapeFactory shapes(records_);
    Subject subject;
    if (const auto* variable = value == nullptr ? nullptr : value->AsIf<Variable>()) {
      const auto literal = literals_.find(variable->name);
      if (literal != literals_.end()) value = literal->second;
    }
    if (value != nullptr) subject = {shapes.OfValue(*value), IsLiteral(*value), IsBooleanTest(*value)};
    // The variables of a fun's head are its own.
    const bool own_variables = construct == Construct::kFun || construct == Construct::kFunction;
    checked.reserve(clauses.size());
    for (const Clause* clause : clauses) {
      CheckedClause& entry = checked.emplace_back(CheckedClause{clause, {}, GuardValue::kUnknown});
      shapes.NextClause();
      // A clause of catch matches class, reason and stack trace.
      for (const Expr* pattern : clause->patterns) entry.patterns.push_back(shapes.OfPattern(*pattern, own_variables ? none_bound_ : bound_));
      entry.guard = shapes.compares() ? GuardValue::kUnknown : ValueOf(clause->guards);
      if (shapes.conflict()) {
        entry.dead = true;
        Warn(DiagnosticKind::kNomatchPattern, clause->location);
      }
    }
    CheckClauses(construct, subject, location, &checked);
    if (!subject.literal && !after_exit_) CheckShadowed(checked);
  }
  std::vector<Symbol> bound_inside;
  for (const CheckedClause& entry : checked) {
    if (entry.dead) continue;
    const size_t mark = trail_.size();
    shadowing_ = construct == Construct::kFun;
    for (const Expr* pattern : entry.clause->patterns) BindPattern(*pattern);
    shadowing_ = false;
    for (const Guard* guard : entry.clause->guards) {
      for (const Expr* test : guard->tests) Visit(*test, Use::kValue);
    }
    Body(entry.clause->body, use);
    const std::vector<Symbol> names = Forget(mark);
    bound_inside.insert(bound_inside.end(), names.begin(), names.end());
  }
  if (construct == Construct::kFunction || construct == Construct::kFun) return;
  for (Symbol name : bound_inside) Bind(name);
}

}  // namespace lumen::outcome

// try and catch. Core has one form that catches everything; the clauses become a case over class
// and reason whose last one raises again. Tested by lowering_test.cc.
#include "compiler/lowering/lowerer.h"

namespace lumen::lowering {

namespace {

constexpr size_t kClass = 0, kReason = 1,
                 kTrace = 2;  // of Try::caught, and of the tuple that a catch clause's pattern is

}  // namespace

const core::Expr* FunctionLowerer::Try(const syntax::Try& expr) {
  if (!expr.after_body.empty()) return TryAfter(expr);
  if (expr.catch_clauses.empty()) return TryOf(expr);
  const size_t mark = ScopeMark();
  Bindings bindings;
  Bindings* outer = std::exchange(bindings_, &bindings);
  const core::Expr* value = Body(expr.body, Position::kOperand);
  // What the body binds is in scope in the clauses behind `of`, and nowhere else.
  std::vector<const core::Expr*> values = {value};
  std::vector<core::VariableId> variables = {NewVariable()};
  for (Symbol name : BoundSince(mark)) {
    if (expr.of_clauses.empty()) break;
    values.push_back(VariableOf(Find(name), expr.location));
    variables.push_back(NewVariable(name));
    Bind(name, variables.back());
  }
  bindings_ = outer;
  auto* node = New<core::Try>(expr.location);
  node->body = BlockOf(bindings, values.size() == 1 ? value : ValuesOf(values, expr.location));
  node->variables = Copy(variables);
  Bindings success_bindings;
  outer = std::exchange(bindings_, &success_bindings);
  const core::Expr* success = VariableOf(variables[0], expr.location);
  if (!expr.of_clauses.empty()) {
    success = Clauses({success}, expr.of_clauses, core::MatchFailKind::kTryClause, expr.location,
                      Position::kLast);
  }
  node->success = BlockOf(success_bindings, success);
  bindings_ = outer;
  LeaveScope(mark);
  std::vector<core::VariableId> caught = {NewVariable(), NewVariable(), NewVariable()};
  node->caught = Copy(caught);
  node->handler = CatchClauses(expr.catch_clauses, caught, expr.location);
  return node;
}

// Without catch clauses, in a try that has an `after`: nothing is caught here.
const core::Expr* FunctionLowerer::TryOf(const syntax::Try& expr) {
  if (expr.of_clauses.empty()) return SubBody(expr.body);
  const size_t mark = ScopeMark();
  Bindings bindings;
  Bindings* outer = std::exchange(bindings_, &bindings);
  const core::Expr* value = Body(expr.body, Position::kOperand);
  const core::Expr* result = Clauses({value}, expr.of_clauses, core::MatchFailKind::kTryClause,
                                     expr.location, Position::kLast);
  bindings_ = outer;
  LeaveScope(mark);
  return BlockOf(bindings, result);
}

const core::Expr* FunctionLowerer::CatchClauses(std::span<const syntax::Clause* const> clauses,
                                                std::span<const core::VariableId> caught,
                                                SourceLocation location) {
  std::vector<const core::Clause*> lowered;
  for (const syntax::Clause* clause : clauses) {
    const size_t mark = ScopeMark();
    std::span<const syntax::Expr* const> parts = clause->patterns[0]->As<syntax::Tuple>().elements;
    Tests tests;
    const core::Pattern* exception_class = Pattern(*parts[kClass], &tests);
    const core::Pattern* reason = Pattern(*parts[kReason], &tests);
    std::vector<const core::Guard*> guards = Guards(clause->guards, tests);
    Bindings bindings;
    Bindings* outer = std::exchange(bindings_, &bindings);
    const Symbol name = parts[kTrace]->As<syntax::Variable>().name;
    if (name != symbols::kUnderscore) {
      auto* trace = New<core::StackTrace>(clause->location);
      trace->trace = VariableOf(caught[kTrace], clause->location);
      const core::VariableId variable = NewVariable(name);
      AddBinding({variable}, trace);
      Bind(name, variable);
    }
    const core::Expr* result = Body(clause->body, Position::kLast);
    bindings_ = outer;
    LeaveScope(mark);
    lowered.push_back(ClauseOf({exception_class, reason}, std::move(guards),
                               BlockOf(bindings, result), clause->location));
  }
  lowered.push_back(
      ClauseOf({New<core::WildcardPattern>(location), New<core::WildcardPattern>(location)}, {},
               ReraiseOf(caught, location), location));
  return CaseOf({VariableOf(caught[kClass], location), VariableOf(caught[kReason], location)},
                std::move(lowered), location);
}

const core::Expr* FunctionLowerer::ReraiseOf(std::span<const core::VariableId> caught,
                                             SourceLocation location) {
  auto* node = New<core::Reraise>(location);
  node->exception_class = VariableOf(caught[kClass], location);
  node->reason = VariableOf(caught[kReason], location);
  node->trace = VariableOf(caught[kTrace], location);
  return node;
}

// try B after A end becomes
//
//   let <Outcome, Value, Trace> = try B of V -> <normal, V, []> catch C, R, T -> <C, R, T>
//   do A
//   case Outcome of normal -> Value; C -> reraise(C, Value, Trace)
//
// so that A stands there once.
const core::Expr* FunctionLowerer::TryAfter(const syntax::Try& expr) {
  const SourceLocation location = expr.location;
  const core::Expr* normal = AtomOf(symbols().Intern("normal"), location);
  syntax::Try inner = expr;
  inner.after_body = {};
  const size_t mark = ScopeMark();
  auto* node = New<core::Try>(location);
  Bindings body;
  Bindings* outer = std::exchange(bindings_, &body);
  node->body = BlockOf(body, Try(inner));
  const core::VariableId value = NewVariable();
  node->variables = Copy(std::vector<core::VariableId>{value});
  node->success = ValuesOf({normal, VariableOf(value, location), Placeholder(location)}, location);
  std::vector<core::VariableId> caught = {NewVariable(), NewVariable(), NewVariable()};
  node->caught = Copy(caught);
  node->handler =
      ValuesOf({VariableOf(caught[kClass], location), VariableOf(caught[kReason], location),
                VariableOf(caught[kTrace], location)},
               location);
  LeaveScope(mark);
  Bindings bindings;
  bindings_ = &bindings;
  const std::vector<core::VariableId> outcome = {NewVariable(), NewVariable(), NewVariable()};
  AddBinding(outcome, node);
  if (const core::Expr* effect = Body(expr.after_body, Position::kStatement))
    AddBinding({}, effect);
  bindings_ = outer;
  LeaveScope(mark);
  const core::Expr* result =
      CaseOf({VariableOf(outcome[kClass], location)},
             {ClauseOf({LiteralPatternOf(normal->As<core::Literal>().value, location)}, {},
                       VariableOf(outcome[kReason], location), location),
              ClauseOf({New<core::WildcardPattern>(location)}, {}, ReraiseOf(outcome, location),
                       location)},
             location);
  return BlockOf(bindings, result);
}

// catch E gives the value thrown, {'EXIT', {Reason, Trace}} for errors, {'EXIT', Reason} for exits.
const core::Expr* FunctionLowerer::Catch(const syntax::Catch& expr) {
  const SourceLocation location = expr.location;
  const size_t mark = ScopeMark();
  auto* node = New<core::Try>(location);
  node->body = SubExpr(*expr.body);
  LeaveScope(mark);
  const core::VariableId value = NewVariable();
  node->variables = Copy(std::vector<core::VariableId>{value});
  node->success = VariableOf(value, location);
  std::vector<core::VariableId> caught = {NewVariable(), NewVariable(), NewVariable()};
  node->caught = Copy(caught);
  auto exit_of = [&](const core::Expr* reason) {
    const core::Expr* elements[] = {AtomOf(symbols().Intern("EXIT"), location), reason};
    return TupleOf(elements, location);
  };
  auto class_is = [&](const char* name) {
    return LiteralPatternOf(literals().Atom(symbols().Intern(name)), location);
  };
  auto* trace = New<core::StackTrace>(location);
  trace->trace = VariableOf(caught[kTrace], location);
  const core::VariableId list = NewVariable();
  const core::Expr* error[] = {VariableOf(caught[kReason], location), VariableOf(list, location)};
  Bindings bindings;
  Bindings* outer = std::exchange(bindings_, &bindings);
  AddBinding({list}, trace);
  bindings_ = outer;
  node->handler =
      CaseOf({VariableOf(caught[kClass], location)},
             {ClauseOf({class_is("throw")}, {}, VariableOf(caught[kReason], location), location),
              ClauseOf({class_is("error")}, {},
                       BlockOf(bindings, exit_of(TupleOf(error, location))), location),
              ClauseOf({New<core::WildcardPattern>(location)}, {},
                       exit_of(VariableOf(caught[kReason], location)), location)},
             location);
  return node;
}

}  // namespace lumen::lowering

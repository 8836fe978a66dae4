// Lowering of case, if, match and maybe: clauses, and the variables they leave behind. Tested by lowering_test.cc.
#include "compiler/lowering/lowerer.h"

namespace lumen::lowering {

const core::Expr* FunctionLowerer::Case(const syntax::Case& expr, Position position) {
  const core::Expr* value = Expression(*expr.value, Position::kOperand);
  return Clauses({value}, expr.clauses, core::MatchFailKind::kCaseClause, expr.location, position);
}

const core::Expr* FunctionLowerer::If(const syntax::If& expr, Position position) {
  return Clauses({}, expr.clauses, core::MatchFailKind::kIfClause, expr.location, position);
}

FunctionLowerer::LoweredClause FunctionLowerer::LowerClause(const syntax::Clause& clause, bool shadows, bool accepts,
                                                            Position position) {
  LoweredClause lowered;
  lowered.location = clause.location;
  const size_t mark = ScopeMark();
  Tests tests;
  const uint32_t outer_shadow = shadow_below_;
  const size_t outer_mark = std::exchange(pattern_mark_, mark);
  if (shadows) shadow_below_ = static_cast<uint32_t>(function_->variables.size());
  for (const syntax::Expr* pattern : clause.patterns) lowered.patterns.push_back(Pattern(*pattern, &tests));
  shadow_below_ = outer_shadow;
  pattern_mark_ = outer_mark;
  lowered.equalities = tests;
  lowered.guards = Guards(clause.guards, tests);
  if (accepts) {
    Bindings* outer = std::exchange(bindings_, &lowered.bindings);
    AddBinding({}, CallOf(symbols().Intern("lumen"), symbols().Intern("accept_message"), {}, clause.location));
    bindings_ = outer;
  }
  LowerBody(clause.body, mark, position, &lowered);
  return lowered;
}

void FunctionLowerer::LowerBody(std::span<const syntax::Expr* const> body, size_t mark, Position position,
                                LoweredClause* clause) {
  Bindings* outer = std::exchange(bindings_, &clause->bindings);
  clause->result = Body(body, position);
  bindings_ = outer;
  if (position != Position::kLast) {
    for (Symbol name : BoundSince(mark)) clause->bound.emplace_back(name, Find(name));
  }
  LeaveScope(mark);
}

// A variable is visible after the clauses where every one of them binds it; the whole then becomes a binding of those variables
// (and the value). Where the scope ends here, nothing needs to come out.
std::vector<Symbol> FunctionLowerer::ExportsOf(std::vector<LoweredClause>* clauses, Position position) {
  absl::flat_hash_map<Symbol, size_t> bound_in;  // number of clauses
  for (const LoweredClause& clause : *clauses) {
    for (auto [name, variable] : clause.bound) ++bound_in[name];
  }
  // The first clause gives the order.
  std::vector<Symbol> exports;
  for (auto [name, variable] : clauses->empty() ? decltype(LoweredClause::bound)() : clauses->front().bound) {
    if (bound_in[name] == clauses->size()) exports.push_back(name);
  }
  for (LoweredClause& clause : *clauses) {
    if (exports.empty() && clause.result != nullptr) continue;
    absl::flat_hash_map<Symbol, core::VariableId> bound(clause.bound.begin(), clause.bound.end());
    std::vector<const core::Expr*> values;
    Bindings* outer = std::exchange(bindings_, &clause.bindings);
    if (position == Position::kOperand) values.push_back(clause.result);
    if (position == Position::kStatement && clause.result != nullptr) AddBinding({}, clause.result);
    bindings_ = outer;
    for (Symbol name : exports) values.push_back(VariableOf(bound[name], clause.location));
    clause.result = ValuesOf(values, clause.location);
  }
  return exports;
}

const core::Expr* FunctionLowerer::BindExports(const core::Expr* whole, const std::vector<Symbol>& exports, Position position,
                                               SourceLocation location) {
  if (exports.empty()) return whole;
  std::vector<core::VariableId> variables;
  if (position == Position::kOperand) variables.push_back(NewVariable());
  for (Symbol name : exports) {
    variables.push_back(NewVariable(name));
    Bind(name, variables.back());
  }
  core::VariableId value = variables[0];
  AddBinding(std::move(variables), whole);
  return position == Position::kOperand ? VariableOf(value, location) : nullptr;
}

const core::Expr* FunctionLowerer::Clauses(std::vector<const core::Expr*> arguments,
                                           std::span<const syntax::Clause* const> clauses, core::MatchFailKind failure,
                                           SourceLocation location, Position position) {
  const bool shadows = failure == core::MatchFailKind::kFunctionClause;
  std::vector<LoweredClause> lowered;
  for (const syntax::Clause* clause : clauses) {
    lowered.push_back(LowerClause(*clause, shadows, /*accepts=*/false, position));
  }
  const std::vector<Symbol> exports = ExportsOf(&lowered, position);
  std::vector<const core::Clause*> core_clauses;
  for (LoweredClause& clause : lowered) {
    core_clauses.push_back(ClauseOf(std::move(clause.patterns), std::move(clause.guards),
                                    BlockOf(clause.bindings, clause.result), clause.location));
  }
  std::vector<const core::Pattern*> any;
  std::vector<const core::Expr*> values;
  for (size_t i = 0; i < arguments.size(); ++i) {
    core::VariableId variable = NewVariable();
    any.push_back(PatternOf(variable));
    values.push_back(VariableOf(variable, location));
  }
  core_clauses.push_back(ClauseOf(std::move(any), {}, FailOf(failure, values, location), location));
  const core::Expr* whole = CaseOf(std::move(arguments), std::move(core_clauses), location);
  return BindExports(whole, exports, position, location);
}

const core::Expr* FunctionLowerer::Match(const syntax::Match& match, Position position) {
  return Match(*match.pattern, *match.value, match.location, position, [&](const core::Expr* value) {
    return FailOf(core::MatchFailKind::kBadMatch, {&value, 1}, match.location);
  });
}

const core::Expr* FunctionLowerer::MaybeMatch(const syntax::MaybeMatch& match, Position position) {
  return Match(*match.pattern, *match.value, match.location, position, [&](const core::Expr* value) {
    auto* node = New<core::Escape>(match.location);
    node->value = value;
    return node;
  });
}

// Nothing that is bound inside is in scope afterwards, nor what the body binds in the clauses behind `else`.
const core::Expr* FunctionLowerer::Maybe(const syntax::Maybe& maybe) {
  auto* node = New<core::Maybe>(maybe.location);
  const size_t mark = ScopeMark();
  node->body = SubBody(maybe.body);
  LeaveScope(mark);
  node->variable = NewVariable();
  node->handler = VariableOf(node->variable, maybe.location);
  if (maybe.else_clauses.empty()) return node;
  Bindings bindings;
  Bindings* outer = std::exchange(bindings_, &bindings);
  const core::Expr* handler =
      Clauses({node->handler}, maybe.else_clauses, core::MatchFailKind::kElseClause, maybe.else_location, Position::kLast);
  bindings_ = outer;
  node->handler = BlockOf(bindings, handler);
  LeaveScope(mark);
  return node;
}

const core::Expr* FunctionLowerer::Match(const syntax::Expr& match_pattern, const syntax::Expr& match_value, SourceLocation location,
                                         Position position, const MakeFailure& failure) {
  const auto* variable = match_pattern.AsIf<syntax::Variable>();
  if (variable != nullptr) {
    const bool is_unused = position == Position::kLast && !Find(variable->name).is_valid();
    if (variable->name == symbols::kUnderscore || is_unused) return Expression(match_value, position);
  }
  const core::Expr* value = Expression(match_value, Position::kOperand);
  // Looked up now: the value may itself have bound the variable, as in X = (X = 1); then this is a test.
  if (variable != nullptr && !Find(variable->name).is_valid()) {
    core::VariableId id;
    if (const auto* same = value->AsIf<core::Variable>()) {
      id = same->variable;
    } else {
      id = NewVariable(variable->name);
      AddBinding({id}, value);
    }
    Bind(variable->name, id);
    return position == Position::kStatement ? nullptr : VariableOf(id, variable->location);
  }
  if (position != Position::kStatement) value = Settle(value);
  const size_t mark = ScopeMark();
  Tests tests;
  const size_t outer_mark = std::exchange(pattern_mark_, mark);
  const core::Pattern* pattern = Pattern(match_pattern, &tests);
  pattern_mark_ = outer_mark;
  std::vector<const core::Guard*> guards = Guards({}, tests);
  std::vector<std::pair<Symbol, core::VariableId>> bound;
  for (size_t entry = mark; entry < scope_log_.size(); ++entry) {
    bound.emplace_back(scope_log_[entry].first, Find(scope_log_[entry].first));
  }
  LeaveScope(mark);
  const core::Expr* result = value;
  if (position != Position::kLast) {
    std::vector<const core::Expr*> values;
    for (auto [name, variable] : bound) values.push_back(VariableOf(variable, location));
    result = ValuesOf(values, location);
  }
  core::VariableId failed = NewVariable();
  const core::Expr* whole =
      CaseOf({value},
             {ClauseOf({pattern}, std::move(guards), result, location),
              ClauseOf({PatternOf(failed)}, {}, failure(VariableOf(failed, location)), location)},
             location);
  if (position == Position::kLast) return whole;
  std::vector<core::VariableId> variables;
  for (auto [name, variable] : bound) {
    variables.push_back(NewVariable(name));
    Bind(name, variables.back());
  }
  AddBinding(std::move(variables), whole);
  return position == Position::kStatement ? nullptr : value;
}

}  // namespace lumen::lowering

// receive: the clauses are a case over the message, whose last one goes on with the next. Tested by lowering_test.cc.
#include "compiler/lowering/lowerer.h"

namespace lumen::lowering {

// A variable from outside that is a part of every message the clauses take: where it holds a reference made after older messages
// came, those need not be looked at.
core::VariableId FunctionLowerer::CommonReference(const std::vector<LoweredClause>& clauses, uint32_t variables_before) const {
  auto outside_variables = [&](const LoweredClause& clause) {
    std::vector<core::VariableId> found;
    for (const core::Expr* test : clause.equalities) {
      const auto* call = test->AsIf<core::Call>();
      if (call == nullptr || call->arguments.size() != 2) continue;
      const auto* variable = call->arguments[1]->AsIf<core::Variable>();
      if (variable != nullptr && variable->variable.index < variables_before) found.push_back(variable->variable);
    }
    return found;
  };
  if (clauses.empty()) return core::VariableId();
  for (core::VariableId candidate : outside_variables(clauses[0])) {
    bool is_common = true;
    for (const LoweredClause& clause : clauses) {
      bool found = false;
      for (core::VariableId variable : outside_variables(clause)) found = found || variable.index == candidate.index;
      is_common = is_common && found;
    }
    if (is_common) return candidate;
  }
  return core::VariableId();
}

const core::Expr* FunctionLowerer::Receive(const syntax::Receive& expr, Position position) {
  const SourceLocation location = expr.location;
  auto* node = New<core::Receive>(location);
  node->timeout = expr.timeout != nullptr ? Settle(Expression(*expr.timeout, Position::kOperand))
                                          : AtomOf(symbols().Intern("infinity"), location);
  node->message = NewVariable();
  const auto variables_before = static_cast<uint32_t>(function_->variables.size());
  std::vector<LoweredClause> lowered;
  for (const syntax::Clause* clause : expr.clauses) {
    lowered.push_back(LowerClause(*clause, /*shadows=*/false, /*accepts=*/true, position));
  }
  if (core::VariableId reference = CommonReference(lowered, variables_before); reference.is_valid()) {
    node->reference = VariableOf(reference, location);
  }
  if (expr.timeout != nullptr) {
    lowered.emplace_back().location = location;
    LowerBody(expr.timeout_body, ScopeMark(), position, &lowered.back());
  }
  const std::vector<Symbol> exports = ExportsOf(&lowered, position);
  if (expr.timeout != nullptr) {
    node->timeout_body = BlockOf(lowered.back().bindings, lowered.back().result);
    lowered.pop_back();
  }
  if (!lowered.empty()) {
    std::vector<const core::Clause*> clauses;
    for (LoweredClause& clause : lowered) {
      clauses.push_back(ClauseOf(std::move(clause.patterns), std::move(clause.guards), BlockOf(clause.bindings, clause.result),
                                 clause.location));
    }
    clauses.push_back(ClauseOf({New<core::WildcardPattern>(location)}, {}, New<core::NextMessage>(location), location));
    node->body = CaseOf({VariableOf(node->message, location)}, std::move(clauses), location);
  }
  return BindExports(node, exports, position, location);
}

}  // namespace lumen::lowering

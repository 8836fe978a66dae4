// case: matching by decision tree, then the clauses' bodies, each once. Tested by build_ssa_test.cc.
#include <algorithm>

#include "compiler/patterns/decision_tree.h"

namespace lumen::patterns {

using ssa::ValueId;

void FunctionBuilder::BuildCase(const core::Case& node, const Context& context) {
  if (BuildConditionCase(node, context)) return;
  Tree tree(this, node);
  for (size_t i = 0; i < node.clauses.size(); ++i) {
    std::vector<Tree::Leaf>& leaves = tree.LeavesOf(i);
    if (leaves.empty()) continue;
    Join join(leaves[0].bindings.size());
    for (const Tree::Leaf& leaf : leaves) {
      Join::Values values;
      for (const auto& [variable, value] : leaf.bindings) values.push_back(value);
      join.ends.emplace_back(leaf.exit, std::move(values));
    }
    Join::Values values = Finish(&join);
    for (size_t k = 0; k < values.size(); ++k) SetVariable({leaves[0].bindings[k].first}, values[k]);
    Build(*node.clauses[i]->body, context);
  }
}

// case <condition> of true -> ...; false -> ... end is a branch. False where the case is none of that.
bool FunctionBuilder::BuildConditionCase(const core::Case& node, const Context& context) {
  if (node.arguments.size() != 1 || !IsCondition(*node.arguments[0])) return false;
  constexpr size_t kNone = ~size_t{0};
  size_t target[2] = {kNone, kNone};  // for false, for true
  for (size_t i = 0; i < node.clauses.size() && (target[0] == kNone || target[1] == kNone); ++i) {
    const core::Clause& clause = *node.clauses[i];
    const core::Pattern& pattern = *clause.patterns[0];
    bool matches[2] = {true, true};
    if (const auto* literal = pattern.AsIf<core::LiteralPattern>()) {
      matches[0] = literals().IsAtom(literal->value, symbols::kFalse);
      matches[1] = literals().IsAtom(literal->value, symbols::kTrue);
    } else if (!pattern.Is<core::VariablePattern>() && !pattern.Is<core::WildcardPattern>()) {
      return false;
    }
    for (int value : {0, 1}) {
      if (!matches[value] || target[value] != kNone) continue;
      if (!clause.guards.empty()) return false;
      target[value] = i;
    }
  }
  if (target[0] == kNone || target[1] == kNone) return false;
  Join results[2];
  Test(*node.arguments[0], &results[1], &results[0]);
  // In the order of the clauses; a clause that takes both starts where they meet.
  const int first = target[0] < target[1] ? 0 : 1;
  for (int value : {first, 1 - first}) {
    if (value != first && target[0] == target[1]) break;
    if (results[value].ends.empty() && target[0] != target[1]) continue;
    const core::Clause& clause = *node.clauses[target[value]];
    const auto* variable = clause.patterns[0]->AsIf<core::VariablePattern>();
    const bool is_used = variable != nullptr && pending_.analysis->IsUsed(variable->variable);
    if (target[0] == target[1] && is_used) {
      SetVariable(variable->variable, BooleanOf(&results[1], &results[0]));
    } else {
      if (target[0] == target[1]) std::ranges::move(results[1 - value].ends, std::back_inserter(results[value].ends));
      Finish(&results[value]);
      if (is_used) SetVariable(variable->variable, AtomValue(value == 1 ? symbols::kTrue : symbols::kFalse));
    }
    Build(*clause.body, context);
  }
  return true;
}

}  // namespace lumen::patterns

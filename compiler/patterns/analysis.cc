// Uses: one walk against the order of evaluation, so that a binding's value is seen after everything that could use it. Free
// variables: one walk that notes for each use the closures between it and the binding; a call of a LetRec's function uses what that
// function takes, found by iterating to a fixpoint (as many rounds as comprehensions nest). Recursion is over the depth of the
// tree, which is bounded. Tested by build_ssa_test.cc.
#include "compiler/patterns/analysis.h"

#include <algorithm>

#include "compiler/core/visitor.h"

namespace lumen::patterns {

using core::ExprKind;

namespace {

// The expressions in a pattern, at any depth: keys of maps, sizes of segments.
template <typename Visit>
void ForEachExpr(const core::Pattern& pattern, const Visit& visit) {
  core::ForEachChild(pattern, [&](const auto& child) {
    using Child = std::decay_t<decltype(child)>;
    if constexpr (std::is_same_v<Child, core::Pattern>) {
      ForEachExpr(child, visit);
    } else if constexpr (std::is_same_v<Child, core::PatternSegment>) {
      if (child.size != nullptr) visit(*child.size);
    } else {
      visit(child);
    }
  });
}
// Expressions in the parts of one.
template <typename Visit>
void ForEachOperand(const core::MapField& field, const Visit& visit) {
  visit(*field.key);
  visit(*field.value);
}
template <typename Visit>
void ForEachOperand(const core::BinarySegment& segment, const Visit& visit) {
  visit(*segment.value);
  if (segment.size != nullptr) visit(*segment.size);
}

}  // namespace

Analysis::Analysis(const core::Function& function) {
  used_.resize(function.variables.size());
  owner_.resize(function.variables.size());
  local_function_closure_.resize(function.local_function_count);
  MarkUses(*function.body, {});
  closures_.emplace_back();
  FindClosures(*function.body, 0);
  // There and back: what inner functions take reaches the outer ones, and from there all that call them.
  auto use_all = [this](const LetRecUse& use) {
    bool changed = false;
    const std::vector<core::VariableId> taken = FreeVariables(use.function);
    for (core::VariableId variable : taken) changed = Use(variable, use.closure) || changed;
    return changed;
  };
  for (bool changed = true; changed;) {
    changed = false;
    for (size_t i = letrec_uses_.size(); i-- > 0;) changed = use_all(letrec_uses_[i]) || changed;
    for (const LetRecUse& use : letrec_uses_) changed = use_all(use) || changed;
  }
}

void Analysis::MarkBlock(const core::Block& block, const Mask& needed) {
  MarkUses(*block.result, needed);
  for (size_t i = block.bindings.size(); i-- > 0;) {
    const core::Binding& binding = *block.bindings[i];
    Mask mask;
    for (core::VariableId variable : binding.variables) mask.push_back(used_[variable.index]);
    MarkUses(*binding.value, mask);
  }
}

void Analysis::MarkUses(const core::Expr& expr, const Mask& needed) {
  auto mark_backwards = [this](std::span<const core::Expr* const> exprs) {
    for (size_t i = exprs.size(); i-- > 0;) MarkUses(*exprs[i], {});
  };
  switch (expr.kind) {
    case ExprKind::kVariable:
      used_[expr.As<core::Variable>().variable.index] = true;
      return;
    case ExprKind::kBlock:
      return MarkBlock(expr.As<core::Block>(), needed);
    case ExprKind::kValues: {
      const auto& elements = expr.As<core::Values>().elements;
      for (size_t i = elements.size(); i-- > 0;) {
        const bool is_needed = i >= needed.size() || needed[i];
        if (is_needed || !elements[i]->Is<core::Variable>()) MarkUses(*elements[i], {});
      }
      return;
    }
    case ExprKind::kCase: {
      const auto& node = expr.As<core::Case>();
      for (const core::Clause* clause : node.clauses) {
        MarkUses(*clause->body, needed);
        for (const core::Guard* guard : clause->guards) mark_backwards(guard->tests);
        for (const core::Pattern* pattern : clause->patterns) {
          ForEachExpr(*pattern, [this](const core::Expr& used) { MarkUses(used, {}); });
        }
      }
      return mark_backwards(node.arguments);
    }
    case ExprKind::kLetRec: {
      const auto& node = expr.As<core::LetRec>();
      MarkUses(*node.body, needed);
      for (const core::LocalFunction* function : node.functions) MarkUses(*function->body, {});
      return;
    }
    case ExprKind::kTry: {
      const auto& node = expr.As<core::Try>();
      MarkUses(*node.handler, needed);
      MarkUses(*node.success, needed);
      Mask mask;
      for (core::VariableId variable : node.variables) mask.push_back(used_[variable.index]);
      return MarkUses(*node.body, mask);
    }
    case ExprKind::kMaybe:
      MarkUses(*expr.As<core::Maybe>().handler, needed);
      return MarkUses(*expr.As<core::Maybe>().body, needed);
    case ExprKind::kReceive: {
      const auto& node = expr.As<core::Receive>();
      if (node.timeout_body != nullptr) MarkUses(*node.timeout_body, needed);
      if (node.body != nullptr) MarkUses(*node.body, needed);
      MarkUses(*node.timeout, {});
      if (node.reference != nullptr) MarkUses(*node.reference, {});
      return;
    }
    case ExprKind::kLiteral:
    case ExprKind::kNextMessage:
    case ExprKind::kTuple:
    case ExprKind::kList:
    case ExprKind::kMap:
    case ExprKind::kEscape:
    case ExprKind::kBinary:
    case ExprKind::kWritableBinary:
    case ExprKind::kFinishedBinary:
    case ExprKind::kStackTrace:
    case ExprKind::kReraise:
    case ExprKind::kFun:
    case ExprKind::kFunctionReference:
    case ExprKind::kCall:
    case ExprKind::kLocalCall:
    case ExprKind::kLetRecCall:
    case ExprKind::kFunCall:
    case ExprKind::kApply:
    case ExprKind::kAndAlso:
    case ExprKind::kOrElse:
    case ExprKind::kMatchFail:
      // Only expressions below, none of which sees what another binds.
      core::ForEachChild(expr, [this](const auto& child) {
        using Child = std::decay_t<decltype(child)>;
        if constexpr (std::is_same_v<Child, core::Expr>) MarkUses(child, {});
        if constexpr (std::is_same_v<Child, core::MapField> || std::is_same_v<Child, core::BinarySegment>) {
          ForEachOperand(child, [this](const core::Expr& operand) { MarkUses(operand, {}); });
        }
      });
      return;
  }
}

uint32_t Analysis::NewClosure(uint32_t parent) {
  closures_.emplace_back().parent = parent;
  return static_cast<uint32_t>(closures_.size() - 1);
}

bool Analysis::Use(core::VariableId variable, uint32_t closure) {
  bool is_new = false;
  for (; closure != owner_[variable.index]; closure = closures_[closure].parent) {
    if (!closures_[closure].is_free.insert(variable.index).second) break;
    closures_[closure].free.push_back(variable);
    is_new = true;
  }
  return is_new;
}

void Analysis::BindPattern(const core::Pattern& pattern, uint32_t closure) {
  if (const auto* variable = pattern.AsIf<core::VariablePattern>()) {
    owner_[variable->variable.index] = closure;
  } else {
    core::ForEachChild(pattern, [&](const auto& child) {
      using Child = std::decay_t<decltype(child)>;
      if constexpr (std::is_same_v<Child, core::Pattern>) BindPattern(child, closure);
      if constexpr (std::is_same_v<Child, core::PatternSegment>) BindPattern(*child.value, closure);
    });
  }
}

void Analysis::FindClosures(const core::Expr& expr, uint32_t closure) {
  if (const auto* variable = expr.AsIf<core::Variable>()) {
    // What nobody needs is not even bound, though a case may name it among its values.
    if (used_[variable->variable.index]) Use(variable->variable, closure);
  } else if (const auto* fun = expr.AsIf<core::Fun>()) {
    const uint32_t inner = NewClosure(closure);
    closure_of_[fun] = inner;
    for (core::VariableId parameter : fun->parameters) owner_[parameter.index] = inner;
    if (fun->self.is_valid()) owner_[fun->self.index] = inner;
    FindClosures(*fun->body, inner);
  } else if (const auto* letrec = expr.AsIf<core::LetRec>()) {
    for (const core::LocalFunction* function : letrec->functions) {
      const uint32_t inner = NewClosure(closure);
      local_function_closure_[function->id.index] = inner;
      for (core::VariableId parameter : function->parameters) owner_[parameter.index] = inner;
      FindClosures(*function->body, inner);
    }
    FindClosures(*letrec->body, closure);
  } else if (const auto* block = expr.AsIf<core::Block>()) {
    for (const core::Binding* binding : block->bindings) {
      FindClosures(*binding->value, closure);
      for (core::VariableId variable : binding->variables) owner_[variable.index] = closure;
    }
    FindClosures(*block->result, closure);
  } else if (const auto* attempt = expr.AsIf<core::Try>()) {
    FindClosures(*attempt->body, closure);
    for (core::VariableId variable : attempt->variables) owner_[variable.index] = closure;
    FindClosures(*attempt->success, closure);
    for (core::VariableId variable : attempt->caught) owner_[variable.index] = closure;
    FindClosures(*attempt->handler, closure);
  } else if (const auto* maybe = expr.AsIf<core::Maybe>()) {
    FindClosures(*maybe->body, closure);
    owner_[maybe->variable.index] = closure;
    FindClosures(*maybe->handler, closure);
  } else if (const auto* receive = expr.AsIf<core::Receive>()) {
    owner_[receive->message.index] = closure;
    for (const core::Expr* part : {receive->reference, receive->timeout, receive->body, receive->timeout_body}) {
      if (part != nullptr) FindClosures(*part, closure);
    }
  } else if (const auto* node = expr.AsIf<core::Case>()) {
    for (const core::Expr* argument : node->arguments) FindClosures(*argument, closure);
    for (const core::Clause* clause : node->clauses) {
      for (const core::Pattern* pattern : clause->patterns) {
        BindPattern(*pattern, closure);  // first: sizes use what their own pattern binds
        ForEachExpr(*pattern, [&](const core::Expr& used) { FindClosures(used, closure); });
      }
      for (const core::Guard* guard : clause->guards) {
        for (const core::Expr* test : guard->tests) FindClosures(*test, closure);
      }
      FindClosures(*clause->body, closure);
    }
  } else {
    if (const auto* call = expr.AsIf<core::LetRecCall>()) letrec_uses_.push_back({closure, call->function});
    core::ForEachChild(expr, [&](const auto& child) {
      using Child = std::decay_t<decltype(child)>;
      if constexpr (std::is_same_v<Child, core::Expr>) FindClosures(child, closure);
      if constexpr (std::is_same_v<Child, core::MapField> || std::is_same_v<Child, core::BinarySegment>) {
        ForEachOperand(child, [&](const core::Expr& operand) { FindClosures(operand, closure); });
      }
    });
  }
}

}  // namespace lumen::patterns

// Comprehensions (handle_comprehension, lc_quals, handle_generator). Tested by the goldens of compiler/frontend.
#include "compiler/lint/linter.h"
#include "compiler/syntax/visitor.h"

namespace lumen::lint {

using namespace syntax;  // NOLINT: lint is about the tree

template <typename Body>
VariableTable Linter::CheckComprehension(std::span<const Qualifier* const> qualifiers, const VariableTable& scope,
                                         const Body& body) {
  const bool in_record_definition = std::exchange(in_record_definition_, false);
  VariableTable inner = WithRoom(scope);
  VariableTable shadowed;
  for (const Qualifier* qualifier : qualifiers) CheckQualifier(*qualifier, &inner, &shadowed);
  in_record_definition_ = in_record_definition;
  tables_.Update(body(inner), &inner);
  CheckUnusedOldVariables(inner, shadowed);
  CheckUnusedNewVariables(shadowed, scope);
  CheckUnusedNewVariables(inner, scope);
  // What is left are uses of variables from outside: those that were shadowed count with the state they had.
  VariableTable result = tables_.Merge(NotIn(inner, shadowed), shadowed);
  return UsesOf(result, scope);
}

VariableTable Linter::CheckComprehensionExpr(const Expr& expr, const VariableTable& scope) {
  switch (expr.kind) {
    case ExprKind::kListComprehension: {
      const auto& node = expr.As<ListComprehension>();
      return CheckComprehension(node.qualifiers, scope, [&](const VariableTable& inner) {
        if (node.more.empty()) return CheckExpr(*node.body, inner);
        std::vector<const Expr*> all = {node.body};
        all.insert(all.end(), node.more.begin(), node.more.end());
        return ExprList(all, inner);
      });
    }
    case ExprKind::kBinaryComprehension: {
      const auto& node = expr.As<BinaryComprehension>();
      return CheckComprehension(node.qualifiers, scope, [&](const VariableTable& inner) { return CheckExpr(*node.body, inner); });
    }
    default: {
      const auto& node = expr.As<MapComprehension>();
      return CheckComprehension(node.qualifiers, scope, [&](const VariableTable& inner) {
        std::vector<const Expr*> parts = {node.body->key, node.body->value};
        for (const MapField* field : node.more) parts.insert(parts.end(), {field->key, field->value});
        return ExprList(parts, inner);
      });
    }
  }
}

void Linter::CheckQualifier(const Qualifier& qualifier, VariableTable* scope, VariableTable* shadowed) {
  switch (qualifier.kind) {
    case QualifierKind::kGenerator: {
      const auto& node = qualifier.As<Generator>();
      return CheckGenerator(*node.source, scope, shadowed, {node.pattern});
    }
    case QualifierKind::kBinaryGenerator: {
      const auto& node = qualifier.As<BinaryGenerator>();
      CheckBinaryGeneratorPattern(*node.pattern);
      return CheckGenerator(*node.source, scope, shadowed, {node.pattern});
    }
    case QualifierKind::kMapGenerator: {
      const auto& node = qualifier.As<MapGenerator>();
      return CheckGenerator(*node.source, scope, shadowed, {node.pattern->key, node.pattern->value});
    }
    case QualifierKind::kZip:
      for (const Qualifier* generator : qualifier.As<Zip>().generators) CheckQualifier(*generator, scope, shadowed);
      return;
    case QualifierKind::kFilter: {
      // A filter that is a guard test is checked as one.
      const Expr& condition = *qualifier.As<Filter>().condition;
      tables_.Update(IsGuardTest(condition) ? GuardTest(condition, *scope) : CheckExpr(condition, *scope), scope);
      return;
    }
  }
}

void Linter::CheckGenerator(const Expr& source, VariableTable* scope, VariableTable* shadowed,
                            const std::vector<const Expr*>& patterns) {
  const VariableTable uses = CheckExpr(source, *scope);
  CheckUnusedNewVariables(uses, *scope);
  // Variables bound in the source are not seen outside it.
  VariableTable inner = *scope;
  tables_.Update(AlsoIn(uses, *scope), &inner);
  PatternResult pattern = CheckPatterns(patterns, inner, {});
  CheckShadowing(pattern.fresh, inner, symbols::kGeneratorWord);
  tables_.Update(pattern.used, &inner);
  const VariableTable hidden = AlsoIn(inner, pattern.fresh);
  CheckUnusedOldVariables(hidden, *shadowed);
  tables_.Update(NotIn(hidden, *shadowed), shadowed);
  *scope = NotIn(inner, pattern.fresh);
  tables_.Update(pattern.fresh, scope);
}

// handle_bitstring_gen_pat
void Linter::CheckBinaryGeneratorPattern(const Expr& pattern) {
  const auto* binary = pattern.AsIf<Binary>();
  if (binary == nullptr || binary->elements.empty()) return;
  const BinaryElement& last = *binary->elements.back();
  if (last.size != nullptr) return;
  for (const BitSpecifier& specifier : last.specifiers) {
    if (specifier.name == symbols::kBinary || specifier.name == symbols::kBytes || specifier.name == symbols::kBits ||
        specifier.name == symbols::kBitstring) {
      Add(DiagnosticKind::kUnsizedBinaryInGenerator, last.location);
      return;
    }
  }
}

}  // namespace lumen::lint

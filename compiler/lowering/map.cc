// Maps: expressions, the same in guards, patterns. Tested by lowering_test.cc.
#include "compiler/base/literal_order.h"
#include "compiler/lowering/lowerer.h"

namespace lumen::lowering {

const core::Expr* FunctionLowerer::MapExpression(const syntax::Expr* source, std::span<const syntax::MapField* const> fields,
                                                 SourceLocation location, bool in_guard) {
  OperandList operands;
  auto add = [&](const syntax::Expr& expr) {
    if (in_guard) {
      operands.exprs.push_back(GuardExpr(expr));
    } else {
      AddOperand(expr, &operands);
    }
  };
  if (source != nullptr) add(*source);
  for (const syntax::MapField* field : fields) {
    add(*field->key);
    add(*field->value);
  }
  return MapOf(source != nullptr, operands.exprs, fields, location);
}

// `parts`: the source, where there is one, then keys and values in turn.
const core::Expr* FunctionLowerer::MapOf(bool has_source, const std::vector<const core::Expr*>& parts,
                                         std::span<const syntax::MapField* const> fields, SourceLocation location) {
  if (!has_source) {
    std::vector<LiteralId> pairs;
    for (const core::Expr* part : parts) {
      if (const auto* literal = part->AsIf<core::Literal>()) pairs.push_back(literal->value);
    }
    if (pairs.size() == parts.size()) {
      if (LiteralId map = MapLiteral(&literals(), symbols(), pairs); map.is_valid()) return LiteralOf(map, location);
    }
  }
  auto* node = New<core::Map>(location);
  size_t next = 0;
  if (has_source) node->source = parts[next++];
  std::vector<const core::MapField*> core_fields;
  for (const syntax::MapField* field : fields) {
    auto* core_field = New<core::MapField>(field->location);
    core_field->key = parts[next++];
    core_field->value = parts[next++];
    core_field->exact = field->exact && has_source;
    core_fields.push_back(core_field);
  }
  node->fields = Copy(core_fields);
  return node;
}

const core::Pattern* FunctionLowerer::MapPattern(const syntax::MapCreate& map, Tests* tests) {
  std::vector<const core::Expr*> keys;
  std::vector<const core::Pattern*> values;
  for (const syntax::MapField* field : map.fields) {
    keys.push_back(GuardExprInPattern(*field->key, tests));
    values.push_back(Pattern(*field->value, tests));
  }
  auto* node = New<core::MapPattern>(map.location);
  node->keys = Copy(keys);
  node->values = Copy(values);
  return node;
}

}  // namespace lumen::lowering

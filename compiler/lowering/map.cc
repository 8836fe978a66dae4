// Maps: expressions, the same in guards, patterns. Tested by lowering_test.cc.
#include <algorithm>
#include <numeric>

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
  std::vector<const syntax::MapField*> ordered(fields.begin(), fields.end());
  if (source != nullptr && !in_guard) OrderFields(&operands.exprs, &ordered);
  return MapOf(source != nullptr, operands.exprs, ordered, location);
}

// Of several keys that := does not find, the error names the one that OTP's compiler puts first: it sorts fields with constant keys that
// follow each other, those of := behind those of =>. In a guard nobody sees the difference.
void FunctionLowerer::OrderFields(std::vector<const core::Expr*>* parts, std::vector<const syntax::MapField*>* fields) {
  const auto key = [&](size_t field) { return (*parts)[1 + 2 * field]->AsIf<core::Literal>(); };
  const auto before = [&](size_t left, size_t right) {
    if ((*fields)[left]->exact != (*fields)[right]->exact) return (*fields)[right]->exact;
    const int order = (*fields)[left]->exact ? CompareExactly(literals(), symbols(), key(left)->value, key(right)->value).value_or(0) : 0;
    return order != 0 ? order < 0 : left < right;
  };
  std::vector<size_t> order(fields->size());
  std::iota(order.begin(), order.end(), size_t{0});
  for (size_t begin = 0, end; begin < order.size(); begin = end + 1) {
    absl::flat_hash_set<uint32_t> keys;
    bool can_move = true;
    for (end = begin; end < order.size() && key(end) != nullptr; ++end) {
      // What only the runtime can compare stays, and so do several fields of one key.
      const LiteralId value = key(end)->value;
      can_move = can_move && keys.insert(value.index).second && CompareExactly(literals(), symbols(), value, value).has_value();
    }
    if (can_move) std::sort(order.begin() + static_cast<ptrdiff_t>(begin), order.begin() + static_cast<ptrdiff_t>(end), before);
  }
  if (std::is_sorted(order.begin(), order.end())) return;
  for (const core::Expr*& part : *parts) part = Settle(part);  // evaluated in the order of the source
  std::vector<const core::Expr*> moved = {parts->front()};
  std::vector<const syntax::MapField*> moved_fields;
  for (size_t field : order) {
    moved.insert(moved.end(), {(*parts)[1 + 2 * field], (*parts)[2 + 2 * field]});
    moved_fields.push_back((*fields)[field]);
  }
  *parts = std::move(moved);
  *fields = std::move(moved_fields);
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

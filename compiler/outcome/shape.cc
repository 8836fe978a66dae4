// Tested by outcome_test.cc.
#include "compiler/outcome/shape.h"

#include <algorithm>
#include <bit>
#include <optional>
#include <utility>

namespace lumen::outcome {

using namespace syntax;  // NOLINT: this is about the tree

const Shape* ShapeFactory::Make(ShapeKind kind, std::string value, std::vector<const Shape*> parts) {
  made_.push_back(std::make_unique<Shape>(Shape{kind, std::move(value), std::move(parts)}));
  return made_.back().get();
}

const Shape* ShapeFactory::BuildVariable(Symbol name) {
  if (name == symbols::kUnderscore) return &any_;
  if ((*bound_)[name.index()] || !seen_.insert(name).second) {
    compares_ = true;
    return &bound_variable_;
  }
  return &any_;
}

const Shape* ShapeFactory::BuildString(std::u32string_view text, const Shape* tail) {
  if (text.size() > kMaxShapesOfClause) return Opaque();
  built_ += text.size();
  const Shape* list = tail;
  for (size_t i = text.size(); i-- > 0;) {
    list = Make(ShapeKind::kCons, {}, {Make(ShapeKind::kInteger, std::to_string(static_cast<uint32_t>(text[i]))), list});
  }
  return list;
}

const Shape* ShapeFactory::BuildList(const List& list, bool is_pattern) {
  std::vector<const Shape*> elements;
  for (const Expr* element : list.elements) elements.push_back(Build(*element, is_pattern));
  const Shape* shape = list.tail == nullptr ? &nil_ : Build(*list.tail, is_pattern);
  if (IsFull()) return Opaque();
  for (size_t i = elements.size(); i-- > 0;) shape = Make(ShapeKind::kCons, {}, {elements[i], shape});
  return shape;
}

// Only keys written out as atoms or integers are looked at.
const Shape* ShapeFactory::BuildMap(const MapCreate& map) {
  std::vector<std::pair<std::string, const Shape*>> fields;
  bool plain = true;
  for (const MapField* field : map.fields) {
    const Shape* value = Build(*field->value, true);
    std::string key;
    if (const auto* atom = field->key->AsIf<AtomLiteral>()) {
      key = "a" + std::to_string(atom->value.index());
    } else if (const auto* integer = field->key->AsIf<IntegerLiteral>()) {
      key = "i" + integer->value.ToDecimal();
    } else {
      plain = false;
    }
    fields.emplace_back(std::move(key), value);
  }
  std::ranges::sort(fields, {}, &std::pair<std::string, const Shape*>::first);
  for (size_t i = 1; i < fields.size(); ++i) plain = plain && fields[i].first != fields[i - 1].first;
  if (!plain || IsFull()) return Opaque();
  std::string keys;
  std::vector<const Shape*> values;
  for (const auto& [key, value] : fields) {
    keys += key + ' ';
    values.push_back(value);
  }
  return Make(ShapeKind::kMap, std::move(keys), std::move(values));
}

const Shape* ShapeFactory::BuildRecord(const RecordCreate& record, bool is_pattern) {
  const auto found = records_.find(record.name);
  if (record.module.is_valid() || found == records_.end()) return Opaque();
  const RecordForm& form = *found->second;
  built_ += form.fields.size();
  if (IsFull()) return Opaque();
  std::vector<const Shape*> parts(form.fields.size() + 1, nullptr);
  parts[0] = Make(ShapeKind::kAtom, std::to_string(record.name.index()));
  const Expr* others = nullptr;
  for (const RecordField* field : record.fields) {
    const auto* name = field->name->AsIf<AtomLiteral>();
    if (name == nullptr) {
      others = field->value;
      continue;
    }
    for (size_t i = 0; i < form.fields.size(); ++i) {
      if (form.fields[i]->name == name->value) parts[i + 1] = Build(*field->value, is_pattern);
    }
  }
  for (size_t i = 0; i < form.fields.size(); ++i) {
    const Shape*& part = parts[i + 1];
    if (part != nullptr) continue;
    const Expr* given = form.fields[i]->default_value;
    if (others != nullptr) {
      part = Build(*others, is_pattern);
    } else if (is_pattern) {
      part = &any_;
    } else {
      part = given == nullptr ? Make(ShapeKind::kAtom, std::to_string(symbols::kUndefined.index())) : Build(*given, false);
    }
  }
  return Make(ShapeKind::kTuple, {}, std::move(parts));
}

const Shape* ShapeFactory::BuildAlias(const Expr& first, const Expr& second) {
  const Shape* left = Build(first, true);
  const Shape* right = Build(second, true);
  const Shape* both = Both(*left, *right);
  if (both != nullptr) return both;
  conflict_ = true;
  return Opaque();
}

// The value of arithmetic in a pattern, where it is small.
static std::optional<int64_t> FoldInteger(const Expr& expr) {
  constexpr int64_t kLimit = int64_t{1} << 31;
  std::optional<int64_t> value;
  if (const auto* integer = expr.AsIf<IntegerLiteral>()) {
    if (integer->value.is_small()) value = integer->value.small();
  } else if (const auto* node = expr.AsIf<BinaryOperation>()) {
    const auto left = FoldInteger(*node->left), right = FoldInteger(*node->right);
    if (!left.has_value() || !right.has_value()) return std::nullopt;
    switch (node->op) {
      case BinaryOperator::kAdd: value = *left + *right; break;
      case BinaryOperator::kMinus: value = *left - *right; break;
      case BinaryOperator::kMultiply: value = *left * *right; break;
      default: return std::nullopt;
    }
  }
  return value.has_value() && *value > -kLimit && *value < kLimit ? value : std::nullopt;
}

const Shape* ShapeFactory::Build(const Expr& expr, bool is_pattern) {
  if (IsFull()) return Opaque();
  ++built_;
  switch (expr.kind) {
    case ExprKind::kAtomLiteral: return Make(ShapeKind::kAtom, std::to_string(expr.As<AtomLiteral>().value.index()));
    case ExprKind::kCharLiteral:
      return Make(ShapeKind::kInteger, std::to_string(static_cast<uint32_t>(expr.As<CharLiteral>().value)));
    case ExprKind::kIntegerLiteral: return Make(ShapeKind::kInteger, expr.As<IntegerLiteral>().value.ToDecimal());
    case ExprKind::kFloatLiteral: {
      const double value = expr.As<FloatLiteral>().value;
      // Whether zero matches minus zero depends on the release.
      return value == 0 ? Opaque() : Make(ShapeKind::kFloat, std::to_string(std::bit_cast<uint64_t>(value)));
    }
    case ExprKind::kStringLiteral: return BuildString(expr.As<StringLiteral>().value, &nil_);
    case ExprKind::kNil: return &nil_;
    case ExprKind::kVariable: return is_pattern ? BuildVariable(expr.As<Variable>().name) : &any_;
    case ExprKind::kList: return BuildList(expr.As<List>(), is_pattern);
    case ExprKind::kTuple: {
      std::vector<const Shape*> parts;
      for (const Expr* element : expr.As<Tuple>().elements) parts.push_back(Build(*element, is_pattern));
      return IsFull() ? Opaque() : Make(ShapeKind::kTuple, {}, std::move(parts));
    }
    case ExprKind::kRecordCreate: return BuildRecord(expr.As<RecordCreate>(), is_pattern);
    case ExprKind::kMapCreate: return is_pattern ? BuildMap(expr.As<MapCreate>()) : &any_;
    case ExprKind::kMatch: return is_pattern ? BuildAlias(*expr.As<Match>().pattern, *expr.As<Match>().value) : &any_;
    case ExprKind::kBlock: return is_pattern ? Opaque() : Build(*expr.As<Block>().body.back(), false);
    case ExprKind::kUnaryOperation: {
      const auto& node = expr.As<UnaryOperation>();
      const auto* integer = node.operand->AsIf<IntegerLiteral>();
      if (node.op == UnaryOperator::kNegate && integer != nullptr && integer->value.is_small() && integer->value.small() != 0) {
        return Make(ShapeKind::kInteger, "-" + integer->value.ToDecimal());
      }
      return is_pattern ? Opaque() : &any_;
    }
    case ExprKind::kBinaryOperation: {
      const auto& node = expr.As<BinaryOperation>();
      const auto* text = node.left->AsIf<StringLiteral>();
      if (is_pattern && node.op == BinaryOperator::kAppend && text != nullptr) {
        return BuildString(text->value, Build(*node.right, true));
      }
      if (const auto value = is_pattern ? FoldInteger(expr) : std::nullopt) return Make(ShapeKind::kInteger, std::to_string(*value));
      return is_pattern ? Opaque() : &any_;
    }
    default: return is_pattern ? Opaque() : &any_;
  }
}

const Shape* ShapeFactory::OfValue(const Expr& value) { return Build(value, false); }

const Shape* ShapeFactory::Both(const Shape& a, const Shape& b) {
  if (a.kind == ShapeKind::kAny || a.kind == ShapeKind::kBound) return b.kind == ShapeKind::kAny ? &a : &b;
  if (b.kind == ShapeKind::kAny || b.kind == ShapeKind::kBound) return &a;
  if (a.kind == ShapeKind::kOpaque || b.kind == ShapeKind::kOpaque) return Opaque();
  if (a.kind != b.kind) return nullptr;
  switch (a.kind) {
    case ShapeKind::kMap: return Opaque();
    case ShapeKind::kCons:
    case ShapeKind::kTuple: {
      if (a.parts.size() != b.parts.size()) return nullptr;
      std::vector<const Shape*> parts;
      for (size_t i = 0; i < a.parts.size(); ++i) {
        parts.push_back(Both(*a.parts[i], *b.parts[i]));
        if (parts.back() == nullptr) return nullptr;
      }
      return Make(a.kind, {}, std::move(parts));
    }
    default: return a.value == b.value ? &a : nullptr;
  }
}

Fit Compare(const Shape& pattern, const Shape& value) {
  if (pattern.kind == ShapeKind::kAny) return Fit::kAlways;
  if (pattern.kind == ShapeKind::kBound || pattern.kind == ShapeKind::kOpaque || pattern.kind == ShapeKind::kMap) return Fit::kPerhaps;
  switch (value.kind) {
    case ShapeKind::kAny:
    case ShapeKind::kBound:
    case ShapeKind::kMap:
    case ShapeKind::kOpaque: return Fit::kPerhaps;
    default: break;
  }
  if (pattern.kind != value.kind || pattern.parts.size() != value.parts.size()) return Fit::kNever;
  if (pattern.value != value.value) return Fit::kNever;
  Fit fit = Fit::kAlways;
  for (size_t i = 0; i < pattern.parts.size(); ++i) fit = std::min(fit, Compare(*pattern.parts[i], *value.parts[i]));
  return fit;
}

bool IsLiteral(const Expr& expr) {
  switch (expr.kind) {
    case ExprKind::kAtomLiteral:
    case ExprKind::kCharLiteral:
    case ExprKind::kIntegerLiteral:
    case ExprKind::kFloatLiteral:
    case ExprKind::kStringLiteral:
    case ExprKind::kNil: return true;
    case ExprKind::kList: {
      const auto& list = expr.As<List>();
      return std::ranges::all_of(list.elements, [](const Expr* element) { return IsLiteral(*element); }) &&
             (list.tail == nullptr || IsLiteral(*list.tail));
    }
    case ExprKind::kTuple:
      return std::ranges::all_of(expr.As<Tuple>().elements, [](const Expr* element) { return IsLiteral(*element); });
    case ExprKind::kMapCreate:
      return std::ranges::all_of(expr.As<MapCreate>().fields,
                                 [](const MapField* field) { return IsLiteral(*field->key) && IsLiteral(*field->value); });
    default: return false;
  }
}

}  // namespace lumen::outcome

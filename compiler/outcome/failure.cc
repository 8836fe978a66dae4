// Operators and calls of functions of module erlang that raise whenever they are reached, because of how their arguments are written.
// Tested by outcome_test.cc.
#include <algorithm>
#include <optional>

#include "compiler/base/text.h"
#include "compiler/outcome/predictor.h"

namespace lumen::outcome {

using namespace syntax;  // NOLINT: this is about the tree

namespace {

// A literal, as far as functions ask.
struct LiteralValue {
  enum class Kind : uint8_t { kInteger, kFloat, kAtom, kBoolean, kList, kImproperList, kTuple, kMap } kind = Kind::kAtom;
  int64_t integer = 0;  // kInteger, where `small`
  bool small = false;
  size_t size = 0;  // of a list or tuple
  double number = 0;  // kInteger and kFloat, near enough for comparisons
  const Expr* expr = nullptr;
  bool is_number() const { return kind == Kind::kInteger || kind == Kind::kFloat; }
};
using Kind = LiteralValue::Kind;

std::optional<LiteralValue> ReadLiteral(const Expr& expr) {
  LiteralValue value;
  switch (expr.kind) {
    case ExprKind::kAtomLiteral: {
      const Symbol name = expr.As<AtomLiteral>().value;
      value.kind = name == symbols::kTrue || name == symbols::kFalse ? Kind::kBoolean : Kind::kAtom;
      return value;
    }
    case ExprKind::kCharLiteral:
      value = {Kind::kInteger, static_cast<int64_t>(expr.As<CharLiteral>().value), true, 0};
      value.number = static_cast<double>(value.integer);
      return value;
    case ExprKind::kIntegerLiteral: {
      const IntegerValue& integer = expr.As<IntegerLiteral>().value;
      value.kind = Kind::kInteger;
      value.small = integer.is_small();
      if (value.small) value.integer = integer.small();
      value.number = value.small ? static_cast<double>(value.integer) : 1e18;
      return value;
    }
    case ExprKind::kFloatLiteral:
      value.kind = Kind::kFloat;
      // Zero is all that anybody asks for.
      value.small = expr.As<FloatLiteral>().value == 0;
      value.number = expr.As<FloatLiteral>().value;
      return value;
    case ExprKind::kStringLiteral: value = {Kind::kList, 0, false, expr.As<StringLiteral>().value.size()}; return value;
    case ExprKind::kNil: value.kind = Kind::kList; return value;
    case ExprKind::kUnaryOperation: {
      // A negative number.
      const auto& node = expr.As<UnaryOperation>();
      if (node.op != UnaryOperator::kNegate || !(node.operand->Is<IntegerLiteral>() || node.operand->Is<FloatLiteral>())) return std::nullopt;
      value = *ReadLiteral(*node.operand);
      value.integer = -value.integer;
      value.number = -value.number;
      return value;
    }
    default: break;
  }
  if (!IsLiteral(expr)) return std::nullopt;
  if (const auto* tuple = expr.AsIf<Tuple>()) {
    value = {Kind::kTuple, 0, false, tuple->elements.size()};
  } else if (const auto* list = expr.AsIf<List>()) {
    const std::optional<LiteralValue> tail = list->tail == nullptr ? std::nullopt : ReadLiteral(*list->tail);
    const bool proper = !tail.has_value() || tail->kind == Kind::kList;
    value = {proper ? Kind::kList : Kind::kImproperList, 0, false, list->elements.size() + (tail.has_value() ? tail->size : 0)};
  } else {
    value.kind = Kind::kMap;
  }
  return value;
}

void AppendText(const Expr& expr, const SymbolTable* symbols, std::string* out, bool* good);

void AppendList(const List& list, const SymbolTable* symbols, std::string* out, bool* good) {
  *out += '[';
  for (size_t i = 0; i < list.elements.size(); ++i) {
    if (i != 0) *out += ',';
    AppendText(*list.elements[i], symbols, out, good);
  }
  if (list.tail != nullptr && !list.tail->Is<Nil>()) {
    *out += '|';
    AppendText(*list.tail, symbols, out, good);
  }
  *out += ']';
}

void AppendText(const Expr& expr, const SymbolTable* symbols, std::string* out, bool* good) {
  switch (expr.kind) {
    case ExprKind::kAtomLiteral: {
      const Symbol name = expr.As<AtomLiteral>().value;
      *out += symbols != nullptr ? AtomText(symbols->Text(name)) : "a" + std::to_string(name.index());
      return;
    }
    case ExprKind::kCharLiteral: *out += std::to_string(static_cast<uint32_t>(expr.As<CharLiteral>().value)); return;
    case ExprKind::kIntegerLiteral: *out += expr.As<IntegerLiteral>().value.ToDecimal(); return;
    case ExprKind::kFloatLiteral: AppendFloat(expr.As<FloatLiteral>().value, out); return;
    case ExprKind::kNil: *out += "[]"; return;
    case ExprKind::kStringLiteral: {
      *out += '[';
      for (char32_t c : expr.As<StringLiteral>().value) *out += (out->back() == '[' ? "" : ",") + std::to_string(static_cast<uint32_t>(c));
      *out += ']';
      return;
    }
    case ExprKind::kList: return AppendList(expr.As<List>(), symbols, out, good);
    case ExprKind::kTuple:
      *out += '{';
      for (const Expr* element : expr.As<Tuple>().elements) {
        if (out->back() != '{') *out += ',';
        AppendText(*element, symbols, out, good);
      }
      *out += '}';
      return;
    default: *good = false; return;
  }
}

// The literal in a spelling that only the same term has, readable where there are symbols; nothing for maps, and what is no literal.
std::optional<std::string> LiteralText(const Expr& expr, const SymbolTable* symbols = nullptr) {
  std::string text;
  bool good = true;
  AppendText(expr, symbols, &text, &good);
  return good ? std::optional(std::move(text)) : std::nullopt;
}

bool IsZero(const LiteralValue& value) { return value.is_number() && value.small && value.integer == 0; }

// The reason, or null where the operation may succeed.
const char* FailureOf(BinaryOperator op, const LiteralValue& left, const LiteralValue& right) {
  const bool numbers = left.is_number() && right.is_number();
  const bool integers = left.kind == Kind::kInteger && right.kind == Kind::kInteger;
  switch (op) {
    case BinaryOperator::kAdd:
    case BinaryOperator::kMinus:
    case BinaryOperator::kMultiply: return numbers ? nullptr : "badarith";
    case BinaryOperator::kDivide: return numbers && !IsZero(right) ? nullptr : "badarith";
    case BinaryOperator::kIntegerDivide:
    case BinaryOperator::kRemainder: return integers && !IsZero(right) ? nullptr : "badarith";
    case BinaryOperator::kBitAnd:
    case BinaryOperator::kBitOr:
    case BinaryOperator::kBitXor:
    case BinaryOperator::kShiftLeft:
    case BinaryOperator::kShiftRight: return integers ? nullptr : "badarith";
    case BinaryOperator::kAnd:
    case BinaryOperator::kOr:
    case BinaryOperator::kXor: return left.kind == Kind::kBoolean && right.kind == Kind::kBoolean ? nullptr : "badarg";
    // `[] ++ a` is a.
    case BinaryOperator::kAppend: return left.kind == Kind::kList ? nullptr : "badarg";
    case BinaryOperator::kSubtract: return left.kind == Kind::kList && right.kind == Kind::kList ? nullptr : "badarg";
    default: return nullptr;
  }
}

const char* FailureOf(UnaryOperator op, const LiteralValue& operand) {
  switch (op) {
    case UnaryOperator::kPlus:
    case UnaryOperator::kNegate: return operand.is_number() ? nullptr : "badarith";
    case UnaryOperator::kBitNot: return operand.kind == Kind::kInteger ? nullptr : "badarith";
    case UnaryOperator::kNot: return operand.kind == Kind::kBoolean ? nullptr : "badarg";
  }
  __builtin_unreachable();
}

bool IsAtom(const LiteralValue& value) { return value.kind == Kind::kAtom || value.kind == Kind::kBoolean; }

// Are all elements of a list integers?
bool HasCharacters(const Expr& expr) {
  const auto* list = expr.AsIf<List>();
  return list == nullptr || std::ranges::all_of(list->elements, [](const Expr* element) {
    return element->Is<CharLiteral>() || element->Is<IntegerLiteral>();
  });
}

// "12", "+1", "-0" ... An empty list is no number, and of a list of other terms nothing is said.
bool IsIntegerText(const Expr& expr) {
  if (expr.Is<Nil>()) return false;
  const auto* string = expr.AsIf<StringLiteral>();
  if (string == nullptr) return true;
  std::u32string_view text = string->value;
  if (!text.empty() && (text[0] == '+' || text[0] == '-')) text.remove_prefix(1);
  return !text.empty() && std::ranges::all_of(text, [](char32_t c) { return c >= '0' && c <= '9'; });
}

// Of a function of module math; all arguments are literals.
bool FailsInMath(std::string_view name, const std::vector<LiteralValue>& arguments) {
  if (!std::ranges::all_of(arguments, &LiteralValue::is_number)) return true;
  const double first = arguments[0].number;
  if (name == "sqrt") return first < 0;
  if (name == "log" || name == "log2" || name == "log10") return first <= 0;
  if (name == "fmod") return arguments[1].number == 0;
  if (name == "acos" || name == "asin") return first > 1 || first < -1;
  return false;
}

// Is no key of the map in the second argument the first one?
bool LacksKey(const std::vector<LiteralValue>& arguments) {
  const auto* map = arguments[1].expr->AsIf<MapCreate>();
  if (map == nullptr) return false;
  const std::optional<std::string> key = LiteralText(*arguments[0].expr);
  return key.has_value() && std::ranges::none_of(map->fields, [&](const MapField* field) {
    const std::optional<std::string> other = LiteralText(*field->key);
    return !other.has_value() || other == key;
  });
}

// Of a function of module erlang; all arguments are literals.
bool FailsWithBadarg(std::string_view name, const std::vector<LiteralValue>& arguments) {
  const LiteralValue& first = arguments[0];
  const auto index_is_outside = [&](const LiteralValue& index, const LiteralValue& tuple) {
    if (index.kind != Kind::kInteger || tuple.kind != Kind::kTuple) return true;
    return !index.small || index.integer < 1 || static_cast<uint64_t>(index.integer) > tuple.size;
  };
  if (arguments.size() == 1) {
    if (name == "hd" || name == "tl") return (first.kind != Kind::kList && first.kind != Kind::kImproperList) || first.size == 0;
    if (name == "length" || name == "list_to_tuple") return first.kind != Kind::kList;
    if (name == "tuple_size" || name == "tuple_to_list" || name == "size") return first.kind != Kind::kTuple;
    if (name == "byte_size" || name == "bit_size") return true;
    if (name == "abs" || name == "float" || name == "round" || name == "trunc" || name == "ceil" || name == "floor") return !first.is_number();
    if (name == "atom_to_list" || name == "atom_to_binary") return !IsAtom(first);
    if (name == "integer_to_list") return first.kind != Kind::kInteger;
    if (name == "list_to_integer") return first.kind != Kind::kList || !HasCharacters(*first.expr) || !IsIntegerText(*first.expr);
    if (name == "list_to_atom") return first.kind != Kind::kList || !HasCharacters(*first.expr);
    return false;
  }
  if (name == "element" && arguments.size() == 2) return index_is_outside(first, arguments[1]);
  if (name == "atom_to_binary" && arguments.size() == 2) return !IsAtom(first);
  if (name == "setelement" && arguments.size() == 3) return index_is_outside(first, arguments[1]);
  return false;
}

}  // namespace

void Predictor::CheckFailure(const Expr& expr) {
  switch (expr.kind) {
    case ExprKind::kBinaryOperation: {
      const auto& node = expr.As<BinaryOperation>();
      if (node.op == BinaryOperator::kAndAlso || node.op == BinaryOperator::kOrElse) return;
      const auto left = ReadLiteral(Resolved(*node.left)), right = ReadLiteral(Resolved(*node.right));
      // A list that cannot be proper, whatever its elements are.
      const auto* list = node.left->AsIf<List>();
      const auto tail = list == nullptr || list->tail == nullptr ? std::nullopt : ReadLiteral(*list->tail);
      if (node.op == BinaryOperator::kAppend && !left.has_value() && right.has_value() && tail.has_value() && tail->kind != Kind::kList) {
        return Warn(DiagnosticKind::kEvalFailure, expr.location, {"`++`", "badarg"});
      }
      if (!left.has_value() || !right.has_value()) return;
      const char* reason = FailureOf(node.op, *left, *right);
      if (reason != nullptr) Warn(DiagnosticKind::kEvalFailure, expr.location, {"`" + std::string(Spelling(node.op)) + "`", reason});
      return;
    }
    case ExprKind::kUnaryOperation: {
      const auto& node = expr.As<UnaryOperation>();
      const auto operand = ReadLiteral(Resolved(*node.operand));
      const char* reason = operand.has_value() ? FailureOf(node.op, *operand) : nullptr;
      if (reason != nullptr) Warn(DiagnosticKind::kEvalFailure, expr.location, {"`" + std::string(Spelling(node.op)) + "`", reason});
      return;
    }
    case ExprKind::kCall: {
      const auto& call = expr.As<Call>();
      if (const auto* remote = call.function->AsIf<Remote>()) {
        const auto is_no_name = [](const Expr& part) { return IsLiteral(part) && !part.Is<AtomLiteral>(); };
        if (is_no_name(Resolved(*remote->module)) || is_no_name(*remote->function)) return Warn(DiagnosticKind::kBadCall, expr.location);
      } else if (const Expr& called = Resolved(*call.function); (IsLiteral(called) && !called.Is<AtomLiteral>()) || call.function->Is<Tuple>() ||
                 call.function->Is<List>()) {
        return Warn(DiagnosticKind::kBadCall, expr.location);
      }
      std::string written;
      const PureFunction* function = FindPure(call, &written);
      if (function == nullptr || call.arguments.empty()) return;
      std::vector<LiteralValue> arguments;
      for (const Expr* argument : call.arguments) {
        auto value = ReadLiteral(Resolved(*argument));
        if (!value.has_value()) return;
        value->expr = &Resolved(*argument);
        arguments.push_back(*value);
      }
      const bool get = arguments.size() == 2 && (function->module == "maps" ? function->name == "get" : function->name == "map_get");
      if (get && LacksKey(arguments)) return Warn(DiagnosticKind::kEvalFailure, expr.location, {std::move(written), "badkey"});
      if (function->module == "math" && FailsInMath(function->name, arguments)) {
        return Warn(DiagnosticKind::kEvalFailure, expr.location, {std::move(written), "badarith"});
      }
      if (function->module == "erlang" && FailsWithBadarg(function->name, arguments)) {
        Warn(DiagnosticKind::kEvalFailure, expr.location, {std::move(written), "badarg"});
      }
      return;
    }
    case ExprKind::kMapCreate: return CheckKeys(expr.As<MapCreate>().fields);
    case ExprKind::kMapUpdate: {
      const auto& update = expr.As<MapUpdate>();
      CheckKeys(update.fields);
      const bool other = update.map->Is<Tuple>() || update.map->Is<List>() || (IsLiteral(*update.map) && !update.map->Is<MapCreate>());
      if (other) Warn(DiagnosticKind::kBadMapUpdate, expr.location);
      return;
    }
    default: return;
  }
}

bool Predictor::CheckBinary(const Binary& binary) {
  for (const BinaryElement* element : binary.elements) {
    std::string_view type = "integer";
    for (const BitSpecifier& specifier : element->specifiers) {
      const std::string_view name = symbols_.Text(specifier.name);
      if (name == "float" || name == "binary" || name == "bytes" || name == "bitstring" || name == "bits" || name.starts_with("utf")) type = name;
    }
    const std::optional<LiteralValue> value = ReadLiteral(*element->value);
    bool bad = false;
    if (value.has_value()) {
      // A string is written for its characters.
      const bool characters = element->value->Is<StringLiteral>();
      if (type == "float") {
        bad = !characters && !value->is_number();
      } else if (type == "integer" || type.starts_with("utf")) {
        bad = !characters && value->kind != Kind::kInteger;
      } else {
        bad = true;
      }
    }
    const std::optional<LiteralValue> size = element->size == nullptr ? std::nullopt : ReadLiteral(*element->size);
    bad |= size.has_value() && size->kind != Kind::kInteger;
    if (bad) {
      Warn(DiagnosticKind::kBadBinary, binary.location);
      return false;
    }
  }
  return true;
}

// Of fields with the same key, the last counts.
void Predictor::CheckKeys(std::span<const MapField* const> fields) {
  std::set<std::string> seen;
  std::vector<std::pair<const MapField*, std::string>> overridden;
  for (size_t i = fields.size(); i-- > 0;) {
    std::optional<std::string> text = LiteralText(*fields[i]->key, &symbols_);
    if (text.has_value() && !seen.insert(*text).second) overridden.emplace_back(fields[i], std::move(*text));
  }
  for (size_t i = overridden.size(); i-- > 0;) {
    Warn(DiagnosticKind::kMapKeyRepeated, overridden[i].first->key->location, {std::move(overridden[i].second)});
  }
}

const Expr& Predictor::Resolved(const Expr& expr) const {
  const auto* variable = expr.AsIf<Variable>();
  if (variable == nullptr || in_comprehension_) return expr;
  const auto literal = literals_.find(variable->name);
  return literal == literals_.end() ? expr : *literal->second;
}

}  // namespace lumen::outcome

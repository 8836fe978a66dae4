// Operators and calls of functions of module erlang that raise whenever they are reached, because of how their arguments are written.
// Tested by outcome_test.cc.
#include <algorithm>
#include <optional>

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
      return value;
    case ExprKind::kIntegerLiteral: {
      const IntegerValue& integer = expr.As<IntegerLiteral>().value;
      value.kind = Kind::kInteger;
      value.small = integer.is_small();
      if (value.small) value.integer = integer.small();
      return value;
    }
    case ExprKind::kFloatLiteral:
      value.kind = Kind::kFloat;
      // Zero is all that anybody asks for.
      value.small = expr.As<FloatLiteral>().value == 0;
      return value;
    case ExprKind::kStringLiteral: value = {Kind::kList, 0, false, expr.As<StringLiteral>().value.size()}; return value;
    case ExprKind::kNil: value.kind = Kind::kList; return value;
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
    if (name == "list_to_atom" || name == "list_to_integer") return first.kind != Kind::kList;
    return false;
  }
  if (name == "element" && arguments.size() == 2) return index_is_outside(first, arguments[1]);
  if (name == "setelement" && arguments.size() == 3) return index_is_outside(first, arguments[1]);
  return false;
}

}  // namespace

void Predictor::CheckFailure(const Expr& expr) {
  switch (expr.kind) {
    case ExprKind::kBinaryOperation: {
      const auto& node = expr.As<BinaryOperation>();
      if (node.op == BinaryOperator::kAndAlso || node.op == BinaryOperator::kOrElse) return;
      const auto left = ReadLiteral(*node.left), right = ReadLiteral(*node.right);
      if (!left.has_value() || !right.has_value()) return;
      const char* reason = FailureOf(node.op, *left, *right);
      if (reason != nullptr) Warn(DiagnosticKind::kEvalFailure, expr.location, {"`" + std::string(Spelling(node.op)) + "`", reason});
      return;
    }
    case ExprKind::kUnaryOperation: {
      const auto& node = expr.As<UnaryOperation>();
      const auto operand = ReadLiteral(*node.operand);
      const char* reason = operand.has_value() ? FailureOf(node.op, *operand) : nullptr;
      if (reason != nullptr) Warn(DiagnosticKind::kEvalFailure, expr.location, {"`" + std::string(Spelling(node.op)) + "`", reason});
      return;
    }
    case ExprKind::kCall: {
      const auto& call = expr.As<Call>();
      if (const auto* remote = call.function->AsIf<Remote>()) {
        const auto is_no_name = [](const Expr& part) { return IsLiteral(part) && !part.Is<AtomLiteral>(); };
        if (is_no_name(*remote->module) || is_no_name(*remote->function)) return Warn(DiagnosticKind::kBadCall, expr.location);
      } else if ((IsLiteral(*call.function) && !call.function->Is<AtomLiteral>()) || call.function->Is<Tuple>() ||
                 call.function->Is<List>()) {
        return Warn(DiagnosticKind::kBadCall, expr.location);
      }
      std::string written;
      const PureFunction* function = FindPure(call, &written);
      if (function == nullptr || function->module != "erlang" || call.arguments.empty()) return;
      std::vector<LiteralValue> arguments;
      for (const Expr* argument : call.arguments) {
        const auto value = ReadLiteral(*argument);
        if (!value.has_value()) return;
        arguments.push_back(*value);
      }
      if (FailsWithBadarg(function->name, arguments)) Warn(DiagnosticKind::kEvalFailure, expr.location, {std::move(written), "badarg"});
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
  std::vector<const MapField*> overridden;
  for (size_t i = fields.size(); i-- > 0;) {
    const Expr& key = *fields[i]->key;
    std::string text;
    if (const auto* atom = key.AsIf<AtomLiteral>()) {
      text = "a" + std::to_string(atom->value.index());
    } else if (const auto* integer = key.AsIf<IntegerLiteral>()) {
      text = "i" + integer->value.ToDecimal();
    } else {
      continue;
    }
    if (!seen.insert(std::move(text)).second) overridden.push_back(fields[i]);
  }
  for (size_t i = overridden.size(); i-- > 0;) {
    const Expr& key = *overridden[i]->key;
    const auto* atom = key.AsIf<AtomLiteral>();
    Warn(DiagnosticKind::kMapKeyRepeated, key.location,
         {atom != nullptr ? std::string(symbols_.Text(atom->value)) : key.As<IntegerLiteral>().value.ToDecimal()});
  }
}

}  // namespace lumen::outcome

// The value of an attribute: a constant expression to a term (OTP's erl_parse:normalise/1). Functions return null for anything
// that is no constant; the caller reports it.
// Tested by parser_test.cc and the data under testdata/.
#include <bit>

#include "compiler/base/bit_writer.h"
#include "compiler/parser/parser.h"
#include "compiler/syntax/term_order.h"

namespace lumen {

using namespace syntax;  // NOLINT: see parser.cc

namespace {

// Bits of a segment of a constant binary, at most. A -vsn with more is a mistake.
constexpr int64_t kMaxSegmentBits = int64_t{1} << 24;

}  // namespace

const Term* Parser::ToTerm(const Expr* expr, bool name_arity, int depth) {
  // Lists are flat and trees of bounded height; this counts what the two make together.
  if (depth > kMaxTreeDepth) return nullptr;
  auto integer = [&](const IntegerValue& value) -> const Term* {
    auto* term = arena_->New<IntegerTerm>();
    term->value = value;
    return term;
  };
  switch (expr->kind) {
    case ExprKind::kAtomLiteral: {
      auto* term = arena_->New<AtomTerm>();
      term->value = expr->As<AtomLiteral>().value;
      return term;
    }
    case ExprKind::kCharLiteral: return integer(expr->As<CharLiteral>().value);
    case ExprKind::kIntegerLiteral: return integer(expr->As<IntegerLiteral>().value);
    case ExprKind::kFloatLiteral: {
      auto* term = arena_->New<FloatTerm>();
      term->value = expr->As<FloatLiteral>().value;
      return term;
    }
    case ExprKind::kStringLiteral: {
      if (expr->As<StringLiteral>().value.empty()) return arena_->New<ListTerm>();
      auto* term = arena_->New<StringTerm>();
      term->value = expr->As<StringLiteral>().value;
      return term;
    }
    case ExprKind::kNil: return arena_->New<ListTerm>();
    case ExprKind::kList: {
      const auto& list = expr->As<List>();
      Gather<Term> elements(this);
      for (const Expr* element : list.elements) {
        if (!elements.Add(ToTerm(element, name_arity, depth + 1))) return nullptr;
      }
      auto* term = arena_->New<ListTerm>();
      if (list.tail != nullptr) {
        const Term* tail = ToTerm(list.tail, name_arity, depth + 1);
        if (tail == nullptr) return nullptr;
        if (const auto* rest = tail->AsIf<ListTerm>()) {
          for (const Term* element : rest->elements) elements.Add(element);
          tail = rest->tail;
        }
        term->tail = tail;
      }
      term->elements = elements.Take();
      return term;
    }
    case ExprKind::kTuple: {
      Gather<Term> elements(this);
      for (const Expr* element : expr->As<Tuple>().elements) {
        if (!elements.Add(ToTerm(element, name_arity, depth + 1))) return nullptr;
      }
      auto* term = arena_->New<TupleTerm>();
      term->elements = elements.Take();
      return term;
    }
    case ExprKind::kMapCreate: {
      std::vector<std::pair<const Term*, const Term*>> pairs;
      for (const MapField* field : expr->As<MapCreate>().fields) {
        if (field->exact) return nullptr;
        // In keys, name/1 is no pair.
        const Term* key = ToTerm(field->key, false, depth + 1);
        const Term* value = key == nullptr ? nullptr : ToTerm(field->value, name_arity, depth + 1);
        if (value == nullptr) return nullptr;
        pairs.emplace_back(key, value);
      }
      return MakeMapTerm(&pairs, *symbols_, arena_);
    }
    case ExprKind::kBinary: return BinaryToTerm(expr->As<Binary>());
    case ExprKind::kExternalFun: {
      const auto& fun = expr->As<ExternalFun>();
      const auto* module = fun.module->AsIf<AtomLiteral>();
      const auto* function = fun.function->AsIf<AtomLiteral>();
      const auto* arity = fun.arity->AsIf<IntegerLiteral>();
      if (module == nullptr || function == nullptr || arity == nullptr || !arity->value.is_small() ||
          arity->value.small() > 255) {
        return nullptr;
      }
      auto* term = arena_->New<FunTerm>();
      term->module = module->value;
      term->function = function->value;
      term->arity = static_cast<uint32_t>(arity->value.small());
      return term;
    }
    case ExprKind::kUnaryOperation: {
      const auto& operation = expr->As<UnaryOperation>();
      const bool negate = operation.op == UnaryOperator::kNegate;
      if (!negate && operation.op != UnaryOperator::kPlus) return nullptr;
      if (const auto* literal = operation.operand->AsIf<FloatLiteral>()) {
        auto* term = arena_->New<FloatTerm>();
        term->value = negate ? -literal->value : literal->value;
        return term;
      }
      IntegerValue value;
      if (const auto* literal = operation.operand->AsIf<IntegerLiteral>()) {
        value = literal->value;
      } else if (const auto* character = operation.operand->AsIf<CharLiteral>()) {
        value = IntegerValue(character->value);
      } else {
        return nullptr;
      }
      return integer(negate ? value.Negated(arena_) : value);
    }
    case ExprKind::kBinaryOperation: {
      // name/arity inside an attribute is {name, arity}.
      const auto& operation = expr->As<BinaryOperation>();
      if (!name_arity || operation.op != BinaryOperator::kDivide || !operation.left->Is<AtomLiteral>() ||
          !operation.right->Is<IntegerLiteral>()) {
        return nullptr;
      }
      const Term* parts[] = {ToTerm(operation.left, false, depth + 1), ToTerm(operation.right, false, depth + 1)};
      auto* term = arena_->New<TupleTerm>();
      term->elements = arena_->Copy(std::span<const Term* const>(parts));
      return term;
    }
    default: return nullptr;
  }
}

const Term* Parser::BinaryToTerm(const Binary& binary) {
  BitWriter bits;
  for (const BinaryElement* element : binary.elements) {
    if (!AppendSegment(*element, &bits) || bits.bits() > static_cast<uint64_t>(kMaxSegmentBits)) return nullptr;
  }
  auto* term = arena_->New<BitstringTerm>();
  term->bytes = arena_->CopyText(bits.bytes());
  term->size_bits = bits.bits();
  return term;
}

bool Parser::AppendSegment(const BinaryElement& element, BitWriter* out) {
  Symbol type = symbols::kInteger;
  bool little = false;
  int64_t unit = 0;
  for (const BitSpecifier& specifier : element.specifiers) {
    if (specifier.name == symbols::kUnit) {
      if (!specifier.has_value || !specifier.value.is_small() || specifier.value.small() < 1 ||
          specifier.value.small() > 256) {
        return false;
      }
      unit = specifier.value.small();
    } else if (specifier.name == symbols::kLittle) {
      little = true;
    } else if (specifier.name == symbols::kNative) {
      little = std::endian::native == std::endian::little;
    } else if (specifier.name != symbols::kBig && specifier.name != symbols::kSigned &&
               specifier.name != symbols::kUnsigned) {
      type = specifier.name;
    }
  }
  const bool is_utf = type == symbols::kUtf8 || type == symbols::kUtf16 || type == symbols::kUtf32;
  if (!is_utf && type != symbols::kInteger && type != symbols::kFloat) return false;
  int64_t bits = type == symbols::kFloat ? 64 : 8;
  if (element.size != nullptr) {
    const auto* size = element.size->AsIf<IntegerLiteral>();
    if (size == nullptr || is_utf || !size->value.is_small() || size->value.small() < 0 ||
        size->value.small() > kMaxSegmentBits) {
      return false;
    }
    bits = size->value.small() * (unit == 0 ? 1 : unit);
    if (bits > kMaxSegmentBits) return false;
  }
  auto append_value = [&](const Term& value) {
    if (type == symbols::kFloat) {
      double number;
      if (const auto* literal = value.AsIf<FloatTerm>()) {
        number = literal->value;
      } else if (const auto* integer = value.AsIf<IntegerTerm>(); integer != nullptr && integer->value.is_small()) {
        number = static_cast<double>(integer->value.small());
      } else {
        return false;
      }
      return out->AppendFloat(number, bits, little);
    }
    const auto* integer = value.AsIf<IntegerTerm>();
    if (integer == nullptr) return false;
    if (!is_utf) {
      out->AppendInteger(integer->value, bits, little);
      return true;
    }
    const int encoding_bits = type == symbols::kUtf8 ? 8 : type == symbols::kUtf16 ? 16 : 32;
    return integer->value.is_small() && out->AppendCodePoint(integer->value.small(), encoding_bits, little);
  };
  if (const auto* text = element.value->AsIf<StringLiteral>()) {
    for (char32_t c : text->value) {
      IntegerTerm character;
      character.value = IntegerValue(c);
      if (!append_value(character) || out->bits() > static_cast<uint64_t>(kMaxSegmentBits)) return false;
    }
    return true;
  }
  const Term* value = ToTerm(element.value, false, 0);
  return value != nullptr && append_value(*value);
}

}  // namespace lumen

// The value of an attribute: a constant expression to a term (OTP's erl_parse:normalise/1). Functions return null for anything
// that is no constant; the caller reports it.
// Tested by parser_test.cc and the data under testdata/.
#include <bit>
#include <cmath>
#include <cstring>

#include "compiler/base/utf8.h"
#include "compiler/parser/parser.h"
#include "compiler/syntax/term_order.h"

namespace lumen {

using namespace syntax;  // NOLINT: see parser.cc

namespace {

// Bits of a segment of a constant binary, at most. A -vsn with more is a mistake.
constexpr int64_t kMaxSegmentBits = int64_t{1} << 24;

void AppendBits(uint64_t value, unsigned count, std::string* bytes, uint64_t* size_bits) {
  for (unsigned i = count; i-- > 0;) {
    if (*size_bits % 8 == 0) bytes->push_back('\0');
    if ((value >> i & 1) != 0) bytes->back() = static_cast<char>(bytes->back() | 0x80 >> (*size_bits % 8));
    ++*size_bits;
  }
}

// Two's complement of `value` in `bits` bits.
void AppendInteger(const IntegerValue& value, int64_t bits, bool little, std::string* bytes, uint64_t* size_bits) {
  // Bits from the least significant one upwards.
  const std::span<const uint64_t> limbs = value.limbs();
  const bool negative = value.is_negative();
  std::vector<bool> digits(static_cast<size_t>(bits));
  if (value.is_small()) {
    for (int64_t i = 0; i < bits; ++i) digits[static_cast<size_t>(i)] = i < 64 ? (value.small() >> i & 1) != 0 : negative;
  } else {
    bool carry = negative;
    for (int64_t i = 0; i < bits; ++i) {
      const size_t limb = static_cast<size_t>(i / 64);
      bool bit = limb < limbs.size() && (limbs[limb] >> (i % 64) & 1) != 0;
      if (negative) {
        bit = !bit != carry;
        carry = carry && !bit;
      }
      digits[static_cast<size_t>(i)] = bit;
    }
  }
  if (!little) {
    for (int64_t i = bits; i-- > 0;) AppendBits(digits[static_cast<size_t>(i)], 1, bytes, size_bits);
    return;
  }
  for (int64_t start = 0; start < bits; start += 8) {
    for (int64_t i = std::min<int64_t>(8, bits - start); i-- > 0;) {
      AppendBits(digits[static_cast<size_t>(start + i)], 1, bytes, size_bits);
    }
  }
}

// IEEE half precision, rounded to nearest even; false where the value does not fit.
bool ToHalf(double value, uint16_t* half) {
  const uint64_t bits = std::bit_cast<uint64_t>(value);
  const auto sign = static_cast<uint16_t>(bits >> 48 & 0x8000);
  const double magnitude = std::fabs(value);
  if (magnitude >= 65520) return false;
  if (magnitude == 0) return *half = sign, true;
  int exponent;
  std::frexp(magnitude, &exponent);
  exponent = std::max(exponent - 1, -14);
  auto mantissa = static_cast<unsigned>(std::nearbyint(std::ldexp(magnitude, 10 - exponent)));
  unsigned biased = static_cast<unsigned>(exponent + 15);
  if (mantissa >= 2048) {
    mantissa >>= 1;
    ++biased;
  }
  *half = static_cast<uint16_t>(sign | (mantissa < 1024 ? mantissa : (biased << 10) + (mantissa - 1024)));
  return true;
}

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
  std::string bytes;
  uint64_t size_bits = 0;
  for (const BinaryElement* element : binary.elements) {
    if (!AppendSegment(*element, &bytes, &size_bits) || size_bits > static_cast<uint64_t>(kMaxSegmentBits)) return nullptr;
  }
  auto* term = arena_->New<BitstringTerm>();
  term->bytes = arena_->CopyText(std::string_view(bytes));
  term->size_bits = size_bits;
  return term;
}

bool Parser::AppendSegment(const BinaryElement& element, std::string* bytes, uint64_t* size_bits) {
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
      uint16_t half;
      if (bits == 64) {
        AppendInteger(IntegerValue(std::bit_cast<int64_t>(number)), 64, little, bytes, size_bits);
      } else if (bits == 32 && std::isfinite(static_cast<float>(number))) {
        AppendInteger(IntegerValue(std::bit_cast<int32_t>(static_cast<float>(number))), 32, little, bytes, size_bits);
      } else if (bits == 16 && ToHalf(number, &half)) {
        AppendInteger(IntegerValue(half), 16, little, bytes, size_bits);
      } else {
        return false;
      }
      return true;
    }
    const auto* integer = value.AsIf<IntegerTerm>();
    if (integer == nullptr) return false;
    if (!is_utf) {
      AppendInteger(integer->value, bits, little, bytes, size_bits);
      return true;
    }
    const int64_t code = integer->value.is_small() ? integer->value.small() : -1;
    if (code < 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return false;
    if (type == symbols::kUtf8) {
      std::string encoded;
      AppendUtf8(static_cast<char32_t>(code), &encoded);
      for (char byte : encoded) AppendBits(static_cast<unsigned char>(byte), 8, bytes, size_bits);
    } else if (type == symbols::kUtf32) {
      AppendInteger(code, 32, little, bytes, size_bits);
    } else if (code < 0x10000) {
      AppendInteger(code, 16, little, bytes, size_bits);
    } else {
      AppendInteger(0xD800 + ((code - 0x10000) >> 10), 16, little, bytes, size_bits);
      AppendInteger(0xDC00 + ((code - 0x10000) & 0x3FF), 16, little, bytes, size_bits);
    }
    return true;
  };
  if (const auto* text = element.value->AsIf<StringLiteral>()) {
    for (char32_t c : text->value) {
      IntegerTerm character;
      character.value = IntegerValue(c);
      if (!append_value(character) || *size_bits > static_cast<uint64_t>(kMaxSegmentBits)) return false;
    }
    return true;
  }
  const Term* value = ToTerm(element.value, false, 0);
  return value != nullptr && append_value(*value);
}

}  // namespace lumen

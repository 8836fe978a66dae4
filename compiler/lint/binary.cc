// Segments of binaries: types, units, sizes (OTP's erl_bits and bit_size_check). Tested by the goldens of compiler/frontend.
#include "compiler/lint/linter.h"

namespace lumen::lint {

using namespace syntax;  // NOLINT: lint is about the tree

// expr_bin
VariableTable Linter::CheckBinary(const Binary& binary, const VariableTable& scope, ExprMode mode) {
  VariableTable result;
  for (const BinaryElement* element : binary.elements) {
    VariableTable value = CheckIn(mode, *element->value, scope);
    SegmentSize size;
    VariableTable size_uses;
    if (element->size != nullptr) {
      const auto* atom = element->size->AsIf<AtomLiteral>();
      const FoldedValue folded = Fold(*element->size);
      if (atom != nullptr && atom->value == symbols::kAll) {
        size.kind = SegmentSize::Kind::kAll;
      } else if (folded.kind == FoldedValue::Kind::kInteger && IsGuardExpr(*element->size)) {
        size = {SegmentSize::Kind::kKnown, folded.integer};
      } else {
        size_uses = CheckIn(mode, *element->size, scope);
        size.kind = SegmentSize::Kind::kUnknown;
      }
    }
    const SegmentType type = CheckSegmentType(*element, &size);
    CheckSegmentSize(*element, size, type);
    result = tables_.Merge(std::move(result), tables_.Merge(std::move(value), std::move(size_uses)));
  }
  return result;
}

// erl_bits:set_bit_type. On an error the segment counts as an integer of 8 bits.
Linter::SegmentType Linter::CheckSegmentType(const BinaryElement& element, SegmentSize* size) {
  Symbol type, sign, endianness;
  int64_t unit = 0;
  auto fail = [&](DiagnosticKind kind, std::vector<std::string> arguments = {}) {
    Add(kind, element.location, std::move(arguments));
    *size = {SegmentSize::Kind::kKnown, 8};
    return SegmentType();
  };
  for (const BitSpecifier& specifier : element.specifiers) {
    Symbol new_type, new_sign, new_endianness;
    int64_t new_unit = 0;
    const Symbol name = specifier.name;
    if (specifier.has_value) {
      const bool valid = name == symbols::kUnit && specifier.value.is_small() && specifier.value.small() >= 1 &&
                         specifier.value.small() <= 256;
      if (!valid) return fail(DiagnosticKind::kUndefinedBitType, {Text(name) + ":" + specifier.value.ToDecimal()});
      new_unit = specifier.value.small();
    } else if (name == symbols::kInteger || name == symbols::kFloat || name == symbols::kUtf8 ||
               name == symbols::kUtf16 || name == symbols::kUtf32 || name == symbols::kBinary) {
      new_type = name;
    } else if (name == symbols::kBytes) {
      new_type = symbols::kBinary;
      new_unit = 8;
    } else if (name == symbols::kBitstring || name == symbols::kBits) {
      new_type = symbols::kBinary;
      new_unit = 1;
    } else if (name == symbols::kBig || name == symbols::kLittle || name == symbols::kNative) {
      new_endianness = name;
    } else if (name == symbols::kSigned || name == symbols::kUnsigned) {
      new_sign = name;
    } else {
      return fail(DiagnosticKind::kUndefinedBitType, {AtomOf(name)});
    }
    auto merge = [&](Symbol fresh, Symbol* known) {
      if (fresh.is_valid() && known->is_valid() && fresh != *known) return false;
      if (fresh.is_valid()) *known = fresh;
      return true;
    };
    const Symbol known[] = {type, sign, endianness};
    if (!merge(new_endianness, &endianness)) return fail(DiagnosticKind::kBitTypeMismatch, {Text(name), Text(known[2])});
    if (!merge(new_sign, &sign)) return fail(DiagnosticKind::kBitTypeMismatch, {Text(name), Text(known[1])});
    if (!merge(new_type, &type)) return fail(DiagnosticKind::kBitTypeMismatch, {Text(name), Text(known[0])});
    if (new_unit != 0 && unit != 0 && new_unit != unit) {
      return fail(DiagnosticKind::kBitTypeMismatch, {"unit:" + std::to_string(new_unit), "unit:" + std::to_string(unit)});
    }
    if (new_unit != 0) unit = new_unit;
  }
  if (!type.is_valid()) type = symbols::kInteger;
  const bool no_size = size->kind == SegmentSize::Kind::kDefault;
  if (type == symbols::kUtf8 || type == symbols::kUtf16 || type == symbols::kUtf32) {
    if (!no_size || unit != 0) return fail(DiagnosticKind::kUtfBitTypeSizeOrUnit);
    size->kind = SegmentSize::Kind::kNone;
    return {type, 1};
  }
  if (type == symbols::kBinary) {
    if (no_size) size->kind = SegmentSize::Kind::kAll;
    return {type, unit == 0 ? 8 : unit};
  }
  if (no_size) {
    if (unit != 0) return fail(DiagnosticKind::kBitTypeUnit);
    *size = {SegmentSize::Kind::kKnown, type == symbols::kFloat ? 64 : 8};
  }
  return {type, unit == 0 ? 1 : unit};
}

// bit_size_check
Linter::SegmentSize Linter::CheckSegmentSize(const BinaryElement& element, SegmentSize size, const SegmentType& type) {
  switch (size.kind) {
    case SegmentSize::Kind::kAll:
      if (type.type == symbols::kBinary) return size;
      Add(DiagnosticKind::kIllegalBitSize, element.location);
      return {SegmentSize::Kind::kUnknown, 0};
    case SegmentSize::Kind::kKnown: {
      int64_t bits;
      if (__builtin_mul_overflow(size.value, type.unit, &bits)) return {SegmentSize::Kind::kUnknown, 0};
      if (type.type == symbols::kFloat && bits != 16 && bits != 32 && bits != 64) {
        Add(DiagnosticKind::kBadBitSize, element.location, {"float"});
      }
      return {SegmentSize::Kind::kKnown, bits};
    }
    case SegmentSize::Kind::kDefault:
    case SegmentSize::Kind::kUnknown:
    case SegmentSize::Kind::kNone: return size;
  }
  __builtin_unreachable();
}

}  // namespace lumen::lint

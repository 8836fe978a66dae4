// Binaries: expressions, the same in guards, and patterns.
//
// A string is as many segments as it has characters, all with the string's number among the elements, which errors tell. What is constant
// is encoded here: a run of such segments is one, of all the bits of a literal, and a binary of nothing else a literal itself.
// Tested by lowering_test.cc and bitstring programs of tests/programs.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>

#include "compiler/base/bit_writer.h"
#include "compiler/lowering/lowerer.h"

namespace lumen::lowering {

using abi::SegmentType;

namespace {

// Longer segments are left to the run time: no object file should be large for the sake of a zero.
constexpr int64_t kMaxConstantBits = int64_t{1} << 16;
// As one integer segment, not as a literal.
constexpr uint64_t kMaxIntegerRunBits = 56;

struct Specified {
  SegmentType type = SegmentType::kInteger;
  uint8_t flags = 0;
  int64_t unit = 0;  // 0: not said
};

// Lint has seen to it that what is said can be said.
Specified SpecifiedBy(std::span<const syntax::BitSpecifier> specifiers) {
  Specified result;
  for (const syntax::BitSpecifier& specifier : specifiers) {
    const Symbol name = specifier.name;
    if (specifier.has_value) {
      result.unit = specifier.value.small();
    } else if (name == symbols::kFloat) {
      result.type = SegmentType::kFloat;
    } else if (name == symbols::kBinary || name == symbols::kBytes) {
      result.type = SegmentType::kBinary;
      if (name == symbols::kBytes && result.unit == 0) result.unit = 8;
    } else if (name == symbols::kBitstring || name == symbols::kBits) {
      result.type = SegmentType::kBinary;
      if (result.unit == 0) result.unit = 1;
    } else if (name == symbols::kUtf8) {
      result.type = SegmentType::kUtf8;
    } else if (name == symbols::kUtf16) {
      result.type = SegmentType::kUtf16;
    } else if (name == symbols::kUtf32) {
      result.type = SegmentType::kUtf32;
    } else if (name == symbols::kLittle || name == symbols::kNative) {
      result.flags |= abi::kSegmentLittle;
    } else if (name == symbols::kSigned) {
      result.flags |= abi::kSegmentSigned;
    }
  }
  return result;
}

abi::BinarySegment LayoutOf(const syntax::BinaryElement& element, size_t number) {
  const Specified specified = SpecifiedBy(element.specifiers);
  abi::BinarySegment layout;
  layout.type = specified.type;
  layout.flags = specified.flags;
  layout.unit = static_cast<uint16_t>(specified.unit != 0 ? specified.unit : specified.type == SegmentType::kBinary ? 8 : 1);
  layout.element = static_cast<uint32_t>(number);
  if (element.size == nullptr) {
    if (layout.type == SegmentType::kInteger) layout.size = 8;
    if (layout.type == SegmentType::kFloat) layout.size = 64;
    if (layout.type == SegmentType::kBinary) layout.flags |= abi::kSegmentAll;
  }
  return layout;
}

int EncodingBits(SegmentType type) { return type == SegmentType::kUtf8 ? 8 : type == SegmentType::kUtf16 ? 16 : 32; }

// Does a literal of that kind ever fit a segment of the type? Where not, OTP's compiler knows that the expression fails.
bool Suits(SegmentType type, LiteralKind kind) {
  switch (type) {
    case SegmentType::kFloat:
      return kind == LiteralKind::kInteger || kind == LiteralKind::kFloat;
    case SegmentType::kBinary:
      return kind == LiteralKind::kBitstring;
    case SegmentType::kInteger:
    case SegmentType::kUtf8:
    case SegmentType::kUtf16:
    case SegmentType::kUtf32:
      return kind == LiteralKind::kInteger;
  }
  __builtin_unreachable();
}

// The bits of a literal in a segment of constant size; false where they can only be made, or refused, at run time.
bool Encode(const Literal& value, const abi::BinarySegment& layout, BitWriter* out) {
  const bool little = (layout.flags & abi::kSegmentLittle) != 0;
  const int64_t bits = int64_t{layout.size} * layout.unit;
  if (bits > kMaxConstantBits) return false;
  switch (layout.type) {
    case SegmentType::kInteger:
      out->AppendInteger(value.integer, bits, little);
      return true;
    case SegmentType::kFloat:
      if (value.kind == LiteralKind::kFloat) return out->AppendFloat(value.float_value, bits, little);
      return value.integer.is_small() && out->AppendFloat(static_cast<double>(value.integer.small()), bits, little);
    case SegmentType::kBinary: {
      const bool is_all = (layout.flags & abi::kSegmentAll) != 0;
      const uint64_t taken = is_all ? value.bits : static_cast<uint64_t>(bits);
      if (taken > value.bits || taken > static_cast<uint64_t>(kMaxConstantBits) || (is_all && taken % layout.unit != 0)) return false;
      for (uint64_t i = 0; i < taken; i += 8) {
        const unsigned count = static_cast<unsigned>(std::min<uint64_t>(8, taken - i));
        out->AppendBits(static_cast<unsigned char>(value.bytes[i / 8]) >> (8 - count), count);
      }
      return true;
    }
    case SegmentType::kUtf8:
    case SegmentType::kUtf16:
    case SegmentType::kUtf32:
      return value.integer.is_small() && out->AppendCodePoint(value.integer.small(), EncodingBits(layout.type), little);
  }
  __builtin_unreachable();
}

}  // namespace

// Puts segments together; runs of constants are gathered in `run_`.
class FunctionLowerer::SegmentList {
 public:
  explicit SegmentList(FunctionLowerer* lowerer, SourceLocation location) : lowerer_(*lowerer), location_(location) {}

  void Add(const core::Expr* value, const core::Expr* size, abi::BinarySegment layout) {
    const auto* literal = value->AsIf<core::Literal>();
    if (literal != nullptr && size == nullptr) {
      const uint64_t before = run_.bits();
      BitWriter whole = run_;
      if (Encode(lowerer_.literals().Get(literal->value), layout, &whole)) {
        if (before == 0) run_element_ = layout.element;
        run_ = std::move(whole);
        return;
      }
    }
    Flush();
    Append(value, size, layout);
  }

  // The literal, where everything was constant; else the node.
  const core::Expr* Finish() {
    if (segments_.empty()) return lowerer_.LiteralOf(lowerer_.literals().Bitstring(run_.bytes(), run_.bits()), location_);
    Flush();
    auto* node = lowerer_.New<core::Binary>(location_);
    node->segments = lowerer_.Copy(segments_);
    return node;
  }

 private:
  void Append(const core::Expr* value, const core::Expr* size, abi::BinarySegment layout) {
    auto* segment = lowerer_.New<core::BinarySegment>(location_);
    segment->value = value;
    segment->size = size;
    if (size != nullptr) layout.flags |= abi::kSegmentSizeIsArgument;
    // The rest is appended to the first segment, in place where that can be.
    const bool is_first = segments_.empty() && (layout.flags & abi::kSegmentAll) != 0;
    if (is_first && !value->Is<core::Literal>() && (layout.flags & abi::kSegmentPrivateAppend) == 0) layout.flags |= abi::kSegmentAppend;
    segment->layout = layout;
    segments_.push_back(segment);
  }

  void Flush() {
    if (run_.bits() == 0) return;
    LiteralTable& literals = lowerer_.literals();
    abi::BinarySegment layout;
    layout.element = run_element_;
    if (run_.bits() <= kMaxIntegerRunBits) {
      uint64_t number = 0;
      for (char byte : run_.bytes()) number = number << 8 | static_cast<unsigned char>(byte);
      number >>= run_.bytes().size() * 8 - run_.bits();
      layout.size = static_cast<uint32_t>(run_.bits());
      Append(lowerer_.LiteralOf(literals.Integer(static_cast<int64_t>(number)), location_), nullptr, layout);
    } else {
      layout.type = SegmentType::kBinary;
      layout.flags = abi::kSegmentAll;
      Append(lowerer_.LiteralOf(literals.Bitstring(run_.bytes(), run_.bits()), location_), nullptr, layout);
    }
    run_ = BitWriter();
  }

  FunctionLowerer& lowerer_;
  SourceLocation location_;
  std::vector<const core::BinarySegment*> segments_;
  BitWriter run_;
  uint32_t run_element_ = 0;
};

const core::Expr* FunctionLowerer::BinaryExpression(const syntax::Binary& binary, bool in_guard, const core::Expr* append_to) {
  struct Element {
    abi::BinarySegment layout;
    int value = -1, size = -1;  // among the operands; no value: a string
    const syntax::StringLiteral* text = nullptr;
  };
  OperandList operands;
  auto add = [&](const syntax::Expr& expr) {
    if (in_guard) {
      operands.exprs.push_back(GuardExpr(expr));
    } else {
      AddOperand(expr, &operands);
    }
    return static_cast<int>(operands.exprs.size()) - 1;
  };
  std::vector<Element> elements;
  const size_t first_number = append_to != nullptr ? 2 : 1;
  for (size_t i = 0; i < binary.elements.size(); ++i) {
    const syntax::BinaryElement& element = *binary.elements[i];
    Element& lowered = elements.emplace_back();
    lowered.layout = LayoutOf(element, i + first_number);
    lowered.text = element.value->AsIf<syntax::StringLiteral>();
    if (lowered.text == nullptr) lowered.value = add(*element.value);
    if (element.size != nullptr) lowered.size = add(*element.size);
  }
  SegmentList segments(this, binary.location);
  if (append_to != nullptr) segments.Add(append_to, nullptr, PrivateAppendLayout());
  bool can_succeed = true;
  for (Element& element : elements) {
    const core::Expr* size = element.size < 0 ? nullptr : operands.exprs[static_cast<size_t>(element.size)];
    if (const auto* literal = size == nullptr ? nullptr : size->AsIf<core::Literal>()) {
      const Literal& number = literals().Get(literal->value);
      can_succeed = can_succeed && number.kind == LiteralKind::kInteger && !number.integer.is_negative();
      int64_t value;
      if (literals().IsSmallInteger(literal->value, &value) && value >= 0 && value <= std::numeric_limits<uint32_t>::max()) {
        element.layout.size = static_cast<uint32_t>(value);
        size = nullptr;
      }
    }
    if (element.text == nullptr) {
      const core::Expr* value = operands.exprs[static_cast<size_t>(element.value)];
      const auto* literal = value->AsIf<core::Literal>();
      can_succeed = can_succeed && (literal == nullptr || Suits(element.layout.type, literals().Get(literal->value).kind));
      if (can_succeed) segments.Add(value, size, element.layout);
      continue;
    }
    if (element.text->value.empty() && size != nullptr && !in_guard) {
      AddEffect(CheckSize(operands.exprs[static_cast<size_t>(element.size)] = Settle(size), binary.location));
    }
    can_succeed = can_succeed && (element.text->value.empty() || Suits(element.layout.type, LiteralKind::kInteger));
    for (char32_t character : element.text->value) {
      if (!can_succeed) break;
      segments.Add(LiteralOf(literals().Integer(static_cast<int64_t>(character)), binary.location), size, element.layout);
    }
  }
  if (can_succeed) return segments.Finish();
  // Everything is evaluated, and then it is wrong.
  if (!in_guard) {
    for (const core::Expr*& operand : operands.exprs) operand = Settle(operand);
  }
  const core::Expr* reason[] = {AtomOf(symbols().Intern("badarg"), binary.location)};
  return CallOf(symbols::kErlang, symbols().Intern("error"), reason, binary.location);
}

// badarg unless `size`, which is settled, is a size: for segments that no character is left of.
const core::Expr* FunctionLowerer::CheckSize(const core::Expr* size, SourceLocation location) {
  const core::Expr* const zero = LiteralOf(literals().Integer(0), location);
  const core::Expr *in_kind[] = {size}, *in_order[] = {size, zero}, *reason[] = {AtomOf(symbols().Intern("badarg"), location)};
  const Tests tests = {CallOf(symbols::kErlang, symbols().Intern("is_integer"), in_kind, location),
                       CallOf(symbols::kErlang, symbols().Intern(">="), in_order, location)};
  return CaseOf({size},
                {ClauseOf({PatternOf(NewVariable())}, Guards({}, tests), zero, location),
                 ClauseOf({PatternOf(NewVariable())}, {}, CallOf(symbols::kErlang, symbols().Intern("error"), reason, location), location)},
                location);
}

abi::BinarySegment FunctionLowerer::PrivateAppendLayout() {
  abi::BinarySegment layout;
  layout.type = SegmentType::kBinary;
  layout.flags = abi::kSegmentAll | abi::kSegmentPrivateAppend;
  layout.element = 1;
  return layout;
}

// A size sees the variables of its own binary and what was bound before the whole pattern, not what the pattern binds elsewhere: in
// fun(N, <<X:N>>), N is the one outside.
const core::Expr* FunctionLowerer::SizeInPattern(const syntax::Expr& size, size_t binary_mark, Tests* tests) {
  std::vector<std::pair<Symbol, core::VariableId>> hidden;
  for (size_t entry = binary_mark; entry-- > pattern_mark_;) {
    const auto& [name, before] = scope_log_[entry];
    hidden.emplace_back(name, Find(name));
    const bool is_own = std::any_of(scope_log_.begin() + static_cast<ptrdiff_t>(binary_mark), scope_log_.end(),
                                    [&, shadowed = name](const auto& own) { return own.first == shadowed; });
    if (!is_own) scope_[name] = before;
  }
  const core::Expr* lowered = GuardExprInPattern(size, tests);
  while (!hidden.empty()) {
    scope_[hidden.back().first] = hidden.back().second;
    hidden.pop_back();
  }
  return lowered;
}

const core::Pattern* FunctionLowerer::SegmentValuePattern(const syntax::Expr& value, SegmentType type, Tests* tests) {
  const core::Pattern* pattern = Pattern(value, tests);
  const auto* literal = pattern->AsIf<core::LiteralPattern>();
  if (literal == nullptr || type != SegmentType::kFloat) return pattern;
  const Literal& number = literals().Get(literal->value);
  if (number.kind != LiteralKind::kInteger) return pattern;
  // <<1/float>> means 1.0. An integer that is no float stays one, which no field holds.
  const double nearest = strtod(number.integer.ToDecimal().c_str(), nullptr);
  if (!std::isfinite(nearest)) return pattern;
  return LiteralPatternOf(literals().Float(nearest), value.location);
}

const core::Pattern* FunctionLowerer::BinaryPattern(const syntax::Binary& binary, Tests* tests) {
  const size_t binary_mark = scope_log_.size();
  std::vector<const core::PatternSegment*> segments;
  auto add = [&](const core::Pattern* value, const core::Expr* size, const abi::BinarySegment& layout, SourceLocation location) {
    auto* segment = New<core::PatternSegment>(location);
    segment->value = value;
    segment->size = size;
    segment->layout = layout;
    segments.push_back(segment);
  };
  for (size_t i = 0; i < binary.elements.size(); ++i) {
    const syntax::BinaryElement& element = *binary.elements[i];
    abi::BinarySegment layout = LayoutOf(element, i + 1);
    const core::Expr* size = nullptr;
    if (element.size != nullptr) {
      size = SizeInPattern(*element.size, binary_mark, tests);
      int64_t value;
      const auto* literal = size->AsIf<core::Literal>();
      if (literal != nullptr && literals().IsSmallInteger(literal->value, &value) && value >= 0 &&
          value <= std::numeric_limits<uint32_t>::max()) {
        layout.size = static_cast<uint32_t>(value);
        size = nullptr;
      } else {
        layout.flags |= abi::kSegmentSizeIsArgument;
      }
    }
    if (const auto* text = element.value->AsIf<syntax::StringLiteral>()) {
      for (char32_t character : text->value) {
        LiteralId code = literals().Integer(static_cast<int64_t>(character));
        if (layout.type == SegmentType::kFloat) code = literals().Float(static_cast<double>(character));
        add(LiteralPatternOf(code, element.value->location), size, layout, element.location);
      }
      continue;
    }
    const core::Pattern* value = SegmentValuePattern(*element.value, layout.type, tests);
    add(value, size, layout, element.location);
    // A variable that another part of the pattern binds too: sizes behind it mean this one, which is equal where all matches.
    if (const auto* variable = element.value->AsIf<syntax::Variable>(); variable != nullptr && value->Is<core::VariablePattern>()) {
      const core::VariableId own = value->As<core::VariablePattern>().variable;
      bool is_elsewhere = false;
      for (size_t entry = binary_mark; entry-- > pattern_mark_;)
        is_elsewhere = is_elsewhere || scope_log_[entry].first == variable->name;
      if (is_elsewhere && Find(variable->name) != own) Bind(variable->name, own);
    }
  }
  auto* node = New<core::BinaryPattern>(binary.location);
  node->segments = Copy(segments);
  return node;
}

}  // namespace lumen::lowering

// Lattice operations on types. Each kind's details (range, arity, atom) are joined and met on their
// own. Tested by type_test.cc.
#include "compiler/ssa/type.h"

#include <algorithm>
#include <iterator>

#include "compiler/ssa/text_pieces.h"

namespace lumen::ssa {

Type Type::SmallRange(int64_t minimum, int64_t maximum) {
  minimum = std::max(minimum, kMinimum);
  maximum = std::min(maximum, kMaximum);
  if (minimum > maximum) return None();
  Type type = OfKinds(kinds::kSmall);
  type.minimum_ = minimum;
  type.maximum_ = maximum;
  return type;
}

Type Type::Atom(Symbol atom) {
  Type type = OfKinds(kinds::kAtom);
  type.atom_ = atom;
  return type;
}

Type Type::Boolean() {
  Type type = OfKinds(kinds::kAtom);
  type.boolean_ = true;
  return type;
}

Type Type::TupleOfArity(uint32_t arity) {
  Type type = OfKinds(kinds::kTuple);
  type.arity_ = static_cast<int32_t>(arity);
  return type;
}

Type Type::Join(const Type& other) const {
  Type result = OfKinds(kinds_ | other.kinds_);
  if (MayBe(kinds::kSmall) && other.MayBe(kinds::kSmall)) {
    result.minimum_ = std::min(minimum_, other.minimum_);
    result.maximum_ = std::max(maximum_, other.maximum_);
  } else if (result.MayBe(kinds::kSmall)) {
    const Type& known = MayBe(kinds::kSmall) ? *this : other;
    result.minimum_ = known.minimum_;
    result.maximum_ = known.maximum_;
  }
  if (MayBe(kinds::kTuple) && other.MayBe(kinds::kTuple)) {
    if (arity_ == other.arity_) result.arity_ = arity_;
  } else if (result.MayBe(kinds::kTuple)) {
    result.arity_ = MayBe(kinds::kTuple) ? arity_ : other.arity_;
  }
  if (MayBe(kinds::kAtom) && other.MayBe(kinds::kAtom)) {
    if (atom_.is_valid() && atom_ == other.atom_) {
      result.atom_ = atom_;
    } else {
      result.boolean_ = AtomsAreBoolean() && other.AtomsAreBoolean();
    }
  } else if (result.MayBe(kinds::kAtom)) {
    const Type& known = MayBe(kinds::kAtom) ? *this : other;
    result.atom_ = known.atom_;
    result.boolean_ = known.boolean_;
  }
  return result;
}

Type Type::Meet(const Type& other) const {
  Type result = OfKinds(kinds_ & other.kinds_);
  if (result.MayBe(kinds::kSmall)) {
    result.minimum_ = std::max(minimum_, other.minimum_);
    result.maximum_ = std::min(maximum_, other.maximum_);
    if (result.minimum_ > result.maximum_) result = result.Without(kinds::kSmall);
  }
  if (result.MayBe(kinds::kTuple)) {
    result.arity_ = arity_ >= 0 ? arity_ : other.arity_;
    if (arity_ >= 0 && other.arity_ >= 0 && arity_ != other.arity_)
      result = result.Without(kinds::kTuple);
  }
  if (result.MayBe(kinds::kAtom)) {
    const bool boolean = boolean_ || other.boolean_;
    result.atom_ = atom_.is_valid() ? atom_ : other.atom_;
    const bool contradiction =
        result.atom_.is_valid() &&
        ((atom_.is_valid() && other.atom_.is_valid() && atom_ != other.atom_) ||
         (boolean && !result.AtomsAreBoolean()));
    if (contradiction) {
      result = result.Without(kinds::kAtom);
    } else if (!result.atom_.is_valid()) {
      result.boolean_ = boolean;
    }
  }
  return result;
}

Type Type::Without(KindSet set) const {
  Type result = *this;
  result.kinds_ &= ~set;
  if (!result.MayBe(kinds::kSmall)) {
    result.minimum_ = kMinimum;
    result.maximum_ = kMaximum;
  }
  if (!result.MayBe(kinds::kTuple)) result.arity_ = -1;
  if (!result.MayBe(kinds::kAtom)) {
    result.atom_ = Symbol();
    result.boolean_ = false;
  }
  return result;
}

Type Type::Widen(const Type& next) const {
  // Bytes, code points and signs are what ranges are good for.
  static constexpr int64_t kLower[] = {1, 0, -1, -(int64_t{1} << 31), kMinimum};
  static constexpr int64_t kUpper[] = {0, 1, 255, 0x10ffff, (int64_t{1} << 32) - 1, kMaximum};
  Type result = Join(next);
  if (!MayBe(kinds::kSmall) || !next.MayBe(kinds::kSmall)) return result;
  if (result.minimum_ < minimum_) {
    result.minimum_ = *std::find_if(std::begin(kLower), std::end(kLower),
                                    [&](int64_t mark) { return mark <= result.minimum_; });
  }
  if (result.maximum_ > maximum_) {
    result.maximum_ = *std::find_if(std::begin(kUpper), std::end(kUpper),
                                    [&](int64_t mark) { return mark >= result.maximum_; });
  }
  return result;
}

bool Type::operator==(const Type& other) const {
  return kinds_ == other.kinds_ && boolean_ == other.boolean_ && atom_ == other.atom_ &&
         arity_ == other.arity_ && minimum_ == other.minimum_ && maximum_ == other.maximum_;
}

std::string Type::ToString(const SymbolTable& symbols) const {
  if (IsNone()) return "none";
  if (*this == Any()) return "any";
  std::string text;
  auto add = [&](std::string_view kind) {
    if (!text.empty()) text += '|';
    text += kind;
  };
#define X(Name, bit, kind_text)                                                              \
  if (MayBe(kinds::k##Name) && (kinds::k##Name != kinds::kContext || Is(kinds::kContext))) { \
    if (kinds::k##Name == kinds::kAtom && boolean_) {                                        \
      add("boolean");                                                                        \
    } else {                                                                                 \
      add(kind_text);                                                                        \
    }                                                                                        \
    if (kinds::k##Name == kinds::kSmall && (minimum_ != kMinimum || maximum_ != kMaximum)) { \
      text += "[" + std::to_string(minimum_) + "," + std::to_string(maximum_) + "]";         \
    }                                                                                        \
    if (kinds::k##Name == kinds::kTuple && HasArity()) text += "/" + std::to_string(arity_); \
    if (kinds::k##Name == kinds::kAtom && atom_.is_valid()) {                                \
      text += "(" + AtomText(symbols.Text(atom_)) + ")";                                     \
    }                                                                                        \
  }
  LUMEN_SSA_TERM_KINDS(X)
#undef X
  return text;
}

}  // namespace lumen::ssa

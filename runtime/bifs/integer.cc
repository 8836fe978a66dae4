// Signs and small cases here; the loops are in runtime/number/digits.cc. A result is computed into
// an object that is surely large enough, then cut to its size.
//
// Tested by runtime/bifs/integer_test.cc against results recorded from OTP and by identities on
// random operands.
#include "runtime/bifs/integer.h"

#include <math.h>
#include <string.h>

#include "runtime/process/build.h"

namespace lumen::runtime {

namespace {

constexpr size_t kMaxIntegerDigits = kMaxIntegerLimbs * kDigitsPerLimb;

// A bignum under construction.
class Result {
 public:
  Result(Process& process, size_t max_digits)
      : process_(process),
        limbs_((max_digits + kDigitsPerLimb - 1) / kDigitsPerLimb),
        object_(Allocate(process, limbs_ + 1)) {}

  Digit* digits() { return reinterpret_cast<Digit*>(object_ + 1); }

  // The term of the first `size` digits, which need not be normalised.
  Term Finish(size_t size, bool negative) {
    size = NormalisedSize(digits(), size);
    if (size % kDigitsPerLimb != 0) digits()[size++] = 0;
    size_t limbs = size / kDigitsPerLimb;
    if (limbs <= 1) {
      uint64_t magnitude = limbs == 0 ? 0 : object_[1];
      if (magnitude <= static_cast<uint64_t>(abi::kSmallMax) + (negative ? 1 : 0)) {
        GiveBack(process_, object_);
        int64_t value = static_cast<int64_t>(magnitude);
        return abi::MakeSmall(negative ? -value : value);
      }
    }
    if (limbs > kMaxIntegerLimbs) {
      GiveBack(process_, object_);
      return kNoValue;
    }
    object_[0] = abi::MakeHeader(HeaderKind::kBignum, limbs, negative);
    GiveBack(process_, object_ + 1 + limbs);
    return MakePointer(object_, Tag::kBoxed);
  }

 private:
  Process& process_;
  size_t limbs_;
  Word* object_;
};

// The value of an integer that fits 64 bits with its sign (but for the lowest), which hashes and
// random numbers made by multiplication are on the way.
bool FitsWord(Term term, int64_t* value) {
  if (IsSmall(term)) {
    *value = SmallValue(term);
    return true;
  }
  const Word* object = PointerOf(term);
  if (abi::HeaderSizeWords(object[0]) != 1 || object[1] >> 63 != 0) return false;
  auto magnitude = static_cast<int64_t>(object[1]);
  *value = (abi::HeaderAux(object[0]) & 1) != 0 ? -magnitude : magnitude;
  return true;
}

bool FitWords(Term a, Term b, int64_t* x, int64_t* y) { return FitsWord(a, x) && FitsWord(b, y); }

Term AddWithSigns(Process& process, const IntegerView& a, const IntegerView& b, bool b_negative) {
  bool swap = CompareDigits(a.digits(), a.size(), b.digits(), b.size()) < 0;
  const IntegerView& larger = swap ? b : a;
  const IntegerView& smaller = swap ? a : b;
  bool negative = swap ? b_negative : a.is_negative();
  Result result(process, larger.size() + 1);
  Digit* digits = result.digits();
  if (a.is_negative() == b_negative) {
    digits[larger.size()] =
        AddDigits(digits, larger.digits(), larger.size(), smaller.digits(), smaller.size());
    return result.Finish(larger.size() + 1, negative);
  }
  SubtractDigits(digits, larger.digits(), larger.size(), smaller.digits(), smaller.size());
  return result.Finish(larger.size(), negative);
}

// Digit by digit through an integer's two's complement.
class TwosComplement {
 public:
  explicit TwosComplement(const IntegerView& view)
      : view_(view), carry_(view.is_negative() ? 1 : 0) {}
  Digit Next() {
    Digit digit = place_ < view_.size() ? view_.digits()[place_] : 0;
    ++place_;
    if (!view_.is_negative()) return digit;
    Digit complement = static_cast<Digit>(~digit) + carry_;
    carry_ = carry_ != 0 && complement == 0;
    return complement;
  }

 private:
  const IntegerView& view_;
  size_t place_ = 0;
  Digit carry_;
};

template <typename Operation>
Term Bitwise(Process& process, Term a, Term b, Operation operation) {
  int64_t x;
  int64_t y;
  if (FitWords(a, b, &x, &y)) return BuildInteger(process, operation(x, y));
  IntegerView left(a);
  IntegerView right(b);
  size_t size = (left.size() > right.size() ? left.size() : right.size()) + 1;
  Result result(process, size);
  Digit* digits = result.digits();
  TwosComplement left_digits(left);
  TwosComplement right_digits(right);
  for (size_t i = 0; i < size; ++i)
    digits[i] = static_cast<Digit>(operation(left_digits.Next(), right_digits.Next()));
  bool negative = digits[size - 1] >> (kDigitBits - 1) != 0;
  if (negative) {
    Digit carry = 1;
    for (size_t i = 0; i < size; ++i) {
      digits[i] = static_cast<Digit>(~digits[i]) + carry;
      carry = carry != 0 && digits[i] == 0;
    }
  }
  return result.Finish(size, negative);
}

Term ShiftLeft(Process& process, Term a, uint64_t count) {
  if (a == abi::MakeSmall(0)) return a;
  IntegerView view(a);
  if (count >= kMaxIntegerDigits * uint64_t{kDigitBits}) return kNoValue;
  size_t places = static_cast<size_t>(count) / kDigitBits;
  if (view.size() + places > kMaxIntegerDigits + 1) return kNoValue;
  Result result(process, view.size() + places + 1);
  Digit* digits = result.digits();
  for (size_t i = 0; i < places; ++i) digits[i] = 0;
  digits[places + view.size()] = ShiftLeftDigits(digits + places, view.digits(), view.size(),
                                                 static_cast<int>(count % kDigitBits));
  return result.Finish(view.size() + places + 1, view.is_negative());
}

Term ShiftRight(Process& process, Term a, uint64_t count) {
  int64_t value;
  if (FitsWord(a, &value)) return BuildInteger(process, value >> (count > 63 ? 63 : count));
  IntegerView view(a);
  if (count / kDigitBits >= view.size()) return abi::MakeSmall(view.is_negative() ? -1 : 0);
  size_t places = static_cast<size_t>(count / kDigitBits);
  int bits = static_cast<int>(count % kDigitBits);
  size_t size = view.size() - places;
  // Rounding down: the magnitude of a negative result grows by one when bits are lost.
  bool lost = false;
  if (view.is_negative()) {
    for (size_t i = 0; i < places && !lost; ++i) lost = view.digits()[i] != 0;
    if (bits != 0)
      lost = lost || static_cast<Digit>(view.digits()[places] << (kDigitBits - bits)) != 0;
  }
  Result result(process, size + 1);
  Digit* digits = result.digits();
  ShiftRightDigits(digits, view.digits() + places, size, bits);
  Digit one = lost;
  digits[size] = AddDigits(digits, digits, size, &one, 1);
  return result.Finish(size + 1, view.is_negative());
}

}  // namespace

Term AddIntegers(Process& process, Term a, Term b) {
  int64_t x;
  int64_t y;
  int64_t sum;
  if (FitWords(a, b, &x, &y) && !__builtin_add_overflow(x, y, &sum))
    return BuildInteger(process, sum);
  IntegerView left(a);
  IntegerView right(b);
  return AddWithSigns(process, left, right, right.is_negative());
}

Term SubtractIntegers(Process& process, Term a, Term b) {
  int64_t x;
  int64_t y;
  int64_t difference;
  if (FitWords(a, b, &x, &y) && !__builtin_sub_overflow(x, y, &difference))
    return BuildInteger(process, difference);
  IntegerView left(a);
  IntegerView right(b);
  return AddWithSigns(process, left, right, !right.is_negative());
}

Term MultiplyIntegers(Process& process, Term a, Term b) {
  int64_t x;
  int64_t y;
  int64_t product;
  if (FitWords(a, b, &x, &y) && !__builtin_mul_overflow(x, y, &product))
    return BuildInteger(process, product);
  IntegerView left(a);
  IntegerView right(b);
  if (left.size() == 0 || right.size() == 0) return abi::MakeSmall(0);
  size_t size = left.size() + right.size();
  if (size > kMaxIntegerDigits + 1) return kNoValue;
  Result result(process, size);
  MultiplyDigits(result.digits(), left.digits(), left.size(), right.digits(), right.size());
  return result.Finish(size, left.is_negative() != right.is_negative());
}

Term NegateInteger(Process& process, Term a) {
  return SubtractIntegers(process, abi::MakeSmall(0), a);
}

Term DivideIntegers(Process& process, Term a, Term b) {
  int64_t x;
  int64_t y;
  if (FitWords(a, b, &x, &y)) return BuildInteger(process, x / y);
  IntegerView left(a);
  IntegerView right(b);
  if (CompareDigits(left.digits(), left.size(), right.digits(), right.size()) < 0)
    return abi::MakeSmall(0);
  size_t size = left.size() - right.size() + 1;
  // Quotient and, behind it, the remainder nobody wants.
  size_t quotient_digits = (size + kDigitsPerLimb - 1) / kDigitsPerLimb * kDigitsPerLimb;
  size_t quotient_space = right.size() == 1 ? left.size() : quotient_digits;
  Result result(process, quotient_space + right.size() + kDigitsPerLimb);
  DivideDigits(result.digits(), result.digits() + quotient_space + kDigitsPerLimb, left.digits(),
               left.size(), right.digits(), right.size());
  return result.Finish(size, left.is_negative() != right.is_negative());
}

Term RemainderOfIntegers(Process& process, Term a, Term b) {
  int64_t x;
  int64_t y;
  if (FitWords(a, b, &x, &y)) return BuildInteger(process, y == -1 ? 0 : x % y);
  IntegerView left(a);
  IntegerView right(b);
  if (CompareDigits(left.digits(), left.size(), right.digits(), right.size()) < 0) return a;
  Result result(process, right.size());
  DivideDigits(nullptr, result.digits(), left.digits(), left.size(), right.digits(), right.size());
  return result.Finish(right.size(), left.is_negative());
}

Term AndIntegers(Process& process, Term a, Term b) {
  return Bitwise(process, a, b, [](auto x, auto y) { return x & y; });
}
Term OrIntegers(Process& process, Term a, Term b) {
  return Bitwise(process, a, b, [](auto x, auto y) { return x | y; });
}
Term XorIntegers(Process& process, Term a, Term b) {
  return Bitwise(process, a, b, [](auto x, auto y) { return x ^ y; });
}

Term ComplementInteger(Process& process, Term a) {
  if (IsSmall(a)) return abi::MakeSmall(~SmallValue(a));
  return SubtractIntegers(process, abi::MakeSmall(-1), a);
}

Term ShiftInteger(Process& process, Term a, Term count, bool left) {
  bool count_negative = IsSmall(count) ? SmallValue(count) < 0 : IntegerView(count).is_negative();
  // A count that is no small integer is beyond every size there is.
  uint64_t distance = UINT64_MAX;
  if (IsSmall(count)) {
    int64_t value = SmallValue(count);
    distance = value < 0 ? -static_cast<uint64_t>(value) : static_cast<uint64_t>(value);
  }
  return left != count_negative ? ShiftLeft(process, a, distance)
                                : ShiftRight(process, a, distance);
}

Term IntegerFromDouble(Process& process, double value) {
  if (value >= -0x1p60 && value < 0x1p60) return abi::MakeSmall(static_cast<int64_t>(value));
  int exponent;
  double fraction =
      frexp(fabs(value), &exponent);  // |value| = fraction * 2^exponent, no fractional part
  uint64_t mantissa = static_cast<uint64_t>(fraction * 0x1p53);
  Term small = abi::MakeSmall(static_cast<int64_t>(mantissa));
  Term magnitude = ShiftLeft(process, small, static_cast<uint64_t>(exponent - 53));
  if (value > 0) return magnitude;
  if (IsSmall(magnitude)) return abi::MakeSmall(-SmallValue(magnitude));
  PointerOf(magnitude)[0] |= Word{1}
                             << abi::kHeaderAuxShift;  // still ours alone: the sign goes in place
  return magnitude;
}

Term ParseInteger(Process& process, std::string_view text, int radix, bool* malformed) {
  bool negative = false;
  *malformed = true;
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
    negative = text[0] == '-';
    text.remove_prefix(1);
  }
  if (text.empty()) return kNoValue;
  for (char c : text) {
    if (DigitValue(static_cast<uint8_t>(c)) >= static_cast<unsigned>(radix)) return kNoValue;
  }
  *malformed = false;
  if (text.size() <= 11) {  // fits 61 bits in every radix
    int64_t value = 0;
    for (char c : text) value = value * radix + DigitValue(static_cast<uint8_t>(c));
    return abi::MakeSmall(negative ? -value : value);
  }
  size_t digits = MaxDigitsOfText(text.size(), radix);
  // The estimate is generous: only what is surely too large is refused before it is computed.
  if (digits > 2 * kMaxIntegerDigits) return kNoValue;
  Result result(process, digits);
  return result.Finish(ParseDigits(result.digits(), text.data(), text.size(), radix), negative);
}

}  // namespace lumen::runtime

// Sign and magnitude for addition, multiplication and division (schoolbook, a bit at a time for division), two's complement for the bit
// operations and shifts. Sizes are bounded by kMaxComputedBits. Tested by base_test.cc.
#include "compiler/base/integer_arithmetic.h"

#include <algorithm>
#include <functional>
#include <vector>

namespace lumen {
namespace {

using Limbs = std::vector<uint64_t>;
using Wide = unsigned __int128;

constexpr size_t kLimbBits = 64;
constexpr size_t kMaxLimbs = kMaxComputedBits / kLimbBits;

bool IsTooLarge(const IntegerValue& value) { return !value.is_small() && value.limbs().size() > kMaxLimbs; }

Limbs Magnitude(const IntegerValue& value) {
  if (!value.is_small()) return Limbs(value.limbs().begin(), value.limbs().end());
  const uint64_t bits = static_cast<uint64_t>(value.small());
  return {value.small() < 0 ? 0 - bits : bits};
}

std::optional<IntegerValue> Make(bool negative, Limbs limbs, Arena* arena) {
  while (!limbs.empty() && limbs.back() == 0) limbs.pop_back();
  if (limbs.size() > kMaxLimbs) return std::nullopt;
  return IntegerValue::FromLimbs(negative, limbs, arena);
}

// -1, 0 or 1; sizes may differ.
int Compare(const Limbs& left, const Limbs& right) {
  for (size_t i = std::max(left.size(), right.size()); i-- > 0;) {
    const uint64_t a = i < left.size() ? left[i] : 0, b = i < right.size() ? right[i] : 0;
    if (a != b) return a < b ? -1 : 1;
  }
  return 0;
}

Limbs Sum(const Limbs& left, const Limbs& right) {
  Limbs sum(std::max(left.size(), right.size()) + 1);
  uint64_t carry = 0;
  for (size_t i = 0; i < sum.size(); ++i) {
    const Wide total = Wide{i < left.size() ? left[i] : 0} + (i < right.size() ? right[i] : 0) + carry;
    sum[i] = static_cast<uint64_t>(total);
    carry = static_cast<uint64_t>(total >> kLimbBits);
  }
  return sum;
}

// `left` is not smaller.
Limbs Difference(Limbs left, const Limbs& right) {
  uint64_t borrow = 0;
  for (size_t i = 0; i < left.size(); ++i) {
    const Wide taken = Wide{i < right.size() ? right[i] : 0} + borrow;
    borrow = left[i] < taken ? 1 : 0;
    left[i] -= static_cast<uint64_t>(taken);
  }
  return left;
}

std::optional<IntegerValue> AddSigned(const IntegerValue& left, const IntegerValue& right, bool negate_right, Arena* arena) {
  if (IsTooLarge(left) || IsTooLarge(right)) return std::nullopt;
  const Limbs a = Magnitude(left), b = Magnitude(right);
  const bool a_negative = left.is_negative(), b_negative = right.is_negative() != negate_right;
  if (a_negative == b_negative) return Make(a_negative, Sum(a, b), arena);
  return Compare(a, b) >= 0 ? Make(a_negative, Difference(a, b), arena) : Make(b_negative, Difference(b, a), arena);
}

// Of magnitudes; the divisor is not zero.
void DivideLimbs(const Limbs& dividend, const Limbs& divisor, Limbs* quotient, Limbs* remainder) {
  quotient->assign(dividend.size(), 0);
  remainder->assign(divisor.size() + 1, 0);
  for (size_t bit = dividend.size() * kLimbBits; bit-- > 0;) {
    uint64_t carry = (dividend[bit / kLimbBits] >> (bit % kLimbBits)) & 1;
    for (uint64_t& limb : *remainder) {
      const uint64_t top = limb >> (kLimbBits - 1);
      limb = (limb << 1) | carry;
      carry = top;
    }
    if (Compare(*remainder, divisor) < 0) continue;
    *remainder = Difference(std::move(*remainder), divisor);
    (*quotient)[bit / kLimbBits] |= uint64_t{1} << (bit % kLimbBits);
  }
}

// Two's complement in `size` limbs, which have to be enough for a sign bit.
Limbs Complement(const IntegerValue& value, size_t size) {
  Limbs limbs = Magnitude(value);
  limbs.resize(size);
  if (!value.is_negative()) return limbs;
  uint64_t carry = 1;
  for (uint64_t& limb : limbs) {
    limb = ~limb + carry;
    carry = carry != 0 && limb == 0 ? 1 : 0;
  }
  return limbs;
}

std::optional<IntegerValue> FromComplement(Limbs limbs, Arena* arena) {
  const bool negative = (limbs.back() >> (kLimbBits - 1)) != 0;
  uint64_t carry = 1;
  for (uint64_t& limb : limbs) {
    if (!negative) break;
    limb = ~limb + carry;
    carry = carry != 0 && limb == 0 ? 1 : 0;
  }
  return Make(negative, std::move(limbs), arena);
}

template <typename Operation>
std::optional<IntegerValue> Bitwise(const IntegerValue& left, const IntegerValue& right, Arena* arena, Operation operation) {
  if (IsTooLarge(left) || IsTooLarge(right)) return std::nullopt;
  const size_t size = std::max(Magnitude(left).size(), Magnitude(right).size()) + 1;
  Limbs a = Complement(left, size);
  const Limbs b = Complement(right, size);
  std::ranges::transform(a, b, a.begin(), operation);
  return FromComplement(std::move(a), arena);
}

}  // namespace

std::optional<IntegerValue> Add(const IntegerValue& left, const IntegerValue& right, Arena* arena) {
  return AddSigned(left, right, /*negate_right=*/false, arena);
}

std::optional<IntegerValue> Subtract(const IntegerValue& left, const IntegerValue& right, Arena* arena) {
  return AddSigned(left, right, /*negate_right=*/true, arena);
}

std::optional<IntegerValue> Multiply(const IntegerValue& left, const IntegerValue& right, Arena* arena) {
  if (IsTooLarge(left) || IsTooLarge(right)) return std::nullopt;
  const Limbs a = Magnitude(left), b = Magnitude(right);
  Limbs product(a.size() + b.size());
  for (size_t i = 0; i < a.size(); ++i) {
    uint64_t carry = 0;
    for (size_t j = 0; j < b.size(); ++j) {
      const Wide total = static_cast<Wide>(a[i]) * b[j] + product[i + j] + carry;
      product[i + j] = static_cast<uint64_t>(total);
      carry = static_cast<uint64_t>(total >> kLimbBits);
    }
    product[i + b.size()] = carry;
  }
  return Make(left.is_negative() != right.is_negative(), std::move(product), arena);
}

std::optional<IntegerValue> Divide(const IntegerValue& left, const IntegerValue& right, Arena* arena) {
  if (right == IntegerValue(0) || IsTooLarge(left) || IsTooLarge(right)) return std::nullopt;
  Limbs quotient, remainder;
  DivideLimbs(Magnitude(left), Magnitude(right), &quotient, &remainder);
  return Make(left.is_negative() != right.is_negative(), std::move(quotient), arena);
}

std::optional<IntegerValue> Remainder(const IntegerValue& left, const IntegerValue& right, Arena* arena) {
  if (right == IntegerValue(0) || IsTooLarge(left) || IsTooLarge(right)) return std::nullopt;
  Limbs quotient, remainder;
  DivideLimbs(Magnitude(left), Magnitude(right), &quotient, &remainder);
  return Make(left.is_negative(), std::move(remainder), arena);
}

std::optional<IntegerValue> BitAnd(const IntegerValue& left, const IntegerValue& right, Arena* arena) {
  return Bitwise(left, right, arena, std::bit_and<uint64_t>());
}

std::optional<IntegerValue> BitOr(const IntegerValue& left, const IntegerValue& right, Arena* arena) {
  return Bitwise(left, right, arena, std::bit_or<uint64_t>());
}

std::optional<IntegerValue> BitXor(const IntegerValue& left, const IntegerValue& right, Arena* arena) {
  return Bitwise(left, right, arena, std::bit_xor<uint64_t>());
}

std::optional<IntegerValue> BitNot(const IntegerValue& value, Arena* arena) { return BitXor(value, IntegerValue(-1), arena); }

std::optional<IntegerValue> ShiftLeft(const IntegerValue& value, const IntegerValue& amount, Arena* arena) {
  if (value == IntegerValue(0)) return value;
  if (IsTooLarge(value)) return std::nullopt;
  constexpr int64_t kMost = static_cast<int64_t>(kMaxComputedBits);
  if (!amount.is_negative()) {
    if (!amount.is_small() || amount.small() > kMost) return std::nullopt;
    const size_t distance = static_cast<size_t>(amount.small());
    Limbs power(distance / kLimbBits + 1);
    power.back() = uint64_t{1} << (distance % kLimbBits);
    return Multiply(value, IntegerValue::FromLimbs(false, power, arena), arena);
  }
  if (!amount.is_small() || amount.small() < -kMost) return IntegerValue(value.is_negative() ? -1 : 0);
  const size_t distance = static_cast<size_t>(-amount.small()), whole = distance / kLimbBits, part = distance % kLimbBits;
  Limbs limbs = Complement(value, Magnitude(value).size() + 1);
  const uint64_t sign = value.is_negative() ? ~uint64_t{0} : 0;
  for (size_t i = 0; i < limbs.size(); ++i) {
    const uint64_t low = i + whole < limbs.size() ? limbs[i + whole] : sign;
    const uint64_t high = i + whole + 1 < limbs.size() ? limbs[i + whole + 1] : sign;
    limbs[i] = part == 0 ? low : (low >> part) | (high << (kLimbBits - part));
  }
  return FromComplement(std::move(limbs), arena);
}

}  // namespace lumen

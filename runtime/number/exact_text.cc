// A float is m * 2^e. With e < 0 that is m * 5^-e / 10^-e: either way its decimal digits are those of one integer, and end.
//
// Tested by runtime/number/exact_text_test.cc against the C library.
#include "runtime/number/exact_text.h"

#include <stdint.h>
#include <string.h>

namespace lumen::runtime {

namespace {

constexpr int kFractionBits = 52;
constexpr int kSmallestExponent = -1074;
constexpr uint32_t kChunk = 1'000'000'000;
constexpr int kChunkDigits = 9;
// 2^53 * 5^1074 is the largest integer.
constexpr int kLimbs = (53 + 1074 * 7 / 3 + 31) / 32;
constexpr int kMostDigits = (kLimbs * 32 / 29 + 1) * kChunkDigits;

class Natural {
 public:
  explicit Natural(uint64_t value) {
    for (; value != 0; value >>= 32) limbs_[size_++] = static_cast<uint32_t>(value);
  }
  bool IsZero() const { return size_ == 0; }
  void Multiply(uint32_t factor) {
    uint64_t carry = 0;
    for (int i = 0; i < size_; ++i) {
      carry += uint64_t{limbs_[i]} * factor;
      limbs_[i] = static_cast<uint32_t>(carry);
      carry >>= 32;
    }
    if (carry != 0) limbs_[size_++] = static_cast<uint32_t>(carry);
  }
  // Times base^exponent, base^step being what fits into 32 bits.
  void MultiplyPower(uint32_t base, int exponent, int step) {
    uint32_t largest = 1;
    for (int i = 0; i < step; ++i) largest *= base;
    for (; exponent >= step; exponent -= step) Multiply(largest);
    for (; exponent > 0; --exponent) Multiply(base);
  }
  // Leaves the quotient; returns the remainder.
  uint32_t Divide(uint32_t divisor) {
    uint64_t rest = 0;
    for (int i = size_; i-- > 0;) {
      rest = rest << 32 | limbs_[i];
      limbs_[i] = static_cast<uint32_t>(rest / divisor);
      rest %= divisor;
    }
    while (size_ > 0 && limbs_[size_ - 1] == 0) --size_;
    return static_cast<uint32_t>(rest);
  }

 private:
  uint32_t limbs_[kLimbs + 1];
  int size_ = 0;
};

// The value is 0.DIGITS * 10^point; digits behind the last are 0.
class ExactDecimal {
 public:
  explicit ExactDecimal(double value) {
    uint64_t bits;
    memcpy(&bits, &value, sizeof(bits));
    is_negative_ = bits >> 63 != 0;
    const int biased = static_cast<int>(bits >> kFractionBits) & 0x7ff;
    uint64_t mantissa = bits & ((uint64_t{1} << kFractionBits) - 1);
    if (biased != 0) mantissa |= uint64_t{1} << kFractionBits;
    if (mantissa == 0) return;
    int exponent = (biased == 0 ? 1 : biased) - 1 + kSmallestExponent;
    for (; exponent < 0 && mantissa % 2 == 0; ++exponent) mantissa /= 2;
    Natural number(mantissa);
    if (exponent >= 0) {
      number.MultiplyPower(2, exponent, 31);
    } else {
      number.MultiplyPower(5, -exponent, 13);
    }
    char* place = digits_ + kMostDigits;
    while (!number.IsZero()) {
      uint32_t chunk = number.Divide(kChunk);
      for (int i = 0; i < kChunkDigits; ++i, chunk /= 10) *--place = static_cast<char>('0' + chunk % 10);
    }
    while (*place == '0') ++place;
    size_ = static_cast<int>(digits_ + kMostDigits - place);
    memmove(digits_, place, static_cast<size_t>(size_));
    point_ = size_ + (exponent < 0 ? exponent : 0);
  }

  bool is_negative() const { return is_negative_; }
  bool is_zero() const { return size_ == 0; }
  int point() const { return point_; }
  char Digit(int i) const { return i < 0 || i >= size_ ? '0' : digits_[i]; }

  // Leaves so many digits, of which there may be less than none.
  void Round(int count) {
    if (count >= size_) return;
    if (count < 0) {
      size_ = 0;
      return;
    }
    const char next = digits_[count];
    bool is_up = next > '5';
    if (next == '5') {
      is_up = count > 0 && digits_[count - 1] % 2 != 0;
      for (int i = count + 1; i < size_ && !is_up; ++i) is_up = digits_[i] != '0';
    }
    size_ = count;
    if (!is_up) return;
    while (size_ > 0 && digits_[size_ - 1] == '9') --size_;
    if (size_ > 0) {
      ++digits_[size_ - 1];
      return;
    }
    digits_[0] = '1';
    size_ = 1;
    ++point_;
  }

 private:
  char digits_[kMostDigits];
  int size_ = 0;
  int point_ = 0;
  bool is_negative_ = false;
};

// Digits first to last of a number, of whose digits those from `point` on are behind the point.
char* WriteDigits(const ExactDecimal& number, int first, int point, int last, char* place) {
  for (int i = first; i <= last; ++i) {
    if (i == point) *place++ = '.';
    *place++ = number.Digit(i);
  }
  return place;
}

}  // namespace

size_t FormatDecimals(double value, int decimals, char* text, size_t capacity) {
  ExactDecimal number(value);
  number.Round(number.point() + decimals);
  const int point = number.point();
  // At least one digit in front of the point.
  const int first = point > 0 ? 0 : point - 1;
  const size_t size = static_cast<size_t>(point - first) + static_cast<size_t>(decimals) + (decimals > 0) + number.is_negative();
  if (size > capacity) return 0;
  if (number.is_negative()) *text++ = '-';
  WriteDigits(number, first, point, point + decimals - 1, text);
  return size;
}

size_t FormatScientific(double value, int decimals, char* text, size_t capacity) {
  ExactDecimal number(value);
  number.Round(decimals + 1);
  const int exponent = number.is_zero() ? 0 : number.point() - 1;
  const int magnitude = exponent < 0 ? -exponent : exponent;
  const size_t size = 1 + static_cast<size_t>(decimals) + (decimals > 0) + number.is_negative() + (magnitude < 100 ? 4 : 5);
  if (size > capacity) return 0;
  if (number.is_negative()) *text++ = '-';
  text = WriteDigits(number, 0, 1, decimals, text);
  *text++ = 'e';
  *text++ = exponent < 0 ? '-' : '+';
  if (magnitude >= 100) *text++ = static_cast<char>('0' + magnitude / 100);
  *text++ = static_cast<char>('0' + magnitude / 10 % 10);
  *text++ = static_cast<char>('0' + magnitude % 10);
  return size;
}

}  // namespace lumen::runtime

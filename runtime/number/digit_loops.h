// The innermost loops and the scratch memory that the files of this folder share. See digits.h.
#ifndef RUNTIME_NUMBER_DIGIT_LOOPS_H_
#define RUNTIME_NUMBER_DIGIT_LOOPS_H_

#include <stdlib.h>

#include "runtime/base/check.h"
#include "runtime/number/digits.h"

namespace lumen::runtime {

// Scratch memory for the time of a call.
class Scratch {
 public:
  explicit Scratch(size_t size) : digits_(size <= kInline ? inline_ : Allocate(size)) {}
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() {
    if (digits_ != inline_) free(digits_);
  }
  Digit* get() { return digits_; }

 private:
  static constexpr size_t kInline = 64;
  static Digit* Allocate(size_t size) {
    void* memory = malloc(size * sizeof(Digit));
    if (memory == nullptr) FatalOutOfMemory(size * sizeof(Digit));
    return static_cast<Digit*>(memory);
  }
  Digit inline_[kInline];
  Digit* digits_;
};

// result[0..size) += a * factor, returns the digit carried out.
inline Digit AddMultiplyDigit(Digit* result, const Digit* a, size_t size, Digit factor) {
  Digit carry = 0;
#pragma clang loop unroll_count(4)
  for (size_t i = 0; i < size; ++i) {
    DoubleDigit product = static_cast<DoubleDigit>(a[i]) * factor + result[i] + carry;
    result[i] = static_cast<Digit>(product);
    carry = static_cast<Digit>(product >> kDigitBits);
  }
  return carry;
}

// result[0..size) -= a * factor, returns the digit borrowed.
inline Digit SubtractMultiplyDigit(Digit* result, const Digit* a, size_t size, Digit factor) {
  Digit carry = 0;
#pragma clang loop unroll_count(4)
  for (size_t i = 0; i < size; ++i) {
    DoubleDigit product = static_cast<DoubleDigit>(a[i]) * factor + carry;
    Digit low = static_cast<Digit>(product);
    carry = static_cast<Digit>(product >> kDigitBits) + (result[i] < low);
    result[i] -= low;
  }
  return carry;
}

// The reciprocal of a divisor whose top bit is set: (B^2 - 1) / divisor - B.
inline Digit Reciprocal(Digit divisor) {
  constexpr Digit kAllOnes = static_cast<Digit>(-1);
  DoubleDigit dividend =
      (static_cast<DoubleDigit>(static_cast<Digit>(~divisor)) << kDigitBits) | kAllOnes;
  return static_cast<Digit>(dividend / divisor);
}

// (high, low) / divisor with high < divisor, top bit of divisor set (Möller and Granlund,
// "Improved division by invariant integers", 2011).
inline Digit DivideTwoByOne(Digit high, Digit low, Digit divisor, Digit reciprocal,
                            Digit* remainder) {
  DoubleDigit product = static_cast<DoubleDigit>(reciprocal) * high +
                        ((static_cast<DoubleDigit>(high) << kDigitBits) | low);
  Digit quotient = static_cast<Digit>(product >> kDigitBits) + 1;
  Digit rest = static_cast<Digit>(low - quotient * divisor);
  if (rest > static_cast<Digit>(product)) {
    --quotient;
    rest += divisor;
  }
  if (__builtin_expect(rest >= divisor, 0)) {
    ++quotient;
    rest -= divisor;
  }
  *remainder = rest;
  return quotient;
}

inline int LeadingZeros(Digit digit) {
  return sizeof(Digit) == 8 ? __builtin_clzll(digit) : __builtin_clz(static_cast<uint32_t>(digit));
}

}  // namespace lumen::runtime

#endif  // RUNTIME_NUMBER_DIGIT_LOOPS_H_

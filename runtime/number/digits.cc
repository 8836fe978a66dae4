// Addition, shifts and multiplication; division is in division.cc, text in radix.cc.
//
// Multiplication is schoolbook below kKaratsubaDigits and Karatsuba's above, unbalanced operands
// cut in pieces.
//
// Tested by runtime/number/digits_test.cc, against recorded results of OTP in runtime/bifs.
#include "runtime/number/digits.h"

#include <string.h>

#include "runtime/number/digit_loops.h"

namespace lumen::runtime {

namespace {

// Below this the simple loop is faster (measured on x86_64).
constexpr size_t kKaratsubaDigits = 40;

void MultiplySchoolbook(Digit* result, const Digit* a, size_t a_size, const Digit* b,
                        size_t b_size) {
  result[a_size] = MultiplyDigit(result, a, a_size, b[0], 0);
  for (size_t i = 1; i < b_size; ++i)
    result[a_size + i] = AddMultiplyDigit(result + i, a, a_size, b[i]);
}

// |a - b| of two numbers of `size` digits; true when a < b.
bool AbsoluteDifference(Digit* result, const Digit* a, const Digit* b, size_t size) {
  if (CompareDigits(a, NormalisedSize(a, size), b, NormalisedSize(b, size)) < 0) {
    SubtractDigits(result, b, size, a, size);
    return true;
  }
  SubtractDigits(result, a, size, b, size);
  return false;
}

// result[0..2 * size) = a * b; `scratch` holds 4 * size + 8 * 64 digits. Recursion halves the size:
// its depth is below 20.
void MultiplyKaratsuba(Digit* result, const Digit* a, const Digit* b, size_t size, Digit* scratch) {
  if (size < kKaratsubaDigits) {
    MultiplySchoolbook(result, a, size, b, size);
    return;
  }
  if (size % 2 != 0) {
    // The last digit by hand, so that the halves are equal.
    size_t even = size - 1;
    MultiplyKaratsuba(result, a, b, even, scratch);
    result[2 * even] = AddMultiplyDigit(result + even, a, even, b[even]);
    result[2 * even + 1] = AddMultiplyDigit(result + even, b, size, a[even]);
    return;
  }
  size_t half = size / 2;
  Digit* middle = scratch;      // size digits
  Digit* sum = scratch + size;  // size + 1 digits, also the differences
  Digit* deeper = scratch + 2 * size + 2;
  // (a1 - a0)(b0 - b1) = a1 b0 + a0 b1 - a1 b1 - a0 b0
  bool a_flipped = AbsoluteDifference(sum, a + half, a, half);
  bool b_flipped = AbsoluteDifference(sum + half, b, b + half, half);
  MultiplyKaratsuba(middle, sum, sum + half, half, deeper);
  MultiplyKaratsuba(result, a, b, half, deeper);
  MultiplyKaratsuba(result + size, a + half, b + half, half, deeper);
  sum[size] = AddDigits(sum, result, size, result + size, size);
  if (a_flipped != b_flipped) {
    sum[size] -= SubtractDigits(sum, sum, size, middle, size);
  } else {
    sum[size] += AddDigits(sum, sum, size, middle, size);
  }
  AddDigits(result + half, result + half, size + half, sum, size + 1);
}

}  // namespace

int CompareDigits(const Digit* a, size_t a_size, const Digit* b, size_t b_size) {
  if (a_size != b_size) return a_size < b_size ? -1 : 1;
  for (size_t i = a_size; i-- > 0;) {
    if (a[i] != b[i]) return a[i] < b[i] ? -1 : 1;
  }
  return 0;
}

Digit AddDigits(Digit* result, const Digit* a, size_t a_size, const Digit* b, size_t b_size) {
  Digit carry = 0;
  size_t i = 0;
  for (; i < b_size; ++i) {
    Digit sum;
    Digit carried = __builtin_add_overflow(a[i], b[i], &sum);
    carried |= static_cast<Digit>(__builtin_add_overflow(sum, carry, &result[i]));
    carry = carried;
  }
  for (; i < a_size && carry != 0; ++i) carry = __builtin_add_overflow(a[i], carry, &result[i]);
  if (i < a_size && result != a) memmove(result + i, a + i, (a_size - i) * sizeof(Digit));
  return carry;
}

Digit SubtractDigits(Digit* result, const Digit* a, size_t a_size, const Digit* b, size_t b_size) {
  Digit borrow = 0;
  size_t i = 0;
  for (; i < b_size; ++i) {
    Digit difference;
    Digit borrowed = __builtin_sub_overflow(a[i], b[i], &difference);
    borrowed |= static_cast<Digit>(__builtin_sub_overflow(difference, borrow, &result[i]));
    borrow = borrowed;
  }
  for (; i < a_size && borrow != 0; ++i) borrow = __builtin_sub_overflow(a[i], borrow, &result[i]);
  if (i < a_size && result != a) memmove(result + i, a + i, (a_size - i) * sizeof(Digit));
  return borrow;
}

Digit MultiplyDigit(Digit* result, const Digit* a, size_t size, Digit factor, Digit carry) {
  for (size_t i = 0; i < size; ++i) {
    DoubleDigit product = static_cast<DoubleDigit>(a[i]) * factor + carry;
    result[i] = static_cast<Digit>(product);
    carry = static_cast<Digit>(product >> kDigitBits);
  }
  return carry;
}

void MultiplyDigits(Digit* result, const Digit* a, size_t a_size, const Digit* b, size_t b_size) {
  if (a_size < b_size) {
    const Digit* digits = a;
    a = b;
    b = digits;
    size_t size = a_size;
    a_size = b_size;
    b_size = size;
  }
  if (b_size < kKaratsubaDigits) {
    MultiplySchoolbook(result, a, a_size, b, b_size);
    return;
  }
  Scratch scratch(6 * b_size + 512);
  Digit* product = scratch.get();  // 2 * b_size digits
  Digit* deeper = product + 2 * b_size;
  memset(result, 0, (a_size + b_size) * sizeof(Digit));
  size_t done = 0;
  for (; done + b_size <= a_size; done += b_size) {
    MultiplyKaratsuba(product, a + done, b, b_size, deeper);
    AddDigits(result + done, result + done, a_size + b_size - done, product, 2 * b_size);
  }
  if (done < a_size) {
    MultiplyDigits(product, b, b_size, a + done,
                   a_size - done);  // the sizes shrink as in Euclid's algorithm
    AddDigits(result + done, result + done, a_size + b_size - done, product,
              a_size - done + b_size);
  }
}

Digit ShiftLeftDigits(Digit* result, const Digit* a, size_t size, int bits) {
  if (bits == 0) {
    memmove(result, a, size * sizeof(Digit));
    return 0;
  }
  Digit out = size == 0 ? 0 : a[size - 1] >> (kDigitBits - bits);
  for (size_t i = size; i-- > 1;) result[i] = (a[i] << bits) | (a[i - 1] >> (kDigitBits - bits));
  if (size > 0) result[0] = a[0] << bits;
  return out;
}

void ShiftRightDigits(Digit* result, const Digit* a, size_t size, int bits) {
  if (bits == 0) {
    memmove(result, a, size * sizeof(Digit));
    return;
  }
  for (size_t i = 0; i + 1 < size; ++i)
    result[i] = (a[i] >> bits) | (a[i + 1] << (kDigitBits - bits));
  if (size > 0) result[size - 1] = a[size - 1] >> bits;
}

}  // namespace lumen::runtime

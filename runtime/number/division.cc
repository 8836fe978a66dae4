// Division of natural numbers. One digit at a time with Knuth's algorithm D (TAOCP 4.3.1), quotient
// digits by the reciprocal of the divisor's top digit, while divisor or quotient are small; beyond
// that by halves, so that the work is done by multiplication (Burnikel and Ziegler, "Fast recursive
// division", 1998).
//
// All of it works on a divisor shifted so that its top bit is set, and leaves the remainder where
// the dividend was.
//
// Tested by runtime/number/digits_test.cc.
#include <string.h>

#include "runtime/number/digit_loops.h"

namespace lumen::runtime {

namespace {

// Below this many digits of the divisor, or of the quotient, algorithm D is faster (measured on
// x86_64).
constexpr size_t kRecursiveDigits = 80;

// quotient[0..size - v_size) = u[0..size) / v[0..v_size); the remainder is left in u[0..v_size), the
// rest of u is 0. The top v_size digits of u are less than v; v_size >= 2. `quotient` may be null.
void DivideInPlace(Digit* quotient, Digit* u, size_t size, const Digit* v, size_t v_size,
                   Digit reciprocal) {
  Digit v1 = v[v_size - 1];
  Digit v2 = v[v_size - 2];
  for (size_t j = size - v_size; j-- > 0;) {
    Digit high = u[j + v_size];
    Digit guess;
    if (__builtin_expect(high >= v1, 0)) {
      guess = static_cast<Digit>(-1);  // high == v1; may be one or two too large, put right below
    } else {
      Digit rest;
      guess = DivideTwoByOne(high, u[j + v_size - 1], v1, reciprocal, &rest);
      while (static_cast<DoubleDigit>(guess) * v2 >
             ((static_cast<DoubleDigit>(rest) << kDigitBits) | u[j + v_size - 2])) {
        --guess;
        if (__builtin_add_overflow(rest, v1, &rest)) break;
      }
    }
    Digit borrow = SubtractMultiplyDigit(u + j, v, v_size, guess);
    Digit top = u[j + v_size];
    u[j + v_size] = top - borrow;
    while (top < borrow) {  // too large: add back
      --guess;
      Digit carry = AddDigits(u + j, u + j, v_size, v, v_size);
      u[j + v_size] += carry;
      if (carry != 0 && u[j + v_size] == 0) break;
    }
    if (quotient != nullptr) quotient[j] = guess;
  }
}

void Decrement(Digit* a, size_t size) {
  Digit one = 1;
  SubtractDigits(a, a, size, &one, 1);
}

class RecursiveDivision {
 public:
  // `b` has `size` digits, the top bit set. size / 2^k is below kRecursiveDigits for the least k
  // that matters, or odd.
  RecursiveDivision(const Digit* b, size_t size) : product_(size), b_(b), size_(size) {}

  // quotient[0..size) = a[0..2 * size) / b; the remainder is left in a[0..size), 0 above. The top
  // half of a is less than b.
  void Divide(Digit* quotient, Digit* a) { TwoByOne(quotient, a, b_, size_); }

 private:
  void TwoByOne(Digit* quotient, Digit* a, const Digit* b, size_t size) {
    if (size % 2 != 0 || size < kRecursiveDigits) {
      DivideInPlace(quotient, a, 2 * size, b, size, Reciprocal(b[size - 1]));
      return;
    }
    size_t half = size / 2;
    ThreeByTwo(quotient + half, a + half, b, half);
    ThreeByTwo(quotient, a, b, half);
  }

  // quotient[0..half) = a[0..3 * half) / b[0..2 * half), the remainder left in a.
  void ThreeByTwo(Digit* quotient, Digit* a, const Digit* b, size_t half) {
    const Digit* b_high = b + half;
    Digit* a_high = a + 2 * half;
    if (CompareDigits(a_high, NormalisedSize(a_high, half), b_high, half) < 0) {
      TwoByOne(quotient, a + half, b_high, half);
    } else {
      // a_high == b_high: the largest quotient, and what is left of [a_high, a_middle] is
      // a_middle + b_high.
      for (size_t i = 0; i < half; ++i) quotient[i] = static_cast<Digit>(-1);
      memset(a_high, 0, half * sizeof(Digit));
      a_high[0] = AddDigits(a + half, a + half, half, b_high, half);
    }
    Digit* product = product_.get();
    MultiplyDigits(product, quotient, half, b, half);
    // a_high[0] is 0 or 1 here; below 0 it says that the quotient is too large.
    auto sign = static_cast<int64_t>(a_high[0]);
    sign -= static_cast<int64_t>(SubtractDigits(a, a, 2 * half, product, 2 * half));
    while (sign < 0) {
      Decrement(quotient, half);
      sign += static_cast<int64_t>(AddDigits(a, a, 2 * half, b, 2 * half));
    }
    a_high[0] = 0;
  }

  Scratch product_;  // of half a divisor and half a quotient
  const Digit* b_;
  size_t size_;
};

// u / v as DivideInPlace, both larger than kRecursiveDigits: blocks of the divisor's size, from the
// top. `quotient` has size - v_size digits.
void DivideInBlocks(Digit* quotient, Digit* u, size_t size, const Digit* v, size_t v_size) {
  // The divisor's size must be halved a few times: room is made below, for it and for the dividend.
  size_t parts = 1;
  while (v_size / parts >= kRecursiveDigits) parts *= 2;
  size_t block = (v_size + parts - 1) / parts * parts;
  size_t room = block - v_size;
  size_t blocks = (size + room + block - 1) / block;
  Scratch scratch(block + blocks * block + (blocks - 1) * block);
  Digit* b = scratch.get();
  Digit* a = b + block;
  Digit* q = a + blocks * block;
  memset(b, 0, room * sizeof(Digit));
  memcpy(b + room, v, v_size * sizeof(Digit));
  memset(a, 0, room * sizeof(Digit));
  memcpy(a + room, u, size * sizeof(Digit));
  memset(a + room + size, 0, (blocks * block - room - size) * sizeof(Digit));
  RecursiveDivision division(b, block);
  size_t i = blocks - 1;
  // The first block's quotient may be of a few digits.
  size_t first = room + size - (blocks - 1) * block;
  if (first < kRecursiveDigits) {
    --i;
    DivideInPlace(q + i * block, a + i * block, first + block, b, block, Reciprocal(b[block - 1]));
    memset(q + i * block + first, 0, (block - first) * sizeof(Digit));
  }
  while (i-- > 0) division.Divide(q + i * block, a + i * block);
  memcpy(u, a + room, v_size * sizeof(Digit));
  memset(u + v_size, 0, (size - v_size) * sizeof(Digit));
  size_t quotient_size = size - v_size;
  size_t computed = (blocks - 1) * block;
  memcpy(quotient, q, (computed < quotient_size ? computed : quotient_size) * sizeof(Digit));
  if (computed < quotient_size)
    memset(quotient + computed, 0, (quotient_size - computed) * sizeof(Digit));
}

// The same where the quotient is the smaller: it follows from the top digits alone, but for a
// mistake of two at most.
void DivideByTop(Digit* quotient, Digit* u, size_t size, const Digit* v, size_t v_size) {
  size_t quotient_size = size - v_size;
  size_t dropped = v_size - quotient_size;
  DivideInBlocks(quotient, u + dropped, 2 * quotient_size, v + dropped, quotient_size);
  // u - quotient * (the digits of v that were left out)
  Scratch product(v_size);
  MultiplyDigits(product.get(), quotient, quotient_size, v, dropped);
  auto sign = -static_cast<int64_t>(SubtractDigits(u, u, v_size, product.get(), v_size));
  while (sign < 0) {
    Decrement(quotient, quotient_size);
    sign += static_cast<int64_t>(AddDigits(u, u, v_size, v, v_size));
  }
}

}  // namespace

Digit DivideDigit(Digit* quotient, const Digit* a, size_t size, Digit divisor) {
  if (size == 0) return 0;
  int shift = LeadingZeros(divisor);
  divisor <<= shift;
  Digit reciprocal = Reciprocal(divisor);
  Digit rest = shift == 0 ? 0 : a[size - 1] >> (kDigitBits - shift);
  for (size_t i = size; i-- > 0;) {
    Digit low = a[i] << shift;
    if (shift != 0 && i > 0) low |= a[i - 1] >> (kDigitBits - shift);
    quotient[i] = DivideTwoByOne(rest, low, divisor, reciprocal, &rest);
  }
  return rest >> shift;
}

void DivideDigits(Digit* quotient, Digit* remainder, const Digit* a, size_t a_size, const Digit* b,
                  size_t b_size) {
  size_t quotient_size = a_size - b_size + 1;
  if (b_size == 1) {
    Scratch unwanted(quotient == nullptr ? a_size : 0);
    remainder[0] = DivideDigit(quotient == nullptr ? unwanted.get() : quotient, a, a_size, b[0]);
    return;
  }
  bool is_large = b_size >= kRecursiveDigits && quotient_size >= kRecursiveDigits;
  int shift = LeadingZeros(b[b_size - 1]);
  Scratch scratch(a_size + 1 + b_size + (is_large && quotient == nullptr ? quotient_size : 0));
  Digit* u = scratch.get();
  Digit* v = u + a_size + 1;
  u[a_size] = ShiftLeftDigits(u, a, a_size, shift);
  ShiftLeftDigits(v, b, b_size, shift);
  if (!is_large) {
    DivideInPlace(quotient, u, a_size + 1, v, b_size, Reciprocal(v[b_size - 1]));
  } else {
    if (quotient == nullptr) quotient = v + b_size;
    if (quotient_size < b_size) {
      DivideByTop(quotient, u, a_size + 1, v, b_size);
    } else {
      DivideInBlocks(quotient, u, a_size + 1, v, b_size);
    }
  }
  ShiftRightDigits(remainder, u, b_size, shift);
  if (shift != 0) remainder[b_size - 1] |= u[b_size] << (kDigitBits - shift);
}

}  // namespace lumen::runtime

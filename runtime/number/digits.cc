// Multiplication is schoolbook below kKaratsubaDigits and Karatsuba's above, unbalanced operands
// cut in pieces. Division is Knuth's algorithm D (TAOCP 4.3.1); its quotient digits and division by
// one digit use the reciprocal of Möller and Granlund
// ("Improved division by invariant integers", 2011), as processors divide double digits slowly or
// not at all.
//
// Tested by runtime/number/digits_test.cc, against recorded results of OTP in runtime/bifs.
#include "runtime/number/digits.h"

#include <stdlib.h>
#include <string.h>

#include "runtime/base/check.h"

namespace lumen::runtime {

namespace {

// Below this the simple loop is faster (measured on x86_64).
constexpr size_t kKaratsubaDigits = 40;

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
  for (size_t i = 0; i < size; ++i) {
    DoubleDigit product = static_cast<DoubleDigit>(a[i]) * factor + carry;
    Digit low = static_cast<Digit>(product);
    carry = static_cast<Digit>(product >> kDigitBits) + (result[i] < low);
    result[i] -= low;
  }
  return carry;
}

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

// The reciprocal of a divisor whose top bit is set: (B^2 - 1) / divisor - B.
Digit Reciprocal(Digit divisor) {
  constexpr Digit kAllOnes = static_cast<Digit>(-1);
  DoubleDigit dividend =
      (static_cast<DoubleDigit>(static_cast<Digit>(~divisor)) << kDigitBits) | kAllOnes;
  return static_cast<Digit>(dividend / divisor);
}

// (high, low) / divisor with high < divisor, top bit of divisor set.
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

int LeadingZeros(Digit digit) {
  return sizeof(Digit) == 8 ? __builtin_clzll(digit) : __builtin_clz(static_cast<uint32_t>(digit));
}

// The largest power of a radix that is a digit, and its exponent.
struct Chunk {
  Digit power;
  int characters;
};

Chunk ChunkOf(int radix) {
  Chunk chunk = {static_cast<Digit>(radix), 1};
  while (chunk.power <= static_cast<Digit>(-1) / static_cast<Digit>(radix)) {
    chunk.power *= static_cast<Digit>(radix);
    ++chunk.characters;
  }
  return chunk;
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
  if (b_size == 1) {
    Scratch unwanted(quotient == nullptr ? a_size : 0);
    remainder[0] = DivideDigit(quotient == nullptr ? unwanted.get() : quotient, a, a_size, b[0]);
    return;
  }
  int shift = LeadingZeros(b[b_size - 1]);
  Scratch scratch(a_size + 1 + b_size);
  Digit* u = scratch.get();
  Digit* v = u + a_size + 1;
  u[a_size] = ShiftLeftDigits(u, a, a_size, shift);
  ShiftLeftDigits(v, b, b_size, shift);
  Digit v1 = v[b_size - 1];
  Digit v2 = v[b_size - 2];
  Digit reciprocal = Reciprocal(v1);
  for (size_t j = a_size - b_size + 1; j-- > 0;) {
    Digit high = u[j + b_size];
    Digit guess;
    if (__builtin_expect(high >= v1, 0)) {
      guess = static_cast<Digit>(-1);  // high == v1; may be one or two too large, put right below
    } else {
      Digit rest;
      guess = DivideTwoByOne(high, u[j + b_size - 1], v1, reciprocal, &rest);
      while (static_cast<DoubleDigit>(guess) * v2 >
             ((static_cast<DoubleDigit>(rest) << kDigitBits) | u[j + b_size - 2])) {
        --guess;
        if (__builtin_add_overflow(rest, v1, &rest)) break;
      }
    }
    Digit borrow = SubtractMultiplyDigit(u + j, v, b_size, guess);
    Digit top = u[j + b_size];
    u[j + b_size] = top - borrow;
    while (top < borrow) {  // too large: add back
      --guess;
      Digit carry = AddDigits(u + j, u + j, b_size, v, b_size);
      u[j + b_size] += carry;
      if (carry != 0 && u[j + b_size] == 0) break;
    }
    if (quotient != nullptr) quotient[j] = guess;
  }
  ShiftRightDigits(remainder, u, b_size, shift);
  if (shift != 0) remainder[b_size - 1] |= u[b_size] << (kDigitBits - shift);
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

size_t MaxTextSize(size_t size, int radix) {
  int bits = 31 - __builtin_clz(static_cast<unsigned>(radix));  // at least this many per character
  return size * kDigitBits / static_cast<size_t>(bits) + 2;
}

char* FormatDigits(char* end, Digit* a, size_t size, int radix) {
  static const char kCharacters[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  Chunk chunk = ChunkOf(radix);
  char* place = end;
  size = NormalisedSize(a, size);
  while (size > 1) {
    Digit rest = DivideDigit(a, a, size, chunk.power);
    size = NormalisedSize(a, size);
    for (int i = 0; i < chunk.characters; ++i) {
      *--place = kCharacters[rest % static_cast<Digit>(radix)];
      rest /= static_cast<Digit>(radix);
    }
  }
  Digit rest = size == 0 ? 0 : a[0];
  do {
    *--place = kCharacters[rest % static_cast<Digit>(radix)];
    rest /= static_cast<Digit>(radix);
  } while (rest != 0);
  return place;
}

size_t MaxDigitsOfText(size_t text_size, int radix) {
  int bits =
      32 - __builtin_clz(static_cast<unsigned>(radix - 1));  // at most this many per character
  return (text_size * static_cast<size_t>(bits)) / kDigitBits + 1;
}

size_t ParseDigits(Digit* result, const char* text, size_t text_size, int radix) {
  Chunk chunk = ChunkOf(radix);
  size_t size = 0;
  size_t first = text_size % static_cast<size_t>(chunk.characters);
  size_t place = 0;
  size_t end = first == 0 ? static_cast<size_t>(chunk.characters) : first;
  while (place < text_size) {
    Digit value = 0;
    for (; place < end; ++place)
      value = value * static_cast<Digit>(radix) + DigitValue(static_cast<uint8_t>(text[place]));
    Digit carry = MultiplyDigit(result, result, size, chunk.power, value);
    if (carry != 0) result[size++] = carry;
    end += static_cast<size_t>(chunk.characters);
  }
  return size;
}

}  // namespace lumen::runtime

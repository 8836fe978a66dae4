// Schubfach (Giulietti, "The Schubfach way to render doubles", 2020): the bounds of the interval that
// rounds to the float and the float itself are scaled by a power of ten, to 64 bits and one that says
// whether anything was cut off, such that at most two candidates of one digit less and two of all
// digits are left. The powers of ten, 128 bits each and rounded up, are computed by the compiler.
//
// Tested by runtime/number/float_text_test.cc.
#include "runtime/number/shortest.h"

#include <string.h>

namespace lumen::runtime {

namespace {

constexpr int kFirstPower = -292;
constexpr int kLastPower = 324;

struct Power {
  uint64_t high, low;
};

// Natural numbers of fixed size for computing the table: the largest is 10^324 or 2^(128 + 970).
struct Natural {
  static constexpr int kSize = 40;
  uint32_t digits[kSize] = {};

  constexpr void Multiply(uint32_t factor) {
    uint64_t carry = 0;
    for (uint32_t& digit : digits) {
      carry += uint64_t{digit} * factor;
      digit = static_cast<uint32_t>(carry);
      carry >>= 32;
    }
  }
  constexpr int Bits() const {
    for (int i = kSize; i-- > 0;) {
      if (digits[i] != 0) return 32 * i + 32 - __builtin_clz(digits[i]);
    }
    return 0;
  }
  constexpr bool Bit(int i) const { return i >= 0 && (digits[i / 32] >> (i % 32) & 1) != 0; }
  constexpr void SetBit(int i) { digits[i / 32] |= uint32_t{1} << (i % 32); }
  // Leaves a quotient by 10 rounded down; whether there was a remainder.
  constexpr bool DivideByTen() {
    uint64_t rest = 0;
    for (int i = kSize; i-- > 0;) {
      rest = rest << 32 | digits[i];
      digits[i] = static_cast<uint32_t>(rest / 10);
      rest %= 10;
    }
    return rest != 0;
  }
  // The upper 128 bits; one more when something is cut off, here or before.
  constexpr Power Top(bool inexact) const {
    int bits = Bits();
    Power power = {0, 0};
    for (int i = 0; i < 64; ++i) {
      power.high = power.high << 1 | (Bit(bits - 1 - i) ? 1 : 0);
      power.low = power.low << 1 | (Bit(bits - 65 - i) ? 1 : 0);
    }
    for (int i = bits - 129; i >= 0 && !inexact; --i) inexact = Bit(i);
    if (inexact && ++power.low == 0) ++power.high;
    return power;
  }
};

struct Table {
  Power powers[kLastPower - kFirstPower + 1];
};

constexpr Table MakeTable() {
  Table table = {};
  Natural number;
  number.SetBit(0);
  for (int k = 0; k <= kLastPower; ++k) {
    table.powers[k - kFirstPower] = number.Top(false);
    number.Multiply(10);
  }
  // 10^-k = 2^n / 10^k. Dividing a rounded-down quotient again rounds down what one division would.
  Natural inverse;
  inverse.SetBit(32 * Natural::kSize - 1);
  bool inexact = false;
  for (int k = -1; k >= kFirstPower; --k) {
    inexact |= inverse.DivideByTen();
    table.powers[k - kFirstPower] = inverse.Top(inexact);
  }
  return table;
}

constexpr Table kTable = MakeTable();

// The upper half of a * b and, in *low, the lower.
uint64_t MultiplyWide(uint64_t a, uint64_t b, uint64_t* low) {
#if defined(__SIZEOF_INT128__) && !defined(__wasm__)
  unsigned __int128 product = static_cast<unsigned __int128>(a) * b;
  *low = static_cast<uint64_t>(product);
  return static_cast<uint64_t>(product >> 64);
#else
  uint64_t a0 = static_cast<uint32_t>(a), a1 = a >> 32;
  uint64_t b0 = static_cast<uint32_t>(b), b1 = b >> 32;
  uint64_t p00 = a0 * b0, p01 = a0 * b1, p10 = a1 * b0, p11 = a1 * b1;
  uint64_t middle = (p00 >> 32) + static_cast<uint32_t>(p01) + static_cast<uint32_t>(p10);
  *low = middle << 32 | static_cast<uint32_t>(p00);
  return p11 + (p01 >> 32) + (p10 >> 32) + (middle >> 32);
#endif
}

// floor(power * scaled / 2^128), its last bit set when something was cut off.
uint64_t RoundToOdd(const Power& power, uint64_t scaled) {
  uint64_t low, unused;
  uint64_t carry = MultiplyWide(power.low, scaled, &unused);
  uint64_t high = MultiplyWide(power.high, scaled, &low);
  if (__builtin_add_overflow(low, carry, &low)) ++high;
  return high | (low > 1 ? 1 : 0);
}

ShortestDecimal WithoutZeros(uint64_t digits, int exponent) {
  while (digits % 10 == 0) {
    digits /= 10;
    ++exponent;
  }
  return {digits, exponent};
}

}  // namespace

ShortestDecimal FindShortest(double value) {
  constexpr int kFractionBits = 52;
  constexpr int kExponentBias = 1023 + kFractionBits;
  uint64_t bits;
  memcpy(&bits, &value, sizeof(bits));
  uint64_t fraction = bits & ((uint64_t{1} << kFractionBits) - 1);
  int biased = static_cast<int>(bits >> kFractionBits) & 0x7ff;
  uint64_t mantissa = biased == 0 ? fraction : fraction | uint64_t{1} << kFractionBits;
  int exponent = (biased == 0 ? 1 : biased) - kExponentBias;
  bool is_even = mantissa % 2 == 0;
  // Below a power of two the floats lie twice as close.
  bool lower_is_closer = fraction == 0 && biased > 1;
  uint64_t lower = 4 * mantissa - 2 + (lower_is_closer ? 1 : 0);
  uint64_t middle = 4 * mantissa;
  uint64_t upper = 4 * mantissa + 2;
  // floor(log10(2^exponent)), of three quarters of it in the case above; floor(log2(10^-k)).
  int k = (exponent * 1262611 - (lower_is_closer ? 524031 : 0)) >> 22;
  int shift = exponent + ((-k * 1741647) >> 19) + 1;
  const Power& power = kTable.powers[-k - kFirstPower];
  uint64_t low = RoundToOdd(power, lower << shift) + (is_even ? 0 : 1);
  uint64_t at = RoundToOdd(power, middle << shift);
  uint64_t high = RoundToOdd(power, upper << shift) - (is_even ? 0 : 1);
  uint64_t digits = at / 4;
  if (digits >= 10) {
    uint64_t fewer = digits / 10;
    bool below = low <= 40 * fewer;
    bool above = 40 * fewer + 40 <= high;
    if (below != above) return WithoutZeros(fewer + (above ? 1 : 0), k + 1);
  }
  bool below = low <= 4 * digits;
  bool above = 4 * digits + 4 <= high;
  if (below != above) return WithoutZeros(digits + (above ? 1 : 0), k);
  uint64_t half = 4 * digits + 2;
  bool up = at > half || (at == half && digits % 2 != 0);
  return WithoutZeros(digits + (up ? 1 : 0), k);
}

}  // namespace lumen::runtime

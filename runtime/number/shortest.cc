// Schubfach (Giulietti, "The Schubfach way to render doubles", 2020): the bounds of the interval that
// rounds to the float and the float itself are scaled by a power of ten, to 64 bits and one that says
// whether anything was cut off, such that at most two candidates of one digit less and two of all
// digits are left. The powers of ten, 128 bits each and rounded up, are products of one out of a small table with a power of five; a table of all
// would be most of what this file adds to a program.
//
// Tested by runtime/number/float_text_test.cc.
#include "runtime/number/shortest.h"

#include <string.h>

namespace lumen::runtime {

namespace {

// Floats need those from -292 on; 10^0 has to be in the small table, or what is exact would not be.
constexpr int kFirstPower = -11 * 28;
constexpr int kLastPower = 324;
// 5^55 is the last power of five of at most 128 bits, 5^27 that of at most 64.
constexpr int kLastExact = 55;
constexpr int kStep = 28;
static_assert(kFirstPower % kStep == 0);

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
  // 64 bits, of which `skip` others are above.
  constexpr uint64_t Word(int skip) const {
    int bits = Bits();
    uint64_t word = 0;
    for (int i = 0; i < 64; ++i) word = word << 1 | (Bit(bits - 1 - skip - i) ? 1 : 0);
    return word;
  }
  // The upper 128 bits; one more when something is cut off, here or before.
  constexpr Power Top(bool inexact) const {
    Power power = {Word(0), Word(64)};
    for (int i = Bits() - 129; i >= 0 && !inexact; --i) inexact = Bit(i);
    if (inexact && ++power.low == 0) ++power.high;
    return power;
  }
};

struct Table {
  Power powers[kLastPower - kFirstPower + 1];
  // Of each kStep-th power 192 bits, rounded down.
  uint64_t bases[(kLastPower - kFirstPower) / kStep + 1][3];
  // 5^0, 5^1 ... 5^(kStep - 1), shifted so that the highest bit is set.
  uint64_t fives[kStep];
};

constexpr Table MakeTable() {
  Table table = {};
  auto add = [&](int k, const Natural& number, bool inexact) {
    const int index = k - kFirstPower;
    table.powers[index] = number.Top(inexact);
    for (int i = 0; i < 3 && index % kStep == 0; ++i) table.bases[index / kStep][i] = number.Word(64 * i);
  };
  Natural number;
  number.SetBit(0);
  for (int k = 0; k <= kLastPower; ++k) {
    add(k, number, false);
    number.Multiply(10);
  }
  // 10^-k = 2^n / 10^k. Dividing a rounded-down quotient again rounds down what one division would.
  Natural inverse;
  inverse.SetBit(32 * Natural::kSize - 1);
  bool inexact = false;
  for (int k = -1; k >= kFirstPower; --k) {
    inexact |= inverse.DivideByTen();
    add(k, inverse, inexact);
  }
  uint64_t five = 1;
  for (uint64_t& entry : table.fives) {
    entry = five << __builtin_clzll(five);
    five *= 5;
  }
  return table;
}

// The upper half of a * b and, in *low, the lower.
constexpr uint64_t MultiplyWide(uint64_t a, uint64_t b, uint64_t* low) {
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

// What the program holds of the table: a thirteenth.
struct Factors {
  uint64_t bases[sizeof(Table::bases) / sizeof(Table::bases[0])][3];
  uint64_t fives[kStep];
};

constexpr Factors MakeFactors(const Table& table) {
  Factors factors = {};
  for (size_t i = 0; i < sizeof(table.bases) / sizeof(table.bases[0]); ++i) {
    for (size_t j = 0; j < 3; ++j) factors.bases[i][j] = table.bases[i][j];
  }
  for (int i = 0; i < kStep; ++i) factors.fives[i] = table.fives[i];
  return factors;
}

// The power 10^k: of a base and a power of five the product's upper 128 bits, rounded up. The bits of the base that are cut off do not reach
// into them, which is proven for each power below.
constexpr Power PowerOfTen(const Factors& factors, int k) {
  const uint64_t* base = factors.bases[(k - kFirstPower) / kStep];
  const uint64_t five = factors.fives[(k - kFirstPower) % kStep];
  uint64_t product[4] = {};  // least significant first
  for (int i = 0; i < 3; ++i) {
    uint64_t low = 0;
    const uint64_t high = MultiplyWide(base[2 - i], five, &low);
    product[i] += low;
    product[i + 1] = high + (product[i] < low ? 1 : 0);
  }
  Power power = {product[3], product[2]};
  if (power.high >> 63 == 0) power = {power.high << 1 | power.low >> 63, power.low << 1 | product[1] >> 63};
  const bool is_exact = k >= 0 && k <= kLastExact;
  if (!is_exact && ++power.low == 0) ++power.high;
  return power;
}

constexpr bool AreAllPowersRight() {
  const Table table = MakeTable();
  const Factors factors = MakeFactors(table);
  for (int k = kFirstPower; k <= kLastPower; ++k) {
    const Power power = PowerOfTen(factors, k), wanted = table.powers[k - kFirstPower];
    if (power.high != wanted.high || power.low != wanted.low) return false;
  }
  return true;
}
static_assert(AreAllPowersRight());

constexpr Factors kFactors = MakeFactors(MakeTable());

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
  const Power power = PowerOfTen(kFactors, -k);
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

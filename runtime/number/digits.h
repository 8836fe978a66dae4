// Arithmetic on natural numbers as arrays of digits, least significant first: the loops under
// Erlang's big integers.
//
// A digit is as wide as the processor can multiply into a double-width result: 64 bits on 64-bit
// targets, 32 elsewhere. Terms hold 64-bit limbs; all targets are little-endian, so an array of
// limbs is an array of digits twice or just as long.
//
// Conventions: sizes count digits. "Normalised" means that the last digit is not 0 (zero has size
// 0). Results may be the same array as an operand where it says "in place". Nothing here knows of
// terms or processes; scratch memory comes from malloc. Callable from any thread.
#ifndef RUNTIME_NUMBER_DIGITS_H_
#define RUNTIME_NUMBER_DIGITS_H_

#include <cstddef>
#include <cstdint>

namespace lumen::runtime {

#if defined(__SIZEOF_INT128__) && !defined(__wasm__)
typedef uint64_t Digit;
typedef unsigned __int128 DoubleDigit;
#else
typedef uint32_t __attribute__((may_alias)) Digit;
typedef uint64_t DoubleDigit;
#endif

inline constexpr int kDigitBits = 8 * sizeof(Digit);
inline constexpr size_t kDigitsPerLimb = 64 / kDigitBits;

// The size without leading zeros.
inline size_t NormalisedSize(const Digit* a, size_t size) {
  while (size > 0 && a[size - 1] == 0) --size;
  return size;
}

// -1, 0, 1. Both normalised.
int CompareDigits(const Digit* a, size_t a_size, const Digit* b, size_t b_size);

// result[0..a_size) = a + b, returns the carry. a_size >= b_size; in place allowed.
Digit AddDigits(Digit* result, const Digit* a, size_t a_size, const Digit* b, size_t b_size);
// result[0..a_size) = a - b, returns the borrow. a_size >= b_size; in place allowed.
Digit SubtractDigits(Digit* result, const Digit* a, size_t a_size, const Digit* b, size_t b_size);

// result[0..size) = a * factor + carry, returns the digit carried out. In place allowed.
Digit MultiplyDigit(Digit* result, const Digit* a, size_t size, Digit factor, Digit carry);

// result[0..a_size + b_size) = a * b. Schoolbook, Karatsuba above a threshold. The result overlaps
// no operand; sizes > 0.
void MultiplyDigits(Digit* result, const Digit* a, size_t a_size, const Digit* b, size_t b_size);

// quotient[0..size) = a / divisor, returns the remainder. In place allowed; divisor not 0.
Digit DivideDigit(Digit* quotient, const Digit* a, size_t size, Digit divisor);

// quotient[0..a_size - b_size + 1) = a / b, remainder[0..b_size) = a % b (Knuth's algorithm D, Burnikel
// and Ziegler's where both are large). b normalised, b_size >= 1, a_size >= b_size. `quotient` may be null. The results overlap no
// operand.
void DivideDigits(Digit* quotient, Digit* remainder, const Digit* a, size_t a_size, const Digit* b,
                  size_t b_size);

// result[0..size) = a << bits, returns the bits shifted out. 0 <= bits < kDigitBits. In place
// allowed (result >= a).
Digit ShiftLeftDigits(Digit* result, const Digit* a, size_t size, int bits);
// result[0..size) = a >> bits. 0 <= bits < kDigitBits. In place allowed (result <= a).
void ShiftRightDigits(Digit* result, const Digit* a, size_t size, int bits);

// --- text
// At least as many characters as a number of `size` digits needs in `radix` (2..36).
size_t MaxTextSize(size_t size, int radix);
// Writes the number in `radix`, upper case letters, so that it ends before `end`; returns where it
// starts. At least one character
// ("0"). Destroys a[0..size).
char* FormatDigits(char* end, Digit* a, size_t size, int radix);
// Enough digits for `text_size` characters of `radix`.
size_t MaxDigitsOfText(size_t text_size, int radix);
// Reads `text_size` characters, all digits of `radix` (either case); returns the normalised size.
// The result has MaxDigitsOfText digits.
size_t ParseDigits(Digit* result, const char* text, size_t text_size, int radix);

// The value of a character as a digit, 36 or more where it is none.
constexpr unsigned DigitValue(uint32_t character) {
  if (character >= '0' && character <= '9') return character - '0';
  if (character >= 'a' && character <= 'z') return character - 'a' + 10;
  if (character >= 'A' && character <= 'Z') return character - 'A' + 10;
  return 99;
}

}  // namespace lumen::runtime

#endif  // RUNTIME_NUMBER_DIGITS_H_

// Natural numbers as text and back. A small number is divided by the largest power of the radix that
// is a digit, again and again; a large one by the square of the square ... of that power, so that
// its halves are converted on their own and the work is done by fast multiplication and division.
// Where the radix is a power of two, characters are groups of bits.
//
// Tested by runtime/number/digits_test.cc.
#include <string.h>

#include "runtime/number/digit_loops.h"

namespace lumen::runtime {

namespace {

// Below this many digits, one by one is faster (measured on x86_64).
constexpr size_t kFormatByHalvesDigits = 60;
constexpr size_t kParseByHalvesDigits = 60;

constexpr char kCharacters[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

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

// Bits of a character where the radix is a power of two, 0 where it is not.
int BitsOf(int radix) { return (radix & (radix - 1)) == 0 ? __builtin_ctz(static_cast<unsigned>(radix)) : 0; }

char* FormatBits(char* end, const Digit* a, size_t size, int bits) {
  char* place = end;
  size_t total = size * kDigitBits;
  for (size_t bit = 0; bit < total; bit += static_cast<size_t>(bits)) {
    size_t index = bit / kDigitBits;
    int offset = static_cast<int>(bit % kDigitBits);
    Digit value = a[index] >> offset;
    if (offset + bits > kDigitBits && index + 1 < size)
      value |= a[index + 1] << (kDigitBits - offset);
    *--place = kCharacters[value & ((Digit{1} << bits) - 1)];
  }
  while (place < end - 1 && *place == '0') ++place;
  return place;
}

size_t ParseBits(Digit* result, const char* text, size_t text_size, int bits) {
  size_t size = (text_size * static_cast<size_t>(bits) + kDigitBits - 1) / kDigitBits;
  memset(result, 0, size * sizeof(Digit));
  size_t bit = 0;
  for (size_t i = text_size; i-- > 0; bit += static_cast<size_t>(bits)) {
    Digit value = DigitValue(static_cast<uint8_t>(text[i]));
    size_t index = bit / kDigitBits;
    int offset = static_cast<int>(bit % kDigitBits);
    result[index] |= value << offset;
    if (offset + bits > kDigitBits && index + 1 < size)
      result[index + 1] |= value >> (kDigitBits - offset);
  }
  return NormalisedSize(result, size);
}

// What most numbers are: two characters with each division, which is a multiplication by a constant.
char* FormatDecimal(char* end, Digit value) {
  struct Pairs {
    char text[200];
    constexpr Pairs() : text() {
      for (int i = 0; i < 100; ++i) {
        text[2 * i] = static_cast<char>('0' + i / 10);
        text[2 * i + 1] = static_cast<char>('0' + i % 10);
      }
    }
  };
  static constexpr Pairs kPairs;
  char* place = end;
  while (value >= 100) {
    place -= 2;
    memcpy(place, kPairs.text + 2 * (value % 100), 2);
    value /= 100;
  }
  if (value >= 10) {
    place -= 2;
    memcpy(place, kPairs.text + 2 * value, 2);
  } else {
    *--place = static_cast<char>('0' + value);
  }
  return place;
}

// Destroys a.
char* FormatChunks(char* end, Digit* a, size_t size, int radix, const Chunk& chunk) {
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

size_t ParseChunks(Digit* result, const char* text, size_t text_size, int radix,
                   const Chunk& chunk) {
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

// radix ^ (characters of a chunk * first * 2 ^ level), for each level below `levels`.
class Powers {
 public:
  // Up to the square root of numbers of `size` digits, so that each division by one halves. The
  // lowest is of at least `least` digits.
  Powers(const Chunk& chunk, size_t least, size_t size) : storage_(2 * size + 4 * least + 8) {
    Digit* place = storage_.get();
    place[0] = chunk.power;
    size_t length = 1;
    characters_[0] = static_cast<size_t>(chunk.characters);
    while (length < least) {
      Digit carry = MultiplyDigit(place, place, length, chunk.power, 0);
      if (carry != 0) place[length++] = carry;
      characters_[0] += static_cast<size_t>(chunk.characters);
    }
    powers_[0] = place;
    sizes_[0] = length;
    levels_ = 1;
    while (2 * sizes_[levels_ - 1] - 1 <= (size + 1) / 2 + 1) {
      const Digit* last = powers_[levels_ - 1];
      length = sizes_[levels_ - 1];
      Digit* next = place + length;
      MultiplyDigits(next, last, length, last, length);
      powers_[levels_] = place = next;
      sizes_[levels_] = NormalisedSize(next, 2 * length);
      characters_[levels_] = 2 * characters_[levels_ - 1];
      ++levels_;
    }
  }

  int levels() const { return levels_; }
  const Digit* power(int level) const { return powers_[level]; }
  size_t size(int level) const { return sizes_[level]; }
  size_t characters(int level) const { return characters_[level]; }

 private:
  static constexpr int kMaxLevels = 40;
  Scratch storage_;
  const Digit* powers_[kMaxLevels];
  size_t sizes_[kMaxLevels];
  size_t characters_[kMaxLevels];
  int levels_;
};

// Writes a, which it destroys, in front of `end`. Recursion goes down the levels: its depth is below
// Powers' kMaxLevels.
char* FormatByHalves(char* end, Digit* a, size_t size, int radix, const Chunk& chunk,
                     const Powers& powers, int level) {
  size = NormalisedSize(a, size);
  while (level >= 0 && CompareDigits(a, size, powers.power(level), powers.size(level)) < 0) --level;
  if (level < 0 || size < kFormatByHalvesDigits) return FormatChunks(end, a, size, radix, chunk);
  size_t divisor_size = powers.size(level);
  size_t quotient_size = size - divisor_size + 1;
  Scratch scratch(quotient_size + divisor_size);
  Digit* quotient = scratch.get();
  Digit* remainder = quotient + quotient_size;
  DivideDigits(quotient, remainder, a, size, powers.power(level), divisor_size);
  char* middle = end - powers.characters(level);
  char* start = FormatByHalves(end, remainder, divisor_size, radix, chunk, powers, level - 1);
  memset(middle, '0', static_cast<size_t>(start - middle));
  return FormatByHalves(middle, quotient, quotient_size, radix, chunk, powers, level);
}

// Reads as ParseDigits; the text is at most twice as long as what `level` splits off, at the top.
size_t ParseByHalves(Digit* result, const char* text, size_t text_size, int radix,
                     const Chunk& chunk, const Powers& powers, int level) {
  while (level >= 0 && text_size <= powers.characters(level)) --level;
  if (level < 0) return ParseChunks(result, text, text_size, radix, chunk);
  size_t low_text = powers.characters(level);
  size_t high_text = text_size - low_text;
  size_t high_room = MaxDigitsOfText(high_text, radix);
  size_t low_room = MaxDigitsOfText(low_text, radix);
  size_t power_size = powers.size(level);
  Scratch scratch(high_room + low_room + high_room + power_size);
  Digit* high = scratch.get();
  Digit* low = high + high_room;
  Digit* product = low + low_room;
  size_t high_size = ParseByHalves(high, text, high_text, radix, chunk, powers, level);
  size_t low_size = ParseByHalves(low, text + high_text, low_text, radix, chunk, powers, level - 1);
  if (high_size == 0) {
    memcpy(result, low, low_size * sizeof(Digit));
    return low_size;
  }
  size_t size = high_size + power_size;
  MultiplyDigits(product, high, high_size, powers.power(level), power_size);
  AddDigits(product, product, size, low, low_size);  // fits: the sum is below radix ^ text_size
  size = NormalisedSize(product, size);
  memcpy(result, product, size * sizeof(Digit));
  return size;
}

}  // namespace

size_t MaxTextSize(size_t size, int radix) {
  int bits = 31 - __builtin_clz(static_cast<unsigned>(radix));  // at least this many per character
  return size * kDigitBits / static_cast<size_t>(bits) + 2;
}

char* FormatDigits(char* end, Digit* a, size_t size, int radix) {
  size = NormalisedSize(a, size);
  if (size <= 1 && radix == 10) return FormatDecimal(end, size == 0 ? 0 : a[0]);
  Chunk chunk = ChunkOf(radix);
  if (int bits = BitsOf(radix); bits != 0 && size > 1) return FormatBits(end, a, size, bits);
  if (size < kFormatByHalvesDigits) return FormatChunks(end, a, size, radix, chunk);
  Powers powers(chunk, kFormatByHalvesDigits / 2, size);
  return FormatByHalves(end, a, size, radix, chunk, powers, powers.levels() - 1);
}

size_t MaxDigitsOfText(size_t text_size, int radix) {
  int bits =
      32 - __builtin_clz(static_cast<unsigned>(radix - 1));  // at most this many per character
  return (text_size * static_cast<size_t>(bits)) / kDigitBits + 1;
}

size_t ParseDigits(Digit* result, const char* text, size_t text_size, int radix) {
  if (int bits = BitsOf(radix); bits != 0) return ParseBits(result, text, text_size, bits);
  Chunk chunk = ChunkOf(radix);
  size_t size = MaxDigitsOfText(text_size, radix);
  if (size < kParseByHalvesDigits) return ParseChunks(result, text, text_size, radix, chunk);
  Powers powers(chunk, kParseByHalvesDigits / 2, size);
  return ParseByHalves(result, text, text_size, radix, chunk, powers, powers.levels() - 1);
}

}  // namespace lumen::runtime

// Up to 64 bits go through a machine word. Larger integers are brought into a buffer as little-endian
// two's complement, and from there, byte by byte or shifted, to their place; reading goes the
// other way.
//
// Tested by runtime/binary/binary_test.cc against results recorded from OTP.
#include "runtime/binary/fields.h"

#include <math.h>
#include <stdlib.h>

#include "runtime/base/utf8.h"
#include "runtime/process/build.h"

namespace lumen::runtime {

namespace {

// Bytes on the C stack where few are enough.
class Buffer {
 public:
  explicit Buffer(size_t size) {
    if (size <= sizeof(inline_)) return;
    bytes_ = static_cast<uint8_t*>(malloc(size));
    if (bytes_ == nullptr) FatalOutOfMemory(size);
  }
  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;
  ~Buffer() {
    if (bytes_ != inline_) free(bytes_);
  }
  uint8_t* data() { return bytes_; }

 private:
  uint8_t inline_[128];
  uint8_t* bytes_ = inline_;
};

uint64_t LowBits(size_t bits) { return bits >= 64 ? ~uint64_t{0} : (uint64_t{1} << bits) - 1; }

// The lowest 64 bits of an integer.
uint64_t LowLimb(Term integer) {
  if (IsSmall(integer)) return static_cast<uint64_t>(SmallValue(integer));
  const Word* object = PointerOf(integer);
  return (abi::HeaderAux(object[0]) & 1) != 0 ? -object[1] : object[1];
}

// Writes up to 64 bits of a number, the highest first.
void WriteWord(uint8_t* to, size_t start, uint64_t value, size_t bits) {
  uint8_t bytes[8];
  value <<= 64 - bits;
  for (size_t i = 0; i < 8; ++i) bytes[i] = static_cast<uint8_t>(value >> (56 - 8 * i));
  CopyBits(to, start, {bytes, 0, bits});
}

// A number of up to 64 bits with its bytes in the other order: the lowest first, at the end what is
// left of the highest.
uint64_t SwapBytes(uint64_t value, size_t bits) {
  uint64_t swapped = 0;
  size_t whole = bits / 8;
  for (size_t i = 0; i < whole; ++i) swapped = swapped << 8 | (value >> (8 * i) & 0xff);
  size_t tail = bits % 8;
  return tail == 0 ? swapped : swapped << tail | (value >> (8 * whole) & LowBits(tail));
}
uint64_t UnswapBytes(uint64_t value, size_t bits) {
  size_t whole = bits / 8;
  size_t tail = bits % 8;
  uint64_t result = tail == 0 ? 0 : (value & LowBits(tail)) << (8 * whole);
  value >>= tail;
  for (size_t i = whole; i > 0; --i, value >>= 8) result |= (value & 0xff) << (8 * (i - 1));
  return result;
}

// An integer as little-endian two's complement in `size` bytes.
void IntegerToBytes(Term integer, uint8_t* bytes, size_t size) {
  IntegerView view(integer);
  const auto* digits = reinterpret_cast<const uint8_t*>(view.digits());
  size_t available = view.size() * sizeof(Digit);
  size_t copied = size < available ? size : available;
  memcpy(bytes, digits, copied);
  memset(bytes + copied, 0, size - copied);
  if (!view.is_negative()) return;
  unsigned carry = 1;
  for (size_t i = 0; i < size; ++i) {
    unsigned byte = static_cast<uint8_t>(~bytes[i]) + carry;
    bytes[i] = static_cast<uint8_t>(byte);
    carry = byte >> 8;
  }
}

// The integer of `size` bytes, which are overwritten.
Term IntegerOfBytes(Process& process, uint8_t* bytes, size_t size, bool is_negative) {
  if (is_negative) {
    unsigned carry = 1;
    for (size_t i = 0; i < size; ++i) {
      unsigned byte = static_cast<uint8_t>(~bytes[i]) + carry;
      bytes[i] = static_cast<uint8_t>(byte);
      carry = byte >> 8;
    }
  }
  while (size > 0 && bytes[size - 1] == 0) --size;
  size_t limbs = (size + 7) / 8;
  if (limbs <= 1) {
    uint64_t limb = 0;
    memcpy(&limb, bytes, size);
    if (!is_negative) return BuildUnsigned(process, limb);
    if (limb <= uint64_t{1} << 63) return BuildInteger(process, static_cast<int64_t>(-limb));
    limbs = 1;
  }
  Word* object = Allocate(process, 1 + limbs);
  object[0] = abi::MakeHeader(HeaderKind::kBignum, limbs, is_negative);
  object[limbs] = 0;
  memcpy(object + 1, bytes, size);
  return MakePointer(object, Tag::kBoxed);
}

// The bits of a half-precision float nearest to a double.
uint16_t HalfOfDouble(double value) {
  uint64_t bits;
  memcpy(&bits, &value, sizeof(bits));
  auto sign = static_cast<uint16_t>(bits >> 63 << 15);
  double magnitude = fabs(value);
  if (magnitude != magnitude) return static_cast<uint16_t>(sign | 0x7e00);
  if (magnitude >= 65520) return static_cast<uint16_t>(sign | 0x7c00);
  // In units of the last place: 2^-24 for subnormals, else 2^(exponent - 10).
  int exponent;
  frexp(magnitude, &exponent);
  --exponent;
  if (exponent < -14 || magnitude == 0) {
    auto units = static_cast<uint16_t>(nearbyint(ldexp(magnitude, 24)));
    return static_cast<uint16_t>(sign | units);
  }
  auto units = static_cast<uint32_t>(nearbyint(ldexp(magnitude, 10 - exponent)));
  return static_cast<uint16_t>(sign | ((static_cast<uint32_t>(exponent + 14) << 10) + units));
}

double DoubleOfHalf(uint16_t half) {
  int exponent = half >> 10 & 31;
  int fraction = half & 0x3ff;
  double magnitude = exponent == 0 ? ldexp(fraction, -24) : ldexp(fraction + 1024, exponent - 25);
  return (half & 0x8000) != 0 ? -magnitude : magnitude;
}

}  // namespace

void WriteInteger(uint8_t* to, size_t start, Term integer, size_t bits, bool little) {
  if (bits == 0) return;
  if (bits <= 64) {
    uint64_t value = LowLimb(integer) & LowBits(bits);
    if ((start | bits) % 8 == 0) {
      to += start / 8;
      if (little) {
        for (size_t i = 0; i < bits; i += 8) *to++ = static_cast<uint8_t>(value >> i);
      } else {
        for (size_t i = bits; i > 0; i -= 8) *to++ = static_cast<uint8_t>(value >> (i - 8));
      }
      return;
    }
    if (little) value = SwapBytes(value, bits);
    WriteWord(to, start, value, bits);
    return;
  }
  size_t size = (bits + 7) / 8;
  Buffer buffer(size);
  uint8_t* bytes = buffer.data();
  IntegerToBytes(integer, bytes, size);
  size_t tail = bits % 8;
  if (little) {
    if (tail != 0) bytes[size - 1] = static_cast<uint8_t>(bytes[size - 1] << (8 - tail));
    CopyBits(to, start, {bytes, 0, bits});
    return;
  }
  for (size_t i = 0; i < size / 2; ++i) {
    uint8_t byte = bytes[i];
    bytes[i] = bytes[size - 1 - i];
    bytes[size - 1 - i] = byte;
  }
  CopyBits(to, start, {bytes, (8 - tail) % 8, bits});
}

Term ReadInteger(Process& process, const BitView& from, bool is_signed, bool little) {
  size_t bits = from.bits;
  if (bits == 0) return MakeSmall(0);
  if (bits == 8 && from.is_aligned()) {
    return MakeSmall(is_signed ? static_cast<int8_t>(from.bytes[0]) : int64_t{from.bytes[0]});
  }
  if (bits <= 64) {
    uint64_t value = ReadBits(from.bytes, from.start, bits);
    if (little) value = UnswapBytes(value, bits);
    if (!is_signed) return BuildUnsigned(process, value);
    return BuildInteger(process, static_cast<int64_t>(value << (64 - bits)) >> (64 - bits));
  }
  size_t size = (bits + 7) / 8;
  size_t tail = bits % 8;
  Buffer buffer(size);
  uint8_t* bytes = buffer.data();
  if (little) {
    CopyBits(bytes, 0, from);
    if (tail != 0) bytes[size - 1] = static_cast<uint8_t>(bytes[size - 1] >> (8 - tail));
  } else {
    bytes[0] = 0;
    CopyBits(bytes, (8 - tail) % 8, from);
    for (size_t i = 0; i < size / 2; ++i) {
      uint8_t byte = bytes[i];
      bytes[i] = bytes[size - 1 - i];
      bytes[size - 1 - i] = byte;
    }
  }
  unsigned sign_bit = tail == 0 ? 7 : static_cast<unsigned>(tail) - 1;
  bool is_negative = is_signed && (bytes[size - 1] >> sign_bit & 1) != 0;
  if (is_negative && tail != 0)
    bytes[size - 1] = static_cast<uint8_t>(bytes[size - 1] | 0xffu << tail);
  return IntegerOfBytes(process, bytes, size, is_negative);
}

void WriteFloat(uint8_t* to, size_t start, double value, size_t bits, bool little) {
  uint64_t word;
  if (bits == 64) {
    memcpy(&word, &value, sizeof(word));
  } else if (bits == 32) {
    auto single = static_cast<float>(value);
    uint32_t half_word;
    memcpy(&half_word, &single, sizeof(half_word));
    word = half_word;
  } else {
    word = HalfOfDouble(value);
  }
  WriteWord(to, start, little ? SwapBytes(word, bits) : word, bits);
}

bool ReadFloat(const BitView& from, bool little, double* value) {
  uint64_t word = ReadBits(from.bytes, from.start, from.bits);
  if (little) word = UnswapBytes(word, from.bits);
  if (from.bits == 64) {
    memcpy(value, &word, sizeof(word));
  } else if (from.bits == 32) {
    auto half_word = static_cast<uint32_t>(word);
    float single;
    memcpy(&single, &half_word, sizeof(single));
    *value = static_cast<double>(single);
  } else {
    if ((word >> 10 & 31) == 31) return false;
    *value = DoubleOfHalf(static_cast<uint16_t>(word));
  }
  return isfinite(*value);
}

bool ToDouble(Term term, double* value) {
  if (IsFloat(term)) {
    *value = FloatValue(term);
    return true;
  }
  if (!IsInteger(term)) return false;
  *value = IntegerToDouble(term);
  return isfinite(*value);
}

size_t ReadUtf8(const BitView& from, uint32_t* code_point) {
  if (from.is_aligned()) {
    auto* text = reinterpret_cast<const char*>(from.bytes);
    return 8 * DecodeUtf8(text, text + from.whole_bytes(), code_point);
  }
  char bytes[kMaxUtf8Bytes];
  size_t size = from.whole_bytes() < kMaxUtf8Bytes ? from.whole_bytes() : kMaxUtf8Bytes;
  CopyBits(reinterpret_cast<uint8_t*>(bytes), 0, from.Part(0, size * 8));
  return 8 * DecodeUtf8(bytes, bytes + size, code_point);
}

size_t ReadUtf16(const BitView& from, bool little, uint32_t* code_point) {
  auto unit = [&](size_t first) {
    auto value = static_cast<uint32_t>(ReadBits(from.Part(first, 16).bytes, from.start, 16));
    return little ? static_cast<uint32_t>(__builtin_bswap16(static_cast<uint16_t>(value))) : value;
  };
  if (from.bits < 16) return 0;
  uint32_t first = unit(0);
  if (first < 0xd800 || first > 0xdfff) {
    *code_point = first;
    return 16;
  }
  if (first > 0xdbff || from.bits < 32) return 0;
  uint32_t second = unit(16);
  if (second < 0xdc00 || second > 0xdfff) return 0;
  *code_point = 0x10000 + ((first & 0x3ff) << 10 | (second & 0x3ff));
  return 32;
}

size_t ReadUtf32(const BitView& from, bool little, uint32_t* code_point) {
  if (from.bits < 32) return 0;
  auto value = static_cast<uint32_t>(ReadBits(from.bytes, from.start, 32));
  if (little) value = __builtin_bswap32(value);
  if (!IsCodePoint(value)) return 0;
  *code_point = value;
  return 32;
}

size_t Utf8Bits(uint32_t code_point) {
  char bytes[kMaxUtf8Bytes];
  return 8 * EncodeUtf8(code_point, bytes);
}

void WriteUtf8(uint8_t* to, size_t start, uint32_t code_point) {
  char bytes[kMaxUtf8Bytes];
  size_t size = EncodeUtf8(code_point, bytes);
  CopyBits(to, start, {reinterpret_cast<const uint8_t*>(bytes), 0, size * 8});
}

void WriteUtf16(uint8_t* to, size_t start, uint32_t code_point, bool little) {
  auto write = [&](uint32_t unit) {
    if (little) unit = __builtin_bswap16(static_cast<uint16_t>(unit));
    WriteWord(to, start, unit, 16);
    start += 16;
  };
  if (code_point < 0x10000) {
    write(code_point);
    return;
  }
  code_point -= 0x10000;
  write(0xd800 | code_point >> 10);
  write(0xdc00 | (code_point & 0x3ff));
}

}  // namespace lumen::runtime

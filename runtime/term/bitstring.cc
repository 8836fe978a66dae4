// Tested by runtime/term/bitstring_test.cc, against a bit at a time.
#include "runtime/term/bitstring.h"

#include <stdlib.h>

namespace lumen::runtime {

namespace {

// Merges the bits of `value` that `mask` names into a byte.
void Merge(uint8_t* byte, unsigned value, unsigned mask) {
  *byte = static_cast<uint8_t>((*byte & ~mask) | (value & mask));
}

// Up to eight bits from any bit, in the lowest bits. Touches no byte without one of them.
unsigned UpTo8(const uint8_t* bytes, size_t start, size_t count) {
  unsigned pair = static_cast<unsigned>(bytes[0]) << 8;
  if (start + count > 8) pair |= bytes[1];
  return pair >> (16 - start - count) & ((1u << count) - 1);
}

uint64_t Load64(const uint8_t* bytes) {
  uint64_t value;
  memcpy(&value, bytes, sizeof(value));
  return __builtin_bswap64(value);
}

void Store64(uint8_t* bytes, uint64_t value) {
  value = __builtin_bswap64(value);
  memcpy(bytes, &value, sizeof(value));
}
static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__);

}  // namespace

uint8_t BitView::Tail() const {
  size_t count = tail_bits();
  if (count == 0) return 0;
  size_t bit = start + (bits - count);
  return static_cast<uint8_t>(UpTo8(bytes + bit / 8, bit % 8, count));
}

BitView BitsOf(Term bitstring) {
  const Word* object = PointerOf(bitstring);
  size_t bits = static_cast<size_t>(SmallValue(object[abi::kBitstringBitsWord]));
  if (abi::KindOfHeader(object[0]) != HeaderKind::kSubBinary) return {BytesOfWhole(object), 0, bits};
  auto start = static_cast<size_t>(SmallValue(object[abi::kSubBinaryStartWord]));
  const Word* original = PointerOf(object[abi::kSubBinaryOriginalWord]);
  return {BytesOfWhole(original) + start / 8, start % 8, bits};
}

uint64_t ReadBits(const uint8_t* bytes, size_t start, size_t count) {
  uint64_t value = 0;
  while (count > 0) {
    size_t step = count < 8 - start ? count : 8 - start;
    value = value << step | (static_cast<uint64_t>(*bytes) >> (8 - start - step) & ((1u << step) - 1));
    count -= step;
    start = 0;
    ++bytes;
  }
  return value;
}

void CopyBits(uint8_t* to, size_t to_start, const BitView& from) {
  size_t count = from.bits;
  if (count == 0) return;
  to += to_start / 8;
  to_start %= 8;
  const uint8_t* bytes = from.bytes;
  size_t start = from.start;
  if (to_start != 0) {  // up to the next byte of `to`
    size_t step = count < 8 - to_start ? count : 8 - to_start;
    size_t shift = 8 - to_start - step;
    Merge(to, UpTo8(bytes, start, step) << shift, ((1u << step) - 1) << shift);
    ++to;
    count -= step;
    bytes += (start + step) / 8;
    start = (start + step) % 8;
  }
  size_t whole = count / 8;
  size_t tail = count % 8;
  if (start == 0) {
    memcpy(to, bytes, whole);
    to += whole;
    bytes += whole;
  } else {
    size_t back = 8 - start;
    // Eight bytes at a time; the byte behind them holds bits that are still to come.
    for (; whole >= 8; whole -= 8, to += 8, bytes += 8)
      Store64(to, Load64(bytes) << start | static_cast<uint64_t>(bytes[8]) >> back);
    for (; whole > 0; --whole, ++bytes)
      *to++ = static_cast<uint8_t>(bytes[0] << start | bytes[1] >> back);
  }
  if (tail > 0) {
    size_t shift = 8 - tail;
    Merge(to, UpTo8(bytes, start, tail) << shift, 0xffu << shift & 0xff);
  }
}

int CompareBits(const BitView& a, const BitView& b) {
  size_t common = a.bits < b.bits ? a.bits : b.bits;
  size_t whole = common / 8;
  if (a.is_aligned() && b.is_aligned()) {
    if (int order = memcmp(a.bytes, b.bytes, whole); order != 0) return order;
  } else {
    for (size_t i = 0; i < whole; ++i) {
      if (int order = int{a.ByteAt(i)} - int{b.ByteAt(i)}; order != 0) return order;
    }
  }
  BitView a_tail = a.Part(whole * 8, common % 8);
  BitView b_tail = b.Part(whole * 8, common % 8);
  if (int order = int{a_tail.Tail()} - int{b_tail.Tail()}; order != 0) return order;
  return a.bits < b.bits ? -1 : a.bits > b.bits;
}

bool AreBitsEqual(const BitView& a, const BitView& b) {
  return a.bits == b.bits && CompareBits(a, b) == 0;
}

void AlignedBytes::Reset(const BitView& bits) {
  free(copy_);
  copy_ = nullptr;
  size_ = bits.whole_bytes();
  data_ = bits.bytes;
  if (bits.is_aligned() || size_ == 0) return;
  copy_ = static_cast<uint8_t*>(malloc(size_));
  if (copy_ == nullptr) FatalOutOfMemory(size_);
  CopyBits(copy_, 0, bits.Part(0, size_ * 8));
  data_ = copy_;
}

AlignedBytes::~AlignedBytes() { free(copy_); }

}  // namespace lumen::runtime

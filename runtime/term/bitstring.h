// Bitstrings: where their bits are, and work on bits that start anywhere within a byte.
//
//   BitView bits = BitsOf(term);
//   if (bits.is_aligned()) memchr(bits.bytes, 'x', bits.whole_bytes());
//
// Bits are numbered from the most significant of a byte down. Nothing here allocates; pointers into
// a bitstring are valid until the next collection or append.
#ifndef RUNTIME_TERM_BITSTRING_H_
#define RUNTIME_TERM_BITSTRING_H_

#include <stddef.h>

#include <atomic>
#include <string_view>

#include "runtime/term/term.h"

namespace lumen::runtime {

// The bytes of a reference-counted binary, shared by the heaps that refer to it; a header before
// them. Reached through objects of kind kReferenceCountedBinary, each of which holds one reference.
// The first bytes in use never change while there is more than one reference; a writable one has
// one, and room behind them.
struct alignas(16) SharedBinary {
  std::atomic<size_t> references;  // any thread
  size_t capacity_bytes;

  uint8_t* bytes() { return reinterpret_cast<uint8_t*>(this + 1); }
};
static_assert(offsetof(SharedBinary, capacity_bytes) == abi::kSharedCapacitySizes * sizeof(size_t));
static_assert(sizeof(SharedBinary) == abi::kSharedBytesOffset);

inline SharedBinary* SharedBinaryOf(const Word* object) {
  return reinterpret_cast<SharedBinary*>(static_cast<uintptr_t>(object[abi::kSharedBinaryWord]));
}

inline bool IsBitstring(Term term) {
  if (!IsBoxed(term)) return false;
  HeaderKind kind = abi::KindOfHeader(PointerOf(term)[0]);
  return kind == HeaderKind::kHeapBinary || kind == HeaderKind::kReferenceCountedBinary ||
         kind == HeaderKind::kSubBinary;
}
inline size_t BitSize(Term bitstring) {
  return static_cast<size_t>(SmallValue(PointerOf(bitstring)[abi::kBitstringBitsWord]));
}
inline bool IsBinary(Term term) { return IsBitstring(term) && BitSize(term) % 8 == 0; }

// The first byte of a kHeapBinary or kReferenceCountedBinary.
inline uint8_t* BytesOfWhole(const Word* object) {
  return abi::KindOfHeader(object[0]) == HeaderKind::kReferenceCountedBinary
             ? SharedBinaryOf(object)->bytes()
             : reinterpret_cast<uint8_t*>(const_cast<Word*>(object) + abi::kHeapBinaryDataWord);
}

struct BitView {
  const uint8_t* bytes;  // holds the first bit
  size_t start;          // of the first bit in that byte, 0 to 7
  size_t bits;

  bool is_aligned() const { return start == 0; }
  size_t whole_bytes() const { return bits / 8; }
  size_t tail_bits() const { return bits % 8; }
  // Of whole bytes that start at a byte.
  std::string_view text() const { return {reinterpret_cast<const char*>(bytes), bits / 8}; }
  // Byte `index`, of whole ones.
  uint8_t ByteAt(size_t index) const {
    if (start == 0) return bytes[index];
    return static_cast<uint8_t>(bytes[index] << start | bytes[index + 1] >> (8 - start));
  }
  // The last tail_bits() bits as a number.
  uint8_t Tail() const;
  BitView Part(size_t first, size_t count) const {
    size_t bit = start + first;
    return {bytes + bit / 8, bit % 8, count};
  }
};

BitView BitsOf(Term bitstring);

// Copies bits to `to`, from its bit `to_start` (any number) on; the other bits there stay.
void CopyBits(uint8_t* to, size_t to_start, const BitView& from);
// As the order of terms has it: bit by bit, a prefix first. Negative, 0 or positive.
int CompareBits(const BitView& a, const BitView& b);
bool AreBitsEqual(const BitView& a, const BitView& b);

// Up to 64 bits, at least one, as a big-endian number, from any bit.
uint64_t ReadBits(const uint8_t* bytes, size_t start, size_t count);

// The bytes of a binary in one piece and aligned: those of the term where it is, a copy otherwise.
class AlignedBytes {
 public:
  AlignedBytes() = default;
  explicit AlignedBytes(const BitView& bits) { Reset(bits); }
  AlignedBytes(const AlignedBytes&) = delete;
  AlignedBytes& operator=(const AlignedBytes&) = delete;
  ~AlignedBytes();

  void Reset(const BitView& bits);
  const uint8_t* data() const { return data_; }
  std::string_view text() const { return {reinterpret_cast<const char*>(data_), size_}; }
  size_t size() const { return size_; }

 private:
  const uint8_t* data_ = nullptr;
  size_t size_ = 0;
  uint8_t* copy_ = nullptr;
};

}  // namespace lumen::runtime

#endif  // RUNTIME_TERM_BITSTRING_H_

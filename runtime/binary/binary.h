// Making bitstrings: new ones, parts of others, and longer ones in place.
//
// Up to kMaxHeapBinaryBytes they lie on the process heap, above in shared memory. A part of whole
// bytes is a copy where that is short, else a sub-binary that keeps the whole alive. Never collects.
#ifndef RUNTIME_BINARY_BINARY_H_
#define RUNTIME_BINARY_BINARY_H_

#include <string_view>

#include "runtime/heap/shared_binary.h"
#include "runtime/process/process.h"

namespace lumen::runtime {

// The largest bitstring, in bits; beyond it is system_limit. On 32-bit targets what size_t can count.
inline constexpr uint64_t kMaxBitstringBits =
    sizeof(size_t) == 8 ? uint64_t{1} << 58 : (uint64_t{1} << 32) - 64;

inline size_t BytesFor(size_t bits) { return (bits + 7) / 8; }

// A bitstring whose bytes the caller fills in.
struct NewBitstring {
  Term term;
  uint8_t* bytes;
};
NewBitstring AllocateBitstring(Process& process, size_t bits);

Term BuildBitstring(Process& process, const BitView& bits);
Term BuildBinary(Process& process, std::string_view bytes);
// `count` bits of a bitstring from bit `first` on.
Term BuildPart(Process& process, Term bitstring, size_t first, size_t count);

// A bitstring that begins with those of `bitstring` and is `more` bits longer; the caller fills these
// in, from bit `start` of `bytes` on. `in_place`: the term itself may change, nobody else has it.
struct AppendedBitstring {
  Term term;
  uint8_t* bytes;
  size_t start;
};
AppendedBitstring AppendToBitstring(Process& process, Term bitstring, size_t more, bool in_place);
// The same for a few bits: the bytes of a bitstring that may be continued where it is, if a whole
// word fits behind its last whole byte, else null; and the bitstring when `bits`, the old ones among
// them, are there. Compiled code does this in line where `in_place` holds.
inline uint8_t* RoomToAppendWord(Term bitstring) {
  constexpr Word kSub =
      abi::MakeHeader(HeaderKind::kSubBinary, abi::kSubBinaryWords - 1, abi::kWritableBinary);
  constexpr Word kWhole =
      abi::MakeHeader(HeaderKind::kReferenceCountedBinary, abi::kReferenceCountedBinaryWords - 1,
                      abi::kWritableBinary);
  const Word* sub = PointerOf(bitstring);
  if (sub[0] != kSub) return nullptr;
  const Word* original = PointerOf(sub[abi::kSubBinaryOriginalWord]);
  if (original[0] != kWhole) return nullptr;
  SharedBinary* shared = SharedBinaryOf(original);
  bool has_room = BitSize(bitstring) / 8 + sizeof(Word) <= shared->capacity_bytes;
  return has_room ? shared->bytes() : nullptr;
}
Term ContinueBitstring(Process& process, Term bitstring, size_t bits, bool in_place);
// Empty, to be appended to.
Term WritableBitstring(Process& process, size_t capacity_bytes);

// Makes later appends copy, so that addresses of the bytes stay valid.
void StopAppending(Term bitstring);

// A binary under construction whose size is not known before.
class BinaryBuilder {
 public:
  BinaryBuilder() = default;
  BinaryBuilder(const BinaryBuilder&) = delete;
  BinaryBuilder& operator=(const BinaryBuilder&) = delete;
  ~BinaryBuilder();

  void Append(const void* bytes, size_t size);
  void AppendByte(uint8_t byte) { *Extend(1) = byte; }
  // Room for more bytes, which count as appended.
  uint8_t* Extend(size_t size) {
    if (size_ + size > capacity_) Grow(size);
    uint8_t* place = bytes_ + size_;
    size_ += size;
    return place;
  }
  void Truncate(size_t size) { size_ = size; }
  size_t size() const { return size_; }
  const uint8_t* data() const { return bytes_; }
  uint8_t* data() { return bytes_; }
  // The binary; the builder is empty afterwards.
  Term Build(Process& process);

 private:
  void Grow(size_t more);

  static constexpr size_t kInlineBytes = 256;
  uint8_t inline_[kInlineBytes];
  SharedBinary* shared_ = nullptr;  // once it has outgrown inline_
  uint8_t* bytes_ = inline_;
  size_t size_ = 0;
  size_t capacity_ = kInlineBytes;
};

}  // namespace lumen::runtime

#endif  // RUNTIME_BINARY_BINARY_H_

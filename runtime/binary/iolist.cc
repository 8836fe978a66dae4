// Tested by runtime/bifs/bifs_test.cc.
#include "runtime/binary/iolist.h"

#include <stdlib.h>

#include "runtime/binary/binary.h"
#include "runtime/process/long_work.h"

namespace lumen::runtime {

namespace {

// The work of a binary among the leaves: its bytes are copied in one go.
constexpr size_t kUnitsPerLeaf = 8, kCopiedPerUnit = 8;

class SizeOfLeaves {
 public:
  SizeOfLeaves(Process& process, IolistUse use, bool whole_bytes)
      : work_(process), use_(use), whole_bytes_(whole_bytes) {}

  void Byte(uint8_t) {
    if (++bytes_ % kOften == 0) CountBytes();
  }
  bool Bits(const BitView& bits) {
    if (whole_bytes_ && bits.tail_bits() != 0) return false;
    bits_ += bits.bits;
    const bool copies = use_ == IolistUse::kCopy;
    work_.Add(kUnitsPerLeaf + (copies ? bits.bits / 8 / kCopiedPerUnit : 0));
    return !copies || bits_ <= kMaxBitstringBits;
  }
  uint64_t Finish() {
    CountBytes();
    return bits_ + 8 * bytes_;
  }

 private:
  // A byte of a list is looked at twice when it is copied.
  static constexpr size_t kOften = 64 * 1024;

  void CountBytes() {
    work_.Add((bytes_ - counted_bytes_) * (use_ == IolistUse::kCopy ? 2 : 1));
    counted_bytes_ = bytes_;
  }

  WorkCounter work_;
  const IolistUse use_;
  const bool whole_bytes_;
  uint64_t bytes_ = 0;  // of lists
  uint64_t counted_bytes_ = 0;
  uint64_t bits_ = 0;  // of bitstrings
};

// Writes whole bytes as they come into memory that grows: lists are gone through once, which is what takes the time.
class BuildOfLeaves {
 public:
  explicit BuildOfLeaves(Process& process) : process_(process), work_(process) {}

  void Byte(uint8_t byte) {
    if (place_ == end_) MakeRoom(1);
    *place_++ = byte;
  }
  bool Bits(const BitView& bits) {
    has_odd_bits_ = bits.tail_bits() != 0;
    if (has_odd_bits_) return false;
    size_t size = bits.whole_bytes();
    work_.Add(kUnitsPerLeaf + size / kCopiedPerUnit);
    if (static_cast<size_t>(end_ - place_) < size) MakeRoom(size);
    if (is_too_large_) return false;
    CopyBits(place_, 0, bits);
    place_ += size;
    return true;
  }
  // The walk ended at a bitstring that is not of whole bytes.
  bool has_odd_bits() const { return has_odd_bits_; }
  bool is_too_large() const { return is_too_large_; }
  Term Finish() {
    builder_.Truncate(Used());
    return builder_.Build(process_);
  }

 private:
  static constexpr size_t kFirstBytes = 256, kMaxBytes = static_cast<size_t>(kMaxBitstringBits / 8);

  size_t Used() const { return place_ == nullptr ? 0 : static_cast<size_t>(place_ - builder_.data()); }
  __attribute__((noinline)) void MakeRoom(size_t size) {
    size_t used = Used();
    work_.Add(used - counted_);
    counted_ = used;
    if (size > kMaxBytes - used) {  // fails at the end of the walk, what follows goes nowhere
      is_too_large_ = true;
      counted_ = used = 0;
      size = 1;
    }
    size_t room = size + used > kFirstBytes ? size + used : kFirstBytes;
    builder_.Truncate(used);
    place_ = builder_.Extend(room);
    end_ = place_ + room;
  }

  Process& process_;
  WorkCounter work_;
  BinaryBuilder builder_;
  uint8_t* place_ = nullptr;
  uint8_t* end_ = nullptr;
  size_t counted_ = 0;  // bytes whose work is counted
  bool has_odd_bits_ = false;
  bool is_too_large_ = false;
};

class CopyOfLeaves {
 public:
  explicit CopyOfLeaves(uint8_t* to) : to_(to) {}

  void Byte(uint8_t byte) {
    if (start_ == 0) {
      *to_++ = byte;
    } else {
      const uint8_t copied = byte;
      Bits({&copied, 0, 8});
    }
  }
  bool Bits(const BitView& bits) {
    CopyBits(to_, start_, bits);
    to_ += (start_ + bits.bits) / 8;
    start_ = (start_ + bits.bits) % 8;
    return true;
  }

 private:
  uint8_t* to_;
  size_t start_ = 0;  // bits of *to_ that are there
};

}  // namespace

bool IolistSize(Process& process, Term term, IolistUse use, bool whole_bytes, uint64_t* bits) {
  SizeOfLeaves leaves(process, use, whole_bytes);
  if (!WalkIolist(term, leaves)) return false;
  *bits = leaves.Finish();
  return true;
}

bool IolistBits(Process& process, Term term, bool whole_bytes, size_t* bits) {
  uint64_t total;
  if (!IolistSize(process, term, IolistUse::kCopy, whole_bytes, &total)) return false;
  if (total > kMaxBitstringBits) return false;
  *bits = static_cast<size_t>(total);
  return true;
}

void CopyIolist(Term term, uint8_t* to) {
  CopyOfLeaves leaves(to);
  WalkIolist(term, leaves);
}

Term BitstringOfIolist(Process& process, Term term, bool whole_bytes) {
  {
    BuildOfLeaves leaves(process);
    if (WalkIolist(term, leaves)) return leaves.is_too_large() ? kNoValue : leaves.Finish();
    if (whole_bytes || !leaves.has_odd_bits()) return kNoValue;
  }
  size_t bits;
  if (!IolistBits(process, term, whole_bytes, &bits)) return kNoValue;
  NewBitstring result = AllocateBitstring(process, bits);
  if (bits % 8 != 0) result.bytes[bits / 8] = 0;
  CopyIolist(term, result.bytes);
  return result.term;
}

bool IolistBytes::Read(Process& process, Term term) {
  free(copy_);
  copy_ = nullptr;
  size_t bits;
  if (IsBitstring(term)) {
    BitView view = BitsOf(term);
    if (view.tail_bits() != 0) return false;
    bits = view.bits;
    if (view.is_aligned()) {
      data_ = view.bytes;
      size_ = view.whole_bytes();
      return true;
    }
  } else if (!IsList(term) || !IolistBits(process, term, /*whole_bytes=*/true, &bits)) {
    return false;
  }
  size_ = bits / 8;
  copy_ = static_cast<uint8_t*>(malloc(size_ + 1));
  if (copy_ == nullptr) FatalOutOfMemory(size_);
  CopyIolist(term, copy_);
  data_ = copy_;
  return true;
}

IolistBytes::~IolistBytes() { free(copy_); }

}  // namespace lumen::runtime

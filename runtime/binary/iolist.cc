// Tested by runtime/bifs/bifs_test.cc.
#include "runtime/binary/iolist.h"

#include <stdlib.h>

#include "runtime/binary/binary.h"
#include "runtime/process/long_work.h"

namespace lumen::runtime {

bool IolistWalk::Next() {
  for (;;) {
    Term leaf;
    bool is_tail = false;
    if (IsCons(list_)) {
      leaf = Head(list_);
      list_ = Tail(list_);
      if (IsCons(leaf)) {
        if (!IsNil(list_)) stack_.Push(list_);
        list_ = leaf;
        continue;
      }
    } else if (!IsNil(list_)) {  // an improper tail
      leaf = list_;
      list_ = kNil;
      is_tail = true;
    } else {
      if (stack_.empty()) return false;
      list_ = stack_.Pop();
      continue;
    }
    if (IsNil(leaf)) continue;
    if (IsSmall(leaf) && !is_tail && static_cast<uint64_t>(SmallValue(leaf)) <= 0xff) {
      byte_ = static_cast<uint8_t>(SmallValue(leaf));
      bits_.bytes = nullptr;
      return true;
    }
    if (!IsBitstring(leaf)) {
      ok_ = false;
      return false;
    }
    bits_ = BitsOf(leaf);
    if (bits_.bits > 0) return true;
  }
}

bool IolistBits(Process& process, Term term, bool whole_bytes, size_t* bits) {
  // A byte of a list is looked at twice; those of binaries are copied in one go.
  constexpr size_t kOften = 64 * 1024, kUnitsPerByte = 2, kUnitsPerLeaf = 8, kCopiedPerUnit = 8;
  IolistWalk walk(term);
  WorkCounter work(process);
  uint64_t total = 0;
  for (;;) {
    const size_t count = walk.TakeBytes(nullptr, kOften);
    total += uint64_t{8} * count;
    work.Add(kUnitsPerByte * count);
    if (count == kOften) continue;
    if (!walk.Next()) break;
    if (whole_bytes && !walk.is_byte() && walk.bits().tail_bits() != 0) return false;
    total += walk.is_byte() ? 8 : walk.bits().bits;
    work.Add(kUnitsPerLeaf + (walk.is_byte() ? 0 : walk.bits().bits / 8 / kCopiedPerUnit));
    if (total > kMaxBitstringBits) return false;
  }
  if (total > kMaxBitstringBits) return false;
  *bits = static_cast<size_t>(total);
  return walk.ok();
}

void CopyIolist(Term term, uint8_t* to) {
  IolistWalk walk(term);
  size_t position = 0;
  for (;;) {
    if (position % 8 == 0) position += 8 * walk.TakeBytes(to + position / 8, SIZE_MAX);
    if (!walk.Next()) break;
    if (!walk.is_byte()) {
      CopyBits(to, position, walk.bits());
      position += walk.bits().bits;
      continue;
    }
    uint8_t byte = walk.byte();
    if (position % 8 == 0) {
      to[position / 8] = byte;
    } else {
      CopyBits(to, position, {&byte, 0, 8});
    }
    position += 8;
  }
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

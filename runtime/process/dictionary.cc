// Open addressing with linear probing; an erased entry's slot is filled again from behind (Knuth,
// TAOCP 6.4, algorithm R), so there are no tombstones.
//
// Tested by runtime/process/dictionary_test.cc.
#include "runtime/process/dictionary.h"

#include <stdlib.h>

#include "runtime/base/check.h"
#include "runtime/term/compare.h"
#include "runtime/term/hash.h"

namespace lumen::runtime {

namespace {

// Up to so many entries are searched one by one.
constexpr size_t kMaxUnindexed = 8;

// Terms that are equal exactly when they are the same word.
bool IsWord(Term term) { return IsSmall(term) || TagOf(term) == Tag::kImmediate; }

template <typename T>
void Resize(T** array, size_t count) {
  size_t bytes = count * sizeof(T);
  void* memory = realloc(*array, bytes);
  if (memory == nullptr) FatalOutOfMemory(bytes);
  *array = static_cast<T*>(memory);
}

}  // namespace

size_t Dictionary::Find(Term key) const {
  if (!has_index()) {
    if (IsWord(key)) {
      for (size_t i = 0; i < size_; ++i) {
        if (entries_[2 * i] == key) return i;
      }
      return kNone;
    }
    for (size_t i = 0; i < size_; ++i) {
      if (AreExactlyEqual(entries_[2 * i], key)) return i;
    }
    return kNone;
  }
  uint32_t hash = MapKeyHash(key);
  for (uint32_t slot = hash & slot_mask_; slots_[slot] != 0; slot = (slot + 1) & slot_mask_) {
    size_t index = slots_[slot] - 1;
    if (hashes_[index] == hash && AreExactlyEqual(entries_[2 * index], key)) return index;
  }
  return kNone;
}

// The slot that holds an entry's position.
size_t Dictionary::SlotOf(size_t index) const {
  uint32_t slot = hashes_[index] & slot_mask_;
  while (slots_[slot] != index + 1) slot = (slot + 1) & slot_mask_;
  return slot;
}

void Dictionary::RebuildIndex() {
  size_t slot_count = 4 * capacity_;
  free(slots_);
  slots_ = static_cast<uint32_t*>(calloc(slot_count, sizeof(uint32_t)));
  if (slots_ == nullptr) FatalOutOfMemory(slot_count * sizeof(uint32_t));
  slot_mask_ = static_cast<uint32_t>(slot_count - 1);
  for (size_t i = 0; i < size_; ++i) {
    uint32_t slot = hashes_[i] & slot_mask_;
    while (slots_[slot] != 0) slot = (slot + 1) & slot_mask_;
    slots_[slot] = static_cast<uint32_t>(i + 1);
  }
}

void Dictionary::Grow() {
  bool was_indexed = has_index();
  capacity_ = capacity_ == 0 ? kMaxUnindexed : 2 * capacity_;
  if (capacity_ > UINT32_MAX / 8) FatalOutOfMemory(SIZE_MAX);
  Resize(&entries_, 2 * capacity_);
  if (capacity_ <= kMaxUnindexed) return;
  Resize(&hashes_, capacity_);
  for (size_t i = 0; i < size_ && !was_indexed; ++i) hashes_[i] = MapKeyHash(entries_[2 * i]);
  RebuildIndex();
}

Term Dictionary::Get(Term key) const {
  size_t index = Find(key);
  return index == kNone ? kNoValue : value(index);
}

Term Dictionary::Put(Term key, Term value) {
  size_t index = Find(key);
  if (index != kNone) {
    Term before = entries_[2 * index + 1];
    entries_[2 * index + 1] = value;
    return before;
  }
  if (size_ == capacity_) Grow();
  entries_[2 * size_] = key;
  entries_[2 * size_ + 1] = value;
  if (has_index()) {
    hashes_[size_] = MapKeyHash(key);
    uint32_t slot = hashes_[size_] & slot_mask_;
    while (slots_[slot] != 0) slot = (slot + 1) & slot_mask_;
    slots_[slot] = static_cast<uint32_t>(size_ + 1);
  }
  ++size_;
  return kNoValue;
}

Term Dictionary::Erase(Term key) {
  size_t index = Find(key);
  if (index == kNone) return kNoValue;
  Term before = value(index);
  size_t last = size_ - 1;
  if (has_index()) {
    auto hole = static_cast<uint32_t>(SlotOf(index));
    if (index != last) slots_[SlotOf(last)] = static_cast<uint32_t>(index + 1);
    slots_[hole] = 0;
    hashes_[index] = hashes_[last];
    // What lies behind the hole and belongs at or in front of it moves up.
    for (uint32_t slot = (hole + 1) & slot_mask_; slots_[slot] != 0; slot = (slot + 1) & slot_mask_) {
      uint32_t home = hashes_[slots_[slot] - 1] & slot_mask_;
      if (((slot - home) & slot_mask_) < ((slot - hole) & slot_mask_)) continue;
      slots_[hole] = slots_[slot];
      slots_[slot] = 0;
      hole = slot;
    }
  }
  entries_[2 * index] = entries_[2 * last];
  entries_[2 * index + 1] = entries_[2 * last + 1];
  --size_;
  return before;
}

void Dictionary::Clear() {
  free(entries_);
  free(hashes_);
  free(slots_);
  entries_ = nullptr;
  hashes_ = slots_ = nullptr;
  slot_mask_ = 0;
  size_ = capacity_ = 0;
}

}  // namespace lumen::runtime

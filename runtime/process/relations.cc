#include "runtime/process/relations.h"

#include <stdlib.h>

namespace lumen::runtime {

namespace {
constexpr size_t kFirstCapacity = 4;

void* Resize(void* memory, size_t bytes) {
  memory = realloc(memory, bytes);
  if (memory == nullptr) FatalOutOfMemory(bytes);
  return memory;
}

size_t Hash(Word key) { return static_cast<size_t>((key * 0x9E3779B97F4A7C15u) >> 32); }
}  // namespace

Relations::~Relations() {
  for (Relation* relation = First(); relation != nullptr; relation = Next(relation)) DropTerm(&relation->tag);
  free(entries_);
  free(index_);
}

uint32_t* Relations::Slot(Word key) {
  for (size_t i = Hash(key) & (index_capacity_ - 1);; i = (i + 1) & (index_capacity_ - 1)) {
    if (index_[i] == kNone || entries_[index_[i]].key == key) return &index_[i];
  }
}

Relation* Relations::Find(Word key) {
  if (index_ != nullptr) return At(*Slot(key));
  for (uint32_t i = first_; i != kNone; i = entries_[i].next) {
    if (entries_[i].key == key) return &entries_[i];
  }
  return nullptr;
}

void Relations::Reindex() {
  index_capacity_ = 4 * kIndexedSize;
  while (index_capacity_ < 4 * size_) index_capacity_ *= 2;
  index_ = static_cast<uint32_t*>(Resize(index_, index_capacity_ * sizeof(uint32_t)));
  for (size_t i = 0; i < index_capacity_; ++i) index_[i] = kNone;
  for (uint32_t i = first_; i != kNone; i = entries_[i].next) *Slot(entries_[i].key) = i;
}

Relation* Relations::Add(RelationKind kind, Word key, Term other) {
  uint32_t index = free_;
  if (index != kNone) {
    free_ = entries_[index].next;
  } else {
    if (used_ == capacity_) {
      capacity_ = capacity_ == 0 ? kFirstCapacity : 2 * capacity_;
      entries_ = static_cast<Relation*>(Resize(entries_, capacity_ * sizeof(Relation)));
    }
    index = used_++;
  }
  entries_[index] = {key, other, kNil, KeptTerm(), kind, AliasMode::kNone, false, last_, kNone};
  if (last_ == kNone) {
    first_ = index;
  } else {
    entries_[last_].next = index;
  }
  last_ = index;
  ++size_;
  if (index_ != nullptr && 2 * size_ < index_capacity_) {
    *Slot(key) = index;
  } else if (index_ != nullptr || size_ > kIndexedSize) {
    Reindex();
  }
  return &entries_[index];
}

void Relations::Remove(Relation* relation) {
  DropTerm(&relation->tag);
  auto index = static_cast<uint32_t>(relation - entries_);
  if (index_ != nullptr) {
    // Entries behind it that collided move up.
    size_t hole = static_cast<size_t>(Slot(relation->key) - index_);
    index_[hole] = kNone;
    for (size_t i = (hole + 1) & (index_capacity_ - 1); index_[i] != kNone; i = (i + 1) & (index_capacity_ - 1)) {
      uint32_t moved = index_[i];
      index_[i] = kNone;
      *Slot(entries_[moved].key) = moved;
    }
  }
  if (relation->previous == kNone) {
    first_ = relation->next;
  } else {
    entries_[relation->previous].next = relation->next;
  }
  if (relation->next == kNone) {
    last_ = relation->previous;
  } else {
    entries_[relation->next].previous = relation->previous;
  }
  relation->next = free_;
  free_ = index;
  --size_;
}

}  // namespace lumen::runtime

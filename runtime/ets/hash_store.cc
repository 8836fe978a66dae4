#include "runtime/ets/hash_store.h"

#include "runtime/ets/table_memory.h"
#include "runtime/term/compare.h"
#include "runtime/term/hash.h"

namespace lumen::runtime::ets {

HashStore::~HashStore() { Clear(/*keeps=*/false); }

void HashStore::Clear(bool keeps) {
  if (segments_ == nullptr) return;
  for (size_t i = 0; i < active_; ++i) {
    for (Entry* entry = Bucket(i); entry != nullptr;) {
      Entry* next = entry->next[0];
      if (!keeps) {
        DeleteEntry(entry);
      } else if (!entry->is_removed) {
        entry->is_removed = true;
        ++removed_;
      }
      entry = next;
    }
  }
  count_ = 0;
  if (keeps) return;
  while (segment_count_ != 0) FreeSegment();
  FreeBytes(segments_, segments_bytes_);
  segments_ = nullptr;
  segments_bytes_ = 0;
  removed_ = bytes_ = 0;
  active_ = kFirstSegment;
  mask_ = kFirstSegment - 1;
}

uint32_t HashStore::HashOf(Term key) { return IsAtom(key) ? AtomOf(key)->hash : MapKeyHash(key); }

size_t HashStore::IndexOf(uint32_t hash) const {
  size_t index = hash & mask_;
  return index < active_ ? index : index & mask_ >> 1;
}

Entry** HashStore::Find(Term key, uint32_t hash) {
  if (segments_ == nullptr) return &nothing_;
  Entry** place = Place(IndexOf(hash));
  while (*place != nullptr && ((*place)->hash != hash || !AreExactlyEqual((*place)->Key(key_index_), key)))
    place = &(*place)->next[0];
  return place;
}

Entry* HashStore::NextOfKey(const Entry* entry) const {
  Entry* next = entry->next[0];
  return next != nullptr && next->hash == entry->hash && AreExactlyEqual(next->Key(key_index_), entry->Key(key_index_))
             ? next
             : nullptr;
}

void HashStore::AddSegment() {
  const size_t bytes = (segment_count_ + 1) * sizeof(Entry**);
  if (bytes > segments_bytes_) {
    segments_ = static_cast<Entry***>(ResizeBytes(segments_, segments_bytes_, bytes));
    bytes_ += bytes - segments_bytes_;
    segments_bytes_ = bytes;
  }
  const size_t segment_bytes = SegmentBytes(segment_count_);
  segments_[segment_count_++] = static_cast<Entry**>(AllocateZeroedBytes(segment_bytes));
  bytes_ += segment_bytes;
}

void HashStore::FreeSegment() {
  const size_t segment_bytes = SegmentBytes(--segment_count_);
  FreeBytes(segments_[segment_count_], segment_bytes);
  bytes_ -= segment_bytes;
}

void HashStore::Insert(Entry** place, Entry* entry, bool may_grow) {
  if (segments_ == nullptr) {
    AddSegment();
    place = Place(IndexOf(entry->hash));
  }
  entry->next[0] = *place;
  *place = entry;
  ++count_;
  bytes_ += entry->size_bytes();
  if (!may_grow) return;
  for (int i = 0; i < kMostSteps && count_ > active_; ++i) Grow();
}

void HashStore::Remove(Entry** place, bool keeps) {
  Entry* entry = *place;
  --count_;
  if (keeps) {
    entry->is_removed = true;
    ++removed_;
    return;
  }
  *place = entry->next[0];
  bytes_ -= entry->size_bytes();
  DeleteEntry(entry);
  if (!is_frozen_) ShrinkAsNeeded();
}

void HashStore::ShrinkAsNeeded() {
  for (int i = 0; i < kMostSteps && IsSparse(); ++i) Shrink();
}

void HashStore::Revive(Entry* entry) {
  entry->is_removed = false;
  --removed_;
  ++count_;
}

void HashStore::MoveToFront(Entry** place, Entry* entry) {
  if (*place == entry) return;
  *PlaceOf(entry) = entry->next[0];
  entry->next[0] = *place;
  *place = entry;
}

void HashStore::Replace(Entry** place, Term tuple, bool lies_in_entry) {
  Entry* old = *place;
  if (old->is_removed) Revive(old);
  if (!lies_in_entry && OverwriteEntry(old, tuple)) return;
  Entry* entry = NewEntry(tuple, 1);
  entry->hash = old->hash;
  entry->next[0] = old->next[0];
  *place = entry;
  bytes_ += entry->size_bytes() - old->size_bytes();
  DeleteEntry(old);
}

Entry** HashStore::PlaceOf(const Entry* entry) const {
  Entry** place = Place(IndexOf(entry->hash));
  while (*place != entry) place = &(*place)->next[0];
  return place;
}

void HashStore::Purge() {
  if (removed_ == 0) return;
  for (size_t i = 0; i < active_; ++i) {
    for (Entry** place = Place(i); *place != nullptr;) {
      Entry* entry = *place;
      if (!entry->is_removed) {
        place = &entry->next[0];
        continue;
      }
      *place = entry->next[0];
      bytes_ -= entry->size_bytes();
      DeleteEntry(entry);
    }
  }
  removed_ = 0;
}

Entry* HashStore::FirstFrom(size_t bucket) const {
  if (segments_ == nullptr) return nullptr;
  for (; bucket < active_; ++bucket) {
    for (Entry* entry = Bucket(bucket); entry != nullptr; entry = entry->next[0]) {
      if (!entry->is_removed) return entry;
    }
  }
  return nullptr;
}

Entry* HashStore::After(const Entry* entry) const {
  const Entry* last = entry;
  while (const Entry* next = NextOfKey(last)) last = next;
  for (Entry* next = last->next[0]; next != nullptr; next = next->next[0]) {
    if (!next->is_removed) return next;
  }
  return FirstFrom(IndexOf(entry->hash) + 1);
}

// Splits the bucket that is next in turn.
void HashStore::Grow() {
  const size_t added = active_;
  if (SegmentOf(added) == segment_count_) AddSegment();
  if (added > mask_) mask_ = 2 * mask_ + 1;
  active_ = added + 1;
  Entry** from = Place(added & mask_ >> 1);
  Entry** to = Place(added);
  while (Entry* entry = *from) {
    if (IndexOf(entry->hash) != added) {
      from = &entry->next[0];
      continue;
    }
    *from = entry->next[0];
    *to = entry;
    to = &entry->next[0];
  }
  *to = nullptr;
}

// Puts the last bucket behind the one that it came from.
void HashStore::Shrink() {
  const size_t last = active_ - 1;
  Entry** to = Place(last & mask_ >> 1);
  while (*to != nullptr) to = &(*to)->next[0];
  *to = *Place(last);
  active_ = last;
  if (active_ <= mask_ >> 1) mask_ >>= 1;
  if (IndexInSegment(last) == 0 && last >= kFirstSegment) FreeSegment();
}

}  // namespace lumen::runtime::ets

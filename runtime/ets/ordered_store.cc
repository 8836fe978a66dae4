#include "runtime/ets/ordered_store.h"

#include "runtime/term/compare.h"

namespace lumen::runtime::ets {

namespace {

inline int Compare(Term a, Term b) {
  if (AreSmall(a, b)) {
    auto x = static_cast<int64_t>(a);
    auto y = static_cast<int64_t>(b);
    return x < y ? -1 : x > y;
  }
  return CompareTerms(a, b);
}

}  // namespace

OrderedStore::~OrderedStore() { Clear(); }

void OrderedStore::Clear() {
  for (Entry* entry = First(); entry != nullptr;) {
    Entry* next = entry->next[0];
    DeleteEntry(entry);
    entry = next;
  }
  for (Entry*& first : first_) first = nullptr;
  last_ = nullptr;
  height_ = 1;
  count_ = bytes_ = 0;
}

Entry* OrderedStore::AtOrAfter(Term key, bool is_strict) const {
  return FirstNotBelow([key, is_strict](Term other) {
    const int order = Compare(other, key);
    return order < 0 || (order == 0 && is_strict);
  });
}

Entry* OrderedStore::Find(Term key) const {
  Entry* entry = AtOrAfter(key, false);
  return entry != nullptr && Compare(entry->Key(key_index_), key) == 0 ? entry : nullptr;
}

Entry* OrderedStore::Before(Term key) const {
  return Previous(AtOrAfter(key, false));
}

void OrderedStore::FindPlaces(Term key, Entry** places[kLevels]) {
  Entry** from = first_;
  Entry* found = nullptr;
  for (unsigned level = kLevels; level-- > 0;) {
    if (level < height_) {
      while (Entry* entry = from[level]) {
        if (entry == found) break;
        if (Compare(entry->Key(key_index_), key) >= 0) {
          found = entry;
          break;
        }
        from = entry->next;
      }
    }
    places[level] = &from[level];
  }
}

unsigned OrderedStore::RandomHeight() {
  // G. Marsaglia's xorshift.
  random_ ^= random_ << 13;
  random_ ^= random_ >> 17;
  random_ ^= random_ << 5;
  unsigned height = 1;
  for (uint32_t bits = random_; (bits & 3) == 0 && height < kLevels; bits >>= 2) ++height;
  return height;
}

void OrderedStore::Insert(Term tuple) {
  Entry* entry = NewEntry(tuple, RandomHeight());
  Entry** places[kLevels];
  FindPlaces(entry->Key(key_index_), places);
  if (entry->height > height_) height_ = entry->height;
  Entry* after = *places[0];
  entry->previous = after == nullptr ? last_ : after->previous;
  (after == nullptr ? last_ : after->previous) = entry;
  for (unsigned level = 0; level < entry->height; ++level) {
    entry->next[level] = *places[level];
    *places[level] = entry;
  }
  ++count_;
  bytes_ += entry->size_bytes();
}

void OrderedStore::Replace(Entry* old, Term tuple, bool lies_in_entry) {
  if (!lies_in_entry && OverwriteEntry(old, tuple)) return;
  Entry** places[kLevels];
  FindPlaces(old->Key(key_index_), places);
  Entry* entry = NewEntry(tuple, old->height);
  for (unsigned level = 0; level < entry->height; ++level) {
    entry->next[level] = old->next[level];
    *places[level] = entry;
  }
  entry->previous = old->previous;
  (old->next[0] == nullptr ? last_ : old->next[0]->previous) = entry;
  bytes_ += entry->size_bytes() - old->size_bytes();
  DeleteEntry(old);
}

void OrderedStore::Remove(Entry* entry) {
  Entry** places[kLevels];
  FindPlaces(entry->Key(key_index_), places);
  for (unsigned level = 0; level < entry->height; ++level) *places[level] = entry->next[level];
  (entry->next[0] == nullptr ? last_ : entry->next[0]->previous) = entry->previous;
  while (height_ > 1 && first_[height_ - 1] == nullptr) --height_;
  --count_;
  bytes_ -= entry->size_bytes();
  DeleteEntry(entry);
}

}  // namespace lumen::runtime::ets

#include "runtime/ets/table.h"

#include "runtime/ets/table_memory.h"
#include "runtime/platform/platform.h"
#include "runtime/term/compare.h"

namespace lumen::runtime::ets {

Table::Table(Term name, Word number, const TableOptions& options)
    : number(number),
      options(options),
      name(name),
      is_named(options.is_named),
      protection(options.protection),
      hashed_(options.key_index),
      ordered_(options.key_index) {}

Table::~Table() {
  while (fixations_ != nullptr) {
    Fixation* next = fixations_->next;
    FreeBytes(fixations_, sizeof(Fixation));
    fixations_ = next;
  }
  DropTerm(&heir_data);
}

Entry* Table::Find(Term key) {
  if (is_ordered()) return ordered_.Find(key);
  Entry* entry = *hashed_.Find(key, HashStore::HashOf(key));
  return entry != nullptr && entry->is_removed ? NextOfKey(entry) : entry;
}

Entry* Table::NextOfKey(const Entry* entry) const {
  if (is_ordered()) return nullptr;
  Entry* next = hashed_.NextOfKey(entry);
  while (next != nullptr && next->is_removed) next = hashed_.NextOfKey(next);
  return next;
}

void Table::Insert(Term object) {
  const Term key = TupleElement(object, key_index());
  if (is_ordered()) {
    Entry* entry = ordered_.Find(key);
    return entry == nullptr ? ordered_.Insert(object) : ordered_.Replace(entry, object, /*lies_in_entry=*/false);
  }
  const uint32_t hash = HashStore::HashOf(key);
  Entry** place = hashed_.Find(key, hash);
  if (type() == TableType::kSet && *place != nullptr) return hashed_.Replace(place, object, /*lies_in_entry=*/false);
  if (type() == TableType::kBag) {
    for (Entry* entry = *place; entry != nullptr; entry = hashed_.NextOfKey(entry)) {
      if (!AreExactlyEqual(entry->object, object)) continue;
      if (!entry->is_removed) return;
      hashed_.Revive(entry);
      return hashed_.MoveToFront(place, entry);
    }
  }
  Entry* entry = NewEntry(object, 1);
  entry->hash = hash;
  hashed_.Insert(place, entry, /*may_grow=*/!is_fixed());
}

void Table::Replace(Entry* entry, Term object, bool lies_in_entry) {
  if (is_ordered()) return ordered_.Replace(entry, object, lies_in_entry);
  hashed_.Replace(hashed_.PlaceOf(entry), object, lies_in_entry);
}

size_t Table::RemoveKey(Term key) {
  if (is_ordered()) {
    Entry* entry = ordered_.Find(key);
    if (entry == nullptr) return 0;
    ordered_.Remove(entry);
    return 1;
  }
  size_t removed = 0;
  while (Entry* entry = Find(key)) {
    Remove(entry);
    ++removed;
  }
  return removed;
}

size_t Table::RemoveObject(Term object) {
  size_t removed = 0;
  for (Entry* entry = Find(TupleElement(object, key_index())); entry != nullptr;) {
    Entry* next = NextOfKey(entry);
    if (AreExactlyEqual(entry->object, object)) {
      Remove(entry);
      ++removed;
    }
    entry = next;
  }
  return removed;
}

void Table::Remove(Entry* entry) {
  if (is_ordered()) return ordered_.Remove(entry);
  hashed_.Remove(hashed_.PlaceOf(entry), /*keeps=*/is_fixed());
}

size_t Table::RemoveAll() {
  const size_t removed = count();
  if (is_ordered()) {
    ordered_.Clear();
  } else {
    hashed_.Clear(/*keeps=*/is_fixed());
  }
  return removed;
}

Entry* Table::Next(const Entry* entry) const {
  if (is_ordered()) return entry->next[0];
  for (Entry* next = entry->next[0]; next != nullptr; next = next->next[0]) {
    if (!next->is_removed) return next;
  }
  return hashed_.FirstFrom(hashed_.IndexOf(entry->hash) + 1);
}

bool Table::NextKey(Term key, Entry** next) {
  if (is_ordered()) {
    *next = ordered_.AtOrAfter(key, /*is_strict=*/true);
    return true;
  }
  Entry* entry = *hashed_.Find(key, HashStore::HashOf(key));
  if (entry == nullptr) return false;
  *next = hashed_.After(entry);
  return true;
}

bool Table::PreviousKey(Term key, Entry** previous) {
  if (!is_ordered()) return NextKey(key, previous);
  *previous = ordered_.Before(key);
  return true;
}

void Table::Fix(Term pid) {
  if (fixations_ == nullptr) fixed_since = platform::MonotonicNanoseconds();
  for (Fixation* fixation = fixations_; fixation != nullptr; fixation = fixation->next) {
    if (fixation->pid != pid) continue;
    ++fixation->count;
    return;
  }
  auto* fixation = static_cast<Fixation*>(AllocateBytes(sizeof(Fixation)));
  *fixation = {pid, 1, fixations_};
  fixations_ = fixation;
}

void Table::Unfix(Term pid, bool fully) {
  for (Fixation** place = &fixations_; *place != nullptr; place = &(*place)->next) {
    Fixation* fixation = *place;
    if (fixation->pid != pid) continue;
    if (!fully && --fixation->count != 0) return;
    *place = fixation->next;
    FreeBytes(fixation, sizeof(Fixation));
    if (fixations_ == nullptr && !is_ordered()) {
      hashed_.Purge();
      hashed_.ShrinkAsNeeded();
    }
    return;
  }
}

}  // namespace lumen::runtime::ets

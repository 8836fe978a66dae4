// persistent_term: terms by key that all processes read.
//
// An open-addressing table under a lock. A value lives in memory of its own.
// TODO: get copies the value to the reader's heap; on OTP it does not, so large values cost more here.
//
// Tested by tests/programs/shared_state.erl.
#include <stdlib.h>

#include "runtime/base/mutex.h"
#include "runtime/bifs/bif.h"
#include "runtime/process/signal.h"
#include "runtime/term/atom_table.h"
#include "runtime/term/compare.h"
#include "runtime/term/hash.h"

namespace lumen::runtime {

namespace {

struct Entry {
  KeptTerm key;
  KeptTerm value;
  uint32_t hash;
  bool is_used;
};

constinit Mutex lock;
// Guarded by lock.
constinit Entry* entries = nullptr;
constinit size_t capacity = 0;  // a power of two
constinit size_t count = 0;
constinit size_t memory_words = 0;

Entry* Find(Term key, uint32_t hash) {
  size_t i = hash & (capacity - 1);
  while (entries[i].is_used && (entries[i].hash != hash || !AreExactlyEqual(entries[i].key.term, key)))
    i = (i + 1) & (capacity - 1);
  return &entries[i];
}

// A free place for a key that is not there.
Entry* FreePlace(uint32_t hash) {
  size_t i = hash & (capacity - 1);
  while (entries[i].is_used) i = (i + 1) & (capacity - 1);
  return &entries[i];
}

void Grow() {
  Entry* old = entries;
  size_t old_capacity = capacity;
  capacity = old_capacity == 0 ? 16 : 2 * old_capacity;
  entries = static_cast<Entry*>(calloc(capacity, sizeof(Entry)));
  if (entries == nullptr) FatalOutOfMemory(capacity * sizeof(Entry));
  for (size_t i = 0; i < old_capacity; ++i) {
    if (old[i].is_used) *FreePlace(old[i].hash) = old[i];
  }
  free(old);
}

size_t WordsOf(const KeptTerm& kept) { return kept.chunk == nullptr ? 0 : kept.chunk->used_words(); }

const Entry* Lookup(Term key) {
  if (count == 0) return nullptr;
  const Entry* entry = Find(key, MapKeyHash(key));
  return entry->is_used ? entry : nullptr;
}

}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_persistent_term_put) {
  MutexHolder holder(lock);
  if (2 * (count + 1) > capacity) Grow();
  uint32_t hash = MapKeyHash(arguments[0]);
  Entry* entry = Find(arguments[0], hash);
  if (entry->is_used) {
    if (AreExactlyEqual(entry->value.term, arguments[1])) return atoms::Ok();
    memory_words -= WordsOf(entry->value);
    DropTerm(&entry->value);
  } else {
    *entry = {KeepTerm(arguments[0]), KeptTerm(), hash, true};
    memory_words += WordsOf(entry->key);
    ++count;
  }
  entry->value = KeepTerm(arguments[1]);
  memory_words += WordsOf(entry->value);
  return atoms::Ok();
}

LUMEN_DEFINE_BIF(lumen_bif_persistent_term_get_1) {
  MutexHolder holder(lock);
  const Entry* entry = Lookup(arguments[0]);
  return entry == nullptr ? FailBadArgument(process, self, arguments) : CopyToHeap(process, entry->value.term);
}

LUMEN_DEFINE_BIF(lumen_bif_persistent_term_get_2) {
  MutexHolder holder(lock);
  const Entry* entry = Lookup(arguments[0]);
  return entry == nullptr ? arguments[1] : CopyToHeap(process, entry->value.term);
}

LUMEN_DEFINE_BIF(lumen_bif_persistent_term_get_0) {
  MutexHolder holder(lock);
  Term list = kNil;
  for (size_t i = 0; i < capacity; ++i) {
    if (!entries[i].is_used) continue;
    Term key = CopyToHeap(process, entries[i].key.term);
    Term value = CopyToHeap(process, entries[i].value.term);
    list = BuildCons(process, BuildTuple(process, key, value), list);
  }
  return list;
}

LUMEN_DEFINE_BIF(lumen_bif_persistent_term_erase) {
  MutexHolder holder(lock);
  if (Lookup(arguments[0]) == nullptr) return atoms::False();
  Entry* entry = Find(arguments[0], MapKeyHash(arguments[0]));
  memory_words -= WordsOf(entry->key) + WordsOf(entry->value);
  DropTerm(&entry->key);
  DropTerm(&entry->value);
  entry->is_used = false;
  --count;
  // Those behind it that collided move up.
  for (size_t i = (static_cast<size_t>(entry - entries) + 1) & (capacity - 1); entries[i].is_used;
       i = (i + 1) & (capacity - 1)) {
    Entry moved = entries[i];
    entries[i].is_used = false;
    *FreePlace(moved.hash) = moved;
  }
  return atoms::True();
}

LUMEN_DEFINE_BIF(lumen_bif_persistent_term_info) {
  MutexHolder holder(lock);
  size_t bytes = capacity * sizeof(Entry) + memory_words * sizeof(Word);
  return BuildMap(process, InternAtom("count"), BuildUnsigned(process, count), InternAtom("memory"),
                  BuildUnsigned(process, bytes));
}

}  // namespace lumen::runtime

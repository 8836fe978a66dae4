// persistent_term: terms by key that all processes read without copying them.
//
// An open-addressing table that readers look into without a lock. Writers, one at a time, fill in a slot before its key shows, exchange
// values, and leave the key of what was erased; they make a new table when more than half of the slots have keys. Values and tables
// that nobody finds any more are retired (process/persistent_term.h).
//
// Tested by tests/programs/shared_state.erl and persistent_terms.erl.
#include <stdlib.h>

#include <atomic>

#include "runtime/base/mutex.h"
#include "runtime/bifs/bif.h"
#include "runtime/bifs/system.h"
#include "runtime/process/long_work.h"
#include "runtime/process/persistent_term.h"
#include "runtime/term/atom_table.h"
#include "runtime/term/compare.h"
#include "runtime/term/hash.h"

namespace lumen::runtime {

namespace {

struct Slot {
  std::atomic<Word> key{kNoValue};    // kNoValue: none; written once
  std::atomic<Word> value{kNoValue};  // kNoValue: erased
  uint32_t hash = 0;                  // written before the key
  // For writers only.
  KeptTerm kept_key;
  PersistentTerm persistent_value;
};

struct Table {
  size_t capacity;  // a power of two
  Slot slots[];
};

constinit std::atomic<Table*> current{nullptr};

constinit Mutex lock;
// Guarded by lock.
constinit size_t key_count = 0;  // those of erased terms included
constinit size_t count = 0;
constinit size_t memory_words = 0;

Table* NewTable(size_t capacity) {
  const size_t bytes = sizeof(Table) + capacity * sizeof(Slot);
  auto* table = static_cast<Table*>(malloc(bytes));
  if (table == nullptr) FatalOutOfMemory(bytes);
  table->capacity = capacity;
  for (size_t i = 0; i < capacity; ++i) new (&table->slots[i]) Slot();
  return table;
}

// Of a table that nobody looks into any more. The keys of erased terms go with it; others have moved.
void DropTable(void* what) {
  auto* table = static_cast<Table*>(what);
  for (size_t i = 0; i < table->capacity; ++i) {
    Slot& slot = table->slots[i];
    if (slot.key.load(std::memory_order_relaxed) != kNoValue && slot.value.load(std::memory_order_relaxed) == kNoValue) DropTerm(&slot.kept_key);
  }
  free(table);
}

// The slot of the key, or the one it could have.
Slot& Find(Table& table, Term key, uint32_t hash) {
  for (size_t i = hash;; ++i) {
    Slot& slot = table.slots[i & (table.capacity - 1)];
    // Acquire: the hash, the value and the key's words.
    const Term found = slot.key.load(std::memory_order_acquire);
    if (found == kNoValue || (slot.hash == hash && AreExactlyEqual(found, key))) return slot;
  }
}

// Shows the key of a slot whose other fields are written.
void Publish(Slot& slot, const KeptTerm& key, uint32_t hash, const PersistentTerm& value) {
  slot.kept_key = key;
  slot.hash = hash;
  slot.persistent_value = value;
  slot.value.store(value.term, std::memory_order_release);
  slot.key.store(key.term, std::memory_order_release);
}

// The current table, or a new one with room for one key more and without what was erased; `*old`: what it takes the place of, or null.
Table& TableWithRoom(Table** old) {
  Table* table = current.load(std::memory_order_relaxed);
  *old = nullptr;
  if (table != nullptr && 2 * (key_count + 1) <= table->capacity) return *table;
  size_t capacity = 16;
  while (capacity < 4 * (count + 1)) capacity *= 2;
  Table* grown = NewTable(capacity);
  if (table != nullptr) {
    for (size_t i = 0; i < table->capacity; ++i) {
      Slot& slot = table->slots[i];
      if (slot.value.load(std::memory_order_relaxed) == kNoValue) continue;
      Publish(Find(*grown, slot.kept_key.term, slot.hash), slot.kept_key, slot.hash, slot.persistent_value);
    }
  }
  key_count = count;
  current.store(grown, std::memory_order_release);
  *old = table;
  return *grown;
}

size_t WordsOf(const KeptTerm& kept) { return kept.chunk == nullptr ? 0 : kept.chunk->used_words(); }

// The value of a key, or kNoValue.
Term Lookup(Term key) {
  // Acquire, here and below: what the pointer leads to.
  Table* table = current.load(std::memory_order_acquire);
  return table == nullptr ? kNoValue : Find(*table, key, MapKeyHash(key)).value.load(std::memory_order_acquire);
}

}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_persistent_term_put) {
  const uint32_t hash = MapKeyHash(arguments[0]);
  PersistentTerm replaced;
  Table* old_table;
  {
    MutexHolder holder(lock);
    Slot& slot = Find(TableWithRoom(&old_table), arguments[0], hash);
    const Term value = slot.value.load(std::memory_order_relaxed);
    if (value == kNoValue || !AreExactlyEqual(value, arguments[1])) {
      replaced = slot.persistent_value;
      const PersistentTerm made = MakePersistentTerm(arguments[1]);
      memory_words += made.words - replaced.words;
      count += value == kNoValue;
      if (slot.key.load(std::memory_order_relaxed) == kNoValue) {
        const KeptTerm key = KeepTerm(arguments[0]);
        memory_words += WordsOf(key);
        ++key_count;
        Publish(slot, key, hash, made);
      } else {
        if (value == kNoValue) memory_words += WordsOf(slot.kept_key);  // erased, it counted no more
        slot.persistent_value = made;
        slot.value.store(made.term, std::memory_order_release);
      }
      ChargeWork(process, made.words);
    }
  }
  RetirePersistentTerm(replaced, old_table == nullptr ? nullptr : DropTable, old_table);
  return atoms::Ok();
}

LUMEN_DEFINE_BIF(lumen_bif_persistent_term_get_1) {
  const Term value = Lookup(arguments[0]);
  return value == kNoValue ? FailBadArgument(process, self, arguments) : ReferToPersistentTerm(process, value);
}

LUMEN_DEFINE_BIF(lumen_bif_persistent_term_get_2) {
  const Term value = Lookup(arguments[0]);
  return value == kNoValue ? arguments[1] : ReferToPersistentTerm(process, value);
}

LUMEN_DEFINE_BIF(lumen_bif_persistent_term_get_0) {
  Term list = kNil;
  Table* table = current.load(std::memory_order_acquire);
  for (size_t i = 0; table != nullptr && i < table->capacity; ++i) {
    const Term key = table->slots[i].key.load(std::memory_order_acquire);
    const Term value = table->slots[i].value.load(std::memory_order_acquire);
    if (key == kNoValue || value == kNoValue) continue;
    const Term own_key = CopyToHeap(process, key);
    list = BuildCons(process, BuildTuple(process, own_key, ReferToPersistentTerm(process, value)), list);
  }
  return list;
}

LUMEN_DEFINE_BIF(lumen_bif_persistent_term_erase) {
  PersistentTerm erased;
  {
    MutexHolder holder(lock);
    Table* table = current.load(std::memory_order_relaxed);
    if (table == nullptr) return atoms::False();
    Slot& slot = Find(*table, arguments[0], MapKeyHash(arguments[0]));
    if (slot.value.load(std::memory_order_relaxed) == kNoValue) return atoms::False();
    erased = slot.persistent_value;
    memory_words -= WordsOf(slot.kept_key) + erased.words;
    --count;
    slot.persistent_value = PersistentTerm();
    slot.value.store(kNoValue, std::memory_order_release);
  }
  RetirePersistentTerm(erased, nullptr, nullptr);
  return atoms::True();
}

LUMEN_DEFINE_BIF(lumen_bif_persistent_term_info) {
  MutexHolder holder(lock);
  const Table* table = current.load(std::memory_order_relaxed);
  const size_t bytes = (table == nullptr ? 0 : table->capacity * sizeof(Slot)) + memory_words * sizeof(Word);
  return BuildMap(process, InternAtom("count"), BuildUnsigned(process, count), InternAtom("memory"), BuildUnsigned(process, bytes));
}

Term PersistentTermState(Process& process) {
  MutexHolder holder(lock);
  const Table* table = current.load(std::memory_order_relaxed);
  return BuildMap(process, InternAtom("table"), BuildUnsigned(process, table == nullptr ? 0 : table->capacity));
}

}  // namespace lumen::runtime

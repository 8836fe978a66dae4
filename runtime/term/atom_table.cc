// An open-addressing hash table of atom records, filled from the atom section when first asked: a
// program that never names an atom at run time pays nothing. Look-ups take no lock.
//
// Tested by runtime/term/atom_table_test.cc.
#include "runtime/term/atom_table.h"

#include <stdlib.h>
#include <string.h>

#include <atomic>
#include <new>

#include "runtime/abi/program.h"
#include "runtime/base/memory_use.h"
#include "runtime/base/spin_lock.h"
#include "runtime/term/atoms.h"

namespace lumen::runtime {

namespace {

using abi::AtomRecord;

// Slots that look-ups read without a lock: a record is complete before its address stands in a slot, and never moves.
struct Table {
  size_t capacity;  // a power of two
  Table* older;     // what it replaced, which somebody may still be reading: together not larger than this one
  std::atomic<const AtomRecord*>* slots() { return reinterpret_cast<std::atomic<const AtomRecord*>*>(this + 1); }
};

constinit SpinLock lock;
// Replaced under `lock`, and only when its slots are filled.
constinit std::atomic<Table*> table{nullptr};
// Guarded by `lock`.
constinit size_t count = 0;

void* Allocate(size_t bytes) {
  void* memory = malloc(bytes);
  if (memory == nullptr) FatalOutOfMemory(bytes);
  CountMemory(MemoryUse::kAtoms, static_cast<ptrdiff_t>(bytes));
  return memory;
}

// The slot of this text, empty where there is no such atom. `*found`: what stands in it.
std::atomic<const AtomRecord*>* FindSlot(Table* in, uint32_t hash, std::string_view text, const AtomRecord** found) {
  // OTP's hash is weak in its low bits.
  for (size_t i = (hash * uint32_t{2654435769}) >> 7;; ++i) {
    std::atomic<const AtomRecord*>* slot = in->slots() + (i & (in->capacity - 1));
    // Acquire: the record's contents.
    const AtomRecord* record = slot->load(std::memory_order_acquire);
    *found = record;
    if (record == nullptr ||
        (record->hash == hash && std::string_view(record->text.pointer, record->size_bytes) == text))
      return slot;
  }
}

void Insert(Table* in, const AtomRecord* record) {
  const AtomRecord* found;
  // Release: see FindSlot.
  FindSlot(in, record->hash, {record->text.pointer, record->size_bytes}, &found)->store(record, std::memory_order_release);
}

// Caller holds lock.
Table* Resize(Table* old, size_t capacity) {
  auto* fresh = static_cast<Table*>(Allocate(sizeof(Table) + capacity * sizeof(AtomRecord*)));
  *fresh = {capacity, old};
  for (size_t i = 0; i < capacity; ++i) new (fresh->slots() + i) std::atomic<const AtomRecord*>(nullptr);
  for (size_t i = 0; old != nullptr && i < old->capacity; ++i) {
    const AtomRecord* record = old->slots()[i].load(std::memory_order_relaxed);  // relaxed: the lock
    if (record != nullptr) Insert(fresh, record);
  }
  return fresh;
}

// The table, with the program's own atoms.
Table* FilledTable() {
  Table* filled = table.load(std::memory_order_acquire);
  if (filled != nullptr) return filled;
  SpinLockHolder holder(lock);
  filled = table.load(std::memory_order_relaxed);
  if (filled != nullptr) return filled;
  size_t linked = static_cast<size_t>(__stop_lumen_atoms - __start_lumen_atoms);
  size_t wanted = 256;
  while (wanted < 2 * linked) wanted *= 2;
  filled = Resize(nullptr, wanted);
  for (const AtomRecord* record = __start_lumen_atoms; record != __stop_lumen_atoms; ++record) Insert(filled, record);
  count = linked;
  table.store(filled, std::memory_order_release);
  return filled;
}

// One allocation: the record, then the text. malloc's alignment is not 16 on every target.
const AtomRecord* NewRecord(uint32_t hash, std::string_view text) {
  auto* memory = static_cast<char*>(Allocate(sizeof(AtomRecord) + abi::kAtomAlignment + text.size()));
  auto address =
      (reinterpret_cast<uintptr_t>(memory) + abi::kAtomAlignment - 1) & ~uintptr_t{abi::kAtomAlignment - 1};
  auto* record = reinterpret_cast<AtomRecord*>(address);
  char* copy = reinterpret_cast<char*>(record + 1);
  memcpy(copy, text.data(), text.size());
  *record = {hash, static_cast<uint16_t>(text.size()), 0, {copy}};
  return record;
}

}  // namespace

Term InternAtom(std::string_view text) {
  uint32_t hash = abi::AtomHash(text);
  const AtomRecord* record;
  FindSlot(FilledTable(), hash, text, &record);
  if (record != nullptr) return MakeAtom(record);
  SpinLockHolder holder(lock);
  Table* current = table.load(std::memory_order_relaxed);
  FindSlot(current, hash, text, &record);
  if (record != nullptr) return MakeAtom(record);
  if (count >= kMaxAtoms) return kNoValue;
  record = NewRecord(hash, text);
  if (2 * (count + 1) > current->capacity) {
    current = Resize(current, current->capacity * 2);
    Insert(current, record);
    table.store(current, std::memory_order_release);
  } else {
    Insert(current, record);
  }
  ++count;
  return MakeAtom(record);
}

Term FindAtom(std::string_view text) {
  const AtomRecord* record;
  FindSlot(FilledTable(), abi::AtomHash(text), text, &record);
  return record == nullptr ? kNoValue : MakeAtom(record);
}

size_t AtomCount() {
  FilledTable();
  SpinLockHolder holder(lock);
  return count;
}

}  // namespace lumen::runtime

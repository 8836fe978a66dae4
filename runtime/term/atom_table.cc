// An open-addressing hash table of atom records, filled from the atom section when first asked: a
// program that never names an atom at run time pays nothing.
//
// Tested by runtime/term/atom_table_test.cc.
#include "runtime/term/atom_table.h"

#include <stdlib.h>
#include <string.h>

#include "runtime/abi/program.h"
#include "runtime/base/spin_lock.h"
#include "runtime/term/atoms.h"

namespace lumen::runtime {

namespace {

using abi::AtomRecord;

constinit SpinLock lock;
// All guarded by `lock`.
constinit const AtomRecord** slots = nullptr;
constinit size_t capacity = 0;  // a power of two
constinit size_t count = 0;

void* Allocate(size_t bytes) {
  void* memory = malloc(bytes);
  if (memory == nullptr) FatalOutOfMemory(bytes);
  return memory;
}

// OTP's hash is weak in its low bits.
size_t FirstSlot(uint32_t hash) { return (hash * uint32_t{2654435769}) >> 7 & (capacity - 1); }

// The slot of this text, empty where there is no such atom.
const AtomRecord** FindSlot(uint32_t hash, std::string_view text) {
  size_t i = FirstSlot(hash);
  while (slots[i] != nullptr) {
    const AtomRecord* record = slots[i];
    if (record->hash == hash && std::string_view(record->text.pointer, record->size_bytes) == text)
      break;
    i = (i + 1) & (capacity - 1);
  }
  return &slots[i];
}

void Resize(size_t new_capacity) {
  const AtomRecord** old_slots = slots;
  size_t old_capacity = capacity;
  slots = static_cast<const AtomRecord**>(Allocate(new_capacity * sizeof(AtomRecord*)));
  memset(slots, 0, new_capacity * sizeof(AtomRecord*));
  capacity = new_capacity;
  for (size_t i = 0; i < old_capacity; ++i) {
    const AtomRecord* record = old_slots[i];
    if (record == nullptr) continue;
    *FindSlot(record->hash, {record->text.pointer, record->size_bytes}) = record;
  }
  free(old_slots);
}

void EnsureFilled() {
  if (slots != nullptr) return;
  size_t linked = static_cast<size_t>(__stop_lumen_atoms - __start_lumen_atoms);
  size_t wanted = 256;
  while (wanted < 2 * linked) wanted *= 2;
  Resize(wanted);
  for (const AtomRecord* record = __start_lumen_atoms; record != __stop_lumen_atoms; ++record) {
    *FindSlot(record->hash, {record->text.pointer, record->size_bytes}) = record;
  }
  count = linked;
}

}  // namespace

Term InternAtom(std::string_view text) {
  uint32_t hash = abi::AtomHash(text);
  SpinLockHolder holder(lock);
  EnsureFilled();
  const AtomRecord** slot = FindSlot(hash, text);
  if (*slot == nullptr) {
    if (count >= kMaxAtoms) return kNoValue;
    if (2 * (count + 1) > capacity) {
      Resize(capacity * 2);
      slot = FindSlot(hash, text);
    }
    // One allocation: the record, then the text. malloc's alignment is not 16 on every target.
    auto* memory =
        static_cast<char*>(Allocate(sizeof(AtomRecord) + abi::kAtomAlignment + text.size()));
    auto address = (reinterpret_cast<uintptr_t>(memory) + abi::kAtomAlignment - 1) &
                   ~uintptr_t{abi::kAtomAlignment - 1};
    auto* record = reinterpret_cast<AtomRecord*>(address);
    char* copy = reinterpret_cast<char*>(record + 1);
    memcpy(copy, text.data(), text.size());
    *record = {hash, static_cast<uint16_t>(text.size()), 0, {copy}};
    *slot = record;
    ++count;
  }
  return MakeAtom(*slot);
}

Term FindAtom(std::string_view text) {
  uint32_t hash = abi::AtomHash(text);
  SpinLockHolder holder(lock);
  EnsureFilled();
  const AtomRecord** slot = FindSlot(hash, text);
  return *slot == nullptr ? kNoValue : MakeAtom(*slot);
}

size_t AtomCount() {
  SpinLockHolder holder(lock);
  EnsureFilled();
  return count;
}

}  // namespace lumen::runtime

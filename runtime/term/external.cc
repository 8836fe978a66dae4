// See external.h. Names of nodes get their numbers in an open-addressing table; they are atoms, so it grows no further than the atom table.
#include "runtime/term/external.h"

#include <stdlib.h>

#include "runtime/base/spin_lock.h"

namespace lumen::runtime {

namespace {

struct NodeEntry {
  Term name;  // 0: none
  uint64_t index;
};

constexpr size_t kFirstCapacity = 16;

constinit SpinLock lock;
// All guarded by `lock`.
constinit NodeEntry* entries = nullptr;
constinit size_t capacity = 0;  // a power of two
constinit size_t count = 0;

NodeEntry* FindEntry(Term name) {
  size_t i = (AtomOf(name)->hash * uint32_t{2654435769}) >> 7;
  for (;; ++i) {
    NodeEntry* entry = &entries[i & (capacity - 1)];
    if (entry->name == 0 || entry->name == name) return entry;
  }
}

[[gnu::cold]] void Grow() {
  NodeEntry* old = entries;
  const size_t old_capacity = capacity;
  capacity = old_capacity == 0 ? kFirstCapacity : 2 * old_capacity;
  entries = static_cast<NodeEntry*>(calloc(capacity, sizeof(NodeEntry)));
  if (entries == nullptr) FatalOutOfMemory(capacity * sizeof(NodeEntry));
  for (size_t i = 0; i < old_capacity; ++i) {
    if (old[i].name != 0) *FindEntry(old[i].name) = old[i];
  }
  free(old);
}

template <typename T>
int ThreeWay(T a, T b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

int CompareNodes(Term a, Term b) {
  const std::string_view a_name = IsExternal(a) ? AtomText(NodeNameOf(a)) : kThisNodeName;
  const std::string_view b_name = IsExternal(b) ? AtomText(NodeNameOf(b)) : kThisNodeName;
  if (int order = a_name.compare(b_name); order != 0) return order;
  return ThreeWay(IsExternal(a) ? CreationOf(a) : 0, IsExternal(b) ? CreationOf(b) : 0);
}

// Of one other node. The last word counts most; words that are not there are 0.
int CompareReferences(Term a, Term b) {
  const size_t a_words = ExternalDataWords(a), b_words = ExternalDataWords(b);
  for (size_t i = a_words > b_words ? a_words : b_words; i-- > 0;) {
    if (int order = ThreeWay(i < a_words ? ExternalData(a)[i] : 0, i < b_words ? ExternalData(b)[i] : 0); order != 0) return order;
  }
  return 0;
}

}  // namespace

PidParts PartsOfPid(Term pid) {
  if (IsPid(pid)) {
    const uint64_t value = ImmediateValue(pid);
    return {static_cast<uint32_t>(value & ((uint64_t{1} << kPidNumberBits) - 1)), static_cast<uint32_t>(value >> kPidNumberBits)};
  }
  const Word data = *ExternalData(pid);
  return {static_cast<uint32_t>(data), static_cast<uint32_t>(data >> 32)};
}

int CompareIdentifiers(Term a, Term b) {
  if (IsAnyPid(a)) {
    const PidParts left = PartsOfPid(a), right = PartsOfPid(b);
    if (int order = ThreeWay(left.serial, right.serial); order != 0) return order;
    if (int order = ThreeWay(left.number, right.number); order != 0) return order;
    return CompareNodes(a, b);
  }
  if (int order = CompareNodes(a, b); order != 0) return order;
  if (!IsAnyPort(a)) return CompareReferences(a, b);
  return ThreeWay(IsPort(a) ? ImmediateValue(a) : *ExternalData(a), IsPort(b) ? ImmediateValue(b) : *ExternalData(b));
}

[[gnu::cold]] uint64_t NodeIndex(Term name) {
  if (AtomText(name) == kThisNodeName) return 0;
  SpinLockHolder holder(lock);
  if (2 * (count + 1) > capacity) Grow();
  NodeEntry* entry = FindEntry(name);
  if (entry->name == 0) *entry = {name, ++count};
  return entry->index;
}

}  // namespace lumen::runtime

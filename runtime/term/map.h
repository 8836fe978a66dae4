// Reading maps, small and large: size, search, iteration. Making them is in runtime/map.
//
// Nothing allocates on a process heap.
#ifndef RUNTIME_TERM_MAP_H_
#define RUNTIME_TERM_MAP_H_

#include "runtime/base/work_stack.h"
#include "runtime/term/term.h"

namespace lumen::runtime {

// --- nodes of large maps
inline size_t NodeEntries(const Word* node) {
  return static_cast<size_t>(node[abi::kMapNodeWord] >> abi::kMapEntriesShift);
}
inline uint32_t NodeBitmap(const Word* node) {
  return static_cast<uint32_t>(node[abi::kMapNodeWord] >> abi::kMapBitmapShift) & 0xffff;
}
inline size_t NodeChildCount(const Word* node) { return abi::HeaderSizeWords(node[0]) - 1; }
inline Term NodeChild(const Word* node, size_t index) {
  return node[abi::kMapNodeChildrenWord + index];
}
inline constexpr int kMapLevelBits = 4;
inline constexpr uint32_t kMapSlotMask = 15;
inline constexpr unsigned kMapLevelsPerHash = 8;
inline size_t SlotIndex(uint32_t bitmap, uint32_t slot) {
  if (bitmap == 0xffff) return slot;  // the upper nodes of a large map
  return static_cast<size_t>(__builtin_popcount(bitmap & ((1u << slot) - 1)));
}

inline size_t MapSize(Term map) {
  const Word* object = PointerOf(map);
  return abi::KindOfHeader(object[0]) == HeaderKind::kFlatMap ? abi::HeaderSizeWords(object[0]) - 1
                                                              : NodeEntries(object);
}

// Where the key's index is in a sorted tuple of keys, or -1.
int FindFlatKey(Term keys, Term key);

// The value's place in the map, or null.
const Term* FindInMap(Term map, Term key);
// The same with the key's hash, MapKeyHash(key).
const Term* FindInMap(Term map, Term key, uint32_t hash);

// The bits of a key's hash level by level.
class HashPath {
 public:
  HashPath(Term key, uint32_t hash) : key_(key), hash_(hash), bits_(hash) {}
  uint32_t slot() const { return bits_ & kMapSlotMask; }
  void Descend() {
    bits_ >>= kMapLevelBits;
    if (++level_ % kMapLevelsPerHash == 0) Rehash();
  }
  unsigned level() const { return level_; }
  // To the level where another path is.
  void DescendTo(unsigned level);

 private:
  void Rehash();

  Term key_;
  uint32_t hash_;
  uint32_t bits_;
  unsigned level_ = 0;
};

// Goes through the entries in the order in which OTP does.
//
//   for (MapIterator entry(map); !entry.done(); entry.Next()) Use(entry.key(), entry.value());
class MapIterator {
 public:
  explicit MapIterator(Term map);
  bool done() const { return done_; }
  Term key() const { return key_; }
  Term value() const { return value_; }
  void Next();

 private:
  struct Place {
    const Word* node;
    size_t next;  // children before this index are still to come
  };

  Term map_;
  bool is_flat_;
  bool done_ = false;
  size_t index_ = 0;  // in a flat map
  Term key_ = kNoValue;
  Term value_ = kNoValue;
  WorkStack<Place, 16> stack_;
};

}  // namespace lumen::runtime

#endif  // RUNTIME_TERM_MAP_H_

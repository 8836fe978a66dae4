// Tested by runtime/map/map_test.cc.
#include "runtime/term/map.h"

#include "runtime/term/compare.h"
#include "runtime/term/hash.h"

namespace lumen::runtime {

int FindFlatKey(Term keys, Term key) {
  const Word* elements = PointerOf(keys) + 1;
  auto count = static_cast<int>(TupleArity(keys));
  if (!IsPointer(key)) {
    int i = 0;
    for (; i + 4 <= count; i += 4) {
      if (elements[i] == key) return i;
      if (elements[i + 1] == key) return i + 1;
      if (elements[i + 2] == key) return i + 2;
      if (elements[i + 3] == key) return i + 3;
    }
    for (; i < count; ++i) {
      if (elements[i] == key) return i;
    }
    return -1;
  }
  for (int i = 0; i < count; ++i) {
    if (AreExactlyEqual(elements[i], key)) return i;
  }
  return -1;
}

const Term* FindInMap(Term map, Term key) {
  if (IsFlatMap(map)) {
    int index = FindFlatKey(FlatMapKeys(map), key);
    return index < 0 ? nullptr : PointerOf(map) + abi::kFlatMapValuesWord + index;
  }
  return FindInMap(map, key, MapKeyHash(key));
}

const Term* FindInMap(Term map, Term key, uint32_t hash) {
  if (IsFlatMap(map)) return FindInMap(map, key);
  uint32_t bits = hash;
  const Word* node = PointerOf(map);
  for (unsigned level = 1;; ++level) {
    uint32_t bitmap = NodeBitmap(node);
    uint32_t slot = bits & kMapSlotMask;
    if ((bitmap >> slot & 1) == 0) return nullptr;
    Term child = NodeChild(node, SlotIndex(bitmap, slot));
    if (IsCons(child)) {
      bool is_same = Head(child) == key || (IsPointer(key) && AreExactlyEqual(Head(child), key));
      return is_same ? PointerOf(child) + 1 : nullptr;
    }
    node = PointerOf(child);
    bits >>= kMapLevelBits;
    if (level % kMapLevelsPerHash == 0) bits = MapKeyHash(key, level / kMapLevelsPerHash);
  }
}

void HashPath::Rehash() { bits_ = MapKeyHash(key_, level_ / kMapLevelsPerHash); }

void HashPath::DescendTo(unsigned level) {
  unsigned round = level / kMapLevelsPerHash;
  bits_ = round == 0 ? hash_ : MapKeyHash(key_, round);
  bits_ >>= level % kMapLevelsPerHash * kMapLevelBits;
  level_ = level;
}

MapIterator::MapIterator(Term map) : map_(map), is_flat_(IsFlatMap(map)) {
  if (!is_flat_) stack_.Push({PointerOf(map), 0});
  Next();
}

void MapIterator::Next() {
  if (is_flat_) {
    if (index_ == FlatMapSize(map_)) {
      done_ = true;
      return;
    }
    key_ = TupleElement(FlatMapKeys(map_), index_);
    value_ = FlatMapValue(map_, index_++);
    return;
  }
  while (!stack_.empty()) {
    Place& place = stack_.Top();
    if (place.next == NodeChildCount(place.node)) {
      stack_.Pop();
      continue;
    }
    Term child = NodeChild(place.node, place.next++);
    if (IsCons(child)) {
      key_ = Head(child);
      value_ = Tail(child);
      return;
    }
    stack_.Push({PointerOf(child), 0});
  }
  done_ = true;
}

}  // namespace lumen::runtime

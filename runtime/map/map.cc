// Flat maps are copied, tries along one path. A trie is made from pairs by sorting them by their hash,
// read from the lowest four bits up, and cutting the sorted array into the nodes' children, level by
// level. Two tries merge node by node. Functions that recurse do so once per level of a trie, not over
// the depth of terms.
//
// Tested by runtime/map/map_test.cc, against a sorted array.
#include "runtime/map/map.h"

#include <stdlib.h>
#include <string.h>

#include "runtime/process/build.h"
#include "runtime/term/compare.h"
#include "runtime/term/hash.h"

namespace lumen::runtime {

namespace {

constexpr size_t kMaxFlat = abi::kMaxFlatMapEntries;

Word NodeWord(size_t entries, uint32_t bitmap) {
  return Word{entries} << abi::kMapEntriesShift | Word{bitmap} << abi::kMapBitmapShift;
}

// A node whose children, as many as there are bits, the caller fills in.
Word* NewNode(Process& process, size_t entries, uint32_t bitmap, size_t children) {
  Word* node = Allocate(process, abi::kMapNodeChildrenWord + children);
  node[0] = abi::MakeHeader(HeaderKind::kHashMapNode, 1 + children);
  node[abi::kMapNodeWord] = NodeWord(entries, bitmap);
  return node;
}

Word* NewNode(Process& process, size_t entries, uint32_t bitmap) {
  return NewNode(process, entries, bitmap, static_cast<size_t>(__builtin_popcount(bitmap)));
}

Term NodeTerm(const Word* node) { return MakePointer(node, Tag::kBoxed); }

// --- flat maps

// A flat map whose keys and values the caller fills in.
struct FlatMap {
  Word* keys;
  Word* values;
  Term term;
};

FlatMap NewFlatMap(Process& process, size_t count) {
  Word* keys = Allocate(process, 1 + count + abi::kFlatMapValuesWord + count);
  Word* object = keys + 1 + count;
  object[0] = abi::MakeHeader(HeaderKind::kFlatMap, 1 + count);
  object[abi::kFlatMapKeysWord] = MakeTuple(keys, count);
  return {keys + 1, object + abi::kFlatMapValuesWord, MakePointer(object, Tag::kBoxed)};
}

// With the keys of another.
Word* CopyFlatMap(Process& process, Term map) {
  size_t words = abi::HeaderSizeWords(PointerOf(map)[0]) + 1;
  Word* object = Allocate(process, words);
  memcpy(object, PointerOf(map), words * sizeof(Word));
  return object;
}

Term ReplaceInFlatMap(Process& process, Term map, int index, Term value) {
  if (FlatMapValue(map, static_cast<size_t>(index)) == value) return map;
  Word* object = CopyFlatMap(process, map);
  object[abi::kFlatMapValuesWord + index] = value;
  return MakePointer(object, Tag::kBoxed);
}

// Where a new key belongs.
size_t FlatPlace(Term keys, Term key) {
  size_t low = 0;
  size_t high = TupleArity(keys);
  // Keys often come in order.
  if (high > 0 && CompareTermsExactly(TupleElement(keys, high - 1), key) < 0) return high;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (CompareTermsExactly(TupleElement(keys, middle), key) < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

Term InsertInFlatMap(Process& process, Term map, Term key, Term value) {
  size_t count = FlatMapSize(map);
  Term keys = FlatMapKeys(map);
  size_t place = FlatPlace(keys, key);
  FlatMap result = NewFlatMap(process, count + 1);
  const Word* old_keys = PointerOf(keys) + 1;
  const Word* old_values = PointerOf(map) + abi::kFlatMapValuesWord;
  memcpy(result.keys, old_keys, place * sizeof(Word));
  memcpy(result.values, old_values, place * sizeof(Word));
  result.keys[place] = key;
  result.values[place] = value;
  memcpy(result.keys + place + 1, old_keys + place, (count - place) * sizeof(Word));
  memcpy(result.values + place + 1, old_values + place, (count - place) * sizeof(Word));
  return result.term;
}

Term FlatMapOfSorted(Process& process, const KeyValue* pairs, size_t count) {
  FlatMap result = NewFlatMap(process, count);
  for (size_t i = 0; i < count; ++i) {
    result.keys[i] = pairs[i].key;
    result.values[i] = pairs[i].value;
  }
  return result.term;
}

// Sorts and drops all but the last of equal keys; how many are left.
size_t SortPairs(KeyValue* pairs, size_t count) {
  size_t size = 0;
  for (size_t i = 0; i < count; ++i) {
    KeyValue pair = pairs[i];
    size_t place = size;
    int order = 1;
    while (place > 0 && (order = CompareTermsExactly(pairs[place - 1].key, pair.key)) > 0) --place;
    if (place > 0 && order == 0) {
      pairs[place - 1] = pair;
      continue;
    }
    memmove(pairs + place + 1, pairs + place, (size - place) * sizeof(KeyValue));
    pairs[place] = pair;
    ++size;
  }
  return size;
}

// --- tries from arrays

struct Entry {
  uint32_t order;  // the hash with its lowest four bits first
  uint32_t index;  // among the pairs
  Term leaf;
};

uint32_t ReverseNibbles(uint32_t hash) {
  hash = __builtin_bswap32(hash);
  return (hash & 0x0f0f0f0f) << 4 | (hash >> 4 & 0x0f0f0f0f);
}

int CompareEntries(const void* a, const void* b) {
  const auto* left = static_cast<const Entry*>(a);
  const auto* right = static_cast<const Entry*>(b);
  if (left->order != right->order) return left->order < right->order ? -1 : 1;
  int order = CompareTermsExactly(Head(left->leaf), Head(right->leaf));
  if (order != 0) return order;
  return left->index < right->index ? -1 : 1;
}

// Sorted by hash, then by key, then by place.
void SortEntries(Entry* entries, size_t count) {
  constexpr size_t kFew = 64;
  constexpr int kDigitBits = 8;
  constexpr size_t kBuckets = size_t{1} << kDigitBits;
  if (count <= kFew) {
    if (count > 1) qsort(entries, count, sizeof(Entry), CompareEntries);
    return;
  }
  auto* scratch = static_cast<Entry*>(malloc(count * sizeof(Entry)));
  if (scratch == nullptr) FatalOutOfMemory(count * sizeof(Entry));
  for (int shift = 0; shift < 32; shift += kDigitBits) {
    size_t starts[kBuckets + 1] = {};
    for (size_t i = 0; i < count; ++i) ++starts[(entries[i].order >> shift & (kBuckets - 1)) + 1];
    for (size_t i = 1; i <= kBuckets; ++i) starts[i] += starts[i - 1];
    for (size_t i = 0; i < count; ++i)
      scratch[starts[entries[i].order >> shift & (kBuckets - 1)]++] = entries[i];
    Entry* swap = entries;
    entries = scratch;
    scratch = swap;
  }
  static_assert(32 / kDigitBits % 2 == 0);  // so the result is where it was
  free(scratch);
  for (size_t i = 0; i + 1 < count;) {
    size_t end = i + 1;
    while (end < count && entries[end].order == entries[i].order) ++end;
    if (end - i > 1) qsort(entries + i, end - i, sizeof(Entry), CompareEntries);
    i = end;
  }
}

// The entries at a level, sorted; at least two.
Term TrieOfEntries(Process& process, Entry* entries, size_t count, unsigned level) {
  if (level > 0 && level % kMapLevelsPerHash == 0) {
    for (size_t i = 0; i < count; ++i) {
      entries[i].order =
          ReverseNibbles(MapKeyHash(Head(entries[i].leaf), level / kMapLevelsPerHash));
    }
    SortEntries(entries, count);
  }
  int shift = 28 - static_cast<int>(level % kMapLevelsPerHash) * kMapLevelBits;
  auto slot_of = [&](size_t i) { return entries[i].order >> shift & kMapSlotMask; };
  uint32_t bitmap = 0;
  for (size_t i = 0; i < count; ++i) bitmap |= 1u << slot_of(i);
  Word* node = NewNode(process, level == 0 ? count : 0, bitmap);
  Word* child = node + abi::kMapNodeChildrenWord;
  for (size_t i = 0; i < count;) {
    size_t end = i + 1;
    while (end < count && slot_of(end) == slot_of(i)) ++end;
    *child++ = end - i == 1 ? entries[i].leaf
                            : TrieOfEntries(process, entries + i, end - i, level + 1);
    i = end;
  }
  return NodeTerm(node);
}

// --- changing a trie

// A node has 16 children at most: the calls of memcpy that the compiler would make of the loop took
// a quarter of the time of programs that update large maps, its unrolled and vectorised form a tenth.
__attribute__((no_builtin("memcpy"))) void CopyFew(Word* to, const Word* from, size_t count) {
  typedef Word Two __attribute__((vector_size(2 * sizeof(Word)), aligned(alignof(Word)), may_alias));
  if (count % 2 != 0) to[count - 1] = from[count - 1];
#pragma clang loop unroll(disable) vectorize(disable)
  for (size_t i = 0; i + 1 < count; i += 2)
    *reinterpret_cast<Two*>(to + i) = *reinterpret_cast<const Two*>(from + i);
}

Term CopyWithChild(Process& process, const Word* node, uint32_t slot, Term child, size_t added) {
  uint32_t bitmap = NodeBitmap(node);
  size_t index = SlotIndex(bitmap, slot);
  size_t count = NodeChildCount(node);
  const Word* children = node + abi::kMapNodeChildrenWord;
  bool replaces = (bitmap >> slot & 1) != 0;
  Word* copy = NewNode(process, NodeEntries(node) + added, bitmap | 1u << slot, replaces ? count : count + 1);
  Word* copied = copy + abi::kMapNodeChildrenWord;
  if (replaces) {
    CopyFew(copied, children, count);
  } else {
    CopyFew(copied, children, index);
    CopyFew(copied + index + 1, children + index, count - index);
  }
  copied[index] = child;
  return NodeTerm(copy);
}

Term CopyWithoutChild(Process& process, const Word* node, uint32_t slot, size_t removed) {
  uint32_t bitmap = NodeBitmap(node);
  size_t index = SlotIndex(bitmap, slot);
  size_t count = NodeChildCount(node);
  const Word* children = node + abi::kMapNodeChildrenWord;
  Word* copy = NewNode(process, NodeEntries(node) - removed, bitmap & ~(1u << slot));
  Word* copied = copy + abi::kMapNodeChildrenWord;
  memcpy(copied, children, index * sizeof(Word));
  memcpy(copied + index, children + index + 1, (count - index - 1) * sizeof(Word));
  return NodeTerm(copy);
}

// The node at `path`'s level that holds two leaves with different keys.
Term NodeOfTwo(Process& process, Term old_leaf, Term new_leaf, HashPath path) {
  HashPath old_path(Head(old_leaf), MapKeyHash(Head(old_leaf)));
  old_path.DescendTo(path.level());
  WorkStack<uint32_t, 16> shared;  // slots on the way to where they part
  while (path.slot() == old_path.slot()) {
    shared.Push(path.slot());
    path.Descend();
    old_path.Descend();
  }
  Word* node = NewNode(process, 0, 1u << path.slot() | 1u << old_path.slot());
  bool new_first = path.slot() < old_path.slot();
  node[abi::kMapNodeChildrenWord] = new_first ? new_leaf : old_leaf;
  node[abi::kMapNodeChildrenWord + 1] = new_first ? old_leaf : new_leaf;
  while (!shared.empty()) {
    Word* outer = NewNode(process, 0, 1u << shared.Pop());
    outer[abi::kMapNodeChildrenWord] = NodeTerm(node);
    node = outer;
  }
  return NodeTerm(node);
}

struct Step {
  const Word* node;
  uint32_t slot;
};
using Steps = WorkStack<Step, 16>;

// Copies the nodes of a path with `child` at its end.
Term CopyPath(Process& process, Steps& steps, Term child, size_t added) {
  while (!steps.empty()) {
    Step step = steps.Pop();
    child = CopyWithChild(process, step.node, step.slot, child, steps.empty() ? added : 0);
  }
  return child;
}

Term PutInTrie(Process& process, Term map, Term key, Term value, bool only_update) {
  Steps steps;
  HashPath path(key, MapKeyHash(key));
  for (const Word* node = PointerOf(map);; path.Descend()) {
    uint32_t bitmap = NodeBitmap(node);
    uint32_t slot = path.slot();
    steps.Push({node, slot});
    if ((bitmap >> slot & 1) == 0) {
      if (only_update) return kNoValue;
      return CopyPath(process, steps, BuildCons(process, key, value), 1);
    }
    Term child = NodeChild(node, SlotIndex(bitmap, slot));
    if (!IsCons(child)) {
      node = PointerOf(child);
      continue;
    }
    if (AreExactlyEqual(Head(child), key)) {
      if (Tail(child) == value) return map;
      return CopyPath(process, steps, BuildCons(process, key, value), 0);
    }
    if (only_update) return kNoValue;
    path.Descend();
    Term leaf = BuildCons(process, key, value);
    return CopyPath(process, steps, NodeOfTwo(process, child, leaf, path), 1);
  }
}

// A trie that has become small enough, as a flat map.
Term FlatMapWithout(Process& process, Term map, Term key) {
  KeyValue pairs[kMaxFlat];
  size_t count = 0;
  for (MapIterator entry(map); !entry.done(); entry.Next()) {
    if (!AreExactlyEqual(entry.key(), key)) pairs[count++] = {entry.key(), entry.value()};
  }
  SortPairs(pairs, count);
  return FlatMapOfSorted(process, pairs, count);
}

Term RemoveFromTrie(Process& process, Term map, Term key, Term* value) {
  Steps steps;
  HashPath path(key, MapKeyHash(key));
  for (const Word* node = PointerOf(map);; path.Descend()) {
    uint32_t bitmap = NodeBitmap(node);
    uint32_t slot = path.slot();
    if ((bitmap >> slot & 1) == 0) return map;
    steps.Push({node, slot});
    Term child = NodeChild(node, SlotIndex(bitmap, slot));
    if (!IsCons(child)) {
      node = PointerOf(child);
      continue;
    }
    if (!AreExactlyEqual(Head(child), key)) return map;
    *value = Tail(child);
    break;
  }
  if (MapSize(map) - 1 <= kMaxFlat) return FlatMapWithout(process, map, key);
  // Going up: a node left with one leaf gives way to the leaf.
  Term rest = kNoValue;  // what takes the child's place; nothing at first
  while (!steps.empty()) {
    Step step = steps.Pop();
    bool is_root = steps.empty();
    size_t count = NodeChildCount(step.node);
    if (rest != kNoValue) {
      if (IsCons(rest) && count == 1 && !is_root) continue;
      Term copy = CopyWithChild(process, step.node, step.slot, rest, 0);
      if (is_root) {
        Word* root = PointerOf(copy);
        root[abi::kMapNodeWord] -= Word{1} << abi::kMapEntriesShift;
      }
      rest = copy;
    } else if (count == 1 && !is_root) {
      continue;  // nothing is left of it
    } else {
      size_t index = SlotIndex(NodeBitmap(step.node), step.slot);
      if (count == 2 && !is_root && IsCons(NodeChild(step.node, 1 - index))) {
        rest = NodeChild(step.node, 1 - index);
      } else {
        rest = CopyWithoutChild(process, step.node, step.slot, is_root ? 1 : 0);
      }
    }
  }
  return rest;
}

// --- merging

size_t CountEntries(Term trie) {
  if (IsCons(trie)) return 1;
  WorkStack<const Word*> nodes;
  nodes.Push(PointerOf(trie));
  size_t count = 0;
  while (!nodes.empty()) {
    const Word* node = nodes.Pop();
    for (size_t i = 0; i < NodeChildCount(node); ++i) {
      Term child = NodeChild(node, i);
      if (IsCons(child)) {
        ++count;
      } else {
        nodes.Push(PointerOf(child));
      }
    }
  }
  return count;
}

class Merger {
 public:
  explicit Merger(Process& process) : process_(process) {}

  // Two subtries at one level, where both have a key the second's entry.
  Term Merge(Term a, Term b, unsigned level) {
    if (a == b) {
      common_ += CountEntries(a);
      return a;
    }
    if (IsCons(a)) {
      return IsCons(b) ? MergeLeaves(a, b, level) : AddLeaf(b, a, level, /*leaf_wins=*/false);
    }
    if (IsCons(b)) return AddLeaf(a, b, level, /*leaf_wins=*/true);
    const Word* left = PointerOf(a);
    const Word* right = PointerOf(b);
    uint32_t bitmap = NodeBitmap(left) | NodeBitmap(right);
    Word* node = NewNode(process_, 0, bitmap);
    Word* child = node + abi::kMapNodeChildrenWord;
    size_t left_index = 0;
    size_t right_index = 0;
    for (uint32_t slot = 0; slot <= kMapSlotMask; ++slot) {
      bool in_left = (NodeBitmap(left) >> slot & 1) != 0;
      bool in_right = (NodeBitmap(right) >> slot & 1) != 0;
      if (in_left && in_right) {
        *child++ = Merge(NodeChild(left, left_index), NodeChild(right, right_index), level + 1);
      } else if (in_left || in_right) {
        *child++ = in_left ? NodeChild(left, left_index) : NodeChild(right, right_index);
      }
      left_index += in_left ? 1 : 0;
      right_index += in_right ? 1 : 0;
    }
    return NodeTerm(node);
  }

  size_t common() const { return common_; }

 private:
  HashPath PathOf(Term leaf, unsigned level) {
    HashPath path(Head(leaf), MapKeyHash(Head(leaf)));
    path.DescendTo(level);
    return path;
  }
  Term MergeLeaves(Term a, Term b, unsigned level) {
    if (!AreExactlyEqual(Head(a), Head(b)))
      return NodeOfTwo(process_, a, b, PathOf(b, level));
    ++common_;
    return b;
  }
  Term AddLeaf(Term trie, Term leaf, unsigned level, bool leaf_wins) {
    Steps steps;
    HashPath path = PathOf(leaf, level);
    for (const Word* node = PointerOf(trie);; path.Descend()) {
      uint32_t bitmap = NodeBitmap(node);
      uint32_t slot = path.slot();
      steps.Push({node, slot});
      if ((bitmap >> slot & 1) == 0) return CopyPath(process_, steps, leaf, 0);
      Term child = NodeChild(node, SlotIndex(bitmap, slot));
      if (!IsCons(child)) {
        node = PointerOf(child);
        continue;
      }
      if (AreExactlyEqual(Head(child), Head(leaf))) {
        ++common_;
        return leaf_wins ? CopyPath(process_, steps, leaf, 0) : trie;
      }
      path.Descend();
      return CopyPath(process_, steps, NodeOfTwo(process_, child, leaf, path), 0);
    }
  }

  Process& process_;
  size_t common_ = 0;
};

Term MergeTries(Process& process, Term a, Term b) {
  Merger merger(process);
  Term merged = merger.Merge(a, b, 0);
  size_t entries = MapSize(a) + MapSize(b) - merger.common();
  Word* root = PointerOf(merged);
  if (NodeEntries(root) != entries)  // a new root, so it may be written
    root[abi::kMapNodeWord] = NodeWord(entries, NodeBitmap(root));
  return merged;
}

Term MergeFlatMaps(Process& process, Term a, Term b) {
  KeyValue pairs[2 * kMaxFlat];
  size_t count = 0;
  size_t i = 0;
  size_t j = 0;
  size_t a_size = FlatMapSize(a);
  size_t b_size = FlatMapSize(b);
  while (i < a_size && j < b_size) {
    Term a_key = TupleElement(FlatMapKeys(a), i);
    Term b_key = TupleElement(FlatMapKeys(b), j);
    int order = CompareTermsExactly(a_key, b_key);
    if (order < 0) {
      pairs[count++] = {a_key, FlatMapValue(a, i++)};
    } else {
      pairs[count++] = {b_key, FlatMapValue(b, j++)};
      if (order == 0) ++i;
    }
  }
  for (; i < a_size; ++i) pairs[count++] = {TupleElement(FlatMapKeys(a), i), FlatMapValue(a, i)};
  for (; j < b_size; ++j) pairs[count++] = {TupleElement(FlatMapKeys(b), j), FlatMapValue(b, j)};
  if (count > kMaxFlat) return MapOfPairs(process, pairs, count);
  return FlatMapOfSorted(process, pairs, count);
}

}  // namespace

Term EmptyMap(Process& process) { return NewFlatMap(process, 0).term; }

Term PutInMap(Process& process, Term map, Term key, Term value) {
  if (!IsFlatMap(map)) return PutInTrie(process, map, key, value, /*only_update=*/false);
  int index = FindFlatKey(FlatMapKeys(map), key);
  if (index >= 0) return ReplaceInFlatMap(process, map, index, value);
  size_t count = FlatMapSize(map);
  if (count < kMaxFlat) return InsertInFlatMap(process, map, key, value);
  KeyValue pairs[kMaxFlat + 1];
  for (size_t i = 0; i < count; ++i)
    pairs[i] = {TupleElement(FlatMapKeys(map), i), FlatMapValue(map, i)};
  pairs[count] = {key, value};
  return MapOfPairs(process, pairs, count + 1);
}

Term UpdateInMap(Process& process, Term map, Term key, Term value) {
  if (!IsFlatMap(map)) return PutInTrie(process, map, key, value, /*only_update=*/true);
  int index = FindFlatKey(FlatMapKeys(map), key);
  return index < 0 ? kNoValue : ReplaceInFlatMap(process, map, index, value);
}

Term RemoveFromMap(Process& process, Term map, Term key, Term* value) {
  *value = kNoValue;
  if (!IsFlatMap(map)) return RemoveFromTrie(process, map, key, value);
  int found = FindFlatKey(FlatMapKeys(map), key);
  if (found < 0) return map;
  auto index = static_cast<size_t>(found);
  *value = FlatMapValue(map, index);
  size_t count = FlatMapSize(map);
  FlatMap result = NewFlatMap(process, count - 1);
  for (size_t i = 0; i < count - 1; ++i) {
    size_t from = i < index ? i : i + 1;
    result.keys[i] = TupleElement(FlatMapKeys(map), from);
    result.values[i] = FlatMapValue(map, from);
  }
  return result.term;
}

Term MapOfPairs(Process& process, KeyValue* pairs, size_t count, bool* has_duplicates) {
  if (has_duplicates != nullptr) *has_duplicates = false;
  if (count <= kMaxFlat) {
    size_t size = SortPairs(pairs, count);
    if (has_duplicates != nullptr) *has_duplicates = size < count;
    return FlatMapOfSorted(process, pairs, size);
  }
  auto* entries = static_cast<Entry*>(malloc(count * sizeof(Entry)));
  if (entries == nullptr) FatalOutOfMemory(count * sizeof(Entry));
  Word* leaves = Allocate(process, 2 * count);
  for (size_t i = 0; i < count; ++i) {
    entries[i] = {ReverseNibbles(MapKeyHash(pairs[i].key)), static_cast<uint32_t>(i),
                  MakeCons(leaves + 2 * i, pairs[i].key, pairs[i].value)};
  }
  SortEntries(entries, count);
  size_t size = 0;
  for (size_t i = 0; i < count; ++i) {
    if (i + 1 < count && entries[i].order == entries[i + 1].order &&
        AreExactlyEqual(Head(entries[i].leaf), Head(entries[i + 1].leaf))) {
      continue;  // a later one follows
    }
    entries[size++] = entries[i];
  }
  if (has_duplicates != nullptr) *has_duplicates = size < count;
  Term map;
  if (size > kMaxFlat) {
    map = TrieOfEntries(process, entries, size, 0);
  } else {
    KeyValue few[kMaxFlat];
    for (size_t i = 0; i < size; ++i) few[i] = {Head(entries[i].leaf), Tail(entries[i].leaf)};
    SortPairs(few, size);
    map = FlatMapOfSorted(process, few, size);
  }
  free(entries);
  return map;
}

Term MapOfPairs(Process& process, const Term* terms, size_t count, size_t stride) {
  KeyValue few[kMaxFlat];
  KeyValue* pairs = few;
  if (count > kMaxFlat) {
    pairs = static_cast<KeyValue*>(malloc(count * sizeof(KeyValue)));
    if (pairs == nullptr) FatalOutOfMemory(count * sizeof(KeyValue));
  }
  for (size_t i = 0; i < count; ++i) pairs[i] = {terms[i * stride], terms[i * stride + 1]};
  Term map = MapOfPairs(process, pairs, count);
  if (pairs != few) free(pairs);
  return map;
}

Term MergeMaps(Process& process, Term a, Term b) {
  if (MapSize(a) == 0) return b;
  if (MapSize(b) == 0) return a;
  if (IsFlatMap(a) && IsFlatMap(b)) return MergeFlatMaps(process, a, b);
  if (!IsFlatMap(a) && !IsFlatMap(b)) return MergeTries(process, a, b);
  if (IsFlatMap(b)) {
    for (MapIterator entry(b); !entry.done(); entry.Next())
      a = PutInMap(process, a, entry.key(), entry.value());
    return a;
  }
  Term result = b;
  for (MapIterator entry(a); !entry.done(); entry.Next()) {
    if (FindInMap(b, entry.key()) == nullptr)
      result = PutInMap(process, result, entry.key(), entry.value());
  }
  return result;
}

Term MapKeys(Process& process, Term map) {
  if (IsFlatMap(map))
    return BuildList(process, PointerOf(FlatMapKeys(map)) + 1, FlatMapSize(map));
  Word* cell = Allocate(process, 2 * MapSize(map));
  Term list = kNil;
  for (MapIterator entry(map); !entry.done(); entry.Next(), cell += 2)
    list = MakeCons(cell, entry.key(), list);
  return list;
}

Term MapValues(Process& process, Term map) {
  if (IsFlatMap(map))
    return BuildList(process, PointerOf(map) + abi::kFlatMapValuesWord, FlatMapSize(map));
  Word* cell = Allocate(process, 2 * MapSize(map));
  Term list = kNil;
  for (MapIterator entry(map); !entry.done(); entry.Next(), cell += 2)
    list = MakeCons(cell, entry.value(), list);
  return list;
}

}  // namespace lumen::runtime

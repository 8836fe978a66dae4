// BIFs on maps.
//
// Tested by runtime/bifs/bifs_test.cc against results recorded from OTP.
#include <stdlib.h>

#include "runtime/bifs/bif.h"
#include "runtime/map/map.h"
#include "runtime/term/atom_table.h"

namespace lumen::runtime {

namespace {

Term FailBadMap(Process& process, const BifName& self, const Term* arguments, Term map) {
  return Fail(process, self, arguments, BuildTuple(process, atoms::BadMap(), map));
}

Term FailBadKey(Process& process, const BifName& self, const Term* arguments, Term key) {
  return Fail(process, self, arguments, BuildTuple(process, atoms::BadKey(), key));
}

Term GetValue(Process& process, const Term* arguments, const BifName& self) {
  if (!IsMap(arguments[1])) return FailBadMap(process, self, arguments, arguments[1]);
  const Term* value = FindInMap(arguments[1], arguments[0]);
  return value != nullptr ? *value : FailBadKey(process, self, arguments, arguments[0]);
}

Term HasKey(Process& process, const Term* arguments, const BifName& self) {
  if (!IsMap(arguments[1])) return FailBadMap(process, self, arguments, arguments[1]);
  return atoms::Boolean(FindInMap(arguments[1], arguments[0]) != nullptr);
}

// The pairs that make a map of a list; room for as many as the list is long.
class Pairs {
 public:
  explicit Pairs(size_t count) {
    if (count > abi::kMaxFlatMapEntries) {
      pairs_ = static_cast<KeyValue*>(malloc(count * sizeof(KeyValue)));
      if (pairs_ == nullptr) FatalOutOfMemory(count * sizeof(KeyValue));
    }
  }
  Pairs(const Pairs&) = delete;
  Pairs& operator=(const Pairs&) = delete;
  ~Pairs() {
    if (pairs_ != few_) free(pairs_);
  }
  void Add(Term key, Term value) { pairs_[count_++] = {key, value}; }
  Term Build(Process& process) { return MapOfPairs(process, pairs_, count_); }

 private:
  KeyValue few_[abi::kMaxFlatMapEntries];
  KeyValue* pairs_ = few_;
  size_t count_ = 0;
};

// How far map_next/3 has come: the indices of the children on the way to the next entry, four bits
// each, the root's lowest, with a 1 above the last.
constexpr int kPathLevelBits = 4;
constexpr unsigned kLevelsPerLimb = 64 / kPathLevelBits;

struct Place {
  const Word* node;
  size_t next;
};
using Places = WorkStack<Place, 16>;

Term PathTerm(Process& process, Places& places) {
  size_t levels = places.size();
  size_t limbs = levels / kLevelsPerLimb + 1;
  Word* object = Allocate(process, 1 + limbs);
  object[0] = abi::MakeHeader(HeaderKind::kBignum, limbs);
  for (size_t i = 0; i < limbs; ++i) object[1 + i] = 0;
  for (size_t i = 0; i <= levels; ++i) {
    Word bits = i < levels ? places[i].next : 1;
    object[1 + i / kLevelsPerLimb] |= bits << (i % kLevelsPerLimb * kPathLevelBits);
  }
  if (limbs > 1 || object[1] > static_cast<Word>(abi::kSmallMax))
    return MakePointer(object, Tag::kBoxed);
  Term small = MakeSmall(static_cast<int64_t>(object[1]));
  GiveBack(process, object);
  return small;
}

// The places that a path leads to; false where it does not fit the map.
bool FollowPath(Term path, Term map, Places& places) {
  const Word* node = PointerOf(map);
  places.Push({node, 0});
  if (path == MakeSmall(0)) return true;
  Word limb = static_cast<Word>(SmallValue(path));
  const Word* limbs = &limb;
  size_t count = 1;
  if (IsBignum(path)) {
    if (IntegerView(path).is_negative()) return false;
    limbs = PointerOf(path) + 1;
    count = abi::HeaderSizeWords(limbs[-1]);
  }
  if (limbs[count - 1] == 0) return false;
  size_t bits = 64 * count - static_cast<size_t>(__builtin_clzll(limbs[count - 1]));
  size_t levels = (bits - 1) / kPathLevelBits;
  for (size_t i = 0; i < levels; ++i) {
    size_t index = limbs[i / kLevelsPerLimb] >> (i % kLevelsPerLimb * kPathLevelBits) & 15;
    if (index >= NodeChildCount(node)) return false;
    places.Top().next = index;
    if (i + 1 == levels) return true;
    Term child = NodeChild(node, index);
    if (IsCons(child)) return false;
    places.Top().next = index + 1;
    node = PointerOf(child);
    places.Push({node, 0});
  }
  return false;
}

// The next leaf, or kNoValue at the end.
Term NextLeaf(Places& places) {
  while (!places.empty()) {
    Place& place = places.Top();
    if (place.next == NodeChildCount(place.node)) {
      places.Pop();
      continue;
    }
    Term child = NodeChild(place.node, place.next++);
    if (IsCons(child)) return child;
    places.Push({PointerOf(child), 0});
  }
  return kNoValue;
}

// Goes up from nodes that are done, so that the path leads to a leaf or a node still to be entered.
// The path names the child to go on with at each level, all but the last already entered.
bool ToNext(Places& places) {
  while (!places.empty() && places.Top().next == NodeChildCount(places.Top().node)) places.Pop();
  if (places.empty()) return false;
  for (size_t i = 0; i + 1 < places.size(); ++i) --places[i].next;
  return true;
}

constexpr int kIteratorBatch = 64;
constexpr int kListBatch = 4000;

Term NextOfTrie(Process& process, Term path, Term map, Term accumulator, bool* malformed) {
  Places places;
  *malformed = !FollowPath(path, map, places);
  if (*malformed) return kNoValue;
  if (IsList(accumulator)) {
    for (int i = 0; i < kListBatch; ++i) {
      Term leaf = NextLeaf(places);
      if (leaf == kNoValue) return accumulator;
      accumulator =
          BuildCons(process, BuildTuple(process, Head(leaf), Tail(leaf)), accumulator);
    }
    if (!ToNext(places)) return accumulator;
    return BuildCons(process, PathTerm(process, places), BuildCons(process, map, accumulator));
  }
  // {Key, Value, {Key, Value, ... Rest}}, from the front; Rest is none or [Path | Map].
  Word* objects = Allocate(process, 4 * kIteratorBatch);
  Word* object = objects;
  Term first = kNoValue;
  for (int i = 0; i < kIteratorBatch; ++i) {
    Term leaf = NextLeaf(places);
    if (leaf == kNoValue) break;
    Term tuple = MakeTuple(object, 3);
    object[1] = Head(leaf);
    object[2] = Tail(leaf);
    if (first == kNoValue) {
      first = tuple;
    } else {
      object[-1] = tuple;
    }
    object += 4;
  }
  GiveBack(process, object);
  Term rest = InternAtom("none");
  if (ToNext(places)) {
    object[-1] = kNil;
    rest = PathTerm(process, places);
    rest = BuildCons(process, rest, map);
  }
  if (first == kNoValue) return rest;
  object[-1] = rest;
  return first;
}

Term NextOfFlatMap(Process& process, Term map, Term accumulator) {
  bool is_list = IsList(accumulator);
  Term rest = is_list ? accumulator : InternAtom("none");
  for (size_t i = FlatMapSize(map); i > 0; --i) {
    Term key = TupleElement(FlatMapKeys(map), i - 1);
    Term value = FlatMapValue(map, i - 1);
    rest = is_list ? BuildCons(process, BuildTuple(process, key, value), rest)
                   : BuildTuple(process, key, value, rest);
  }
  return rest;
}

}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_map_size) {
  if (!IsMap(arguments[0])) return FailBadMap(process, self, arguments, arguments[0]);
  return MakeSmall(static_cast<int64_t>(MapSize(arguments[0])));
}

LUMEN_DEFINE_BIF(lumen_bif_map_get) { return GetValue(process, arguments, self); }
LUMEN_DEFINE_BIF(lumen_bif_maps_get) { return GetValue(process, arguments, self); }
LUMEN_DEFINE_BIF(lumen_bif_is_map_key) { return HasKey(process, arguments, self); }
LUMEN_DEFINE_BIF(lumen_bif_maps_is_key) { return HasKey(process, arguments, self); }

LUMEN_DEFINE_BIF(lumen_bif_maps_find) {
  if (!IsMap(arguments[1])) return FailBadMap(process, self, arguments, arguments[1]);
  const Term* value = FindInMap(arguments[1], arguments[0]);
  return value != nullptr ? BuildTuple(process, atoms::Ok(), *value) : atoms::Error();
}

LUMEN_DEFINE_BIF(lumen_bif_maps_put) {
  if (!IsMap(arguments[2])) return FailBadMap(process, self, arguments, arguments[2]);
  return PutInMap(process, arguments[2], arguments[0], arguments[1]);
}

LUMEN_DEFINE_BIF(lumen_bif_maps_update) {
  if (!IsMap(arguments[2])) return FailBadMap(process, self, arguments, arguments[2]);
  Term map = UpdateInMap(process, arguments[2], arguments[0], arguments[1]);
  return map != kNoValue ? map : FailBadKey(process, self, arguments, arguments[0]);
}

LUMEN_DEFINE_BIF(lumen_bif_maps_remove) {
  if (!IsMap(arguments[1])) return FailBadMap(process, self, arguments, arguments[1]);
  Term value;
  return RemoveFromMap(process, arguments[1], arguments[0], &value);
}

LUMEN_DEFINE_BIF(lumen_bif_maps_take) {
  if (!IsMap(arguments[1])) return FailBadMap(process, self, arguments, arguments[1]);
  Term value;
  Term map = RemoveFromMap(process, arguments[1], arguments[0], &value);
  return value == kNoValue ? atoms::Error() : BuildTuple(process, value, map);
}

LUMEN_DEFINE_BIF(lumen_bif_maps_keys) {
  if (!IsMap(arguments[0])) return FailBadMap(process, self, arguments, arguments[0]);
  CountWork(process, MapSize(arguments[0]));
  return MapKeys(process, arguments[0]);
}

LUMEN_DEFINE_BIF(lumen_bif_maps_values) {
  if (!IsMap(arguments[0])) return FailBadMap(process, self, arguments, arguments[0]);
  CountWork(process, MapSize(arguments[0]));
  return MapValues(process, arguments[0]);
}

LUMEN_DEFINE_BIF(lumen_bif_maps_merge) {
  for (int i = 0; i < 2; ++i) {
    if (!IsMap(arguments[i])) return FailBadMap(process, self, arguments, arguments[i]);
  }
  CountWork(process, 8 * (MapSize(arguments[0]) + MapSize(arguments[1])));
  return MergeMaps(process, arguments[0], arguments[1]);
}

LUMEN_DEFINE_BIF(lumen_bif_maps_from_list) {
  int64_t length = CountLength(process, arguments[0]);
  if (length < 0) return FailBadArgument(process, self, arguments);
  CountWork(process, 16 * static_cast<size_t>(length));
  Pairs pairs(static_cast<size_t>(length));
  for (Term list = arguments[0]; IsCons(list); list = Tail(list)) {
    Term pair = Head(list);
    if (!IsTuple(pair) || TupleArity(pair) != 2) return FailBadArgument(process, self, arguments);
    pairs.Add(TupleElement(pair, 0), TupleElement(pair, 1));
  }
  return pairs.Build(process);
}

LUMEN_DEFINE_BIF(lumen_bif_maps_from_keys) {
  int64_t length = CountLength(process, arguments[0]);
  if (length < 0) return FailBadArgument(process, self, arguments);
  CountWork(process, 16 * static_cast<size_t>(length));
  Pairs pairs(static_cast<size_t>(length));
  for (Term list = arguments[0]; IsCons(list); list = Tail(list))
    pairs.Add(Head(list), arguments[1]);
  return pairs.Build(process);
}

// map_next(Path, Map, List): all entries in front of List, or some of them with [NextPath, Map | _] in
// front. map_next(Path, Map, iterator): {Key, Value, Rest}, Rest again so or none or [NextPath | Map].
LUMEN_DEFINE_BIF(lumen_bif_map_next) {
  const auto& [path, map, accumulator] = *reinterpret_cast<const Term(*)[3]>(arguments);
  bool is_iterator = IsAtom(accumulator) && AtomText(accumulator) == "iterator";
  bool malformed = !IsInteger(path) || !IsMap(map) || (!IsList(accumulator) && !is_iterator);
  if (!malformed && IsFlatMap(map)) {
    if (path == MakeSmall(0)) return NextOfFlatMap(process, map, accumulator);
    malformed = true;
  }
  Term result = malformed ? kNoValue : NextOfTrie(process, path, map, accumulator, &malformed);
  return malformed ? FailBadArgument(process, self, arguments) : result;
}

LUMEN_DEFINE_BIF(lumen_bif_map_to_tuple_keys) {
  if (!IsMap(arguments[0])) return FailBadMap(process, self, arguments, arguments[0]);
  if (!IsFlatMap(arguments[0])) return FailBadArgument(process, self, arguments);
  return FlatMapKeys(arguments[0]);
}

}  // namespace lumen::runtime

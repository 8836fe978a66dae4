// BIFs on lists.
//
// Tested by runtime/bifs/bifs_test.cc against results recorded from OTP.
#include <stdlib.h>

#include "runtime/bifs/bif.h"
#include "runtime/term/compare.h"

namespace lumen::runtime {

LUMEN_DEFINE_BIF(lumen_bif_hd) {
  return IsCons(arguments[0]) ? Head(arguments[0]) : FailBadArgument(process, self, arguments);
}

LUMEN_DEFINE_BIF(lumen_bif_tl) {
  return IsCons(arguments[0]) ? Tail(arguments[0]) : FailBadArgument(process, self, arguments);
}

int64_t CountLength(Process& process, Term list) {
  WorkCounter work(process);
  constexpr size_t kOften = 4096;
  size_t length = 0;
  for (; IsCons(list); list = Tail(list)) {
    if (++length % kOften == 0) work.Add(kOften);
  }
  work.Add(length % kOften);
  return IsNil(list) ? static_cast<int64_t>(length) : -1;
}

LUMEN_DEFINE_BIF(lumen_bif_length) {
  int64_t length = CountLength(process, arguments[0]);
  return length >= 0 ? abi::MakeSmall(length) : FailBadArgument(process, self, arguments);
}

namespace {

Term AppendLists(Process& process, const Term* arguments, const BifName& self) {
  int64_t length = CountLength(process, arguments[0]);
  if (length < 0) return FailBadArgument(process, self, arguments);
  if (length == 0) return arguments[1];
  if (IsNil(arguments[1])) return arguments[0];
  CountWork(process, 2 * static_cast<size_t>(length));
  Word* cells = Allocate(process, 2 * static_cast<size_t>(length));
  Word* cell = cells;
  for (Term list = arguments[0]; IsCons(list); list = Tail(list), cell += 2) {
    cell[0] = Head(list);
    cell[1] = MakePointer(cell + 2, Tag::kCons);
  }
  cell[-1] = arguments[1];
  return MakePointer(cells, Tag::kCons);
}

}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_append) { return AppendLists(process, arguments, self); }
LUMEN_DEFINE_BIF(lumen_bif_append_2) { return AppendLists(process, arguments, self); }

namespace {

// The elements to be removed, sorted, each with how often it still may be. Lookup is a binary
// search, so that long lists take no quadratic time.
class RemovalSet {
 public:
  RemovalSet(Term list, size_t length) {
    void* memory = malloc(length * sizeof(Entry));
    if (memory == nullptr) FatalOutOfMemory(length * sizeof(Entry));
    entries_ = static_cast<Entry*>(memory);
    for (size_t i = 0; i < length; ++i, list = Tail(list)) entries_[i] = {Head(list), 1};
    if (length > 1) qsort(entries_, length, sizeof(Entry), Compare);
    for (size_t i = 0; i < length; ++i) {
      if (size_ > 0 && Compare(&entries_[size_ - 1], &entries_[i]) == 0) {
        ++entries_[size_ - 1].count;
      } else {
        entries_[size_++] = entries_[i];
      }
    }
    left_ = length;
  }
  RemovalSet(const RemovalSet&) = delete;
  RemovalSet& operator=(const RemovalSet&) = delete;
  ~RemovalSet() { free(entries_); }

  bool empty() const { return left_ == 0; }

  bool Remove(Term term) {
    size_t low = 0;
    size_t high = size_;
    while (low < high) {
      size_t middle = (low + high) / 2;
      int order = CompareTermsExactly(entries_[middle].term, term);
      if (order == 0) {
        if (entries_[middle].count == 0) return false;
        --entries_[middle].count;
        --left_;
        return true;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return false;
  }

 private:
  struct Entry {
    Term term;
    size_t count;
  };
  static int Compare(const void* a, const void* b) {
    return CompareTermsExactly(static_cast<const Entry*>(a)->term,
                               static_cast<const Entry*>(b)->term);
  }
  Entry* entries_;
  size_t size_ = 0;
  size_t left_ = 0;
};

Term SubtractLists(Process& process, const Term* arguments, const BifName& self) {
  int64_t left = CountLength(process, arguments[0]);
  int64_t right = CountLength(process, arguments[1]);
  if (left < 0 || right < 0) return FailBadArgument(process, self, arguments);
  if (left == 0 || right == 0) return arguments[0];
  // Each comparison, of sorting and of looking up, costs a few steps at least.
  const auto levels = static_cast<size_t>(64 - __builtin_clzll(static_cast<uint64_t>(right)));
  CountWork(process, 4 * levels * static_cast<size_t>(left + right));
  RemovalSet removals(arguments[1], static_cast<size_t>(right));
  Word* cells = Allocate(process, 2 * static_cast<size_t>(left));
  Word* cell = cells;
  Term list = arguments[0];
  for (; IsCons(list) && !removals.empty(); list = Tail(list)) {
    if (removals.Remove(Head(list))) continue;
    cell[0] = Head(list);
    cell[1] = MakePointer(cell + 2, Tag::kCons);
    cell += 2;
  }
  GiveBack(process, cell);
  if (cell == cells) return list;
  cell[-1] = list;  // nothing more to remove: the rest is shared
  return MakePointer(cells, Tag::kCons);
}

}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_subtract) { return SubtractLists(process, arguments, self); }
LUMEN_DEFINE_BIF(lumen_bif_subtract_2) { return SubtractLists(process, arguments, self); }

LUMEN_DEFINE_BIF(lumen_bif_list_to_tuple) {
  int64_t length = CountLength(process, arguments[0]);
  if (length < 0) return FailBadArgument(process, self, arguments);
  CountWork(process, static_cast<size_t>(length));
  if (length > abi::kMaxTupleArity) return Fail(process, self, arguments, atoms::BadArg());
  Word* object = Allocate(process, 1 + static_cast<size_t>(length));
  Word* place = object;
  for (Term list = arguments[0]; IsCons(list); list = Tail(list)) *++place = Head(list);
  return MakeTuple(object, static_cast<size_t>(length));
}

namespace {
constexpr size_t kElementUnits = 2;  // of CountWork, for looking at one
}

LUMEN_DEFINE_BIF(lumen_bif_lists_member) {
  Term list = arguments[1];
  WorkCounter work(process);
  for (; IsCons(list); list = Tail(list)) {
    work.Add(kElementUnits);
    if (AreExactlyEqual(Head(list), arguments[0])) return atoms::True();
  }
  return IsNil(list) ? atoms::False() : FailBadArgument(process, self, arguments);
}

LUMEN_DEFINE_BIF(lumen_bif_lists_reverse) {
  int64_t length = CountLength(process, arguments[0]);
  if (length < 0) return FailBadArgument(process, self, arguments);
  if (length == 0) return arguments[1];
  CountWork(process, 2 * static_cast<size_t>(length));
  // The result's first cell lies last, so that the cells are written upwards.
  Word* cell = Allocate(process, 2 * static_cast<size_t>(length));
  Term result = arguments[1];
  for (Term list = arguments[0]; IsCons(list); list = Tail(list), cell += 2)
    result = MakeCons(cell, Head(list), result);
  return result;
}

namespace {

enum class KeySearch { kFound, kNotFound, kBadArgument };

// The first tuple of a list whose element at a position equals the key.
KeySearch FindKey(Process& process, const Term* arguments, Term* found) {
  if (!IsInteger(arguments[1])) return KeySearch::kBadArgument;
  if (!IsSmall(arguments[1]) || SmallValue(arguments[1]) < 1) return KeySearch::kBadArgument;
  auto position = static_cast<size_t>(SmallValue(arguments[1]));
  Term list = arguments[2];
  WorkCounter work(process);
  for (; IsCons(list); list = Tail(list)) {
    work.Add(kElementUnits);
    Term tuple = Head(list);
    if (!IsTuple(tuple) || TupleArity(tuple) < position ||
        !AreEqual(TupleElement(tuple, position - 1), arguments[0]))
      continue;
    *found = tuple;
    return KeySearch::kFound;
  }
  return IsNil(list) ? KeySearch::kNotFound : KeySearch::kBadArgument;
}

}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_lists_keyfind) {
  Term tuple = atoms::False();
  return FindKey(process, arguments, &tuple) == KeySearch::kBadArgument
             ? FailBadArgument(process, self, arguments)
             : tuple;
}

LUMEN_DEFINE_BIF(lumen_bif_lists_keymember) {
  Term tuple;
  KeySearch result = FindKey(process, arguments, &tuple);
  return result == KeySearch::kBadArgument ? FailBadArgument(process, self, arguments)
                                           : atoms::Boolean(result == KeySearch::kFound);
}

LUMEN_DEFINE_BIF(lumen_bif_lists_keysearch) {
  Term tuple;
  KeySearch result = FindKey(process, arguments, &tuple);
  if (result == KeySearch::kBadArgument) return FailBadArgument(process, self, arguments);
  return result == KeySearch::kFound ? BuildTuple(process, atoms::Value(), tuple) : atoms::False();
}

}  // namespace lumen::runtime

// BIFs on tuples.
//
// Tested by runtime/bifs/bifs_test.cc against results recorded from OTP.
#include <string.h>

#include "runtime/bifs/bif.h"
#include "runtime/term/bitstring.h"

namespace lumen::runtime {

namespace {

// An index from 1 to `limit`, as an index from 0; false where it is none.
bool ToIndex(Term term, size_t limit, size_t* index) {
  if (!IsSmall(term) || SmallValue(term) < 1 || static_cast<uint64_t>(SmallValue(term)) > limit)
    return false;
  *index = static_cast<size_t>(SmallValue(term)) - 1;
  return true;
}

bool ToArity(Term term, size_t* arity) {
  if (!IsSmall(term) || SmallValue(term) < 0 || SmallValue(term) > abi::kMaxTupleArity)
    return false;
  *arity = static_cast<size_t>(SmallValue(term));
  return true;
}

Word* CopyElements(Word* to, Term tuple, size_t first, size_t count) {
  if (count > 0) memcpy(to, PointerOf(tuple) + 1 + first, count * sizeof(Word));
  return to + count;
}

}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_element) {
  size_t index;
  if (!IsTuple(arguments[1]) || !ToIndex(arguments[0], TupleArity(arguments[1]), &index)) {
    return FailBadArgument(process, self, arguments);
  }
  return TupleElement(arguments[1], index);
}

LUMEN_DEFINE_BIF(lumen_bif_setelement) {
  size_t index;
  if (!IsTuple(arguments[1]) || !ToIndex(arguments[0], TupleArity(arguments[1]), &index)) {
    return FailBadArgument(process, self, arguments);
  }
  size_t arity = TupleArity(arguments[1]);
  CountWork(process, arity / 2);
  Word* object = Allocate(process, arity + 1);
  CopyElements(object + 1, arguments[1], 0, arity);
  object[1 + index] = arguments[2];
  return MakeTuple(object, arity);
}

LUMEN_DEFINE_BIF(lumen_bif_tuple_size) {
  if (!IsTuple(arguments[0])) return FailBadArgument(process, self, arguments);
  return abi::MakeSmall(static_cast<int64_t>(TupleArity(arguments[0])));
}

LUMEN_DEFINE_BIF(lumen_bif_size) {
  if (IsBitstring(arguments[0]))
    return abi::MakeSmall(static_cast<int64_t>(BitSize(arguments[0]) / 8));
  if (!IsTuple(arguments[0])) return FailBadArgument(process, self, arguments);
  return abi::MakeSmall(static_cast<int64_t>(TupleArity(arguments[0])));
}

LUMEN_DEFINE_BIF(lumen_bif_tuple_to_list) {
  if (!IsTuple(arguments[0])) return FailBadArgument(process, self, arguments);
  CountWork(process, TupleArity(arguments[0]));
  return BuildList(process, PointerOf(arguments[0]) + 1, TupleArity(arguments[0]));
}

LUMEN_DEFINE_BIF(lumen_bif_make_tuple_2) {
  size_t arity;
  if (!ToArity(arguments[0], &arity)) return FailBadArgument(process, self, arguments);
  CountWork(process, arity / 2);
  Word* object = Allocate(process, arity + 1);
  for (size_t i = 1; i <= arity; ++i) object[i] = arguments[1];
  return MakeTuple(object, arity);
}

LUMEN_DEFINE_BIF(lumen_bif_make_tuple_3) {
  size_t arity;
  if (!ToArity(arguments[0], &arity)) return FailBadArgument(process, self, arguments);
  CountWork(process, arity / 2);
  Word* object = Allocate(process, arity + 1);
  for (size_t i = 1; i <= arity; ++i) object[i] = arguments[1];
  Term list = arguments[2];
  for (; IsCons(list); list = Tail(list)) {
    Term pair = Head(list);
    size_t index;
    if (!IsTuple(pair) || TupleArity(pair) != 2 || !ToIndex(TupleElement(pair, 0), arity, &index))
      break;
    object[1 + index] = TupleElement(pair, 1);
  }
  if (!IsNil(list)) {
    GiveBack(process, object);
    return FailBadArgument(process, self, arguments);
  }
  return MakeTuple(object, arity);
}

LUMEN_DEFINE_BIF(lumen_bif_append_element) {
  if (!IsTuple(arguments[0]) || TupleArity(arguments[0]) == abi::kMaxTupleArity) {
    return FailBadArgument(process, self, arguments);
  }
  size_t arity = TupleArity(arguments[0]);
  CountWork(process, arity / 2);
  Word* object = Allocate(process, arity + 2);
  *CopyElements(object + 1, arguments[0], 0, arity) = arguments[1];
  return MakeTuple(object, arity + 1);
}

LUMEN_DEFINE_BIF(lumen_bif_delete_element) {
  size_t index;
  if (!IsTuple(arguments[1]) || !ToIndex(arguments[0], TupleArity(arguments[1]), &index)) {
    return FailBadArgument(process, self, arguments);
  }
  size_t arity = TupleArity(arguments[1]);
  CountWork(process, arity / 2);
  Word* object = Allocate(process, arity);
  Word* place = CopyElements(object + 1, arguments[1], 0, index);
  CopyElements(place, arguments[1], index + 1, arity - index - 1);
  return MakeTuple(object, arity - 1);
}

LUMEN_DEFINE_BIF(lumen_bif_insert_element) {
  size_t index;
  if (!IsTuple(arguments[1]) || TupleArity(arguments[1]) == abi::kMaxTupleArity ||
      !ToIndex(arguments[0], TupleArity(arguments[1]) + 1, &index)) {
    return FailBadArgument(process, self, arguments);
  }
  size_t arity = TupleArity(arguments[1]);
  CountWork(process, arity / 2);
  Word* object = Allocate(process, arity + 2);
  Word* place = CopyElements(object + 1, arguments[1], 0, index);
  *place++ = arguments[2];
  CopyElements(place, arguments[1], index, arity - index);
  return MakeTuple(object, arity + 1);
}

}  // namespace lumen::runtime

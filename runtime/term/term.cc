// Tested by runtime/bifs/bifs_test.cc and integer_test.cc.
#include "runtime/term/term.h"

namespace lumen::runtime {

double IntegerToDouble(Term integer) {
  if (IsSmall(integer)) return static_cast<double>(SmallValue(integer));
  const Word* object = PointerOf(integer);
  double value = 0;
  for (size_t i = abi::HeaderSizeWords(object[0]); i > 0; --i)
    value = value * 0x1p64 + static_cast<double>(object[i]);
  return (abi::HeaderAux(object[0]) & 1) != 0 ? -value : value;
}

int64_t ListLength(Term list) {
  int64_t length = 0;
  while (IsCons(list)) {
    ++length;
    list = Tail(list);
  }
  return IsNil(list) ? length : -1;
}

}  // namespace lumen::runtime

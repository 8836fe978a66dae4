// Making terms in C++. Each function allocates with Allocate and never collects, so terms held in
// variables stay valid.
#ifndef RUNTIME_PROCESS_BUILD_H_
#define RUNTIME_PROCESS_BUILD_H_

#include <string_view>

#include "runtime/heap/shared_binary.h"
#include "runtime/process/process.h"

namespace lumen::runtime {

inline Term BuildCons(Process& process, Term head, Term tail) {
  return MakeCons(Allocate(process, 2), head, tail);
}

template <typename... Elements>
Term BuildTuple(Process& process, Elements... elements) {
  Word* object = Allocate(process, 1 + sizeof...(elements));
  Word* place = object;
  ((*++place = elements), ...);
  return MakeTuple(object, sizeof...(elements));
}

inline Term BuildFloat(Process& process, double value) {
  return MakeFloat(Allocate(process, kFloatWords), value);
}

// A reference by its number (process_table.h); with a pid, one that messages can be sent to.
Term BuildReference(Process& process, Word number, Term pid = kNoValue);

// A reference to an object, of which it takes over a reference.
Term BuildObjectReference(Process& process, SharedBinary* shared);

// An integer from a machine word.
Term BuildInteger(Process& process, int64_t value);
Term BuildUnsigned(Process& process, uint64_t value);

// The list of `count` terms, ended by `tail`.
Term BuildList(Process& process, const Term* elements, size_t count, Term tail = kNil);

// A list of code points from UTF-8 text, or of bytes where the text is no UTF-8.
Term BuildString(Process& process, std::string_view text);
// A list of bytes; in front of `tail`.
Term BuildByteList(Process& process, std::string_view bytes, Term tail = kNil);

// A map of one or two entries; the keys are atoms in order.
Term BuildMap(Process& process, Term key, Term value);
Term BuildMap(Process& process, Term key1, Term value1, Term key2, Term value2);

}  // namespace lumen::runtime

#endif  // RUNTIME_PROCESS_BUILD_H_

// What compiled code calls for map expressions and patterns (abi/runtime_calls.def).
//
// Tested by runtime/map/map_test.cc.
#include "runtime/map/map.h"
#include "runtime/process/build.h"
#include "runtime/process/exception.h"
#include "runtime/process/runtime_calls.h"
#include "runtime/term/atoms.h"

namespace lumen::runtime::call_types {

namespace {

Term FailTagged(Process& process, Term tag, Term value) {
  return FailWithoutFrame(process, atoms::Error(), BuildTuple(process, tag, value));
}

}  // namespace

extern "C" {

Term lumen_map_find(Term map, Term key) {
  const Term* value = FindInMap(map, key);
  return value == nullptr ? kNoValue : *value;
}

Term lumen_map_find_hashed(Term map, Term key, Size hash) {
  const Term* value = FindInMap(map, key, static_cast<uint32_t>(hash));
  return value == nullptr ? kNoValue : *value;
}

Term lumen_map_new(Proc process, Size pairs) {
  return MapOfPairs(*process, process->arguments, pairs);
}

Term lumen_map_put(Proc process, Term map, Term key, Term value) {
  if (!IsMap(map)) return FailTagged(*process, atoms::BadMap(), map);
  return PutInMap(*process, map, key, value);
}

Term lumen_map_update(Proc process, Term map, Term key, Term value) {
  if (!IsMap(map)) return FailTagged(*process, atoms::BadMap(), map);
  Term updated = UpdateInMap(*process, map, key, value);
  return updated != kNoValue ? updated : FailTagged(*process, atoms::BadKey(), key);
}

Term lumen_map_put_many(Proc process, Term map, Size pairs) {
  if (!IsMap(map)) return FailTagged(*process, atoms::BadMap(), map);
  if (MapSize(map) == 0) return MapOfPairs(*process, process->arguments, pairs);
  for (Size i = 0; i < pairs; ++i)
    map = PutInMap(*process, map, process->arguments[2 * i], process->arguments[2 * i + 1]);
  return map;
}

Term lumen_map_update_many(Proc process, Term map, Size pairs) {
  if (!IsMap(map)) return FailTagged(*process, atoms::BadMap(), map);
  for (Size i = 0; i < pairs; ++i) {
    Term key = process->arguments[2 * i];
    map = UpdateInMap(*process, map, key, process->arguments[2 * i + 1]);
    if (map == kNoValue) return FailTagged(*process, atoms::BadKey(), key);
  }
  return map;
}

}  // extern "C"

}  // namespace lumen::runtime::call_types

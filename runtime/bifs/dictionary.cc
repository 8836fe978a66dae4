// The process dictionary: put, get, erase, get_keys. OTP lists entries in the order of its hash
// table, which it does not promise; here it is that of process/dictionary.h.
//
// Tested by runtime/bifs/bifs_test.cc and tests/programs/dictionary.erl.
#include "runtime/process/dictionary.h"

#include "runtime/bifs/bif.h"
#include "runtime/term/compare.h"

namespace lumen::runtime {

namespace {

Term ValueOrUndefined(Term value) { return value == kNoValue ? atoms::Undefined() : value; }

Term Entries(Process& process) {
  const Dictionary& dictionary = process.dictionary;
  CountWork(process, 4 * dictionary.size());
  Term list = kNil;
  for (size_t i = dictionary.size(); i-- > 0;) {
    list = BuildCons(process, BuildTuple(process, dictionary.key(i), dictionary.value(i)), list);
  }
  return list;
}

}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_put) {
  return ValueOrUndefined(process.dictionary.Put(arguments[0], arguments[1]));
}

LUMEN_DEFINE_BIF(lumen_bif_get_0) { return Entries(process); }

LUMEN_DEFINE_BIF(lumen_bif_get_1) { return ValueOrUndefined(process.dictionary.Get(arguments[0])); }

LUMEN_DEFINE_BIF(lumen_bif_erase_0) {
  Term list = Entries(process);
  process.dictionary.Clear();
  return list;
}

LUMEN_DEFINE_BIF(lumen_bif_erase_1) {
  return ValueOrUndefined(process.dictionary.Erase(arguments[0]));
}

LUMEN_DEFINE_BIF(lumen_bif_get_keys_0) {
  const Dictionary& dictionary = process.dictionary;
  CountWork(process, 2 * dictionary.size());
  Term list = kNil;
  for (size_t i = dictionary.size(); i-- > 0;) list = BuildCons(process, dictionary.key(i), list);
  return list;
}

LUMEN_DEFINE_BIF(lumen_bif_get_keys_1) {
  const Dictionary& dictionary = process.dictionary;
  CountWork(process, 2 * dictionary.size());
  Term list = kNil;
  for (size_t i = dictionary.size(); i-- > 0;) {
    if (AreExactlyEqual(dictionary.value(i), arguments[0]))
      list = BuildCons(process, dictionary.key(i), list);
  }
  return list;
}

}  // namespace lumen::runtime

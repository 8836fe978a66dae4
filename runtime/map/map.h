// Making maps. Operands that say "map" are maps (tested by the caller); kNoValue is the answer where a
// key is not there. Never collects: everything is allocated with Allocate.
//
// A map of up to kMaxFlatMapEntries entries is flat, a larger one a trie (abi/term_layout.h): so
// equal maps have one shape, whatever they were made by.
#ifndef RUNTIME_MAP_MAP_H_
#define RUNTIME_MAP_MAP_H_

#include "runtime/process/process.h"
#include "runtime/term/map.h"

namespace lumen::runtime {

Term EmptyMap(Process& process);

// With the key's value replaced or the key added.
Term PutInMap(Process& process, Term map, Term key, Term value);
// With the key's value replaced; kNoValue where the map does not have the key.
Term UpdateInMap(Process& process, Term map, Term key, Term value);
// Without the key; the map itself where it does not have it. The removed value goes to `*value`,
// kNoValue where there was none.
Term RemoveFromMap(Process& process, Term map, Term key, Term* value);

// A map of `count` pairs: the key of pair i is terms[i * stride], the value follows it. Of equal keys
// the last one counts.
Term MapOfPairs(Process& process, const Term* terms, size_t count, size_t stride = 2);
// The same for pairs that stand anywhere.
struct KeyValue {
  Term key;
  Term value;
};
// Reorders `pairs`. `has_duplicates`, where not null, says whether a key came twice.
Term MapOfPairs(Process& process, KeyValue* pairs, size_t count, bool* has_duplicates = nullptr);

// The entries of both; those of `b` where both have a key.
Term MergeMaps(Process& process, Term a, Term b);

// Keys or values as a list in OTP's order.
Term MapKeys(Process& process, Term map);
Term MapValues(Process& process, Term map);

}  // namespace lumen::runtime

#endif  // RUNTIME_MAP_MAP_H_

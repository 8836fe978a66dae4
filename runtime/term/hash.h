// Hashes of terms. The first two are part of Erlang: the same numbers on every system for ever. The
// third orders the keys of large maps; it gives OTP 25's numbers for all terms without atoms, pids,
// ports, references and funs, whose hashes vary between runs there and are fixed here.
//
// Any depth: no C++ recursion. Nothing is allocated on a process heap; nothing collects.
#ifndef RUNTIME_TERM_HASH_H_
#define RUNTIME_TERM_HASH_H_

#include "runtime/abi/map_hash.h"
#include "runtime/term/term.h"

namespace lumen::runtime {

// Who wants to know how much work has been done: called now and then with a number of bytes or elements since the last time.
struct HashProgress {
  void (*report)(void* context, size_t units);
  void* context;
};

uint32_t PortableHash2(Term term, const HashProgress* progress = nullptr);  // under erlang:phash2/1,2
uint32_t PortableHash(Term term);                                           // under erlang:phash/2

// The hash of a map key. Four bits of it choose a child at each of eight levels; below them `round`
// 1, 2, ... gives further ones.
uint32_t MapKeyHash(Term key, unsigned round = 0);

using abi::kHashConstant;
using abi::kMapKeyHashStart;
using abi::MapKeyHashOfAtom;
using abi::MapKeyHashOfSmall;
using abi::MixHash;

}  // namespace lumen::runtime

#endif  // RUNTIME_TERM_HASH_H_

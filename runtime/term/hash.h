// Hashes of terms. The first two are part of Erlang: the same numbers on every system for ever. The
// third orders the keys of large maps; it gives OTP 25's numbers for all terms without atoms, pids,
// ports, references and funs, whose hashes vary between runs there and are fixed here.
//
// Any depth: no C++ recursion. Nothing is allocated on a process heap; nothing collects.
#ifndef RUNTIME_TERM_HASH_H_
#define RUNTIME_TERM_HASH_H_

#include "runtime/term/term.h"

namespace lumen::runtime {

uint32_t PortableHash2(Term term);  // under erlang:phash2/1,2
uint32_t PortableHash(Term term);   // under erlang:phash/2

// The hash of a map key. Four bits of it choose a child at each of eight levels; below them `round`
// 1, 2, ... gives further ones.
uint32_t MapKeyHash(Term key, unsigned round = 0);

// Bob Jenkins' mixing of three words.
inline void MixHash(uint32_t a, uint32_t b, uint32_t* hash) {
  uint32_t c = *hash;
  a = (a - b - c) ^ (c >> 13);
  b = (b - c - a) ^ (a << 8);
  c = (c - a - b) ^ (b >> 13);
  a = (a - b - c) ^ (c >> 12);
  b = (b - c - a) ^ (a << 16);
  c = (c - a - b) ^ (b >> 5);
  a = (a - b - c) ^ (c >> 3);
  b = (b - c - a) ^ (a << 10);
  *hash = (c - a - b) ^ (b >> 15);
}
inline constexpr uint32_t kHashConstant = 0x9e3779b9;
inline constexpr uint32_t kMapKeyHashStart = 3432918353;

// MapKeyHash of a small integer or an atom, as compiled code may compute it beforehand.
inline uint32_t MapKeyHashOfSmall(int64_t value) {
  uint32_t hash = kMapKeyHashStart;
  uint64_t word = static_cast<uint64_t>(value) << 4 | 15;  // OTP's word for it
  MixHash(kHashConstant + static_cast<uint32_t>(word),
          kHashConstant + static_cast<uint32_t>(word >> 32), &hash);
  return hash;
}
inline uint32_t MapKeyHashOfAtom(uint32_t atom_hash, uint32_t size_bytes) {
  uint32_t hash = kMapKeyHashStart;
  MixHash(kHashConstant + atom_hash, kHashConstant + size_bytes, &hash);
  return hash;
}

}  // namespace lumen::runtime

#endif  // RUNTIME_TERM_HASH_H_

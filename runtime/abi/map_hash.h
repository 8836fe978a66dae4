// The hash of a map key where compiled code can know it beforehand: what lumen_map_find_hashed wants, and where a key lies in a
// large map. For other keys see runtime/term/hash.h.
//
// Tested by runtime/map/map_test.cc.
#ifndef RUNTIME_ABI_MAP_HASH_H_
#define RUNTIME_ABI_MAP_HASH_H_

#include <cstdint>

namespace lumen::abi {

// Bob Jenkins' mixing of three words.
constexpr void MixHash(uint32_t a, uint32_t b, uint32_t* hash) {
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

// Of an integer of at most 60 bits with its sign (a small one of OTP's).
constexpr uint32_t MapKeyHashOfSmall(int64_t value) {
  uint32_t hash = kMapKeyHashStart;
  uint64_t word = static_cast<uint64_t>(value) << 4 | 15;  // OTP's word for it
  MixHash(kHashConstant + static_cast<uint32_t>(word),
          kHashConstant + static_cast<uint32_t>(word >> 32), &hash);
  return hash;
}
// Of an atom: the hash and the size of its record.
constexpr uint32_t MapKeyHashOfAtom(uint32_t atom_hash, uint32_t size_bytes) {
  uint32_t hash = kMapKeyHashStart;
  MixHash(kHashConstant + atom_hash, kHashConstant + size_bytes, &hash);
  return hash;
}

}  // namespace lumen::abi

#endif  // RUNTIME_ABI_MAP_HASH_H_

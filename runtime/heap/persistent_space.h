// Memory for terms that any process may refer to as it refers to literals: one range of addresses, so that a collection tells what it
// must not move by a comparison.
//
// What lies there does not change while anybody can see it, and refers to literals and its own allocation only. Who frees an allocation
// sees to it that nobody refers to it any more (process/persistent_term.h).
//
// The range is had when the first term comes. Where the system has none, or it is full, there is no room.
#ifndef RUNTIME_HEAP_PERSISTENT_SPACE_H_
#define RUNTIME_HEAP_PERSISTENT_SPACE_H_

#include <atomic>
#include <cstddef>
#include <cstdint>

#include "runtime/term/term.h"

namespace lumen::runtime {

// Addresses, not memory: pages are there once they are written to. With 64 bits as much as OTP reserves for literals and such terms.
#if defined(__wasm__)
inline constexpr size_t kPersistentSpaceBytes = size_t{16} << 20;
#else
inline constexpr size_t kPersistentSpaceBytes = sizeof(void*) == 8 ? size_t{1} << 30 : size_t{64} << 20;
#endif

struct AddressRange {
  uintptr_t start;
  uintptr_t bytes;
  bool Contains(const Word* object) const { return reinterpret_cast<uintptr_t>(object) - start < bytes; }
};

namespace persistent_space {
inline constinit std::atomic<uintptr_t> start{0};
inline constinit std::atomic<uintptr_t> bytes{0};  // 0: not had yet; written after `start`
}  // namespace persistent_space

inline AddressRange PersistentSpace() {
  // Acquire: its start. Whoever has a pointer into the range has synchronised with the thread that had it before.
  const uintptr_t bytes = persistent_space::bytes.load(std::memory_order_acquire);
  return {persistent_space::start.load(std::memory_order_relaxed), bytes};
}
inline bool IsPersistent(const Word* object) { return PersistentSpace().Contains(object); }

// Null where there is no room. Any thread, as is the second.
Word* AllocatePersistent(size_t words);
void FreePersistent(Word* start, size_t words);

}  // namespace lumen::runtime

#endif  // RUNTIME_HEAP_PERSISTENT_SPACE_H_

// First fit: what was freed is a list of holes by address, neighbours joined; behind the last allocation all is free. Programs keep few
// such terms and replace them rarely, so holes are few.
//
// Tested by runtime/heap/persistent_space_test.cc.
#include "runtime/heap/persistent_space.h"

#include <stdlib.h>
#include <string.h>

#include "runtime/base/check.h"
#include "runtime/base/mutex.h"
#include "runtime/platform/platform.h"

namespace lumen::runtime {

namespace {

struct Hole {
  Word* start;
  Word* end;
};

// Freed pages go back to the system in pieces of at least this size.
constexpr size_t kDiscardWords = 64 * 1024 / sizeof(Word);

constinit Mutex lock;
// Guarded by lock.
constinit bool is_reserved = false;
constinit Word* space = nullptr;  // null: none could be had
constinit Word* top = nullptr;    // behind the last allocation
constinit Hole* holes = nullptr;  // by address, with allocations between them
constinit size_t hole_count = 0;
constinit size_t hole_capacity = 0;

void Reserve() {
  is_reserved = true;
  space = top = static_cast<Word*>(platform::ReserveAddresses(kPersistentSpaceBytes));
  if (space == nullptr) return;
  persistent_space::start.store(reinterpret_cast<uintptr_t>(space), std::memory_order_relaxed);
  persistent_space::bytes.store(kPersistentSpaceBytes, std::memory_order_release);
}

void RemoveHole(size_t index) {
  --hole_count;
  memmove(holes + index, holes + index + 1, (hole_count - index) * sizeof(Hole));
}

void InsertHole(size_t index, Hole hole) {
  if (hole_count == hole_capacity) {
    hole_capacity = hole_capacity == 0 ? 16 : 2 * hole_capacity;
    holes = static_cast<Hole*>(realloc(holes, hole_capacity * sizeof(Hole)));
    if (holes == nullptr) FatalOutOfMemory(hole_capacity * sizeof(Hole));
  }
  memmove(holes + index + 1, holes + index, (hole_count - index) * sizeof(Hole));
  holes[index] = hole;
  ++hole_count;
}

// The first hole that starts behind `place`.
size_t HoleBehind(const Word* place) {
  size_t low = 0;
  size_t high = hole_count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (holes[middle].start < place) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

}  // namespace

Word* AllocatePersistent(size_t words) {
  MutexHolder holder(lock);
  if (!is_reserved) Reserve();
  for (size_t i = 0; i < hole_count; ++i) {
    Hole& hole = holes[i];
    if (static_cast<size_t>(hole.end - hole.start) < words) continue;
    Word* place = hole.start;
    hole.start += words;
    if (hole.start == hole.end) RemoveHole(i);
    return place;
  }
  const size_t room = space == nullptr ? 0 : static_cast<size_t>(space + kPersistentSpaceBytes / sizeof(Word) - top);
  if (room < words) return nullptr;
  Word* place = top;
  top += words;
  return place;
}

void FreePersistent(Word* start, size_t words) {
  MutexHolder holder(lock);
  Hole hole = {start, start + words};
  size_t i = HoleBehind(start);
  if (i < hole_count && holes[i].start == hole.end) {
    hole.end = holes[i].end;
    RemoveHole(i);
  }
  if (i > 0 && holes[i - 1].end == hole.start) {
    hole.start = holes[i - 1].start;
    RemoveHole(--i);
  }
  if (static_cast<size_t>(hole.end - hole.start) >= kDiscardWords)
    platform::DiscardPages(hole.start, static_cast<size_t>(hole.end - hole.start) * sizeof(Word));
  if (hole.end == top) {
    top = hole.start;
  } else {
    InsertHole(i, hole);
  }
}

}  // namespace lumen::runtime

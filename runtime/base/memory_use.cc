// Tested by runtime/base/base_test.cc.
#include "runtime/base/memory_use.h"

#include <stdlib.h>

#include <atomic>
#include <new>

#include "runtime/base/check.h"

namespace lumen::runtime {

namespace {

constexpr int kUses = static_cast<int>(MemoryUse::kAtoms) + 1;

// Of one thread, which alone writes them. Never freed: what a thread that ended has counted stays counted.
struct Counts {
  std::atomic<ptrdiff_t> bytes[kUses];
  Counts* next;
};
constinit std::atomic<Counts*> all{nullptr};
constinit thread_local Counts* own = nullptr;

Counts* Register() {
  void* memory = calloc(1, sizeof(Counts));
  if (memory == nullptr) FatalOutOfMemory(sizeof(Counts));
  auto* counts = new (memory) Counts();
  counts->next = all.load(std::memory_order_relaxed);
  // Release: the counts are complete before anybody finds them.
  while (!all.compare_exchange_weak(counts->next, counts, std::memory_order_release, std::memory_order_relaxed)) {
  }
  return own = counts;
}

}  // namespace

void CountMemory(MemoryUse use, ptrdiff_t bytes) {
  Counts* counts = own != nullptr ? own : Register();
  std::atomic<ptrdiff_t>& count = counts->bytes[static_cast<int>(use)];
  // Relaxed: sums of counts promise nothing about anything else.
  count.store(count.load(std::memory_order_relaxed) + bytes, std::memory_order_relaxed);
}

size_t MemoryInUse(MemoryUse use) {
  ptrdiff_t sum = 0;
  for (const Counts* counts = all.load(std::memory_order_acquire); counts != nullptr; counts = counts->next)
    sum += counts->bytes[static_cast<int>(use)].load(std::memory_order_relaxed);
  return sum < 0 ? 0 : static_cast<size_t>(sum);
}

}  // namespace lumen::runtime

// Memory and signals on Linux: large blocks are mappings of their own.
//
// Tested by runtime/heap/heap_test.cc.
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>

#include "runtime/base/check.h"
#include "runtime/platform/platform.h"

namespace lumen::runtime::platform {

namespace {
// A multiple of every page size of the supported processors.
constexpr size_t kPageBytes = 64 * 1024;
constexpr size_t RoundUp(size_t bytes) { return (bytes + kPageBytes - 1) & ~(kPageBytes - 1); }

#if defined(__SANITIZE_ADDRESS__) || (defined(__has_feature) && __has_feature(address_sanitizer))
constexpr bool kMapsLargeBlocks = false;  // so that the sanitizer sees use after free
#else
constexpr bool kMapsLargeBlocks = true;
#endif
}  // namespace

void* AllocateBlock(size_t bytes) {
  if (kMapsLargeBlocks && bytes >= kLargeBlockBytes) {
    void* block = mmap(nullptr, RoundUp(bytes), PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (block == MAP_FAILED) FatalOutOfMemory(bytes);
    return block;
  }
  void* block = malloc(bytes);
  if (block == nullptr) FatalOutOfMemory(bytes);
  return block;
}

void FreeBlock(void* block, size_t bytes) {
  if (kMapsLargeBlocks && bytes >= kLargeBlockBytes) {
    munmap(block, RoundUp(bytes));
  } else {
    free(block);
  }
}

void DiscardPages(void* start, size_t bytes) {
  if (!kMapsLargeBlocks) return;
  uintptr_t first = RoundUp(reinterpret_cast<uintptr_t>(start));
  uintptr_t last = (reinterpret_cast<uintptr_t>(start) + bytes) & ~uintptr_t{kPageBytes - 1};
  if (first < last) madvise(reinterpret_cast<void*>(first), last - first, MADV_DONTNEED);
}

void IgnoreBrokenPipes() { signal(SIGPIPE, SIG_IGN); }

}  // namespace lumen::runtime::platform

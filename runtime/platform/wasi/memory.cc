// Memory on WASI: one linear memory that only grows, so freed blocks stay with malloc. There are no
// signals.
//
// Tested by program tests on wasm32.
#include <stdlib.h>

#include "runtime/base/check.h"
#include "runtime/platform/platform.h"

namespace lumen::runtime::platform {

void* AllocateBlock(size_t bytes) {
  void* block = malloc(bytes);
  if (block == nullptr) FatalOutOfMemory(bytes);
  return block;
}

void FreeBlock(void* block, size_t) { free(block); }

void DiscardPages(void*, size_t) {}

void IgnoreBrokenPipes() {}

}  // namespace lumen::runtime::platform

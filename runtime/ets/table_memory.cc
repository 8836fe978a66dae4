#include "runtime/ets/table_memory.h"

#include <stdlib.h>

#include "runtime/base/check.h"
#include "runtime/base/memory_use.h"

namespace lumen::runtime::ets {

namespace {

void* Counted(void* block, size_t bytes) {
  if (block == nullptr) FatalOutOfMemory(bytes);
  CountMemory(MemoryUse::kTables, static_cast<ptrdiff_t>(bytes));
  return block;
}

void Discount(size_t bytes) { CountMemory(MemoryUse::kTables, -static_cast<ptrdiff_t>(bytes)); }

}  // namespace

void* AllocateBytes(size_t bytes) { return Counted(malloc(bytes), bytes); }

void* AllocateZeroedBytes(size_t bytes) { return Counted(calloc(1, bytes), bytes); }

void* ResizeBytes(void* block, size_t old_bytes, size_t bytes) {
  void* resized = Counted(realloc(block, bytes), bytes);
  Discount(old_bytes);
  return resized;
}

void FreeBytes(void* block, size_t bytes) {
  Discount(bytes);
  free(block);
}

}  // namespace lumen::runtime::ets

// What memory is in use for, as erlang:memory/0,1 tells it.
//
// Each thread counts for itself, so that counting takes no shared cache line; whoever asks adds the counts up. Any thread.
#ifndef RUNTIME_BASE_MEMORY_USE_H_
#define RUNTIME_BASE_MEMORY_USE_H_

#include <stddef.h>

namespace lumen::runtime {

enum class MemoryUse {
  kProcesses,  // processes, their heaps, and messages under way that are large
  kBinaries,   // bytes that heaps share
  kTables,     // objects in tables of ets
  kAtoms,      // made at run time
};

// `bytes` more are in use; less, where negative. A thread may give back what another took.
void CountMemory(MemoryUse use, ptrdiff_t bytes);

// Bytes in use. What other threads take or give back meanwhile may be counted or not.
size_t MemoryInUse(MemoryUse use);

}  // namespace lumen::runtime

#endif  // RUNTIME_BASE_MEMORY_USE_H_

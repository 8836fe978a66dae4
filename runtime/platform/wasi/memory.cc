// Memory on WASI: one linear memory that only grows, so freed blocks stay with malloc. There are no
// signals.
//
// Tested by program tests on wasm32.
#include <poll.h>
#include <stdlib.h>

#include "runtime/base/check.h"
#include "runtime/platform/platform.h"
#include "runtime/platform/termination.h"

namespace lumen::runtime::platform {

void* AllocateBlock(size_t bytes) {
  void* block = malloc(bytes);
  if (block == nullptr) FatalOutOfMemory(bytes);
  return block;
}

void FreeBlock(void* block, size_t) { free(block); }

// What is not touched takes none of the host's memory.
void* ReserveAddresses(size_t bytes) { return malloc(bytes); }

void DiscardPages(void*, size_t) {}
void ReturnFreeMemory() {}

void IgnoreBrokenPipes() {}

bool TerminalSize(int, int*, int*) { return false; }

// There are no processes to tell apart.
long ProcessIdentifier() { return 1; }

const char* SystemName() { return "wasi"; }
void SystemVersion(int version[3]) { version[0] = version[1] = version[2] = 0; }

void WatchTermination() {}
void WatchDumpSignal() {}
bool TakeDumpSignal() { return false; }
int SignalDescriptor() { return -1; }

int PollFor(struct pollfd* descriptors, unsigned count, int64_t nanoseconds) {
  constexpr int64_t kNanosecondsPerMillisecond = 1'000'000;
  // Rounded up.
  int64_t milliseconds = (nanoseconds + kNanosecondsPerMillisecond - 1) / kNanosecondsPerMillisecond;
  return poll(descriptors, count, nanoseconds < 0 ? -1 : static_cast<int>(milliseconds));
}
bool TakeTermination() { return false; }

void ReportCrashes(void (*)(int signal, const void* address)) {}

// From the linker: where the data ends.
extern "C" const char __heap_base[];

size_t ProgramBytes() { return reinterpret_cast<uintptr_t>(__heap_base); }  // code lies elsewhere

bool IsInProgram(const void* start, size_t bytes) {
  const auto address = reinterpret_cast<uintptr_t>(start), data_end = reinterpret_cast<uintptr_t>(__heap_base);
  return start != nullptr && bytes <= data_end && address <= data_end - bytes;
}

}  // namespace lumen::runtime::platform

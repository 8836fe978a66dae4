// WASI has no threads here: nobody waits for anybody.
//
// Tested by program tests on wasm32.
#include "runtime/platform/platform.h"
#include "runtime/platform/termination.h"

namespace lumen::runtime::platform {

bool HasThreads() { return false; }
unsigned ProcessorCount() { return 1; }
bool StartThread(void (*)(void* argument), void*) { return false; }
void YieldThread() {}
void WaitWhile(std::atomic<uint32_t>*, uint32_t) {}
void WakeOne(std::atomic<uint32_t>*) {}
void InterruptWait() {}
int InterruptDescriptor() { return -1; }
void TakeInterrupt() {}

}  // namespace lumen::runtime::platform

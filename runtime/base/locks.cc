// What locks do when they are taken. Tested by locks_test.cc.
#include "runtime/base/environment.h"
#include "runtime/base/mutex.h"
#include "runtime/base/spin_lock.h"
#include "runtime/platform/platform.h"

namespace lumen::runtime {

void SpinLock::LockSlowly() {
  constexpr int kSpins = 200;
  do {
    // Relaxed: only waits for the value to change; the exchange below synchronises.
    for (int i = 0; locked_.load(std::memory_order_relaxed); ++i) {
      if (i < kSpins) {
        platform::Pause();
      } else {
        platform::YieldThread();
      }
    }
  } while (locked_.exchange(true, std::memory_order_acquire));
}

void Mutex::LockSlowly() {
  // Acquire: as in Lock. Who comes here cannot know whether others sleep.
  while (state_.exchange(kHeldWithSleepers, std::memory_order_acquire) != kFree) platform::WaitWhile(&state_, kHeldWithSleepers);
}

namespace {
constinit Mutex environment_lock;
}  // namespace

EnvironmentHolder::EnvironmentHolder() { environment_lock.Lock(); }
EnvironmentHolder::~EnvironmentHolder() { environment_lock.Unlock(); }

void Mutex::WakeSleeper() { platform::WakeOne(&state_); }

}  // namespace lumen::runtime

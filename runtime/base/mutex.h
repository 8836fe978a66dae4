// A lock whose holder may take its time or wait for the system: standard output, the environment, tables whose entries are
// copied. Not recursive. No spin lock is held by whoever takes one.
//
// Three states (Drepper, "Futexes Are Tricky", 2011): free, held, held while others may sleep.
#ifndef RUNTIME_BASE_MUTEX_H_
#define RUNTIME_BASE_MUTEX_H_

#include <atomic>
#include <cstdint>

#include "runtime/base/spin_lock.h"

namespace lumen::runtime {

class Mutex {
 public:
  constexpr Mutex() = default;
  void Lock() {
    if (!has_several_threads) return;
    uint32_t free = kFree;
    // Acquire: what the last holder wrote is visible.
    if (!state_.compare_exchange_strong(free, kHeld, std::memory_order_acquire)) LockSlowly();
  }
  // False where somebody holds it: never waits.
  bool TryLock() {
    if (!has_several_threads) return true;
    uint32_t free = kFree;
    return state_.compare_exchange_strong(free, kHeld, std::memory_order_acquire);
  }
  void Unlock() {
    if (!has_several_threads) return;
    // Release: publishes what this holder wrote.
    if (state_.exchange(kFree, std::memory_order_release) == kHeldWithSleepers) WakeSleeper();
  }

 private:
  static constexpr uint32_t kFree = 0, kHeld = 1, kHeldWithSleepers = 2;
  void LockSlowly();
  void WakeSleeper();

  std::atomic<uint32_t> state_{kFree};
};

class MutexHolder {
 public:
  explicit MutexHolder(Mutex& mutex) : mutex_(mutex) { mutex_.Lock(); }
  ~MutexHolder() { mutex_.Unlock(); }
  MutexHolder(const MutexHolder&) = delete;
  MutexHolder& operator=(const MutexHolder&) = delete;

 private:
  Mutex& mutex_;
};

class MutexTryHolder {
 public:
  explicit MutexTryHolder(Mutex& mutex) : mutex_(mutex), is_held_(mutex.TryLock()) {}
  ~MutexTryHolder() {
    if (is_held_) mutex_.Unlock();
  }
  MutexTryHolder(const MutexTryHolder&) = delete;
  MutexTryHolder& operator=(const MutexTryHolder&) = delete;
  bool is_held() const { return is_held_; }

 private:
  Mutex& mutex_;
  const bool is_held_;
};

}  // namespace lumen::runtime

#endif  // RUNTIME_BASE_MUTEX_H_

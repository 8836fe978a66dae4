// A lock for critical sections of a few instructions on shared tables. Not recursive; holders
// neither block nor allocate terms. For longer sections: mutex.h.
#ifndef RUNTIME_BASE_SPIN_LOCK_H_
#define RUNTIME_BASE_SPIN_LOCK_H_

#include <atomic>
#include <cstddef>

namespace lumen::runtime {

// What threads write is so far apart from what others use all the time. Two cache lines: processors fetch them in pairs.
inline constexpr size_t kApartBytes = 128;

// Whether a second thread that takes such locks has been started. Written once, before that thread starts and between two
// time slices of the first, when no lock is held; until then locks need not lock.
inline constinit bool has_several_threads = false;

class SpinLock {
 public:
  constexpr SpinLock() = default;
  void Lock() {
    if (!has_several_threads) return;
    // Acquire: what the last holder wrote is visible.
    if (__builtin_expect(locked_.exchange(true, std::memory_order_acquire), 0)) LockSlowly();
  }
  void Unlock() {
    if (!has_several_threads) return;
    locked_.store(false, std::memory_order_release);
  }  // publishes what this holder wrote

 private:
  // Spins for a while, then lets other threads run: the holder may wait for this processor.
  void LockSlowly();

  std::atomic<bool> locked_{false};
};

class SpinLockHolder {
 public:
  explicit SpinLockHolder(SpinLock& lock) : lock_(lock) { lock_.Lock(); }
  ~SpinLockHolder() { lock_.Unlock(); }
  SpinLockHolder(const SpinLockHolder&) = delete;
  SpinLockHolder& operator=(const SpinLockHolder&) = delete;

 private:
  SpinLock& lock_;
};

}  // namespace lumen::runtime

#endif  // RUNTIME_BASE_SPIN_LOCK_H_

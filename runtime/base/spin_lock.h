// A lock for critical sections of a few instructions on shared tables. Not recursive; holders
// neither block nor allocate terms.
#ifndef RUNTIME_BASE_SPIN_LOCK_H_
#define RUNTIME_BASE_SPIN_LOCK_H_

#include <atomic>

namespace lumen::runtime {

// Whether a second thread that takes such locks has been started. Written once, before that thread starts; until
// then locks need not lock.
inline constinit bool has_several_threads = false;

class SpinLock {
 public:
  constexpr SpinLock() = default;
  void Lock() {
    if (!has_several_threads) return;
    // Acquire: what the last holder wrote is visible.
    while (locked_.exchange(true, std::memory_order_acquire)) {
      // Relaxed: only waits for the value to change; the exchange above synchronises.
      while (locked_.load(std::memory_order_relaxed)) {
      }
    }
  }
  void Unlock() {
    if (!has_several_threads) return;
    locked_.store(false, std::memory_order_release);
  }  // publishes what this holder wrote

 private:
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

// Locks under several threads: nobody is in twice, nobody is forgotten.
#include <thread>
#include <vector>

#include "gtest/gtest.h"
#include "runtime/base/mutex.h"
#include "runtime/base/spin_lock.h"
#include "runtime/platform/platform.h"

namespace lumen::runtime {
namespace {

constexpr int kThreads = 4;

template <typename Lock>
void CountUnder(Lock& lock, int rounds, void (*between)()) {
  has_several_threads = true;
  int count = 0;  // guarded by lock
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([&] {
      for (int round = 0; round < rounds; ++round) {
        lock.Lock();
        int seen = count;
        between();
        count = seen + 1;
        lock.Unlock();
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(count, kThreads * rounds);
}

TEST(LocksTest, SpinLocksExclude) {
  SpinLock lock;
  CountUnder(lock, 50'000, [] {});
  CountUnder(lock, 500, [] { platform::YieldThread(); });
}

TEST(LocksTest, MutexesExclude) {
  Mutex mutex;
  CountUnder(mutex, 50'000, [] {});
  CountUnder(mutex, 500, [] { platform::YieldThread(); });
  CountUnder(mutex, 20, [] { platform::SleepUntil(platform::MonotonicNanoseconds() + 100'000); });
}

TEST(LocksTest, WhoOnlyTriesDoesNotWait) {
  has_several_threads = true;
  Mutex mutex;
  auto try_elsewhere = [&] {
    bool got = false;
    std::thread([&] { got = MutexTryHolder(mutex).is_held(); }).join();
    return got;
  };
  EXPECT_TRUE(try_elsewhere());
  mutex.Lock();
  EXPECT_FALSE(try_elsewhere());
  EXPECT_FALSE(try_elsewhere());  // who did not get it has not let go of it
  mutex.Unlock();
  EXPECT_TRUE(try_elsewhere());
}

TEST(ThreadsTest, WaitersAreWoken) {
  static std::atomic<uint32_t> turn;
  turn = 0;
  constexpr uint32_t kTurns = 10'000;
  // Two threads take turns; each sleeps while it is the other's.
  auto play = [](uint32_t mine) {
    for (;;) {
      uint32_t now = turn.load();
      if (now >= kTurns) return;
      if (now % 2 != mine) {
        platform::WaitWhile(&turn, now);
      } else {
        turn.store(now + 1);
        platform::WakeOne(&turn);
      }
    }
  };
  std::thread even(play, 0), odd(play, 1);
  even.join();
  odd.join();
  EXPECT_EQ(turn.load(), kTurns);
}

TEST(ThreadsTest, AnInterruptEndsAWaitOnce) {
  static std::atomic<bool> has_run;
  has_run = false;
  ASSERT_TRUE(platform::StartThread([](void* flag) { *static_cast<std::atomic<bool>*>(flag) = true; }, &has_run));
  while (!has_run) platform::YieldThread();
  // One that comes before the wait counts.
  platform::InterruptWait();
  platform::WaitForEvents(INT64_MAX, {}, /*is_interruptible=*/true);
  std::thread other([] {
    platform::SleepUntil(platform::MonotonicNanoseconds() + 1'000'000);
    platform::InterruptWait();
  });
  platform::WaitForEvents(INT64_MAX, {}, /*is_interruptible=*/true);
  other.join();
  // None is left.
  int64_t start = platform::MonotonicNanoseconds();
  platform::WaitForEvents(start + 2'000'000, {}, /*is_interruptible=*/true);
  EXPECT_GE(platform::MonotonicNanoseconds(), start + 2'000'000);
}

}  // namespace
}  // namespace lumen::runtime

#include "runtime/scheduler/group.h"

#include <stdlib.h>

#include <atomic>
#include <new>

#include "runtime/base/check.h"
#include "runtime/base/clock.h"
#include "runtime/base/mutex.h"
#include "runtime/base/spin_lock.h"
#include "runtime/platform/platform.h"
#include "runtime/scheduler/descriptors.h"
#include "runtime/scheduler/options.h"
#include "runtime/scheduler/scheduler.h"
#include "runtime/scheduler/standby.h"
#include "runtime/scheduler/timers.h"
#include "runtime/scheduler/workers.h"

namespace lumen::runtime {

namespace {

// Written before the first process runs.
constinit unsigned wanted = 1;
// Written by the first scheduler's thread before it counts them in `started`.
constinit Scheduler* schedulers[kMostSchedulers] = {};
constinit std::atomic<unsigned> started{1};

constinit SpinLock idle_lock;
// Guarded by idle_lock; read without it as a hint.
constinit std::atomic<unsigned> idle_count{0};
constinit std::atomic<Scheduler*> poller{nullptr};
// Guarded by idle_lock.
constinit int64_t poller_deadline = 0;
constinit uint32_t poller_interests = 0;
// How often interests have changed.
constinit std::atomic<uint32_t> interests{0};
// Whether one that was woken for work has not found any yet.
constinit std::atomic<bool> is_searching{false};

constinit std::atomic<uint32_t> trim_round{0};
// Whether one of those that sleep has asked for another.
constinit std::atomic<bool> is_trim_wanted{false};

void RunScheduler(void* pointer) {
  auto* scheduler = static_cast<Scheduler*>(pointer);
  // It was started because there is work.
  scheduler->Steal(1);
  Work(scheduler);
}

// Held while the others are started.
constinit Mutex start_mutex;
// Written under it once they have been.
constinit std::atomic<bool> others_are_started{false};

void StartOthers() {
  if (!has_several_threads) has_several_threads = true;
  MutexHolder holder(start_mutex);
  if (others_are_started.load(std::memory_order_relaxed)) return;
  for (unsigned i = 1; i < wanted; ++i) {
    // Never freed. musl's aligned_alloc would bring musl's allocator along, beside mimalloc.
    void* memory = malloc(sizeof(Scheduler) + alignof(Scheduler));
    if (memory == nullptr) FatalOutOfMemory(sizeof(Scheduler));
    const uintptr_t aligned = (reinterpret_cast<uintptr_t>(memory) + alignof(Scheduler) - 1) & ~(alignof(Scheduler) - 1);
    auto* scheduler = new (reinterpret_cast<void*>(aligned)) Scheduler(nullptr, i);
    schedulers[i] = scheduler;
    // Release: StartedSchedulers sees the pointer.
    started.store(i + 1, std::memory_order_release);
    if (platform::StartThread(RunScheduler, scheduler)) continue;
    // The system has no more threads: those there are do the work.
    started.store(i, std::memory_order_release);
    wanted = i;
  }
  others_are_started.store(true, std::memory_order_release);
}

// Takes one out of the sleeping; null where none sleeps. Caller holds idle_lock.
Scheduler* PickSleeper() {
  Scheduler* the_poller = poller.load(std::memory_order_relaxed);
  Scheduler* picked = nullptr;
  for (unsigned i = 0, count = StartedSchedulers(); i < count; ++i) {
    Scheduler* scheduler = schedulers[i];
    if (!scheduler->sleep.is_idle || IsToStandBy(i)) continue;
    picked = scheduler;
    if (scheduler != the_poller) break;
  }
  return picked;
}

// Caller holds idle_lock.
void StopSleeping(Scheduler& scheduler) {
  if (!scheduler.sleep.is_idle) return;
  scheduler.sleep.is_idle = false;
  idle_count.store(idle_count.load(std::memory_order_relaxed) - 1, std::memory_order_relaxed);
}

// Caller holds idle_lock.
void WakeUp(Scheduler& scheduler) {
  // Release: what the waker did is seen by the woken.
  scheduler.sleep.is_woken.store(1, std::memory_order_release);
  if (poller.load(std::memory_order_relaxed) == &scheduler) {
    platform::InterruptWait();
  } else {
    platform::WakeOne(&scheduler.sleep.is_woken);
  }
}

}  // namespace

void SetSchedulerCount(unsigned count) { wanted = count; }
unsigned SchedulerCount() { return wanted; }
unsigned StartedSchedulers() { return started.load(std::memory_order_acquire); }  // acquire: the pointers
Scheduler& SchedulerAt(unsigned index) { return *schedulers[index]; }
void SetFirstScheduler(Scheduler* scheduler) { schedulers[0] = scheduler; }

void WakeSleeper() {
  // Relaxed: one that goes to sleep meanwhile is seen at the next slice.
  if (idle_count.load(std::memory_order_relaxed) == 0 || is_searching.load(std::memory_order_relaxed)) return;
  if (is_searching.exchange(true, std::memory_order_acq_rel)) return;
  SpinLockHolder holder(idle_lock);
  Scheduler* sleeper = PickSleeper();
  if (sleeper == nullptr) return SearchIsOver();
  StopSleeping(*sleeper);
  sleeper->sleep.is_for_work = true;
  WakeUp(*sleeper);
}

bool StartSchedulers(unsigned count) {
  if (count > StartedSchedulers() && count <= wanted) StartOthers();
  return count <= StartedSchedulers();
}

void OfferWork(Scheduler& from) {
  if (wanted == 1) return;
  // Acquire: those that were started.
  if (&from == schedulers[0] && !others_are_started.load(std::memory_order_acquire)) return StartOthers();
  WakeSleeper();
}

void WorkHasCome(Scheduler& to) {
  {
    SpinLockHolder holder(idle_lock);
    if (to.sleep.is_idle) {
      StopSleeping(to);
      return WakeUp(to);
    }
    // It may be about to sleep, having found its queue empty.
    to.sleep.is_woken.store(1, std::memory_order_relaxed);  // relaxed: it reads this under the lock first
  }
  // Or be busy for long with work that it does in place.
  WakeSleeper();
}

uint32_t TrimRound() { return trim_round.load(std::memory_order_relaxed); }
void BeginTrimRound() { trim_round.fetch_add(1, std::memory_order_relaxed); }

namespace {
// Caller holds idle_lock. Where everybody sleeps, all are woken to give memory back.
void TrimWhereAllSleep(Scheduler& caller) {
  if (idle_count.load(std::memory_order_relaxed) != StartedSchedulers()) return;
  is_trim_wanted.store(false, std::memory_order_relaxed);
  BeginTrimRound();
  for (unsigned i = 0, count = StartedSchedulers(); i < count; ++i) {
    if (schedulers[i] == &caller) continue;
    StopSleeping(*schedulers[i]);
    WakeUp(*schedulers[i]);
  }
}
}  // namespace

bool SleepUntilNeeded(Scheduler& scheduler, int64_t deadline) {
  auto& sleep = scheduler.sleep;
  bool polls;
  if (scheduler.WantsTrim()) is_trim_wanted.store(true, std::memory_order_relaxed);
  const int64_t trim_at = is_trim_wanted.load(std::memory_order_relaxed) ? MonotonicNow() + kIdleBeforeTrim : kNoDeadline;
  if (trim_at < deadline) deadline = trim_at;
  {
    SpinLockHolder holder(idle_lock);
    if (sleep.is_woken.load(std::memory_order_relaxed) == 0) {
      sleep.is_idle = true;
      idle_count.store(idle_count.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
      const uint32_t now_interests = interests.load(std::memory_order_relaxed);
      if (IsToStandBy(scheduler.index())) {
        // Somebody else has to see what comes from outside.
      } else if (poller.load(std::memory_order_relaxed) == nullptr) {
        poller.store(&scheduler, std::memory_order_relaxed);
        poller_deadline = deadline;
        poller_interests = now_interests;
      } else if (deadline < poller_deadline || now_interests != poller_interests) {
        platform::InterruptWait();
      }
    }
    polls = poller.load(std::memory_order_relaxed) == &scheduler;
  }
  const int64_t start = MonotonicNow();
  sleep.idle_since.set(start);
  if (polls) {
    // Acquire, here and below: see WakeUp.
    if (sleep.is_woken.load(std::memory_order_acquire) == 0) WaitForDescriptors(deadline);
  } else {
    while (sleep.is_woken.load(std::memory_order_acquire) == 0) platform::WaitWhile(&sleep.is_woken, 0);
  }
  sleep.idle_nanoseconds.Add(MonotonicNow() - start);
  sleep.idle_since.set(0);
  SpinLockHolder holder(idle_lock);
  if (polls && sleep.is_idle && MonotonicNow() >= trim_at) TrimWhereAllSleep(scheduler);
  StopSleeping(scheduler);
  if (polls) poller.store(nullptr, std::memory_order_relaxed);
  sleep.is_woken.store(0, std::memory_order_relaxed);
  const bool is_for_work = sleep.is_for_work;
  sleep.is_for_work = false;
  return is_for_work;
}

void SearchIsOver() { is_searching.store(false, std::memory_order_release); }

void WakeScheduler(Scheduler& scheduler) {
  SpinLockHolder holder(idle_lock);
  StopSleeping(scheduler);
  WakeUp(scheduler);
}

namespace {
constinit thread_local char this_thread = 0;  // its address stands for the thread
// Who wants the others to stand still, and how many do.
constinit std::atomic<const char*> stopper{nullptr};
constinit std::atomic<unsigned> standing{0};
}  // namespace

void StopOthers(int64_t nanoseconds) {
  constexpr int64_t kPause = 1'000'000;
  stopper.store(&this_thread);
  for (int64_t waited = 0; waited < nanoseconds; waited += kPause) {
    if (standing.load() + idle_count.load() + 1 >= StartedSchedulers() + ThreadsAlone()) return;
    platform::SleepUntil(platform::MonotonicNanoseconds() + kPause);
  }
}

void StandStillIfAsked() {
  const char* by = stopper.load(std::memory_order_relaxed);
  if (by == nullptr || by == &this_thread) return;
  standing.fetch_add(1);
  for (std::atomic<uint32_t> never{0};;) platform::WaitWhile(&never, 0);
}

bool LeaveOutsideToPoller() {
  SpinLockHolder holder(idle_lock);
  if (poller.load(std::memory_order_relaxed) == nullptr) return false;
  if (NextTimerDeadline() < poller_deadline || interests.load(std::memory_order_relaxed) != poller_interests) platform::InterruptWait();
  return true;
}

bool HasPoller() { return poller.load(std::memory_order_relaxed) != nullptr; }

void InterestsHaveChanged() { interests.fetch_add(1, std::memory_order_relaxed); }

}  // namespace lumen::runtime

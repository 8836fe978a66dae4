// See workers.h.
#include "runtime/scheduler/workers.h"

#include <atomic>
#include <utility>

#include "runtime/base/mutex.h"
#include "runtime/platform/platform.h"
#include "runtime/process/free_signals.h"
#include "runtime/scheduler/descriptors.h"
#include "runtime/scheduler/group.h"
#include "runtime/scheduler/scheduler.h"
#include "runtime/scheduler/standby.h"
#include "runtime/scheduler/timers.h"

namespace lumen::runtime {

using workers_internal::works_alone;

namespace {

// A thread that sleeps here: as a spare one, or until it may go on with its work.
struct Worker {
  std::atomic<uint32_t> is_called{0};
  Scheduler* scheduler = nullptr;  // what it was called for, if it is to drive one; written before is_called
  Worker* next = nullptr;          // guarded by mutex

  void Sleep() {
    // Acquire: what the caller wrote is visible.
    while (is_called.load(std::memory_order_acquire) == 0) platform::WaitWhile(&is_called, 0);
    is_called.store(0, std::memory_order_relaxed);
  }
  void Call() {
    is_called.store(1, std::memory_order_release);
    platform::WakeOne(&is_called);
  }
};
constinit thread_local Worker worker;
constinit thread_local LongWork work_kind = LongWork::kProcessor;

// How many of one kind may work at once. Guarded by mutex.
struct Turns {
  unsigned taken = 0;
  Worker* first = nullptr;  // those that wait
  Worker** last = &first;
};

constinit Mutex mutex;
// Guarded by mutex.
constinit Worker* spare = nullptr;
constinit unsigned started = 0;
constinit Turns turns[2];
// Written under mutex; read without it as a hint.
constinit std::atomic<unsigned> threads_alone{0};

// 0: as many as there are schedulers.
constinit std::atomic<unsigned> most_computations{0};

void RunWorker(void* scheduler) { Work(static_cast<Scheduler*>(scheduler)); }

// Finds a thread that drives `scheduler` from now on.
bool GiveAway(Scheduler* scheduler) {
  MutexHolder holder(mutex);
  if (Worker* successor = spare) {
    spare = successor->next;
    successor->scheduler = scheduler;
    threads_alone.fetch_add(1, std::memory_order_relaxed);
    successor->Call();
    return true;
  }
  if (started >= kMostWorkers) return false;
  threads_alone.fetch_add(1, std::memory_order_relaxed);
  if (platform::StartThread(RunWorker, scheduler)) {
    ++started;
    return true;
  }
  threads_alone.fetch_sub(1, std::memory_order_relaxed);
  return false;
}

void TakeTurn(LongWork kind) {
  {
    MutexHolder holder(mutex);
    Turns& queue = turns[static_cast<int>(kind)];
    if (queue.taken < MostAtOnce(kind)) {
      ++queue.taken;
      return;
    }
    worker.next = nullptr;
    *queue.last = &worker;
    queue.last = &worker.next;
  }
  worker.Sleep();
}

// Caller holds mutex.
void EndTurn(LongWork kind) {
  Turns& queue = turns[static_cast<int>(kind)];
  Worker* next = queue.first;
  if (next == nullptr) {
    --queue.taken;
    return;
  }
  queue.first = next->next;
  if (queue.first == nullptr) queue.last = &queue.first;
  next->Call();
}

// Whether anything can happen in the program while its only thread is busy. SIGTERM and SIGUSR1 aside, which wait.
bool IsAlone() { return !has_several_threads && NextTimerDeadline() == kNoDeadline && !IsAnythingAwaited(); }

}  // namespace

unsigned MostAtOnce(LongWork kind) {
  if (kind == LongWork::kOutside) return kMostOutside;
  const unsigned most = most_computations.load(std::memory_order_relaxed);
  return most == 0 ? SchedulerCount() : most;
}

void SetMostComputations(unsigned count) {
  MutexHolder holder(mutex);
  most_computations.store(count, std::memory_order_relaxed);
  // Those that wait may go on where there are more now.
  for (Turns& queue = turns[static_cast<int>(LongWork::kProcessor)]; queue.first != nullptr && queue.taken < count;) {
    ++queue.taken;
    EndTurn(LongWork::kProcessor);
    ++queue.taken;
  }
}

LongWorkCounts CountLongWork(LongWork kind) {
  LongWorkCounts counts;
  MutexHolder holder(mutex);
  const Turns& queue = turns[static_cast<int>(kind)];
  counts.active = queue.taken;
  for (Worker* waiter = queue.first; waiter != nullptr; waiter = waiter->next) ++counts.waiting;
  return counts;
}

unsigned ThreadsAlone() { return threads_alone.load(std::memory_order_relaxed); }

void LeaveScheduler(Process& process, LongWork kind, size_t units) {
  // So long even those signals do not wait.
  constexpr size_t kVeryLongUnits = 64 * kLongUnits;
  Scheduler* scheduler = CurrentScheduler();
  if (scheduler == nullptr || works_alone || scheduler->is_deterministic() || !platform::HasThreads() || IsLongWorkBlocked()) return;
  if (scheduler->run_queue_length() == 0 &&
      (LeaveOutsideToPoller() || (IsAlone() && kind == LongWork::kProcessor && units < kVeryLongUnits)))
    return;
  // No lock is held, and no other thread is there if this changes it.
  if (!has_several_threads) has_several_threads = true;
  scheduler->LookAtClockNext();
  if (!GiveAway(scheduler)) return;
  works_alone = true;
  work_kind = kind;
  TakeAwayReductions(process);
  TakeTurn(kind);
}

Scheduler* WaitForScheduler() {
  works_alone = false;
  TrimFreeSignals();
  {
    MutexHolder holder(mutex);
    threads_alone.fetch_sub(1, std::memory_order_relaxed);
    EndTurn(work_kind);
    worker.next = spare;
    spare = &worker;
  }
  LongWorkHasEnded();
  worker.Sleep();
  return std::exchange(worker.scheduler, nullptr);
}

void Work(Scheduler* scheduler) {
  Scheduler::Drive(scheduler);
  __builtin_unreachable();  // no such thread waits for an end
}

}  // namespace lumen::runtime

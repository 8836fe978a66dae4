// See standby.h.
#include "runtime/scheduler/standby.h"

#include <stdlib.h>

#include <new>
#include <utility>

#include "runtime/base/check.h"
#include "runtime/base/clock.h"
#include "runtime/base/spin_lock.h"
#include "runtime/process/build.h"
#include "runtime/process/communication.h"
#include "runtime/process/process_table.h"
#include "runtime/scheduler/group.h"
#include "runtime/scheduler/scheduler.h"
#include "runtime/scheduler/timers.h"
#include "runtime/scheduler/workers.h"

// In every program, and used by few: small rather than fast.
#pragma clang attribute push(__attribute__((minsize)), apply_to = function)

namespace lumen::runtime {

using standby_internal::active;
using standby_internal::blocks_all;

namespace {

// A process that blocks others, and how often in each way.
struct Blocker {
  Blocker* next;
  Term pid;
  uint32_t times[2];
};
// One that waits until all stand by.
struct Waiter {
  Waiter* next;
  Term pid;
  Word reference;
  Term answer;
};

constinit SpinLock lock;
// Guarded by it.
constinit unsigned online = 0;  // 0: all
constinit Blocker* blockers = nullptr;
constinit Waiter* waiters = nullptr;

template <typename T>
T* New(T value) {
  void* memory = malloc(sizeof(T));
  if (memory == nullptr) FatalOutOfMemory(sizeof(T));
  return new (memory) T(value);
}

// The functions below want the lock.
unsigned Online() { return online == 0 || online > SchedulerCount() ? SchedulerCount() : online; }

bool Blocks(Block block) {
  for (Blocker* blocker = blockers; blocker != nullptr; blocker = blocker->next) {
    if (blocker->times[static_cast<int>(block)] != 0) return true;
  }
  return false;
}

bool DoAllStandBy() {
  for (unsigned i = active.load(std::memory_order_relaxed); i < StartedSchedulers(); ++i) {
    if (!SchedulerAt(i).stands_by) return false;
  }
  return !IsLongWorkBlocked() || ThreadsAlone() == 0;
}

Waiter* TakeWaiters() { return DoAllStandBy() ? std::exchange(waiters, nullptr) : nullptr; }

// Without the lock.
void Answer(Waiter* waiter) {
  while (waiter != nullptr) {
    SendSignal(waiter->pid, NewSignal(SignalKind::kReply, 0, waiter->reference, waiter->answer));
    free(std::exchange(waiter, waiter->next));
  }
}

// Something has changed: wakes all whom it concerns. Without the lock.
void Apply() {
  unsigned before, now;
  Waiter* answered;
  {
    SpinLockHolder holder(lock);
    before = active.load(std::memory_order_relaxed);
    const bool all = Blocks(Block::kAll);
    now = all || Blocks(Block::kNormal) ? 1 : Online();
    if (now >= SchedulerCount()) now = UINT32_MAX;
    blocks_all.store(all, std::memory_order_relaxed);
    active.store(now, std::memory_order_relaxed);
    answered = TakeWaiters();
  }
  Answer(answered);
  if (before == now) return;
  for (unsigned i = before < now ? before : now; i < StartedSchedulers(); ++i) WakeScheduler(SchedulerAt(i));
}

}  // namespace

void StandBy(Scheduler& scheduler) {
  scheduler.GiveAllTo(SchedulerAt(0));
  Waiter* answered;
  {
    SpinLockHolder holder(lock);
    if (!IsToStandBy(scheduler.index())) return;
    scheduler.stands_by = true;
    answered = TakeWaiters();
  }
  Answer(answered);
  // This one may have been the one that waited for timers and descriptors.
  WakeScheduler(SchedulerAt(0));
  if (SleepUntilNeeded(scheduler, kNoDeadline)) SearchIsOver();
  SpinLockHolder holder(lock);
  scheduler.stands_by = false;
}

void LongWorkHasEnded() {
  if (!IsLongWorkBlocked()) return;
  Waiter* answered;
  {
    SpinLockHolder holder(lock);
    answered = TakeWaiters();
  }
  Answer(answered);
}

unsigned SchedulersOnline() {
  SpinLockHolder holder(lock);
  return Online();
}

void SetSchedulersOnline(unsigned count) {
  {
    SpinLockHolder holder(lock);
    online = count;
  }
  Apply();
}

unsigned ActiveSchedulers() {
  const unsigned count = active.load(std::memory_order_relaxed);
  return count < SchedulerCount() ? count : SchedulerCount();
}

void BlockSchedulers(Process& process, Block block) {
  Blocker* fresh = process.blocks_schedulers ? nullptr : New(Blocker{nullptr, process.pid(), {0, 0}});
  {
    SpinLockHolder holder(lock);
    if (fresh != nullptr) {
      fresh->next = blockers;
      blockers = fresh;
    }
    Blocker* blocker = blockers;
    while (blocker->pid != process.pid()) blocker = blocker->next;
    ++blocker->times[static_cast<int>(block)];
  }
  process.blocks_schedulers = true;
  Apply();
}

namespace {
// Without the lock. `times`: at most so many of a kind are taken back.
void Unblock(Process& process, uint32_t normal, uint32_t all) {
  if (!process.blocks_schedulers) return;
  Blocker* removed = nullptr;
  {
    SpinLockHolder holder(lock);
    Blocker** place = &blockers;
    while ((*place)->pid != process.pid()) place = &(*place)->next;
    Blocker* blocker = *place;
    auto take = [](uint32_t& times, uint32_t count) { times -= count < times ? count : times; };
    take(blocker->times[static_cast<int>(Block::kNormal)], normal);
    take(blocker->times[static_cast<int>(Block::kAll)], all);
    if (blocker->times[0] + blocker->times[1] == 0) {
      *place = blocker->next;
      removed = blocker;
    }
  }
  if (removed != nullptr) process.blocks_schedulers = false;
  free(removed);
  Apply();
}
}  // namespace

void UnblockSchedulers(Process& process, Block block) {
  Unblock(process, block == Block::kNormal ? 1 : 0, block == Block::kAll ? 1 : 0);
}

void ReleaseSchedulers(Process& process) { Unblock(process, UINT32_MAX, UINT32_MAX); }

bool IsBlocked(Block block) {
  SpinLockHolder holder(lock);
  return Blocks(block);
}

Term Blockers(Process& process, Block block) {
  // Counted first: nothing is allocated under the lock.
  size_t room = 0;
  {
    SpinLockHolder holder(lock);
    for (Blocker* blocker = blockers; blocker != nullptr; blocker = blocker->next) ++room;
  }
  if (room == 0) return kNil;
  Term* pids = static_cast<Term*>(malloc(room * sizeof(Term)));
  if (pids == nullptr) FatalOutOfMemory(room * sizeof(Term));
  size_t count = 0;
  {
    SpinLockHolder holder(lock);
    for (Blocker* blocker = blockers; blocker != nullptr && count < room; blocker = blocker->next) {
      if (blocker->times[static_cast<int>(block)] != 0) pids[count++] = blocker->pid;
    }
  }
  Term list = BuildList(process, pids, count);
  free(pids);
  return list;
}

Term AnswerWhenAllStandBy(Process& process, Term answer) {
  const Word reference = NewReferenceNumber();
  Waiter* waiter = New(Waiter{nullptr, process.pid(), reference, answer});
  {
    SpinLockHolder holder(lock);
    if (!DoAllStandBy()) {
      waiter->next = waiters;
      waiters = std::exchange(waiter, nullptr);
    }
  }
  if (waiter != nullptr) {
    free(waiter);
    return answer;
  }
  process.wait_reference = reference;
  return Suspend(process, Wait::kReply);
}

}  // namespace lumen::runtime

#pragma clang attribute pop

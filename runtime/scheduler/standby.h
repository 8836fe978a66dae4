// Schedulers that run no processes for a while: those above system_flag(schedulers_online, N), and all but the first while somebody blocks the
// others (system_flag(multi_scheduling, block)).
//
// One that is to stand by leaves the processes in its queue to the first, which shares them with the others, save those that are bound to it: they
// wait as long as it does. It sleeps, and does the same again when somebody puts something into its queue meanwhile. It
// never waits for timers or descriptors: it has woken the first one, which does. The first scheduler never stands by.
//
// Whoever asks waits, as for a reply, until all that are to do stand by; a slice that has begun is finished.
//
// Lock: one spin lock, alone. Tested by tests/programs/scheduler_flags.erl and OTP's suites.
#ifndef RUNTIME_SCHEDULER_STANDBY_H_
#define RUNTIME_SCHEDULER_STANDBY_H_

#include <atomic>

#include "runtime/process/process.h"

namespace lumen::runtime {

class Scheduler;

namespace standby_internal {
// Those from this one on stand by. Relaxed: each looks again and again. Written under the lock.
inline constinit std::atomic<unsigned> active{UINT32_MAX};
inline constinit std::atomic<bool> blocks_all{false};
}  // namespace standby_internal

inline bool IsToStandBy(unsigned index) { return index >= standby_internal::active.load(std::memory_order_relaxed); }
// Whether no thread may begin to work alone (workers.h) either.
inline bool IsLongWorkBlocked() { return standby_internal::blocks_all.load(std::memory_order_relaxed); }

// Its thread; returns when it is to look again.
void StandBy(Scheduler& scheduler);
// A thread that worked alone does not any more.
void LongWorkHasEnded();

// How many schedulers are wanted; from 1 up to SchedulerCount().
unsigned SchedulersOnline();
void SetSchedulersOnline(unsigned count);
// How many may run processes now.
unsigned ActiveSchedulers();

enum class Block : uint8_t {
  kNormal,  // the others stand by
  kAll,     // and no thread works alone
};
// Of `process`, which runs; as often taken back as asked for. Taking back what has not been asked for does nothing.
void BlockSchedulers(Process& process, Block block);
void UnblockSchedulers(Process& process, Block block);
bool IsBlocked(Block block);
// The processes that do, each once.
Term Blockers(Process& process, Block block);

// `answer`, an immediate, when all that are to stand by do: at once, or as what the process waits for.
Term AnswerWhenAllStandBy(Process& process, Term answer);

}  // namespace lumen::runtime

#endif  // RUNTIME_SCHEDULER_STANDBY_H_

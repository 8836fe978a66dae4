// The threads of the program, and how one gives its scheduler away.
//
// A scheduler is a role that one thread plays at a time. A thread whose process is about to work long (a built-in function over much data, the
// collection of a large heap, a write that has to wait for its reader) gives the role to another thread and finishes the work beside it:
//
//   drives a scheduler ── LeaveScheduler ──► works alone ── the process has left ──► spare ── is given a scheduler ──► drives it
//
// The C++ frames of the work stay where they are, so any function may do this at any point where it holds no lock; and nothing is to be paid
// where nobody does. The process counts as running meanwhile: signals to it wait. Afterwards it has no reductions left, so it soon leaves
// compiled code, and goes back into the run queue of the scheduler that it came from.
//
// Threads that work alone are what OTP calls dirty schedulers. Of those that need a processor as many work at once as there are schedulers, of those
// that wait for the system kMostOutside; others wait for their turn. There are never more than kMostWorkers threads besides the
// schedulers' own: beyond that, without threads (wasm32), and in deterministic mode work is done in place, holding the
// scheduler. So it is where nobody could use that: no process is ready, and another scheduler waits for the outside, or there is nothing to wait for.
//
// Lock order: the workers' mutex, alone. Tested by workers_test.cc and tests/programs/long_calls.erl.
#ifndef RUNTIME_SCHEDULER_WORKERS_H_
#define RUNTIME_SCHEDULER_WORKERS_H_

#include <cstddef>

#include "runtime/process/long_work.h"

namespace lumen::runtime {

class Scheduler;

inline constexpr unsigned kMostOutside = 10;  // as OTP's dirty I/O schedulers
inline constexpr unsigned kMostWorkers = 256;

// What a thread does: drives that scheduler, and later others, for ever.
[[noreturn]] void Work(Scheduler* scheduler);

namespace workers_internal {
inline constinit thread_local bool works_alone = false;
}
// How many of one kind may work at once; of kProcessor it can be changed, to 1 up to the number of schedulers.
unsigned MostAtOnce(LongWork kind);
void SetMostComputations(unsigned count);
// Whether this thread has given its scheduler away and its process has not left yet.
inline bool WorksAlone() { return workers_internal::works_alone; }
// Of one kind: how many work alone now, and how many wait for their turn to.
struct LongWorkCounts {
  unsigned active = 0, waiting = 0;
};
LongWorkCounts CountLongWork(LongWork kind);
// How many threads do.
unsigned ThreadsAlone();
// The process of a thread that works alone has left: waits until it is given a scheduler.
Scheduler* WaitForScheduler();

}  // namespace lumen::runtime

#endif  // RUNTIME_SCHEDULER_WORKERS_H_

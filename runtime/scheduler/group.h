// All schedulers of the program: how many there are, who sleeps, who is woken, and who waits for the world outside.
//
// The first one runs on the program's first thread. The others start when it has more to do than it can at once, so
// a program of one process never has a second thread.
//
// Work. A scheduler puts processes into its own run queue only: those it wakes, its children, those of timers and descriptors it looked at.
// When it has taken one to run and others are left, or has put a second one there while one runs, it wakes a scheduler that sleeps (one at a time:
// `searching`), which steals every second of them. Nothing else wakes for work, so two processes that take turns stay where they are, and there is
// no wake-up to lose: whoever has work left looks again before each slice.
//
// Outside. Of those that sleep one, the poller, waits for descriptors and the next timer; the others wait for a word in memory to change. Whoever
// goes to sleep and knows of an earlier timer or of more descriptors than the poller does interrupts it. While nobody sleeps,
// the running ones look between slices.
//
// Lock order: the idle lock after that of the timers. Tested by group_test.cc (a model under many seeds; threads) and by tests/programs.
#ifndef RUNTIME_SCHEDULER_GROUP_H_
#define RUNTIME_SCHEDULER_GROUP_H_

#include <cstdint>

namespace lumen::runtime {

class Scheduler;

// How many there are to be; before the first process runs. At most kMostSchedulers (options.h).
void SetSchedulerCount(unsigned count);
unsigned SchedulerCount();
// Those that have been started, from 0 on; `index` below that.
unsigned StartedSchedulers();
Scheduler& SchedulerAt(unsigned index);
// The only one there is so far.
void SetFirstScheduler(Scheduler* scheduler);

// Starts the others where they have not been yet; false where there are fewer than `count` then. Any thread that runs a process.
bool StartSchedulers(unsigned count);
// `from` has more to do than it can at once: starts the others, or wakes one that sleeps. Its thread.
void OfferWork(Scheduler& from);
// Wakes one that sleeps, for work, unless one is looking for some already. Any thread; it may hold the lock of the timers.
void WakeSleeper();
// A thread that does not drive `to` has put a process into its run queue: wakes it, or another that can take it.
void WorkHasCome(Scheduler& to);
// Sleeps until there may be something to do, at most until `deadline` (monotonic nanoseconds, INT64_MAX: none). True when it was woken for
// work, which it looks for and then calls SearchIsOver.
bool SleepUntilNeeded(Scheduler& scheduler, int64_t deadline);
void SearchIsOver();
// Ends its sleep, or its next one.
void WakeScheduler(Scheduler& scheduler);
// When all have slept for this long, memory that is free goes back to the system: what one thread has freed may be another's to give.
inline constexpr int64_t kIdleBeforeTrim = 200'000'000;  // nanoseconds
// Counts how often; a scheduler that finds it changed gives back what its thread has.
uint32_t TrimRound();
void BeginTrimRound();
// Whether one that sleeps waits for descriptors and timers.
bool HasPoller();
// The same, and it knows of all timers and descriptors from now on: a thread that will not look for long can rely on it.
bool LeaveOutsideToPoller();
// For a dump: the others stop between two slices and stand still for ever, or sleep. Waits until they do, at most for so long.
void StopOthers(int64_t nanoseconds);
// Stands still where StopOthers wants it.
void StandStillIfAsked();
// Descriptors are waited for that were not before.
void InterestsHaveChanged();

}  // namespace lumen::runtime

#endif  // RUNTIME_SCHEDULER_GROUP_H_

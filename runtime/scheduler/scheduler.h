// A scheduler: runs processes for a time slice each on its thread, and does between slices what compiled code
// cannot do by itself. group.h says how several share the work.
//
// A process that is alive is in one of these states; who may change it:
//   runs       the scheduler it runs on
//   runnable   in a run queue; taken from there by that queue's scheduler, or by one that steals it. One that is bound to a scheduler
//              (process_flag(scheduler, N)) is in the queue of that, and never stolen
//   waits      its mailbox says so; whoever adds a signal makes it runnable (mailbox.h) and puts it into their own run queue
// Once it is in a queue or waits, another thread may run it, and end it, at any time: who put it there touches it no more.
//
// A scheduler is driven by one thread at a time, not always the same (workers.h). The argument array of the process that runs is its
// thread's. Between slices a process's live arguments are with the process.
//
// Tested by scheduler_test.cc, group_test.cc and tests/programs.
#ifndef RUNTIME_SCHEDULER_SCHEDULER_H_
#define RUNTIME_SCHEDULER_SCHEDULER_H_

#include <atomic>
#include <utility>

#include "runtime/abi/code_layout.h"
#include "runtime/base/spin_lock.h"
#include "runtime/process/process.h"
#include "runtime/scheduler/choices.h"

namespace lumen::runtime {

inline constexpr intptr_t kReductionsPerSlice = 4000;  // as OTP's

// Processes ready to run, by priority, first in first out within each. Not for several threads at once.
class RunQueue {
 public:
  // At its priority, or the one that it is boosted to.
  void Push(Process* process);
  // Moves a process up; false where it is not here, behind too many others, or high enough.
  bool Raise(Process* process, Priority priority);
  // Null when empty. Of low priority one in eight turns while there is one of normal priority. With `choices` any of those of the highest
  // priority, or of the two lowest together.
  Process* Pop(Choices* choices = nullptr);
  // Moves the first `count` that are bound to no scheduler to another queue, or fewer where they stand far behind.
  void GiveUnbound(RunQueue& to, size_t count);
  size_t size() const { return size_; }
  size_t unbound_size() const { return size_ - bound_; }
  bool empty() const { return size_ == 0; }
  // Moves every second process of each priority to `taken`, the first included and the highest priority first, at most so many: both keep the
  // order that they had, and neither those at the front nor those at the back all go.
  void MoveEverySecond(RunQueue& taken, size_t most);

 private:
  struct List {
    Process* first = nullptr;
    Process* last = nullptr;
    size_t size = 0;
  };
  static constexpr int kPriorities = static_cast<int>(Priority::kMax) + 1;
  // `skipped`: so many behind the first.
  Process* Take(Priority priority, size_t skipped = 0);
  void Append(List& list, Process* process);
  void Unlink(List& list, Process* before, Process* process);
  Process* TakeAny(Priority priority, Choices* choices);

  List lists_[kPriorities];
  unsigned passed_over_ = 0;  // times that the low ones were
  size_t size_ = 0;
  size_t bound_ = 0;  // of them, those that are bound
};

enum class ProcessEnd { kReturned, kRaised, kExited };

// A number that one thread writes and others read, with no order to anything else.
template <typename T>
class Published {
 public:
  T get() const { return value_.load(std::memory_order_relaxed); }
  void set(T value) { value_.store(value, std::memory_order_relaxed); }
  void Add(T value) { set(get() + value); }

 private:
  std::atomic<T> value_{0};
};

// How a scheduler sleeps; group.cc's.
struct Sleep {
  std::atomic<uint32_t> is_woken{0};  // what it waits for
  // Guarded by group.cc's lock.
  bool is_idle = false;
  bool is_for_work = false;
  Published<int64_t> idle_nanoseconds;  // up to the last wake-up
  Published<int64_t> idle_since;        // monotonic; 0: does not sleep
};

class alignas(64) Scheduler {
 public:
  // `choices`: deterministic mode; null otherwise.
  explicit Scheduler(Choices* choices = nullptr, unsigned index = 0) : index_(index), choices_(choices) {}
  ~Scheduler();

  // From 0 on; system_info(scheduler_id) counts from 1.
  unsigned index() const { return index_; }

  // A process with an empty stack, known to nobody yet. Null where there are too many processes.
  Process* NewProcess(size_t block_words);
  // Says that it will call the Erlang function at `entry`.
  void PrepareProcess(Process* process, void* entry, const Term* arguments, size_t arity);
  // Prepares it and makes it runnable.
  void StartProcess(Process* process, void* entry, const Term* arguments, size_t arity);

  // Runs ready processes until `process` ends, here or on another scheduler. Its value is then its argument 0, or its exception is
  // in the process, or its exit_reason says why. It is not deleted. On the program's first thread, which by the end may have given the
  // scheduler away: then `otherwise` is called on the thread that has it, is not to return, and this never does. Null: that does not happen.
  using Otherwise = void (*)(ProcessEnd end);
  ProcessEnd RunUntilEnd(Process* process, Otherwise otherwise = nullptr);
  // Runs ready processes until that one is gone. On the thread that RunUntilEnd has returned on, or `otherwise` was called on.
  void RunUntilGone(Term pid, Otherwise otherwise = nullptr);
  // Drives a scheduler on this thread, and those that it is given later, until the end that it waits for.
  static void Drive(Scheduler* scheduler);
  void DeleteProcess(Process* process);

  // Its thread, before it gives it away: whoever drives it next looks for timers first. Slices of long work alone would never bring that about.
  void LookAtClockNext();
  // Whether every choice is made by a generator.
  bool is_deterministic() const { return choices_ != nullptr; }

  // Puts a process into the run queue, or that of another where it is bound to that, or where this one stands by: the thread that drives it, or one
  // that has given it away and still runs a process. It may be gone at once.
  void Push(Process* process);
  // Where more than one process is ready and a scheduler sleeps, wakes it: who has put one there for it calls this.
  void OfferSurplus();
  // Takes the next process to run out of it; null where there is none. This thread only.
  Process* Next();
  // Takes every second of another's ready processes, but not more than `most`, where it has at least `least`. True when there were any. This
  // thread only.
  bool StealFrom(Scheduler& victim, size_t least, size_t most);

  // The same, of whoever has that many.
  bool Steal(size_t least);
  // Moves a process up in the run queue; false where it is not there. Any thread.
  bool Raise(Process* process, Priority priority);
  // Gives another all ready processes that are not bound. This thread only.
  void GiveAllTo(Scheduler& other);

  // Whether enough has happened here since the last time for giving memory back to be worth it. This thread only.
  bool WantsTrim() const;

  // Any thread; not exact.
  size_t run_queue_length() const { return queue_length_.get(); }
  uint64_t context_switches() const { return context_switches_.get(); }
  uint64_t reductions() const { return reductions_.get(); }

  Sleep sleep;
  bool stands_by = false;  // guarded by standby.cc's lock

 private:
  // Runs one slice; true when the process has ended.
  bool RunSlice(Process* process);
  // Runs ready processes until this thread has given the scheduler away and the process that did so has left: true; or until the end that the
  // scheduler waits for: false.
  bool Run();
  // Lets a process wait, or puts it back where there is something for it already.
  void Park(Process* process);
  // A process has come to its end.
  void Finish(Process* process);
  void Balance();
  void LookAtClock();
  void Idle();
  void TrimIfAsked();
  Scheduler& PlaceFor(const Process& process);

  const unsigned index_;
  Choices* const choices_;
  SpinLock queue_lock_;
  RunQueue run_queue_;               // guarded by queue_lock_
  Published<size_t> queue_length_;   // written under it
  size_t since_clock_ = 0;           // work done since the clock was looked at
  unsigned since_balance_ = 0;       // slices
  Published<uint64_t> context_switches_;
  Published<uint64_t> reductions_;   // of all slices
  uint32_t trimmed_round_ = 0;       // the last TrimRound (group.h) that this one took part in
  uint64_t slices_at_round_ = 0, slices_at_trim_ = 0;  // then
  bool awaits_end_ = false;          // of a process; written before others can drive it
};

// The scheduler of this thread, or the one that it has given away while its process works long; null before it has run anything.
Scheduler* CurrentScheduler();
// What this thread's processes have done after it had given its scheduler away, of all threads: slices and reductions.
uint64_t SlicesOfLongWork();
uint64_t ReductionsOfLongWork();

}  // namespace lumen::runtime

#endif  // RUNTIME_SCHEDULER_SCHEDULER_H_

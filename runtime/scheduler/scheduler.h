// The scheduler: runs processes for a time slice each, and does between slices what compiled code
// cannot do by itself.
//
// A process that is alive is in one of these states; who may change it:
//   runs       the scheduler it runs on
//   runnable   in that scheduler's run queue; taken from there by it
//   waits      its mailbox says so; whoever adds a signal makes it runnable (mailbox.h)
//
// A scheduler owns its run queue and the argument array of the process it runs. Between slices a process's live
// arguments are with the process.
//
// TODO: there is one scheduler, on the thread that started it; programs use one core.
//
// Tested by scheduler_test.cc and by tests/programs.
#ifndef RUNTIME_SCHEDULER_SCHEDULER_H_
#define RUNTIME_SCHEDULER_SCHEDULER_H_

#include <utility>

#include "runtime/abi/code_layout.h"
#include "runtime/process/process.h"
#include "runtime/scheduler/choices.h"

namespace lumen::runtime {

inline constexpr intptr_t kReductionsPerSlice = 4000;  // as OTP's

// Processes ready to run, by priority, first in first out within each.
class RunQueue {
 public:
  void Push(Process* process);
  // Null when empty. Of low priority one in eight turns while there is one of normal priority. With `choices` any of those of the highest
  // priority, or of the two lowest together.
  Process* Pop(Choices* choices = nullptr);
  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }

 private:
  struct List {
    Process* first = nullptr;
    Process* last = nullptr;
    size_t size = 0;
  };
  static constexpr int kPriorities = static_cast<int>(Priority::kMax) + 1;
  // `skipped`: so many behind the first.
  Process* Take(Priority priority, size_t skipped = 0);
  Process* TakeAny(Priority priority, Choices* choices);

  List lists_[kPriorities];
  unsigned passed_over_ = 0;  // times that the low ones were
  size_t size_ = 0;
};

enum class ProcessEnd { kReturned, kRaised, kExited };

class Scheduler {
 public:
  // `choices`: deterministic mode; null otherwise.
  explicit Scheduler(Choices* choices = nullptr) : choices_(choices) {}

  // A process with an empty stack, known to nobody yet. Null where there are too many processes.
  Process* NewProcess(size_t block_words);
  // Makes it runnable: it will call the Erlang function at `entry`.
  void StartProcess(Process* process, void* entry, const Term* arguments, size_t arity);

  // Runs ready processes until `process` ends. Its value is then arguments[0], or its exception is
  // in the process, or its exit_reason says why. It is not deleted.
  ProcessEnd RunUntilEnd(Process* process);
  void DeleteProcess(Process* process);

  // Puts a process into the run queue.
  void Push(Process* process) { run_queue_.Push(process); }
  size_t run_queue_length() const { return run_queue_.size(); }
  uint64_t context_switches() const { return context_switches_; }
  uint64_t reductions() const { return reductions_; }
  // What the last call of it was told.
  uint64_t TakeLastReductions(uint64_t now) { return std::exchange(last_reductions_, now); }

 private:
  // Runs one slice; true when the process has ended.
  bool RunSlice(Process* process);
  // Lets a process wait, or puts it back where there is something for it already.
  void Park(Process* process);
  // Runs slices until a process, which is returned, has come to its end; it is not deleted.
  Process* RunUntilOneEnds();
  void LookAtClock();
  void Idle();

  Choices* const choices_;
  RunQueue run_queue_;
  size_t since_clock_ = 0;  // work done since the clock was looked at
  uint64_t context_switches_ = 0;
  uint64_t reductions_ = 0;  // of all slices
  uint64_t last_reductions_ = 0;
  Word arguments_[abi::kArgumentWords];
};

// The scheduler of this thread; null outside RunUntilEnd.
Scheduler* CurrentScheduler();

}  // namespace lumen::runtime

#endif  // RUNTIME_SCHEDULER_SCHEDULER_H_

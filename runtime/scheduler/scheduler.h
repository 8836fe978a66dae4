// The scheduler: runs processes for a time slice each, and does between slices what compiled code
// cannot do by itself.
//
// One scheduler and one thread for now. A scheduler owns its run queue and the argument array of
// the process it runs.
#ifndef RUNTIME_SCHEDULER_SCHEDULER_H_
#define RUNTIME_SCHEDULER_SCHEDULER_H_

#include "runtime/abi/code_layout.h"
#include "runtime/process/process.h"

namespace lumen::runtime {

inline constexpr intptr_t kReductionsPerSlice = 4000;  // as OTP's

// Processes ready to run, first in first out.
class RunQueue {
 public:
  bool empty() const { return first_ == nullptr; }
  void Push(Process* process);
  Process* Pop();

 private:
  Process* first_ = nullptr;
  Process* last_ = nullptr;
};

enum class ProcessEnd { kReturned, kRaised };

class Scheduler {
 public:
  Scheduler() {}

  // A process that will call the Erlang function at `entry` with `arity` arguments, which the
  // caller writes to arguments[0..arity) of the process before it runs. The caller frees it with
  // DeleteProcess.
  Process* NewProcess(void* entry, size_t arity, size_t block_words);
  void DeleteProcess(Process* process);

  // Runs ready processes until `process` ends. Its value is then arguments[0], or its exception is
  // in the process.
  ProcessEnd RunUntilEnd(Process* process);

 private:
  // Runs one slice; true when the process has ended.
  bool RunSlice(Process* process);

  RunQueue run_queue_;
  uint64_t next_identifier_ = 0;
  size_t process_count_ = 0;
  Word arguments_[abi::kArgumentWords];
};

}  // namespace lumen::runtime

#endif  // RUNTIME_SCHEDULER_SCHEDULER_H_

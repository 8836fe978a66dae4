// Tested by runtime/scheduler/scheduler_test.cc.
#include "runtime/scheduler/scheduler.h"

#include <stdlib.h>

#include <new>

#include "runtime/abi/leave_reason.h"
#include "runtime/process/runtime_calls.h"
#include "runtime/scheduler/transfers.h"

namespace lumen::runtime {

void RunQueue::Push(Process* process) {
  process->next = nullptr;
  if (last_ == nullptr) {
    first_ = process;
  } else {
    last_->next = process;
  }
  last_ = process;
}

Process* RunQueue::Pop() {
  Process* process = first_;
  first_ = process->next;
  if (first_ == nullptr) last_ = nullptr;
  return process;
}

Process* Scheduler::NewProcess(void* entry, size_t arity, size_t block_words) {
  void* memory = malloc(sizeof(Process));
  if (memory == nullptr) FatalOutOfMemory(sizeof(Process));
  auto* process = new (memory) Process();
  InitialiseProcess(*process, block_words, arguments_,
                    reinterpret_cast<const void*>(call_types::lumen_process_end));
  process->identifier = next_identifier_++;
  SetProcessCount(++process_count_);
  process->resume = entry;
  process->live_count = arity;
  return process;
}

void Scheduler::DeleteProcess(Process* process) {
  FreeProcess(*process);
  free(process);
  SetProcessCount(--process_count_);
}

bool Scheduler::RunSlice(Process* process) {
  process->reductions = kReductionsPerSlice;
  lumen_enter(process);
  if (static_cast<abi::LeaveReason>(process->leave_reason) != abi::LeaveReason::kYield) return true;
  if (process->wants_collection() || collect_always)
    CollectProcess(*process, 0, process->live_count);
  return false;
}

ProcessEnd Scheduler::RunUntilEnd(Process* process) {
  // TODO: with several processes the live arguments move to saved_arguments between slices; until
  // then spawning is refused.
  run_queue_.Push(process);
  for (;;) {
    Process* next = run_queue_.Pop();
    if (!RunSlice(next)) {
      run_queue_.Push(next);
    } else if (next == process) {
      break;
    }
  }
  return static_cast<abi::LeaveReason>(process->leave_reason) == abi::LeaveReason::kReturned
             ? ProcessEnd::kReturned
             : ProcessEnd::kRaised;
}

}  // namespace lumen::runtime

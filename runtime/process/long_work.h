// Work of built-in functions that depends on how large their arguments are.
//
// It costs reductions as calls do, so that a process that does much of it in small pieces is preempted like any other. And whoever has done, or
// is about to do, so much in one time slice that others would have to wait for long gives its scheduler to another thread and goes on beside it
// (scheduler/workers.h): CountWork does both. So a function counts work before it does it where it knows how much it will be, and while it does
// it otherwise, but never while it holds a lock.
//
// Tested by tests/programs/long_calls.erl and runtime/scheduler/workers_test.cc.
#ifndef RUNTIME_PROCESS_LONG_WORK_H_
#define RUNTIME_PROCESS_LONG_WORK_H_

#include "runtime/process/process.h"

namespace lumen::runtime {

// --- provided by the scheduler
enum class LongWork : uint8_t {
  kProcessor,  // needs a processor
  kOutside,    // waits for the system
};
// Lets another thread have this thread's scheduler, where that can be and is of use to anybody. `units` are to come or have been done (see
// CountWork). No lock is held. The process leaves its processor soon after the work.
void LeaveScheduler(Process& process, LongWork kind, size_t units);

// One reduction.
inline constexpr size_t kUnitsPerReduction = 64;
// So much in one time slice is long: about a millisecond.
inline constexpr size_t kLongUnits = 512 * 1024;
inline constexpr intptr_t kLongReductions = kLongUnits / kUnitsPerReduction;

// Only costs reductions: for what cannot take long, or is done under a lock. `units`: bytes or elements, one or two nanoseconds each.
inline void ChargeWork(Process& process, size_t units) {
  constexpr size_t kMost = size_t{1} << 20;
  constexpr intptr_t kMostDebt = intptr_t{1} << 28;
  size_t reductions = units / kUnitsPerReduction;
  if (reductions > kMost) reductions = kMost;
  if (process.reductions > -kMostDebt) process.reductions -= static_cast<intptr_t>(reductions);
}

inline void CountWork(Process& process, size_t units) {
  ChargeWork(process, units);
  if (__builtin_expect(process.reductions < -kLongReductions, 0))
    LeaveScheduler(process, LongWork::kProcessor, static_cast<size_t>(-process.reductions) * kUnitsPerReduction);
}

// Counts work while it is done.
class WorkCounter {
 public:
  explicit WorkCounter(Process& process) : process_(process) {}
  WorkCounter(const WorkCounter&) = delete;
  WorkCounter& operator=(const WorkCounter&) = delete;
  ~WorkCounter() { CountWork(process_, units_); }
  void Add(size_t units) {
    constexpr size_t kOften = 8 * 1024;
    units_ += units;
    if (__builtin_expect(units_ >= kOften, 0)) {
      CountWork(process_, units_);
      units_ = 0;
    }
  }

 private:
  Process& process_;
  size_t units_ = 0;
};

}  // namespace lumen::runtime

#endif  // RUNTIME_PROCESS_LONG_WORK_H_

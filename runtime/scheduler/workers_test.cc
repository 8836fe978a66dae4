// Processes that work long while others of the same, only scheduler go on: each test would never end if the scheduler were held.
#include "runtime/scheduler/workers.h"

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

#include "gtest/gtest.h"
#include "runtime/abi/leave_reason.h"
#include "runtime/process/code_word.h"
#include "runtime/process/runtime_calls.h"
#include "runtime/scheduler/group.h"
#include "runtime/scheduler/scheduler.h"

namespace lumen::runtime {
namespace {

#define CODE __attribute__((aligned(16), no_sanitize("address", "undefined"))) LUMEN_COMPILED void
#define PARAMETERS Process *p, Word *heap, Word *stack, intptr_t reductions, Word a0, Word, Word, Word, Word, Word
#define TAIL [[clang::musttail]] return
#define SAVE() (p->heap_top = heap, p->stack_top = stack, p->reductions = reductions)
#define LOAD() (heap = p->heap_top, stack = p->stack_top, reductions = p->reductions)
#define RETURN(x) TAIL reinterpret_cast<CompiledFunction*>(CodeAddress(stack[0]))(p, heap, stack, reductions, x, 0, 0, 0, 0, 0)
#define YIELD(function)                                                          \
  do {                                                                           \
    p->resume = reinterpret_cast<void*>(function);                               \
    p->live_count = 1;                                                           \
    p->leave_reason = static_cast<uintptr_t>(abi::LeaveReason::kYield);          \
    TAIL call_types::lumen_leave(p, heap, stack, reductions, a0, 0, 0, 0, 0, 0); \
  } while (false)

// What the processes of a test share.
std::atomic<int> begun{0};    // are in the middle of long work
std::atomic<int> most{0};     // ... at once, at most
std::atomic<int> finished{0};
std::atomic<int> alone{0};    // did it on a thread that had given its scheduler away
std::atomic<int> wanted{0};   // processes that are to finish
std::atomic<bool> may_end{false};

void Sleep() { std::this_thread::sleep_for(std::chrono::milliseconds(1)); }

void Work(Process& process, LongWork kind, size_t units, void (*body)()) {
  LeaveScheduler(process, kind, units);
  alone += WorksAlone();
  const int now = ++begun;
  for (int before = most; before < now && !most.compare_exchange_weak(before, now);) {
  }
  body();
  --begun;
}

CODE Finished(PARAMETERS) {
  ++finished;
  RETURN(a0);
}

// Waits for another process: on the only scheduler that cannot be unless somebody else drives it.
CODE WaitsForOther(PARAMETERS) {
  SAVE();
  Work(*p, LongWork::kOutside, 0, [] {
    while (!may_end) Sleep();
  });
  LOAD();
  if (--reductions < 0) YIELD(Finished);
  TAIL Finished(p, heap, stack, reductions, a0, 0, 0, 0, 0, 0);
}

CODE LetsOtherEnd(PARAMETERS) {
  may_end = true;
  ++finished;
  RETURN(a0);
}

CODE Computes(PARAMETERS) {
  SAVE();
  Work(*p, LongWork::kProcessor, 1000 * kLongUnits, Sleep);
  LOAD();
  if (--reductions < 0) YIELD(Finished);
  TAIL Finished(p, heap, stack, reductions, a0, 0, 0, 0, 0, 0);
}

CODE ComputesAWhile(PARAMETERS) {
  SAVE();
  Work(*p, LongWork::kProcessor, kLongUnits, Sleep);
  LOAD();
  if (--reductions < 0) YIELD(Finished);
  TAIL Finished(p, heap, stack, reductions, a0, 0, 0, 0, 0, 0);
}

// Has a collection that is long by its size, on the way to its end.
CODE Collects(PARAMETERS) {
  SAVE();
  Allocate(*p, 2 * kLongUnits)[0] = abi::MakeHeader(HeaderKind::kBignum, 2 * kLongUnits - 1);
  call_types::lumen_collect(p, 0, 0);
  LOAD();
  alone += WorksAlone();
  if (--reductions < 0) YIELD(Finished);
  TAIL Finished(p, heap, stack, reductions, a0, 0, 0, 0, 0, 0);
}

// Goes on giving others their turn until all have finished.
CODE AwaitsAll(PARAMETERS) {
  if (finished == wanted) RETURN(a0);
  reductions = -1;
  YIELD(AwaitsAll);
}

// Runs processes of these functions on one scheduler, the last until its end.
void RunAll(const std::vector<CompiledFunction*>& functions, Choices* choices = nullptr) {
  begun = most = finished = alone = 0;
  wanted = static_cast<int>(functions.size()) - 1;
  may_end = false;
  static std::atomic<bool> is_over;
  is_over = false;
  // Threads that have given the scheduler away stay, and so does the scheduler: as in a program, where they live to its end.
  std::thread([&functions, choices] {
    auto* scheduler = new Scheduler(choices);
    Process* last = nullptr;
    for (CompiledFunction* function : functions) {
      last = scheduler->NewProcess(kInitialBlockWords);
      const Term argument = kNil;
      scheduler->StartProcess(last, reinterpret_cast<void*>(function), &argument, 1);
    }
    scheduler->RunUntilEnd(last, [](ProcessEnd end) {
      EXPECT_EQ(end, ProcessEnd::kReturned);
      is_over = true;
      for (;;) Sleep();
    });
    is_over = true;
  }).detach();
  while (!is_over) Sleep();
}

std::vector<CompiledFunction*> Many(size_t count, CompiledFunction* function) {
  std::vector<CompiledFunction*> functions(count, function);
  functions.push_back(AwaitsAll);
  return functions;
}

// The order of these tests matters: the first two begin as a program does, with one thread.

TEST(WorkersTest, AProcessWithoutOthersWorksInPlace) {
  RunAll({ComputesAWhile});
  EXPECT_EQ(alone, 0);
  EXPECT_FALSE(has_several_threads);
}

TEST(WorkersTest, InDeterministicModeWorkIsDoneInPlace) {
  Choices choices(7);
  RunAll(Many(5, Computes), &choices);
  EXPECT_EQ(finished, 5);
  EXPECT_EQ(alone, 0);
  EXPECT_FALSE(has_several_threads);
}

TEST(WorkersTest, OthersGoOnMeanwhile) {
  RunAll({WaitsForOther, LetsOtherEnd, AwaitsAll});
  EXPECT_EQ(finished, 2);
  EXPECT_EQ(alone, 1);
}

TEST(WorkersTest, ComputationsTakeTurns) {
  RunAll(Many(20, Computes));
  EXPECT_EQ(finished, 20);
  EXPECT_EQ(alone, 20);
  EXPECT_EQ(most, static_cast<int>(SchedulerCount()));
}

TEST(WorkersTest, SoManyWaitForTheSystemAtOnce) {
  std::vector<CompiledFunction*> functions(kMostOutside, WaitsForOther);
  functions.push_back(LetsOtherEnd);
  functions.push_back(AwaitsAll);
  RunAll(functions);
  EXPECT_EQ(finished, static_cast<int>(kMostOutside) + 1);
  EXPECT_LE(most, static_cast<int>(kMostOutside));
}

TEST(WorkersTest, BeyondTheMostThreadsWorkIsDoneInPlace) {
  RunAll(Many(kMostWorkers + 50, Computes));
  EXPECT_EQ(finished, static_cast<int>(kMostWorkers) + 50);
}

TEST(WorkersTest, ALargeCollectionIsLongWork) {
  RunAll({Collects, Collects, AwaitsAll});
  EXPECT_EQ(finished, 2);
  EXPECT_EQ(alone, 2);
  EXPECT_GE(SlicesOfLongWork(), 2u);
}

}  // namespace
}  // namespace lumen::runtime

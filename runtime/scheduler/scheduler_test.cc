// Functions with the calling convention of compiled code, written by hand the way the code
// generator writes them, run by the scheduler: returns, frames, stack overflow, yields,
// collections, big integers, exceptions.
#include "runtime/scheduler/scheduler.h"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "runtime/abi/leave_reason.h"
#include "runtime/bifs/bif.h"
#include "runtime/process/code_word.h"
#include "runtime/process/runtime_calls.h"
#include "runtime/testing/term_reader.h"

namespace lumen::runtime {
namespace {

#define CODE __attribute__((aligned(16), no_sanitize("address", "undefined"))) LUMEN_COMPILED void
#define PARAMETERS                                                                             \
  Process *p, Word *heap, Word *stack, intptr_t reductions, Word a0, [[maybe_unused]] Word a1, \
      [[maybe_unused]] Word a2, [[maybe_unused]] Word a3, [[maybe_unused]] Word a4,            \
      [[maybe_unused]] Word a5
#define TAIL [[clang::musttail]] return
#define ENTER(function, x, y) TAIL function(p, heap, stack, reductions, x, y, kNil, 0, 0, 0)
#define RETURN(x) TAIL CodeOf(stack[0])(p, heap, stack, reductions, x, 0, 0, 0, 0, 0)
#define SAVE() (p->heap_top = heap, p->stack_top = stack, p->reductions = reductions)
#define LOAD() (heap = p->heap_top, stack = p->stack_top, reductions = p->reductions)

CompiledFunction* CodeOf(Word code_word) {
  return reinterpret_cast<CompiledFunction*>(CodeAddress(code_word));
}
Word CodeWordOf(CompiledFunction* function) {
  return MakeCodeWord(reinterpret_cast<const void*>(function));
}

// Gives up the processor, to go on at `function` with two arguments.
#define YIELD(function)                                                            \
  do {                                                                             \
    p->resume = reinterpret_cast<void*>(function);                                 \
    p->live_count = 3;                                                             \
    p->leave_reason = static_cast<uintptr_t>(abi::LeaveReason::kYield);            \
    TAIL call_types::lumen_leave(p, heap, stack, reductions, a0, a1, a2, 0, 0, 0); \
  } while (false)

// Makes room, keeping three arguments.
#define COLLECT(words)                      \
  do {                                      \
    SAVE();                                 \
    p->arguments[0] = a0;                   \
    p->arguments[1] = a1;                   \
    p->arguments[2] = a2;                   \
    call_types::lumen_collect(p, words, 3); \
    LOAD();                                 \
    a0 = p->arguments[0];                   \
    a1 = p->arguments[1];                   \
    a2 = p->arguments[2];                   \
  } while (false)

CODE Identity(PARAMETERS) { RETURN(a0); }

// count(N, Acc): a tail-recursive loop.
CODE Count(PARAMETERS) {
  if (--reductions < 0) YIELD(Count);
  if (a0 == MakeSmall(0)) RETURN(a1);
  ENTER(Count, a0 - MakeSmall(1), a1 + MakeSmall(1));
}

// sum(0, _) -> 0; sum(N, _) -> N + sum(N - 1, _): a frame per call.
CODE SumReturned(PARAMETERS) {
  Word n = stack[1];
  stack += 2;
  RETURN(a0 + n);
}

CODE Sum(PARAMETERS) {
  if (--reductions < 0) YIELD(Sum);
  if (a0 == MakeSmall(0)) RETURN(MakeSmall(0));
  if (stack - heap < 2 + abi::kHeapReserveWords) COLLECT(2);
  stack -= 2;
  stack[0] = CodeWordOf(SumReturned);
  stack[1] = a0;
  ENTER(Sum, a0 - MakeSmall(1), a1);
}

// factorial(0, Acc) -> Acc; factorial(N, Acc) -> factorial(N - 1, N * Acc).
CODE Factorial(PARAMETERS) {
  if (--reductions < 0) YIELD(Factorial);
  if (a0 == MakeSmall(0)) RETURN(a1);
  SAVE();
  a1 = call_types::lumen_multiply(p, a0, a1);
  LOAD();
  ENTER(Factorial, a0 - MakeSmall(1), a1);
}

// list(0, Acc) -> Acc; list(N, Acc) -> list(N - 1, [N | Acc]), with a heap check per cell.
CODE List(PARAMETERS) {
  if (--reductions < 0) YIELD(List);
  if (a0 == MakeSmall(0)) RETURN(a1);
  if (stack - heap < 2 + abi::kHeapReserveWords) COLLECT(2);
  Word list = MakeCons(heap, a0, a1);
  heap += 2;
  ENTER(List, a0 - MakeSmall(1), list);
}

const abi::FunctionInfo kFunction = {
    MakeAtom(&atoms::records::kErlang), MakeAtom(&atoms::records::kOk), 2, {"m.erl"}};
const abi::CodeLocation kLocation = {{&kFunction}, 12, abi::kNoFrame};

CODE Fail(PARAMETERS) {
  SAVE();
  Word arguments[2] = {a0, a1};
  Word result = lumen_bif_plus(*p, arguments);
  LOAD();
  if (result == kNoValue) {
    call_types::lumen_raise_pending(p, &kLocation);
    TAIL call_types::lumen_resume(p, heap, stack, reductions, 0, 0, 0, 0, 0, 0);
  }
  RETURN(result);
}

CODE ThrowBall(PARAMETERS) {
  SAVE();
  lumen_bif_throw(*p, &a0);
  call_types::lumen_raise_pending(p, &kLocation);
  TAIL call_types::lumen_resume(p, heap, stack, reductions, 0, 0, 0, 0, 0, 0);
}

// The handler of a catch frame: returns {Class, Reason, Trace}.
CODE Handler(PARAMETERS) {
  stack += 2;
  SAVE();
  a2 = call_types::lumen_build_stack_trace(p, a2);
  LOAD();
  if (stack - heap < 4 + abi::kHeapReserveWords) COLLECT(4);
  heap[1] = a0;
  heap[2] = a1;
  heap[3] = a2;
  Word tuple = MakeTuple(heap, 3);
  heap += 4;
  RETURN(tuple);
}

std::string Execute(CompiledFunction* function, const char* a0, const char* a1,
                    ProcessEnd expected = ProcessEnd::kReturned) {
  auto scheduler = std::make_unique<Scheduler>();
  Process* process = scheduler->NewProcess(kInitialBlockWords);
  TestProcess constants;  // outlives the run; its terms are immediates or copied by nobody
  const Term arguments[2] = {constants.Read(a0), constants.Read(a1)};
  scheduler->StartProcess(process, reinterpret_cast<void*>(function), arguments, 2);
  EXPECT_EQ(scheduler->RunUntilEnd(process), expected);
  std::string text = TestProcess::Print(process->arguments[0]);
  if (expected == ProcessEnd::kRaised) {
    const Exception& e = process->exception;
    text = TestProcess::Print(e.exception_class) + " " + TestProcess::Print(e.reason) + " " +
           TestProcess::Print(e.trace);
  }
  scheduler->DeleteProcess(process);
  return text;
}

class SchedulerTest : public testing::TestWithParam<bool> {
 protected:
  void SetUp() override { collect_always = GetParam(); }
  void TearDown() override { collect_always = false; }
};

TEST_P(SchedulerTest, AFunctionReturns) { EXPECT_EQ(Execute(Identity, "42", "0"), "42"); }

TEST_P(SchedulerTest, ALoopYieldsAndGoesOn) {
  EXPECT_EQ(Execute(Count, "1000000", "7"), "1000007");
}

TEST_P(SchedulerTest, RecursionGrowsTheStack) {
  int64_t n = GetParam() ? 1000 : 1'000'000;
  EXPECT_EQ(Execute(Sum, std::to_string(n).c_str(), "0"), std::to_string(n * (n + 1) / 2));
}

TEST_P(SchedulerTest, BigIntegersInFragments) {
  EXPECT_EQ(Execute(Factorial, "30", "1"), "265252859812191058636308480000000");
  EXPECT_EQ(Execute(Factorial, "1000", "1").size(), 2568u);
}

TEST_P(SchedulerTest, ALongListIsBuilt) {
  EXPECT_EQ(Execute(List, "5", "[]"), "[1,2,3,4,5]");
  EXPECT_EQ(Execute(List, GetParam() ? "2000" : "300000", "[]").substr(0, 9), "[1,2,3,4,");
}

TEST_P(SchedulerTest, AnUncaughtErrorEndsTheProcess) {
  EXPECT_EQ(Execute(Fail, "a", "1", ProcessEnd::kRaised),
            "error badarith [{erlang,'+',[a,1],[{error_info,#{module=>erl_erts_errors}}]},"
            "{erlang,ok,2,[{file,\"m.erl\"},{line,12}]}]");
}

TEST_P(SchedulerTest, AnUncaughtThrowStaysAThrow) {
  EXPECT_EQ(Execute(ThrowBall, "ball", "1", ProcessEnd::kRaised),
            "throw ball [{erlang,ok,2,[{file,\"m.erl\"},{line,12}]}]");
}

INSTANTIATE_TEST_SUITE_P(, SchedulerTest, testing::Bool(),
                         [](const auto& info) { return info.param ? "CollectAlways" : "Plain"; });

TEST(RunQueueTest, FirstInFirstOut) {
  Process processes[3];
  RunQueue queue;
  EXPECT_TRUE(queue.empty());
  for (Process& process : processes) queue.Push(&process);
  EXPECT_EQ(queue.Pop(), &processes[0]);
  queue.Push(&processes[0]);
  EXPECT_EQ(queue.Pop(), &processes[1]);
  EXPECT_EQ(queue.Pop(), &processes[2]);
  EXPECT_EQ(queue.Pop(), &processes[0]);
  EXPECT_TRUE(queue.empty());
}

TEST(RunQueueTest, EverySecondMovesInOrder) {
  for (size_t most : {0, 1, 2, 3, 9}) {
    Process processes[6];
    RunQueue queue, taken;
    processes[5].priority = Priority::kHigh;
    for (Process& process : processes) queue.Push(&process);
    queue.MoveEverySecond(taken, most);
    std::vector<Process*> expected = {&processes[5], &processes[0], &processes[2], &processes[4]};
    if (expected.size() > most) expected.resize(most);
    EXPECT_EQ(taken.size(), expected.size());
    EXPECT_EQ(queue.size(), 6 - expected.size());
    for (Process* process : expected) EXPECT_EQ(taken.Pop(), process) << most;
    // The others are there, in their order, and what comes goes behind them.
    Process last;
    queue.Push(&last);
    std::vector<Process*> left;
    while (Process* process = queue.Pop()) left.push_back(process);
    std::vector<Process*> kept;
    for (int i : {5, 0, 1, 2, 3, 4}) {
      if (std::find(expected.begin(), expected.end(), &processes[i]) == expected.end()) kept.push_back(&processes[i]);
    }
    kept.push_back(&last);
    EXPECT_EQ(left, kept) << most;
  }
}

#if defined(__x86_64__) || defined(__aarch64__)
// A throw that reaches a catch frame. The walk of the stack meets the handler's code word, which
// here has no location in front of it, so the trace is cut by a location chain as long as a trace
// may be.
const abi::InlinedLocation kDeep[kDefaultBacktraceDepth] = {{{{&kFunction}, 1, abi::kNoFrame | abi::kIsInlined}, {&kDeep[1].location}},
                                                     {{{&kFunction}, 2, abi::kIsInlined}, {&kDeep[2].location}},
                                                     {{{&kFunction}, 3, abi::kIsInlined}, {&kDeep[3].location}},
                                                     {{{&kFunction}, 4, abi::kIsInlined}, {&kDeep[4].location}},
                                                     {{{&kFunction}, 5, abi::kIsInlined}, {&kDeep[5].location}},
                                                     {{{&kFunction}, 6, abi::kIsInlined}, {&kDeep[6].location}},
                                                     {{{&kFunction}, 7, abi::kIsInlined}, {&kDeep[7].location}},
                                                     {{{&kFunction}, 8, 0}, {nullptr}}};

CODE ThrowDeep(PARAMETERS) {
  SAVE();
  lumen_bif_throw(*p, &a0);
  call_types::lumen_raise_pending(p, &kDeep[0].location);
  TAIL call_types::lumen_resume(p, heap, stack, reductions, 0, 0, 0, 0, 0, 0);
}

CODE DeepCatcher(PARAMETERS) {
  if (stack - heap < 3 + abi::kHeapReserveWords) COLLECT(3);
  stack -= 2;
  stack[0] = CodeWordOf(Handler);
  stack[1] = MakeSmall(static_cast<int64_t>(p->catch_offset));
  p->catch_offset = static_cast<uintptr_t>(reinterpret_cast<char*>(p->stack_base) -
                                           reinterpret_cast<char*>(stack));
  ENTER(ThrowDeep, a0, a1);
}

TEST_P(SchedulerTest, ACatchFrameCatches) {
  std::string text = Execute(DeepCatcher, "ball", "1");
  EXPECT_EQ(text.substr(0, 60), "{throw,ball,[{erlang,ok,2,[{file,\"m.erl\"},{line,1}]},{erlang");
  EXPECT_NE(text.find("{line,8}"), std::string::npos);
}
#endif

}  // namespace
}  // namespace lumen::runtime

// Whole programs in processes of their own: arguments, exit statuses, what an uncaught exception
// prints.
#include "runtime/start/start.h"

#include <signal.h>
#include <unistd.h>

#include <initializer_list>

#include "gtest/gtest.h"
#include "runtime/base/check.h"
#include "runtime/base/standard_output.h"
#include "runtime/bifs/bif.h"
#include "runtime/platform/platform.h"
#include "runtime/process/code_word.h"
#include "runtime/process/runtime_calls.h"

namespace lumen::runtime {
namespace {

#define CODE __attribute__((aligned(16), no_sanitize("address", "undefined"))) LUMEN_COMPILED void
#define PARAMETERS \
  Process *p, Word *heap, Word *stack, intptr_t reductions, Word a0, Word, Word, Word, Word, Word
#define SAVE() (p->heap_top = heap, p->stack_top = stack, p->reductions = reductions)
#define RETURN(x)                                                                               \
  [[clang::musttail]] return reinterpret_cast<CompiledFunction*>(CodeAddress(p->stack_top[0]))( \
      p, p->heap_top, p->stack_top, p->reductions, x, 0, 0, 0, 0, 0)
#define RAISE()                                                                                    \
  do {                                                                                             \
    call_types::lumen_raise_pending(p, &kLocation);                                                \
    [[clang::musttail]] return call_types::lumen_resume(p, heap, stack, reductions, 0, 0, 0, 0, 0, \
                                                        0);                                        \
  } while (false)

const abi::FunctionInfo kFunction = {
    MakeAtom(&atoms::records::kOk), MakeAtom(&atoms::records::kError), 1, {"ok.erl"}};
const abi::CodeLocation kLocation = {{&kFunction}, 7, abi::kNoFrame};

CODE DisplayArguments(PARAMETERS) {
  SAVE();
  lumen_bif_display(*p, &a0);
  lumen_bif_display_string(*p, &a0);
  StandardOutput().Flush();
  RETURN(a0);
}

CODE FailOnArguments(PARAMETERS) {
  SAVE();
  lumen_bif_hd(*p, &a0);
  if (p->pending.bif == nullptr) RETURN(a0);
  RAISE();
}

CODE HaltThree(PARAMETERS) {
  SAVE();
  Term status = MakeSmall(3);
  lumen_bif_display(*p, &a0);
  lumen_bif_halt_1(*p, &status);
  RETURN(a0);
}

CODE HaltWithSlogan(PARAMETERS) {
  SAVE();
  Term slogan = BuildString(*p, "out of luck");
  lumen_bif_halt_1(*p, &slogan);
  RETURN(a0);
}

CODE HaltAbort(PARAMETERS) {
  SAVE();
  Term status = atoms::Abort();
  lumen_bif_halt_1(*p, &status);
  RETURN(a0);
}

CODE Crash(PARAMETERS) {
  SAVE();
  *reinterpret_cast<volatile int*>(uintptr_t{4096}) = 1;
  RETURN(a0);
}

CODE FailCheck(PARAMETERS) {
  SAVE();
  CHECK(a0 == kNoValue);
  RETURN(a0);
}

// Runs a program with its standard output on standard error, where gtest's death tests look.
[[noreturn]] void Program(CompiledFunction* entry, std::initializer_list<const char*> arguments) {
  dup2(kStandardError, kStandardOutput);
  platform::Exit(RunProgram(reinterpret_cast<void*>(entry), static_cast<int>(arguments.size()),
                            arguments.begin()));
}

TEST(StartDeathTest, ArgumentsAreAListOfStrings) {
  EXPECT_EXIT(Program(DisplayArguments, {"a", "bc", "\xce\xbb", "\xff"}),
              testing::ExitedWithCode(0), "\\[\"a\",\"bc\",\\[955\\],\"\xff\"\\]\r\n");
  EXPECT_EXIT(Program(DisplayArguments, {}), testing::ExitedWithCode(0), "\\[\\]");
}

TEST(StartDeathTest, AnUncaughtExceptionIsReported) {
  EXPECT_EXIT(Program(FailOnArguments, {}), testing::ExitedWithCode(1),
              "exception error: badarg\n  "
              "\\{erlang,hd,\\[\\[\\]\\],\\[\\{error_info,#\\{module=>erl_erts_errors\\}\\}\\]\\}\n"
              "  \\{ok,error,1,\\[\\{file,\"ok.erl\"\\},\\{line,7\\}\\]\\}\n");
  EXPECT_EXIT(Program(FailOnArguments, {"x"}), testing::ExitedWithCode(0), "");
}

TEST(StartDeathTest, HaltEndsTheProgram) {
  EXPECT_EXIT(Program(HaltThree, {"flushed"}), testing::ExitedWithCode(3), "\\[\"flushed\"\\]");
  EXPECT_EXIT(Program(HaltWithSlogan, {}), testing::ExitedWithCode(1), "out of luck\n");
  EXPECT_EXIT(Program(HaltAbort, {}), testing::KilledBySignal(SIGABRT), "");
}

// What the frames look like is tested with a real program, in tests/driver/driver_test.sh.
TEST(StartDeathTest, CrashesAreReported) {
  EXPECT_EXIT(Program(Crash, {}), testing::KilledBySignal(SIGSEGV),
              "crashed by signal 11 at address 0x1000;.*\nThe Erlang process was in:\n");
  EXPECT_EXIT(Program(FailCheck, {}), testing::KilledBySignal(SIGABRT),
              "check failed: a0 == kNoValue\nThe Erlang process was in:\n");
}

}  // namespace
}  // namespace lumen::runtime

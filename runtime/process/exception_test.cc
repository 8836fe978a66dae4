// Traces from stacks built by hand: which frames are entries, what they say, how many there are,
// where an exception goes.
#include "runtime/process/exception.h"

#include <string>

#include "gtest/gtest.h"
#include "runtime/abi/leave_reason.h"
#include "runtime/bifs/bif.h"
#include "runtime/code/export_table.h"
#include "runtime/process/runtime_calls.h"
#include "runtime/term/compare.h"
#include "runtime/testing/term_reader.h"

namespace lumen::runtime {
namespace {

const abi::FunctionInfo kF = {
    MakeAtom(&atoms::records::kError), MakeAtom(&atoms::records::kOk), 1, {"m.erl"}};
const abi::FunctionInfo kG = {
    MakeAtom(&atoms::records::kError), MakeAtom(&atoms::records::kUndef), 2, {nullptr}};

// A continuation's code as far as a walk looks at it.
struct alignas(16) FakeCode {
  const abi::CodeLocation* location;
#if UINTPTR_MAX > UINT32_MAX
  uint64_t zero = 0;
  char code[16] = {};
#endif
  Word CodeWord() const {
#if UINTPTR_MAX > UINT32_MAX
    return reinterpret_cast<uintptr_t>(code);
#else
    return reinterpret_cast<uintptr_t>(location) | Word{0x1000} << 32;
#endif
  }
};

class ExceptionTest : public testing::Test {
 protected:
  Process& process() { return process_; }

  void Push(const FakeCode& code, std::initializer_list<Term> slots) {
    for (Term slot : slots) *--process().stack_top = slot;
    *--process().stack_top = code.CodeWord();
  }
  std::string Trace() { return TestProcess::Print(process().exception.trace); }

  TestProcess process_;
};

constexpr char kFEntry[] = "{error,ok,1,[{file,\"m.erl\"},{line,5}]}";

TEST_F(ExceptionTest, FramesAreFoundByTheirSizes) {
  const abi::CodeLocation in_f = {{&kF}, 5, 2};
  const abi::CodeLocation in_g = {{&kG}, 9, 0};
  const abi::CodeLocation here = {{&kG}, 3, 1};
  FakeCode f = {&in_f};
  FakeCode g = {&in_g};
  Push(f, {g.CodeWord(), MakeSmall(7)});  // a slot that looks like a code word is none
  Push(g, {});
  Push(f, {kNil});  // the frame of the function that raises: skipped, its location is `here`
  RaiseError(process(), atoms::BadArg(), &here);
  EXPECT_EQ(Trace(), std::string("[{error,undef,2,[]},{error,undef,2,[]},") + kFEntry + "]");
  EXPECT_EQ(process().leave_reason, static_cast<uintptr_t>(abi::LeaveReason::kRaised));
}

TEST_F(ExceptionTest, EqualAdjacentFramesStandOnceAndEightEntriesAreTheMost) {
  const abi::CodeLocation in_f = {{&kF}, 5, 1};
  const abi::CodeLocation in_g = {{&kG}, 9, 0};
  FakeCode f = {&in_f};
  FakeCode g = {&in_g};
  const abi::CodeLocation here = {{&kG}, 3, abi::kNoFrame};
  for (int i = 0; i < 10; ++i) {
    for (int j = 0; j < 3; ++j) Push(f, {kNil});
    Push(g, {});
  }
  RaiseError(process(), atoms::BadArg(), &here);
  std::string g_entry = "{error,undef,2,[]},";
  std::string pair = g_entry + kFEntry + ",";
  EXPECT_EQ(Trace(), "[" + g_entry + pair + pair + pair + "{error,undef,2,[]}]");
}

TEST_F(ExceptionTest, InlinedCallsAreEntriesOfTheirOwn) {
  const abi::CodeLocation outer = {{&kF}, 5, 0};
  const abi::InlinedLocation inner = {{{&kG}, 9, abi::kNoFrame | abi::kIsInlined}, {&outer}};
  RaiseError(process(), atoms::BadArg(), &inner.location);
  EXPECT_EQ(Trace(), std::string("[{error,undef,2,[]},") + kFEntry + "]");
}

TEST_F(ExceptionTest, ErrorTwoAndThreeDescribeTheirCaller) {
  const abi::CodeLocation here = {{&kF}, 5, abi::kNoFrame};
  Term arguments[3] = {process_.Read("reason"), process_.Read("[1,2]"),
                       process_.Read("[{error_info,#{}}]")};
  lumen_bif_error_2(process(), arguments);
  RaisePending(process(), &here);
  EXPECT_EQ(Trace(), "[{error,ok,[1,2],[{file,\"m.erl\"},{line,5}]}]");
  lumen_bif_error_3(process(), arguments);
  RaisePending(process(), &here);
  EXPECT_EQ(Trace(), "[{error,ok,[1,2],[{file,\"m.erl\"},{line,5},{error_info,#{}}]}]");
  arguments[1] = process_.Read("none");
  lumen_bif_error_2(process(), arguments);
  RaisePending(process(), &here);
  EXPECT_EQ(Trace(), std::string("[") + kFEntry + "]");
}

TEST_F(ExceptionTest, RaiseKeepsTheTraceItIsGiven) {
  Term arguments[3] = {atoms::ExitClass(), process_.Read("why"),
                       process_.Read("[{a,b,1},{c,d,[x],[]}]")};
  EXPECT_EQ(lumen_bif_raise(process(), arguments), kNoValue);
  RaisePending(process(), nullptr);
  EXPECT_EQ(process().exception.exception_class, atoms::ExitClass());
  EXPECT_EQ(Trace(), "[{a,b,1,[]},{c,d,[x],[]}]");
}

TEST_F(ExceptionTest, UndefinedFunctionsAndBadFuns) {
  const abi::CodeLocation here = {{&kF}, 5, abi::kNoFrame};
  process().arguments[0] = MakeSmall(1);
  call_types::lumen_error_undef(&process(), atoms::Error(), atoms::Ok(), 1);
  EXPECT_EQ(Trace(), "[{error,ok,[1],[]}]");
  call_types::lumen_error_call_fun(&process(), atoms::Ok(), 1, /*is_tail=*/0, &here);
  EXPECT_EQ(TestProcess::Print(process().exception.reason), "{badfun,ok}");
  EXPECT_EQ(Trace(),
            "[{error,ok,1,[{file,\"m.erl\"},{line,5}]},{error,ok,1,[{file,\"m.erl\"},{line,5}]}]");
  call_types::lumen_error_call_fun(&process(), atoms::Ok(), 1, /*is_tail=*/1, &here);
  EXPECT_EQ(Trace(), "[{error,ok,1,[{file,\"m.erl\"},{line,5}]}]");
  call_types::lumen_error_function_clause(&process(), 1, &here);
  EXPECT_EQ(Trace(), "[{error,ok,[1],[{file,\"m.erl\"},{line,5}]}]");
}

TEST_F(ExceptionTest, AFunOfAFunctionThatDoesNotExist) {
  const abi::CodeLocation here = {{&kF}, 5, abi::kNoFrame};
  Term fun = BuildExternalFun(process(), atoms::Ok(), atoms::Not(), 1);
  EXPECT_TRUE(IsFun(fun));
  EXPECT_EQ(TestProcess::Print(fun), "fun ok:not/1");
  EXPECT_EQ(BuildExternalFun(process(), atoms::Ok(), atoms::Not(), 2) == fun, false);
  EXPECT_TRUE(AreExactlyEqual(BuildExternalFun(process(), atoms::Ok(), atoms::Not(), 1), fun));
  for (int64_t i = 0; i < 100; ++i) {  // enough for the table of their records to grow
    Term other = BuildExternalFun(process(), atoms::Not(), atoms::Ok(), static_cast<size_t>(i));
    EXPECT_EQ(FunArity(other), static_cast<size_t>(i));
  }
  process().arguments[0] = MakeSmall(7);
  call_types::lumen_error_call_fun(&process(), fun, 1, /*is_tail=*/0, &here);
  EXPECT_EQ(process().exception.reason, atoms::Undef());
  EXPECT_EQ(Trace(), "[{ok,not,[7],[]},{error,ok,1,[{file,\"m.erl\"},{line,5}]}]");
  call_types::lumen_error_call_fun(&process(), fun, 1, /*is_tail=*/1, &here);
  EXPECT_EQ(Trace(), "[{ok,not,[7],[]}]");
  call_types::lumen_error_call_fun(&process(), fun, 0, /*is_tail=*/1, &here);
  EXPECT_EQ(TestProcess::Print(process().exception.reason), "{badarity,{fun ok:not/1,[]}}");
}

TEST_F(ExceptionTest, ATrapIsNoError) {
  int code;
  EXPECT_EQ(Trap(process(), &code, 2), kNoValue);
  RaisePending(process(), nullptr);
  EXPECT_EQ(process().resume, &code);
  EXPECT_EQ(process().live_count, 2u);
  EXPECT_EQ(process().exception.exception_class, kNoValue);
  FailWithoutFrame(process(), atoms::Error(), atoms::Ok());
  RaisePending(process(), nullptr);
  EXPECT_NE(process().resume, &code);
}

TEST_F(ExceptionTest, ACatchFrameIsEntered) {
  const abi::CodeLocation here = {{&kF}, 5, abi::kNoFrame};
  const abi::CodeLocation in_handler = {{nullptr}, 0, 1};
  FakeCode handler = {&in_handler};
  Push(handler, {MakeSmall(0)});
  Word* frame = process().stack_top;
  process().catch_offset = static_cast<uintptr_t>(reinterpret_cast<char*>(process().stack_base) -
                                                  reinterpret_cast<char*>(frame));
  Push(handler, {kNil});
  RaiseError(process(), atoms::BadArg(), &here);
  EXPECT_EQ(process().stack_top, frame);
  EXPECT_EQ(process().catch_offset, 0u);
  EXPECT_EQ(process().live_count, 3u);
  EXPECT_EQ(process().arguments[0], atoms::Error());
  EXPECT_EQ(process().arguments[1], atoms::BadArg());
  EXPECT_EQ(TestProcess::Print(BuildStackTrace(process(), process().arguments[2])),
            std::string("[") + kFEntry + "]");
  EXPECT_NE(process().resume, nullptr);
}

}  // namespace
}  // namespace lumen::runtime

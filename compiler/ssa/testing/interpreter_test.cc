#include "compiler/ssa/testing/interpreter.h"

#include <gtest/gtest.h>

#include "compiler/ssa/testing/text_module.h"

namespace lumen::ssa {
namespace {

constexpr std::string_view kModule = R"(module m
inline_site g/1 at line 7
inline_site g/1 at line 8 tail

function f/2 exported line 1 {
b0(%0: any, %1: any):
  %2 = is_kind cons, %0
  branch %2, b1(), b2()
b1():
  %3 = refine %0 : cons
  %4 = head %3
  %5 = tail %3
  %6 = add %1, %4 line 2
  loop_back %5, %6, b3(%5, %6)
b3(%7: any, %8: any):
  tail_call f/2, %7, %8 line 3
b2():
  return %1
}

function g/1 line 5 {
b0(%0: any):
  %1 = literal 0
  %2 = call f/2, %0, %1 line 6
  %3 = call ext:note/1, %2 line 6
  return %3
}

function h/1 line 7 {
b0(%0: any):
  %1 = add %0, %0 line 6 inlined 0
  return %1
}

function i/1 line 8 {
b0(%0: any):
  %1 = call h/1, %0 line 8
  %2 = literal bad : atom(bad)
  %3 = add %2, %0 line 6 inlined 1
  return %3
}

function j/1 line 9 {
b0(%0: any):
  %1 = refine %0 : nil
  return %1
}
)";

Outcome RunOf(uint32_t function, const std::string& arguments) {
  TextModule m(kModule);
  Interpreter interpreter(m.module);
  return interpreter.Run(FunctionId{function}, interpreter.ParseArguments(arguments));
}

TEST(InterpreterTest, ReturnsAndRaises) {
  EXPECT_EQ(RunOf(0, "[1,2,3,4,5] 0").text, "returned 15");
  EXPECT_EQ(RunOf(0, "[1152921504606846975,1] 0").text, "returned 1152921504606846976");
  EXPECT_EQ(RunOf(0, "[1.5,1] 0").text, "returned 2.5f");
  EXPECT_EQ(RunOf(0, "[a] 0").text, "raised badarith(0.000000f,a) [f/2:2]");
}

TEST(InterpreterTest, RecordsEffectsAndTraces) {
  const Outcome outcome = RunOf(1, "[1,2]");
  EXPECT_EQ(outcome.text, "returned {note,[3|[]]}");
  EXPECT_EQ(outcome.effects, std::vector<std::string>{"ext:note[3|[]]"});
  EXPECT_EQ(RunOf(1, "[a]").text, "raised badarith(0.000000f,a) [f/2:2 g/1:6]");
}

TEST(InterpreterTest, ShowsInlinedFrames) {
  EXPECT_EQ(RunOf(2, "a").text, "raised badarith(a,a) [g/1:6 h/1:7]");
  // What was inlined at a tail call leaves no frame of the caller.
  EXPECT_EQ(RunOf(3, "1").text, "raised badarith(bad,1.000000f) [g/1:6]");
  EXPECT_EQ(RunOf(3, "a").text, "raised badarith(a,a) [g/1:6 h/1:7 i/1:8]");
}

TEST(InterpreterTest, ChecksTypes) {
  EXPECT_EQ(RunOf(4, "[]").text, "returned []");
  const Outcome outcome = RunOf(4, "1");
  EXPECT_TRUE(outcome.broken);
  EXPECT_EQ(outcome.text, "broken: 1 is not of the type of %1 in j/1");
}

TEST(InterpreterTest, GivesUp) {
  TextModule m("module m\nfunction f/0 {\nb0():\n  tail_call f/0\n}\n");
  Interpreter interpreter(m.module, 1000);
  EXPECT_TRUE(interpreter.Run(FunctionId{0}, {}).gave_up);
}

}  // namespace
}  // namespace lumen::ssa

#include "compiler/ssa/verifier.h"

#include <gtest/gtest.h>

#include "compiler/ssa/testing/text_module.h"
#include "compiler/ssa/text_pieces.h"

namespace lumen::ssa {
namespace {

// The violations in a function f/2 with parameters %0 and %1 and this body.
std::string ErrorsOf(std::string_view body, std::string_view rest = "") {
  TextModule m(Concat("module m\nfunction f/2 {\nb0(%0: any, %1: any):\n", body, "}\n", rest),
               /*verify=*/false);
  std::string error;
  EXPECT_EQ(Verify(m.module, &error), error.empty());
  return error;
}

TEST(VerifierTest, AcceptsWhatIsRight) {
  EXPECT_EQ(ErrorsOf("  return %0\n"), "");
  EXPECT_EQ(ErrorsOf(R"(  %2 = is_kind cons, %0
  branch %2, b1(), b2(%0)
b1():
  %3 = refine %0 : cons
  %4 = head %3
  jump b2(%4)
b2(%5: any):
  return %5
)"),
            "");
}

TEST(VerifierTest, FindsBrokenDominance) {
  EXPECT_EQ(ErrorsOf("  return %7\n"), "f/2: %7 is not defined: return %7\n");
  EXPECT_EQ(ErrorsOf("  %2 = head %3\n  %3 = refine %0 : cons\n  return %2\n"),
            "f/2: %3 does not dominate its use: %2 = head %3\n");
  EXPECT_EQ(ErrorsOf(R"(  %2 = is_kind cons, %0
  branch %2, b1(), b2()
b1():
  %3 = literal 1
  jump b2()
b2():
  return %3
)"),
            "f/2: %3 does not dominate its use: return %3\n");
  EXPECT_EQ(ErrorsOf("  return %0\nb1():\n  return %0\n"), "f/2: b1 cannot be reached\n");
  EXPECT_EQ(ErrorsOf("  jump b0(%0, %1)\n"),
            "f/2: the entry block has a predecessor: jump b0(%0, %1)\n");
}

TEST(VerifierTest, FindsBadOperands) {
  EXPECT_EQ(ErrorsOf("  %2 = add %0 \n  return %2\n"), "f/2: takes 2 operands: %2 = add %0\n");
  EXPECT_EQ(ErrorsOf("  %2 = head %0\n  return %2\n"),
            "f/2: %0 is not known to be a cons: %2 = head %0\n");
  EXPECT_EQ(
      ErrorsOf("  %2 = refine %0 : tuple/2\n  %3 = tuple_element 2, %2\n  return %3\n"),
      "f/2: the operand is not known to be a tuple with that element: %3 = tuple_element 2, %2\n");
  EXPECT_EQ(ErrorsOf("  %2 = is_kind nil, %0\n  %3 = update_tuple 1, %0, %2, %1\n  return %3\n"),
            "f/2: the operand is not known to be a tuple with these elements: %3 = update_tuple 1, %0, %2, %1\n");
  EXPECT_EQ(ErrorsOf("  %2 = is_kind nil, %0\n  %3 = refine %0 : tuple/2\n"
                     "  %4 = update_tuple 4, %3, %2, %1\n  return %4\n"),
            "f/2: the operand is not known to be a tuple with these elements: %4 = update_tuple 4, %3, %2, %1\n");
  EXPECT_EQ(ErrorsOf("  %2 = refine %0 : tuple/2\n  %3 = update_tuple 1, %2, %0, %1\n  return %3\n"),
            "f/2: %0 is a term, not a bool: %3 = update_tuple 1, %2, %0, %1\n");
  EXPECT_EQ(ErrorsOf("  %2 = is_kind nil, %0\n  %3 = refine %0 : tuple/2\n"
                     "  %4 = update_tuple 3, %3, %2, %1\n  return %4\n"),
            "f/2: takes 2 elements: %4 = update_tuple 3, %3, %2, %1\n");
  EXPECT_EQ(ErrorsOf("  branch %0, b1(), b1()\nb1():\n  return %0\n"),
            "f/2: %0 is a term, not a bool: branch %0, b1(), b1()\n");
  EXPECT_EQ(ErrorsOf("  %2 = equal %0, %1\n  return %2\n"),
            "f/2: %2 is a bool, not a term: return %2\n");
  EXPECT_EQ(ErrorsOf("  %2 = real_literal 1.0\n  %3 = real_add %2, %0\n  return %0\n"),
            "f/2: %0 is a term, not a real: %3 = real_add %2, %0\n");
  EXPECT_EQ(ErrorsOf("  attempt_small add, %0, %1, b1(), b2()\nb1(%2: any):\n  return %2\nb2():\n  "
                     "return %0\n"),
            "f/2: %0 is not known to be a small integer: attempt_small add, %0, %1, b1(), b2()\n");
  EXPECT_EQ(
      ErrorsOf("  attempt head, %0, b1(), b2()\nb1(%2: any):\n  return %2\nb2():\n  return %0\n"),
      "f/2: the operation cannot be attempted: attempt head, %0, b1(), b2()\n");
  EXPECT_EQ(ErrorsOf("  %2 = make_tuple\n  return %2\n"),
            "f/2: the empty tuple is a literal: %2 = make_tuple\n");
  EXPECT_EQ(ErrorsOf("  error_reason %0\n"),
            "f/2: the first operand must be an atom literal: error_reason %0\n");
  EXPECT_EQ(ErrorsOf("  %2 = literal 0\n  %3 = take_rounds %2, %2, %2\n  return %3\n"),
            "f/2: the second operand must be an integer literal that is not 0: "
            "%3 = take_rounds %2, %2, %2\n");
  EXPECT_EQ(ErrorsOf("  %2 = literal 1 : small[1,1]\n  return_rounds %2, %2, %0\n  return %2\n"),
            "f/2: %0 is not known to be a small integer: return_rounds %2, %2, %0\n");
  EXPECT_EQ(ErrorsOf("  error_function_clause %0\n"),
            "f/2: takes the function's arguments: error_function_clause %0\n");
}

TEST(VerifierTest, FindsBadSuccessors) {
  EXPECT_EQ(ErrorsOf("  jump b1(%0)\nb1():\n  return %0\n"),
            "f/2: b1 takes 0 arguments: jump b1(%0)\n");
  EXPECT_EQ(ErrorsOf("  attempt add, %0, %1, b1(), b1()\nb1():\n  return %0\n"),
            "f/2: b1 takes 0 arguments: attempt add, %0, %1, b1(), b1()\n");
  EXPECT_EQ(ErrorsOf("  jump b1(%0)\nb1(%2: real):\n  return %0\n"),
            "f/2: %2 is a real, its argument is not: jump b1(%0)\n");
  EXPECT_EQ(ErrorsOf("  jump b1(%0)\nb1(%2: small):\n  return %2\n"),
            "f/2: %0 is not of the type of %2: jump b1(%0)\n");
  EXPECT_EQ(ErrorsOf("  switch atom [a, b], %0, b1(), b1()\nb1():\n  return %0\n"),
            "f/2: takes 3 successors: switch atom [a, b], %0, b1(), b1()\n");
  EXPECT_EQ(ErrorsOf("  switch atom [a, a], %0, b1(), b1(), b1()\nb1():\n  return %0\n"),
            "f/2: the same case twice: switch atom [a, a], %0, b1(), b1(), b1()\n");
  EXPECT_EQ(ErrorsOf("  switch small [a], %0, b1(), b1()\nb1():\n  return %0\n"),
            "f/2: case of another kind: switch small [a], %0, b1(), b1()\n");
  EXPECT_EQ(ErrorsOf("  jump b1()\nb1():\n  loop_back %0, b1()\n"),
            "f/2: takes the function's arguments as operands: loop_back %0, b1()\n");
}

TEST(VerifierTest, ChecksTries) {
  constexpr std::string_view kHandler = "b2(%2: any, %3: any, %4: any):\n  return %2\n";
  auto errors = [&](std::string body) { return ErrorsOf(body + std::string(kHandler)); };
  EXPECT_EQ(errors("  enter_try b1(), b2()\nb1():\n  leave_try b3()\nb3():\n  return %0\n"), "");
  EXPECT_EQ(errors("  enter_try b1(), b2()\nb1():\n  return %0\n"),
            "f/2: a try is open: return %0\n");
  EXPECT_EQ(errors("  enter_try b1(), b2()\nb1():\n  tail_call m:f/1, %0\n"),
            "f/2: a try is open: tail_call m:f/1, %0\n");
  EXPECT_EQ(ErrorsOf("  leave_try b1()\nb1():\n  return %0\n"),
            "f/2: there is no try to leave: leave_try b1()\n");
  EXPECT_EQ(ErrorsOf("  enter_try b1(), b2()\nb1():\n  leave_try b3()\nb2(%2: any):\n  return "
                     "%2\nb3():\n  return %0\n"),
            "f/2: b2 takes 1 arguments: enter_try b1(), b2()\n");
  EXPECT_EQ(
      ErrorsOf("  enter_try b1(), b2()\nb1():\n  leave_try b3()\nb2(%2: any, %3: any, %4: any):"
               "\n  jump b1()\nb3():\n  return %0\n"),
      "f/2: b1 is reached with other tries open elsewhere: jump b1()\n");
  EXPECT_EQ(
      errors("  enter_try b1(), b2()\nb1():\n  leave_try b3()\nb3():\n  jump b2(%0, %0, %0)\n"),
      "f/2: b2 is a handler and entered from elsewhere too: enter_try b1(), b2()\n");
}

TEST(VerifierTest, FindsFalseTypes) {
  EXPECT_EQ(ErrorsOf("  %2 = literal 300 : small[0,255]\n  return %2\n"),
            "f/2: the literal is not of that type: %2 = literal 300 : small[0,255]\n");
}

TEST(VerifierTest, ChecksCalls) {
  constexpr std::string_view kOther = "function g/1 {\nb0(%0: small):\n  return %0\n}\n";
  EXPECT_EQ(ErrorsOf("  tail_call g/1, %0\n", kOther),
            "f/2: %0 is not of the type of parameter 0: tail_call g/1, %0\n");
  EXPECT_EQ(ErrorsOf("  tail_call g/1, %0, %1\n", kOther),
            "f/2: g/1 takes 1 arguments: tail_call g/1, %0, %1\n");
  EXPECT_EQ(ErrorsOf("  tail_call m:g/1, %0, %1\n"),
            "f/2: takes 1 arguments: tail_call m:g/1, %0, %1\n");
  EXPECT_EQ(ErrorsOf("  %2 = make_fun g/1\n  return %2\n", kOther),
            "f/2: the function is not a lifted fun: %2 = make_fun g/1\n");
  EXPECT_EQ(ErrorsOf("  return %0\n", "function g/1 exported {\nb0(%0: small):\n  return %0\n}\n"),
            "g/1: an exported function takes any terms: %0\n");
  EXPECT_EQ(ErrorsOf("  return %0\n", "function g/1 {\nb0():\n  error_if_clause\n}\n"),
            "g/1: has 0 parameters where 1 are expected\n");
}

TEST(VerifierTest, FindsBrokenBlocks) {
  TextModule m("module m\nfunction f/0 {\nb0():\n  %0 = literal 1\n  return %0\n}\n");
  std::string error;
  m.Only().blocks[0].instructions.pop_back();
  EXPECT_FALSE(Verify(m.module, &error));
  EXPECT_EQ(error, "f/0: a block has one terminator, its last instruction: %0 = literal 1\n");
  error.clear();
  m.Only().blocks[0].instructions.clear();
  EXPECT_FALSE(Verify(m.module, &error));
  EXPECT_EQ(error, "f/0: b0 is empty\n");
}

}  // namespace
}  // namespace lumen::ssa

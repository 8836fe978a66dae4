#include "compiler/ssa/text.h"

#include <gtest/gtest.h>

#include "compiler/ssa/testing/text_module.h"

namespace lumen::ssa {
namespace {

constexpr std::string_view kFib = R"(module fib
file "fib.erl"
file "fib.hrl"
attribute vsn [1, 2]
inline_site fib/1 at line 4
inline_site fib/1 at line 1:5 inlined 0 tail

function fib/1 exported line 3 {
b0(%0: any):
  %1 = literal 2 : small[2,2]
  %2 = less %0, %1
  branch %2, b1(), b2(%0)
b1():
  return %0
b2(%9: any):
  %3 = literal 1
  %4 = subtract %9, %3 : small|bignum|float line 4
  %5 = call fib/1, %4 line 1:4 inlined 0
  tail_call lists:nth/2, %5, %4 line 5
}

function '-fib/1-fun-0-'/1 fun 0 environment 1 {
b0(%0: any, %1: fun):
  %2 = fun_environment 0, %1
  return %2
}

function fib/1#1 line 3 {
b0(%0: small[0,100]):
  return %0
}
)";

TEST(TextTest, ReadsBackWhatItPrints) {
  TextModule m(kFib);
  EXPECT_EQ(Print(m.module), kFib);
  EXPECT_EQ(m.module.functions.size(), 3u);
  EXPECT_TRUE(m.module.functions[1]->is_fun);
  EXPECT_EQ(m.module.functions[2]->variant, 1u);
}

constexpr std::string_view kBitstrings = R"(module m

function f/3 {
b0(%0: any, %1: context, %2: small[0,9]):
  %3 = literal <<1, 255, 5:3>> : bitstring
  %4 = make_binary [binary 0 unit 8 element 1 all append, integer 0 unit 256 element 2 little signed sized], %3, %0, %2 : bitstring line 1
  attempt make_binary [utf16 0 unit 1 element 1 little], %4, b1(), b2()
b1(%6: any):
  match_take 24, %1, %2, b3(), b2()
b2():
  return %0
b3(%8: small[0,99]):
  %9 = match_integer integer 12 back 24 little signed, %1, %8 : small[0,4095]
  %10 = match_part binary, %1, %2, %8 : bitstring
  match_float float 16 back 16, %1, %8, b4(), b2()
b4(%12: float):
  match_utf utf8, %1, %8, b5(), b2()
b5(%14: small[0,1114111]):
  %15 = make_tuple %9, %10, %12, %14, %6
  return %15
}
)";

TEST(TextTest, ReadsBackBitstrings) {
  TextModule m(kBitstrings);
  EXPECT_EQ(Print(m.module), kBitstrings);
  const Instruction& field = (*m.module.functions[0])[ValueId{9}];
  EXPECT_EQ(field.field(), (MatchField{abi::SegmentType::kInteger, abi::kSegmentLittle | abi::kSegmentSigned, 12, 24}));
}

// One of everything that has a detail, a type or a successor of its own.
constexpr std::string_view kEverything = R"(module 'All of it'

function all/3 {
b0(%0: any, %1: any, %2: any):
  %3 = literal {a, 'B c', '\'\\\x{0a}', [1, -2 | x], [], 1.5, -0.0, 1e+100, 123456789012345678901234567890, fun m:f/1, {}}
  %4 = real_literal 0.1
  %5 = boolean_literal true
  %6 = not %5
  %7 = boolean_term %6 : boolean
  %8 = is_kind small|bignum, %0
  %9 = is_tuple_of_arity 2, %1
  %10 = is_fun_of_arity 0, %2
  %11 = make_cons %0, %1 : cons
  %12 = head %11
  %13 = make_tuple %0, %12 : tuple/2
  %14 = tuple_element 1, %13
  %15 = tuple_size %13 : small[2,2]
  %16 = make_fun '-all/3-fun-0-'/0, %0, %1 : fun
  %17 = box_float %4 : float
  %18 = unbox_float %17
  %19 = real_add %18, %4 line 7
  %20 = refine %0 : float|atom(ok)|nil
  %21 = bif erlang:length/1, %1 : small[0,1152921504606846975] line 8
  %22 = small_to_real %21
  %23 = call_fun %16, %0 line 9
  %24 = apply %0, %1, %2
  %28 = literal -3 : small[-3,-3]
  %29 = take_rounds %15, %28, %21 : small
  return_rounds %15, %28, %29
  %30 = update_tuple 2, %13, %6, %0 : tuple/2
  switch small [1, 2], %0, b1(), b2(%19, %8), b3()
b1():
  attempt bif erlang:element/2, %0, %1, b4(), b3()
b2(%25: real, %26: bool):
  attempt_small add, %15, %21, b4(), b3()
b3():
  switch tuple_arity [], %13, b5()
b4(%27: any):
  switch atom [ok, 'Error'], %27, b5(), b5(), b6()
b5():
  loop_back %0, %1, %2, b6()
b6():
  error_function_clause %0, %1, %2 line 1
}

function '-all/3-fun-0-'/0 fun 0 environment 2 {
b0(%0: any):
  error_if_clause
}
)";

TEST(TextTest, CoversDetailsTypesAndSuccessors) {
  TextModule m(kEverything);
  EXPECT_EQ(Print(m.module), kEverything);
}

std::string ErrorOf(std::string_view text) {
  SymbolTable symbols;
  LiteralTable literals;
  Module module;
  module.symbols = &symbols;
  module.literals = &literals;
  std::string error;
  EXPECT_FALSE(Parse(text, &module, &error)) << text;
  return error;
}

TEST(TextTest, ReportsWhatIsWrong) {
  EXPECT_EQ(ErrorOf(""), "1:1: expected `module`");
  EXPECT_EQ(ErrorOf("module m\nfunctoin"),
            "2:1: expected a function, a file, an attribute or an inline_site");
  EXPECT_EQ(ErrorOf("module m\nfunction f/0 {\nb0():\n  retrun %1\n}"),
            "4:3: expected an instruction");
  EXPECT_EQ(ErrorOf("module m\nfunction f/0 {\nb0():\n  jump b7()\n}"), "5:2: no block b7");
  EXPECT_EQ(ErrorOf("module m\nfunction f/0 {\n}"), "3:2: function without blocks");
  EXPECT_EQ(ErrorOf("module m\nfunction f/0 {\nb0():\n  tail_call g/0\n}"),
            "4:16: unknown function");
  EXPECT_EQ(ErrorOf("module m\nfunction f/0 {\nb0():\n  %99999999 = literal 1\n}"),
            "4:4: number too large");
  EXPECT_EQ(
      ErrorOf("module m\nfunction f/0 {\nb0():\n  %1 = literal " + std::string(5000, '[') + "\n}"),
      "4:1017: literal nested too deeply");
  EXPECT_EQ(ErrorOf("module m\nfunction f/1 {\nb0(%0: any):\n  %0 = literal 1\n}"),
            "4:5: %0 defined twice");
  EXPECT_EQ(ErrorOf("module m\nfunction f/1 {\n}\nfunction f/1 {\n}"),
            "4:13: function defined twice");
}

TEST(TextTest, NumbersFollowTheOrderAfterRenumber) {
  TextModule m(kFib);
  m.Only().Renumber();
  EXPECT_EQ(Print(m.module, m.Only()), R"(function fib/1 exported line 3 {
b0(%0: any):
  %1 = literal 2 : small[2,2]
  %2 = less %0, %1
  branch %2, b1(), b2(%0)
b1():
  return %0
b2(%5: any):
  %6 = literal 1
  %7 = subtract %5, %6 : small|bignum|float line 4
  %8 = call fib/1, %7 line 1:4 inlined 0
  tail_call lists:nth/2, %8, %7 line 5
}
)");
}

}  // namespace
}  // namespace lumen::ssa

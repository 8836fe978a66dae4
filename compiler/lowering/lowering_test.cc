#include <set>
#include <string>

#include "compiler/core/printer.h"
#include "compiler/testing/source_to_core.h"
#include "gtest/gtest.h"

namespace lumen {
namespace {

// What is said about a module that lint has not seen.
std::string Compile(const std::string& forms) {
  return SourceToCore("m.erl", "-module(m).\n" + forms, /*lint=*/false).diagnostics;
}

// Every kind of expression is compiled or refused by name: an expression for each, and what is said about it.
struct KindCase {
  syntax::ExprKind kind;
  const char* expression;
  const char* refusal;  // empty: it is compiled
};
constexpr KindCase kKindCases[] = {
    {syntax::ExprKind::kAtomLiteral, "a", ""},
    {syntax::ExprKind::kCharLiteral, "$a", ""},
    {syntax::ExprKind::kIntegerLiteral, "1", ""},
    {syntax::ExprKind::kFloatLiteral, "1.0", ""},
    {syntax::ExprKind::kStringLiteral, "\"a\"", ""},
    {syntax::ExprKind::kVariable, "X", ""},
    {syntax::ExprKind::kNil, "[]", ""},
    {syntax::ExprKind::kList, "[X]", ""},
    {syntax::ExprKind::kTuple, "{X}", ""},
    {syntax::ExprKind::kBinary, "<<X>>", ""},
    {syntax::ExprKind::kMapCreate, "#{a => X}", ""},
    {syntax::ExprKind::kMapUpdate, "X#{a => X}", ""},
    {syntax::ExprKind::kRecordCreate, "#r{a = X}", ""},
    {syntax::ExprKind::kRecordUpdate, "X#r{a = X}", ""},
    {syntax::ExprKind::kRecordAccess, "X#r.a", ""},
    {syntax::ExprKind::kRecordIndex, "#r.a", ""},
    {syntax::ExprKind::kBinaryOperation, "X + 1", ""},
    {syntax::ExprKind::kUnaryOperation, "- X", ""},
    {syntax::ExprKind::kMatch, "Y = X", ""},
    {syntax::ExprKind::kCall, "f(X)", ""},
    {syntax::ExprKind::kRemote, "a:b", "remote function name"},
    {syntax::ExprKind::kLocalFun, "fun f/1", ""},
    {syntax::ExprKind::kExternalFun, "fun a:b/1", ""},
    {syntax::ExprKind::kFunExpr, "fun(Y) -> Y end", ""},
    {syntax::ExprKind::kNamedFun, "fun F(Y) -> F(Y) end", ""},
    {syntax::ExprKind::kBlock, "begin X end", ""},
    {syntax::ExprKind::kIf, "if X -> a end", ""},
    {syntax::ExprKind::kCase, "case X of _ -> a end", ""},
    {syntax::ExprKind::kTry, "try X of Y -> Y catch _:_ -> X after f(X) end", ""},
    {syntax::ExprKind::kCatch, "catch X", ""},
    {syntax::ExprKind::kReceive, "receive Y -> Y after X -> Y2 = f(X), Y2 end", ""},
    {syntax::ExprKind::kListComprehension, "[Y || Y <- X]", ""},
    {syntax::ExprKind::kBinaryComprehension, "<< <<Y>> || Y <- X >>", ""},
    {syntax::ExprKind::kMapComprehension, "#{Y => Y || Y <- X}", ""},
    {syntax::ExprKind::kMaybe, "maybe {ok, Y} ?= X, Y end", ""},
    {syntax::ExprKind::kMaybeMatch, "maybe {ok, Y} ?= X else _ -> X end", ""},
};

TEST(LoweringTest, EveryExpressionIsCompiledOrRefused) {
  std::set<syntax::ExprKind> seen;
  for (const KindCase& each : kKindCases) {
    seen.insert(each.kind);
    const std::string source = std::string("-module(m).\n-export([f/1]).\n-record(r, {a}).\nf(X) -> ") + each.expression + ".\n";
    SourceToCore compiled("m.erl", source, /*lint=*/false);
    if (each.refusal[0] == '\0') {
      EXPECT_TRUE(compiled.ok) << each.expression << ": " << compiled.diagnostics;
    } else {
      EXPECT_FALSE(compiled.ok) << each.expression;
      EXPECT_NE(compiled.diagnostics.find("m.erl:4:"), std::string::npos) << compiled.diagnostics;
      EXPECT_NE(compiled.diagnostics.find("not supported yet: " + std::string(each.refusal)), std::string::npos)
          << each.expression << ": " << compiled.diagnostics;
    }
  }
  int kinds = 0;
#define LUMEN_BEGIN(Kind, tag) \
  ++kinds;                     \
  EXPECT_TRUE(seen.contains(syntax::ExprKind::k##Kind)) << #Kind;
#define LUMEN_CHILD(Type, name)
#define LUMEN_OPTIONAL(Type, name)
#define LUMEN_CHILDREN(Type, name)
#define LUMEN_VALUE(Type, name)
#define LUMEN_END(Kind)
#include "compiler/syntax/expr.def"
  EXPECT_EQ(static_cast<size_t>(kinds), seen.size());
}

TEST(LoweringTest, ReceiveBindsWhatEveryClauseBinds) {
  EXPECT_EQ(Compile("-export([f/1]).\nf(X) -> receive X -> Y = X; Y -> ok after X -> Y = 1 end, Y.\n").find("unbound"), std::string::npos);
  EXPECT_NE(Compile("-export([f/1]).\nf(X) -> receive X -> Y = X after X -> ok end, Y.\n"), "");
}

TEST(LoweringTest, ErrorsOfNames) {
  EXPECT_NE(Compile("f() -> g(1).\n").find("function g/1 is not defined"), std::string::npos);
  EXPECT_NE(Compile("-export([f/1]).\nf() -> 1.\n").find("function f/1 is not defined"), std::string::npos);
  EXPECT_NE(Compile("f() -> 1.\ng() -> 1.\nf() -> 2.\n").find("f/0 is already defined"), std::string::npos);
  EXPECT_NE(Compile("f() -> #r{}.\n").find("record r is not defined"), std::string::npos);
  EXPECT_NE(Compile("-record(r, {}).\nf() -> #r{a = 1}.\n").find("record r has no field a"), std::string::npos);
  EXPECT_NE(Compile("f() -> X.\n").find("variable X is unbound"), std::string::npos);
  EXPECT_NE(Compile("f(X) -> case X of 1 -> Y = 1; _ -> ok end, Y.\n").find("variable Y is unbound"), std::string::npos);
  EXPECT_NE(Compile("f(X) -> X andalso (Y = X), Y.\n").find("variable Y is unbound"), std::string::npos);
  EXPECT_NE(Compile("f(X) -> [Y || Y <- X], Y.\n").find("variable Y is unbound"), std::string::npos);
}

TEST(LoweringTest, IllegalGuardsAndPatterns) {
  EXPECT_NE(Compile("f(X) when f(X) -> 1.\n").find("cannot stand in a guard"), std::string::npos);
  EXPECT_NE(Compile("f(X) when X ++ X -> 1.\n").find("cannot stand in a guard"), std::string::npos);
  EXPECT_NE(Compile("f(X) when lists:sum(X) -> 1.\n").find("cannot stand in a guard"), std::string::npos);
  EXPECT_NE(Compile("f(X + 1) -> X.\n").find("cannot stand in a pattern"), std::string::npos);
}

TEST(LoweringTest, AttributesThatWouldChangeTheCodeAreRefused) {
  EXPECT_NE(Compile("-record #r{a = 1}.\nf() -> #r{}.\n").find("not supported yet: native record"), std::string::npos);
  EXPECT_NE(Compile("f(X) -> X#m:r.a.\n").find("not supported yet: native record"), std::string::npos);
  EXPECT_NE(Compile("f(#_{}) -> ok.\n").find("not supported yet: native record"), std::string::npos);
  EXPECT_NE(Compile("-compile({parse_transform, t}).\nf() -> ok.\n").find("not supported yet: parse transform"), std::string::npos);
  EXPECT_NE(Compile("-compile([debug_info, {core_transform, t}]).\nf() -> ok.\n").find("not supported yet: core transform"), std::string::npos);
  EXPECT_NE(Compile("-custom(#{#{} => 1}).\nf() -> ok.\n").find("not supported yet: large map in an attribute"), std::string::npos);
}

// lists:member/2 is built in: the module's own definition counts for nothing but what module_info says.
TEST(LoweringTest, BuiltInFunctionsStandForThoseOfAModule) {
  SourceToCore compiled("lists.erl",
                        "-module(lists).\n-export([member/2, f/1]).\n"
                        "member(_, _) -> erlang:nif_error(undef).\nf(X) -> {member(X, []), fun member/2}.\n");
  ASSERT_TRUE(compiled.ok) << compiled.diagnostics;
  const std::string text = core::Print(compiled.core);
  EXPECT_NE(text.find("lists:member(X_0, [])"), std::string::npos) << text;
  EXPECT_NE(text.find("fun lists:member/2"), std::string::npos) << text;
  EXPECT_EQ(text.find("nif_error"), std::string::npos) << text;
  EXPECT_NE(text.find("{member, 2}"), std::string::npos) << text;
}

// Each record holds the one before twice: without a limit, the last would be of a million million values.
TEST(LoweringTest, LimitsRecordsInDefaultsOfRecords) {
  std::string source = "-record(r0, {a = 1}).\n";
  for (int i = 1; i < 40; ++i) {
    const std::string inner = "#r" + std::to_string(i - 1) + "{}";
    source += "-record(r" + std::to_string(i) + ", {a = " + inner + ", b = " + inner + "}).\n";
  }
  EXPECT_NE(Compile(source + "f() -> #r39{}.\n").find("which hold records with defaults"), std::string::npos);
  EXPECT_EQ(Compile(source + "f() -> #r9{}.\n").find("which hold records with defaults"), std::string::npos);
}

// The value of f/0 in Core, as text.
std::string Folded(const std::string& expression) {
  SourceToCore compiled("-module(m).\n-export([f/0]).\nf() -> " + expression + ".\n");
  EXPECT_TRUE(compiled.ok) << compiled.diagnostics;
  const auto* literal = compiled.core.functions[0].body->AsIf<core::Literal>();
  return literal == nullptr ? "" : core::PrintLiteral(literal->value, compiled.literals, compiled.context.symbols);
}

TEST(LoweringTest, FoldsConstants) {
  EXPECT_EQ(Folded("1 + 2 * 3 - 4"), "3");
  EXPECT_EQ(Folded("-7 div 2"), "-3");
  EXPECT_EQ(Folded("-7 rem 2"), "-1");
  EXPECT_EQ(Folded("7 rem -1"), "0");
  EXPECT_EQ(Folded("1 bsl 62"), "4611686018427387904");
  EXPECT_EQ(Folded("-1 bsr 100"), "-1");
  EXPECT_EQ(Folded("5 bsl -2"), "1");
  EXPECT_EQ(Folded("bnot 5 band 3 bor 8 bxor 1"), "11");
  EXPECT_EQ(Folded("3 / 2"), "1.5");
  EXPECT_EQ(Folded("1.5 - 2"), "-0.5");
  EXPECT_EQ(Folded("- 100000000000000000000"), "-100000000000000000000");
  EXPECT_EQ(Folded("9223372036854775807 + 1"), "9223372036854775808");
  EXPECT_EQ(Folded("(1 bsl 64 - 1) band -2 bsr 1"), "9223372036854775807");
  EXPECT_EQ(Folded("-9223372036854775808 div -1"), "9223372036854775808");
  EXPECT_EQ(Folded("bnot (1 bsl 64)"), "-18446744073709551617");
  EXPECT_EQ(Folded("{1, [a | b], \"ab\"}"), "{1, [a | b], \"ab\"}");
}

TEST(LoweringTest, LeavesWhatRaisesOrIsTooLargeForRunTime) {
  for (const char* expression : {"1 div 0", "1 rem 0", "1 / 0", "1 / 0.0", "1.0e308 * 10", "1 bsl 1000000", "a + 1", "1.5 div 2", "bnot 1.5"}) {
    EXPECT_EQ(Folded(expression), "") << expression;
  }
}

}  // namespace
}  // namespace lumen

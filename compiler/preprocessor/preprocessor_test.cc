// What the goldens of the frontend cannot show: how macros expand token by token, where tokens say they stand, -if's evaluator
// operator by operator, limits. Diagnostics: compiler/frontend/testdata.
#include "compiler/preprocessor/preprocessor.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace lumen {
namespace {

struct Outcome {
  explicit Outcome(std::string text, const PreprocessorOptions& options = {}) {
    files.Add("m.erl", std::move(text));
    Preprocessor preprocessor(options, &files, &sources, &symbols, &arena, &diagnostics);
    EXPECT_TRUE(preprocessor.Run("m.erl", &stream));
  }
  // The tokens of all forms, one space between them.
  std::string Text() const {
    std::string out;
    for (const Token& token : stream.tokens) {
      if (!out.empty()) out += ' ';
      out += token.Is(TokenKind::kDot) ? "." : SourceText(token, symbols);
    }
    return out;
  }
  std::string Place(size_t token) const {
    const PresumedLocation place = sources.Presume(stream.tokens[token].location());
    return std::string(place.file) + ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
  }

  MemoryFileSystem files;
  SymbolTable symbols;
  SourceManager sources;
  Arena arena;
  Diagnostics diagnostics;
  TokenStream stream;
};

std::string Expand(const std::string& text) {
  const Outcome outcome(text);
  EXPECT_EQ(outcome.diagnostics.error_count(), 0u) << text;
  return outcome.Text();
}

TEST(PreprocessorTest, ExpandsByNameAndNumberOfArguments) {
  EXPECT_EQ(Expand("-define(A, 1).\n?A."), "1 .");
  EXPECT_EQ(Expand("-define(A, a).\n-define(A(), b).\n-define(A(X), {X}).\n?A ?A() ?A(1)."), "a b { 1 } .")
      << "parentheses belong to an overloaded macro that takes some";
  EXPECT_EQ(Expand("-define(A, f).\n?A(1, 2)."), "f ( 1 , 2 ) .") << "and to the text behind one that takes none";
  EXPECT_EQ(Expand("-define(A, ).\n[?A]."), "[ ] .");
  EXPECT_EQ(Expand("-define(A(X), X X).\n-define(B(X), ?A(?A(X))).\n?B(1)."), "1 1 1 1 .");
}

// Such definitions are read without their tokens: nothing else may tell.
TEST(PreprocessorTest, DefinesNumbersAsAnythingElse) {
  EXPECT_EQ(Expand("-define(A, 12).\n-define(b,7).\n-define(Max_1@x, \n 123456789012345678).\n?A ?b ?Max_1@x."),
            "12 7 123456789012345678 .");
  EXPECT_EQ(Expand("-define(A, 1234567890123456789).\n-define(B, 1_000).\n-define(C, 16#ff).\n-define(D, 1.5).\n-define(E, 1) .\n"
                   "-define(F, 1). -define(G, 2).%\n ?A ?B ?C ?D ?E ?F ?G."),
            "1234567890123456789 1000 255 1.5 1 1 2 .");
  EXPECT_EQ(Expand("-define(A, 1).\n-define(A(X), X).\n?A ?A(2)."), "1 2 .");
  EXPECT_EQ(Expand("-ifdef(X).\n-define(A, 1).\n-else.\n-define(A, 2).\n-endif.\n-define(B, 3).\n?A ?B."), "2 3 .");
  const Outcome places("\n -define(A, 1).\n-define(B, 2).\n x ?A.\n");
  EXPECT_EQ(places.Place(1), "m.erl:4:5") << "behind them lines count on";
  for (const char* twice : {"-define(A, 1).\n-define(A, 2).\nok.", "-define(LINE, 1).\nok.", "-define(if, 1).\nok.", "-define(Ab\xC3\xA9 1).\nok."}) {
    const Outcome outcome(twice);
    EXPECT_EQ(outcome.diagnostics.error_count(), 1u) << twice;
    EXPECT_EQ(outcome.Text(), "ok .") << twice;
  }
  const Outcome again("-define(A, 1).\n-define(A, 2).\n");
  ASSERT_EQ(again.diagnostics.all().size(), 1u);
  EXPECT_EQ(again.diagnostics.all()[0].kind, DiagnosticKind::kRedefineMacro);
  EXPECT_EQ(again.sources.Presume(again.diagnostics.all()[0].location).column, 9u);
}

TEST(PreprocessorTest, TakesArgumentsWithTheirBrackets) {
  const std::string head = "-define(A(X), <X>).\n";
  for (const char* argument : {"( 1 , 2 )", "[ 1 , 2 ]", "{ 1 , 2 }", "<< 1 , 2 >>", "begin 1 , 2 end", "fun ( ) -> 1 , 2 end",
                               "case 1 of 1 -> 1 , 2 end", "if true -> 1 , 2 end", "try 1 , 2 catch _ : _ -> 1 , 2 end",
                               "receive 1 -> 1 , 2 end", "fun f / 1", "fun m : f / 1"}) {
    EXPECT_EQ(Expand(head + "?A(" + argument + ")."), std::string("< ") + argument + " > .");
  }
}

TEST(PreprocessorTest, TurnsArgumentsIntoText) {
  EXPECT_EQ(Expand("-define(S(X), ??X).\n?S(f( a,\"b\" ,$c) ++ 'D e')."), "\"f ( a , \\\"b\\\" , $c ) ++ 'D e'\" .");
  EXPECT_EQ(Expand("-define(B, 1).\n-define(S(X), ??X).\n?S(?B)."), "\"? B\" .") << "not expanded";
}

TEST(PreprocessorTest, LeavesAMacroThatIsBeingExpandedAlone) {
  const Outcome circle("-define(A, ?B).\n-define(B, ?A).\n?A.\nok.\n");
  EXPECT_EQ(circle.diagnostics.error_count(), 1u);
  EXPECT_EQ(circle.Text(), "ok .") << "the form is lost, the next is read";
  EXPECT_EQ(Expand("-define(F(X), [X]).\n?F(?F(?F(1)))."), "[ [ [ 1 ] ] ] .") << "arguments are no circle";
}

// Everything that comes from a macro stands where the macro was named, an argument where it was written.
TEST(PreprocessorTest, KnowsWhereTokensStand) {
  const Outcome outcome("-define(PAIR(X), {X, y}).\nf() ->\n  ?PAIR(  z).\n");
  ASSERT_EQ(outcome.Text(), "f ( ) -> { z , y } .");
  EXPECT_EQ(outcome.Place(0), "m.erl:2:1");
  EXPECT_EQ(outcome.Place(4), "m.erl:3:4");
  EXPECT_EQ(outcome.Place(5), "m.erl:3:11");
  EXPECT_EQ(outcome.Place(9), "m.erl:3:13");
}

// The line given is that of the -file itself, as in OTP.
TEST(PreprocessorTest, CountsLinesAsFileSays) {
  const Outcome outcome("-file(\"other.erl\", 100).\nf() -> ?LINE.\ng() -> ?FILE.\n");
  EXPECT_EQ(outcome.diagnostics.error_count(), 0u);
  EXPECT_EQ(outcome.Text(), "f ( ) -> 101 . g ( ) -> \"other.erl\" .");
  EXPECT_EQ(outcome.Place(0), "other.erl:101:1");
}

TEST(PreprocessorTest, SkipsWhatIsNotToBeReadHoweverItLooks) {
  EXPECT_EQ(Expand("-ifdef(NO).\n'never closed. ?UNDEFINED(\n'.\n-ifdef(NO).\n-else.\nb.\n-endif.\n-else.\na.\n-endif.\n"), "a .");
  EXPECT_EQ(Expand("-if(false).\n-error(\"x\").\n-include(\"none.hrl\").\n-define(A, 1).\n-endif.\n-ifdef(A).\nb.\n-else.\nc.\n-endif.\n"),
            "c .");
}

// Each line of the table is a condition and what -if makes of it.
TEST(PreprocessorTest, EvaluatesConditions) {
  const std::pair<const char*, bool> kConditions[] = {
      {"true", true},
      {"false", false},
      {"1", false},
      {"1 == 1.0", true},
      {"1 =:= 1.0", false},
      {"1 /= 2", true},
      {"1 =/= 1.0", true},
      {"1 < a", true},
      {"a =< {}", true},
      {"{2} > {1}", true},
      {"{1, 2} > {3}", true},
      {"[1, 2] >= [1]", true},
      {"[] < [a]", true},
      {"1 + 2 * 3 == 7", true},
      {"(1 + 2) * 3 == 9", true},
      {"7 div 2 == 3", true},
      {"-7 rem 2 == -1", true},
      {"7 / 2 == 3.5", true},
      {"1 bsl 4 bsr 2 == 4", true},
      {"(12 band 10) bor (12 bxor 10) == 14", true},
      {"bnot 0 == -1", true},
      {"+1 - -1 == 2", true},
      {"true and false", false},
      {"true or false", true},
      {"true xor true", false},
      {"not false", true},
      {"true andalso false", false},
      {"false orelse true", true},
      {"false andalso (1 / 0 == 1)", false},
      {"true orelse (1 / 0 == 1)", true},
      {"1 / 0 == 1", false},
      {"1 div 0 == 1", false},
      {"true and 1", false},
      {"not 1", false},
      {"\"ab\" == [97, 98]", true},
      {"$a == 97", true},
      {"length([1, 2]) == 2", true},
      {"is_integer(1)", true},
      {"is_atom(1)", false},
      {"defined(A)", true},
      {"defined(B)", false},
      {"?A == 1", true},
      {"9223372036854775807 + 1 > 0", false},
  };
  for (const auto& [condition, expected] : kConditions) {
    EXPECT_EQ(Expand(std::string("-define(A, 1).\n-if(") + condition + ").\nyes.\n-else.\nno.\n-endif.\n"), expected ? "yes ." : "no .")
        << condition;
  }
}

TEST(PreprocessorTest, BoundsTheWorkOfAForm) {
  std::string text = "-define(M0, x x).\n";
  for (int i = 1; i < 64; ++i) {
    const std::string last = " ?M" + std::to_string(i - 1);
    text += "-define(M" + std::to_string(i) + "," + last + last + ").\n";
  }
  const Outcome outcome(text + "?M63.\nok.\n");
  EXPECT_EQ(outcome.diagnostics.error_count(), 1u);
  EXPECT_EQ(outcome.Text(), "ok .");
}

// Doubling that makes no token is work as well.
TEST(PreprocessorTest, BoundsWorkThatLeavesNoTokens) {
  std::string text = "-define(M0, ).\n";
  for (int i = 1; i < 64; ++i) {
    const std::string last = " ?M" + std::to_string(i - 1);
    text += "-define(M" + std::to_string(i) + "," + last + last + ").\n";
  }
  const Outcome outcome(text + "?M63.\nok.\n");
  EXPECT_EQ(outcome.diagnostics.error_count(), 1u);
}

TEST(PreprocessorTest, TakesManyMacrosAndLongChains) {
  std::string text = "-define(M0, x).\n";
  for (int i = 1; i < 20'000; ++i) text += "-define(M" + std::to_string(i) + ", ?M" + std::to_string(i - 1) + ").\n";
  EXPECT_EQ(Expand(text + "?M19999."), "x .");
}

}  // namespace
}  // namespace lumen

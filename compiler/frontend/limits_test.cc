// Large inputs of every shape that could make work more than proportional to the input, or a tree or memory grow without bound:
// each is read, linted and printed within a time that a quadratic step would exceed many times over, and all of them within a
// bound of memory. What is too large or too deep is refused with a diagnostic. A megabyte takes a fraction of a second where
// nothing is wrong; the limit leaves room for slow machines, sanitizers and unoptimised builds.
#include <sys/resource.h>

#include <ctime>
#include <functional>
#include <string>

#include "compiler/diagnostics/emitter.h"
#include "compiler/frontend/frontend.h"
#include "compiler/syntax/abstract_printer.h"
#include "gtest/gtest.h"

namespace lumen {
namespace {

constexpr size_t kBytes = size_t{1} << 20;
constexpr double kMaxSeconds = 30;
constexpr long kMaxMegabytes = 3000;

std::string Repeat(std::string_view piece, size_t times) {
  std::string text;
  for (size_t i = 0; i < times; ++i) text += piece;
  return text;
}
// `piece` with each `$` replaced by the number of the repetition, up to about kBytes.
std::string Numbered(std::string_view piece, bool descending = false, size_t bytes = kBytes) {
  std::string text;
  const size_t count = bytes / (piece.size() + 4);
  for (size_t i = 0; i < count; ++i) {
    const std::string number = std::to_string(1000000 + (descending ? count - i : i));
    for (char c : piece) c == '$' ? void(text += number) : text.push_back(c);
  }
  return text;
}

struct Shape {
  const char* name;
  std::function<std::string()> make;
};

std::string Nested(const char* open, const char* close, const char* inside = "a") {
  const size_t depth = kBytes / (std::string_view(open).size() + std::string_view(close).size());
  return "f(A) -> " + Repeat(open, depth) + inside + Repeat(close, depth) + ".\n";
}
std::string DoublingMacros() {
  std::string text = "-define(A0, x).\n";
  for (int i = 1; i < 60; ++i) {
    const std::string last = "?A" + std::to_string(i - 1);
    text += "-define(A" + std::to_string(i) + ", [" + last + ", " + last + "]).\n";
  }
  return text + "f() -> ?A59.\ng() -> ?A30.\n";
}
std::string DoublingArguments() {
  std::string text = "-define(A0(X), X).\n";
  for (int i = 1; i < 60; ++i) {
    const std::string last = "?A" + std::to_string(i - 1);
    text += "-define(A" + std::to_string(i) + "(X), " + last + "({X, X})).\n";
  }
  return text + "f() -> ?A59(1).\ng() -> ?A20(1).\n" + "-define(S(X), ??X).\nh() -> " + Repeat("?S(", 3000) + "1" + Repeat(")", 3000) + ".\n";
}

const Shape kShapes[] = {
    // Depth.
    {"parentheses", [] { return Nested("(", ")"); }},
    {"lists", [] { return Nested("[", "]"); }},
    {"tuples", [] { return Nested("{", "}"); }},
    {"open_brackets", [] { return Nested("[", ""); }},
    {"binaries", [] { return Nested("<<", ">>"); }},
    {"maps", [] { return Nested("#{a=>", "}"); }},
    {"funs", [] { return Nested("fun()->", " end"); }},
    {"cases", [] { return Nested("case a of b->", " end"); }},
    {"case_values", [] { return Nested("case ", " of b->c end"); }},
    {"tries", [] { return Nested("try ", " catch _:_ -> a end"); }},
    {"comprehensions", [] { return Nested("[", "||B<-C]"); }},
    {"minus", [] { return Nested("-", ""); }},
    {"catches", [] { return Nested("catch ", ""); }},
    {"sums", [] { return Nested("1+", ""); }},
    {"appends", [] { return Nested("A++", ""); }},
    {"matches", [] { return Nested("A=", ""); }},
    {"updates", [] { return "f(A) -> A" + Repeat("#{a=>1}", kBytes / 8) + ".\n"; }},
    {"record_updates", [] { return "-record(r,{a}).\nf(A) -> A" + Repeat("#r{a=1}", kBytes / 8) + ".\n"; }},
    {"nested_patterns", [] { return "f(" + Repeat("{A=", 400) + "a" + Repeat("}", 400) + ") -> A.\n"; }},
    {"types", [] { return "-type t() :: " + Repeat("[", kBytes / 2) + "a" + Repeat("]", kBytes / 2) + ".\n"; }},
    {"type_funs", [] { return "-type t() :: " + Repeat("fun((", kBytes / 14) + "a" + Repeat(")->a)", kBytes / 14) + ".\n"; }},
    {"attribute_terms", [] { return "-a(" + Repeat("[", kBytes / 2) + Repeat("]", kBytes / 2) + ").\n"; }},
    {"ifdefs", [] { return Repeat("-ifdef(A).\n", kBytes / 11); }},
    {"ifndefs", [] { return Repeat("-ifndef(A).\n", kBytes / 12); }},
    {"ifs", [] { return "-if(" + Repeat("(", kBytes / 2) + "1" + Repeat(")", kBytes / 2) + ").\n-endif.\n"; }},
    {"macro_calls", [] { return "-define(M(X), {X}).\nf() -> " + Repeat("?M(", kBytes / 5) + "1" + Repeat(")", kBytes / 5) + ".\n"; }},
    // Size of one token, line or form.
    {"long_atom", [] { return "f() -> " + std::string(kBytes, 'a') + ".\n"; }},
    {"long_quoted_atom", [] { return "f() -> '" + std::string(kBytes, 'a') + "'.\n"; }},
    {"long_variable", [] { return "f() -> " + std::string(kBytes, 'A') + ".\n"; }},
    {"long_integer", [] { return "f() -> " + std::string(kBytes, '7') + ".\n"; }},
    {"long_based_integer", [] { return "f() -> 36#" + std::string(kBytes, 'z') + ".\n"; }},
    {"long_float", [] { return "f() -> 1." + std::string(kBytes, '7') + "e1.\n"; }},
    {"long_based_float", [] { return "f() -> 16#1." + std::string(kBytes, '7') + "#e1.\n"; }},
    {"integers", [] { return "f() -> [" + Numbered("9999999999999999999999$,") + "1].\n"; }},
    {"long_string", [] { return "f() -> \"" + std::string(kBytes, 'a') + "\".\n"; }},
    {"open_string", [] { return "f() -> \"" + std::string(kBytes, 'a'); }},
    {"escapes", [] { return "f() -> \"" + Repeat("\\x{41}", kBytes / 6) + "\".\n"; }},
    {"strings", [] { return "f() -> " + Repeat("\"a\"\n", kBytes / 4) + ".\n"; }},
    {"open_quotes", [] { return Repeat("'a\n", kBytes / 3); }},
    {"triple_quotes", [] { return "f() -> \"\"\"\n" + Repeat("  a\n", kBytes / 4) + "  \"\"\".\n"; }},
    {"open_triple_quotes", [] { return Repeat("\"\"\"\n", kBytes / 4); }},
    {"many_quotes", [] { return std::string(kBytes, '"'); }},
    {"open_sigils", [] { return Repeat("~[", kBytes / 2); }},
    {"long_comment", [] { return "%" + std::string(kBytes, 'a') + "\nf() -> a.\n"; }},
    {"bad_comments", [] { return Repeat("% \xef\xbf\xbf\n", kBytes / 6); }},
    {"blanks", [] { return std::string(kBytes, ' ') + "f() -> a."; }},
    {"control_bytes", [] { return std::string(kBytes, '\x01'); }},
    {"full_stops", [] { return Repeat(". ", kBytes / 2); }},
    {"points", [] { return std::string(kBytes, '.'); }},
    {"latin1", [] { return "%% coding: latin-1\nf() -> \"" + std::string(kBytes, '\xe9') + "\".\n"; }},
    {"byte_order", [] { return Repeat("\xef\xbb\xbf", kBytes / 3); }},
    {"one_line", [] { return Numbered("f$(A) -> A. "); }},
    {"errors", [] { return Repeat("f( -> .\n", kBytes / 8); }},
    {"errors_in_one_line", [] { return Repeat("f( -> . ", kBytes / 8); }},
    // What prediction compares.
    {"compared_clauses", [] { return "f(A) -> case A of " + Numbered("{$, [_ | \"ab\"], B$} -> {B$}, 1; ") + "_ -> 1 end.\n"; }},
    {"same_clauses", [] { return "f(A) -> case A of " + Repeat("{1, {2, _}} -> a; ", kBytes / 18) + "_ -> 1 end.\n"; }},
    {"alternating_clauses", [] { return "f(A) -> case A of " + Repeat("{_, 1} -> a; {1, _} -> b; ", kBytes / 26) + "_ -> 1 end.\n"; }},
    {"wide_clauses", [] { return "f({" + Repeat("_, ", kBytes / 8) + "1}) -> 1;\nf({" + Repeat("_, ", kBytes / 8) + "2}) -> 2.\n"; }},
    {"unused_values", [] { return "f(A) -> " + Repeat("{A, [A + 1]}, ", kBytes / 14) + "1.\n"; }},
    {"variables_then_clauses", [] { return "f({" + Numbered("A$, ", false, kBytes / 2) + "1}) -> 1;\n" + Repeat("f(1) -> 1;\n", kBytes / 22) + "f(_) -> 1.\n"; }},
    // Macros.
    {"doubling_macros", DoublingMacros},
    {"doubling_arguments", DoublingArguments},
    {"macros", [] { return Numbered("-define(A$, a).\n"); }},
    {"macro_overloads", [] { return "-define(A(" + Numbered("X$,") + "Y), Y).\nf() -> ?A(" + Repeat("1,", kBytes / 8) + "1).\n"; }},
    {"macro_parameters", [] { return "-define(A(" + Numbered("X$,", false, kBytes / 2) + "Y), " + Numbered("X$,", false, kBytes / 2) + "Y).\nf() -> ?A(" + Repeat("1,", kBytes / 2 / 7) + "1).\n"; }},
    {"macro_chain_with_uses", [] {
       std::string text = "-define(A0, x).\n";
       for (int i = 1; text.size() < kBytes; ++i) {
         text += "-define(A" + std::to_string(i) + ", ?A" + std::to_string(i - 1) + ").\n-a(?A" + std::to_string(i % 50) + ").\n";
       }
       return text;
     }},
    {"long_macro_chain", [] {
       std::string text = "-define(A0, x).\n";
       int i = 1;
       for (; text.size() < kBytes; ++i) text += "-define(A" + std::to_string(i) + ", ?A" + std::to_string(i - 1) + ").\n";
       return text + Repeat("-a(?A" + std::to_string(i - 1) + ").\n", 1000);
     }},
    {"macro_circle", [] {
       std::string text = "-define(A0, ?Z).\n";
       int i = 1;
       for (; text.size() < kBytes / 2; ++i) text += "-define(A" + std::to_string(i) + ", ?A" + std::to_string(i - 1) + ").\n";
       text += "-define(Z, ?A" + std::to_string(i - 1) + ").\n";
       return text + Repeat("-a(?Z).\n", 1000);
     }},
    {"undefs", [] { return Repeat("-define(A, a).\n-undef(A).\n", kBytes / 26); }},
    {"lines", [] { return "f() -> [" + Repeat("?LINE,", kBytes / 6) + "1].\n"; }},
    {"function_names", [] { return "f() -> [" + Repeat("?FUNCTION_NAME,", kBytes / 15) + "1].\n"; }},
    {"many_function_names", [] { return Numbered("f$() -> ?FUNCTION_NAME.\n"); }},
    {"include_cycle", [] { return Repeat("-include(\"limits.erl\").\n", 3); }},
    {"includes", [] { return Repeat("-include(\"a.hrl\").\n", 20000); }},
    {"missing_includes", [] { return Numbered("-include(\"none$.hrl\").\n"); }},
    {"files", [] { return Numbered("-file(\"a$\", 1).\nf$() -> a.\n"); }},
    {"elifs", [] { return "-if(false).\n" + Repeat("-elif(false).\n", kBytes / 14) + "-endif.\n"; }},
    // Many of one kind.
    {"functions", [] { return Numbered("f$() -> f$().\n"); }},
    {"call_chain", [] { return "-export([f1000000/0]).\n" + Numbered("f$() -> f$(), f1000000(), f1000001().\n"); }},
    {"clauses", [] { return "f(a) -> 1;\n" + Numbered("f($) -> $;\n") + "f(_) -> 2.\n"; }},
    {"case_clauses", [] { return "f(X) -> case X of\n" + Numbered("$ -> Y=$;\n") + "_ -> Y=2 end, Y.\n"; }},
    {"if_clauses", [] { return "f(X) -> if\n" + Numbered("X == $ -> $;\n") + "true -> 2 end.\n"; }},
    {"arguments", [] { return "f(" + Numbered("A$,") + "B) -> B.\n"; }},
    {"guards", [] { return "f(X) when " + Numbered("X == $;") + "true -> X.\n"; }},
    {"guard_tests", [] { return "f(X) when " + Numbered("X == $,") + "true -> X.\n"; }},
    {"variables", [] { return "f() -> " + Numbered("A$ = 1, ") + "a.\n"; }},
    {"used_variables", [] { return "f() -> " + Numbered("A$ = 1, A$, ") + "a.\n"; }},
    {"same_variable", [] { return "f(A) -> [" + Repeat("A,", kBytes / 2) + "A].\n"; }},
    {"unbound_variables", [] { return "f() -> [" + Numbered("A$,") + "a].\n"; }},
    {"pattern_variables", [] { return "f([" + Numbered("A$,") + "B]) -> B.\n"; }},
    {"repeated_pattern", [] { return "f([" + Repeat("A,", kBytes / 2) + "A]) -> A.\n"; }},
    {"segments", [] { return "f(<<" + Numbered("A$:8,") + "B>>) -> B.\n"; }},
    {"sized_segments", [] { return "f(<<" + Numbered("A$:8,_:A$,") + "B>>) -> B.\n"; }},
    {"map_pattern", [] { return "f(#{" + Numbered("a$:=A$,") + "b:=B}) -> B.\n"; }},
    {"generators", [] { return "f(L) -> [a||" + Numbered("A$<-L,", false, kBytes / 8) + "true].\n"; }},
    {"filters", [] { return "f(L) -> [a||A<-L," + Numbered("A == $,") + "true].\n"; }},
    {"receives", [] { return "f() -> receive\n" + Numbered("{$, A} -> A;\n") + "x -> ok after 1 -> a end.\n"; }},
    {"catch_clauses", [] { return "f() -> try a catch\n" + Numbered("A$:$ -> A$;\n") + "x -> ok end.\n"; }},
    {"sequential_cases", [] { return "f(X) -> " + Numbered("case X of $ -> A$ = 1; _ -> A$ = 2 end, ", false, kBytes / 8) + "a.\n"; }},
    {"funs_in_body", [] { return "f(X) -> [" + Numbered("fun(A$) -> A$+X end,") + "a].\n"; }},
    {"exports", [] { return "-export([" + Numbered("f$/0,") + "g/0]).\ng() -> a.\n"; }},
    {"many_exports", [] { return Numbered("-export([f$/0]).\n"); }},
    {"imports", [] { return Numbered("-import(m, [f$/0]).\n"); }},
    {"records", [] { return Numbered("-record(r$, {a}).\n"); }},
    {"record_fields", [] { return "-record(r, {" + Numbered("a$,") + "b}).\nf() -> #r{b = 1}.\n"; }},
    {"record_uses", [] { return "-record(r, {" + Numbered("a$,", false, kBytes / 16) + "b}).\nf(R) -> [" + Numbered("R#r.a$,", false, kBytes / 8) + "1].\n"; }},
    {"record_creations", [] { return "-record(r, {" + Numbered("a$ = x,", false, kBytes / 256) + "b}).\nf() -> [" + Repeat("#r{},", 2000) + "1].\n"; }},
    {"record_defaults", [] { return "-record(r, {a = " + Repeat("[", 500) + Repeat("]", 500) + "}).\nf() -> [" + Repeat("#r{},", 2000) + "1].\n"; }},
    {"nested_record_defaults", [] {
       std::string text = "-record(r0, {a}).\n";
       for (int i = 1; i < 40; ++i) {
         const std::string last = "#r" + std::to_string(i - 1) + "{}";
         text += "-record(r" + std::to_string(i) + ", {a = " + last + ", b = " + last + "}).\n";
       }
       return text + "f() -> #r39{}.\n";
     }},
    {"type_definitions", [] { return Numbered("-type t$() :: t$().\n"); }},
    {"type_union", [] { return "-type t() :: " + Numbered("a$|") + "b.\n"; }},
    {"type_chain", [] { return "-export_type([t1000000/0]).\n" + Numbered("-type t$() :: [t1000000() | t1000001()].\n"); }},
    {"type_parameters", [] { return "-type t(" + Numbered("A$,") + "B) :: B.\n"; }},
    {"specs", [] { return Numbered("-spec f$() -> a.\nf$() -> a.\n"); }},
    {"spec_constraints", [] { return "-spec f(A) -> B when " + Numbered("A$ :: a,") + "A :: a, B :: a.\nf(X) -> X.\n"; }},
    {"behaviours", [] { return Numbered("-behaviour(b$).\n"); }},
    {"callbacks", [] { return Numbered("-callback f$() -> a.\n"); }},
    {"compile_options", [] { return "-compile([" + Numbered("nowarn_a$,") + "inline]).\n-compile({inline, [" + Numbered("{f$, 1},") + "{g, 1}]}).\n"; }},
    {"deprecated", [] { return Numbered("-deprecated({f$, 1}).\n"); }},
    {"attributes", [] { return Numbered("-a($).\n"); }},
    {"attribute_list", [] { return "-a([" + Numbered("{a, $},") + "b]).\n"; }},
    {"formats", [] { return "f() -> io:format(\"" + Repeat("~p", kBytes / 2) + "\", [1]).\n"; }},
};

class LimitsTest : public testing::TestWithParam<Shape> {};

TEST_P(LimitsTest, TakesTimeInProportion) {
  MemoryFileSystem files;
  files.Add("limits.erl", "-module(limits).\n" + GetParam().make());
  files.Add("a.hrl", "-define(A(X), X).\n-undef(A).\n");
  FrontendOptions options;
  options.predict_outcomes = true;
  const std::clock_t start = std::clock();
  {
    FrontendContext context;
    const FrontendResult result = RunFrontend("limits.erl", options, &files, &context);
    EXPECT_TRUE(result.readable);
    syntax::PrintAbstractFormat(result.module, context.sources, context.symbols, context.diagnostics);
    FormatDiagnostics(context.diagnostics, context.sources, context.symbols, DiagnosticFormat::kErlc);
  }
  const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  EXPECT_LT(seconds, kMaxSeconds);
  struct rusage usage;
  ASSERT_EQ(getrusage(RUSAGE_SELF, &usage), 0);
  EXPECT_LT(usage.ru_maxrss / 1024, kMaxMegabytes);
  RecordProperty("milliseconds", static_cast<int>(seconds * 1000));
  std::printf("%-24s %6.2f s, %ld MB so far\n", GetParam().name, seconds, usage.ru_maxrss / 1024);
}

INSTANTIATE_TEST_SUITE_P(Shapes, LimitsTest, testing::ValuesIn(kShapes),
                         [](const testing::TestParamInfo<Shape>& info) { return std::string(info.param.name); });

}  // namespace
}  // namespace lumen

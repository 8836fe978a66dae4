// Syntax that is newer than OTP 25, which is here to ask: expectations are written by hand from the EEP or the section of the
// reference manual that each names. Every row is also tried one level earlier, where it must be refused or mean what it says
// it did.
#include <gtest/gtest.h>

#include "compiler/diagnostics/emitter.h"
#include "compiler/frontend/frontend.h"
#include "compiler/syntax/abstract_printer.h"

namespace lumen {
namespace {

struct Outcome {
  std::string ast, errors;
};

Outcome RunAt(int level, const std::string& text) {
  MemoryFileSystem files;
  files.Add("m.erl", text);
  FrontendOptions options;
  options.preprocessor.otp_level = level;
  options.lint.otp_level = level;
  FrontendContext context;
  const FrontendResult result = RunFrontend("m.erl", options, &files, &context);
  Outcome outcome;
  outcome.ast = syntax::PrintAbstractFormat(result.module, context.sources, context.symbols, context.diagnostics);
  for (const Diagnostic& diagnostic : context.diagnostics.all()) {
    // The export of a function that could not be read follows from the other error.
    if (diagnostic.severity != Severity::kError || diagnostic.kind == DiagnosticKind::kUndefinedFunction) continue;
    const PresumedLocation place = context.sources.Presume(diagnostic.location);
    outcome.errors += std::to_string(place.line) + ":" + std::to_string(place.column) + " " +
                      std::string(Info(diagnostic.kind).id) + "\n";
  }
  return outcome;
}

// An expression, which begins at {3,6}, in a function whose argument nobody needs.
std::string Function(const std::string& expr) { return "-module(m).\n-export([f/1]).\nf(X)\n->" + expr + ".\n"; }

struct Row {
  int since;
  const char* source;  // where it is described
  const char* expr;
  // The abstract format of the expression at that level; it begins at {4,3}.
  const char* expected;
  // At the level before: the errors, or, where it is none, the abstract format it had.
  const char* before;
};

const Row kExpressions[] = {
    // --- OTP 26
    {26, "EEP 58, map comprehensions", "#{K => V || K := V <- X}",
     "{mc,{4,3},{map_field_assoc,{4,7},{var,{4,5},'K'},{var,{4,10},'V'}},"
     "[{m_generate,{4,22},{map_field_exact,{4,17},{var,{4,15},'K'},{var,{4,20},'V'}},{var,{4,25},'X'}}]}",
     "4:12 syntax\n"},
    {26, "EEP 58, map generators in list comprehensions", "[K || K := _ <- X]",
     "{lc,{4,3},{var,{4,4},'K'},[{m_generate,{4,16},{map_field_exact,{4,11},{var,{4,9},'K'},{var,{4,14},'_'}},{var,{4,19},'X'}}]}",
     "4:11 syntax\n"},
    {26, "EEP 58, map generators in binary comprehensions", "<<<<K>> || K := _ <- X>>",
     "{bc,{4,3},{bin,{4,5},[{bin_element,{4,7},{var,{4,7},'K'},default,default}]},"
     "[{m_generate,{4,21},{map_field_exact,{4,16},{var,{4,14},'K'},{var,{4,19},'_'}},{var,{4,24},'X'}}]}",
     "4:16 syntax\n"},
    {26, "release notes of ERTS 14.0: min/2 and max/2 in guards", "if min(X, 1) > max(X, 0) -> ok end",
     "{'if',{4,3},[{clause,{4,6},[],[[{op,{4,16},'>',{call,{4,6},{atom,{4,6},min},[{var,{4,10},'X'},{integer,{4,13},1}]},"
     "{call,{4,18},{atom,{4,18},max},[{var,{4,22},'X'},{integer,{4,25},0}]}}]],[{atom,{4,31},ok}]}]}",
     "4:6 illegal_guard_expr\n4:18 illegal_guard_expr\n"},
    {26, "release notes of compiler 8.3: binary patterns matched at once", "<<A>> = <<B>> = X, {A, B}",
     "{match,{4,3},{bin,{4,3},[{bin_element,{4,5},{var,{4,5},'A'},default,default}]},"
     "{match,{4,11},{bin,{4,11},[{bin_element,{4,13},{var,{4,13},'B'},default,default}]},{var,{4,19},'X'}}},"
     "{tuple,{4,22},[{var,{4,23},'A'},{var,{4,26},'B'}]}",
     "the same"},
    // --- OTP 27
    {27, "EEP 49, maybe is on by default", "maybe ok ?= X else _ -> no end",
     "{maybe,{4,3},[{maybe_match,{4,12},{atom,{4,9},ok},{var,{4,15},'X'}}],"
     "{else,{4,17},[{clause,{4,22},[{var,{4,22},'_'}],[],[{atom,{4,27},no}]}]}}",
     "4:9 syntax\n"},
    {27, "EEP 64, triple-quoted strings: text between the lines of the quotes", "\"\"\"\n    a\n    \"\"\"",
     "{string,{4,3},\"a\"}", "{string,{4,3},\"\\n    a\\n    \"}"},
    {27, "EEP 64, the indentation of the last line is taken away, and no more", "\"\"\"\n    a\n      b\n\n    \"\"\"",
     "{string,{4,3},\"a\\n  b\\n\"}", "{string,{4,3},\"\\n    a\\n      b\\n\\n    \"}"},
    {27, "EEP 64, no escapes in triple-quoted strings", "\"\"\"\na\\n\"b\"\n\"\"\"", "{string,{4,3},\"a\\\\n\\\"b\\\"\"}",
     "5:5 syntax\n"},
    {27, "EEP 64, four quotes close four quotes", "\"\"\"\"\n\"\"\"\n\"\"\"\"", "{string,{4,3},\"\\\"\\\"\\\"\"}", "6:4 string\n"},
    {27, "EEP 64, an empty triple-quoted string", "\"\"\"\n\"\"\"", "{string,{4,3},\"\"}", "{string,{4,3},\"\\n\"}"},
    {27, "EEP 66, ~ is a UTF-8 binary", "~\"\xC3\xA5\\n\"",
     "{bin,{4,3},[{bin_element,{4,3},{string,{4,3},\"\xC3\xA5\\n\"},default,[utf8]}]}", "4:3 syntax\n"},
    {27, "EEP 66, ~b is a UTF-8 binary with escapes", "~b(a\\tb)", "{bin,{4,3},[{bin_element,{4,3},{string,{4,3},\"a\\tb\"},default,[utf8]}]}",
     "4:3 syntax\n"},
    {27, "EEP 66, ~B is a verbatim UTF-8 binary", "~B[a\\tb]", "{bin,{4,3},[{bin_element,{4,3},{string,{4,3},\"a\\\\tb\"},default,[utf8]}]}",
     "4:3 syntax\n"},
    {27, "EEP 66, ~s is a string with escapes", "~s{a\\tb}", "{string,{4,3},\"a\\tb\"}", "4:3 syntax\n"},
    {27, "EEP 66, ~S is a verbatim string", "~S|a\\tb|", "{string,{4,3},\"a\\\\tb\"}", "4:3 syntax\n"},
    {27, "EEP 66, delimiters / ' ` # < > too", "{~s/a/, ~s'b', ~s`c`, ~s#d#, ~s<e>}",
     "{tuple,{4,3},[{string,{4,4},\"a\"},{string,{4,11},\"b\"},{string,{4,18},\"c\"},{string,{4,25},\"d\"},{string,{4,32},\"e\"}]}",
     "4:4 syntax\n"},
    {27, "EEP 66, a sigil on a triple-quoted string", "~\"\"\"\na\\t\n\"\"\"",
     "{bin,{4,3},[{bin_element,{4,3},{string,{4,3},\"a\\\\t\"},default,[utf8]}]}", "4:3 syntax\n"},
    // --- OTP 28
    {28, "EEP 70, strict list generators", "[Y || Y <:- X]", "{lc,{4,3},{var,{4,4},'Y'},[{generate_strict,{4,11},{var,{4,9},'Y'},{var,{4,15},'X'}}]}",
     "4:12 syntax\n"},
    {28, "EEP 70, strict binary generators", "[Y || <<Y>> <:= X]",
     "{lc,{4,3},{var,{4,4},'Y'},[{b_generate_strict,{4,15},{bin,{4,9},[{bin_element,{4,11},{var,{4,11},'Y'},default,default}]},"
     "{var,{4,19},'X'}}]}",
     "4:16 syntax\n"},
    {28, "EEP 70, strict map generators", "[K || K := _ <:- X]",
     "{lc,{4,3},{var,{4,4},'K'},[{m_generate_strict,{4,16},{map_field_exact,{4,11},{var,{4,9},'K'},{var,{4,14},'_'}},{var,{4,20},'X'}}]}",
     "4:17 syntax\n"},
    {28, "EEP 73, zip generators", "[{A, B} || A <- X && B <:- X]",
     "{lc,{4,3},{tuple,{4,4},[{var,{4,5},'A'},{var,{4,8},'B'}]},[{zip,{4,16},[{generate,{4,16},{var,{4,14},'A'},{var,{4,19},'X'}},"
     "{generate_strict,{4,26},{var,{4,24},'B'},{var,{4,30},'X'}}]}]}",
     "4:21 syntax\n"},
    {28, "EEP 75, based floats", "{2#1.1, 16#f.8#e1, 3#1_2.0#e-1}",
     "{tuple,{4,3},[{float,{4,4},1.5},{float,{4,11},248.0},{float,{4,22},1.6666666666666667}]}",
     "4:16 illegal\n4:28 base\n4:29 syntax\n"},
    // --- OTP 29
    {29, "EEP 78, several values in a list comprehension", "[Y, -Y || Y <- X]",
     "{lc,{4,3},[{var,{4,4},'Y'},{op,{4,7},'-',{var,{4,8},'Y'}}],[{generate,{4,15},{var,{4,13},'Y'},{var,{4,18},'X'}}]}",
     "4:10 syntax\n"},
    {29, "EEP 78, several associations in a map comprehension", "#{Y => 1, {Y} => 2 || Y <- X}",
     "{mc,{4,3},[{map_field_assoc,{4,7},{var,{4,5},'Y'},{integer,{4,10},1}},"
     "{map_field_assoc,{4,17},{tuple,{4,13},[{var,{4,14},'Y'}]},{integer,{4,20},2}}],"
     "[{generate,{4,27},{var,{4,25},'Y'},{var,{4,30},'X'}}]}",
     "4:22 syntax\n"},
    {29, "EEP 79, making a native record of another module", "#m:r{a = X}",
     "{record,{4,3},{m,r},[{record_field,{4,8},{atom,{4,8},a},{var,{4,12},'X'}}]}", "4:5 syntax\n"},
    {29, "EEP 79, reading and updating one", "X#m:r{a = 1}#m:r.a",
     "{record_field,{4,15},{record,{4,4},{var,{4,3},'X'},{m,r},[{record_field,{4,9},{atom,{4,9},a},{integer,{4,13},1}}]},{m,r},{atom,{4,20},a}}",
     "4:6 syntax\n"},
    {29, "EEP 79, reading and updating any", "X#_{a = 1}#_.a",
     "{record_field,{4,13},{record,{4,4},{var,{4,3},'X'},{},[{record_field,{4,7},{atom,{4,7},a},{integer,{4,11},1}}]},{},{atom,{4,16},a}}",
     "4:5 syntax\n"},
    {29, "EEP 79, matching any", "#_{a = Y} = X, Y",
     "{match,{4,3},{record,{4,3},{},[{record_field,{4,6},{atom,{4,6},a},{var,{4,10},'Y'}}]},{var,{4,15},'X'}},{var,{4,18},'Y'}",
     "4:4 syntax\n"},
    {29, "EEP 79, testing for one", "is_record(X, m, r)",
     "{call,{4,3},{atom,{4,3},is_record},[{var,{4,13},'X'},{atom,{4,16},m},{atom,{4,19},r}]}",
     "{call,{4,3},{atom,{4,3},is_record},[{var,{4,13},'X'},{atom,{4,16},m},{atom,{4,19},r}]}"},
};

TEST(NewSyntaxTest, Expressions) {
  for (const Row& row : kExpressions) {
    const std::string text = Function(row.expr);
    const std::string function = "{function,{3,1},f,1,[{clause,{3,1},[{var,{3,3},'X'}],[],[" + std::string(row.expected) + "]}]}.\n";
    for (int level = row.since; level <= 29; ++level) {
      const Outcome now = RunAt(level, text);
      EXPECT_EQ(now.errors, "") << row.source << ", level " << level;
      EXPECT_NE(now.ast.find(function), std::string::npos) << row.source << "\n" << now.ast << "wanted\n" << function;
    }
    const Outcome earlier = RunAt(row.since - 1, text);
    const std::string before = row.before;
    if (before == "the same") continue;
    if (before.starts_with('{')) {
      EXPECT_EQ(earlier.errors, "") << row.source;
      EXPECT_NE(earlier.ast.find("[" + before + "]}]}."), std::string::npos) << row.source << "\n" << earlier.ast;
    } else {
      EXPECT_EQ(earlier.errors, before) << row.source;
    }
  }
}

struct FormRow {
  int since;
  const char* source;
  const char* forms;     // between the module's head and a function; they begin at line 3
  const char* expected;  // abstract format of the first
  const char* before;    // errors at the level before
};

const FormRow kForms[] = {
    {26, "EEP 61, dynamic()", "-spec f(dynamic()) -> ok.\n",
     "{attribute,{3,2},spec,{{f,1},[{type,{3,8},'fun',[{type,{3,8},product,[{type,{3,9},dynamic,[]}]},{atom,{3,23},ok}]}]}}",
     "3:9 undefined_type\n"},
    {27, "EEP 59, -moduledoc and -doc with strings", "-moduledoc \"A module.\".\n-doc \"\"\"\n  A function.\n  \"\"\".\n",
     "{attribute,{3,2},moduledoc,\"A module.\"}.\n{attribute,{4,2},doc,\"A function.\"}", nullptr},
    {27, "EEP 59, -doc with metadata", "-doc #{since => ~\"1.0\", equiv => g/1}.\n",
     "{attribute,{3,2},doc,#{equiv=>{g,1},since=><<49,46,48>>}}", nullptr},
    {27, "EEP 59, -doc false and hidden", "-moduledoc false.\n-doc hidden.\n",
     "{attribute,{3,2},moduledoc,false}.\n{attribute,{4,2},doc,hidden}", ""},
    {28, "EEP 69, nominal types", "-nominal meter() :: integer().\n-export_type([meter/0]).\n",
     "{attribute,{3,2},nominal,{meter,{type,{3,21},integer,[]},[]}}", "3:2 bad_attribute\n4:2 undefined_type\n"},
};

TEST(NewSyntaxTest, Forms) {
  for (const FormRow& row : kForms) {
    const std::string text = "-module(m).\n-export([f/1]).\n" + std::string(row.forms) + "f(_) -> ok.\n";
    for (int level = row.since; level <= 29; ++level) {
      const Outcome now = RunAt(level, text);
      EXPECT_EQ(now.errors, "") << row.source << ", level " << level;
      EXPECT_NE(now.ast.find(std::string(row.expected) + ".\n"), std::string::npos) << row.source << "\n" << now.ast;
    }
    if (row.before != nullptr) EXPECT_EQ(RunAt(row.since - 1, text).errors, row.before) << row.source;
  }
}

struct ErrorRow {
  int level;
  const char* source;
  const char* expr;
  const char* errors;
};

const ErrorRow kErrors[] = {
    {27, "EEP 64, a line may not be indented less than the last", "\"\"\"\n  a\n b\n  \"\"\"", "6:1 indentation\n"},
    {27, "EEP 64, no text behind the opening quotes", "\"\"\"a\n\"\"\"", "4:3 string\n"},
    {27, "EEP 64, white space between adjacent literals", "\"a\"\"b\"", "4:6 string_concat\n"},
    {27, "EEP 66, an unknown sigil", "~x\"a\"", "4:3 sigil\n"},
    {27, "EEP 66, a sigil without a string", "~s a", "4:3 sigil\n"},
    {27, "EEP 49, maybe is a reserved word", "maybe", "4:8 syntax\n"},
    {26, "EEP 49, maybe is an atom", "{maybe, else}", ""},
    {28, "EEP 73, only generators are zipped", "[Y || Y <- X && true]", "4:23 syntax\n"},
    {28, "EEP 75, digits of the base only", "2#1.2", "4:6 syntax\n"},
    {28, "EEP 58, the pattern of a map generator has :=", "[K || K => _ <- X]", "4:11 syntax\n"},
    {29, "EEP 79, nothing tells what to make", "#_{a = X}", "4:3 illegal_expr\n"},
    {29, "EEP 79, no index of a field of another module", "#m:r.a", "4:7 syntax\n"},
    {29, "EEP 79, no module before any record", "X#m:_{a = 1}", "4:7 syntax\n"},
    {29, "EEP 79, a field named twice", "#m:r{a = X, a = X}", "4:15 redefine_field\n"},
};

TEST(NewSyntaxTest, Errors) {
  // What follows the first error depends on where reading goes on.
  for (const ErrorRow& row : kErrors) {
    const std::string errors = RunAt(row.level, Function(row.expr)).errors;
    EXPECT_EQ(errors.substr(0, errors.find('\n') + 1), row.errors) << row.source;
  }
}

// The reference manual of OTP 29, chapter Native Records; the abstract format is that of its erl_parse.
TEST(NewSyntaxTest, NativeRecords) {
  const Outcome now = RunAt(29,
                            "-module(m).\n-export_record([r, 'div']).\n-import_record(n, [s]).\n-record #r{a = 1, b :: integer()}.\n"
                            "-record #div{}.\n-record(#State{}).\n-export([f/1]).\n"
                            "f(X) when X#r.a =:= 1, is_record(X, n, s) -> {#r{b = 2}, #div{}, #State{}, #s{c = X}, X#s{c = 1}#s.c};\n"
                            "f(#r{b = B}) -> B;\nf(#s{c = C}) -> C.\n");
  EXPECT_EQ(now.errors, "");
  EXPECT_NE(now.ast.find("{attribute,{2,2},export_record,[r,'div']}.\n{attribute,{3,2},import_record,{n,[s]}}.\n"
                         "{attribute,{4,2},native_record,{r,[{record_field,{4,12},{atom,{4,12},a},{integer,{4,16},1}},"
                         "{typed_record_field,{record_field,{4,19},{atom,{4,19},b}},{type,{4,24},integer,[]}}]}}.\n"
                         "{attribute,{5,2},native_record,{'div',[]}}.\n{attribute,{6,2},native_record,{'State',[]}}.\n"),
            std::string::npos)
      << now.ast;
  // Attributes like any other before.
  EXPECT_EQ(RunAt(28, "-module(m).\n-export_record([r]).\n-export([f/1]).\nf(X) -> X.\n").errors, "");
}

}  // namespace
}  // namespace lumen

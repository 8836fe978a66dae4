#include "compiler/frontend/frontend.h"

#include <gtest/gtest.h>

#include "compiler/diagnostics/emitter.h"
#include "compiler/lexer/lexer.h"

namespace lumen {
namespace {

struct Outcome {
  FrontendResult result;
  std::unique_ptr<FrontendContext> context = std::make_unique<FrontendContext>();

  size_t Count(DiagnosticKind kind) const {
    size_t count = 0;
    for (const Diagnostic& diagnostic : context->diagnostics.all()) count += diagnostic.kind == kind;
    return count;
  }
};

Outcome RunWith(MemoryFileSystem* files, const FrontendOptions& options = {}) {
  Outcome outcome;
  outcome.result = RunFrontend("m.erl", options, files, outcome.context.get());
  return outcome;
}
Outcome RunOn(std::string text, const FrontendOptions& options = {}) {
  MemoryFileSystem files;
  files.Add("m.erl", std::move(text));
  return RunWith(&files, options);
}
std::string Repeat(std::string_view text, size_t count) {
  std::string out;
  for (size_t i = 0; i < count; ++i) out += text;
  return out;
}
const std::string kHead = "-module(m).\n-export([f/0]).\n";

TEST(FrontendTest, AMissingFileIsADiagnostic) {
  MemoryFileSystem files;
  const Outcome outcome = RunWith(&files);
  EXPECT_FALSE(outcome.result.readable);
  EXPECT_EQ(outcome.Count(DiagnosticKind::kCannotRead), 1u);
}

// As erlc says where it can load the behaviour's module.
TEST(FrontendTest, BehavioursOfOtherSourcesAreChecked) {
  MemoryFileSystem files;
  files.Add("lib/worker.erl",
            "-module(worker).\n-include(\"none.hrl\").\n-callback start(term()) -> ok.\n-callback stop() -> ok.\n"
            "-callback idle() -> ok.\n-optional_callbacks([idle/0]).\n");
  files.Add("old.erl", "-module(old).\n-export([behaviour_info/1]).\nbehaviour_info(callbacks) -> [{stop, 0}, {run, 2}];\n"
                       "behaviour_info(_) -> undefined.\n");
  files.Add("plain.erl", "-module(plain).\n");
  files.Add("app/src/deep.erl", "-module(deep).\n-callback deep() -> ok.\n");
  files.Add("m.erl", "-module(m).\n-behaviour(worker).\n-behaviour(old).\n-behaviour(plain).\n-behaviour(unknown).\n-behaviour(deep).\n"
                     "-export([stop/0]).\nstop() -> ok.\n");
  FrontendOptions options;
  options.behaviour_files = {"old.erl", "lib/worker.erl", "m.erl", "plain.erl"};
  options.preprocessor.applications = {{"app", "app"}};
  const Outcome outcome = RunWith(&files, options);
  EXPECT_EQ(FormatDiagnostics(outcome.context->diagnostics, outcome.context->sources, outcome.context->symbols, DiagnosticFormat::kErlc),
            "m.erl:2:2: Warning: behaviour worker wants start/1, which is not exported\n"
            "m.erl:3:2: Warning: behaviour old wants run/2, which is not exported\n"
            "m.erl:3:2: Warning: behaviours old and worker both have the callback stop/0\n"
            "m.erl:4:2: Warning: behaviour plain is not defined: the module has no callbacks\n"
            "m.erl:5:2: Warning: behaviour unknown is not defined: no such module is at hand\n"
            "m.erl:6:2: Warning: behaviour deep wants deep/0, which is not exported\n");
  // Whoever builds must know what was looked at.
  EXPECT_EQ(outcome.result.files_read, (std::vector<std::string>{"m.erl", "lib/worker.erl", "old.erl", "plain.erl", "app/src/deep.erl"}));
}

TEST(FrontendTest, AnEmptyFileHasNoModule) {
  const Outcome outcome = RunOn("");
  EXPECT_TRUE(outcome.result.readable);
  EXPECT_EQ(outcome.Count(DiagnosticKind::kUndefinedModule), 1u);
  ASSERT_EQ(outcome.result.module.forms.size(), 2u);  // -file and the end
}

TEST(FrontendTest, InvalidUnicodeEndsTheFileAndSaysWhere) {
  const Outcome outcome = RunOn(kHead + "f() -> ok.\ng() -> \"\xFF\".\n");
  ASSERT_EQ(outcome.Count(DiagnosticKind::kInvalidUnicode), 1u);
  for (const Diagnostic& diagnostic : outcome.context->diagnostics.all()) {
    if (diagnostic.kind != DiagnosticKind::kInvalidUnicode) continue;
    EXPECT_EQ(outcome.context->sources.Presume(diagnostic.location).line, 4u);
    EXPECT_EQ(outcome.context->sources.Presume(diagnostic.location).column, 9u);
  }
}

TEST(FrontendTest, DeepNestingIsRefusedWhereverItIs) {
  for (const auto& [open, middle, close] : std::initializer_list<std::tuple<const char*, const char*, const char*>>{
           {"(", "1", ")"},        {"[", "1", "]"},          {"{", "1", "}"},          {"<<", "1", ">>"},
           {"#{a => ", "1", "}"},  {"- ", "1", ""},          {"catch ", "1", ""},      {"begin ", "1", " end"},
           {"fun() -> ", "1", " end"}, {"f(", "1", ")"},     {"1 ! ", "1", ""},        {"[1 | ", "[]", "]"},
           {"1 + ", "1", ""},      {"[X || X <- ", "[]", "]"}, {"case ", "1", " of _ -> 1 end"}}) {
    const Outcome outcome = RunOn(kHead + "f() -> " + Repeat(open, 20000) + middle + Repeat(close, 20000) + ".\n");
    EXPECT_EQ(outcome.Count(DiagnosticKind::kNestingTooDeep), 1u) << open;
  }
  const Outcome types = RunOn(kHead + "-type t() :: " + Repeat("[", 20000) + "a" + Repeat("]", 20000) + ".\n");
  EXPECT_EQ(types.Count(DiagnosticKind::kNestingTooDeep), 1u);
  const Outcome condition = RunOn(kHead + "-if(" + Repeat("(", 20000) + "1" + Repeat(")", 20000) + ").\n-endif.\n");
  EXPECT_EQ(condition.Count(DiagnosticKind::kNestingTooDeep), 1u);
}

TEST(FrontendTest, ReasonableNestingIsFine) {
  const Outcome outcome = RunOn(kHead + "f() -> " + Repeat("[", 900) + Repeat("]", 900) + ".\n");
  EXPECT_EQ(outcome.context->diagnostics.error_count(), 0u);
}

TEST(FrontendTest, LongListsAreNotDeep) {
  const Outcome outcome = RunOn(kHead + "f() -> [" + Repeat("1, ", 100000) + "1].\n");
  EXPECT_EQ(outcome.context->diagnostics.error_count(), 0u);
}

TEST(FrontendTest, MacrosThatDoubleAreStopped) {
  std::string text = kHead + "-define(M0, x).\n";
  for (int i = 1; i < 40; ++i) {
    const std::string last = "?M" + std::to_string(i - 1);
    text += "-define(M" + std::to_string(i) + ", {" + last + ", " + last + "}).\n";
  }
  const Outcome outcome = RunOn(text + "f() -> ?M39.\n");
  EXPECT_EQ(outcome.Count(DiagnosticKind::kExpansionTooLarge), 1u);
}

TEST(FrontendTest, IncludesNestToALimit) {
  MemoryFileSystem files;
  files.Add("m.erl", kHead + "-include(\"a.hrl\").\nf() -> ok.\n");
  files.Add("a.hrl", "-include(\"a.hrl\").\n");
  const Outcome outcome = RunWith(&files);
  EXPECT_EQ(outcome.Count(DiagnosticKind::kIncludeDepth), 1u);
  EXPECT_EQ(outcome.result.files_read, (std::vector<std::string>{"m.erl", "a.hrl"}));
}

TEST(FrontendTest, IncludesAreFoundWhereTheyShould) {
  MemoryFileSystem files;
  files.Add("m.erl", kHead + "-include(\"x.hrl\").\n-include_lib(\"app/include/y.hrl\").\nf() -> ?X + ?Y.\n");
  files.Add("inc/x.hrl", "-define(X, 1).\n");
  files.Add("apps/app-1/include/y.hrl", "-define(Y, 2).\n");
  FrontendOptions options;
  options.preprocessor.include_dirs = {"none", "inc"};
  options.preprocessor.applications = {{"app", "apps/app-1"}};
  const Outcome outcome = RunWith(&files, options);
  EXPECT_EQ(outcome.context->diagnostics.error_count(), 0u);
  EXPECT_EQ(outcome.result.files_read, (std::vector<std::string>{"m.erl", "inc/x.hrl", "apps/app-1/include/y.hrl"}));
  EXPECT_EQ(FormatDepfile("m o.beam", outcome.result.files_read), "m\\ o.beam: m.erl inc/x.hrl apps/app-1/include/y.hrl\n");
}

TEST(FrontendTest, MacrosFromOutside) {
  FrontendOptions options;
  options.preprocessor.defines = {{"A", "true"}, {"B", "{1, \"two\"}"}};
  EXPECT_EQ(RunOn(kHead + "-ifdef(A).\nf() -> ?B.\n-endif.\n", options).context->diagnostics.error_count(), 0u);
  options.preprocessor.defines = {{"MODULE", "x"}};
  EXPECT_EQ(RunOn(kHead, options).Count(DiagnosticKind::kRedefinePredefinedMacro), 1u);
  options.preprocessor.defines = {{"A", "1"}, {"A", "2"}};
  EXPECT_EQ(RunOn(kHead, options).Count(DiagnosticKind::kRedefineMacro), 1u);
}

TEST(FrontendTest, MaybeIsAWordOfItsLevel) {
  const std::string text = kHead + "f() -> maybe.\n";
  FrontendOptions options;
  options.preprocessor.otp_level = 26;
  EXPECT_EQ(RunOn(text, options).context->diagnostics.error_count(), 0u);
  options.preprocessor.otp_level = 27;
  EXPECT_NE(RunOn(text, options).context->diagnostics.error_count(), 0u);
  options.preprocessor.maybe_enabled = false;
  EXPECT_EQ(RunOn(text, options).context->diagnostics.error_count(), 0u);
}

TEST(FrontendTest, TooManyErrorsEndInOne) {
  const Outcome outcome = RunOn(kHead + Repeat("a.\n", Diagnostics::kMaxDiagnostics + 10));
  EXPECT_EQ(outcome.Count(DiagnosticKind::kTooManyErrors), 1u);
  EXPECT_EQ(outcome.context->diagnostics.all().size(), Diagnostics::kMaxDiagnostics + 1);
}

TEST(FrontendTest, FunctionsHaveAtMost255Arguments) {
  const Outcome outcome = RunOn("-module(m).\n-export([f/256]).\nf(" + Repeat("_, ", 255) + "_) -> ok.\n");
  EXPECT_EQ(outcome.Count(DiagnosticKind::kTooManyArguments), 1u);
}

TEST(FrontendTest, ADirectiveNeedsItsFullStop) {
  EXPECT_EQ(RunOn(kHead + "f() -> ok.\n-define(X, 1)").Count(DiagnosticKind::kPrematureEnd), 1u);
}

TEST(FrontendTest, WarningsBecomeErrorsOnRequest) {
  FrontendOptions options;
  EXPECT_EQ(RunOn(kHead + "f() -> X = 1, ok.\n", options).context->diagnostics.error_count(), 0u);
  options.warnings_as_errors = true;
  EXPECT_EQ(RunOn(kHead + "f() -> X = 1, ok.\n", options).context->diagnostics.error_count(), 1u);
}

// Warnings and errors of a module with an unused variable, an unused import and -warning.
std::string Verdict(const std::string& attributes, const FrontendOptions& options) {
  const Outcome outcome = RunOn("-module(m).\n-export([f/0]).\n-import(lists, [map/2]).\n-warning(x).\n" + attributes + "f() -> X = 1, ok.\n", options);
  std::string verdict;
  for (const Diagnostic& diagnostic : outcome.context->diagnostics.all()) {
    if (diagnostic.hidden) continue;
    verdict += (diagnostic.severity == Severity::kError ? "!" : "") + std::string(Info(diagnostic.kind).group) + " ";
  }
  EXPECT_EQ(outcome.context->diagnostics.error_count() != 0, verdict.find('!') != std::string::npos);
  return verdict;
}

TEST(FrontendTest, GroupsOfWarningsAreSwitched) {
  using enum FrontendOptions::WarningAction;
  auto with = [](std::vector<std::pair<std::string, FrontendOptions::WarningAction>> warnings, bool errors = false) {
    FrontendOptions options;
    options.warnings = std::move(warnings);
    options.warnings_as_errors = errors;
    return options;
  };
  EXPECT_EQ(Verdict("", {}), "user_warning unused_vars ");
  EXPECT_EQ(Verdict("", with({{"unused_vars", kHide}})), "user_warning ");
  EXPECT_EQ(Verdict("", with({{"unused_import", kShow}})), "user_warning unused_vars unused_import ");
  EXPECT_EQ(Verdict("", with({{"", kShow}})), "user_warning unused_vars unused_import missing_spec ");
  EXPECT_EQ(Verdict("", with({{"", kHide}})), "");
  EXPECT_EQ(Verdict("", with({{"", kHide}, {"unused_vars", kShow}})), "unused_vars ");
  EXPECT_EQ(Verdict("", with({{"unused_vars", kError}})), "user_warning !unused_vars ");
  EXPECT_EQ(Verdict("", with({{"unused_import", kError}})), "user_warning unused_vars !unused_import ");
  EXPECT_EQ(Verdict("", with({{"user_warning", kHide}}, true)), "!unused_vars ");
  // The command line counts more than the module.
  EXPECT_EQ(Verdict("-compile(nowarn_unused_vars).\n", {}), "user_warning ");
  EXPECT_EQ(Verdict("-compile(nowarn_unused_vars).\n", with({{"unused_vars", kShow}})), "user_warning unused_vars ");
  EXPECT_EQ(Verdict("-compile([warn_unused_import]).\n", with({{"unused_import", kHide}})), "user_warning unused_vars ");
  EXPECT_EQ(Verdict("-compile([debug_info, warnings_as_errors]).\n", {}), "!user_warning !unused_vars ");
}

TEST(FrontendTest, DiagnosticsHaveThreeShapes) {
  const Outcome outcome = RunOn(kHead + "-define(TWICE(X), X + Y).\nf() ->\n\t?TWICE(1).\n");
  auto format = [&](DiagnosticFormat shape) {
    return FormatDiagnostics(outcome.context->diagnostics, outcome.context->sources, outcome.context->symbols, shape);
  };
  EXPECT_EQ(format(DiagnosticFormat::kText),
            "m.erl:5:9: error: variable Y is unbound [unbound_var]\n"
            "    5 | \t?TWICE(1).\n"
            "      | \t       ^\n"
            "  help: bind it in a pattern or match before it is used, or check its spelling\n"
            "  note: m.erl:3:9: from the expansion of ?TWICE, defined here\n");
  EXPECT_EQ(format(DiagnosticFormat::kErlc), "m.erl:5:9: variable Y is unbound\n");
  EXPECT_TRUE(format(DiagnosticFormat::kJson).starts_with(
      "{\"file\":\"m.erl\",\"line\":5,\"column\":9,\"severity\":\"error\",\"id\":\"unbound_var\",\"group\":\"lint\",\"message\":"));
}

TEST(FrontendTest, NotesTellTheChainOfExpansions) {
  const Outcome outcome = RunOn(kHead + "-define(INNER(X), X + Y).\n-define(OUTER(Z), [Z, ?INNER(Z)]).\nf() ->\n  ?OUTER(1).\n");
  EXPECT_EQ(FormatDiagnostics(outcome.context->diagnostics, outcome.context->sources, outcome.context->symbols, DiagnosticFormat::kText),
            "m.erl:6:10: error: variable Y is unbound [unbound_var]\n"
            "    6 |   ?OUTER(1).\n"
            "      |          ^\n"
            "  help: bind it in a pattern or match before it is used, or check its spelling\n"
            "  note: m.erl:3:9: from the expansion of ?INNER, defined here\n"
            "  note: m.erl:4:9: from the expansion of ?OUTER, defined here\n");
}

// The kinds of diagnostics that a file of this name and content gets, by id.
std::string Ids(const std::string& path, const std::string& bytes) {
  MemoryFileSystem files;
  files.Add(path, bytes);
  FrontendContext context;
  RunFrontend(path, {}, &files, &context);
  std::string ids;
  for (const Diagnostic& diagnostic : context.diagnostics.all()) ids += std::string(Info(diagnostic.kind).id) + " ";
  return ids;
}

TEST(FrontendTest, AbstractFormatIsInput) {
  EXPECT_EQ(Ids("m.abstr", "{attribute,1,module,m}.\n{attribute,2,export,[{f,0}]}.\n{function,3,f,0,[{clause,3,[],[],[{var,3,'X'}]}]}.\n"),
            "unbound_var ");
  EXPECT_EQ(Ids("m.abstr", "{attribute,1,module,m}.\n\xff"), "invalid_unicode ");
  EXPECT_EQ(Ids("m.abstr", ""), "undefined_module ");
  EXPECT_EQ(InputKindOf("a/m.erl"), InputKind::kErlang);
  EXPECT_EQ(InputKindOf("a/m.abstr"), InputKind::kAbstractFormat);
  EXPECT_EQ(InputKindOf("a/m.beam"), InputKind::kBeam);
}

TEST(FrontendTest, BeamFilesAreInput) {
  // FOR1, its size, BEAM, then a chunk Dbgi with {debug_info_v1, erl_abstract_code, {[], []}}.
  auto beam = [](std::string chunk) {
    auto big_endian = [](size_t value) {
      return std::string{'\0', '\0', static_cast<char>(value >> 8), static_cast<char>(value)};
    };
    std::string body = "BEAMDbgi" + big_endian(chunk.size()) + chunk;
    while (body.size() % 4 != 0) body.push_back('\0');
    return "FOR1" + big_endian(body.size()) + body;
  };
  const std::string head = std::string("\x83h\3w\x0d") + "debug_info_v1" + "w\x11" + "erl_abstract_code" + "h\2";
  EXPECT_EQ(Ids("m.beam", beam(head + "jj")), "undefined_module ");
  EXPECT_EQ(Ids("m.beam", beam(head + "w\4nonej")), "no_abstract_code ");
  EXPECT_EQ(Ids("m.beam", beam(head)), "bad_beam_file ");
  EXPECT_EQ(Ids("m.beam", "no such thing"), "bad_beam_file ");
}

TEST(FrontendTest, TokensPrint) {
  FrontendOptions options;
  options.last_stage = FrontendStage::kTokens;
  const Outcome outcome = RunOn("f('A b') -> $\\n, \"s\".", options);
  EXPECT_EQ(PrintTokens(outcome.result.tokens.tokens, outcome.context->sources, outcome.context->symbols),
            "1:1 atom f\n1:2 (\n1:3 atom 'A b'\n1:8 )\n1:10 ->\n1:13 char $\\n\n1:16 ,\n1:18 string \"s\"\n1:21 dot\n");
}

}  // namespace
}  // namespace lumen

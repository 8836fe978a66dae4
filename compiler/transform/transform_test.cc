// The argument is the reference transform's program.
#include "compiler/transform/transform.h"

#include <gtest/gtest.h>

#include "compiler/diagnostics/emitter.h"
#include "compiler/frontend/frontend.h"
#include "compiler/syntax/abstract_printer.h"
#include "compiler/transform/process.h"

namespace lumen {
namespace {

std::string reference_transform;  // NOLINT: from the command line

struct Outcome {
  std::string ast, messages;
};

Outcome RunOn(const std::string& text, FrontendOptions options = {}) {
  MemoryFileSystem files;
  files.Add("m.erl", text);
  FrontendContext context;
  ProcessRunner runner;
  options.transform_runner = &runner;
  for (const char* name : {"rename", "warn", "refuse", "refuse_mute", "options", "exit", "die", "garbage", "no_forms", "echo"}) {
    options.transforms.programs.emplace_back(name, reference_transform);
  }
  options.transforms.programs.emplace_back("nowhere", "/no/such/program");
  const FrontendResult result = RunFrontend("m.erl", options, &files, &context);
  return {syntax::PrintAbstractFormat(result.module, context.sources, context.symbols, context.diagnostics),
          FormatDiagnostics(context.diagnostics, context.sources, context.symbols, DiagnosticFormat::kText)};
}

std::string Module(const std::string& attributes, const std::string& body = "f() -> before.\n") {
  return "-module(m).\n" + attributes + "\n-export([f/0]).\n" + body;
}

TEST(TransformTest, FormsGoThroughAProgram) {
  const Outcome outcome = RunOn(Module("-compile({parse_transform, rename})."));
  EXPECT_EQ(outcome.messages, "");
  EXPECT_EQ(outcome.ast,
            "{attribute,{1,1},file,{\"m.erl\",1}}.\n{attribute,{1,2},module,m}.\n{attribute,{3,2},export,[{f,0}]}.\n"
            "{function,{4,1},f,0,[{clause,{4,1},[],[],[{atom,{4,8},'after'}]}]}.\n{eof,{5,1}}.\n");
}

TEST(TransformTest, NothingChangesWithoutATransform) {
  const Outcome plain = RunOn(Module(""));
  const Outcome echoed = RunOn(Module("-compile([{parse_transform, echo}, nowarn_unused_vars])."));
  EXPECT_NE(echoed.ast.find("{attribute,{2,2},compile,[nowarn_unused_vars]}.\n"), std::string::npos) << echoed.ast;
  EXPECT_NE(plain.ast.find("before"), std::string::npos);
}

TEST(TransformTest, TheTreeAsItWasReadIsKept) {
  MemoryFileSystem files;
  files.Add("m.erl", Module("-compile({parse_transform, eunit_autoexport})."));
  FrontendContext context;
  const FrontendResult result = RunFrontend("m.erl", {}, &files, &context);
  auto print = [&](const syntax::Module& module) {
    return syntax::PrintAbstractFormat(module, context.sources, context.symbols, context.diagnostics);
  };
  EXPECT_NE(print(result.parsed).find("parse_transform"), std::string::npos);
  EXPECT_EQ(print(result.parsed).find("eunit:test"), std::string::npos);
  EXPECT_NE(print(result.module).find("{atom,0,eunit}"), std::string::npos);
}

TEST(TransformTest, SeveralRunInOrder) {
  const Outcome outcome = RunOn(Module("-compile([{parse_transform, echo}, {parse_transform, rename}]).\n-compile({parse_transform, warn})."));
  EXPECT_NE(outcome.ast.find("after"), std::string::npos);
  EXPECT_NE(outcome.messages.find("m.erl:4:2: warning: look here (reference) [warning]\n"), std::string::npos) << outcome.messages;
}

TEST(TransformTest, TheCommandLineCanAskToo) {
  FrontendOptions options;
  options.transforms.applied = {"rename"};
  EXPECT_NE(RunOn(Module(""), options).ast.find("after"), std::string::npos);
  options.transforms.applied = {"missing"};
  EXPECT_EQ(RunOn(Module(""), options).messages,
            "error: parse transform missing is not available [undef_parse_transform]\n"
            "  help: name the program that does it: --parse_transform=missing=PROGRAM, or `transforms` of the Bazel target\n");
}

TEST(TransformTest, ATransformThatIsNotThereIsAnErrorAtItsAttribute) {
  EXPECT_EQ(RunOn(Module("-compile([debug_info, {parse_transform, ms_transform}]).")).messages,
            "m.erl:2:2: error: parse transform ms_transform is not available [undef_parse_transform]\n"
            "    2 | -compile([debug_info, {parse_transform, ms_transform}]).\n"
            "      |  ^\n"
            "  help: name the program that does it: --parse_transform=ms_transform=PROGRAM, or `transforms` of the Bazel target\n");
}

TEST(TransformTest, ItsErrorsAndWarningsHavePlaces) {
  const Outcome outcome = RunOn(Module("-compile({parse_transform, refuse})."));
  EXPECT_EQ(outcome.messages,
            "m.erl: error: {bad,thing} (reference) [error]\n"
            "m.erl:3:1: error: not like this (reference) [error]\n"
            "    3 | -export([f/0]).\n"
            "      | ^\n");
}

TEST(TransformTest, LintSeesWhatComesOut) {
  const Outcome outcome = RunOn(Module("-compile({parse_transform, rename}).", "f() -> before().\n"));
  EXPECT_EQ(outcome.messages,
            "m.erl:4:8: error: function 'after'/0 is not defined [undefined_function]\n"
            "    4 | f() -> before().\n"
            "      |        ^\n"
            "  help: define it, or check its name and number of arguments\n");
}

TEST(TransformTest, ErrorsOfTheParserStay) {
  const Outcome outcome = RunOn(Module("-compile({parse_transform, rename}).\n-warning(careful).", "f() -> before.\ng( -> .\n"));
  EXPECT_NE(outcome.messages.find("m.erl:6:4: error: syntax error"), std::string::npos) << outcome.messages;
  EXPECT_NE(outcome.messages.find("-warning(careful)"), std::string::npos);
  EXPECT_NE(outcome.ast.find("'after'"), std::string::npos) << outcome.ast;
  EXPECT_NE(outcome.ast.find("{error,{{6,4},erl_parse,"), std::string::npos) << outcome.ast;
}

TEST(TransformTest, ItGetsTheOptions) {
  FrontendOptions options;
  options.preprocessor.defines = {{"A", "true"}, {"B", "{1, \"x\"}"}, {"C", "1 +"}};
  options.preprocessor.include_dirs = {"inc"};
  const Outcome outcome = RunOn(Module("-compile([export_all, {parse_transform, options}]).\n-compile({opt, 1})."), options);
  EXPECT_NE(outcome.ast.find("{attribute,1,options,[{d,'A'},{d,'B',{1,\"x\"}},{d,'C',\"1 +\"},{i,\"inc\"},export_all,{opt,1}]}.\n"),
            std::string::npos)
      << outcome.ast << outcome.messages;
}

TEST(TransformTest, FailuresAreErrors) {
  const std::pair<const char*, const char*> cases[] = {
      {"exit", "ended with status 3"},
      {"die", "ended by signal 15"},
      {"garbage", "its answer is no external term: it does not begin with the version 131"},
      {"refuse_mute", "it gives up without an error"},
      {"no_forms", "this is no form: none"},
      {"nowhere", "cannot be run: No such file or directory"},
  };
  for (const auto& [name, text] : cases) {
    const Outcome outcome = RunOn(Module("-compile({parse_transform, " + std::string(name) + "})."));
    EXPECT_NE(outcome.messages.find(text), std::string::npos) << name << ": " << outcome.messages;
    EXPECT_NE(outcome.messages.find("error: "), std::string::npos) << name;
  }
}

// What eunit.hrl asks for.
TEST(TransformTest, EunitExportsTests) {
  const Outcome outcome = RunOn(
      "-module(m).\n-compile({parse_transform, eunit_autoexport}).\na_test() -> ok.\nb_test_() -> [].\nc_exported_() -> ok.\n"
      "d_test(X) -> X.\neunit_wrapper_(X) -> X.\n");
  EXPECT_NE(outcome.ast.find("{attribute,0,export,[{a_test,0},{b_test_,0},{c_exported_,0},{eunit_wrapper_,1},{test,0}]}.\n"),
            std::string::npos)
      << outcome.ast;
  EXPECT_NE(outcome.ast.find("{function,0,test,0,[{clause,0,[],[],[{call,0,{remote,0,{atom,0,eunit},{atom,0,test}},[{atom,0,m}]}]}]}.\n{eof,{8,1}}.\n"),
            std::string::npos)
      << outcome.ast;
  EXPECT_EQ(outcome.messages.find("a_test"), std::string::npos) << outcome.messages;
  EXPECT_NE(outcome.messages.find("function d_test/1 is never called"), std::string::npos) << outcome.messages;
}

TEST(TransformTest, EunitStripsTests) {
  const Outcome outcome = RunOn(
      "-module(m).\n-compile([{parse_transform, eunit_striptests}, {eunit_test_suffix, \"_try\"}]).\n-export([f/0, b_try/0]).\nf() -> ok.\n"
      "a_try() -> ok.\nb_try() -> ok.\nc_test() -> ok.\n");
  EXPECT_EQ(outcome.ast.find("a_try,0,["), std::string::npos) << outcome.ast;
  EXPECT_NE(outcome.ast.find("b_try,0,["), std::string::npos);
  EXPECT_NE(outcome.ast.find("c_test,0,["), std::string::npos);
}

}  // namespace
}  // namespace lumen

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  if (argc > 1) lumen::reference_transform = argv[1];
  return RUN_ALL_TESTS();
}

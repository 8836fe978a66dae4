// The arguments are sources (the inputs of the frontend's goldens): what is made of each must come out as it went in, as text and
// as bytes. The other tests are about what no source can be.
#include "compiler/abstract_format/abstract_format.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "compiler/base/file.h"
#include "compiler/diagnostics/emitter.h"
#include "compiler/parser/parser.h"
#include "compiler/preprocessor/preprocessor.h"
#include "compiler/syntax/abstract_printer.h"
#include "compiler/term/external_term.h"
#include "compiler/term/term_text.h"

namespace lumen {
namespace {

std::vector<std::string> sources;  // NOLINT: from the command line

struct Context {
  SymbolTable symbols;
  SourceManager sources;
  Arena arena;
  Diagnostics diagnostics;

  std::vector<const syntax::Term*> Terms(std::string text) {
    FileId file;
    EXPECT_TRUE(sources.AddFile("t.abstr", std::make_shared<const std::string>(std::move(text)), {}, &file));
    TermTextReader reader(file, sources, &symbols, &arena, &diagnostics);
    std::vector<const syntax::Term*> terms;
    while (!reader.at_end()) {
      if (const syntax::Term* term = reader.Next()) terms.push_back(term);
    }
    return terms;
  }
  std::string Rebuild(std::span<const syntax::Term* const> terms) {
    const syntax::Module module = BuildModule(terms, "t.abstr", &sources, &symbols, &arena, &diagnostics);
    return syntax::PrintAbstractFormat(module, sources, symbols, diagnostics);
  }
};

std::string FromText(const std::string& text) {
  Context context;
  return context.Rebuild(context.Terms(text));
}

// Through the external term format, as a parse transform gets and gives it.
std::string FromBytes(const std::string& text) {
  Context context;
  const std::vector<const syntax::Term*> terms = context.Terms(text);
  syntax::ListTerm list;
  list.elements = terms;
  const std::string bytes = WriteExternalTerm(list, context.symbols);
  Context other;
  std::string error;
  const syntax::Term* read = ReadExternalTerm(bytes, &other.symbols, &other.arena, &error);
  EXPECT_NE(read, nullptr) << error;
  return read == nullptr ? error : other.Rebuild(read->As<syntax::ListTerm>().elements);
}

TEST(AbstractFormatTest, WhatIsPrintedComesOutAsItWentIn) {
  ASSERT_FALSE(sources.empty());
  MemoryFileSystem files;
  auto base_name = [](const std::string& path) { return path.substr(path.rfind('/') + 1); };
  for (const std::string& path : sources) {
    std::ifstream file(path, std::ios::binary);
    files.Add(base_name(path), {std::istreambuf_iterator<char>(file), {}});
  }
  for (const std::string& path : sources) {
    if (!path.ends_with(".erl")) continue;
    for (int level : {25, 29}) {
      Context context;
      PreprocessorOptions options;
      options.otp_level = level;
      TokenStream stream;
      Preprocessor preprocessor(options, &files, &context.sources, &context.symbols, &context.arena, &context.diagnostics);
      ASSERT_TRUE(preprocessor.Run(base_name(path), &stream));
      const syntax::Module module =
          Parser({level}, &context.sources, &context.symbols, &context.arena, &context.diagnostics).Parse(stream);
      const std::string text =
          syntax::PrintAbstractFormat(module, context.sources, context.symbols, context.diagnostics);
      EXPECT_EQ(FromText(text), text) << path;
      EXPECT_EQ(FromBytes(text), text) << path;
    }
  }
}

// Shapes that transforms and older releases make.
TEST(AbstractFormatTest, OtherAnnotationsStayWhatTheyAre) {
  for (const char* form : {
           "{attribute,1,module,m}",
           "{attribute,[{location,{2,3}},{generated,true}],module,m}",
           "{function,[{generated,true},{location,7}],f,0,[{clause,7,[],[],[{atom,{7,2},ok}]}]}",
           "{function,0,f,0,[{clause,0,[],[],[{cons,1,{atom,2,a},{cons,3,{atom,4,b},{nil,5}}}]}]}",
           "{function,1,f,0,[{clause,1,[],[],[{cons,1,{atom,1,a},{cons,1,{atom,1,b},{var,1,'X'}}}]}]}",
           "{attribute,1,record,{r,[{record_field,2,{atom,3,a}},{typed_record_field,{record_field,1,{atom,1,b},{nil,1}},{type,1,any,[]}}]}}",
           "{attribute,1,spec,{{f,1},[{type,1,bounded_fun,[{type,1,'fun',[{type,2,product,[{var,1,'A'}]},{var,1,'A'}]},"
           "[{type,1,constraint,[{atom,3,is_subtype},[{var,1,'A'},{type,1,term,[]}]]}]]}]}}",
           "{attribute,1,spec,{{f,0},[{type,1,'fun',[{type,2,any},{type,1,any,[]}]}]}}",
           "{attribute,[{location,{1,1}},{generated,true}],file,{\"x.erl\",1}}",
           "{error,{{1,2},erl_parse,[\"syntax error before: \",\"x\"]}}",
           "{warning,{3,epp,{warning,a}}}",
       }) {
    const std::string text = std::string(form) + ".\n{eof,9}.\n";
    EXPECT_EQ(FromText(text), text);
    EXPECT_EQ(FromBytes(text), text);
  }
}

TEST(AbstractFormatTest, LongListsAreNotDeep) {
  constexpr size_t kLength = 100000;
  std::string text = "{function,1,f,0,[{clause,1,[],[],[";
  for (size_t i = 0; i < kLength; ++i) text += "{cons,1,{integer," + std::to_string(i % 7) + ",1},";
  text += "{nil,1}" + std::string(kLength, '}') + "]}]}.\n{eof,1}.\n";
  EXPECT_EQ(FromText(text), text);
}

struct BadForm {
  std::string form;      // after a module attribute
  std::string expected;  // of its message
};

TEST(AbstractFormatTest, WhatIsNoFormIsNamed) {
  auto body = [](const std::string& expr) { return "{function,5,f,0,[{clause,5,[],[],[" + expr + "]}]}"; };
  const BadForm bad_forms[] = {
      {"foo", "this is no form: foo"},
      {"{foo,1,2}", "this is no form: {foo,1,2}"},
      {"{attribute,x,export,[]}", "this is no annotation: x"},
      {"{attribute,-1,export,[]}", "this is no annotation: -1"},
      {"{attribute,{1,0},export,[]}", "this is no annotation: {1,0}"},
      {"{attribute,1,export,[f]}", "this is no name and arity: f"},
      {"{attribute,1,export,[{f,-1}]}", "this is no number of arguments: -1"},
      {"{attribute,1,record,r}", "this is no record definition: r"},
      {"{attribute,1,record,{r,[{record_field,1,{var,1,'A'}}]}}", "this is no name of a field: {var,1,'A'}"},
      {"{attribute,1,spec,{{f,0},[]}}", "this is no list of signatures: []"},
      {"{attribute,1,spec,{{f,0},[{type,1,any,[]}]}}", "this is no signature: {type,1,any,[]}"},
      {"{attribute,1,type,{t,{type,1,product,[]},[]}}", "this is no type: {type,1,product,[]}"},
      {"{attribute,1,file,x}", "this is no file and line: x"},
      {"{function,1,f,1,[{clause,1,[],[],[{nil,1}]}]}", "this is no clause with 1 pattern: {clause,1,[],[],[{nil,1}]}"},
      {"{function,1,f,0,[]}", "this is no list of clauses: []"},
      {"{function,1,f,0,[{clause,1,[],[],[]}]}", "this is no body: []"},
      {"{function,1,f,0,[{clause,1,[],[[]],[{nil,1}]}]}", "this is no guard: [[]]"},
      {body("{foo,5}"), "this is no expression: {foo,5}"},
      {body("{call,5,{atom,5,a}}"), "this is no expression: {call,5,{atom,5,a}}"},
      {body("{call,5,{atom,5,a},b}"), "this is no list of expressions: b"},
      {body("{atom,5,1}"), "this is no atom: 1"},
      {body("{integer,5,a}"), "this is no integer: a"},
      {body("{float,5,1}"), "this is no float: 1"},
      {body("{char,5,1114112}"), "this is no character: 1114112"},
      {body("{string,5,[a]}"), "this is no string: [a]"},
      {body("{op,5,'@',{nil,5},{nil,5}}"), "this is no operator of two operands: '@'"},
      {body("{op,5,'+',{nil,5},{nil,5},{nil,5}}"), "this is no expression: {op,5,'+',{nil,5},{nil,5},{nil,5}}"},
      {body("{maybe_match,5,{nil,5},{nil,5}}"), "this is no expression: {maybe_match,5,{nil,5},{nil,5}}"},
      {body("{'try',5,[{nil,5}],[],[],[]}"), "this is no try: {'try',5,[{nil,5}],[],[],[]}"},
      {body("{'try',5,[{nil,5}],[],[{clause,5,[{nil,5}],[],[{nil,5}]}],[]}"),
       "this is no list of catch clauses: [{clause,5,[{nil,5}],[],[{nil,5}]}]"},
      {body("{'fun',5,{function,{nil,5},{atom,5,f},{integer,5,0}}}"),
       "this is no fun: {'fun',5,{function,{nil,5},{atom,5,f},{integer,5,0}}}"},
      {body("{lc,5,{nil,5},[{zip,5,[{generate,5,{nil,5},{nil,5}}]}]}"), "this is no list of generators: [{generate,5,{nil,5},{nil,5}}]"},
      {body("{lc,5,[{nil,5}],[]}"), "this is no list of several values: [{nil,5}]"},
      {body("{mc,5,[{nil,5},{nil,5}],[]}"), "this is no field of a map: {nil,5}"},
      {body("{lc,5,{nil,5},[{b_generate,5,{nil,5},{nil,5}}]}"), "this is no binary: {nil,5}"},
      {body("{bin,5,[{bin_element,5,{nil,5},default}]}"), "this is no segment: {bin_element,5,{nil,5},default}"},
      {body("{map,5,[{map_field,5,{nil,5},{nil,5}}]}"), "this is no field of a map: {map_field,5,{nil,5},{nil,5}}"},
      {body("{record,5,r,[{record_field,5,{nil,5},{nil,5}}]}"), "this is no name of a field: {nil,5}"},
  };
  for (const BadForm& bad : bad_forms) {
    Context context;
    const auto terms = context.Terms("{attribute,1,module,m}.\n" + bad.form + ".\n{attribute,3,vsn,1}.\n{eof,4}.\n");
    ASSERT_EQ(terms.size(), 4u) << bad.form;
    const std::string printed = context.Rebuild(terms);
    ASSERT_EQ(context.diagnostics.all().size(), 1u) << bad.form;
    const Diagnostic& diagnostic = context.diagnostics.all()[0];
    EXPECT_EQ(diagnostic.Message(), bad.expected) << bad.form;
    ASSERT_EQ(diagnostic.notes.size(), 1u);
    EXPECT_TRUE(diagnostic.notes[0].text.starts_with("in form 2")) << diagnostic.notes[0].text;
    EXPECT_EQ(context.sources.Presume(diagnostic.location).line, 2u);
    // The forms around it are there.
    EXPECT_NE(printed.find("{attribute,3,vsn,1}.\n{eof,4}.\n"), std::string::npos) << printed;
  }
}

// Bytes have no places; then the innermost annotation tells where.
TEST(AbstractFormatTest, ErrorsInBytesNameThePlaceInTheModule) {
  Context text;
  const auto terms = text.Terms(
      "{attribute,{1,1},file,{\"a.erl\",1}}. {function,{3,1},f,0,[{clause,{3,1},[],[],[{tuple,{4,5},[{foo,{4,6}}]}]}]}.");
  syntax::ListTerm list;
  list.elements = terms;
  Context context;
  std::string error;
  const syntax::Term* read =
      ReadExternalTerm(WriteExternalTerm(list, text.symbols), &context.symbols, &context.arena, &error);
  ASSERT_NE(read, nullptr);
  context.Rebuild(read->As<syntax::ListTerm>().elements);
  EXPECT_EQ(FormatDiagnostics(context.diagnostics, context.sources, context.symbols, DiagnosticFormat::kText),
            "a.erl:4:6: error: this is no expression: {foo,{4,6}} [bad_abstract_form]\n  note: in form 2, function f/0\n");
}

TEST(AbstractFormatTest, DeepFormsAreRefused) {
  auto nested = [](const std::string& open, const std::string& middle, const std::string& close, size_t depth) {
    std::string text;
    for (size_t i = 0; i < depth; ++i) text += open;
    text += middle;
    for (size_t i = 0; i < depth; ++i) text += close;
    return text;
  };
  auto errors = [](const std::string& form) {
    Context context;
    context.Rebuild(context.Terms(form + ".\n"));
    size_t deep = 0;
    for (const Diagnostic& diagnostic : context.diagnostics.all()) {
      deep += diagnostic.kind == DiagnosticKind::kAbstractFormTooDeep;
    }
    return std::make_pair(context.diagnostics.all().size(), deep);
  };
  using Errors = std::pair<size_t, size_t>;
  auto function = [](const std::string& expr) { return "{function,1,f,0,[{clause,1,[],[],[" + expr + "]}]}"; };
  EXPECT_EQ(errors(function(nested("{tuple,1,[", "{nil,1}", "]}", 900))), Errors(0, 0));
  EXPECT_EQ(errors(function(nested("{tuple,1,[", "{nil,1}", "]}", 100000))), Errors(1, 1));
  EXPECT_EQ(errors(function(nested("{lc,1,{nil,1},[", "{nil,1}", "]}", 100000))), Errors(1, 1));
  EXPECT_EQ(errors("{attribute,1,type,{t," + nested("{type,1,list,[", "{type,1,any,[]}", "]}", 100000) + ",[]}}"), Errors(1, 1));
  EXPECT_EQ(errors("{attribute,1,vsn," + nested("[", "1", "]", 100000) + "}"), Errors(1, 1));
  EXPECT_EQ(errors("{attribute," + nested("[", "1", "]", 100000) + ",vsn,1}"), Errors(1, 0));
  EXPECT_EQ(errors(nested("{", "1", "}", 100000)), Errors(1, 0));
}

TEST(AbstractFormatTest, AMissingEndIsAdded) {
  EXPECT_EQ(FromText("{attribute,1,module,m}.\n"), "{attribute,1,module,m}.\n{eof,0}.\n");
}

TEST(AbstractFormatTest, OldFunsBecomeNewOnes) {
  EXPECT_EQ(FromText("{function,1,f,0,[{clause,1,[],[],[{'fun',1,{function,m,f,2}}]}]}.\n{eof,1}.\n"),
            "{function,1,f,0,[{clause,1,[],[],[{'fun',1,{function,{atom,1,m},{atom,1,f},{integer,1,2}}}]}]}.\n{eof,1}.\n");
}

}  // namespace
}  // namespace lumen

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  for (int i = 1; i < argc; ++i) lumen::sources.emplace_back(argv[i]);
  return RUN_ALL_TESTS();
}

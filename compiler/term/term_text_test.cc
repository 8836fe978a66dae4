#include "compiler/term/term_text.h"

#include <gtest/gtest.h>

#include "compiler/syntax/term_printer.h"

namespace lumen {
namespace {

class TermTextTest : public testing::Test {
 protected:
  // The terms of `text`, each printed and ended by a full stop; an error shows its line, column and argument.
  std::string Read(std::string text) {
    FileId file;
    EXPECT_TRUE(sources_.AddFile("t.abstr", std::make_shared<const std::string>(std::move(text)), {}, &file));
    Diagnostics diagnostics;
    TermTextReader reader(file, sources_, &symbols_, &arena_, &diagnostics);
    std::string out;
    while (!reader.at_end()) {
      if (const syntax::Term* term = reader.Next()) out += syntax::PrintTerm(*term, symbols_) + ".";
    }
    for (const Diagnostic& diagnostic : diagnostics.all()) {
      const PresumedLocation place = sources_.Presume(diagnostic.location);
      out += "!" + std::to_string(place.line) + ":" + std::to_string(place.column);
      if (!diagnostic.arguments.empty()) out += " " + diagnostic.arguments[0];
    }
    EXPECT_EQ(reader.failed(), !diagnostics.all().empty());
    return out;
  }
  SourceManager sources_;
  SymbolTable symbols_;
  Arena arena_;
};

TEST_F(TermTextTest, ReadsTerms) {
  EXPECT_EQ(Read("a. 'B c'.\n1. -2. +3. 1.5. -1.5. $a. 16#ff."), "a.'B c'.1.-2.3.1.5.-1.5.97.255.");
  EXPECT_EQ(Read("\"ab\" \"c\". \"\". []. {}. #{}. <<>>."), "\"abc\".[].[].{}.#{}.<<>>.");
  EXPECT_EQ(Read("{a,[b,{c}],#{k => [v], 1 => 2}}."), "{a,[b,{c}],#{k=>[v],1=>2}}.");
  EXPECT_EQ(Read("[a|b]. [a,b|c]. [a|[b]]. [a|[b|[c]]]. [a|[]]. [a|[b|c]]. [[a]|[b]]."),
            "[a|b].[a,b|c].[a,b].[a,b,c].[a].[a,b|c].[[a],b].");
  EXPECT_EQ(Read("<<1,2,255,3:4>>. <<\"ab\">>. <<\"\\x{e5}\"/utf8>>. fun lists:map/2."),
            "<<1,2,255,3:4>>.<<97,98>>.<<195,165>>.fun lists:map/2.");
  EXPECT_EQ(Read("maybe. else. 'fun'."), "maybe.else.'fun'.");
  EXPECT_EQ(Read("% nothing\n"), "");
}

TEST_F(TermTextTest, ErrorsNameTheirPlaceAndTheRestIsRead) {
  EXPECT_EQ(Read("a.\n{b, X}.\nc."), "a.c.!2:5 a variable");
  EXPECT_EQ(Read("{a,b."), "!1:5 its end");
  EXPECT_EQ(Read("[a,]. b."), "b.!1:4 `]`");
  EXPECT_EQ(Read("[a|b,c]. b."), "b.!1:5 `,`");
  EXPECT_EQ(Read("#{a}."), "!1:4 `}`");
  EXPECT_EQ(Read("f(x)."), "!1:2 `(`");
  EXPECT_EQ(Read("- a."), "!1:3 this atom");
  EXPECT_EQ(Read("a b."), "!1:3 this atom");
  EXPECT_EQ(Read("if."), "!1:1 `if`");
  EXPECT_EQ(Read("a"), "!1:1 its end");
  EXPECT_EQ(Read("\"a"), "!1:1 \"");
  EXPECT_EQ(Read("fun a:b/c."), "!1:9 this atom");
}

TEST_F(TermTextTest, DepthAndLengthAreNoProblem) {
  auto repeat = [](std::string_view text, size_t count) {
    std::string out;
    for (size_t i = 0; i < count; ++i) out += text;
    return out;
  };
  FileId file;
  ASSERT_TRUE(sources_.AddFile("t", std::make_shared<const std::string>(repeat("{", 300000) + repeat("}", 300000) + ".\n" +
                                                                        repeat("[a|", 300000) + "[]" + repeat("]", 300000) + "."),
                               {}, &file));
  Diagnostics diagnostics;
  TermTextReader reader(file, sources_, &symbols_, &arena_, &diagnostics);
  EXPECT_NE(reader.Next(), nullptr);
  const syntax::Term* list = reader.Next();
  ASSERT_NE(list, nullptr);
  EXPECT_EQ(list->As<syntax::ListTerm>().elements.size(), 300000u);
}

}  // namespace
}  // namespace lumen

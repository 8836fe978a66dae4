#include "compiler/lexer/lexer.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

namespace lumen {
namespace {

// A whole text, form by form.
struct Scan {
  explicit Scan(std::string text, LexerOptions options = {}) {
    FileId file;
    EXPECT_TRUE(sources.AddFile("m.erl", std::make_shared<const std::string>(std::move(text)), {}, &file));
    Lexer lexer(file, sources, &symbols, &arena, &diagnostics);
    for (;;) {
      const Lexer::Result result = lexer.NextForm(options, &tokens);
      if (result == Lexer::Result::kEnd) break;
      (result == Lexer::Result::kForm ? forms : errors) += 1;
    }
    end_column = sources.Presume(lexer.position()).column;
  }

  std::vector<TokenKind> Kinds() const {
    std::vector<TokenKind> kinds;
    for (const Token& token : tokens) kinds.push_back(token.kind());
    return kinds;
  }
  std::string Text(size_t index) const { return index < tokens.size() ? SourceText(tokens[index], symbols) : "(none)"; }
  std::string Place(SourceLocation location) const {
    const PresumedLocation place = sources.Presume(location);
    return std::to_string(place.line) + ":" + std::to_string(place.column);
  }
  DiagnosticKind Only() const {
    EXPECT_EQ(diagnostics.all().size(), 1u) << sources.FileText(FileId{0}).substr(0, 40);
    return diagnostics.all().empty() ? DiagnosticKind::kCannotRead : diagnostics.all()[0].kind;
  }
  std::string OnlyPlace() const { return diagnostics.all().empty() ? "" : Place(diagnostics.all()[0].location); }

  SymbolTable symbols;
  SourceManager sources;
  Arena arena;
  Diagnostics diagnostics;
  std::vector<Token> tokens;
  int forms = 0, errors = 0;
  uint32_t end_column = 0;
};

using Kinds = std::vector<TokenKind>;

std::string Repeat(std::string_view text, size_t count) {
  std::string out;
  for (size_t i = 0; i < count; ++i) out += text;
  return out;
}

// Every row of token.def is read back from its spelling, alone and between others.
TEST(LexerTest, ReadsEveryKindOfToken) {
  auto check = [](TokenKind kind, std::string_view text) {
    const std::string source = std::string(text) + " " + std::string(text) + " .";
    const Scan scan(source);
    EXPECT_EQ(scan.Kinds(), (Kinds{kind, kind, TokenKind::kDot})) << source;
    EXPECT_EQ(scan.diagnostics.all().size(), 0u) << source;
  };
#define LUMEN_KEYWORD(Name, text) check(TokenKind::k##Name, text);
#define LUMEN_PUNCTUATION(Name, text) \
  if (TokenKind::k##Name != TokenKind::kDot && TokenKind::k##Name != TokenKind::kSinglePoint) check(TokenKind::k##Name, text);
#include "compiler/lexer/token.def"
  EXPECT_EQ(Scan("a.b").Kinds(), (Kinds{TokenKind::kAtom, TokenKind::kSinglePoint, TokenKind::kAtom}));
  const std::pair<TokenKind, const char*> kWithValue[] = {
      {TokenKind::kOtherCharacter, "@"}, {TokenKind::kOtherCharacter, "\xc2\xa7"}, {TokenKind::kAtom, "'a b'"},
      {TokenKind::kVariable, "_X@1"},    {TokenKind::kInteger, "1_000"},           {TokenKind::kFloat, "1.5"},
      {TokenKind::kCharacter, "$a"},     {TokenKind::kString, "\"s\""},            {TokenKind::kBinaryString, "~b(s)"}};
  size_t covered = 0;
  for (const auto& [kind, text] : kWithValue) check(kind, text);
#define LUMEN_LITERAL(Name, text) \
  for (const auto& pair : kWithValue) covered += pair.first == TokenKind::k##Name && (&pair == kWithValue || (&pair)[-1].first != pair.first);
#include "compiler/lexer/token.def"
  size_t kinds = 0;
#define LUMEN_LITERAL(Name, text) ++kinds;
#include "compiler/lexer/token.def"
  EXPECT_EQ(covered, kinds) << "a kind with a value is in no example above";
}

// What is a token of its own in a later release is what it always was before.
TEST(LexerTest, ReadsByTheLevelOfTheLanguage) {
  LexerOptions old;
  old.otp_level = 25;
  old.maybe_enabled = false;
  EXPECT_EQ(Scan("maybe else", old).Kinds(), (Kinds{TokenKind::kAtom, TokenKind::kAtom}));
  EXPECT_EQ(Scan("<:-", old).Kinds(), (Kinds{TokenKind::kLess, TokenKind::kColon, TokenKind::kMinus}));
  EXPECT_EQ(Scan("<:=", old).Kinds(), (Kinds{TokenKind::kLess, TokenKind::kAssign}));
  EXPECT_EQ(Scan("&&", old).Kinds(), (Kinds{TokenKind::kOtherCharacter, TokenKind::kOtherCharacter}));
  EXPECT_EQ(Scan("~s", old).Kinds(), (Kinds{TokenKind::kOtherCharacter, TokenKind::kAtom}));
  EXPECT_EQ(Scan("\"\"\"a\"", old).Kinds(), (Kinds{TokenKind::kString, TokenKind::kString}));
  EXPECT_EQ(Scan("16#f.8", old).Kinds(), (Kinds{TokenKind::kInteger, TokenKind::kSinglePoint, TokenKind::kInteger}));
  EXPECT_EQ(Scan("16#f.8#e1").Kinds(), (Kinds{TokenKind::kFloat}));
  EXPECT_EQ(Scan("16#f.8#e1").tokens[0].float_value(), 248.0);
}

TEST(LexerTest, EndsAFormAtADotBeforeSpace) {
  EXPECT_EQ(Scan("a. b.").forms, 2);
  EXPECT_EQ(Scan("a.%c\nb.").forms, 2);
  EXPECT_EQ(Scan("a.\xc2\xa0" "b.").forms, 2) << "no-break space is white space";
  EXPECT_EQ(Scan("a.b").forms, 1);
  EXPECT_EQ(Scan("a..b. ").Kinds(), (Kinds{TokenKind::kAtom, TokenKind::kDotDot, TokenKind::kAtom, TokenKind::kDot}));
  EXPECT_EQ(Scan("").forms, 0);
  EXPECT_EQ(Scan(" \n\t % nothing but a comment").forms, 0);
  EXPECT_EQ(Scan(std::string("a\0b.", 4)).Kinds(), (Kinds{TokenKind::kAtom, TokenKind::kAtom, TokenKind::kDot}))
      << "a NUL is white space";
}

// Carriage returns are white space between tokens and part of a string, as in OTP.
TEST(LexerTest, TakesLinesThatEndAsOnWindows) {
  const Scan scan("f() ->\r\n  \"a\r\nb\".\r\n");
  EXPECT_EQ(scan.diagnostics.all().size(), 0u);
  EXPECT_EQ(scan.forms, 1);
  EXPECT_EQ(scan.tokens[4].text(), U"a\r\nb");
  EXPECT_EQ(scan.Place(scan.tokens[4].location()), "2:3");
  EXPECT_EQ(scan.Place(scan.tokens[5].location()), "3:3");
}

// OTP refuses it too.
TEST(LexerTest, RefusesAByteOrderMark) {
  const Scan scan("\xef\xbb\xbf-module(m).\n");
  EXPECT_EQ(scan.Only(), DiagnosticKind::kIllegalCharacter);
  EXPECT_EQ(scan.OnlyPlace(), "1:1");
  EXPECT_EQ(scan.forms, 1) << "what follows is read";
}

TEST(LexerTest, CountsColumnsInCharacters) {
  const Scan scan("f\xc3\xa4 \"\xe6\x97\xa5\xe6\x9c\xac\" x\n");
  ASSERT_EQ(scan.tokens.size(), 3u);
  EXPECT_EQ(scan.Text(0), "f\xc3\xa4");
  EXPECT_EQ(scan.Place(scan.tokens[1].location()), "1:4");
  EXPECT_EQ(scan.Place(scan.tokens[2].location()), "1:9");
}

TEST(LexerTest, ReadsNumbers) {
  for (const auto& [text, value] : std::initializer_list<std::pair<const char*, const char*>>{
           {"0", "0"},
           {"007", "7"},
           {"999999999999999999", "999999999999999999"},
           {"9223372036854775807", "9223372036854775807"},
           {"9223372036854775808", "9223372036854775808"},
           {"1_000_000", "1000000"},
           {"36#zZ", "1295"},
           {"2#1111_0000", "240"},
           {"16#FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF", "340282366920938463463374607431768211455"},
           {"0_0", "0"}}) {
    const Scan scan(text);
    ASSERT_EQ(scan.Kinds(), Kinds{TokenKind::kInteger}) << text;
    EXPECT_EQ(scan.tokens[0].integer().ToDecimal(), value);
  }
  for (const auto& [text, value] : std::initializer_list<std::pair<const char*, double>>{
           {"1.0", 1.0}, {"1_0.2_5", 10.25}, {"1.5e3", 1500.0}, {"1.5E+3", 1500.0}, {"1.5e-3", 0.0015}, {"1.0e-400", 0.0},
           {"4.9e-324", 4.9e-324}, {"1.7976931348623157e308", 1.7976931348623157e308}, {"0.1", 0.1}}) {
    const Scan scan(text);
    ASSERT_EQ(scan.Kinds(), Kinds{TokenKind::kFloat}) << text;
    EXPECT_EQ(scan.tokens[0].float_value(), value);
  }
  // An underscore stands between two digits or belongs to what follows.
  EXPECT_EQ(Scan("1_ ").Kinds(), (Kinds{TokenKind::kInteger, TokenKind::kVariable}));
  EXPECT_EQ(Scan("1__0").Kinds(), (Kinds{TokenKind::kInteger, TokenKind::kVariable}));
  EXPECT_EQ(Scan("1.e3").Kinds(), (Kinds{TokenKind::kInteger, TokenKind::kSinglePoint, TokenKind::kAtom}));
  EXPECT_EQ(Scan("2#12").Kinds(), (Kinds{TokenKind::kInteger, TokenKind::kInteger})) << "as in OTP: 2#1, then 2";
}

TEST(LexerTest, LimitsNumbers) {
  const size_t largest = IntegerValue::kMaxBits / 4;
  EXPECT_EQ(Scan("16#" + std::string(largest, 'f')).Kinds(), Kinds{TokenKind::kInteger});
  EXPECT_EQ(Scan("16#" + std::string(largest + 1, 'f') + ". a.").Only(), DiagnosticKind::kIllegalInteger);
  EXPECT_EQ(Scan(std::string(400'000, '9') + ". a.").Only(), DiagnosticKind::kIllegalInteger);
  EXPECT_EQ(Scan("1#0. a.").Only(), DiagnosticKind::kIllegalBase);
  EXPECT_EQ(Scan("37#0. a.").Only(), DiagnosticKind::kIllegalBase);
  EXPECT_EQ(Scan(std::string(1000, '1') + "#0. a.").Only(), DiagnosticKind::kIllegalBase);
  EXPECT_EQ(Scan("16#. a.").Only(), DiagnosticKind::kIllegalInteger);
  EXPECT_EQ(Scan("1.0e999. a.").Only(), DiagnosticKind::kIllegalFloat);
  EXPECT_EQ(Scan("1.0e. a.").Only(), DiagnosticKind::kIllegalFloat);
  EXPECT_EQ(Scan("16#f.8#e. a.").Only(), DiagnosticKind::kIllegalFloat);
  EXPECT_EQ(Scan("16#f.8#e99999999. a.").Only(), DiagnosticKind::kIllegalFloat);
}

TEST(LexerTest, LimitsNames) {
  EXPECT_EQ(Scan(std::string(255, 'a')).Kinds(), Kinds{TokenKind::kAtom});
  EXPECT_EQ(Scan(std::string(256, 'a')).Only(), DiagnosticKind::kIllegalAtom);
  EXPECT_EQ(Scan(Repeat("\xc3\xa4", 255)).Kinds(), Kinds{TokenKind::kAtom}) << "characters count, not bytes";
  EXPECT_EQ(Scan(Repeat("\xc3\xa4", 256)).Only(), DiagnosticKind::kIllegalAtom);
  EXPECT_EQ(Scan("'" + Repeat("\xe6\x97\xa5", 255) + "'").Kinds(), Kinds{TokenKind::kAtom});
  EXPECT_EQ(Scan("'" + Repeat("\xe6\x97\xa5", 256) + "'").Only(), DiagnosticKind::kIllegalAtom);
  EXPECT_EQ(Scan("'" + std::string(256, ' ') + "'").Only(), DiagnosticKind::kIllegalAtom);
  EXPECT_EQ(Scan(std::string(255, 'X')).Kinds(), Kinds{TokenKind::kVariable});
  EXPECT_EQ(Scan(std::string(256, 'X')).Only(), DiagnosticKind::kIllegalVariable);
}

TEST(LexerTest, ReadsEscapes) {
  const Scan scan(R"("\b\d\e\f\n\r\s\t\v\0\7\12\123\1234\x41\x{1F600}\^a\^?\"\\\q")");
  ASSERT_EQ(scan.Kinds(), Kinds{TokenKind::kString});
  EXPECT_EQ(scan.tokens[0].text(), std::u32string(U"\b\x7f\x1b\f\n\r \t\v\0\7\nSS4A\U0001F600\x01\x1f\"\\q", 22));
  for (const char* text : {"$\\x{110000}", "$\\x{D800}", "$\\x{}", "$\\xg", "$\\x{41", "\"\\x{FFFE}\""}) {
    EXPECT_FALSE(Scan(text).diagnostics.all().empty()) << text;
  }
}

TEST(LexerTest, ReportsWhatTheFileEndsIn) {
  EXPECT_EQ(Scan("x $").Only(), DiagnosticKind::kUnterminatedCharacter);
  EXPECT_EQ(Scan("x $\\").Only(), DiagnosticKind::kUnterminatedCharacter);
  EXPECT_EQ(Scan("x $\\x").Only(), DiagnosticKind::kUnterminatedCharacter);
  EXPECT_EQ(Scan("x \"abc").Only(), DiagnosticKind::kUnterminatedString);
  EXPECT_EQ(Scan("x \"abc\\").Only(), DiagnosticKind::kUnterminatedString);
  EXPECT_EQ(Scan("x 'abc").Only(), DiagnosticKind::kUnterminatedString);
  EXPECT_EQ(Scan("x \"\"\"\nabc").Only(), DiagnosticKind::kUnterminatedString);
  EXPECT_EQ(Scan("x ~b(abc").Only(), DiagnosticKind::kUnterminatedString);
  EXPECT_EQ(Scan("x ~").Only(), DiagnosticKind::kIllegalSigil);
  EXPECT_EQ(Scan("x \"abc").OnlyPlace(), "1:3") << "where it begins";
}

TEST(LexerTest, ReadsTripleQuotedStringsAndSigils) {
  auto text = [](std::string source) {
    const Scan scan(std::move(source));
    EXPECT_EQ(scan.diagnostics.all().size(), 0u);
    return scan.tokens.size() == 1 ? std::u32string(scan.tokens[0].text()) : U"(not one token)";
  };
  EXPECT_EQ(text("\"\"\"\n  a\n\n   \"\"b\n  \"\"\""), U"a\n\n \"\"b");
  EXPECT_EQ(text("\"\"\"\"\n\"\"\"\n\"\"\"\""), U"\"\"\"");
  EXPECT_EQ(text("\"\"\"\n\"\"\""), U"");
  EXPECT_EQ(text("~\"\"\"\n\\n\n\"\"\""), U"\\n") << "verbatim";
  EXPECT_EQ(text("~b\"\"\"\n\\n\n\"\"\""), U"\n");
  for (const char* delimiters : {"()", "[]", "{}", "<>", "//", "||", "''", "\"\"", "``", "##"}) {
    EXPECT_EQ(text(std::string("~S") + delimiters[0] + "a\\b" + delimiters[1]), U"a\\b") << delimiters;
  }
  EXPECT_EQ(Scan("\"\"\"x\"\"\". a.").Only(), DiagnosticKind::kTripleQuoteText);
  EXPECT_EQ(Scan("\"\"\"\n x\n  \"\"\". a.").Only(), DiagnosticKind::kTripleQuoteIndentation);
  EXPECT_EQ(Scan("\"a\"\"b\". a.").Only(), DiagnosticKind::kAdjacentStrings);
  EXPECT_EQ(Scan("~x\"a\". a.").Only(), DiagnosticKind::kIllegalSigil);
  EXPECT_EQ(Scan("~b(a)c. a.").Only(), DiagnosticKind::kIllegalSigil);
}

// The form with the error is dropped up to the error; what follows is read on as a form of its own.
TEST(LexerTest, GoesOnBehindAnError) {
  const Scan scan("a \xe6\x97\xa5 b.\nc.\n");
  EXPECT_EQ(scan.errors, 1);
  EXPECT_EQ(scan.forms, 2);
  ASSERT_EQ(scan.tokens.size(), 4u);
  EXPECT_EQ(scan.Text(0), "b");
  EXPECT_EQ(scan.Text(2), "c");
  EXPECT_EQ(Scan("\xe6\x97\xa5 \xe6\x97\xa5. ok.").errors, 2) << "one error a place";
}

TEST(LexerTest, ReadsLongLinesInOnePass) {
  const Scan tokens(Repeat("a,", 1'000'000) + "a.");
  EXPECT_EQ(tokens.tokens.size(), 2'000'002u);
  EXPECT_EQ(tokens.end_column, 2'000'003u);
  const Scan string("\"" + std::string(4'000'000, 'x') + "\".");
  EXPECT_EQ(string.tokens[0].text().size(), 4'000'000u);
  EXPECT_EQ(Scan("%" + std::string(4'000'000, '%') + "\na.").tokens.size(), 2u);
}

TEST(LexerTest, RefusesWhatUnicodeHasNoCharacterFor) {
  EXPECT_EQ(Scan("% \xef\xbf\xbe\na.").Only(), DiagnosticKind::kIllegalCharacter);
  EXPECT_EQ(Scan("$\xef\xbf\xbf").Only(), DiagnosticKind::kIllegalCharacter);
  EXPECT_EQ(Scan("\"\xef\xbf\xbf\". a.").diagnostics.all()[0].kind, DiagnosticKind::kIllegalCharacter);
}

}  // namespace
}  // namespace lumen

// Operators against what OTP makes of every pair of them, and how the parser goes on after an error. Everything else the parser
// reads is in the goldens of compiler/frontend, limits in frontend_test.cc.
#include "compiler/parser/parser.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/preprocessor/preprocessor.h"

namespace lumen {
namespace {

struct Parsed {
  explicit Parsed(std::string text) {
    files.Add("m.erl", std::move(text));
    TokenStream stream;
    const PreprocessorOptions options;
    Preprocessor preprocessor(options, &files, &sources, &symbols, &arena, &diagnostics);
    EXPECT_TRUE(preprocessor.Run("m.erl", &stream));
    module = Parser({}, &sources, &symbols, &arena, &diagnostics).Parse(stream);
  }
  std::vector<const syntax::Form*> Forms(syntax::FormKind kind) const {
    std::vector<const syntax::Form*> forms;
    for (const syntax::Form* form : module.forms) {
      if (form->kind == kind) forms.push_back(form);
    }
    return forms;
  }

  MemoryFileSystem files;
  SymbolTable symbols;
  SourceManager sources;
  Arena arena;
  Diagnostics diagnostics;
  syntax::Module module;
};

constexpr std::string_view kOperators[] = {
#define LUMEN_BINARY_OPERATOR(Name, text, precedence, associativity) text,
#include "compiler/syntax/operator.def"
    "="};

// Row A, column B: how OTP 25 reads `x A y B z`. l: (x A y) B z, r: x A (y B z), e: not at all.
constexpr std::string_view kBinary[] = {
    "rrrrrrrrrrrrrrrrrrrrrrrrrrrr",
    "lrrrrrrrrrrrrrrrrrrrrrrrrrrl",
    "llrrrrrrrrrrrrrrrrrrrrrrrrrl",
    "llleeeeeeeerrrrrrrrrrrrrrrrl",
    "llleeeeeeeerrrrrrrrrrrrrrrrl",
    "llleeeeeeeerrrrrrrrrrrrrrrrl",
    "llleeeeeeeerrrrrrrrrrrrrrrrl",
    "llleeeeeeeerrrrrrrrrrrrrrrrl",
    "llleeeeeeeerrrrrrrrrrrrrrrrl",
    "llleeeeeeeerrrrrrrrrrrrrrrrl",
    "llleeeeeeeerrrrrrrrrrrrrrrrl",
    "lllllllllllrrrrrrrrrrrrrrrrl",
    "lllllllllllrrrrrrrrrrrrrrrrl",
    "lllllllllllllllllllllrrrrrrl",
    "lllllllllllllllllllllrrrrrrl",
    "lllllllllllllllllllllrrrrrrl",
    "lllllllllllllllllllllrrrrrrl",
    "lllllllllllllllllllllrrrrrrl",
    "lllllllllllllllllllllrrrrrrl",
    "lllllllllllllllllllllrrrrrrl",
    "lllllllllllllllllllllrrrrrrl",
    "llllllllllllllllllllllllllll",
    "llllllllllllllllllllllllllll",
    "llllllllllllllllllllllllllll",
    "llllllllllllllllllllllllllll",
    "llllllllllllllllllllllllllll",
    "llllllllllllllllllllllllllll",
    "rrrrrrrrrrrrrrrrrrrrrrrrrrrr",
};
// How it reads `A x B y`. l: (A x) B y, r: A (x B y).
constexpr std::pair<std::string_view, std::string_view> kPrefix[] = {
    {"+", "llllllllllllllllllllllllllll"},
    {"-", "llllllllllllllllllllllllllll"},
    {"bnot", "llllllllllllllllllllllllllll"},
    {"not", "llllllllllllllllllllllllllll"},
    {"catch", "rrrrrrrrrrrrrrrrrrrrrrrrrrrr"},
};

// The same letters for our parser.
char Grouping(const std::string& expression, bool prefix) {
  const Parsed parsed("f() -> " + expression + ".\n");
  const auto functions = parsed.Forms(syntax::FormKind::kFunctionForm);
  if (functions.empty()) return 'e';
  const syntax::Expr* expr = functions[0]->As<syntax::FunctionForm>().clauses[0]->body[0];
  const syntax::Expr* right = nullptr;
  if (const auto* binary = expr->AsIf<syntax::BinaryOperation>()) right = binary->right;
  if (const auto* match = expr->AsIf<syntax::Match>()) right = match->value;
  if (prefix) return right == nullptr ? 'r' : 'l';
  return right != nullptr && right->kind == syntax::ExprKind::kAtomLiteral ? 'l' : 'r';
}

TEST(ParserTest, GroupsEveryPairOfOperatorsAsOtpDoes) {
  const size_t count = std::size(kOperators);
  ASSERT_EQ(std::size(kBinary), count) << "record the new operator's row from OTP";
  for (size_t a = 0; a < count; ++a) {
    ASSERT_EQ(kBinary[a].size(), count);
    for (size_t b = 0; b < count; ++b) {
      const std::string expression = "x " + std::string(kOperators[a]) + " y " + std::string(kOperators[b]) + " z";
      EXPECT_EQ(Grouping(expression, false), kBinary[a][b]) << expression;
    }
  }
}

TEST(ParserTest, PrefixOperatorsBindTightlyAndCatchDoesNot) {
  for (const auto& [prefix, groupings] : kPrefix) {
    ASSERT_EQ(groupings.size(), std::size(kOperators));
    for (size_t b = 0; b < std::size(kOperators); ++b) {
      const std::string expression = std::string(prefix) + " x " + std::string(kOperators[b]) + " y";
      EXPECT_EQ(Grouping(expression, true), groupings[b]) << expression;
    }
  }
#define LUMEN_UNARY_OPERATOR(Name, text)                                                                 \
  EXPECT_TRUE(std::any_of(std::begin(kPrefix), std::end(kPrefix), [](const auto& row) { return row.first == text; })) << text;
#include "compiler/syntax/operator.def"
}

// One error a form, at the first token that cannot go on; every form around it is there.
TEST(ParserTest, AnErrorCostsItsForm) {
  const char* const kBroken[] = {"b( -> ok.",       "b() -> .",          "b() -> case x of end.", "b() -> [1, 2.",
                                 "b() -> f(1,).",   "b() -> #r{a}.",     "-type t() :: .",        "-record(r, {1}).",
                                 "-spec b() -> .",  "b() -> begin end.", "b() -> try x end.",     "-export([b/x]).",
                                 "b() when -> ok.", "b() -> fun () end."};
  for (const char* broken : kBroken) {
    const Parsed parsed(std::string("a() -> ok.\n") + broken + "\nc() -> ok.\n");
    EXPECT_EQ(parsed.diagnostics.error_count(), 1u) << broken;
    EXPECT_EQ(parsed.Forms(syntax::FormKind::kErrorForm).size(), 1u) << broken;
    EXPECT_EQ(parsed.Forms(syntax::FormKind::kFunctionForm).size(), 2u) << broken;
    for (const Diagnostic& diagnostic : parsed.diagnostics.all()) {
      EXPECT_EQ(parsed.sources.Presume(diagnostic.location).line, 2u) << broken;
    }
  }
}

TEST(ParserTest, ReportsEveryBadForm) {
  std::string text;
  for (int i = 0; i < 50; ++i) text += "f" + std::to_string(i) + "( -> ok.\ng" + std::to_string(i) + "() -> ok.\n";
  const Parsed parsed(text);
  EXPECT_EQ(parsed.diagnostics.error_count(), 50u);
  EXPECT_EQ(parsed.Forms(syntax::FormKind::kFunctionForm).size(), 50u);
}

}  // namespace
}  // namespace lumen

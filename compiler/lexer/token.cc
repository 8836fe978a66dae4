// Tested by lexer_test.cc.
#include "compiler/lexer/token.h"

#include "compiler/base/text.h"
#include "compiler/base/utf8.h"

namespace lumen {

// The lexer turns a symbol into a keyword by its index alone; these two tables must agree.
static_assert(symbols::kAfter.index() == 1 && TokenKind::kAfter == TokenKind{0});
static_assert(symbols::kElse.index() == static_cast<uint32_t>(TokenKind::kElse) + 1);

std::string_view Spelling(TokenKind kind) {
  switch (kind) {
#define LUMEN_KEYWORD(Name, text) \
  case TokenKind::k##Name:        \
    return text;
#define LUMEN_PUNCTUATION(Name, text) LUMEN_KEYWORD(Name, text)
#define LUMEN_LITERAL(Name, text) LUMEN_KEYWORD(Name, text)
#include "compiler/lexer/token.def"
  }
  __builtin_unreachable();
}

std::string SourceText(const Token& token, const SymbolTable& symbols) {
  std::string out;
  switch (token.kind()) {
    case TokenKind::kAtom: AppendAtom(symbols.Text(token.symbol()), &out); break;
    case TokenKind::kVariable: out = symbols.Text(token.symbol()); break;
    case TokenKind::kInteger: out = token.integer().ToDecimal(); break;
    case TokenKind::kFloat: AppendFloat(token.float_value(), &out); break;
    case TokenKind::kCharacter: AppendCharacter(token.character(), &out); break;
    case TokenKind::kOtherCharacter: AppendUtf8(token.character(), &out); break;
    case TokenKind::kString: AppendString(token.text(), &out); break;
    case TokenKind::kBinaryString:
      out = "~";
      AppendString(token.text(), &out);
      break;
    case TokenKind::kDot: out = "."; break;
    default: out = Spelling(token.kind()); break;
  }
  return out;
}

}  // namespace lumen

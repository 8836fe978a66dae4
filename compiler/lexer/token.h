// Tokens: 16 bytes each, in one vector per compilation.
#ifndef COMPILER_LEXER_TOKEN_H_
#define COMPILER_LEXER_TOKEN_H_

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

#include "compiler/base/integer_value.h"
#include "compiler/base/source_location.h"
#include "compiler/base/symbol.h"

namespace lumen {

enum class TokenKind : uint8_t {
#define LUMEN_KEYWORD(Name, text) k##Name,
#define LUMEN_PUNCTUATION(Name, text) k##Name,
#define LUMEN_LITERAL(Name, text) k##Name,
#include "compiler/lexer/token.def"
};

class Token {
 public:
  Token() = default;
  Token(TokenKind kind, SourceLocation location) : kind_(kind), location_(location) {}
  static Token Atom(SourceLocation location, Symbol name) { return Token(TokenKind::kAtom, location, name.index()); }
  static Token Variable(SourceLocation location, Symbol name) {
    return Token(TokenKind::kVariable, location, name.index());
  }
  static Token Character(SourceLocation location, char32_t value) {
    return Token(TokenKind::kCharacter, location, value);
  }
  static Token Other(SourceLocation location, char32_t value) {
    return Token(TokenKind::kOtherCharacter, location, value);
  }
  static Token SmallInteger(SourceLocation location, int64_t value) {
    return Token(TokenKind::kInteger, location, static_cast<uint64_t>(value));
  }
  // `value` stays where it is: it lives in the arena of the compilation.
  static Token LargeInteger(SourceLocation location, const IntegerValue* value) {
    Token token(TokenKind::kInteger, location, reinterpret_cast<uintptr_t>(value));
    token.large_ = true;
    return token;
  }
  static Token Float(SourceLocation location, double value) {
    return Token(TokenKind::kFloat, location, std::bit_cast<uint64_t>(value));
  }
  // `text` lives in the arena of the compilation; kind is kString or kBinaryString.
  static Token Text(TokenKind kind, SourceLocation location, const std::u32string_view* text) {
    return Token(kind, location, reinterpret_cast<uintptr_t>(text));
  }

  TokenKind kind() const { return kind_; }
  bool Is(TokenKind kind) const { return kind_ == kind; }
  SourceLocation location() const { return location_; }
  void set_location(SourceLocation location) { location_ = location; }

  Symbol symbol() const { return Symbol(static_cast<uint32_t>(value_)); }  // kAtom, kVariable
  char32_t character() const { return static_cast<char32_t>(value_); }    // kCharacter, kOtherCharacter
  double float_value() const { return std::bit_cast<double>(value_); }
  std::u32string_view text() const { return *reinterpret_cast<const std::u32string_view*>(value_); }
  IntegerValue integer() const {
    return large_ ? *reinterpret_cast<const IntegerValue*>(value_) : IntegerValue(static_cast<int64_t>(value_));
  }
  bool IsAtom(Symbol name) const { return kind_ == TokenKind::kAtom && symbol() == name; }

 private:
  Token(TokenKind kind, SourceLocation location, uint64_t value) : kind_(kind), location_(location), value_(value) {}

  TokenKind kind_ = TokenKind::kDot;
  bool large_ = false;
  SourceLocation location_;
  uint64_t value_ = 0;
};
static_assert(sizeof(Token) == 16);

// The spelling of a keyword or punctuation, the name of a kind with a value.
std::string_view Spelling(TokenKind kind);
inline bool IsKeyword(TokenKind kind) { return kind <= TokenKind::kElse; }
// The symbol of a keyword; keywords are symbols 1, 2, ... in the order of TokenKind.
inline Symbol KeywordSymbol(TokenKind kind) { return Symbol(static_cast<uint32_t>(kind) + 1); }

// A token as one would write it in source: foo, 'a b', "text", $a, 16#FF as 255.
std::string SourceText(const Token& token, const SymbolTable& symbols);

}  // namespace lumen

#endif  // COMPILER_LEXER_TOKEN_H_

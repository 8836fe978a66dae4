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
  Token(TokenKind kind, SourceLocation location) : Token(kind, location, uint64_t{0}) {}
  // kAtom or kVariable. (emplace_back with these arguments makes the token where it belongs; to push one back stores it twice.)
  Token(TokenKind kind, SourceLocation location, Symbol name) : Token(kind, location, uint64_t{name.index()}) {}
  static Token Atom(SourceLocation location, Symbol name) { return Token(TokenKind::kAtom, location, name); }
  static Token Variable(SourceLocation location, Symbol name) {
    return Token(TokenKind::kVariable, location, name);
  }
  static Token Character(SourceLocation location, char32_t value) {
    return Token(TokenKind::kCharacter, location, uint64_t{value});
  }
  static Token Other(SourceLocation location, char32_t value) {
    return Token(TokenKind::kOtherCharacter, location, uint64_t{value});
  }
  static Token SmallInteger(SourceLocation location, int64_t value) {
    return Token(TokenKind::kInteger, location, static_cast<uint64_t>(value));
  }
  // `value` stays where it is: it lives in the arena of the compilation.
  static Token LargeInteger(SourceLocation location, const IntegerValue* value) {
    Token token(TokenKind::kInteger, location, reinterpret_cast<uintptr_t>(value));
    token.head_ |= kLarge;
    return token;
  }
  static Token Float(SourceLocation location, double value) {
    return Token(TokenKind::kFloat, location, std::bit_cast<uint64_t>(value));
  }
  // `text` lives in the arena of the compilation; kind is kString or kBinaryString.
  static Token Text(TokenKind kind, SourceLocation location, const std::u32string_view* text) {
    return Token(kind, location, reinterpret_cast<uintptr_t>(text));
  }

  TokenKind kind() const { return static_cast<TokenKind>(head_); }
  bool Is(TokenKind kind) const { return this->kind() == kind; }
  SourceLocation location() const { return SourceLocation::FromBits(static_cast<uint32_t>(head_ >> 32)); }
  void set_location(SourceLocation location) { head_ = (head_ & 0xFFFFFFFF) | static_cast<uint64_t>(location.bits()) << 32; }

  Symbol symbol() const { return Symbol(static_cast<uint32_t>(value_)); }  // kAtom, kVariable
  char32_t character() const { return static_cast<char32_t>(value_); }    // kCharacter, kOtherCharacter
  double float_value() const { return std::bit_cast<double>(value_); }
  std::u32string_view text() const { return *reinterpret_cast<const std::u32string_view*>(value_); }
  IntegerValue integer() const {
    return (head_ & kLarge) != 0 ? *reinterpret_cast<const IntegerValue*>(value_) : IntegerValue(static_cast<int64_t>(value_));
  }
  bool IsAtom(Symbol name) const { return Is(TokenKind::kAtom) && symbol() == name; }

 private:
  static constexpr uint64_t kLarge = 0x100;
  Token(TokenKind kind, SourceLocation location, uint64_t value)
      : head_(static_cast<uint64_t>(location.bits()) << 32 | static_cast<uint8_t>(kind)), value_(value) {}

  // Two words, so that a token is made in registers: fields of a byte would be put together through memory, at the cost of a
  // stall for each. Bits 0-7 are the kind, bit 8 says that the value points to a large integer, bits 32-63 are the location.
  uint64_t head_ = static_cast<uint8_t>(TokenKind::kDot);
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

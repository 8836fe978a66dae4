// The scanner proper. Positions of errors and where scanning goes on after one are those of OTP's erl_scan.
// Tested by lexer_test.cc.
#include "compiler/lexer/lexer.h"

#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <system_error>

#include "compiler/base/text.h"
#include "compiler/base/utf8.h"

namespace lumen {
namespace {

// kSingle: punctuation that is a token whatever follows it.
enum class ByteClass : uint8_t { kSpace, kLower, kUpper, kDigit, kSingle, kPunctuation, kHigh };

constexpr std::array<TokenKind, 128> MakeSingles() {
  std::array<TokenKind, 128> kinds;
  kinds.fill(TokenKind::kOtherCharacter);
  kinds['('] = TokenKind::kLeftParen;
  kinds[')'] = TokenKind::kRightParen;
  kinds['{'] = TokenKind::kLeftBrace;
  kinds['}'] = TokenKind::kRightBrace;
  kinds['['] = TokenKind::kLeftBracket;
  kinds[']'] = TokenKind::kRightBracket;
  kinds[','] = TokenKind::kComma;
  kinds[';'] = TokenKind::kSemicolon;
  kinds['#'] = TokenKind::kHash;
  kinds['*'] = TokenKind::kStar;
  kinds['!'] = TokenKind::kBang;
  return kinds;
}
constexpr std::array<TokenKind, 128> kSingles = MakeSingles();

constexpr std::array<ByteClass, 256> MakeClasses() {
  std::array<ByteClass, 256> classes{};
  for (int c = 0; c < 256; ++c) {
    ByteClass value = ByteClass::kPunctuation;
    if (c <= ' ') value = ByteClass::kSpace;
    if (c >= 'a' && c <= 'z') value = ByteClass::kLower;
    if ((c >= 'A' && c <= 'Z') || c == '_') value = ByteClass::kUpper;
    if (c >= '0' && c <= '9') value = ByteClass::kDigit;
    if (c >= 0x80) value = ByteClass::kHigh;
    if (c < 0x80 && kSingles[static_cast<size_t>(c)] != TokenKind::kOtherCharacter) value = ByteClass::kSingle;
    classes[static_cast<size_t>(c)] = value;
  }
  return classes;
}
constexpr std::array<ByteClass, 256> kClasses = MakeClasses();
ByteClass ClassOf(char c) { return kClasses[static_cast<unsigned char>(c)]; }

// May the byte continue an ASCII name?
constexpr std::array<bool, 256> MakeNameBytes() {
  std::array<bool, 256> table{};
  for (int c = 0; c < 128; ++c) {
    table[static_cast<size_t>(c)] = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                                    c == '_' || c == '@';
  }
  return table;
}
constexpr std::array<bool, 256> kNameBytes = MakeNameBytes();

// The high bit of each byte of `word` that cannot continue an ASCII name: what kNameBytes says, for eight bytes at once. Seven bits
// are left of each byte, so that no sum carries into its neighbour.
constexpr uint64_t Bytes(unsigned byte) { return 0x0101010101010101u * byte; }
constexpr uint64_t NotBelow(uint64_t low, unsigned bound) { return low + Bytes(0x80 - bound); }
constexpr uint64_t NotInName(uint64_t word) {
  const uint64_t low = word & Bytes(0x7F);
  const uint64_t folded = low | Bytes(0x20);
  const uint64_t letter = NotBelow(folded, 'a') & ~NotBelow(folded, 'z' + 1);
  const uint64_t digit = NotBelow(low, '0') & ~NotBelow(low, '9' + 1);
  const uint64_t other = NotBelow(low ^ Bytes('_'), 1) & NotBelow(low ^ Bytes('@'), 1);  // zero: the byte is one of the two
  return (~(letter | digit | ~other) | word) & Bytes(0x80);
}
constexpr bool NamesAgree() {
  for (unsigned c = 0; c < 256; ++c) {
    if ((NotInName(Bytes('a') ^ uint64_t{'a' ^ c} << 24) == 0) != kNameBytes[c]) return false;
  }
  return true;
}
static_assert(NamesAgree());

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsOctal(char c) { return c >= '0' && c <= '7'; }
bool IsHex(char c) { return IsDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool IsBasedDigit(char c, unsigned base) {
  unsigned value;
  if (IsDigit(c)) {
    value = static_cast<unsigned>(c - '0');
  } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
    value = static_cast<unsigned>((c | 0x20) - 'a') + 10;
  } else {
    return false;
  }
  return value < base;
}
unsigned HexValue(char c) { return IsDigit(c) ? static_cast<unsigned>(c - '0') : static_cast<unsigned>((c | 0x20) - 'a') + 10; }

// Latin-1 letters beyond ASCII; the multiplication and division signs sit among them.
bool IsHighLower(char32_t c) { return c >= 0xDF && c <= 0xFF && c != 0xF7; }
bool IsHighUpper(char32_t c) { return c >= 0xC0 && c <= 0xDE && c != 0xD7; }

constexpr size_t kMaxNameCharacters = 255;

// Underscores may only stand between two digits; the scanner guarantees it, so they can simply go.
void RemoveUnderscores(std::string_view digits, std::string* out) {
  out->clear();
  for (char c : digits) {
    if (c != '_') out->push_back(c);
  }
}

}  // namespace

Lexer::Lexer(FileId file, const SourceManager& sources, SymbolTable* symbols, Arena* arena, Diagnostics* diagnostics)
    : begin_(sources.FileText(file).data()),
      at_(begin_),
      end_(begin_ + sources.FileText(file).size()),
      base_(sources.FileStart(file)),
      symbols_(symbols),
      arena_(arena),
      diagnostics_(diagnostics) {}

Lexer::Result Lexer::NextForm(const LexerOptions& options, std::vector<Token>* tokens) {
  options_ = options;
  done_ = false;
  last_string_end_ = nullptr;
  has_question_mark_ = false;
  const size_t before = tokens->size();
  if (!ScanTokens(tokens)) {
    tokens->resize(before);
    return Result::kError;
  }
  return tokens->size() == before ? Result::kEnd : Result::kForm;
}

bool Lexer::Error(DiagnosticKind kind, const char* where, std::vector<std::string> arguments) {
  diagnostics_->Add(kind, LocationOf(where), std::move(arguments));
  return false;
}

inline bool Lexer::Push(TokenKind kind, int length, std::vector<Token>* tokens) {
  tokens->emplace_back(kind, LocationOf(at_));
  at_ += length;
  return true;
}

// Behind the white space at `at`: most of it is indentation, so words of blanks are looked at in one go.
inline const char* Lexer::SkipSpace(const char* at) const {
  while (ClassOf(*at) == ByteClass::kSpace) {
    if (at == end_) return at;
    ++at;
    while (end_ - at >= 8) {
      uint64_t word;
      std::memcpy(&word, at, sizeof(word));
      word ^= 0x2020202020202020u;
      if (word != 0) {
        static_assert(std::endian::native == std::endian::little);
        at += std::countr_zero(word) / 8;
        break;
      }
      at += 8;
    }
  }
  return at;
}

inline Token Lexer::NameToken(TokenKind kind, const char* start, Symbol symbol) const {
  const uint32_t last = static_cast<uint32_t>(options_.maybe_enabled ? TokenKind::kElse : TokenKind::kXor);
  const uint32_t keyword = symbol.index() - 1;
  if (kind == TokenKind::kAtom && keyword <= last) return Token(static_cast<TokenKind>(keyword), LocationOf(start));
  return Token(kind, LocationOf(start), symbol);
}

// The name at `start`, of ASCII letters, and at `*stop` what follows it. Names are short: a word at a time finds the end without a
// branch for each byte, and the first word is what the table of symbols asks for. Invalid where the name is for ScanLongName.
inline Symbol Lexer::ShortName(const char* start, const char** stop) {
  static_assert(std::endian::native == std::endian::little);
  uint64_t first_word = 0;
  for (const char* at = start; end_ - at >= 8; at += 8) {
    uint64_t word;
    std::memcpy(&word, at, sizeof(word));
    const uint64_t ends = NotInName(word);
    if (at == start) first_word = ends == 0 ? word : word & ((ends & -ends) >> 7) - 1;
    if (ends == 0) continue;
    at += std::countr_zero(ends) / 8;
    const auto size = static_cast<size_t>(at - start);
    if (static_cast<unsigned char>(*at) >= 0x80 || size > kMaxNameCharacters || size == 0) break;
    *stop = at;
    return symbols_->Intern({start, size}, first_word);
  }
  return Symbol();
}

// One turn of the loop is one token. The place in the text stays in a register, but for what calls a function.
bool Lexer::ScanTokens(std::vector<Token>* tokens) {
  using enum TokenKind;
  const char* at = at_;
  while (!done_) {
    at = SkipSpace(at);
    const char c = *at;
    const ByteClass byte_class = ClassOf(c);
    if (byte_class == ByteClass::kSingle) {
      tokens->emplace_back(kSingles[static_cast<size_t>(c)], LocationOf(at++));
      continue;
    }
    const TokenKind kind = byte_class == ByteClass::kUpper ? kVariable : kAtom;
    if (byte_class == ByteClass::kLower || byte_class == ByteClass::kUpper) {
      const char* start = at;
      if (const Symbol symbol = ShortName(start, &at); symbol.is_valid()) {
        tokens->emplace_back(NameToken(kind, start, symbol));
        continue;
      }
    }
    at_ = at;
    switch (byte_class) {
      case ByteClass::kSpace: return done_ = true;  // the end
      case ByteClass::kLower:
      case ByteClass::kUpper:
        if (!ScanLongName(at, kind, tokens)) return false;
        break;
      case ByteClass::kDigit:
        if (!ScanNumber(tokens)) return false;
        break;
      case ByteClass::kHigh:
        if (!ScanNonAscii(tokens)) return false;
        break;
      case ByteClass::kSingle: break;
      case ByteClass::kPunctuation:
        if (!ScanPunctuation(c, tokens)) return false;
        break;
    }
    at = at_;
  }
  return true;
}

bool Lexer::TakeConstant(const LexerOptions& options, Token* name, Token* value) {
  constexpr std::string_view kBegin = "-define(";
  const char* at = SkipSpace(at_);
  if (std::string_view(at, static_cast<size_t>(end_ - at)).substr(0, kBegin.size()) != kBegin) return false;
  const char* start = at + kBegin.size();
  const ByteClass byte_class = ClassOf(*start);
  if (byte_class != ByteClass::kLower && byte_class != ByteClass::kUpper) return false;
  const Symbol symbol = ShortName(start, &at);
  if (!symbol.is_valid() || *at++ != ',') return false;
  at = SkipSpace(at);
  const char* digits = at;
  int64_t number = 0;
  while (IsDigit(*at) && at - digits < 18) number = number * 10 + (*at++ - '0');
  if (at == digits || at[0] != ')' || at[1] != '.' || at[2] != '\n') return false;
  options_ = options;
  *name = NameToken(byte_class == ByteClass::kUpper ? TokenKind::kVariable : TokenKind::kAtom, start, symbol);
  if (IsKeyword(name->kind())) return false;
  *value = Token::SmallInteger(LocationOf(digits), number);
  at_ = at + 3;
  return true;
}

inline bool Lexer::ScanPunctuation(char c, std::vector<Token>* tokens) {
  using enum TokenKind;
  // The byte after is there: texts end with a NUL.
  const char c1 = at_[1];
  switch (c) {
    case '%': return SkipComment();
    case '"': return ScanString(tokens);
    case '\'': return ScanQuotedAtom(tokens);
    case '$': return ScanCharacter(tokens);
    case '.': ScanDot(tokens); return true;
    case '?':
      has_question_mark_ = true;
      return c1 == '=' ? Push(kMaybeMatch, 2, tokens) : Push(kQuestion, 1, tokens);
    case '|': return c1 == '|' ? Push(kBarBar, 2, tokens) : Push(kBar, 1, tokens);
    case '+': return c1 == '+' ? Push(kPlusPlus, 2, tokens) : Push(kPlus, 1, tokens);
    case '/': return c1 == '=' ? Push(kNotEqual, 2, tokens) : Push(kSlash, 1, tokens);
    case '-':
      if (c1 == '>') return Push(kArrow, 2, tokens);
      return c1 == '-' ? Push(kMinusMinus, 2, tokens) : Push(kMinus, 1, tokens);
    case ':':
      if (c1 == '=') return Push(kAssign, 2, tokens);
      return c1 == ':' ? Push(kColonColon, 2, tokens) : Push(kColon, 1, tokens);
    case '>':
      if (c1 == '>') return Push(kRightBinary, 2, tokens);
      return c1 == '=' ? Push(kGreaterEqual, 2, tokens) : Push(kGreater, 1, tokens);
    case '<':
      if (c1 == '<') return Push(kLeftBinary, 2, tokens);
      if (c1 == '-') return Push(kLeftArrow, 2, tokens);
      if (c1 == '=') return Push(kLeftDoubleArrow, 2, tokens);
      // Strict generators, since OTP 28.
      if (c1 == ':' && options_.otp_level >= 28) {
        if (at_[2] == '-') return Push(kStrictLeftArrow, 3, tokens);
        if (at_[2] == '=') return Push(kStrictLeftDoubleArrow, 3, tokens);
      }
      return Push(kLess, 1, tokens);
    case '=':
      if (c1 == '=') return Push(kEqualEqual, 2, tokens);
      if (c1 == '<') return Push(kLessEqual, 2, tokens);
      if (c1 == '>') return Push(kDoubleArrow, 2, tokens);
      if (c1 == ':' && at_[2] == '=') return Push(kExactEqual, 3, tokens);
      if (c1 == '/' && at_[2] == '=') return Push(kExactNotEqual, 3, tokens);
      return Push(kEqual, 1, tokens);
    case '&':
      if (c1 == '&' && options_.otp_level >= 28) return Push(kAmpersandAmpersand, 2, tokens);
      break;
    case '~':
      if (options_.otp_level >= 27) return ScanSigil(tokens);
      break;
    default: break;
  }
  tokens->push_back(Token::Other(LocationOf(at_), static_cast<unsigned char>(c)));
  ++at_;
  return true;
}

bool Lexer::ScanNonAscii(std::vector<Token>* tokens) {
  const char* start = at_;
  const char* next = at_;
  const char32_t c = DecodeUtf8(&next);
  if (IsHighLower(c)) return ScanLongName(start, TokenKind::kAtom, tokens);
  if (IsHighUpper(c)) return ScanLongName(start, TokenKind::kVariable, tokens);
  at_ = next;
  if (c >= 0x80 && c <= 0xA0) return true;  // white space: no token
  if (c > 0xFF) return Error(DiagnosticKind::kIllegalCharacter, start);
  tokens->push_back(Token::Other(LocationOf(start), c));
  return true;
}

// Names with letters beyond ASCII, too long ones, and those at the end of the file.
bool Lexer::ScanLongName(const char* start, TokenKind kind, std::vector<Token>* tokens) {
  const char* at = start;
  size_t continuation_bytes = 0;
  for (;;) {
    while (kNameBytes[static_cast<unsigned char>(*at)]) ++at;
    if (static_cast<unsigned char>(*at) < 0x80) break;
    const char* next = at;
    const char32_t c = DecodeUtf8(&next);
    if (!IsHighLower(c) && !IsHighUpper(c)) break;
    at = next;
    ++continuation_bytes;
  }
  at_ = at;
  const std::string_view text(start, static_cast<size_t>(at - start));
  if (text.size() - continuation_bytes > kMaxNameCharacters) {
    return Error(kind == TokenKind::kAtom ? DiagnosticKind::kIllegalAtom : DiagnosticKind::kIllegalVariable, start);
  }
  tokens->push_back(NameToken(kind, start, symbols_->Intern(text)));
  return true;
}

void Lexer::ScanDot(std::vector<Token>* tokens) {
  if (at_[1] == '.') {
    if (at_[2] == '.') {
      Push(TokenKind::kEllipsis, 3, tokens);
    } else {
      Push(TokenKind::kDotDot, 2, tokens);
    }
    return;
  }
  const char* next = at_ + 1;
  bool full_stop = next == end_ || *next == '%';
  if (!full_stop && ClassOf(*next) == ByteClass::kSpace) {
    full_stop = true;
    ++next;
  } else if (!full_stop && ClassOf(*next) == ByteClass::kHigh) {
    const char* after = next;
    const char32_t c = DecodeUtf8(&after);
    if (c >= 0x80 && c <= 0xA0) {
      full_stop = true;
      next = after;
    }
  }
  tokens->emplace_back(full_stop ? TokenKind::kDot : TokenKind::kSinglePoint, LocationOf(at_));
  at_ = full_stop ? next : at_ + 1;
  done_ = full_stop;
}

bool Lexer::SkipComment() {
  const char* start = at_;
  const auto* newline = static_cast<const char*>(std::memchr(at_, '\n', static_cast<size_t>(end_ - at_)));
  const char* stop = newline == nullptr ? end_ : newline;
  // Only U+FFFE and U+FFFF are refused in a comment; both begin with this byte.
  for (const char* at = start; (at = static_cast<const char*>(std::memchr(at, 0xEF, static_cast<size_t>(stop - at))));) {
    const char32_t c = DecodeUtf8(&at);
    if (!IsSourceCodePoint(c)) {
      at_ = at;
      return Error(DiagnosticKind::kIllegalCharacter, start);
    }
  }
  at_ = stop;
  return true;
}

bool Lexer::ScanNumber(std::vector<Token>* tokens) {
  const char* start = at_;
  auto scan_digits = [&] {
    while (IsDigit(*at_) || (*at_ == '_' && IsDigit(at_[1]))) ++at_;
  };
  // The common case: a small decimal number.
  uint64_t value = 0;
  while (IsDigit(*at_) && at_ - start < 18) value = value * 10 + static_cast<unsigned>(*at_++ - '0');
  if (*at_ != '.' && *at_ != '#' && *at_ != '_' && !IsDigit(*at_)) {
    tokens->push_back(Token::SmallInteger(LocationOf(start), static_cast<int64_t>(value)));
    return true;
  }
  scan_digits();
  if (*at_ == '.' && IsDigit(at_[1])) {
    ++at_;
    scan_digits();
    if (*at_ == 'e' || *at_ == 'E') {
      ++at_;
      if (*at_ == '+' || *at_ == '-') ++at_;
      if (IsDigit(*at_)) scan_digits();
    }
    return FinishFloat(start, tokens);
  }
  const std::string_view digits(start, static_cast<size_t>(at_ - start));
  if (*at_ != '#') return FinishInteger(start, digits, 10, tokens);
  RemoveUnderscores(digits, &digits_);
  unsigned base = 0;
  const auto [end, error] = std::from_chars(digits_.data(), digits_.data() + digits_.size(), base);
  if (error != std::errc() || base < 2 || base > 36) {
    return Error(DiagnosticKind::kIllegalBase, start, {digits_.size() > 40 ? digits_.substr(0, 40) + "..." : digits_});
  }
  ++at_;
  return ScanBasedNumber(start, base, tokens);
}

bool Lexer::ScanBasedNumber(const char* start, unsigned base, std::vector<Token>* tokens) {
  auto scan_digits = [&] {
    if (!IsBasedDigit(*at_, base)) return;
    while (IsBasedDigit(*at_, base) || (*at_ == '_' && IsBasedDigit(at_[1], base))) ++at_;
  };
  const char* first = at_;
  scan_digits();
  const std::string_view whole(first, static_cast<size_t>(at_ - first));
  if (options_.otp_level < 28 || whole.empty() || *at_ != '.' || !IsBasedDigit(at_[1], base)) {
    return FinishInteger(start, whole, base, tokens);
  }
  // 16#f.8#e2 (since OTP 28): digits of the base, then an exponent in decimal that scales by the base.
  const char* fraction = ++at_;
  scan_digits();
  std::string mantissa;
  RemoveUnderscores(std::string_view(fraction, static_cast<size_t>(at_ - fraction)), &mantissa);
  const auto fraction_digits = static_cast<long>(mantissa.size());
  RemoveUnderscores(whole, &digits_);
  mantissa.insert(0, digits_);
  long exponent = 0;
  if (*at_ == '#' && (at_[1] == 'e' || at_[1] == 'E')) {
    const char* power = at_ + 2;
    const bool negative = *power == '-';
    if (*power == '+' || *power == '-') ++power;
    if (!IsDigit(*power)) {
      at_ = power;
      return Error(DiagnosticKind::kIllegalFloat, start);
    }
    at_ = power;
    while (IsDigit(*at_) || (*at_ == '_' && IsDigit(at_[1]))) ++at_;
    RemoveUnderscores(std::string_view(power, static_cast<size_t>(at_ - power)), &digits_);
    // Beyond this, the result is zero or out of range whatever the digits are.
    if (digits_.size() > 6) digits_ = "999999";
    std::from_chars(digits_.data(), digits_.data() + digits_.size(), exponent);
    if (negative) exponent = -exponent;
  }
  long double value = 0;
  for (char c : mantissa) value = value * base + HexValue(c);
  value *= std::pow(static_cast<long double>(base), static_cast<long double>(exponent - fraction_digits));
  const auto result = static_cast<double>(value);
  if (!std::isfinite(result)) return Error(DiagnosticKind::kIllegalFloat, start);
  tokens->push_back(Token::Float(LocationOf(start), result));
  return true;
}

bool Lexer::FinishInteger(const char* start, std::string_view digits, unsigned base, std::vector<Token>* tokens) {
  if (digits.empty() || static_cast<double>(digits.size()) * std::log2(base) > IntegerValue::kMaxBits) {
    return Error(DiagnosticKind::kIllegalInteger, start);
  }
  const IntegerValue value = IntegerValue::FromDigits(digits, base, arena_);
  if (value.is_small()) {
    tokens->push_back(Token::SmallInteger(LocationOf(start), value.small()));
  } else {
    tokens->push_back(Token::LargeInteger(LocationOf(start), arena_->New<IntegerValue>(value)));
  }
  return true;
}

bool Lexer::FinishFloat(const char* start, std::vector<Token>* tokens) {
  RemoveUnderscores(std::string_view(start, static_cast<size_t>(at_ - start)), &digits_);
  double value = 0;
  // from_chars is locale-free and correctly rounded; it refuses a sign after `e` only where digits are missing.
  const char* end = digits_.data() + digits_.size();
  const auto [stop, error] = std::from_chars(digits_.data(), end, value);
  if (error == std::errc::result_out_of_range) {
    // Too small is zero, as for OTP; too large is an error.
    value = std::strtod(digits_.c_str(), nullptr);
    if (std::isinf(value)) return Error(DiagnosticKind::kIllegalFloat, start);
  } else if (error != std::errc() || stop != end) {
    return Error(DiagnosticKind::kIllegalFloat, start);
  }
  tokens->push_back(Token::Float(LocationOf(start), value));
  return true;
}

bool Lexer::ScanCharacter(std::vector<Token>* tokens) {
  const char* start = at_++;
  if (at_ == end_) return Error(DiagnosticKind::kUnterminatedCharacter, start);
  char32_t value;
  if (*at_ == '\\') {
    ++at_;
    if (!ScanEscape(start, nullptr, &value)) return false;
  } else {
    value = DecodeUtf8(&at_);
    if (!IsSourceCodePoint(value)) {
      at_ = end_;
      return Error(DiagnosticKind::kIllegalCharacter, start);
    }
  }
  tokens->push_back(Token::Character(LocationOf(start), value));
  return true;
}

bool Lexer::UnterminatedString(const char* start, char32_t quote, const std::u32string& text) {
  at_ = end_;
  std::string head;
  AppendString(std::u32string_view(text).substr(0, 16), &head);
  std::string quote_text;
  AppendUtf8(quote, &quote_text);
  return Error(DiagnosticKind::kUnterminatedString, start, {quote_text, head});
}

// `unterminated_at` null: the escape belongs to a character, where the end of the file is an error of its own.
bool Lexer::ScanEscape(const char* error_at, const char* unterminated_at, char32_t* value) {
  auto at_end = [&] {
    if (unterminated_at != nullptr) return UnterminatedString(unterminated_at, '"', scratch_);
    at_ = end_;
    return Error(DiagnosticKind::kUnterminatedCharacter, error_at);
  };
  if (at_ == end_) return at_end();
  const char c = *at_;
  if (IsOctal(c)) {
    *value = 0;
    for (int digits = 0; digits < 3 && IsOctal(*at_); ++digits) *value = *value * 8 + static_cast<unsigned>(*at_++ - '0');
    return true;
  }
  if (c == 'x') {
    ++at_;
    if (at_ == end_) return at_end();
    if (*at_ == '{') {
      ++at_;
      char32_t code_point = 0;
      bool any = false;
      for (; IsHex(*at_); ++at_) {
        any = true;
        if (code_point <= 0x10FFFF) code_point = code_point * 16 + HexValue(*at_);
      }
      if (at_ == end_) return at_end();
      const bool closed = *at_ == '}';
      if (closed) ++at_;
      if (!closed || !any || !IsSourceCodePoint(code_point)) return Error(DiagnosticKind::kIllegalCharacter, error_at);
      *value = code_point;
      return true;
    }
    if (!IsHex(at_[0]) || !IsHex(at_[1])) return Error(DiagnosticKind::kIllegalCharacter, error_at);
    *value = HexValue(at_[0]) * 16 + HexValue(at_[1]);
    at_ += 2;
    return true;
  }
  if (c == '^') {
    ++at_;
    if (at_ == end_) return at_end();
    const char32_t control = DecodeUtf8(&at_);
    *value = control == '\n' ? control : control & 31;
    return true;
  }
  const char32_t plain = DecodeUtf8(&at_);
  if (!IsSourceCodePoint(plain)) return Error(DiagnosticKind::kIllegalCharacter, error_at);
  switch (plain) {
    case 'n': *value = '\n'; break;
    case 'r': *value = '\r'; break;
    case 't': *value = '\t'; break;
    case 'v': *value = '\v'; break;
    case 'b': *value = '\b'; break;
    case 'f': *value = '\f'; break;
    case 'e': *value = 27; break;
    case 's': *value = ' '; break;
    case 'd': *value = 127; break;
    default: *value = plain; break;
  }
  return true;
}

bool Lexer::ScanQuoted(const char* start, char32_t quote, bool escapes, std::u32string* text) {
  text->clear();
  for (;;) {
    if (at_ == end_) return UnterminatedString(start, quote, *text);
    const char* here = at_;
    char32_t c = DecodeUtf8(&at_);
    if (c == quote) return true;
    if (c == '\\' && escapes) {
      if (!ScanEscape(here, start, &c)) return false;
    } else if (!IsSourceCodePoint(c)) {
      return Error(DiagnosticKind::kIllegalCharacter, here);
    }
    text->push_back(c);
  }
}

bool Lexer::ScanQuotedAtom(std::vector<Token>* tokens) {
  const char* start = at_++;
  // Without escapes and beyond-ASCII characters the text is the atom.
  const char* at = at_;
  while (static_cast<unsigned char>(*at) < 0x80 && *at != '\'' && *at != '\\' && at != end_) ++at;
  if (*at == '\'' && at - at_ <= static_cast<ptrdiff_t>(kMaxNameCharacters)) {
    const Symbol symbol = symbols_->Intern({at_, static_cast<size_t>(at - at_)});
    at_ = at + 1;
    tokens->push_back(Token::Atom(LocationOf(start), symbol));
    return true;
  }
  if (!ScanQuoted(start, '\'', true, &scratch_)) return false;
  if (scratch_.size() > kMaxNameCharacters) return Error(DiagnosticKind::kIllegalAtom, start);
  tokens->push_back(Token::Atom(LocationOf(start), symbols_->Intern(ToUtf8(scratch_))));
  return true;
}

void Lexer::PushText(TokenKind kind, const char* start, const std::u32string& text, std::vector<Token>* tokens) {
  const auto* value = arena_->New<std::u32string_view>(arena_->CopyText(text));
  tokens->push_back(Token::Text(kind, LocationOf(start), value));
  last_string_end_ = at_;
}

bool Lexer::ScanString(std::vector<Token>* tokens) {
  const char* start = at_;
  if (options_.otp_level >= 27) {
    if (last_string_end_ == start) {
      // The second literal is passed over, so that what follows is read as what it is.
      last_string_end_ = nullptr;
      return ScanString(tokens) && Error(DiagnosticKind::kAdjacentStrings, start);
    }
    if (at_[1] == '"' && at_[2] == '"') {
      if (!ScanTripleQuoted(start, false, &scratch_)) return false;
      PushText(TokenKind::kString, start, scratch_, tokens);
      return true;
    }
  }
  ++at_;
  // Most strings are plain ASCII: widen them straight into the arena.
  const char* at = at_;
  while (static_cast<unsigned char>(*at) < 0x80 && *at != '"' && *at != '\\' && at != end_) ++at;
  if (*at == '"') {
    const auto size = static_cast<size_t>(at - at_);
    auto* characters = static_cast<char32_t*>(arena_->Allocate(size * sizeof(char32_t), alignof(char32_t)));
    for (size_t i = 0; i < size; ++i) characters[i] = static_cast<unsigned char>(at_[i]);
    at_ = at + 1;
    tokens->push_back(Token::Text(TokenKind::kString, LocationOf(start),
                                  arena_->New<std::u32string_view>(characters, size)));
    last_string_end_ = at_;
    return true;
  }
  if (!ScanQuoted(start, '"', true, &scratch_)) return false;
  PushText(TokenKind::kString, start, scratch_, tokens);
  return true;
}

// """          three or more quotes, then white space and the end of the line
//   text       lines, each indented at least as far as the closing quotes
//   """        the same number of quotes; the last end of line is not part of the text
bool Lexer::ScanTripleQuoted(const char* start, bool escapes, std::u32string* text) {
  const char* opening = at_;
  while (*at_ == '"') ++at_;
  const auto quotes = at_ - opening;
  const char* after = at_;
  while (*after == ' ' || *after == '\t' || *after == '\r') ++after;
  if (after != end_ && *after != '\n') {
    // Most likely it ends on this line.
    for (int left = static_cast<int>(quotes); left > 0 && at_ != end_ && *at_ != '\n'; ++at_) {
      left = *at_ == '"' ? left - 1 : static_cast<int>(quotes);
    }
    return Error(DiagnosticKind::kTripleQuoteText, start);
  }
  text->clear();
  if (after == end_) return UnterminatedString(start, '"', *text);
  const char* body = after + 1;

  // Find the closing line first: it says how much indentation to strip.
  std::string_view indentation;
  const char* closing = nullptr;
  for (const char* line = body; closing == nullptr;) {
    const char* at = line;
    while (*at == ' ' || *at == '\t') ++at;
    const char* quote = at;
    while (*quote == '"' && quote - at < quotes) ++quote;
    if (quote - at == quotes) {
      indentation = std::string_view(line, static_cast<size_t>(at - line));
      closing = line;
      at_ = quote;
      break;
    }
    const auto* newline = static_cast<const char*>(std::memchr(line, '\n', static_cast<size_t>(end_ - line)));
    if (newline == nullptr) return UnterminatedString(start, '"', *text);
    line = newline + 1;
  }
  const char* behind = at_;
  for (const char* line = body; line != closing;) {
    const auto* newline = static_cast<const char*>(std::memchr(line, '\n', static_cast<size_t>(end_ - line)));
    const std::string_view content(line, static_cast<size_t>(newline - line));
    const char* at = line;
    if (content.starts_with(indentation)) {
      at += indentation.size();
    } else if (content.find_first_not_of(" \t\r") == std::string_view::npos) {
      at = newline;  // a blank line needs no indentation
    } else {
      at_ = behind;
      return Error(DiagnosticKind::kTripleQuoteIndentation, line);
    }
    const char* stop = newline;
    const bool last = newline + 1 == closing;
    if (last && stop > at && stop[-1] == '\r') --stop;
    while (at < stop) {
      const char* here = at;
      char32_t c = DecodeUtf8(&at);
      if (c == '\\' && escapes) {
        at_ = at;
        if (!ScanEscape(here, start, &c)) return false;
        at = at_;
      } else if (!IsSourceCodePoint(c)) {
        at_ = behind;
        return Error(DiagnosticKind::kIllegalCharacter, here);
      }
      text->push_back(c);
    }
    // An escaped end of line has been taken with its escape.
    if (!last && at <= newline) text->push_back('\n');
    line = newline + 1;
  }
  at_ = behind;
  return true;
}

bool Lexer::ScanSigil(std::vector<Token>* tokens) {
  const char* start = at_++;
  const char* name = at_;
  while (kNameBytes[static_cast<unsigned char>(*at_)]) ++at_;
  const std::string_view type(name, static_cast<size_t>(at_ - name));
  if (!type.empty() && type != "s" && type != "S" && type != "b" && type != "B") {
    // As if it were a string, to find its end.
    if (*at_ == '"' && !ScanString(tokens)) return false;
    return Error(DiagnosticKind::kIllegalSigil, start);
  }
  const TokenKind kind = type == "s" || type == "S" ? TokenKind::kString : TokenKind::kBinaryString;
  const char* opening = at_;
  if (at_[0] == '"' && at_[1] == '"' && at_[2] == '"') {
    // Without a letter a triple-quoted sigil is verbatim, any other one has escapes.
    if (!ScanTripleQuoted(opening, type == "s" || type == "b", &scratch_)) return false;
  } else {
    constexpr std::string_view kOpening = "([{<", kClosing = ")]}>", kSame = "/|'\"`#";
    const size_t pair = kOpening.find(*at_);
    char close;
    if (at_ != end_ && pair != std::string_view::npos) {
      close = kClosing[pair];
    } else if (at_ != end_ && kSame.find(*at_) != std::string_view::npos) {
      close = *at_;
    } else {
      return Error(DiagnosticKind::kIllegalSigil, start);
    }
    ++at_;
    if (!ScanQuoted(opening, static_cast<unsigned char>(close), type.empty() || type == "s" || type == "b", &scratch_)) {
      return false;
    }
  }
  // A sigil's suffix is reserved for later.
  if (kNameBytes[static_cast<unsigned char>(*at_)]) {
    while (kNameBytes[static_cast<unsigned char>(*at_)]) ++at_;
    return Error(DiagnosticKind::kIllegalSigil, start);
  }
  PushText(kind, start, scratch_, tokens);
  return true;
}

std::string PrintTokens(const std::vector<Token>& tokens, const SourceManager& sources, const SymbolTable& symbols) {
  std::string out;
  for (const Token& token : tokens) {
    const PresumedLocation place = sources.Presume(token.location());
    out += std::to_string(place.line) + ':' + std::to_string(place.column) + ' ';
    const TokenKind kind = token.kind();
    if (kind >= TokenKind::kOtherCharacter) {
      out += Spelling(kind);
      out += ' ';
    }
    out += kind == TokenKind::kDot ? "dot" : SourceText(token, symbols);
    out += '\n';
  }
  return out;
}

}  // namespace lumen

// The lexer: text of one file to tokens, one form at a time.
//
//   Lexer lexer(file, &context);
//   std::vector<Token> tokens;
//   while (lexer.NextForm(options, &tokens) != Lexer::Result::kEnd) ...
//
// A form ends with a dot followed by white space, a comment or the end of file. It is the preprocessor that asks, form by
// form, because a -feature changes the reserved words of what follows. Reading is one pass over NUL-terminated UTF-8 without
// a look back; reserved words are recognised by their symbol's index.
//
// After an error the next form begins right behind the bad token, as in OTP, so that each place is reported once.
// No input crashes it; time and memory are linear in the input, except integers, whose size is limited.
// Tested by lexer_test.cc and frontend/limits_test.cc, fuzzed by lexer_fuzz_test.cc.
#ifndef COMPILER_LEXER_LEXER_H_
#define COMPILER_LEXER_LEXER_H_

#include <string_view>
#include <vector>

#include "compiler/base/arena.h"
#include "compiler/base/source_manager.h"
#include "compiler/base/symbol.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/lexer/token.h"

namespace lumen {

// What the tokens depend on.
struct LexerOptions {
  int otp_level = 29;         // 25..29: syntax of that release
  bool maybe_enabled = true;  // `maybe` and `else` are reserved words
};

class Lexer {
 public:
  enum class Result {
    kForm,   // tokens were appended; the last is a kDot unless the file ended first
    kError,  // a diagnostic was added (the last one); tokens of this form were dropped
    kEnd,    // nothing but white space was left
  };

  // `file` is one of `sources`. All pointers outlive the lexer.
  Lexer(FileId file, const SourceManager& sources, SymbolTable* symbols, Arena* arena, Diagnostics* diagnostics);

  // Appends the next form to `*tokens`.
  Result NextForm(const LexerOptions& options, std::vector<Token>* tokens);

  // Takes the next form if it is `-define(NAME, 123).` and nothing else: headers hold thousands of these, and modules use few. False, and
  // nothing taken, where it is any other.
  bool TakeConstant(const LexerOptions& options, Token* name, Token* value);

  // Was there a `?` in the last form, so that it may use a macro?
  bool has_question_mark() const { return has_question_mark_; }
  // Where the next form begins to be scanned (the end of file once there is none).
  SourceLocation position() const { return LocationOf(at_); }
  // Where errors go from now on.
  void set_diagnostics(Diagnostics* diagnostics) { diagnostics_ = diagnostics; }

 private:
  // Scans up to and with a full stop, or to the end of the file: then done_ is set. False after an error.
  bool ScanTokens(std::vector<Token>* tokens);
  const char* SkipSpace(const char* at) const;
  bool ScanPunctuation(char c, std::vector<Token>* tokens);
  bool ScanNonAscii(std::vector<Token>* tokens);
  Symbol ShortName(const char* start, const char** stop);
  bool ScanLongName(const char* start, TokenKind kind, std::vector<Token>* tokens);
  Token NameToken(TokenKind kind, const char* start, Symbol symbol) const;
  bool ScanNumber(std::vector<Token>* tokens);
  bool ScanBasedNumber(const char* start, unsigned base, std::vector<Token>* tokens);
  bool FinishFloat(const char* start, std::vector<Token>* tokens);
  bool FinishInteger(const char* start, std::string_view digits, unsigned base, std::vector<Token>* tokens);
  bool ScanCharacter(std::vector<Token>* tokens);
  bool ScanQuotedAtom(std::vector<Token>* tokens);
  bool ScanString(std::vector<Token>* tokens);
  // Up to the closing `quote`, with escapes; at_ is behind the opening one at `start`.
  bool ScanQuoted(const char* start, char32_t quote, bool escapes, std::u32string* text);
  bool ScanTripleQuoted(const char* start, bool escapes, std::u32string* text);
  bool ScanSigil(std::vector<Token>* tokens);
  // One escape sequence; at_ is behind the backslash. `error_at` is where an error is reported.
  bool ScanEscape(const char* error_at, const char* unterminated_at, char32_t* value);
  bool SkipComment();
  void ScanDot(std::vector<Token>* tokens);
  void PushText(TokenKind kind, const char* start, const std::u32string& text, std::vector<Token>* tokens);
  bool Push(TokenKind kind, int length, std::vector<Token>* tokens);

  [[gnu::cold]] bool Error(DiagnosticKind kind, const char* where, std::vector<std::string> arguments = {});
  [[gnu::cold]] bool UnterminatedString(const char* start, char32_t quote, const std::u32string& text);
  SourceLocation LocationOf(const char* position) const {
    return base_.Plus(static_cast<uint32_t>(position - begin_));
  }

  const char* begin_;
  const char* at_;
  const char* end_;
  SourceLocation base_;
  SymbolTable* symbols_;
  Arena* arena_;
  Diagnostics* diagnostics_;
  LexerOptions options_;
  bool done_ = false;
  bool has_question_mark_ = false;
  const char* last_string_end_ = nullptr;  // for the rule about adjacent literals
  std::u32string scratch_;
  std::string digits_;
};

// Tokens as --emit=tokens shows them: one a line, "line:column kind text".
std::string PrintTokens(const std::vector<Token>& tokens, const SourceManager& sources, const SymbolTable& symbols);

}  // namespace lumen

#endif  // COMPILER_LEXER_LEXER_H_

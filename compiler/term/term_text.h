// Terms as text, each ended by a full stop: what file:consult/1 reads and --emit=ast writes.
//
//   TermTextReader reader(file, sources, &symbols, &arena, &diagnostics);
//   while (const syntax::Term* term = reader.Next()) ...
//   if (reader.failed()) ...  // diagnostics say why
//
// Terms have their places in the text. Nothing recurses; as with external terms, trees may be deeper than
// syntax::kMaxTreeDepth.
//
// Tested by term_text_test.cc; fuzzed by term_text_fuzz_test.cc.
#ifndef COMPILER_TERM_TERM_TEXT_H_
#define COMPILER_TERM_TERM_TEXT_H_

#include <string>
#include <vector>

#include "compiler/base/arena.h"
#include "compiler/base/source_manager.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/lexer/lexer.h"
#include "compiler/syntax/ast.h"
#include "compiler/term/term_builder.h"

namespace lumen {

class TermTextReader {
 public:
  // All pointers outlive the reader; `arena` and `symbols` the terms.
  TermTextReader(FileId file, const SourceManager& sources, SymbolTable* symbols, Arena* arena, Diagnostics* diagnostics);

  // The next term; null at the end, and where a term was bad (then it goes on behind it when called again).
  const syntax::Term* Next();
  // Is there nothing more to read?
  bool at_end() const { return at_end_; }
  bool failed() const { return failed_; }

 private:
  bool Fail();
  const Token& Peek() const { return tokens_[position_]; }
  bool Is(TokenKind kind) const { return Peek().Is(kind); }
  bool Accept(TokenKind kind) {
    if (!Is(kind)) return false;
    ++position_;
    return true;
  }
  bool Expect(TokenKind kind) { return Accept(kind) || Fail(); }
  // What opens a term or is one. `*complete`: it needs nothing more.
  bool ReadValue(bool* complete);
  bool Open(TermBuilder::Shape shape, TokenKind closer, bool* complete);
  // After a value: a separator, or the ends of what is open.
  bool ReadSeparators();
  bool ReadSignedNumber();
  bool ReadString();
  bool ReadFun();
  bool ReadBinary();
  bool AppendSegment(std::string* bytes, uint64_t* size_bits);

  struct OpenTerm {
    SourceLocation location;
    TokenKind closer;
    uint32_t tails = 0;  // [a | [b: brackets that are closed together
  };

  Lexer lexer_;
  Arena* arena_;
  Diagnostics* diagnostics_;
  TermBuilder builder_;
  std::vector<Token> tokens_;
  std::vector<OpenTerm> open_;
  size_t position_ = 0;
  bool at_end_ = false;
  bool failed_ = false;
};

}  // namespace lumen

#endif  // COMPILER_TERM_TERM_TEXT_H_

// Feeds any bytes to the lexer, form by form, at every language level, as the preprocessor does: invalid UTF-8 ends the text.
// Tokens come in the order of their places, inside the text; every form but the last ends with a full stop; each error has a
// diagnostic; and the number of tokens is bounded by the number of bytes.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "compiler/base/utf8.h"
#include "compiler/lexer/lexer.h"

namespace {

void Require(bool good) {
  if (!good) __builtin_trap();
}

void Scan(const std::shared_ptr<const std::string>& text, int otp_level, bool maybe_enabled) {
  lumen::SourceManager sources;
  lumen::SymbolTable symbols;
  lumen::Arena arena;
  lumen::Diagnostics diagnostics;
  lumen::FileId file;
  Require(sources.AddFile("fuzz.erl", text, lumen::SourceLocation(), &file));
  lumen::Lexer lexer(file, sources, &symbols, &arena, &diagnostics);
  std::vector<lumen::Token> tokens;
  const uint32_t first = sources.FileStart(file).offset();
  uint32_t last = first;
  size_t errors = 0, total = 0;
  bool ended = false;
  for (;;) {
    tokens.clear();
    const uint32_t before = lexer.position().offset();
    const lumen::Lexer::Result result = lexer.NextForm({otp_level, maybe_enabled}, &tokens);
    if (result == lumen::Lexer::Result::kEnd) break;
    Require(lexer.position().offset() > before);  // it gets on
    if (result == lumen::Lexer::Result::kError) {
      Require(tokens.empty() && diagnostics.all().size() == ++errors);
      continue;
    }
    Require(!ended && !tokens.empty());
    ended = !tokens.back().Is(lumen::TokenKind::kDot);
    total += tokens.size();
    for (const lumen::Token& token : tokens) {
      const uint32_t offset = token.location().offset();
      Require(offset >= last && offset <= first + text->size());
      last = offset;
      lumen::SourceText(token, symbols);
    }
  }
  Require(total <= text->size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string text(reinterpret_cast<const char*>(data), size);
  const size_t invalid = lumen::FindInvalidUtf8(text);
  if (invalid != std::string::npos) text.resize(invalid);
  const auto shared = std::make_shared<const std::string>(std::move(text));
  for (int level = 25; level <= 29; ++level) Scan(shared, level, (size + static_cast<size_t>(level)) % 2 == 0);
  return 0;
}

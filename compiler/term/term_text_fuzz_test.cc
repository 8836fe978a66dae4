// Any bytes as the text of terms: nothing may crash or hang, and what cannot be read leaves a diagnostic.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "compiler/base/utf8.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/term/external_term.h"
#include "compiler/term/term_text.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  lumen::SourceManager sources;
  lumen::SymbolTable symbols;
  lumen::Arena arena;
  lumen::Diagnostics diagnostics;
  lumen::FileId file;
  const size_t valid = lumen::FindInvalidUtf8(bytes);
  if (!sources.AddFile("fuzz", std::make_shared<const std::string>(bytes.substr(0, valid)), {}, &file)) __builtin_trap();
  lumen::TermTextReader reader(file, sources, &symbols, &arena, &diagnostics);
  while (!reader.at_end()) {
    const lumen::syntax::Term* term = reader.Next();
    if (term == nullptr) continue;
    std::string error;
    // Floats and integers of any size are within what the other format can hold.
    if (lumen::ReadExternalTerm(lumen::WriteExternalTerm(*term, symbols), &symbols, &arena, &error) == nullptr) __builtin_trap();
  }
  if (reader.failed() != (diagnostics.error_count() != 0)) __builtin_trap();
  return 0;
}

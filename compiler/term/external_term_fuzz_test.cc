// Any bytes as an external term: what can be read can be written, and reads as the same bytes again.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "compiler/base/arena.h"
#include "compiler/base/symbol.h"
#include "compiler/term/external_term.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  lumen::SymbolTable symbols;
  lumen::Arena arena;
  std::string error;
  const lumen::syntax::Term* term = lumen::ReadExternalTerm(bytes, &symbols, &arena, &error);
  if ((term == nullptr) != !error.empty()) __builtin_trap();
  if (term == nullptr) return 0;
  const std::string written = lumen::WriteExternalTerm(*term, symbols);
  const lumen::syntax::Term* again = lumen::ReadExternalTerm(written, &symbols, &arena, &error);
  if (again == nullptr || lumen::WriteExternalTerm(*again, symbols) != written) __builtin_trap();
  return 0;
}

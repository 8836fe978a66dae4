// Feeds any bytes, as tokens, to the parser at every language level. No tree is higher than its limit, every form that has an
// error has a diagnostic, and what was parsed can be printed.
#include <cstddef>
#include <cstdint>
#include <string>

#include "compiler/base/file.h"
#include "compiler/parser/parser.h"
#include "compiler/preprocessor/preprocessor.h"
#include "compiler/syntax/abstract_printer.h"
#include "compiler/syntax/visitor.h"

namespace {

using namespace lumen::syntax;  // NOLINT: this is about nothing else

void Require(bool good) {
  if (!good) __builtin_trap();
}

template <typename T>
int Height(const T& node) {
  int height = 0;
  ForEachChild(node, [&](const auto& child) { height = std::max(height, Height(child)); });
  return height + 1;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  lumen::MemoryFileSystem files;
  files.Add("fuzz.erl", std::string(reinterpret_cast<const char*>(data), size));
  for (int level = 25; level <= 29; ++level) {
    lumen::PreprocessorOptions options;
    options.otp_level = level;
    lumen::SourceManager sources;
    lumen::SymbolTable symbols;
    lumen::Arena arena;
    lumen::Diagnostics diagnostics;
    lumen::TokenStream stream;
    lumen::Preprocessor preprocessor(options, &files, &sources, &symbols, &arena, &diagnostics);
    Require(preprocessor.Run("fuzz.erl", &stream));
    lumen::Parser parser({level}, &sources, &symbols, &arena, &diagnostics);
    const Module module = parser.Parse(stream);
    Require(module.forms.size() == stream.entries.size());
    for (const Form* form : module.forms) {
      if (const auto* error = form->AsIf<ErrorForm>()) Require(error->diagnostic_index < diagnostics.all().size());
      // Parts between expressions (clauses, guards, fields) are levels of their own here.
      Require(Height(*form) <= 4 * kMaxTreeDepth);
    }
    PrintAbstractFormat(module, sources, symbols, diagnostics);
  }
  return 0;
}

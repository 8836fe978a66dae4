// Feeds any bytes to the whole frontend and prints what comes out: nothing may crash, hang or exhaust memory. The size
// chooses the language level. Includes find nothing, so the disk is not touched.
#include <cstddef>
#include <cstdint>
#include <string>

#include "compiler/diagnostics/emitter.h"
#include "compiler/frontend/frontend.h"
#include "compiler/syntax/abstract_printer.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string text(reinterpret_cast<const char*>(data), size);
  lumen::FrontendOptions options;
  options.preprocessor.otp_level = 25 + static_cast<int>(size % 5);
  options.lint.otp_level = options.preprocessor.otp_level;
  options.predict_outcomes = true;
  lumen::MemoryFileSystem files;
  files.Add("fuzz.erl", std::move(text));
  lumen::FrontendContext context;
  const lumen::FrontendResult result = lumen::RunFrontend("fuzz.erl", options, &files, &context);
  const std::string printed =
      lumen::syntax::PrintAbstractFormat(result.module, context.sources, context.symbols, context.diagnostics);
  const std::string shown = lumen::FormatDiagnostics(context.diagnostics, context.sources, context.symbols,
                                                     lumen::DiagnosticFormat::kText);
  // Every module ends with its end, and every error is shown.
  if (printed.find("{eof,") == std::string::npos) __builtin_trap();
  if (context.diagnostics.error_count() != 0 && shown.find("error: ") == std::string::npos) __builtin_trap();
  return 0;
}

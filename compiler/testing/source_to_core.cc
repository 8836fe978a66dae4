// See source_to_core.h.
#include "compiler/testing/source_to_core.h"

#include "compiler/core/verifier.h"
#include "compiler/diagnostics/emitter.h"
#include "compiler/lowering/lower.h"

namespace lumen {

SourceToCore::SourceToCore(const std::string& path, const std::string& source, bool lint) {
  MemoryFileSystem files;
  files.Add(path, source);
  FrontendOptions options;
  if (!lint) options.last_stage = FrontendStage::kAst;
  FrontendResult result = RunFrontend(path, options, &files, &context);
  ok = context.diagnostics.error_count() == 0 && lowering::Lower(result.module, &context.diagnostics, &core);
  diagnostics = FormatDiagnostics(context.diagnostics, context.sources, context.symbols, DiagnosticFormat::kErlc);
  if (ok) ok = core::Verify(core, &diagnostics);
}

std::string SourceToCore::ReadFile(const std::string& path) {
  DiskFileSystem files;
  std::string error;
  std::shared_ptr<const std::string> text = files.Read(path, &error);
  return text != nullptr ? *text : "";
}

}  // namespace lumen

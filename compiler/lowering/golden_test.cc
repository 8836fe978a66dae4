// testdata/*.erl to Core. See compiler/testing/golden.h.
#include "compiler/core/printer.h"
#include "compiler/testing/golden.h"
#include "compiler/testing/source_to_core.h"

namespace lumen {
namespace {

std::string CoreOfFile(const std::string& path) {
  SourceToCore compiled(path, SourceToCore::ReadFile(path));
  return compiled.ok ? core::Print(compiled.core) : compiled.diagnostics;
}

}  // namespace
}  // namespace lumen

int main(int argc, char** argv) {
  return lumen::RunGoldenTests(argc, argv, {"compiler/lowering/testdata", ".erl", ".core", &lumen::CoreOfFile});
}

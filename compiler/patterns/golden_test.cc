// testdata/*.erl to SSA. See compiler/testing/golden.h.
#include "compiler/patterns/testing/source_to_ssa.h"
#include "compiler/ssa/text.h"
#include "compiler/testing/golden.h"

namespace lumen {
namespace {

std::string SsaOfFile(const std::string& path) {
  SourceToSsa compiled(path, SourceToCore::ReadFile(path));
  return compiled.ok ? ssa::Print(compiled.ssa) : compiled.diagnostics;
}

}  // namespace
}  // namespace lumen

int main(int argc, char** argv) {
  return lumen::RunGoldenTests(argc, argv, {"compiler/patterns/testdata", ".erl", ".ssa", &lumen::SsaOfFile});
}

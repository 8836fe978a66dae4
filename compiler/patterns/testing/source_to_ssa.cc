// See source_to_ssa.h.
#include "compiler/patterns/testing/source_to_ssa.h"

#include "compiler/patterns/build_ssa.h"
#include "compiler/ssa/verifier.h"

namespace lumen {

SourceToSsa::SourceToSsa(const std::string& path, const std::string& source) : front(path, source) {
  diagnostics = front.diagnostics;
  ok = front.ok && patterns::BuildSsa(front.core, &front.context.diagnostics, &ssa) && ssa::Verify(ssa, &diagnostics);
}

ssa::FunctionId FindFunction(SourceToSsa& compiled, std::string_view name, uint32_t arity) {
  return compiled.ssa.FindFunction(compiled.front.context.symbols.Intern(name), arity);
}

}  // namespace lumen

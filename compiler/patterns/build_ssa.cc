// The module: a function for each of Core's, then those lifted out of them, from a queue, so that nesting of closures is no
// recursion. Tested by build_ssa_test.cc.
#include "compiler/patterns/build_ssa.h"

#include <memory>

#include "compiler/patterns/builder.h"

namespace lumen::patterns {

bool BuildSsa(const core::Module& core, Diagnostics* diagnostics, ssa::Module* result) {
  const size_t errors_before = diagnostics->error_count();
  result->name = core.name;
  result->symbols = core.symbols;
  result->literals = core.literals;
  result->attributes = core.attributes;
  ModuleBuilder module{&core, diagnostics, result, {}, {}, {}, {}, {}, {}, {}, 0};
  std::vector<std::unique_ptr<Analysis>> analyses;
  for (const core::Function& function : core.functions) {
    ssa::FunctionId id = module.NewFunction(function.name, function.arity, function.location);
    result->functions[id.index]->exported = function.exported;
    result->functions[id.index]->inline_requested = function.inline_requested;
    module.functions[{function.name, function.arity}] = id;
    analyses.push_back(std::make_unique<Analysis>(function));
    module.pending.push_back(PendingFunction{id, &function, analyses.back().get()});
  }
  for (size_t i = 0; i < module.pending.size(); ++i) {
    const PendingFunction next = module.pending[i];
    FunctionBuilder(&module, next).Build();
  }
  return diagnostics->error_count() == errors_before;
}

}  // namespace lumen::patterns

// From the syntax tree of a module to Core.
//
//   core::Module core(&symbols, &literals, &sources);
//   if (!lowering::Lower(ast, &diagnostics, &core)) ...  // the diagnostics say why
//
// Does what OTP's erl_expand_records, sys_core_bifs and v3_core do: resolves scopes and calls, expands records and comprehensions, gives funs OTP's
// names, folds constants. Expects a module that lint has accepted; what it cannot make sense of all the same is a
// diagnostic too, never a crash. A construct not yet compiled is refused with DiagnosticKind::kUnsupported.
// `ast` is not needed afterwards; sources, symbols and literals must live as long as the result.
#ifndef COMPILER_LOWERING_LOWER_H_
#define COMPILER_LOWERING_LOWER_H_

#include "compiler/core/core.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/syntax/ast.h"

namespace lumen::lowering {

// False where there were errors; `result` is then not to be used.
[[nodiscard]] bool Lower(const syntax::Module& ast, Diagnostics* diagnostics, core::Module* result);

}  // namespace lumen::lowering

#endif  // COMPILER_LOWERING_LOWER_H_

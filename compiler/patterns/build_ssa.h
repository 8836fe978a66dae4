// From Core to SSA: clause matrices become decision trees, closures are lifted to functions of their own, BIFs and operators become
// instructions.
//
//   ssa::Module ssa;
//   if (!BuildSsa(core, &diagnostics, &ssa)) ...  // the diagnostics say why
//
// The result passes ssa::Verify, is cleaned up and numbered in order. Types stand only where a test, a literal or an operation
// says so at once; inference is a pass's business. Symbols, literals and sources of `core` must live as long as the result; the
// Core module itself is not needed afterwards.
#ifndef COMPILER_PATTERNS_BUILD_SSA_H_
#define COMPILER_PATTERNS_BUILD_SSA_H_

#include "compiler/core/core.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/ssa/function.h"

namespace lumen::patterns {

// False where something in the module cannot be compiled yet; `result` is then not to be used.
[[nodiscard]] bool BuildSsa(const core::Module& core, Diagnostics* diagnostics, ssa::Module* result);

}  // namespace lumen::patterns

#endif  // COMPILER_PATTERNS_BUILD_SSA_H_

// What can be told of a program before it runs: clauses that nothing reaches, matches that never succeed, calls that always fail,
// values that nobody uses. In OTP these warnings come from passes behind lint (v3_core, sys_core_fold, v3_kernel), which see the
// program after transformations of theirs; here a walk over the tree finds what can be seen in the tree itself.
//
// The rule: nothing is said where OTP 25 would be silent. So what depends on optimisations (values of variables, inlining) is left
// out, and clauses are compared in the way of OTP's pattern compiler (match.h), which overlooks some that a better one would find.
//
// Groups of warnings: nomatch, failed, ignored, as in OTP's options nowarn_nomatch, nowarn_failed, nowarn_ignored and, for all three,
// nowarn_opportunistic; map_key_repeated stands alone.
// Tested by outcome_test.cc, whose expectations OTP recorded.
#ifndef COMPILER_OUTCOME_OUTCOME_H_
#define COMPILER_OUTCOME_OUTCOME_H_

#include "compiler/base/source_manager.h"
#include "compiler/base/symbol.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/syntax/ast.h"

namespace lumen {

// Adds warnings to `diagnostics`. `module` has passed lint without an error: scopes are in order, and records are defined.
void PredictOutcomes(const syntax::Module& module, const SourceManager& sources, const SymbolTable& symbols, Diagnostics* diagnostics);

}  // namespace lumen

#endif  // COMPILER_OUTCOME_OUTCOME_H_

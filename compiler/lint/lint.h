// Lint: what OTP's erl_lint checks, on the syntax tree. Adds diagnostics; changes nothing.
#ifndef COMPILER_LINT_LINT_H_
#define COMPILER_LINT_LINT_H_

#include "compiler/base/source_manager.h"
#include "compiler/base/symbol.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/syntax/ast.h"

namespace lumen {

struct LintOptions {
  int otp_level = 29;
};

void LintModule(const syntax::Module& module, const LintOptions& options, const SourceManager& sources,
                const SymbolTable& symbols, Diagnostics* diagnostics);

}  // namespace lumen

#endif  // COMPILER_LINT_LINT_H_

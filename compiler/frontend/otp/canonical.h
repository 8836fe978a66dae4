// One spelling for each term, so that terms can be compared by digests: compare_otp.escript has the same (canonical/1).
#ifndef COMPILER_FRONTEND_OTP_CANONICAL_H_
#define COMPILER_FRONTEND_OTP_CANONICAL_H_

#include <functional>
#include <string>
#include <string_view>

#include "compiler/base/symbol.h"
#include "compiler/syntax/ast.h"

namespace lumen {

// Hands the spelling of `term` to `sink`, piece by piece. Terms may be nested to any depth.
void WriteCanonical(const syntax::Term& term, const SymbolTable& symbols, const std::function<void(std::string_view)>& sink);

}  // namespace lumen

#endif  // COMPILER_FRONTEND_OTP_CANONICAL_H_

// The text form of Core (--emit=core). For people and goldens; it is not read back.
//
//   function fact/1 exported (N_0)@3 {
//     case <N_0> of
//       <0> ->
//         1
//       <_1> ->
//         erlang:'*'(_1, fact(erlang:'-'(_1, 1)@4)@4)@4
//     end
//   }
//
// X_7 is variable number 7, called X in the source; @4 is the line of what can appear in a stack trace; <> holds several
// values or patterns.
#ifndef COMPILER_CORE_PRINTER_H_
#define COMPILER_CORE_PRINTER_H_

#include <string>

#include "compiler/base/literal.h"
#include "compiler/core/core.h"

namespace lumen::core {

std::string Print(const Module& module);
std::string Print(const Module& module, const Function& function);
// A term as Erlang writes it; strings as lists of integers unless all are printable.
std::string PrintLiteral(LiteralId literal, const LiteralTable& literals, const SymbolTable& symbols);

}  // namespace lumen::core

#endif  // COMPILER_CORE_PRINTER_H_

// The textual form of SSA: what `--emit=ssa` writes and tests read.
//
//   module fib
//   file "fib.erl"
//   attribute vsn [1]
//   inline_site add/2 at line 4
//   function fib/1 exported line 3 {
//   b0(%0: any):
//     %1 = literal 2 : small[2,2]
//     %2 = less %0, %1
//     branch %2, b1(), b2()
//   b1():
//     return %0
//   ...
//   }
//
// An instruction is `[%n =] opcode [detail,] operands, successors [: type] [line [file:]n [inlined
// site]]`. Local functions are name/arity, variants name/arity#n, others module:name/arity; `any`
// is left out as a type. Unboxed parameters have the types `real` and `bool`. A lifted fun says
// `fun <index> environment <size>`.
//
// Names of variables (Instruction::variables) are not in the text.
//
// Parse(Print(module)) prints the same text again, numbers included. The parser takes nothing on
// trust but leaves the rules of the form to the verifier. Tested by text_test.cc.
#ifndef COMPILER_SSA_TEXT_H_
#define COMPILER_SSA_TEXT_H_

#include <string>
#include <string_view>

#include "compiler/ssa/function.h"

namespace lumen::ssa {

std::string Print(const Module& module);
std::string Print(const Module& module, const Function& function);
// One instruction without indentation and line end, for messages.
std::string Print(const Module& module, const Function& function, ValueId value);
// "fib/1", "'-f/1-fun-0-'/1", "map/2#1"
std::string FunctionText(const Module& module, const Function& function);

// Reads `text` into an empty module whose tables are set. On failure returns false and sets `error`
// to "line:column: message"; the module is then of no use.
bool Parse(std::string_view text, Module* module, std::string* error);

}  // namespace lumen::ssa

#endif  // COMPILER_SSA_TEXT_H_

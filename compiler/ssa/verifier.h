// Checks that a module keeps the rules of the SSA form: run after every pass in tests and debug
// builds, and on text that was read.
//
// Checked: blocks end in their one terminator and `order` lists them; values are defined once and
// their definitions dominate their uses; the entry block has no predecessor; operand counts and
// representations, details, successor counts, arguments against block parameters (number,
// representation, type); the "known ..." rules of instruction.def; the types of literals; that
// calls fit local functions in arity and types; exported functions take any terms; names are
// unique.
//
// Tested by verifier_test.cc.
#ifndef COMPILER_SSA_VERIFIER_H_
#define COMPILER_SSA_VERIFIER_H_

#include <string>

#include "compiler/ssa/function.h"

namespace lumen::ssa {

// True where all rules hold; otherwise `error` holds one line per violation (at most a few), each
// naming function and instruction.
bool Verify(const Module& module, std::string* error);
bool Verify(const Module& module, const Function& function, std::string* error);

}  // namespace lumen::ssa

#endif  // COMPILER_SSA_VERIFIER_H_

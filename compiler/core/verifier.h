// Checks that a module keeps the rules of Core, which lowering promises and patterns relies on:
//
//   - every variable is bound once in its function, and used only where it is in scope;
//   - a clause has a pattern for each of the case's arguments; the last clause of a case matches anything;
//   - Values gives as many values as the binding around it has variables, and stands nowhere else;
//   - guards hold only what guards may; local functions are called where they are in scope, with as many arguments as they take;
//   - MatchFail has the arguments its kind says, functions as many parameters as their arity.
//
// Tested by verifier_test.cc.
#ifndef COMPILER_CORE_VERIFIER_H_
#define COMPILER_CORE_VERIFIER_H_

#include <string>

#include "compiler/core/core.h"

namespace lumen::core {

// True where all rules hold; else one line per violation (a few at most) is appended to `error`.
bool Verify(const Module& module, std::string* error);

}  // namespace lumen::core

#endif  // COMPILER_CORE_VERIFIER_H_

// Random modules that obey the verifier and end, for differential tests of passes: functions f0..f3
// and a lifted fun, with branches, joins, switches, tests followed by refinements, arithmetic near
// the limits of small integers, attempts, calls of every sort and self tail calls. Each function's
// first parameter counts down, so that recursion ends (or uses up the fuel).
#ifndef COMPILER_SSA_TESTING_RANDOM_MODULE_H_
#define COMPILER_SSA_TESTING_RANDOM_MODULE_H_

#include <random>

#include "compiler/ssa/function.h"

namespace lumen::ssa {

// Fills an empty module whose tables are set. Equal seeds, equal modules.
void MakeRandomModule(uint64_t seed, Module* module);

// A term as text for Interpreter::ParseArguments: no spaces.
std::string RandomTermText(std::mt19937_64* random);

}  // namespace lumen::ssa

#endif  // COMPILER_SSA_TESTING_RANDOM_MODULE_H_

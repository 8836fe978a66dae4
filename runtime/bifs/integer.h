// Integers of any size as terms: the arithmetic under the operators, conversion from and to text
// and floats.
//
// Operands are integer terms (tested by the caller). Results are allocated on the process heap;
// kNoValue means that the result would be larger than OTP allows (system_limit); no exception is
// set. Nothing collects.
#ifndef RUNTIME_BIFS_INTEGER_H_
#define RUNTIME_BIFS_INTEGER_H_

#include <string_view>

#include "runtime/process/process.h"

namespace lumen::runtime {

inline constexpr size_t kMaxIntegerLimbs = (1 << 19) - 1;  // as OTP 25

Term AddIntegers(Process& process, Term a, Term b);
Term SubtractIntegers(Process& process, Term a, Term b);
Term MultiplyIntegers(Process& process, Term a, Term b);
Term NegateInteger(Process& process, Term a);
// Truncating division; b is not 0.
Term DivideIntegers(Process& process, Term a, Term b);
Term RemainderOfIntegers(Process& process, Term a, Term b);

// On two's complement of unlimited length.
Term AndIntegers(Process& process, Term a, Term b);
Term OrIntegers(Process& process, Term a, Term b);
Term XorIntegers(Process& process, Term a, Term b);
Term ComplementInteger(Process& process, Term a);
// a * 2^count rounded down; a negative count shifts the other way.
Term ShiftInteger(Process& process, Term a, Term count, bool left);

// The whole part of a finite double.
Term IntegerFromDouble(Process& process, double value);

// An integer from text of the form [+-]digits in the radix (2..36). kNoValue with `*malformed` set
// where it is none.
Term ParseInteger(Process& process, std::string_view text, int radix, bool* malformed);

}  // namespace lumen::runtime

#endif  // RUNTIME_BIFS_INTEGER_H_

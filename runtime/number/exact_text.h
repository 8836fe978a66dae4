// Floats with a wanted number of digits, rounded half to even from their exact value: what printf's %f and %e write, without the C library's
// formatted output, which is ten times the code.
//
// Callable from any thread.
#ifndef RUNTIME_NUMBER_EXACT_TEXT_H_
#define RUNTIME_NUMBER_EXACT_TEXT_H_

#include <cstddef>

namespace lumen::runtime {

// Both write a finite float into `text` and return the length, or 0 where it does not fit into `capacity` characters; no NUL is written.
// `decimals` are digits behind the point; without any there is no point.
// "-12.50"
size_t FormatDecimals(double value, int decimals, char* text, size_t capacity);
// "-1.25e+01": at least two digits of exponent
size_t FormatScientific(double value, int decimals, char* text, size_t capacity);

}  // namespace lumen::runtime

#endif  // RUNTIME_NUMBER_EXACT_TEXT_H_

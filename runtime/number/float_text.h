// Floats as the shortest text that reads back as the same float.
//
// Callable from any thread.
#ifndef RUNTIME_NUMBER_FLOAT_TEXT_H_
#define RUNTIME_NUMBER_FLOAT_TEXT_H_

#include <cstddef>

namespace lumen::runtime {

inline constexpr size_t kMaxShortestText = 32;

// Writes a finite float as Erlang's ~w and float_to_list(F, [short]) do ("0.1", "1.0e22", "-0.0")
// and returns the length. `text` has room for kMaxShortestText characters; no NUL is written.
size_t FormatShortest(double value, char* text);

// OTP formats into this much; what does not fit is an error, even where `compact` would have
// helped.
inline constexpr size_t kMaxFixedText = 255;

// Writes a finite float with `decimals` digits (at most 253) behind the point, as float_to_list(F,
// [{decimals, N}]) does, and returns the length; 0 where it does not fit. `compact`: without zeros
// at the end, but for the first behind the point. `text` has room for kMaxFixedText characters.
size_t FormatFixed(double value, int decimals, bool compact, char* text);

}  // namespace lumen::runtime

#endif  // RUNTIME_NUMBER_FLOAT_TEXT_H_

// Arithmetic on integer constants of any size up to kMaxComputedBits, with the results that Erlang's operators have.
//
//   std::optional<IntegerValue> power = ShiftLeft(IntegerValue(1), 128, &arena);
//
// No value: the result would be larger than that, or there is none (division by zero).
#ifndef COMPILER_BASE_INTEGER_ARITHMETIC_H_
#define COMPILER_BASE_INTEGER_ARITHMETIC_H_

#include <optional>

#include "compiler/base/arena.h"
#include "compiler/base/integer_value.h"

namespace lumen {

// What is larger is left to be computed at run time: the algorithms are quadratic, and the result would stand in the object file.
inline constexpr size_t kMaxComputedBits = size_t{1} << 16;

std::optional<IntegerValue> Add(const IntegerValue& left, const IntegerValue& right, Arena* arena);
std::optional<IntegerValue> Subtract(const IntegerValue& left, const IntegerValue& right, Arena* arena);
std::optional<IntegerValue> Multiply(const IntegerValue& left, const IntegerValue& right, Arena* arena);
// `div` and `rem`: the quotient is cut towards zero, the remainder has the dividend's sign.
std::optional<IntegerValue> Divide(const IntegerValue& left, const IntegerValue& right, Arena* arena);
std::optional<IntegerValue> Remainder(const IntegerValue& left, const IntegerValue& right, Arena* arena);
// Of the two's complement with endless sign bits.
std::optional<IntegerValue> BitAnd(const IntegerValue& left, const IntegerValue& right, Arena* arena);
std::optional<IntegerValue> BitOr(const IntegerValue& left, const IntegerValue& right, Arena* arena);
std::optional<IntegerValue> BitXor(const IntegerValue& left, const IntegerValue& right, Arena* arena);
std::optional<IntegerValue> BitNot(const IntegerValue& value, Arena* arena);
// By a negative amount: to the right, rounding down.
std::optional<IntegerValue> ShiftLeft(const IntegerValue& value, const IntegerValue& amount, Arena* arena);

}  // namespace lumen

#endif  // COMPILER_BASE_INTEGER_ARITHMETIC_H_

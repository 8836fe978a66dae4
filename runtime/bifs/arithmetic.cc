// The arithmetic operators, as BIFs and as the helpers compiled code calls when its own fast path
// for small integers or unboxed floats does not apply.
//
// `/` and unary `+` fail without a frame of their own in the trace when they stand in code, as on
// OTP, where they are no calls.
//
// Tested by runtime/bifs/bifs_test.cc against results recorded from OTP.
#include <math.h>

#include "runtime/bifs/bif.h"
#include "runtime/bifs/integer.h"
#include "runtime/process/runtime_calls.h"
#include "runtime/term/compare.h"

namespace lumen::runtime {

namespace {

Term FailArithmetic(Process& process, const BifName& self, const Term* arguments) {
  return Fail(process, self, arguments, atoms::BadArith());
}

// A big integer result, or system_limit.
Term IntegerOrLimit(Process& process, const BifName& self, const Term* arguments, Term result) {
  return result != kNoValue ? result : Fail(process, self, arguments, atoms::SystemLimit());
}

// The double of a number; false when it is none or too large.
bool ToDouble(Term term, double* value) {
  if (IsFloat(term)) {
    *value = FloatValue(term);
    return true;
  }
  if (!IsInteger(term)) return false;
  *value = IntegerToDouble(term);
  return isfinite(*value);
}

template <typename OnIntegers, typename OnFloats>
inline Term Arithmetic(Process& process, const BifName& self, const Term* arguments,
                       OnIntegers on_integers, OnFloats on_floats) {
  Term a = arguments[0];
  Term b = arguments[1];
  if (IsInteger(a) && IsInteger(b))
    return IntegerOrLimit(process, self, arguments, on_integers(process, a, b));
  double x;
  double y;
  if (!ToDouble(a, &x) || !ToDouble(b, &y)) return FailArithmetic(process, self, arguments);
  double result = on_floats(x, y);
  if (!isfinite(result)) return FailArithmetic(process, self, arguments);
  return BuildFloat(process, result);
}

template <typename OnIntegers>
inline Term IntegerArithmetic(Process& process, const BifName& self, const Term* arguments,
                              OnIntegers on_integers) {
  if (!IsInteger(arguments[0]) || !IsInteger(arguments[1]))
    return FailArithmetic(process, self, arguments);
  return IntegerOrLimit(process, self, arguments, on_integers(process, arguments[0], arguments[1]));
}

// The size of an integer in digits that are more than a few; 0 else.
inline size_t LargeSize(Term integer) {
  constexpr size_t kFew = 16;
  if (IsSmall(integer)) return 0;
  const size_t size = IntegerView(integer).size();
  return size > kFew ? size : 0;
}

// What multiplying numbers of so many digits takes, and dividing a number of `a + b` by one of `b`: as schoolbook below some hundred digits,
// about n to the power of 1.6 beyond.
void CountProduct(Process& process, size_t a, size_t b) {
  size_t less = a < b ? a : b, factor = less;
  for (constexpr size_t kSchoolbook = 64; less > kSchoolbook; less /= 4) factor = factor * 9 / 16;  // a quarter of the size, a ninth of the work
  CountWork(process, (a < b ? b : a) * factor);
}

Term MultiplyCounted(Process& process, Term a, Term b) {
  const size_t left = LargeSize(a), right = LargeSize(b);
  if (left != 0 && right != 0) CountProduct(process, left, right);
  return MultiplyIntegers(process, a, b);
}

void CountDivision(Process& process, Term a, Term b) {
  constexpr size_t kMore = 2;  // than a product of that size
  const size_t left = LargeSize(a), right = LargeSize(b);
  if (left > right && right != 0) CountProduct(process, kMore * (left - right), right);
}

Term DivideCounted(Process& process, Term a, Term b) {
  CountDivision(process, a, b);
  return DivideIntegers(process, a, b);
}

Term RemainderCounted(Process& process, Term a, Term b) {
  CountDivision(process, a, b);
  return RemainderOfIntegers(process, a, b);
}

// trunc and friends: `whole` is the C function that makes a double a whole number.
template <typename Whole>
inline Term ToInteger(Process& process, const BifName& self, const Term* arguments, Whole whole) {
  if (IsInteger(arguments[0])) return arguments[0];
  if (!IsFloat(arguments[0])) return FailBadArgument(process, self, arguments);
  return IntegerFromDouble(process, whole(FloatValue(arguments[0])));
}

}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_plus) {
  return Arithmetic(process, self, arguments, AddIntegers,
                    [](double x, double y) { return x + y; });
}

LUMEN_DEFINE_BIF(lumen_bif_minus) {
  return Arithmetic(process, self, arguments, SubtractIntegers,
                    [](double x, double y) { return x - y; });
}

LUMEN_DEFINE_BIF(lumen_bif_multiply) {
  return Arithmetic(process, self, arguments, MultiplyCounted,
                    [](double x, double y) { return x * y; });
}

LUMEN_DEFINE_BIF(lumen_bif_divide) {
  double x;
  double y;
  if (!ToDouble(arguments[0], &x) || !ToDouble(arguments[1], &y) || y == 0 || !isfinite(x / y)) {
    return FailArithmetic(process, self, arguments);
  }
  return BuildFloat(process, x / y);
}

LUMEN_DEFINE_BIF(lumen_bif_div) {
  if (arguments[1] == abi::MakeSmall(0)) return FailArithmetic(process, self, arguments);
  return IntegerArithmetic(process, self, arguments, DivideCounted);
}

LUMEN_DEFINE_BIF(lumen_bif_rem) {
  if (arguments[1] == abi::MakeSmall(0)) return FailArithmetic(process, self, arguments);
  return IntegerArithmetic(process, self, arguments, RemainderCounted);
}

LUMEN_DEFINE_BIF(lumen_bif_band) {
  return IntegerArithmetic(process, self, arguments, AndIntegers);
}
LUMEN_DEFINE_BIF(lumen_bif_bor) { return IntegerArithmetic(process, self, arguments, OrIntegers); }
LUMEN_DEFINE_BIF(lumen_bif_bxor) {
  return IntegerArithmetic(process, self, arguments, XorIntegers);
}

LUMEN_DEFINE_BIF(lumen_bif_bsl) {
  return IntegerArithmetic(process, self, arguments,
                           [](Process& p, Term a, Term b) { return ShiftInteger(p, a, b, true); });
}

LUMEN_DEFINE_BIF(lumen_bif_bsr) {
  return IntegerArithmetic(process, self, arguments,
                           [](Process& p, Term a, Term b) { return ShiftInteger(p, a, b, false); });
}

LUMEN_DEFINE_BIF(lumen_bif_bnot) {
  if (!IsInteger(arguments[0])) return FailArithmetic(process, self, arguments);
  return IntegerOrLimit(process, self, arguments, ComplementInteger(process, arguments[0]));
}

LUMEN_DEFINE_BIF(lumen_bif_negate) {
  if (IsFloat(arguments[0])) return BuildFloat(process, -FloatValue(arguments[0]));
  if (!IsInteger(arguments[0])) return FailArithmetic(process, self, arguments);
  return IntegerOrLimit(process, self, arguments, NegateInteger(process, arguments[0]));
}

LUMEN_DEFINE_BIF(lumen_bif_unary_plus) {
  return IsNumber(arguments[0]) ? arguments[0] : FailArithmetic(process, self, arguments);
}

LUMEN_DEFINE_BIF(lumen_bif_abs) {
  Term term = arguments[0];
  // Not fabs: OTP leaves -0.0 as it is.
  if (IsFloat(term)) return FloatValue(term) < 0 ? BuildFloat(process, -FloatValue(term)) : term;
  if (!IsInteger(term)) return FailBadArgument(process, self, arguments);
  bool negative = IsSmall(term) ? SmallValue(term) < 0 : IntegerView(term).is_negative();
  return negative ? NegateInteger(process, term) : term;
}

LUMEN_DEFINE_BIF(lumen_bif_float) {
  if (IsFloat(arguments[0])) return arguments[0];
  double value;
  if (!ToDouble(arguments[0], &value)) return FailBadArgument(process, self, arguments);
  return BuildFloat(process, value);
}

LUMEN_DEFINE_BIF(lumen_bif_trunc) {
  // What fits is a conversion there and back, one instruction each; the C function takes the number's bits apart.
  constexpr double kFits = 0x1p62;
  return ToInteger(process, self, arguments,
                   [](double x) { return x > -kFits && x < kFits ? static_cast<double>(static_cast<int64_t>(x)) : trunc(x); });
}
LUMEN_DEFINE_BIF(lumen_bif_round) {
  return ToInteger(process, self, arguments, [](double x) { return round(x); });
}
LUMEN_DEFINE_BIF(lumen_bif_ceil) {
  return ToInteger(process, self, arguments, [](double x) { return ceil(x); });
}
LUMEN_DEFINE_BIF(lumen_bif_floor) {
  return ToInteger(process, self, arguments, [](double x) { return floor(x); });
}

namespace call_types {

extern "C" {

#define LUMEN_BINARY_HELPER(helper, bif)      \
  Term helper(Proc process, Term a, Term b) { \
    Term arguments[2] = {a, b};               \
    return bif(*process, arguments);          \
  }
LUMEN_BINARY_HELPER(lumen_add, lumen_bif_plus)
LUMEN_BINARY_HELPER(lumen_subtract, lumen_bif_minus)
LUMEN_BINARY_HELPER(lumen_multiply, lumen_bif_multiply)
LUMEN_BINARY_HELPER(lumen_integer_divide, lumen_bif_div)
LUMEN_BINARY_HELPER(lumen_remainder, lumen_bif_rem)
LUMEN_BINARY_HELPER(lumen_bit_and, lumen_bif_band)
LUMEN_BINARY_HELPER(lumen_bit_or, lumen_bif_bor)
LUMEN_BINARY_HELPER(lumen_bit_xor, lumen_bif_bxor)
LUMEN_BINARY_HELPER(lumen_shift_left, lumen_bif_bsl)
LUMEN_BINARY_HELPER(lumen_shift_right, lumen_bif_bsr)
#undef LUMEN_BINARY_HELPER

Term lumen_divide(Proc process, Term a, Term b) {
  Term arguments[2] = {a, b};
  Term result = lumen_bif_divide(*process, arguments);
  return result != kNoValue ? result
                            : FailWithoutFrame(*process, atoms::Error(), atoms::BadArith());
}

Term lumen_negate(Proc process, Term a) { return lumen_bif_negate(*process, &a); }
Term lumen_bit_not(Proc process, Term a) { return lumen_bif_bnot(*process, &a); }

Term lumen_unary_plus(Proc process, Term a) {
  return IsNumber(a) ? a : FailWithoutFrame(*process, atoms::Error(), atoms::BadArith());
}

Term lumen_to_float(Proc process, Term a) {
  double value;
  if (!ToDouble(a, &value)) return FailWithoutFrame(*process, atoms::Error(), atoms::BadArith());
  return IsFloat(a) ? a : BuildFloat(*process, value);
}

Term lumen_box_float(Proc process, F64 value) { return BuildFloat(*process, value); }

Term lumen_is_binary(Term term) { return atoms::Boolean(IsBinary(term)); }

Bool lumen_equal(Term a, Term b) { return AreEqual(a, b); }
Bool lumen_exactly_equal(Term a, Term b) { return AreExactlyEqual(a, b); }
Bool lumen_less(Term a, Term b) { return CompareTerms(a, b) < 0; }
Bool lumen_less_or_equal(Term a, Term b) { return CompareTerms(a, b) <= 0; }

}  // extern "C"

}  // namespace call_types

}  // namespace lumen::runtime

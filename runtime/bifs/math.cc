// The math module: the C library's functions with Erlang's errors.
//
// Tested by runtime/bifs/bifs_test.cc against results recorded from OTP.
#include <math.h>

#include "runtime/bifs/bif.h"

namespace lumen::runtime {

namespace {

// False for what is no number. An integer beyond all floats becomes an infinity.
bool ToOperand(Term term, double* value) {
  if (!IsNumber(term)) return false;
  *value = IsFloat(term) ? FloatValue(term) : IntegerToDouble(term);
  return true;
}

Term FloatOrError(Process& process, const BifName& self, const Term* arguments, double result) {
  if (!isfinite(result)) return Fail(process, self, arguments, atoms::BadArith());
  return BuildFloat(process, result);
}

Term Unary(Process& process, const BifName& self, const Term* arguments,
           double (*function)(double)) {
  double x;
  if (!ToOperand(arguments[0], &x)) return FailBadArgument(process, self, arguments);
  return FloatOrError(process, self, arguments, isfinite(x) ? function(x) : x);
}

Term Binary(Process& process, const BifName& self, const Term* arguments,
            double (*function)(double, double)) {
  double x;
  double y;
  if (!ToOperand(arguments[0], &x) || !ToOperand(arguments[1], &y))
    return FailBadArgument(process, self, arguments);
  return FloatOrError(process, self, arguments,
                      isfinite(x) && isfinite(y) ? function(x, y) : INFINITY);
}

}  // namespace

#define LUMEN_UNARY(symbol, function) \
  LUMEN_DEFINE_BIF(symbol) { return Unary(process, self, arguments, function); }
#define LUMEN_BINARY(symbol, function) \
  LUMEN_DEFINE_BIF(symbol) { return Binary(process, self, arguments, function); }
LUMEN_UNARY(lumen_bif_math_cos, cos)
LUMEN_UNARY(lumen_bif_math_cosh, cosh)
LUMEN_UNARY(lumen_bif_math_sin, sin)
LUMEN_UNARY(lumen_bif_math_sinh, sinh)
LUMEN_UNARY(lumen_bif_math_tan, tan)
LUMEN_UNARY(lumen_bif_math_tanh, tanh)
LUMEN_UNARY(lumen_bif_math_acos, acos)
LUMEN_UNARY(lumen_bif_math_acosh, acosh)
LUMEN_UNARY(lumen_bif_math_asin, asin)
LUMEN_UNARY(lumen_bif_math_asinh, asinh)
LUMEN_UNARY(lumen_bif_math_atan, atan)
LUMEN_UNARY(lumen_bif_math_atanh, atanh)
LUMEN_UNARY(lumen_bif_math_erf, erf)
LUMEN_UNARY(lumen_bif_math_erfc, erfc)
LUMEN_UNARY(lumen_bif_math_exp, exp)
LUMEN_UNARY(lumen_bif_math_log, log)
LUMEN_UNARY(lumen_bif_math_log2, log2)
LUMEN_UNARY(lumen_bif_math_log10, log10)
LUMEN_UNARY(lumen_bif_math_sqrt, sqrt)
LUMEN_UNARY(lumen_bif_math_floor, floor)
LUMEN_UNARY(lumen_bif_math_ceil, ceil)
LUMEN_BINARY(lumen_bif_math_atan2, atan2)
LUMEN_BINARY(lumen_bif_math_pow, pow)
LUMEN_BINARY(lumen_bif_math_fmod, fmod)
#undef LUMEN_UNARY
#undef LUMEN_BINARY

}  // namespace lumen::runtime

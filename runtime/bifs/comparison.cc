// Comparison, booleans and type tests as functions. Compiled code does them in line; these serve
// `apply`, funs and constant folding.
//
// Tested by runtime/bifs/bifs_test.cc against results recorded from OTP.
#include "runtime/bifs/bif.h"
#include "runtime/term/bitstring.h"
#include "runtime/term/compare.h"
#include "runtime/term/external.h"

namespace lumen::runtime {

namespace {

bool IsBoolean(Term term) { return term == atoms::True() || term == atoms::False(); }

template <typename Operation>
inline Term OnBooleans(Process& process, const BifName& self, const Term* arguments,
                       Operation operation) {
  if (!IsBoolean(arguments[0]) || !IsBoolean(arguments[1]))
    return FailBadArgument(process, self, arguments);
  return atoms::Boolean(operation(arguments[0] == atoms::True(), arguments[1] == atoms::True()));
}

}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_equal) { return atoms::Boolean(AreEqual(arguments[0], arguments[1])); }
LUMEN_DEFINE_BIF(lumen_bif_not_equal) {
  return atoms::Boolean(!AreEqual(arguments[0], arguments[1]));
}
LUMEN_DEFINE_BIF(lumen_bif_exactly_equal) {
  return atoms::Boolean(AreExactlyEqual(arguments[0], arguments[1]));
}
LUMEN_DEFINE_BIF(lumen_bif_exactly_not_equal) {
  return atoms::Boolean(!AreExactlyEqual(arguments[0], arguments[1]));
}
LUMEN_DEFINE_BIF(lumen_bif_less) {
  return atoms::Boolean(CompareTerms(arguments[0], arguments[1]) < 0);
}
LUMEN_DEFINE_BIF(lumen_bif_greater) {
  return atoms::Boolean(CompareTerms(arguments[0], arguments[1]) > 0);
}
LUMEN_DEFINE_BIF(lumen_bif_less_or_equal) {
  return atoms::Boolean(CompareTerms(arguments[0], arguments[1]) <= 0);
}
LUMEN_DEFINE_BIF(lumen_bif_greater_or_equal) {
  return atoms::Boolean(CompareTerms(arguments[0], arguments[1]) >= 0);
}

// Of two equal terms the first.
LUMEN_DEFINE_BIF(lumen_bif_min) {
  return CompareTerms(arguments[0], arguments[1]) <= 0 ? arguments[0] : arguments[1];
}
LUMEN_DEFINE_BIF(lumen_bif_max) {
  return CompareTerms(arguments[0], arguments[1]) >= 0 ? arguments[0] : arguments[1];
}

LUMEN_DEFINE_BIF(lumen_bif_cmp_term) {
  int order = CompareTermsExactly(arguments[0], arguments[1]);
  return abi::MakeSmall(order < 0 ? -1 : order > 0 ? 1 : 0);
}

LUMEN_DEFINE_BIF(lumen_bif_and) {
  return OnBooleans(process, self, arguments, [](bool a, bool b) { return a && b; });
}
LUMEN_DEFINE_BIF(lumen_bif_or) {
  return OnBooleans(process, self, arguments, [](bool a, bool b) { return a || b; });
}
LUMEN_DEFINE_BIF(lumen_bif_xor) {
  return OnBooleans(process, self, arguments, [](bool a, bool b) { return a != b; });
}
LUMEN_DEFINE_BIF(lumen_bif_not) {
  if (!IsBoolean(arguments[0])) return FailBadArgument(process, self, arguments);
  return atoms::Boolean(arguments[0] == atoms::False());
}

LUMEN_DEFINE_BIF(lumen_bif_is_atom) { return atoms::Boolean(IsAtom(arguments[0])); }
LUMEN_DEFINE_BIF(lumen_bif_is_binary) { return atoms::Boolean(IsBinary(arguments[0])); }
LUMEN_DEFINE_BIF(lumen_bif_is_bitstring) { return atoms::Boolean(IsBitstring(arguments[0])); }
LUMEN_DEFINE_BIF(lumen_bif_is_boolean) { return atoms::Boolean(IsBoolean(arguments[0])); }
LUMEN_DEFINE_BIF(lumen_bif_is_float) { return atoms::Boolean(IsFloat(arguments[0])); }
LUMEN_DEFINE_BIF(lumen_bif_is_function) { return atoms::Boolean(IsFun(arguments[0])); }
LUMEN_DEFINE_BIF(lumen_bif_is_integer) { return atoms::Boolean(IsInteger(arguments[0])); }
LUMEN_DEFINE_BIF(lumen_bif_is_list) { return atoms::Boolean(IsList(arguments[0])); }
LUMEN_DEFINE_BIF(lumen_bif_is_map) { return atoms::Boolean(IsMap(arguments[0])); }
LUMEN_DEFINE_BIF(lumen_bif_is_number) { return atoms::Boolean(IsNumber(arguments[0])); }
LUMEN_DEFINE_BIF(lumen_bif_is_pid) {
  return atoms::Boolean(IsAnyPid(arguments[0]));
}
LUMEN_DEFINE_BIF(lumen_bif_is_port) {
  return atoms::Boolean(IsAnyPort(arguments[0]));
}
LUMEN_DEFINE_BIF(lumen_bif_is_reference) { return atoms::Boolean(IsAnyReference(arguments[0])); }
LUMEN_DEFINE_BIF(lumen_bif_is_tuple) { return atoms::Boolean(IsTuple(arguments[0])); }

LUMEN_DEFINE_BIF(lumen_bif_is_function_2) {
  Term arity = arguments[1];
  if (IsBignum(arity) && !IntegerView(arity).is_negative()) return atoms::False();
  if (!IsSmall(arity) || SmallValue(arity) < 0) return FailBadArgument(process, self, arguments);
  return atoms::Boolean(IsFun(arguments[0]) &&
                        static_cast<int64_t>(FunArity(arguments[0])) == SmallValue(arity));
}

LUMEN_DEFINE_BIF(lumen_bif_is_record_2) {
  if (!IsAtom(arguments[1])) return FailBadArgument(process, self, arguments);
  Term term = arguments[0];
  return atoms::Boolean(IsTuple(term) && TupleArity(term) > 0 &&
                        TupleElement(term, 0) == arguments[1]);
}

LUMEN_DEFINE_BIF(lumen_bif_is_record_3) {
  if (!IsAtom(arguments[1]) || !IsSmall(arguments[2]))
    return FailBadArgument(process, self, arguments);
  Term term = arguments[0];
  return atoms::Boolean(IsTuple(term) && TupleArity(term) > 0 &&
                        TupleElement(term, 0) == arguments[1] &&
                        arguments[2] == abi::MakeSmall(static_cast<int64_t>(TupleArity(term))));
}

}  // namespace lumen::runtime

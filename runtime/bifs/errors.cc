// BIFs that raise.
//
// Tested by runtime/bifs/bifs_test.cc and runtime/process/exception_test.cc.
#include "runtime/bifs/bif.h"

namespace lumen::runtime {

namespace {

// The map of the last {error_info, Map} in a list of options; kNoValue when the list is malformed
// or has none.
Term ErrorInfoOption(Term options) {
  Term map = kNoValue;
  for (; IsCons(options); options = Tail(options)) {
    Term option = Head(options);
    if (!IsTuple(option) || TupleArity(option) != 2 ||
        TupleElement(option, 0) != atoms::ErrorInfo() || !IsMap(TupleElement(option, 1))) {
      return kNoValue;
    }
    map = TupleElement(option, 1);
  }
  return IsNil(options) ? map : kNoValue;
}

// Arguments that are no list are left out; what the list ends with is not looked at.
Term RaiseWithArguments(Process& process, Term reason, Term arguments) {
  FailWithoutFrame(process, atoms::Error(), reason);
  if (IsCons(arguments) || IsNil(arguments)) process.pending.caller_arguments = arguments;
  return kNoValue;
}

// One entry of a trace given to raise/3, completed with its location; kNoValue where it is
// malformed.
Term TraceEntry(Process& process, Term entry) {
  if (!IsTuple(entry)) return kNoValue;
  size_t arity = TupleArity(entry);
  if (arity < 2 || arity > 4) return kNoValue;
  Term first = TupleElement(entry, 0);
  Term second = TupleElement(entry, 1);
  if (arity == 2) return IsFun(first) ? BuildTuple(process, first, second, kNil) : kNoValue;
  if (arity == 3) {
    if (IsFun(first)) return IsList(TupleElement(entry, 2)) ? entry : kNoValue;
    if (!IsAtom(first) || !IsAtom(second)) return kNoValue;
    return BuildTuple(process, first, second, TupleElement(entry, 2), kNil);
  }
  return IsAtom(first) && IsAtom(second) && IsList(TupleElement(entry, 3)) ? entry : kNoValue;
}

}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_error_1) {
  return FailWithoutFrame(process, atoms::Error(), arguments[0]);
}
LUMEN_DEFINE_BIF(lumen_bif_error_2) {
  return RaiseWithArguments(process, arguments[0], arguments[1]);
}
LUMEN_DEFINE_BIF(lumen_bif_error_3) {
  RaiseWithArguments(process, arguments[0], arguments[1]);
  process.pending.caller_error_info = ErrorInfoOption(arguments[2]);
  return kNoValue;
}
LUMEN_DEFINE_BIF(lumen_bif_nif_error_1) {
  return FailWithoutFrame(process, atoms::Error(), arguments[0]);
}
LUMEN_DEFINE_BIF(lumen_bif_nif_error_2) {
  return RaiseWithArguments(process, arguments[0], arguments[1]);
}
LUMEN_DEFINE_BIF(lumen_bif_exit_1) {
  return FailWithoutFrame(process, atoms::ExitClass(), arguments[0]);
}
LUMEN_DEFINE_BIF(lumen_bif_throw) {
  return FailWithoutFrame(process, atoms::Throw(), arguments[0]);
}

// Returns badarg, not raises it, when class or trace is none.
LUMEN_DEFINE_BIF(lumen_bif_raise) {
  Term exception_class = arguments[0];
  if (exception_class != atoms::Error() && exception_class != atoms::ExitClass() &&
      exception_class != atoms::Throw()) {
    return atoms::BadArg();
  }
  int64_t length = ListLength(arguments[2]);
  if (length < 0) return atoms::BadArg();
  Word* cells = Allocate(process, 2 * static_cast<size_t>(length));
  Word* cell = cells;
  for (Term list = arguments[2]; IsCons(list); list = Tail(list), cell += 2) {
    Term entry = TraceEntry(process, Head(list));
    if (entry == kNoValue) return atoms::BadArg();
    cell[0] = entry;
    cell[1] = MakePointer(cell + 2, Tag::kCons);
  }
  if (length > 0) cell[-1] = kNil;
  FailWithoutFrame(process, exception_class, arguments[1]);
  process.pending.trace = length > 0 ? MakePointer(cells, Tag::kCons) : kNil;
  return kNoValue;
}

}  // namespace lumen::runtime

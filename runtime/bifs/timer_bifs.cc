// send_after, start_timer and what becomes of them.
//
// Tested by tests/programs/timers.erl.
#include "runtime/base/clock.h"
#include "runtime/bifs/bif.h"
#include "runtime/bifs/integer.h"
#include "runtime/process/process_table.h"
#include "runtime/scheduler/timers.h"
#include "runtime/term/atom_table.h"
#include "runtime/term/external.h"

namespace lumen::runtime {

namespace {

constexpr int64_t kNanosecondsPerMillisecond = 1'000'000;
// Beyond it a time is too far away to be one (as on OTP: what no clock of nanoseconds reaches).
constexpr int64_t kMostMilliseconds = INT64_MAX / kNanosecondsPerMillisecond;

// False where it is none: [{abs, Boolean}].
bool ReadAbsolute(Term options, bool* is_absolute) {
  *is_absolute = false;
  for (; IsCons(options); options = Tail(options)) {
    Term option = Head(options);
    if (!IsTuple(option) || TupleArity(option) != 2 || !IsAtom(TupleElement(option, 0)) ||
        AtomText(TupleElement(option, 0)) != "abs")
      return false;
    Term value = TupleElement(option, 1);
    if (value != atoms::True() && value != atoms::False()) return false;
    *is_absolute = value == atoms::True();
  }
  return IsNil(options);
}

Term StartTimer(Process& process, const BifName& self, const Term* arguments, Term options, bool is_plain) {
  bool is_absolute;
  if (!ReadAbsolute(options, &is_absolute) || !IsSmall(arguments[0]) ||
      (!IsPid(arguments[1]) && !IsAtom(arguments[1])))
    return FailBadArgument(process, self, arguments);
  int64_t time = SmallValue(arguments[0]);
  int64_t now = MonotonicNow();
  if ((!is_absolute && time < 0) || time > kMostMilliseconds || time < -kMostMilliseconds)
    return FailBadArgument(process, self, arguments);
  int64_t deadline = time * kNanosecondsPerMillisecond;
  if (!is_absolute && __builtin_add_overflow(deadline, now, &deadline)) return FailBadArgument(process, self, arguments);
  Word number = NewReferenceNumber();
  Term reference = BuildReference(process, number);
  Term message = is_plain ? arguments[2] : BuildTuple(process, InternAtom("timeout"), reference, arguments[2]);
  StartMessageTimer(deadline < now ? now : deadline, number, arguments[1], NewSignal(SignalKind::kMessage, 0, 0, message));
  return reference;
}

struct TimerOptions {
  bool is_asynchronous = false;
  bool informs = true;
};

bool ReadTimerOptions(Term options, bool allows_info, TimerOptions* result) {
  for (; IsCons(options); options = Tail(options)) {
    Term option = Head(options);
    if (!IsTuple(option) || TupleArity(option) != 2 || !IsAtom(TupleElement(option, 0))) return false;
    Term value = TupleElement(option, 1);
    if (value != atoms::True() && value != atoms::False()) return false;
    if (AtomText(TupleElement(option, 0)) == "async") {
      result->is_asynchronous = value == atoms::True();
    } else if (allows_info && AtomText(TupleElement(option, 0)) == "info") {
      result->informs = value == atoms::True();
    } else {
      return false;
    }
  }
  return IsNil(options);
}

Term AnswerAboutTimer(Process& process, const BifName& self, const Term* arguments, Term option_list, bool cancels) {
  TimerOptions options;
  if (!ReadTimerOptions(option_list, cancels, &options) || !IsAnyReference(arguments[0]))
    return FailBadArgument(process, self, arguments);
  int64_t left = IsExternalReference(arguments[0]) ? -1 : LeftOfTimer(PointerOf(arguments[0])[abi::kReferenceNumberWord], cancels);
  Term result = left < 0 ? atoms::False() : BuildInteger(process, left);
  if (!options.informs) return atoms::Ok();
  if (!options.is_asynchronous) return result;
  Term message = BuildTuple(process, InternAtom(cancels ? "cancel_timer" : "read_timer"), arguments[0], result);
  SendToSelf(process, NewSignal(SignalKind::kMessage, 0, 0, message));
  return atoms::Ok();
}

}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_send_after_3) { return StartTimer(process, self, arguments, kNil, true); }
LUMEN_DEFINE_BIF(lumen_bif_send_after_4) { return StartTimer(process, self, arguments, arguments[3], true); }
LUMEN_DEFINE_BIF(lumen_bif_start_timer_3) { return StartTimer(process, self, arguments, kNil, false); }
LUMEN_DEFINE_BIF(lumen_bif_start_timer_4) { return StartTimer(process, self, arguments, arguments[3], false); }
LUMEN_DEFINE_BIF(lumen_bif_cancel_timer_1) { return AnswerAboutTimer(process, self, arguments, kNil, true); }
LUMEN_DEFINE_BIF(lumen_bif_cancel_timer_2) { return AnswerAboutTimer(process, self, arguments, arguments[1], true); }
LUMEN_DEFINE_BIF(lumen_bif_read_timer_1) { return AnswerAboutTimer(process, self, arguments, kNil, false); }
LUMEN_DEFINE_BIF(lumen_bif_read_timer_2) { return AnswerAboutTimer(process, self, arguments, arguments[1], false); }

}  // namespace lumen::runtime

// What `receive` is made of (compiler/patterns/receive.cc).
//
// Tested by tests/programs/receive.erl.
#include "runtime/bifs/bif.h"
#include "runtime/process/communication.h"

namespace lumen::runtime {

namespace {

constexpr uint64_t kLongestTimeout = 0xffffffff;  // milliseconds, as OTP's

// Whether the wait for `timeout` is over at once, or another answer; kNoValue after an error or for a wait.
Term WaitFor(Process& process, Term timeout, Wait wait) {
  if (process.timed_out) {
    process.timed_out = false;
    process.mailbox.Restart();
    return atoms::True();
  }
  if (timeout == abi::MakeSmall(0)) {
    process.mailbox.Restart();
    return atoms::True();
  }
  if (timeout != atoms::Infinity()) {
    if (!IsSmall(timeout) || static_cast<uint64_t>(SmallValue(timeout)) > kLongestTimeout) {
      process.mailbox.Restart();  // the next receive begins at the front
      return FailWithoutFrame(process, atoms::Error(), atoms::TimeoutValue());
    }
    if (process.receive_timer_number == 0)
      StartReceiveTimer(process, static_cast<uint64_t>(SmallValue(timeout)));
  }
  return Suspend(process, wait);
}

}  // namespace

// The message to look at. No value, and no error, where there is none, where the process is to end, or where it
// has looked at so many that others should have their turn.
LUMEN_DEFINE_BIF(lumen_bif_peek_message) {
  Mailbox& mailbox = process.mailbox;
  Signal* message = mailbox.current();
  if (message == nullptr) {
    if (!mailbox.has_signals()) return kNoValue;
    HandleSignals(process, /*may_collect=*/false);
    message = mailbox.current();
    if (message == nullptr) return kNoValue;
  }
  if (process.exit_reason != kNoValue) return kNoValue;
  if (!message->is_adopted) mailbox.Adopt(process, message);
  return message->term;
}

LUMEN_DEFINE_BIF(lumen_bif_accept_message) {
  process.mailbox.RemoveCurrent();
  process.mailbox.Restart();
  if (process.receive_timer_number != 0) StopReceiveTimer(process);
  process.timed_out = false;
  return atoms::True();
}

LUMEN_DEFINE_BIF(lumen_bif_next_message) {
  process.mailbox.Advance();
  --process.reductions;
  return atoms::True();
}

LUMEN_DEFINE_BIF(lumen_bif_skip_older_messages) {
  if (IsBoxed(arguments[0], HeaderKind::kReference))
    process.mailbox.SkipTo(PointerOf(arguments[0])[abi::kReferenceNumberWord]);
  return atoms::True();
}

LUMEN_DEFINE_BIF(lumen_bif_wait_message) {
  if (process.exit_reason == kNoValue && process.mailbox.current() == nullptr && process.mailbox.has_signals())
    HandleSignals(process, /*may_collect=*/false);
  if (process.exit_reason != kNoValue) return LeaveForever(process);
  if (process.mailbox.current() != nullptr) return Suspend(process, Wait::kTurn, atoms::False());
  return WaitFor(process, arguments[0], Wait::kMessage);
}

LUMEN_DEFINE_BIF(lumen_bif_wait_timeout) {
  return WaitFor(process, arguments[0], Wait::kTimeout);
}

LUMEN_DEFINE_BIF(lumen_bif_hibernate) {
  if (!IsAtom(arguments[0]) || !IsAtom(arguments[1]) || ListLength(arguments[2]) < 0)
    return FailBadArgument(process, self, arguments);
  if (ListLength(arguments[2]) > abi::kMaxArity) return Fail(process, self, arguments, atoms::SystemLimit());
  // The stack goes: nobody is returned to, no catch frame is left.
  process.stack_top = process.stack_base - 1;
  process.catch_offset = 0;
  process.mailbox.Restart();
  return Suspend(process, Wait::kHibernate, BuildTuple(process, arguments[0], arguments[1], arguments[2]));
}

LUMEN_DEFINE_BIF(lumen_bif_yield) { return Suspend(process, Wait::kTurn, atoms::True()); }

LUMEN_DEFINE_BIF(lumen_bif_bump_reductions) {
  if (!IsSmall(arguments[0]) || SmallValue(arguments[0]) < 0) {
    if (IsBignum(arguments[0]) && !IntegerView(arguments[0]).is_negative()) {
      if (process.reductions >= 0) process.reductions = -1;
      return atoms::True();
    }
    return FailBadArgument(process, self, arguments);
  }
  int64_t count = SmallValue(arguments[0]);
  if (count <= process.reductions) {
    process.reductions -= static_cast<intptr_t>(count);
  } else if (process.reductions >= 0) {
    process.reductions = -1;
  }
  return atoms::True();
}

}  // namespace lumen::runtime

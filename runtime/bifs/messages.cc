// Sending: `!`, send/2,3, and names.
//
// Tested by tests/programs/messages.erl.
#include "runtime/bifs/bif.h"
#include "runtime/process/communication.h"
#include "runtime/process/process_table.h"
#include "runtime/term/atom_table.h"
#include "runtime/term/external.h"

namespace lumen::runtime {

namespace {

// Reductions that a message costs beside its size.
constexpr intptr_t kReductionsPerMessage = 2;

// False where there is nobody who could get the message by that name, or `to` cannot be sent to.
bool Send(Process& process, Term to, Term message, bool is_priority = false) {
  if (IsTuple(to) && TupleArity(to) == 2 && IsAtom(TupleElement(to, 0)) && IsAtom(TupleElement(to, 1))) {
    if (AtomText(TupleElement(to, 1)) != kThisNodeName) return true;  // no such node: lost
    Term pid = PidOfName(TupleElement(to, 0));
    if (pid == kNoValue) return true;
    to = pid;
  } else if (IsAtom(to)) {
    to = PidOfName(to);
    if (to == kNoValue) return false;
  }
  process.reductions -= kReductionsPerMessage;
  if (IsPid(to)) {
    Signal* signal = NewSignal(SignalKind::kMessage, 0, 0, message);
    ChargeWork(process, signal->has_chunk ? signal->chunk()->used_words() * 4 : 0);
    SendSignal(to, signal);
    return true;
  }
  if (IsReference(to)) {
    SendToReference(to, message, is_priority);
    return true;
  }
  // Nobody is there: lost.
  return IsPortHere(to) || IsExternalPid(to) || IsExternalReference(to);
}

struct SendOptions {
  bool is_priority = false;
  bool connects = true;
};

// Options of send/3: true where the list is one of them. Priority (EEP 76) counts for aliases that allow it.
bool ReadSendOptions(Term options, SendOptions* result) {
  for (; IsCons(options); options = Tail(options)) {
    if (!IsAtom(Head(options))) return false;
    std::string_view text = AtomText(Head(options));
    if (text == "priority") {
      result->is_priority = true;
    } else if (text == "noconnect") {
      result->connects = false;
    } else if (text != "nosuspend") {
      return false;
    }
  }
  return IsNil(options);
}

// Whether sending to it would want a connection to another node.
bool IsOnOtherNode(Term to) {
  if (IsExternal(to)) return !IsOfFormerNode(to);
  return IsTuple(to) && AtomText(TupleElement(to, 1)) != kThisNodeName;
}

}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_send_operator) {
  if (!Send(process, arguments[0], arguments[1])) return FailBadArgument(process, self, arguments);
  return arguments[1];
}

LUMEN_DEFINE_BIF(lumen_bif_send_2) {
  if (!Send(process, arguments[0], arguments[1])) return FailBadArgument(process, self, arguments);
  return arguments[1];
}

LUMEN_DEFINE_BIF(lumen_bif_send_3) {
  SendOptions options;
  if (!ReadSendOptions(arguments[2], &options) || !Send(process, arguments[0], arguments[1], options.is_priority))
    return FailBadArgument(process, self, arguments);
  return options.connects || !IsOnOtherNode(arguments[0]) ? atoms::Ok() : InternAtom("noconnect");
}

LUMEN_DEFINE_BIF(lumen_bif_send_nosuspend_2) {
  if (!Send(process, arguments[0], arguments[1])) return FailBadArgument(process, self, arguments);
  return atoms::True();
}

LUMEN_DEFINE_BIF(lumen_bif_send_nosuspend_3) {
  SendOptions options;
  if (!ReadSendOptions(arguments[2], &options) || options.is_priority || !Send(process, arguments[0], arguments[1]))
    return FailBadArgument(process, self, arguments);
  return atoms::True();
}

LUMEN_DEFINE_BIF(lumen_bif_register) {
  if (!IsAtom(arguments[0]) || arguments[0] == atoms::Undefined() || !IsPid(arguments[1]) ||
      !RegisterName(arguments[0], arguments[1]))
    return FailBadArgument(process, self, arguments);
  return atoms::True();
}

LUMEN_DEFINE_BIF(lumen_bif_unregister) {
  if (!IsAtom(arguments[0]) || !UnregisterName(arguments[0])) return FailBadArgument(process, self, arguments);
  return atoms::True();
}

LUMEN_DEFINE_BIF(lumen_bif_whereis) {
  if (!IsAtom(arguments[0])) return FailBadArgument(process, self, arguments);
  Term pid = PidOfName(arguments[0]);
  return pid == kNoValue ? atoms::Undefined() : pid;
}

LUMEN_DEFINE_BIF(lumen_bif_registered) { return RegisteredNames(process); }

}  // namespace lumen::runtime

// Links, monitors, aliases, exit signals.
//
// Tested by tests/programs/monitors.erl, links.erl and aliases.erl.
#include <stdlib.h>
#include <string.h>

#include "runtime/base/spin_lock.h"
#include "runtime/bifs/bif.h"
#include "runtime/heap/persistent_space.h"
#include "runtime/bifs/process_options.h"
#include "runtime/process/communication.h"
#include "runtime/process/process_table.h"
#include "runtime/term/atom_table.h"
#include "runtime/term/external.h"

namespace lumen::runtime {

namespace {

Word NumberOf(Term reference) { return PointerOf(reference)[abi::kReferenceNumberWord]; }

// `explicit_unalias`, `demonitor` or `reply_demonitor` of {alias, Mode}.
AliasMode MonitorAliasMode(Term mode) {
  if (!IsAtom(mode)) return AliasMode::kNone;
  std::string_view text = AtomText(mode);
  return text == "explicit_unalias"  ? AliasMode::kUnaliasOnly
         : text == "demonitor"       ? AliasMode::kDemonitor
         : text == "reply_demonitor" ? AliasMode::kReplyDemonitor
                                     : AliasMode::kNone;
}

struct MonitorOptions {
  AliasMode alias = AliasMode::kNone;
  Term tag = kNoValue;
  bool is_priority = false;
};

bool IsPriority(Term option) { return IsAtom(option) && AtomText(option) == "priority"; }

bool ReadMonitorOptions(Term list, MonitorOptions* options) {
  for (; IsCons(list); list = Tail(list)) {
    Term option = Head(list);
    if (IsPriority(option)) {
      options->is_priority = true;
      continue;
    }
    if (!IsTuple(option) || TupleArity(option) != 2 || !IsAtom(TupleElement(option, 0))) return false;
    std::string_view name = AtomText(TupleElement(option, 0));
    if (name == "alias") {
      options->alias = MonitorAliasMode(TupleElement(option, 1));
      if (options->alias == AliasMode::kNone) return false;
    } else if (name == "tag") {
      options->tag = TupleElement(option, 1);
    } else {
      return false;
    }
  }
  return IsNil(list);
}

// {Name, ThisNode}. With another node monitor/2 fails, as this one is not alive.
bool IsNameHere(Term term) {
  return IsTuple(term) && TupleArity(term) == 2 && IsAtom(TupleElement(term, 0)) && IsAtom(TupleElement(term, 1)) &&
         AtomText(TupleElement(term, 1)) == kThisNodeName;
}

Term Monitor(Process& process, const BifName& self, const Term* arguments, const MonitorOptions& options) {
  Term type = arguments[0];
  Term item = arguments[1];
  if (!IsAtom(type)) return FailBadArgument(process, self, arguments);
  if (AtomText(type) == "time_offset") {
    if (!IsAtom(item) || AtomText(item) != "clock_service") return FailBadArgument(process, self, arguments);
    // The offset never changes: nothing to tell.
    Word number = FreshReference(process);
    Relation* relation = RelationsOf(process).Add(RelationKind::kWatching, number, process.pid());
    relation->alias = options.alias;
    relation->is_priority = options.is_priority;
    return ReferenceOf(process, *relation);
  }
  auto watched = [&](Relation* relation) {
    relation->alias = options.alias;
    relation->is_priority = options.is_priority;
    if (options.tag != kNoValue) relation->tag = KeepTerm(options.tag);
    return ReferenceOf(process, *relation);
  };
  const bool is_port = AtomText(type) == "port";
  // No port has a name.
  if (is_port && IsAtom(item)) item = BuildTuple(process, item, InternAtom(kThisNodeName));
  if (is_port ? IsPortHere(item) || IsNameHere(item) : type == atoms::Process() && IsExternalPid(item))
    return watched(WatchAbsent(process, item, FreshReference(process)));
  if (type != atoms::Process()) return FailBadArgument(process, self, arguments);
  Term name = kNil;
  Term pid = item;
  if (IsNameHere(item)) {
    name = TupleElement(item, 0);
    pid = PidOfName(name);
  } else if (IsAtom(item)) {
    name = item;
    pid = PidOfName(name);
  } else if (!IsPid(item)) {
    return FailBadArgument(process, self, arguments);
  }
  Word number = FreshReference(process);
  return watched(Watch(process, pid, number, name));
}

// Takes the message of a monitor out of the queue. Always true.
void FlushDown(Process& process, Word number) {
  if (process.mailbox.has_signals()) HandleSignals(process, /*may_collect=*/false);
  for (Signal** link = process.mailbox.first_link(); *link != nullptr; link = &(*link)->next) {
    Term message = (*link)->term;
    if (!IsTuple(message) || TupleArity(message) != 5) continue;
    Term reference = TupleElement(message, 1);
    if (!IsBoxed(reference, HeaderKind::kReference) || NumberOf(reference) != number) continue;
    process.mailbox.Remove(link);
    return;
  }
}

// Whether there was a monitor.
bool Demonitor(Process& process, Term reference) {
  process.mailbox.Unmark(NumberOf(reference));
  Relation* relation = FindRelation(process, NumberOf(reference));
  if (relation == nullptr || relation->kind != RelationKind::kWatching) return false;
  StopWatching(process, relation);
  return true;
}

}  // namespace

namespace {
// A list of the option `priority` alone, any number of times.
bool ReadPriorityOption(Term list, bool* is_priority) {
  *is_priority = IsCons(list);
  while (IsCons(list) && IsPriority(Head(list))) list = Tail(list);
  return IsNil(list);
}

Term LinkTo(Process& process, const BifName& self, const Term* arguments, bool is_priority) {
  const bool is_absent = IsExternalPid(arguments[0]) || IsPortHere(arguments[0]);
  if (!is_absent && !IsPid(arguments[0])) return FailBadArgument(process, self, arguments);
  if (!(is_absent ? LinkAbsent(process, arguments[0]) : Link(process, arguments[0], is_priority)))
    return Fail(process, self, arguments, atoms::NoProc());
  return atoms::True();
}
}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_link) { return LinkTo(process, self, arguments, /*is_priority=*/false); }

LUMEN_DEFINE_BIF(lumen_bif_link_2) {
  bool is_priority;
  if (!ReadPriorityOption(arguments[1], &is_priority)) return FailBadArgument(process, self, arguments);
  return LinkTo(process, self, arguments, is_priority);
}

LUMEN_DEFINE_BIF(lumen_bif_unlink) {
  if (IsExternalPid(arguments[0])) {
    UnlinkAbsent(process, arguments[0]);
    return atoms::True();
  }
  if (!IsPid(arguments[0]) && !IsPortHere(arguments[0])) return FailBadArgument(process, self, arguments);
  if (IsPid(arguments[0])) {
    // An exit that arrived before is a message already; one that arrives later is nothing.
    if (process.mailbox.has_signals()) HandleSignals(process, /*may_collect=*/false);
    if (process.exit_reason != kNoValue) return LeaveForever(process);
    Unlink(process, arguments[0]);
  }
  return atoms::True();
}

namespace {
// `alias`: the number of the reference that was used instead of the pid, or 0.
Term SendExit(Process& process, Term pid, Word alias, Term reason, bool is_priority) {
  Signal* signal = NewSignal(SignalKind::kExit, process.pid(), alias, reason);
  signal->is_priority = is_priority;
  if (pid != process.pid()) {
    SendSignal(pid, signal);
    return atoms::True();
  }
  SendToSelf(process, signal);
  HandleSignals(process, /*may_collect=*/false);
  return process.exit_reason != kNoValue ? LeaveForever(process) : atoms::True();
}
}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_exit_2) {
  if (IsPortHere(arguments[0]) || IsExternalPid(arguments[0])) return atoms::True();
  if (!IsPid(arguments[0])) return FailBadArgument(process, self, arguments);
  return SendExit(process, arguments[0], 0, arguments[1], /*is_priority=*/false);
}

// exit(PidOrAlias, Reason, Options), as of OTP 28.
LUMEN_DEFINE_BIF(lumen_bif_exit_3) {
  bool is_priority;
  if (!ReadPriorityOption(arguments[2], &is_priority)) return FailBadArgument(process, self, arguments);
  if (IsPortHere(arguments[0]) || IsExternalPid(arguments[0]) || IsExternalReference(arguments[0])) return atoms::True();
  if (IsPid(arguments[0])) return SendExit(process, arguments[0], 0, arguments[1], /*is_priority=*/false);
  if (!IsReference(arguments[0])) return FailBadArgument(process, self, arguments);
  Term pid = PidOfAlias(arguments[0]);
  return pid == kNoValue ? atoms::True() : SendExit(process, pid, NumberOf(arguments[0]), arguments[1], is_priority);
}

LUMEN_DEFINE_BIF(lumen_bif_monitor_2) { return Monitor(process, self, arguments, MonitorOptions()); }

LUMEN_DEFINE_BIF(lumen_bif_monitor_3) {
  MonitorOptions options;
  if (!ReadMonitorOptions(arguments[2], &options)) return FailBadArgument(process, self, arguments);
  return Monitor(process, self, arguments, options);
}

LUMEN_DEFINE_BIF(lumen_bif_demonitor_1) {
  if (!IsReference(arguments[0])) return FailBadArgument(process, self, arguments);
  Demonitor(process, arguments[0]);
  return atoms::True();
}

LUMEN_DEFINE_BIF(lumen_bif_demonitor_2) {
  bool flushes = false, informs = false;
  Term list = arguments[1];
  for (; IsCons(list) && IsAtom(Head(list)); list = Tail(list)) {
    if (AtomText(Head(list)) == "flush") {
      flushes = true;
    } else if (AtomText(Head(list)) == "info") {
      informs = true;
    } else {
      break;
    }
  }
  if (!IsNil(list) || !IsReference(arguments[0])) return FailBadArgument(process, self, arguments);
  bool found = Demonitor(process, arguments[0]);
  if (flushes && !found) FlushDown(process, NumberOf(arguments[0]));
  return informs && !found ? atoms::False() : atoms::True();
}

LUMEN_DEFINE_BIF(lumen_bif_make_ref) { return BuildReference(process, FreshReference(process)); }

namespace {
Term NewAlias(Process& process, AliasMode mode, bool is_priority = false) {
  Relation* relation = RelationsOf(process).Add(RelationKind::kAlias, FreshReference(process), process.pid());
  relation->alias = mode;
  relation->is_priority = is_priority;
  return ReferenceOf(process, *relation);
}
}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_alias_0) { return NewAlias(process, AliasMode::kUnaliasOnly); }

LUMEN_DEFINE_BIF(lumen_bif_alias_1) {
  AliasMode mode = AliasMode::kUnaliasOnly;
  bool is_priority = false;
  Term list = arguments[0];
  for (; IsCons(list) && IsAtom(Head(list)); list = Tail(list)) {
    if (AtomText(Head(list)) == "reply") {
      mode = AliasMode::kReply;
    } else if (AtomText(Head(list)) == "explicit_unalias") {
      mode = AliasMode::kUnaliasOnly;
    } else if (IsPriority(Head(list))) {
      is_priority = true;
    } else {
      break;
    }
  }
  if (!IsNil(list)) return FailBadArgument(process, self, arguments);
  return NewAlias(process, mode, is_priority);
}

LUMEN_DEFINE_BIF(lumen_bif_unalias) {
  if (IsExternalReference(arguments[0])) return atoms::False();
  if (!IsReference(arguments[0])) return FailBadArgument(process, self, arguments);
  Relation* relation = FindRelation(process, NumberOf(arguments[0]));
  if (relation == nullptr || relation->alias == AliasMode::kNone) return atoms::False();
  if (relation->kind == RelationKind::kWatching) {
    relation->alias = AliasMode::kNone;
  } else {
    process.relations->Remove(relation);
  }
  return atoms::True();
}

LUMEN_DEFINE_BIF(lumen_bif_is_process_alive) {
  if (IsExternalPid(arguments[0]) && IsOfFormerNode(arguments[0])) return atoms::False();
  if (!IsPid(arguments[0])) return FailBadArgument(process, self, arguments);
  if (arguments[0] == process.pid()) return atoms::True();
  // Answered in order with what was sent before.
  Word number = NewReferenceNumber();
  if (!SendSignal(arguments[0], NewSignal(SignalKind::kIsAlive, process.pid(), number))) return atoms::False();
  HandleSoon(process, arguments[0]);
  process.wait_reference = number;
  return Suspend(process, Wait::kReply);
}

// Of OTP's system tasks the one that its tests use to see when a process comes to handle what is asked of it: {system_task_test, Id}.
LUMEN_DEFINE_BIF(lumen_bif_request_system_task) {
  Priority priority;
  Term request = arguments[2];
  if (!IsPid(arguments[0]) || !ReadPriority(arguments[1], &priority) || !IsTuple(request) || TupleArity(request) != 2 ||
      TupleElement(request, 0) != InternAtom("system_task_test"))
    return FailBadArgument(process, self, arguments);
  if (!SendSignal(arguments[0], NewSignal(SignalKind::kIsAlive, process.pid(), 0, request))) {
    SendMessage(process.pid(), BuildTuple(process, TupleElement(request, 0), TupleElement(request, 1), InternAtom("noproc")));
  } else if (priority > Priority::kNormal) {
    HandleSoon(arguments[0], priority);
  }
  return atoms::Ok();
}

LUMEN_DEFINE_BIF(lumen_bif_group_leader_0) { return process.group_leader; }

namespace {
// A pid of another node as a term that lasts: a group leader is no root of its process, and is inherited without being copied. Who
// leads groups of this node from another one are few: they are never forgotten. kNoValue: there is no room.
[[gnu::cold]] Term LastingPid(Term pid) {
  struct Entry {
    Entry* next;
    Term pid;
  };
  static constinit SpinLock lock;
  static constinit Entry* first = nullptr;  // guarded by `lock`
  SpinLockHolder holder(lock);
  for (Entry* entry = first; entry != nullptr; entry = entry->next) {
    if (CompareIdentifiers(entry->pid, pid) == 0) return entry->pid;
  }
  const size_t words = ExternalWords(1);
  Word* object = AllocatePersistent(words);
  auto* entry = static_cast<Entry*>(malloc(sizeof(Entry)));
  if (object == nullptr || entry == nullptr) {
    free(entry);
    return kNoValue;
  }
  memcpy(object, PointerOf(pid), words * sizeof(Word));
  *entry = {first, MakePointer(object, Tag::kBoxed)};
  first = entry;
  return entry->pid;
}
}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_group_leader_2) {
  if (!IsAnyPid(arguments[0])) return FailBadArgument(process, self, arguments);
  if (IsExternalPid(arguments[1]) && !IsOfFormerNode(arguments[1])) return atoms::True();  // lost
  if (!IsPid(arguments[1])) return FailBadArgument(process, self, arguments);
  const Term leader = IsPid(arguments[0]) ? arguments[0] : LastingPid(arguments[0]);
  if (leader == kNoValue) return Fail(process, self, arguments, InternAtom("system_limit"));
  if (arguments[1] == process.pid()) {
    process.group_leader = leader;
    return atoms::True();
  }
  Word number = NewReferenceNumber();
  Signal* signal = NewSignal(SignalKind::kGroupLeader, process.pid(), number);
  signal->term = leader;  // no copy, which would go with the signal
  if (!SendSignal(arguments[1], signal)) return FailBadArgument(process, self, arguments);
  return WaitForConsent(process, self, arguments, number, atoms::True());
}

}  // namespace lumen::runtime

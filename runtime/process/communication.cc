#include "runtime/process/communication.h"

#include <stdlib.h>

#include <new>

#include "runtime/heap/persistent_space.h"
#include "runtime/process/build.h"
#include "runtime/process/persistent_term.h"
#include "runtime/process/process_table.h"
#include "runtime/term/atom_table.h"
#include "runtime/term/atoms.h"
#include "runtime/term/compare.h"
#include "runtime/term/external.h"

namespace lumen::runtime {

namespace {

Term NodeName() { return InternAtom(kThisNodeName); }

void AppendMessage(Process& process, Signal* message, bool is_priority) {
  if (is_priority) {
    process.mailbox.AppendPriority(message);
  } else {
    process.mailbox.Append(message);
  }
}

// A message made by the receiver itself.
void AppendOwnMessage(Process& process, Signal* signal, Term message) {
  signal->kind = SignalKind::kMessage;
  signal->term = message;
  signal->is_adopted = true;
  AppendMessage(process, signal, signal->is_priority);
}

void Reply(const Signal* request, Term answer) {
  SendSignal(request->sender, NewSignal(SignalKind::kReply, 0, request->reference, answer));
}

// An exit signal. `is_link`: from a process that ended, else from exit/2. Takes the signal over.
void HandleExit(Process& process, Signal* signal, bool is_link) {
  if (!is_link && signal->reference != 0) {
    // To an alias: nothing where that is not active.
    Relation* relation = FindRelation(process, signal->reference);
    if (relation == nullptr || relation->alias == AliasMode::kNone) return DeleteSignal(signal);
    signal->is_priority &= relation->is_priority;
  }
  const bool kills = !is_link && signal->term == atoms::Kill();
  if (!kills && process.traps_exits) {
    AdoptPayload(process, signal);
    return AppendOwnMessage(process, signal,
                            BuildTuple(process, atoms::Exit(), signal->sender, signal->term));
  }
  const bool is_harmless =
      signal->term == atoms::Normal() && (is_link || signal->sender != process.pid());
  if (!is_harmless) {
    AdoptPayload(process, signal);
    process.exit_reason = kills ? atoms::Killed() : signal->term;
    TakeAwayReductions(process);
  }
  DeleteSignal(signal);
}

// The process that was watched has ended.
void HandleDown(Process& process, Signal* signal) {
  Relation* relation = FindRelation(process, signal->reference);
  if (relation == nullptr || relation->kind != RelationKind::kWatching) return DeleteSignal(signal);
  AdoptPayload(process, signal);
  const bool is_unreachable = signal->kind == SignalKind::kUnreachable;
  const Term reason = is_unreachable ? signal->sender : signal->term;
  Term object = is_unreachable ? signal->term
                : relation->name == kNil ? relation->other
                                         : BuildTuple(process, relation->name, NodeName());
  const Term type = is_unreachable && !IsExternalPid(object) ? InternAtom("port") : atoms::Process();
  Term tag = relation->tag.term == kNoValue ? atoms::Down() : CopyToHeap(process, relation->tag.term);
  Term reference = ReferenceOf(process, *relation);
  signal->is_priority = relation->is_priority;
  if (relation->alias == AliasMode::kUnaliasOnly || relation->alias == AliasMode::kReply) {
    DropTerm(&relation->tag);
    relation->kind = RelationKind::kAlias;
  } else {
    process.relations->Remove(relation);
  }
  AppendOwnMessage(process, signal,
                   BuildTuple(process, tag, reference, type, object, reason));
}

// Takes the signal over.
[[gnu::cold]] void HandleUnreachable(Process& process, Signal* signal) {
  if (signal->reference != 0) return HandleDown(process, signal);
  const Term reason = signal->sender;
  if (process.traps_exits) {
    AdoptPayload(process, signal);
    return AppendOwnMessage(process, signal, BuildTuple(process, atoms::Exit(), signal->term, reason));
  }
  process.exit_reason = reason;
  TakeAwayReductions(process);
  DeleteSignal(signal);
}

// A message to an alias.
void HandleAliasMessage(Process& process, Signal* signal) {
  Relation* relation = FindRelation(process, signal->reference);
  if (relation == nullptr || relation->alias == AliasMode::kNone) return DeleteSignal(signal);
  const bool is_priority = signal->is_priority && relation->is_priority;
  if (relation->alias == AliasMode::kReply || relation->alias == AliasMode::kReplyDemonitor) {
    if (relation->kind == RelationKind::kWatching) {
      if (relation->alias == AliasMode::kReplyDemonitor) {
        StopWatching(process, relation);
      } else {
        relation->alias = AliasMode::kNone;
      }
    } else {
      process.relations->Remove(relation);
    }
  }
  signal->kind = SignalKind::kMessage;
  AppendMessage(process, signal, is_priority);
}

void HandleReply(Process& process, Signal* signal) {
  const bool is_consent = process.wait == Wait::kConsent;
  if ((is_consent || process.wait == Wait::kReply) && process.wait_reference == signal->reference) {
    AdoptPayload(process, signal);
    process.wait_reference = 0;
    if (!is_consent) {
      process.wait_result = signal->term;
    } else if (signal->term == atoms::False()) {
      process.wait = Wait::kRefused;
    } else {
      process.wait_result = TupleElement(process.wait_result, 1);
      process.wait = Wait::kReply;
    }
  }
  DeleteSignal(signal);
}

void HandleSpawnReply(Process& process, Signal* signal) {
  Relation* relation = FindRelation(process, signal->reference);
  if (relation == nullptr || relation->kind != RelationKind::kSpawnRequest) return DeleteSignal(signal);
  process.relations->Remove(relation);
  signal->kind = SignalKind::kMessage;
  process.mailbox.Append(signal);
}

void ReplyCollected(Signal* signal, Term result) {
  if (signal->reference != 0) return Reply(signal, result);
  SendCollected(signal->sender, signal->term, result);
}

void AnswerIsAlive(const Signal* request, Term answer) {
  if (request->term == kNoValue) return Reply(request, answer);
  Word message[] = {0, TupleElement(request->term, 0), TupleElement(request->term, 1), answer};
  SendMessage(request->sender, MakeTuple(message, 3));
}

void AnswerSuspend(const Signal* request, Term result) {
  if (request->term != kNoValue) {
    Word message[] = {0, request->term, result};
    SendMessage(request->sender, MakeTuple(message, 2));
  } else if (request->reference != 0) {
    Reply(request, atoms::Boolean(result != InternAtom("exited")));
  }
}

// Takes the signal over.
void Handle(Process& process, Signal* signal, bool may_collect) {
  switch (signal->kind) {
    case SignalKind::kMessage:
      return process.mailbox.Append(signal);
    case SignalKind::kAliasMessage:
      return HandleAliasMessage(process, signal);
    case SignalKind::kLink:
      // While an unlink is on its way, the sender will undo this when it sees that.
      if (FindRelation(process, signal->sender) == nullptr)
        RelationsOf(process).Add(RelationKind::kLink, signal->sender, signal->sender);
      break;
    case SignalKind::kUnlink:
      if (Relation* relation = FindRelation(process, signal->sender); relation != nullptr && relation->kind == RelationKind::kLink)
        process.relations->Remove(relation);
      SendSignal(signal->sender, NewSignal(SignalKind::kUnlinkAck, process.pid(), signal->reference));
      break;
    case SignalKind::kUnlinkAck:
      // Of an older unlink where the two have been linked again.
      if (Relation* relation = FindRelation(process, signal->sender);
          relation != nullptr && relation->kind == RelationKind::kUnlinking && relation->name == signal->reference)
        process.relations->Remove(relation);
      break;
    case SignalKind::kLinkExit: {
      // One from a process that this one has unlinked meanwhile is nothing.
      Relation* relation = FindRelation(process, signal->sender);
      if (relation == nullptr) break;
      const bool was_linked = relation->kind == RelationKind::kLink;
      signal->is_priority = relation->is_priority;
      process.relations->Remove(relation);
      if (!was_linked) break;
      return HandleExit(process, signal, /*is_link=*/true);
    }
    case SignalKind::kExit:
      return HandleExit(process, signal, /*is_link=*/false);
    case SignalKind::kMonitor: {
      Relation* relation =
          RelationsOf(process).Add(RelationKind::kWatchedBy, signal->reference, signal->sender);
      relation->name = signal->term;
      break;
    }
    case SignalKind::kDemonitor:
      if (Relation* relation = FindRelation(process, signal->reference)) process.relations->Remove(relation);
      break;
    case SignalKind::kDown:
      return HandleDown(process, signal);
    case SignalKind::kUnreachable:
      return HandleUnreachable(process, signal);
    case SignalKind::kGroupLeader:
      process.group_leader = signal->term;
      if (signal->reference != 0) Reply(signal, atoms::True());
      break;
    case SignalKind::kIsAlive:
      AnswerIsAlive(signal, atoms::True());
      break;
    case SignalKind::kProcessInfo:
      AdoptPayload(process, signal);
      Reply(signal, ProcessInformation(process, signal->term));
      break;
    case SignalKind::kCollect:
      if (!may_collect) {
        // When it has left; what comes behind it may well be handled before.
        TakeAwayReductions(process);
        process.mailbox.Add(signal);
        return;
      }
      RestoreArguments(process);
      CollectProcessFully(process, 0, process.live_count);
      SaveArguments(process);
      ReplyCollected(signal, atoms::True());
      break;
    case SignalKind::kSuspend:
      if (!may_collect) {
        // As above: not while it runs.
        TakeAwayReductions(process);
        process.mailbox.Add(signal);
        return;
      }
      ++process.suspend_count;
      AnswerSuspend(signal, InternAtom("suspended"));
      break;
    case SignalKind::kResume:
      process.suspend_count -= static_cast<uint32_t>(signal->reference);
      break;
    case SignalKind::kRetired:
      if (!may_collect) {
        // As above: while it runs, pointers are anywhere.
        TakeAwayReductions(process);
        process.mailbox.Add(signal);
        return;
      }
      GiveUpRetired(process, *signal);
      ConfirmRetired(*signal);
      break;
    case SignalKind::kSpawnReply:
      return HandleSpawnReply(process, signal);
    case SignalKind::kReply:
      return HandleReply(process, signal);
    case SignalKind::kTimeout:
      if (signal->reference == process.receive_timer_number) {
        process.timed_out = true;
        process.receive_timer_number = 0;
        process.receive_timer = nullptr;
      }
      break;
  }
  DeleteSignal(signal);
}

// What a signal that its receiver did not live to handle does. Takes it over.
void Bounce(Term receiver, Signal* signal) {
  switch (signal->kind) {
    case SignalKind::kLink:
      SendSignal(signal->sender, NewSignal(SignalKind::kLinkExit, receiver, 0, atoms::NoProc()));
      break;
    case SignalKind::kMonitor:
      SendSignal(signal->sender, NewSignal(SignalKind::kDown, receiver, signal->reference, atoms::NoProc()));
      break;
    case SignalKind::kUnlink:
      SendSignal(signal->sender, NewSignal(SignalKind::kUnlinkAck, receiver, signal->reference));
      break;
    case SignalKind::kIsAlive:
      AnswerIsAlive(signal, atoms::False());
      break;
    case SignalKind::kCollect:
      ReplyCollected(signal, atoms::False());
      break;
    case SignalKind::kSuspend:
      AnswerSuspend(signal, InternAtom("exited"));
      break;
    case SignalKind::kProcessInfo:
      Reply(signal, atoms::Undefined());
      break;
    case SignalKind::kGroupLeader:
      if (signal->reference != 0) Reply(signal, atoms::False());
      break;
    case SignalKind::kRetired:
      ConfirmRetired(*signal);
      break;
    case SignalKind::kMessage:
    case SignalKind::kAliasMessage:
    case SignalKind::kUnlinkAck:
    case SignalKind::kLinkExit:
    case SignalKind::kExit:
    case SignalKind::kDemonitor:
    case SignalKind::kDown:
    case SignalKind::kUnreachable:
    case SignalKind::kSpawnReply:
    case SignalKind::kReply:
    case SignalKind::kResume:
    case SignalKind::kTimeout:
      break;
  }
  DeleteSignal(signal);
}

}  // namespace

void SendSignalOrBounce(Term pid, Signal* signal) {
  {
    ProcessHolder holder(pid);
    if (Process* receiver = holder.get()) {
      if (receiver->mailbox.AddLocked(signal)) MakeRunnable(*receiver);
      return;
    }
  }
  Bounce(pid, signal);
}

bool SendSignal(Term pid, Signal* signal) {
  bool is_there = false, is_woken = false;
  {
    ProcessHolder holder(pid);
    if (Process* receiver = holder.get()) {
      is_there = true;
      is_woken = receiver->mailbox.AddLocked(signal);
      if (is_woken) MakeRunnable(*receiver);
    }
  }
  if (is_woken) ProcessWasWoken();
  if (is_there) return true;
  DeleteSignal(signal);
  return false;
}

void SendToSelf(Process& process, Signal* signal) { process.mailbox.Add(signal); }

void SendMessage(Term pid, Term message) {
  SendSignal(pid, NewSignal(SignalKind::kMessage, 0, 0, message));
}

void SendCollected(Term pid, Term id, Term result) {
  Word message[] = {0, InternAtom("garbage_collect"), id, result};
  SendMessage(pid, MakeTuple(message, 3));
}

Term PidOfAlias(Term reference) {
  const Word* object = PointerOf(reference);
  if (!IsBoxed(reference, HeaderKind::kReference) || (abi::HeaderAux(object[0]) & abi::kReferenceWithPid) == 0) return kNoValue;
  return object[abi::kReferencePidWord];
}

void SendToReference(Term reference, Term message, bool is_priority) {
  Term pid = PidOfAlias(reference);
  if (pid == kNoValue) return;
  Signal* signal = NewSignal(SignalKind::kAliasMessage, 0, PointerOf(reference)[abi::kReferenceNumberWord], message);
  signal->is_priority = is_priority;
  SendSignal(pid, signal);
}

[[gnu::cold]] Term WaitForConsent(Process& process, const BifName& self, const Term* arguments, Word reference, Term result) {
  Word* object = Allocate(process, 3 + self.arity);
  object[1] = MakeSmall(static_cast<int64_t>(reinterpret_cast<intptr_t>(&self)));
  object[2] = result;
  for (unsigned i = 0; i < self.arity; ++i) object[3 + i] = arguments[i];
  process.wait_reference = reference;
  return Suspend(process, Wait::kConsent, MakeTuple(object, 2 + self.arity));
}

Relations& RelationsOf(Process& process) {
  if (process.relations == nullptr) {
    void* memory = malloc(sizeof(Relations));
    if (memory == nullptr) FatalOutOfMemory(sizeof(Relations));
    process.relations = new (memory) Relations();
  }
  return *process.relations;
}

Relation* FindRelation(Process& process, Word key) {
  return process.relations == nullptr ? nullptr : process.relations->Find(key);
}

bool Link(Process& process, Term pid, bool is_priority) {
  if (pid == process.pid()) return true;
  Relation* relation = FindRelation(process, pid);
  if (relation == nullptr) {
    relation = RelationsOf(process).Add(RelationKind::kLink, pid, pid);
    relation->is_priority = is_priority;
  } else if (relation->kind == RelationKind::kLink) {
    relation->is_priority = is_priority;
    return true;
  } else {
    relation->is_priority = is_priority;
    // The answer to the unlink that is on its way will find another state, and the other gets to know of both in order.
    relation->kind = RelationKind::kLink;
    relation->name = kNil;
  }
  if (SendSignal(pid, NewSignal(SignalKind::kLink, process.pid(), 0))) return true;
  if (!process.traps_exits) {
    process.relations->Remove(relation);
    return false;
  }
  SendToSelf(process, NewSignal(SignalKind::kLinkExit, pid, 0, atoms::NoProc()));
  return true;
}

void Unlink(Process& process, Term pid) {
  Relation* relation = FindRelation(process, pid);
  if (relation == nullptr || relation->kind != RelationKind::kLink) return;
  const Word number = NewReferenceNumber();
  relation->kind = RelationKind::kUnlinking;
  relation->name = number;
  if (!SendSignal(pid, NewSignal(SignalKind::kUnlink, process.pid(), number))) process.relations->Remove(relation);
}

namespace {
// Why a process or port that cannot be here is not to be had.
Term ReasonOfAbsence(Term identifier) {
  return IsExternalPid(identifier) && !IsOfFormerNode(identifier) ? InternAtom("noconnection") : atoms::NoProc();
}
}  // namespace

[[gnu::cold]] void UnlinkAbsent(Process& process, Term identifier) {
  Signal* first = process.mailbox.TakeInbox();
  for (Signal** link = &first; *link != nullptr;) {
    Signal* signal = *link;
    if (signal->kind == SignalKind::kUnreachable && signal->reference == 0 && signal->sender != atoms::NoProc() &&
        AreExactlyEqual(signal->term, identifier)) {
      *link = signal->next;
      DeleteSignal(signal);
    } else {
      link = &signal->next;
    }
  }
  process.mailbox.PutBack(first);
}

[[gnu::cold]] bool LinkAbsent(Process& process, Term identifier) {
  const Term reason = ReasonOfAbsence(identifier);
  if (reason == atoms::NoProc() && !process.traps_exits) return false;
  UnlinkAbsent(process, identifier);  // linked twice is linked once
  SendToSelf(process, NewSignal(SignalKind::kUnreachable, reason, 0, identifier));
  return true;
}

[[gnu::cold]] Relation* WatchAbsent(Process& process, Term identifier, Word reference) {
  Relation* relation = RelationsOf(process).Add(RelationKind::kWatching, reference, kNoValue);
  relation->name = kNil;
  SendToSelf(process, NewSignal(SignalKind::kUnreachable, ReasonOfAbsence(identifier), reference, identifier));
  return relation;
}

Relation* Watch(Process& process, Term pid, Word reference, Term name) {
  Relation* relation = RelationsOf(process).Add(RelationKind::kWatching, reference, pid);
  relation->name = name;
  // Of itself a process never hears.
  if (pid == process.pid()) return relation;
  if (pid == kNoValue ||
      !SendSignal(pid, NewSignal(SignalKind::kMonitor, process.pid(), reference, name)))
    SendToSelf(process, NewSignal(SignalKind::kDown, pid, reference, atoms::NoProc()));
  return relation;
}

void StopWatching(Process& process, Relation* relation) {
  Term other = relation->other;
  Word reference = relation->key;
  const bool keeps_alias = relation->alias == AliasMode::kUnaliasOnly || relation->alias == AliasMode::kReply;
  if (keeps_alias) {
    DropTerm(&relation->tag);
    relation->kind = RelationKind::kAlias;
  } else {
    process.relations->Remove(relation);
  }
  if (other != kNoValue && other != process.pid())
    SendSignal(other, NewSignal(SignalKind::kDemonitor, process.pid(), reference));
}

Term ReferenceOf(Process& process, const Relation& relation) {
  return BuildReference(process, relation.key, relation.alias != AliasMode::kNone ? process.pid() : kNoValue);
}

void HandleSignals(Process& process, bool may_collect) {
  if (process.exit_reason != kNoValue) return;
  for (Signal* signal = process.mailbox.TakeInbox(); signal != nullptr;) {
    Signal* next = signal->next;
    Handle(process, signal, may_collect);
    signal = next;
    if (process.exit_reason == kNoValue) continue;
    // The rest is for EndProcess to answer.
    process.mailbox.PutBack(signal);
    return;
  }
}

Word FreshReference(Process& process) {
  if (process.mailbox.has_signals()) HandleSignals(process, /*may_collect=*/false);
  Word number = NewReferenceNumber();
  process.mailbox.Mark(number);
  return number;
}

Term ReasonOfException(Process& process) {
  const Exception& exception = process.exception;
  if (exception.exception_class == atoms::ExitClass()) return exception.reason;
  Term reason = exception.exception_class == atoms::Throw()
                    ? BuildTuple(process, atoms::NoCatch(), exception.reason)
                    : exception.reason;
  return BuildTuple(process, reason, exception.trace);
}

namespace {

void EndTablesOf(Process& process) {
  // Relaxed: a table that comes at the same time is seen the next time.
  if (__atomic_load_n(&process.tables, __ATOMIC_RELAXED) != nullptr || process.has_fixed_tables) end_of_tables.load()(process);
}

}  // namespace

void EndProcess(Process* process, Term reason) {
  const Term pid = process->pid();
  // Once it has left the table nobody asks it any more to give up persistent terms: a reason may hold some.
  KeptTerm kept;
  if (IsPointer(reason) && PersistentSpace().bytes != 0) {
    kept = KeepTerm(reason);
    reason = kept.term;
  }
  // Tables go first: who sees that the process is gone, by its name or otherwise, may make its named tables anew. Others may give it tables as
  // long as they find it, hence twice.
  EndTablesOf(*process);
  const bool is_awaited = LeaveProcessTable(*process);
  if (process->receive_timer_number != 0) StopReceiveTimer(*process);
  if (process->blocks_schedulers) ReleaseSchedulers(*process);
  EndTablesOf(*process);
  for (Signal* signal = process->mailbox.TakeInbox(); signal != nullptr;) {
    Signal* next = signal->next;
    Bounce(pid, signal);
    signal = next;
  }
  if (Relations* relations = process->relations) {
    for (Relation* relation = relations->First(); relation != nullptr; relation = relations->Next(relation)) {
      if (relation->kind == RelationKind::kLink)
        SendSignal(relation->key, NewSignal(SignalKind::kLinkExit, pid, 0, reason));
    }
    for (Relation* relation = relations->First(); relation != nullptr; relation = relations->Next(relation)) {
      if (relation->kind == RelationKind::kWatchedBy) {
        SendSignal(relation->other, NewSignal(SignalKind::kDown, pid, relation->key, reason));
      } else if (relation->kind == RelationKind::kWatching && relation->other != kNoValue) {
        SendSignal(relation->other, NewSignal(SignalKind::kDemonitor, pid, relation->key));
      } else if (relation->kind == RelationKind::kSuspending) {
        SendSignal(relation->other, NewSignal(SignalKind::kResume, pid, static_cast<Word>(SmallValue(relation->name))));
      }
    }
    relations->~Relations();
    free(relations);
    process->relations = nullptr;
  }
  if (kept.chunk != nullptr) DropTerm(&kept);
  FreeProcess(*process);
  DeallocateProcess(process);
  if (is_awaited) AwaitedProcessIsGone();
}

}  // namespace lumen::runtime

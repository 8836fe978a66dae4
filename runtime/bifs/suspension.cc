// suspend_process/1,2 and resume_process/1.
//
// The suspended process counts how often it is suspended and runs only while that is 0; signals reach it all the same. The one that suspends
// remembers how often (a relation of kind kSuspending), so that it can be told off when it resumes too often, and all of it ends with it.
//
// Tested by tests/programs/suspension.erl.
#include "runtime/bifs/bif.h"
#include "runtime/process/communication.h"
#include "runtime/process/process_table.h"
#include "runtime/term/atom_table.h"

namespace lumen::runtime {

namespace {

struct SuspendOptions {
  bool is_asynchronous = false;
  bool only_once = false;
  Term tag = kNoValue;  // of the message that tells
};

bool ReadOptions(Term list, SuspendOptions* options) {
  for (; IsCons(list); list = Tail(list)) {
    Term option = Head(list);
    if (IsTuple(option) && TupleArity(option) == 2 && IsAtom(TupleElement(option, 0)) &&
        AtomText(TupleElement(option, 0)) == "asynchronous") {
      options->is_asynchronous = true;
      options->tag = TupleElement(option, 1);
    } else if (IsAtom(option) && AtomText(option) == "asynchronous") {
      options->is_asynchronous = true;
    } else if (IsAtom(option) && AtomText(option) == "unless_suspending") {
      options->only_once = true;
    } else {
      return false;
    }
  }
  return IsNil(list);
}

bool IsAlive(Term pid) { return ProcessHolder(pid).get() != nullptr; }

Relation* FindSuspension(Process& process, Term pid) {
  if (process.relations == nullptr) return nullptr;
  for (Relation* r = process.relations->First(); r != nullptr; r = process.relations->Next(r)) {
    if (r->kind == RelationKind::kSuspending && r->other == pid) return r;
  }
  return nullptr;
}

// Suspensions of processes that have ended meanwhile: nobody tells of that.
void ForgetEnded(Process& process) {
  if (process.relations == nullptr) return;
  for (Relation* r = process.relations->First(); r != nullptr;) {
    Relation* next = process.relations->Next(r);
    if (r->kind == RelationKind::kSuspending && !IsAlive(r->other)) process.relations->Remove(r);
    r = next;
  }
}

Term SuspendOther(Process& process, const BifName& self, const Term* arguments, Term option_list) {
  const Term pid = arguments[0];
  SuspendOptions options;
  if (!IsPid(pid) || pid == process.pid() || !ReadOptions(option_list, &options)) return FailBadArgument(process, self, arguments);
  Relation* relation = FindSuspension(process, pid);
  if (relation != nullptr && options.only_once && IsAlive(pid)) {
    if (options.tag != kNoValue) SendMessage(process.pid(), BuildTuple(process, options.tag, InternAtom("suspended")));
    return atoms::False();
  }
  const Word number = options.is_asynchronous ? 0 : NewReferenceNumber();
  Signal* signal = options.tag == kNoValue ? NewSignal(SignalKind::kSuspend, process.pid(), number)
                                           : NewSignal(SignalKind::kSuspend, process.pid(), number, options.tag);
  if (!SendSignal(pid, signal)) {
    if (relation != nullptr) process.relations->Remove(relation);
    if (!options.is_asynchronous) return FailBadArgument(process, self, arguments);
    if (options.tag != kNoValue) SendMessage(process.pid(), BuildTuple(process, options.tag, atoms::BadArg()));
    return atoms::True();
  }
  HandleSoon(process, pid);
  if (relation == nullptr) {
    ForgetEnded(process);
    relation = RelationsOf(process).Add(RelationKind::kSuspending, NewReferenceNumber(), pid);
    relation->name = MakeSmall(0);
  }
  relation->name = MakeSmall(SmallValue(relation->name) + 1);
  if (options.is_asynchronous) return atoms::True();
  return WaitForConsent(process, self, arguments, number, atoms::True());
}

}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_suspend_process_1) { return SuspendOther(process, self, arguments, kNil); }
LUMEN_DEFINE_BIF(lumen_bif_suspend_process_2) { return SuspendOther(process, self, arguments, arguments[1]); }

LUMEN_DEFINE_BIF(lumen_bif_resume_process) {
  Relation* relation = IsPid(arguments[0]) ? FindSuspension(process, arguments[0]) : nullptr;
  if (relation == nullptr) return FailBadArgument(process, self, arguments);
  const bool was_there = SendSignal(arguments[0], NewSignal(SignalKind::kResume, process.pid(), 1));
  relation->name = MakeSmall(SmallValue(relation->name) - 1);
  if (!was_there || relation->name == MakeSmall(0)) process.relations->Remove(relation);
  return was_there ? atoms::True() : FailBadArgument(process, self, arguments);
}

// [{Pid, Times, 0}] of those that a process has suspended: of requests that have not arrived yet it does not know.
Term SuspendedProcesses(Process& process) {
  Term list = kNil;
  if (process.relations == nullptr) return list;
  for (Relation* r = process.relations->First(); r != nullptr; r = process.relations->Next(r)) {
    if (r->kind != RelationKind::kSuspending || !IsAlive(r->other)) continue;
    list = BuildCons(process, BuildTuple(process, r->other, r->name, MakeSmall(0)), list);
  }
  return list;
}

// --- what belongs to code that is replaced, of which there is none

namespace {

// True where the options are good; *identifier: of {async, Identifier}, or kNoValue.
bool ReadCheckOptions(Term list, Term* identifier) {
  for (; IsCons(list); list = Tail(list)) {
    Term option = Head(list);
    if (!IsTuple(option) || TupleArity(option) != 2 || !IsAtom(TupleElement(option, 0))) return false;
    std::string_view name = AtomText(TupleElement(option, 0));
    Term value = TupleElement(option, 1);
    if (name == "async") {
      *identifier = value;
    } else if (name != "allow_gc" || (value != atoms::True() && value != atoms::False())) {
      return false;
    }
  }
  return IsNil(list);
}

// Whether a process uses old code of a module: never.
Term CheckCode(Process& process, const BifName& self, const Term* arguments, Term options) {
  Term identifier = kNoValue;
  if (!IsPid(arguments[0]) || !IsAtom(arguments[1]) || !ReadCheckOptions(options, &identifier))
    return FailBadArgument(process, self, arguments);
  if (identifier == kNoValue) return atoms::False();
  SendMessage(process.pid(), BuildTuple(process, InternAtom("check_process_code"), identifier, atoms::False()));
  return InternAtom("async");
}

}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_check_process_code_2) { return CheckCode(process, self, arguments, kNil); }
LUMEN_DEFINE_BIF(lumen_bif_check_process_code_3) { return CheckCode(process, self, arguments, arguments[2]); }

}  // namespace lumen::runtime

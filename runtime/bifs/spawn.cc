// New processes: spawn and its relatives.
//
// The parent copies function and arguments into the child's block, ties the two, and puts the child into its own
// scheduler's queue. A function that does not exist, or a fun of another arity, is the child's error.
//
// Tested by tests/programs/spawn.erl.
#include "runtime/bifs/bif.h"
#include "runtime/bifs/process_options.h"
#include "runtime/code/export_table.h"
#include "runtime/process/code_word.h"
#include "runtime/process/communication.h"
#include "runtime/process/process_table.h"
#include "runtime/scheduler/group.h"
#include "runtime/scheduler/scheduler.h"
#include "runtime/term/atom_table.h"
#include "runtime/term/external.h"

namespace lumen::runtime {

namespace {

// What the child calls.
struct Call {
  Term fun = kNoValue;  // of no arguments; or:
  Term module = kNoValue, function = kNoValue, arguments = kNoValue;
};

struct SpawnOptions {
  bool links = false;
  bool monitors = false;
  AliasMode alias = AliasMode::kNone;
  Term tag = kNoValue;
  Priority priority = Priority::kNormal;
  HeapLimit heap_limit = DefaultHeapLimit();
  bool is_off_heap_queue = false;
  uint32_t min_heap_words = 0;
  int64_t min_binary_heap_words = 0;
  uint32_t max_generations = Get(process_defaults.max_generations);
  unsigned scheduler = 0;  // that it is bound to; 0: none
};

bool ReadCall(Term module, Term function, Term arguments, Call* call) {
  call->module = module;
  call->function = function;
  call->arguments = arguments;
  return IsAtom(module) && IsAtom(function) && ListLength(arguments) >= 0;
}

bool ReadFun(Term fun, Call* call) {
  call->fun = fun;
  return IsFun(fun);
}

bool ReadMonitorOption(Term list, SpawnOptions* options) {
  for (; IsCons(list); list = Tail(list)) {
    Term option = Head(list);
    if (!IsTuple(option) || TupleArity(option) != 2 || !IsAtom(TupleElement(option, 0))) return false;
    std::string_view name = AtomText(TupleElement(option, 0));
    Term value = TupleElement(option, 1);
    if (name == "tag") {
      options->tag = value;
    } else if (name == "alias" && IsAtom(value)) {
      std::string_view mode = AtomText(value);
      options->alias = mode == "explicit_unalias"  ? AliasMode::kUnaliasOnly
                       : mode == "demonitor"       ? AliasMode::kDemonitor
                       : mode == "reply_demonitor" ? AliasMode::kReplyDemonitor
                                                   : AliasMode::kNone;
      if (options->alias == AliasMode::kNone) return false;
    } else {
      return false;
    }
  }
  return IsNil(list);
}

// One option with a value; false where there is none of that name and value.
bool ReadOption(std::string_view name, Term value, SpawnOptions* options) {
  const bool is_count = IsSmall(value) && SmallValue(value) >= 0;
  if (name == "monitor") {
    options->monitors = true;
    return ReadMonitorOption(value, options);
  }
  if (name == "priority") return ReadPriority(value, &options->priority);
  if (name == "max_heap_size") return ReadHeapLimit(value, &options->heap_limit);
  if (name == "message_queue_data") return ReadQueueData(value, &options->is_off_heap_queue);
  if (name == "min_heap_size" && is_count) {
    options->min_heap_words = static_cast<uint32_t>(SmallValue(value));
    return true;
  }
  if (name == "fullsweep_after" && is_count) {
    options->max_generations = static_cast<uint32_t>(SmallValue(value));
    return true;
  }
  if (name == "scheduler" && is_count && SmallValue(value) <= SchedulerCount()) {
    options->scheduler = static_cast<unsigned>(SmallValue(value));
    return true;
  }
  if (name == "min_bin_vheap_size" && is_count) {
    options->min_binary_heap_words = SmallValue(value);
    return true;
  }
  return false;
}

enum class Options { kGood, kNoList, kBad };

Options ReadOptions(Term list, SpawnOptions* options) {
  if (ListLength(list) < 0) return Options::kNoList;
  for (; IsCons(list); list = Tail(list)) {
    Term option = Head(list);
    if (IsAtom(option) && AtomText(option) == "link") {
      options->links = true;
    } else if (IsAtom(option) && AtomText(option) == "monitor") {
      options->monitors = true;
    } else if (!IsTuple(option) || TupleArity(option) != 2 || !IsAtom(TupleElement(option, 0)) ||
               !ReadOption(AtomText(TupleElement(option, 0)), TupleElement(option, 1), options)) {
      return Options::kBad;
    }
  }
  return Options::kGood;
}

bool IsThisNode(Term node) { return IsAtom(node) && AtomText(node) == "nonode@nohost"; }

// Copies the call into the child and says where it starts, without starting it.
void PrepareCall(Process& child, const Call& call, CopiedBinaries* binaries) {
  Word* place = child.heap_top;
  auto copy = [&](Term term) {
    size_t words = CopySizeWords(term);
    Term result = CopyTerm(term, place, binaries);
    place += words;
    return result;
  };
  Scheduler& scheduler = *CurrentScheduler();
  // An error of the child's, made when it runs.
  auto fail = [&](Term failure) {
    child.wait = Wait::kFailedStart;
    child.wait_result = failure;
    scheduler.PrepareProcess(&child, nullptr, nullptr, 0);
  };
  if (call.fun != kNoValue) {
    Term fun = copy(call.fun);
    child.heap_top = place;
    child.initial_call = {atoms::Erlang(), InternAtom("apply"), 2};
    Word header = PointerOf(fun)[abi::kFunHeaderWord];
    if (FunArity(fun) != 0) return fail(BuildTuple(child, fun));
    if (abi::KindOfHeader(header) == HeaderKind::kUndefinedFun) {
      const abi::FunctionInfo* function = FunInfoOf(fun)->function;
      if (FunInfoOf(fun)->is_external == 0) return fail(BuildTuple(child, fun, kNil));
      return fail(BuildTuple(child, function->module, function->name, kNil));
    }
    return scheduler.PrepareProcess(&child, CodeAddress(PointerOf(fun)[abi::kFunCodeWord]), &fun, 1);
  }
  Term list = copy(call.arguments);
  child.heap_top = place;
  auto arity = static_cast<size_t>(ListLength(list));
  child.initial_call = {call.module, call.function, arity};
  Term function = call.function;
  Term module = call.module;
  // apply(F, A) of a fun is what spawn/1 is on OTP, and what proc_lib uses.
  if (module == atoms::Erlang() && AtomText(function) == "apply" && arity == 2 && IsFun(Head(list)) &&
      ListLength(Head(Tail(list))) == static_cast<int64_t>(FunArity(Head(list))) &&
      abi::KindOfHeader(PointerOf(Head(list))[abi::kFunHeaderWord]) == HeaderKind::kFun) {
    Term fun = Head(list);
    Term arguments[abi::kMaxArity + 1];
    size_t count = 0;
    for (Term rest = Head(Tail(list)); IsCons(rest); rest = Tail(rest)) arguments[count++] = Head(rest);
    arguments[count++] = fun;
    return scheduler.PrepareProcess(&child, CodeAddress(PointerOf(fun)[abi::kFunCodeWord]), arguments, count);
  }
  void* code = arity <= abi::kMaxArity ? FindExport(module, function, arity) : nullptr;
  if (code == nullptr) return fail(BuildTuple(child, module, function, list));
  Term arguments[abi::kMaxArity];
  size_t count = 0;
  for (; IsCons(list); list = Tail(list)) arguments[count++] = Head(list);
  scheduler.PrepareProcess(&child, code, arguments, count);
}

// The child's pid, or kNoValue where there are too many processes. `monitor`: the number of the monitor's reference.
// `announce` is called before it can run; when this returns it may be gone.
template <typename Announce>
Term Spawn(Process& process, const Call& call, const SpawnOptions& options, Word monitor, Announce announce) {
  constexpr size_t kFreeWords = 24;  // with a small fun still in kInitialBlockWords
  size_t words = CopySizeWords(call.fun != kNoValue ? call.fun : call.arguments) + abi::kHeapReserveWords + kFreeWords;
  if (words < kInitialBlockWords) words = kInitialBlockWords;
  if (words < options.min_heap_words) words = options.min_heap_words;
  Process* child = CurrentScheduler()->NewProcess(words);
  if (child == nullptr) return kNoValue;
  const Term pid = child->pid();
  child->group_leader = process.group_leader;
  child->parent = process.pid();
  child->priority = options.priority;
  child->heap_limit = options.heap_limit;
  child->is_off_heap_queue = options.is_off_heap_queue;
  child->min_heap_words = options.min_heap_words;
  child->max_generations = options.max_generations;
  if (options.min_binary_heap_words != 0) SetMinBinaryHeapWords(*child, options.min_binary_heap_words);
  if (options.links) {
    RelationsOf(process).Add(RelationKind::kLink, child->pid(), child->pid());
    RelationsOf(*child).Add(RelationKind::kLink, process.pid(), process.pid());
  }
  if (options.monitors) {
    Relation* relation = RelationsOf(process).Add(RelationKind::kWatching, monitor, child->pid());
    relation->alias = options.alias;
    if (options.tag != kNoValue) relation->tag = KeepTerm(options.tag);
    RelationsOf(*child).Add(RelationKind::kWatchedBy, monitor, process.pid())->name = kNil;
  }
  if (options.scheduler != 0) BindTo(*child, options.scheduler);  // where there is no such thread, any may run it
  announce(pid);
  CopiedBinaries binaries;
  PrepareCall(*child, call, &binaries);
  AddBinaries(*child, binaries);
  process.reductions -= 10;
  CurrentScheduler()->Push(child);
  CurrentScheduler()->OfferSurplus();
  return pid;
}

Term MonitorReference(Process& process, const SpawnOptions& options, Word number) {
  return BuildReference(process, number, options.alias != AliasMode::kNone ? process.pid() : kNoValue);
}

// What spawn, spawn_link, spawn_monitor and spawn_opt return.
Term SpawnNow(Process& process, const BifName& self, const Term* arguments, const Call& call, const SpawnOptions& options) {
  Word number = options.monitors ? FreshReference(process) : 0;
  Term pid = Spawn(process, call, options, number, [](Term) {});
  if (pid == kNoValue) return Fail(process, self, arguments, atoms::SystemLimit());
  return options.monitors ? BuildTuple(process, pid, MonitorReference(process, options, number)) : pid;
}

Term SpawnFun(Process& process, const BifName& self, const Term* arguments, const SpawnOptions& options) {
  Call call;
  if (!ReadFun(arguments[0], &call)) return FailBadArgument(process, self, arguments);
  return SpawnNow(process, self, arguments, call, options);
}

Term SpawnCall(Process& process, const BifName& self, const Term* arguments, const SpawnOptions& options) {
  Call call;
  if (!ReadCall(arguments[0], arguments[1], arguments[2], &call)) return FailBadArgument(process, self, arguments);
  return SpawnNow(process, self, arguments, call, options);
}

// With a node in front: only this one exists. On another the process does not come into being: a dead pid.
Term SpawnOnNode(Process& process, const BifName& self, const Term* arguments, const SpawnOptions& options, bool is_fun) {
  Call call;
  const bool is_good = is_fun ? ReadFun(arguments[1], &call)
                              : ReadCall(arguments[1], arguments[2], arguments[3], &call);
  if (!IsAtom(arguments[0]) || !is_good) return FailBadArgument(process, self, arguments);
  if (!IsThisNode(arguments[0])) return FailBadArgument(process, self, arguments);
  return SpawnNow(process, self, arguments, call, options);
}

constexpr SpawnOptions WithLink() {
  SpawnOptions options;
  options.links = true;
  return options;
}

constexpr SpawnOptions WithMonitor() {
  SpawnOptions options;
  options.monitors = true;
  return options;
}

}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_spawn_1) { return SpawnFun(process, self, arguments, SpawnOptions()); }
LUMEN_DEFINE_BIF(lumen_bif_spawn_2) { return SpawnOnNode(process, self, arguments, SpawnOptions(), true); }
LUMEN_DEFINE_BIF(lumen_bif_spawn_3) { return SpawnCall(process, self, arguments, SpawnOptions()); }
LUMEN_DEFINE_BIF(lumen_bif_spawn_4) { return SpawnOnNode(process, self, arguments, SpawnOptions(), false); }
LUMEN_DEFINE_BIF(lumen_bif_spawn_link_1) { return SpawnFun(process, self, arguments, WithLink()); }
LUMEN_DEFINE_BIF(lumen_bif_spawn_link_2) { return SpawnOnNode(process, self, arguments, WithLink(), true); }
LUMEN_DEFINE_BIF(lumen_bif_spawn_link_3) { return SpawnCall(process, self, arguments, WithLink()); }
LUMEN_DEFINE_BIF(lumen_bif_spawn_link_4) { return SpawnOnNode(process, self, arguments, WithLink(), false); }
LUMEN_DEFINE_BIF(lumen_bif_spawn_monitor_1) { return SpawnFun(process, self, arguments, WithMonitor()); }
LUMEN_DEFINE_BIF(lumen_bif_spawn_monitor_2) { return SpawnOnNode(process, self, arguments, WithMonitor(), true); }
LUMEN_DEFINE_BIF(lumen_bif_spawn_monitor_3) { return SpawnCall(process, self, arguments, WithMonitor()); }
LUMEN_DEFINE_BIF(lumen_bif_spawn_monitor_4) { return SpawnOnNode(process, self, arguments, WithMonitor(), false); }

LUMEN_DEFINE_BIF(lumen_bif_spawn_opt_2) {
  SpawnOptions options;
  if (ReadOptions(arguments[1], &options) != Options::kGood) return FailBadArgument(process, self, arguments);
  return SpawnFun(process, self, arguments, options);
}
LUMEN_DEFINE_BIF(lumen_bif_spawn_opt_3) {
  SpawnOptions options;
  if (ReadOptions(arguments[2], &options) != Options::kGood) return FailBadArgument(process, self, arguments);
  return SpawnOnNode(process, self, arguments, options, true);
}
LUMEN_DEFINE_BIF(lumen_bif_spawn_opt_4) {
  SpawnOptions options;
  if (ReadOptions(arguments[3], &options) != Options::kGood) return FailBadArgument(process, self, arguments);
  return SpawnCall(process, self, arguments, options);
}
LUMEN_DEFINE_BIF(lumen_bif_spawn_opt_5) {
  SpawnOptions options;
  if (ReadOptions(arguments[4], &options) != Options::kGood) return FailBadArgument(process, self, arguments);
  return SpawnOnNode(process, self, arguments, options, false);
}

// --- spawn_request

namespace {

struct ReplyOptions {
  Term tag;
  bool on_success = true;
  bool on_error = true;
  bool is_bad = false;
};

// Takes {reply, _} and {reply_tag, _} out of a list of options; the others are left, in order. False where it is no list.
bool ReadReplyOptions(Process& process, Term list, ReplyOptions* reply, Term* others) {
  Term rest = kNil;
  for (; IsCons(list); list = Tail(list)) {
    Term option = Head(list);
    if (IsTuple(option) && TupleArity(option) == 2 && IsAtom(TupleElement(option, 0))) {
      std::string_view name = AtomText(TupleElement(option, 0));
      Term value = TupleElement(option, 1);
      if (name == "reply_tag") {
        reply->tag = value;
        continue;
      }
      if (name == "reply") {
        std::string_view when = IsAtom(value) ? AtomText(value) : std::string_view();
        if (when != "yes" && when != "no" && when != "error_only" && when != "success_only") {
          reply->is_bad = true;
          continue;
        }
        reply->on_success = when == "yes" || when == "success_only";
        reply->on_error = when == "yes" || when == "error_only";
        continue;
      }
    }
    rest = BuildCons(process, option, rest);
  }
  *others = rest;
  return IsNil(list);
}

Term Request(Process& process, const BifName& self, const Term* arguments, bool has_node, bool is_fun, Term option_list) {
  const Term* first = arguments + (has_node ? 1 : 0);
  Call call;
  const bool is_good = is_fun ? ReadFun(first[0], &call) : ReadCall(first[0], first[1], first[2], &call);
  ReplyOptions reply = {InternAtom("spawn_reply")};
  Term others;
  if (!is_good || (is_fun && FunArity(call.fun) != 0) || (has_node && !IsAtom(arguments[0])) || !ReadReplyOptions(process, option_list, &reply, &others))
    return FailBadArgument(process, self, arguments);
  SpawnOptions options;
  Options read = ReadOptions(others, &options);
  Word number = FreshReference(process);
  Term reference = MonitorReference(process, options, number);
  Term error = read != Options::kGood || reply.is_bad         ? InternAtom("badopt")
               : has_node && !IsThisNode(arguments[0])        ? InternAtom("noconnection")
                                                              : kNoValue;
  auto answer = [&](Term outcome, Term value) {
    Term message = BuildTuple(process, reply.tag, reference, outcome, value);
    if (options.monitors && outcome == atoms::Ok()) {
      SendToSelf(process, NewSignal(SignalKind::kMessage, 0, 0, message));
    } else {
      RelationsOf(process).Add(RelationKind::kSpawnRequest, number, kNoValue);
      SendToSelf(process, NewSignal(SignalKind::kSpawnReply, 0, number, message));
    }
  };
  if (error == kNoValue) {
    Term child = Spawn(process, call, options, number, [&](Term pid) {
      if (reply.on_success) answer(atoms::Ok(), pid);
    });
    if (child == kNoValue) error = atoms::SystemLimit();
  }
  if (error != kNoValue && reply.on_error) answer(atoms::Error(), error);
  return reference;
}

}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_spawn_request_1) { return Request(process, self, arguments, false, true, kNil); }
LUMEN_DEFINE_BIF(lumen_bif_spawn_request_2) {
  if (IsFun(arguments[0])) return Request(process, self, arguments, false, true, arguments[1]);
  return Request(process, self, arguments, true, true, kNil);
}
LUMEN_DEFINE_BIF(lumen_bif_spawn_request_3) {
  if (IsFun(arguments[1])) return Request(process, self, arguments, true, true, arguments[2]);
  return Request(process, self, arguments, false, false, kNil);
}
LUMEN_DEFINE_BIF(lumen_bif_spawn_request_4) {
  if (ListLength(arguments[2]) >= 0 && IsAtom(arguments[1]))
    return Request(process, self, arguments, false, false, arguments[3]);
  return Request(process, self, arguments, true, false, kNil);
}
LUMEN_DEFINE_BIF(lumen_bif_spawn_request_5) { return Request(process, self, arguments, true, false, arguments[4]); }

LUMEN_DEFINE_BIF(lumen_bif_spawn_request_abandon) {
  if (IsExternalReference(arguments[0])) return atoms::False();
  if (!IsReference(arguments[0])) return FailBadArgument(process, self, arguments);
  Relation* relation = FindRelation(process, PointerOf(arguments[0])[abi::kReferenceNumberWord]);
  if (relation == nullptr || relation->kind != RelationKind::kSpawnRequest) return atoms::False();
  process.relations->Remove(relation);
  return atoms::True();
}

}  // namespace lumen::runtime

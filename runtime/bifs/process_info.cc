// process_info, processes/0, and a few questions about processes and functions.
//
// A process answers about itself: another one sends the question as a signal and waits, so the answer comes in order with
// all that it sent before.
//
// Tested by tests/programs/process_info.erl.
#include <stdlib.h>

#include "runtime/bifs/bif.h"
#include "runtime/bifs/external_format.h"
#include "runtime/bifs/process_options.h"
#include "runtime/bifs/system.h"
#include "runtime/code/export_table.h"
#include "runtime/process/code_word.h"
#include "runtime/map/map.h"
#include "runtime/term/map.h"
#include "runtime/process/communication.h"
#include "runtime/process/process_table.h"
#include "runtime/scheduler/scheduler.h"
#include "runtime/term/atom_table.h"
#include "runtime/term/external.h"

namespace lumen::runtime {

namespace {

// In every program, and used by few: small rather than fast.
#pragma clang attribute push(__attribute__((minsize)), apply_to = function)

Term BooleanTerm(bool value) { return value ? atoms::True() : atoms::False(); }
Term CountTerm(Process& process, size_t value) { return BuildUnsigned(process, value); }

// The young generation with its room and the stack, as on OTP.
size_t HeapWords(const Process& process) { return process.block_words; }

// The functions on the stack, innermost first: calls `visit(location)` until that says false.
template <typename Visit>
void ForEachFrame(const Process& process, Visit visit) {
  const Word* stack = process.stack_top;
  const Word* bottom = process.stack_base - 1;
  while (stack < bottom) {
    const abi::CodeLocation* location = LocationOf(*stack);
    if (location->function.pointer != nullptr && !visit(location)) return;
    stack += 1 + location->frame_words();
  }
}

Term FunctionTerm(Process& process, const abi::FunctionInfo* function) {
  return BuildTuple(process, function->module, function->name, abi::MakeSmall(static_cast<int64_t>(function->arity)));
}

Term LocationTerm(Process& process, const abi::CodeLocation* location) {
  const abi::FunctionInfo* function = location->function;
  Term place = kNil;
  if (function->file.pointer != nullptr && location->line != 0) {
    Term line = BuildTuple(process, atoms::Line(), abi::MakeSmall(location->line));
    Term file = BuildTuple(process, atoms::File(), BuildString(process, function->file.pointer));
    place = BuildCons(process, file, BuildCons(process, line, kNil));
  }
  return BuildTuple(process, function->module, function->name,
                    abi::MakeSmall(static_cast<int64_t>(function->arity)), place);
}

Term CurrentFunction(Process& process, bool with_location) {
  if (process.wait == Wait::kHibernate) {
    Term name = InternAtom("hibernate"), arity = abi::MakeSmall(3);
    return with_location ? BuildTuple(process, atoms::Erlang(), name, arity, kNil) : BuildTuple(process, atoms::Erlang(), name, arity);
  }
  const abi::CodeLocation* top = nullptr;
  ForEachFrame(process, [&](const abi::CodeLocation* location) {
    top = location;
    return false;
  });
  if (top != nullptr) return with_location ? LocationTerm(process, top) : FunctionTerm(process, top->function);
  if (process.initial_call.module == kNoValue) return atoms::Undefined();
  Term arity = abi::MakeSmall(static_cast<int64_t>(process.initial_call.arity));
  const InitialCall& call = process.initial_call;
  return with_location ? BuildTuple(process, call.module, call.function, arity, kNil)
                       : BuildTuple(process, call.module, call.function, arity);
}

Term CurrentStackTrace(Process& process) {
  Term entries[kMostBacktraceDepth];
  const size_t depth = BacktraceDepth();
  size_t count = 0;
  ForEachFrame(process, [&](const abi::CodeLocation* location) {
    for (; location != nullptr && count < depth; location = location->inlined_at())
      entries[count++] = LocationTerm(process, location);
    return count < depth;
  });
  return BuildList(process, entries, count);
}

Term RelationList(Process& process, RelationKind kind) {
  Term list = kNil;
  if (process.relations == nullptr) return list;
  for (Relation* r = process.relations->First(); r != nullptr; r = process.relations->Next(r)) {
    if (r->kind != kind) continue;
    // Of itself a process never hears: OTP keeps no such monitor.
    if (kind == RelationKind::kWatching && r->other == process.pid()) continue;
    Term item = r->other;
    if (item == kNoValue && r->name == kNil) continue;  // of something absent: the message is on its way
    if (kind == RelationKind::kWatching) {
      if (r->name != kNil) item = BuildTuple(process, r->name, InternAtom("nonode@nohost"));
      item = BuildTuple(process, atoms::Process(), item);
    }
    list = BuildCons(process, item, list);
  }
  return list;
}

Term Messages(Process& process) {
  size_t count = process.mailbox.size();
  Word* cells = Allocate(process, 2 * count);
  Word* cell = cells;
  for (Signal* message = process.mailbox.first(); message != nullptr; message = message->next, cell += 2) {
    cell[0] = message->is_adopted ? message->term : CopyToHeap(process, message->term);
    cell[1] = message->next == nullptr ? kNil : MakePointer(cell + 2, Tag::kCons);
  }
  return count == 0 ? kNil : MakePointer(cells, Tag::kCons);
}

Term GarbageCollection(Process& process) {
  auto entry = [&](const char* name, Term value, Term rest) {
    return BuildCons(process, BuildTuple(process, InternAtom(name), value), rest);
  };
  Term list = entry("minor_gcs", CountTerm(process, static_cast<size_t>(process.statistics.minor_collections)), kNil);
  list = entry("fullsweep_after", abi::MakeSmall(process.max_generations), list);
  const uint32_t least = MinHeapWords(process);
  list = entry("min_heap_size", abi::MakeSmall(least), list);
  list = entry("min_bin_vheap_size", abi::MakeSmall(MinBinaryHeapWords(process)), list);
  return entry("max_heap_size", HeapLimitTerm(process, process.heap_limit), list);
}

Term Status(const Process& process) {
  if (process.is_running) return InternAtom("running");
  if (process.suspend_count != 0) return InternAtom("suspended");
  return InternAtom(process.wait == Wait::kNothing || process.wait == Wait::kTurn ? "runnable" : "waiting");
}

#pragma clang attribute pop

using Information = Term (*)(Process&);
struct Item {
  const char* name;
  Information value;
  bool is_default;  // in process_info/1, in this order
};

constexpr Item kItems[] = {
    {"registered_name", [](Process& p) { return NameOfProcess(p); }, true},
    {"current_function", [](Process& p) { return CurrentFunction(p, false); }, true},
    {"initial_call",
     [](Process& p) {
       if (p.initial_call.module == kNoValue) return BuildTuple(p, atoms::Erlang(), InternAtom("apply"), abi::MakeSmall(2));
       return BuildTuple(p, p.initial_call.module, p.initial_call.function,
                         abi::MakeSmall(static_cast<int64_t>(p.initial_call.arity)));
     },
     true},
    {"status", [](Process& p) { return Status(p); }, true},
    {"message_queue_len", [](Process& p) { return CountTerm(p, p.mailbox.size()); }, true},
    {"links", [](Process& p) { return RelationList(p, RelationKind::kLink); }, true},
    {"dictionary", [](Process& p) { return lumen_bif_get_0(p, nullptr); }, true},
    {"trap_exit", [](Process& p) { return BooleanTerm(p.traps_exits); }, true},
    {"error_handler", [](Process&) { return InternAtom("error_handler"); }, true},
    {"priority", [](Process& p) { return PriorityTerm(p.priority); }, true},
    {"group_leader", [](Process& p) { return p.group_leader; }, true},
    {"total_heap_size", [](Process& p) { return CountTerm(p, p.limited_words() - WordsOfAnswer(p)); }, true},
    {"heap_size", [](Process& p) { return CountTerm(p, HeapWords(p)); }, true},
    {"stack_size", [](Process& p) { return CountTerm(p, p.stack_words()); }, true},
    {"reductions",
     [](Process& p) {
       intptr_t used = p.is_running ? p.slice_reductions - p.reductions - p.forfeited_reductions : 0;
       return CountTerm(p, static_cast<size_t>(p.total_reductions) + static_cast<size_t>(used < 0 ? 0 : used));
     },
     true},
    {"garbage_collection", [](Process& p) { return GarbageCollection(p); }, true},
    {"suspending", SuspendedProcesses, true},
    {"current_location", [](Process& p) { return CurrentFunction(p, true); }, false},
    {"current_stacktrace", [](Process& p) { return CurrentStackTrace(p); }, false},
    {"messages", [](Process& p) { return Messages(p); }, false},
    {"monitors", [](Process& p) { return RelationList(p, RelationKind::kWatching); }, false},
    {"monitored_by", [](Process& p) { return RelationList(p, RelationKind::kWatchedBy); }, false},
    {"memory",
     [](Process& p) { return CountTerm(p, sizeof(Process) + (HeapSizeWords(p) - WordsOfAnswer(p) + p.mailbox.waiting_words()) * sizeof(Word)); },
     false},
    {"message_queue_data", [](Process& p) { return InternAtom(p.is_off_heap_queue ? "off_heap" : "on_heap"); }, false},
    {"max_heap_size", [](Process& p) { return HeapLimitTerm(p, p.heap_limit); }, false},
    {"min_heap_size",
     [](Process& p) { return abi::MakeSmall(MinHeapWords(p)); },
     false},
    {"fullsweep_after", [](Process& p) { return abi::MakeSmall(p.max_generations); }, false},
    {"min_bin_vheap_size", [](Process& p) { return abi::MakeSmall(MinBinaryHeapWords(p)); }, false},
    {"garbage_collection_info", HeapDetails, false},
    {"binary", BinaryDetails, false},
    {"backtrace", BacktraceText, false},
    {"trace", [](Process&) { return abi::MakeSmall(0); }, false},
    {"last_calls", [](Process&) { return atoms::False(); }, false},
    {"sequential_trace_token", [](Process&) { return kNil; }, false},
    {"catchlevel",
     [](Process& p) {
       int64_t count = 0;
       for (uintptr_t offset = p.catch_offset; offset != 0; ++count) {
         auto* frame = reinterpret_cast<Word*>(reinterpret_cast<char*>(p.stack_base) - offset);
         offset = static_cast<uintptr_t>(SmallValue(frame[1]));
       }
       return abi::MakeSmall(count);
     },
     false},
    {"parent", [](Process& p) { return p.parent == kNil ? atoms::Undefined() : p.parent; }, false},
};

const Item* FindItem(Term name) {
  if (!IsAtom(name)) return nullptr;
  for (const Item& item : kItems) {
    if (AtomText(name) == item.name) return &item;
  }
  return nullptr;
}

Term Pair(Process& process, const Item& item) {
  return BuildTuple(process, InternAtom(item.name), item.value(process));
}

}  // namespace

Term AskProcess(Process& process, Term pid, Term question) {
  if (pid == process.pid()) {
    if (process.mailbox.has_signals()) HandleSignals(process, /*may_collect=*/false);
    if (process.exit_reason != kNoValue) return LeaveForever(process);
    return ProcessInformation(process, question);
  }
  Word number = NewReferenceNumber();
  if (!SendSignal(pid, NewSignal(SignalKind::kProcessInfo, process.pid(), number, question)))
    return atoms::Undefined();
  HandleSoon(process, pid);
  process.wait_reference = number;
  return Suspend(process, Wait::kReply);
}

Term ProcessInformationNames(Process& process) {
  constexpr size_t kCount = sizeof(kItems) / sizeof(kItems[0]);
  Term names[kCount];
  for (size_t i = 0; i < kCount; ++i) names[i] = InternAtom(kItems[i].name);
  return BuildList(process, names, kCount);
}

namespace {
// Of the process that answers, when it began.
constinit thread_local size_t fragment_words_before = 0;
}  // namespace

size_t WordsOfAnswer(const Process& process) { return process.fragment_words - fragment_words_before; }

// The question is a name, a list of names, or a small integer: 0 for all that process_info/1 shows, or one of system.h.
Term ProcessInformation(Process& process, Term question) {
  fragment_words_before = process.fragment_words;
  if (IsAtom(question)) {
    const Item* item = FindItem(question);
    if (AtomText(question) == "registered_name" && NameOfProcess(process) == kNil) return kNil;
    return Pair(process, *item);
  }
  constexpr size_t kMost = sizeof(kItems) / sizeof(kItems[0]);
  if (IsSmall(question) && SmallValue(question) != 0) {
    return SmallValue(question) == kAskStatus ? Status(process) : SmallValue(question) == kAskLinks ? LinkDetails(process) : MonitorDetails(process);
  }
  if (IsSmall(question)) {
    Term pairs[kMost];
    size_t count = 0;
    for (const Item& item : kItems) {
      if (!item.is_default || (item.value == kItems[0].value && NameOfProcess(process) == kNil)) continue;
      pairs[count++] = Pair(process, item);
    }
    return BuildList(process, pairs, count);
  }
  auto length = static_cast<size_t>(ListLength(question));
  if (length == 0) return kNil;
  Word* cells = Allocate(process, 2 * length);
  Word* cell = cells;
  for (Term list = question; IsCons(list); list = Tail(list), cell += 2) {
    cell[0] = kNil;
    cell[0] = Pair(process, *FindItem(Head(list)));
    cell[1] = MakePointer(cell + 2, Tag::kCons);
  }
  cell[-1] = kNil;
  return MakePointer(cells, Tag::kCons);
}

LUMEN_DEFINE_BIF(lumen_bif_process_info_1) {
  if (IsExternalPid(arguments[0]) && IsOfFormerNode(arguments[0])) return atoms::Undefined();
  if (!IsPid(arguments[0])) return FailBadArgument(process, self, arguments);
  return AskProcess(process, arguments[0], abi::MakeSmall(0));
}

LUMEN_DEFINE_BIF(lumen_bif_process_info_2) {
  const bool is_gone = IsExternalPid(arguments[0]) && IsOfFormerNode(arguments[0]);
  if (!is_gone && !IsPid(arguments[0])) return FailBadArgument(process, self, arguments);
  Term question = arguments[1];
  if (IsAtom(question)) {
    if (FindItem(question) == nullptr) return FailBadArgument(process, self, arguments);
  } else {
    Term list = question;
    while (IsCons(list) && FindItem(Head(list)) != nullptr) list = Tail(list);
    if (!IsNil(list)) return FailBadArgument(process, self, arguments);
  }
  if (is_gone) return atoms::Undefined();
  return AskProcess(process, arguments[0], question);
}

LUMEN_DEFINE_BIF(lumen_bif_processes) {
  CountWork(process, ProcessCount() * kUnitsPerListedProcess);
  size_t count;
  uint64_t* numbers = AllProcesses(&count);
  Term list = kNil;
  for (size_t i = count; i-- > 0;) {
    list = BuildCons(process, MakePid(numbers[i]), list);
  }
  free(numbers);
  return list;
}

namespace {

// Reads `prefix` number . number ... suffix from a list of characters into `numbers`; false where it is another text.
bool ReadIdentifier(Term list, std::string_view prefix, size_t count, std::string_view suffix, uint64_t* numbers) {
  auto take = [&](std::string_view text) {
    for (char c : text) {
      if (!IsCons(list) || Head(list) != abi::MakeSmall(static_cast<unsigned char>(c))) return false;
      list = Tail(list);
    }
    return true;
  };
  if (!take(prefix)) return false;
  for (size_t i = 0; i < count; ++i) {
    if (i > 0 && !take(".")) return false;
    uint64_t value = 0;
    int digits = 0;
    for (; IsCons(list) && IsSmall(Head(list)) && SmallValue(Head(list)) >= '0' && SmallValue(Head(list)) <= '9';
         list = Tail(list)) {
      if (++digits > 18) return false;
      value = value * 10 + static_cast<uint64_t>(SmallValue(Head(list)) - '0');
    }
    if (digits == 0) return false;
    numbers[i] = value;
  }
  return take(suffix) && IsNil(list);
}

}  // namespace

// As on OTP, nothing makes an identifier of another node from text: that would take a connection to it.
LUMEN_DEFINE_BIF(lumen_bif_list_to_pid) {
  uint64_t numbers[3];
  constexpr int kSerialBits = 64 - abi::kOtherImmediateShift - kPidNumberBits;
  if (!ReadIdentifier(arguments[0], "<", 3, ">", numbers) || numbers[0] != 0 || numbers[1] >> kPidNumberBits != 0 ||
      numbers[2] >> kSerialBits != 0)
    return FailBadArgument(process, self, arguments);
  return MakePid(numbers[2] << kPidNumberBits | numbers[1]);
}

LUMEN_DEFINE_BIF(lumen_bif_list_to_port) {
  uint64_t numbers[2];
  if (!ReadIdentifier(arguments[0], "#Port<", 2, ">", numbers) || numbers[0] != 0 || numbers[1] >= external::kPortLimit)
    return FailBadArgument(process, self, arguments);
  return numbers[1] << abi::kOtherImmediateShift | abi::kPortTag;
}

LUMEN_DEFINE_BIF(lumen_bif_list_to_ref) {
  uint64_t numbers[4];
  if (!ReadIdentifier(arguments[0], "#Ref<", 4, ">", numbers) || numbers[0] != 0 || numbers[1] > 0x7ff ||
      numbers[2] > 0xffffffff || numbers[3] > 0x3ffff)
    return FailBadArgument(process, self, arguments);
  uint64_t number = numbers[1] << 50 | numbers[2] << 18 | numbers[3];
  return BuildReference(process, number << abi::kTagBits);
}

// --- collection on demand

namespace {
// [{type, major | minor}, {async, Id}]. With an id the answer comes as a message, whoever it is that collects.
Term CollectOf(Process& process, const BifName& self, const Term* arguments, Term options) {
  Term id = kNoValue;
  for (; IsCons(options); options = Tail(options)) {
    Term option = Head(options);
    if (!IsTuple(option) || TupleArity(option) != 2) return FailBadArgument(process, self, arguments);
    Term name = TupleElement(option, 0), value = TupleElement(option, 1);
    if (name == InternAtom("async")) {
      id = value;
    } else if (name != InternAtom("type") || (value != InternAtom("major") && value != InternAtom("minor"))) {
      return FailBadArgument(process, self, arguments);
    }
  }
  if (!IsNil(options) || !IsPid(arguments[0])) return FailBadArgument(process, self, arguments);
  const Word number = id == kNoValue ? NewReferenceNumber() : 0;
  Signal* signal = id == kNoValue ? NewSignal(SignalKind::kCollect, process.pid(), number)
                                  : NewSignal(SignalKind::kCollect, process.pid(), number, id);
  if (arguments[0] == process.pid()) {
    SendToSelf(process, signal);
  } else if (!SendSignal(arguments[0], signal)) {
    if (id == kNoValue) return atoms::False();
    SendCollected(process.pid(), id, atoms::False());
  } else {
    HandleSoon(process, arguments[0]);
  }
  if (id != kNoValue) return InternAtom("async");
  process.wait_reference = number;
  return Suspend(process, Wait::kReply);
}
}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_garbage_collect_0) {
  Term pid = process.pid();
  return CollectOf(process, self, &pid, kNil);
}
LUMEN_DEFINE_BIF(lumen_bif_garbage_collect_1) { return CollectOf(process, self, arguments, kNil); }
LUMEN_DEFINE_BIF(lumen_bif_garbage_collect_2) { return CollectOf(process, self, arguments, arguments[1]); }

// --- other nodes: there are none

LUMEN_DEFINE_BIF(lumen_bif_nodes_0) { return kNil; }
LUMEN_DEFINE_BIF(lumen_bif_ports) { return kNil; }

// This node can be monitored: it never goes down before the program does.
namespace {
Term MonitorNode(Process& process, const BifName& self, const Term* arguments) {
  if (!IsAtom(arguments[0])) return FailBadArgument(process, self, arguments);
  if (AtomText(arguments[0]) != "nonode@nohost") return Fail(process, self, arguments, InternAtom("notalive"));
  if (arguments[1] != atoms::True() && arguments[1] != atoms::False()) return FailBadArgument(process, self, arguments);
  return atoms::True();
}
}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_monitor_node_2) { return MonitorNode(process, self, arguments); }
LUMEN_DEFINE_BIF(lumen_bif_monitor_node_3) {
  Term options = arguments[2];
  while (IsCons(options) && IsAtom(Head(options)) && AtomText(Head(options)) == "allow_passive_connect") options = Tail(options);
  if (!IsNil(options)) return Fail(process, self, arguments, atoms::BadArg(), InternAtom("badopt"));
  return MonitorNode(process, self, arguments);
}

LUMEN_DEFINE_BIF(lumen_bif_nodes_1) {
  Term list = IsAtom(arguments[0]) ? BuildCons(process, arguments[0], kNil) : arguments[0];
  Term nodes = kNil;
  for (; IsCons(list); list = Tail(list)) {
    if (!IsAtom(Head(list))) return FailBadArgument(process, self, arguments);
    std::string_view kind = AtomText(Head(list));
    if (kind == "this") {
      nodes = BuildCons(process, InternAtom("nonode@nohost"), kNil);
    } else if (kind == "known") {
      nodes = BuildCons(process, InternAtom("nonode@nohost"), kNil);
    } else if (kind != "visible" && kind != "hidden" && kind != "connected") {
      return FailBadArgument(process, self, arguments);
    }
  }
  return IsNil(list) ? nodes : FailBadArgument(process, self, arguments);
}
// nodes(Kinds, Options): of each node what the options ask for.
LUMEN_DEFINE_BIF(lumen_bif_nodes_2) {
  Term options = arguments[1];
  if (!IsMap(options)) return FailBadArgument(process, self, arguments);
  KeyValue facts[2];
  size_t count = 0;
  for (MapIterator option(options); !option.done(); option.Next()) {
    if (!IsAtom(option.key()) || (option.value() != atoms::True() && option.value() != atoms::False()))
      return FailBadArgument(process, self, arguments);
    std::string_view name = AtomText(option.key());
    if (name != "connection_id" && name != "node_type") return FailBadArgument(process, self, arguments);
    if (option.value() == atoms::True())
      facts[count++] = {option.key(), name == "node_type" ? InternAtom("this") : atoms::Undefined()};
  }
  Term nodes = lumen_bif_nodes_1(process, arguments);
  if (nodes == kNoValue) {
    process.pending = PendingError();
    return FailBadArgument(process, self, arguments);
  }
  if (IsNil(nodes)) return kNil;
  return BuildCons(process, BuildTuple(process, Head(nodes), MapOfPairs(process, facts, count)), kNil);
}

LUMEN_DEFINE_BIF(lumen_bif_is_alive) { return atoms::False(); }

}  // namespace lumen::runtime

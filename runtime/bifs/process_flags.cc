// process_flag/2 and what it shares with spawn_opt.
//
// Tested by tests/programs/process_flags.erl.
#include "runtime/bifs/bif.h"
#include "runtime/bifs/process_options.h"
#include "runtime/process/communication.h"
#include "runtime/process/process_table.h"
#include "runtime/scheduler/group.h"
#include "runtime/scheduler/scheduler.h"
#include "runtime/scheduler/workers.h"
#include "runtime/term/atom_table.h"
#include "runtime/term/map.h"

namespace lumen::runtime {

namespace {

constexpr const char* kPriorityNames[] = {"low", "normal", "high", "max"};
constexpr size_t kLeastHeapLimitWords = 233;

bool IsTextAtom(Term term, std::string_view text) { return IsAtom(term) && AtomText(term) == text; }

bool ReadBoolean(Term term, bool* value) {
  if (term != atoms::True() && term != atoms::False()) return false;
  *value = term == atoms::True();
  return true;
}

Term BooleanTerm(bool value) { return value ? atoms::True() : atoms::False(); }

bool IsCount(Term term) { return IsSmall(term) && SmallValue(term) >= 0; }

}  // namespace

constinit Defaults process_defaults;

HeapLimit DefaultHeapLimit() {
  HeapLimit limit;
  limit.words = Get(process_defaults.heap_limit_words);
  limit.kills = Get(process_defaults.limit_kills);
  limit.reports = Get(process_defaults.limit_reports);
  return limit;
}

bool ReadPriority(Term term, Priority* priority) {
  if (!IsAtom(term)) return false;
  for (int i = 0; i < 4; ++i) {
    if (AtomText(term) != kPriorityNames[i]) continue;
    *priority = static_cast<Priority>(i);
    return true;
  }
  return false;
}

Term PriorityTerm(Priority priority) { return InternAtom(kPriorityNames[static_cast<int>(priority)]); }

bool ReadHeapLimit(Term term, HeapLimit* limit) {
  HeapLimit result = *limit;
  Term size = term;
  if (IsMap(term)) {
    const Term* place = FindInMap(term, InternAtom("size"));
    if (place == nullptr) return false;
    size = *place;
    place = FindInMap(term, atoms::Kill());
    if (place != nullptr && !ReadBoolean(*place, &result.kills)) return false;
    place = FindInMap(term, InternAtom("error_logger"));
    if (place != nullptr && !ReadBoolean(*place, &result.reports)) return false;
  }
  if (!IsCount(size)) return false;
  result.words = static_cast<size_t>(SmallValue(size));
  if (result.words != 0 && result.words < kLeastHeapLimitWords) return false;
  *limit = result;
  return true;
}

Term HeapLimitTerm(Process& process, const HeapLimit& limit) {
  // A flat map: its keys, sorted, and their values.
  Word* keys = Allocate(process, 4);
  keys[1] = InternAtom("error_logger");
  keys[2] = atoms::Kill();
  keys[3] = InternAtom("size");
  Term key_tuple = MakeTuple(keys, 3);
  Term size = BuildUnsigned(process, limit.words);
  Word* map = Allocate(process, 5);
  map[0] = abi::MakeHeader(HeaderKind::kFlatMap, 4);
  map[abi::kFlatMapKeysWord] = key_tuple;
  map[abi::kFlatMapValuesWord] = BooleanTerm(limit.reports);
  map[abi::kFlatMapValuesWord + 1] = BooleanTerm(limit.kills);
  map[abi::kFlatMapValuesWord + 2] = size;
  return MakePointer(map, Tag::kBoxed);
}

bool ReadQueueData(Term term, bool* is_off_heap) {
  *is_off_heap = IsTextAtom(term, "off_heap");
  return *is_off_heap || IsTextAtom(term, "on_heap");
}

bool BindTo(Process& process, unsigned number) {
  if (!StartSchedulers(number)) return false;
  process.bound_to = static_cast<uint16_t>(number);
  return true;
}

namespace {
// Returns `result` where the process may run.
Term Moved(Process& process, Term result) {
  const bool is_there = process.bound_to == 0 || (!WorksAlone() && CurrentScheduler()->index() == process.bound_to - 1u);
  return is_there ? result : Suspend(process, Wait::kTurn, result);
}
}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_process_flag_2) {
  Term flag = arguments[0];
  Term value = arguments[1];
  if (!IsAtom(flag)) return FailBadArgument(process, self, arguments);
  std::string_view name = AtomText(flag);
  if (name == "trap_exit") {
    bool old = process.traps_exits;
    if (!ReadBoolean(value, &process.traps_exits)) return FailBadArgument(process, self, arguments);
    // What arrived before is handled as it was; later it would not be.
    bool traps = process.traps_exits;
    process.traps_exits = old;
    if (process.mailbox.has_signals()) HandleSignals(process, /*may_collect=*/false);
    process.traps_exits = traps;
    if (process.exit_reason != kNoValue) return LeaveForever(process);
    return BooleanTerm(old);
  }
  if (name == "priority") {
    Term old = PriorityTerm(process.priority);
    if (!ReadPriority(value, &process.priority)) return FailBadArgument(process, self, arguments);
    return old;
  }
  if (name == "message_queue_data") {
    Term old = InternAtom(process.is_off_heap_queue ? "off_heap" : "on_heap");
    if (!ReadQueueData(value, &process.is_off_heap_queue)) return FailBadArgument(process, self, arguments);
    return old;
  }
  if (name == "max_heap_size") {
    Term old = HeapLimitTerm(process, process.heap_limit);
    if (!ReadHeapLimit(value, &process.heap_limit)) return FailBadArgument(process, self, arguments);
    return old;
  }
  if (name == "min_heap_size") {
    if (!IsCount(value)) return FailBadArgument(process, self, arguments);
    Term old = abi::MakeSmall(MinHeapWords(process));
    process.min_heap_words = static_cast<uint32_t>(SmallValue(value));
    return old;
  }
  if (name == "min_bin_vheap_size") {
    if (!IsCount(value)) return FailBadArgument(process, self, arguments);
    Term old = abi::MakeSmall(MinBinaryHeapWords(process));
    SetMinBinaryHeapWords(process, SmallValue(value));
    return old;
  }
  if (name == "fullsweep_after") {
    if (!IsCount(value)) return FailBadArgument(process, self, arguments);
    Term old = abi::MakeSmall(process.max_generations);
    process.max_generations = static_cast<uint32_t>(SmallValue(value));
    return old;
  }
  if (name == "error_handler") {
    if (!IsAtom(value)) return FailBadArgument(process, self, arguments);
    return InternAtom("error_handler");
  }
  if (name == "sensitive") {
    bool ignored;
    if (!ReadBoolean(value, &ignored)) return FailBadArgument(process, self, arguments);
    return atoms::False();
  }
  if (name == "scheduler") {
    if (!IsCount(value) || SmallValue(value) > SchedulerCount()) return FailBadArgument(process, self, arguments);
    const Term old = MakeSmall(process.bound_to);
    return BindTo(process, static_cast<unsigned>(SmallValue(value))) ? Moved(process, old) : FailBadArgument(process, self, arguments);
  }
  if (name == "save_calls") {
    if (!IsCount(value)) return FailBadArgument(process, self, arguments);
    return abi::MakeSmall(0);
  }
  return FailBadArgument(process, self, arguments);
}

// Of another process only save_calls can be set, and calls are never saved.
LUMEN_DEFINE_BIF(lumen_bif_process_flag_3) {
  if (!IsPid(arguments[0]) || !IsTextAtom(arguments[1], "save_calls") || !IsCount(arguments[2])) return FailBadArgument(process, self, arguments);
  if (arguments[0] == process.pid()) return abi::MakeSmall(0);
  // Whether it lives is found out in order with what was sent to it before.
  const Word number = NewReferenceNumber();
  if (!SendSignal(arguments[0], NewSignal(SignalKind::kIsAlive, process.pid(), number))) return FailBadArgument(process, self, arguments);
  return WaitForConsent(process, self, arguments, number, abi::MakeSmall(0));
}

}  // namespace lumen::runtime

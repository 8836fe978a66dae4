// BIFs of OTP's module erts_debug that say something about programs here too: what shares memory, what takes how much of it, and the
// states that OTP's own tests look at and set. The module's other functions are Erlang, OTP's own.
//
// A state that means nothing here is a badarg, as on OTP one that it does not know: no test is told what is not so.
//
// Tested by bifs_test.cc and OTP's suites.
#include "runtime/base/address_map.h"
#include "runtime/base/work_stack.h"
#include "runtime/bifs/bif.h"
#include "runtime/bifs/ets.h"
#include "runtime/bifs/system.h"
#include "runtime/heap/persistent_space.h"
#include "runtime/platform/platform.h"
#include "runtime/process/process_table.h"
#include "runtime/scheduler/scheduler.h"
#include "runtime/scheduler/workers.h"
#include "runtime/term/atom_table.h"

namespace lumen::runtime {

namespace {

// Words of the term on a heap, literals included; what it shares counts each time. Words are this runtime's, of 8 bytes everywhere.
size_t FlatSizeWords(Term root) {
  size_t words = 0;
  WorkStack<Term> stack;
  stack.Push(root);
  while (!stack.empty()) {
    Term term = stack.Pop();
    for (; IsCons(term); term = Tail(term)) {
      words += 2;
      stack.Push(Head(term));
    }
    if (!IsPointer(term)) continue;
    const Word* object = PointerOf(term);
    size_t size = abi::HeaderSizeWords(object[0]);
    if (size == 0) continue;  // {}, which OTP does not count
    words += size + 1;
    if (HoldsNoTerms(object[0])) continue;
    for (size_t i = 1; i <= size; ++i) stack.Push(object[i]);
  }
  return words;
}

// Words that the term takes on a heap: what it shares once, and nothing for literals and persistent terms.
size_t SharedSizeWords(Process& process, Term root) {
  size_t words = 0;
  AddressMap seen;
  WorkStack<Term> stack;
  WorkCounter work(process);
  stack.Push(root);
  while (!stack.empty()) {
    Term term = stack.Pop();
    if (!IsPointer(term)) continue;
    const Word* object = PointerOf(term);
    if (IsImmortal(object) || IsPersistent(object) || !seen.Add(object)) continue;
    if (IsCons(term)) {
      words += 2;
      work.Add(2);
      stack.Push(object[1]);
      stack.Push(object[0]);
      continue;
    }
    const size_t size = abi::HeaderSizeWords(object[0]);
    words += size + 1;
    work.Add(size + 1);
    if (HoldsNoTerms(object[0])) continue;
    for (size_t i = 1; i <= size; ++i) stack.Push(object[i]);
  }
  return words;
}

// dirty_cpu/2 and dirty_io/2: work of which OTP's tests want to have some done beside the schedulers.
Term WorkAlone(Process& process, const BifName& self, const Term* arguments, LongWork kind) {
  if (!IsAtom(arguments[0])) return FailBadArgument(process, self, arguments);
  std::string_view what = AtomText(arguments[0]);
  const bool is_count = IsSmall(arguments[1]) && SmallValue(arguments[1]) <= INT32_MAX;  // below 0: as 0
  // So long that it is always worth leaving the scheduler.
  constexpr size_t kUnits = 1000 * kLongUnits;
  if (what == "wait" && is_count) {
    LeaveScheduler(process, kind, kUnits);
    platform::SleepUntil(platform::MonotonicNanoseconds() + SmallValue(arguments[1]) * 1'000'000);
    return atoms::Ok();
  }
  if (what == "reschedule" && is_count) {
    // Each costs the BEAM a turn. Here a process leaves its scheduler once, and then stays where it is.
    LeaveScheduler(process, kind, kUnits);
    return atoms::Ok();
  }
  if (what == "type") return InternAtom(WorksAlone() ? kind == LongWork::kProcessor ? "dirty_cpu" : "dirty_io" : "normal");
  return FailBadArgument(process, self, arguments);
}

// May internal states be used? As on OTP, somebody has to say so first. Threads do not matter: tests say it, once.
constinit bool is_available = false;

// --- get_internal_state(Name) and get_internal_state({Name, Argument, ...})

Term AskAbout(Process& process, Term pid, int question) {
  return IsPid(pid) ? AskProcess(process, pid, MakeSmall(question)) : kNoValue;
}

struct Shown {
  const char* name;
  size_t arguments;
  // kNoValue: bad arguments, unless the process has failed already, or is suspended.
  Term (*get)(Process& process, const Term* arguments);
};

constexpr Shown kShown[] = {
    // Of counters that are kept apart for each scheduler: there are none, as in OTP that was built without counting them.
    {"flxctr_memory_usage", 0, [](Process&, const Term*) { return InternAtom("notsup"); }},
    {"available_internal_state", 0, [](Process&, const Term*) { return atoms::True(); }},
    // How many more until the process is preempted.
    {"reds_left", 0, [](Process& process, const Term*) { return MakeSmall(process.reductions < 0 ? 0 : process.reductions); }},
    {"processes", 0, [](Process& process, const Term*) { return lumen_bif_processes(process, nullptr); }},
    {"process_info_args", 0, [](Process& process, const Term*) { return ProcessInformationNames(process); }},
    // How processes/0 goes about it: {_, LeastReductions, Chunks, ChunkSize, PerReduction, ...}. It takes all at once, at any time.
    {"processes_bif_info", 0,
     [](Process& process, const Term*) {
       return BuildTuple(process, InternAtom("ptab_list_bif_info"), MakeSmall(0), MakeSmall(1), MakeSmall(static_cast<int64_t>(ProcessCount())),
                         MakeSmall(static_cast<int64_t>(kUnitsPerReduction / kUnitsPerListedProcess)), MakeSmall(0), MakeSmall(0), MakeSmall(0),
                         MakeSmall(0), MakeSmall(0));
     }},
    {"process_status", 1, [](Process& process, const Term* arguments) { return AskAbout(process, arguments[0], kAskStatus); }},
    {"link_list", 1, [](Process& process, const Term* arguments) { return AskAbout(process, arguments[0], kAskLinks); }},
    {"monitor_list", 1, [](Process& process, const Term* arguments) { return AskAbout(process, arguments[0], kAskMonitors); }},
    {"next_pid", 0, [](Process& process, const Term*) { return BuildUnsigned(process, NextProcessNumber()); }},
    {"persistent_term", 0, [](Process& process, const Term*) { return PersistentTermState(process); }},
    {"memory", 0, [](Process& process, const Term*) { return lumen_bif_memory_0(process, nullptr); }},
};

// --- set_internal_state(Name, Value)

struct Settable {
  const char* name;
  Term (*set)(Process& process, Term value);  // kNoValue as above
};

constexpr Settable kSettable[] = {
    {"reds_left",
     [](Process& process, Term value) {
       if (!IsSmall(value) || SmallValue(value) < 0 || SmallValue(value) > kReductionsPerSlice) return kNoValue;
       // The BEAM counts calls of built-in functions too, so that a loop which sets this to 1 each time is interrupted each time.
       process.reductions = static_cast<intptr_t>(SmallValue(value)) - 1;
       return atoms::True();
     }},
    {"wait", SetWait},
    // Milliseconds for which the scheduler does nothing else.
    {"sleep",
     [](Process&, Term value) {
       if (!IsSmall(value) || SmallValue(value) < 0 || SmallValue(value) > INT32_MAX) return kNoValue;
       platform::SleepUntil(platform::MonotonicNanoseconds() + SmallValue(value) * 1'000'000);
       return atoms::True();
     }},
    // What OTP says where it was built without.
    {"ets_force_trap", [](Process&, Term) { return InternAtom("notsup"); }},
    {"ets_force_split", SetForceSplit},
    {"ets_debug_random_split_join", SetForceSplit},
    {"colliding_names", SetCollidingNames},
    // How long some functions run before they yield. There is no such limit here, so it is always the default one.
    {"unicode_loop_limit", [](Process&, Term) { return InternAtom("default"); }},
    {"binary_loop_limit", [](Process&, Term) { return InternAtom("default"); }},
};

bool IsAvailable(Term name) { return IsAtom(name) && AtomText(name) == "available_internal_state"; }

// Badarg where nothing better is known.
Term OrBadArgument(Process& process, const BifName& self, const Term* arguments, Term result) {
  if (result != kNoValue || Process::pending.bif != nullptr || Process::pending.is_trap) return result;
  return FailBadArgument(process, self, arguments);
}

}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_debug_same) { return arguments[0] == arguments[1] ? atoms::True() : atoms::False(); }

LUMEN_DEFINE_BIF(lumen_bif_debug_flat_size) { return abi::MakeSmall(static_cast<int64_t>(FlatSizeWords(arguments[0]))); }

LUMEN_DEFINE_BIF(lumen_bif_debug_size_shared) { return abi::MakeSmall(static_cast<int64_t>(SharedSizeWords(process, arguments[0]))); }

LUMEN_DEFINE_BIF(lumen_bif_debug_dirty_cpu) { return WorkAlone(process, self, arguments, LongWork::kProcessor); }
LUMEN_DEFINE_BIF(lumen_bif_debug_dirty_io) { return WorkAlone(process, self, arguments, LongWork::kOutside); }

LUMEN_DEFINE_BIF(lumen_bif_debug_get_internal_state) {
  Term key = arguments[0];
  if (!is_available) return Fail(process, self, arguments, atoms::Undef());
  // Its name, then what it is about.
  Term words[1 + kMaxBifArity] = {key};
  size_t count = 1;
  if (IsTuple(key)) {
    count = TupleArity(key);
    if (count > sizeof(words) / sizeof(words[0])) return FailBadArgument(process, self, arguments);
    for (size_t i = 0; i < count; ++i) words[i] = TupleElement(key, i);
  }
  if (count == 0 || !IsAtom(words[0])) return FailBadArgument(process, self, arguments);
  std::string_view name = AtomText(words[0]);
  for (const Shown& state : kShown) {
    if (name == state.name && count == 1 + state.arguments) return OrBadArgument(process, self, arguments, state.get(process, words + 1));
  }
  return FailBadArgument(process, self, arguments);
}

LUMEN_DEFINE_BIF(lumen_bif_debug_set_internal_state) {
  if (IsAvailable(arguments[0]) && (arguments[1] == atoms::True() || arguments[1] == atoms::False())) {
    Term before = atoms::Boolean(is_available);
    is_available = arguments[1] == atoms::True();
    return before;
  }
  if (!is_available) return Fail(process, self, arguments, atoms::Undef());
  if (!IsAtom(arguments[0])) return FailBadArgument(process, self, arguments);
  std::string_view name = AtomText(arguments[0]);
  for (const Settable& state : kSettable) {
    if (name == state.name) return OrBadArgument(process, self, arguments, state.set(process, arguments[1]));
  }
  return FailBadArgument(process, self, arguments);
}

}  // namespace lumen::runtime

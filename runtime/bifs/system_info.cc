// system_info/1, and what statistics/1 knows of scheduling.
//
// Where a value speaks of the machinery itself (schedulers, process_limit, machine), it is OTP's where programs
// depend on it and ours where they would be misled.
//
// Tested by tests/programs/system_info.erl.
#include <atomic>

#include "runtime/bifs/bif.h"
#include "runtime/bifs/process_options.h"
#include "runtime/bifs/system.h"
#include "runtime/base/clock.h"
#include "runtime/base/work_stack.h"
#include "runtime/platform/platform.h"
#include "runtime/process/process_table.h"
#include "runtime/scheduler/group.h"
#include "runtime/scheduler/scheduler.h"
#include "runtime/scheduler/standby.h"
#include "runtime/scheduler/workers.h"
#include "runtime/term/atom_table.h"

namespace lumen::runtime {

namespace {

using Information = Term (*)(Process&);
struct Item {
  const char* name;
  Information value;
};

Term Small(int64_t value) { return abi::MakeSmall(value); }
Term Schedulers() { return Small(SchedulerCount()); }
Term Online() { return Small(SchedulersOnline()); }
Term Active() { return Small(ActiveSchedulers()); }

Term Named(Process& process, const char* name, Term value) { return BuildTuple(process, InternAtom(name), value); }

// [{Kind, There, Online, Active}]: those that processes run on, and the threads that may work alone beside them (workers.h).
Term AllSchedulersState(Process& process) {
  auto kind = [&](const char* name, Term count, Term online, Term active, Term rest) {
    return BuildCons(process, BuildTuple(process, InternAtom(name), count, online, active), rest);
  };
  const unsigned computations = MostAtOnce(LongWork::kProcessor);
  const bool is_blocked = IsLongWorkBlocked();
  Term rest = kind("dirty_io", Small(kMostOutside), Small(kMostOutside), Small(is_blocked ? 0 : kMostOutside), kNil);
  rest = kind("dirty_cpu", Schedulers(), Small(computations), Small(is_blocked ? 0 : computations), rest);
  return kind("normal", Schedulers(), Online(), Active(), rest);
}

// OTP's allocators that can tell what they gave to whom. All are switched off, as its option +Mea min does: what memory is in use for is
// erlang:memory's to say.
constexpr std::string_view kAllocators[] = {"temp_alloc", "sl_alloc",  "std_alloc",     "ll_alloc",     "eheap_alloc",
                                            "ets_alloc",  "fix_alloc", "literal_alloc", "binary_alloc", "driver_alloc"};

Term AllocatorNames(Process& process) {
  Term list = kNil;
  for (size_t i = sizeof(kAllocators) / sizeof(kAllocators[0]); i-- > 0;) list = BuildCons(process, InternAtom(kAllocators[i]), list);
  return list;
}

constexpr Item kItems[] = {
    {"otp_release", [](Process& p) { return BuildString(p, "25"); }},
    {"version", [](Process& p) { return BuildString(p, "13.1.5"); }},
    {"machine", [](Process& p) { return BuildString(p, "BEAM"); }},
    {"system_version", [](Process& p) { return BuildString(p, "Lumen, with the libraries of Erlang/OTP 25\n"); }},
    {"system_architecture", [](Process& p) { return BuildString(p, platform::ArchitectureName()); }},
    {"wordsize", [](Process&) { return Small(abi::kWordBytes); }},
    {"endian", [](Process&) { return InternAtom("little"); }},
    {"process_limit", [](Process&) { return Small(static_cast<int64_t>(kMostProcesses)); }},
    {"process_count", [](Process& p) { return BuildUnsigned(p, ProcessCount()); }},
    {"port_limit", [](Process&) { return Small(65536); }},
    {"port_count", [](Process&) { return Small(0); }},
    {"ets_limit", [](Process&) { return Small(8192); }},
    {"ets_always_compress", [](Process&) { return atoms::False(); }},
    {"atom_limit", [](Process&) { return Small(1048576); }},
    {"schedulers", [](Process&) { return Schedulers(); }},
    {"schedulers_online", [](Process&) { return Online(); }},
    {"schedulers_state", [](Process& p) { return BuildTuple(p, Schedulers(), Online(), Active()); }},
    {"scheduler_id", [](Process&) { return Small(CurrentScheduler()->index() + 1); }},
    {"dirty_cpu_schedulers", [](Process&) { return Schedulers(); }},
    {"dirty_cpu_schedulers_online", [](Process&) { return Small(MostAtOnce(LongWork::kProcessor)); }},
    {"dirty_io_schedulers", [](Process&) { return Small(kMostOutside); }},
    {"all_schedulers_state", AllSchedulersState},
    {"multi_scheduling_blockers", [](Process& p) { return Blockers(p, Block::kAll); }},
    {"normal_multi_scheduling_blockers", [](Process& p) { return Blockers(p, Block::kNormal); }},
    {"scheduler_bind_type", [](Process&) { return InternAtom("unbound"); }},
    {"scheduler_bindings",
     [](Process& p) {
       const size_t count = SchedulerCount();
       Word* object = Allocate(p, 1 + count);
       for (size_t i = 1; i <= count; ++i) object[i] = InternAtom("unbound");
       return MakeTuple(object, count);
     }},
    {"outstanding_system_requests_limit", [](Process&) { return Small(4); }},
    {"thread_pool_size", [](Process&) { return Small(0); }},
    {"threads", [](Process&) { return atoms::True(); }},
    {"atom_count", [](Process& p) { return BuildUnsigned(p, AtomCount()); }},
    {"garbage_collection",
     [](Process& p) {
       auto entry = [&](const char* name, size_t value, Term rest) { return BuildCons(p, Named(p, name, BuildUnsigned(p, value)), rest); };
       Term list = entry("fullsweep_after", Get(process_defaults.max_generations), kNil);
       list = entry("min_heap_size", Get(process_defaults.min_heap_words), list);
       list = entry("min_bin_vheap_size", Get(process_defaults.min_binary_heap_words), list);
       return entry("max_heap_size", DefaultHeapLimit().words, list);
     }},
    // Which library it is that gives memory: not one that the BEAM knows.
    {"allocator", [](Process& p) { return BuildTuple(p, atoms::Undefined(), kNil, kNil, kNil); }},
    {"run_queues", [](Process&) { return Schedulers(); }},
    // What the BEAM's library for threads uses of the processor: there is no such library.
    {"ethread_info", [](Process&) { return kNil; }},
    {"lock_checking", [](Process&) { return atoms::False(); }},
    {"heap_type", [](Process&) { return InternAtom("private"); }},
    {"smp_support", [](Process&) { return atoms::True(); }},
    {"multi_scheduling", [](Process&) { return MultiScheduling(); }},
    {"logical_processors", [](Process&) { return Small(platform::ProcessorCount()); }},
    {"logical_processors_online", [](Process&) { return Small(platform::ProcessorCount()); }},
    {"logical_processors_available", [](Process&) { return Small(platform::ProcessorCount()); }},
    {"heap_type", [](Process&) { return InternAtom("private"); }},
    {"compat_rel", [](Process&) { return Small(25); }},
    {"creation", [](Process&) { return Small(0); }},
    {"debug_compiled", [](Process&) { return atoms::False(); }},
    {"build_type", [](Process&) { return InternAtom("opt"); }},
    {"emu_flavor", [](Process&) { return InternAtom("lumen"); }},
    {"emu_type", [](Process&) { return InternAtom("opt"); }},
    {"kernel_poll", [](Process&) { return atoms::False(); }},
    {"message_queue_data", [](Process&) { return InternAtom("on_heap"); }},
    {"min_heap_size", [](Process& p) { return Named(p, "min_heap_size", Small(Get(process_defaults.min_heap_words))); }},
    {"min_bin_vheap_size", [](Process& p) { return Named(p, "min_bin_vheap_size", Small(Get(process_defaults.min_binary_heap_words))); }},
    {"max_heap_size", [](Process& p) { return HeapLimitTerm(p, DefaultHeapLimit()); }},
    {"fullsweep_after", [](Process& p) { return Named(p, "fullsweep_after", Small(Get(process_defaults.max_generations))); }},
    {"backtrace_depth", [](Process&) { return Small(static_cast<int64_t>(BacktraceDepth())); }},
    {"time_correction", [](Process&) { return atoms::True(); }},
    {"time_warp_mode", [](Process&) { return InternAtom("no_time_warp"); }},
    {"time_offset", [](Process&) { return InternAtom("final"); }},
    {"tolerant_timeofday", [](Process&) { return InternAtom("enabled"); }},
    {"modified_timing_level", [](Process&) { return atoms::Undefined(); }},
    {"trace_control_word", [](Process&) { return Small(Get(trace_control_word)); }},
    {"start_time", [](Process& p) { return BuildInteger(p, StartTime()); }},
    {"end_time", [](Process& p) { return BuildInteger(p, INT64_MAX); }},
    {"dist_ctrl", [](Process&) { return kNil; }},
    {"alloc_util_allocators", AllocatorNames},
    {"dynamic_trace", [](Process&) { return InternAtom("none"); }},
    {"os_type", [](Process& p) { return BuildTuple(p, InternAtom("unix"), InternAtom(platform::SystemName())); }},
    {"os_version", [](Process& p) {
       int version[3];
       platform::SystemVersion(version);
       return BuildTuple(p, Small(version[0]), Small(version[1]), Small(version[2]));
     }},
    {"system_logger", [](Process&) { return atoms::Undefined(); }},
};

}  // namespace

Term MultiScheduling() { return InternAtom(IsBlocked(Block::kAll) ? "blocked" : IsBlocked(Block::kNormal) ? "blocked_normal" : "enabled"); }

namespace {

Term WordSize(Term kind) {
  if (!IsAtom(kind)) return kNoValue;
  if (AtomText(kind) == "internal") return Small(abi::kWordBytes);
  return AtomText(kind) == "external" ? Small(static_cast<int64_t>(sizeof(void*))) : kNoValue;
}

bool IsAllocator(Term name) {
  if (!IsAtom(name)) return false;
  for (std::string_view known : kAllocators) {
    if (known == AtomText(name)) return true;
  }
  return AtomText(name) == "test_alloc";  // which OTP has switched off too
}

// Of a name false, of a list of names pairs.
Term Allocators(Process& process, Term names) {
  if (!IsCons(names)) return IsAllocator(names) ? atoms::False() : kNoValue;
  WorkStack<Term> wanted;
  for (; IsCons(names); names = Tail(names)) {
    if (!IsAllocator(Head(names))) return kNoValue;
    wanted.Push(Head(names));
  }
  if (!IsNil(names)) return kNoValue;
  Term list = kNil;
  while (!wanted.empty()) list = BuildCons(process, BuildTuple(process, wanted.Pop(), atoms::False()), list);
  return list;
}

// kNoValue where there is no such thing.
Term InformationOn(Process& process, Term what, Term of) {
  if (!IsAtom(what)) return kNoValue;
  std::string_view name = AtomText(what);
  if (name == "wordsize") return WordSize(of);
  if (name == "allocator" || name == "allocator_sizes") return Allocators(process, of);
  return kNoValue;
}

}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_system_info) {
  Term key = arguments[0];
  if (IsTuple(key) && TupleArity(key) == 2) {
    Term value = InformationOn(process, TupleElement(key, 0), TupleElement(key, 1));
    if (value != kNoValue) return value;
  }
  // Loops ask for the same again and again.
  static constinit thread_local struct {
    Term key = kNoValue;
    Information value = nullptr;
  } last;
  if (key == last.key) return last.value(process);
  if (IsAtom(key)) {
    for (const Item& item : kItems) {
      if (AtomText(key) != item.name) continue;
      last.key = key;
      last.value = item.value;
      return item.value(process);
    }
  }
  return FailBadArgument(process, self, arguments);
}

namespace {

// Of all schedulers together, now.
struct Totals {
  uint64_t reductions = 0;
  uint64_t context_switches = 0;
  size_t queued = 0;
};

Totals CountTotals() {
  Totals totals;
  for (unsigned i = 0, count = StartedSchedulers(); i < count; ++i) {
    const Scheduler& scheduler = SchedulerAt(i);
    totals.reductions += scheduler.reductions();
    totals.context_switches += scheduler.context_switches();
    totals.queued += scheduler.run_queue_length();
  }
  totals.reductions += ReductionsOfLongWork();
  totals.context_switches += SlicesOfLongWork();
  return totals;
}

// A list of what `value(scheduler)` says of each, whether it has been started or not; null stands for those that have not.
template <typename Value>
Term ListSchedulers(Process& process, Value value, Term list = kNil) {
  for (unsigned i = SchedulerCount(); i-- > 0;)
    list = BuildCons(process, value(i, i < StartedSchedulers() ? &SchedulerAt(i) : nullptr), list);
  return list;
}

// What statistics(reductions) has told already.
constinit std::atomic<uint64_t> last_reductions{0};
// How often scheduler_wall_time has been switched on and not off again.
constinit std::atomic<int64_t> tells_wall_times{0};

// [{Id, Active, Total}] in nanoseconds. A scheduler that has not been started has slept.
Term WallTimes(Process& process) {
  const int64_t now = MonotonicNow();
  return ListSchedulers(process, [&](unsigned i, const Scheduler* scheduler) {
    int64_t active = 0;
    if (scheduler != nullptr) {
      int64_t since = scheduler->sleep.idle_since.get();
      int64_t idle = scheduler->sleep.idle_nanoseconds.get() + (since == 0 ? 0 : now - since);
      active = now - StartTime() - idle;
      if (active < 0) active = 0;
    }
    Term total = BuildInteger(process, now - StartTime());
    return BuildTuple(process, Small(i + 1), BuildInteger(process, active), total);
  });
}

// run_queue_lengths and active_tasks, of each scheduler and of all; behind the schedulers stands the work that is done beside them and needs a processor,
// and with `_all` that which waits for the system. Active is who runs, too.
Term QueueStatistics(Process& process, std::string_view name) {
  const bool is_total = name.substr(0, 6) == "total_";
  if (is_total) name.remove_prefix(6);
  const bool has_all = name.size() > 4 && name.substr(name.size() - 4) == "_all";
  if (has_all) name.remove_suffix(4);
  const bool has_active = name == "active_tasks";
  if (!has_active && name != "run_queue_lengths") return kNoValue;
  auto beside = [&](LongWork kind) -> size_t {
    const LongWorkCounts counts = CountLongWork(kind);
    return counts.waiting + (has_active ? counts.active : 0);
  };
  auto of = [&](const Scheduler* scheduler) -> size_t {
    if (scheduler == nullptr) return 0;
    return scheduler->run_queue_length() + (has_active && scheduler->sleep.idle_since.get() == 0 ? 1 : 0);
  };
  const size_t computing = beside(LongWork::kProcessor), waiting = has_all ? beside(LongWork::kOutside) : 0;
  if (is_total) {
    size_t sum = computing + waiting;
    for (unsigned i = 0, count = StartedSchedulers(); i < count; ++i) sum += of(&SchedulerAt(i));
    return BuildUnsigned(process, sum);
  }
  Term list = has_all ? BuildCons(process, BuildUnsigned(process, waiting), kNil) : kNil;
  list = BuildCons(process, BuildUnsigned(process, computing), list);
  return ListSchedulers(process, [&](unsigned, const Scheduler* scheduler) { return BuildUnsigned(process, of(scheduler)); }, list);
}

}  // namespace

bool TellWallTimes(bool tells) {
  if (tells) return tells_wall_times.fetch_add(1) != 0;
  int64_t count = tells_wall_times.load();
  while (count != 0 && !tells_wall_times.compare_exchange_weak(count, count - 1)) {
  }
  return count != 0;
}

Term SchedulingStatistics(Process& process, Term key) {
  if (!IsAtom(key) || CurrentScheduler() == nullptr) return kNoValue;
  std::string_view name = AtomText(key);
  const Totals totals = CountTotals();
  Term zero = abi::MakeSmall(0);
  if (name == "reductions" || name == "exact_reductions") {
    intptr_t used = process.slice_reductions - process.reductions - process.forfeited_reductions;
    uint64_t total = totals.reductions + static_cast<uint64_t>(used < 0 ? 0 : used);
    uint64_t last = last_reductions.exchange(total);
    // Two that ask at once may do so in another order than they counted.
    return BuildTuple(process, BuildUnsigned(process, total), BuildUnsigned(process, total > last ? total - last : 0));
  }
  if (name == "context_switches") return BuildTuple(process, BuildUnsigned(process, totals.context_switches), zero);
  if (name == "run_queue") return BuildUnsigned(process, totals.queued);
  if (Term told = QueueStatistics(process, name); told != kNoValue) return told;
  if (name == "garbage_collection") {
    const CollectionTotals totals = TotalCollections();
    return BuildTuple(process, BuildUnsigned(process, totals.collections), BuildUnsigned(process, totals.reclaimed_words), zero);
  }
  if (name == "io") {
    return BuildTuple(process, BuildTuple(process, InternAtom("input"), zero),
                      BuildTuple(process, InternAtom("output"), zero));
  }
  if (name == "scheduler_wall_time" || name == "scheduler_wall_time_all") {
    return tells_wall_times.load() == 0 ? atoms::Undefined() : WallTimes(process);
  }
  return kNoValue;
}

}  // namespace lumen::runtime

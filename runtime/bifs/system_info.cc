// system_info/1, and what statistics/1 knows of scheduling.
//
// Where a value speaks of the machinery itself (schedulers, process_limit, machine), it is OTP's where programs
// depend on it and ours where they would be misled.
//
// Tested by tests/programs/system_info.erl.
#include "runtime/bifs/bif.h"
#include "runtime/bifs/process_options.h"
#include "runtime/bifs/system.h"
#include "runtime/platform/platform.h"
#include "runtime/process/process_table.h"
#include "runtime/scheduler/scheduler.h"
#include "runtime/term/atom_table.h"

namespace lumen::runtime {

namespace {

using Information = Term (*)(Process&);
struct Item {
  const char* name;
  Information value;
};

Term Small(int64_t value) { return abi::MakeSmall(value); }
Term Named(Process& process, const char* name, Term value) { return BuildTuple(process, InternAtom(name), value); }

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
    {"atom_limit", [](Process&) { return Small(1048576); }},
    {"schedulers", [](Process&) { return Small(1); }},
    {"schedulers_online", [](Process&) { return Small(1); }},
    {"schedulers_state", [](Process& p) { return BuildTuple(p, Small(1), Small(1), Small(1)); }},
    {"scheduler_id", [](Process&) { return Small(1); }},
    {"dirty_cpu_schedulers", [](Process&) { return Small(0); }},
    {"dirty_cpu_schedulers_online", [](Process&) { return Small(0); }},
    {"dirty_io_schedulers", [](Process&) { return Small(0); }},
    {"thread_pool_size", [](Process&) { return Small(0); }},
    {"threads", [](Process&) { return atoms::True(); }},
    {"smp_support", [](Process&) { return atoms::True(); }},
    {"multi_scheduling", [](Process&) { return InternAtom("disabled"); }},
    {"logical_processors", [](Process&) { return InternAtom("unknown"); }},
    {"logical_processors_online", [](Process&) { return InternAtom("unknown"); }},
    {"logical_processors_available", [](Process&) { return InternAtom("unknown"); }},
    {"heap_type", [](Process&) { return InternAtom("private"); }},
    {"compat_rel", [](Process&) { return Small(25); }},
    {"creation", [](Process&) { return Small(0); }},
    {"debug_compiled", [](Process&) { return atoms::False(); }},
    {"build_type", [](Process&) { return InternAtom("opt"); }},
    {"emu_flavor", [](Process&) { return InternAtom("lumen"); }},
    {"emu_type", [](Process&) { return InternAtom("opt"); }},
    {"kernel_poll", [](Process&) { return atoms::False(); }},
    {"message_queue_data", [](Process&) { return InternAtom("on_heap"); }},
    {"min_heap_size", [](Process& p) { return Named(p, "min_heap_size", Small(233)); }},
    {"min_bin_vheap_size", [](Process& p) { return Named(p, "min_bin_vheap_size", Small(46422)); }},
    {"max_heap_size", [](Process& p) { return Named(p, "max_heap_size", HeapLimitTerm(p, HeapLimit())); }},
    {"fullsweep_after", [](Process& p) { return Named(p, "fullsweep_after", Small(65535)); }},
    {"backtrace_depth", [](Process&) { return Small(static_cast<int64_t>(kBacktraceDepth)); }},
    {"time_correction", [](Process&) { return atoms::True(); }},
    {"time_warp_mode", [](Process&) { return InternAtom("no_time_warp"); }},
    {"time_offset", [](Process&) { return InternAtom("final"); }},
    {"tolerant_timeofday", [](Process&) { return InternAtom("enabled"); }},
    {"modified_timing_level", [](Process&) { return atoms::Undefined(); }},
    {"trace_control_word", [](Process&) { return Small(0); }},
    {"start_time", [](Process& p) { return BuildInteger(p, StartTime()); }},
    {"end_time", [](Process& p) { return BuildInteger(p, INT64_MAX); }},
    {"dist_ctrl", [](Process&) { return kNil; }},
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

LUMEN_DEFINE_BIF(lumen_bif_system_info) {
  Term key = arguments[0];
  if (IsTuple(key) && TupleArity(key) == 2 && IsAtom(TupleElement(key, 0)) && IsAtom(TupleElement(key, 1)) &&
      AtomText(TupleElement(key, 0)) == "wordsize") {
    std::string_view kind = AtomText(TupleElement(key, 1));
    if (kind == "internal") return Small(abi::kWordBytes);
    if (kind == "external") return Small(static_cast<int64_t>(sizeof(void*)));
  }
  if (IsAtom(key)) {
    for (const Item& item : kItems) {
      if (AtomText(key) == item.name) return item.value(process);
    }
  }
  return FailBadArgument(process, self, arguments);
}

Term SchedulingStatistics(Process& process, Term key) {
  if (!IsAtom(key) || CurrentScheduler() == nullptr) return kNoValue;
  std::string_view name = AtomText(key);
  Scheduler& scheduler = *CurrentScheduler();
  Term zero = abi::MakeSmall(0);
  if (name == "reductions" || name == "exact_reductions") {
    intptr_t used = process.slice_reductions - process.reductions;
    uint64_t total = scheduler.reductions() + static_cast<uint64_t>(used < 0 ? 0 : used);
    Term since = BuildUnsigned(process, total - scheduler.TakeLastReductions(total));
    return BuildTuple(process, BuildUnsigned(process, total), since);
  }
  if (name == "context_switches")
    return BuildTuple(process, BuildUnsigned(process, scheduler.context_switches()), zero);
  if (name == "run_queue" || name == "total_run_queue_lengths")
    return BuildUnsigned(process, scheduler.run_queue_length());
  if (name == "run_queue_lengths")
    return BuildCons(process, BuildUnsigned(process, scheduler.run_queue_length()), kNil);
  if (name == "total_active_tasks") return BuildUnsigned(process, scheduler.run_queue_length() + 1);
  if (name == "active_tasks")
    return BuildCons(process, BuildUnsigned(process, scheduler.run_queue_length() + 1), kNil);
  if (name == "garbage_collection") return BuildTuple(process, zero, zero, zero);
  if (name == "io") {
    return BuildTuple(process, BuildTuple(process, InternAtom("input"), zero),
                      BuildTuple(process, InternAtom("output"), zero));
  }
  if (name == "scheduler_wall_time") return atoms::Undefined();
  return kNoValue;
}

}  // namespace lumen::runtime

// system_flag/2: what can be changed about the system while it runs.
//
// What OTP knows and this runtime cannot do (accounting of microstates, binding threads to processors) is notsup, so that nobody takes it for done.
//
// Tested by tests/programs/suspension.erl and scheduler_flags.erl.
#include "runtime/bifs/bif.h"
#include "runtime/bifs/process_options.h"
#include "runtime/bifs/system.h"
#include "runtime/scheduler/group.h"
#include "runtime/scheduler/standby.h"
#include "runtime/scheduler/workers.h"
#include "runtime/term/atom_table.h"

namespace lumen::runtime {

namespace {

// Sets a flag and gives its old value; kNoValue: the new one is bad. The process has failed where it can tell better why.
using Setter = Term (*)(Process& process, const BifName& self, const Term* arguments);
struct Flag {
  const char* name;
  Setter set;
};

bool IsIn(Term term, int64_t least, int64_t most) { return IsSmall(term) && SmallValue(term) >= least && SmallValue(term) <= most; }

// Numbers of at most 31 bits.
Term Exchange(std::atomic<uint32_t>& variable, Term value, int64_t least = 0, int64_t most = INT32_MAX) {
  if (!IsIn(value, least, most)) return kNoValue;
  return MakeSmall(variable.exchange(static_cast<uint32_t>(SmallValue(value))));
}

Term NotSupported(Process& process, const BifName& self, const Term* arguments) {
  return Fail(process, self, arguments, InternAtom("notsup"));
}

Term SetMultiScheduling(Process& process, const BifName&, const Term* arguments) {
  if (!IsAtom(arguments[1])) return kNoValue;
  std::string_view what = AtomText(arguments[1]);
  if (what == "block" || what == "block_normal") {
    BlockSchedulers(process, what == "block" ? Block::kAll : Block::kNormal);
  } else if (what == "unblock" || what == "unblock_normal") {
    UnblockSchedulers(process, what == "unblock" ? Block::kAll : Block::kNormal);
  } else {
    return kNoValue;
  }
  return AnswerWhenAllStandBy(process, MultiScheduling());
}

constexpr Flag kFlags[] = {
    {"backtrace_depth",
     [](Process&, const BifName&, const Term* arguments) {
       if (!IsIn(arguments[1], 0, INT32_MAX)) return kNoValue;
       auto depth = static_cast<uint32_t>(SmallValue(arguments[1]));
       return MakeSmall(backtrace_depth.exchange(depth < kMostBacktraceDepth ? depth : kMostBacktraceDepth));
     }},
    {"fullsweep_after",
     [](Process&, const BifName&, const Term* arguments) { return Exchange(process_defaults.max_generations, arguments[1]); }},
    {"min_heap_size",
     [](Process&, const BifName&, const Term* arguments) { return Exchange(process_defaults.min_heap_words, arguments[1]); }},
    {"min_bin_vheap_size",
     [](Process&, const BifName&, const Term* arguments) { return Exchange(process_defaults.min_binary_heap_words, arguments[1]); }},
    {"max_heap_size",
     [](Process& process, const BifName&, const Term* arguments) {
       const HeapLimit old = DefaultHeapLimit();
       HeapLimit limit = old;
       if (!ReadHeapLimit(arguments[1], &limit)) return kNoValue;
       process_defaults.heap_limit_words = limit.words;
       process_defaults.limit_kills = limit.kills;
       process_defaults.limit_reports = limit.reports;
       return HeapLimitTerm(process, old);
     }},
    {"scheduler_wall_time",
     [](Process&, const BifName&, const Term* arguments) {
       if (arguments[1] != atoms::True() && arguments[1] != atoms::False()) return kNoValue;
       return atoms::Boolean(TellWallTimes(arguments[1] == atoms::True()));
     }},
    {"schedulers_online",
     [](Process& process, const BifName&, const Term* arguments) {
       if (!IsIn(arguments[1], 1, SchedulerCount())) return kNoValue;
       const auto count = static_cast<unsigned>(SmallValue(arguments[1]));
       const unsigned old = SchedulersOnline();
       // As on OTP, as many in proportion may work long.
       const unsigned long_work = MostAtOnce(LongWork::kProcessor) * count / old;
       if (count != old) SetMostComputations(long_work == 0 ? 1 : long_work);
       SetSchedulersOnline(count);
       return AnswerWhenAllStandBy(process, MakeSmall(old));
     }},
    {"dirty_cpu_schedulers_online",
     [](Process&, const BifName&, const Term* arguments) {
       if (!IsIn(arguments[1], 1, SchedulersOnline())) return kNoValue;
       const Term old = MakeSmall(MostAtOnce(LongWork::kProcessor));
       SetMostComputations(static_cast<unsigned>(SmallValue(arguments[1])));
       return old;
     }},
    {"time_offset",
     [](Process&, const BifName&, const Term* arguments) {
       return IsAtom(arguments[1]) && AtomText(arguments[1]) == "finalize" ? InternAtom("final") : kNoValue;
     }},
    {"trace_control_word",
     [](Process&, const BifName&, const Term* arguments) { return Exchange(trace_control_word, arguments[1], 0, UINT32_MAX); }},
    {"multi_scheduling", SetMultiScheduling},
    {"microstate_accounting", NotSupported},
    {"system_logger", NotSupported},
    {"outstanding_system_requests_limit", NotSupported},
    {"cpu_topology", NotSupported},
    {"scheduler_bind_type", NotSupported},
};

}  // namespace

constinit std::atomic<uint32_t> trace_control_word{0};

LUMEN_DEFINE_BIF(lumen_bif_system_flag) {
  if (!IsAtom(arguments[0])) return FailBadArgument(process, self, arguments);
  std::string_view name = AtomText(arguments[0]);
  for (const Flag& flag : kFlags) {
    if (name != flag.name) continue;
    Term old = flag.set(process, self, arguments);
    if (old != kNoValue || flag.set == NotSupported || process.pending.bif != nullptr || process.pending.is_trap) return old;
    break;
  }
  return FailBadArgument(process, self, arguments);
}

}  // namespace lumen::runtime

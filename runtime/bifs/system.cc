// Time, and what a process may ask about itself and the system.
//
// Tested by runtime/bifs/bifs_test.cc.
#include "runtime/bifs/system.h"

#include <atomic>

#include "runtime/base/clock.h"
#include "runtime/bifs/bif.h"
#include "runtime/bifs/integer.h"
#include "runtime/term/atom_table.h"
#include "runtime/term/external.h"

namespace lumen::runtime {

namespace {

constexpr int64_t kNanosecondsPerSecond = 1'000'000'000;
constexpr int64_t kNanosecondsPerMillisecond = 1'000'000;

// Parts per second of a time unit; 0 where it is none.
int64_t PartsPerSecond(Term unit) {
  struct Unit {
    const char* name;
    int64_t parts_per_second;
  };
  static constexpr Unit kUnits[] = {
      {"second", 1},
      {"millisecond", 1000},
      {"microsecond", 1'000'000},
      {"nanosecond", kNanosecondsPerSecond},
      {"native", kNanosecondsPerSecond},
      {"perf_counter", kNanosecondsPerSecond},
      {"seconds", 1},
      {"milli_seconds", 1000},
      {"micro_seconds", 1'000'000},
      {"nano_seconds", kNanosecondsPerSecond},
  };
  if (IsSmall(unit)) return SmallValue(unit) > 0 ? SmallValue(unit) : 0;
  if (!IsAtom(unit)) return 0;
  for (const Unit& known : kUnits) {
    if (AtomText(unit) == known.name) return known.parts_per_second;
  }
  return 0;
}

// `time` of `from` parts per second in `to` parts, rounded down. All integers.
Term ConvertParts(Process& process, Term time, Term from, Term to) {
  Term product = MultiplyIntegers(process, time, to);
  Term quotient = DivideIntegers(process, product, from);
  const bool is_negative = IsSmall(product) ? SmallValue(product) < 0 : IntegerView(product).is_negative();
  const bool is_inexact = RemainderOfIntegers(process, product, from) != abi::MakeSmall(0);
  return is_negative && is_inexact ? SubtractIntegers(process, quotient, abi::MakeSmall(1)) : quotient;
}

// Nanoseconds in another unit, rounded down.
Term ConvertTime(Process& process, const BifName& self, const Term* arguments,
                 int64_t nanoseconds) {
  int64_t parts = PartsPerSecond(arguments[0]);
  if (parts == 0) return FailBadArgument(process, self, arguments);
  if (parts == kNanosecondsPerSecond) return BuildInteger(process, nanoseconds);
  return ConvertParts(process, BuildInteger(process, nanoseconds), abi::MakeSmall(kNanosecondsPerSecond),
                      BuildInteger(process, parts));
}


// {Total, SinceLastCall} in milliseconds.
Term Elapsed(Process& process, int64_t nanoseconds, std::atomic<int64_t>* last_milliseconds) {
  int64_t total = nanoseconds / kNanosecondsPerMillisecond;
  int64_t since = total - last_milliseconds->exchange(total);
  return BuildTuple(process, BuildInteger(process, total), BuildInteger(process, since));
}

// The integers that are no positive ones begin here, as on OTP: they are small ones for the longest
// time.
constexpr int64_t kFirstUniqueInteger = -(int64_t{1} << 59);

constinit std::atomic<int64_t> unique_count{0};
constinit std::atomic<int64_t> monotonic_count{0};

// Sequentially consistent, which is what `monotonic` promises; the other could be cheaper.
int64_t TakeUnique(std::atomic<int64_t>* count) { return count->fetch_add(1); }

// Of the last call of statistics/1.
constinit std::atomic<int64_t> last_runtime{0};
constinit std::atomic<int64_t> last_wall_clock{0};
// Written before the first process runs.
constinit int64_t start_time = 0;

}  // namespace

int64_t StartTime() { return start_time; }

void NoteStartTime() { start_time = MonotonicNow(); }

int64_t TimeOffset() {
  // What the first caller finds; relaxed: nothing else is published with it.
  static constinit std::atomic<int64_t> offset{0};
  int64_t known = offset.load(std::memory_order_relaxed);
  if (known != 0) return known;
  const int64_t found = SystemNow() - MonotonicNow();
  return offset.compare_exchange_strong(known, found, std::memory_order_relaxed) ? found : known;
}

int64_t ErlangSystemNow() { return MonotonicNow() + TimeOffset(); }

LUMEN_DEFINE_BIF(lumen_bif_self) {
  return process.pid();
}

LUMEN_DEFINE_BIF(lumen_bif_node_0) { return InternAtom(kThisNodeName); }

LUMEN_DEFINE_BIF(lumen_bif_erl_features_keywords) { return kNil; }

LUMEN_DEFINE_BIF(lumen_bif_node_1) {
  if (IsExternal(arguments[0])) return NodeNameOf(arguments[0]);
  if (!IsPid(arguments[0]) && !IsPort(arguments[0]) && !IsReference(arguments[0]))
    return FailBadArgument(process, self, arguments);
  return InternAtom(kThisNodeName);
}

LUMEN_DEFINE_BIF(lumen_bif_unique_integer_0) {
  return BuildInteger(process, kFirstUniqueInteger + TakeUnique(&unique_count));
}

LUMEN_DEFINE_BIF(lumen_bif_unique_integer_1) {
  bool positive = false, monotonic = false;
  Term options = arguments[0];
  for (; IsCons(options) && IsAtom(Head(options)); options = Tail(options)) {
    if (AtomText(Head(options)) == "positive") {
      positive = true;
    } else if (AtomText(Head(options)) == "monotonic") {
      monotonic = true;
    } else {
      break;
    }
  }
  if (!IsNil(options)) return FailBadArgument(process, self, arguments);
  int64_t count = TakeUnique(monotonic ? &monotonic_count : &unique_count);
  return BuildInteger(process, positive ? count + 1 : kFirstUniqueInteger + count);
}

LUMEN_DEFINE_BIF(lumen_bif_monotonic_time_0) {
  return BuildInteger(process, MonotonicNow());
}
LUMEN_DEFINE_BIF(lumen_bif_monotonic_time_1) {
  return ConvertTime(process, self, arguments, MonotonicNow());
}
LUMEN_DEFINE_BIF(lumen_bif_system_time_0) {
  return BuildInteger(process, ErlangSystemNow());
}
LUMEN_DEFINE_BIF(lumen_bif_system_time_1) {
  return ConvertTime(process, self, arguments, ErlangSystemNow());
}
LUMEN_DEFINE_BIF(lumen_bif_time_offset_0) { return BuildInteger(process, TimeOffset()); }
LUMEN_DEFINE_BIF(lumen_bif_time_offset_1) {
  return ConvertTime(process, self, arguments, TimeOffset());
}
LUMEN_DEFINE_BIF(lumen_bif_time_unit) { return abi::MakeSmall(kNanosecondsPerSecond); }
LUMEN_DEFINE_BIF(lumen_bif_perf_counter_unit) { return abi::MakeSmall(kNanosecondsPerSecond); }

LUMEN_DEFINE_BIF(lumen_bif_convert_time_unit) {
  const int64_t from = PartsPerSecond(arguments[1]), to = PartsPerSecond(arguments[2]);
  if (!IsInteger(arguments[0]) || from == 0 || to == 0) return FailBadArgument(process, self, arguments);
  return ConvertParts(process, arguments[0], BuildInteger(process, from), BuildInteger(process, to));
}

LUMEN_DEFINE_BIF(lumen_bif_os_system_time_0) { return BuildInteger(process, SystemNow()); }
LUMEN_DEFINE_BIF(lumen_bif_os_system_time_1) {
  return ConvertTime(process, self, arguments, SystemNow());
}
LUMEN_DEFINE_BIF(lumen_bif_os_perf_counter) { return BuildInteger(process, MonotonicNow()); }
namespace {
// {Megaseconds, Seconds, Microseconds}
Term Timestamp(Process& process, int64_t nanoseconds) {
  constexpr int64_t kMicrosecondsPerSecond = 1'000'000;
  constexpr int64_t kSecondsPerMegasecond = 1'000'000;
  int64_t microseconds = nanoseconds / 1000;
  int64_t seconds = microseconds / kMicrosecondsPerSecond;
  return BuildTuple(process, abi::MakeSmall(seconds / kSecondsPerMegasecond),
                    abi::MakeSmall(seconds % kSecondsPerMegasecond),
                    abi::MakeSmall(microseconds % kMicrosecondsPerSecond));
}
}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_os_timestamp) { return Timestamp(process, SystemNow()); }
LUMEN_DEFINE_BIF(lumen_bif_timestamp) { return Timestamp(process, ErlangSystemNow()); }

LUMEN_DEFINE_BIF(lumen_bif_statistics) {
  if (IsAtom(arguments[0])) {
    if (AtomText(arguments[0]) == "runtime")
      return Elapsed(process, CpuNow(), &last_runtime);
    if (AtomText(arguments[0]) == "wall_clock") {
      return Elapsed(process, MonotonicNow() - start_time, &last_wall_clock);
    }
  }
  if (Term value = SchedulingStatistics(process, arguments[0]); value != kNoValue) return value;
  return FailBadArgument(process, self, arguments);
}

}  // namespace lumen::runtime

// Dates and times of day: of now, and between seconds since 1970, universal time and local time.
//
// Days are counted in the proleptic Gregorian calendar, in years that begin in March, so that the
// leap day is the last (Hinnant, "chrono-Compatible Low-Level Date Algorithms"). OTP is a day off
// before its own first year, 1600, now and then; here it is not.
//
// Tested by runtime/bifs/bifs_test.cc against results recorded from OTP.
#include <atomic>

#include "runtime/base/clock.h"
#include "runtime/base/environment.h"
#include "runtime/bifs/bif.h"
#include "runtime/bifs/system.h"
#include "runtime/platform/platform.h"

namespace lumen::runtime {

namespace {

using platform::CalendarTime;

constexpr int64_t kSecondsPerDay = 86'400;
constexpr int64_t kNanosecondsPerSecond = 1'000'000'000;
constexpr int64_t kDaysPerEra = 146'097;  // 400 years
constexpr int64_t kDaysTo1970 = 719'468;  // from 0000-03-01
// Years that OTP takes.
constexpr int64_t kFirstPosixYear = 1600;
constexpr int64_t kFirstLocalYear = 1902;
constexpr int64_t kLastYear = INT32_MAX - 1;

int64_t FloorDivide(int64_t a, int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

int64_t DaysFromDate(int64_t year, int64_t month, int64_t day) {
  if (month <= 2) --year;
  int64_t era = FloorDivide(year, 400);
  int64_t year_of_era = year - era * 400;
  int64_t day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * kDaysPerEra + day_of_era - kDaysTo1970;
}

CalendarTime TimeFromSeconds(int64_t seconds) {
  int64_t days = FloorDivide(seconds, kSecondsPerDay);
  int64_t second = seconds - days * kSecondsPerDay;
  days += kDaysTo1970;
  int64_t era = FloorDivide(days, kDaysPerEra);
  int64_t day_of_era = days - era * kDaysPerEra;
  int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int64_t month = (5 * day_of_year + 2) / 153;  // 0: March
  CalendarTime time;
  time.day = static_cast<int>(day_of_year - (153 * month + 2) / 5 + 1);
  time.month = static_cast<int>(month < 10 ? month + 3 : month - 9);
  time.year = year_of_era + era * 400 + (month < 10 ? 0 : 1);
  time.hour = static_cast<int>(second / 3600);
  time.minute = static_cast<int>(second / 60 % 60);
  time.second = static_cast<int>(second % 60);
  return time;
}

int64_t SecondsFromTime(const CalendarTime& time) {
  return DaysFromDate(time.year, time.month, time.day) * kSecondsPerDay + time.hour * 3600 +
         time.minute * 60 + time.second;
}

Term BuildDate(Process& process, const CalendarTime& time) {
  return BuildTuple(process, BuildInteger(process, time.year), abi::MakeSmall(time.month),
                    abi::MakeSmall(time.day));
}

Term BuildTimeOfDay(Process& process, const CalendarTime& time) {
  return BuildTuple(process, abi::MakeSmall(time.hour), abi::MakeSmall(time.minute),
                    abi::MakeSmall(time.second));
}

Term BuildTime(Process& process, const CalendarTime& time) {
  return BuildTuple(process, BuildDate(process, time), BuildTimeOfDay(process, time));
}

// Three small integers that fit an int.
bool ReadTriple(Term term, int64_t* triple) {
  if (!IsTuple(term) || TupleArity(term) != 3) return false;
  for (size_t i = 0; i < 3; ++i) {
    Term element = TupleElement(term, i);
    if (!IsSmall(element) || SmallValue(element) < INT32_MIN || SmallValue(element) > INT32_MAX)
      return false;
    triple[i] = SmallValue(element);
  }
  return true;
}

bool IsInRange(int64_t value, int64_t low, int64_t high) { return value >= low && value <= high; }

// {{Year, Month, Day}, {Hour, Minute, Second}} that there is.
bool ReadTime(Term term, int64_t first_year, CalendarTime* time) {
  static constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  int64_t date[3], clock[3];
  if (!IsTuple(term) || TupleArity(term) != 2 || !ReadTriple(TupleElement(term, 0), date) ||
      !ReadTriple(TupleElement(term, 1), clock))
    return false;
  if (!IsInRange(date[0], first_year, kLastYear) || !IsInRange(date[1], 1, 12)) return false;
  bool is_leap = date[0] % 4 == 0 && (date[0] % 100 != 0 || date[0] % 400 == 0);
  int64_t last_day = kDays[date[1] - 1] + (date[1] == 2 && is_leap ? 1 : 0);
  if (!IsInRange(date[2], 1, last_day) || !IsInRange(clock[0], 0, 23) ||
      !IsInRange(clock[1], 0, 59) || !IsInRange(clock[2], 0, 59))
    return false;
  *time = {date[0],
           static_cast<int>(date[1]),
           static_cast<int>(date[2]),
           static_cast<int>(clock[0]),
           static_cast<int>(clock[1]),
           static_cast<int>(clock[2])};
  return true;
}

// An integer of the 64 bits that OTP takes as seconds.
bool ReadSeconds(Term term, int64_t* seconds) {
  if (IsSmall(term)) {
    *seconds = SmallValue(term);
    return true;
  }
  if (!IsBignum(term) || abi::HeaderSizeWords(PointerOf(term)[0]) != 1) return false;
  bool is_negative = IntegerView(term).is_negative();
  uint64_t magnitude = PointerOf(term)[1];
  if (magnitude > static_cast<uint64_t>(INT64_MAX) + (is_negative ? 1 : 0)) return false;
  *seconds = static_cast<int64_t>(is_negative ? -magnitude : magnitude);
  return true;
}

int64_t SecondsNow() {
  return FloorDivide(SystemNow(), kNanosecondsPerSecond);
}

CalendarTime LocalTimeNow() {
  CalendarTime time;
  int64_t now = SecondsNow();
  EnvironmentHolder holder;
  return platform::LocalTime(now, &time) ? time : TimeFromSeconds(now);
}

// What now/0 returned last, in microseconds: it never returns the same twice. Any thread; nothing
// else is published with it.
constinit std::atomic<int64_t> last_now{0};

}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_date) { return BuildDate(process, LocalTimeNow()); }
LUMEN_DEFINE_BIF(lumen_bif_time) { return BuildTimeOfDay(process, LocalTimeNow()); }
LUMEN_DEFINE_BIF(lumen_bif_localtime) { return BuildTime(process, LocalTimeNow()); }
LUMEN_DEFINE_BIF(lumen_bif_universaltime) {
  return BuildTime(process, TimeFromSeconds(SecondsNow()));
}

LUMEN_DEFINE_BIF(lumen_bif_now) {
  constexpr int64_t kMicrosecondsPerSecond = 1'000'000;
  constexpr int64_t kSecondsPerMegasecond = 1'000'000;
  int64_t now = ErlangSystemNow() / 1000;
  int64_t last = last_now.load(std::memory_order_relaxed);
  do {
    if (now <= last) now = last + 1;
  } while (!last_now.compare_exchange_weak(last, now, std::memory_order_relaxed));
  int64_t seconds = now / kMicrosecondsPerSecond;
  return BuildTuple(process, abi::MakeSmall(seconds / kSecondsPerMegasecond),
                    abi::MakeSmall(seconds % kSecondsPerMegasecond),
                    abi::MakeSmall(now % kMicrosecondsPerSecond));
}

LUMEN_DEFINE_BIF(lumen_bif_posixtime_to_universaltime) {
  int64_t seconds;
  if (!ReadSeconds(arguments[0], &seconds)) return FailBadArgument(process, self, arguments);
  return BuildTime(process, TimeFromSeconds(seconds));
}

LUMEN_DEFINE_BIF(lumen_bif_universaltime_to_posixtime) {
  CalendarTime time;
  if (!ReadTime(arguments[0], kFirstPosixYear, &time))
    return FailBadArgument(process, self, arguments);
  return BuildInteger(process, SecondsFromTime(time));
}

LUMEN_DEFINE_BIF(lumen_bif_universaltime_to_localtime) {
  CalendarTime time, local;
  EnvironmentHolder holder;
  if (!ReadTime(arguments[0], kFirstLocalYear, &time) ||
      !platform::LocalTime(SecondsFromTime(time), &local))
    return FailBadArgument(process, self, arguments);
  return BuildTime(process, local);
}

namespace {
// kNoValue where `local` is no time, or none of this time zone. `daylight_saving`: 1 yes, 0 no, -1 as the time zone's rules have it.
Term UniversalTimeOf(Process& process, Term local, int daylight_saving) {
  CalendarTime time;
  int64_t seconds;
  EnvironmentHolder holder;
  if (!ReadTime(local, kFirstLocalYear, &time) || !platform::SecondsOfLocalTime(time, daylight_saving, &seconds)) return kNoValue;
  return BuildTime(process, TimeFromSeconds(seconds));
}
}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_localtime_to_universaltime_1) {
  Term time = UniversalTimeOf(process, arguments[0], -1);
  return time != kNoValue ? time : FailBadArgument(process, self, arguments);
}

LUMEN_DEFINE_BIF(lumen_bif_localtime_to_universaltime) {
  int daylight_saving = -1;
  if (arguments[1] == atoms::True()) {
    daylight_saving = 1;
  } else if (arguments[1] == atoms::False()) {
    daylight_saving = 0;
  } else if (arguments[1] != atoms::Undefined()) {
    return FailBadArgument(process, self, arguments);
  }
  Term time = UniversalTimeOf(process, arguments[0], daylight_saving);
  return time != kNoValue ? time : FailBadArgument(process, self, arguments);
}

}  // namespace lumen::runtime

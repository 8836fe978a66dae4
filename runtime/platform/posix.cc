// The part of the platform that Linux and WASI share: descriptors, clocks, environment.
//
// Tested by runtime/base/base_test.cc and the tests of everything above.
#include <errno.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "runtime/platform/platform.h"

namespace lumen::runtime::platform {

bool WriteAll(int descriptor, const char* data, size_t size_bytes) {
  while (size_bytes > 0) {
    ssize_t written = write(descriptor, data, size_bytes);
    if (written < 0) {
      if (errno == EINTR || errno == EAGAIN) continue;
      return false;
    }
    data += written;
    size_bytes -= static_cast<size_t>(written);
  }
  return true;
}

bool IsTerminal(int descriptor) { return isatty(descriptor) != 0; }

namespace {
int64_t Nanoseconds(clockid_t clock, bool* known) {
  struct timespec now;
  *known = clock_gettime(clock, &now) == 0;
  return int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}
}  // namespace

int64_t MonotonicNanoseconds() {
  bool known;
  return Nanoseconds(CLOCK_MONOTONIC, &known);
}

int64_t SystemNanoseconds() {
  bool known;
  return Nanoseconds(CLOCK_REALTIME, &known);
}

int64_t CpuNanoseconds() {
#ifdef CLOCK_PROCESS_CPUTIME_ID
  bool known;
  int64_t time = Nanoseconds(CLOCK_PROCESS_CPUTIME_ID, &known);
  if (known) return time;
#endif
  return MonotonicNanoseconds();
}

bool LocalTime(int64_t seconds, CalendarTime* time) {
  auto system_time = static_cast<time_t>(seconds);
  struct tm local;
  if (system_time != seconds || localtime_r(&system_time, &local) == nullptr) return false;
  *time = {int64_t{local.tm_year} + 1900, local.tm_mon + 1, local.tm_mday, local.tm_hour,
           local.tm_min,                  local.tm_sec};
  return true;
}

bool SecondsOfLocalTime(const CalendarTime& time, int daylight_saving, int64_t* seconds) {
  struct tm local = {};
  local.tm_year = static_cast<int>(time.year - 1900);
  local.tm_mon = time.month - 1;
  local.tm_mday = time.day;
  local.tm_hour = time.hour;
  local.tm_min = time.minute;
  local.tm_sec = time.second;
  local.tm_isdst = daylight_saving;
  local.tm_wday = -1;  // stays so only where mktime fails: -1 is a time, too
  *seconds = int64_t{mktime(&local)};
  return local.tm_wday != -1;
}

void SleepUntil(int64_t nanoseconds) {
  constexpr int64_t kNanosecondsPerSecond = 1'000'000'000;
  constexpr int64_t kLongest = 3600 * kNanosecondsPerSecond;
  int64_t left = nanoseconds - MonotonicNanoseconds();
  if (left <= 0) return;
  if (left > kLongest) left = kLongest;
  struct timespec time;
  time.tv_sec = static_cast<time_t>(left / kNanosecondsPerSecond);
  time.tv_nsec = static_cast<long>(left % kNanosecondsPerSecond);
  nanosleep(&time, nullptr);
}

const char* ArchitectureName() {
#if defined(__x86_64__)
  return "x86_64-linux";
#elif defined(__aarch64__)
  return "aarch64-linux";
#elif defined(__arm__)
  return "armv7-linux";
#else
  return "wasm32-wasi";
#endif
}

const char* Environment(const char* name) { return getenv(name); }

void Exit(int status) { _exit(status); }

void Abort() { abort(); }

}  // namespace lumen::runtime::platform

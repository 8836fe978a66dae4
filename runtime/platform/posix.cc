// The part of the platform that Linux and WASI share: descriptors, clocks, environment.
//
// Tested by runtime/base/base_test.cc and the tests of everything above.
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "runtime/platform/platform.h"
#include "runtime/platform/termination.h"

namespace lumen::runtime::platform {

extern "C" char** environ;

namespace {

// Whether `events` (of poll) are there now. Where the system cannot say: yes, and the thread may have to wait.
bool IsReady(int descriptor, short events) {
  struct pollfd poll_descriptor = {descriptor, events, 0};
  for (;;) {
    int count = poll(&poll_descriptor, 1, 0);
    if (count < 0 && errno == EINTR) continue;
    return count != 0;
  }
}

void WaitFor(int descriptor, short events) {
  struct pollfd poll_descriptor = {descriptor, events, 0};
  while (poll(&poll_descriptor, 1, -1) < 0 && errno == EINTR) {
  }
}

}  // namespace

bool WriteAll(int descriptor, const char* data, size_t size_bytes) {
  while (size_bytes > 0) {
    ssize_t written = write(descriptor, data, size_bytes);
    if (written < 0) {
      if (errno == EAGAIN) WaitFor(descriptor, POLLOUT);
      if (errno == EINTR || errno == EAGAIN) continue;
      return false;
    }
    data += written;
    size_bytes -= static_cast<size_t>(written);
  }
  return true;
}

long ReadAvailable(int descriptor, char* buffer, size_t capacity_bytes, int* error) {
  if (!IsReady(descriptor, POLLIN)) return kNothingYet;
  for (;;) {
    ssize_t count = read(descriptor, buffer, capacity_bytes);
    if (count >= 0) return static_cast<long>(count);
    if (errno == EINTR) continue;
    if (errno == EAGAIN) return kNothingYet;
    *error = errno;
    return kReadFailed;
  }
}

size_t WriteAvailable(int descriptor, const char* data, size_t size_bytes, int* error) {
  *error = 0;
  struct stat status;
  // Files and terminals take all; poll says no more of them.
  const bool is_stream = fstat(descriptor, &status) == 0 && (S_ISFIFO(status.st_mode) || S_ISSOCK(status.st_mode));
  size_t done = 0;
  while (done < size_bytes) {
    size_t part = size_bytes - done;
    if (is_stream) {
      if (!IsReady(descriptor, POLLOUT)) break;
      if (part > kAtomicWriteBytes) part = kAtomicWriteBytes;
    }
    ssize_t written = write(descriptor, data + done, part);
    if (written >= 0) {
      done += static_cast<size_t>(written);
    } else if (errno == EAGAIN) {
      break;
    } else if (errno != EINTR) {
      *error = errno;
      break;
    }
  }
  return done;
}

const int kBrokenPipe = EPIPE;

const char* ErrorName(int error) {
  switch (error) {
    case EPIPE: return "epipe";
    case EIO: return "eio";
    case ENOSPC: return "enospc";
    case EFBIG: return "efbig";
    case EBADF: return "ebadf";
    case EISDIR: return "eisdir";
    case EINVAL: return "einval";
    case EACCES: return "eacces";
    case EPERM: return "eperm";
    case EDQUOT: return "edquot";
    default: return "unknown";
  }
}

int OpenForWriting(const char* path) {
  constexpr mode_t kMode = 0640;
  return open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, kMode);
}

void CloseDescriptor(int descriptor) { close(descriptor); }

// Of pipes POSIX says so.
bool IsWritable(int descriptor) { return IsReady(descriptor, POLLOUT); }

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

Events WaitForEvents(int64_t nanoseconds, Events wanted, bool is_interruptible) {
  constexpr int64_t kLongest = 3600 * int64_t{1'000'000'000};
  struct pollfd descriptors[4];
  nfds_t count = 0;
  if (wanted.input) descriptors[count++] = {0, POLLIN, 0};
  if (wanted.output) descriptors[count++] = {1, POLLOUT, 0};
  if (SignalDescriptor() >= 0) descriptors[count++] = {SignalDescriptor(), POLLIN, 0};
  const int interrupts = is_interruptible ? InterruptDescriptor() : -1;
  if (interrupts >= 0) descriptors[count++] = {interrupts, POLLIN, 0};
  Events result;
  if (count == 0) {
    SleepUntil(nanoseconds);
    return result;
  }
  int64_t left = nanoseconds == INT64_MAX ? kLongest : nanoseconds - MonotonicNanoseconds();
  if (left < 0) left = 0;
  int ready = PollFor(descriptors, static_cast<unsigned>(count), left < kLongest ? left : kLongest);
  if (ready < 0) {
    // Where the system cannot poll these, they count as ready: what follows waits in their stead.
    if (errno != EINTR) result = wanted;
    return result;
  }
  if (interrupts >= 0 && descriptors[count - 1].revents != 0) TakeInterrupt();
  nfds_t i = 0;
  if (wanted.input) result.input = descriptors[i++].revents != 0;
  if (wanted.output) result.output = descriptors[i++].revents != 0;
  return result;
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

bool SetEnvironment(const char* name, const char* value) {
  return (value == nullptr ? unsetenv(name) : setenv(name, value, 1)) == 0;
}

const char* const* AllEnvironment() { return environ; }

void Exit(int status) { _exit(status); }

void Abort() { abort(); }

}  // namespace lumen::runtime::platform

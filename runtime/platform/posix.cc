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

const char* Environment(const char* name) { return getenv(name); }

void Exit(int status) { _exit(status); }

void Abort() { abort(); }

}  // namespace lumen::runtime::platform

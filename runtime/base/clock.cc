// Tested by base_test.cc.
#include "runtime/base/clock.h"

#include "runtime/platform/platform.h"

namespace lumen::runtime {

namespace {
constexpr int64_t kNanosecondsPerSecond = 1'000'000'000;
// Where virtual clocks begin: 2020-01-01T00:00:00Z, and a monotonic time that is not 0, as no system's is.
constexpr int64_t kVirtualSystemStart = 1'577'836'800 * kNanosecondsPerSecond;
constexpr int64_t kVirtualMonotonicStart = kNanosecondsPerSecond;

// Written before there is a second thread, and then only where there never is one.
constinit bool is_virtual = false;
constinit int64_t virtual_now = 0;
}  // namespace

int64_t MonotonicNow() { return is_virtual ? virtual_now : platform::MonotonicNanoseconds(); }

int64_t SystemNow() {
  return is_virtual ? kVirtualSystemStart + (virtual_now - kVirtualMonotonicStart) : platform::SystemNanoseconds();
}

int64_t CpuNow() { return is_virtual ? virtual_now - kVirtualMonotonicStart : platform::CpuNanoseconds(); }

void UseVirtualClock() {
  is_virtual = true;
  virtual_now = kVirtualMonotonicStart;
}

bool IsClockVirtual() { return is_virtual; }

void AdvanceClock(int64_t nanoseconds) { virtual_now += nanoseconds; }

void MoveClockTo(int64_t monotonic_nanoseconds) {
  if (monotonic_nanoseconds > virtual_now) virtual_now = monotonic_nanoseconds;
}

}  // namespace lumen::runtime

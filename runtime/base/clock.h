// The clocks that programs see and timers go by: those of the system, or, where a run is to be the same each time
// (scheduler/options.h), a virtual one that begins at a fixed instant and moves only when the scheduler says so.
//
// All in nanoseconds. Any thread; the virtual clock is moved by the one scheduler there is then. Tested by base_test.cc.
#ifndef RUNTIME_BASE_CLOCK_H_
#define RUNTIME_BASE_CLOCK_H_

#include <cstdint>

namespace lumen::runtime {

int64_t MonotonicNow();
int64_t SystemNow();  // since 1970-01-01T00:00:00Z
int64_t CpuNow();     // of the program; the time that has passed where that clock is virtual

// From now on. Before the first process runs.
void UseVirtualClock();
bool IsClockVirtual();
// For virtual clocks only. MoveClockTo: never back.
void AdvanceClock(int64_t nanoseconds);
void MoveClockTo(int64_t monotonic_nanoseconds);

}  // namespace lumen::runtime

#endif  // RUNTIME_BASE_CLOCK_H_

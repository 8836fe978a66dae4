// What the start of the program tells the system BIFs.
#ifndef RUNTIME_BIFS_SYSTEM_H_
#define RUNTIME_BIFS_SYSTEM_H_

#include <atomic>

#include "runtime/process/process.h"

namespace lumen::runtime {

// The wall clock of statistics/1 counts from here.
void NoteStartTime();
int64_t StartTime();  // monotonic
// Erlang system time, in nanoseconds, is monotonic time and an offset that stays what it was first, as on OTP without time warps: it never
// jumps, whatever becomes of the system's clock.
int64_t TimeOffset();
int64_t ErlangSystemNow();
// What the flag trace_control_word was set to; nothing traces.
extern std::atomic<uint32_t> trace_control_word;
// Switches statistics(scheduler_wall_time) on, or off once; whether it was on.
bool TellWallTimes(bool tells);
// What process_info(_, suspending) says.
Term SuspendedProcesses(Process& process);
// What statistics/1 says about scheduling; kNoValue where it is not that.
Term SchedulingStatistics(Process& process, Term key);

}  // namespace lumen::runtime

#endif  // RUNTIME_BIFS_SYSTEM_H_

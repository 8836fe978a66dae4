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
// enabled, blocked or blocked_normal.
Term MultiScheduling();
// What process_info(_, suspending) says.
Term SuspendedProcesses(Process& process);
// Asks a process for something of process_info.cc, as process_info does: what it answers, `undefined` where it is gone. The asking one may be suspended.
Term AskProcess(Process& process, Term pid, Term question);
// Questions of get_internal_state/1. Zero is what process_info/1 asks.
inline constexpr int kAskStatus = 1, kAskLinks = 2, kAskMonitors = 3;
// Words in fragments that the answer has taken so far: it is made on the heap that it tells of.
size_t WordsOfAnswer(const Process& process);
// The names of what process_info/2 tells.
Term ProcessInformationNames(Process& process);
// The work of processes/0 (process/long_work.h).
inline constexpr size_t kUnitsPerListedProcess = 16;
// #{table => Slots}.
Term PersistentTermState(Process& process);
// --- process_details.cc
Term BacktraceText(Process& process);   // process_info(_, backtrace)
Term BinaryDetails(Process& process);   // ... binary: [{Address, Bytes, References}]
Term HeapDetails(Process& process);     // ... garbage_collection_info
Term LinkDetails(Process& process);     // get_internal_state({link_list, Pid})
Term MonitorDetails(Process& process);  // ... {monitor_list, Pid}
// What statistics/1 says about scheduling; kNoValue where it is not that.
Term SchedulingStatistics(Process& process, Term key);

}  // namespace lumen::runtime

#endif  // RUNTIME_BIFS_SYSTEM_H_

// Why compiled code went back to the scheduler (Process::leave_reason).
#ifndef RUNTIME_ABI_LEAVE_REASON_H_
#define RUNTIME_ABI_LEAVE_REASON_H_

#include <cstdint>

namespace lumen::abi {

enum class LeaveReason : uintptr_t {
  kYield = 0,    // reductions are spent; go on at `resume` with live_count arguments
  kReturned = 1, // the first function of the process returned: arguments[0] is its value
  kSuspended = 3, // a built-in function waits (Process::wait); it goes on by returning to the frame on top
  kExited = 4,   // Process::exit_reason says why: past all catch frames
  kRaised = 2,   // an exception no catch frame of the process wanted; it is in the process
};

}  // namespace lumen::abi

#endif  // RUNTIME_ABI_LEAVE_REASON_H_

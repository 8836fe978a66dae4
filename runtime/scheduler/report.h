// What the program is told about processes that crash.
#ifndef RUNTIME_SCHEDULER_REPORT_H_
#define RUNTIME_SCHEDULER_REPORT_H_

#include "runtime/process/process.h"

namespace lumen::runtime {

// A process ends for a reason that is an error nobody caught: says so on standard error as OTP's logger does on a terminal.
void ReportCrash(Process& process, Term reason);
// A process has outgrown its max_heap_size.
void ReportHeapLimit(const Process& process);

}  // namespace lumen::runtime

#endif  // RUNTIME_SCHEDULER_REPORT_H_

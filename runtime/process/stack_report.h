// The Erlang stack of a process as text, for when the runtime itself has crashed.
//
//   running_process = process;             // the scheduler, around a time slice
//   ...
//   WriteErlangStack(kStandardError);      // a signal handler, or a check that failed
//
// Believes nothing: a code word, a location or a name that is not in the program's own memory ends the walk. Allocates nothing, and may
// be called from a signal handler.
#ifndef RUNTIME_PROCESS_STACK_REPORT_H_
#define RUNTIME_PROCESS_STACK_REPORT_H_

#include "runtime/process/process.h"

namespace lumen::runtime {

// The process whose time slice this thread runs; null between slices. Written by the scheduler of the thread.
extern constinit thread_local Process* running_process;

// Writes where the running process is, a frame a line, innermost first, as far as its saved registers tell:
//
//   The Erlang process was in:
//     lists:map/2 (lists.erl:1243)
//     app:main/1 (app.erl:7)
//
// What compiled code did since it last called the runtime is not in them.
void WriteErlangStack(int descriptor);
// The same of any process, without a heading: the frames as its registers in memory say.
void WriteStackOf(int descriptor, const Process& process);

}  // namespace lumen::runtime

#endif  // RUNTIME_PROCESS_STACK_REPORT_H_

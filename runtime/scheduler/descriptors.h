// Who wants to know of standard input, standard output and signals. A process asks once and gets one message, an atom:
//
//   lumen_input     there is something to read, or the end
//   lumen_output    what lies in the buffer of standard output has been written, or the reader is gone
//   lumen_sigterm   SIGTERM has come
//
// A scheduler looks between slices, or one that has nothing to run waits here (group.h); so no thread of its own is needed, and a program
// that never asks pays nothing. Of each kind one process waits at a time: the io server. Any scheduler.
//
// Tested by tests/programs (input, output of several kinds) and tests/driver.
#ifndef RUNTIME_SCHEDULER_DESCRIPTORS_H_
#define RUNTIME_SCHEDULER_DESCRIPTORS_H_

#include "runtime/term/term.h"

namespace lumen::runtime {

enum class Interest { kInput, kOutput, kTermination };

// The process is to get the message. A later one of the same kind takes an earlier one's place.
void AskFor(Interest interest, Term pid);
// Whether a process waits for input or output.
bool IsAnythingAwaited();
// Sends what is due without waiting.
void PollDescriptors();
// Writes out the buffer of standard output, waits until something is due, until InterruptWait or `nanoseconds` of the monotonic clock, and
// sends it. One thread at a time.
void WaitForDescriptors(int64_t nanoseconds);

}  // namespace lumen::runtime

#endif  // RUNTIME_SCHEDULER_DESCRIPTORS_H_

// Between posix.cc and the system's own file: how a signal or another thread ends a wait. Private to this folder.
#ifndef RUNTIME_PLATFORM_TERMINATION_H_
#define RUNTIME_PLATFORM_TERMINATION_H_

#include <cstdint>

struct pollfd;

namespace lumen::runtime::platform {

// Becomes readable when SIGTERM or SIGUSR1 comes; -1 where neither is watched.
int SignalDescriptor();
// poll for at most so many nanoseconds; negative: for ever.
int PollFor(struct pollfd* descriptors, unsigned count, int64_t nanoseconds);
// Readable while there is an interrupt nobody has taken; -1 where there is one thread.
int InterruptDescriptor();
void TakeInterrupt();

}  // namespace lumen::runtime::platform

#endif  // RUNTIME_PLATFORM_TERMINATION_H_

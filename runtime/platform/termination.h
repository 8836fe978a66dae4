// Between posix.cc and the system's own file: how a signal or another thread ends a wait. Private to this folder.
#ifndef RUNTIME_PLATFORM_TERMINATION_H_
#define RUNTIME_PLATFORM_TERMINATION_H_

namespace lumen::runtime::platform {

// Becomes readable when SIGTERM comes; -1 where that is not watched.
int TerminationDescriptor();
// Readable while there is an interrupt nobody has taken; -1 where there is one thread.
int InterruptDescriptor();
void TakeInterrupt();

}  // namespace lumen::runtime::platform

#endif  // RUNTIME_PLATFORM_TERMINATION_H_

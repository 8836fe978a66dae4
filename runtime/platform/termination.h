// Between posix.cc and the system's own file: how a signal ends a wait. Private to this folder.
#ifndef RUNTIME_PLATFORM_TERMINATION_H_
#define RUNTIME_PLATFORM_TERMINATION_H_

namespace lumen::runtime::platform {

// Becomes readable when SIGTERM comes; -1 where that is not watched.
int TerminationDescriptor();

}  // namespace lumen::runtime::platform

#endif  // RUNTIME_PLATFORM_TERMINATION_H_

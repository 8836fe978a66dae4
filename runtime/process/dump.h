// What all processes are and do, as text: for crash dumps, and for a debugger (`lumen bt all`).
//
//   =proc:<0.5.0>
//   State: Waiting
//   Name: server
//   Spawned as: app:loop/1
//   Spawned by: <0.1.0>
//   Message queue length: 2
//   Reductions: 5120
//   Heap: 233 words, 47 in use; old generation: 0 words
//   Linked to: <0.1.0>
//   Stack:
//     app:loop/1 (app.erl:12)
//
// Names of entries are those of OTP's crash dumps where these have them. Nothing here allocates or takes a lock: the program may have broken
// anywhere. Other threads should stand still (scheduler/group.h); where they do not, what is said of the processes they run may be wrong.
//
// Tested by tests/driver/driver_test.sh and tests/debugger.
#ifndef RUNTIME_PROCESS_DUMP_H_
#define RUNTIME_PROCESS_DUMP_H_

namespace lumen::runtime {

void WriteProcesses(int descriptor);

}  // namespace lumen::runtime

#endif  // RUNTIME_PROCESS_DUMP_H_

// The processes that are alive, by pid and by registered name.
//
// A pid's number counts up from 1. Its low bits choose one of kStripes tables, each under a lock of its own; there the rest of the
// number, taken modulo the table's size, is the place. A number whose place is taken by an older process is
// left out, and a table that is half full doubles, so a look-up is one comparison.
//
// A process is deleted by its own scheduler after it has left the table; whoever holds the lock of its stripe
// (ProcessHolder) may use what other threads may use of it. Tested by runtime/scheduler/scheduler_test.cc.
#ifndef RUNTIME_PROCESS_PROCESS_TABLE_H_
#define RUNTIME_PROCESS_PROCESS_TABLE_H_

#include "runtime/process/process.h"

namespace lumen::runtime {

// OTP's largest limit; it has a lower one by default.
inline constexpr size_t kMostProcesses = (size_t{1} << 27) - 1;

// Gives the process its identifier and enters it. False where there are too many.
bool EnterProcess(Process& process);
// Takes it out, its name too. No signal reaches it any more. True where somebody awaits this.
bool LeaveProcessTable(Process& process);
// Asks for AwaitedProcessIsGone (communication.h) when the process is gone. False where there is none.
bool AwaitProcess(Term pid);
// The name that a process has registered, or [].
Term NameOfProcess(const Process& process);
size_t ProcessCount();
// The least number that the next process may get.
uint64_t NextProcessNumber();
// The numbers of all processes, in order, in memory from malloc.
uint64_t* AllProcesses(size_t* count);

// Calls `visit` for all of them, without locks: for dumps, while other threads stand still.
void VisitProcesses(void (*visit)(Process& process, void* argument), void* argument);

// Looks a process up and keeps it alive. Null where there is none. Hold no other while holding one.
class ProcessHolder {
 public:
  explicit ProcessHolder(Term pid);
  ~ProcessHolder();
  ProcessHolder(const ProcessHolder&) = delete;
  ProcessHolder& operator=(const ProcessHolder&) = delete;
  Process* get() const { return process_; }

 private:
  SpinLock* lock_;
  Process* process_ = nullptr;
};

// --- names
// False where the name is taken, or the process has one already or is gone. An atom other than `undefined`.
bool RegisterName(Term name, Term pid);
// False where nobody has it.
bool UnregisterName(Term name);
// The pid, or kNoValue.
Term PidOfName(Term name);
// The list of all names.
Term RegisteredNames(Process& process);

// A number for a new reference; the low three bits are clear.
Word NewReferenceNumber();

}  // namespace lumen::runtime

#endif  // RUNTIME_PROCESS_PROCESS_TABLE_H_

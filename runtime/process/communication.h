// Sending signals and what they do on arrival.
//
// A process acts on itself at once and on others by signals only; each signal takes effect when its receiver
// handles it: when it looks for messages, and whenever it is scheduled. Sending to a process that is gone does
// nothing; where Erlang tells the sender (links, monitors, requests), the functions here do.
//
// Nothing here collects. Tested by runtime/scheduler/scheduler_test.cc and tests/programs.
#ifndef RUNTIME_PROCESS_COMMUNICATION_H_
#define RUNTIME_PROCESS_COMMUNICATION_H_

#include <atomic>

#include "runtime/process/process.h"
#include "runtime/process/relations.h"

namespace lumen::runtime {

// --- provided by the scheduler
// A process that waited has work to do: it goes into this thread's run queue. It may be gone when this returns.
void MakeRunnable(Process& process);
// The caller of MakeRunnable holds no lock any more, but for that of the timers.
void ProcessWasWoken();
// The process of AwaitProcess has ended.
void AwaitedProcessIsGone();
// Sends kTimeout with a new number after so many milliseconds.
void StartReceiveTimer(Process& process, uint64_t milliseconds);
void StopReceiveTimer(Process& process);
// What the process has asked of another is handled at its priority, where that is a high one.
void HandleSoon(const Process& asking, Term pid);
// The same, at any priority.
void HandleSoon(Term pid, Priority priority);
// A process that blocks_schedulers ends.
void ReleaseSchedulers(Process& process);
// What process_info asks for (see runtime/bifs/process_info.cc), as seen by the process itself.
Term ProcessInformation(Process& process, Term question);

// --- provided by tables (runtime/ets), once there has been one
// What becomes of a process's tables at its end. Written before a process has any.
inline constinit std::atomic<void (*)(Process&)> end_of_tables = nullptr;

// --- sending
// Takes the signal over. False where there is no such process.
bool SendSignal(Term pid, Signal* signal);
// The same; where there is no such process it is answered as one that came too late.
void SendSignalOrBounce(Term pid, Signal* signal);
// A signal to the process itself, in order with all others.
void SendToSelf(Process& process, Signal* signal);
// `message` to a pid, or to the process behind a reference (an alias, or nothing).
void SendMessage(Term pid, Term message);
// Sends {garbage_collect, id, result}, as asked for by {async, id}.
void SendCollected(Term pid, Term id, Term result);
void SendToReference(Term reference, Term message, bool is_priority = false);
// The process that an alias is of, or kNoValue where a reference is none.
Term PidOfAlias(Term reference);

// --- links and monitors, for the process itself
Relations& RelationsOf(Process& process);
Relation* FindRelation(Process& process, Word key);
// Links to another process. One that is gone: the exit signal `noproc` where this process traps exits, else false.
bool Link(Process& process, Term pid, bool is_priority = false);
// The same of what cannot be here: pids of other nodes, ports, {Name, Node} of a port. False where the BIF fails with noproc. An exit signal or a message that it is
// absent follows, unless unlinked before.
bool LinkAbsent(Process& process, Term identifier);
void UnlinkAbsent(Process& process, Term identifier);
Relation* WatchAbsent(Process& process, Term identifier, Word reference);
void Unlink(Process& process, Term pid);
// Watches a process under a reference; the relation, to be completed. `name`: it was asked for by name, or [].
Relation* Watch(Process& process, Term pid, Word reference, Term name);
// Ends a monitor; an alias that goes with it too, as its mode says.
void StopWatching(Process& process, Relation* relation);
// The reference of a relation, as it was given out.
Term ReferenceOf(Process& process, const Relation& relation);

// For a built-in function with kTraps that has sent a request numbered `reference`: what it returns. Answered with true it returns `result`, with false
// it fails with badarg: the other has ended before it came to the request.
Term WaitForConsent(Process& process, const BifName& self, const Term* arguments, Word reference, Term result);

// --- receiving
// Moves what has arrived to the queue, or lets it take effect. `may_collect`: the process is not
// running. Stops at a signal that ends the process (exit_reason).
void HandleSignals(Process& process, bool may_collect);
// The number of a new reference, marked in the mailbox: receive may start behind the messages that are there, as none can hold it. Takes in
// what has arrived first, which may set exit_reason. The process runs, on this thread. Does not collect.
Word FreshReference(Process& process);
// Ends a process that is not running: tells all that are tied to it, and gives its memory back, itself too.
// A name, the registered one, is free before anybody hears of the end.
void EndProcess(Process* process, Term reason);
// What an exception that nothing caught makes of the process: its exit reason.
Term ReasonOfException(Process& process);

}  // namespace lumen::runtime

#endif  // RUNTIME_PROCESS_COMMUNICATION_H_

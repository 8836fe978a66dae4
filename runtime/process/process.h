// A process: its memory, its exception, and what the scheduler keeps about it.
//
// Owned by the scheduler; only the thread that runs it may touch it, save the inbox of its mailbox
// (mailbox.h) and what says so here.
#ifndef RUNTIME_PROCESS_PROCESS_H_
#define RUNTIME_PROCESS_PROCESS_H_

#include <atomic>
#include <cstddef>

#include "runtime/heap/heap.h"
#include "runtime/process/dictionary.h"
#include "runtime/process/mailbox.h"
#include "runtime/term/term.h"

namespace lumen::runtime {

// The name of a built-in function, for traces. From bifs.def.
struct BifName {
  const char* module;
  const char* name;
  unsigned arity;
};
inline constexpr unsigned kMaxBifArity = 5;

// What a built-in function or a helper left when it returned kNoValue; lumen_raise_pending makes an
// exception of it.
struct PendingError {
  // Frame on top of the trace with the arguments; null where OTP shows none (throw/1, error/1, `/`,
  // ...).
  const BifName* bif = nullptr;
  Term arguments[kMaxBifArity] = {};
  // error/2,3: arguments in the entry of the calling function, or kNoValue; error_info of that
  // entry, or kNoValue.
  Term caller_arguments = kNoValue;
  Term caller_error_info = kNoValue;
  Term cause = kNoValue;  // in error_info, or kNoValue
  // An entry below that of `bif`, with its arity: a function that on OTP is Erlang code around it.
  // Null: none.
  const BifName* outer = nullptr;
  // The entry of the calling function stands twice, as on OTP for a call of a bad fun.
  bool repeats_caller = false;
  // No error: the BIF goes on in the Erlang function at `resume` of the process.
  bool is_trap = false;
  // undef: the function that is missing, for the entry on top; its arguments are caller_arguments
  // or, where that is kNoValue, arguments[0..undefined_arity) of the process. kNoValue otherwise.
  Term undefined_module = kNoValue;
  Term undefined_name = kNoValue;
  size_t undefined_arity = 0;
  // raise/3: the whole trace, or kNoValue.
  Term trace = kNoValue;
};

struct Exception {
  Term exception_class = kNoValue;  // error, exit or throw
  Term reason = kNoValue;
  Term trace = kNoValue;
};

enum class Priority : uint8_t { kLow, kNormal, kHigh, kMax };

// What a process that left compiled code waits for.
enum class Wait : uint8_t {
  kNothing,
  kMessage,    // one it has not looked at, or the receive timer; the result says whether that ran out
  kTimeout,    // the receive timer alone
  kReply,      // to the request numbered wait_reference; the result is the answer
  kConsent,    // the same, true or false; wait_result is {Name, Result, Arguments...} of a built-in function (WaitForConsent)
  kRefused,    // its next turn, to fail with badarg: the answer was false
  kHibernate,  // any message; then it calls the function in wait_result, {Module, Function, Arguments}
  kTurn,       // its next turn; the result is given
  kFailedStart,  // its first turn, to fail: wait_result is {Module, Function, Arguments} of a function that does not exist, or {Fun}
};

class Scheduler;
struct Timer;
struct Relations;
namespace ets {
class Table;
}

// Of the function that a process was started with.
struct InitialCall {
  Term module = kNoValue;
  Term function = kNoValue;
  size_t arity = 0;
};

// The heap size beyond which a process ends (max_heap_size); words 0: never.
struct HeapLimit {
  size_t words = 0;
  bool kills = true;
  bool reports = true;
};

inline Term MakePid(uint64_t number) { return (number << abi::kOtherImmediateShift) | abi::kPidTag; }

struct Process : Heap {
  // Of the process that runs on this thread: nobody else can have failed half-way. Empty between slices.
  static inline constinit thread_local PendingError pending;
  Exception exception;
  Dictionary dictionary;
  Mailbox mailbox;
  uint64_t identifier = 0;  // the number in its pid
  Process* next = nullptr;  // in the run queue; guarded by that queue's lock
  Scheduler* scheduler = nullptr;  // where it ran last
  // Values of `arguments` while another process uses the array: here, or on the C heap where there are more.
  static constexpr size_t kSavedWords = 6;
  Term saved[kSavedWords];
  Term* saved_arguments = nullptr;

  Term wait_result = kNoValue;
  Word wait_reference = 0;
  Timer* receive_timer = nullptr;
  Word receive_timer_number = 0;  // 0: none is set
  // An exit signal or a limit ended the process: it goes at the next chance, past all catch frames. kNoValue: not so.
  Term exit_reason = kNoValue;
  Relations* relations = nullptr;  // links, monitors, aliases; null: none
  ets::Table* tables = nullptr;    // that it owns, linked through them; guarded by the lock of their registry
  Term group_leader = kNil;
  Term registered_name = kNil;  // guarded by the lock of the process table
  Term parent = kNil;
  InitialCall initial_call;
  uint64_t total_reductions = 0;  // of the slices before this one
  intptr_t slice_reductions = 0;  // what this slice was granted
  HeapLimit heap_limit;
  uint32_t min_heap_words = 0;
  Wait wait = Wait::kNothing;
  Priority priority = Priority::kNormal;
  bool traps_exits = false;
  bool timed_out = false;  // the receive timer ran out
  bool is_running = false;
  bool is_off_heap_queue = false;  // message_queue_data; messages are off the heap until looked at in any case
  bool exceeds_heap_limit = false;  // it did after a collection
  bool is_system = false;
  bool has_fixed_tables = false;
  bool is_awaited = false;  // somebody wants to know when it is gone (AwaitProcess); guarded by the lock of the process table
  // The priority at which it next comes to handle signals, where that is higher than its own: what a process of high priority asks of one of low
  // priority does not wait for those between. Any thread raises it, its scheduler takes it back. Relaxed: run queues' locks order it.
  std::atomic<Priority> boost{Priority::kLow};
  bool blocks_schedulers = false;  // it has asked others to stand by, and has to take that back before it is gone
  uint16_t bound_to = 0;             // the number of the one scheduler that may run it; 0: any. Changes while it runs
  uint32_t max_generations = 65535;  // fullsweep_after, as told
  uint32_t suspend_count = 0;        // suspend_process/1,2 less resume_process/1, by all others

  // What counts towards max_heap_size: messages that wait do, unless message_queue_data is off_heap.
  size_t limited_words() const { return HeapSizeWords(*this) + (is_off_heap_queue ? 0 : mailbox.waiting_words()); }

  Term pid() const { return MakePid(identifier); }
};

// Memory of a process, constructed; and back, destructed.
Process* AllocateProcess();
void DeallocateProcess(Process* process);
// Gives back what this thread keeps of those.
void FreeKeptProcesses();
// Makes the registers point to an empty stack with a bottom frame that returns to `end`.
void InitialiseProcess(Process& process, size_t block_words, Word* arguments, const void* end);
void FreeProcess(Process& process);

// For a built-in function with kTraps that gives up the processor: what it returns. It returns to its
// caller later, with the result of the wait.
Term Suspend(Process& process, Wait wait, Term result = kNoValue);
// For any built-in function of a process with an exit_reason: what it returns. It does not return.
Term LeaveForever(Process& process);
// Moves the live arguments out of the shared array, and back.
void SaveArguments(Process& process, const Term* arguments);
inline void SaveArguments(Process& process) { SaveArguments(process, process.arguments); }
void RestoreArguments(Process& process);

// Calls `visit` with all words outside of heap and stack where the process, which does not run, keeps terms: arguments[0..live_count),
// and its own.
void VisitRoots(Process& process, size_t live_count, void (*visit)(const RootRange& range, void* context), void* context);
// Collects with the process's own roots and arguments[0..live_count).
void CollectProcess(Process& process, size_t words, size_t live_count);
void CollectProcessFully(Process& process, size_t words, size_t live_count);

}  // namespace lumen::runtime

#endif  // RUNTIME_PROCESS_PROCESS_H_

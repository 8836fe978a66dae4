// A process: its memory, its exception, and what the scheduler keeps about it.
//
// Owned by the scheduler; only the thread that runs it may touch it.
#ifndef RUNTIME_PROCESS_PROCESS_H_
#define RUNTIME_PROCESS_PROCESS_H_

#include <cstddef>

#include "runtime/heap/heap.h"
#include "runtime/process/dictionary.h"
#include "runtime/term/term.h"

namespace lumen::runtime {

// The name of a built-in function, for traces. From bifs.def.
struct BifName {
  const char* module;
  const char* name;
  unsigned arity;
};
inline constexpr unsigned kMaxBifArity = 4;

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

struct Process : Heap {
  Exception exception;
  PendingError pending;
  Dictionary dictionary;
  uint64_t identifier = 0;  // the number in its pid
  Process* next = nullptr;  // in the run queue
  // Values of `arguments` while another process uses the array.
  Term* saved_arguments = nullptr;
};

// Makes the registers point to an empty stack with a bottom frame that returns to `end`.
void InitialiseProcess(Process& process, size_t block_words, Word* arguments, const void* end);
void FreeProcess(Process& process);

// Collects with the process's own roots and arguments[0..live_count).
void CollectProcess(Process& process, size_t words, size_t live_count);
void CollectProcessFully(Process& process, size_t words, size_t live_count);

}  // namespace lumen::runtime

#endif  // RUNTIME_PROCESS_PROCESS_H_

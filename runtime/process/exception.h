// Errors of built-in functions and helpers, stack traces, and raising.
//
// A BIF that fails calls one of the Fail functions and returns what it returns, kNoValue. Compiled
// code then calls lumen_raise_pending with its location, which builds the exception with its trace
// and stores in the process where to go on.
#ifndef RUNTIME_PROCESS_EXCEPTION_H_
#define RUNTIME_PROCESS_EXCEPTION_H_

#include <atomic>

#include "runtime/process/process.h"

namespace lumen::runtime {

// Entries that a stack trace has at most: OTP's default, which system_flag(backtrace_depth, _) changes, and OTP's limit for that.
inline constexpr uint32_t kDefaultBacktraceDepth = 8, kMostBacktraceDepth = 64;
inline constinit std::atomic<uint32_t> backtrace_depth{kDefaultBacktraceDepth};
// Relaxed: a number, no order with anything else.
inline size_t BacktraceDepth() { return backtrace_depth.load(std::memory_order_relaxed); }

// error:Reason with the BIF and its arguments on top of the trace. `cause` goes into error_info.
Term Fail(Process& process, const BifName& bif, const Term* arguments, Term reason,
          Term cause = kNoValue);
// The commonest: badarg.
Term FailBadArgument(Process& process, const BifName& bif, const Term* arguments);
// An exception whose trace begins with the calling function.
Term FailWithoutFrame(Process& process, Term exception_class, Term reason);
// undef, with the function that does not exist and its arguments (a list) on top of the trace.
Term FailUndefined(Process& process, Term module, Term name, Term arguments);
// badfun or badarity: `fun` cannot be called with `arguments` (a list). OTP shows the calling
// function twice unless the call is a tail call.
Term FailCallFun(Process& process, Term fun, Term arguments, bool is_tail);
// What a call of a fun (kUndefinedFun) of the right arity raises: undef, with the fun or the external fun's function on top of the trace, or
// badfun (code/fun_table.h).
Term FailMissingFun(Process& process, Term fun, Term arguments, bool is_tail);
// For BIFs with kTraps: goes on in the compiled function at `code` with the process's
// arguments[0..arity), in place of the BIF. Not an error, but returned from the BIF like one.
Term Trap(Process& process, void* code, size_t arity);

// Makes the process's pending error its exception, raised at `location` (null: by a BIF called as a
// function, whose caller's frame is on top), and goes to the innermost catch frame or out. After
// Trap, goes where that said.
void RaisePending(Process& process, const abi::CodeLocation* location);
// Raises an exception again, with the trace that its handler was given.
void Reraise(Process& process, Term exception_class, Term reason, Term trace);
// The list of entries, of what a handler was given as trace; a list (the trace of raise/3) is given
// back as it is.
Term BuildStackTrace(Process& process, Term raw_trace);
// Raises error:Reason at `location`; `arguments` (a list) replaces the arity in the first entry
// unless it is kNoValue.
void RaiseError(Process& process, Term reason, const abi::CodeLocation* location,
                Term arguments = kNoValue);

}  // namespace lumen::runtime

#endif  // RUNTIME_PROCESS_EXCEPTION_H_

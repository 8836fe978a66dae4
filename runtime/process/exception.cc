// Stack traces have the content OTP's have: at most BacktraceDepth() entries; the BIF that failed
// with its arguments, the function at the location with what was inlined into it, then the frames
// of the stack, a return address that equals the one before it only once. Frames are found by the
// size in their code word's location, never by guessing; a catch frame has a location without a
// function and is no entry.
//
// Raising only notes the places (a raw trace), which is what a throw that is caught costs; the list
// of entries is made when somebody looks at it. A raw trace is a tuple:
//   {entries on top, arguments of the first place or 0, its error_info or 0, places...}
// A place is the address of a CodeLocation, which reads as a small integer. Erlang code never sees
// it: what a handler is given goes to lumen_build_stack_trace or lumen_reraise only.
//
// Raising resets the stack to the innermost catch frame (process_fields.def) and enters the handler
// with class, reason and raw trace as its arguments. Without one, compiled code leaves with
// LeaveReason::kRaised, the trace made.
//
// Tested by runtime/process/exception_test.cc.
#include "runtime/process/exception.h"

#include <string.h>

#include "runtime/abi/leave_reason.h"
#include "runtime/process/build.h"
#include "runtime/process/code_word.h"
#include "runtime/process/runtime_calls.h"
#include "runtime/term/atom_table.h"
#include "runtime/term/atoms.h"

namespace lumen::runtime {

namespace {

using abi::FunctionInfo;
using abi::FunInfo;

constexpr size_t kTopEntries = 0, kArguments = 1, kErrorInfo = 2, kFirstPlace = 3;
constexpr Term kNone = abi::MakeSmall(0);
static_assert(alignof(CodeLocation) >= 1 << abi::kTagBits);

// {file, Name}, made once for entries of the same file that follow each other.
class FileTuples {
 public:
  Term Of(Process& process, const char* name) {
    if (name != name_) {
      name_ = name;
      tuple_ = BuildTuple(process, atoms::File(), BuildString(process, name));
    }
    return tuple_;
  }

 private:
  const char* name_ = nullptr;
  Term tuple_ = kNone;
};

Term EntryOf(Process& process, const CodeLocation* location, Term arguments, Term error_info,
             FileTuples& files) {
  const FunctionInfo* function = location->function;
  Term information = kNil;
  if (error_info != kNone) {
    information = BuildCons(process, BuildTuple(process, atoms::ErrorInfo(), error_info), kNil);
  }
  if (function->file.pointer != nullptr && location->line != 0) {
    Term line = BuildTuple(process, atoms::Line(), abi::MakeSmall(location->line));
    information = BuildCons(process, files.Of(process, function->file.pointer),
                            BuildCons(process, line, information));
  }
  if (arguments == kNone) arguments = abi::MakeSmall(static_cast<int64_t>(function->arity));
  return BuildTuple(process, function->module, function->name, arguments, information);
}

// A raw trace under construction; entries in order.
class TraceBuilder {
 public:
  explicit TraceBuilder(Process& process) : process_(process) {}

  // On top of all places.
  void AddEntry(Term entry) {
    DCHECK(place_count_ == 0 && entry_count_ < kMaxEntries);
    entries_[entry_count_++] = entry;
    ++total_;
  }
  void Add(Term module, Term name, Term arity_or_arguments, Term information) {
    AddEntry(BuildTuple(process_, module, name, arity_or_arguments, information));
  }
  // The function at a location alone, without what it was inlined into.
  void AddFunction(const CodeLocation* location) {
    FileTuples files;
    AddEntry(EntryOf(process_, location, kNone, kNone, files));
  }

  // The function at a location and what it was inlined into. `arguments` and `error_info` are for
  // the first place of all.
  void AddPlace(const CodeLocation* location, Term arguments = kNoValue,
                Term error_info = kNoValue) {
    if (place_count_ == 0) {
      if (arguments != kNoValue) arguments_ = arguments;
      if (error_info != kNoValue) error_info_ = error_info;
    }
    places_[place_count_++] = location;
    for (; location != nullptr; location = location->inlined_at()) ++total_;
  }

  // The frames from `stack` on.
  void AddFrames(const Word* stack, Term arguments = kNoValue, Term error_info = kNoValue) {
    const Word* bottom = process_.stack_base - 1;
    Word previous = 0;
    size_t previous_words = 0;
    while (stack < bottom && total_ < BacktraceDepth()) {
      Word code_word = *stack;
      if (code_word == previous) {  // a recursion: nothing new, and nothing to look up
        stack += previous_words;
        continue;
      }
      const CodeLocation* location = LocationOf(code_word);
      size_t words = 1 + location->frame_words();
      if (location->function.pointer != nullptr) {
        AddPlace(location, arguments, error_info);
        previous = code_word;
        previous_words = words;
      }
      stack += words;
    }
  }

  Term Build() {
    Word* object = Allocate(process_, 1 + kFirstPlace + place_count_);
    Word* elements = object + 1;
    elements[kTopEntries] = BuildList(process_, entries_, entry_count_);
    elements[kArguments] = arguments_;
    elements[kErrorInfo] = error_info_;
    for (size_t i = 0; i < place_count_; ++i) {
      elements[kFirstPlace + i] = reinterpret_cast<uintptr_t>(places_[i]);
    }
    return MakeTuple(object, kFirstPlace + place_count_);
  }

 private:
  static constexpr size_t kMaxEntries = 4;

  Process& process_;
  Term entries_[kMaxEntries];
  size_t entry_count_ = 0;
  Term arguments_ = kNone;
  Term error_info_ = kNone;
  const CodeLocation* places_[kMostBacktraceDepth + 1];
  size_t place_count_ = 0;
  size_t total_ = 0;  // entries that there will be
};

// Where the caller's frame begins, seen from `location`.
const Word* CallerStack(const Process& process, const CodeLocation* location) {
  const Word* stack = process.stack_top;
  return location == nullptr || location->frame_words() == abi::kNoFrame
             ? stack
             : stack + 1 + location->frame_words();
}

// The module that describes errors of a BIF, kNoValue where OTP has none.
Term FindErrorDescriber(const char* module) {
  static constexpr const char* kErts[] = {"erlang", "erts_internal", "atomics", "counters",
                                          "persistent_term"};
  static constexpr const char* kStdlib[] = {"lists",   "maps", "math", "binary",
                                            "unicode", "ets",  "re",   "io"};
  for (const char* name : kErts) {
    if (strcmp(module, name) == 0) return atoms::ErlErtsErrors();
  }
  for (const char* name : kStdlib) {
    if (strcmp(module, name) == 0) return InternAtom("erl_stdlib_errors");
  }
  if (strcmp(module, "os") == 0) return InternAtom("erl_kernel_errors");
  return kNoValue;
}

// What raising wants to know of a name in bifs.def.
struct KnownName {
  const char* name;
  Term atom;
  Term describer;  // where it is a module
};

// The names asked for last, by address: they are static data, and a program raises the same few
// errors again and again. Two names a set, or a module and a function of it that meet in one would
// push each other out with every error. The answer is good until the next call.
const KnownName& Know(const char* name) {
  constexpr size_t kSets = 32;
  constinit static thread_local KnownName known[kSets][2] = {};  // of each set the later one first
  size_t hash = reinterpret_cast<uintptr_t>(name) * size_t{0x9e3779b1};
  KnownName* set = known[hash >> 16 & (kSets - 1)];
  if (set[0].name == name) return set[0];
  KnownName found = set[1].name == name ? set[1] : KnownName{name, InternAtom(name), FindErrorDescriber(name)};
  set[1] = set[0];
  return set[0] = found;
}

void AddBif(Process& process, TraceBuilder& trace, const PendingError& pending) {
  const BifName& bif = *pending.bif;
  Term information = kNil;
  Term describer = Know(bif.module).describer;
  if (process.exception.exception_class == atoms::Error() && describer != kNoValue) {
    Term map = pending.cause == kNoValue
                   ? BuildMap(process, atoms::Module(), describer)
                   : BuildMap(process, atoms::Cause(), pending.cause, atoms::Module(), describer);
    information = BuildCons(process, BuildTuple(process, atoms::ErrorInfo(), map), kNil);
  }
  trace.Add(Know(bif.module).atom, Know(bif.name).atom,
            BuildList(process, pending.arguments, bif.arity), information);
}

void AddFunction(TraceBuilder& trace, const BifName& function) {
  trace.Add(Know(function.module).atom, Know(function.name).atom,
            abi::MakeSmall(static_cast<int64_t>(function.arity)), kNil);
}

void AddUndefined(Process& process, TraceBuilder& trace, const PendingError& pending) {
  Term arguments = pending.caller_arguments;
  if (arguments == kNoValue) {
    arguments = BuildList(process, process.arguments, pending.undefined_arity);
  }
  if (IsFun(pending.undefined_module)) {
    trace.AddEntry(BuildTuple(process, pending.undefined_module, arguments, kNil));
  } else {
    trace.Add(pending.undefined_module, pending.undefined_name, arguments, kNil);
  }
}

void Leave(Process& process, abi::LeaveReason reason) {
  process.leave_reason = static_cast<uintptr_t>(reason);
  process.live_count = 0;
  process.resume = reinterpret_cast<void*>(call_types::lumen_leave);
}

// Goes to the innermost catch frame with the exception of the process.
void Unwind(Process& process) {
  Exception& exception = process.exception;
  if (process.catch_offset == 0) {
    exception.trace = BuildStackTrace(process, exception.trace);
    return Leave(process, abi::LeaveReason::kRaised);
  }
  process.stack_top =
      reinterpret_cast<Word*>(reinterpret_cast<char*>(process.stack_base) - process.catch_offset);
  process.catch_offset = static_cast<uintptr_t>(SmallValue(process.stack_top[1]));
  process.arguments[0] = exception.exception_class;
  process.arguments[1] = exception.reason;
  process.arguments[2] = exception.trace;
  process.live_count = 3;
  process.resume = CodeAddress(process.stack_top[0]);
  exception = Exception();
}

}  // namespace

Term Fail(Process& process, const BifName& bif, const Term* arguments, Term reason, Term cause) {
  process.exception = {atoms::Error(), reason, kNoValue};
  process.pending = PendingError();
  process.pending.bif = &bif;
  for (unsigned i = 0; i < bif.arity; ++i) process.pending.arguments[i] = arguments[i];
  process.pending.cause = cause;
  return kNoValue;
}

Term FailBadArgument(Process& process, const BifName& bif, const Term* arguments) {
  return Fail(process, bif, arguments, atoms::BadArg());
}

Term FailWithoutFrame(Process& process, Term exception_class, Term reason) {
  process.exception = {exception_class, reason, kNoValue};
  process.pending = PendingError();
  return kNoValue;
}

Term FailUndefined(Process& process, Term module, Term name, Term arguments) {
  FailWithoutFrame(process, atoms::Error(), atoms::Undef());
  process.pending.undefined_module = module;
  process.pending.undefined_name = name;
  process.pending.caller_arguments = arguments;
  return kNoValue;
}

Term FailCallFun(Process& process, Term fun, Term arguments, bool is_tail) {
  Term reason = IsFun(fun)
                    ? BuildTuple(process, atoms::BadArity(), BuildTuple(process, fun, arguments))
                    : BuildTuple(process, atoms::BadFun(), fun);
  FailWithoutFrame(process, atoms::Error(), reason);
  process.pending.repeats_caller = !is_tail;
  return kNoValue;
}

Term FailMissingFun(Process& process, Term fun, Term arguments, bool is_tail) {
  const FunInfo* info = FunInfoOf(fun);
  if (info->is_external != 0) return FailUndefined(process, info->function->module, info->function->name, arguments);
  if (info->function->name == atoms::Undef()) return FailUndefined(process, fun, kNil, arguments);
  FailWithoutFrame(process, atoms::Error(), BuildTuple(process, atoms::BadFun(), fun));
  process.pending.repeats_caller = !is_tail;
  return kNoValue;
}

Term Trap(Process& process, void* code, size_t arity) {
  process.pending.is_trap = true;
  process.resume = code;
  process.live_count = arity;
  return kNoValue;
}

void RaisePending(Process& process, const CodeLocation* location) {
  if (process.pending.is_trap) {
    DCHECK(location == nullptr);
    PendingError& pending = process.pending;
    if (pending.undefined_module != kNoValue) {  // CallUndefined of runtime/code: what is called gets the name and the arguments
      process.arguments[1] = pending.caller_arguments != kNoValue
                                 ? pending.caller_arguments
                                 : BuildList(process, process.arguments, pending.undefined_arity);
      process.arguments[0] = pending.undefined_name;
      pending = PendingError();
    }
    pending.is_trap = false;
    return;
  }
  if (process.exit_reason != kNoValue) return Leave(process, abi::LeaveReason::kExited);
  PendingError& pending = process.pending;
  DCHECK(process.exception.exception_class != kNoValue);
  if (pending.trace != kNoValue) {
    process.exception.trace = pending.trace;
  } else {
    TraceBuilder trace(process);
    if (pending.undefined_module != kNoValue) {
      AddUndefined(process, trace, pending);
      pending.caller_arguments = kNoValue;
    }
    if (pending.bif != nullptr) AddBif(process, trace, pending);
    if (pending.outer != nullptr) AddFunction(trace, *pending.outer);
    if (location != nullptr) {
      if (pending.repeats_caller) trace.AddFunction(location);
      trace.AddPlace(location, pending.caller_arguments, pending.caller_error_info);
      trace.AddFrames(CallerStack(process, location));
    } else {
      // A BIF called as a function of its own: its caller is the frame on top.
      trace.AddFrames(process.stack_top, pending.caller_arguments, pending.caller_error_info);
    }
    process.exception.trace = trace.Build();
  }
  process.pending = PendingError();
  Unwind(process);
}

Term BuildStackTrace(Process& process, Term raw_trace) {
  if (!IsTuple(raw_trace)) return raw_trace;
  constexpr size_t kMostTopEntries = 4;
  Term entries[kMostTopEntries + kMostBacktraceDepth];
  const size_t depth = BacktraceDepth();
  size_t count = 0;
  for (Term top = TupleElement(raw_trace, kTopEntries); IsCons(top); top = Tail(top)) {
    entries[count++] = Head(top);
  }
  Term arguments = TupleElement(raw_trace, kArguments);
  Term error_info = TupleElement(raw_trace, kErrorInfo);
  size_t size = TupleArity(raw_trace);
  FileTuples files;
  for (size_t i = kFirstPlace; i < size; ++i) {
    auto* location =
        reinterpret_cast<const CodeLocation*>(static_cast<uintptr_t>(TupleElement(raw_trace, i)));
    for (; location != nullptr && count < depth; location = location->inlined_at()) {
      entries[count++] = EntryOf(process, location, arguments, error_info, files);
      arguments = error_info = kNone;
    }
  }
  return BuildList(process, entries, count < depth ? count : depth);
}

void Reraise(Process& process, Term exception_class, Term reason, Term trace) {
  process.pending = PendingError();
  process.exception = {exception_class, reason, trace};
  Unwind(process);
}

void RaiseError(Process& process, Term reason, const CodeLocation* location, Term arguments) {
  FailWithoutFrame(process, atoms::Error(), reason);
  process.pending.caller_arguments = arguments;
  RaisePending(process, location);
}

namespace call_types {

extern "C" {

void lumen_raise_pending(Proc process, Location location) { RaisePending(*process, location); }

void lumen_raise_pending_hidden(Proc process, Location location) {
  process->pending.bif = nullptr;
  RaisePending(*process, location);
}

Term lumen_build_stack_trace(Proc process, Term raw_trace) {
  return BuildStackTrace(*process, raw_trace);
}

void lumen_reraise(Proc process, Term exception_class, Term reason, Term trace) {
  Reraise(*process, exception_class, reason, trace);
}

void lumen_error_badmatch(Proc process, Term value, Location location) {
  RaiseError(*process, BuildTuple(*process, atoms::BadMatch(), value), location);
}

void lumen_error_case_clause(Proc process, Term value, Location location) {
  RaiseError(*process, BuildTuple(*process, atoms::CaseClause(), value), location);
}

void lumen_error_if_clause(Proc process, Location location) {
  RaiseError(*process, atoms::IfClause(), location);
}

void lumen_error_function_clause(Proc process, Size arity, Location location) {
  Term arguments = BuildList(*process, process->arguments, arity);
  RaiseError(*process, atoms::FunctionClause(), location, arguments);
}

void lumen_error_tagged(Proc process, Term tag, Term value, Location location) {
  RaiseError(*process, BuildTuple(*process, tag, value), location);
}

void lumen_error_atom(Proc process, Term reason, Location location) {
  RaiseError(*process, reason, location);
}

void lumen_error_call_fun(Proc process, Term fun, Size arity, Size is_tail, Location location) {
  Term arguments = BuildList(*process, process->arguments, arity);
  if (IsFun(fun) && FunArity(fun) == arity) {
    FailMissingFun(*process, fun, arguments, is_tail != 0);
    if (is_tail != 0 && process->pending.undefined_module != kNoValue) {  // the calling function is gone by then
      process->stack_top = const_cast<Word*>(CallerStack(*process, location));
      location = nullptr;
    }
  } else {
    FailCallFun(*process, fun, arguments, is_tail != 0);
  }
  RaisePending(*process, location);
}

void lumen_error_undef(Proc process, Term module, Term name, Size arity) {
  TraceBuilder trace(*process);
  trace.Add(module, name, BuildList(*process, process->arguments, arity), kNil);
  trace.AddFrames(process->stack_top);
  process->pending = PendingError();
  process->exception = {atoms::Error(), atoms::Undef(), trace.Build()};
  Unwind(*process);
}

}  // extern "C"

}  // namespace call_types

}  // namespace lumen::runtime

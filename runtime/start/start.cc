// The first process and what becomes of it.
//
// An exception that nothing caught is reported like this, the trace one entry a line:
//
//   exception error: {badmatch,2}
//     {hello,main,1,[{file,"hello.erl"},{line,4}]}
//
// Arguments in front of the program's own are the runtime's (scheduler/options.h).
//
// Tested by runtime/start/start_test.cc and every program test.
#include "runtime/start/start.h"

#include <new>

#include "runtime/base/check.h"
#include "runtime/base/clock.h"
#include "runtime/base/standard_output.h"
#include "runtime/base/text_buffer.h"
#include "runtime/bifs/system.h"
#include "runtime/platform/platform.h"
#include "runtime/process/build.h"
#include "runtime/process/communication.h"
#include "runtime/process/process_table.h"
#include "runtime/process/stack_report.h"
#include "runtime/scheduler/group.h"
#include "runtime/scheduler/options.h"
#include "runtime/scheduler/scheduler.h"
#include "runtime/start/crash_dump.h"
#include "runtime/term/atom_table.h"
#include "runtime/term/atoms.h"
#include "runtime/term/print.h"

namespace lumen::runtime {

namespace {

// The first process usually is the program: it gets room enough not to collect at once.
constexpr size_t kMainBlockWords = 8 * 1024;

// Not on the C stack: compiled code of a wasm32 program shares that one.
alignas(Scheduler) constinit char scheduler_memory[sizeof(Scheduler)] = {};
alignas(Choices) constinit char choices_memory[sizeof(Choices)] = {};

Term ArgumentList(Process& process, int count, const char* const* arguments) {
  Term list = kNil;
  for (int i = count; i-- > 0;) list = BuildCons(process, BuildString(process, arguments[i]), list);
  return list;
}

void ReportException(const Exception& exception) {
  char buffer[OutputSink::kBufferBytes];
  OutputSink error(kStandardError, buffer);
  error.Append("exception ");
  PrintAtom(error, exception.exception_class);
  error.Append(": ");
  PrintTerm(error, exception.reason);
  error.Append("\n");
  for (Term trace = exception.trace; IsCons(trace); trace = Tail(trace)) {
    error.Append("  ");
    PrintTerm(error, Head(trace));
    error.Append("\n");
  }
  error.Flush();
}

// The program's first scheduler and process. Written before that runs.
struct Program {
  Scheduler* scheduler = nullptr;
  Process* process = nullptr;
  int status = 0;  // written when it has ended
};
constinit Program program;

// Leaves the end to the process `init`, which sees to reports that are on their way and to init:stop (runtime/kernel/init.erl). Returns
// where the program has none, or init has ended.
void EndByInit() {
  Term init = PidOfName(InternAtom("init"));
  if (init == kNoValue) return;
  SendMessage(init, InternAtom(program.status == 0 ? "lumen_main_returned" : "lumen_main_failed"));
  program.scheduler->RunUntilGone(init, [](ProcessEnd) { platform::Exit(program.status); });
}

// What comes behind the first process, on the thread that drives the first scheduler by then. The program's exit status.
int EndProgram(ProcessEnd end) {
  StandardOutput().Flush();
  Process* process = program.process;
  if (end != ProcessEnd::kReturned) {
    if (end == ProcessEnd::kExited) process->exception = {atoms::ExitClass(), process->exit_reason, kNil};
    ReportException(process->exception);
  }
  program.status = end == ProcessEnd::kReturned ? 0 : 1;
  EndByInit();
  return program.status;
}

// How many of the arguments are the runtime's. Ends the program where one is bad.
int ReadOptionsOrEnd(int argument_count, const char* const* arguments, RuntimeOptions* options) {
  const char* bad;
  const char* expected;
  int count = ReadRuntimeOptions(argument_count, arguments, platform::Environment, options, &bad, &expected);
  if (count >= 0) return count;
  TextBuffer text;
  text.Append("lumen: ").Append(bad).Append(": expected ").Append(expected).Append("\n");
  platform::WriteAll(kStandardError, text.data(), text.size());
  platform::Exit(1);
}

// A signal that says that the runtime, or what the compiler made, is broken.
void ReportCrash(int signal, const void* address) {
  char storage[160];
  TextBuffer text(storage, sizeof(storage));
  text.Append("lumen: the program crashed by signal ").AppendDecimal(signal).Append(" at address 0x");
  const auto value = reinterpret_cast<uintptr_t>(address);
  unsigned shift = sizeof(value) * 8 - 4;
  while (shift != 0 && value >> shift == 0) shift -= 4;
  for (unsigned i = 0; i <= shift; i += 4) text.AppendByte("0123456789abcdef"[value >> (shift - i) & 15]);
  text.Append("; this is a bug in Lumen or in native code\n");
  platform::WriteAll(kStandardError, text.data(), text.size());
  WriteErlangStack(kStandardError);
  auto* write = write_crash_dump;
  write_crash_dump = nullptr;
  if (write == nullptr) return;
  char slogan_storage[64];
  TextBuffer slogan(slogan_storage, sizeof(slogan_storage));
  slogan.Append("crashed by signal ").AppendDecimal(signal).AppendByte('\0');
  write(slogan.data());
}

}  // namespace

int RunProgram(void* entry, int argument_count, const char* const* arguments) {
  RuntimeOptions options;
  int runtime_arguments = ReadOptionsOrEnd(argument_count, arguments, &options);
  argument_count -= runtime_arguments;
  arguments += runtime_arguments;
  platform::IgnoreBrokenPipes();
  platform::ReportCrashes(ReportCrash);
  report_crash = [] { WriteErlangStack(kStandardError); };
  write_crash_dump = WriteCrashDump;
  platform::WatchDumpSignal();
  if (const char* value = platform::Environment("LUMEN_COLLECT_ALWAYS");
      value != nullptr && value[0] == '1') {
    collect_always = true;
  }
  Choices* choices = nullptr;
  if (options.is_seeded) {
    choices = new (choices_memory) Choices(options.seed);
    UseVirtualClock();
  } else if (platform::HasThreads()) {
    unsigned count = options.schedulers != 0 ? options.schedulers : platform::ProcessorCount();
    SetSchedulerCount(count < kMostSchedulers ? count : kMostSchedulers);
  }
  NoteStartTime();
  auto* scheduler = new (scheduler_memory) Scheduler(choices);
  Process* process = scheduler->NewProcess(kMainBlockWords);
  process->group_leader = process->pid();
  Term list = ArgumentList(*process, argument_count, arguments);
  scheduler->StartProcess(process, entry, &list, 1);
  program = {scheduler, process};
  return EndProgram(scheduler->RunUntilEnd(process, [](ProcessEnd end) { platform::Exit(EndProgram(end)); }));
}

}  // namespace lumen::runtime

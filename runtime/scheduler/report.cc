// The words and the heading are those of OTP's default logger handler:
//
//   =ERROR REPORT==== 28-Nov-2026::17:17:52.900095 ===
//   Error in process <0.91.0> with exit value:
//   {badarg,[{m,f,1,[{file,"m.erl"},{line,3}]}]}
//
// A program that reaches OTP's io has a process `logger`, which writes this (runtime/kernel/logger.erl). In another one it is written here:
// the value as erlang:display/1 does, on one line: OTP's layout is made by io_lib, which is a library of the program's.
#include "runtime/scheduler/report.h"

#include <stdio.h>

#include "runtime/base/clock.h"
#include "runtime/base/environment.h"
#include "runtime/base/standard_output.h"
#include "runtime/base/text_buffer.h"
#include "runtime/heap/heap.h"
#include "runtime/platform/platform.h"
#include "runtime/process/build.h"
#include "runtime/process/communication.h"
#include "runtime/process/process_table.h"
#include "runtime/term/atom_table.h"
#include "runtime/term/print.h"

namespace lumen::runtime {

namespace {

void AppendHeading(TextBuffer* text) {
  constexpr int64_t kNanosecondsPerSecond = 1'000'000'000;
  static constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  int64_t now = SystemNow();
  platform::CalendarTime time;
  EnvironmentHolder holder;
  text->Append("=ERROR REPORT==== ");
  if (platform::LocalTime(now / kNanosecondsPerSecond, &time)) {
    char line[64];
    int size = snprintf(line, sizeof(line), "%d-%s-%04d::%02d:%02d:%02d.%06d", time.day, kMonths[time.month - 1],
                        static_cast<int>(time.year), time.hour, time.minute, time.second,
                        static_cast<int>(now % kNanosecondsPerSecond / 1000));
    text->Append({line, static_cast<size_t>(size)});
  }
  text->Append(" ===\n");
}

void Write(const TextBuffer& text) { platform::WriteAll(kStandardError, text.data(), text.size()); }

// Leaves it to the process `logger`, where the program has one.
bool ReportToLogger(Process& process, Term reason) {
  constexpr int64_t kNanosecondsPerMicrosecond = 1000;
  Term logger = PidOfName(InternAtom("logger"));
  if (logger == kNoValue || logger == process.pid()) return false;
  Term time = BuildInteger(process, SystemNow() / kNanosecondsPerMicrosecond);
  Term message = BuildTuple(process, InternAtom("lumen_crash"), process.pid(), process.group_leader, time, reason);
  return SendSignal(logger, NewSignal(SignalKind::kMessage, 0, 0, message));
}

}  // namespace

void ReportCrash(Process& process, Term reason) {
  if (ReportToLogger(process, reason)) return;
  TextBuffer text;
  BufferSink sink(&text);
  AppendHeading(&text);
  text.Append("Error in process ");
  PrintTerm(sink, process.pid());
  text.Append(" with exit value:\n");
  PrintTerm(sink, reason);
  text.Append("\n\n");
  Write(text);
}

void ReportHeapLimit(const Process& process) {
  TextBuffer text;
  BufferSink sink(&text);
  AppendHeading(&text);
  text.Append("     Process:          ");
  PrintTerm(sink, process.pid());
  text.Append("\n     Context:          maximum heap size reached\n     Max Heap Size:    ")
      .AppendDecimal(static_cast<int64_t>(process.heap_limit.words))
      .Append("\n     Total Heap Size:  ")
      .AppendDecimal(static_cast<int64_t>(process.limited_words()))
      .Append("\n     Kill:             ")
      .Append(process.heap_limit.kills ? "true" : "false")
      .Append("\n     Error Logger:     true\n\n");
  Write(text);
}

}  // namespace lumen::runtime

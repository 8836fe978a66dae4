// The words and the heading are those of OTP's default logger handler:
//
//   =ERROR REPORT==== 28-Nov-2026::17:17:52.900095 ===
//   Error in process <0.91.0> with exit value:
//   {badarg,[{m,f,1,[{file,"m.erl"},{line,3}]}]}
//
// A program that reaches OTP's io has a process `logger`, which writes this (runtime/kernel/logger.erl). In another one it is written here:
// the value as erlang:display/1 does, on one line: OTP's layout is made by io_lib, which is a library of the program's.
#include "runtime/scheduler/report.h"

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

// In every program, and used by few: small rather than fast.
#pragma clang attribute push(__attribute__((minsize)), apply_to = function)

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
    auto append = [&](std::string_view before, int64_t number, int64_t smallest_of_width) {
      text->Append(before);
      for (; smallest_of_width > 1 && number < smallest_of_width; smallest_of_width /= 10) text->AppendByte('0');
      text->AppendDecimal(number);
    };
    text->AppendDecimal(time.day).Append("-").Append(kMonths[time.month - 1]);
    append("-", time.year, 1000);
    append("::", time.hour, 10);
    append(":", time.minute, 10);
    append(":", time.second, 10);
    append(".", now % kNanosecondsPerSecond / 1000, 100'000);
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

#pragma clang attribute pop

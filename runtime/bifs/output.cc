// Output without io, and the end of the program.
//
// Tested by runtime/start/start_test.cc and by program tests.
#include "runtime/base/standard_output.h"
#include "runtime/base/utf8.h"
#include "runtime/bifs/bif.h"
#include "runtime/bifs/integer.h"
#include "runtime/platform/platform.h"
#include "runtime/term/print.h"

namespace lumen::runtime {

namespace {

constexpr int kHaltStatusMask = 0xff;

bool AreHaltOptions(Term options) {
  for (; IsCons(options); options = Tail(options)) {
    Term option = Head(options);
    if (!IsTuple(option) || TupleArity(option) != 2 || TupleElement(option, 0) != atoms::Flush())
      return false;
    Term value = TupleElement(option, 1);
    if (value != atoms::True() && value != atoms::False()) return false;
  }
  return IsNil(options);
}

// The text of a slogan: a list of code points; false where it is none.
bool SloganText(Term list, TextBuffer* text) {
  for (; IsCons(list); list = Tail(list)) {
    if (!IsSmall(Head(list)) || !IsCodePoint(static_cast<uint64_t>(SmallValue(Head(list)))))
      return false;
    text->AppendUtf8(static_cast<uint32_t>(SmallValue(Head(list))));
  }
  return IsNil(list);
}

// What waits for its reader waits beside the schedulers.
void Display(Process& process, std::string_view text) {
  if (StandardOutput().MayWait(text.size())) LeaveScheduler(process, LongWork::kOutside, 0);
  StandardOutput().Append(text);
  StandardOutput().FlushIfTerminal();
}

// Ends the program, or returns when `status` is none.
void Halt(Term status) {
  if (IsSmall(status) && SmallValue(status) >= 0) {
    StandardOutput().Flush();
    platform::Exit(static_cast<int>(SmallValue(status) & kHaltStatusMask));
  }
  if (IsBignum(status) && !IntegerView(status).is_negative()) {
    StandardOutput().Flush();
    platform::Exit(static_cast<int>(IntegerView(status).digits()[0] & kHaltStatusMask));
  }
  if (status == atoms::Abort()) {
    StandardOutput().Flush();
    platform::Abort();
  }
  TextBuffer slogan;
  if (IsList(status) && SloganText(status, &slogan)) {
    StandardOutput().Flush();
    slogan.AppendByte('\n');
    platform::WriteAll(kStandardError, slogan.data(), slogan.size());
    slogan.Truncate(slogan.size() - 1);
    slogan.AppendByte('\0');
    if (write_crash_dump != nullptr) write_crash_dump(slogan.data());
    platform::Exit(1);
  }
}

}  // namespace

bool WriteError(Process& process, std::string_view text) {
  if (text.size() > platform::kAtomicWriteBytes || !platform::IsWritable(kStandardError))
    LeaveScheduler(process, LongWork::kOutside, 0);
  return platform::WriteAll(kStandardError, text.data(), text.size());
}

LUMEN_DEFINE_BIF(lumen_bif_display) {
  // In one piece: other processes print, too.
  char storage[512];
  TextBuffer text(storage, sizeof(storage));
  BufferSink sink(&text);
  PrintTerm(sink, arguments[0]);
  text.Append("\r\n");
  Display(process, text.view());
  return atoms::True();
}

// OTP 25 writes the next two to standard error, lines ended by \r\n.
LUMEN_DEFINE_BIF(lumen_bif_display_string) {
  TextBuffer text;
  if (!SloganText(arguments[0], &text)) return FailBadArgument(process, self, arguments);
  TextBuffer output;
  for (char c : text.view())
    output.Append(c == '\n' ? std::string_view("\r\n") : std::string_view(&c, 1));
  WriteError(process, output.view());
  return atoms::True();
}

LUMEN_DEFINE_BIF(lumen_bif_display_nl) {
  WriteError(process, "\r\n");
  return atoms::True();
}

LUMEN_DEFINE_BIF(lumen_bif_halt_0) {
  Halt(abi::MakeSmall(0));
  return kNoValue;
}

LUMEN_DEFINE_BIF(lumen_bif_halt_1) {
  Halt(arguments[0]);
  return FailBadArgument(process, self, arguments);
}

LUMEN_DEFINE_BIF(lumen_bif_halt_2) {
  if (!AreHaltOptions(arguments[1]))
    return Fail(process, self, arguments, atoms::BadArg(), atoms::BadOpt());
  Halt(arguments[0]);
  return FailBadArgument(process, self, arguments);
}

}  // namespace lumen::runtime

// Fatal errors. Tested by runtime/base/base_test.cc.
#include "runtime/base/check.h"

#include "runtime/base/text_buffer.h"
#include "runtime/platform/platform.h"

namespace lumen::runtime {

void (*report_crash)() = nullptr;

namespace {
constexpr int kStandardError = 2;

void WriteMessage(const TextBuffer& text) {
  platform::WriteAll(kStandardError, text.data(), text.size());
}

[[noreturn]] void Crash() {
  // Once: what fails in the report is not worth a report.
  auto* report = report_crash;
  report_crash = nullptr;
  if (report != nullptr) report();
  platform::Abort();
}
}  // namespace

void Fatal(const char* message) {
  char storage[512];
  TextBuffer text(storage, sizeof(storage));
  text.Append("lumen: ").Append(message).Append("\n");
  WriteMessage(text);
  Crash();
}

void FatalCheck(const char* file, int line, const char* condition) {
  char storage[512];
  TextBuffer text(storage, sizeof(storage));
  text.Append("lumen: ")
      .Append(file)
      .Append(":")
      .AppendDecimal(line)
      .Append(": check failed: ")
      .Append(condition)
      .Append("\n");
  WriteMessage(text);
  Crash();
}

void FatalOutOfMemory(size_t bytes) {
  char storage[128];
  TextBuffer text(storage, sizeof(storage));
  text.Append("lumen: cannot allocate ")
      .AppendDecimal(static_cast<int64_t>(bytes))
      .Append(" bytes of memory\n");
  WriteMessage(text);
  platform::Exit(1);
}

}  // namespace lumen::runtime

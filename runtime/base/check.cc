// Fatal errors. Tested by runtime/base/base_test.cc.
#include "runtime/base/check.h"

#include "runtime/base/text_buffer.h"
#include "runtime/platform/platform.h"

namespace lumen::runtime {

void (*report_crash)() = nullptr;
void (*write_crash_dump)(const char* slogan) = nullptr;

namespace {
constexpr int kStandardError = 2;

void WriteMessage(const TextBuffer& text) {
  platform::WriteAll(kStandardError, text.data(), text.size());
}

// Once: what fails in writing it is not worth another.
void WriteDump(const char* slogan) {
  auto* write = write_crash_dump;
  write_crash_dump = nullptr;
  if (write != nullptr) write(slogan);
}

[[noreturn]] void Crash(const TextBuffer& slogan) {
  // Once: what fails in the report is not worth a report.
  auto* report = report_crash;
  report_crash = nullptr;
  if (report != nullptr) report();
  char text[256];
  size_t size = slogan.size() < sizeof(text) ? slogan.size() : sizeof(text);
  for (size_t i = 0; i + 1 < size; ++i) text[i] = slogan.data()[i];  // less the end of the line
  text[size - 1] = '\0';
  WriteDump(text);
  platform::Abort();
}
}  // namespace

void Fatal(const char* message) {
  char storage[512];
  TextBuffer text(storage, sizeof(storage));
  text.Append("lumen: ").Append(message).Append("\n");
  WriteMessage(text);
  Crash(text);
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
  Crash(text);
}

void FatalOutOfMemory(size_t bytes) {
  char storage[128];
  TextBuffer text(storage, sizeof(storage));
  text.Append("lumen: cannot allocate ")
      .AppendDecimal(static_cast<int64_t>(bytes))
      .Append(" bytes of memory\n");
  WriteMessage(text);
  WriteDump("out of memory");
  platform::Exit(1);
}

}  // namespace lumen::runtime

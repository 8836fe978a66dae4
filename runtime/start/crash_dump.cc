// Tested by tests/driver/driver_test.sh.
#include "runtime/start/crash_dump.h"

#include <string.h>

#include "runtime/base/standard_output.h"
#include "runtime/platform/platform.h"
#include "runtime/process/dump.h"
#include "runtime/scheduler/group.h"

namespace lumen::runtime {

namespace {

void Write(int descriptor, const char* text) { platform::WriteAll(descriptor, text, strlen(text)); }

bool IsZero(const char* variable) {
  const char* value = platform::Environment(variable);
  return value != nullptr && strcmp(value, "0") == 0;
}

}  // namespace

void WriteCrashDump(const char* slogan) {
  // For other threads to come to the end of their slices; one that hangs is not waited for longer.
  constexpr int64_t kPatience = 500'000'000;
  if (IsZero("ERL_CRASH_DUMP_BYTES") || IsZero("ERL_CRASH_DUMP_SECONDS")) return;
  const char* path = platform::Environment("ERL_CRASH_DUMP");
  if (path == nullptr || *path == '\0') path = "erl_crash.dump";
  int file = platform::OpenForWriting(path);
  if (file < 0) return;
  Write(kStandardError, "\nCrash dump is being written to: ");
  Write(kStandardError, path);
  Write(kStandardError, "...");
  StopOthers(kPatience);
  Write(file, "=erl_crash_dump:0.5\nSlogan: ");
  Write(file, slogan);
  Write(file, "\nSystem version: Lumen, with the libraries of Erlang/OTP 25\n");
  WriteProcesses(file);
  Write(file, "=end\n");
  platform::CloseDescriptor(file);
  Write(kStandardError, "done\n");
}

}  // namespace lumen::runtime

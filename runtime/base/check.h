// Checks and fatal errors of the runtime. A failed check is a bug of the runtime, never of the
// Erlang program.
//
// CHECK is always on; DCHECK in builds without NDEBUG. Neither uses stdio: they must work when
// nothing else does.
#ifndef RUNTIME_BASE_CHECK_H_
#define RUNTIME_BASE_CHECK_H_

#include <cstddef>

namespace lumen::runtime {

// Called by Fatal and FatalCheck between message and abort, where it is not null: says what the program was doing.
extern void (*report_crash)();
// Writes a crash dump with this heading; null where nothing has been started yet.
extern void (*write_crash_dump)(const char* slogan);

// Writes `lumen: MESSAGE` to standard error and aborts.
[[noreturn]] void Fatal(const char* message);
[[noreturn]] void FatalCheck(const char* file, int line, const char* condition);
// Memory is used up: says so and ends the program with status 1, as OTP does.
[[noreturn]] void FatalOutOfMemory(size_t bytes);

}  // namespace lumen::runtime

#define CHECK(condition)                             \
  (__builtin_expect(static_cast<bool>(condition), 1) \
       ? void()                                      \
       : ::lumen::runtime::FatalCheck(__FILE__, __LINE__, #condition))

#ifdef NDEBUG
#define DCHECK(condition) static_cast<void>(sizeof(static_cast<bool>(condition)))
#else
#define DCHECK(condition) CHECK(condition)
#endif

#endif  // RUNTIME_BASE_CHECK_H_

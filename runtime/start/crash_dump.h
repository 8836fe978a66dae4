// Crash dumps: a file that says what a program was doing when it broke, or when SIGUSR1 asked.
//
// Its name is ERL_CRASH_DUMP's value or erl_crash.dump, as with OTP; with ERL_CRASH_DUMP_BYTES or ERL_CRASH_DUMP_SECONDS 0 there is none.
//
//   =erl_crash_dump:0.5
//   Slogan: Received SIGUSR1
//   System version: Lumen, with the libraries of Erlang/OTP 25
//   ... (process/dump.h)
//   =end
#ifndef RUNTIME_START_CRASH_DUMP_H_
#define RUNTIME_START_CRASH_DUMP_H_

namespace lumen::runtime {

// May be called in a signal handler, when anything may be broken.
void WriteCrashDump(const char* slogan);

}  // namespace lumen::runtime

#endif  // RUNTIME_START_CRASH_DUMP_H_

// What a program's user says about how it is run: flags in front of the program's own arguments, and environment variables.
//
//   --schedulers=N       LUMEN_SCHEDULERS       threads that run processes, 1 to kMostSchedulers; default: one per processor
//   --scheduler_seed=N   LUMEN_SCHEDULER_SEED   one thread, every choice made by a generator with this seed, time virtual: the
//                                               same run each time; the number of schedulers is 1 whatever else is said
//
//   app --schedulers=4 --verbose in.txt     the program gets ["--verbose", "in.txt"]
//   app in.txt --schedulers=4               the program gets both: only arguments in front of its own first one are the runtime's
//   app --schedulers=4 -- --schedulers=1    the program gets ["--schedulers=1"]: `--` directly behind such flags ends them
//
// A flag takes precedence over its variable. Tested by options_test.cc and tests/driver.
#ifndef RUNTIME_SCHEDULER_OPTIONS_H_
#define RUNTIME_SCHEDULER_OPTIONS_H_

#include <cstdint>

namespace lumen::runtime {

inline constexpr unsigned kMostSchedulers = 1024;  // as OTP

struct RuntimeOptions {
  unsigned schedulers = 0;  // 0: nobody said
  bool is_seeded = false;
  uint64_t seed = 0;
};

// Reads the flags at the front of `arguments` and the variables. How many arguments are the runtime's, or -1 where one of them or a variable
// has a bad value: `*bad` is then its text and `*expected` says what it should be.
int ReadRuntimeOptions(int argument_count, const char* const* arguments, const char* (*environment)(const char* name),
                       RuntimeOptions* options, const char** bad, const char** expected);

}  // namespace lumen::runtime

#endif  // RUNTIME_SCHEDULER_OPTIONS_H_

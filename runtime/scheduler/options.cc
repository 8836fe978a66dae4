#include "runtime/scheduler/options.h"

#include <string.h>

namespace lumen::runtime {

namespace {

// A decimal number up to `most`; false where it is none.
bool ReadNumber(const char* text, uint64_t least, uint64_t most, uint64_t* number) {
  uint64_t value = 0;
  if (*text == '\0') return false;
  for (; *text != '\0'; ++text) {
    if (*text < '0' || *text > '9') return false;
    if (__builtin_mul_overflow(value, uint64_t{10}, &value) ||
        __builtin_add_overflow(value, static_cast<uint64_t>(*text - '0'), &value))
      return false;
  }
  *number = value;
  return value >= least && value <= most;
}

struct Option {
  const char* flag;  // with its '='
  const char* variable;
  const char* expected;
  bool (*set)(const char* value, RuntimeOptions* options);
};

constexpr Option kOptions[] = {
    {"--schedulers=", "LUMEN_SCHEDULERS", "a number from 1 to 1024",
     [](const char* value, RuntimeOptions* options) {
       static_assert(kMostSchedulers == 1024);
       uint64_t number;
       if (!ReadNumber(value, 1, kMostSchedulers, &number)) return false;
       options->schedulers = static_cast<unsigned>(number);
       return true;
     }},
    {"--scheduler_seed=", "LUMEN_SCHEDULER_SEED", "a number from 0 to 18446744073709551615",
     [](const char* value, RuntimeOptions* options) {
       options->is_seeded = true;
       return ReadNumber(value, 0, UINT64_MAX, &options->seed);
     }},
};

}  // namespace

int ReadRuntimeOptions(int argument_count, const char* const* arguments, const char* (*environment)(const char* name),
                       RuntimeOptions* options, const char** bad, const char** expected) {
  for (const Option& option : kOptions) {
    const char* value = environment(option.variable);
    if (value == nullptr || option.set(value, options)) continue;
    *bad = option.variable;
    *expected = option.expected;
    return -1;
  }
  int count = 0;
  for (bool found = true; found && count < argument_count;) {
    found = false;
    for (const Option& option : kOptions) {
      size_t length = strlen(option.flag);
      if (strncmp(arguments[count], option.flag, length) != 0) continue;
      if (!option.set(arguments[count] + length, options)) {
        *bad = arguments[count];
        *expected = option.expected;
        return -1;
      }
      found = true;
    }
    if (found) ++count;
  }
  if (count > 0 && count < argument_count && strcmp(arguments[count], "--") == 0) ++count;
  return count;
}

}  // namespace lumen::runtime

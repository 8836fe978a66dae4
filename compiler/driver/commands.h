// The commands of `lumen`. Each returns the exit status: 0, or 1 where the input was at fault.
#ifndef COMPILER_DRIVER_COMMANDS_H_
#define COMPILER_DRIVER_COMMANDS_H_

#include "compiler/driver/command_line.h"

namespace lumen::driver {

int Compile(const Options& options);
int LinkFiles(const Options& options);
// Replaces this process by the program where the machine can run it.
int Run(const Options& options);
int Print(const Options& options);

// "error: MESSAGE" on standard error; returns 1.
int ReportError(const std::string& message);

}  // namespace lumen::driver

#endif  // COMPILER_DRIVER_COMMANDS_H_

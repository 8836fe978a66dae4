// The `lumen` command: reads the command line and hands over to the command. Exit status: 0; 1 where the input was at
// fault; 2 where the command line was.
#include <cstdio>
#include <string>
#include <vector>

#include "compiler/driver/command_line.h"
#include "compiler/driver/commands.h"

int main(int argc, char** argv) {
  using namespace lumen::driver;  // NOLINT
  Options options;
  std::string error;
  if (!ParseCommandLine(std::vector<std::string>(argv + 1, argv + argc), &options, &error)) {
    std::fprintf(stderr, "error: %s\n", error.c_str());
    return 2;
  }
  if (options.help) {
    std::fputs(HelpText(options.command).c_str(), stdout);
    return 0;
  }
  switch (options.command) {
    case kCompile:
      return Compile(options);
    case kLink:
      return LinkFiles(options);
    case kRun:
      return Run(options);
    default:
      return Print(options);
  }
}

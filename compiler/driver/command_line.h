// The command line of `lumen`: commands, flags, help.
//
//   lumen compile [FLAGS] FILE...     lumen run [FLAGS] FILE [ARGUMENTS]     lumen link [FLAGS] FILE...     lumen print WHAT
//
// Flags are written as other compilers have them (-O2, -DX=1, -Iinc, -o OUT, repeated flags), also as --name=value and --name value;
// gflags holds their values but could read neither, so the arguments are translated first. `@FILE` stands for the
// arguments in FILE, one a line. After `--` nothing is a flag.
//
// Tested by command_line_test.cc.
#ifndef COMPILER_DRIVER_COMMAND_LINE_H_
#define COMPILER_DRIVER_COMMAND_LINE_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/driver/stage.h"
#include "compiler/target/target.h"

namespace lumen::driver {

using Commands = unsigned;
inline constexpr Commands kCompile = 1, kLink = 2, kRun = 4, kPrint = 8;

enum class DiagnosticsFormat : uint8_t { kText, kErlc, kJson };

// One -W flag: what is to become of a group of warnings; of all where `group` is empty.
struct WarningFlag {
  enum class Action : uint8_t { kShow, kHide, kError };
  std::string group;
  Action action = Action::kShow;
};
// The groups of warnings that -W can name.
std::vector<std::string> AllWarningGroups();

struct Options {
  Commands command = 0;
  bool help = false;
  std::vector<std::string> files;                        // compile, link: inputs; print: what; run: the one input
  std::vector<std::string> program_arguments;            // run
  const Target* target = nullptr;
  int optimize = 0;
  bool lto = false;
  std::vector<std::string> lto_offers;
  bool debug_info = false;
  std::vector<std::string> include_dirs;
  std::vector<std::string> behaviour_sources;
  std::vector<std::pair<std::string, std::string>> library_dirs;  // name empty: a folder of applications
  std::vector<std::pair<std::string, std::string>> defines;
  int otp = 29;
  std::vector<std::pair<std::string, std::string>> parse_transforms;
  std::vector<std::string> apply_transforms;
  std::string main;
  std::string output;
  std::vector<Stage> emit;                               // empty: the executable
  std::string depfile;
  std::string source_name;
  DiagnosticsFormat diagnostics = DiagnosticsFormat::kText;
  bool werror = false;
  std::vector<WarningFlag> warnings;                     // in the order given
  std::vector<std::string> print_after, disable_pass;
  bool verify_passes = false;
  bool time_passes = false;
  std::string runtime;
  std::string runtime_dir;
  std::vector<std::string> keep;
  std::vector<std::string> otp_archives;
  std::vector<std::string> linker_flags;
  bool strip = false;
};

// Reads the arguments (without the program's name). False with `error` set, a line that says what to do, where they make no sense. Call once in a process:
// the values pass through gflags' variables.
bool ParseCommandLine(std::vector<std::string> arguments, Options* options, std::string* error);

// The text of --help: of a command, or of all where `command` is 0.
std::string HelpText(Commands command);

}  // namespace lumen::driver

#endif  // COMPILER_DRIVER_COMMAND_LINE_H_

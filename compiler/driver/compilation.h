// One module through the compiler, from its file to the stages asked for.
//
// The way of a module, in order: frontend (source to tree) -> lowering (tree to Core) -> patterns (Core to SSA) -> passes -> code
// generation. A .ssa file enters before the passes. No stage runs after one that found errors.
#ifndef COMPILER_DRIVER_COMPILATION_H_
#define COMPILER_DRIVER_COMPILATION_H_

#include <map>
#include <string>
#include <vector>

#include "compiler/driver/command_line.h"
#include "compiler/driver/stopwatch.h"

namespace lumen::driver {

struct ModuleOutput {
  bool ok = false;
  std::string module_name;                // as -module says
  std::map<Stage, std::string> stages;    // what was asked for
  std::vector<std::string> files_read;    // the source and what it includes
  std::string messages;                   // errors and warnings, for standard error
  std::string printed;                    // what --print_after asked for, for standard output
};

// The folder that holds runtimes and OTP's headers: what --runtime_dir says, or the one that came with this program.
std::string LibraryFolder(const Options& options);

// Compiles `file` up to the last of `stages` (none of them kExecutable).
ModuleOutput CompileModule(const std::string& file, const std::vector<Stage>& stages, const Options& options, Stopwatch* stopwatch);

}  // namespace lumen::driver

#endif  // COMPILER_DRIVER_COMPILATION_H_

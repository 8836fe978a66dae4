// Runs the passes of pass_list.def over a module.
//
//   PassOptions options;
//   options.optimization_level = 2;
//   PassReport report;
//   if (!RunPasses(&module, options, &report, &error)) ... an unknown pass name, or a pass broke a
//   rule (options.verify)
//
// Deterministic. Tested by pass_manager_test.cc; each pass by its own test.
#ifndef COMPILER_PASSES_PASS_MANAGER_H_
#define COMPILER_PASSES_PASS_MANAGER_H_

#include <chrono>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/ssa/function.h"

namespace lumen::passes {

struct PassInfo {
  std::string_view name;
  std::string_view description;
  void (*function_pass)(ssa::Module*, ssa::Function*);  // one of the two is set
  void (*module_pass)(ssa::Module*);
};

// In the order of pass_list.def.
std::span<const PassInfo> AllPasses();
const PassInfo* FindPass(std::string_view name);
// The names of the passes that run at `optimization_level` (0..3), in order.
std::vector<std::string_view> Pipeline(int optimization_level);
// Does the pipeline of every level keep the must-follow rules? Called by tests; RunPasses relies on
// it.
bool CheckPassOrder(std::string* error);

struct PassOptions {
  int optimization_level = 2;
  std::vector<std::string> disabled;     // --disable_pass=
  std::vector<std::string> print_after;  // --print_after=; "all": every pass
  bool verify = false;                   // after every pass: tests and debug builds
};

struct PassReport {
  struct Time {
    std::string_view pass;
    std::chrono::nanoseconds time{0};
    int runs = 0;
  };
  std::vector<Time> times;  // --time_passes; by pass, in the order of first use
  std::string
      printed;  // what --print_after asked for: ";; after <pass>" and the module, once for each run
};

// False with `error` set where an option names no pass or a pass broke a rule; the module is then
// of no use.
bool RunPasses(ssa::Module* module, const PassOptions& options, PassReport* report,
               std::string* error);

}  // namespace lumen::passes

#endif  // COMPILER_PASSES_PASS_MANAGER_H_

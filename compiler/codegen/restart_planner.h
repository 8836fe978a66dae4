// Finds the checks for room that may begin their part again after a collection.
//
// Where nothing has happened between the entry of a part and a check (tests, parts of terms, comparisons, sums), a collection
// need not save what the part has computed so far: it keeps the part's arguments, and the part runs again from its start, this time
// with enough room. The path that hardly ever runs is then a jump to code that all parts share, and values live at the check flow on
// unchanged. The alternative, saving and reloading whatever is live in line, made up nearly half of the code of OTP's libraries.
//
// In a loop (loop_back) what the function would be called with for this round takes the place of the arguments.
//
// A part runs again at most once per collection: a collection leaves abi::kHeapReserveWords beyond what it was asked for, helpers
// that allocate on the way keep these free, and no check that restarts asks for more than these.
//
// Tested by restart_planner_test.cc, the goldens of llvm-ir and the program tests that collect at every check.
#ifndef COMPILER_CODEGEN_RESTART_PLANNER_H_
#define COMPILER_CODEGEN_RESTART_PLANNER_H_

#include <optional>
#include <vector>

#include "compiler/codegen/check_planner.h"
#include "compiler/codegen/partition.h"
#include "compiler/ssa/function.h"
#include "compiler/ssa/liveness.h"

namespace lumen::codegen {

// How a check's part begins again: with the arguments it was entered with, or its function with these values.
struct Restart {
  bool from_root = true;
  std::vector<ssa::ValueId> arguments;  // of the function, where !from_root
};

// By segment, for each of its checks in order.
using RestartPlan = std::vector<std::vector<std::optional<Restart>>>;

RestartPlan PlanRestarts(const ssa::Function& function, const ssa::Liveness& liveness, const Partition& partition,
                         const Part& part, const std::vector<std::vector<Check>>& checks);

}  // namespace lumen::codegen

#endif  // COMPILER_CODEGEN_RESTART_PLANNER_H_

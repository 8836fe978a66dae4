// What must be known of a Core function before SSA can be built: which variables anybody looks at, and which variables each
// closure takes from outside. Tested by build_ssa_test.cc.
#ifndef COMPILER_PATTERNS_ANALYSIS_H_
#define COMPILER_PATTERNS_ANALYSIS_H_

#include <cstdint>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "compiler/core/core.h"

namespace lumen::patterns {

class Analysis {
 public:
  explicit Analysis(const core::Function& function);

  // Is the variable's value needed? Exact: a variable that only goes into results nobody needs is not.
  bool IsUsed(core::VariableId variable) const { return used_[variable.index]; }
  // In order of first use.
  const std::vector<core::VariableId>& FreeVariables(const core::Fun& fun) const { return closures_[closure_of_.at(&fun)].free; }
  const std::vector<core::VariableId>& FreeVariables(core::LocalFunctionId function) const {
    return closures_[local_function_closure_[function.index]].free;
  }

 private:
  struct Closure {
    uint32_t parent = 0;
    std::vector<core::VariableId> free;
    absl::flat_hash_set<uint32_t> is_free;
  };
  struct LetRecUse {
    uint32_t closure;
    core::LocalFunctionId function;
  };

  // Backwards, with the results that are needed of an expression that gives several (empty: all).
  using Mask = std::vector<bool>;
  void MarkUses(const core::Expr& expr, const Mask& needed);
  void MarkBlock(const core::Block& block, const Mask& needed);
  // Forwards: who binds, who uses.
  void FindClosures(const core::Expr& expr, uint32_t closure);
  void BindPattern(const core::Pattern& pattern, uint32_t closure);
  bool Use(core::VariableId variable, uint32_t closure);
  uint32_t NewClosure(uint32_t parent);

  std::vector<bool> used_;
  std::vector<uint32_t> owner_;  // the closure that binds a variable
  std::vector<Closure> closures_;  // [0] is the function itself
  absl::flat_hash_map<const core::Fun*, uint32_t> closure_of_;
  std::vector<uint32_t> local_function_closure_;
  std::vector<LetRecUse> letrec_uses_;
};

}  // namespace lumen::patterns

#endif  // COMPILER_PATTERNS_ANALYSIS_H_

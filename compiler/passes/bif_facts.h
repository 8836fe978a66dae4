// What passes know about built-in functions, read from runtime/abi/bifs.def. Tested by
// transfer_test.cc.
#ifndef COMPILER_PASSES_BIF_FACTS_H_
#define COMPILER_PASSES_BIF_FACTS_H_

#include <optional>
#include <string_view>
#include <vector>

#include "compiler/ssa/function.h"

namespace lumen::passes {

struct BifFacts {
  bool pure = false;  // same arguments, same result or exception; no effect
  bool no_return = false;
  ssa::Type result;                  // where it returns
  std::vector<ssa::Type> arguments;  // what they are once it has returned
};

// The type a name in bifs.def stands for; Any where the name says more than types hold.
ssa::Type TypeNamed(std::string_view name);

// Nothing where the callee is no BIF of the table.
std::optional<BifFacts> FactsOfBif(const ssa::Module& module, const ssa::Callee& callee);

}  // namespace lumen::passes

#endif  // COMPILER_PASSES_BIF_FACTS_H_

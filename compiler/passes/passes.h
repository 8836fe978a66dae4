// The entry points of all passes, as pass_list.def names them. A pass changes the function or
// module in place and leaves it as the verifier wants it, `order` cleaned up.
#ifndef COMPILER_PASSES_PASSES_H_
#define COMPILER_PASSES_PASSES_H_

#include "compiler/ssa/function.h"

namespace lumen::passes {

#define LUMEN_FUNCTION_PASS(name, Entry, description) \
  void Entry(ssa::Module* module, ssa::Function* function);
#define LUMEN_MODULE_PASS(name, Entry, description) void Entry(ssa::Module* module);
#include "compiler/passes/pass_list.def"

}  // namespace lumen::passes

#endif  // COMPILER_PASSES_PASSES_H_

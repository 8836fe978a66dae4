// How a built-in function is written:
//
//   LUMEN_DEFINE_BIF(lumen_bif_abs) {
//     if (!IsNumber(arguments[0])) return FailBadArgument(process, self, arguments);
//     ...
//   }
//
// with `Process& process`, `const Term* arguments` and `const BifName& self` in scope. It returns a
// term, or kNoValue after one of the Fail functions. It never collects. One whose time depends on how large its arguments are says so by
// CountWork. The row in abi/bifs.def makes it known to compiled code.
#ifndef RUNTIME_BIFS_BIF_H_
#define RUNTIME_BIFS_BIF_H_

#include <string_view>

#include "runtime/process/build.h"
#include "runtime/process/exception.h"
#include "runtime/process/long_work.h"
#include "runtime/process/process.h"
#include "runtime/term/atoms.h"

namespace lumen::runtime {

namespace bif_names {
#define LUMEN_BIF(module, name, arity, symbol, ...) \
  inline constexpr BifName symbol = {module, name, arity};
#include "runtime/abi/bifs.def"
}  // namespace bif_names

extern "C" {
#define LUMEN_BIF(module, name, arity, symbol, ...) \
  LUMEN_CALLED_FROM_COMPILED_CODE Term symbol(Process& process, const Term* arguments);
#include "runtime/abi/bifs.def"
}

// The length of a list, -1 where it is none; its work is counted.
int64_t CountLength(Process& process, Term list);

// Writes all of it to standard error; false where nobody reads it.
bool WriteError(Process& process, std::string_view text);

#define LUMEN_DEFINE_BIF(symbol)                                                           \
  static Term Body_##symbol(Process& process, const Term* arguments, const BifName& self); \
  extern "C" Term symbol(Process& process, const Term* arguments) {                        \
    return Body_##symbol(process, arguments, bif_names::symbol);                           \
  }                                                                                        \
  static inline Term Body_##symbol([[maybe_unused]] Process& process,                      \
                                   [[maybe_unused]] const Term* arguments,                 \
                                   [[maybe_unused]] const BifName& self)

}  // namespace lumen::runtime

#endif  // RUNTIME_BIFS_BIF_H_

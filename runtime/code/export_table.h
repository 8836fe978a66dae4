// Functions by module, name and arity, for calls and funs whose names are made at run time.
#ifndef RUNTIME_CODE_EXPORT_TABLE_H_
#define RUNTIME_CODE_EXPORT_TABLE_H_

#include <cstddef>

#include "runtime/process/process.h"

namespace lumen::runtime {

// Where to enter module:name/arity (two atoms); null where the program has no such function, or the
// link step did not see that it could be asked for. Any thread.
void* FindExport(Term module, Term name, size_t arity);

// Whether FindExport finds any function of the module. Looks at all there are.
bool IsModuleLinked(Term module);

// `fun module:name/arity`, arity at most kMaxArity, whether there is such a function or not. Does
// not collect. Any thread.
Term BuildExternalFun(Process& process, Term module, Term name, size_t arity);

}  // namespace lumen::runtime

#endif  // RUNTIME_CODE_EXPORT_TABLE_H_

// Functions by module, name and arity, for calls and funs whose names are made at run time.
#ifndef RUNTIME_CODE_EXPORT_TABLE_H_
#define RUNTIME_CODE_EXPORT_TABLE_H_

#include <cstddef>

#include "runtime/process/process.h"

namespace lumen::runtime {

// Where to enter module:name/arity (two atoms); null where the program has no such function, or the
// link step did not see that it could be asked for. Any thread.
void* FindExport(Term module, Term name, size_t arity);

// Calls module:name(arguments), which FindExport does not find: where the module has '$handle_undefined_function'/2, the process is to call
// that, as after Trap, once RaisePending is called; else undef is its pending error. `arguments` is a list, or kNoValue, where they will be
// in arguments[0..arity) of the process then. Returns kNoValue. Does not collect.
Term CallUndefined(Process& process, Term module, Term name, Term arguments, size_t arity);

// Whether FindExport finds any function of the module. Looks at all there are.
bool IsModuleLinked(Term module);

// `fun module:name/arity`, arity at most kMaxArity, whether there is such a function or not. Does
// not collect. Any thread.
Term BuildExternalFun(Process& process, Term module, Term name, size_t arity);

}  // namespace lumen::runtime

#endif  // RUNTIME_CODE_EXPORT_TABLE_H_

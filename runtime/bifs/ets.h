// What the BIFs on tables share.
#ifndef RUNTIME_BIFS_ETS_H_
#define RUNTIME_BIFS_ETS_H_

#include "runtime/base/work_stack.h"
#include "runtime/bifs/bif.h"
#include "runtime/ets/table.h"
#include "runtime/term/atom_table.h"

namespace lumen::runtime {

// badarg with a cause that erl_stdlib_errors knows.
inline Term FailWithCause(Process& process, const BifName& self, const Term* arguments, std::string_view cause) {
  return Fail(process, self, arguments, atoms::BadArg(), InternAtom(cause));
}

// There is no such table, or it is not for this process.
inline Term FailNoTable(Process& process, const BifName& self, const Term* arguments, ets::TableUse::Failure failure,
                        Term identifier) {
  if (!IsAtom(identifier) && !ets::IsTableReference(identifier)) return FailWithCause(process, self, arguments, "type");
  return FailWithCause(process, self, arguments, failure == ets::TableUse::Failure::kNoAccess ? "access" : "id");
}

// The same where the first argument stands for the table.
inline Term FailNoTable(Process& process, const BifName& self, const Term* arguments, ets::TableUse::Failure failure) {
  return FailNoTable(process, self, arguments, failure, arguments[0]);
}

// Internal states of tables that OTP's own tests set (debugging.cc): the answer, or kNoValue for a bad argument.
Term SetWait(Process& process, Term what);
Term SetForceSplit(Process& process, Term value);
Term SetCollidingNames(Process& process, Term value);

}  // namespace lumen::runtime

#endif  // RUNTIME_BIFS_ETS_H_

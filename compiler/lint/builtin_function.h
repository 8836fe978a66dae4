// What the language knows of functions by name: auto-imported ones, guards, type tests, and those of OTP that are obsolete.
#ifndef COMPILER_LINT_BUILTIN_FUNCTION_H_
#define COMPILER_LINT_BUILTIN_FUNCTION_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "compiler/base/symbol.h"

namespace lumen::lint {

struct BuiltinFunction {
  std::string_view name;
  uint32_t arity;
  bool auto_imported = false;
  bool guard = false;          // may be called in a guard
  int guard_since = 0;         // ... where the language level is at least this
  bool old = false;            // see auto_import.def
  bool type_test = false;      // is_atom/1 and the like
  bool old_type_test = false;  // atom/1 and the like: in guards only, and only at their top
};

// Answers by symbol; remembers what it found, so that asking again costs an index. One per SymbolTable.
class BuiltinFunctions {
 public:
  BuiltinFunctions(const SymbolTable& symbols, int otp_level) : symbols_(symbols), otp_level_(otp_level) {}

  // Null where name/arity means nothing special.
  const BuiltinFunction* Find(Symbol name, uint32_t arity);
  bool IsAutoImported(Symbol name, uint32_t arity) { return Has(name, arity, &BuiltinFunction::auto_imported); }
  bool IsGuard(Symbol name, uint32_t arity) {
    const BuiltinFunction* found = Find(name, arity);
    return found != nullptr && found->guard && otp_level_ >= found->guard_since;
  }
  bool IsOld(Symbol name, uint32_t arity) { return Has(name, arity, &BuiltinFunction::old); }
  bool IsOldTypeTest(Symbol name, uint32_t arity) { return Has(name, arity, &BuiltinFunction::old_type_test); }
  bool IsTypeTest(Symbol name, uint32_t arity) {
    const BuiltinFunction* found = Find(name, arity);
    return found != nullptr && (found->type_test || found->old_type_test);
  }

 private:
  bool Has(Symbol name, uint32_t arity, bool BuiltinFunction::*property) {
    const BuiltinFunction* found = Find(name, arity);
    return found != nullptr && found->*property;
  }

  const SymbolTable& symbols_;
  const int otp_level_;
  // By symbol index: 0 not asked yet, 1 nothing, else 2 + the index of the first row with that name.
  std::vector<uint16_t> known_;
};

enum class Obsolescence { kDeprecated, kRemoved };
struct ObsoleteFunction {
  std::string_view module, name;  // name "*": every function
  int arity;                      // -1: every arity
  Obsolescence status;
  std::string_view replacement;  // may be empty
};
// Null where the function is neither deprecated nor removed.
const ObsoleteFunction* FindObsolete(std::string_view module, std::string_view name, uint32_t arity);
// Was a type of OTP removed? (None is merely deprecated in OTP 25.)
bool IsRemovedType(std::string_view module, std::string_view name, size_t arity);
// Has the module any obsolete function? Cheap: asked for each remote call.
bool MayBeObsolete(std::string_view module);

}  // namespace lumen::lint

#endif  // COMPILER_LINT_BUILTIN_FUNCTION_H_

// Which type names belong to the language. See builtin_type.def.
#ifndef COMPILER_SYNTAX_BUILTIN_TYPE_H_
#define COMPILER_SYNTAX_BUILTIN_TYPE_H_

#include <cstddef>
#include <string_view>

namespace lumen::syntax {

// Is name/arity a type of the language at this level (25..29)?
bool IsBuiltinType(std::string_view name, size_t arity, int otp_level);

}  // namespace lumen::syntax

#endif  // COMPILER_SYNTAX_BUILTIN_TYPE_H_

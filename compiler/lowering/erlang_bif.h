// What lowering knows about functions of module erlang by name alone. Tested by lowering_test.cc.
#ifndef COMPILER_LOWERING_ERLANG_BIF_H_
#define COMPILER_LOWERING_ERLANG_BIF_H_

#include <cstdint>
#include <string_view>

namespace lumen::lowering {

// May be called without `erlang:`.
bool IsAutoImported(std::string_view name, uint32_t arity);
// May be called in guards; not the operators.
bool IsGuardBif(std::string_view name, uint32_t arity);
// An operator that guards may hold: "+", "=:=", "and", ...
bool IsGuardOperator(std::string_view name, uint32_t arity);
// The present name of a type test as guards had them in the old days: "integer" is "is_integer"; empty where it is none.
std::string_view OldTypeTest(std::string_view name, uint32_t arity);

}  // namespace lumen::lowering

#endif  // COMPILER_LOWERING_ERLANG_BIF_H_

// Names of symbols in object files: the one place that knows how Erlang names are spelt there.
//
//   FunctionSymbol("lists", "map", 2)  "lists:map/2"
//   AtomSymbol("ok")                   "lumen.atom.ok"
//
// Bytes outside [A-Za-z0-9_@.$+*<>=!-] are written %XX, so that the separators stay unambiguous and no tool chokes on a name.
// Tested by symbol_names_test.cc.
#ifndef COMPILER_CODEGEN_SYMBOL_NAMES_H_
#define COMPILER_CODEGEN_SYMBOL_NAMES_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace lumen::codegen {

std::string AtomSymbol(std::string_view text);
std::string FunctionSymbol(std::string_view module, std::string_view name, uint32_t arity);

struct FunctionName {
  std::string module, name;
  uint32_t arity = 0;
};
// The function a symbol names; false where it names something else (a continuation, an atom, a C symbol).
bool ParseFunctionSymbol(std::string_view symbol, FunctionName* function);

}  // namespace lumen::codegen

#endif  // COMPILER_CODEGEN_SYMBOL_NAMES_H_

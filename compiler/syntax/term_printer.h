// Writes the terms of attributes in Erlang syntax, as file:consult/1 reads them.
#ifndef COMPILER_SYNTAX_TERM_PRINTER_H_
#define COMPILER_SYNTAX_TERM_PRINTER_H_

#include <string>

#include "compiler/base/symbol.h"
#include "compiler/syntax/ast.h"

namespace lumen::syntax {

void AppendTerm(const Term& term, const SymbolTable& symbols, std::string* out);
std::string PrintTerm(const Term& term, const SymbolTable& symbols);

}  // namespace lumen::syntax

#endif  // COMPILER_SYNTAX_TERM_PRINTER_H_

// Writes a module in OTP's abstract format: one form a term, each ended by a full stop, as file:consult/1 reads it and as
// epp:parse_file(File, [{location, {1, 1}}]) returns it. This is --emit=ast.
#ifndef COMPILER_SYNTAX_ABSTRACT_PRINTER_H_
#define COMPILER_SYNTAX_ABSTRACT_PRINTER_H_

#include <string>

#include "compiler/base/source_manager.h"
#include "compiler/base/symbol.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/syntax/ast.h"

namespace lumen::syntax {

// Error and warning forms carry the place, the part that complained (erl_scan, epp, erl_parse) and our text in place of OTP's
// descriptor.
std::string PrintAbstractFormat(const Module& module, const SourceManager& sources, const SymbolTable& symbols,
                                const Diagnostics& diagnostics);

// One expression or type, for tests and messages.
std::string PrintAbstractFormat(const Expr& expr, const SourceManager& sources, const SymbolTable& symbols);
std::string PrintAbstractFormat(const Type& type, const SourceManager& sources, const SymbolTable& symbols);

}  // namespace lumen::syntax

#endif  // COMPILER_SYNTAX_ABSTRACT_PRINTER_H_

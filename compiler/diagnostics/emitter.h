// Writing diagnostics for people, editors and programs.
//
//   text   demo.erl:4:9: error: variable Y is unbound [unbound_var]
//              4 |     X + Y.
//                |         ^
//            help: ...
//   erlc   demo.erl:4:9: variable Y is unbound            (warnings: "demo.erl:4:9: Warning: ...")
//   json   one object a line: file, line, column, severity, id, group, message, help, notes
//
// Sorted by file, then place; those without a place come first. Notes say how the place came about: the expansions of
// macros from the innermost outwards, and the includes that led to a header.
#ifndef COMPILER_DIAGNOSTICS_EMITTER_H_
#define COMPILER_DIAGNOSTICS_EMITTER_H_

#include <string>

#include "compiler/base/source_manager.h"
#include "compiler/base/symbol.h"
#include "compiler/diagnostics/diagnostic.h"

namespace lumen {

enum class DiagnosticFormat { kText, kErlc, kJson };

// Parses "text", "erlc" or "json"; false for anything else.
bool ParseDiagnosticFormat(std::string_view text, DiagnosticFormat* format);

std::string FormatDiagnostics(const Diagnostics& diagnostics, const SourceManager& sources, const SymbolTable& symbols,
                              DiagnosticFormat format);

}  // namespace lumen

#endif  // COMPILER_DIAGNOSTICS_EMITTER_H_

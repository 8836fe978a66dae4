// From OTP's abstract format to the syntax tree: the inverse of syntax/abstract_printer.h.
//
//   syntax::Module module = BuildModule(forms, "demo.abstr", &context...);
//
// Every node is checked: a form that is none costs a diagnostic, which names the term and the form, and leaves an ErrorForm in
// its place; the other forms are read. What comes out satisfies all that syntax/*.def promises, so nothing behind this can
// tell the tree from a parsed one. Both directions are lossless: what --emit=ast wrote comes out as it went in, and so does
// what OTP's compiler or a parse transform made, with annotations of any shape ({Line,Column}, Line, or a list of properties).
// Exceptions: a missing {eof,_} is added, fun m:f/a in the form of before R15 becomes that of today, and bit types [] become default.
//
// Tested by abstract_format_test.cc, and on all of OTP by frontend/compare_otp.escript; fuzzed by abstract_format_fuzz_test.cc.
#ifndef COMPILER_ABSTRACT_FORMAT_ABSTRACT_FORMAT_H_
#define COMPILER_ABSTRACT_FORMAT_ABSTRACT_FORMAT_H_

#include <span>
#include <string_view>

#include "compiler/base/arena.h"
#include "compiler/base/source_manager.h"
#include "compiler/base/symbol.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/syntax/ast.h"

namespace lumen {

// Builds the module that `forms` are. `file` is the name of what they came from: places of forms before the first `file`
// attribute are in it. All text has been added to `sources`.
syntax::Module BuildModule(std::span<const syntax::Term* const> forms, std::string_view file, SourceManager* sources,
                           SymbolTable* symbols, Arena* arena, Diagnostics* diagnostics);

}  // namespace lumen

#endif  // COMPILER_ABSTRACT_FORMAT_ABSTRACT_FORMAT_H_

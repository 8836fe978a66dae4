// Shared by the files of the preprocessor; not for others.
#ifndef COMPILER_PREPROCESSOR_INTERNAL_H_
#define COMPILER_PREPROCESSOR_INTERNAL_H_

#include <span>

#include "compiler/preprocessor/expander.h"
#include "compiler/preprocessor/macro.h"
#include "compiler/preprocessor/preprocessor.h"

namespace lumen {

class Preprocessor::Expander : public MacroExpander {
 public:
  using MacroExpander::MacroExpander;
};

// Gives `name` the one definition `body`, without parameters, whatever it had before.
void DefineSimple(MacroTable* macros, Arena* arena, Symbol name, std::span<const Token> body, bool predefined);
// ?FEATURE_AVAILABLE(X) or ?FEATURE_ENABLED(X): true for maybe_expr where `holds_maybe`, false for all else.
void DefineFeatureMacro(MacroTable* macros, Arena* arena, Symbol name, bool holds_maybe);

}  // namespace lumen

#endif  // COMPILER_PREPROCESSOR_INTERNAL_H_

// Macro expansion of one form. See preprocessor.h for the method; only the preprocessor uses this.
#ifndef COMPILER_PREPROCESSOR_EXPANDER_H_
#define COMPILER_PREPROCESSOR_EXPANDER_H_

#include <span>
#include <string>
#include <vector>

#include "compiler/base/source_manager.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/preprocessor/macro.h"

namespace lumen {

// What went wrong in an expansion, before anybody decided to report it.
struct ExpansionError {
  DiagnosticKind kind;
  SourceLocation location;
  std::vector<std::string> arguments;
};

class MacroExpander {
 public:
  MacroExpander(const MacroTable& macros, SourceManager* sources, SymbolTable* symbols, Arena* arena)
      : macros_(macros), sources_(sources), symbols_(symbols), arena_(arena) {}

  // Appends the expansion of `form` to `*out`. On failure returns false with `*error` filled and `*out` as it was.
  bool Expand(std::span<const Token> form, std::vector<Token>* out, ExpansionError* error);

  // Steps one form may take, beyond a share for its own length; and tokens that all expansions of a module may make.
  static constexpr uint64_t kMaxStepsPerForm = uint64_t{1} << 23;
  static constexpr uint64_t kMaxTokensPerModule = uint64_t{1} << 24;

 private:
  struct FunctionHead {
    enum class State { kUnknown, kFunction, kNoFunction, kMacroFirst, kError } state = State::kUnknown;
    Symbol name;
    int64_t arity = 0;
  };
  // Pending tokens, the next one last.
  using Pending = std::vector<Token>;

  bool Run(std::vector<Token>* out);
  bool ExpandUse(const Token& name, std::vector<Token>* out);
  // ?LINE, ?FUNCTION_NAME, ?FUNCTION_ARITY: sets *done where it was one of them. False after a failure.
  bool ExpandPredefined(const Token& name, std::vector<Token>* out, bool* done);
  bool PushBody(const Macro& macro, const Token& name, std::span<const Token> call, const ArgumentList& list);
  bool PushExpanded(const Token& token, std::vector<Token>* expansion);
  // The definition that a use means; null after a failure. Fills `*list` where the definition has parameters.
  const Macro* Choose(const Token& name, ArgumentList* list);
  // The argument list that is pending, up to the next barrier.
  ArgumentList ScanPending();
  Token Stringify(std::span<const Token> tokens, SourceLocation location);
  void FindFunctionHead();
  [[gnu::cold]] bool Fail(DiagnosticKind kind, SourceLocation location, std::vector<std::string> arguments = {});
  bool Spend(uint64_t steps);
  std::string MacroName(const Token& name, int arity) const;

  const MacroTable& macros_;
  SourceManager* sources_;
  SymbolTable* symbols_;
  Arena* arena_;

  std::span<const Token> form_;
  Pending pending_;
  FunctionHead head_;
  bool finding_head_ = false;
  ExpansionError* error_ = nullptr;
  uint64_t steps_left_ = 0;
  uint64_t module_tokens_ = 0;
};

}  // namespace lumen

#endif  // COMPILER_PREPROCESSOR_EXPANDER_H_

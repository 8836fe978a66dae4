// Lint: what OTP's erl_lint checks, on the syntax tree. Adds diagnostics; changes nothing.
#ifndef COMPILER_LINT_LINT_H_
#define COMPILER_LINT_LINT_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/base/source_manager.h"
#include "compiler/base/symbol.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/syntax/ast.h"

namespace lumen {

// What a module that defines a behaviour says of it.
struct Behaviour {
  struct Callback {
    std::string name;
    uint32_t arity = 0;
    bool optional = false;
  };
  // What kind of answer behaviour_info(callbacks) is, or behaviour_info(optional_callbacks).
  enum class Answer {
    kNone,       // there is no such function
    kFunctions,  // a list of names and arities
    kUndefined,  // the atom
    kOther,      // a literal that is none of these
    kUnknown,    // it would have to be run
  };
  bool found = false;
  Answer callbacks_answer = Answer::kNone, optional_answer = Answer::kNone;
  std::vector<Callback> callbacks;
};
class BehaviourFinder {
 public:
  virtual ~BehaviourFinder() = default;
  // Null where nothing is known of the module. What they return stays as long as the finder. FindGiven looks among the files that
  // the user names, FindInApplications in the sources of applications.
  virtual const Behaviour* FindGiven(std::string_view name) = 0;
  virtual const Behaviour* FindInApplications(std::string_view name) = 0;
};

struct LintOptions {
  int otp_level = 29;
  // Warnings to give though they are off by default, or though a -compile option of the module turns them off: groups of
  // diagnostic_kind.def, and missing_spec_all.
  std::vector<std::string> enabled_warnings;
  // Asked for behaviours; may be null: then nothing is said of those that are not OTP's.
  BehaviourFinder* behaviours = nullptr;
};

// Is a group of warnings given only where it is asked for?
bool IsWarningOffByDefault(std::string_view group);

void LintModule(const syntax::Module& module, const LintOptions& options, const SourceManager& sources,
                const SymbolTable& symbols, Diagnostics* diagnostics);

}  // namespace lumen

#endif  // COMPILER_LINT_LINT_H_

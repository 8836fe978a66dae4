// The walk behind PredictOutcomes. Not for others than outcome.
#ifndef COMPILER_OUTCOME_PREDICTOR_H_
#define COMPILER_OUTCOME_PREDICTOR_H_

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "compiler/base/source_manager.h"
#include "compiler/base/symbol.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/outcome/shape.h"
#include "compiler/syntax/ast.h"

namespace lumen::outcome {

// A function that only gives a value; a row of pure_function.def.
struct PureFunction {
  std::string_view module, name;
  uint32_t arity;
  bool safe;  // it cannot fail
  bool auto_imported;
};

class Predictor {
 public:
  Predictor(const SourceManager& sources, const SymbolTable& symbols, Diagnostics* diagnostics)
      : sources_(sources), symbols_(symbols), diagnostics_(diagnostics), bound_(symbols.size()), none_bound_(symbols.size()) {}

  void Run(const syntax::Module& module);

 private:
  using Expr = syntax::Expr;
  using Clause = syntax::Clause;
  // Is what an expression gives used?
  enum class Use : uint8_t { kValue, kNothing };
  enum class Construct : uint8_t { kFunction, kFun, kCase, kIf, kReceive, kOf, kCatch };
  // The value that clauses are matched against, as far as it can be told.
  struct Subject {
    const Shape* shape = nullptr;  // null: nothing is known
    bool literal = false;
    bool boolean = false;
  };
  enum class GuardValue : uint8_t { kTrue, kFalse, kUnknown };
  struct CheckedClause {
    const Clause* clause;
    std::vector<const Shape*> patterns;
    GuardValue guard;
    bool dead = false;  // OTP drops it early and looks at nothing inside
  };

  // --- The module (predictor.cc).
  void CollectOptions(const syntax::Term& option);
  void Warn(DiagnosticKind kind, SourceLocation location, std::vector<std::string> arguments = {});

  // --- Expressions (predictor.cc).
  void Body(std::span<const Expr* const> body, Use use);
  void Visit(const Expr& expr, Use use);
  void VisitChildren(const Expr& expr);
  // Reports a value that nobody uses, and goes on to its parts; false where the expression is none that only gives a value.
  bool VisitUnused(const Expr& expr);
  void VisitUnusedPart(const Expr& expr);
  // The operands of an operator, or arguments of a call, that cannot fail: only what is computed there is named.
  void VisitUnusedArguments(std::span<const Expr* const> arguments);
  bool VisitUnusedCall(const syntax::Call& call);
  void VisitTry(const syntax::Try& node);
  void VisitMatch(const syntax::Match& node);
  // Do patterns of P1 = P2 = ... = Value exclude each other? Of these OTP makes one pattern, as in a head.
  bool HasConflict(const syntax::Match& node) const;
  void VisitComprehension(const Expr& expr, Use use);
  // Looks `depth` levels deep.
  bool AlwaysExits(const Expr& expr, int depth = 4) const;
  bool IsSafeSimple(const Expr& expr) const;
  bool IsBooleanTest(const Expr& expr) const;
  // The row of the function that is called, or null. `written` may be null; it becomes how one writes the function.
  const PureFunction* FindPure(const syntax::Call& call, std::string* written) const;
  bool IsOwnFunction(Symbol name, size_t arity) const { return own_functions_.contains({name, static_cast<uint32_t>(arity)}); }

  // --- Calls that fail (failure.cc).
  void CheckFailure(const Expr& expr);
  // False where the construction fails because of how a segment is written, which is reported.
  bool CheckBinary(const syntax::Binary& binary);
  void CheckKeys(std::span<const syntax::MapField* const> fields);
  // The literal that the expression is, or that the variable it is was bound to.
  const Expr& Resolved(const Expr& expr) const;

  // --- Clauses (clauses.cc).
  void Clauses(Construct construct, std::span<const Clause* const> clauses, const Expr* value, Use use, SourceLocation location);
  void CheckClauses(Construct construct, const Subject& subject, SourceLocation location, std::vector<CheckedClause>* clauses);
  void CheckShadowed(std::span<const CheckedClause> clauses);
  GuardValue ValueOf(std::span<const syntax::Guard* const> guards) const;
  GuardValue ValueOf(const Expr& test) const;
  GuardValue ValueOfTypeTest(const syntax::Call& test) const;
  // Filters ahead of all generators that are literals: a guard of their own, which is false unless all are true.
  void CheckFilters(std::span<const syntax::Qualifier* const> qualifiers);
  std::string LineOf(const Clause& clause) const { return std::to_string(sources_.Presume(clause.location).line); }

  // --- Variables. Names bound since a mark are forgotten by Forget, which gives them back.
  void Bind(Symbol name);
  void BindPattern(const Expr& pattern);
  std::vector<Symbol> Forget(size_t mark);

  const SourceManager& sources_;
  const SymbolTable& symbols_;
  Diagnostics* diagnostics_;
  ShapeFactory::Records records_;
  std::set<std::pair<Symbol, uint32_t>> own_functions_;  // defined here or imported
  bool no_auto_import_ = false;
  std::set<std::string, std::less<>> disabled_;  // groups
  std::vector<bool> bound_;                       // by symbol
  const std::vector<bool> none_bound_;
  std::vector<Symbol> trail_;                     // in the order they were bound
  std::unordered_map<Symbol, const Expr*> literals_;  // variables in scope that are names of literals
  bool shadowing_ = false;  // in the head of a fun: a variable that is bound outside is another one here
  bool in_comprehension_ = false;  // OTP makes these functions before it knows what variables hold
  bool after_exit_ = false;  // OTP drops what follows before it compares clauses
};

}  // namespace lumen::outcome

#endif  // COMPILER_OUTCOME_PREDICTOR_H_

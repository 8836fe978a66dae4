// The lowering of one function: shared between the .cc files of this folder, not for others.
//
// State is the scope (source name to variable, with a log to undo) and the list of bindings of the block being built. An expression that binds
// variables for what follows (a match among a call's arguments) appends to that list; operands to its left that are not
// constant or a variable are then moved into bindings before it, which keeps the order of evaluation. Everything else nests.
#ifndef COMPILER_LOWERING_LOWERER_H_
#define COMPILER_LOWERING_LOWERER_H_

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "compiler/core/core.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/lowering/fun_names.h"
#include "compiler/syntax/ast.h"

namespace lumen::lowering {

// What is known of the module while its functions are lowered.
struct ModuleContext {
  using NameArity = std::pair<Symbol, uint32_t>;

  core::Module* core;
  Diagnostics* diagnostics;
  absl::flat_hash_set<NameArity> functions;            // defined here
  absl::flat_hash_map<NameArity, Symbol> imports;      // to their module
  FunNumbers::Records records;                         // defined so far
};

// Who looks at what an expression gives.
enum class Position {
  kOperand,    // its value is used, and the variables it binds are in scope afterwards
  kStatement,  // the variables only; the result may be null, or is to be evaluated for its effect
  kLast,       // its value only: the scope ends here
};

// The operands of a node, in order of evaluation.
struct OperandList {
  std::vector<const core::Expr*> exprs;
  size_t settled = 0;  // the first so many are constants or variables
  std::optional<size_t> scope_mark;  // the scope's in front of the first that is lowered
};

class FunctionLowerer {
 public:
  FunctionLowerer(ModuleContext* module, FunNumbers* numbers, core::Function* function);
  FunctionLowerer(const FunctionLowerer&) = delete;
  FunctionLowerer& operator=(const FunctionLowerer&) = delete;

  void Lower(const syntax::FunctionForm& form);

 private:
  using Bindings = std::vector<const core::Binding*>;
  // Equalities that repeated and bound variables became, to go before the guard.
  using Tests = std::vector<const core::Expr*>;
  using MakeExpr = std::function<const core::Expr*()>;

  // --- scope and nodes (lowerer.cc)
  template <typename T>
  T* New(SourceLocation location) {
    T* node = module_->core->arena.New<T>();
    node->location = location;
    return node;
  }
  template <typename T>
  std::span<const T> Copy(const std::vector<T>& items) {
    return module_->core->arena.Copy(items);
  }
  LiteralTable& literals() { return *module_->core->literals; }
  SymbolTable& symbols() { return *module_->core->symbols; }
  std::string Text(Symbol symbol) { return std::string(symbols().Text(symbol)); }
  core::VariableId NewVariable(Symbol name = Symbol());
  void Bind(Symbol name, core::VariableId variable);
  core::VariableId Find(Symbol name) const;
  size_t ScopeMark() const { return scope_log_.size(); }
  void LeaveScope(size_t mark);
  // For the body of a fun or comprehension: what the operands to the left of the one it stands in have bound is not in its scope, though it
  // is in theirs: {X = 1, X = 2} is a match that fails, and {X = 1, fun() -> X = 2 end()} is {1, 2}. The caller leaves the scope, then
  // gives the result back to `hidden_`.
  std::vector<std::pair<size_t, size_t>> HideSiblings();
  // Whether HideSiblings() would hide the name.
  bool IsHidden(Symbol name) const;
  // The names bound in the scope since the mark that were not bound before, in order.
  std::vector<Symbol> BoundSince(size_t mark) const;
  const core::Expr* VariableOf(core::VariableId variable, SourceLocation location);
  const core::Expr* LiteralOf(LiteralId value, SourceLocation location);
  const core::Expr* AtomOf(Symbol atom, SourceLocation location) { return LiteralOf(literals().Atom(atom), location); }
  const core::Expr* CallOf(Symbol module, Symbol function, std::span<const core::Expr* const> arguments, SourceLocation location);
  const core::Expr* FailOf(core::MatchFailKind reason, std::span<const core::Expr* const> arguments, SourceLocation location);
  const core::Expr* TupleOf(std::span<const core::Expr* const> elements, SourceLocation location);
  const core::Expr* ValuesOf(const std::vector<const core::Expr*>& values, SourceLocation location);
  const core::Expr* BlockOf(const Bindings& bindings, const core::Expr* result);
  const core::Pattern* PatternOf(core::VariableId variable);
  const core::Clause* ClauseOf(std::vector<const core::Pattern*> patterns, std::vector<const core::Guard*> guards,
                               const core::Expr* body, SourceLocation location);
  const core::Expr* CaseOf(std::vector<const core::Expr*> arguments, std::vector<const core::Clause*> clauses,
                           SourceLocation location);
  void AddBinding(std::vector<core::VariableId> variables, const core::Expr* value);
  // Of what Position::kStatement gave: evaluates it, where that makes a difference.
  void AddEffect(const core::Expr* effect);
  // The expression itself where it is a constant or a variable, else a new variable bound to it.
  const core::Expr* Settle(const core::Expr* expr);
  void AddOperand(const syntax::Expr& expr, OperandList* operands);
  std::vector<const core::Expr*> Operands(std::span<const syntax::Expr* const> exprs);
  // Bodies with bindings of their own. The caller leaves the scope.
  const core::Expr* SubBody(std::span<const syntax::Expr* const> exprs);
  const core::Expr* SubExpr(const syntax::Expr& expr);
  const core::Expr* Body(std::span<const syntax::Expr* const> exprs, Position position);
  const core::Expr* Refuse(std::string_view construct, SourceLocation location);
  const core::Expr* Error(DiagnosticKind kind, SourceLocation location, std::vector<std::string> arguments);
  const core::Expr* Placeholder(SourceLocation location) { return LiteralOf(literals().Nil(), location); }

  // --- expressions (expression.cc). `position` other than kOperand lets the result leave out what nobody looks at.
  const core::Expr* Expression(const syntax::Expr& expr, Position position);
  const core::Expr* VariableUse(const syntax::Variable& variable);
  const core::Expr* List(const syntax::List& list);
  const core::Expr* Tuple(const syntax::Tuple& tuple);
  const core::Expr* BinaryOperation(const syntax::BinaryOperation& operation);
  const core::Expr* ShortCircuit(const syntax::BinaryOperation& operation, bool in_guard);
  const core::Expr* UnaryOperation(const syntax::UnaryOperation& operation);
  const core::Expr* ListOf(std::vector<const core::Expr*> elements, const core::Expr* tail, SourceLocation location);

  // --- calls and funs (call.cc)
  const core::Expr* Call(const syntax::Call& call);
  const core::Expr* NamedCall(const syntax::Call& call, Symbol name);
  const core::Expr* RemoteCall(const syntax::Call& call, const syntax::Remote& remote);
  const core::Expr* KnownCall(Symbol module, Symbol function, std::vector<const core::Expr*> arguments, SourceLocation location);
  const core::Expr* RecordInfo(const syntax::Call& call);
  const core::Expr* FunExpression(const syntax::Expr& expr, Symbol self, std::span<const syntax::Clause* const> clauses);
  const core::Expr* LocalFun(const syntax::LocalFun& fun);
  const core::Expr* ExternalFun(const syntax::ExternalFun& fun);
  // The body of a function or fun of several clauses; fills in the parameters.
  const core::Expr* FunctionBody(std::span<const syntax::Clause* const> clauses, SourceLocation location,
                                 std::vector<core::VariableId>* parameters);

  // --- control (control.cc)
  struct LoweredClause {
    std::vector<const core::Pattern*> patterns;
    std::vector<const core::Guard*> guards;
    Tests equalities;  // those of the guard that repeated and bound variables became
    Bindings bindings;
    const core::Expr* result = nullptr;  // null: only for what it binds
    std::vector<std::pair<Symbol, core::VariableId>> bound;  // by patterns and body, in order
    SourceLocation location;
  };
  const core::Expr* Case(const syntax::Case& expr, Position position);
  const core::Expr* If(const syntax::If& expr, Position position);
  // What a match that fails does with the value.
  using MakeFailure = std::function<const core::Expr*(const core::Expr* value)>;
  const core::Expr* Match(const syntax::Match& match, Position position);
  const core::Expr* Match(const syntax::Expr& pattern, const syntax::Expr& value, SourceLocation location, Position position,
                          const MakeFailure& failure);
  const core::Expr* Maybe(const syntax::Maybe& maybe);
  const core::Expr* MaybeMatch(const syntax::MaybeMatch& match, Position position);
  const core::Expr* Clauses(std::vector<const core::Expr*> arguments, std::span<const syntax::Clause* const> clauses,
                            core::MatchFailKind failure, SourceLocation location, Position position);
  LoweredClause LowerClause(const syntax::Clause& clause, bool shadows, bool accepts, Position position);
  void LowerBody(std::span<const syntax::Expr* const> body, size_t mark, Position position, LoweredClause* clause);
  // The variables that every clause binds; completes the clauses' results with them.
  std::vector<Symbol> ExportsOf(std::vector<LoweredClause>* clauses, Position position);
  // Makes the whole a binding of its value and the exports; the expression itself where there are none.
  const core::Expr* BindExports(const core::Expr* whole, const std::vector<Symbol>& exports, Position position, SourceLocation location);

  // --- receive (receive.cc)
  const core::Expr* Receive(const syntax::Receive& expr, Position position);
  core::VariableId CommonReference(const std::vector<LoweredClause>& clauses, uint32_t variables_before) const;

  // --- maps (map.cc). `source` is null for a new map.
  const core::Expr* MapExpression(const syntax::Expr* source, std::span<const syntax::MapField* const> fields,
                                  SourceLocation location, bool in_guard);
  void OrderFields(std::vector<const core::Expr*>* parts, std::vector<const syntax::MapField*>* fields);
  const core::Expr* MapOf(bool has_source, const std::vector<const core::Expr*>& parts,
                          std::span<const syntax::MapField* const> fields, SourceLocation location);

  // --- binaries (binary.cc)
  class SegmentList;
  const core::Expr* CheckSize(const core::Expr* size, SourceLocation location);
  // `append_to`: a writable bitstring of a comprehension, which comes first; else null.
  const core::Expr* BinaryExpression(const syntax::Binary& binary, bool in_guard, const core::Expr* append_to = nullptr);
  static abi::BinarySegment PrivateAppendLayout();

  // --- exceptions (exception.cc)
  const core::Expr* Try(const syntax::Try& expr);
  const core::Expr* TryOf(const syntax::Try& expr);
  const core::Expr* TryAfter(const syntax::Try& expr);
  const core::Expr* CatchClauses(std::span<const syntax::Clause* const> clauses, std::span<const core::VariableId> caught,
                                 SourceLocation location);
  const core::Expr* ReraiseOf(std::span<const core::VariableId> caught, SourceLocation location);
  const core::Expr* Catch(const syntax::Catch& expr);

  // --- patterns and guards (pattern.cc, guard.cc)
  const core::Pattern* Pattern(const syntax::Expr& pattern, Tests* tests);
  const core::Pattern* MapPattern(const syntax::MapCreate& map, Tests* tests);
  const core::Pattern* BinaryPattern(const syntax::Binary& binary, Tests* tests);
  const core::Pattern* SegmentValuePattern(const syntax::Expr& value, abi::SegmentType type, Tests* tests);
  const core::Expr* SizeInPattern(const syntax::Expr& size, size_t binary_mark, Tests* tests);
  const core::Pattern* VariableInPattern(const syntax::Variable& variable, Tests* tests);
  const core::Pattern* AppendInPattern(const syntax::BinaryOperation& operation, Tests* tests);
  const core::Pattern* ListPatternOf(std::vector<const core::Pattern*> elements, const core::Pattern* tail, SourceLocation location);
  const core::Pattern* LiteralPatternOf(LiteralId value, SourceLocation location);
  const core::Pattern* RecordPattern(const syntax::RecordCreate& record, Tests* tests);
  // The value of a constant expression in a pattern; invalid where it is none.
  LiteralId ConstantOf(const syntax::Expr& expr);
  std::vector<const core::Guard*> Guards(std::span<const syntax::Guard* const> guards, const Tests& first);
  const core::Expr* GuardExpr(const syntax::Expr& expr);
  // A size or a key. What it asks of records goes to the tests behind the pattern: a size or key of another tuple fails there.
  const core::Expr* GuardExprInPattern(const syntax::Expr& expr, Tests* tests);
  const core::Expr* GuardCall(const syntax::Call& call, bool is_whole_test);
  const core::Expr* GuardRecordTest(std::span<const syntax::Expr* const> arguments, SourceLocation location);
  bool IsGuardTest(const syntax::Expr& expr) const;
  bool IsGuardDefault(const syntax::Expr& value) const;
  bool IsGuardCall(const syntax::Call& call) const;

  // --- comprehensions (comprehension.cc)
  struct LoweredGenerator;
  struct LoweredQualifier;
  // What stands inside of all qualifiers; `more` makes what gives the rest.
  using MakeElement = std::function<const core::Expr*(const MakeExpr& more)>;
  const core::Expr* ListComprehension(const syntax::ListComprehension& comprehension, Position position);
  const core::Expr* ListComprehensionBefore(const syntax::ListComprehension& comprehension, const syntax::Expr& tail);
  const core::Expr* ElementsBefore(const syntax::ListComprehension& comprehension, const MakeExpr& more);
  const core::Expr* EffectsBefore(std::span<const syntax::Expr* const> exprs, const MakeExpr& more);
  const core::Expr* MapComprehension(const syntax::MapComprehension& comprehension);
  const core::Expr* BinaryComprehension(const syntax::BinaryComprehension& comprehension);
  const core::Expr* AppendBody(const syntax::Expr& body, const MakeExpr& more);
  const core::Expr* AppendAndGoOn(std::span<LoweredQualifier> inner, const MakeElement& element, const MakeExpr& go_on,
                                  SourceLocation location);
  const core::Pattern* SegmentsAndRest(const syntax::Expr& pattern, core::VariableId rest, Tests* tests, bool any_values);
  // `last` makes what it gives where all elements are through.
  const core::Expr* Comprehension(std::span<const syntax::Qualifier* const> qualifiers, std::string_view name, const MakeElement& element,
                                  const MakeExpr& last);
  const core::Expr* ListOfComprehension(std::span<const syntax::Qualifier* const> qualifiers, const MakeElement& element,
                                        const MakeExpr& last);
  void LowerQualifier(const syntax::Qualifier& qualifier, LoweredQualifier* lowered);
  void LowerFilter(const syntax::Filter& filter, LoweredQualifier* lowered);
  void LowerGenerators(std::span<const syntax::Qualifier* const> generators, LoweredQualifier* lowered);
  const core::Expr* SourceOf(const syntax::Qualifier& generator);
  const core::Pattern* ElementPattern(const syntax::Qualifier& generator, core::VariableId rest, Tests* tests);
  const core::Pattern* AnyElementPattern(const syntax::Qualifier& generator, core::VariableId rest);
  const core::Pattern* EndPattern(const syntax::Qualifier& generator);
  const core::Expr* Qualifiers(std::span<LoweredQualifier> qualifiers, const MakeElement& element, const MakeExpr& more);
  const core::Expr* FilterOf(std::span<LoweredQualifier> qualifiers, const MakeElement& element, const MakeExpr& more);
  const core::Expr* GeneratorOf(std::span<LoweredQualifier> qualifiers, const MakeElement& element, const MakeExpr& more);
  const core::Clause* UnmatchedClause(const syntax::Qualifier& generator);
  const core::Clause* RefillClause(const LoweredQualifier& qualifier, size_t index, core::LocalFunctionId function);
  const core::Clause* NoElementClause(const LoweredQualifier& qualifier);
  const core::Expr* CallOf(core::LocalFunctionId function, const std::vector<core::VariableId>& arguments, SourceLocation location);

  // --- records (record.cc)
  const syntax::RecordForm* Record(Symbol name, SourceLocation location);
  // The same for a node that names one; native records are refused.
  template <typename Node>
  const syntax::RecordForm* RecordOf(const Node& node) {
    if (!node.module.is_valid() && node.name.is_valid()) return Record(node.name, node.location);
    Refuse("native record (OTP 29)", node.location);
    return nullptr;
  }
  // Position of the field from 0; -1 with a diagnostic where there is none.
  int FieldIndex(const syntax::RecordForm& record, Symbol field, SourceLocation location);
  const core::Expr* RecordCreate(const syntax::RecordCreate& create);
  const core::Expr* RecordUpdate(const syntax::RecordUpdate& update);
  const core::Expr* RecordAccess(const syntax::RecordAccess& access);
  const core::Expr* RecordIndex(const syntax::RecordIndex& index);
  const core::Expr* GuardRecordAccess(const syntax::RecordAccess& access);
  // What each field is given by the field list (null: nothing, take the default).
  bool FieldValues(const syntax::RecordForm& record, std::span<const syntax::RecordField* const> fields,
                   std::vector<const syntax::Expr*>* values);
  const core::Expr* RecordTest(const core::Expr* value, const syntax::RecordForm& record, SourceLocation location);

  ModuleContext* module_;
  FunNumbers* numbers_;
  core::Function* function_;
  absl::flat_hash_map<Symbol, core::VariableId> scope_;
  std::vector<std::pair<Symbol, core::VariableId>> scope_log_;  // name, what it was before
  std::vector<std::pair<size_t, size_t>> hidden_;               // of the log: what the operands to the left have bound, inner lists last
  Bindings* bindings_ = nullptr;
  uint32_t shadow_below_ = 0;           // variables below are hidden from patterns
  core::VariableId accumulator_;        // of the binary comprehension that is being lowered: the bitstring so far
  size_t pattern_mark_ = 0;             // the scope before the patterns that hide them
  bool has_errors_ = false;
  static constexpr size_t kMaxDefaultValues = 100000;
  mutable absl::flat_hash_map<const syntax::Expr*, bool> guard_defaults_;  // of records: could each stand in a guard?
  size_t default_values_ = 0;           // of records, written into this function
  Tests* guard_tests_ = nullptr;        // of the alternative being lowered: tests that hold for all of it
};

}  // namespace lumen::lowering

#endif  // COMPILER_LOWERING_LOWERER_H_

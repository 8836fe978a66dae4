// The checker behind LintModule. Not for others.
//
// It walks the module once, as OTP's erl_lint does, and then looks at what it has gathered (calls, uses of records and types).
// Functions that check an expression take the variables in scope and return what the expression bound or used; a pattern
// returns the uses of known variables and the fresh ones apart (see variable_table.h).
#ifndef COMPILER_LINT_LINTER_H_
#define COMPILER_LINT_LINTER_H_

#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "compiler/base/arena.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/lint/builtin_function.h"
#include "compiler/lint/function_set.h"
#include "compiler/lint/lint.h"
#include "compiler/lint/variable_table.h"
#include "compiler/syntax/ast.h"

namespace lumen::lint {

template <typename Value>
using FunctionMap = std::unordered_map<NameAndArity, Value, NameAndArityHash, std::equal_to<NameAndArity>,
                                       PoolAllocator<std::pair<const NameAndArity, Value>>>;
using SymbolSet = std::set<Symbol, std::less<Symbol>, PoolAllocator<Symbol>>;

// The options of -compile that lint minds. Options later in a module count as much as earlier ones: they are collected first.
struct CompileOptions {
  bool export_all = false;
  bool no_auto_import_all = false;
  bool no_auto_import_types = false;
  bool inlines = false;
  int format_level = 1;
  FunctionSet no_auto_import;
  FunctionSet nowarn_bif_clash;
  FunctionSet nowarn_unused_function;
  std::set<std::string> nowarn_deprecated;  // "m:f/a"
  std::set<std::string> nowarn_removed;     // "m:f/a" or "m"
  std::unordered_set<std::string> disabled, enabled;  // categories, where they differ from the default
};

// A value that an expression of literals and operators has; see Fold.
struct FoldedValue {
  enum class Kind { kNone, kInteger, kFloat, kAtom } kind = Kind::kNone;
  bool exact = false;  // `integer` holds the value; otherwise it is an integer too large for it
  int64_t integer = 0;
  double number = 0;
  Symbol atom;
};
FoldedValue Fold(const syntax::Expr& expr);
FoldedValue Fold(const syntax::Type& type);

class Linter {
 public:
  Linter(const LintOptions& options, const SourceManager& sources, const SymbolTable& symbols);

  void Run(const syntax::Module& module);
  // Moves what was found into `diagnostics`.
  void Report(Diagnostics* diagnostics);

 private:
  using Expr = syntax::Expr;
  using Term = syntax::Term;
  using Type = syntax::Type;
  struct PatternResult {
    VariableTable used;   // known variables that the pattern matches
    VariableTable fresh;  // variables that it binds
  };
  struct RecordField {
    Symbol name;
    SourceLocation location;
    const Expr* default_value;  // null: undefined
  };
  struct Record {
    SourceLocation location;
    std::vector<RecordField> fields;
    bool used = false;
    bool native = false;
    bool imported = false;  // native, of another module: its fields are not known
    std::unordered_map<Symbol, uint32_t> index;  // into `fields`, where there are many
    const RecordField* Find(Symbol name) const;
    void AddField(const RecordField& field);
  };
  struct TypeInfo {
    Symbol attribute;
    SourceLocation location;
  };
  // Where a type is used: in another type (then it counts only if that one is used), or somewhere that counts by itself.
  struct TypeUse {
    SourceLocation location;
    std::optional<NameAndArity> in_type;
  };
  struct Imported {
    Symbol module;
    SourceLocation location;
    bool used = false;
  };
  struct Finding {
    DiagnosticKind kind;
    Severity severity;
    SourceLocation location;
    std::vector<std::string> arguments;
  };
  enum class FormState { kStart, kAttributes, kFunctions };
  // Checks expressions as expressions, as guard expressions.
  enum class ExprMode { kNormal, kGuard };

  // --- Module (module.cc).
  void CheckForm(const syntax::Form& form);
  void CheckStart(const syntax::Form& form);
  void CheckAttributeState(const syntax::Form& form);
  void CheckFunctionState(const syntax::Form& form);
  void CheckModuleName(Symbol name, SourceLocation location);
  void CheckExport(const syntax::ExportForm& form);
  void CheckExportType(const syntax::AttributeForm& form);
  void CheckImport(const syntax::ImportForm& form);
  void CheckOnLoad(const syntax::AttributeForm& form);
  void CheckOnLoadDefined();
  void CheckOptionalCallbacks(const syntax::AttributeForm& form);
  void CheckFunction(const syntax::FunctionForm& form);
  void DefineFunction(SourceLocation location, NameAndArity function);

  // --- After the walk (after.cc).
  void CheckBehaviours();
  void CheckDeprecatedAndRemoved(const syntax::Module& module);
  void CheckDeprecatedEntry(const Term& entry, SourceLocation location, bool removed);
  void CheckImportsUsed();
  void CheckUndefinedFunctions();
  void CheckUnusedFunctions(const syntax::Module& module);
  void CheckOptionFunctions(const syntax::Module& module);
  void CheckNifs(const syntax::Module& module);
  void CheckSpecsAgainstFunctions(const syntax::Module& module);
  void CheckTypesUsed();
  void CheckRecordsUsed(const syntax::Module& module);
  void CheckDialyzerAttributes(const syntax::Module& module);
  void CheckDialyzerEntry(const Term& entry, SourceLocation location);
  void CheckCallbacks();
  bool IsExported(NameAndArity function) const;
  bool IsBuiltinTypeName(NameAndArity type) const;
  // Is the place in the file that the module began with? Nobody is to blame for what a header defines and he does not use.
  bool InMainFile(SourceLocation location) const;

  // --- Options (options.cc).
  void CollectOptions(const syntax::Module& module);
  void CollectOption(const Term& option, SourceLocation location);
  bool Enabled(std::string_view category) const;
  void CheckKeyword(Symbol atom, SourceLocation location);
  void CollectQualifiedNames(const Term& term, std::set<std::string>* names) const;
  // Name/arity pairs in a term that is one, or a list (of lists) of them.
  void CollectFunctions(const Term& term, std::vector<NameAndArity>* functions) const;

  // --- Clauses and expressions (expression.cc).
  void CheckFunctionClause(const syntax::Clause& clause);
  VariableTable Exprs(std::span<const Expr* const> exprs, const VariableTable& scope);
  // The same where nobody needs `scope` afterwards.
  VariableTable Exprs(std::span<const Expr* const> exprs, VariableTable&& scope);
  VariableTable ExprList(std::span<const Expr* const> exprs, const VariableTable& scope);
  VariableTable CheckExpr(const Expr& expr, const VariableTable& scope);
  // `scope` with what `delta` says: itself where that is nothing, as it mostly is, else a copy in `*updated`.
  const VariableTable& Updated(const VariableTable& scope, const VariableTable& delta, VariableTable* updated) const;
  VariableTable CheckIn(ExprMode mode, const Expr& expr, const VariableTable& scope) {
    return mode == ExprMode::kGuard ? GuardExpr(expr, scope) : CheckExpr(expr, scope);
  }
  VariableTable UseVariable(Symbol name, SourceLocation location, const VariableTable& scope);
  // The entry of a variable that an expression uses; nothing where it is known to be used already: a table without the entry says as much.
  std::optional<VariableInfo> UseInScope(Symbol name, SourceLocation location, const VariableTable& scope);
  VariableTable CheckMapFields(std::span<const syntax::MapField* const> fields, const VariableTable& scope, ExprMode mode);
  void CheckAssociations(std::span<const syntax::MapField* const> fields);
  VariableTable CheckLocalFun(const syntax::LocalFun& fun);
  VariableTable CheckNamedFun(const syntax::NamedFun& fun, const VariableTable& scope);
  VariableTable CheckMatch(const Expr& pattern, const Expr& value, const VariableTable& scope);
  VariableTable CheckTry(const syntax::Try& node, const VariableTable& scope);
  VariableTable CheckMaybe(const syntax::Maybe& node, const VariableTable& scope);
  VariableTable CheckReceive(const syntax::Receive& node, const VariableTable& scope);
  VariableTable CheckShortCircuit(const syntax::BinaryOperation& node, const VariableTable& scope);
  VariableTables CaseClauses(std::span<const syntax::Clause* const> clauses, const VariableTable& scope);
  VariableTable CaseClause(const syntax::Clause& clause, const VariableTable& scope);
  VariableTable CatchClause(const syntax::Clause& clause, const VariableTable& scope);
  VariableTable ExportFromClauses(const VariableTables& clauses, const VariableTable& scope,
                                  Symbol construct, SourceLocation where);
  VariableTable FunClauses(std::span<const syntax::Clause* const> clauses, const VariableTable& scope);
  VariableTable FunClause(const syntax::Clause& clause, const VariableTable& scope);
  void ReportUnused(const VariableInfo& variable);
  // Reports the unused variables of `table` that `outer` lacks, or (second form) that `shadowed` has.
  void CheckUnusedNewVariables(const VariableTable& table, const VariableTable& outer);
  void CheckUnusedOldVariables(const VariableTable& table, const VariableTable& shadowed);
  void CheckShadowing(const VariableTable& fresh, const VariableTable& scope, Symbol construct);

  // --- Calls (call.cc).
  VariableTable CheckCall(const syntax::Call& call, const VariableTable& scope);
  VariableTable CheckLocalCall(const syntax::Call& call, const syntax::AtomLiteral& name, const VariableTable& scope);
  void CheckRemoteFunction(SourceLocation location, Symbol module, Symbol function,
                           std::span<const Expr* const> arguments);
  void CheckObsolete(SourceLocation location, Symbol module, Symbol function, uint32_t arity);
  void CheckRecordInfo(const syntax::Call& call, SourceLocation name_location);
  void CheckFormatCall(SourceLocation location, std::span<const Expr* const> arguments);
  // Notes a call by the function at hand.
  void RecordCall(SourceLocation location, NameAndArity function);
  bool NoGuardClash(NameAndArity function) const;
  bool AutoImportSuppressed(NameAndArity function) const {
    return options_.no_auto_import_all || options_.no_auto_import.contains(function);
  }

  // --- Comprehensions (comprehension.cc).
  template <typename Body>
  VariableTable CheckComprehension(std::span<const syntax::Qualifier* const> qualifiers, const VariableTable& scope,
                                   const Body& body);
  VariableTable CheckComprehensionExpr(const Expr& expr, const VariableTable& scope);
  void CheckQualifier(const syntax::Qualifier& qualifier, VariableTable* scope, VariableTable* shadowed);
  void CheckGenerator(const Expr& source, VariableTable* scope, VariableTable* shadowed,
                      const std::vector<const Expr*>& patterns);
  void CheckBinaryGeneratorPattern(const Expr& pattern);

  // --- Patterns (pattern.cc). `old` is empty where variables of the scope are shadowed, else the scope.
  PatternResult CheckPattern(const Expr& pattern, const VariableTable& scope, const VariableTable& old);
  PatternResult CheckPatterns(std::span<const Expr* const> patterns, const VariableTable& scope, const VariableTable& old);
  PatternResult MergeResults(PatternResult a, PatternResult b);
  // *result = MergeResults(*result, CheckPattern(pattern, ...)), with less copying.
  void AddPattern(const Expr& pattern, const VariableTable& scope, const VariableTable& old, PatternResult* result);
  void AddPatternVariable(const VariableInfo& entry, VariableTable* table);
  PatternResult BindVariable(Symbol name, SourceLocation location, const VariableTable& old, const VariableTable& fresh);
  // The entry of a variable in a pattern, nothing as for UseInScope; `*is_fresh`: it belongs to those that the pattern binds.
  std::optional<VariableInfo> BoundVariable(Symbol name, SourceLocation location, const VariableTable& old,
                                            const VariableTable& fresh, bool* is_fresh);
  PatternResult UseInSize(Symbol name, SourceLocation location, const VariableTable& scope, const VariableTable& fresh);
  PatternResult CheckMapPattern(const syntax::MapCreate& map, const VariableTable& scope, const VariableTable& old);
  PatternResult CheckRecordPattern(const syntax::RecordCreate& record, const VariableTable& scope, const VariableTable& old);
  PatternResult CheckAppendPattern(const syntax::BinaryOperation& node, const VariableTable& scope, const VariableTable& old);
  PatternResult CheckBinaryPattern(const syntax::Binary& binary, const VariableTable& scope, const VariableTable& old);
  PatternResult CheckSegmentValue(const Expr& value, const VariableTable& old, const VariableTable& fresh);
  void RejectAliases(const Expr& a, const Expr& b, const VariableTable& scope);
  void RejectAliasesInMatch(const Expr& pattern, const Expr& value, const VariableTable& scope);
  void RejectListAliases(const Expr& a, size_t from_a, const Expr& b, size_t from_b, const VariableTable& scope);
  void WarnUnderscoreMatch(Symbol name, SourceLocation location);
  void WarnMatched(const std::vector<TableOperations::Matched>& matched);
  VariableTable MergePatternTables(VariableTable a, VariableTable b);

  // --- Binaries (binary.cc).
  struct SegmentSize {
    enum class Kind { kDefault, kUnknown, kAll, kNone, kKnown } kind = Kind::kDefault;
    int64_t value = 0;
  };
  struct SegmentType {
    Symbol type = symbols::kInteger;
    int64_t unit = 1;
  };
  VariableTable CheckBinary(const syntax::Binary& binary, const VariableTable& scope, ExprMode mode);
  SegmentType CheckSegmentType(const syntax::BinaryElement& element, SegmentSize* size);
  SegmentSize CheckSegmentSize(const syntax::BinaryElement& element, SegmentSize size, const SegmentType& type);

  // --- Guards (guard.cc).
  VariableTable CheckGuards(std::span<const syntax::Guard* const> guards, const VariableTable& scope);
  VariableTable GuardTest(const Expr& test, const VariableTable& scope);
  VariableTable GuardExpr(const Expr& expr, const VariableTable& scope);
  VariableTable GuardCall(const syntax::Call& call, const VariableTable& scope);
  VariableTable GuardIsRecord(const syntax::Call& call, const VariableTable& scope);
  VariableTable GuardExprs(std::span<const Expr* const> exprs, const VariableTable& scope);
  // Would the expression pass as a guard? Reports nothing.
  bool IsGuardTest(const Expr& expr) const;
  bool IsGuardExpr(const Expr& expr) const;
  bool AreGuardExprs(std::span<const Expr* const> exprs) const;

  // --- Native records of OTP 29 (native_record.cc).
  void CheckNativeDefinition(const syntax::RecordForm& form);
  void ImportRecords(const syntax::AttributeForm& form);
  void CheckExportedRecords(const syntax::Module& module);
  // Reports `what` where the record is native, and says whether it did.
  bool RefuseNative(const Record& record, std::string_view what, Symbol name, SourceLocation location);
  // A local record that is made: every field gets a value.
  void CheckNativeCreate(const syntax::RecordCreate& node, const Record& record, ExprMode mode);
  // The fields of #module:name{...} or #_{...}, of which only the values can be checked.
  VariableTable CheckForeignFields(std::span<const syntax::RecordField* const> fields, const VariableTable& scope, ExprMode mode);
  PatternResult CheckForeignPattern(const syntax::RecordCreate& node, const VariableTable& scope, const VariableTable& old);
  template <typename Node>
  static bool IsForeign(const Node& node) {
    return node.module.is_valid() || !node.name.is_valid();
  }

  // --- Records (record.cc).
  void DefineRecord(const syntax::RecordForm& form);
  Record* UseRecord(Symbol name, SourceLocation location);
  VariableTable CheckRecordFields(std::span<const syntax::RecordField* const> fields, Symbol name, const Record& record,
                                  const VariableTable& scope, ExprMode mode);
  VariableTable CheckRecordCreate(const syntax::RecordCreate& node, const VariableTable& scope, ExprMode mode);
  VariableTable CheckRecordUpdate(const syntax::RecordUpdate& node, const VariableTable& scope);
  VariableTable CheckRecordAccess(const syntax::RecordAccess& node, const VariableTable& scope, ExprMode mode);
  void CheckFieldName(const syntax::AtomLiteral& field, Symbol name, const Record& record);
  void CheckRecordIndex(const syntax::RecordIndex& node);

  // --- Types (type.cc).
  using SeenVariables = std::map<Symbol, std::optional<SourceLocation>, std::less<Symbol>,
                                 PoolAllocator<std::pair<const Symbol, std::optional<SourceLocation>>>>;  // no value: seen more than once
  void DefineType(const syntax::TypeForm& form);
  void CheckSpec(const syntax::SpecForm& form);
  void CheckCallback(const syntax::SpecForm& form);
  void CheckSignatures(const syntax::SpecForm& form, DiagnosticKind wrong_arity);
  void CheckTypeGroup(std::span<const Type* const> types);
  void CheckType(const Type& type, SeenVariables* seen);
  void CheckRecordType(const syntax::RecordType& type, SeenVariables* seen);
  void UseType(NameAndArity type, SourceLocation location);

  // --- Reporting.
  SourceLocation Place(SourceLocation location) const { return override_.is_valid() ? override_ : location; }
  [[gnu::cold]] void Add(DiagnosticKind kind, SourceLocation location, std::vector<std::string> arguments = {});
  std::string Text(Symbol symbol) const { return std::string(symbols_.Text(symbol)); }
  std::string AtomOf(Symbol symbol) const;
  std::string FunctionText(NameAndArity function) const;
  std::string TermText(const Term& term) const;
  bool IsFunctionTerm(const Term& term, NameAndArity* function) const;

  const LintOptions& lint_options_;
  const SourceManager& sources_;
  const SymbolTable& symbols_;
  Arena arena_;
  TableOperations tables_;
  mutable BuiltinFunctions builtins_;  // remembers answers
  std::vector<std::optional<bool>> may_be_obsolete_;  // what MayBeObsolete said of modules, by symbol
  CompileOptions options_;
  bool warn_keywords_ = false;  // Enabled("keywords"), as these for the names of theirs: asked for at every variable
  bool warn_unused_vars_ = false;
  bool warn_shadow_vars_ = false;
  bool warn_export_vars_ = false;
  std::vector<Finding> findings_;
  std::vector<SourceLocation> export_all_locations_;

  FormState state_ = FormState::kStart;
  Symbol module_;
  std::string main_file_;
  FunctionSet local_functions_;  // all of the module, known beforehand
  FunctionSet defined_;          // those met so far; at the end, all
  FunctionMap<SourceLocation> exports_;
  FunctionMap<Imported> imports_;
  std::vector<std::pair<NameAndArity, SourceLocation>> called_;
  std::vector<std::pair<NameAndArity, NameAndArity>> calls_;  // who calls whom
  NameAndArity function_;           // at hand
  std::vector<NameAndArity> on_load_;
  SourceLocation on_load_location_;
  bool loads_nif_ = false;
  bool includes_qlc_ = false;
  std::vector<std::pair<Symbol, SourceLocation>> behaviours_;

  std::unordered_map<Symbol, Record> records_;
  // Of the record that is being made where it stands: the ones that its defaults make, at any depth.
  std::unordered_set<const Expr*> made_by_defaults_;
  FunctionMap<TypeInfo> types_;
  FunctionMap<SourceLocation> exported_types_;
  FunctionMap<std::vector<TypeUse>> type_uses_;
  std::optional<NameAndArity> in_type_;  // the type whose definition is being checked
  using SpecKey = std::tuple<Symbol, Symbol, uint32_t>;
  std::map<SpecKey, SourceLocation, std::less<SpecKey>, PoolAllocator<std::pair<const SpecKey, SourceLocation>>> specs_;
  FunctionMap<SourceLocation> callbacks_;
  FunctionMap<SourceLocation> optional_callbacks_;

  bool in_record_definition_ = false;  // at the top of a default value: no variable may be bound
  bool discard_uses_ = false;          // of functions, imports and records, in a default value
  bool in_bit_size_ = false;           // of a pattern: guard errors have other names
  std::optional<VariableTable> segment_variables_;  // bound by earlier segments, while a size is checked
  SourceLocation override_;  // defaults of records are checked where the record is made
};

}  // namespace lumen::lint

#endif  // COMPILER_LINT_LINTER_H_

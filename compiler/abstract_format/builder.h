// The builder behind BuildModule. Not for others.
//
// One function per node, found by tag and size of its tuple in a table. A function gets the elements of the tuple and the
// location of its annotation, and returns null after the first error of the form. Recursion is as deep as the tree that is
// made, at most syntax::kMaxTreeDepth; cells of a list are a loop.
#ifndef COMPILER_ABSTRACT_FORMAT_BUILDER_H_
#define COMPILER_ABSTRACT_FORMAT_BUILDER_H_

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "compiler/base/arena.h"
#include "compiler/base/source_manager.h"
#include "compiler/base/symbol.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/syntax/ast.h"

namespace lumen::abstract_format {

using Terms = std::span<const syntax::Term* const>;

class Builder {
 public:
  Builder(std::string_view file, SourceManager* sources, SymbolTable* symbols, Arena* arena, Diagnostics* diagnostics);
  syntax::Module Build(Terms forms);

 private:
  using Term = syntax::Term;
  using Expr = syntax::Expr;
  using Type = syntax::Type;
  using Form = syntax::Form;
  using Clause = syntax::Clause;
  using Exprs = std::span<const Expr* const>;
  // A tuple {Tag, Annotation, ...} taken apart.
  struct Node {
    const Term* term;
    Terms elements;
    SourceLocation location;
  };
  using ExprFunction = const Expr* (Builder::*)(const Node&);
  using TypeFunction = const Type* (Builder::*)(const Node&, Terms arguments);

  // Counts recursion, and fails where it is too deep.
  class Depth {
   public:
    explicit Depth(Builder* builder) : builder_(builder) { ++builder_->depth_; }
    ~Depth() { --builder_->depth_; }
    Depth(const Depth&) = delete;
    Depth& operator=(const Depth&) = delete;
    bool TooDeep() const;

   private:
    Builder* builder_;
  };

  // --- Terms (builder.cc).
  bool Is(const Term& term, std::string_view atom) const;
  bool AtomOf(const Term& term, Symbol* symbol, std::string_view what);
  // A number of arguments and the like.
  bool CountOf(const Term& term, uint32_t* count, std::string_view what);
  bool ListOf(const Term& term, Terms* elements, std::string_view what);
  // A string, or the list of its characters.
  bool StringOf(const Term& term, std::u32string_view* text, std::string_view what);
  bool IsList(const Term& term, Terms* elements);
  bool Annotation(const Term& term, SourceLocation* location);
  bool ReadAnnotation(const Term& term, SourceLocation* location);
  // {Tag, Annotation, ...} with at least `size` elements.
  bool Open(const Term& term, std::string_view what, size_t size, Node* node);
  // Are terms inside each other at most `depth` times?
  static bool IsAtMost(const Term& term, int depth);
  bool Fail(const Term& term, std::string_view what);
  std::string Shown(const Term& term) const;

  // --- Forms (form.cc).
  const Form* BuildForm(const Term& term);
  const Form* BuildAttribute(const Node& node);
  const Form* BuildFunction(const Node& node);
  const Form* BuildModuleForm(const Node& node, const Term& value);
  const Form* BuildImport(const Node& node, const Term& value);
  const Form* BuildRecord(const Node& node, const Term& value, bool native);
  const syntax::RecordFieldDefinition* BuildRecordField(const Term& term);
  const Form* BuildTypeForm(const Node& node, Symbol attribute, const Term& value);
  const Form* BuildSpec(const Node& node, Symbol attribute, const Term& value);
  const Form* BuildFile(const Node& node, const Term& value);
  const Form* BuildComplaint(const Term& term, const Term& info, bool is_error);
  bool BuildNameArities(const Term& term, std::span<const syntax::NameArity* const>* result);

  // --- Expressions (expression.cc).
  static const std::unordered_map<std::string_view, std::vector<std::pair<size_t, ExprFunction>>>& ExprTable();
  const Expr* BuildExpr(const Term& term);
  bool BuildExprs(const Term& term, Exprs* exprs);
  // As BuildExprs, and not empty.
  bool BuildBody(const Term& term, Exprs* exprs);
  const Expr* BuildAtom(const Node& node);
  const Expr* BuildChar(const Node& node);
  const Expr* BuildFloat(const Node& node);
  const Expr* BuildInteger(const Node& node);
  const Expr* BuildString(const Node& node);
  const Expr* BuildVariable(const Node& node);
  const Expr* BuildNil(const Node& node);
  const Expr* BuildCons(const Node& node);
  const Expr* BuildTuple(const Node& node);
  const Expr* BuildBinary(const Node& node);
  const syntax::BinaryElement* BuildBinaryElement(const Term& term);
  bool BuildBitSpecifiers(const Term& term, syntax::BinaryElement* element);
  const Expr* BuildMap(const Node& node);
  const Expr* BuildMapUpdate(const Node& node);
  bool BuildMapFields(const Term& term, std::span<const syntax::MapField* const>* fields);
  const syntax::MapField* BuildMapField(const Term& term);
  bool BuildRecordName(const Term& term, Symbol* module, Symbol* name);
  const Expr* BuildRecordCreate(const Node& node);
  const Expr* BuildRecordUpdate(const Node& node);
  bool BuildRecordFields(const Term& term, std::span<const syntax::RecordField* const>* fields);
  const Expr* BuildRecordAccess(const Node& node);
  const Expr* BuildRecordIndex(const Node& node);
  const syntax::AtomLiteral* BuildFieldName(const Term& term);
  const Expr* BuildUnaryOperation(const Node& node);
  const Expr* BuildBinaryOperation(const Node& node);
  const Expr* BuildMatch(const Node& node);
  const Expr* BuildCall(const Node& node);
  const Expr* BuildRemote(const Node& node);
  // --- Control (control.cc).
  const Expr* BuildFun(const Node& node);
  const Expr* BuildNamedFun(const Node& node);
  const Expr* BuildBlock(const Node& node);
  const Expr* BuildIf(const Node& node);
  const Expr* BuildCase(const Node& node);
  const Expr* BuildReceive(const Node& node);
  const Expr* BuildReceiveAfter(const Node& node);
  const Expr* BuildTry(const Node& node);
  const Expr* BuildCatch(const Node& node);
  const Expr* BuildMaybe(const Node& node);
  const Expr* BuildMaybeElse(const Node& node);
  bool BuildMaybeBody(const Term& term, Exprs* exprs);
  bool IsSeveral(const Term& term, Terms* bodies);
  const Expr* BuildListComprehension(const Node& node);
  const Expr* BuildBinaryComprehension(const Node& node);
  const Expr* BuildMapComprehension(const Node& node);
  bool BuildQualifiers(const Term& term, std::span<const syntax::Qualifier* const>* qualifiers);
  const syntax::Qualifier* BuildQualifier(const Term& term, bool in_zip);
  // kAnyNumber: as many patterns as the first clause has. `may_be_empty`: the list of clauses.
  static constexpr int kAnyNumber = -1;
  bool BuildClauses(const Term& term, int patterns, bool may_be_empty, std::span<const Clause* const>* clauses);
  const Clause* BuildClause(const Term& term, int patterns);
  bool BuildGuards(const Term& term, std::span<const syntax::Guard* const>* guards);
  bool IsCatchPattern(const Clause& clause) const;

  // --- Types (type.cc).
  const Type* BuildType(const Term& term);
  bool BuildTypes(Terms terms, std::span<const Type* const>* types);
  const Type* BuildNamedType(const Node& node, Symbol name, Terms arguments);
  const Type* BuildRecordType(const Node& node, Terms arguments);
  const Type* BuildMapType(const Node& node, Terms arguments);
  const Type* BuildBinaryType(const Node& node, Terms arguments);
  const Type* BuildFunType(const Node& node, Terms arguments);
  const Type* BuildBoundedFun(const Node& node, Terms arguments);
  const Type* BuildTypeOperation(const Node& node);
  const syntax::TypeVariable* BuildTypeVariable(const Term& term);
  const syntax::AtomType* BuildAtomType(const Term& term);
  const syntax::TypeConstraint* BuildConstraint(const Term& term);

  template <typename T>
  T* New(SourceLocation location) {
    T* node = arena_->New<T>();
    node->location = location;
    return node;
  }
  // Maps `terms` with `build`, which returns null after an error.
  template <typename T, typename Function>
  bool Each(Terms terms, std::span<const T* const>* result, const Function& build) {
    std::vector<const T*> nodes;
    nodes.reserve(terms.size());
    for (const Term* term : terms) {
      const T* node = build(*term);
      if (node == nullptr) return false;
      nodes.push_back(node);
    }
    *result = arena_->Copy(nodes);
    return true;
  }

  SourceManager* sources_;
  SymbolTable* symbols_;
  Arena* arena_;
  Diagnostics* diagnostics_;
  std::string file_;          // as the last `file` attribute says
  size_t form_number_ = 0;    // from 1
  std::string form_name_;     // "function f/1", once known
  SourceLocation place_;      // the innermost annotation that was good
  bool failed_ = false;       // in this form
  int depth_ = 0;
};

}  // namespace lumen::abstract_format

#endif  // COMPILER_ABSTRACT_FORMAT_BUILDER_H_

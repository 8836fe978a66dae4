// Names of kinds and operators, and the extent of an expression. Tested by parser_test.cc and the goldens of compiler/frontend.
#include "compiler/syntax/ast.h"

#include "compiler/syntax/visitor.h"

namespace lumen::syntax {

std::string_view Spelling(BinaryOperator op) {
  switch (op) {
#define LUMEN_BINARY_OPERATOR(Name, text, precedence, associativity) \
  case BinaryOperator::k##Name:                                      \
    return text;
#include "compiler/syntax/operator.def"
  }
  __builtin_unreachable();
}

std::string_view Spelling(UnaryOperator op) {
  switch (op) {
#define LUMEN_UNARY_OPERATOR(Name, text) \
  case UnaryOperator::k##Name:           \
    return text;
#include "compiler/syntax/operator.def"
  }
  __builtin_unreachable();
}

std::string_view AbstractTag(ExprKind kind) {
  switch (kind) {
#define LUMEN_BEGIN(Kind, tag) \
  case ExprKind::k##Kind:      \
    return tag;
#define LUMEN_CHILD(Type, name)
#define LUMEN_OPTIONAL(Type, name)
#define LUMEN_CHILDREN(Type, name)
#define LUMEN_VALUE(Type, name)
#define LUMEN_END(Kind)
#include "compiler/syntax/expr.def"
  }
  __builtin_unreachable();
}

std::string_view Describe(ExprKind kind) {
  switch (kind) {
    case ExprKind::kAtomLiteral: return "atom";
    case ExprKind::kCharLiteral: return "character";
    case ExprKind::kIntegerLiteral: return "integer";
    case ExprKind::kFloatLiteral: return "float";
    case ExprKind::kStringLiteral: return "string";
    case ExprKind::kVariable: return "variable";
    case ExprKind::kNil: return "empty list";
    case ExprKind::kList: return "list";
    case ExprKind::kTuple: return "tuple";
    case ExprKind::kBinary: return "binary";
    case ExprKind::kMapCreate: return "map";
    case ExprKind::kMapUpdate: return "map update";
    case ExprKind::kRecordCreate: return "record";
    case ExprKind::kRecordUpdate: return "record update";
    case ExprKind::kRecordAccess: return "record field access";
    case ExprKind::kRecordIndex: return "record field index";
    case ExprKind::kBinaryOperation: return "binary operator";
    case ExprKind::kUnaryOperation: return "unary operator";
    case ExprKind::kMatch: return "match";
    case ExprKind::kCall: return "call";
    case ExprKind::kRemote: return "remote function name";
    case ExprKind::kLocalFun: return "fun of a local function";
    case ExprKind::kExternalFun: return "fun of a function in a module";
    case ExprKind::kFunExpr: return "fun";
    case ExprKind::kNamedFun: return "named fun";
    case ExprKind::kBlock: return "block";
    case ExprKind::kIf: return "if";
    case ExprKind::kCase: return "case";
    case ExprKind::kReceive: return "receive";
    case ExprKind::kTry: return "try";
    case ExprKind::kCatch: return "catch";
    case ExprKind::kMaybe: return "maybe";
    case ExprKind::kMaybeMatch: return "maybe match";
    case ExprKind::kListComprehension: return "list comprehension";
    case ExprKind::kBinaryComprehension: return "binary comprehension";
    case ExprKind::kMapComprehension: return "map comprehension";
  }
  __builtin_unreachable();
}

namespace {

// Walks in pre-order for as long as locations do not increase, as first_anno does: a child that stands left of its parent
// (the left operand of an operator) moves the beginning, and the first one that stands right of it ends the search.
class BeginFinder {
 public:
  BeginFinder(const Expr& root, const SourceManager& sources) : sources_(sources), begin_(root.location) {}

  template <typename T>
  bool Walk(const T& node) {
    if (!Step(node.location)) return false;
    bool going = true;
    ForEachChild(node, [&](const auto& child) { going = going && Walk(child); });
    return going;
  }
  SourceLocation begin() const { return begin_; }

 private:
  bool Step(SourceLocation location) {
    if (!location.is_valid() || !begin_.is_valid()) return true;
    if (!sources_.AtOrBefore(location, begin_)) return false;
    begin_ = location;
    return true;
  }

  const SourceManager& sources_;
  SourceLocation begin_;
};

class LastFinder {
 public:
  explicit LastFinder(const SourceManager& sources) : sources_(sources) {}

  template <typename T>
  void Walk(const T& node) {
    Step(node.location);
    ForEachChild(node, [&](const auto& child) { Walk(child); });
    // The empty list that ends a proper one is a node of the abstract format.
    if constexpr (std::is_same_v<T, Expr>) {
      if (const List* list = node.template AsIf<List>(); list != nullptr && list->tail == nullptr) {
        Step(list->close_location);
      }
    }
  }
  SourceLocation last() const { return last_; }

 private:
  void Step(SourceLocation location) {
    if (!location.is_valid()) return;
    if (!last_.is_valid() || sources_.AtOrBefore(last_, location)) last_ = location;
  }

  const SourceManager& sources_;
  SourceLocation last_;
};

}  // namespace

SourceLocation Begin(const Expr& expr, const SourceManager& sources) {
  BeginFinder finder(expr, sources);
  finder.Walk(expr);
  return finder.begin();
}

SourceLocation Last(const Expr& expr, const SourceManager& sources) {
  LastFinder finder(sources);
  finder.Walk(expr);
  return finder.last();
}

}  // namespace lumen::syntax

// The abstract syntax tree: immutable structs in an arena, one per kind of node of OTP's abstract format.
//
//   void Lower(const Expr& expr) {
//     switch (expr.kind) {                           // no default: a new kind names every place to update
//       case ExprKind::kTuple: return LowerTuple(expr.As<Tuple>());
//       ...
//
// The tables expr.def, qualifier.def, part.def, type.def, term.def and form.def define all structs; read them for the fields.
// There are five families with a kind (Expr, Qualifier, Type, Term, Form), and parts that occur in one place only (Clause,
// MapField, ...). Children are const pointers, never null unless the table says LUMEN_OPTIONAL, and spans of such pointers.
//
// Every node has the location that OTP gives it (an operator's is the operator, a call's the start of its function, ...);
// Begin() in visitor.h finds where the text of an expression starts. The parser fills a struct and lets go of it as const;
// nobody changes it later. Nodes are trivially destructible and live as long as their arena. Trees are at most
// kMaxTreeDepth deep (lists are flat), so recursion over them is bounded.
//
// Every kind is covered by the goldens of compiler/frontend.
#ifndef COMPILER_SYNTAX_AST_H_
#define COMPILER_SYNTAX_AST_H_

#include <cstdint>
#include <span>
#include <string_view>

#include "compiler/base/integer_value.h"
#include "compiler/base/source_location.h"
#include "compiler/base/symbol.h"

namespace lumen::syntax {

// The parser refuses deeper nesting with a diagnostic. A walker may use about 4 KB of stack per level within the 8 MB of a
// main thread, with room for sanitizers.
inline constexpr int kMaxTreeDepth = 1000;

enum class BinaryOperator : uint8_t {
#define LUMEN_BINARY_OPERATOR(Name, text, precedence, associativity) k##Name,
#include "compiler/syntax/operator.def"
};
enum class UnaryOperator : uint8_t {
#define LUMEN_UNARY_OPERATOR(Name, text) k##Name,
#include "compiler/syntax/operator.def"
};
// The spelling: "++".
std::string_view Spelling(BinaryOperator op);
std::string_view Spelling(UnaryOperator op);

// The kinds of each family.
#define LUMEN_BEGIN(Kind, tag) k##Kind,
#define LUMEN_CHILD(Type, name)
#define LUMEN_OPTIONAL(Type, name)
#define LUMEN_CHILDREN(Type, name)
#define LUMEN_VALUE(Type, name)
#define LUMEN_END(Kind)
enum class ExprKind : uint8_t {
#include "compiler/syntax/expr.def"
};
#define LUMEN_BEGIN(Kind, tag) k##Kind,
#define LUMEN_CHILD(Type, name)
#define LUMEN_OPTIONAL(Type, name)
#define LUMEN_CHILDREN(Type, name)
#define LUMEN_VALUE(Type, name)
#define LUMEN_END(Kind)
enum class QualifierKind : uint8_t {
#include "compiler/syntax/qualifier.def"
};
#define LUMEN_BEGIN(Kind, tag) k##Kind,
#define LUMEN_CHILD(Type, name)
#define LUMEN_OPTIONAL(Type, name)
#define LUMEN_CHILDREN(Type, name)
#define LUMEN_VALUE(Type, name)
#define LUMEN_END(Kind)
enum class TypeKind : uint8_t {
#include "compiler/syntax/type.def"
};
#define LUMEN_BEGIN(Kind, tag) k##Kind,
#define LUMEN_CHILD(Type, name)
#define LUMEN_OPTIONAL(Type, name)
#define LUMEN_CHILDREN(Type, name)
#define LUMEN_VALUE(Type, name)
#define LUMEN_END(Kind)
enum class TermKind : uint8_t {
#include "compiler/syntax/term.def"
};
#define LUMEN_BEGIN(Kind, tag) k##Kind,
#define LUMEN_CHILD(Type, name)
#define LUMEN_OPTIONAL(Type, name)
#define LUMEN_CHILDREN(Type, name)
#define LUMEN_VALUE(Type, name)
#define LUMEN_END(Kind)
enum class FormKind : uint8_t {
#include "compiler/syntax/form.def"
};

// "list comprehension", "tuple", ...: the construct in words, for diagnostics that refuse it.
std::string_view Describe(ExprKind kind);
// The tag in the abstract format.
std::string_view AbstractTag(ExprKind kind);

// The family a node belongs to. `kind` says which struct it really is.
template <typename Kind>
struct Node {
  Kind kind;
  SourceLocation location;

  template <typename T>
  bool Is() const {
    return kind == T::kKind;
  }
  // The node as what it is; only where Is<T>().
  template <typename T>
  const T& As() const {
    return static_cast<const T&>(*this);
  }
  // As<T>() where it is one, else null.
  template <typename T>
  const T* AsIf() const {
    return kind == T::kKind ? static_cast<const T*>(this) : nullptr;
  }

 protected:
  explicit Node(Kind node_kind) : kind(node_kind) {}
};
using Expr = Node<ExprKind>;
using Qualifier = Node<QualifierKind>;
using Type = Node<TypeKind>;
using Term = Node<TermKind>;
using Form = Node<FormKind>;

struct Part {
  SourceLocation location;
};

// One of the words after `/` in a binary segment. Any atom can stand there; lint knows the real ones.
struct BitSpecifier {
  Symbol name;
  bool has_value = false;  // unit:8
  IntegerValue value;
};

#define LUMEN_BEGIN(Kind, tag) struct Kind;
#define LUMEN_CHILD(Type, name)
#define LUMEN_OPTIONAL(Type, name)
#define LUMEN_CHILDREN(Type, name)
#define LUMEN_VALUE(Type, name)
#define LUMEN_END(Kind)
#include "compiler/syntax/part.def"
struct AtomLiteral;
struct TypeVariable;
struct AtomType;
struct FunType;

// The structs.
#define LUMEN_BEGIN(Kind, tag) struct Kind final : Part {
#define LUMEN_CHILD(Type, name) const Type* name = nullptr;
#define LUMEN_OPTIONAL(Type, name) const Type* name = nullptr;
#define LUMEN_CHILDREN(Type, name) std::span<const Type* const> name;
#define LUMEN_VALUE(Type, name) Type name{};
#define LUMEN_END(Kind) };
#include "compiler/syntax/part.def"

#define LUMEN_BEGIN(Kind, tag)                      \
  struct Kind final : Expr {                        \
    static constexpr ExprKind kKind = ExprKind::k##Kind; \
    Kind() : Expr(kKind) {}
#define LUMEN_CHILD(Type, name) const Type* name = nullptr;
#define LUMEN_OPTIONAL(Type, name) const Type* name = nullptr;
#define LUMEN_CHILDREN(Type, name) std::span<const Type* const> name;
#define LUMEN_VALUE(Type, name) Type name{};
#define LUMEN_END(Kind) };
#include "compiler/syntax/expr.def"

#define LUMEN_BEGIN(Kind, tag)                                  \
  struct Kind final : Qualifier {                               \
    static constexpr QualifierKind kKind = QualifierKind::k##Kind; \
    Kind() : Qualifier(kKind) {}
#define LUMEN_CHILD(Type, name) const Type* name = nullptr;
#define LUMEN_OPTIONAL(Type, name) const Type* name = nullptr;
#define LUMEN_CHILDREN(Type, name) std::span<const Type* const> name;
#define LUMEN_VALUE(Type, name) Type name{};
#define LUMEN_END(Kind) };
#include "compiler/syntax/qualifier.def"

#define LUMEN_BEGIN(Kind, tag)                      \
  struct Kind final : Type {                        \
    static constexpr TypeKind kKind = TypeKind::k##Kind; \
    Kind() : Type(kKind) {}
#define LUMEN_CHILD(Type, name) const Type* name = nullptr;
#define LUMEN_OPTIONAL(Type, name) const Type* name = nullptr;
#define LUMEN_CHILDREN(Type, name) std::span<const Type* const> name;
#define LUMEN_VALUE(Type, name) Type name{};
#define LUMEN_END(Kind) };
#include "compiler/syntax/type.def"

#define LUMEN_BEGIN(Kind, tag)                      \
  struct Kind final : Term {                        \
    static constexpr TermKind kKind = TermKind::k##Kind; \
    Kind() : Term(kKind) {}
#define LUMEN_CHILD(Type, name) const Type* name = nullptr;
#define LUMEN_OPTIONAL(Type, name) const Type* name = nullptr;
#define LUMEN_CHILDREN(Type, name) std::span<const Type* const> name;
#define LUMEN_VALUE(Type, name) Type name{};
#define LUMEN_END(Kind) };
#include "compiler/syntax/term.def"

#define LUMEN_BEGIN(Kind, tag)                      \
  struct Kind final : Form {                        \
    static constexpr FormKind kKind = FormKind::k##Kind; \
    Kind() : Form(kKind) {}
#define LUMEN_CHILD(Type, name) const Type* name = nullptr;
#define LUMEN_OPTIONAL(Type, name) const Type* name = nullptr;
#define LUMEN_CHILDREN(Type, name) std::span<const Type* const> name;
#define LUMEN_VALUE(Type, name) Type name{};
#define LUMEN_END(Kind) };
#include "compiler/syntax/form.def"

// A module as the parser hands it on.
struct Module {
  // Of the -module attribute; invalid where there is none (then there is an error too).
  Symbol name;
  // In source order, includes in their place; ends with an EofForm.
  std::span<const Form* const> forms;
};

}  // namespace lumen::syntax

#endif  // COMPILER_SYNTAX_AST_H_

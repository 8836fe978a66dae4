// Walking the tree, generated from the same tables as the structs.
//
//   Visit(expr, [](const auto& node) { ... });        // calls with the node as its own struct: const Call&, const Tuple&, ...
//   ForEachChild(node, [&](const auto& child) {...}); // children in source order: const Expr&, const Clause&, const Type&, ...
//
// A callable passed to Visit must take every kind of the family, so overload sets forget no kind silently:
//
//   Visit(expr, Overloaded{[](const Call& call) {...}, [](const Expr& other) {...}});
//
// ForEachChild of an Expr, Qualifier, Type, Term or Form dispatches on its kind; of a concrete struct it needs no dispatch.
#ifndef COMPILER_SYNTAX_VISITOR_H_
#define COMPILER_SYNTAX_VISITOR_H_

#include <utility>

#include "compiler/base/source_manager.h"
#include "compiler/syntax/ast.h"

namespace lumen::syntax {

template <typename... Functions>
struct Overloaded : Functions... {
  using Functions::operator()...;
};
template <typename... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

// Where the text of an expression starts: the location of its leftmost node. (OTP's erl_parse:first_anno/1; parentheses
// count for nothing.)
SourceLocation Begin(const Expr& expr, const SourceManager& sources);
// The latest location of any node in it: OTP's erl_parse:last_anno/1.
SourceLocation Last(const Expr& expr, const SourceManager& sources);

template <typename Function>
decltype(auto) Visit(const Expr& node, Function&& function) {
  switch (node.kind) {
#define LUMEN_BEGIN(Kind, tag) \
  case ExprKind::k##Kind:     \
    return std::forward<Function>(function)(node.As<Kind>());
#define LUMEN_CHILD(Type, name)
#define LUMEN_OPTIONAL(Type, name)
#define LUMEN_CHILDREN(Type, name)
#define LUMEN_VALUE(Type, name)
#define LUMEN_END(Kind)
#include "compiler/syntax/expr.def"
  }
  __builtin_unreachable();
}

template <typename Function>
decltype(auto) Visit(const Qualifier& node, Function&& function) {
  switch (node.kind) {
#define LUMEN_BEGIN(Kind, tag) \
  case QualifierKind::k##Kind:     \
    return std::forward<Function>(function)(node.As<Kind>());
#define LUMEN_CHILD(Type, name)
#define LUMEN_OPTIONAL(Type, name)
#define LUMEN_CHILDREN(Type, name)
#define LUMEN_VALUE(Type, name)
#define LUMEN_END(Kind)
#include "compiler/syntax/qualifier.def"
  }
  __builtin_unreachable();
}

template <typename Function>
decltype(auto) Visit(const Type& node, Function&& function) {
  switch (node.kind) {
#define LUMEN_BEGIN(Kind, tag) \
  case TypeKind::k##Kind:     \
    return std::forward<Function>(function)(node.As<Kind>());
#define LUMEN_CHILD(Type, name)
#define LUMEN_OPTIONAL(Type, name)
#define LUMEN_CHILDREN(Type, name)
#define LUMEN_VALUE(Type, name)
#define LUMEN_END(Kind)
#include "compiler/syntax/type.def"
  }
  __builtin_unreachable();
}

template <typename Function>
decltype(auto) Visit(const Term& node, Function&& function) {
  switch (node.kind) {
#define LUMEN_BEGIN(Kind, tag) \
  case TermKind::k##Kind:     \
    return std::forward<Function>(function)(node.As<Kind>());
#define LUMEN_CHILD(Type, name)
#define LUMEN_OPTIONAL(Type, name)
#define LUMEN_CHILDREN(Type, name)
#define LUMEN_VALUE(Type, name)
#define LUMEN_END(Kind)
#include "compiler/syntax/term.def"
  }
  __builtin_unreachable();
}

template <typename Function>
decltype(auto) Visit(const Form& node, Function&& function) {
  switch (node.kind) {
#define LUMEN_BEGIN(Kind, tag) \
  case FormKind::k##Kind:     \
    return std::forward<Function>(function)(node.As<Kind>());
#define LUMEN_CHILD(Type, name)
#define LUMEN_OPTIONAL(Type, name)
#define LUMEN_CHILDREN(Type, name)
#define LUMEN_VALUE(Type, name)
#define LUMEN_END(Kind)
#include "compiler/syntax/form.def"
  }
  __builtin_unreachable();
}

// Children of each struct.
#define LUMEN_BEGIN(Kind, tag)  \
  template <typename Function> \
  void ForEachChild([[maybe_unused]] const Kind& node, [[maybe_unused]] Function&& function) {
#define LUMEN_CHILD(Type, name) function(*node.name);
#define LUMEN_OPTIONAL(Type, name) \
  if (node.name != nullptr) function(*node.name);
#define LUMEN_CHILDREN(Type, name) \
  for (const auto* child : node.name) function(*child);
#define LUMEN_VALUE(Type, name)
#define LUMEN_END(Kind) }
#include "compiler/syntax/part.def"
#define LUMEN_BEGIN(Kind, tag)  \
  template <typename Function> \
  void ForEachChild([[maybe_unused]] const Kind& node, [[maybe_unused]] Function&& function) {
#define LUMEN_CHILD(Type, name) function(*node.name);
#define LUMEN_OPTIONAL(Type, name) \
  if (node.name != nullptr) function(*node.name);
#define LUMEN_CHILDREN(Type, name) \
  for (const auto* child : node.name) function(*child);
#define LUMEN_VALUE(Type, name)
#define LUMEN_END(Kind) }
#include "compiler/syntax/expr.def"
#define LUMEN_BEGIN(Kind, tag)  \
  template <typename Function> \
  void ForEachChild([[maybe_unused]] const Kind& node, [[maybe_unused]] Function&& function) {
#define LUMEN_CHILD(Type, name) function(*node.name);
#define LUMEN_OPTIONAL(Type, name) \
  if (node.name != nullptr) function(*node.name);
#define LUMEN_CHILDREN(Type, name) \
  for (const auto* child : node.name) function(*child);
#define LUMEN_VALUE(Type, name)
#define LUMEN_END(Kind) }
#include "compiler/syntax/qualifier.def"
#define LUMEN_BEGIN(Kind, tag)  \
  template <typename Function> \
  void ForEachChild([[maybe_unused]] const Kind& node, [[maybe_unused]] Function&& function) {
#define LUMEN_CHILD(Type, name) function(*node.name);
#define LUMEN_OPTIONAL(Type, name) \
  if (node.name != nullptr) function(*node.name);
#define LUMEN_CHILDREN(Type, name) \
  for (const auto* child : node.name) function(*child);
#define LUMEN_VALUE(Type, name)
#define LUMEN_END(Kind) }
#include "compiler/syntax/type.def"
#define LUMEN_BEGIN(Kind, tag)  \
  template <typename Function> \
  void ForEachChild([[maybe_unused]] const Kind& node, [[maybe_unused]] Function&& function) {
#define LUMEN_CHILD(Type, name) function(*node.name);
#define LUMEN_OPTIONAL(Type, name) \
  if (node.name != nullptr) function(*node.name);
#define LUMEN_CHILDREN(Type, name) \
  for (const auto* child : node.name) function(*child);
#define LUMEN_VALUE(Type, name)
#define LUMEN_END(Kind) }
#include "compiler/syntax/term.def"
#define LUMEN_BEGIN(Kind, tag)  \
  template <typename Function> \
  void ForEachChild([[maybe_unused]] const Kind& node, [[maybe_unused]] Function&& function) {
#define LUMEN_CHILD(Type, name) function(*node.name);
#define LUMEN_OPTIONAL(Type, name) \
  if (node.name != nullptr) function(*node.name);
#define LUMEN_CHILDREN(Type, name) \
  for (const auto* child : node.name) function(*child);
#define LUMEN_VALUE(Type, name)
#define LUMEN_END(Kind) }
#include "compiler/syntax/form.def"

template <typename Function>
void ForEachChild(const Expr& node, Function&& function) {
  Visit(node, [&](const auto& concrete) { ForEachChild(concrete, function); });
}
template <typename Function>
void ForEachChild(const Qualifier& node, Function&& function) {
  Visit(node, [&](const auto& concrete) { ForEachChild(concrete, function); });
}
template <typename Function>
void ForEachChild(const Type& node, Function&& function) {
  Visit(node, [&](const auto& concrete) { ForEachChild(concrete, function); });
}
template <typename Function>
void ForEachChild(const Term& node, Function&& function) {
  Visit(node, [&](const auto& concrete) { ForEachChild(concrete, function); });
}
template <typename Function>
void ForEachChild(const Form& node, Function&& function) {
  Visit(node, [&](const auto& concrete) { ForEachChild(concrete, function); });
}

}  // namespace lumen::syntax

#endif  // COMPILER_SYNTAX_VISITOR_H_

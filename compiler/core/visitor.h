// Walking Core, generated from the same tables as the structs.
//
//   Visit(expr, [](const auto& node) { ... });         // with the node as its own struct; the callable takes every kind
//   ForEachChild(node, [&](const auto& child) {...});  // const Expr&, const Pattern&, const Clause&, ... in evaluation order
#ifndef COMPILER_CORE_VISITOR_H_
#define COMPILER_CORE_VISITOR_H_

#include <utility>

#include "compiler/core/core.h"

namespace lumen::core {

template <typename Function>
decltype(auto) Visit(const Expr& node, Function&& function) {
  switch (node.kind) {
#define LUMEN_BEGIN(Kind, text)   \
  case ExprKind::k##Kind: \
    return std::forward<Function>(function)(node.As<Kind>());
#define LUMEN_CHILD(Type, name)
#define LUMEN_OPTIONAL(Type, name)
#define LUMEN_CHILDREN(Type, name)
#define LUMEN_VALUE(Type, name)
#define LUMEN_END(Kind)
#include "compiler/core/expr.def"
  }
  __builtin_unreachable();
}

template <typename Function>
decltype(auto) Visit(const Pattern& node, Function&& function) {
  switch (node.kind) {
#define LUMEN_BEGIN(Kind, text)   \
  case PatternKind::k##Kind: \
    return std::forward<Function>(function)(node.As<Kind>());
#define LUMEN_CHILD(Type, name)
#define LUMEN_OPTIONAL(Type, name)
#define LUMEN_CHILDREN(Type, name)
#define LUMEN_VALUE(Type, name)
#define LUMEN_END(Kind)
#include "compiler/core/pattern.def"
  }
  __builtin_unreachable();
}

#define LUMEN_BEGIN(Kind, text) \
  template <typename Function>  \
  void ForEachChild([[maybe_unused]] const Kind& node, [[maybe_unused]] Function&& function) {
#define LUMEN_CHILD(Type, name) function(*node.name);
#define LUMEN_OPTIONAL(Type, name) \
  if (node.name != nullptr) function(*node.name);
#define LUMEN_CHILDREN(Type, name) \
  for (const auto* child : node.name) function(*child);
#define LUMEN_VALUE(Type, name)
#define LUMEN_END(Kind) }
#include "compiler/core/part.def"
#define LUMEN_BEGIN(Kind, text) \
  template <typename Function>  \
  void ForEachChild([[maybe_unused]] const Kind& node, [[maybe_unused]] Function&& function) {
#define LUMEN_CHILD(Type, name) function(*node.name);
#define LUMEN_OPTIONAL(Type, name) \
  if (node.name != nullptr) function(*node.name);
#define LUMEN_CHILDREN(Type, name) \
  for (const auto* child : node.name) function(*child);
#define LUMEN_VALUE(Type, name)
#define LUMEN_END(Kind) }
#include "compiler/core/expr.def"
#define LUMEN_BEGIN(Kind, text) \
  template <typename Function>  \
  void ForEachChild([[maybe_unused]] const Kind& node, [[maybe_unused]] Function&& function) {
#define LUMEN_CHILD(Type, name) function(*node.name);
#define LUMEN_OPTIONAL(Type, name) \
  if (node.name != nullptr) function(*node.name);
#define LUMEN_CHILDREN(Type, name) \
  for (const auto* child : node.name) function(*child);
#define LUMEN_VALUE(Type, name)
#define LUMEN_END(Kind) }
#include "compiler/core/pattern.def"

template <typename Function>
void ForEachChild(const Expr& node, Function&& function) {
  Visit(node, [&](const auto& concrete) { ForEachChild(concrete, function); });
}
template <typename Function>
void ForEachChild(const Pattern& node, Function&& function) {
  Visit(node, [&](const auto& concrete) { ForEachChild(concrete, function); });
}

}  // namespace lumen::core

#endif  // COMPILER_CORE_VISITOR_H_

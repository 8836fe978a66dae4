// Core: the small functional language between the syntax tree and SSA, after Core Erlang.
//
// Records, comprehensions and other sugar are gone; scoping is resolved (every variable is bound in one place, under an id unique
// in its function, and a binding's scope is the rest of its block or its clause); evaluation order is the order of children; closures are still nested.
// The tables expr.def, pattern.def and part.def define all nodes; read them for the fields.
//
//   core::Module module(&symbols, &literals, &sources);
//   auto* call = module.arena.New<core::LocalCall>();
//
// Nodes live in the module's arena; who makes a node fills it and lets go of it as const. Their depth is bounded by that of
// the syntax tree (syntax::kMaxTreeDepth, times a small constant), so recursion over them is bounded too; what is long but not deep
// (lists, bodies, clauses) is flat. `location` is where the expression's stack trace entry points, invalid for code that nobody wrote.
// The printer (printer.h) is --emit=core; verifier.h states and checks the invariants. Not thread-safe.
#ifndef COMPILER_CORE_CORE_H_
#define COMPILER_CORE_CORE_H_

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/base/arena.h"
#include "compiler/base/literal.h"
#include "compiler/base/source_location.h"
#include "compiler/base/source_manager.h"
#include "compiler/base/symbol.h"
#include "runtime/abi/binary_segment.h"

namespace lumen::core {

inline constexpr uint32_t kInvalidIndex = 0xffffffff;

// Indexes Function::variables.
struct VariableId {
  uint32_t index = kInvalidIndex;
  bool is_valid() const { return index != kInvalidIndex; }
  bool operator==(const VariableId&) const = default;
};
// Numbers the functions of all LetRecs of a Function, from 0 to Function::local_function_count.
struct LocalFunctionId {
  uint32_t index = kInvalidIndex;
  bool is_valid() const { return index != kInvalidIndex; }
  bool operator==(const LocalFunctionId&) const = default;
};

inline constexpr int kAnyNumber = -1;
enum class MatchFailKind : uint8_t {
#define LUMEN_MATCH_FAIL(Name, text, arguments) k##Name,
#include "compiler/core/match_fail.def"
};
std::string_view TextOf(MatchFailKind kind);
int ArgumentCount(MatchFailKind kind);

// The kinds of each family.
#define LUMEN_BEGIN(Kind, text) k##Kind,
#define LUMEN_CHILD(Type, name)
#define LUMEN_OPTIONAL(Type, name)
#define LUMEN_CHILDREN(Type, name)
#define LUMEN_VALUE(Type, name)
#define LUMEN_END(Kind)
enum class ExprKind : uint8_t {
#include "compiler/core/expr.def"
};
#define LUMEN_BEGIN(Kind, text) k##Kind,
#define LUMEN_CHILD(Type, name)
#define LUMEN_OPTIONAL(Type, name)
#define LUMEN_CHILDREN(Type, name)
#define LUMEN_VALUE(Type, name)
#define LUMEN_END(Kind)
enum class PatternKind : uint8_t {
#include "compiler/core/pattern.def"
};

// The family a node belongs to. `kind` says which struct it really is.
template <typename Kind>
struct Node {
  Kind kind;
  SourceLocation location;

  template <typename T>
  bool Is() const {
    return kind == T::kKind;
  }
  template <typename T>
  const T& As() const {
    return static_cast<const T&>(*this);
  }
  template <typename T>
  const T* AsIf() const {
    return kind == T::kKind ? static_cast<const T*>(this) : nullptr;
  }

 protected:
  explicit Node(Kind node_kind) : kind(node_kind) {}
};
using Expr = Node<ExprKind>;
using Pattern = Node<PatternKind>;

struct Part {
  SourceLocation location;
};

#define LUMEN_BEGIN(Kind, text) struct Kind;
#define LUMEN_CHILD(Type, name)
#define LUMEN_OPTIONAL(Type, name)
#define LUMEN_CHILDREN(Type, name)
#define LUMEN_VALUE(Type, name)
#define LUMEN_END(Kind)
#include "compiler/core/part.def"

#define LUMEN_BEGIN(Kind, text) struct Kind final : Part {
#define LUMEN_CHILD(Type, name) const Type* name = nullptr;
#define LUMEN_OPTIONAL(Type, name) const Type* name = nullptr;
#define LUMEN_CHILDREN(Type, name) std::span<const Type* const> name;
#define LUMEN_VALUE(Type, name) Type name{};
#define LUMEN_END(Kind) };
#include "compiler/core/part.def"

#define LUMEN_BEGIN(Kind, text)                          \
  struct Kind final : Expr {                             \
    static constexpr ExprKind kKind = ExprKind::k##Kind; \
    Kind() : Expr(kKind) {}
#define LUMEN_CHILD(Type, name) const Type* name = nullptr;
#define LUMEN_OPTIONAL(Type, name) const Type* name = nullptr;
#define LUMEN_CHILDREN(Type, name) std::span<const Type* const> name;
#define LUMEN_VALUE(Type, name) Type name{};
#define LUMEN_END(Kind) };
#include "compiler/core/expr.def"

#define LUMEN_BEGIN(Kind, text)                                \
  struct Kind final : Pattern {                                \
    static constexpr PatternKind kKind = PatternKind::k##Kind; \
    Kind() : Pattern(kKind) {}
#define LUMEN_CHILD(Type, name) const Type* name = nullptr;
#define LUMEN_OPTIONAL(Type, name) const Type* name = nullptr;
#define LUMEN_CHILDREN(Type, name) std::span<const Type* const> name;
#define LUMEN_VALUE(Type, name) Type name{};
#define LUMEN_END(Kind) };
#include "compiler/core/pattern.def"

// Where a variable comes from; for printing and debug information.
struct VariableInfo {
  Symbol name;  // in the source; invalid where the compiler made it
};

struct Function {
  Symbol name;
  uint32_t arity = 0;
  bool exported = false;
  bool inline_requested = false;  // by -compile({inline, ...})
  SourceLocation location;
  std::vector<VariableId> parameters;
  const Expr* body = nullptr;
  std::vector<VariableInfo> variables;  // by VariableId
  uint32_t local_function_count = 0;
};

struct Module {
  Module(SymbolTable* symbol_table, LiteralTable* literal_table, const SourceManager* source_manager)
      : symbols(symbol_table), literals(literal_table), sources(source_manager) {}
  Module(const Module&) = delete;
  Module& operator=(const Module&) = delete;

  Symbol name;
  SymbolTable* symbols;           // not owned
  LiteralTable* literals;         // not owned
  const SourceManager* sources;   // not owned
  std::vector<Function> functions;  // in source order, then module_info/0 and /1
  std::vector<std::pair<Symbol, LiteralId>> attributes;  // as module_info(attributes) shows them
  Arena arena;
};

}  // namespace lumen::core

#endif  // COMPILER_CORE_CORE_H_

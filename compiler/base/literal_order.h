// The exact order of terms, as maps have their keys in: integers before floats, otherwise Erlang's order of terms.
//
// Tested by literal_test.cc.
#ifndef COMPILER_BASE_LITERAL_ORDER_H_
#define COMPILER_BASE_LITERAL_ORDER_H_

#include <optional>
#include <span>

#include "compiler/base/literal.h"
#include "compiler/base/symbol.h"

namespace lumen {

// Negative, 0, positive. Nothing where only the runtime knows (funs, maps).
std::optional<int> CompareExactly(const LiteralTable& literals, const SymbolTable& symbols, LiteralId left, LiteralId right);

// The map of the pairs (keys and values in turn; of equal keys the last counts). Invalid where it can be made at run time only.
LiteralId MapLiteral(LiteralTable* literals, const SymbolTable& symbols, std::span<const LiteralId> pairs);

}  // namespace lumen

#endif  // COMPILER_BASE_LITERAL_ORDER_H_

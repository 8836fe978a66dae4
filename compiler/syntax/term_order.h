// Equality and order of terms, and maps made with them.
#ifndef COMPILER_SYNTAX_TERM_ORDER_H_
#define COMPILER_SYNTAX_TERM_ORDER_H_

#include <compare>
#include <utility>
#include <vector>

#include "compiler/base/arena.h"
#include "compiler/base/symbol.h"
#include "compiler/syntax/ast.h"

namespace lumen::syntax {

// A total order in which only terms that match each other (=:=) are equal: by kind, then by value. It is not Erlang's term
// order (1 and 1.0 are far apart), but as good for finding duplicates. A string and the list of its characters are equal.
std::strong_ordering CompareTerms(const Term& a, const Term& b, const SymbolTable& symbols);

// The map of `pairs`, where the last of several pairs with one key counts; sorts the vector. Keys come out in the order above.
const MapTerm* MakeMapTerm(std::vector<std::pair<const Term*, const Term*>>* pairs, const SymbolTable& symbols,
                           Arena* arena);

}  // namespace lumen::syntax

#endif  // COMPILER_SYNTAX_TERM_ORDER_H_

// Terms in Erlang's external term format: what abstract code chunks hold and what parse transforms read and write.
//
//   std::string error;
//   const syntax::Term* term = ReadExternalTerm(bytes, &symbols, &arena, &error);
//   if (term == nullptr) ... // `error` says what is wrong, and at which byte
//
// Compressed terms are read too. Pids, ports, references, and funs that have an environment have no place in a module and are
// refused. Input is hostile until proven otherwise: nothing is allocated on the word of a length field, neither reading nor
// writing recurses, and the number of terms and bytes is limited. The trees may be deeper than
// syntax::kMaxTreeDepth, so only code that expects that may walk them (abstract_format does); map keys are not.
//
// Tested by external_term_test.cc; fuzzed by external_term_fuzz_test.cc.
#ifndef COMPILER_TERM_EXTERNAL_TERM_H_
#define COMPILER_TERM_EXTERNAL_TERM_H_

#include <string>
#include <string_view>

#include "compiler/base/arena.h"
#include "compiler/base/symbol.h"
#include "compiler/syntax/ast.h"

namespace lumen {

// A compressed term may hold this many bytes, and any term this many terms inside.
inline constexpr size_t kMaxExternalTermBytes = size_t{1} << 28;
inline constexpr size_t kMaxExternalTerms = size_t{1} << 25;

// Reads the one term that `bytes` are. Null with `*error` set where they are none, or go on behind it.
const syntax::Term* ReadExternalTerm(std::string_view bytes, SymbolTable* symbols, Arena* arena, std::string* error);

// The bytes of `term`, as term_to_binary/1 with atoms in UTF-8 writes them (maps in the order of `term`).
std::string WriteExternalTerm(const syntax::Term& term, const SymbolTable& symbols);

}  // namespace lumen

#endif  // COMPILER_TERM_EXTERNAL_TERM_H_

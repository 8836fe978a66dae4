// Atoms by text: those linked into the program, found on first use, and those made at run time,
// which live for ever.
//
// Callable from any thread.
#ifndef RUNTIME_TERM_ATOM_TABLE_H_
#define RUNTIME_TERM_ATOM_TABLE_H_

#include <string_view>

#include "runtime/term/term.h"

namespace lumen::runtime {

inline constexpr size_t kMaxAtoms = 1'048'576;     // as OTP's default
inline constexpr size_t kMaxAtomCharacters = 255;  // code points

// The atom with this UTF-8 text (at most kMaxAtomCharacters code points), made if need be; kNoValue
// when the table is full.
Term InternAtom(std::string_view text);
// The same, kNoValue when there is none.
Term FindAtom(std::string_view text);
size_t AtomCount();

}  // namespace lumen::runtime

#endif  // RUNTIME_TERM_ATOM_TABLE_H_

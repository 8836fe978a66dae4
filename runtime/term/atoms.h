// The atoms the runtime names (abi/atoms.def), as terms: atoms::BadArg().
//
// Each record is a COMDAT under the same symbol that compiled code uses, so a program has one
// record per text.
#ifndef RUNTIME_TERM_ATOMS_H_
#define RUNTIME_TERM_ATOMS_H_

#include "runtime/abi/code_layout.h"
#include "runtime/term/term.h"

namespace lumen::runtime::atoms {

namespace records {
#define LUMEN_ATOM(identifier, content)                                      \
  extern const abi::AtomRecord k##identifier __asm__("lumen.atom." content); \
  inline const constinit abi::AtomRecord k##identifier                       \
      __attribute__((section(LUMEN_ATOM_SECTION), visibility("hidden"))) = { \
          abi::AtomHash(content), sizeof(content) - 1, 0, {content}};
#include "runtime/abi/atoms.def"
}  // namespace records

#define LUMEN_ATOM(identifier, content) \
  inline Term identifier() { return MakeAtom(&records::k##identifier); }
#include "runtime/abi/atoms.def"

inline Term Boolean(bool value) { return value ? True() : False(); }

}  // namespace lumen::runtime::atoms

#endif  // RUNTIME_TERM_ATOMS_H_

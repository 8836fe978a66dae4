// Terms as text.
#ifndef RUNTIME_TERM_PRINT_H_
#define RUNTIME_TERM_PRINT_H_

#include "runtime/base/text_sink.h"
#include "runtime/term/term.h"

namespace lumen::runtime {

// Writes a term as erlang:display/1 of OTP 25 does: lists of printable Latin-1 characters as
// strings (their characters as single bytes), floats with six decimals, keywords unquoted. Any
// depth. Never allocates on a process heap.
void PrintTerm(TextSink& sink, Term term);

// Writes the decimal digits of an integer.
void PrintInteger(TextSink& sink, Term integer);

// Writes an atom, quoted where erlang:display/1 quotes it.
void PrintAtom(TextSink& sink, Term atom);

}  // namespace lumen::runtime

#endif  // RUNTIME_TERM_PRINT_H_

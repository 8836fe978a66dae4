// Order and equality of terms.
//
// number < atom < reference < fun < port < pid < tuple < map < [] < list < bitstring. Integers and
// floats compare by exact value; where CompareTermsExactly must tell 1 from 1.0, integers come
// before floats. Any depth: no C++ recursion. Nothing is allocated on a process heap; nothing
// collects.
#ifndef RUNTIME_TERM_COMPARE_H_
#define RUNTIME_TERM_COMPARE_H_

#include "runtime/term/term.h"

namespace lumen::runtime {

// Negative, 0 or positive; 0 where a == b.
int CompareTerms(Term a, Term b);
// The same with 0 only where a =:= b: the order of map keys.
int CompareTermsExactly(Term a, Term b);
bool AreEqual(Term a, Term b);         // ==
bool AreExactlyEqual(Term a, Term b);  // =:=

}  // namespace lumen::runtime

#endif  // RUNTIME_TERM_COMPARE_H_

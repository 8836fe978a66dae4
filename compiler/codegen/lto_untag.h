// Finds the objects behind terms that were made in the same function, after one was inlined that takes them apart (lto_import.h).
//
// A tagged term is an address as an integer with the tag in its low bits, and taking it apart converts it back, through which LLVM follows
// no memory. Here the conversion of a term whose object is known becomes the object's address plus the tag, and the places objects come
// from, the top of the heap, are said to be aligned, so that tests of the tag are known too. Loads of what was just stored then go away.
//
// Tested by lto_test.cc and the program tests' variant O2_lto.
#ifndef COMPILER_CODEGEN_LTO_UNTAG_H_
#define COMPILER_CODEGEN_LTO_UNTAG_H_

#include "llvm/IR/Function.h"

namespace lumen::codegen {

// Whether the function changed. Worth repeating when loads were replaced by what was stored.
bool UntagKnownTerms(llvm::Function& function);

}  // namespace lumen::codegen

#endif  // COMPILER_CODEGEN_LTO_UNTAG_H_

// What a module offers to the others of its program under --lto=thin: its small exported functions, for inlining.
//
//   bitcode of a module  ──OfferFunctions──► the same, offered functions marked, what they refer to visible
//                        ──OfferedPart────► bitcode of these functions alone, which importers read (lto_import.h)
//
// The two halves of one compilation agree: a module's object file defines every symbol that its offered part refers to, whoever imports
// it. So nothing about a program as a whole is decided here, and each module becomes machine code once, for all programs.
//
// Only entry parts are offered (partition.h), and local functions' that those call. Once inlined they return to a known continuation, which is most of what a call costs. The
// parts behind their calls stay where they are, and so does what describes code for traces: it is data, and goes along as a copy.
//
// Tested by lto_test.cc.
#ifndef COMPILER_CODEGEN_LTO_OFFER_H_
#define COMPILER_CODEGEN_LTO_OFFER_H_

#include "llvm/IR/Module.h"

namespace lumen::codegen {

// Marks the functions that `module` offers. Local functions they refer to become visible to other object files, under names that are
// no M:F/A. After LLVM's passes.
void OfferFunctions(llvm::Module& module);

// Reduces a module that OfferFunctions has seen to the offered functions (as available_externally) and what these need.
void KeepOfferedPart(llvm::Module& module);

}  // namespace lumen::codegen

#endif  // COMPILER_CODEGEN_LTO_OFFER_H_

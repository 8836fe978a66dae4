// What the link step gives the runtime: symbols that exist once per program. The runtime's archive refers to them; `lumen`
// defines the first group in an object of its own, the linker the second.
//
// Tested by every program test.
#ifndef RUNTIME_ABI_PROGRAM_H_
#define RUNTIME_ABI_PROGRAM_H_

#include "runtime/abi/code_layout.h"

extern "C" {

// --- from the link step
// The Erlang function that the first process runs with the program's arguments (a list of strings): module:main/1.
// A code address with the calling convention of compiled code, on wasm32 a table index.
extern void* const lumen_main_entry;
// The functions that calls by names made at run time can reach, sorted by ExportHash of the atoms' hashes and the arity.
extern const lumen::abi::ExportEntry lumen_export_table[];
extern const lumen::abi::Word lumen_export_count;
#if defined(__arm__)
// An absolute symbol: bytes below the C stack pointer that compiled code of this program may spill to (the largest of all
// functions, a multiple of 8). Its address is its value.
extern const char lumen_spill_bytes[];
#endif

// --- from the linker: the bounds of the sections, null when a program has none
extern const lumen::abi::AtomRecord __start_lumen_atoms[] __attribute__((weak, visibility("hidden")));
extern const lumen::abi::AtomRecord __stop_lumen_atoms[] __attribute__((weak, visibility("hidden")));
extern const lumen::abi::Word __start_lumen_literals[] __attribute__((weak, visibility("hidden")));
extern const lumen::abi::Word __stop_lumen_literals[] __attribute__((weak, visibility("hidden")));

}  // extern "C"

#endif  // RUNTIME_ABI_PROGRAM_H_

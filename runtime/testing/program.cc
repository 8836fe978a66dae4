// What the link step defines in every program (abi/program.h), as an empty program has it.
#include "runtime/abi/program.h"

const lumen::abi::ExportEntry lumen_export_table[1] = {};
const lumen::abi::Word lumen_export_count = 0;

#if defined(__arm__)
// No compiled code runs in unit tests on armv7: nothing spills (abi/program.h).
__asm__(".globl lumen_spill_bytes\n.set lumen_spill_bytes, 0\n");
#endif

// What the link step defines in every program (abi/program.h), as an empty program has it.
#include "runtime/abi/program.h"

const lumen::abi::ExportEntry lumen_export_table[1] = {};
const lumen::abi::Word lumen_export_count = 0;

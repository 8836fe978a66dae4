// Entering compiled code.
#ifndef RUNTIME_SCHEDULER_TRANSFERS_H_
#define RUNTIME_SCHEDULER_TRANSFERS_H_

#include "runtime/process/process.h"

// Loads the registers from the process and runs compiled code from `resume` on until it leaves;
// then the registers are in the process again. The C stack it uses is bounded: compiled code never
// grows it.
extern "C" void lumen_enter(lumen::runtime::Process* process);

#endif  // RUNTIME_SCHEDULER_TRANSFERS_H_

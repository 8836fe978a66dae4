// Transfers between the scheduler and compiled code where C++ can express the calling convention:
// preserve_none on x86_64 and aarch64, plain C with tail calls on wasm32. armv7 has
// transfers_armv7.S.
//
// The registers of an argument that is not live hold anything; they are saved and loaded all the
// same, which is cheaper than to tell. lumen_process_end needs an address like every code word's
// target, hence the alignment.
//
// Tested by runtime/scheduler/scheduler_test.cc.
#include "runtime/scheduler/transfers.h"

#include "runtime/abi/leave_reason.h"
#include "runtime/process/runtime_calls.h"

#if defined(__arm__)
#error "armv7 uses transfers_armv7.S"
#endif

using lumen::abi::LeaveReason;
using lumen::abi::Word;
using lumen::runtime::CompiledFunction;
using lumen::runtime::Process;

#define LUMEN_TAIL_CALL [[clang::musttail]] return

extern "C" void lumen_enter(Process* process) {
  const Word* a = process->arguments;
  reinterpret_cast<CompiledFunction*>(process->resume)(process, process->heap_top,
                                                       process->stack_top, process->reductions,
                                                       a[0], a[1], a[2], a[3], a[4], a[5]);
}

namespace lumen::runtime::call_types {

extern "C" {

LUMEN_COMPILED void lumen_leave(Process* process, Word* heap, Word* stack, intptr_t reductions,
                                Word a0, Word a1, Word a2, Word a3, Word a4, Word a5) {
  process->heap_top = heap;
  process->stack_top = stack;
  process->reductions = reductions;
  Word* a = process->arguments;
  a[0] = a0;
  a[1] = a1;
  a[2] = a2;
  a[3] = a3;
  a[4] = a4;
  a[5] = a5;
}

LUMEN_COMPILED void lumen_resume(Process* process, Word*, Word*, intptr_t, Word, Word, Word, Word,
                                 Word, Word) {
  const Word* a = process->arguments;
  LUMEN_TAIL_CALL reinterpret_cast<CompiledFunction*>(process->resume)(
      process, process->heap_top, process->stack_top, process->reductions, a[0], a[1], a[2], a[3],
      a[4], a[5]);
}

LUMEN_COMPILED void lumen_undefined(Process* process, Word* heap, Word* stack, intptr_t reductions,
                                    Word a0, Word a1, Word a2, Word a3, Word a4, Word a5) {
  lumen_leave(process, heap, stack, reductions, a0, a1, a2, a3, a4, a5);
  lumen_raise_pending(process, nullptr);
  LUMEN_TAIL_CALL lumen_resume(process, nullptr, nullptr, 0, 0, 0, 0, 0, 0, 0);
}

__attribute__((aligned(16))) LUMEN_COMPILED void lumen_process_end(Process* process, Word* heap,
                                                                   Word* stack, intptr_t reductions,
                                                                   Word a0, Word a1, Word a2,
                                                                   Word a3, Word a4, Word a5) {
  process->leave_reason = static_cast<uintptr_t>(LeaveReason::kReturned);
  process->live_count = 1;
  LUMEN_TAIL_CALL lumen_leave(process, heap, stack, reductions, a0, a1, a2, a3, a4, a5);
}

}  // extern "C"

}  // namespace lumen::runtime::call_types

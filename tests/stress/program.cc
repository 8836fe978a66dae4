// What the link step writes for tests/programs/stress.erl, by hand: linked by clang instead, with a runtime that the thread sanitizer has
// instrumented. The sanitizer sees the runtime only; all that crosses threads is published there.
//
// Built-in functions that give up the processor are called as Erlang functions, which the link step makes.
#include "runtime/abi/program.h"
#include "runtime/bifs/bif.h"
#include "runtime/process/code_word.h"
#include "runtime/process/runtime_calls.h"

namespace lumen::runtime {

#define CODE __attribute__((aligned(16), used, disable_sanitizer_instrumentation)) LUMEN_COMPILED void
#define PARAMETERS Process *p, Word *heap, Word *stack, intptr_t reductions, Word a0, Word a1, Word a2, Word a3, Word a4, Word a5

namespace {

using Bif = Term (*)(Process&, const Term*);

__attribute__((noinline)) Term CallBif(Process* p, Word* heap, Word* stack, intptr_t reductions, Bif bif, const Term* arguments) {
  p->heap_top = heap;
  p->stack_top = stack;
  p->reductions = reductions;
  Term result = bif(*p, arguments);
  if (result == kNoValue) call_types::lumen_raise_pending(p, nullptr);
  return result;
}

}  // namespace

#define TRAPPING_BIF(identifier, symbol, bif)                                                                                          \
  extern "C" LUMEN_COMPILED void identifier(PARAMETERS) __asm__(symbol);                                                               \
  extern "C" CODE identifier(PARAMETERS) {                                                                                             \
    const Term arguments[] = {a0, a1, a2, a3, a4, a5};                                                                                 \
    Term result = CallBif(p, heap, stack, reductions, bif, arguments);                                                                 \
    auto* next = result == kNoValue ? call_types::lumen_resume                                                                         \
                                    : reinterpret_cast<CompiledFunction*>(CodeAddress(p->stack_top[0]));                               \
    [[clang::musttail]] return next(p, p->heap_top, p->stack_top, p->reductions, result, 0, 0, 0, 0, 0);                               \
  }

TRAPPING_BIF(GarbageCollect, "erlang:garbage_collect/1", lumen_bif_garbage_collect_1)
TRAPPING_BIF(Hibernate, "erlang:hibernate/3", lumen_bif_hibernate)
TRAPPING_BIF(IsProcessAlive, "erlang:is_process_alive/1", lumen_bif_is_process_alive)
TRAPPING_BIF(ProcessFlag, "erlang:process_flag/2", lumen_bif_process_flag_2)
TRAPPING_BIF(ProcessInfo, "erlang:process_info/2", lumen_bif_process_info_2)
TRAPPING_BIF(WaitMessage, "lumen:wait_message/1", lumen_bif_wait_message)

extern "C" {
LUMEN_COMPILED void StressMain(PARAMETERS) __asm__("stress:main/1");
LUMEN_COMPILED void StressWoken(PARAMETERS) __asm__("stress:woken/1");
extern const abi::AtomRecord stress_atom __asm__("lumen.atom.stress");
extern const abi::AtomRecord woken_atom __asm__("lumen.atom.woken");
}

}  // namespace lumen::runtime

using namespace lumen::runtime;

void* const lumen_main_entry = reinterpret_cast<void*>(StressMain);
const lumen::abi::ExportEntry lumen_export_table[] = {
    {MakeAtom(&stress_atom), MakeAtom(&woken_atom), 1, {reinterpret_cast<void*>(StressWoken)}}};
const lumen::abi::Word lumen_export_count = 1;

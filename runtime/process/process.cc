// Tested by runtime/scheduler/scheduler_test.cc.
#include "runtime/process/process.h"

#include "runtime/process/code_word.h"
#include "runtime/process/runtime_calls.h"

namespace lumen::runtime {

#define LUMEN_PROCESS_FIELD(type, name) kProcessField_##name,
enum {
#include "runtime/abi/process_fields.def"
};
#define LUMEN_PROCESS_FIELD(type, name) \
  static_assert(offsetof(ProcessRegisters, name) == 8 * kProcessField_##name);
#include "runtime/abi/process_fields.def"

namespace {

// Calls `collect(roots, count)` with everything a process holds on to.
template <typename Collector>
void WithRoots(Process& process, size_t live_count, Collector collect) {
  DCHECK(live_count <= abi::kArgumentWords);
  PendingError& pending = process.pending;
  const RootRange roots[] = {
      {process.arguments, live_count},
      {&process.exception.exception_class, 3},
      {pending.arguments, kMaxBifArity},
      {&pending.caller_arguments, 1},
      {&pending.caller_error_info, 1},
      {&pending.cause, 1},
      {&pending.trace, 1},
      {process.dictionary.roots(), process.dictionary.root_count()},
  };
  collect(roots, sizeof(roots) / sizeof(roots[0]));
}
}  // namespace

void InitialiseProcess(Process& process, size_t block_words, Word* arguments, const void* end) {
  InitialiseHeap(process, block_words);
  process.arguments = arguments;
  process.reductions = 0;
  process.resume = nullptr;
  process.live_count = 0;
  process.leave_reason = 0;
  process.catch_offset = 0;
  *--process.stack_top = MakeCodeWord(end);
}

void FreeProcess(Process& process) {
  process.dictionary.Clear();
  FreeHeap(process);
}

void CollectProcess(Process& process, size_t words, size_t live_count) {
  WithRoots(process, live_count,
            [&](const RootRange* roots, size_t count) { Collect(process, words, roots, count); });
}

void CollectProcessFully(Process& process, size_t words, size_t live_count) {
  WithRoots(process, live_count, [&](const RootRange* roots, size_t count) {
    CollectFully(process, words, roots, count);
  });
}

namespace call_types {

extern "C" void lumen_collect(Proc process, Size words, Size live_count) {
  CollectProcess(*process, words, live_count);
}

extern "C" void lumen_remember(Proc process, Size slot) {
  Remember(*process, reinterpret_cast<Word*>(slot));
}

}  // namespace call_types

}  // namespace lumen::runtime

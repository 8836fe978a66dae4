// Tested by runtime/scheduler/scheduler_test.cc.
#include "runtime/process/process.h"

#include <stdlib.h>
#include <string.h>

#include <new>

#include "runtime/abi/leave_reason.h"
#include "runtime/base/memory_use.h"

#include "runtime/process/code_word.h"
#include "runtime/process/long_work.h"
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

// Ranges of roots: as many as there are messages on the heap, and a few.
class Roots {
 public:
  Roots() {}
  Roots(const Roots&) = delete;
  ~Roots() {
    if (ranges_ != inline_) free(ranges_);
  }
  void Add(Term* start, size_t count) {
    if (count_ == capacity_) Grow();
    ranges_[count_++] = {start, count};
  }
  const RootRange* ranges() const { return ranges_; }
  size_t count() const { return count_; }

 private:
  void Grow() {
    capacity_ *= 2;
    auto* grown = static_cast<RootRange*>(malloc(capacity_ * sizeof(RootRange)));
    if (grown == nullptr) FatalOutOfMemory(capacity_ * sizeof(RootRange));
    memcpy(grown, ranges_, count_ * sizeof(RootRange));
    if (ranges_ != inline_) free(ranges_);
    ranges_ = grown;
  }

  RootRange inline_[32];
  RootRange* ranges_ = inline_;
  size_t count_ = 0;
  size_t capacity_ = 32;
};

// Calls `collect(roots, count)` with everything a process holds on to.
template <typename Collector>
void WithRoots(Process& process, size_t live_count, Collector collect) {
  DCHECK(live_count <= abi::kArgumentWords);
  PendingError& pending = process.pending;
  Roots roots;
  roots.Add(process.arguments, live_count);
  roots.Add(&process.exception.exception_class, 3);
  roots.Add(pending.arguments, kMaxBifArity);
  roots.Add(&pending.caller_arguments, 1);
  roots.Add(&pending.caller_error_info, 1);
  roots.Add(&pending.cause, 1);
  roots.Add(&pending.trace, 1);
  roots.Add(process.dictionary.roots(), process.dictionary.root_count());
  roots.Add(&process.wait_result, 1);
  roots.Add(&process.exit_reason, 1);
  size_t adopted = process.mailbox.adopted_count();
  for (Signal* message = process.mailbox.first(); adopted > 0; message = message->next) {
    if (!message->is_adopted) continue;
    roots.Add(&message->term, 1);
    --adopted;
  }
  collect(roots.ranges(), roots.count());
}
}  // namespace

namespace {
#if defined(__SANITIZE_ADDRESS__) || (defined(__has_feature) && __has_feature(address_sanitizer))
constexpr size_t kMostFreeProcesses = 0;  // so that the sanitizer sees use after free
#else
constexpr size_t kMostFreeProcesses = 256;
#endif
struct FreeProcessMemory {
  FreeProcessMemory* next;
};
constinit thread_local FreeProcessMemory* free_processes = nullptr;
constinit thread_local size_t free_process_count = 0;
}  // namespace

Process* AllocateProcess() {
  void* memory = free_processes;
  if (memory != nullptr) {
    free_processes = free_processes->next;
    --free_process_count;
  } else {
    memory = malloc(sizeof(Process));
    if (memory == nullptr) FatalOutOfMemory(sizeof(Process));
  }
  CountMemory(MemoryUse::kProcesses, sizeof(Process));
  return new (memory) Process();
}

void DeallocateProcess(Process* process) {
  process->~Process();
  CountMemory(MemoryUse::kProcesses, -static_cast<ptrdiff_t>(sizeof(Process)));
  if (free_process_count >= kMostFreeProcesses) return free(process);
  auto* memory = reinterpret_cast<FreeProcessMemory*>(process);
  memory->next = free_processes;
  free_processes = memory;
  ++free_process_count;
}

void FreeKeptProcesses() {
  while (free_processes != nullptr) {
    FreeProcessMemory* memory = free_processes;
    free_processes = memory->next;
    free(memory);
  }
  free_process_count = 0;
}

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
  process.mailbox.Clear();
  process.dictionary.Clear();
  if (process.saved_arguments != process.saved) free(process.saved_arguments);
  process.saved_arguments = nullptr;
  FreeHeap(process);
}

Term Suspend(Process& process, Wait wait, Term result) {
  process.wait = wait;
  process.wait_result = result;
  process.leave_reason = static_cast<uintptr_t>(abi::LeaveReason::kSuspended);
  process.pending.is_trap = true;
  process.resume = reinterpret_cast<void*>(call_types::lumen_leave);
  process.live_count = 0;
  return kNoValue;
}

Term LeaveForever(Process& process) {
  DCHECK(process.exit_reason != kNoValue);
  process.pending = PendingError();
  process.exception = Exception();
  return kNoValue;
}

void SaveArguments(Process& process, const Term* arguments) {
  size_t count = process.live_count;
  if (process.saved_arguments != process.saved) free(process.saved_arguments);
  process.saved_arguments = process.saved;
  if (count > Process::kSavedWords) {
    process.saved_arguments = static_cast<Term*>(malloc(count * sizeof(Term)));
    if (process.saved_arguments == nullptr) FatalOutOfMemory(count * sizeof(Term));
  }
  for (size_t i = 0; i < count; ++i) process.saved_arguments[i] = arguments[i];
}

void RestoreArguments(Process& process) {
  for (size_t i = 0; i < process.live_count; ++i) process.arguments[i] = process.saved_arguments[i];
  if (process.saved_arguments != process.saved) free(process.saved_arguments);
  process.saved_arguments = nullptr;
}

namespace {
// Lets others have the processor where a collection may take long.
void MakeWay(Process& process, bool is_full) {
  constexpr size_t kUnitsPerWord = 2;
  size_t words = static_cast<size_t>(process.heap_top - process.heap_start) + process.fragment_words;
  if (is_full || process.old.used_words > process.full_threshold_words) words += process.old.used_words;
  if (__builtin_expect(words > kLongUnits / kUnitsPerWord, 0)) LeaveScheduler(process, LongWork::kProcessor, words * kUnitsPerWord);
}

// The scheduler sees to it (scheduler.cc), soon where the process runs.
void CheckHeapLimit(Process& process) {
  if (process.heap_limit.words == 0 || process.limited_words() <= process.heap_limit.words) return;
  process.exceeds_heap_limit = true;
  TakeAwayReductions(process);
}
}  // namespace

void VisitRoots(Process& process, size_t live_count, void (*visit)(const RootRange& range, void* context), void* context) {
  WithRoots(process, live_count, [&](const RootRange* roots, size_t count) {
    for (size_t i = 0; i < count; ++i) visit(roots[i], context);
  });
}

void CollectProcess(Process& process, size_t words, size_t live_count) {
  MakeWay(process, /*is_full=*/false);
  WithRoots(process, live_count,
            [&](const RootRange* roots, size_t count) { Collect(process, words, roots, count); });
  CheckHeapLimit(process);
}

void CollectProcessFully(Process& process, size_t words, size_t live_count) {
  MakeWay(process, /*is_full=*/true);
  WithRoots(process, live_count, [&](const RootRange* roots, size_t count) {
    CollectFully(process, words, roots, count);
  });
  CheckHeapLimit(process);
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

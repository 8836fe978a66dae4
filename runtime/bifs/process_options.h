// Properties of processes that spawn_opt and process_flag set and process_info shows.
#ifndef RUNTIME_BIFS_PROCESS_OPTIONS_H_
#define RUNTIME_BIFS_PROCESS_OPTIONS_H_

#include <atomic>

#include "runtime/process/process.h"

namespace lumen::runtime {

// What processes are started with; system_flag/2 changes it. Relaxed atomics: each is for itself.
struct Defaults {
  std::atomic<uint32_t> min_heap_words{233};
  std::atomic<uint32_t> min_binary_heap_words{46422};
  std::atomic<uint32_t> max_generations{65535};
  std::atomic<size_t> heap_limit_words{0};
  std::atomic<bool> limit_kills{true}, limit_reports{true};
};
extern Defaults process_defaults;
template <typename T>
T Get(const std::atomic<T>& value) {
  return value.load(std::memory_order_relaxed);
}
HeapLimit DefaultHeapLimit();
// The min_heap_size of a process as it is told.
inline uint32_t MinHeapWords(const Process& process) {
  return process.min_heap_words == 0 ? Get(process_defaults.min_heap_words) : process.min_heap_words;
}

inline uint32_t MinBinaryHeapWords(const Process& process) {
  return process.min_binary_heap_words == 0 ? Get(process_defaults.min_binary_heap_words) : process.min_binary_heap_words;
}
// Sets it, to at most UINT32_MAX words.
inline void SetMinBinaryHeapWords(Process& process, int64_t words) {
  process.min_binary_heap_words = static_cast<uint32_t>(words < UINT32_MAX ? words : UINT32_MAX);
  const size_t bytes = size_t{process.min_binary_heap_words} * sizeof(Word);
  if (bytes > process.young_binary_limit) process.young_binary_limit = bytes;
}

// False where the term is none of low, normal, high, max.
bool ReadPriority(Term term, Priority* priority);
Term PriorityTerm(Priority priority);
// A size in words, or #{size, kill, error_logger, include_shared_binaries} of which size is needed. False where it is neither.
bool ReadHeapLimit(Term term, HeapLimit* limit);
Term HeapLimitTerm(Process& process, const HeapLimit& limit);
// Binds a process, which is not in a run queue, to the scheduler of that number, at most SchedulerCount(); 0: to none any more. False where the
// system had no thread for it.
bool BindTo(Process& process, unsigned number);
// on_heap or off_heap.
bool ReadQueueData(Term term, bool* is_off_heap);

}  // namespace lumen::runtime

#endif  // RUNTIME_BIFS_PROCESS_OPTIONS_H_

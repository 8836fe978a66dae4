// Properties of processes that spawn_opt and process_flag set and process_info shows.
#ifndef RUNTIME_BIFS_PROCESS_OPTIONS_H_
#define RUNTIME_BIFS_PROCESS_OPTIONS_H_

#include "runtime/process/process.h"

namespace lumen::runtime {

// False where the term is none of low, normal, high, max.
bool ReadPriority(Term term, Priority* priority);
Term PriorityTerm(Priority priority);
// A size in words, or #{size, kill, error_logger, include_shared_binaries} of which size is needed. False where it is neither.
bool ReadHeapLimit(Term term, HeapLimit* limit);
Term HeapLimitTerm(Process& process, const HeapLimit& limit);
// on_heap or off_heap.
bool ReadQueueData(Term term, bool* is_off_heap);

}  // namespace lumen::runtime

#endif  // RUNTIME_BIFS_PROCESS_OPTIONS_H_

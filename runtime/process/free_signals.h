// What a thread keeps of signals and processes that it has deleted, to use it again.
#ifndef RUNTIME_PROCESS_FREE_SIGNALS_H_
#define RUNTIME_PROCESS_FREE_SIGNALS_H_

namespace lumen::runtime {

// Gives most of the signals back: to be called when this thread has nothing to do. Signals kept after many were there lie scattered, and each
// holds on to memory around it.
void TrimFreeSignals();
// Gives all of it back, and the small blocks of heaps (heap/block_pool.h).
void GiveBackAllKept();

}  // namespace lumen::runtime

#endif  // RUNTIME_PROCESS_FREE_SIGNALS_H_

// Large blocks of memory that were freed and will soon be wanted again: a page that is already
// there costs no fault and no zeroing.
//
// All threads share one pool of large blocks, which a process takes with it when it moves to another; small blocks have a pool
// per thread. Blocks may be freed by another thread than the one that allocated them.
// Sizes are rounded up to classes (four per power of two), so that a block that was freed fits the
// next request of about its size.
#ifndef RUNTIME_HEAP_BLOCK_POOL_H_
#define RUNTIME_HEAP_BLOCK_POOL_H_

#include <cstddef>

#include "runtime/abi/term_layout.h"

namespace lumen::runtime {

// A block of at least `*words` words; says how many it has. Contents are undefined. Ends the
// program when there is no memory.
abi::Word* AllocateWords(size_t* words);
// `words` as AllocateWords said.
void FreeWords(abi::Word* block, size_t words);

// Gives back the small blocks that this thread keeps.
void FreeSmallBlocks();

// Says how much the pool of large blocks may hold on to; more goes back to the system now and whenever
// blocks are freed. Any thread.
void LimitBlockPool(size_t words);

}  // namespace lumen::runtime

#endif  // RUNTIME_HEAP_BLOCK_POOL_H_

// Block management of the arena; the fast path is in the header. Tested by base_test.cc.
#include "compiler/base/arena.h"

#include <algorithm>

namespace lumen {

void* Arena::AllocateSlow(size_t size_bytes, size_t alignment) {
  // A large object gets its own block, so that the rest of the current block is not wasted.
  if (size_bytes > next_block_bytes_ / 4) {
    blocks_.emplace_back(new char[size_bytes + alignment]);
    full_blocks_bytes_ += size_bytes;
    uintptr_t start = reinterpret_cast<uintptr_t>(blocks_.back().get());
    return reinterpret_cast<void*>((start + alignment - 1) & ~(static_cast<uintptr_t>(alignment) - 1));
  }
  full_blocks_bytes_ += cursor_ - block_start_;
  blocks_.emplace_back(new char[next_block_bytes_]);
  block_start_ = reinterpret_cast<uintptr_t>(blocks_.back().get());
  cursor_ = block_start_;
  limit_ = block_start_ + next_block_bytes_;
  next_block_bytes_ = std::min(next_block_bytes_ * 2, kMaxBlockBytes);
  return Allocate(size_bytes, alignment);
}

}  // namespace lumen

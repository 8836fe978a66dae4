// An allocator for small vectors that come and go by the million: blocks of a few sizes are kept on lists and handed out
// again, which costs a few instructions where malloc costs tens.
//
//   using Table = std::vector<Entry, PoolAllocator<Entry>>;
//
// Blocks of up to kMaxPooledBytes stay with the thread that freed them and are returned to the system when it ends; larger ones
// go to operator new. A vector may be freed by another thread than the one that filled it.
#ifndef COMPILER_BASE_POOL_ALLOCATOR_H_
#define COMPILER_BASE_POOL_ALLOCATOR_H_

#include <array>
#include <bit>
#include <cstddef>
#include <new>

namespace lumen {

class BlockPool {
 public:
  static constexpr size_t kMinBlockBytes = 32;
  static constexpr size_t kMaxPooledBytes = 4096;

  // Has no destructor, so that getting at it costs no look at whether it has been made; see Cleaner.
  static BlockPool& OfThread() {
    static thread_local constinit BlockPool pool;
    return pool;
  }

  void* Allocate(size_t size_bytes) {
    if (size_bytes > kMaxPooledBytes) return ::operator new(size_bytes);
    FreeBlock*& list = free_[ClassOf(size_bytes)];
    if (list == nullptr) return NewBlock(kMinBlockBytes << ClassOf(size_bytes));
    FreeBlock* block = list;
    list = block->next;
    return block;
  }
  void Free(void* memory, size_t size_bytes) {
    if (size_bytes > kMaxPooledBytes) return ::operator delete(memory);
    FreeBlock*& list = free_[ClassOf(size_bytes)];
    list = new (memory) FreeBlock{list};
  }

 private:
  struct FreeBlock {
    FreeBlock* next;
  };
  // Returns the blocks when the thread ends.
  struct Cleaner {
    ~Cleaner() { OfThread().ReturnBlocks(); }
  };
  void* NewBlock(size_t size_bytes) {
    static thread_local Cleaner cleaner;
    return ::operator new(size_bytes);
  }
  void ReturnBlocks() {
    for (FreeBlock*& list : free_) {
      while (list != nullptr) {
        FreeBlock* next = list->next;
        ::operator delete(list);
        list = next;
      }
    }
  }
  // 0 for up to 32 bytes, 1 for up to 64, ...
  static size_t ClassOf(size_t size_bytes) {
    return size_bytes <= kMinBlockBytes ? 0 : std::bit_width((size_bytes - 1) / kMinBlockBytes);
  }
  static constexpr size_t kClasses = std::bit_width(kMaxPooledBytes / kMinBlockBytes);

  std::array<FreeBlock*, kClasses> free_ = {};
};

template <typename T>
class PoolAllocator {
 public:
  using value_type = T;
  PoolAllocator() = default;
  template <typename U>
  PoolAllocator(const PoolAllocator<U>&) {}  // NOLINT: allocators convert

  T* allocate(size_t count) { return static_cast<T*>(BlockPool::OfThread().Allocate(count * sizeof(T))); }
  void deallocate(T* memory, size_t count) { BlockPool::OfThread().Free(memory, count * sizeof(T)); }
  bool operator==(const PoolAllocator&) const { return true; }
};

}  // namespace lumen

#endif  // COMPILER_BASE_POOL_ALLOCATOR_H_

// Bump allocator for the compiler's data structures.
//
//   Arena arena;
//   auto* node = arena.New<Call>();            // value-initialised, never destroyed
//   std::span<const Expr* const> args = arena.Copy(std::span(vector));
//
// Everything allocated lives until the arena is destroyed; no destructor runs, so only trivially destructible types are
// accepted. Memory comes in blocks that double up to kMaxBlockBytes; an object larger than a block gets one of its own.
// Not thread-safe: one arena belongs to one thread at a time. Exhaustion of memory ends the program (as operator new
// without exceptions does).
#ifndef COMPILER_BASE_ARENA_H_
#define COMPILER_BASE_ARENA_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace lumen {

class Arena {
 public:
  Arena() = default;
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  // Returns `size_bytes` of uninitialised memory; `alignment` is a power of two of at most 16.
  void* Allocate(size_t size_bytes, size_t alignment) {
    uintptr_t start = (cursor_ + alignment - 1) & ~(static_cast<uintptr_t>(alignment) - 1);
    if (size_bytes > limit_ - start || start > limit_) return AllocateSlow(size_bytes, alignment);
    cursor_ = start + size_bytes;
    return reinterpret_cast<void*>(start);
  }

  template <typename T, typename... Args>
  T* New(Args&&... args) {
    static_assert(std::is_trivially_destructible_v<T>, "the arena runs no destructors");
    return new (Allocate(sizeof(T), alignof(T))) T(std::forward<Args>(args)...);
  }

  // Copies `items` into the arena. An empty input gives an empty span and allocates nothing.
  template <typename T>
  std::span<const T> Copy(std::span<const T> items) {
    static_assert(std::is_trivially_copyable_v<T>);
    if (items.empty()) return {};
    void* memory = Allocate(items.size_bytes(), alignof(T));
    std::memcpy(memory, items.data(), items.size_bytes());
    return {static_cast<const T*>(memory), items.size()};
  }
  template <typename T>
  std::span<const T> Copy(const std::vector<T>& items) {
    return Copy(std::span<const T>(items));
  }

  std::string_view CopyText(std::string_view text) {
    std::span<const char> copy = Copy(std::span<const char>(text.data(), text.size()));
    return {copy.data(), copy.size()};
  }
  std::u32string_view CopyText(std::u32string_view text) {
    std::span<const char32_t> copy = Copy(std::span<const char32_t>(text.data(), text.size()));
    return {copy.data(), copy.size()};
  }

  // Bytes handed to callers and lost to alignment, for --time_passes and the memory tests.
  size_t allocated_bytes() const { return full_blocks_bytes_ + (cursor_ - block_start_); }

 private:
  static constexpr size_t kFirstBlockBytes = size_t{1} << 14;
  static constexpr size_t kMaxBlockBytes = size_t{1} << 20;

  void* AllocateSlow(size_t size_bytes, size_t alignment);

  uintptr_t cursor_ = 0;
  uintptr_t limit_ = 0;
  uintptr_t block_start_ = 0;
  size_t full_blocks_bytes_ = 0;
  size_t next_block_bytes_ = kFirstBlockBytes;
  std::vector<std::unique_ptr<char[]>> blocks_;
};

}  // namespace lumen

#endif  // COMPILER_BASE_ARENA_H_

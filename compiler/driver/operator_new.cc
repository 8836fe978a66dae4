// The compiler's operator new and delete: lists of free blocks for each size, a set for each
// thread.
//
// LLVM makes and drops tables of all sizes for each of thousands of small functions; the C
// library's malloc, which splits and merges blocks for it, took a seventh of the time of a
// compilation at -O2. Here a block keeps its size for ever:
//
//   a region of address space, reserved once
//   +-------+-------+-------+----
//   | span  | span  | span  | ...      a span: kSpanBytes, aligned; its header says the size of its
//   blocks
//   +-------+-------+-------+----
//
// What is larger than kMaxBlockBytes or more strictly aligned is the C library's, and so is
// everything where the region cannot be reserved (address space limits, 32-bit machines). Which of
// the two an address belongs to is told by whether it lies in the region. Memory of spans is never
// given back: a compilation ends soon.
//
// Any thread may free what another one made; the block then belongs to the list of the one that
// freed it. Lists of threads that end are lost, which a process with a few threads can bear.
//
// Tested by everything that runs the compiler, and by operator_new_test.cc.
#include <sys/mman.h>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <new>

namespace {

constexpr size_t kGrainBytes = 16;       // sizes are multiples of it, addresses too
constexpr size_t kMaxBlockBytes = 1024;  // of what lies in spans
constexpr size_t kClasses = kMaxBlockBytes / kGrainBytes + 1;
constexpr size_t kSpanBytes = size_t{1} << 16;
#if defined(__SANITIZE_ADDRESS__) || (defined(__has_feature) && __has_feature(address_sanitizer))
constexpr size_t kRegionBytes = 0;  // so that the sanitizer sees use after free
#else
constexpr size_t kRegionBytes = static_cast<size_t>(sizeof(void*) == 8 ? uint64_t{1} << 36 : 0);
#endif

struct FreeBlock {
  FreeBlock* next;
};

struct alignas(kGrainBytes) SpanHeader {
  size_t size_class;
};

// What a thread has of each size: freed blocks, and the rest of the span it took last.
struct SizeClass {
  FreeBlock* free;
  char* fresh;
  char* end;
};

constinit thread_local SizeClass classes[kClasses] = {};

// Reserved by whoever comes first; set once, before any span is given out. kUnset: not yet; 0:
// could not be.
constexpr uintptr_t kUnset = 1;
constinit std::atomic<uintptr_t> region{kUnset};
constinit std::atomic<size_t> used_bytes{0};  // of the region, by all threads: spans need no order

uintptr_t ReserveRegion() {
  uintptr_t start = 0;
  if (kRegionBytes != 0) {
    void* reserved = mmap(nullptr, kRegionBytes, PROT_READ | PROT_WRITE,
                          MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (reserved != MAP_FAILED)
      start = (reinterpret_cast<uintptr_t>(reserved) + kSpanBytes - 1) & ~(kSpanBytes - 1);
  }
  uintptr_t expected = kUnset;
  // Two threads at once: the loser's reservation is never touched and costs nothing.
  if (!region.compare_exchange_strong(expected, start)) return expected;
  return start;
}

bool InRegion(void* block) {
  const uintptr_t start = region.load(std::memory_order_relaxed);  // set before the block was made
  return start > kUnset && reinterpret_cast<uintptr_t>(block) - start < kRegionBytes;
}

[[noreturn]] void OutOfMemory() {
  constexpr char kText[] = "lumen: out of memory\n";
  std::fputs(kText, stderr);
  std::abort();
}

void* FromLibrary(size_t bytes, size_t alignment) {
  if (alignment <= kGrainBytes) return std::malloc(bytes == 0 ? 1 : bytes);
  return std::aligned_alloc(alignment, (bytes + alignment - 1) & ~(alignment - 1));
}

// A span for the class; its first block.
void* NewSpan(size_t size_class) {
  uintptr_t start = region.load();
  if (start == kUnset) start = ReserveRegion();
  const size_t block_bytes = size_class * kGrainBytes;
  if (start == 0) return FromLibrary(block_bytes, kGrainBytes);
  const size_t offset = used_bytes.fetch_add(kSpanBytes);
  // The region's start may have been rounded up by up to a span.
  if (offset + 2 * kSpanBytes > kRegionBytes) return FromLibrary(block_bytes, kGrainBytes);
  char* span = reinterpret_cast<char*>(start + offset);
  reinterpret_cast<SpanHeader*>(span)->size_class = size_class;
  char* first = span + sizeof(SpanHeader);
  classes[size_class].fresh = first + block_bytes;
  classes[size_class].end = span + kSpanBytes;
  return first;
}

void* Allocate(size_t bytes, size_t alignment) {
  if (bytes > kMaxBlockBytes || alignment > kGrainBytes) return FromLibrary(bytes, alignment);
  const size_t size_class = bytes == 0 ? 1 : (bytes + kGrainBytes - 1) / kGrainBytes;
  SizeClass& mine = classes[size_class];
  if (FreeBlock* block = mine.free; block != nullptr) {
    mine.free = block->next;
    return block;
  }
  const size_t block_bytes = size_class * kGrainBytes;
  if (static_cast<size_t>(mine.end - mine.fresh) >= block_bytes) {
    void* block = mine.fresh;
    mine.fresh += block_bytes;
    return block;
  }
  return NewSpan(size_class);
}

void Free(void* block) {
  if (!InRegion(block)) return std::free(block);
  const auto span =
      reinterpret_cast<SpanHeader*>(reinterpret_cast<uintptr_t>(block) & ~(kSpanBytes - 1));
  SizeClass& mine = classes[span->size_class];
  auto* freed = static_cast<FreeBlock*>(block);
  freed->next = mine.free;
  mine.free = freed;
}

void* AllocateOrEnd(size_t bytes, size_t alignment) {
  void* block = Allocate(bytes, alignment);
  if (block == nullptr) OutOfMemory();
  return block;
}

}  // namespace

// The other forms (arrays, with sizes) are the library's and call these.
void* operator new(size_t bytes) { return AllocateOrEnd(bytes, 1); }
void* operator new(size_t bytes, std::align_val_t alignment) {
  return AllocateOrEnd(bytes, static_cast<size_t>(alignment));
}
void* operator new(size_t bytes, const std::nothrow_t& /*tag*/) noexcept {
  return Allocate(bytes, 1);
}
void* operator new(size_t bytes, std::align_val_t alignment,
                   const std::nothrow_t& /*tag*/) noexcept {
  return Allocate(bytes, static_cast<size_t>(alignment));
}
void operator delete(void* block) noexcept { Free(block); }
void operator delete(void* block, std::align_val_t /*alignment*/) noexcept { Free(block); }

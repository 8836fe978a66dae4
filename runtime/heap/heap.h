// The memory of one process: a block with the heap growing up and the stack growing down, an old
// generation, and fragments for what C++ allocates when the block is full.
//
//   block                        high_water    heap_top            stack_top             block +
//   block_words
//     | survived one collection      | new terms   |     free          |  frames             |
//
// Compiled code allocates between heap_top and stack_top; C++ does so through Allocate and never
// collects. Collections happen in Collect only, which compiled code reaches through lumen_collect
// and the scheduler calls between time slices.
//
// Owned by one process; only the thread that runs it may touch it.
#ifndef RUNTIME_HEAP_HEAP_H_
#define RUNTIME_HEAP_HEAP_H_

#include <cstddef>
#include <cstdint>

#include "runtime/abi/code_layout.h"
#include "runtime/abi/program.h"
#include "runtime/term/term.h"

namespace lumen::runtime {

// The fields at the start of a process, see abi/process_fields.def.
struct ProcessRegisters {
#define LUMEN_PROCESS_FIELD(type, name) alignas(8) type name;
#include "runtime/abi/process_fields.def"
};

// A piece of the old generation, or a fragment: words behind a short header.
struct alignas(Word) Chunk {
  Chunk* next;
  size_t capacity_words;
  Word* top;  // next free word

  Word* start() { return reinterpret_cast<Word*>(this + 1); }
  Word* end() { return start() + capacity_words; }
  size_t used_words() { return static_cast<size_t>(top - start()); }
  static Chunk* New(size_t capacity_words);
  static void Delete(Chunk* chunk);
  static void DeleteAll(Chunk* first);
};
static_assert(sizeof(Chunk) % alignof(Word) == 0);

// The old generation: chunks in the order they were filled; only the last has free space.
struct OldSpace {
  Chunk* first = nullptr;
  Chunk* last = nullptr;
  size_t used_words = 0;

  Word* Allocate(size_t words) {
    used_words += words;
    if (last != nullptr && static_cast<size_t>(last->end() - last->top) >= words) {
      Word* place = last->top;
      last->top += words;
      return place;
    }
    return AllocateInNewChunk(words);
  }
  Word* AllocateInNewChunk(size_t words);
};

// Slots of old objects that may hold a pointer to a young one.
struct RememberedSet {
  Word** slots = nullptr;
  size_t size = 0;
  size_t capacity = 0;

  void Add(Word* slot);
  void Free();
};

struct CollectionStatistics {
  uint64_t minor_collections = 0;
  uint64_t full_collections = 0;
  uint64_t allocated_words = 0;  // up to the last collection
  uint64_t copied_words = 0;
  uint64_t stack_words_scanned = 0;
};

// Of all processes, those that have ended included.
struct CollectionTotals {
  uint64_t collections;
  uint64_t reclaimed_words;
};
CollectionTotals TotalCollections();

// What shared binaries may take before they cause a collection (the first as OTP's min_bin_vheap_size).
inline constexpr size_t kMinYoungBinaryBytes = 46'422 * sizeof(Word);
inline constexpr size_t kMinOldBinaryBytes = 4 * kMinYoungBinaryBytes;

struct Heap : ProcessRegisters {
  Word* block = nullptr;
  size_t block_words = 0;
  Word* high_water = nullptr;
  OldSpace old;
  Chunk* fragments = nullptr;  // the newest first
  size_t fragment_words = 0;
  RememberedSet remembered;
  size_t full_threshold_words = 0;  // old.used_words beyond it: the next collection is a full one
  size_t nursery_factor = 1;  // how often kNurseryWords is wanted: much has survived lately
  bool promotes_all =
      false;  // the next minor collection moves every survivor to the old generation
  // Objects of kind kReferenceCountedBinary, linked through themselves (shared_binary.h): those in
  // the block and in fragments, and those in the old generation, with the bytes they hold on to.
  Word* young_binaries = nullptr;
  Word* old_binaries = nullptr;
  size_t young_binary_bytes = 0;
  size_t old_binary_bytes = 0;
  size_t young_binary_limit = kMinYoungBinaryBytes;  // beyond it: collect soon
  uint32_t min_binary_heap_words = 0;  // min_bin_vheap_size, as told; 0: the usual one
  size_t old_binary_limit = kMinOldBinaryBytes;      // beyond it: the next collection is a full one
  intptr_t forfeited_reductions = 0;  // taken away in this slice so that the process gives up the processor: no work
  int oversized_collections = 0;  // in a row, before which the block was far too large
  CollectionStatistics statistics;

  size_t stack_words() const { return static_cast<size_t>(stack_base - stack_top); }
  size_t free_words() const { return static_cast<size_t>(stack_top - heap_top); }
  // C++ has allocated beyond the block, or binaries hold on to much memory: to be asked when the
  // process gives up the processor.
  bool wants_collection() const {
    return fragments != nullptr || young_binary_bytes > young_binary_limit;
  }
};

// Makes the process give up the processor at the next chance.
inline void TakeAwayReductions(Heap& heap) {
  if (heap.reductions < 0) return;
  heap.forfeited_reductions += heap.reductions + 1;
  heap.reductions = -1;
}

// A process starts with this many words, stack and reserve included.
inline constexpr size_t kInitialBlockWords = 96;

// Makes the block. The stack is empty.
void InitialiseHeap(Heap& heap, size_t block_words);
void FreeHeap(Heap& heap);

// `words` words for C++ to fill at once: above the heap's top while the reserve stays, in a
// fragment otherwise. In the second case the reductions are taken away, so that compiled code soon
// goes back to the scheduler, which collects. Never collects.
inline Word* Allocate(Heap& heap, size_t words);
// Gives back what was asked for too much: the last allocation ends at `end`.
void GiveBack(Heap& heap, Word* end);

// Words that hold roots besides the stack.
struct RootRange {
  Word* start;
  size_t count;
};

// The size of a heap: the block and the old generation, in words, and what waits in fragments.
inline size_t HeapSizeWords(const Heap& heap) {
  return heap.block_words + heap.old.used_words + heap.fragment_words;
}

// Makes at least `words` + kHeapReserveWords free between heap and stack. Moves every live object
// and, when the block changes size, the stack; updates registers, roots and stack.
void Collect(Heap& heap, size_t words, const RootRange* roots, size_t root_count);
// The same, always all generations.
void CollectFully(Heap& heap, size_t words, const RootRange* roots, size_t root_count);

// How many processes there are: what one may use for speed alone is divided by it. Any thread.
void SetProcessCount(size_t count);

// An old object's slot was written with a term that may be young. Slots of young objects need not,
// but may, be told.
inline void Remember(Heap& heap, Word* slot) {
  if (slot >= heap.block && slot < heap.heap_top) return;
  heap.remembered.Add(slot);
}

// Collect at every allocation point, moving everything each time, and put every C++ allocation into
// a fragment of its own: finds roots that are forgotten. Set at start from the environment variable
// LUMEN_COLLECT_ALWAYS, or by tests.
extern bool collect_always;

// Literals, which nothing ever moves or frees.
inline bool IsImmortal(const Word* object) {
  const auto start = reinterpret_cast<uintptr_t>(__start_lumen_literals);
  return reinterpret_cast<uintptr_t>(object) - start < reinterpret_cast<uintptr_t>(__stop_lumen_literals) - start;
}

// The implementation of Allocate's second case.
Word* AllocateFragment(Heap& heap, size_t words);

inline Word* Allocate(Heap& heap, size_t words) {
  if (__builtin_expect(heap.free_words() >= words + abi::kHeapReserveWords && !collect_always, 1)) {
    Word* place = heap.heap_top;
    heap.heap_top += words;
    return place;
  }
  return AllocateFragment(heap, words);
}

}  // namespace lumen::runtime

#endif  // RUNTIME_HEAP_HEAP_H_

// Blocks, chunks and fragments. The collector is in collector.cc.
//
// Tested by runtime/heap/heap_test.cc.
#include "runtime/heap/heap.h"

#include <stdlib.h>

#include "runtime/heap/block_pool.h"
#include "runtime/heap/shared_binary.h"

namespace lumen::runtime {

bool collect_always = false;

namespace {
// Small fragments share one allocation.
constexpr size_t kFragmentWords = 500;
// The old generation grows by chunks of two sizes only, so that chunks which one full collection
// frees serve until the next. A large one is a huge page (platform/linux/memory.cc).
constexpr size_t kChunkHeaderWords = sizeof(Chunk) / sizeof(Word);
constexpr size_t kOldChunkWords = 32 * 1024 - kChunkHeaderWords;
constexpr size_t kLargeOldChunkWords = 256 * 1024 - kChunkHeaderWords;
constexpr size_t kLargeOldSpaceWords = 512 * 1024;
}  // namespace

Chunk* Chunk::New(size_t capacity_words) {
  size_t words = kChunkHeaderWords + capacity_words;
  auto* chunk = reinterpret_cast<Chunk*>(AllocateWords(&words));
  chunk->next = nullptr;
  chunk->capacity_words = words - kChunkHeaderWords;
  chunk->top = chunk->start();
  return chunk;
}

void Chunk::Delete(Chunk* chunk) {
  FreeWords(reinterpret_cast<Word*>(chunk), kChunkHeaderWords + chunk->capacity_words);
}

void Chunk::DeleteAll(Chunk* first) {
  while (first != nullptr) {
    Chunk* next = first->next;
    Delete(first);
    first = next;
  }
}

Word* OldSpace::AllocateInNewChunk(size_t words) {
  size_t capacity = used_words < kLargeOldSpaceWords ? kOldChunkWords : kLargeOldChunkWords;
  if (capacity < words) capacity = words;
  Chunk* chunk = Chunk::New(capacity);
  if (last == nullptr) {
    first = chunk;
  } else {
    last->next = chunk;
  }
  last = chunk;
  chunk->top += words;
  return chunk->start();
}

void RememberedSet::Add(Word* slot) {
  if (size == capacity) {
    capacity = capacity == 0 ? 16 : capacity * 2;
    slots = static_cast<Word**>(realloc(slots, capacity * sizeof(Word*)));
    if (slots == nullptr) FatalOutOfMemory(capacity * sizeof(Word*));
  }
  slots[size++] = slot;
}

void RememberedSet::Free() {
  free(slots);
  *this = RememberedSet();
}

void InitialiseHeap(Heap& heap, size_t block_words) {
  heap.block = AllocateWords(&block_words);
  heap.block_words = block_words;
  heap.stack_base = heap.block + block_words;
  heap.heap_start = heap.block;
  heap.heap_top = heap.block;
  heap.high_water = heap.block;
  heap.stack_top = heap.stack_base;
}

void FreeHeap(Heap& heap) {
  ReleaseBinaryList(heap.young_binaries);
  ReleaseBinaryList(heap.old_binaries);
  heap.young_binaries = heap.old_binaries = nullptr;
  FreeWords(heap.block, heap.block_words);
  Chunk::DeleteAll(heap.old.first);
  Chunk::DeleteAll(heap.fragments);
  heap.remembered.Free();
  heap.block = nullptr;
  heap.old = OldSpace();
  heap.fragments = nullptr;
}

Word* AllocateFragment(Heap& heap, size_t words) {
  Chunk* chunk = heap.fragments;
  if (collect_always || chunk == nullptr ||
      static_cast<size_t>(chunk->end() - chunk->top) < words) {
    chunk = Chunk::New(collect_always || words > kFragmentWords ? words : kFragmentWords);
    chunk->next = heap.fragments;
    heap.fragments = chunk;
  }
  heap.fragment_words += words;
  TakeAwayReductions(heap);
  Word* place = chunk->top;
  chunk->top += words;
  return place;
}

void GiveBack(Heap& heap, Word* end) {
  if (end >= heap.block && end <= heap.heap_top) {
    heap.heap_top = end;
  } else if (Chunk* chunk = heap.fragments;
             chunk != nullptr && end >= chunk->start() && end <= chunk->top) {
    heap.fragment_words -= static_cast<size_t>(chunk->top - end);
    chunk->top = end;
  }
}

}  // namespace lumen::runtime

// Tested by runtime/heap/heap_test.cc.
#include "runtime/heap/shared_binary.h"

#include <stdlib.h>

#include <new>

#include "runtime/base/memory_use.h"

namespace lumen::runtime {

namespace {
ptrdiff_t BytesOf(size_t capacity_bytes) { return static_cast<ptrdiff_t>(sizeof(SharedBinary) + capacity_bytes); }
}  // namespace

SharedBinary* NewSharedBinary(size_t capacity_bytes) {
  void* memory = malloc(sizeof(SharedBinary) + capacity_bytes);
  if (memory == nullptr) FatalOutOfMemory(sizeof(SharedBinary) + capacity_bytes);
  auto* shared = new (memory) SharedBinary;
  // Relaxed: nobody else can see it yet.
  shared->references.store(1, std::memory_order_relaxed);
  shared->capacity_bytes = capacity_bytes;
  CountMemory(MemoryUse::kBinaries, BytesOf(capacity_bytes));
  return shared;
}

SharedBinary* ResizeSharedBinary(SharedBinary* shared, size_t capacity_bytes) {
  DCHECK(shared->references.load(std::memory_order_relaxed) == 1);  // the caller's own
  CountMemory(MemoryUse::kBinaries, static_cast<ptrdiff_t>(capacity_bytes) - static_cast<ptrdiff_t>(shared->capacity_bytes));
  void* memory = realloc(static_cast<void*>(shared), sizeof(SharedBinary) + capacity_bytes);
  if (memory == nullptr) FatalOutOfMemory(sizeof(SharedBinary) + capacity_bytes);
  shared = static_cast<SharedBinary*>(memory);
  shared->capacity_bytes = capacity_bytes;
  return shared;
}

void ReleaseSharedBinary(SharedBinary* shared) {
  // Release: what this thread read is read before another frees. Acquire: the one that frees comes
  // after all of them.
  if (shared->references.fetch_sub(1, std::memory_order_acq_rel) != 1) return;
  CountMemory(MemoryUse::kBinaries, -BytesOf(shared->capacity_bytes));
  free(shared);
}

void CountSharedBytes(Heap& heap, size_t bytes) {
  heap.young_binary_bytes += bytes;
  if (heap.young_binary_bytes > heap.young_binary_limit) TakeAwayReductions(heap);
}

Term AddSharedBinary(Heap& heap, SharedBinary* shared, size_t bits, bool writable) {
  Word* object = Allocate(heap, abi::kReferenceCountedBinaryWords);
  object[0] = abi::MakeHeader(HeaderKind::kReferenceCountedBinary,
                              abi::kReferenceCountedBinaryWords - 1,
                              writable ? abi::kWritableBinary : 0);
  object[abi::kBitstringBitsWord] = MakeSmall(static_cast<int64_t>(bits));
  object[abi::kSharedBinaryWord] = reinterpret_cast<uintptr_t>(shared);
  object[abi::kSharedBinaryNextWord] = reinterpret_cast<uintptr_t>(heap.young_binaries);
  heap.young_binaries = object;
  CountSharedBytes(heap, shared->capacity_bytes);
  return MakePointer(object, Tag::kBoxed);
}

SharedObject* SharedObjectOf(Term term) {
  if (!IsBoxed(term, HeaderKind::kReference)) return nullptr;
  const Word* object = PointerOf(term);
  if ((abi::HeaderAux(object[0]) & abi::kReferenceToObject) == 0) return nullptr;
  return reinterpret_cast<SharedObject*>(SharedBinaryOf(object)->bytes());
}

void ReleaseHeld(const Word* object) {
  SharedBinary* shared = SharedBinaryOf(object);
  // As in ReleaseSharedBinary.
  if (shared->references.fetch_sub(1, std::memory_order_acq_rel) != 1) return;
  if (abi::KindOfHeader(object[0]) == HeaderKind::kReference) {
    auto* held = reinterpret_cast<SharedObject*>(shared->bytes());
    if (held->destroy != nullptr) held->destroy(held);
  }
  free(shared);
}

void ReleaseBinaryList(Word* first) {
  while (first != nullptr) {
    ReleaseHeld(first);
    first = reinterpret_cast<Word*>(static_cast<uintptr_t>(first[abi::kSharedBinaryNextWord]));
  }
}

}  // namespace lumen::runtime

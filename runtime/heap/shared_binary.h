// Reference-counted binaries as a heap holds them: objects of kind kReferenceCountedBinary, each with
// one reference to the bytes it shares with other heaps.
//
// A heap lists its objects, young and old ones apart. A collection goes through the lists it
// condemns and drops the references of objects nobody kept. Because such an object is small and what
// it holds on to is not, the bytes count for themselves: when those made since the last collection
// pass a limit, the process is made to give up the processor, and the scheduler collects.
#ifndef RUNTIME_HEAP_SHARED_BINARY_H_
#define RUNTIME_HEAP_SHARED_BINARY_H_

#include "runtime/heap/heap.h"
#include "runtime/term/bitstring.h"

namespace lumen::runtime {

// Bytes of at least this capacity, contents undefined, with one reference, the caller's. Ends the
// program when there is no memory.
SharedBinary* NewSharedBinary(size_t capacity_bytes);
// Moves bytes that have one reference to a place with another capacity.
SharedBinary* ResizeSharedBinary(SharedBinary* shared, size_t capacity_bytes);
// Drops a reference. Any thread.
void ReleaseSharedBinary(SharedBinary* shared);

// A heap object for `shared`, whose reference it takes over. Never collects.
Term AddSharedBinary(Heap& heap, SharedBinary* shared, size_t bits, bool writable = false);

// Says that the bytes listed as young grew by this much.
void CountSharedBytes(Heap& heap, size_t bytes);

// What a reference to an object (kReferenceToObject in abi/term_layout.h) holds on to begins with this, in the bytes of a
// SharedBinary. Kinds are told apart by it.
enum class SharedObjectKind : uint8_t { kAtomics, kCounters, kMatchSpec };
struct SharedObject {
  SharedObjectKind kind;
  void (*destroy)(SharedObject*);  // before the memory goes with the last reference; null: nothing is to be done
};
// The object behind a reference to one; null for any other term.
SharedObject* SharedObjectOf(Term term);

// Drops the reference that a heap's object holds.
void ReleaseHeld(const Word* object);
// Drops the references of a whole list.
void ReleaseBinaryList(Word* first);

}  // namespace lumen::runtime

#endif  // RUNTIME_HEAP_SHARED_BINARY_H_

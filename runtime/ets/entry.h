// An object of a table: a tuple copied out of a process, and its links.
//
// An entry is one block of memory: links, then the words of the tuple. A tuple that is a literal is not copied. Entries belong to their
// table; whoever uses one holds the table's lock. Nothing here collects.
#ifndef RUNTIME_ETS_ENTRY_H_
#define RUNTIME_ETS_ENTRY_H_

#include "runtime/process/process.h"

namespace lumen::runtime::ets {

struct alignas(Word) Entry {
  Term object;          // a tuple
  Word* binaries;       // objects in it that hold on to bytes, linked as in a heap's list
  size_t binary_bytes;  // what they hold on to
  Entry* previous;      // ordered tables: in order; null: the first
  uint32_t hash;        // others: of the key
  uint32_t size_words;  // of the tuple's copy
  uint8_t height;       // of next
  // Removed while the table was fixed: still a place to go on from, otherwise not there.
  bool is_removed;
  // Ordered tables: the next one at each level of the skip list. Others: the next of the bucket.
  Entry* next[1];

  Term Key(size_t key_index) const { return TupleElement(object, key_index); }
  size_t size_bytes() const;
};

// An entry with a copy of a tuple. Ends the program when there is no memory.
Entry* NewEntry(Term tuple, unsigned height);
void DeleteEntry(Entry* entry);
// Replaces the tuple where it lies if the copy of the other fits there. `tuple` lies elsewhere.
bool OverwriteEntry(Entry* entry, Term tuple);
// Whether the tuple was copied, so that its elements may be written.
inline bool IsWritable(const Entry* entry) { return entry->size_words != 0; }
// A copy on the process's heap.
Term CopyObject(Process& process, const Entry* entry);

}  // namespace lumen::runtime::ets

#endif  // RUNTIME_ETS_ENTRY_H_

#include "runtime/ets/entry.h"

#include <stdlib.h>

#include "runtime/base/memory_use.h"
#include "runtime/heap/shared_binary.h"
#include "runtime/process/signal.h"

namespace lumen::runtime::ets {

namespace {

size_t LinkBytes(unsigned height) { return sizeof(Entry) + (height - 1) * sizeof(Entry*); }

// Where the words of the tuple are: behind the links.
Word* WordsOf(Entry* entry) {
  constexpr size_t kMask = alignof(Word) - 1;
  return reinterpret_cast<Word*>(reinterpret_cast<char*>(entry) + ((LinkBytes(entry->height) + kMask) & ~kMask));
}

void Fill(Entry* entry, Term tuple, size_t words) {
  CopiedBinaries binaries;
  entry->object = words == 0 ? tuple : CopyTerm(tuple, WordsOf(entry), &binaries);
  entry->binaries = binaries.first;
  entry->binary_bytes = binaries.bytes;
}

}  // namespace

size_t Entry::size_bytes() const { return LinkBytes(height) + size_words * sizeof(Word); }

Entry* NewEntry(Term tuple, unsigned height) {
  const size_t words = CopySizeWords(tuple);
  const size_t bytes = LinkBytes(height) + sizeof(Word) + words * sizeof(Word);
  auto* entry = words > UINT32_MAX ? nullptr : static_cast<Entry*>(malloc(bytes));
  if (entry == nullptr) FatalOutOfMemory(bytes);
  entry->previous = nullptr;
  entry->hash = 0;
  entry->size_words = static_cast<uint32_t>(words);
  entry->height = static_cast<uint8_t>(height);
  entry->is_removed = false;
  for (unsigned i = 0; i < height; ++i) entry->next[i] = nullptr;
  Fill(entry, tuple, words);
  CountMemory(MemoryUse::kTables, static_cast<ptrdiff_t>(entry->size_bytes()));
  return entry;
}

void DeleteEntry(Entry* entry) {
  ReleaseBinaryList(entry->binaries);
  CountMemory(MemoryUse::kTables, -static_cast<ptrdiff_t>(entry->size_bytes()));
  free(entry);
}

bool OverwriteEntry(Entry* entry, Term tuple) {
  const size_t words = CopySizeWords(tuple);
  if (words == 0 || words != entry->size_words || entry->binaries != nullptr) return false;
  Fill(entry, tuple, words);
  return true;
}

Term CopyObject(Process& process, const Entry* entry) {
  if (entry->size_words == 0) return entry->object;
  CopiedBinaries binaries;
  Term copy = CopyTerm(entry->object, Allocate(process, CopySizeWords(entry->object)), &binaries);
  AddBinaries(process, binaries);
  return copy;
}

}  // namespace lumen::runtime::ets

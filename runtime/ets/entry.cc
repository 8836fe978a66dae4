#include "runtime/ets/entry.h"

#include "runtime/ets/table_memory.h"
#include "runtime/heap/shared_binary.h"
#include "runtime/process/signal.h"

namespace lumen::runtime::ets {

namespace {

// The words of the tuple come behind the links.
size_t LinkBytes(unsigned height) {
  constexpr size_t kMask = alignof(Word) - 1;
  return (sizeof(Entry) + (height - 1) * sizeof(Entry*) + kMask) & ~kMask;
}

Word* WordsOf(Entry* entry) { return reinterpret_cast<Word*>(reinterpret_cast<char*>(entry) + LinkBytes(entry->height)); }

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
  const size_t bytes = LinkBytes(height) + words * sizeof(Word);
  if (words > UINT32_MAX) FatalOutOfMemory(bytes);
  auto* entry = static_cast<Entry*>(AllocateBytes(bytes));
  entry->previous = nullptr;
  entry->hash = 0;
  entry->size_words = static_cast<uint32_t>(words);
  entry->height = static_cast<uint8_t>(height);
  entry->is_removed = false;
  for (unsigned i = 0; i < height; ++i) entry->next[i] = nullptr;
  Fill(entry, tuple, words);
  return entry;
}

void DeleteEntry(Entry* entry) {
  ReleaseBinaryList(entry->binaries);
  FreeBytes(entry, entry->size_bytes());
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

// Signals come from free lists by size, one set per thread: a message takes no call of the allocator as a
// rule. Lists are short, so that a thread which only receives gives memory back.
//
// Copying is Cheney's scan without forwarding addresses: what the source shares is copied each time, as
// on OTP. The cells of a list are laid out one after the other.
#include "runtime/process/signal.h"

#include <stdlib.h>
#include <string.h>

#include "runtime/base/check.h"
#include "runtime/base/work_stack.h"
#include "runtime/heap/block_pool.h"
#include "runtime/heap/shared_binary.h"
#include "runtime/process/free_signals.h"
#include "runtime/process/process.h"

namespace lumen::runtime {

namespace {

// With the signal itself, sizes that an allocator has: a quarter of a power of two apart.
constexpr uint8_t kClassWords[] = {0, 1, 2, 3, 5, 7, 9, 11, 15, 19, 23, 27, 35, 43, 51, 59};
constexpr int kClasses = sizeof(kClassWords) / sizeof(kClassWords[0]);
constexpr size_t kMostInlineWords = kClassWords[kClasses - 1];
constexpr size_t kMostKeptBytes = 256 * 1024;  // free signals of a class

#if defined(__SANITIZE_ADDRESS__) || (defined(__has_feature) && __has_feature(address_sanitizer))
constexpr bool kKeeps = false;  // so that the sanitizer sees use after free
#else
constexpr bool kKeeps = true;
#endif

struct FreeSignals {
  Signal* first[kClasses] = {};
  size_t count[kClasses] = {};
};
constinit thread_local FreeSignals free_signals;

struct ClassTable {
  uint8_t of[kMostInlineWords + 1];
};
constexpr ClassTable kClassTable = [] {
  ClassTable table = {};
  uint8_t size_class = 0;
  for (size_t words = 0; words <= kMostInlineWords; ++words) {
    if (kClassWords[size_class] < words) ++size_class;
    table.of[words] = size_class;
  }
  return table;
}();

// With room for `words` of payload, kMostInlineWords at most.
Signal* Allocate(SignalKind kind, Word sender, Word reference, size_t words) {
  int size_class = kClassTable.of[words];
  FreeSignals& free = free_signals;
  Signal* signal = free.first[size_class];
  if (signal != nullptr) {
    free.first[size_class] = signal->next;
    --free.count[size_class];
  } else {
    size_t bytes = sizeof(Signal) + kClassWords[size_class] * sizeof(Word);
    signal = static_cast<Signal*>(malloc(bytes));
    if (signal == nullptr) FatalOutOfMemory(bytes);
  }
  *signal = {.next = nullptr, .term = kNoValue, .sender = sender, .reference = reference, .kind = kind, .is_adopted = false,
             .has_chunk = false, .holds_bytes = false, .is_priority = false, .payload_words = 0, .capacity_words = kClassWords[size_class]};
  return signal;
}

bool IsShared(Term term) { return !IsPointer(term) || IsImmortal(PointerOf(term)); }

// Objects that stand in a heap's list of what holds on to bytes.
bool HoldsBytes(Word header) {
  HeaderKind kind = abi::KindOfHeader(header);
  return kind == HeaderKind::kReferenceCountedBinary ||
         (kind == HeaderKind::kReference && (abi::HeaderAux(header) & abi::kReferenceToObject) != 0);
}

}  // namespace

void ShareBytes(Word* object, Word* copy, CopiedBinaries* binaries) {
  HeaderKind kind = abi::KindOfHeader(copy[0]);
  constexpr Word kWritable = Word{abi::kWritableBinary} << abi::kHeaderAuxShift;
  if (kind == HeaderKind::kSubBinary) copy[0] &= ~kWritable;
  if (!HoldsBytes(copy[0])) return;
  if (kind == HeaderKind::kReferenceCountedBinary) {
    // The bytes belong to two heaps now: nobody appends in place any more (binary/binary.h).
    // A persistent term is not, and may be copied by several threads at once.
    if ((object[0] & kWritable) != 0) object[0] &= ~kWritable;
    copy[0] &= ~kWritable;
  }
  SharedBinary* shared = SharedBinaryOf(object);
  // Relaxed: the caller's reference keeps it alive meanwhile.
  shared->references.fetch_add(1, std::memory_order_relaxed);
  copy[abi::kSharedBinaryNextWord] = reinterpret_cast<uintptr_t>(binaries->first);
  binaries->first = copy;
  binaries->bytes += shared->capacity_bytes;
}

namespace {

class TermCopier {
 public:
  TermCopier(Word* to, CopiedBinaries* binaries) : start_(to), top_(to), binaries_(binaries) {}

  Term Run(Term term) {
    term = Copy(term);
    for (Word* place = start_; place < top_;) {
      Word word = *place;
      if (IsPointer(word)) {
        if (!IsDone(word)) *place = Copy(word);
      } else if (TagOf(word) == Tag::kHeader && HoldsNoTerms(word)) {
        place += abi::HeaderSizeWords(word);
      }
      ++place;
    }
    return term;
  }

 private:
  bool IsDone(Term term) const {
    const Word* object = PointerOf(term);
    return object >= start_ && object < top_;
  }

  Term Copy(Term term) {
    if (IsShared(term)) return term;
    Word* object = PointerOf(term);
    if (TagOf(term) == Tag::kCons) {
      Term copy = MakePointer(top_, Tag::kCons);
      for (;;) {
        top_[0] = object[0];
        Term tail = object[1];
        top_ += 2;
        if (!IsCons(tail) || IsShared(tail)) {
          top_[-1] = tail;
          return copy;
        }
        top_[-1] = MakePointer(top_, Tag::kCons);
        object = PointerOf(tail);
      }
    }
    size_t words = abi::HeaderSizeWords(object[0]) + 1;
    Word* copy = top_;
    top_ += words;
    memcpy(copy, object, words * sizeof(Word));
    if (TagOf(term) == Tag::kBoxed) ShareBytes(object, copy, binaries_);
    return MakePointer(copy, TagOf(term));
  }

  Word* const start_;
  Word* top_;
  CopiedBinaries* binaries_;
};

struct CopySize {
  size_t words = 0;
  bool holds_bytes = false;
};

CopySize SizeOfCopy(Term root) {
  CopySize copy;
  if (IsShared(root)) return copy;
  WorkStack<Term> stack;
  stack.Push(root);
  while (!stack.empty()) {
    Term term = stack.Pop();
    while (IsCons(term) && !IsShared(term)) {
      copy.words += 2;
      if (!IsShared(Head(term))) stack.Push(Head(term));
      term = Tail(term);
    }
    if (IsShared(term)) continue;
    const Word* object = PointerOf(term);
    size_t size = abi::HeaderSizeWords(object[0]);
    copy.words += size + 1;
    if (HoldsNoTerms(object[0])) {
      copy.holds_bytes |= HoldsBytes(object[0]);
      continue;
    }
    for (size_t i = 1; i <= size; ++i) {
      if (!IsShared(object[i])) stack.Push(object[i]);
    }
  }
  return copy;
}

}  // namespace

void RelocateTerms(Word* moved, size_t words, const Word* start, uintptr_t offset) {
  auto first = reinterpret_cast<uintptr_t>(start);
  size_t bytes = words * sizeof(Word);
  for (size_t i = 0; i < words; ++i) {
    Word word = moved[i];
    if (IsPointer(word)) {
      if (static_cast<uintptr_t>(word) - first < bytes) moved[i] = static_cast<uintptr_t>(word) + offset;
    } else if (TagOf(word) == Tag::kHeader && HoldsNoTerms(word)) {
      i += abi::HeaderSizeWords(word);
    }
  }
}

CopiedBinaries RelocateBinaries(Word* first, uintptr_t offset) {
  CopiedBinaries binaries;
  if (first == nullptr) return binaries;
  // The list's links are raw words in the objects.
  binaries.first = reinterpret_cast<Word*>(reinterpret_cast<uintptr_t>(first) + offset);
  for (Word* object = binaries.first; object != nullptr; object = NextBinary(object)) {
    binaries.bytes += SharedBinaryOf(object)->capacity_bytes;
    if (NextBinary(object) != nullptr) object[abi::kSharedBinaryNextWord] = static_cast<uintptr_t>(object[abi::kSharedBinaryNextWord]) + offset;
  }
  return binaries;
}

size_t CopySizeWords(Term term) { return SizeOfCopy(term).words; }

Term CopyTerm(Term term, Word* to, CopiedBinaries* binaries) { return TermCopier(to, binaries).Run(term); }

void AddBinaries(Heap& heap, const CopiedBinaries& binaries) {
  if (binaries.first == nullptr) return;
  Word* last = binaries.first;
  while (NextBinary(last) != nullptr) last = NextBinary(last);
  last[abi::kSharedBinaryNextWord] = reinterpret_cast<uintptr_t>(heap.young_binaries);
  heap.young_binaries = binaries.first;
  CountSharedBytes(heap, binaries.bytes);
}

Term CopyToHeap(Heap& heap, Term term) {
  size_t words = CopySizeWords(term);
  if (words == 0) return term;
  CopiedBinaries binaries;
  Term copy = CopyTerm(term, Allocate(heap, words), &binaries);
  AddBinaries(heap, binaries);
  return copy;
}

KeptTerm KeepTerm(Term term) {
  KeptTerm kept;
  size_t words = CopySizeWords(term);
  if (words != 0) {
    kept.chunk = Chunk::New(words);
    term = CopyTerm(term, kept.chunk->start(), &kept.binaries);
    kept.chunk->top += words;
  }
  kept.term = term;
  return kept;
}

void DropTerm(KeptTerm* kept) {
  ReleaseBinaryList(kept->binaries.first);
  if (kept->chunk != nullptr) Chunk::Delete(kept->chunk);
  *kept = KeptTerm();
}

Signal* NewSignal(SignalKind kind, Word sender, Word reference) {
  return Allocate(kind, sender, reference, 0);
}

Signal* NewSignal(SignalKind kind, Word sender, Word reference, Term term) {
  CopySize size = SizeOfCopy(term);
  CopiedBinaries binaries;
  Signal* signal;
  if (size.words + size.holds_bytes <= kMostInlineWords) {
    signal = Allocate(kind, sender, reference, size.words + size.holds_bytes);
    signal->term = size.words == 0 ? term : CopyTerm(term, signal->payload(), &binaries);
    signal->payload_words = static_cast<uint8_t>(size.words);
  } else {
    signal = Allocate(kind, sender, reference, 1 + size.holds_bytes);
    Chunk* chunk = Chunk::New(size.words);
    signal->term = CopyTerm(term, chunk->start(), &binaries);
    chunk->top += size.words;
    signal->payload()[0] = reinterpret_cast<uintptr_t>(chunk);
    signal->payload_words = 1;
    signal->has_chunk = true;
  }
  DCHECK(size.holds_bytes == (binaries.first != nullptr));
  signal->holds_bytes = size.holds_bytes;
  if (size.holds_bytes) signal->payload()[signal->payload_words] = reinterpret_cast<uintptr_t>(binaries.first);
  return signal;
}

void DeleteSignal(Signal* signal) {
  ReleaseBinaryList(signal->binaries());
  if (signal->has_chunk) Chunk::Delete(signal->chunk());
  FreeSignals& free = free_signals;
  int size_class = kClassTable.of[signal->capacity_words];
  if (!kKeeps || free.count[size_class] >= kMostKeptBytes / (sizeof(Signal) + kClassWords[size_class] * sizeof(Word)))
    return ::free(signal);
  signal->next = free.first[size_class];
  free.first[size_class] = signal;
  ++free.count[size_class];
}

namespace {
void KeepSignals(size_t most_of_a_class) {
  FreeSignals& free = free_signals;
  for (int size_class = 0; size_class < kClasses; ++size_class) {
    while (free.count[size_class] > most_of_a_class) {
      Signal* signal = free.first[size_class];
      free.first[size_class] = signal->next;
      --free.count[size_class];
      ::free(signal);
    }
  }
}
}  // namespace

void TrimFreeSignals() {
  constexpr size_t kMostWhenIdle = 64;  // of a class
  KeepSignals(kMostWhenIdle);
}

void GiveBackAllKept() {
  KeepSignals(0);
  FreeKeptProcesses();
  FreeSmallBlocks();
}

void AdoptPayload(Heap& heap, Signal* signal) {
  uintptr_t offset = 0;
  if (Chunk* chunk = signal->chunk(); chunk != nullptr) {
    heap.fragment_words += chunk->used_words();
    chunk->next = heap.fragments;
    heap.fragments = chunk;
  } else if (size_t words = signal->payload_words; words != 0) {
    Word* start = signal->payload();
    Word* place = Allocate(heap, words);
    memcpy(place, start, words * sizeof(Word));
    offset = reinterpret_cast<uintptr_t>(place) - reinterpret_cast<uintptr_t>(start);
    if (IsPointer(signal->term) && !IsImmortal(PointerOf(signal->term)))
      signal->term = static_cast<uintptr_t>(signal->term) + offset;
    RelocateTerms(place, words, start, offset);
  }
  AddBinaries(heap, RelocateBinaries(signal->binaries(), offset));
  signal->payload_words = 0;
  signal->has_chunk = signal->holds_bytes = false;
}

}  // namespace lumen::runtime

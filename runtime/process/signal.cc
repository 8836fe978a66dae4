// Signals come from free lists by size, one set per thread: a message takes no call of the allocator as a
// rule. Lists are short, so that a thread which only receives gives memory back.
//
// Copying is Cheney's scan without forwarding addresses: what the source shares is copied each time, as
// on OTP. The cells of a list are laid out one after the other.
#include "runtime/process/signal.h"

#include <stdlib.h>
#include <string.h>

#include "runtime/base/work_stack.h"
#include "runtime/heap/shared_binary.h"
#include "runtime/process/free_signals.h"

namespace lumen::runtime {

namespace {

constexpr uint32_t kClassWords[] = {0, 4, 8, 16, 32, 64};
constexpr int kClasses = sizeof(kClassWords) / sizeof(kClassWords[0]);
constexpr uint32_t kMostInlineWords = kClassWords[kClasses - 1];
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

int ClassOf(uint32_t words) {
  int size_class = 0;
  while (kClassWords[size_class] < words) ++size_class;
  return size_class;
}

Signal* Allocate(SignalKind kind, Word sender, Word reference, uint32_t words) {
  int size_class = ClassOf(words);
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
  *signal = {nullptr, kNoValue, sender, reference, nullptr, 0, nullptr, words, kClassWords[size_class], kind, false};
  return signal;
}

bool IsShared(Term term) { return !IsPointer(term) || IsImmortal(PointerOf(term)); }

// Objects that stand in a heap's list of what holds on to bytes.
bool HoldsBytes(Word header) {
  HeaderKind kind = abi::KindOfHeader(header);
  return kind == HeaderKind::kReferenceCountedBinary ||
         (kind == HeaderKind::kReference && (abi::HeaderAux(header) & abi::kReferenceToObject) != 0);
}

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
    if (TagOf(term) == Tag::kBoxed) CopyBoxed(object, copy);
    return MakePointer(copy, TagOf(term));
  }

  void CopyBoxed(Word* object, Word* copy) {
    HeaderKind kind = abi::KindOfHeader(copy[0]);
    constexpr Word kWritable = Word{abi::kWritableBinary} << abi::kHeaderAuxShift;
    if (kind == HeaderKind::kSubBinary) copy[0] &= ~kWritable;
    if (!HoldsBytes(copy[0])) return;
    if (kind == HeaderKind::kReferenceCountedBinary) {
      // The bytes belong to two heaps now: nobody appends in place any more (binary/binary.h).
      object[0] &= ~kWritable;
      copy[0] &= ~kWritable;
    }
    SharedBinary* shared = SharedBinaryOf(object);
    // Relaxed: the caller's reference keeps it alive meanwhile.
    shared->references.fetch_add(1, std::memory_order_relaxed);
    copy[abi::kSharedBinaryNextWord] = reinterpret_cast<uintptr_t>(binaries_->first);
    binaries_->first = copy;
    binaries_->bytes += shared->capacity_bytes;
  }

  Word* const start_;
  Word* top_;
  CopiedBinaries* binaries_;
};

// Adds `offset` bytes to what points into [start, start + words) from there.
void Relocate(Word* moved, size_t words, const Word* start, uintptr_t offset) {
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

}  // namespace

size_t CopySizeWords(Term root) {
  if (IsShared(root)) return 0;
  size_t words = 0;
  WorkStack<Term> stack;
  stack.Push(root);
  while (!stack.empty()) {
    Term term = stack.Pop();
    while (IsCons(term) && !IsShared(term)) {
      words += 2;
      if (!IsShared(Head(term))) stack.Push(Head(term));
      term = Tail(term);
    }
    if (IsShared(term)) continue;
    const Word* object = PointerOf(term);
    size_t size = abi::HeaderSizeWords(object[0]);
    words += size + 1;
    if (HoldsNoTerms(object[0])) continue;
    for (size_t i = 1; i <= size; ++i) {
      if (!IsShared(object[i])) stack.Push(object[i]);
    }
  }
  return words;
}

Term CopyTerm(Term term, Word* to, CopiedBinaries* binaries) { return TermCopier(to, binaries).Run(term); }

void AddBinaries(Heap& heap, const CopiedBinaries& binaries) {
  if (binaries.first == nullptr) return;
  Word* last = binaries.first;
  while (last[abi::kSharedBinaryNextWord] != 0)
    last = reinterpret_cast<Word*>(static_cast<uintptr_t>(last[abi::kSharedBinaryNextWord]));
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
  size_t words = CopySizeWords(term);
  CopiedBinaries binaries;
  Signal* signal;
  if (words <= kMostInlineWords) {
    signal = Allocate(kind, sender, reference, static_cast<uint32_t>(words));
    signal->term = words == 0 ? term : CopyTerm(term, signal->payload(), &binaries);
  } else {
    signal = Allocate(kind, sender, reference, 0);
    signal->chunk = Chunk::New(words);
    signal->term = CopyTerm(term, signal->chunk->start(), &binaries);
    signal->chunk->top += words;
  }
  signal->binaries = binaries.first;
  signal->binary_bytes = binaries.bytes;
  return signal;
}

void DeleteSignal(Signal* signal) {
  ReleaseBinaryList(signal->binaries);
  if (signal->chunk != nullptr) Chunk::Delete(signal->chunk);
  FreeSignals& free = free_signals;
  int size_class = ClassOf(signal->capacity_words);
  if (!kKeeps || free.count[size_class] >= kMostKeptBytes / (sizeof(Signal) + kClassWords[size_class] * sizeof(Word)))
    return ::free(signal);
  signal->next = free.first[size_class];
  free.first[size_class] = signal;
  ++free.count[size_class];
}

void TrimFreeSignals() {
  constexpr size_t kMostWhenIdle = 64;  // of a class
  FreeSignals& free = free_signals;
  for (int size_class = 0; size_class < kClasses; ++size_class) {
    while (free.count[size_class] > kMostWhenIdle) {
      Signal* signal = free.first[size_class];
      free.first[size_class] = signal->next;
      --free.count[size_class];
      ::free(signal);
    }
  }
}

void AdoptPayload(Heap& heap, Signal* signal) {
  CopiedBinaries binaries = {signal->binaries, signal->binary_bytes};
  if (signal->chunk != nullptr) {
    heap.fragment_words += signal->chunk->used_words();
    signal->chunk->next = heap.fragments;
    heap.fragments = signal->chunk;
    signal->chunk = nullptr;
  } else if (size_t words = signal->payload_words; words != 0) {
    Word* start = signal->payload();
    Word* place = Allocate(heap, words);
    memcpy(place, start, words * sizeof(Word));
    uintptr_t offset = reinterpret_cast<uintptr_t>(place) - reinterpret_cast<uintptr_t>(start);
    if (IsPointer(signal->term) && !IsImmortal(PointerOf(signal->term)))
      signal->term = static_cast<uintptr_t>(signal->term) + offset;
    Relocate(place, words, start, offset);
    // The list's links are raw words in the objects.
    if (binaries.first != nullptr) {
      binaries.first = reinterpret_cast<Word*>(reinterpret_cast<uintptr_t>(binaries.first) + offset);
      for (Word* object = binaries.first; object[abi::kSharedBinaryNextWord] != 0;) {
        object[abi::kSharedBinaryNextWord] = static_cast<uintptr_t>(object[abi::kSharedBinaryNextWord]) + offset;
        object = reinterpret_cast<Word*>(static_cast<uintptr_t>(object[abi::kSharedBinaryNextWord]));
      }
    }
    signal->payload_words = 0;
  }
  AddBinaries(heap, binaries);
  signal->binaries = nullptr;
  signal->binary_bytes = 0;
}

}  // namespace lumen::runtime

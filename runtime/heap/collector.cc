// The collector: generational, copying, Cheney's scan.
//
// Condemned space is the block's heap and the fragments, in a full collection also the old
// generation. Survivors go to one of two places:
//  - the old generation: what lies below high_water (it survived one collection already), or
//  everything when the last collection
//    kept much or the collection is full and large;
//  - the young space: the rest. It is gathered at its final place when the block is replaced, else
//  in scratch memory, with
//    pointers to where it will lie, and copied to the start of the same block at the end. So a
//    block that keeps its size keeps its stack in place and its cache lines warm.
// No object knows where it is being copied from; every word is visited once, which matters because
// final places overlap the condemned block in the second case. A term in the old generation that
// points to a young one can only come from a write into an existing object: such slots are in the
// remembered set, and are found when a promoted object is scanned.
//
// A small process (kSmallHeapWords) keeps everything in its block: the collection is full and there
// is no old generation.
//
// Lists are copied cell behind cell, everything else in the order of the scan.
//
// Size of the block: free space after a collection is a share of all the process ever allocated, up
// to kNurseryWords (a second-level cache) divided by the number of processes, or more when the old
// generation is large or most of what is young keeps surviving; and in proportion to the stack, so that scanning a deep stack is paid for by
// allocation. Blocks that are far too large are replaced by smaller ones.
//
// Two kinds of objects are more than terms and raw words. A match context holds an address within the
// binary it refers to, renewed when the context is scanned. A reference-counted binary stands in a
// list: after copying, the lists of condemned objects are gone through, survivors are linked anew,
// and the others' references are dropped.
//
// Tested by runtime/heap/heap_test.cc (random graphs, compared before and after, also under
// collect_always).
#include <stdlib.h>
#include <string.h>

#include <atomic>

#include "runtime/base/spin_lock.h"
#include "runtime/heap/block_pool.h"
#include "runtime/heap/heap.h"
#include "runtime/heap/persistent_space.h"
#include "runtime/heap/shared_binary.h"
#include "runtime/platform/platform.h"

namespace lumen::runtime {

namespace {

constexpr size_t kSmallHeapWords = 4 * 1024;
constexpr size_t kMinFreeWords = 96;
constexpr size_t kNurseryWords = 128 * 1024;
constexpr size_t kLargeNurseryWords = 512 * 1024;
constexpr size_t kMaxNurseryFactor = 128;
constexpr size_t kSharedNurseryWords = 4 * 1024;  // however many processes share the memory
// The nursery is at most this share of the old generation beyond kNurseryWords, and of everything
// allocated so far.
constexpr size_t kNurseryOldShare = 4;
constexpr size_t kNurseryWorkShare = 4;
// The first full collection of a large heap comes when this much is old; later ones when it has
// doubled.
constexpr size_t kMinFullThresholdWords = 3 * 1024 * 1024;
constexpr size_t kSharedFullThresholdWords = 64 * 1024;
// A block that is far too large is kept for this many collections: deep recursions tend to come
// back.
constexpr int kOversizedCollections = 3;
// Under collect_always, free space beyond what was asked for: nothing for small processes.
constexpr size_t kCollectAlwaysShare = 128;
constexpr size_t kMinPoolWords = 512 * 1024;
// What a full collection leaves a writable binary at least.
constexpr size_t kMinWritableRoom = 256;

size_t Max(size_t a, size_t b) { return a > b ? a : b; }
size_t Min(size_t a, size_t b) { return a < b ? a : b; }

enum class Destination { kAged, kAllOld, kAllYoung };

int CompareChunks(const void* a, const void* b) {
  const Chunk* left = *static_cast<Chunk* const*>(a);
  const Chunk* right = *static_cast<Chunk* const*>(b);
  return left < right ? -1 : left > right;
}

// The fragments by address, to tell quickly whether a pointer leads into one.
class FragmentIndex {
 public:
  explicit FragmentIndex(Chunk* first) {
    for (Chunk* chunk = first; chunk != nullptr; chunk = chunk->next) ++count_;
    if (count_ == 0) return;
    chunks_ = count_ <= kInline ? inline_ : static_cast<Chunk**>(malloc(count_ * sizeof(Chunk*)));
    if (chunks_ == nullptr) FatalOutOfMemory(count_ * sizeof(Chunk*));
    size_t i = 0;
    for (Chunk* chunk = first; chunk != nullptr; chunk = chunk->next) chunks_[i++] = chunk;
    qsort(chunks_, count_, sizeof(Chunk*), CompareChunks);
    start_ = reinterpret_cast<uintptr_t>(chunks_[0]->start());
    bytes_ = reinterpret_cast<uintptr_t>(chunks_[count_ - 1]->top) - start_;
  }
  FragmentIndex(const FragmentIndex&) = delete;
  FragmentIndex& operator=(const FragmentIndex&) = delete;
  ~FragmentIndex() {
    if (chunks_ != inline_) free(chunks_);
  }

  bool Contains(const Word* object) const {
    return reinterpret_cast<uintptr_t>(object) - start_ < bytes_ && Find(object);
  }

 private:
  __attribute__((noinline)) bool Find(const Word* object) const {
    if (count_ == 1) return true;
    size_t low = 0;
    size_t high = count_;
    while (low < high) {  // the first chunk that starts beyond the object
      size_t middle = (low + high) / 2;
      if (chunks_[middle]->start() <= object) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low > 0 && object < chunks_[low - 1]->top;
  }

  static constexpr size_t kInline = 16;
  Chunk* inline_[kInline];
  Chunk** chunks_ = inline_;
  size_t count_ = 0;
  // From the first chunk's start to the last one's top.
  uintptr_t start_ = 0;
  uintptr_t bytes_ = 0;
};

// One collection's copying. `full`: the old generation is condemned too. `has_fragments`: there are
// fragments to look into.
template <bool full, bool has_fragments>
class Copier {
 public:
  // Survivors of the young space are written from `young` on and will lie at `young_final`.
  Copier(Heap& heap, Destination destination, Word* young, Word* young_final)
      : heap_(heap),
        fragments_(heap.fragments),
        block_(reinterpret_cast<uintptr_t>(heap.block)),
        block_bytes_(reinterpret_cast<uintptr_t>(heap.heap_top) - block_),
        mature_bytes_(destination == Destination::kAged
                          ? reinterpret_cast<uintptr_t>(heap.high_water) - block_
                      : destination == Destination::kAllOld ? UINTPTR_MAX
                                                            : 0),
        young_top_(young),
        young_scan_(young),
        young_offset_(reinterpret_cast<uintptr_t>(young_final) -
                      reinterpret_cast<uintptr_t>(young)),
        young_final_(reinterpret_cast<uintptr_t>(young_final)),
        persistent_space_(PersistentSpace()) {
    if (!full && heap.old.last != nullptr) {
      old_ = heap.old;
      old_scan_chunk_ = old_.last;
      old_scan_ = old_.last->top;
    }
  }

  void ScanRange(Word* start, Word* end) {
    for (Word* place = start; place < end; ++place) {
      Word word = *place;
      if (IsPointer(word)) {
        if (IsCondemned(word)) *place = Forward(word);
      } else if (TagOf(word) == Tag::kHeader && HoldsNoTerms(word)) {
        place += abi::HeaderSizeWords(word);
      }
    }
  }

  // Slots in old objects; those that still point to a young term are remembered again.
  void ScanRemembered(Word** slots, size_t count) {
    for (size_t i = 0; i < count; ++i) {
      Word word = *slots[i];
      if (IsCondemnedAddress(slots[i]) || !IsPointer(word)) continue;
      bool condemned = IsCondemned(word);
      if (condemned) *slots[i] = word = Forward(word);
      if (IsNewYoung(word)) heap_.remembered.Add(slots[i]);
    }
  }

  // Copies all that the copied objects reach.
  void Finish() {
    do {
      ScanYoung();
    } while (ScanOld());
  }

  // Links what survived of the heap's lists of binaries anew and lets go of the rest.
  void SweepBinaries() {
    Word* young = heap_.young_binaries;
    Word* old = heap_.old_binaries;
    heap_.young_binaries = nullptr;
    heap_.young_binary_bytes = 0;
    if (full) {
      heap_.old_binaries = nullptr;
      heap_.old_binary_bytes = 0;
      SweepBinaryList(old);
    }
    SweepBinaryList(young);
  }

  Word* young_top() const { return young_top_; }
  const OldSpace& old() const { return old_; }

 private:
  bool IsCondemnedAddress(const Word* object) const {
    if (full) return !IsImmortal(object) && !persistent_space_.Contains(object);
    if (reinterpret_cast<uintptr_t>(object) - block_ < block_bytes_) return true;
    return has_fragments && fragments_.Contains(object);
  }
  bool IsCondemned(Term term) const { return IsCondemnedAddress(PointerOf(term)); }

  // Whether a term that was just forwarded lies in the young space.
  bool IsNewYoung(Term term) const {
    return reinterpret_cast<uintptr_t>(PointerOf(term)) - young_final_ <
           reinterpret_cast<uintptr_t>(young_top_) + young_offset_ - young_final_;
  }

  Term Forward(Term term) {
    Word* object = PointerOf(term);
    Word first = object[0];
    if (TagOf(term) == Tag::kCons) {
      return first == abi::kMovedCons ? object[1] : ForwardList(object);
    }
    if (TagOf(first) != Tag::kHeader) return first;
    size_t words = abi::HeaderSizeWords(first) + 1;
    uintptr_t offset;
    Word* copy = NewPlace(object, words, &offset);
    copy[0] = first;
    if (words <= 8) {
      for (size_t i = 1; i < words; ++i) copy[i] = object[i];
    } else {
      memcpy(copy + 1, object + 1, (words - 1) * sizeof(Word));
    }
    return object[0] = (reinterpret_cast<uintptr_t>(copy) + offset) | (term & abi::kTagMask);
  }

  // Copies the cells of a list one behind the other, as far as they go to the same space: who walks
  // the list later, this scan among them, goes through memory in order. A tail is forwarded at once
  // where the scan, which comes by later, tells such a pointer from one that it has to forward.
  Term ForwardList(Word* cell) {
    bool is_mature = IsMature(cell);
    uintptr_t offset;
    Word* copy = NewPlace(cell, 2, &offset);
    bool forwards_tails = !full && offset == 0;
    Term result = (reinterpret_cast<uintptr_t>(copy) + offset) | static_cast<Word>(Tag::kCons);
    Term forwarded = result;
    for (;;) {
      Word tail = cell[1];
      copy[0] = cell[0];
      cell[0] = abi::kMovedCons;
      cell[1] = forwarded;
      copy[1] = tail;
      if (TagOf(tail) != Tag::kCons || !IsCondemned(tail)) return result;
      cell = PointerOf(tail);
      if (cell[0] == abi::kMovedCons || IsMature(cell) != is_mature) return result;
      Word* next = NewPlace(cell, 2, &offset);
      forwarded = (reinterpret_cast<uintptr_t>(next) + offset) | static_cast<Word>(Tag::kCons);
      if (forwards_tails) copy[1] = forwarded;
      copy = next;
    }
  }

  __attribute__((noinline)) void ScanContext(Word* context) {
    Term original = context[abi::kContextOriginalWord];
    if (IsCondemned(original))
      context[abi::kContextOriginalWord] = original = Forward(original);
    if ((abi::HeaderAux(context[0]) & abi::kContextBaseOnHeap) != 0) {
      context[abi::kContextBaseWord] =
          reinterpret_cast<uintptr_t>(PointerOf(original) + abi::kHeapBinaryDataWord);
    }
  }

  // Does the object go to the old generation?
  bool IsMature(const Word* object) const {
    return reinterpret_cast<uintptr_t>(object) - block_ < mature_bytes_;
  }

  Word* NewPlace(const Word* object, size_t words, uintptr_t* offset) {
    if (IsMature(object)) {
      *offset = 0;
      return old_.Allocate(words);
    }
    *offset = young_offset_;
    Word* place = young_top_;
    young_top_ += words;
    return place;
  }

  // Scans keep their place in a local variable: Forward does not look at it, but the compiler cannot know.
  void ScanYoung() {
    Word* place = young_scan_;
    for (; place < young_top_; ++place) {
      Word word = *place;
      if (IsPointer(word)) {
        if (IsCondemned(word)) *place = Forward(word);
      } else if (TagOf(word) == Tag::kHeader) {
        if (HoldsNoTerms(word)) {
          place += abi::HeaderSizeWords(word);
        } else if (abi::KindOfHeader(word) == HeaderKind::kMatchContext) {
          ScanContext(place);
          place += abi::HeaderSizeWords(word);
        }
      }
    }
    young_scan_ = place;
  }

  // Scans what was copied to the old generation; false when there was nothing.
  bool ScanOld() {
    if (old_scan_chunk_ == nullptr) {
      if (old_.first == nullptr) return false;
      old_scan_chunk_ = old_.first;
      old_scan_ = old_scan_chunk_->start();
    }
    bool any = false;
    Chunk* chunk = old_scan_chunk_;
    Word* place = old_scan_;
    for (;;) {
      for (; place < chunk->top; ++place) {
        any = true;
        Word word = *place;
        if (IsPointer(word)) {
          if (IsCondemned(word)) {
            *place = word = Forward(word);
            if (!full && IsNewYoung(word)) heap_.remembered.Add(place);
          }
        } else if (TagOf(word) == Tag::kHeader) {
          if (HoldsNoTerms(word)) {
            place += abi::HeaderSizeWords(word);
          } else if (abi::KindOfHeader(word) == HeaderKind::kMatchContext) {
            ScanContext(place);
            // A binary is made before a context on it and so is old before it.
            DCHECK(full || !IsNewYoung(place[abi::kContextOriginalWord]));
            place += abi::HeaderSizeWords(word);
          }
        }
      }
      if (chunk->next == nullptr) break;
      chunk = chunk->next;
      place = chunk->start();
    }
    old_scan_chunk_ = chunk;
    old_scan_ = place;
    return any;
  }

  // Gives back most of the room behind a writable binary. Nobody remembers an address of its bytes
  // (binary.cc), and appending goes on.
  static SharedBinary* TrimWritable(Word* object, SharedBinary* shared) {
    if ((abi::HeaderAux(object[0]) & abi::kWritableBinary) == 0) return shared;
    auto used = static_cast<size_t>(SmallValue(object[abi::kBitstringBitsWord]) + 7) / 8;
    size_t wanted = used + used / 4 + kMinWritableRoom;
    if (shared->capacity_bytes <= wanted + wanted / 4) return shared;
    shared = ResizeSharedBinary(shared, wanted);
    object[abi::kSharedBinaryWord] = reinterpret_cast<uintptr_t>(shared);
    return shared;
  }

  void SweepBinaryList(Word* object) {
    while (object != nullptr) {
      SharedBinary* shared = SharedBinaryOf(object);
      auto* next =
          reinterpret_cast<Word*>(static_cast<uintptr_t>(object[abi::kSharedBinaryNextWord]));
      Term moved = object[0];
      if (TagOf(moved) == Tag::kHeader) {
        ReleaseHeld(object);
      } else {
        bool is_young = IsNewYoung(moved);
        Word* final_place = PointerOf(moved);
        // Where it lies now, which may not be where it will lie.
        Word* copy = reinterpret_cast<Word*>(reinterpret_cast<uintptr_t>(final_place) -
                                             (is_young ? young_offset_ : 0));
        if (full) shared = TrimWritable(copy, shared);
        Word*& list = is_young ? heap_.young_binaries : heap_.old_binaries;
        (is_young ? heap_.young_binary_bytes : heap_.old_binary_bytes) += shared->capacity_bytes;
        copy[abi::kSharedBinaryNextWord] = reinterpret_cast<uintptr_t>(list);
        list = final_place;
      }
      object = next;
    }
  }

  Heap& heap_;
  FragmentIndex fragments_;
  const uintptr_t block_;
  const uintptr_t block_bytes_;
  const uintptr_t mature_bytes_;  // objects below block_ + mature_bytes_ go to the old generation
  Word* young_top_;
  Word* young_scan_;
  const uintptr_t young_offset_;
  const uintptr_t young_final_;
  const AddressRange persistent_space_;
  OldSpace old_;  // grows; in a full collection a new one
  Chunk* old_scan_chunk_ = nullptr;
  Word* old_scan_ = nullptr;
};

// A collection in preparation.
struct Plan {
  bool full;
  Destination destination;
  bool new_block;
  size_t block_words;  // of the new block
};

// Processes that are alive; written by the scheduler, and not exact for readers on other threads.
constinit std::atomic<size_t> process_count{1};

// One process may use memory freely to run fast; many share the same amount.
size_t Share(size_t words, size_t least) {
  return Max(words / process_count.load(std::memory_order_relaxed), least);  // relaxed: a hint
}

size_t WantedFreeWords(const Heap& heap) {
  size_t most = Max(Share(kNurseryWords, kSharedNurseryWords),
                    Min(heap.old.used_words / kNurseryOldShare, kLargeNurseryWords));
  // Where most of the nursery survives, data lives longer than it takes to fill it: a larger one
  // saves copying, and the cache is missed anyway.
  most = Max(most, Min(Share(heap.nursery_factor * kNurseryWords, kSharedNurseryWords),
                       2 * heap.old.used_words));
  size_t share = static_cast<size_t>(heap.statistics.allocated_words / kNurseryWorkShare);
  return Max(kMinFreeWords, Min(most, share));
}

Plan MakePlan(Heap& heap, size_t need, bool full) {
  size_t young = static_cast<size_t>(heap.heap_top - heap.block) + heap.fragment_words;
  size_t total = young + heap.old.used_words;
  size_t stack = heap.stack_words();
  size_t reserve = need + abi::kHeapReserveWords;
  Plan plan;
  bool small = total <= kSmallHeapWords;
  plan.full = full || small || collect_always || heap.old.used_words > heap.full_threshold_words ||
              heap.old_binary_bytes > heap.old_binary_limit;
  plan.destination = small || collect_always ? Destination::kAllYoung
                     : plan.full || heap.promotes_all || heap.fragment_words > young / 2
                         ? Destination::kAllOld
                         : Destination::kAged;
  if (collect_always) {
    plan.new_block = true;
    // A large process gets a little more than it asked for, or a deep recursion would take
    // quadratic time.
    plan.block_words = total + stack + reserve + (total + stack) / kCollectAlwaysShare;
    return plan;
  }
  // What may end up in the young space of the block.
  size_t survivors = plan.destination == Destination::kAllYoung ? total
                     : plan.destination == Destination::kAged
                         ? young - static_cast<size_t>(heap.high_water - heap.block)
                         : 0;
  size_t free_words = WantedFreeWords(heap);
  size_t base = 2 * stack + reserve;
  size_t least = stack + reserve + free_words / 2;
  // Aged survivors are few as a rule; where they are not, the block is made right afterwards.
  if (plan.destination == Destination::kAllYoung) {
    base += survivors;
    least += survivors;
  }
  bool too_large = heap.block_words > 4 * (base + free_words);
  heap.oversized_collections = too_large ? heap.oversized_collections + 1 : 0;
  bool shrinks = heap.oversized_collections > kOversizedCollections;
  bool grows = plan.destination == Destination::kAllYoung || heap.block_words < least;
  plan.new_block = grows || shrinks;
  // Where the block might not hold what survives of it and of fragments, or one of half the size not
  // what survives of it, all becomes old. A larger block instead would be filled and be too small
  // again: it would grow with every collection.
  bool fits = grows || (shrinks ? 2 * (survivors + stack + reserve) : survivors + stack) <=
                           heap.block_words;
  if (plan.destination == Destination::kAged && !fits) {
    plan.destination = Destination::kAllOld;
    survivors = 0;
  }
  plan.block_words = Max(base + free_words, survivors + stack + reserve);
  return plan;
}

// Overwrites words that hold nothing any more, so that a forgotten root is noticed.
void Poison([[maybe_unused]] Word* start, [[maybe_unused]] Word* end) {
#ifndef NDEBUG
  for (Word* place = start; place < end; ++place)
    *place = 0xdeaddeaddeaddea9;  // a cons cell nowhere
#endif
}

// Copies the stack to the end of another block. A deep one goes piece by piece, its old pages back
// to the system as it goes, so that memory never holds it twice.
void MoveStack(Heap& heap, Word* new_block, size_t new_words) {
  constexpr size_t kPieceWords = 64 * 1024;
  constexpr size_t kDeepWords = 4 * 1024 * 1024;
  size_t stack = heap.stack_words();
  Word* top = new_block + new_words - stack;
  size_t done = 0;
  for (; stack > kDeepWords && stack - done > kPieceWords; done += kPieceWords) {
    memcpy(top + done, heap.stack_top + done, kPieceWords * sizeof(Word));
    platform::DiscardPages(heap.stack_top + done, kPieceWords * sizeof(Word));
  }
  memcpy(top + done, heap.stack_top + done, (stack - done) * sizeof(Word));
  heap.stack_top = top;
  heap.stack_base = new_block + new_words;
}

template <bool full, bool has_fragments>
void Run(Heap& heap, const Plan& plan, const RootRange* roots, size_t root_count) {
  size_t young_words = static_cast<size_t>(heap.heap_top - heap.block);
  Word* block = heap.block;
  size_t block_words = heap.block_words;
  Word* new_block = block;
  size_t new_words = plan.block_words;
  Word* scratch = nullptr;
  size_t scratch_words = 0;
  if (plan.new_block) {
    new_block = AllocateWords(&new_words);
  } else if (plan.destination == Destination::kAged) {
    scratch_words =
        young_words - static_cast<size_t>(heap.high_water - block) + heap.fragment_words + 1;
    scratch = AllocateWords(&scratch_words);
  }
  Word* young = scratch != nullptr ? scratch : new_block;
  RememberedSet remembered = heap.remembered;
  heap.remembered = RememberedSet();

  Copier<full, has_fragments> copier(heap, plan.destination, young, new_block);
  copier.ScanRange(heap.stack_top, heap.stack_base);
  for (size_t i = 0; i < root_count; ++i)
    copier.ScanRange(roots[i].start, roots[i].start + roots[i].count);
  if (!full) copier.ScanRemembered(remembered.slots, remembered.size);
  copier.Finish();
  if (heap.young_binaries != nullptr || (full && heap.old_binaries != nullptr)) {
    copier.SweepBinaries();
    const size_t least = heap.min_binary_heap_words == 0 ? kMinYoungBinaryBytes : size_t{heap.min_binary_heap_words} * sizeof(Word);
    heap.young_binary_limit = heap.young_binary_bytes + least +
                              (heap.young_binary_bytes + heap.old_binary_bytes) / 2;
    if (full) heap.old_binary_limit = Max(kMinOldBinaryBytes, 2 * heap.old_binary_bytes);
  }

  heap.statistics.stack_words_scanned += heap.stack_words();
  size_t survivors = static_cast<size_t>(copier.young_top() - young);
  size_t promoted = copier.old().used_words - (full ? 0 : heap.old.used_words);
  heap.statistics.copied_words += survivors + promoted;
  if (scratch != nullptr) {
    memcpy(block, scratch, survivors * sizeof(Word));
    FreeWords(scratch, scratch_words);
  }
  if (full) Chunk::DeleteAll(heap.old.first);
  heap.old = copier.old();
  if (plan.new_block) {
    MoveStack(heap, new_block, new_words);
    FreeWords(block, block_words);
    heap.block = new_block;
    heap.block_words = new_words;
  }
  Chunk::DeleteAll(heap.fragments);
  heap.fragments = nullptr;
  heap.fragment_words = 0;
  remembered.Free();
  heap.heap_start = heap.block;
  heap.heap_top = heap.block + survivors;
  heap.high_water = heap.heap_top;
  Poison(heap.heap_top, heap.stack_top);
  if (!full && young_words >= kNurseryWords / 2) {
    size_t kept = survivors + promoted;
    if (kept > young_words / 4) {
      heap.nursery_factor = Min(2 * heap.nursery_factor, kMaxNurseryFactor);
    } else if (kept < young_words / 32) {
      heap.nursery_factor = Max(heap.nursery_factor / 2, 1);
    }
  }
  heap.promotes_all =
      (plan.destination == Destination::kAged ? survivors : promoted) > young_words / 4;
  if (full) {
    ++heap.statistics.full_collections;
    size_t live = heap.old.used_words;
    heap.full_threshold_words =
        Max(Share(kMinFullThresholdWords, kSharedFullThresholdWords), live * 2);
    // What was freed is what the old generation will grow by and be copied to the next time: kept,
    // it does not raise the peak.
    LimitBlockPool(Max(kMinPoolWords, heap.full_threshold_words));
  } else {
    ++heap.statistics.minor_collections;
  }
}

void RunPlan(Heap& heap, const Plan& plan, const RootRange* roots, size_t root_count) {
  if (plan.full) {
    Run<true, false>(heap, plan, roots,
                     root_count);  // fragments need no test: all that is not immortal is condemned
  } else if (heap.fragments != nullptr) {
    Run<false, true>(heap, plan, roots, root_count);
  } else {
    Run<false, false>(heap, plan, roots, root_count);
  }
}

// An empty young space moves to another block by copying the stack: nothing points into either.
void ReplaceEmptyBlock(Heap& heap, size_t block_words) {
  Word* block = AllocateWords(&block_words);
  Word* old_block = heap.block;
  size_t old_words = heap.block_words;
  MoveStack(heap, block, block_words);
  FreeWords(old_block, old_words);
  heap.block = heap.heap_start = heap.heap_top = heap.high_water = block;
  heap.block_words = block_words;
  Poison(heap.heap_top, heap.stack_top);
}

// Relaxed: figures that nothing is decided by.
struct alignas(kApartBytes) Totals {
  std::atomic<uint64_t> collections{0}, reclaimed_words{0};
};
constinit Totals totals;

size_t UsedWords(const Heap& heap) {
  return static_cast<size_t>(heap.heap_top - heap.block) + heap.fragment_words + heap.old.used_words;
}

void CollectWith(Heap& heap, size_t words, bool full, const RootRange* roots, size_t root_count) {
  heap.statistics.allocated_words +=
      static_cast<size_t>(heap.heap_top - heap.high_water) + heap.fragment_words;
  const size_t used_words = UsedWords(heap);
  RunPlan(heap, MakePlan(heap, words, full), roots, root_count);
  totals.collections.fetch_add(1, std::memory_order_relaxed);
  const size_t left_words = UsedWords(heap);
  if (left_words < used_words) totals.reclaimed_words.fetch_add(used_words - left_words, std::memory_order_relaxed);
  if (heap.free_words() >= words + abi::kHeapReserveWords) return;
  // More survived than the block can hold beside what is wanted: all of it becomes old.
  Plan plan = {false, Destination::kAllOld, false, 0};
  RunPlan(heap, plan, roots, root_count);
  if (heap.free_words() >= words + abi::kHeapReserveWords) return;
  size_t stack = heap.stack_words();
  ReplaceEmptyBlock(heap,
                    stack + stack / 2 + words + abi::kHeapReserveWords + WantedFreeWords(heap));
}

}  // namespace

CollectionTotals TotalCollections() {
  return {totals.collections.load(std::memory_order_relaxed), totals.reclaimed_words.load(std::memory_order_relaxed)};
}

void SetProcessCount(size_t count) {
  process_count.store(Max(count, 1), std::memory_order_relaxed);
}

void Collect(Heap& heap, size_t words, const RootRange* roots, size_t root_count) {
  CollectWith(heap, words, false, roots, root_count);
}

void CollectFully(Heap& heap, size_t words, const RootRange* roots, size_t root_count) {
  CollectWith(heap, words, true, roots, root_count);
}

}  // namespace lumen::runtime

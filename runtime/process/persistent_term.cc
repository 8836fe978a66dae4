#include "runtime/process/persistent_term.h"

#include <stdlib.h>
#include <string.h>

#include <atomic>
#include <new>

#include "runtime/base/address_map.h"
#include "runtime/base/check.h"
#include "runtime/base/mutex.h"
#include "runtime/base/work_stack.h"
#include "runtime/heap/persistent_space.h"
#include "runtime/heap/shared_binary.h"
#include "runtime/process/communication.h"
#include "runtime/process/process_table.h"

namespace lumen::runtime {

namespace {

// One term that was retired.
struct Retired {
  Retired* next;
  PersistentTerm term;
  void (*drop)(void* what);
  void* what;
};

// Those that all processes are asked about at once.
struct Retirement {
  Retired** terms;  // by address; those outside the persistent space, which no process refers to, behind the others
  size_t count;
  size_t in_space;
  std::atomic<size_t> pending;  // processes that have not confirmed, and one while they are being told
};

constinit Mutex lock;
// Guarded by lock: what comes while processes are being asked waits, so that a process looks through its heap once for all of it.
constinit Retired* waiting = nullptr;
constinit bool is_asking = false;

Retirement& RetirementOf(const Signal& signal) { return *reinterpret_cast<Retirement*>(static_cast<uintptr_t>(signal.reference)); }

bool IsInSpace(const Retired& retired) { return retired.term.start != nullptr && IsPersistent(retired.term.start); }

void* AllocateOrDie(size_t bytes) {
  void* memory = malloc(bytes);
  if (memory == nullptr) FatalOutOfMemory(bytes);
  return memory;
}

int Compare(const void* a, const void* b) {
  const Retired& left = **static_cast<Retired* const*>(a);
  const Retired& right = **static_cast<Retired* const*>(b);
  const bool left_outside = !IsInSpace(left);
  const bool right_outside = !IsInSpace(right);
  if (left_outside != right_outside) return left_outside - right_outside;
  return (left.term.start > right.term.start) - (left.term.start < right.term.start);
}

Retirement* NewRetirement(Retired* first) {
  size_t count = 0;
  for (Retired* retired = first; retired != nullptr; retired = retired->next) ++count;
  auto* retirement = new (AllocateOrDie(sizeof(Retirement))) Retirement{nullptr, 0, 0, {1}};
  retirement->terms = static_cast<Retired**>(AllocateOrDie(count * sizeof(Retired*)));
  for (Retired* retired = first; retired != nullptr; retired = retired->next) {
    retirement->terms[retirement->count++] = retired;
    retirement->in_space += IsInSpace(*retired);
  }
  qsort(retirement->terms, count, sizeof(Retired*), Compare);
  return retirement;
}

void Free(Retired* retired) {
  const PersistentTerm& term = retired->term;
  ReleaseBinaryList(term.binaries.first);
  if (IsInSpace(*retired)) {
    FreePersistent(term.start, term.words);
  } else {
    free(term.start);
  }
  if (retired->drop != nullptr) retired->drop(retired->what);
  free(retired);
}

// True for the last one, who has freed everything.
bool Confirm(Retirement* retirement) {
  // Release: what this process read of the terms it read before. Acquire, for the last one: so did all others.
  if (retirement->pending.fetch_sub(1, std::memory_order_acq_rel) != 1) return false;
  for (size_t i = 0; i < retirement->count; ++i) Free(retirement->terms[i]);
  free(retirement->terms);
  free(retirement);
  return true;
}

// Asks all processes, as long as there is something to ask about and they confirm at once.
void Ask() {
  for (;;) {
    Retired* first;
    {
      MutexHolder holder(lock);
      first = waiting;
      waiting = nullptr;
      is_asking = first != nullptr;
    }
    if (first == nullptr) return;
    Retirement* retirement = NewRetirement(first);
    size_t count;
    uint64_t* processes = AllProcesses(&count);
    for (size_t i = 0; i < count; ++i) {
      // Relaxed: no process can confirm before it has the signal, and this thread has not confirmed yet.
      retirement->pending.fetch_add(1, std::memory_order_relaxed);
      SendSignalOrBounce(MakePid(processes[i]), NewSignal(SignalKind::kRetired, 0, reinterpret_cast<uintptr_t>(retirement)));
    }
    free(processes);
    if (!Confirm(retirement)) return;
  }
}

// Gives one process copies of the terms that it refers to and lets its pointers lead there.
class Detacher {
 public:
  Detacher(Process& process, const Retirement& retirement)
      : process_(process), terms_(retirement.terms), count_(retirement.in_space), space_(PersistentSpace()) {}
  Detacher(const Detacher&) = delete;
  Detacher& operator=(const Detacher&) = delete;
  ~Detacher() { free(offsets_); }

  void Run() {
    Chunk* fragments = process_.fragments;
    VisitRoots(
        process_, process_.live_count,
        [](const RootRange& range, void* self) { static_cast<Detacher*>(self)->Scan(range.start, range.start + range.count, false); },
        this);
    Scan(process_.stack_top, process_.stack_base, false);
    Scan(process_.block, process_.heap_top, false);
    for (Chunk* chunk = fragments; chunk != nullptr; chunk = chunk->next) Scan(chunk->start(), chunk->top, false);
    for (Chunk* chunk = process_.old.first; chunk != nullptr; chunk = chunk->next) Scan(chunk->start(), chunk->top, true);
  }

 private:
  void Scan(Word* place, Word* end, bool is_old) {
    for (; place < end; ++place) {
      Word word = *place;
      if (IsPointer(word)) {
        if (space_.Contains(PointerOf(word))) Bend(place, is_old);
      } else if (TagOf(word) == Tag::kHeader) {
        if (HoldsNoTerms(word)) {
          place += abi::HeaderSizeWords(word);
        } else if (abi::KindOfHeader(word) == HeaderKind::kMatchContext) {
          if (space_.Contains(PointerOf(place[abi::kContextOriginalWord]))) BendContext(place, is_old);
          place += abi::HeaderSizeWords(word);
        }
      }
    }
  }

  // The distance to the process's copy of the term that the object is in; 0 where that is not retired.
  uintptr_t OffsetOf(const Word* object) {
    size_t low = 0;
    size_t high = count_;
    while (low < high) {  // the first term that starts behind the object
      size_t middle = (low + high) / 2;
      if (terms_[middle]->term.start <= object) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    if (low == 0 || object >= terms_[low - 1]->term.start + terms_[low - 1]->term.words) return 0;
    if (offsets_ == nullptr) {
      offsets_ = static_cast<uintptr_t*>(calloc(count_, sizeof(uintptr_t)));
      if (offsets_ == nullptr) FatalOutOfMemory(count_ * sizeof(uintptr_t));
    }
    uintptr_t& offset = offsets_[low - 1];
    if (offset == 0) offset = Copy(terms_[low - 1]->term);
    return offset;
  }

  void Bend(Word* place, bool is_old) {
    const uintptr_t offset = OffsetOf(PointerOf(*place));
    if (offset == 0) return;
    *place = static_cast<uintptr_t>(*place) + offset;
    if (is_old) process_.remembered.Add(place);
  }

  void BendContext(Word* context, bool is_old) {
    const uintptr_t offset = OffsetOf(PointerOf(context[abi::kContextOriginalWord]));
    Bend(context + abi::kContextOriginalWord, is_old);
    if ((abi::HeaderAux(context[0]) & abi::kContextBaseOnHeap) != 0)
      context[abi::kContextBaseWord] = static_cast<uintptr_t>(context[abi::kContextBaseWord]) + offset;
  }

  // Copies a term into a fragment of its own; how far that is away.
  uintptr_t Copy(const PersistentTerm& term) {
    Chunk* chunk = Chunk::New(term.words);
    memcpy(chunk->start(), term.start, term.words * sizeof(Word));
    chunk->top += term.words;
    const uintptr_t offset = reinterpret_cast<uintptr_t>(chunk->start()) - reinterpret_cast<uintptr_t>(term.start);
    RelocateTerms(chunk->start(), term.words, term.start, offset);
    CopiedBinaries binaries = RelocateBinaries(term.binaries.first, offset);
    for (Word* object = binaries.first; object != nullptr; object = NextBinary(object)) {
      // Relaxed: the retired term's reference keeps it alive meanwhile.
      SharedBinaryOf(object)->references.fetch_add(1, std::memory_order_relaxed);
    }
    process_.fragment_words += chunk->used_words();
    chunk->next = process_.fragments;
    process_.fragments = chunk;
    AddBinaries(process_, binaries);
    return offset;
  }

  Process& process_;
  Retired* const* const terms_;
  const size_t count_;
  const AddressRange space_;
  uintptr_t* offsets_ = nullptr;  // of each term's copy; null: none was needed yet
};

// Copies a term so that the copy shares what the term does: many persistent terms are large, and some, written out, would be endless.
class SharingCopier {
 public:
  // Finds all objects.
  explicit SharingCopier(Term root) : root_(root) {
    Visit(root);
    for (size_t next = 0; next < objects_.size(); ++next) {
      const Term term = objects_[next];
      const Word* object = PointerOf(term);
      if (!IsCons(term) && HoldsNoTerms(object[0])) continue;
      for (size_t i = IsCons(term) ? 0 : 1, size = SizeWords(term); i < size; ++i) Visit(object[i]);
    }
  }

  size_t words() const { return words_; }

  // To a place with room for words().
  Term CopyTo(Word* start, CopiedBinaries* binaries) {
    Word* copy = start;
    for (size_t next = 0; next < objects_.size(); ++next) {
      const Term term = objects_[next];
      Word* object = PointerOf(term);
      const size_t size = SizeWords(term);
      memcpy(copy, object, size * sizeof(Word));
      if (TagOf(term) == Tag::kBoxed) ShareBytes(object, copy, binaries);
      if (IsCons(term) || !HoldsNoTerms(object[0])) {
        for (size_t i = IsCons(term) ? 0 : 1; i < size; ++i) copy[i] = CopyOf(copy[i], start);
      }
      copy += size;
    }
    return CopyOf(root_, start);
  }

 private:
  static bool IsCopied(Term term) { return IsPointer(term) && !IsImmortal(PointerOf(term)); }
  static size_t SizeWords(Term term) { return IsCons(term) ? 2 : abi::HeaderSizeWords(PointerOf(term)[0]) + 1; }

  void Visit(Term term) {
    if (!IsCopied(term) || !offsets_.Add(PointerOf(term), words_)) return;
    objects_.Push(term);
    words_ += SizeWords(term);
  }
  Term CopyOf(Term term, Word* start) const {
    return IsCopied(term) ? MakePointer(start + offsets_.NumberOf(PointerOf(term)), TagOf(term)) : term;
  }

  const Term root_;
  WorkStack<Term> objects_;  // in the order in which they are copied
  AddressMap offsets_;       // of the copies
  size_t words_ = 0;
};

}  // namespace

PersistentTerm MakePersistentTerm(Term term) {
  PersistentTerm persistent;
  SharingCopier copier(term);
  persistent.words = copier.words();
  persistent.term = term;
  if (persistent.words == 0) return persistent;
  persistent.start = AllocatePersistent(persistent.words);
  if (persistent.start == nullptr) persistent.start = static_cast<Word*>(AllocateOrDie(persistent.words * sizeof(Word)));
  persistent.term = copier.CopyTo(persistent.start, &persistent.binaries);
  return persistent;
}

Term ReferToPersistentTerm(Process& process, Term term) {
  return !IsPointer(term) || IsPersistent(PointerOf(term)) ? term : CopyToHeap(process, term);
}

void RetirePersistentTerm(const PersistentTerm& term, void (*drop)(void* what), void* what) {
  if (term.start == nullptr && drop == nullptr) return;
  auto* retired = new (AllocateOrDie(sizeof(Retired))) Retired{nullptr, term, drop, what};
  bool asks;
  {
    MutexHolder holder(lock);
    retired->next = waiting;
    waiting = retired;
    asks = !is_asking;
    is_asking = true;
  }
  if (asks) Ask();
}

void GiveUpRetired(Process& process, const Signal& signal) {
  const Retirement& retirement = RetirementOf(signal);
  if (retirement.in_space == 0) return;
  RestoreArguments(process);
  Detacher(process, retirement).Run();
  SaveArguments(process);
}

void ConfirmRetired(const Signal& signal) {
  if (Confirm(&RetirementOf(signal))) Ask();
}

}  // namespace lumen::runtime

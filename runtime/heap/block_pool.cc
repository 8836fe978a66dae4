// Tested by runtime/heap/heap_test.cc.
#include "runtime/heap/block_pool.h"

#include "runtime/base/memory_use.h"
#include "runtime/base/spin_lock.h"
#include "runtime/heap/heap.h"
#include "runtime/platform/platform.h"

namespace lumen::runtime {

namespace {

using abi::Word;

constexpr size_t kPooledWords = platform::kLargeBlockBytes / sizeof(Word);
constexpr int kFirstClassBits = 15;  // 2^15 words are kPooledWords
static_assert(size_t{1} << kFirstClassBits == kPooledWords);
constexpr int kClassesPerPower = 4;
constexpr size_t kInitialLimitWords = 1024 * 1024;
constexpr int kPowers = 13;  // up to 2^28 words; larger blocks are never pooled
constexpr int kClasses = kClassesPerPower * kPowers;

#if defined(__SANITIZE_ADDRESS__) || (defined(__has_feature) && __has_feature(address_sanitizer))
constexpr bool kPools = false;  // so that the sanitizer sees use after free
#else
constexpr bool kPools = true;
#endif

size_t WordsOfClass(int size_class) {
  size_t power = size_t{1} << (kFirstClassBits + size_class / kClassesPerPower);
  return power + power / kClassesPerPower * static_cast<size_t>(size_class % kClassesPerPower);
}

// The smallest class of at least this many words, kClasses or more where there is none.
int ClassOf(size_t words) {
  int size_class = 0;
  while (size_class < kClasses && WordsOfClass(size_class) < words) ++size_class;
  return size_class;
}

struct FreeBlock {
  FreeBlock* next;
};

struct Pool {
  SpinLock lock;  // protects the rest
  FreeBlock* classes[kClasses] = {};
  size_t words = 0;
  size_t limit_words = kInitialLimitWords;
};
constinit Pool pool;

// Blocks on their way to the system, taken out of the pool while its lock is held and freed afterwards.
struct Surplus {
  FreeBlock* classes[kClasses] = {};
  bool any = false;
};

// The largest go first. With the lock held.
void TakeSurplus(Surplus& surplus) {
  for (int i = kClasses; i-- > 0 && pool.words > pool.limit_words;) {
    while (pool.classes[i] != nullptr && pool.words > pool.limit_words) {
      FreeBlock* block = pool.classes[i];
      pool.classes[i] = block->next;
      pool.words -= WordsOfClass(i);
      block->next = surplus.classes[i];
      surplus.classes[i] = block;
      surplus.any = true;
    }
  }
}

void FreeSurplus(const Surplus& surplus) {
  if (!surplus.any) return;
  for (int i = 0; i < kClasses; ++i) {
    for (FreeBlock* block = surplus.classes[i]; block != nullptr;) {
      FreeBlock* next = block->next;
      platform::FreeBlock(block, WordsOfClass(i) * sizeof(Word));
      block = next;
    }
  }
}

// A block of the class, or null.
FreeBlock* TakeFromPool(int size_class) {
  SpinLockHolder holder(pool.lock);
  FreeBlock* block = pool.classes[size_class];
  if (block == nullptr) return nullptr;
  pool.classes[size_class] = block->next;
  pool.words -= WordsOfClass(size_class);
  return block;
}

// False where the pool takes no block of this size.
bool GiveToPool(Word* block, int size_class) {
  Surplus surplus;
  {
    SpinLockHolder holder(pool.lock);
    if (WordsOfClass(size_class) > pool.limit_words) return false;
    auto* free_block = reinterpret_cast<FreeBlock*>(block);
    free_block->next = pool.classes[size_class];
    pool.classes[size_class] = free_block;
    pool.words += WordsOfClass(size_class);
    TakeSurplus(surplus);
  }
  FreeSurplus(surplus);
  return true;
}

// Small blocks: what processes start with and collections of small heaps replace. Eight classes per power of two, each with
// a limit of its own, so that none crowds out another.
constexpr int kFirstSmallBits = 6;  // 2^6 words
constexpr size_t kFirstSmallWords = size_t{1} << kFirstSmallBits;
constexpr int kSmallPerPowerBits = 3;
constexpr int kSmallClasses = (kFirstClassBits - kFirstSmallBits) << kSmallPerPowerBits;
constexpr size_t kMostSmallWords = 16 * 1024;  // kept of a class, but always one block

struct SmallPool {
  FreeBlock* classes[kSmallClasses] = {};
  size_t words[kSmallClasses] = {};
};
constinit thread_local SmallPool small_pool;

// The smallest class of at least `words`, which are kFirstSmallWords or more; rounds them up to its size.
int SmallClassOf(size_t* words) {
  int shift = 63 - __builtin_clzll(static_cast<unsigned long long>(*words)) - kSmallPerPowerBits;
  size_t steps = (*words + (size_t{1} << shift) - 1) >> shift;  // 8..16
  if (steps == 2 << kSmallPerPowerBits) {
    ++shift;
    steps = 1 << kSmallPerPowerBits;
  }
  *words = steps << shift;
  int power = shift + kSmallPerPowerBits - kFirstSmallBits;
  return (power << kSmallPerPowerBits) + static_cast<int>(steps - (1 << kSmallPerPowerBits));
}

}  // namespace

namespace {

Word* TakeWords(size_t* words) {
  if (*words >= kFirstSmallWords && *words < kPooledWords && !collect_always) {
    int size_class = SmallClassOf(words);
    if (size_class < kSmallClasses && small_pool.classes[size_class] != nullptr) {
      FreeBlock* block = small_pool.classes[size_class];
      small_pool.classes[size_class] = block->next;
      small_pool.words[size_class] -= *words;
      return reinterpret_cast<Word*>(block);
    }
  }
  if (*words >= kPooledWords && !collect_always) {
    int size_class = ClassOf(*words);
    if (size_class < kClasses) {
      *words = WordsOfClass(size_class);
      if (FreeBlock* block = TakeFromPool(size_class); block != nullptr) return reinterpret_cast<Word*>(block);
    }
  }
  return static_cast<Word*>(platform::AllocateBlock(*words * sizeof(Word)));
}

ptrdiff_t BytesOf(size_t words) { return static_cast<ptrdiff_t>(words * sizeof(Word)); }

}  // namespace

Word* AllocateWords(size_t* words) {
  Word* block = TakeWords(words);
  CountMemory(MemoryUse::kProcesses, BytesOf(*words));
  return block;
}

void FreeWords(Word* block, size_t words) {
  CountMemory(MemoryUse::kProcesses, -BytesOf(words));
  if (kPools && words >= kFirstSmallWords && words < kPooledWords) {
    size_t rounded = words;
    int size_class = SmallClassOf(&rounded);
    if (rounded == words && size_class < kSmallClasses &&
        (small_pool.words[size_class] + words <= kMostSmallWords || small_pool.words[size_class] == 0)) {
      auto* free_block = reinterpret_cast<FreeBlock*>(block);
      free_block->next = small_pool.classes[size_class];
      small_pool.classes[size_class] = free_block;
      small_pool.words[size_class] += words;
      return;
    }
  }
  if (kPools && words >= kPooledWords) {
    int size_class = ClassOf(words);
    if (size_class < kClasses && WordsOfClass(size_class) == words && GiveToPool(block, size_class)) return;
  }
  platform::FreeBlock(block, words * sizeof(Word));
}

void FreeSmallBlocks() {
  for (int size_class = 0; size_class < kSmallClasses; ++size_class) {
    const size_t power = static_cast<size_t>(size_class >> kSmallPerPowerBits) + kFirstSmallBits - kSmallPerPowerBits;
    const size_t words = ((size_class & ((1 << kSmallPerPowerBits) - 1)) + (size_t{1} << kSmallPerPowerBits)) << power;
    while (FreeBlock* block = small_pool.classes[size_class]) {
      small_pool.classes[size_class] = block->next;
      platform::FreeBlock(block, words * sizeof(Word));
    }
    small_pool.words[size_class] = 0;
  }
}

void LimitBlockPool(size_t words) {
  Surplus surplus;
  {
    SpinLockHolder holder(pool.lock);
    pool.limit_words = words;
    TakeSurplus(surplus);
  }
  FreeSurplus(surplus);
}

}  // namespace lumen::runtime

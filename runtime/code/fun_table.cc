// See fun_table.h. An open-addressing hash table, empty until the first local fun is encoded or decoded. Entries are never freed, like
// atoms, as terms in any heap may refer to them; so those that the program did not make itself are limited in number.
//
// Tested by runtime/bifs/bifs_test.cc, runtime/bifs/external_decode_fuzz_test.cc and tests/programs/external_funs.erl.
#include "runtime/code/fun_table.h"

#include <stdlib.h>
#include <string.h>

#include "runtime/base/spin_lock.h"
#include "runtime/code/export_table.h"
#include "runtime/process/build.h"
#include "runtime/process/code_word.h"
#include "runtime/term/atom_table.h"
#include "runtime/term/atoms.h"

namespace lumen::runtime {

namespace {

using abi::FunctionInfo;
using abi::FunInfo;

struct Entry {
  LocalFunKey key;
  const FunInfo* info;  // the program's own, or that of `missing`
  Word code;            // 0 where it is missing
  // What funs point to whose code is, or was once, missing.
  struct {
    FunInfo fun;
    FunctionInfo function;
  } missing;
};

constexpr size_t kFirstCapacity = 16;
constexpr size_t kMostMissing = size_t{1} << 20;

constinit SpinLock lock;
// All guarded by `lock`.
constinit Entry** slots = nullptr;
constinit size_t capacity = 0;  // a power of two
constinit size_t count = 0;
constinit size_t missing_count = 0;

bool AreSame(const LocalFunKey& a, const LocalFunKey& b) {
  return a.module == b.module && a.index == b.index && a.uniq == b.uniq && a.arity == b.arity &&
         a.environment_size == b.environment_size && memcmp(a.unique, b.unique, kFunUniqueBytes) == 0;
}

size_t HashOf(const LocalFunKey& key) {
  constexpr uint64_t kMultiplier = 0x9E3779B97F4A7C15u;
  uint64_t words[2];
  memcpy(words, key.unique, sizeof(words));
  uint64_t hash = AtomOf(key.module)->hash;
  for (uint64_t part : {words[0], words[1], uint64_t{key.index}, uint64_t{key.uniq}, uint64_t{key.arity}, uint64_t{key.environment_size}})
    hash = (hash ^ part) * kMultiplier ^ hash >> 29;
  return static_cast<size_t>(hash ^ hash >> 32);
}

Entry** FindSlot(const LocalFunKey& key) {
  size_t i = HashOf(key) & (capacity - 1);
  while (slots[i] != nullptr && !AreSame(slots[i]->key, key)) i = (i + 1) & (capacity - 1);
  return &slots[i];
}

void* AllocateOrDie(size_t bytes) {
  void* memory = malloc(bytes);
  if (memory == nullptr) FatalOutOfMemory(bytes);
  return memory;
}

void Grow() {
  Entry** old_slots = slots;
  const size_t old_capacity = capacity;
  capacity = old_capacity == 0 ? kFirstCapacity : 2 * old_capacity;
  slots = static_cast<Entry**>(AllocateOrDie(capacity * sizeof(*slots)));
  memset(slots, 0, capacity * sizeof(*slots));
  for (size_t i = 0; i < old_capacity; ++i) {
    if (old_slots[i] != nullptr) *FindSlot(old_slots[i]->key) = old_slots[i];
  }
  free(old_slots);
}

// The entry of the key, made without code where there was none; null where there are too many of these. Needs the lock.
Entry* Intern(const LocalFunKey& key, bool is_missing) {
  if (2 * (count + 1) > capacity) Grow();
  Entry** slot = FindSlot(key);
  if (*slot != nullptr) return *slot;
  if (is_missing && missing_count == kMostMissing) return nullptr;
  auto* entry = static_cast<Entry*>(AllocateOrDie(sizeof(Entry)));
  entry->key = key;
  entry->info = &entry->missing.fun;
  entry->code = 0;
  // The name says what a call raises, and is not shown: badfun where the module is there, which then is another version of it.
  const Term error = IsModuleLinked(key.module) ? atoms::BadFun() : atoms::Undef();
  entry->missing.function = {key.module, error, key.arity, {nullptr}};
  entry->missing.fun = {{&entry->missing.function}, key.index, key.uniq, 0};
  *slot = entry;
  ++count;
  if (is_missing) ++missing_count;
  return entry;
}

}  // namespace

LocalFunKey KeyOfFun(Term fun) {
  const FunInfo* info = FunInfoOf(fun);
  LocalFunKey key = {info->function->module, info->index, info->uniq, FunArity(fun), FunEnvironmentSize(fun), {}};
  if (abi::KindOfHeader(PointerOf(fun)[abi::kFunHeaderWord]) == HeaderKind::kUndefinedFun) {
    // The FunInfo is that of an Entry.
    const auto* bytes = reinterpret_cast<const char*>(info) - offsetof(Entry, missing.fun);
    memcpy(key.unique, reinterpret_cast<const Entry*>(bytes)->key.unique, kFunUniqueBytes);
    return key;
  }
  // OTP's is a checksum of the module's byte code, which there is none of here.
  for (size_t i = 0; i < sizeof(info->uniq); ++i)
    key.unique[i] = static_cast<uint8_t>(info->uniq >> (8 * (sizeof(info->uniq) - 1 - i)));
  return key;
}

void RememberFun(Term fun) {
  const Word code = PointerOf(fun)[abi::kFunCodeWord];
  if (code == 0) return;
  const LocalFunKey key = KeyOfFun(fun);
  SpinLockHolder holder(lock);
  Entry* entry = Intern(key, /*is_missing=*/false);
  entry->info = FunInfoOf(fun);
  entry->code = code;
}

Term BuildLocalFun(Process& process, const LocalFunKey& key) {
  const FunInfo* info;
  Word code;
  {
    SpinLockHolder holder(lock);
    Entry* entry = Intern(key, /*is_missing=*/true);
    if (entry == nullptr) return kNoValue;
    info = entry->info;
    code = entry->code;
  }
  Word* object = Allocate(process, abi::kFunEnvironmentWord + key.environment_size);
  object[abi::kFunHeaderWord] = abi::MakeHeader(code != 0 ? HeaderKind::kFun : HeaderKind::kUndefinedFun,
                                                abi::kFunEnvironmentWord - 1 + key.environment_size, static_cast<uint8_t>(key.arity));
  object[abi::kFunCodeWord] = code;
  object[abi::kFunInfoWord] = reinterpret_cast<uintptr_t>(info);
  return MakePointer(object, Tag::kFun);
}

}  // namespace lumen::runtime

// Functions by module, name and arity: a binary search by hash of the table that the link step
// wrote.
//
// Funs made from names need records that say which function they name. Those are made once per
// function and never freed, like atoms: an open-addressing hash table, empty until the first such
// fun is made.
//
// Tested by runtime/process/exception_test.cc and by tests/programs/apply.erl and undefined_functions.erl.
#include "runtime/code/export_table.h"

#include <stdlib.h>
#include <string.h>

#include "runtime/abi/program.h"
#include "runtime/base/spin_lock.h"
#include "runtime/process/build.h"
#include "runtime/process/code_word.h"
#include "runtime/process/exception.h"
#include "runtime/process/runtime_calls.h"
#include "runtime/term/atom_table.h"
#include "runtime/term/atoms.h"

namespace lumen::runtime {

namespace {

using abi::ExportEntry;
using abi::FunctionInfo;
using abi::FunInfo;

uint32_t HashOf(Term module, Term name, uint64_t arity) {
  return abi::ExportHash(AtomOf(module)->hash, AtomOf(name)->hash, static_cast<uint32_t>(arity));
}

// What a fun made at run time points to.
struct ExternalFunInfo {
  FunInfo fun;
  FunctionInfo function;
};

constexpr size_t kFirstCapacity = 16;

constinit SpinLock lock;
// All guarded by `lock`.
constinit ExternalFunInfo** slots = nullptr;
constinit size_t capacity = 0;  // a power of two
constinit size_t count = 0;

void* AllocateOrDie(size_t bytes) {
  void* memory = malloc(bytes);
  if (memory == nullptr) FatalOutOfMemory(bytes);
  return memory;
}

// The slot of this function, empty where it has no record yet.
ExternalFunInfo** FindSlot(Term module, Term name, uint64_t arity) {
  size_t i = HashOf(module, name, arity) & (capacity - 1);
  for (; slots[i] != nullptr; i = (i + 1) & (capacity - 1)) {
    const FunctionInfo& function = slots[i]->function;
    if (function.module == module && function.name == name && function.arity == arity) break;
  }
  return &slots[i];
}

void Grow() {
  ExternalFunInfo** old_slots = slots;
  size_t old_capacity = capacity;
  capacity = old_capacity == 0 ? kFirstCapacity : 2 * old_capacity;
  slots = static_cast<ExternalFunInfo**>(AllocateOrDie(capacity * sizeof(*slots)));
  memset(slots, 0, capacity * sizeof(*slots));
  for (size_t i = 0; i < old_capacity; ++i) {
    if (old_slots[i] == nullptr) continue;
    const FunctionInfo& function = old_slots[i]->function;
    *FindSlot(function.module, function.name, function.arity) = old_slots[i];
  }
  free(old_slots);
}

const FunInfo* InternFunInfo(Term module, Term name, size_t arity) {
  SpinLockHolder holder(lock);
  if (2 * (count + 1) > capacity) Grow();
  ExternalFunInfo** slot = FindSlot(module, name, arity);
  if (*slot == nullptr) {
    auto* info = static_cast<ExternalFunInfo*>(AllocateOrDie(sizeof(ExternalFunInfo)));
    info->function = {module, name, arity, {nullptr}};
    info->fun = {{&info->function}, 0, 0, 1};
    *slot = info;
    ++count;
  }
  return &(*slot)->fun;
}

constexpr BifName kApply = {"erlang", "apply", 3};

}  // namespace

bool IsModuleLinked(Term module) {
  for (Word i = 0; i < lumen_export_count; ++i) {
    if (lumen_export_table[i].module == module) return true;
  }
  return false;
}

void* FindExport(Term module, Term name, size_t arity) {
  uint32_t hash = HashOf(module, name, arity);
  size_t low = 0;
  auto high = static_cast<size_t>(lumen_export_count);
  while (low < high) {  // the first entry whose hash is not smaller
    size_t middle = (low + high) / 2;
    const ExportEntry& entry = lumen_export_table[middle];
    if (HashOf(entry.module, entry.name, entry.arity) < hash) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  for (; low < lumen_export_count; ++low) {
    const ExportEntry& entry = lumen_export_table[low];
    if (entry.module == module && entry.name == name && entry.arity == arity) return entry.code;
    if (HashOf(entry.module, entry.name, entry.arity) != hash) return nullptr;
  }
  return nullptr;
}

Term CallUndefined(Process& process, Term module, Term name, Term arguments, size_t arity) {
  FailUndefined(process, module, name, arguments);
  process.pending.undefined_arity = arity;
  // The module mentions the name, or there is no such atom.
  const Term handler_name = FindAtom("$handle_undefined_function");
  void* handler = handler_name != kNoValue ? FindExport(module, handler_name, 2) : nullptr;
  if (handler == nullptr) return kNoValue;
  process.exception = Exception();
  return Trap(process, handler, 2);
}

Term BuildExternalFun(Process& process, Term module, Term name, size_t arity) {
  DCHECK(arity <= abi::kMaxArity);
  void* code = FindExport(module, name, arity);
  Word* object = Allocate(process, abi::kFunEnvironmentWord);
  object[abi::kFunHeaderWord] =
      abi::MakeHeader(code != nullptr ? HeaderKind::kFun : HeaderKind::kUndefinedFun,
                      abi::kFunEnvironmentWord - 1, static_cast<uint8_t>(arity));
  object[abi::kFunCodeWord] = code != nullptr ? MakeCodeWord(code) : 0;
  object[abi::kFunInfoWord] = reinterpret_cast<uintptr_t>(InternFunInfo(module, name, arity));
  return MakePointer(object, Tag::kFun);
}

namespace call_types {

extern "C" void* lumen_find_export(Proc process, Term module, Term name, Size arity) {
  if (!IsAtom(module) || !IsAtom(name)) {
    Term apply_arguments[3] = {module, name, BuildList(*process, process->arguments, arity)};
    FailBadArgument(*process, kApply, apply_arguments);
    return nullptr;
  }
  if (void* code = FindExport(module, name, arity)) return code;
  CallUndefined(*process, module, name, kNoValue, arity);
  return reinterpret_cast<void*>(lumen_undefined);
}

}  // namespace call_types

}  // namespace lumen::runtime

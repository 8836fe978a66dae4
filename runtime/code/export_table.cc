// Functions by module, name and arity for calls whose names are made at run time. The table is hashed from the export section at
// the first such call, so that a program without one pays nothing.
//
// Tested by runtime/code/export_table_test.cc.
#include <stdlib.h>

#include "runtime/abi/program.h"
#include "runtime/base/spin_lock.h"
#include "runtime/process/build.h"
#include "runtime/process/exception.h"
#include "runtime/process/runtime_calls.h"
#include "runtime/term/atoms.h"

namespace lumen::runtime {

namespace {

using abi::ExportRecord;

constinit SpinLock lock;
// Guarded by `lock` while being built, constant afterwards.
constinit const ExportRecord** slots = nullptr;
constinit size_t capacity = 0;  // a power of two

size_t FirstSlot(Term module, Term name, uint64_t arity) {
  uint64_t hash = (module * 31 + name) * 31 + arity;
  return static_cast<size_t>((hash * 0x9e3779b97f4a7c15) >> 32) & (capacity - 1);
}

void EnsureBuilt() {
  SpinLockHolder holder(lock);
  if (slots != nullptr) return;
  size_t count = static_cast<size_t>(__stop_lumen_exports - __start_lumen_exports);
  size_t wanted = 16;
  while (wanted < 2 * count) wanted *= 2;
  auto** table = static_cast<const ExportRecord**>(calloc(wanted, sizeof(ExportRecord*)));
  if (table == nullptr) FatalOutOfMemory(wanted * sizeof(ExportRecord*));
  capacity = wanted;
  for (const ExportRecord* record = __start_lumen_exports; record != __stop_lumen_exports; ++record) {
    size_t i = FirstSlot(record->module, record->name, record->arity);
    while (table[i] != nullptr) i = (i + 1) & (capacity - 1);
    table[i] = record;
  }
  slots = table;
}

const ExportRecord* Find(Term module, Term name, uint64_t arity) {
  EnsureBuilt();
  for (size_t i = FirstSlot(module, name, arity); slots[i] != nullptr; i = (i + 1) & (capacity - 1)) {
    const ExportRecord* record = slots[i];
    if (record->module == module && record->name == name && record->arity == arity) return record;
  }
  return nullptr;
}

constexpr BifName kApply = {"erlang", "apply", 3};

}  // namespace

namespace call_types {

// Null with badarg pending where a name is no atom; null with undef pending, whose trace names the function that is missing.
extern "C" void* lumen_find_export(Process* process, Term module, Term name, uintptr_t arity) {
  if (IsAtom(module) && IsAtom(name)) {
    if (const ExportRecord* record = Find(module, name, arity)) return record->code;
  }
  Term arguments = BuildList(*process, process->arguments, arity);
  if (IsAtom(module) && IsAtom(name)) {
    FailWithoutFrame(*process, atoms::Error(), atoms::Undef());
    process->pending.undefined_module = module;
    process->pending.undefined_name = name;
    process->pending.caller_arguments = arguments;
    return nullptr;
  }
  Term apply_arguments[3] = {module, name, arguments};
  FailBadArgument(*process, kApply, apply_arguments);
  return nullptr;
}

}  // namespace call_types

}  // namespace lumen::runtime

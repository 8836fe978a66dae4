// Functions by module, name and arity, for calls whose names are made at run time: a binary search
// of the table that the link step wrote, by hash.
//
// Tested by program tests that use apply/3.
#include "runtime/abi/program.h"
#include "runtime/process/build.h"
#include "runtime/process/exception.h"
#include "runtime/process/runtime_calls.h"
#include "runtime/term/atoms.h"

namespace lumen::runtime {

namespace {

using abi::ExportEntry;

uint32_t HashOf(Term module, Term name, uint64_t arity) {
  return abi::ExportHash(AtomOf(module)->hash, AtomOf(name)->hash, static_cast<uint32_t>(arity));
}

const ExportEntry* Find(Term module, Term name, uint64_t arity) {
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
    if (entry.module == module && entry.name == name && entry.arity == arity) return &entry;
    if (HashOf(entry.module, entry.name, entry.arity) != hash) return nullptr;
  }
  return nullptr;
}

constexpr BifName kApply = {"erlang", "apply", 3};

}  // namespace

namespace call_types {

// Null with badarg pending where a name is no atom; null with undef pending, whose trace names the
// function that is missing.
extern "C" void* lumen_find_export(Proc process, Term module, Term name, Size arity) {
  if (IsAtom(module) && IsAtom(name)) {
    if (const ExportEntry* entry = Find(module, name, arity)) return entry->code;
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

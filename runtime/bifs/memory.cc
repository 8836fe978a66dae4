// erlang:memory/0,1: what memory is in use for.
//
// OTP's categories as far as they exist: `total` is `processes` and `system`, which is the sum of what follows it; memory that the allocator
// keeps free is in none. `code` is the program itself. On OTP, too, the numbers are of several moments.
//
// Tested by tests/programs/memory_use.erl.
#include "runtime/base/memory_use.h"
#include "runtime/base/work_stack.h"
#include "runtime/bifs/bif.h"
#include "runtime/platform/platform.h"
#include "runtime/term/atom_table.h"

namespace lumen::runtime {

namespace {

struct Snapshot {
  size_t processes = MemoryInUse(MemoryUse::kProcesses);
  size_t binary = MemoryInUse(MemoryUse::kBinaries);
  size_t ets = MemoryInUse(MemoryUse::kTables);
  size_t atom = MemoryInUse(MemoryUse::kAtoms);
  size_t code = platform::ProgramBytes();
  size_t system() const { return atom + binary + code + ets; }
};

struct Category {
  const char* name;
  size_t (*bytes)(const Snapshot&);
};

// In the order of memory/0.
constexpr Category kCategories[] = {
    {"total", [](const Snapshot& now) { return now.processes + now.system(); }},
    {"processes", [](const Snapshot& now) { return now.processes; }},
    {"processes_used", [](const Snapshot& now) { return now.processes; }},
    {"system", [](const Snapshot& now) { return now.system(); }},
    {"atom", [](const Snapshot& now) { return now.atom; }},
    {"atom_used", [](const Snapshot& now) { return now.atom; }},
    {"binary", [](const Snapshot& now) { return now.binary; }},
    {"code", [](const Snapshot& now) { return now.code; }},
    {"ets", [](const Snapshot& now) { return now.ets; }},
};

const Category* FindCategory(Term name) {
  if (!IsAtom(name)) return nullptr;
  for (const Category& category : kCategories) {
    if (AtomText(name) == category.name) return &category;
  }
  return nullptr;
}

Term Pair(Process& process, const Category& category, const Snapshot& now) {
  return BuildTuple(process, InternAtom(category.name), BuildUnsigned(process, category.bytes(now)));
}

}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_memory_0) {
  Snapshot now;
  Term list = kNil;
  for (size_t i = sizeof(kCategories) / sizeof(kCategories[0]); i-- > 0;) list = BuildCons(process, Pair(process, kCategories[i], now), list);
  return list;
}

LUMEN_DEFINE_BIF(lumen_bif_memory_1) {
  Snapshot now;
  if (const Category* category = FindCategory(arguments[0])) return BuildUnsigned(process, category->bytes(now));
  WorkStack<const Category*> wanted;
  Term names = arguments[0];
  for (; IsCons(names); names = Tail(names)) {
    const Category* category = FindCategory(Head(names));
    if (category == nullptr) break;
    wanted.Push(category);
  }
  if (!IsNil(names)) return FailBadArgument(process, self, arguments);
  Term list = kNil;
  while (!wanted.empty()) list = BuildCons(process, Pair(process, *wanted.Pop(), now), list);
  return list;
}

}  // namespace lumen::runtime

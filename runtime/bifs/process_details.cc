// What few ask of a process: its stack as text, its binaries, the sizes of its heap's parts (process_info/2), and its relations as OTP's tests want
// to see them (erts_debug:get_internal_state/1). Asked by process_info.cc, by the process itself.
//
// Tested by tests/programs/process_details.erl and OTP's process_SUITE and erl_link_SUITE.
#include "runtime/base/text_buffer.h"
#include "runtime/bifs/bif.h"
#include "runtime/bifs/process_options.h"
#include "runtime/bifs/system.h"
#include "runtime/binary/binary.h"
#include "runtime/heap/shared_binary.h"
#include "runtime/process/code_word.h"
#include "runtime/process/communication.h"
#include "runtime/process/process_table.h"
#include "runtime/term/atom_table.h"

// In every program, and used by few: small rather than fast.
#pragma clang attribute push(__attribute__((minsize)), apply_to = function)

namespace lumen::runtime {

namespace {

Term Count(Process& process, size_t value) { return BuildUnsigned(process, value); }

// "  in lists:map/2 (lists.erl:1243)", inlined functions too.
void AppendPlaces(TextBuffer* text, const abi::CodeLocation* location) {
  for (; location != nullptr; location = location->inlined_at()) {
    const abi::FunctionInfo* function = location->function;
    text->Append("  in ").Append(AtomText(function->module)).Append(":").Append(AtomText(function->name)).Append("/");
    text->AppendDecimal(static_cast<int64_t>(function->arity));
    if (function->file.pointer != nullptr && location->line != 0)
      text->Append(" (").Append(function->file.pointer).Append(":").AppendDecimal(location->line).Append(")");
    text->Append("\n");
  }
}

}  // namespace

Term BacktraceText(Process& process) {
  TextBuffer text;
  WorkCounter work(process);
  const Word* stack = process.stack_top;
  const Word* bottom = process.stack_base - 1;
  text.Append("Stack, innermost function first:\n");
  while (stack < bottom) {
    const abi::CodeLocation* location = LocationOf(*stack);
    work.Add(16);
    if (location->function.pointer != nullptr) AppendPlaces(&text, location);
    stack += 1 + location->frame_words();
  }
  return BuildBinary(process, text.view());
}

Term BinaryDetails(Process& process) {
  // The list grows in front, and may go to fragments; nothing here moves.
  Term list = kNil;
  for (Word* first : {process.old_binaries, process.young_binaries}) {
    for (Word* object = first; object != nullptr; object = NextBinary(object)) {
      SharedBinary* shared = SharedBinaryOf(object);
      Term address = Count(process, reinterpret_cast<uintptr_t>(shared));
      Term bytes = Count(process, shared->capacity_bytes);
      list = BuildCons(process, BuildTuple(process, address, bytes, Count(process, shared->references.load(std::memory_order_relaxed))), list);
    }
  }
  return list;
}

Term HeapDetails(Process& process) {
  const size_t old = process.old.used_words;
  // The last comes first in the list.
  const struct {
    const char* name;
    size_t words;
  } sizes[] = {
      {"bin_old_vheap_block_size", process.old_binary_limit / sizeof(Word)},
      {"bin_old_vheap_size", process.old_binary_bytes / sizeof(Word)},
      {"bin_vheap_block_size", process.young_binary_limit / sizeof(Word)},
      {"bin_vheap_size", process.young_binary_bytes / sizeof(Word)},
      {"heap_size", static_cast<size_t>(process.heap_top - process.heap_start)},
      {"old_heap_size", old},
      {"stack_size", process.stack_words()},
      {"recent_size", process.high_water == nullptr ? 0 : static_cast<size_t>(process.high_water - process.heap_start)},
      {"mbuf_size", process.fragment_words - WordsOfAnswer(process)},
      {"heap_block_size", process.block_words},
      {"old_heap_block_size", old},
  };
  Term list = kNil;
  for (const auto& size : sizes) list = BuildCons(process, BuildTuple(process, InternAtom(size.name), Count(process, size.words)), list);
  return list;
}

// [{erl_link, process, Pid, linked | unlinking, Number}].
Term LinkDetails(Process& process) {
  Term list = kNil;
  if (process.relations == nullptr) return list;
  for (Relation* r = process.relations->First(); r != nullptr; r = process.relations->Next(r)) {
    if (r->kind != RelationKind::kLink && r->kind != RelationKind::kUnlinking) continue;
    const bool is_linked = r->kind == RelationKind::kLink;
    list = BuildCons(process,
                     BuildTuple(process, InternAtom("erl_link"), atoms::Process(), r->other, InternAtom(is_linked ? "linked" : "unlinking"),
                                Count(process, is_linked ? 0 : r->name >> abi::kTagBits)),
                     list);
  }
  return list;
}

// [{erl_monitor, process | suspend, origin | target, Reference | [], Pid, Name | []}].
Term MonitorDetails(Process& process) {
  Term list = kNil;
  if (process.relations == nullptr) return list;
  for (Relation* r = process.relations->First(); r != nullptr; r = process.relations->Next(r)) {
    const bool is_suspending = r->kind == RelationKind::kSuspending, is_target = r->kind == RelationKind::kWatchedBy;
    if (!is_suspending && !is_target && (r->kind != RelationKind::kWatching || r->other == process.pid())) continue;
    if (is_suspending && ProcessHolder(r->other).get() == nullptr) continue;  // it has ended
    Term other = r->other == kNoValue ? kNil : r->other;
    list = BuildCons(process,
                     BuildTuple(process, InternAtom("erl_monitor"), is_suspending ? InternAtom("suspend") : atoms::Process(),
                                InternAtom(is_target ? "target" : "origin"), is_suspending ? kNil : ReferenceOf(process, *r), other,
                                is_suspending ? kNil : r->name),
                     list);
  }
  return list;
}

}  // namespace lumen::runtime

#pragma clang attribute pop

#include "runtime/process/dump.h"

#include "runtime/base/text_buffer.h"
#include "runtime/platform/platform.h"
#include "runtime/process/process.h"
#include "runtime/process/process_table.h"
#include "runtime/process/relations.h"
#include "runtime/process/stack_report.h"

// In every program, and used by few: small rather than fast.
#pragma clang attribute push(__attribute__((minsize)), apply_to = function)

namespace lumen::runtime {

namespace {

constexpr size_t kLineBytes = 1024;

// A line, or part of one, in fixed storage: what does not fit is left out.
class Line {
 public:
  explicit Line(int descriptor) : descriptor_(descriptor) {}
  ~Line() { platform::WriteAll(descriptor_, storage_, size_); }
  Line(const Line&) = delete;

  Line& Append(std::string_view text) {
    for (char c : text) {
      if (size_ < kLineBytes) storage_[size_++] = c;
    }
    return *this;
  }
  Line& Append(uint64_t number) {
    char digits[20];
    size_t count = 0;
    do {
      digits[count++] = static_cast<char>('0' + number % 10);
      number /= 10;
    } while (number != 0);
    while (count > 0) Append(std::string_view(&digits[--count], 1));
    return *this;
  }
  Line& AppendPid(Term pid) { return Append("<0.").Append(ImmediateValue(pid)).Append(".0>"); }
  Line& AppendAtom(Term atom) { return Append(IsAtom(atom) ? AtomText(atom) : std::string_view("?")); }

 private:
  const int descriptor_;
  size_t size_ = 0;
  char storage_[kLineBytes];
};

std::string_view StateOf(const Process& process) {
  if (process.exit_reason != kNoValue) return "Exiting";
  if (process.is_running) return "Running";
  return process.wait == Wait::kNothing || process.wait == Wait::kTurn ? "Scheduled" : "Waiting";
}

void WriteRelations(int descriptor, Process& process, RelationKind kind, std::string_view title) {
  constexpr size_t kMost = 30;
  if (process.relations == nullptr) return;
  size_t count = 0;
  Line line(descriptor);
  for (Relation* r = process.relations->First(); r != nullptr && count <= kMost; r = process.relations->Next(r)) {
    if (r->kind != kind) continue;
    line.Append(count == 0 ? title : std::string_view(" "));
    if (++count > kMost) {
      line.Append("...");
    } else if (r->other != kNoValue) {
      line.AppendPid(r->other);
    }
  }
  if (count > 0) line.Append("\n");
}

void WriteProcess(Process& process, void* argument) {
  const int descriptor = *static_cast<const int*>(argument);
  {
    Line line(descriptor);
    line.Append("=proc:").AppendPid(process.pid()).Append("\nState: ").Append(StateOf(process)).Append("\n");
    if (process.registered_name != kNil) line.Append("Name: ").AppendAtom(process.registered_name).Append("\n");
    if (process.initial_call.module != kNoValue) {
      line.Append("Spawned as: ").AppendAtom(process.initial_call.module).Append(":").AppendAtom(process.initial_call.function);
      line.Append("/").Append(process.initial_call.arity).Append("\n");
    }
    if (process.parent != kNil) line.Append("Spawned by: ").AppendPid(process.parent).Append("\n");
    line.Append("Message queue length: ").Append(process.mailbox.size() + process.mailbox.inbox_size_unlocked());
    line.Append("\nReductions: ").Append(process.total_reductions);
    line.Append("\nHeap: ").Append(process.block_words).Append(" words, ");
    line.Append(static_cast<uint64_t>(process.heap_top - process.block) + process.fragment_words);
    line.Append(" in use; old generation: ").Append(process.old.used_words).Append(" words\n");
  }
  WriteRelations(descriptor, process, RelationKind::kLink, "Linked to: ");
  WriteRelations(descriptor, process, RelationKind::kWatching, "Monitors: ");
  WriteRelations(descriptor, process, RelationKind::kWatchedBy, "Monitored by: ");
  Line(descriptor).Append("Stack:\n");
  WriteStackOf(descriptor, process);
}

}  // namespace

void WriteProcesses(int descriptor) {
  Line(descriptor).Append("=memory\nprocesses: ").Append(ProcessCount()).Append("\n");
  VisitProcesses(WriteProcess, &descriptor);
}

}  // namespace lumen::runtime

#pragma clang attribute pop

// Tested by runtime/process/exception_test.cc and tests/driver/driver_test.sh.
#include "runtime/process/stack_report.h"

#include <string.h>

#include "runtime/base/text_buffer.h"
#include "runtime/platform/platform.h"
#include "runtime/process/code_word.h"

// In every program, and used by few: small rather than fast.
#pragma clang attribute push(__attribute__((minsize)), apply_to = function)

namespace lumen::runtime {

constinit thread_local Process* running_process = nullptr;

namespace {

using abi::CodeLocation;

constexpr size_t kMostFrames = 64;
constexpr size_t kMostNameBytes = 100;

template <typename T>
bool IsReadable(const T* pointer) {
  return reinterpret_cast<uintptr_t>(pointer) % alignof(T) == 0 && platform::IsInProgram(pointer, sizeof(T));
}

void AppendAtom(TextBuffer& line, Term atom) {
  const abi::AtomRecord* record = IsAtom(atom) ? AtomOf(atom) : nullptr;
  // Atoms made at run time name no function of the program.
  if (record == nullptr || !IsReadable(record) || !platform::IsInProgram(record->text.pointer, record->size_bytes)) {
    line.Append("?");
    return;
  }
  line.Append({record->text.pointer, record->size_bytes < kMostNameBytes ? record->size_bytes : kMostNameBytes});
}

void WriteFrame(int descriptor, const CodeLocation& location) {
  char storage[4 * kMostNameBytes];
  TextBuffer line(storage, sizeof(storage));
  const abi::FunctionInfo* function = location.function;
  line.Append("  ");
  AppendAtom(line, function->module);
  line.Append(":");
  AppendAtom(line, function->name);
  line.Append("/").AppendDecimal(static_cast<int64_t>(function->arity));
  const char* file = function->file.pointer;
  if (location.line != 0 && file != nullptr && platform::IsInProgram(file, 1)) {
    line.Append(" (").Append({file, strnlen(file, kMostNameBytes)}).Append(":").AppendDecimal(location.line).Append(")");
  }
  line.Append("\n");
  platform::WriteAll(descriptor, line.data(), line.size());
}

// Writes a place with what it was inlined into; false where it cannot be one.
bool WritePlace(int descriptor, const CodeLocation* location, size_t* frames) {
  for (; location != nullptr && *frames < kMostFrames; location = location->inlined_at(), ++*frames) {
    if (!IsReadable(location) || !IsReadable(location->function.pointer)) return false;
    WriteFrame(descriptor, *location);
  }
  return true;
}

// The location of a code word that may be anything; null where it is none.
const CodeLocation* CheckedLocation(Word code_word) {
  if (kCodeWordsAreAddresses) {
    const auto address = static_cast<uintptr_t>(code_word);
    if (address % 16 != 0 || !platform::IsInProgram(reinterpret_cast<const void*>(address - 16), 16)) return nullptr;
  }
  const CodeLocation* location = LocationOf(code_word);
  return IsReadable(location) ? location : nullptr;
}

}  // namespace

void WriteErlangStack(int descriptor) {
  constexpr std::string_view kNoProcess = "No Erlang process was running.\n", kProcess = "The Erlang process was in:\n";
  const Process* process = running_process;
  const std::string_view title = process == nullptr ? kNoProcess : kProcess;
  platform::WriteAll(descriptor, title.data(), title.size());
  if (process != nullptr) WriteStackOf(descriptor, *process);
}

void WriteStackOf(int descriptor, const Process& process) {
  constexpr std::string_view kMore = "  ...\n";
  const Word* stack = process.stack_top;
  const Word* bottom = process.stack_base - 1;
  size_t frames = 0;
  while (stack >= process.heap_start && stack < bottom) {
    const CodeLocation* location = CheckedLocation(*stack);
    if (location == nullptr) break;
    // A catch frame has a location without a function.
    if (location->function.pointer != nullptr && !WritePlace(descriptor, location, &frames)) break;
    if (frames == kMostFrames) {
      platform::WriteAll(descriptor, kMore.data(), kMore.size());
      break;
    }
    if (location->frame_words() >= static_cast<size_t>(bottom - stack)) break;
    stack += 1 + location->frame_words();
  }
}

}  // namespace lumen::runtime

#pragma clang attribute pop

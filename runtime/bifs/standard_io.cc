// Standard input and output for the io server (runtime/kernel/user.erl) and reports: the module `lumen` of the runtime itself. None
// of these waits; who has to wait asks for a message (scheduler/descriptors.h) and receives it.
//
// Tested by tests/programs/input.erl, output.erl and tests/driver.
#include <stdlib.h>

#include "runtime/base/standard_output.h"
#include "runtime/bifs/bif.h"
#include "runtime/binary/binary.h"
#include "runtime/binary/iolist.h"
#include "runtime/platform/platform.h"
#include "runtime/scheduler/descriptors.h"
#include "runtime/term/atom_table.h"

namespace lumen::runtime {

namespace {

constexpr int kStandardInput = 0;
constexpr size_t kReadBytes = 64 * 1024;

Term ErrorTuple(Process& process, int error) {
  return BuildTuple(process, atoms::Error(), InternAtom(platform::ErrorName(error)));
}

}  // namespace

// lumen:read_input() -> Binary | eof | wait | {error, Reason}
LUMEN_DEFINE_BIF(lumen_bif_read_input) {
  char* buffer = static_cast<char*>(platform::AllocateBlock(kReadBytes));
  int error = 0;
  long count = platform::ReadAvailable(kStandardInput, buffer, kReadBytes, &error);
  Term result;
  if (count == platform::kNothingYet) {
    result = InternAtom("wait");
  } else if (count == platform::kReadFailed) {
    result = ErrorTuple(process, error);
  } else if (count == 0) {
    result = InternAtom("eof");
  } else {
    result = BuildBinary(process, {buffer, static_cast<size_t>(count)});
  }
  platform::FreeBlock(buffer, kReadBytes);
  return result;
}

// lumen:write_output(Binary) -> the number of bytes taken | {error, Reason}
LUMEN_DEFINE_BIF(lumen_bif_write_output) {
  IolistBytes bytes;
  if (!bytes.Read(process, arguments[0])) return FailBadArgument(process, self, arguments);
  int error;
  size_t taken = StandardOutput().Offer({reinterpret_cast<const char*>(bytes.data()), bytes.size()}, &error);
  StandardOutput().FlushIfTerminal();
  return error == 0 ? BuildUnsigned(process, taken) : ErrorTuple(process, error);
}

// lumen:write_error(Iodata) -> true, all of it at once; false where nobody reads it
LUMEN_DEFINE_BIF(lumen_bif_write_error) {
  IolistBytes bytes;
  if (!bytes.Read(process, arguments[0])) return FailBadArgument(process, self, arguments);
  return atoms::Boolean(WriteError(process, {reinterpret_cast<const char*>(bytes.data()), bytes.size()}));
}

// lumen:ask_for(input | output | sigterm) -> true; a message comes later
LUMEN_DEFINE_BIF(lumen_bif_ask_for) {
  if (!IsAtom(arguments[0])) return FailBadArgument(process, self, arguments);
  std::string_view name = AtomText(arguments[0]);
  if (name == "input") {
    AskFor(Interest::kInput, process.pid());
  } else if (name == "output") {
    AskFor(Interest::kOutput, process.pid());
  } else if (name == "sigterm") {
    AskFor(Interest::kTermination, process.pid());
  } else {
    return FailBadArgument(process, self, arguments);
  }
  return atoms::True();
}

// lumen:terminal_size() -> {Columns, Rows} of standard output | false
LUMEN_DEFINE_BIF(lumen_bif_terminal_size) {
  int columns, rows;
  if (!platform::TerminalSize(kStandardOutput, &columns, &rows)) return atoms::False();
  return BuildTuple(process, abi::MakeSmall(columns), abi::MakeSmall(rows));
}

}  // namespace lumen::runtime

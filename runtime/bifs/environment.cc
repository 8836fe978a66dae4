// Environment variables: os:getenv/1 and its relatives. Names and values are UTF-8 outside; a value that is not is read byte by byte.
//
// Tested by tests/programs/environment.erl.
#include <string.h>

#include "runtime/base/environment.h"
#include "runtime/base/text_buffer.h"
#include "runtime/base/utf8.h"
#include "runtime/bifs/bif.h"
#include "runtime/bifs/system.h"
#include "runtime/platform/platform.h"

namespace lumen::runtime {

namespace {

// A list of code points other than 0 as text ended by 0; false where it is none.
bool ReadText(Term list, TextBuffer* text) {
  for (; IsCons(list); list = Tail(list)) {
    Term head = Head(list);
    if (!IsSmall(head) || SmallValue(head) <= 0 || !IsCodePoint(static_cast<uint64_t>(SmallValue(head)))) return false;
    text->AppendUtf8(static_cast<uint32_t>(SmallValue(head)));
  }
  text->AppendByte('\0');
  return IsNil(list);
}

bool ReadName(Term list, TextBuffer* text) { return ReadText(list, text) && strchr(text->data(), '=') == nullptr; }

}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_os_getenv) {
  TextBuffer name;
  if (!ReadName(arguments[0], &name)) return FailBadArgument(process, self, arguments);
  EnvironmentHolder holder;
  const char* value = platform::Environment(name.data());
  return value == nullptr ? atoms::False() : BuildString(process, value);
}

LUMEN_DEFINE_BIF(lumen_bif_os_putenv) {
  TextBuffer name;
  TextBuffer value;
  if (!ReadName(arguments[0], &name) || !ReadText(arguments[1], &value)) return FailBadArgument(process, self, arguments);
  EnvironmentHolder holder;
  // OTP takes an empty name; the system has no such variable.
  if (name.data()[0] != '\0' && !platform::SetEnvironment(name.data(), value.data()))
    return Fail(process, self, arguments, atoms::SystemLimit());
  return atoms::True();
}

LUMEN_DEFINE_BIF(lumen_bif_os_unsetenv) {
  TextBuffer name;
  if (!ReadName(arguments[0], &name)) return FailBadArgument(process, self, arguments);
  EnvironmentHolder holder;
  if (name.data()[0] != '\0') platform::SetEnvironment(name.data(), nullptr);
  return atoms::True();
}

LUMEN_DEFINE_BIF(lumen_bif_os_env) {
  Term list = kNil;
  EnvironmentHolder holder;
  const char* const* variables = platform::AllEnvironment();
  if (variables == nullptr) return list;
  for (; *variables != nullptr; ++variables) {
    const char* text = *variables;
    // A name may begin with '='; what has none is no variable.
    const char* equals = text[0] == '\0' ? nullptr : strchr(text + 1, '=');
    if (equals == nullptr) continue;
    Term name = BuildString(process, {text, static_cast<size_t>(equals - text)});
    Term value = BuildString(process, equals + 1);
    list = BuildCons(process, BuildTuple(process, name, value), list);
  }
  return list;
}

LUMEN_DEFINE_BIF(lumen_bif_os_getpid) {
  TextBuffer text;
  text.AppendDecimal(platform::ProcessIdentifier());
  return BuildString(process, text.view());
}

}  // namespace lumen::runtime

// Atoms, integers and floats from and to text.
//
// Tested by runtime/bifs/bifs_test.cc against results recorded from OTP.
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/base/utf8.h"
#include "runtime/bifs/bif.h"
#include "runtime/bifs/integer.h"
#include "runtime/term/atom_table.h"
#include "runtime/term/print.h"

namespace lumen::runtime {

namespace {

enum class ListText { kOk, kNoString, kTooLong };

// The characters of a list of bytes.
bool BytesOfList(Term list, TextBuffer* text) {
  for (; IsCons(list); list = Tail(list)) {
    if (!IsSmall(Head(list)) || static_cast<uint64_t>(SmallValue(Head(list))) > 0xff) return false;
    text->AppendByte(static_cast<char>(SmallValue(Head(list))));
  }
  return IsNil(list);
}

// The UTF-8 text of a list of code points, at most kMaxAtomCharacters of them.
ListText AtomTextOfList(Term list, TextBuffer* text) {
  size_t count = 0;
  for (; IsCons(list); list = Tail(list)) {
    if (!IsSmall(Head(list)) || !IsCodePoint(static_cast<uint64_t>(SmallValue(Head(list)))))
      return ListText::kNoString;
    if (++count <= kMaxAtomCharacters)
      text->AppendUtf8(static_cast<uint32_t>(SmallValue(Head(list))));
  }
  if (!IsNil(list)) return ListText::kNoString;
  return count > kMaxAtomCharacters ? ListText::kTooLong : ListText::kOk;
}

bool ToRadix(Term term, int* radix) {
  if (!IsSmall(term) || SmallValue(term) < 2 || SmallValue(term) > 36) return false;
  *radix = static_cast<int>(SmallValue(term));
  return true;
}

Term IntegerToList(Process& process, Term integer, int radix) {
  IntegerView view(integer);
  size_t text_size = MaxTextSize(view.size(), radix);
  char small_text[72];
  Digit small_digits[kDigitsPerLimb];
  TextBuffer text(small_text, sizeof(small_text));
  TextBuffer digits(reinterpret_cast<char*>(small_digits), sizeof(small_digits));
  auto* copy = reinterpret_cast<Digit*>(digits.Extend(view.size() * sizeof(Digit)));
  memcpy(copy, view.digits(), view.size() * sizeof(Digit));
  char* end = text.Extend(text_size) + text_size;
  char* start = FormatDigits(end, copy, view.size(), radix);
  if (view.is_negative()) *--start = '-';
  return BuildByteList(process, {start, static_cast<size_t>(end - start)});
}

Term ListToInteger(Process& process, const BifName& self, const Term* arguments, int radix) {
  char storage[128];
  TextBuffer text(storage, sizeof(storage));
  if (!BytesOfList(arguments[0], &text)) return FailBadArgument(process, self, arguments);
  bool malformed;
  Term result = ParseInteger(process, text.view(), radix, &malformed);
  if (result != kNoValue) return result;
  return Fail(process, self, arguments, malformed ? atoms::BadArg() : atoms::SystemLimit());
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

const char* SkipDigits(const char* place) {
  while (IsDigit(*place)) ++place;
  return place;
}

// [+-]digits.digits[(e|E)[+-]digits], ended by NUL, all of it.
bool IsFloatText(const char* place) {
  if (*place == '+' || *place == '-') ++place;
  if (!IsDigit(*place)) return false;
  place = SkipDigits(place);
  if (*place++ != '.' || !IsDigit(*place)) return false;
  place = SkipDigits(place);
  if (*place == 'e' || *place == 'E') {
    ++place;
    if (*place == '+' || *place == '-') ++place;
    if (!IsDigit(*place)) return false;
    place = SkipDigits(place);
  }
  return *place == '\0';
}

}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_atom_to_list) {
  if (!IsAtom(arguments[0])) return FailBadArgument(process, self, arguments);
  return BuildString(process, AtomText(arguments[0]));
}

LUMEN_DEFINE_BIF(lumen_bif_list_to_atom) {
  char storage[kMaxAtomCharacters * kMaxUtf8Bytes];
  TextBuffer text(storage, sizeof(storage));
  switch (AtomTextOfList(arguments[0], &text)) {
    case ListText::kOk:
      break;
    case ListText::kNoString:
      return FailBadArgument(process, self, arguments);
    case ListText::kTooLong:
      return Fail(process, self, arguments, atoms::SystemLimit());
  }
  Term atom = InternAtom(text.view());
  return atom != kNoValue ? atom : Fail(process, self, arguments, atoms::SystemLimit());
}

LUMEN_DEFINE_BIF(lumen_bif_list_to_existing_atom) {
  char storage[kMaxAtomCharacters * kMaxUtf8Bytes];
  TextBuffer text(storage, sizeof(storage));
  if (AtomTextOfList(arguments[0], &text) != ListText::kOk)
    return FailBadArgument(process, self, arguments);
  Term atom = FindAtom(text.view());
  return atom != kNoValue ? atom : FailBadArgument(process, self, arguments);
}

LUMEN_DEFINE_BIF(lumen_bif_integer_to_list_1) {
  if (!IsInteger(arguments[0])) return FailBadArgument(process, self, arguments);
  return IntegerToList(process, arguments[0], 10);
}

LUMEN_DEFINE_BIF(lumen_bif_integer_to_list_2) {
  int radix;
  if (!IsInteger(arguments[0]) || !ToRadix(arguments[1], &radix))
    return FailBadArgument(process, self, arguments);
  return IntegerToList(process, arguments[0], radix);
}

LUMEN_DEFINE_BIF(lumen_bif_list_to_integer_1) {
  return ListToInteger(process, self, arguments, 10);
}

LUMEN_DEFINE_BIF(lumen_bif_list_to_integer_2) {
  int radix;
  if (!ToRadix(arguments[1], &radix)) return FailBadArgument(process, self, arguments);
  return ListToInteger(process, self, arguments, radix);
}

LUMEN_DEFINE_BIF(lumen_bif_float_to_list_1) {
  if (!IsFloat(arguments[0])) return FailBadArgument(process, self, arguments);
  char text[40];
  int size = snprintf(text, sizeof(text), "%.20e", FloatValue(arguments[0]));
  return BuildByteList(process, {text, static_cast<size_t>(size)});
}

LUMEN_DEFINE_BIF(lumen_bif_list_to_float) {
  char storage[128];
  TextBuffer text(storage, sizeof(storage));
  if (!BytesOfList(arguments[0], &text)) return FailBadArgument(process, self, arguments);
  text.AppendByte('\0');
  if (!IsFloatText(text.data())) return FailBadArgument(process, self, arguments);
  double value = strtod(text.data(), nullptr);
  if (!isfinite(value)) return FailBadArgument(process, self, arguments);
  return BuildFloat(process, value);
}

LUMEN_DEFINE_BIF(lumen_bif_fun_to_list) {
  if (!IsFun(arguments[0])) return FailBadArgument(process, self, arguments);
  char storage[128];
  TextBuffer text(storage, sizeof(storage));
  BufferSink sink(&text);
  PrintTerm(sink, arguments[0]);
  return BuildString(process, text.view());
}

LUMEN_DEFINE_BIF(lumen_bif_pid_to_list) {
  if (!IsPid(arguments[0])) return FailBadArgument(process, self, arguments);
  char storage[64];
  TextBuffer text(storage, sizeof(storage));
  BufferSink sink(&text);
  PrintTerm(sink, arguments[0]);
  return BuildString(process, text.view());
}

}  // namespace lumen::runtime

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
#include "runtime/number/float_text.h"
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

// Where [+-]digits.digits[(e|E)[+-]digits] ends in a text that NUL ends; null where it does not
// begin like that.
const char* EndOfFloat(const char* place) {
  if (*place == '+' || *place == '-') ++place;
  if (!IsDigit(*place)) return nullptr;
  place = SkipDigits(place);
  if (*place++ != '.' || !IsDigit(*place)) return nullptr;
  place = SkipDigits(place);
  if (*place != 'e' && *place != 'E') return place;
  const char* exponent = place + 1;
  if (*exponent == '+' || *exponent == '-') ++exponent;
  return IsDigit(*exponent) ? SkipDigits(exponent) : place;
}

// The bytes a list begins with, ended by NUL.
void LeadingBytes(Term list, TextBuffer* text) {
  for (; IsCons(list); list = Tail(list)) {
    Term head = Head(list);
    if (!IsSmall(head) || SmallValue(head) <= 0 || SmallValue(head) > 0xff) break;
    text->AppendByte(static_cast<char>(SmallValue(head)));
  }
  text->AppendByte('\0');
}

Term Drop(Term list, size_t count) {
  for (; count > 0; --count) list = Tail(list);
  return list;
}

Term ErrorPair(Process& process, const char* reason) {
  return BuildTuple(process, atoms::Error(), InternAtom(reason));
}

// What float_to_list/2 is asked for.
struct FloatFormat {
  enum class Kind { kShort, kFixed, kScientific } kind = Kind::kScientific;
  int decimals = 20;
  bool compact = false;
};

constexpr int kMaxFixedDecimals = 253;
constexpr int kMaxScientificDecimals = 249;

// {Name, Decimals}
bool IsDecimalsOption(Term option, const char* name, int most, int* decimals) {
  if (!IsTuple(option) || TupleArity(option) != 2 || !IsAtom(TupleElement(option, 0)) ||
      AtomText(TupleElement(option, 0)) != name) {
    return false;
  }
  Term value = TupleElement(option, 1);
  if (!IsSmall(value) || SmallValue(value) < 0 || SmallValue(value) > most) return false;
  *decimals = static_cast<int>(SmallValue(value));
  return true;
}

// The last option that names a format counts.
bool ReadFloatOptions(Term options, FloatFormat* format) {
  for (; IsCons(options); options = Tail(options)) {
    Term option = Head(options);
    if (IsDecimalsOption(option, "decimals", kMaxFixedDecimals, &format->decimals)) {
      format->kind = FloatFormat::Kind::kFixed;
    } else if (IsDecimalsOption(option, "scientific", kMaxScientificDecimals, &format->decimals)) {
      format->kind = FloatFormat::Kind::kScientific;
    } else if (IsAtom(option) && AtomText(option) == "short") {
      format->kind = FloatFormat::Kind::kShort;
    } else if (IsAtom(option) && AtomText(option) == "compact") {
      format->compact = true;
    } else {
      return false;
    }
  }
  return IsNil(options);
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

LUMEN_DEFINE_BIF(lumen_bif_float_to_list_2) {
  FloatFormat format;
  if (!IsFloat(arguments[0]) || !ReadFloatOptions(arguments[1], &format))
    return FailBadArgument(process, self, arguments);
  double value = FloatValue(arguments[0]);
  char text[kFixedTextBuffer];
  size_t size = 0;
  switch (format.kind) {
    case FloatFormat::Kind::kShort:
      size = FormatShortest(value, text);
      break;
    case FloatFormat::Kind::kFixed:
      size = FormatFixed(value, format.decimals, format.compact, text);
      break;
    case FloatFormat::Kind::kScientific:
      size = static_cast<size_t>(snprintf(text, sizeof(text), "%.*e", format.decimals, value));
      break;
  }
  if (size == 0 || size > kMaxFixedText) return FailBadArgument(process, self, arguments);
  return BuildByteList(process, {text, size});
}

LUMEN_DEFINE_BIF(lumen_bif_string_list_to_integer) {
  if (!IsList(arguments[0])) return ErrorPair(process, "not_a_list");
  char storage[128];
  TextBuffer text(storage, sizeof(storage));
  LeadingBytes(arguments[0], &text);
  const char* start = text.data();
  const char* digits = start + (*start == '+' || *start == '-' ? 1 : 0);
  if (!IsDigit(*digits)) return ErrorPair(process, "no_integer");
  auto size = static_cast<size_t>(SkipDigits(digits) - start);
  bool malformed;
  Term integer = ParseInteger(process, {start, size}, 10, &malformed);
  if (integer == kNoValue) return Fail(process, self, arguments, atoms::SystemLimit());
  return BuildTuple(process, integer, Drop(arguments[0], size));
}

LUMEN_DEFINE_BIF(lumen_bif_string_list_to_float) {
  if (!IsList(arguments[0])) return ErrorPair(process, "not_a_list");
  char storage[128];
  TextBuffer text(storage, sizeof(storage));
  LeadingBytes(arguments[0], &text);
  const char* end = EndOfFloat(text.data());
  if (end == nullptr) return ErrorPair(process, "no_float");
  auto size = static_cast<size_t>(end - text.data());
  double value = strtod(text.data(), nullptr);  // reads as far as EndOfFloat
  if (!isfinite(value)) return ErrorPair(process, "no_float");
  return BuildTuple(process, BuildFloat(process, value), Drop(arguments[0], size));
}

LUMEN_DEFINE_BIF(lumen_bif_list_to_float) {
  char storage[128];
  TextBuffer text(storage, sizeof(storage));
  if (!BytesOfList(arguments[0], &text)) return FailBadArgument(process, self, arguments);
  text.AppendByte('\0');
  const char* end = EndOfFloat(text.data());
  if (end == nullptr || end != text.data() + text.size() - 1)
    return FailBadArgument(process, self, arguments);
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

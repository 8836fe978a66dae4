// Atoms, integers and floats from and to text.
//
// Tested by runtime/bifs/bifs_test.cc against results recorded from OTP.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/base/utf8.h"
#include "runtime/bifs/bif.h"
#include "runtime/bifs/integer.h"
#include "runtime/binary/binary.h"
#include "runtime/number/exact_text.h"
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

// Text as the caller of a BIF wants it.
enum class TextShape { kList, kBinary };

// Digits and text of integers, which take long from some thousand characters on: between n^1.6 and n^2 of them.
void CountRadix(Process& process, size_t characters) {
  constexpr size_t kLinear = 256, kPerCharacter = 2;
  size_t units = kPerCharacter * characters;
  for (size_t size = characters; size > kLinear; size /= 2) units = units * 3 / 2;
  CountWork(process, units);
}

Term BuildText(Process& process, std::string_view text, TextShape shape) {
  return shape == TextShape::kList ? BuildByteList(process, text) : BuildBinary(process, text);
}

// The bytes of an argument in that shape.
bool ReadText(Term term, TextShape shape, TextBuffer* text) {
  if (shape == TextShape::kList) return BytesOfList(term, text);
  if (!IsBinary(term)) return false;
  BitView bits = BitsOf(term);
  CopyBits(reinterpret_cast<uint8_t*>(text->Extend(bits.whole_bytes())), 0, bits);
  return true;
}

Term IntegerToText(Process& process, Term integer, int radix, TextShape shape) {
  IntegerView view(integer);
  size_t text_size = MaxTextSize(view.size(), radix);
  char small_text[72];
  Digit small_digits[kDigitsPerLimb];
  TextBuffer text(small_text, sizeof(small_text));
  TextBuffer digits(reinterpret_cast<char*>(small_digits), sizeof(small_digits));
  auto* copy = reinterpret_cast<Digit*>(digits.Extend(view.size() * sizeof(Digit)));
  memcpy(copy, view.digits(), view.size() * sizeof(Digit));
  char* end = text.Extend(text_size) + text_size;
  CountRadix(process, text_size);
  char* start = FormatDigits(end, copy, view.size(), radix);
  if (view.is_negative()) *--start = '-';
  return BuildText(process, {start, static_cast<size_t>(end - start)}, shape);
}

Term IntegerToText(Process& process, const BifName& self, const Term* arguments, Term base,
                   TextShape shape) {
  int radix;
  if (!IsInteger(arguments[0]) || !ToRadix(base, &radix))
    return FailBadArgument(process, self, arguments);
  return IntegerToText(process, arguments[0], radix, shape);
}

Term TextToInteger(Process& process, const BifName& self, const Term* arguments, Term base,
                   TextShape shape) {
  int radix;
  if (!ToRadix(base, &radix)) return FailBadArgument(process, self, arguments);
  char storage[128];
  TextBuffer text(storage, sizeof(storage));
  if (!ReadText(arguments[0], shape, &text)) return FailBadArgument(process, self, arguments);
  CountRadix(process, text.size());
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
// `comma`: a comma counts as a decimal point.
const char* EndOfFloat(const char* place, bool comma = false) {
  if (*place == '+' || *place == '-') ++place;
  if (!IsDigit(*place)) return nullptr;
  place = SkipDigits(place);
  if (*place != '.' && !(comma && *place == ',')) return nullptr;
  if (!IsDigit(*++place)) return nullptr;
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

namespace {

enum class AtomEncoding { kLatin1, kUtf8 };

bool ToAtomEncoding(Term term, AtomEncoding* encoding) {
  if (!IsAtom(term)) return false;
  std::string_view name = AtomText(term);
  *encoding = name == "latin1" ? AtomEncoding::kLatin1 : AtomEncoding::kUtf8;
  return name == "latin1" || name == "utf8" || name == "unicode";
}

Term AtomToBinary(Process& process, const BifName& self, const Term* arguments,
                  AtomEncoding encoding) {
  if (!IsAtom(arguments[0])) return FailBadArgument(process, self, arguments);
  std::string_view text = AtomText(arguments[0]);
  if (encoding == AtomEncoding::kUtf8) return BuildBinary(process, text);
  char latin1[kMaxAtomCharacters];
  size_t size = 0;
  for (const char* place = text.data(); place < text.data() + text.size();) {
    uint32_t c;
    place += DecodeUtf8(place, text.data() + text.size(), &c);
    if (c > 0xff) return FailBadArgument(process, self, arguments);
    latin1[size++] = static_cast<char>(c);
  }
  return BuildBinary(process, {latin1, size});
}

// kOk with UTF-8 of at most kMaxAtomCharacters code points.
ListText AtomTextOfBinary(Term term, AtomEncoding encoding, TextBuffer* text) {
  if (!IsBinary(term)) return ListText::kNoString;
  AlignedBytes bytes(BitsOf(term));
  auto* place = reinterpret_cast<const char*>(bytes.data());
  const char* end = place + bytes.size();
  size_t count = 0;
  while (place < end) {
    uint32_t c = static_cast<uint8_t>(*place);
    size_t size = encoding == AtomEncoding::kLatin1 ? 1 : DecodeUtf8(place, end, &c);
    if (size == 0) return ListText::kNoString;
    if (++count > kMaxAtomCharacters) return ListText::kTooLong;
    text->AppendUtf8(c);
    place += size;
  }
  return ListText::kOk;
}

Term BinaryToAtom(Process& process, const BifName& self, const Term* arguments,
                  AtomEncoding encoding) {
  char storage[kMaxAtomCharacters * kMaxUtf8Bytes];
  TextBuffer text(storage, sizeof(storage));
  ListText result = AtomTextOfBinary(arguments[0], encoding, &text);
  if (result == ListText::kNoString) return FailBadArgument(process, self, arguments);
  Term atom = result == ListText::kOk ? InternAtom(text.view()) : kNoValue;
  return atom != kNoValue ? atom : Fail(process, self, arguments, atoms::SystemLimit());
}

Term BinaryToExistingAtom(Process& process, const BifName& self, const Term* arguments,
                          AtomEncoding encoding) {
  char storage[kMaxAtomCharacters * kMaxUtf8Bytes];
  TextBuffer text(storage, sizeof(storage));
  Term atom = AtomTextOfBinary(arguments[0], encoding, &text) == ListText::kOk
                  ? FindAtom(text.view())
                  : kNoValue;
  return atom != kNoValue ? atom : FailBadArgument(process, self, arguments);
}

}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_atom_to_binary_1) {
  return AtomToBinary(process, self, arguments, AtomEncoding::kUtf8);
}
LUMEN_DEFINE_BIF(lumen_bif_atom_to_binary_2) {
  AtomEncoding encoding;
  if (!ToAtomEncoding(arguments[1], &encoding)) return FailBadArgument(process, self, arguments);
  return AtomToBinary(process, self, arguments, encoding);
}
LUMEN_DEFINE_BIF(lumen_bif_binary_to_atom_1) {
  return BinaryToAtom(process, self, arguments, AtomEncoding::kUtf8);
}
LUMEN_DEFINE_BIF(lumen_bif_binary_to_atom_2) {
  AtomEncoding encoding;
  if (!ToAtomEncoding(arguments[1], &encoding)) return FailBadArgument(process, self, arguments);
  return BinaryToAtom(process, self, arguments, encoding);
}
LUMEN_DEFINE_BIF(lumen_bif_binary_to_existing_atom_1) {
  return BinaryToExistingAtom(process, self, arguments, AtomEncoding::kUtf8);
}
LUMEN_DEFINE_BIF(lumen_bif_binary_to_existing_atom_2) {
  AtomEncoding encoding;
  if (!ToAtomEncoding(arguments[1], &encoding)) return FailBadArgument(process, self, arguments);
  return BinaryToExistingAtom(process, self, arguments, encoding);
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
  return IntegerToText(process, self, arguments, MakeSmall(10), TextShape::kList);
}
LUMEN_DEFINE_BIF(lumen_bif_integer_to_list_2) {
  return IntegerToText(process, self, arguments, arguments[1], TextShape::kList);
}
LUMEN_DEFINE_BIF(lumen_bif_integer_to_binary_1) {
  return IntegerToText(process, self, arguments, MakeSmall(10), TextShape::kBinary);
}
LUMEN_DEFINE_BIF(lumen_bif_integer_to_binary_2) {
  return IntegerToText(process, self, arguments, arguments[1], TextShape::kBinary);
}

LUMEN_DEFINE_BIF(lumen_bif_list_to_integer_1) {
  return TextToInteger(process, self, arguments, MakeSmall(10), TextShape::kList);
}
LUMEN_DEFINE_BIF(lumen_bif_list_to_integer_2) {
  return TextToInteger(process, self, arguments, arguments[1], TextShape::kList);
}
LUMEN_DEFINE_BIF(lumen_bif_binary_to_integer_1) {
  return TextToInteger(process, self, arguments, MakeSmall(10), TextShape::kBinary);
}
LUMEN_DEFINE_BIF(lumen_bif_binary_to_integer_2) {
  return TextToInteger(process, self, arguments, arguments[1], TextShape::kBinary);
}

namespace {

Term FloatToText(Process& process, const BifName& self, const Term* arguments, TextShape shape) {
  if (!IsFloat(arguments[0])) return FailBadArgument(process, self, arguments);
  char text[40];
  const size_t size = FormatScientific(FloatValue(arguments[0]), 20, text, sizeof(text));
  return BuildText(process, {text, size}, shape);
}

Term FormatFloat(Process& process, const BifName& self, const Term* arguments, TextShape shape) {
  FloatFormat format;
  if (!IsFloat(arguments[0]) || !ReadFloatOptions(arguments[1], &format))
    return FailBadArgument(process, self, arguments);
  double value = FloatValue(arguments[0]);
  char text[kMaxFixedText];
  size_t size = 0;
  switch (format.kind) {
    case FloatFormat::Kind::kShort:
      size = FormatShortest(value, text);
      break;
    case FloatFormat::Kind::kFixed:
      size = FormatFixed(value, format.decimals, format.compact, text);
      break;
    case FloatFormat::Kind::kScientific:
      size = FormatScientific(value, format.decimals, text, sizeof(text));
      break;
  }
  if (size == 0) return FailBadArgument(process, self, arguments);
  return BuildText(process, {text, size}, shape);
}

Term TextToFloat(Process& process, const BifName& self, const Term* arguments, TextShape shape) {
  char storage[128];
  TextBuffer text(storage, sizeof(storage));
  if (!ReadText(arguments[0], shape, &text)) return FailBadArgument(process, self, arguments);
  text.AppendByte('\0');
  const char* end = EndOfFloat(text.data());
  if (end == nullptr || end != text.data() + text.size() - 1)
    return FailBadArgument(process, self, arguments);
  double value = strtod(text.data(), nullptr);
  if (!isfinite(value)) return FailBadArgument(process, self, arguments);
  return BuildFloat(process, value);
}

}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_float_to_list_1) {
  return FloatToText(process, self, arguments, TextShape::kList);
}
LUMEN_DEFINE_BIF(lumen_bif_float_to_list_2) {
  return FormatFloat(process, self, arguments, TextShape::kList);
}
LUMEN_DEFINE_BIF(lumen_bif_float_to_binary_1) {
  return FloatToText(process, self, arguments, TextShape::kBinary);
}
LUMEN_DEFINE_BIF(lumen_bif_float_to_binary_2) {
  return FormatFloat(process, self, arguments, TextShape::kBinary);
}
LUMEN_DEFINE_BIF(lumen_bif_list_to_float) {
  return TextToFloat(process, self, arguments, TextShape::kList);
}
LUMEN_DEFINE_BIF(lumen_bif_binary_to_float) {
  return TextToFloat(process, self, arguments, TextShape::kBinary);
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
  char number_storage[128];
  const char* end = EndOfFloat(text.data(), /*comma=*/true);
  if (end == nullptr) return ErrorPair(process, "no_float");
  auto size = static_cast<size_t>(end - text.data());
  TextBuffer number(number_storage, sizeof(number_storage));
  for (const char* place = text.data(); place < end; ++place) number.AppendByte(*place == ',' ? '.' : *place);
  number.AppendByte('\0');
  double value = strtod(number.data(), nullptr);
  if (!isfinite(value)) return ErrorPair(process, "no_float");
  return BuildTuple(process, BuildFloat(process, value), Drop(arguments[0], size));
}

}  // namespace lumen::runtime

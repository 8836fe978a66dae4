// The printer of erlang:display/1 and of crash messages. The syntax is that of OTP's erts_printf
// %T, quirks included.
//
// Tested by runtime/term/print_test.cc against output recorded from OTP.
#include "runtime/term/print.h"

#include <stdlib.h>

#include "runtime/base/utf8.h"
#include "runtime/base/work_stack.h"
#include "runtime/number/exact_text.h"
#include "runtime/term/atoms.h"
#include "runtime/term/bitstring.h"
#include "runtime/term/external.h"
#include "runtime/term/map.h"

namespace lumen::runtime {

namespace {

bool IsLowerCase(uint32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 0xdf && c <= 0xff && c != 0xf7);
}
bool IsUpperCase(uint32_t c) {
  return (c >= 'A' && c <= 'Z') || (c >= 0xc0 && c <= 0xde && c != 0xd7);
}
bool IsNameCharacter(uint32_t c) {
  return IsLowerCase(c) || IsUpperCase(c) || (c >= '0' && c <= '9') || c == '_';
}

bool NeedsQuotes(std::string_view text) {
  const char* place = text.data();
  const char* end = place + text.size();
  bool first = true;
  while (place < end) {
    uint32_t c;
    size_t length = DecodeUtf8(place, end, &c);
    if (length == 0 || !(first ? IsLowerCase(c) : IsNameCharacter(c))) return true;
    first = false;
    place += length;
  }
  return first;
}

// The letter after the backslash for a control character, 0 where it has none.
char EscapeLetter(uint32_t c) {
  switch (c) {
    case '\b':
      return 'b';
    case '\t':
      return 't';
    case '\n':
      return 'n';
    case '\v':
      return 'v';
    case '\f':
      return 'f';
    case '\r':
      return 'r';
    case '\'':
    case '\\':
      return static_cast<char>(c);
    default:
      return 0;
  }
}

bool IsPrintable(Term term) {
  if (!IsSmall(term)) return false;
  int64_t c = SmallValue(term);
  return (c >= ' ' && c <= '~') || (c >= 0xa0 && c <= 0xff) || c == '\t' || c == '\n' || c == '\r';
}

bool IsPrintableString(Term list) {
  while (IsCons(list)) {
    if (!IsPrintable(Head(list))) return false;
    list = Tail(list);
  }
  return IsNil(list);
}

void AppendNumber(TextSink& sink, uint64_t value) {
  char storage[24];
  TextBuffer text(storage, sizeof(storage));
  text.AppendDecimal(static_cast<int64_t>(value));
  sink.Append(text.view());
}

void PrintString(TextSink& sink, Term list) {
  sink.Append("\"");
  for (; IsCons(list); list = Tail(list)) {
    char c = static_cast<char>(SmallValue(Head(list)));
    if (c == '\n') {
      sink.Append("\\n");
    } else if (c == '"') {
      sink.Append("\\\"");
    } else {
      sink.Append({&c, 1});
    }
  }
  sink.Append("\"");
}

void PrintFloat(TextSink& sink, double value) {
  char text[32];
  sink.Append({text, FormatScientific(value, 6, text, sizeof(text))});
}

void PrintFun(TextSink& sink, Term fun) {
  const abi::FunInfo* info = FunInfoOf(fun);
  if (info->is_external != 0) {
    sink.Append("fun ");
    PrintAtom(sink, info->function->module);
    sink.Append(":");
    PrintAtom(sink, info->function->name);
    sink.Append("/");
    AppendNumber(sink, FunArity(fun));
    return;
  }
  sink.Append("#Fun<");
  PrintAtom(sink, info->function->module);
  sink.Append(".");
  AppendNumber(sink, info->index);
  sink.Append(".");
  AppendNumber(sink, info->uniq);
  sink.Append(">");
}

// Characters between quotes where all are printable, else numbers.
void PrintBits(TextSink& sink, const BitView& bits) {
  size_t size = bits.whole_bytes();
  bool is_text = bits.tail_bits() == 0 && size > 0;
  for (size_t i = 0; is_text && i < size; ++i)
    is_text = bits.ByteAt(i) >= ' ' && bits.ByteAt(i) <= '~';
  sink.Append(is_text ? "<<\"" : "<<");
  for (size_t i = 0; i < size; ++i) {
    char c = static_cast<char>(bits.ByteAt(i));
    if (is_text) {
      if (c == '"') sink.Append("\\");
      sink.Append({&c, 1});
    } else {
      if (i > 0) sink.Append(",");
      AppendNumber(sink, static_cast<uint8_t>(c));
    }
  }
  if (bits.tail_bits() > 0) {
    if (size > 0) sink.Append(",");
    AppendNumber(sink, bits.Tail());
    sink.Append(":");
    AppendNumber(sink, bits.tail_bits());
  }
  sink.Append(is_text ? "\">>" : ">>");
}

// Of an identifier; any 64 bits. One copy is small.
[[gnu::noinline]] void AppendPart(TextSink& sink, uint64_t number) {
  char text[1 + 20];
  size_t place = sizeof(text);
  do {
    text[--place] = static_cast<char>('0' + number % 10);
    number /= 10;
  } while (number != 0);
  text[--place] = '.';
  sink.Append({text + place, sizeof(text) - place});
}

// A pid, a port, or a reference of another node.
void PrintIdentifier(TextSink& sink, Term term) {
  sink.Append(IsAnyPid(term) ? "<" : IsAnyPort(term) ? "#Port<" : "#Ref<");
  AppendNumber(sink, IsExternal(term) ? NodeIndex(NodeNameOf(term)) : 0);
  if (IsAnyPid(term)) {
    const PidParts parts = PartsOfPid(term);
    AppendPart(sink, parts.number);
    AppendPart(sink, parts.serial);
  } else if (IsAnyPort(term)) {
    AppendPart(sink, IsPort(term) ? ImmediateValue(term) : *ExternalData(term));
  } else {
    for (size_t i = ExternalReferenceSize(term); i-- > 0;) AppendPart(sink, ExternalReferenceWord(term, i));
  }
  sink.Append(">");
}

// What remains to be printed, top of the stack first.
struct Rest {
  enum class Kind {
    kElements,    // `count` terms from `place`, each but the first after a comma
    kTail,        // the tail of a list whose head is printed
    kMapEntries,  // `count` entries: keys from `place`, values from `values`
    kMapValue,    // one value after its key
    kText,
  };
  Kind kind;
  bool first;
  size_t count;
  const Term* place;
  const Term* values;
  const char* text;
};

class Printer {
 public:
  explicit Printer(TextSink& sink) : sink_(sink) {}

  void Print(Term term) {
    PrintOne(term);
    while (!stack_.empty()) PrintRest();
  }

 private:
  void PrintRest();
  void PrintOne(Term term);
  void PrintBoxed(Term term);
  void PushText(const char* text) {
    stack_.Push({Rest::Kind::kText, false, 0, nullptr, nullptr, text});
  }
  void PushElements(const Term* place, size_t count) {
    if (count > 0) stack_.Push({Rest::Kind::kElements, true, count, place, nullptr, nullptr});
  }

  TextSink& sink_;
  WorkStack<Rest> stack_;
};

void Printer::PrintRest() {
  Rest& rest = stack_.Top();
  switch (rest.kind) {
    case Rest::Kind::kText:
      sink_.Append(stack_.Pop().text);
      return;
    case Rest::Kind::kElements: {
      if (!rest.first) sink_.Append(",");
      rest.first = false;
      Term term = *rest.place++;
      if (--rest.count == 0) stack_.Pop();
      PrintOne(term);
      return;
    }
    case Rest::Kind::kTail: {
      Term tail = *rest.place;
      if (IsCons(tail)) {
        sink_.Append(",");
        rest.place = PointerOf(tail) + 1;
        PrintOne(Head(tail));
      } else {
        stack_.Pop();
        PushText("]");
        if (IsNil(tail)) return;
        sink_.Append("|");
        PrintOne(tail);
      }
      return;
    }
    case Rest::Kind::kMapEntries: {
      if (!rest.first) sink_.Append(",");
      rest.first = false;
      Term key = *rest.place++;
      const Term* value = rest.values++;
      if (--rest.count == 0) stack_.Pop();
      stack_.Push({Rest::Kind::kMapValue, false, 1, value, nullptr, nullptr});
      PrintOne(key);
      return;
    }
    case Rest::Kind::kMapValue: {
      Term value = *stack_.Pop().place;
      sink_.Append("=>");
      PrintOne(value);
      return;
    }
  }
}

void Printer::PrintOne(Term term) {
  switch (TagOf(term)) {
    case Tag::kSmall:
      PrintInteger(sink_, term);
      return;
    case Tag::kFloat:
      PrintFloat(sink_, FloatValue(term));
      return;
    case Tag::kFun:
      PrintFun(sink_, term);
      return;
    case Tag::kCons:
      if (IsPrintableString(term)) {
        PrintString(sink_, term);
        return;
      }
      sink_.Append("[");
      stack_.Push({Rest::Kind::kTail, false, 0, PointerOf(term) + 1, nullptr, nullptr});
      PushElements(PointerOf(term), 1);
      return;
    case Tag::kTuple:
      sink_.Append("{");
      PushText("}");
      PushElements(PointerOf(term) + 1, TupleArity(term));
      return;
    case Tag::kImmediate:
      if (IsAtom(term)) {
        PrintAtom(sink_, term);
      } else if (IsNil(term)) {
        sink_.Append("[]");
      } else {
        PrintIdentifier(sink_, term);
      }
      return;
    case Tag::kBoxed:
      PrintBoxed(term);
      return;
    case Tag::kHeader:
      sink_.Append("<header word>");  // not a value: seen in crash output only
      return;
  }
}

void Printer::PrintBoxed(Term term) {
  switch (abi::KindOfHeader(PointerOf(term)[0])) {
    case HeaderKind::kBignum:
      PrintInteger(sink_, term);
      return;
    case HeaderKind::kFlatMap: {
      sink_.Append("#{");
      PushText("}");
      size_t size = FlatMapSize(term);
      if (size > 0) {
        stack_.Push({Rest::Kind::kMapEntries, true, size, PointerOf(FlatMapKeys(term)) + 1,
                     PointerOf(term) + 2, nullptr});
      }
      return;
    }
    case HeaderKind::kHashMapNode: {
      // As OTP shows a large map: its nodes with their bitmaps.
      const Word* node = PointerOf(term);
      if (NodeEntries(node) > 0) sink_.Append("#");
      char digits[4];
      size_t size = 0;
      for (int shift = 12; shift >= 0; shift -= 4) {
        const uint32_t digit = NodeBitmap(node) >> shift & 0xf;
        if (size > 0 || digit != 0 || shift == 0) digits[size++] = "0123456789abcdef"[digit];
      }
      sink_.Append("<");
      sink_.Append({digits, size});
      sink_.Append(">{");
      PushText("}");
      PushElements(node + abi::kMapNodeChildrenWord, NodeChildCount(node));
      return;
    }
    case HeaderKind::kHeapBinary:
    case HeaderKind::kReferenceCountedBinary:
    case HeaderKind::kSubBinary:
      PrintBits(sink_, BitsOf(term));
      return;
    case HeaderKind::kReference: {
      // The parts have the sizes of OTP's.
      Word number = PointerOf(term)[abi::kReferenceNumberWord] >> abi::kTagBits;
      sink_.Append("#Ref<0");
      for (uint64_t part : {number >> 50, (number >> 18) & 0xffffffff, number & 0x3ffff}) AppendPart(sink_, part);
      sink_.Append(">");
      return;
    }
    case HeaderKind::kExternalPid:
    case HeaderKind::kExternalPort:
    case HeaderKind::kExternalReference:
      PrintIdentifier(sink_, term);
      return;
    case HeaderKind::kMatchContext:
    case HeaderKind::kTuple:
    case HeaderKind::kFloat:
    case HeaderKind::kFun:
    case HeaderKind::kUndefinedFun:
    case HeaderKind::kRawArea:
    case HeaderKind::kNotAHeader:
      Fatal("a boxed term of no printable kind");
  }
}

}  // namespace

void PrintAtom(TextSink& sink, Term atom) {
  std::string_view text = AtomText(atom);
  if (!NeedsQuotes(text)) {
    sink.Append(text);
    return;
  }
  sink.Append("'");
  const char* place = text.data();
  const char* end = place + text.size();
  while (place < end) {
    uint32_t c;
    size_t length = DecodeUtf8(place, end, &c);
    if (length == 0) {
      c = static_cast<uint8_t>(*place);
      length = 1;
    }
    if (char letter = EscapeLetter(c); letter != 0) {
      char escape[2] = {'\\', letter};
      sink.Append({escape, 2});
    } else if (c < 0x20 || (c >= 0x80 && c < 0xa0)) {
      char escape[4] = {'\\', static_cast<char>('0' + (c >> 6)),
                        static_cast<char>('0' + ((c >> 3) & 7)), static_cast<char>('0' + (c & 7))};
      sink.Append({escape, 4});
    } else {
      sink.Append({place, length});
    }
    place += length;
  }
  sink.Append("'");
}

void PrintInteger(TextSink& sink, Term integer) {
  if (IsSmall(integer)) {
    AppendNumber(sink, static_cast<uint64_t>(SmallValue(integer)));
    return;
  }
  IntegerView view(integer);
  size_t text_size = MaxTextSize(view.size(), 10);
  TextBuffer digits;
  TextBuffer text;
  auto* copy = reinterpret_cast<Digit*>(digits.Extend(view.size() * sizeof(Digit)));
  memcpy(copy, view.digits(), view.size() * sizeof(Digit));
  char* end = text.Extend(text_size) + text_size;
  char* start = FormatDigits(end, copy, view.size(), 10);
  if (view.is_negative()) sink.Append("-");
  sink.Append({start, static_cast<size_t>(end - start)});
}

void PrintTerm(TextSink& sink, Term term) { Printer(sink).Print(term); }

}  // namespace lumen::runtime

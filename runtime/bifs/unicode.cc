// The unicode module's own functions: characters in lists and binaries of several encodings.
//
// The walk keeps the rest of the data as a stack of list tails, so that an error can say what was not
// converted with the nesting of the original, and up to three bytes of a character that is split
// over binaries. What is converted is UTF-8 first; a list is made of that.
//
// Tested by runtime/bifs/bifs_test.cc against results recorded from OTP.
#include "runtime/base/utf8.h"
#include "runtime/base/work_stack.h"
#include "runtime/bifs/bif.h"
#include "runtime/binary/binary.h"
#include "runtime/term/atom_table.h"

namespace lumen::runtime {

namespace {

enum class Encoding { kLatin1, kUtf8, kUtf16Big, kUtf16Little, kUtf32Big, kUtf32Little };

bool ToEncoding(Term term, Encoding* encoding) {
  bool little = false;
  if (IsTuple(term) && TupleArity(term) == 2 && IsAtom(TupleElement(term, 1))) {
    std::string_view order = AtomText(TupleElement(term, 1));
    if (order != "little" && order != "big") return false;
    little = order == "little";
    term = TupleElement(term, 0);
    if (!IsAtom(term) || !AtomText(term).starts_with("utf") || AtomText(term) == "utf8") return false;
  }
  if (!IsAtom(term)) return false;
  std::string_view name = AtomText(term);
  if (name == "latin1") {
    *encoding = Encoding::kLatin1;
  } else if (name == "utf8" || name == "unicode") {
    *encoding = Encoding::kUtf8;
  } else if (name == "utf16") {
    *encoding = little ? Encoding::kUtf16Little : Encoding::kUtf16Big;
  } else if (name == "utf32") {
    *encoding = little ? Encoding::kUtf32Little : Encoding::kUtf32Big;
  } else {
    return false;
  }
  return true;
}

// The bytes of the character that begins here, 0 where it goes on beyond the end, -1 where there is none.
int DecodeUtf8Character(const uint8_t* bytes, size_t available, uint32_t* code_point) {
  auto* text = reinterpret_cast<const char*>(bytes);
  if (size_t size = DecodeUtf8(text, text + available, code_point); size > 0)
    return static_cast<int>(size);
  size_t needed = bytes[0] >= 0xf8 || bytes[0] < 0xc0 ? 0 : bytes[0] >= 0xf0 ? 4 : bytes[0] >= 0xe0 ? 3 : 2;
  if (available >= needed) return -1;
  for (size_t i = 1; i < available; ++i) {
    if ((bytes[i] & 0xc0) != 0x80) return -1;
  }
  return 0;
}

int DecodeUtf16Character(const uint8_t* bytes, size_t available, bool little,
                         uint32_t* code_point) {
  auto unit = [&](size_t i) {
    return static_cast<uint32_t>(little ? bytes[i] | bytes[i + 1] << 8
                                        : bytes[i] << 8 | bytes[i + 1]);
  };
  if (available < 2) return 0;
  uint32_t first = unit(0);
  *code_point = first;
  if (first < 0xd800 || first > 0xdfff) return 2;
  if (first > 0xdbff) return -1;
  if (available < 4) return 0;
  uint32_t second = unit(2);
  if (second < 0xdc00 || second > 0xdfff) return -1;
  *code_point = 0x10000 + ((first & 0x3ff) << 10 | (second & 0x3ff));
  return 4;
}

int DecodeCharacter(Encoding encoding, const uint8_t* bytes, size_t available,
                    uint32_t* code_point) {
  switch (encoding) {
    case Encoding::kLatin1:
      *code_point = bytes[0];
      return 1;
    case Encoding::kUtf8:
      return DecodeUtf8Character(bytes, available, code_point);
    case Encoding::kUtf16Big:
    case Encoding::kUtf16Little:
      return DecodeUtf16Character(bytes, available, encoding == Encoding::kUtf16Little, code_point);
    case Encoding::kUtf32Big:
    case Encoding::kUtf32Little: {
      if (available < 4) return 0;
      uint32_t value;
      memcpy(&value, bytes, 4);
      *code_point = encoding == Encoding::kUtf32Big ? __builtin_bswap32(value) : value;
      return IsCodePoint(*code_point) ? 4 : -1;
    }
  }
  return -1;
}

class Conversion {
 public:
  enum class Result { kDone, kError, kIncomplete, kBadArgument };

  Conversion(Process& process, Encoding encoding) : process_(process), encoding_(encoding) {}

  Result Run(Term data, bool to_list) {
    if (!IsList(data) && !IsBitstring(data)) return Result::kBadArgument;
    if (!IsGood(data)) return Result::kBadArgument;
    // characters_to_binary takes a list of one binary for the binary.
    if (!to_list && encoding_ <= Encoding::kUtf8 && IsCons(data) && IsBinary(Head(data)) && IsNil(Tail(data)))
      data = Head(data);
    Result result = IsList(data) ? WalkList(data) : AddBinary(data, kNoValue, data);
    if (result != Result::kDone || pending_size_ == 0) return result;
    uint32_t code_point;
    bool is_begun = DecodeCharacter(encoding_, pending_, pending_size_, &code_point) == 0;
    rest_ = Pending();
    return is_begun ? Result::kIncomplete : Result::kError;
  }

  BinaryBuilder& output() { return output_; }
  Term rest() const { return rest_; }

 private:
  static constexpr size_t kUnitsPerCharacter = 8;

  // Characters and binaries only, as far as a list goes.
  bool IsGood(Term data) {
    WorkCounter work(process_);
    WorkStack<Term> stack;
    stack.Push(data);
    while (!stack.empty()) {
      Term term = stack.Pop();
      while (IsCons(term)) {
        // All the work there will be for this one.
        work.Add(kUnitsPerCharacter);
        Term head = Head(term);
        if (IsCons(head)) {
          stack.Push(Tail(term));
          term = head;
          continue;
        }
        if (!IsNil(head) && !IsInteger(head) && !IsBinary(head)) return false;
        if (IsBinary(head)) work.Add(BitSize(head) / 8);
        term = Tail(term);
      }
      if (!IsNil(term) && !IsBinary(term)) return false;
      if (IsBinary(term)) work.Add(BitSize(term) / 8);
    }
    return true;
  }

  void Put(uint32_t code_point) {
    char bytes[kMaxUtf8Bytes];
    size_t size = EncodeUtf8(code_point, bytes);
    output_.Append(bytes, size);
  }

  Result WalkList(Term list) {
    for (;;) {
      if (IsCons(list)) {
        Term head = Head(list);
        if (IsList(head)) {
          outer_.Push(Tail(list));
          list = head;
          continue;
        }
        Result result = IsInteger(head) ? AddCharacter(head, list)
                                        : AddBinary(head, Tail(list), list);
        if (result != Result::kDone) return result;
        list = Tail(list);
      } else {
        if (!IsNil(list)) {
          Result result = AddBinary(list, kNoValue, list);
          if (result != Result::kDone) return result;
        }
        if (outer_.empty()) return Result::kDone;
        list = outer_.Pop();
      }
    }
  }

  // The lists around the place of an error.
  Term Nested(Term rest) {
    while (!outer_.empty()) rest = BuildCons(process_, rest, outer_.Pop());
    return rest;
  }

  bool is_utf8() const { return encoding_ == Encoding::kUtf8; }

  Term Pending() {
    Term begun = BuildBinary(process_, {reinterpret_cast<const char*>(pending_), pending_size_});
    pending_size_ = 0;
    return begun;
  }

  // A character begun in one binary does not go on in `rest`, a list or binary. OTP puts what was begun
  // in front of everything that is left, for UTF-16 and UTF-32 (which its Erlang code does) in front of
  // the innermost list.
  Result FailPending(Term rest) {
    Term begun = Pending();
    rest_ = is_utf8() ? BuildCons(process_, begun, BuildCons(process_, Nested(rest), kNil))
                      : Nested(BuildCons(process_, begun, rest));
    return Result::kError;
  }

  Result AddCharacter(Term character, Term list) {
    if (pending_size_ > 0) return FailPending(list);
    uint64_t most = encoding_ == Encoding::kLatin1 ? 0xff : kMaxCodePoint;
    if (!IsSmall(character) || static_cast<uint64_t>(SmallValue(character)) > most ||
        !IsCodePoint(static_cast<uint64_t>(SmallValue(character)))) {
      bool is_native = encoding_ <= Encoding::kUtf8;  // else OTP has the character in a list of its own
      Term rest = is_native ? list : BuildCons(process_, BuildCons(process_, character, kNil), Tail(list));
      rest_ = Nested(rest);
      return Result::kError;
    }
    Put(static_cast<uint32_t>(SmallValue(character)));
    return Result::kDone;
  }

  // How many bytes the character begun takes, as far as can be told.
  size_t PendingNeeds() const {
    switch (encoding_) {
      case Encoding::kLatin1:
        return 1;
      case Encoding::kUtf8:
        return pending_[0] >= 0xf0 ? 4 : pending_[0] >= 0xe0 ? 3 : 2;
      case Encoding::kUtf16Big:
      case Encoding::kUtf16Little:
        return pending_size_ < 2 ? 2 : 4;
      case Encoding::kUtf32Big:
      case Encoding::kUtf32Little:
        return 4;
    }
    return 1;
  }

  // Goes on with a character begun; `*place` moves behind it. `whole`: what to show when it fails.
  Result AddToPending(const uint8_t** place, const uint8_t* end, Term binary, Term tail,
                      Term whole) {
    const uint8_t* start = *place;
    while (pending_size_ > 0 && *place < end) {
      size_t missing = PendingNeeds() - pending_size_;
      auto left = static_cast<size_t>(end - *place);
      size_t step = left < missing ? left : missing;
      memcpy(pending_ + pending_size_, *place, step);
      if (left < missing) {  // OTP does not look at these bytes yet
        pending_size_ += step;
        *place = end;
        return Result::kDone;
      }
      uint32_t code_point;
      int size = DecodeCharacter(encoding_, pending_, pending_size_ + step, &code_point);
      if (size < 0) {
        if (is_utf8()) return FailPending(whole);
        pending_size_ += step;
        auto first = static_cast<size_t>(*place + step - start);
        Term trailing = BuildPart(process_, binary, first * 8, (left - step) * 8);
        return FailPending(BuildCons(process_, trailing, tail == kNoValue ? kNil : tail));
      }
      *place += step;
      pending_size_ += step;
      if (size == 0) continue;  // half of a surrogate pair
      Put(code_point);
      pending_size_ = 0;
    }
    return Result::kDone;
  }

  // `tail`: what follows in the list, kNoValue where the binary is not an element of one. `whole`: the
  // list that begins with the binary, or the binary.
  Result AddBinary(Term binary, Term tail, Term whole) {
    AlignedBytes bytes(BitsOf(binary));
    const uint8_t* place = bytes.data();
    const uint8_t* end = place + bytes.size();
    Result result = AddToPending(&place, end, binary, tail, whole);
    if (result != Result::kDone) return result;
    while (place < end) {
      if (*place < 0x80 && encoding_ <= Encoding::kUtf8) {  // plain text in one go
        const uint8_t* text = place;
        while (place < end && *place < 0x80) ++place;
        output_.Append(text, static_cast<size_t>(place - text));
        continue;
      }
      uint32_t code_point;
      auto left = static_cast<size_t>(end - place);
      int size = DecodeCharacter(encoding_, place, left, &code_point);
      if (size == 0) {
        memcpy(pending_, place, left);
        pending_size_ = left;
        break;
      }
      if (size < 0) {
        size_t first = static_cast<size_t>(place - bytes.data());
        return FailAt(BuildPart(process_, binary, first * 8, left * 8), tail);
      }
      Put(code_point);
      place += size;
    }
    return Result::kDone;
  }

  Result FailAt(Term binary, Term tail) {
    pending_size_ = 0;
    rest_ = Nested(tail == kNoValue ? binary : BuildCons(process_, binary, tail));
    return Result::kError;
  }

  Process& process_;
  Encoding encoding_;
  BinaryBuilder output_;
  WorkStack<Term> outer_;
  uint8_t pending_[8];
  size_t pending_size_ = 0;
  Term rest_ = kNil;
};

Term CharacterList(Process& process, BinaryBuilder& output) {
  CountWork(process, 2 * output.size());
  return BuildString(process, {reinterpret_cast<const char*>(output.data()), output.size()});
}

Term Convert(Process& process, const Term* arguments, const BifName& self, bool to_list) {
  Encoding encoding;
  if (!ToEncoding(arguments[1], &encoding)) return FailBadArgument(process, self, arguments);
  Conversion conversion(process, encoding);
  Conversion::Result result = conversion.Run(arguments[0], to_list);
  if (result == Conversion::Result::kBadArgument) return FailBadArgument(process, self, arguments);
  Term converted = to_list ? CharacterList(process, conversion.output())
                           : conversion.output().Build(process);
  if (result == Conversion::Result::kDone) return converted;
  Term tag = result == Conversion::Result::kError ? atoms::Error() : InternAtom("incomplete");
  return BuildTuple(process, tag, converted, conversion.rest());
}

}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_characters_to_list) {
  return Convert(process, arguments, self, /*to_list=*/true);
}

LUMEN_DEFINE_BIF(lumen_bif_characters_to_binary) {
  return Convert(process, arguments, self, /*to_list=*/false);
}

LUMEN_DEFINE_BIF(lumen_bif_bin_is_7bit) {
  if (!IsBinary(arguments[0])) return atoms::False();
  BitView bits = BitsOf(arguments[0]);
  CountWork(process, bits.whole_bytes());
  for (size_t i = 0; i < bits.whole_bytes(); ++i) {
    if (bits.ByteAt(i) >= 0x80) return atoms::False();
  }
  return atoms::True();
}

}  // namespace lumen::runtime

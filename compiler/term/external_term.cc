// The reader decodes one tag after the other; what is open stands on the builder's stack, and beside it how many values each
// still wants. A list whose tail is a list goes on as the same list, so that cells written one by one stay flat.
//
// Tested by external_term_test.cc.
#include "compiler/term/external_term.h"

#include <bit>
#include <charconv>
#include <cmath>
#include <vector>

#include "compiler/base/utf8.h"
#include "compiler/term/inflate.h"
#include "compiler/term/term_builder.h"

namespace lumen {

using namespace syntax;  // NOLINT: all about terms

namespace {

constexpr unsigned char kVersion = 131;
constexpr size_t kMaxAtomCharacters = 255;

// The tags of the format (ERTS manual, External Term Format).
enum Tag : unsigned char {
  kNewFloat = 70,
  kBitBinary = 77,
  kCompressed = 80,
  kSmallInteger = 97,
  kInteger = 98,
  kFloat = 99,
  kAtom = 100,
  kSmallTuple = 104,
  kLargeTuple = 105,
  kNil = 106,
  kString = 107,
  kList = 108,
  kBinary = 109,
  kSmallBig = 110,
  kLargeBig = 111,
  kExport = 113,
  kSmallAtom = 115,
  kMap = 116,
  kAtomUtf8 = 118,
  kSmallAtomUtf8 = 119,
};

// Terms that exist in the format and not in a module.
std::string_view ForeignTerm(unsigned char tag) {
  switch (tag) {
    case 88: case 103: return "a pid";
    case 89: case 102: case 120: return "a port";
    case 90: case 101: case 114: return "a reference";
    case 112: case 117: return "a fun with an environment";
    case 82: return "an atom of a connection's cache";
    case 121: return "a term of one node";
    default: return {};
  }
}

class Reader {
 public:
  Reader(std::string_view bytes, SymbolTable* symbols, Arena* arena, std::string* error)
      : bytes_(bytes), symbols_(symbols), arena_(arena), builder_(symbols, arena), error_(error) {}

  const Term* Read() {
    if (bytes_.empty() || Byte() != kVersion) return Fail("it does not begin with the version 131"), nullptr;
    std::string inflated;
    if (!AtEnd() && static_cast<unsigned char>(bytes_[at_]) == kCompressed) {
      ++at_;
      uint64_t size;
      if (!Number(4, &size)) return nullptr;
      if (size > kMaxExternalTermBytes) return Fail("its uncompressed size is beyond the limit"), nullptr;
      if (!Inflate(bytes_.substr(at_), static_cast<size_t>(size), &inflated) || inflated.size() != size) {
        return Fail("its compressed part is damaged"), nullptr;
      }
      bytes_ = inflated;
      at_ = 0;
    }
    do {
      if (!Value() || !CloseComplete()) return nullptr;
    } while (builder_.is_open());
    if (!AtEnd()) return Fail("bytes follow the term"), nullptr;
    return builder_.Result();
  }

 private:
  bool Fail(std::string_view what) {
    if (error_->empty()) *error_ = std::string(what) + " (byte " + std::to_string(at_) + ")";
    return false;
  }
  bool AtEnd() const { return at_ == bytes_.size(); }
  size_t left() const { return bytes_.size() - at_; }
  unsigned char Byte() { return static_cast<unsigned char>(bytes_[at_++]); }
  bool Need(uint64_t count) { return count <= left() || Fail("it ends too early"); }
  bool Number(int size_bytes, uint64_t* value) {
    if (!Need(static_cast<uint64_t>(size_bytes))) return false;
    *value = 0;
    for (int i = 0; i < size_bytes; ++i) *value = *value << 8 | Byte();
    return true;
  }
  bool Piece(uint64_t size, std::string_view* piece) {
    if (!Need(size)) return false;
    *piece = bytes_.substr(at_, static_cast<size_t>(size));
    at_ += static_cast<size_t>(size);
    return true;
  }

  // Opens a term of `count` values, each of which takes a byte at least.
  bool Open(TermBuilder::Shape shape, uint64_t count) {
    if (!Need(count)) return false;
    builder_.Open(shape);
    wanted_.push_back(count);
    return true;
  }

  // Closes what has all its values. A list is complete when its tail, one value more, is there.
  bool CloseComplete() {
    while (builder_.is_open() && builder_.count() == wanted_.back()) {
      const TermBuilder::Shape shape = builder_.shape();
      if (shape == TermBuilder::Shape::kList) {
        if (AtEnd()) return Fail("it ends too early");
        const auto tag = static_cast<unsigned char>(bytes_[at_]);
        if (tag == kNil) {
          ++at_;
        } else if (tag == kList) {
          ++at_;
          uint64_t more;
          if (!Number(4, &more) || !Need(more)) return false;
          wanted_.back() += more;
          continue;
        } else {
          // Any other tail is one more value.
          builder_.MakeImproper();
          wanted_.back() += 1;
          return true;
        }
      }
      wanted_.pop_back();
      if (!builder_.Close(SourceLocation())) {
        return Fail(shape == TermBuilder::Shape::kMap ? "the key of a map is nested too deeply" : "a fun's parts are no such parts");
      }
    }
    return true;
  }

  bool Value() {
    if (++count_ > kMaxExternalTerms) return Fail("it holds too many terms");
    if (!Need(1)) return false;
    const unsigned char tag = Byte();
    switch (tag) {
      case kSmallInteger:
      case kInteger:
      case kSmallBig:
      case kLargeBig: return ReadInteger(tag);
      case kNewFloat:
      case kFloat: return ReadFloat(tag);
      case kAtom:
      case kSmallAtom:
      case kAtomUtf8:
      case kSmallAtomUtf8: return ReadAtom(tag);
      case kNil: builder_.AddString({}, {}); return true;
      case kString: return ReadString();
      case kBinary:
      case kBitBinary: return ReadBinary(tag);
      case kSmallTuple:
      case kLargeTuple:
      case kList:
      case kMap: return OpenCompound(tag);
      case kExport: return Open(TermBuilder::Shape::kFun, 3);
      default: break;
    }
    --at_;
    const std::string_view foreign = ForeignTerm(tag);
    if (!foreign.empty()) return Fail("a module cannot hold " + std::string(foreign));
    return Fail("there is no tag " + std::to_string(tag));
  }

  bool OpenCompound(unsigned char tag) {
    uint64_t count;
    if (!Number(tag == kSmallTuple ? 1 : 4, &count)) return false;
    if (tag == kMap) return Open(TermBuilder::Shape::kMap, 2 * count);
    return Open(tag == kList ? TermBuilder::Shape::kList : TermBuilder::Shape::kTuple, count);
  }

  bool ReadInteger(unsigned char tag) {
    uint64_t value;
    if (tag == kSmallInteger || tag == kInteger) {
      if (!Number(tag == kInteger ? 4 : 1, &value)) return false;
      const auto small = tag == kInteger ? static_cast<int32_t>(value) : static_cast<int64_t>(value);
      builder_.AddLeaf<IntegerTerm>(IntegerValue(small), {});
      return true;
    }
    uint64_t size;
    std::string_view digits;
    if (!Number(tag == kSmallBig ? 1 : 4, &size)) return false;
    if (size * 8 > IntegerValue::kMaxBits) return Fail("an integer is too large");
    if (!Need(1)) return false;
    const bool negative = Byte() != 0;
    if (!Piece(size, &digits)) return false;
    std::vector<uint64_t> limbs((digits.size() + 7) / 8);
    for (size_t i = 0; i < digits.size(); ++i) {
      limbs[i / 8] |= static_cast<uint64_t>(static_cast<unsigned char>(digits[i])) << (i % 8 * 8);
    }
    builder_.AddLeaf<IntegerTerm>(IntegerValue::FromLimbs(negative, limbs, arena_), {});
    return true;
  }

  bool ReadFloat(unsigned char tag) {
    double number;
    if (tag == kNewFloat) {
      uint64_t bits;
      if (!Number(8, &bits)) return false;
      number = std::bit_cast<double>(bits);
    } else {
      std::string_view text;
      if (!Piece(31, &text)) return false;
      text = text.substr(0, text.find('\0'));
      const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), number);
      if (status != std::errc() || end != text.data() + text.size()) return Fail("a float is badly written");
    }
    if (!std::isfinite(number)) return Fail("a float is not finite");
    builder_.AddLeaf<FloatTerm>(number, {});
    return true;
  }

  bool ReadAtom(unsigned char tag) {
    uint64_t size;
    std::string_view text;
    if (!Number(tag == kSmallAtom || tag == kSmallAtomUtf8 ? 1 : 2, &size) || !Piece(size, &text)) return false;
    std::string converted;
    if (tag == kAtom || tag == kSmallAtom) {
      converted = Latin1ToUtf8(text);
      text = converted;
    } else if (FindInvalidUtf8(text) != std::string_view::npos) {
      return Fail("an atom is not valid UTF-8");
    }
    if (CountCodePoints(text) > kMaxAtomCharacters) return Fail("an atom is longer than 255 characters");
    builder_.AddLeaf<AtomTerm>(symbols_->Intern(text), {});
    return true;
  }

  bool ReadString() {
    uint64_t size;
    std::string_view text;
    if (!Number(2, &size) || !Piece(size, &text)) return false;
    std::u32string wide;
    for (char c : text) wide.push_back(static_cast<unsigned char>(c));
    builder_.AddString(arena_->CopyText(std::u32string_view(wide)), {});
    return true;
  }

  bool ReadBinary(unsigned char tag) {
    uint64_t size, bits_of_last = 8;
    std::string_view bytes;
    if (!Number(4, &size) || (tag == kBitBinary && !Number(1, &bits_of_last)) || !Piece(size, &bytes)) return false;
    if (bits_of_last > 8 || (tag == kBitBinary && (size == 0 || bits_of_last == 0))) return Fail("a bitstring's size is impossible");
    std::string copy(bytes);
    if (bits_of_last < 8) copy.back() = static_cast<char>(copy.back() & 0xFF00 >> bits_of_last);
    builder_.AddBitstring(arena_->CopyText(std::string_view(copy)), size == 0 ? 0 : size * 8 - 8 + bits_of_last, {});
    return true;
  }

  std::string_view bytes_;
  size_t at_ = 0;
  SymbolTable* symbols_;
  Arena* arena_;
  TermBuilder builder_;
  std::vector<uint64_t> wanted_;  // values of each open term
  size_t count_ = 0;
  std::string* error_;
};

class Writer {
 public:
  explicit Writer(const SymbolTable& symbols) : symbols_(symbols) {}

  std::string Write(const Term& root) {
    Number(kVersion, 1);
    stack_.push_back(&root);
    while (!stack_.empty()) {
      const Term* term = stack_.back();
      stack_.pop_back();
      Put(*term);
    }
    return std::move(out_);
  }

 private:
  void Number(uint64_t value, int size_bytes) {
    for (int i = size_bytes; i-- > 0;) out_.push_back(static_cast<char>(value >> (8 * i)));
  }
  void Later(std::span<const Term* const> terms) { stack_.insert(stack_.end(), terms.rbegin(), terms.rend()); }

  void Put(const Term& term) {
    switch (term.kind) {
      case TermKind::kAtomTerm: return PutAtom(term.As<AtomTerm>().value);
      case TermKind::kIntegerTerm: return PutInteger(term.As<IntegerTerm>().value);
      case TermKind::kFloatTerm:
        Number(kNewFloat, 1);
        return Number(std::bit_cast<uint64_t>(term.As<FloatTerm>().value), 8);
      case TermKind::kStringTerm: return PutString(term.As<StringTerm>().value);
      case TermKind::kListTerm: {
        const auto& list = term.As<ListTerm>();
        if (list.elements.empty() && list.tail == nullptr) return Number(kNil, 1);
        // [] | Tail is Tail.
        if (list.elements.empty()) return stack_.push_back(list.tail);
        Number(kList, 1);
        Number(list.elements.size(), 4);
        stack_.push_back(list.tail == nullptr ? &nil_ : list.tail);
        return Later(list.elements);
      }
      case TermKind::kTupleTerm: {
        const auto& elements = term.As<TupleTerm>().elements;
        const bool small = elements.size() < 256;
        Number(small ? kSmallTuple : kLargeTuple, 1);
        Number(elements.size(), small ? 1 : 4);
        return Later(elements);
      }
      case TermKind::kMapTerm: {
        const auto& map = term.As<MapTerm>();
        Number(kMap, 1);
        Number(map.keys.size(), 4);
        for (size_t i = map.keys.size(); i-- > 0;) {
          stack_.push_back(map.values[i]);
          stack_.push_back(map.keys[i]);
        }
        return;
      }
      case TermKind::kBitstringTerm: return PutBitstring(term.As<BitstringTerm>());
      case TermKind::kFunTerm: {
        const auto& fun = term.As<FunTerm>();
        Number(kExport, 1);
        PutAtom(fun.module);
        PutAtom(fun.function);
        return PutInteger(IntegerValue(fun.arity));
      }
    }
    __builtin_unreachable();
  }

  void PutAtom(Symbol symbol) {
    const std::string_view text = symbols_.Text(symbol);
    const bool small = text.size() < 256;
    Number(small ? kSmallAtomUtf8 : kAtomUtf8, 1);
    Number(text.size(), small ? 1 : 2);
    out_ += text;
  }

  void PutInteger(const IntegerValue& value) {
    if (value.is_small() && value.small() >= 0 && value.small() < 256) {
      Number(kSmallInteger, 1);
      return Number(static_cast<uint64_t>(value.small()), 1);
    }
    if (value.is_small() && value.small() >= INT32_MIN && value.small() <= INT32_MAX) {
      Number(kInteger, 1);
      return Number(static_cast<uint64_t>(value.small()), 4);
    }
    const uint64_t magnitude = value.is_small() && value.is_negative() ? 0 - static_cast<uint64_t>(value.small())
                                                                       : static_cast<uint64_t>(value.small());
    const std::span<const uint64_t> limbs = value.is_small() ? std::span<const uint64_t>(&magnitude, 1) : value.limbs();
    std::string digits;
    for (uint64_t limb : limbs) {
      for (int i = 0; i < 8; ++i) digits.push_back(static_cast<char>(limb >> (8 * i)));
    }
    while (digits.back() == '\0') digits.pop_back();
    const bool small = digits.size() < 256;
    Number(small ? kSmallBig : kLargeBig, 1);
    Number(digits.size(), small ? 1 : 4);
    Number(value.is_negative() ? 1 : 0, 1);
    out_ += digits;
  }

  void PutString(std::u32string_view text) {
    bool bytes = text.size() < 65536;
    for (char32_t c : text) bytes = bytes && c < 256;
    if (bytes) {
      Number(kString, 1);
      Number(text.size(), 2);
      for (char32_t c : text) Number(c, 1);
      return;
    }
    Number(kList, 1);
    Number(text.size(), 4);
    for (char32_t c : text) PutInteger(IntegerValue(c));
    Number(kNil, 1);
  }

  void PutBitstring(const BitstringTerm& term) {
    const auto rest = term.size_bits % 8;
    Number(rest == 0 ? kBinary : kBitBinary, 1);
    Number(term.bytes.size(), 4);
    if (rest != 0) Number(rest, 1);
    out_ += term.bytes;
  }

  const SymbolTable& symbols_;
  const ListTerm nil_;
  std::string out_;
  std::vector<const Term*> stack_;
};

}  // namespace

const Term* ReadExternalTerm(std::string_view bytes, SymbolTable* symbols, Arena* arena, std::string* error) {
  error->clear();
  return Reader(bytes, symbols, arena, error).Read();
}

std::string WriteExternalTerm(const Term& term, const SymbolTable& symbols) { return Writer(symbols).Write(term); }

}  // namespace lumen

// binary_to_term/1,2: bytes from anybody to terms. Every size is checked against the bytes that are
// left before anything is allocated for it. Each element takes one at least, those of enclosing terms
// that are still to come included, so that memory stays in proportion to the input; nesting goes to
// an explicit stack.
//
// Tested by runtime/bifs/bifs_test.cc against results recorded from OTP, and by external_decode_fuzz_test.cc.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/base/text_buffer.h"
#include "runtime/base/utf8.h"
#include "runtime/base/work_stack.h"
#include "runtime/bifs/bif.h"
#include "runtime/bifs/compression.h"
#include "runtime/bifs/external_format.h"
#include "runtime/bifs/integer.h"
#include "runtime/binary/binary.h"
#include "runtime/code/export_table.h"
#include "runtime/code/fun_table.h"
#include "runtime/ets/table.h"
#include "runtime/map/map.h"
#include "runtime/term/atom_table.h"
#include "runtime/term/external.h"

namespace lumen::runtime {

namespace {

struct DecodeOptions {
  bool safe = false;  // makes no atoms
  bool used = false;
};

bool ReadDecodeOptions(Term list, DecodeOptions* options) {
  for (; IsCons(list); list = Tail(list)) {
    Term option = Head(list);
    if (!IsAtom(option)) return false;
    if (AtomText(option) == "safe") {
      options->safe = true;
    } else if (AtomText(option) == "used") {
      options->used = true;
    } else {
      return false;
    }
  }
  return IsNil(list);
}

const char* SkipDigits(const char* place) {
  while (*place >= '0' && *place <= '9') ++place;
  return place;
}

// [+-]digits.digits[e[+-]digits]: strtod would take more.
bool IsFloatText(const char* text) {
  if (*text == '+' || *text == '-') ++text;
  const char* place = SkipDigits(text);
  if (place == text || *place != '.') return false;
  text = place + 1;
  place = SkipDigits(text);
  if (place == text) return false;
  if (*place == 'e' || *place == 'E') {
    text = place + 1;
    if (*text == '+' || *text == '-') ++text;
    place = SkipDigits(text);
    if (place == text) return false;
  }
  return *place == '\0';
}

class Decoder {
 public:
  Decoder(Process& process, const uint8_t* bytes, size_t size, bool safe)
      : process_(process), place_(bytes), end_(bytes + size), safe_(safe) {}

  // kNoValue where the bytes are no term.
  Term Run() {
    uint64_t version;
    if (!Number(1, &version) || version != external::kVersion) return kNoValue;
    Term result = abi::kNil;
    if (!One(&result)) return kNoValue;
    while (!stack_.empty()) {
      Slots& slots = stack_.Top();
      if (slots.count == 0) {
        Slots done = stack_.Pop();
        if (done.pairs != nullptr && !FinishMap(done)) return kNoValue;
        continue;
      }
      Term* slot = slots.next;
      slots.next += slots.stride;
      --slots.count;
      --promised_;
      if (!One(slot)) return kNoValue;
    }
    return result;
  }

  const uint8_t* place() const { return place_; }

 private:
  // Words that wait for their terms.
  struct Slots {
    Term* next;
    size_t count;
    size_t stride;
    // A map's keys and values, to be made a map at `map`; null otherwise.
    Term* pairs;
    size_t pair_count;
    Term* map;
  };

  size_t left() const { return static_cast<size_t>(end_ - place_); }
  bool Number(size_t bytes, uint64_t* value) {
    if (left() < bytes) return false;
    *value = 0;
    for (size_t i = 0; i < bytes; ++i) *value = *value << 8 | *place_++;
    return true;
  }
  // A number of things that take at least a byte each, beside what others have promised.
  bool Count(size_t bytes, size_t* count) {
    uint64_t value;
    if (!Number(bytes, &value) || left() < promised_ || value > left() - promised_) return false;
    *count = static_cast<size_t>(value);
    return true;
  }
  void Push(Term* first, size_t count, size_t stride) {
    promised_ += count;
    if (count > 0) stack_.Push({first, count, stride, nullptr, 0, nullptr});
  }

  bool One(Term* slot) {
    uint64_t tag;
    if (!Number(1, &tag)) return false;
    uint64_t number;
    switch (tag) {
      case external::kSmallInteger:
        if (!Number(1, &number)) return false;
        *slot = MakeSmall(static_cast<int64_t>(number));
        return true;
      case external::kInteger:
        if (!Number(4, &number)) return false;
        *slot = MakeSmall(static_cast<int32_t>(number));
        return true;
      case external::kSmallBig:
        return Big(slot, 1);
      case external::kLargeBig:
        return Big(slot, 4);
      case external::kNewFloat:
        return NewFloat(slot);
      case external::kFloat:
        return FloatText(slot);
      case external::kAtom:
      case external::kSmallAtom:
      case external::kAtomUtf8:
      case external::kSmallAtomUtf8:
        --place_;
        return AnyAtom(slot);
      case external::kSmallTuple:
        return Tuple(slot, 1);
      case external::kLargeTuple:
        return Tuple(slot, 4);
      case external::kNil:
        *slot = abi::kNil;
        return true;
      case external::kString:
        return String(slot);
      case external::kList:
        return List(slot);
      case external::kBinary:
        return Binary(slot);
      case external::kBitBinary:
        return BitBinary(slot);
      case external::kMap:
        return Map(slot);
      case external::kExport:
        return Export(slot);
      case external::kNewFun:
        return LocalFun(slot);
      case external::kNewPid:
      case external::kPid:
        return Pid(slot, tag == external::kNewPid ? 4 : 1);
      case external::kNewerReference:
        return Reference(slot, 4);
      case external::kNewReference:
        return Reference(slot, 1);
      case external::kReference:
        return OldReference(slot);
      case external::kPort:
        return Port(slot, 4, 1);
      case external::kNewPort:
        return Port(slot, 4, 4);
      case external::kLargePort:
        return Port(slot, 8, 4);
      default:
        return false;
    }
  }

  bool Big(Term* slot, size_t size_bytes) {
    size_t size;
    uint64_t sign;
    if (!Count(size_bytes, &size) || !Number(1, &sign) || left() < size) return false;
    const uint8_t* bytes = place_;
    place_ += size;
    while (size > 0 && bytes[size - 1] == 0) --size;
    size_t limbs = (size + 7) / 8;
    if (limbs > kMaxIntegerLimbs) return false;
    if (limbs <= 1) {
      uint64_t limb = 0;
      memcpy(&limb, bytes, size);
      if (sign == 0) {
        *slot = BuildUnsigned(process_, limb);
        return true;
      }
      if (limb <= uint64_t{1} << 60) {
        *slot = MakeSmall(-static_cast<int64_t>(limb));
        return true;
      }
      limbs = 1;
    }
    Word* object = Allocate(process_, 1 + limbs);
    object[0] = abi::MakeHeader(HeaderKind::kBignum, limbs, sign != 0);
    object[limbs] = 0;
    memcpy(object + 1, bytes, size);
    *slot = MakePointer(object, Tag::kBoxed);
    return true;
  }

  bool NewFloat(Term* slot) {
    uint64_t bits;
    if (!Number(8, &bits)) return false;
    double value;
    memcpy(&value, &bits, sizeof(value));
    if (!isfinite(value)) return false;
    *slot = BuildFloat(process_, value);
    return true;
  }

  bool FloatText(Term* slot) {
    if (left() < external::kFloatTextBytes) return false;
    char text[external::kFloatTextBytes + 1];
    memcpy(text, place_, external::kFloatTextBytes);
    text[external::kFloatTextBytes] = '\0';
    place_ += external::kFloatTextBytes;
    if (!IsFloatText(text) || strlen(text) == external::kFloatTextBytes) return false;
    double value = strtod(text, nullptr);
    if (!isfinite(value)) return false;
    *slot = BuildFloat(process_, value);
    return true;
  }

  bool Atom(Term* slot, size_t size_bytes, bool utf8) {
    size_t size;
    if (!Count(size_bytes, &size)) return false;
    auto* text = reinterpret_cast<const char*>(place_);
    place_ += size;
    char storage[kMaxAtomCharacters * kMaxUtf8Bytes];
    TextBuffer buffer(storage, sizeof(storage));
    size_t count = 0;
    for (size_t i = 0; i < size; ++count) {
      if (count == kMaxAtomCharacters) return false;
      uint32_t c = static_cast<uint8_t>(text[i]);
      size_t length = utf8 ? DecodeUtf8(text + i, text + size, &c) : 1;
      if (length == 0) return false;
      buffer.AppendUtf8(c);
      i += length;
    }
    Term atom = safe_ ? FindAtom(buffer.view()) : InternAtom(buffer.view());
    if (atom == kNoValue) return false;
    *slot = atom;
    return true;
  }
  bool AnyAtom(Term* slot) {
    uint64_t tag;
    if (!Number(1, &tag)) return false;
    switch (tag) {
      case external::kAtom:
        return Atom(slot, 2, /*utf8=*/false);
      case external::kSmallAtom:
        return Atom(slot, 1, /*utf8=*/false);
      case external::kAtomUtf8:
        return Atom(slot, 2, /*utf8=*/true);
      case external::kSmallAtomUtf8:
        return Atom(slot, 1, /*utf8=*/true);
      default:
        return false;
    }
  }

  bool Tuple(Term* slot, size_t size_bytes) {
    size_t arity;
    if (!Count(size_bytes, &arity) || arity > abi::kMaxTupleArity) return false;
    Word* object = Allocate(process_, 1 + arity);
    *slot = MakeTuple(object, arity);
    Push(object + 1, arity, 1);
    return true;
  }

  bool String(Term* slot) {
    size_t size;
    if (!Count(2, &size)) return false;
    *slot = BuildByteList(process_, {reinterpret_cast<const char*>(place_), size});
    place_ += size;
    return true;
  }

  bool List(Term* slot) {
    size_t count;
    if (!Count(4, &count)) return false;
    if (count == 0) {
      Push(slot, 1, 1);  // only a tail
      return true;
    }
    Word* cells = Allocate(process_, 2 * count);
    for (size_t i = 1; i < count; ++i) cells[2 * i - 1] = MakePointer(cells + 2 * i, Tag::kCons);
    *slot = MakePointer(cells, Tag::kCons);
    Push(cells + 2 * count - 1, 1, 1);
    Push(cells, count, 2);
    return true;
  }

  bool Binary(Term* slot) {
    size_t size;
    if (!Count(4, &size)) return false;
    *slot = BuildBitstring(process_, {place_, 0, size * 8});
    place_ += size;
    return true;
  }

  bool BitBinary(Term* slot) {
    size_t size;
    uint64_t bits;
    if (!Count(4, &size) || !Number(1, &bits) || left() < size) return false;
    if (size == 0 ? bits != 0 : bits == 0 || bits > 8) return false;
    *slot = BuildBitstring(process_, {place_, 0, size == 0 ? 0 : (size - 1) * 8 + static_cast<size_t>(bits)});
    place_ += size;
    return true;
  }

  bool Map(Term* slot) {
    size_t count;
    if (!Count(4, &count) || count > (left() - promised_) / 2) return false;
    Word* pairs = Allocate(process_, 2 * count + 1);
    promised_ += 2 * count;
    stack_.Push({pairs, 2 * count, 1, pairs, count, slot});
    return true;
  }

  bool FinishMap(const Slots& slots) {
    auto* pairs = static_cast<KeyValue*>(malloc(slots.pair_count * sizeof(KeyValue) + 1));
    if (pairs == nullptr) FatalOutOfMemory(slots.pair_count * sizeof(KeyValue));
    for (size_t i = 0; i < slots.pair_count; ++i)
      pairs[i] = {slots.pairs[2 * i], slots.pairs[2 * i + 1]};
    bool has_duplicates;
    *slots.map = MapOfPairs(process_, pairs, slots.pair_count, &has_duplicates);
    free(pairs);
    return !has_duplicates;
  }

  bool Export(Term* slot) {
    Term module;
    Term name;
    Term arity;
    if (!AnyAtom(&module) || !AnyAtom(&name)) return false;
    if (left() < 2 || *place_ != external::kSmallInteger || !One(&arity)) return false;
    const auto count = static_cast<size_t>(SmallValue(arity));
    if (safe_ && FindExport(module, name, count) == nullptr) return false;  // makes no funs of what is not there either
    *slot = BuildExternalFun(process_, module, name, count);
    return true;
  }

  // At most a word.
  bool Unsigned(uint64_t* value) {
    uint64_t tag;
    if (!Number(1, &tag)) return false;
    if (tag == external::kSmallInteger) return Number(1, value);
    if (tag == external::kInteger) return Number(4, value);
    uint64_t size;
    uint64_t sign;
    if (tag != external::kSmallBig || !Number(1, &size) || !Number(1, &sign)) return false;
    if (sign != 0 || size > sizeof(*value) || left() < size) return false;
    *value = 0;
    memcpy(value, place_, static_cast<size_t>(size));
    place_ += size;
    return true;
  }

  // The size in front is not looked at, as on OTP; nor are the old index and who made it.
  bool LocalFun(Term* slot) {
    LocalFunKey key;
    uint64_t size;
    uint64_t arity;
    if (!Number(4, &size) || !Number(1, &arity) || arity > abi::kMaxArity || left() < kFunUniqueBytes) return false;
    memcpy(key.unique, place_, kFunUniqueBytes);
    place_ += kFunUniqueBytes;
    uint64_t index;
    uint64_t old_index;
    uint64_t uniq;
    uint64_t tag;
    Term maker;
    if (!Number(4, &index) || !Count(4, &key.environment_size) || !AnyAtom(&key.module) || !Unsigned(&old_index) || !Unsigned(&uniq) ||
        !Number(1, &tag) || (tag != external::kNewPid && tag != external::kPid) || !Pid(&maker, tag == external::kNewPid ? 4 : 1))
      return false;
    if (left() < promised_ || key.environment_size > left() - promised_ || key.environment_size > kMostEnvironment) return false;
    key.arity = static_cast<size_t>(arity);
    key.index = index;
    key.uniq = uniq;
    const Term fun = BuildLocalFun(process_, key);
    if (fun == kNoValue) return false;
    *slot = fun;
    Push(PointerOf(fun) + abi::kFunEnvironmentWord, key.environment_size, 1);
    return true;
  }

  // The node that made an identifier.
  struct Maker {
    Term name;
    uint64_t creation;
    bool IsThisNode() const { return creation == 0 && AtomText(name) == kThisNodeName; }
  };
  bool Creation(size_t bytes, Maker* maker) {
    return Number(bytes, &maker->creation) && (bytes > 1 || maker->creation <= external::kMostOldCreation);
  }

  Term External(HeaderKind kind, const Maker& maker, const Word* data, size_t words, size_t reference_words = 0) {
    Word* object = Allocate(process_, ExternalWords(words));
    object[0] = abi::MakeHeader(kind, ExternalWords(words) - 1);
    object[abi::kExternalNodeWord] = maker.name;
    object[abi::kExternalCreationWord] = maker.creation | Word{reference_words} << 32;
    memcpy(object + abi::kExternalDataWord, data, words * sizeof(Word));
    return MakePointer(object, Tag::kBoxed);
  }

  bool Pid(Term* slot, size_t creation_bytes) {
    Maker maker;
    uint64_t number;
    uint64_t serial;
    if (!AnyAtom(&maker.name) || !Number(4, &number) || !Number(4, &serial) || !Creation(creation_bytes, &maker)) return false;
    if (!maker.IsThisNode()) {
      const Word data = serial << 32 | number;
      *slot = External(HeaderKind::kExternalPid, maker, &data, 1);
      return true;
    }
    if (number >> kPidNumberBits != 0) return false;
    uint64_t value = serial << kPidNumberBits | number;
    if (value >> (64 - abi::kOtherImmediateShift) != 0) return false;
    *slot = value << abi::kOtherImmediateShift | abi::kPidTag;
    return true;
  }

  bool Port(Term* slot, size_t number_bytes, size_t creation_bytes) {
    Maker maker;
    uint64_t number;
    if (!AnyAtom(&maker.name) || !Number(number_bytes, &number) || !Creation(creation_bytes, &maker)) return false;
    if (!maker.IsThisNode()) {
      *slot = External(HeaderKind::kExternalPort, maker, &number, 1);
      return true;
    }
    if (number >= external::kPortLimit) return false;
    *slot = number << abi::kOtherImmediateShift | abi::kPortTag;
    return true;
  }

  bool Reference(Term* slot, size_t creation_bytes) {
    uint64_t count;
    Maker maker;
    return Number(2, &count) && AnyAtom(&maker.name) && Creation(creation_bytes, &maker) &&
           ReferenceWords(slot, maker, static_cast<size_t>(count));
  }

  // With one word, and its creation behind it.
  bool OldReference(Term* slot) {
    Maker maker;
    if (!AnyAtom(&maker.name)) return false;
    const uint8_t* words = place_;
    uint64_t word;
    if (!Number(4, &word) || !Creation(1, &maker)) return false;
    const uint8_t* behind = place_;
    place_ = words;
    if (!ReferenceWords(slot, maker, 1)) return false;
    place_ = behind;
    return true;
  }

  bool ReferenceWords(Term* slot, const Maker& maker, size_t count) {
    if (count > kMostReferenceWords) return false;
    uint64_t words[kMostReferenceWords] = {};
    for (size_t i = 0; i < count; ++i) {
      if (!Number(4, &words[i])) return false;
    }
    if (maker.IsThisNode()) return OwnReference(slot, words, count);
    Word data[(kMostReferenceWords + 1) / 2] = {};
    for (size_t i = 0; i < count; ++i) data[i / 2] |= words[i] << (32 * (i % 2));
    *slot = External(HeaderKind::kExternalReference, maker, data, (count + 1) / 2, count);
    return true;
  }

  // What this node could have made: words that are not there are 0.
  bool OwnReference(Term* slot, const uint64_t* words, size_t count) {
    if (count == 0 || (count > external::kReferenceWords && count != external::kAliasWords)) return false;
    Word number = 0;
    for (int i = external::kReferenceWords; i-- > 0;) {
      const int bits = external::kReferenceWordBits[i];
      if (words[i] >> bits != 0) return false;
      number = number << bits | words[i];
    }
    number <<= abi::kTagBits;
    if (count != external::kAliasWords) {
      *slot = ets::ReferenceOfNumber(process_, number);
      return true;
    }
    const uint64_t pid = words[external::kReferenceWords + 1] << 32 | words[external::kReferenceWords];
    if (pid == 0 || pid >> (64 - abi::kOtherImmediateShift) != 0) return false;
    *slot = BuildReference(process_, number, pid << abi::kOtherImmediateShift | abi::kPidTag);
    return true;
  }

  // Far beyond what a compiled fun has, and within what a header can say.
  static constexpr size_t kMostEnvironment = size_t{1} << 16;

  Process& process_;
  const uint8_t* place_;
  const uint8_t* end_;
  bool safe_;
  size_t promised_ = 0;  // terms that containers begun wait for
  WorkStack<Slots> stack_;
};

// A compressed term, expanded: version, kCompressed, the size, and the rest of the encoding as zlib
// compresses it.
class Expanded {
 public:
  Expanded() = default;
  Expanded(const Expanded&) = delete;
  Expanded& operator=(const Expanded&) = delete;
  ~Expanded() { free(bytes_); }

  // False where the bytes are malformed. The memory is in proportion to what they can expand to.
  bool Expand(const uint8_t* bytes, size_t size) {
    if (size <= kHeaderBytes) return false;
    uint64_t expanded = 0;
    for (size_t i = 2; i < kHeaderBytes; ++i) expanded = expanded << 8 | bytes[i];
    if (expanded / kMostExpansion > size) return false;
    bytes_ = static_cast<uint8_t*>(malloc(static_cast<size_t>(expanded) + 1));
    if (bytes_ == nullptr) return false;
    bytes_[0] = external::kVersion;
    size_ = static_cast<size_t>(expanded) + 1;
    size_t used = ExpandBytes(bytes + kHeaderBytes, size - kHeaderBytes, bytes_ + 1,
                              static_cast<size_t>(expanded));
    used_ = kHeaderBytes + used;
    return used > 0;
  }

  const uint8_t* data() const { return bytes_; }
  size_t size() const { return size_; }
  size_t used() const { return used_; }  // of the compressed bytes, the header among them

 private:
  static constexpr size_t kHeaderBytes = 6;
  uint8_t* bytes_ = nullptr;
  size_t size_ = 0;
  size_t used_ = 0;
};

Term BinaryToTerm(Process& process, const Term* arguments, const BifName& self, Term option_list) {
  DecodeOptions options;
  if (!ReadDecodeOptions(option_list, &options)) {
    return Fail(process, self, arguments, atoms::BadArg(), atoms::BadOpt());
  }
  if (!IsBinary(arguments[0])) return FailBadArgument(process, self, arguments);
  AlignedBytes bytes(BitsOf(arguments[0]));
  CountWork(process, 2 * bytes.size());
  Expanded expanded;
  bool is_compressed = bytes.size() > 1 && bytes.data()[0] == external::kVersion &&
                       bytes.data()[1] == external::kCompressed;
  if (is_compressed && !expanded.Expand(bytes.data(), bytes.size()))
    return FailBadArgument(process, self, arguments);
  const uint8_t* data = is_compressed ? expanded.data() : bytes.data();
  if (is_compressed) CountWork(process, 4 * expanded.size());
  Decoder decoder(process, data, is_compressed ? expanded.size() : bytes.size(), options.safe);
  Term term = decoder.Run();
  if (term == kNoValue) return FailBadArgument(process, self, arguments);
  auto used = static_cast<size_t>(decoder.place() - data);
  if (is_compressed) used = expanded.used();
  if (!options.used) return term;
  return BuildTuple(process, term, MakeSmall(static_cast<int64_t>(used)));
}

}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_binary_to_term_1) {
  return BinaryToTerm(process, arguments, self, abi::kNil);
}
LUMEN_DEFINE_BIF(lumen_bif_binary_to_term_2) {
  return BinaryToTerm(process, arguments, self, arguments[1]);
}

}  // namespace lumen::runtime

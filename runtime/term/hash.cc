// phash2 and the hash of map keys are two versions of one walk (WalkHash): terms in order, each mixed
// into the hash of those before it. phash is another, older one. The numbers that go in are facts of
// OTP (erts/emulator/beam/utils.c of OTP 25).
//
// Tested by runtime/bifs/bifs_test.cc and runtime/term/hash_test.cc against numbers recorded from OTP.
#include "runtime/term/hash.h"

#include <stdlib.h>

#include "runtime/base/work_stack.h"
#include "runtime/term/bitstring.h"
#include "runtime/term/external.h"
#include "runtime/term/map.h"

namespace lumen::runtime {

namespace {

// What kinds of terms are told apart by: multiples of one constant.
constexpr uint32_t Salt(uint32_t number) { return kHashConstant * number; }
constexpr uint32_t kIntegerSalt = Salt(1);
constexpr uint32_t kNilSalt = Salt(2);
constexpr uint32_t kAtomSalt = Salt(3);
constexpr uint32_t kStringSalt = Salt(4);
constexpr uint32_t kPidSalt = Salt(5);
constexpr uint32_t kPortSalt = Salt(6);
constexpr uint32_t kReferenceSalt = Salt(7);
constexpr uint32_t kTupleSalt = Salt(9);
constexpr uint32_t kNegativeBigSalt = Salt(10);
constexpr uint32_t kPositiveBigSalt = Salt(11);
constexpr uint32_t kFloatSalt = Salt(12);
constexpr uint32_t kBinarySalt = Salt(13);
constexpr uint32_t kFunctionSalt = Salt(14);
constexpr uint32_t kTailBitsSalt = Salt(15);
constexpr uint32_t kMapSalt = Salt(16);
constexpr uint32_t kHeadSalt = Salt(17);
constexpr uint32_t kTailSalt = Salt(18);
constexpr uint32_t kPairsSalt = Salt(19);
constexpr uint32_t kFunSalt = Salt(20);
constexpr uint32_t kFunIndexSalt = Salt(21);
constexpr uint32_t kStringEndSalt = Salt(22);

constexpr uint32_t kNilHash = 3468870702;
constexpr uint32_t kNilNumber = 2;

// The immediates of OTP: what a word of the map hash holds.
constexpr uint64_t kOtpNil = 0x3b;
constexpr int64_t kOtpSmallLimit = int64_t{1} << 59;
constexpr int64_t kShortLimit = int64_t{1} << 27;  // beyond it phash2 takes integers for big

bool IsOtpSmall(int64_t value) { return value >= -kOtpSmallLimit && value < kOtpSmallLimit; }

// Words on the work stack that are no terms.
constexpr Word kMark = static_cast<Word>(Tag::kHeader);
constexpr Word kMapEnd = Word{1} << 8 | kMark;   // below it: the hash before the map, the outer pairs'
constexpr Word kPairEnd = Word{2} << 8 | kMark;
constexpr Word kTailNext = Word{3} << 8 | kMark;

bool IsByte(Term term) { return IsSmall(term) && static_cast<uint64_t>(SmallValue(term)) < 256; }

void Mix(uint32_t* hash, uint32_t a, uint32_t b, uint32_t salt) {
  MixHash(salt + a, salt + b, hash);
}

uint32_t Load32(const uint8_t* bytes, size_t count) {
  uint32_t value = 0;
  for (size_t i = 0; i < count; ++i) value |= static_cast<uint32_t>(bytes[i]) << (8 * i);
  return value;
}

size_t Least(size_t a, size_t b) { return a < b ? a : b; }

uint32_t HashBlock(const uint8_t* bytes, size_t size, uint32_t start) {
  uint32_t a = kHashConstant;
  uint32_t b = kHashConstant;
  uint32_t c = start;
  auto mix = [&] {
    // MixHash keeps only the third word.
    a = (a - b - c) ^ (c >> 13);
    b = (b - c - a) ^ (a << 8);
    c = (c - a - b) ^ (b >> 13);
    a = (a - b - c) ^ (c >> 12);
    b = (b - c - a) ^ (a << 16);
    c = (c - a - b) ^ (b >> 5);
    a = (a - b - c) ^ (c >> 3);
    b = (b - c - a) ^ (a << 10);
    c = (c - a - b) ^ (b >> 15);
  };
  size_t left = size;
  for (; left >= 12; left -= 12, bytes += 12) {
    a += Load32(bytes, 4);
    b += Load32(bytes + 4, 4);
    c += Load32(bytes + 8, 4);
    mix();
  }
  c += static_cast<uint32_t>(size);
  a += Load32(bytes, Least(left, 4));
  if (left > 4) b += Load32(bytes + 4, Least(left - 4, 4));
  if (left > 8) c += Load32(bytes + 8, left - 8) << 8;  // the lowest byte counts the size
  mix();
  return c;
}

// Of a reference of this node, as OTP divides its number.
uint32_t FirstReferenceWord(const Word* object) {
  constexpr uint32_t kFirstWordMask = 0x3ffff;
  return static_cast<uint32_t>(object[abi::kReferenceNumberWord] >> abi::kTagBits) & kFirstWordMask;
}

uint64_t FloatBits(Term term) {
  double value = FloatValue(term);
  if (value == 0) value = 0;  // -0.0 is 0.0 to OTP 25
  uint64_t bits;
  memcpy(&bits, &value, sizeof(bits));
  return bits;
}

// `internal`: the hash of map keys, phash2 otherwise.
template <bool internal>
class WalkHash {
 public:
  explicit WalkHash(const HashProgress* progress = nullptr) : progress_(progress) {}

  uint32_t Hash(Term term) {
    constexpr size_t kUnitsPerStep = 8, kOften = 8 * 1024;
    stack_.Push(term);
    while (!stack_.empty()) {
      if (!internal && progress_ != nullptr && (units_ += kUnitsPerStep) >= kOften) {
        progress_->report(progress_->context, units_);
        units_ = 0;
      }
      Word next = stack_.Pop();
      switch (next) {
        case kMapEnd:
          hash_ = static_cast<uint32_t>(stack_.Pop() >> 8);
          MixHash(kPairsSalt + pairs_, kPairsSalt, &hash_);
          pairs_ = static_cast<uint32_t>(stack_.Pop() >> 8);
          break;
        case kPairEnd:
          pairs_ ^= hash_;
          hash_ = 0;
          break;
        case kTailNext:
          Rotate(kTailSalt);
          break;
        default:
          Add(next);
      }
    }
    return hash_;
  }

  // The same for a small integer: no way to go.
  uint32_t HashSmall(Term small) {
    AddSmall(SmallValue(small));
    return hash_;
  }

 private:
  void Rotate(uint32_t salt) {
    hash_ ^= salt;
    hash_ = (hash_ << 17) ^ (hash_ >> 15);
  }
  void MixOne(uint32_t value, uint32_t salt) { Mix(&hash_, value, 0, salt); }
  void PushElements(const Term* first, size_t count) {
    for (size_t i = count; i > 0; --i) stack_.Push(first[i - 1]);
  }

  void Add(Term term) {
    switch (TagOf(term)) {
      case Tag::kSmall:
        AddSmall(SmallValue(term));
        return;
      case Tag::kCons:
        AddList(term);
        return;
      case Tag::kTuple:
        MixOne(static_cast<uint32_t>(TupleArity(term)), kTupleSalt);
        PushElements(PointerOf(term) + 1, TupleArity(term));
        return;
      case Tag::kFloat: {
        uint64_t bits = FloatBits(term);
        auto low = static_cast<uint32_t>(bits);
        auto high = static_cast<uint32_t>(bits >> 32);
        Mix(&hash_, internal ? low : high, internal ? high : low, kFloatSalt);
        return;
      }
      case Tag::kFun:
        AddFun(term);
        return;
      case Tag::kImmediate:
        AddImmediate(term);
        return;
      case Tag::kBoxed:
        AddBoxed(term);
        return;
      case Tag::kHeader:
        break;
    }
    Fatal("a header word where a term should be");
  }

  void AddSmall(int64_t value) {
    if (internal && IsOtpSmall(value)) {
      uint64_t word = static_cast<uint64_t>(value) << 4 | 15;
      Mix(&hash_, static_cast<uint32_t>(word), static_cast<uint32_t>(word >> 32), kHashConstant);
    } else if (!internal && value >= -kShortLimit && value < kShortLimit) {
      if (value < 0) MixOne(static_cast<uint32_t>(-value), kIntegerSalt);
      MixOne(static_cast<uint32_t>(value), kIntegerSalt);
    } else {
      uint64_t magnitude =
          value < 0 ? -static_cast<uint64_t>(value) : static_cast<uint64_t>(value);
      MixLimb(magnitude, value < 0);
    }
  }
  void MixLimb(uint64_t limb, bool is_negative) {
    Mix(&hash_, static_cast<uint32_t>(limb), static_cast<uint32_t>(limb >> 32),
        is_negative ? kNegativeBigSalt : kPositiveBigSalt);
  }

  // Bytes a list begins with count four at a time.
  void AddList(Term list) {
    uint32_t bytes = 0;
    uint32_t count = 0;
    while (IsCons(list) && IsByte(Head(list))) {
      bytes = bytes << 8 | static_cast<uint32_t>(SmallValue(Head(list)));
      if (++count == 4) {
        MixOne(bytes, kStringSalt);
        bytes = count = 0;
      }
      list = Tail(list);
    }
    if (count > 0) {
      if (internal) {
        Mix(&hash_, bytes, count, kStringEndSalt);
      } else {
        MixOne(bytes, kStringSalt);
      }
    }
    if (!IsCons(list)) {
      stack_.Push(list);
      return;
    }
    Term tail = Tail(list);
    stack_.Push(tail);
    if (internal) {
      Rotate(kHeadSalt);
      if (!IsCons(tail)) stack_.Push(kTailNext);
    }
    stack_.Push(Head(list));
  }

  void AddFun(Term fun) {
    const abi::FunInfo* info = FunInfoOf(fun);
    uint32_t module = AtomOf(info->function->module)->hash;
    if (info->is_external != 0) {
      Mix(&hash_, static_cast<uint32_t>(FunArity(fun)), module, kHashConstant);
      MixOne(AtomOf(info->function->name)->hash, kFunctionSalt);
      return;
    }
    auto size = static_cast<uint32_t>(FunEnvironmentSize(fun));
    Mix(&hash_, size, module, internal ? kFunSalt : kHashConstant);
    Mix(&hash_, static_cast<uint32_t>(info->index), static_cast<uint32_t>(info->uniq),
        internal ? kFunIndexSalt : kHashConstant);
    PushElements(PointerOf(fun) + abi::kFunEnvironmentWord, size);
  }

  void AddImmediate(Term term) {
    if (IsAtom(term)) {
      const abi::AtomRecord* atom = AtomOf(term);
      if (internal) {  // all of the text: two atoms with the same hash must differ in some round
        hash_ = HashBlock(reinterpret_cast<const uint8_t*>(atom->text.pointer), atom->size_bytes,
                          kAtomSalt + hash_);
      } else if (hash_ == 0) {
        hash_ = atom->hash;
      } else {
        MixOne(atom->hash, kAtomSalt);
      }
    } else if (IsNil(term)) {
      if (internal) {
        Mix(&hash_, static_cast<uint32_t>(kOtpNil), static_cast<uint32_t>(kOtpNil >> 32),
            kHashConstant);
      } else if (hash_ == 0) {
        hash_ = kNilHash;
      } else {
        MixOne(kNilNumber, kNilSalt);
      }
    } else if (IsPid(term)) {
      AddPid(term);
    } else {
      MixWord(ImmediateValue(term), kPortSalt);
    }
  }

  void MixWord(uint64_t word, uint32_t salt) {
    Mix(&hash_, static_cast<uint32_t>(word), static_cast<uint32_t>(word >> 32), salt);
  }
  // phash2 of identifiers is that of their (first) number alone. The other hash must tell apart what is not equal.
  void AddPid(Term pid) {
    const PidParts parts = PartsOfPid(pid);
    Mix(&hash_, parts.number, internal ? parts.serial : 0, kPidSalt);
  }
  void AddMaker(Term external) {
    AddImmediate(NodeNameOf(external));
    MixOne(CreationOf(external), kReferenceSalt);
  }
  // Rare, so small.
  [[gnu::noinline]] void AddExternal(Term external) {
    if (internal) AddMaker(external);
    const bool is_port = IsExternalPort(external);
    const uint32_t salt = IsExternalPid(external) ? kPidSalt : is_port ? kPortSalt : kReferenceSalt;
    const Word* data = ExternalData(external);
    size_t words = ExternalDataWords(external);
    if (!internal && !is_port) return MixOne(words == 0 ? 0 : static_cast<uint32_t>(data[0]), salt);
    // References are equal where only zeros follow.
    while (words > 0 && data[words - 1] == 0) --words;
    for (size_t i = 0; i == 0 || i < words; ++i) MixWord(i < words ? data[i] : 0, salt);
  }

  void AddBoxed(Term term) {
    const Word* object = PointerOf(term);
    size_t size = abi::HeaderSizeWords(object[0]);
    switch (abi::KindOfHeader(object[0])) {
      case HeaderKind::kBignum: {
        bool is_negative = (abi::HeaderAux(object[0]) & 1) != 0;
        for (size_t i = 1; i <= size; ++i) MixLimb(object[i], is_negative);
        return;
      }
      case HeaderKind::kHeapBinary:
      case HeaderKind::kReferenceCountedBinary:
      case HeaderKind::kSubBinary:
        AddBits(BitsOf(term));
        return;
      case HeaderKind::kFlatMap:
        AddFlatMap(term);
        return;
      case HeaderKind::kHashMapNode:
        AddNode(object);
        return;
      case HeaderKind::kReference:  // the number says which it is; what else there is may change
        if (internal) {
          MixWord(object[abi::kReferenceNumberWord], kReferenceSalt);
        } else {
          MixOne(FirstReferenceWord(object), kReferenceSalt);
        }
        return;
      case HeaderKind::kExternalReference:
      case HeaderKind::kExternalPid:
      case HeaderKind::kExternalPort:
        AddExternal(term);
        return;
      case HeaderKind::kMatchContext:
      case HeaderKind::kTuple:
      case HeaderKind::kFloat:
      case HeaderKind::kFun:
      case HeaderKind::kUndefinedFun:
      case HeaderKind::kRawArea:
      case HeaderKind::kNotAHeader:
        break;
    }
    Fatal("a boxed term of no kind that can be hashed");
  }

  void AddBits(const BitView& bits) {
    constexpr size_t kMuchBits = 8 * 8 * 1024;
    uint32_t start = kBinarySalt + hash_;
    if (bits.bits == 0) {
      hash_ = start;
      return;
    }
    units_ += bits.bits / 8;
    if (!internal && progress_ != nullptr && bits.bits > kMuchBits) {
      progress_->report(progress_->context, units_);
      units_ = 0;
    }
    AlignedBytes bytes(bits);
    hash_ = HashBlock(bytes.data(), bytes.size(), start);
    if (bits.tail_bits() > 0)
      Mix(&hash_, static_cast<uint32_t>(bits.tail_bits()), bits.Tail(), kTailBitsSalt);
  }

  // phash2 does not depend on the order of entries: each is hashed for itself.
  void BeginMap(size_t entries) {
    MixOne(static_cast<uint32_t>(entries), kMapSalt);
    if (internal || entries == 0) return;
    stack_.Push(Word{pairs_} << 8);
    stack_.Push(Word{hash_} << 8);
    stack_.Push(kMapEnd);
    hash_ = 0;
    pairs_ = 0;
  }
  void PushPair(Term key, Term value) {
    if (!internal) stack_.Push(kPairEnd);
    stack_.Push(value);
    stack_.Push(key);
  }

  void AddFlatMap(Term map) {
    size_t entries = FlatMapSize(map);
    BeginMap(entries);
    for (size_t i = entries; i > 0; --i)
      PushPair(TupleElement(FlatMapKeys(map), i - 1), FlatMapValue(map, i - 1));
  }

  void AddNode(const Word* node) {
    if (size_t entries = NodeEntries(node); entries > 0) BeginMap(entries);
    for (size_t i = 0; i < NodeChildCount(node); ++i) {
      Term child = NodeChild(node, i);
      if (IsCons(child)) {
        PushPair(Head(child), Tail(child));
      } else {
        stack_.Push(child);
      }
    }
  }

  const HashProgress* const progress_;
  size_t units_ = 0;  // since it was told last
  uint32_t hash_ = internal ? kMapKeyHashStart : 0;
  uint32_t pairs_ = 0;
  WorkStack<Word> stack_;
};

// --- phash: multiplications by primes.

constexpr uint32_t kAtomPrime = 268440163;
constexpr uint32_t kBytePrime = 268439161;
constexpr uint32_t kPositivePrime = 268435459;
constexpr uint32_t kNegativePrime = 268436141;
constexpr uint32_t kPidPrime = 268438633;
constexpr uint32_t kFloatPrime = 268437017;
constexpr uint32_t kListPrime = 268437511;
constexpr uint32_t kTuplePrime = 268439627;
constexpr uint32_t kFunPrime = 268440479;
constexpr uint32_t kExportPrime = 268440577;
constexpr uint32_t kTailPrime = 268440581;
constexpr uint32_t kMapPrime = 268440593;
constexpr uint32_t kMapAddend = 268440611;

constexpr Word kListEnd = Word{4} << 8 | kMark;
constexpr Word kTupleEnd = Word{5} << 8 | kMark;  // below it: the arity

class OldHash {
 public:
  uint32_t Hash(Term term) {
    stack_.Push(term);
    while (!stack_.empty()) {
      Word next = stack_.Pop();
      if (next == kListEnd) {
        hash_ *= kListPrime;
      } else if (next == kTupleEnd) {
        hash_ = hash_ * kTuplePrime + static_cast<uint32_t>(stack_.Pop() >> 8);
      } else if (next == kTailNext) {
        Term tail = stack_.Pop();
        if (IsCons(tail)) {
          AddList(tail);
        } else {
          stack_.Push(kListEnd);
          stack_.Push(tail);
        }
      } else {
        Add(next);
      }
    }
    return hash_;
  }

 private:
  void AddByte(uint32_t byte) { hash_ = hash_ * kBytePrime + byte; }
  void AddAtom(Term atom) { hash_ = hash_ * kAtomPrime + AtomOf(atom)->hash; }
  void AddLimb(uint64_t limb, size_t bytes, uint32_t prime = kBytePrime) {
    for (size_t i = 0; i < bytes; ++i)
      hash_ = hash_ * prime + static_cast<uint32_t>(limb >> (8 * i) & 0xff);
  }

  // Of a pid and a port the number, of a reference the first word.
  void AddIdentifier(Term term) {
    if (IsAnyPid(term)) {
      AddLimb(PartsOfPid(term).number, 4, kPidPrime);
      hash_ *= kFloatPrime;
      return;
    }
    uint64_t number = 0;
    if (IsReference(term)) {
      number = FirstReferenceWord(PointerOf(term));
    } else if (IsPort(term)) {
      number = ImmediateValue(term);
    } else if (IsExternalPort(term)) {
      number = *ExternalData(term);
      if (number >> 32 != 0) AddLimb(number >> 32, 4, kExportPrime);
    } else if (ExternalDataWords(term) > 0) {
      number = ExternalReferenceWord(term, 0);
    }
    AddLimb(number, 4, kTuplePrime);
    hash_ *= kFunPrime;
  }

  void AddInteger(Term term) {
    bool is_negative;
    if (IsSmall(term)) {
      int64_t value = SmallValue(term);
      is_negative = value < 0;
      uint64_t limb = is_negative ? -static_cast<uint64_t>(value) : static_cast<uint64_t>(value);
      AddLimb(limb, limb >> 32 != 0 ? 8 : 4);
    } else {
      const Word* object = PointerOf(term);
      size_t size = abi::HeaderSizeWords(object[0]);
      is_negative = (abi::HeaderAux(object[0]) & 1) != 0;
      for (size_t i = 1; i <= size; ++i)
        AddLimb(object[i], i == size && object[i] >> 32 == 0 ? 4 : 8);
    }
    hash_ *= is_negative ? kNegativePrime : kPositivePrime;
  }

  void AddList(Term list) {
    while (IsByte(Head(list))) {
      AddByte(static_cast<uint32_t>(SmallValue(Head(list))));
      Term tail = Tail(list);
      if (!IsCons(tail)) {
        stack_.Push(kListEnd);
        stack_.Push(tail);
        return;
      }
      list = tail;
    }
    stack_.Push(Tail(list));
    stack_.Push(kTailNext);
    stack_.Push(Head(list));
  }

  void AddBits(const BitView& bits) {
    size_t size = bits.whole_bytes();
    for (size_t i = 0; i < size; ++i) hash_ = hash_ * kAtomPrime + bits.ByteAt(i);
    if (bits.tail_bits() > 0) {
      hash_ = (hash_ * kAtomPrime + bits.Tail()) * kTailPrime +
              static_cast<uint32_t>(bits.tail_bits());
    }
    hash_ = hash_ * kNegativePrime + static_cast<uint32_t>(size);
  }

  void AddFun(Term fun) {
    const abi::FunInfo* info = FunInfoOf(fun);
    if (info->is_external != 0) {
      hash_ = hash_ * kExportPrime + static_cast<uint32_t>(FunArity(fun));
      AddAtom(info->function->module);
      AddAtom(info->function->name);
      return;
    }
    size_t size = FunEnvironmentSize(fun);
    hash_ = hash_ * kFunPrime + static_cast<uint32_t>(size);
    AddAtom(info->function->module);
    hash_ = hash_ * kBytePrime + static_cast<uint32_t>(info->index);
    hash_ = hash_ * kBytePrime + static_cast<uint32_t>(info->uniq);
    for (size_t i = size; i > 0; --i) stack_.Push(FunEnvironment(fun, i - 1));
  }

  void Add(Term term) {
    switch (TagOf(term)) {
      case Tag::kSmall:
        AddInteger(term);
        return;
      case Tag::kCons:
        AddList(term);
        return;
      case Tag::kTuple: {
        size_t arity = TupleArity(term);
        stack_.Push(Word{arity} << 8);
        stack_.Push(kTupleEnd);
        for (size_t i = arity; i > 0; --i) stack_.Push(TupleElement(term, i - 1));
        return;
      }
      case Tag::kFloat: {
        uint64_t bits = FloatBits(term);
        hash_ = hash_ * kFloatPrime + (static_cast<uint32_t>(bits) ^ static_cast<uint32_t>(bits >> 32));
        return;
      }
      case Tag::kFun:
        AddFun(term);
        return;
      case Tag::kImmediate:
        if (IsAtom(term)) {
          AddAtom(term);
        } else if (IsNil(term)) {
          hash_ = hash_ * kPositivePrime + 1;
        } else {
          AddIdentifier(term);
        }
        return;
      case Tag::kBoxed:
        if (IsBignum(term)) {
          AddInteger(term);
        } else if (IsMap(term)) {
          hash_ = hash_ * kMapPrime + kMapAddend + PortableHash2(term);
        } else if (IsBitstring(term)) {
          AddBits(BitsOf(term));
        } else {
          AddIdentifier(term);
        }
        return;
      case Tag::kHeader:
        break;
    }
    Fatal("a header word where a term should be");
  }

  uint32_t hash_ = 0;
  WorkStack<Word> stack_;
};

}  // namespace

uint32_t PortableHash2(Term term, const HashProgress* progress) {
  WalkHash<false> hash(progress);
  return IsSmall(term) ? hash.HashSmall(term) : hash.Hash(term);
}

uint32_t PortableHash(Term term) { return OldHash().Hash(term); }

uint32_t MapKeyHash(Term key, unsigned round) {
  if (round == 0) {
    if (IsSmall(key) && IsOtpSmall(SmallValue(key))) return MapKeyHashOfSmall(SmallValue(key));
    if (IsAtom(key)) return MapKeyHashOfAtom(AtomOf(key)->hash, AtomOf(key)->size_bytes);
    return WalkHash<true>().Hash(key);
  }
  alignas(16) Word cell[2] = {MakeSmall(round), key};
  return WalkHash<true>().Hash(MakePointer(cell, Tag::kCons));
}

}  // namespace lumen::runtime

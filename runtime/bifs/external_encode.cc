// term_to_binary/1,2, term_to_iovec/1,2 and external_size/1,2.
//
// A local fun is encoded with what tells it apart (runtime/code/fun_table.h), which this makes decoding find again, and its environment.
//
// Tested by runtime/bifs/bifs_test.cc against results recorded from OTP.
#include <stdlib.h>
#include <string.h>

#include "runtime/base/utf8.h"
#include "runtime/base/work_stack.h"
#include "runtime/bifs/bif.h"
#include "runtime/bifs/compression.h"
#include "runtime/bifs/external_format.h"
#include "runtime/binary/binary.h"
#include "runtime/code/fun_table.h"
#include "runtime/number/exact_text.h"
#include "runtime/term/atom_table.h"
#include "runtime/term/compare.h"
#include "runtime/term/external.h"
#include "runtime/term/map.h"

namespace lumen::runtime {

namespace {

using external::kVersion;

struct EncodeOptions {
  int minor_version = 1;
  bool deterministic = false;
  int compression_level = 0;  // 0: none
};

constexpr int kDefaultLevel = 6;

bool ReadEncodeOptions(Term list, EncodeOptions* options) {
  for (; IsCons(list); list = Tail(list)) {
    Term option = Head(list);
    Term value = kNoValue;
    if (IsTuple(option) && TupleArity(option) == 2) {
      value = TupleElement(option, 1);
      option = TupleElement(option, 0);
      if (!IsSmall(value)) return false;
    }
    if (!IsAtom(option)) return false;
    std::string_view name = AtomText(option);
    if (name == "compressed" && (value == kNoValue || (SmallValue(value) >= 0 && SmallValue(value) <= 9))) {
      options->compression_level = value == kNoValue ? kDefaultLevel : static_cast<int>(SmallValue(value));
    } else if (name == "minor_version" && value != kNoValue && SmallValue(value) >= 0 && SmallValue(value) <= 2) {
      options->minor_version = static_cast<int>(SmallValue(value));
    } else if (name == "deterministic" && value == kNoValue) {
      options->deterministic = true;
    } else {
      return false;
    }
  }
  return IsNil(list);
}

int CompareKeys(const void* a, const void* b) {
  return CompareTermsExactly(*static_cast<const Term*>(a), *static_cast<const Term*>(b));
}

class Encoder {
 public:
  Encoder(Process& process, const EncodeOptions& options) : process_(process), options_(options) {}
  ~Encoder() {
    while (!stack_.empty()) free(stack_.Pop().memory);
  }

  // False where a term has no encoding.
  bool Run(Term term) {
    output_.AppendByte(kVersion);
    if (!One(term)) return false;
    while (!stack_.empty()) {
      if (output_.size() - counted_ >= kOften) Count();
      Rest& rest = stack_.Top();
      if (rest.count == 0) {
        if (rest.size_place != 0) PutSize(rest.size_place);
        free(stack_.Pop().memory);
        continue;
      }
      Term next = *rest.place;
      --rest.count;
      if (rest.is_list && rest.count > 0) {
        rest.place = PointerOf(rest.place[1]);
        if (rest.count == 1) rest.place = rest.tail;
      } else {
        ++rest.place;
      }
      if (!One(next)) return false;
    }
    Count();
    return true;
  }

  BinaryBuilder& output() { return output_; }

 private:
  static constexpr size_t kOften = 8 * 1024;
  // Work done since the last time, by what came out of it.
  void Count() {
    CountWork(process_, output_.size() - counted_);
    counted_ = output_.size();
  }

  // Terms still to be encoded: in a row, or the heads of cells and then the tail.
  struct Rest {
    const Term* place;
    size_t count;
    bool is_list = false;
    const Term* tail = nullptr;
    Term* memory = nullptr;
    size_t size_place = 0;  // where in the output the size of all of it belongs, that of the size included; 0: nowhere
  };

  void PutSize(size_t place) {
    size_t size = output_.size() - place;
    for (size_t i = 4; i-- > 0; size >>= 8) output_.data()[place + i] = static_cast<uint8_t>(size);
  }

  void Number(uint64_t value, int bytes) {
    uint8_t* place = output_.Extend(static_cast<size_t>(bytes));
    for (int i = bytes; i-- > 0; value >>= 8) place[i] = static_cast<uint8_t>(value);
  }
  void Tagged(external::Tag tag, uint64_t value, int bytes) {
    output_.AppendByte(tag);
    Number(value, bytes);
  }

  bool One(Term term) {
    switch (TagOf(term)) {
      case Tag::kSmall:
        Integer(term);
        return true;
      case Tag::kCons:
        List(term);
        return true;
      case Tag::kTuple: {
        size_t arity = TupleArity(term);
        if (arity <= 0xff) {
          Tagged(external::kSmallTuple, arity, 1);
        } else {
          Tagged(external::kLargeTuple, arity, 4);
        }
        stack_.Push({PointerOf(term) + 1, arity});
        return true;
      }
      case Tag::kFloat:
        Float(FloatValue(term));
        return true;
      case Tag::kFun: {
        const abi::FunInfo* info = FunInfoOf(term);
        if (info->is_external == 0) {
          LocalFun(term);
          return true;
        }
        output_.AppendByte(external::kExport);
        Atom(info->function->module);
        Atom(info->function->name);
        Tagged(external::kSmallInteger, FunArity(term), 1);
        return true;
      }
      case Tag::kImmediate:
        if (IsAtom(term)) {
          Atom(term);
        } else if (IsNil(term)) {
          output_.AppendByte(external::kNil);
        } else if (IsPid(term)) {
          Pid(term);
        } else {
          Port(term);
        }
        return true;
      case Tag::kBoxed:
        return Boxed(term);
      case Tag::kHeader:
        break;
    }
    return false;
  }

  bool Boxed(Term term) {
    if (IsBignum(term)) {
      Integer(term);
    } else if (IsBitstring(term)) {
      Bits(BitsOf(term));
    } else if (IsMap(term)) {
      Map(term);
    } else if (IsReference(term)) {
      Reference(PointerOf(term));
    } else if (IsExternalReference(term)) {
      ExternalReference(term);
    } else if (IsExternalPid(term)) {
      Pid(term);
    } else if (IsExternalPort(term)) {
      Port(term);
    } else {
      return false;
    }
    return true;
  }

  void Integer(Term term) {
    if (IsSmall(term)) {
      int64_t value = SmallValue(term);
      if (value >= 0 && value <= 0xff) {
        Tagged(external::kSmallInteger, static_cast<uint64_t>(value), 1);
        return;
      }
      if (value >= INT32_MIN && value <= INT32_MAX) {
        Tagged(external::kInteger, static_cast<uint64_t>(value), 4);
        return;
      }
    }
    IntegerView view(term);
    const auto* bytes = reinterpret_cast<const uint8_t*>(view.digits());
    size_t size = view.size() * sizeof(Digit);
    while (size > 0 && bytes[size - 1] == 0) --size;
    if (size <= 0xff) {
      Tagged(external::kSmallBig, size, 1);
    } else {
      Tagged(external::kLargeBig, size, 4);
    }
    output_.AppendByte(view.is_negative() ? 1 : 0);
    output_.Append(bytes, size);
  }

  void Float(double value) {
    if (options_.minor_version == 0) {
      char text[external::kFloatTextBytes] = {};
      FormatScientific(value, 20, text, sizeof(text));
      output_.AppendByte(external::kFloat);
      output_.Append(text, external::kFloatTextBytes);
      return;
    }
    uint64_t bits;
    memcpy(&bits, &value, sizeof(bits));
    Tagged(external::kNewFloat, bits, 8);
  }

  // As Latin-1 while that is possible, as distribution to old nodes wants it.
  void Atom(Term atom) {
    std::string_view text = AtomText(atom);
    constexpr size_t kMost = 255;
    char latin1[kMost];
    size_t size = 0;
    bool is_latin1 = options_.minor_version < 2;
    for (const char* place = text.data(); is_latin1 && place < text.data() + text.size();) {
      uint32_t c;
      place += DecodeUtf8(place, text.data() + text.size(), &c);
      is_latin1 = c <= 0xff && size < kMost;
      if (is_latin1) latin1[size++] = static_cast<char>(c);
    }
    if (is_latin1) {
      Tagged(external::kAtom, size, 2);
      output_.Append(latin1, size);
      return;
    }
    if (text.size() <= 0xff) {
      Tagged(external::kSmallAtomUtf8, text.size(), 1);
    } else {
      Tagged(external::kAtomUtf8, text.size(), 2);
    }
    output_.Append(text.data(), text.size());
  }

  void NodeName(Term identifier) { Atom(IsExternal(identifier) ? NodeNameOf(identifier) : InternAtom(kThisNodeName)); }
  void Creation(Term identifier) { Number(IsExternal(identifier) ? CreationOf(identifier) : 0, 4); }

  void Pid(Term pid) {
    const PidParts parts = PartsOfPid(pid);
    output_.AppendByte(external::kNewPid);
    NodeName(pid);
    Number(parts.number, 4);
    Number(parts.serial, 4);
    Creation(pid);
  }

  void Port(Term port) {
    const uint64_t number = IsExternal(port) ? *ExternalData(port) : ImmediateValue(port);
    const bool is_large = number >= external::kPortLimit;
    output_.AppendByte(is_large ? external::kLargePort : external::kNewPort);
    NodeName(port);
    Number(number, is_large ? 8 : 4);
    Creation(port);
  }

  void ExternalReference(Term reference) {
    const size_t size = ExternalReferenceSize(reference);
    Tagged(external::kNewerReference, size, 2);
    NodeName(reference);
    Creation(reference);
    for (size_t i = 0; i < size; ++i) Number(ExternalReferenceWord(reference, i), 4);
  }

  // One that stands for an array of atomics or counters is encoded as a mere reference: nobody finds the array by it again.
  void Reference(const Word* object) {
    const bool has_pid = (abi::HeaderAux(object[0]) & abi::kReferenceWithPid) != 0;
    Tagged(external::kNewerReference, has_pid ? external::kAliasWords : external::kReferenceWords, 2);
    Atom(InternAtom(kThisNodeName));
    Number(0, 4);
    uint64_t number = object[abi::kReferenceNumberWord] >> abi::kTagBits;
    for (int bits : external::kReferenceWordBits) {
      Number(number & ((uint64_t{1} << bits) - 1), 4);
      number >>= bits;
    }
    if (!has_pid) return;
    const uint64_t pid = ImmediateValue(object[abi::kReferencePidWord]);
    Number(pid & UINT32_MAX, 4);
    Number(pid >> 32, 4);
  }

  // As OTP encodes it: with the pid of who made it, which here is who encodes it.
  void LocalFun(Term fun) {
    RememberFun(fun);
    const LocalFunKey key = KeyOfFun(fun);
    output_.AppendByte(external::kNewFun);
    const size_t size_place = output_.size();
    Number(0, 4);
    Number(key.arity, 1);
    output_.Append(key.unique, kFunUniqueBytes);
    Number(key.index, 4);
    Number(key.environment_size, 4);
    Atom(key.module);
    Integer(MakeSmall(static_cast<int64_t>(key.index)));
    Integer(BuildUnsigned(process_, key.uniq));
    Pid(process_.pid());
    stack_.Push({PointerOf(fun) + abi::kFunEnvironmentWord, key.environment_size, false, nullptr, nullptr, size_place});
  }

  void List(Term list) {
    const Term* first = PointerOf(list);
    size_t count = 0;
    bool is_string = true;
    const Term* tail = nullptr;
    for (; IsCons(list); list = Tail(list)) {
      Term head = Head(list);
      is_string &= IsSmall(head) && static_cast<uint64_t>(SmallValue(head)) <= 0xff;
      tail = PointerOf(list) + 1;
      ++count;
    }
    if (is_string && IsNil(list) && count <= 0xffff) {
      Tagged(external::kString, count, 2);
      uint8_t* bytes = output_.Extend(count);
      const Term* cell = first;
      for (size_t i = 0; i < count; ++i, cell = PointerOf(cell[1]))
        bytes[i] = static_cast<uint8_t>(SmallValue(cell[0]));
      return;
    }
    Tagged(external::kList, count, 4);
    stack_.Push({first, count + 1, true, tail});
  }

  void Bits(const BitView& bits) {
    size_t bytes = BytesFor(bits.bits);
    if (bits.tail_bits() == 0) {
      Tagged(external::kBinary, bytes, 4);
    } else {
      Tagged(external::kBitBinary, bytes, 4);
      output_.AppendByte(static_cast<uint8_t>(bits.tail_bits()));
    }
    uint8_t* place = output_.Extend(bytes);
    constexpr size_t kCopiedPerUnit = 8;
    counted_ += bytes - bytes / kCopiedPerUnit;
    if (bits.tail_bits() != 0) place[bytes - 1] = 0;
    CopyBits(place, 0, bits);
  }

  // Large maps backwards as OTP does it, or sorted.
  void Map(Term map) {
    size_t size = MapSize(map);
    Tagged(external::kMap, size, 4);
    if (size == 0) return;
    auto* terms = static_cast<Term*>(malloc(2 * size * sizeof(Term)));
    if (terms == nullptr) FatalOutOfMemory(2 * size * sizeof(Term));
    bool is_flat = IsFlatMap(map);
    size_t i = 0;
    for (MapIterator entry(map); !entry.done(); entry.Next(), ++i) {
      size_t place = is_flat ? i : size - 1 - i;
      terms[2 * place] = entry.key();
      terms[2 * place + 1] = entry.value();
    }
    if (options_.deterministic && !is_flat) qsort(terms, size, 2 * sizeof(Term), CompareKeys);
    stack_.Push({terms, 2 * size, false, nullptr, terms});
  }

  Process& process_;
  EncodeOptions options_;
  BinaryBuilder output_;
  size_t counted_ = 0;  // of the output
  WorkStack<Rest> stack_;
};

// version, kCompressed and the size take so much; OTP compresses what gets smaller than that by it.
constexpr size_t kCompressedHeaderBytes = 6;

// How terms are compressed; null in what never compresses, so that it links no compression.
using Compressor = decltype(&CompressBytes);

// Puts the compressed encoding in the place of the other where it is the smaller.
void Compress(BinaryBuilder* output, int level, Compressor compressor) {
  size_t size = output->size() - 1;
  if (size < kCompressedHeaderBytes) return;
  size_t room = size - (kCompressedHeaderBytes - 1);
  auto* compressed = static_cast<uint8_t*>(malloc(room));
  if (compressed == nullptr) FatalOutOfMemory(room);
  size_t compressed_size = compressor(output->data() + 1, size, level, compressed, room);
  if (compressed_size > 0) {
    uint8_t* place = output->data() + 1;
    *place++ = external::kCompressed;
    for (int shift = 24; shift >= 0; shift -= 8) *place++ = static_cast<uint8_t>(size >> shift);
    memcpy(place, compressed, compressed_size);
    output->Truncate(kCompressedHeaderBytes + compressed_size);
  }
  free(compressed);
}

enum class Shape { kBinary, kVector, kSize };

// external_size/2 knows of one option alone.
bool AreSizeOptions(const EncodeOptions& options) {
  return options.minor_version <= 1 && !options.deterministic && options.compression_level == 0;
}

Term TermToBinary(Process& process, const Term* arguments, const BifName& self, Term option_list,
                  Shape shape, Compressor compressor = nullptr) {
  EncodeOptions options;
  if (!ReadEncodeOptions(option_list, &options) ||
      (shape == Shape::kSize && !AreSizeOptions(options)))
    return FailBadArgument(process, self, arguments);
  Encoder encoder(process, options);
  BinaryBuilder& output = encoder.output();
  if (!encoder.Run(arguments[0])) return Fail(process, self, arguments, InternAtom("notsup"));
  if (shape == Shape::kSize) return MakeSmall(static_cast<int64_t>(output.size()));
  if (options.compression_level > 0 && compressor != nullptr && output.size() <= UINT32_MAX) {
    CountWork(process, 16 * output.size());
    Compress(&output, options.compression_level, compressor);
  }
  Term binary = output.Build(process);
  return shape == Shape::kBinary ? binary : BuildCons(process, binary, abi::kNil);
}

}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_term_to_binary_1) {
  return TermToBinary(process, arguments, self, abi::kNil, Shape::kBinary);
}
LUMEN_DEFINE_BIF(lumen_bif_term_to_binary_2) {
  return TermToBinary(process, arguments, self, arguments[1], Shape::kBinary, CompressBytes);
}
LUMEN_DEFINE_BIF(lumen_bif_term_to_iovec_1) {
  return TermToBinary(process, arguments, self, abi::kNil, Shape::kVector);
}
LUMEN_DEFINE_BIF(lumen_bif_term_to_iovec_2) {
  return TermToBinary(process, arguments, self, arguments[1], Shape::kVector, CompressBytes);
}
LUMEN_DEFINE_BIF(lumen_bif_external_size_1) {
  return TermToBinary(process, arguments, self, abi::kNil, Shape::kSize);
}
LUMEN_DEFINE_BIF(lumen_bif_external_size_2) {
  return TermToBinary(process, arguments, self, arguments[1], Shape::kSize);
}

}  // namespace lumen::runtime

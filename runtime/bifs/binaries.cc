// BIFs on bitstrings: sizes, parts, lists of bytes, the small functions of the binary module.
//
// Tested by runtime/bifs/bifs_test.cc against results recorded from OTP.
#include "runtime/bifs/bif.h"
#include "runtime/binary/binary.h"
#include "runtime/binary/fields.h"
#include "runtime/binary/iolist.h"

namespace lumen::runtime {

namespace {

Term SmallOf(size_t value) { return MakeSmall(static_cast<int64_t>(value)); }

// {Position, Length} within `size` bytes; a negative length counts from the position backwards.
bool ToPart(Term position, Term length, size_t size, size_t* first, size_t* count) {
  if (!AreSmall(position, length)) return false;
  int64_t start = SmallValue(position);
  int64_t more = SmallValue(length);
  auto limit = static_cast<int64_t>(size);
  if (start < 0 || start > limit || more > limit || more < -limit) return false;
  if (more < 0) {
    start += more;
    more = -more;
  }
  if (start < 0 || start + more > limit) return false;
  *first = static_cast<size_t>(start);
  *count = static_cast<size_t>(more);
  return true;
}

Term PartOfBinary(Process& process, const Term* arguments, const BifName& self, Term position,
                  Term length) {
  size_t first;
  size_t count;
  if (!IsBitstring(arguments[0]) ||
      !ToPart(position, length, BitSize(arguments[0]) / 8, &first, &count)) {
    return FailBadArgument(process, self, arguments);
  }
  return BuildPart(process, arguments[0], first * 8, count * 8);
}

Term PartOfBinary(Process& process, const Term* arguments, const BifName& self) {
  Term part = arguments[1];
  if (!IsTuple(part) || TupleArity(part) != 2) return FailBadArgument(process, self, arguments);
  return PartOfBinary(process, arguments, self, TupleElement(part, 0), TupleElement(part, 1));
}

// Bytes in front of `tail`.
Term ListOfBytes(Process& process, const BitView& bits, Term tail) {
  size_t count = bits.whole_bytes();
  if (count == 0) return tail;
  CountWork(process, count);
  Word* cells = Allocate(process, 2 * count);
  for (size_t i = 0; i < count; ++i) {
    cells[2 * i] = SmallOf(bits.ByteAt(i));
    cells[2 * i + 1] = i + 1 < count ? MakePointer(cells + 2 * i + 2, Tag::kCons) : tail;
  }
  return MakePointer(cells, Tag::kCons);
}

Term OfIolist(Process& process, const Term* arguments, const BifName& self, bool whole_bytes) {
  Term bitstring = BitstringOfIolist(process, arguments[0], whole_bytes);
  return bitstring != kNoValue ? bitstring : FailBadArgument(process, self, arguments);
}

Term ListToBinary(Process& process, const Term* arguments, const BifName& self) {
  if (!IsList(arguments[0])) return FailBadArgument(process, self, arguments);
  return OfIolist(process, arguments, self, /*whole_bytes=*/true);
}

Term ByteAt(Process& process, const Term* arguments, const BifName& self, Term position) {
  if (!IsBinary(arguments[0]) || !IsSmall(position) || SmallValue(position) < 0 ||
      static_cast<uint64_t>(SmallValue(position)) >= BitSize(arguments[0]) / 8) {
    return FailBadArgument(process, self, arguments);
  }
  return SmallOf(BitsOf(arguments[0]).ByteAt(static_cast<size_t>(SmallValue(position))));
}

Term CopyTimes(Process& process, const Term* arguments, const BifName& self, Term times) {
  if (!IsBitstring(arguments[0]) || !IsSmall(times) || SmallValue(times) < 0 ||
      (times != MakeSmall(0) && !IsBinary(arguments[0]))) {
    return FailBadArgument(process, self, arguments);
  }
  BitView bits = BitsOf(arguments[0]);
  auto count = static_cast<uint64_t>(SmallValue(times));
  if (bits.bits == 0 || count == 0) return AllocateBitstring(process, 0).term;
  if (count > kMaxBitstringBits / bits.bits)
    return Fail(process, self, arguments, atoms::SystemLimit());
  size_t size = bits.whole_bytes();
  size_t total = size * static_cast<size_t>(count);
  CountWork(process, total / 8);
  NewBitstring result = AllocateBitstring(process, bits.bits * static_cast<size_t>(count));
  CopyBits(result.bytes, 0, bits);
  for (size_t done = size; done < total;) {  // doubling what is there
    size_t step = total - done < done ? total - done : done;
    memcpy(result.bytes + done, result.bytes, step);
    done += step;
  }
  return result.term;
}

// How many bytes the binaries of a list have in common at their beginning or end.
Term CommonBytes(Process& process, const Term* arguments, const BifName& self, bool at_end) {
  if (!IsCons(arguments[0]) || CountLength(process, arguments[0]) < 0)
    return FailBadArgument(process, self, arguments);
  size_t common = SIZE_MAX;
  for (Term list = arguments[0]; IsCons(list); list = Tail(list)) {
    if (!IsBinary(Head(list))) return FailBadArgument(process, self, arguments);
  }
  BitView first = BitsOf(Head(arguments[0]));
  common = first.whole_bytes();
  for (Term list = Tail(arguments[0]); IsCons(list); list = Tail(list)) {
    BitView other = BitsOf(Head(list));
    if (other.whole_bytes() < common) common = other.whole_bytes();
    size_t same = 0;
    auto byte = [&](const BitView& bits, size_t i) {
      return bits.ByteAt(at_end ? bits.whole_bytes() - 1 - i : i);
    };
    while (same < common && byte(first, same) == byte(other, same)) ++same;
    CountWork(process, same);
    common = same;
  }
  return SmallOf(common);
}

// Whether an argument says big or little; big where there is none.
bool ToEndianness(const Term* argument, bool* little) {
  *little = false;
  if (argument == nullptr) return true;
  if (!IsAtom(*argument)) return false;
  *little = AtomText(*argument) == "little";
  return *little || AtomText(*argument) == "big";
}

Term EncodeUnsigned(Process& process, const Term* arguments, const BifName& self, bool little) {
  Term integer = arguments[0];
  if (!IsInteger(integer)) return FailBadArgument(process, self, arguments);
  IntegerView view(integer);
  if (view.is_negative()) return FailBadArgument(process, self, arguments);
  size_t bits = view.size() == 0
                    ? 1
                    : view.size() * kDigitBits -
                          static_cast<size_t>(__builtin_clzll(view.digits()[view.size() - 1]) -
                                              (64 - kDigitBits));
  size_t size = (bits + 7) / 8;
  CountWork(process, size);
  NewBitstring result = AllocateBitstring(process, size * 8);
  WriteInteger(result.bytes, 0, integer, size * 8, little);
  return result.term;
}

Term DecodeUnsigned(Process& process, const Term* arguments, const BifName& self, bool little) {
  if (!IsBinary(arguments[0])) return FailBadArgument(process, self, arguments);
  CountWork(process, BitSize(arguments[0]) / 8);
  return ReadInteger(process, BitsOf(arguments[0]), /*is_signed=*/false, little);
}

}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_byte_size) {
  if (!IsBitstring(arguments[0])) return FailBadArgument(process, self, arguments);
  return SmallOf(BytesFor(BitSize(arguments[0])));
}

LUMEN_DEFINE_BIF(lumen_bif_bit_size) {
  if (!IsBitstring(arguments[0])) return FailBadArgument(process, self, arguments);
  return SmallOf(BitSize(arguments[0]));
}

LUMEN_DEFINE_BIF(lumen_bif_binary_part_2) { return PartOfBinary(process, arguments, self); }
LUMEN_DEFINE_BIF(lumen_bif_binary_part_3) {
  return PartOfBinary(process, arguments, self, arguments[1], arguments[2]);
}
LUMEN_DEFINE_BIF(lumen_bif_binary_module_part_2) { return PartOfBinary(process, arguments, self); }
LUMEN_DEFINE_BIF(lumen_bif_binary_module_part_3) {
  return PartOfBinary(process, arguments, self, arguments[1], arguments[2]);
}

LUMEN_DEFINE_BIF(lumen_bif_split_binary) {
  size_t first;
  size_t count;
  if (!IsBitstring(arguments[0]) ||
      !ToPart(MakeSmall(0), arguments[1], BitSize(arguments[0]) / 8, &first, &count) ||
      SmallValue(arguments[1]) < 0) {
    return FailBadArgument(process, self, arguments);
  }
  size_t bits = BitSize(arguments[0]);
  Term head = BuildPart(process, arguments[0], 0, count * 8);
  Term tail = BuildPart(process, arguments[0], count * 8, bits - count * 8);
  return BuildTuple(process, head, tail);
}

LUMEN_DEFINE_BIF(lumen_bif_binary_to_list_1) {
  if (!IsBinary(arguments[0])) return FailBadArgument(process, self, arguments);
  return ListOfBytes(process, BitsOf(arguments[0]), kNil);
}

LUMEN_DEFINE_BIF(lumen_bif_binary_to_list_3) {
  if (!IsBitstring(arguments[0]) || !AreSmall(arguments[1], arguments[2]))
    return FailBadArgument(process, self, arguments);
  int64_t first = SmallValue(arguments[1]);
  int64_t last = SmallValue(arguments[2]);
  BitView bits = BitsOf(arguments[0]);
  if (first < 1 || last < first || static_cast<uint64_t>(last) > bits.whole_bytes())
    return FailBadArgument(process, self, arguments);
  auto start = static_cast<size_t>(first - 1);
  return ListOfBytes(process, bits.Part(start * 8, (static_cast<size_t>(last) - start) * 8), kNil);
}

LUMEN_DEFINE_BIF(lumen_bif_bitstring_to_list) {
  if (!IsBitstring(arguments[0])) return FailBadArgument(process, self, arguments);
  BitView bits = BitsOf(arguments[0]);
  Term tail = kNil;
  if (bits.tail_bits() > 0) {
    size_t first = bits.bits - bits.tail_bits();
    tail = BuildCons(process, BuildPart(process, arguments[0], first, bits.tail_bits()), kNil);
  }
  return ListOfBytes(process, bits, tail);
}

LUMEN_DEFINE_BIF(lumen_bif_list_to_binary) { return ListToBinary(process, arguments, self); }
LUMEN_DEFINE_BIF(lumen_bif_binary_list_to_bin) { return ListToBinary(process, arguments, self); }

LUMEN_DEFINE_BIF(lumen_bif_list_to_bitstring) {
  if (!IsList(arguments[0])) return FailBadArgument(process, self, arguments);
  return OfIolist(process, arguments, self, /*whole_bytes=*/false);
}

LUMEN_DEFINE_BIF(lumen_bif_iolist_to_binary) {
  if (IsBinary(arguments[0])) return arguments[0];
  return ListToBinary(process, arguments, self);
}

LUMEN_DEFINE_BIF(lumen_bif_iolist_size) {
  uint64_t bits;
  if (!IolistSize(process, arguments[0], IolistUse::kSize, /*whole_bytes=*/true, &bits))
    return FailBadArgument(process, self, arguments);
  return BuildUnsigned(process, bits / 8);
}

// OTP leaves large binaries apart; one binary is as good an answer.
LUMEN_DEFINE_BIF(lumen_bif_iolist_to_iovec) {
  Term binary = IsBinary(arguments[0]) ? arguments[0] : ListToBinary(process, arguments, self);
  if (binary == kNoValue) return kNoValue;
  return BitSize(binary) == 0 ? kNil : BuildCons(process, binary, kNil);
}

LUMEN_DEFINE_BIF(lumen_bif_binary_at) { return ByteAt(process, arguments, self, arguments[1]); }
LUMEN_DEFINE_BIF(lumen_bif_binary_first) { return ByteAt(process, arguments, self, MakeSmall(0)); }
LUMEN_DEFINE_BIF(lumen_bif_binary_last) {
  if (!IsBinary(arguments[0]) || BitSize(arguments[0]) == 0)
    return FailBadArgument(process, self, arguments);
  return ByteAt(process, arguments, self, SmallOf(BitSize(arguments[0]) / 8 - 1));
}

LUMEN_DEFINE_BIF(lumen_bif_binary_copy_1) {
  return CopyTimes(process, arguments, self, MakeSmall(1));
}
LUMEN_DEFINE_BIF(lumen_bif_binary_copy_2) {
  return CopyTimes(process, arguments, self, arguments[1]);
}

LUMEN_DEFINE_BIF(lumen_bif_binary_longest_common_prefix) {
  return CommonBytes(process, arguments, self, /*at_end=*/false);
}
LUMEN_DEFINE_BIF(lumen_bif_binary_longest_common_suffix) {
  return CommonBytes(process, arguments, self, /*at_end=*/true);
}

LUMEN_DEFINE_BIF(lumen_bif_binary_referenced_byte_size) {
  if (!IsBitstring(arguments[0])) return FailBadArgument(process, self, arguments);
  const Word* object = PointerOf(arguments[0]);
  Term whole = abi::KindOfHeader(object[0]) == HeaderKind::kSubBinary
                   ? object[abi::kSubBinaryOriginalWord]
                   : arguments[0];
  return SmallOf(BytesFor(BitSize(whole)));
}

LUMEN_DEFINE_BIF(lumen_bif_binary_encode_unsigned_1) {
  return EncodeUnsigned(process, arguments, self, /*little=*/false);
}
LUMEN_DEFINE_BIF(lumen_bif_binary_encode_unsigned_2) {
  bool little;
  if (!ToEndianness(arguments + 1, &little)) return FailBadArgument(process, self, arguments);
  return EncodeUnsigned(process, arguments, self, little);
}
LUMEN_DEFINE_BIF(lumen_bif_binary_decode_unsigned_1) {
  return DecodeUnsigned(process, arguments, self, /*little=*/false);
}
LUMEN_DEFINE_BIF(lumen_bif_binary_decode_unsigned_2) {
  bool little;
  if (!ToEndianness(arguments + 1, &little)) return FailBadArgument(process, self, arguments);
  return DecodeUnsigned(process, arguments, self, little);
}

}  // namespace lumen::runtime

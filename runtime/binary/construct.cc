// Binary expressions: one call makes the whole bitstring from a description of its segments and
// their values. First the sizes are computed and added up, then the values are written. What fails
// does so with OTP's description of the segment for erl_erts_errors.
//
// Tested by runtime/binary/binary_test.cc against results recorded from OTP.
#include "runtime/abi/binary_segment.h"
#include "runtime/base/utf8.h"
#include "runtime/binary/binary.h"
#include "runtime/binary/fields.h"
#include "runtime/map/map.h"
#include "runtime/process/build.h"
#include "runtime/process/exception.h"
#include "runtime/process/long_work.h"
#include "runtime/process/runtime_calls.h"
#include "runtime/term/atom_table.h"
#include "runtime/term/atoms.h"

namespace lumen::runtime {

namespace {

using abi::BinarySegment;
using abi::SegmentType;

const char* TypeName(SegmentType type) {
  switch (type) {
    case SegmentType::kInteger:
      return "integer";
    case SegmentType::kFloat:
      return "float";
    case SegmentType::kBinary:
      return "binary";
    case SegmentType::kUtf8:
      return "utf8";
    case SegmentType::kUtf16:
      return "utf16";
    case SegmentType::kUtf32:
      return "utf32";
  }
  return "";
}

class Construction {
 public:
  Construction(Process& process, const BinarySegment* segments, size_t count)
      : process_(process), segments_(segments), count_(count) {}

  Term Run() {
    uint64_t total;
    if (IsPlain(&total)) return Write(static_cast<size_t>(total));
    return Check(&total) ? Write(static_cast<size_t>(total)) : kNoValue;
  }

 private:
  // The commonest segments, in one go: small integers of constant size and whole bitstrings. False
  // where there are others, and where something is wrong.
  bool IsPlain(uint64_t* size) {
    uint64_t total = 0;
    for (size_t i = 0; i < count_; ++i) {
      const BinarySegment& segment = segments_[i];
      Term value = process_.arguments[i];
      if (segment.type == SegmentType::kInteger &&
          (segment.flags & abi::kSegmentSizeIsArgument) == 0 && IsSmall(value)) {
        total += uint64_t{segment.size} * segment.unit;
      } else if (segment.type == SegmentType::kBinary && (segment.flags & abi::kSegmentAll) != 0 &&
                 IsBitstring(value)) {
        size_t bits = BitSize(value);
        if (bits % segment.unit != 0) return false;
        total += bits;
      } else {
        return false;
      }
    }
    *size = total;
    return total <= kMaxBitstringBits;
  }

  // Everything else. OTP looks at sizes first, then at what is appended to, then at characters,
  // then at the other values.
  bool Check(uint64_t* size) {
    uint64_t total = 0;
    for (Round round : {Round::kSizes, Round::kAppended, Round::kCharacters}) {
      const Term* operand = process_.arguments;
      for (size_t i = 0; i < count_; ++i) {
        const BinarySegment& segment = segments_[i];
        Term value = *operand++;
        Term size = (segment.flags & abi::kSegmentSizeIsArgument) != 0 ? *operand++ : kNoValue;
        if (RoundOf(i, segment) != round) continue;
        uint64_t bits;
        if (!SizeOf(i, segment, value, size, &bits)) return false;
        total += bits;  // neither is near 2^63
        if (total > kMaxBitstringBits) {
          Fail(i, "size", size == kNoValue ? value : size, atoms::SystemLimit());
          return false;
        }
      }
    }
    *size = total;
    const auto* first = segments_;
    bool appends = count_ > 0 && (first->flags & kAppends) != 0;
    return CheckValues(appends ? 1 : 0);
  }

  static constexpr uint8_t kAppends = abi::kSegmentAppend | abi::kSegmentPrivateAppend;

  // So many bytes take longer than the call that they are in: they cost reductions of their own, or a process could copy gigabytes in one
  // time slice.
  static constexpr size_t kManyBytes = 1024;

  enum class Round { kSizes, kAppended, kCharacters };
  static Round RoundOf(size_t index, const BinarySegment& segment) {
    if (segment.type >= SegmentType::kUtf8) return Round::kCharacters;
    bool appended = index == 0 && (segment.flags & abi::kSegmentAll) != 0;
    return appended ? Round::kAppended : Round::kSizes;
  }

  Term Fail(size_t index, const char* why, Term value, Term reason) {
    FailWithoutFrame(process_, atoms::Error(), reason);
    Term cause = BuildTuple(process_, MakeSmall(segments_[index].element),
                            InternAtom(TypeName(segments_[index].type)), InternAtom(why), value);
    KeyValue pairs[] = {{atoms::Cause(), cause},
                        {InternAtom("function"), InternAtom("format_bs_fail")},
                        {atoms::Module(), atoms::ErlErtsErrors()}};
    process_.pending.caller_error_info = MapOfPairs(process_, pairs, 3);
    return kNoValue;
  }
  bool FailSize(size_t index, const char* why, Term value) {
    Fail(index, why, value, atoms::BadArg());
    return false;
  }

  bool SizeOf(size_t index, const BinarySegment& segment, Term value, Term size, uint64_t* bits) {
    switch (segment.type) {
      case SegmentType::kUtf8:
      case SegmentType::kUtf16:
      case SegmentType::kUtf32: {
        if (!IsSmall(value) || !IsCodePoint(static_cast<uint64_t>(SmallValue(value))))
          return FailSize(index, "type", value);
        auto code_point = static_cast<uint32_t>(SmallValue(value));
        *bits = segment.type == SegmentType::kUtf8    ? Utf8Bits(code_point)
                : segment.type == SegmentType::kUtf16 ? Utf16Bits(code_point)
                                                      : 32;
        return true;
      }
      case SegmentType::kBinary:
        if ((segment.flags & abi::kSegmentAll) == 0) break;
        if (!IsBitstring(value)) return FailSize(index, "type", value);
        *bits = BitSize(value);
        return *bits % segment.unit == 0 || FailSize(index, "unit", value);
      case SegmentType::kInteger:
      case SegmentType::kFloat:
        break;
    }
    if (size == kNoValue) {
      *bits = uint64_t{segment.size} * segment.unit;
      return true;
    }
    bool is_big = IsBignum(size) && !IntegerView(size).is_negative();
    if (is_big || (IsSmall(size) && SmallValue(size) > static_cast<int64_t>(kMaxBitstringBits))) {
      Fail(index, "size", size, atoms::SystemLimit());
      return false;
    }
    if (!IsSmall(size) || SmallValue(size) < 0) return FailSize(index, "size", size);
    uint64_t units = static_cast<uint64_t>(SmallValue(size));
    if (units > kMaxBitstringBits / segment.unit) {
      Fail(index, "size", size, atoms::SystemLimit());
      return false;
    }
    *bits = units * segment.unit;
    return true;
  }

  Term Write(size_t total) {
    const Term* operand = process_.arguments;
    size_t first = 0;
    size_t start = 0;
    uint8_t* bytes;
    Term result;
    if (count_ > 0 && (segments_[0].flags & kAppends) != 0) {
      bool in_place = (segments_[0].flags & abi::kSegmentPrivateAppend) != 0;
      AppendedBitstring appended =
          AppendToBitstring(process_, *operand, total - BitSize(*operand), in_place);
      result = appended.term;
      bytes = appended.bytes;
      start = appended.start;
      operand += 1;
      first = 1;
    } else {
      NewBitstring created = AllocateBitstring(process_, total);
      result = created.term;
      bytes = created.bytes;
    }
    const size_t written_bytes = (total - start) / 8;
    if (__builtin_expect(written_bytes >= kManyBytes, 0)) ChargeWork(process_, written_bytes);
    for (size_t i = first; i < count_; ++i) {
      const BinarySegment& segment = segments_[i];
      Term value = *operand++;
      Term size = (segment.flags & abi::kSegmentSizeIsArgument) != 0 ? *operand++ : kNoValue;
      start += WriteSegment(segment, value, size, bytes, start);
    }
    return result;
  }

  // Whether the values from segment `first` on fit their types.
  bool CheckValues(size_t first) {
    const Term* operand = process_.arguments;
    for (size_t i = 0; i < count_; ++i) {
      const BinarySegment& segment = segments_[i];
      Term value = *operand++;
      Term size = (segment.flags & abi::kSegmentSizeIsArgument) != 0 ? *operand++ : kNoValue;
      if (i < first) continue;
      size_t bits = FixedBits(segment, size);
      switch (segment.type) {
        case SegmentType::kInteger:
          if (!IsInteger(value)) return FailSize(i, "type", value);
          break;
        case SegmentType::kFloat: {
          double number;
          if (!IsFloatSize(bits)) {
            return FailSize(i, "invalid", MakeSmall(static_cast<int64_t>(bits)));
          }
          if (!IsNumber(value)) return FailSize(i, "type", value);
          if (!ToDouble(value, &number)) return FailSize(i, "no_float", value);
          break;
        }
        case SegmentType::kBinary:
          if ((segment.flags & abi::kSegmentAll) != 0) break;
          if (!IsBitstring(value)) return FailSize(i, "type", value);
          if (BitSize(value) < bits) return FailSize(i, "short", value);
          break;
        case SegmentType::kUtf8:
        case SegmentType::kUtf16:
        case SegmentType::kUtf32:
          break;
      }
    }
    return true;
  }

  static size_t FixedBits(const BinarySegment& segment, Term size) {
    size_t units = size == kNoValue ? segment.size : static_cast<size_t>(SmallValue(size));
    return units * segment.unit;
  }

  // Returns how many bits were written.
  static size_t WriteSegment(const BinarySegment& segment, Term value, Term size, uint8_t* bytes,
                             size_t start) {
    bool little = (segment.flags & abi::kSegmentLittle) != 0;
    size_t bits = FixedBits(segment, size);
    switch (segment.type) {
      case SegmentType::kInteger:
        if (bits == 8 && start % 8 == 0 && IsSmall(value)) {
          bytes[start / 8] = static_cast<uint8_t>(SmallValue(value));
        } else {
          WriteInteger(bytes, start, value, bits, little);
        }
        return bits;
      case SegmentType::kFloat: {
        double number = 0;
        ToDouble(value, &number);
        WriteFloat(bytes, start, number, bits, little);
        return bits;
      }
      case SegmentType::kBinary: {
        BitView view = BitsOf(value);
        if ((segment.flags & abi::kSegmentAll) == 0) view.bits = bits;
        CopyBits(bytes, start, view);
        return view.bits;
      }
      case SegmentType::kUtf8:
        WriteUtf8(bytes, start, static_cast<uint32_t>(SmallValue(value)));
        return Utf8Bits(static_cast<uint32_t>(SmallValue(value)));
      case SegmentType::kUtf16:
        WriteUtf16(bytes, start, static_cast<uint32_t>(SmallValue(value)), little);
        return Utf16Bits(static_cast<uint32_t>(SmallValue(value)));
      case SegmentType::kUtf32:
        WriteInteger(bytes, start, value, 32, little);
        return 32;
    }
    return 0;
  }

  Process& process_;
  const BinarySegment* segments_;
  size_t count_;
};

// The bits at the left end of the word, a few bytes: not worth a call.
void StoreLeft(uint8_t* place, Word word, size_t bits) {
  for (size_t count = BytesFor(bits); count > 0; --count, word <<= 8) {
    *place++ = static_cast<uint8_t>(word >> 56);
  }
}

// The bits at the left end of the word from bit `start` on. Those before it in its byte stay; eight
// bytes are written, whatever is behind.
void StoreInWord(uint8_t* bytes, size_t start, Word word) {
  bytes += start / 8;
  Word before = *bytes & (0xff00u >> start % 8);
  word = __builtin_bswap64(word >> start % 8 | before << 56);
  memcpy(bytes, &word, sizeof(word));
}

}  // namespace

namespace call_types {

extern "C" {

Term lumen_binary_construct(Proc process, Segments segments, Size count) {
  return Construction(*process, segments, count).Run();
}

Term lumen_binary_of_bits(Proc process, Term word, Size bits) {
  NewBitstring created = AllocateBitstring(*process, bits);
  StoreLeft(created.bytes, word, bits);
  return created.term;
}

Term lumen_binary_append_bits(Proc process, Term bitstring, Size unit, Term word, Size bits,
                              Size flags) {
  if (!IsBitstring(bitstring)) return kNoValue;
  size_t old_bits = BitSize(bitstring);
  if (unit != 1 && old_bits % unit != 0) return kNoValue;
  bool in_place = (flags & abi::kSegmentPrivateAppend) != 0;
  if (uint8_t* bytes = RoomToAppendWord(bitstring); bytes != nullptr && old_bits % 8 + bits <= 64) {
    StoreInWord(bytes, old_bits, word);
    return ContinueBitstring(*process, bitstring, old_bits + bits, in_place);
  }
  if (old_bits > kMaxBitstringBits - bits) return kNoValue;
  AppendedBitstring appended = AppendToBitstring(*process, bitstring, bits, in_place);
  if (appended.start % 8 == 0) {
    StoreLeft(appended.bytes + appended.start / 8, word, bits);
  } else {
    Word bytes = __builtin_bswap64(word);
    CopyBits(appended.bytes, appended.start, {reinterpret_cast<const uint8_t*>(&bytes), 0, bits});
  }
  return appended.term;
}

Term lumen_binary_writable(Proc process, Size capacity_bytes) {
  return WritableBitstring(*process, capacity_bytes);
}

Term lumen_binary_finish(Proc process, Term bitstring) {
  if (BitSize(bitstring) > abi::kMaxHeapBinaryBytes * 8) return bitstring;
  return BuildBitstring(*process, BitsOf(bitstring));
}

}  // extern "C"

}  // namespace call_types

}  // namespace lumen::runtime

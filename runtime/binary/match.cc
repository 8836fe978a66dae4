// Binary patterns: a cursor over a bitstring and what reads at it. The commonest reads compiled code
// does in line (abi/term_layout.h, "match context").
//
// Tested by runtime/binary/binary_test.cc against results recorded from OTP.
#include "runtime/abi/binary_segment.h"
#include "runtime/binary/binary.h"
#include "runtime/binary/fields.h"
#include "runtime/process/build.h"
#include "runtime/process/runtime_calls.h"

namespace lumen::runtime::call_types {

namespace {

size_t Position(const Word* context) {
  return static_cast<size_t>(SmallValue(context[abi::kContextPositionWord]));
}
size_t BitsLeft(const Word* context) {
  return static_cast<size_t>(SmallValue(context[abi::kContextEndWord])) - Position(context);
}
void Advance(Word* context, size_t bits) {
  context[abi::kContextPositionWord] += static_cast<Word>(bits) << abi::kTagBits;
}
BitView Next(const Word* context, size_t bits) {
  size_t position = Position(context);
  auto* base = reinterpret_cast<const uint8_t*>(
      static_cast<uintptr_t>(context[abi::kContextBaseWord]));
  return {base + position / 8, position % 8, bits};
}

Term CodePoint(Word* context, size_t bits, uint32_t code_point) {
  if (bits == 0) return kNoValue;
  Advance(context, bits);
  return MakeSmall(code_point);
}

Term Part(Process& process, const Word* context, size_t bits) {
  return BuildPart(process, context[abi::kContextOriginalWord], Position(context), bits);
}

}  // namespace

extern "C" {

Term lumen_match_start(Proc process, Term bitstring) {
  if (IsBoxed(bitstring, HeaderKind::kMatchContext)) return bitstring;
  StopAppending(bitstring);
  Word* object = PointerOf(bitstring);
  size_t start = 0;
  size_t bits = BitSize(bitstring);
  Term original = bitstring;
  if (abi::KindOfHeader(object[0]) == HeaderKind::kSubBinary) {
    start = static_cast<size_t>(SmallValue(object[abi::kSubBinaryStartWord]));
    original = object[abi::kSubBinaryOriginalWord];
    object = PointerOf(original);
  }
  bool on_heap = abi::KindOfHeader(object[0]) == HeaderKind::kHeapBinary;
  Word* context = Allocate(*process, abi::kMatchContextWords);
  context[0] = abi::MakeHeader(HeaderKind::kMatchContext, abi::kMatchContextWords - 1,
                               on_heap ? abi::kContextBaseOnHeap : 0);
  context[abi::kContextOriginalWord] = original;
  context[abi::kContextBaseWord] = reinterpret_cast<uintptr_t>(BytesOfWhole(object));
  context[abi::kContextPositionWord] = MakeSmall(static_cast<int64_t>(start));
  context[abi::kContextEndWord] = MakeSmall(static_cast<int64_t>(start + bits));
  return MakePointer(context, Tag::kBoxed);
}

I64 lumen_match_size(Term size, Size unit) {
  if (!IsSmall(size) || SmallValue(size) < 0) return -1;
  int64_t units = SmallValue(size);
  // More than there can be?
  if (static_cast<uint64_t>(units) > kMaxBitstringBits / (unit > 0 ? unit : 1)) return -1;
  return units * static_cast<int64_t>(unit);
}

Term lumen_match_integer(Proc process, Term term, Size bits, Size flags) {
  Word* context = PointerOf(term);
  if (BitsLeft(context) < bits) return kNoValue;
  Term value = ReadInteger(*process, Next(context, bits), (flags & abi::kSegmentSigned) != 0,
                           (flags & abi::kSegmentLittle) != 0);
  Advance(context, bits);
  return value;
}

Term lumen_match_float(Proc process, Term term, Size bits, Size flags) {
  Word* context = PointerOf(term);
  if (bits == 0) return BuildFloat(*process, 0);  // so OTP 25
  double value;
  if (!IsFloatSize(bits) || BitsLeft(context) < bits ||
      !ReadFloat(Next(context, bits), (flags & abi::kSegmentLittle) != 0, &value)) {
    return kNoValue;
  }
  Advance(context, bits);
  return BuildFloat(*process, value);
}

Term lumen_match_binary(Proc process, Term term, Size bits) {
  Word* context = PointerOf(term);
  if (BitsLeft(context) < bits) return kNoValue;
  Term part = Part(*process, context, bits);
  Advance(context, bits);
  return part;
}

Term lumen_match_rest(Proc process, Term term, Size unit) {
  Word* context = PointerOf(term);
  size_t bits = BitsLeft(context);
  if (bits % unit != 0) return kNoValue;
  Term part = Part(*process, context, bits);
  Advance(context, bits);
  return part;
}

Term lumen_match_tail(Proc process, Term term) {
  const Word* context = PointerOf(term);
  return Part(*process, context, BitsLeft(context));
}

Term lumen_match_utf8(Term term) {
  Word* context = PointerOf(term);
  uint32_t code_point = 0;
  size_t bits = ReadUtf8(Next(context, BitsLeft(context)), &code_point);
  return CodePoint(context, bits, code_point);
}

Term lumen_match_utf16(Term term, Size flags) {
  Word* context = PointerOf(term);
  uint32_t code_point = 0;
  bool little = (flags & abi::kSegmentLittle) != 0;
  size_t bits = ReadUtf16(Next(context, BitsLeft(context)), little, &code_point);
  return CodePoint(context, bits, code_point);
}

Term lumen_match_utf32(Term term, Size flags) {
  Word* context = PointerOf(term);
  uint32_t code_point = 0;
  bool little = (flags & abi::kSegmentLittle) != 0;
  size_t bits = ReadUtf32(Next(context, BitsLeft(context)), little, &code_point);
  return CodePoint(context, bits, code_point);
}

Bool lumen_match_bytes(Term term, const uint8_t* bytes, Size bits) {
  Word* context = PointerOf(term);
  if (BitsLeft(context) < bits || !AreBitsEqual(Next(context, bits), {bytes, 0, bits})) return 0;
  Advance(context, bits);
  return 1;
}

}  // extern "C"

}  // namespace lumen::runtime::call_types

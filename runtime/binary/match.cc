// Binary patterns: where the bits of a bitstring are, and what can be read there. Positions belong to compiled code, which also tests
// that enough bits are left, and does the commonest reads in line (abi/term_layout.h, "match context").
//
// Tested by runtime/binary/binary_test.cc against results recorded from OTP.
#include "runtime/abi/binary_segment.h"
#include "runtime/binary/binary.h"
#include "runtime/binary/fields.h"
#include "runtime/process/build.h"
#include "runtime/process/runtime_calls.h"

namespace lumen::runtime::call_types {

namespace {

BitView At(const Word* context, size_t position, size_t bits) {
  auto* base = reinterpret_cast<const uint8_t*>(
      static_cast<uintptr_t>(context[abi::kContextBaseWord]));
  return {base + position / 8, position % 8, bits};
}
BitView RestAt(const Word* context, size_t position) {
  return At(context, position, static_cast<size_t>(SmallValue(context[abi::kContextEndWord])) - position);
}

Term CodePoint(size_t bits, uint32_t code_point) {
  return bits == 0 ? kNoValue : MakeSmall(code_point);
}

}  // namespace

extern "C" {

Term lumen_match_start(Proc process, Term bitstring) {
  Word* object = PointerOf(bitstring);
  HeaderKind kind = abi::KindOfHeader(object[0]);
  if (kind == HeaderKind::kMatchContext) return bitstring;
  const Word bits = object[abi::kBitstringBitsWord];
  Word start = MakeSmall(0);
  Term original = bitstring;
  if (kind == HeaderKind::kSubBinary) {
    start = object[abi::kSubBinaryStartWord];
    original = object[abi::kSubBinaryOriginalWord];
    object = PointerOf(original);
    kind = abi::KindOfHeader(object[0]);
  }
  const bool on_heap = kind == HeaderKind::kHeapBinary;
  if (!on_heap) StopAppending(original);
  Word* context = Allocate(*process, abi::kMatchContextWords);
  context[0] = abi::MakeHeader(HeaderKind::kMatchContext, abi::kMatchContextWords - 1,
                               on_heap ? abi::kContextBaseOnHeap : 0);
  context[abi::kContextOriginalWord] = original;
  context[abi::kContextBaseWord] = reinterpret_cast<uintptr_t>(BytesOfWhole(object));
  context[abi::kContextStartWord] = start;
  context[abi::kContextEndWord] = start + bits;  // tagged as small integers both: the tag is 0
  return MakePointer(context, Tag::kBoxed);
}

Term lumen_match_integer(Proc process, Term context, Size position, Size bits, Size flags) {
  return ReadInteger(*process, At(PointerOf(context), position, bits),
                     (flags & abi::kSegmentSigned) != 0, (flags & abi::kSegmentLittle) != 0);
}

Term lumen_match_float(Proc process, Term context, Size position, Size bits, Size flags) {
  if (bits == 0) return BuildFloat(*process, 0);  // so OTP 25
  double value;
  if (!IsFloatSize(bits) || !ReadFloat(At(PointerOf(context), position, bits),
                                       (flags & abi::kSegmentLittle) != 0, &value)) {
    return kNoValue;
  }
  return BuildFloat(*process, value);
}

Term lumen_match_part(Proc process, Term context, Size position, Size bits) {
  return BuildPart(*process, PointerOf(context)[abi::kContextOriginalWord], position, bits);
}

Term lumen_match_utf8(Term context, Size position) {
  uint32_t code_point = 0;
  size_t bits = ReadUtf8(RestAt(PointerOf(context), position), &code_point);
  return CodePoint(bits, code_point);
}

Term lumen_match_utf16(Term context, Size position, Size flags) {
  uint32_t code_point = 0;
  bool little = (flags & abi::kSegmentLittle) != 0;
  size_t bits = ReadUtf16(RestAt(PointerOf(context), position), little, &code_point);
  return CodePoint(bits, code_point);
}

Term lumen_match_utf32(Term context, Size position, Size flags) {
  uint32_t code_point = 0;
  bool little = (flags & abi::kSegmentLittle) != 0;
  size_t bits = ReadUtf32(RestAt(PointerOf(context), position), little, &code_point);
  return CodePoint(bits, code_point);
}

}  // extern "C"

}  // namespace lumen::runtime::call_types

// Segments of binary expressions and patterns, as compiled code describes them to the runtime.
#ifndef RUNTIME_ABI_BINARY_SEGMENT_H_
#define RUNTIME_ABI_BINARY_SEGMENT_H_

#include <cstdint>

namespace lumen::abi {

enum class SegmentType : uint8_t { kInteger, kFloat, kBinary, kUtf8, kUtf16, kUtf32 };

// Flags of segments. `native` is little on every target; `signed` counts in patterns only.
inline constexpr uint8_t kSegmentLittle = 1;
inline constexpr uint8_t kSegmentSigned = 2;
// The size in units follows the value among the arguments; else it is Segment::size.
inline constexpr uint8_t kSegmentSizeIsArgument = 4;
// A binary segment without a size: all of the value, whose size in bits must be a multiple of the unit.
inline constexpr uint8_t kSegmentAll = 8;
// On a first segment with kSegmentAll: the rest may be appended to the value in place.
inline constexpr uint8_t kSegmentAppend = 16;
// The same where nothing else refers to the value: what lumen_binary_writable returned, or this kind of construction with it.
inline constexpr uint8_t kSegmentPrivateAppend = 32;

// One segment of a construction, in static data of compiled code. The size is in units of `unit` bits (1 to 256); utf segments have neither.
struct BinarySegment {
  SegmentType type = SegmentType::kInteger;
  uint8_t flags = 0;
  uint16_t unit = 1;
  uint32_t size = 0;
  uint32_t element = 0;  // its number in the source, from 1, for errors: "abc" is one element of three segments
  bool operator==(const BinarySegment&) const = default;
};
static_assert(sizeof(BinarySegment) == 12);

}  // namespace lumen::abi

#endif  // RUNTIME_ABI_BINARY_SEGMENT_H_

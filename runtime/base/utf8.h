// UTF-8: one code point at a time.
#ifndef RUNTIME_BASE_UTF8_H_
#define RUNTIME_BASE_UTF8_H_

#include <cstddef>
#include <cstdint>

namespace lumen::runtime {

inline constexpr size_t kMaxUtf8Bytes = 4;
inline constexpr uint32_t kMaxCodePoint = 0x10ffff;

// A Unicode scalar value: surrogates are none.
constexpr bool IsCodePoint(uint64_t value) {
  return value <= kMaxCodePoint && (value < 0xd800 || value > 0xdfff);
}

// Writes the code point's bytes and returns how many.
inline size_t EncodeUtf8(uint32_t code_point, char* out) {
  if (code_point < 0x80) {
    out[0] = static_cast<char>(code_point);
    return 1;
  }
  if (code_point < 0x800) {
    out[0] = static_cast<char>(0xc0 | (code_point >> 6));
    out[1] = static_cast<char>(0x80 | (code_point & 0x3f));
    return 2;
  }
  if (code_point < 0x10000) {
    out[0] = static_cast<char>(0xe0 | (code_point >> 12));
    out[1] = static_cast<char>(0x80 | ((code_point >> 6) & 0x3f));
    out[2] = static_cast<char>(0x80 | (code_point & 0x3f));
    return 3;
  }
  out[0] = static_cast<char>(0xf0 | (code_point >> 18));
  out[1] = static_cast<char>(0x80 | ((code_point >> 12) & 0x3f));
  out[2] = static_cast<char>(0x80 | ((code_point >> 6) & 0x3f));
  out[3] = static_cast<char>(0x80 | (code_point & 0x3f));
  return 4;
}

// Reads one code point at `text` (before `end`) into `code_point` and returns its length in bytes;
// 0 where the bytes are not the shortest encoding of a scalar value.
inline size_t DecodeUtf8(const char* text, const char* end, uint32_t* code_point) {
  const auto* bytes = reinterpret_cast<const uint8_t*>(text);
  size_t available = static_cast<size_t>(end - text);
  if (available == 0) return 0;
  uint32_t first = bytes[0];
  if (first < 0x80) {
    *code_point = first;
    return 1;
  }
  size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4 || available < length) return 0;
  uint32_t value = first & (0x7f >> length);
  for (size_t i = 1; i < length; ++i) {
    if ((bytes[i] & 0xc0) != 0x80) return 0;
    value = (value << 6) | (bytes[i] & 0x3f);
  }
  constexpr uint32_t kSmallest[5] = {0, 0, 0x80, 0x800, 0x10000};
  if (value < kSmallest[length] || !IsCodePoint(value)) return 0;
  *code_point = value;
  return length;
}

}  // namespace lumen::runtime

#endif  // RUNTIME_BASE_UTF8_H_

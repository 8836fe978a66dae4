// Code points in UTF-8 text. The decoder takes valid text only: everything read from outside goes through FindInvalid first.
#ifndef COMPILER_BASE_UTF8_H_
#define COMPILER_BASE_UTF8_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace lumen {

// Decodes the code point at `*position` of valid UTF-8 and moves past it. `*position` is not at the end.
inline char32_t DecodeUtf8(const char** position) {
  const auto* at = reinterpret_cast<const unsigned char*>(*position);
  if (at[0] < 0x80) {
    *position += 1;
    return at[0];
  }
  if (at[0] < 0xE0) {
    *position += 2;
    return (at[0] & 0x1Fu) << 6 | (at[1] & 0x3Fu);
  }
  if (at[0] < 0xF0) {
    *position += 3;
    return (at[0] & 0x0Fu) << 12 | (at[1] & 0x3Fu) << 6 | (at[2] & 0x3Fu);
  }
  *position += 4;
  return (at[0] & 0x07u) << 18 | (at[1] & 0x3Fu) << 12 | (at[2] & 0x3Fu) << 6 | (at[3] & 0x3Fu);
}

// `code_point` is at most 0x10FFFF. Surrogates are encoded like any other.
void AppendUtf8(char32_t code_point, std::string* out);
std::string ToUtf8(std::u32string_view text);
std::u32string ToUtf32(std::string_view valid_utf8);
size_t CountCodePoints(std::string_view valid_utf8);

// Offset of the first byte that begins no valid code point (overlong forms and surrogates are invalid), or npos.
size_t FindInvalidUtf8(std::string_view text);
std::string Latin1ToUtf8(std::string_view text);

// May this stand in a string, atom or comment of a source? Excludes surrogates and the two non-characters of plane 0.
constexpr bool IsSourceCodePoint(char32_t c) {
  return c < 0xD800 || (c > 0xDFFF && c < 0xFFFE) || (c > 0xFFFF && c <= 0x10FFFF);
}

}  // namespace lumen

#endif  // COMPILER_BASE_UTF8_H_

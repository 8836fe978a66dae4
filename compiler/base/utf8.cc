// Tested by base_test.cc.
#include "compiler/base/utf8.h"

#include <cstdint>
#include <cstring>

namespace lumen {

void AppendUtf8(char32_t c, std::string* out) {
  if (c < 0x80) {
    out->push_back(static_cast<char>(c));
  } else if (c < 0x800) {
    out->push_back(static_cast<char>(0xC0 | c >> 6));
    out->push_back(static_cast<char>(0x80 | (c & 0x3F)));
  } else if (c < 0x10000) {
    out->push_back(static_cast<char>(0xE0 | c >> 12));
    out->push_back(static_cast<char>(0x80 | (c >> 6 & 0x3F)));
    out->push_back(static_cast<char>(0x80 | (c & 0x3F)));
  } else {
    out->push_back(static_cast<char>(0xF0 | c >> 18));
    out->push_back(static_cast<char>(0x80 | (c >> 12 & 0x3F)));
    out->push_back(static_cast<char>(0x80 | (c >> 6 & 0x3F)));
    out->push_back(static_cast<char>(0x80 | (c & 0x3F)));
  }
}

std::string ToUtf8(std::u32string_view text) {
  std::string out;
  out.reserve(text.size());
  for (char32_t c : text) AppendUtf8(c, &out);
  return out;
}

std::u32string ToUtf32(std::string_view text) {
  std::u32string out;
  out.reserve(text.size());
  const char* at = text.data();
  const char* end = at + text.size();
  while (at != end) out.push_back(DecodeUtf8(&at));
  return out;
}

size_t CountCodePoints(std::string_view text) {
  size_t count = 0;
  for (char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

size_t FindInvalidUtf8(std::string_view text) {
  const auto* at = reinterpret_cast<const unsigned char*>(text.data());
  const size_t size = text.size();
  size_t i = 0;
  auto continues = [&](size_t k) { return k < size && (at[k] & 0xC0) == 0x80; };
  while (i < size) {
    // Sources are nearly all ASCII: 32 bytes at a time, then eight.
    uint64_t words[4], word;
    while (i + 32 <= size &&
           (std::memcpy(words, at + i, 32), ((words[0] | words[1] | words[2] | words[3]) & 0x8080808080808080u) == 0)) {
      i += 32;
    }
    while (i + 8 <= size && (std::memcpy(&word, at + i, 8), (word & 0x8080808080808080u) == 0)) i += 8;
    if (i == size) break;
    const unsigned char c = at[i];
    if (c < 0x80) {
      i += 1;
    } else if (c >= 0xC2 && c < 0xE0) {
      if (!continues(i + 1)) return i;
      i += 2;
    } else if (c >= 0xE0 && c < 0xF0) {
      if (!continues(i + 1) || !continues(i + 2)) return i;
      if ((c == 0xE0 && at[i + 1] < 0xA0) || (c == 0xED && at[i + 1] >= 0xA0)) return i;
      i += 3;
    } else if (c >= 0xF0 && c < 0xF5) {
      if (!continues(i + 1) || !continues(i + 2) || !continues(i + 3)) return i;
      if ((c == 0xF0 && at[i + 1] < 0x90) || (c == 0xF4 && at[i + 1] >= 0x90)) return i;
      i += 4;
    } else {
      return i;
    }
  }
  return std::string_view::npos;
}

std::string Latin1ToUtf8(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  for (char c : text) AppendUtf8(static_cast<unsigned char>(c), &out);
  return out;
}

}  // namespace lumen

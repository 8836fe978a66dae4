// Pieces the textual form is made of. Concat and AppendTo join texts and numbers (Debian's Abseil
// was built without std::string_view and cannot). Atoms as the form writes them: bare where they
// look like [a-z][A-Za-z0-9_@]*, else in single quotes with \' \\ and \x{HEX} for bytes below 0x20.
// Reserved words need no quotes: the form has no use for them. Tested by text_test.cc.
#ifndef COMPILER_SSA_TEXT_PIECES_H_
#define COMPILER_SSA_TEXT_PIECES_H_

#include <array>
#include <concepts>
#include <string>
#include <string_view>
#include <utility>

#include "runtime/abi/binary_segment.h"

namespace lumen::ssa {

inline std::string_view TextPiece(std::string_view piece) { return piece; }
template <std::integral T>
std::string TextPiece(T number) {
  return std::to_string(number);
}
template <typename... Pieces>
void AppendTo(std::string* out, const Pieces&... pieces) {
  (out->append(TextPiece(pieces)), ...);
}
template <typename... Pieces>
std::string Concat(const Pieces&... pieces) {
  std::string out;
  AppendTo(&out, pieces...);
  return out;
}

inline bool IsBareAtomByte(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= '0' && byte <= '9') || byte == '_' || byte == '@';
}

inline std::string AtomText(std::string_view text) {
  bool bare = !text.empty() && text[0] >= 'a' && text[0] <= 'z';
  for (char byte : text) bare = bare && IsBareAtomByte(byte);
  if (bare) return std::string(text);
  std::string quoted = "'";
  for (char byte : text) {
    if (byte == '\'' || byte == '\\') {
      quoted += '\\';
      quoted += byte;
    } else if (static_cast<unsigned char>(byte) < 0x20) {
      static constexpr char kHex[] = "0123456789abcdef";
      quoted += "\\x{";
      quoted += kHex[(byte >> 4) & 15];
      quoted += kHex[byte & 15];
      quoted += '}';
    } else {
      quoted += byte;
    }
  }
  return quoted + "'";
}

inline constexpr std::array<std::string_view, 6> kSegmentTypeTexts = {"integer", "float", "binary",
                                                                     "utf8", "utf16", "utf32"};
inline std::string_view SegmentTypeText(abi::SegmentType type) {
  return kSegmentTypeTexts[static_cast<size_t>(type)];
}
inline constexpr std::array<std::pair<uint8_t, std::string_view>, 6> kSegmentFlagTexts = {{
    {abi::kSegmentLittle, "little"},
    {abi::kSegmentSigned, "signed"},
    {abi::kSegmentSizeIsArgument, "sized"},
    {abi::kSegmentAll, "all"},
    {abi::kSegmentAppend, "append"},
    {abi::kSegmentPrivateAppend, "private_append"},
}};

}  // namespace lumen::ssa

#endif  // COMPILER_SSA_TEXT_PIECES_H_

// Tested by text_test.cc, and by every golden of the printers.
#include "compiler/base/text.h"

#include <charconv>
#include <cstdio>
#include <cstdlib>

#include "compiler/base/utf8.h"

namespace lumen {
namespace {

bool IsAtomStart(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 0xDF && c <= 0xFF && c != 0xF7); }
bool IsNameCharacter(char32_t c) {
  return IsAtomStart(c) || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '@' ||
         (c >= 0xC0 && c <= 0xDE && c != 0xD7);
}

bool NeedsQuotes(std::string_view text) {
  if (text.empty()) return true;
  const char* at = text.data();
  const char* end = at + text.size();
  if (!IsAtomStart(DecodeUtf8(&at))) return true;
  while (at != end) {
    if (!IsNameCharacter(DecodeUtf8(&at))) return true;
  }
  return IsReservedWord(text);
}

// Escapes one character as io_lib:write_string does for unicode output.
void AppendEscaped(char32_t c, char quote, std::string* out) {
  switch (c) {
    case '\n': *out += "\\n"; return;
    case '\r': *out += "\\r"; return;
    case '\t': *out += "\\t"; return;
    case '\v': *out += "\\v"; return;
    case '\b': *out += "\\b"; return;
    case '\f': *out += "\\f"; return;
    case 27: *out += "\\e"; return;
    case 127: *out += "\\d"; return;
    case '\\': *out += "\\\\"; return;
    default: break;
  }
  if (c == static_cast<char32_t>(quote)) {
    out->push_back('\\');
    out->push_back(quote);
  } else if (c < 32 || (c >= 0x80 && c < 0xA0)) {
    // Three octal digits read the same whatever follows.
    char buffer[8];
    std::snprintf(buffer, sizeof buffer, "\\%03o", static_cast<unsigned>(c));
    *out += buffer;
  } else if (IsSourceCodePoint(c)) {
    AppendUtf8(c, out);
  } else {
    char buffer[16];
    std::snprintf(buffer, sizeof buffer, "\\x{%X}", static_cast<unsigned>(c));
    *out += buffer;
  }
}

}  // namespace

bool IsReservedWord(std::string_view text) {
  static constexpr std::string_view kWords[] = {
      "after", "and",  "andalso", "band", "begin", "bnot", "bor", "bsl", "bsr",     "bxor", "case", "catch", "cond", "div",
      "end",   "fun",  "if",      "let",  "not",   "of",   "or",  "orelse", "receive", "rem", "try",  "when",  "xor"};
  if (text.size() < 2 || text.size() > 7) return false;
  for (std::string_view word : kWords) {
    if (word == text) return true;
  }
  return false;
}

void AppendAtom(std::string_view text, std::string* out) {
  if (!NeedsQuotes(text)) {
    *out += text;
    return;
  }
  out->push_back('\'');
  const char* at = text.data();
  const char* end = at + text.size();
  while (at != end) AppendEscaped(DecodeUtf8(&at), '\'', out);
  out->push_back('\'');
}

std::string AtomText(std::string_view text) {
  std::string out;
  AppendAtom(text, &out);
  return out;
}

void AppendString(std::u32string_view text, std::string* out) {
  out->push_back('"');
  for (char32_t c : text) AppendEscaped(c, '"', out);
  out->push_back('"');
}

void AppendCharacter(char32_t c, std::string* out) {
  out->push_back('$');
  if (c == ' ') {
    *out += "\\s";
  } else {
    AppendEscaped(c, '\0', out);
  }
}

void AppendFloat(double value, std::string* out) {
  char buffer[64];
  auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value);
  std::string_view shortest(buffer, end - buffer);
  const size_t exponent = shortest.find('e');
  const std::string_view mantissa = shortest.substr(0, exponent);
  *out += mantissa;
  if (mantissa.find('.') == std::string_view::npos) *out += ".0";
  if (exponent == std::string_view::npos) return;
  // "e+22" and "e-07" are written e22 and e-7.
  const int power = std::atoi(std::string(shortest.substr(exponent + 1)).c_str());
  *out += "e" + std::to_string(power);
}

void AppendBitstring(std::string_view bytes, uint64_t bits, std::string* out) {
  *out += "<<";
  for (size_t i = 0; i < bytes.size(); ++i) {
    if (i > 0) *out += ", ";
    const unsigned byte = static_cast<unsigned char>(bytes[i]);
    const unsigned rest = static_cast<unsigned>(bits - i * 8);
    *out += rest >= 8 ? std::to_string(byte) : std::to_string(byte >> (8 - rest)) + ":" + std::to_string(rest);
  }
  *out += ">>";
}

void AppendJsonEscaped(std::string_view utf8, std::string* out) {
  for (char c : utf8) {
    switch (c) {
      case '"': *out += "\\\""; break;
      case '\\': *out += "\\\\"; break;
      case '\n': *out += "\\n"; break;
      case '\r': *out += "\\r"; break;
      case '\t': *out += "\\t"; break;
      default:
        if (static_cast<unsigned char>(c) < 32) {
          char buffer[8];
          std::snprintf(buffer, sizeof buffer, "\\u%04x", static_cast<unsigned>(c));
          *out += buffer;
        } else {
          out->push_back(c);
        }
    }
  }
}

}  // namespace lumen

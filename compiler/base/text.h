// Writing atoms, strings, characters and floats as Erlang does (io_lib with ~tp), and text for JSON.
#ifndef COMPILER_BASE_TEXT_H_
#define COMPILER_BASE_TEXT_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace lumen {

// `text` as an atom, quoted and escaped where it must be: ok, 'Hello', 'a b'. Reserved words are quoted.
void AppendAtom(std::string_view text, std::string* out);
// "..." with escapes; what io:format("~tp") would print for a printable list.
void AppendString(std::u32string_view text, std::string* out);
// $a, $\n, ...
void AppendCharacter(char32_t c, std::string* out);
// Shortest text that reads back as the same double, with a dot and in Erlang's notation: 1.0, 1.0e22, -0.0.
void AppendFloat(double value, std::string* out);
// <<1, 2, 3:4>>: numbers, as a literal of the tree's and Core's and SSA's text.
void AppendBitstring(std::string_view bytes, uint64_t bits, std::string* out);
// The inside of a JSON string, without quotes.
void AppendJsonEscaped(std::string_view utf8, std::string* out);

std::string AtomText(std::string_view text);

// Is it one of Erlang's 27 reserved words (those that are reserved at every language level)?
bool IsReservedWord(std::string_view text);

}  // namespace lumen

#endif  // COMPILER_BASE_TEXT_H_

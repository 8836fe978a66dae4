// A position in the sources, in 32 bits.
//
// The SourceManager lays all files that a compilation reads one after the other (a header included twice appears twice);
// a SourceLocation is an offset in that space, or, with the top bit set, the index of a macro expansion:
//
//   0                  no location (code nobody wrote)
//   0 nnnnnnn...       byte `n - start of file` of the file whose range holds n
//   1 nnnnnnn...       a token that came out of macro expansion number n
//
// Tokens of an expansion have the place of the macro call, as in OTP: everything that asks for a line or a column sees the
// call, and only notes of a diagnostic ("in expansion of ...") look further. SourceManager does all mapping.
#ifndef COMPILER_BASE_SOURCE_LOCATION_H_
#define COMPILER_BASE_SOURCE_LOCATION_H_

#include <compare>
#include <cstdint>
#include <string_view>

namespace lumen {

class SourceLocation {
 public:
  constexpr SourceLocation() = default;
  static constexpr SourceLocation FromOffset(uint32_t offset) { return SourceLocation(offset); }
  static constexpr SourceLocation FromExpansion(uint32_t index) { return SourceLocation(index | kExpansionBit); }

  // What bits() gave.
  static constexpr SourceLocation FromBits(uint32_t bits) { return SourceLocation(bits); }

  constexpr bool is_valid() const { return bits_ != 0; }
  constexpr bool is_expansion() const { return (bits_ & kExpansionBit) != 0; }
  // Offset in the space of all files; only where !is_expansion().
  constexpr uint32_t offset() const { return bits_; }
  // Only where is_expansion().
  constexpr uint32_t expansion_index() const { return bits_ & ~kExpansionBit; }
  constexpr uint32_t bits() const { return bits_; }

  // `bytes` further in the same file; only where !is_expansion().
  constexpr SourceLocation Plus(uint32_t bytes) const { return SourceLocation(bits_ + bytes); }

  constexpr bool operator==(const SourceLocation&) const = default;

  static constexpr uint32_t kExpansionBit = 0x80000000u;

 private:
  constexpr explicit SourceLocation(uint32_t bits) : bits_(bits) {}
  uint32_t bits_ = 0;
};

// What a location looks like to people: the name that `-file` or the include gave, line and column from 1, the column
// counted in code points. line == 0: no location.
struct PresumedLocation {
  std::string_view file;
  uint32_t line = 0;
  uint32_t column = 0;
};

}  // namespace lumen

#endif  // COMPILER_BASE_SOURCE_LOCATION_H_

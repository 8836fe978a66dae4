// Constants as the bits of a bitstring: what segments of constant binaries become.
//
//   BitWriter writer;
//   writer.AppendInteger(IntegerValue(1), 3, /*little=*/false);
//   literals.Bitstring(writer.bytes(), writer.bits());
//
// Bits behind the last are 0. Tested by bit_writer_test.cc and the data of compiler/parser and compiler/lowering.
#ifndef COMPILER_BASE_BIT_WRITER_H_
#define COMPILER_BASE_BIT_WRITER_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "compiler/base/integer_value.h"

namespace lumen {

class BitWriter {
 public:
  // The `count` (at most 64) low bits of the value.
  void AppendBits(uint64_t value, unsigned count);
  // Two's complement of `value` in so many bits.
  void AppendInteger(const IntegerValue& value, int64_t bits, bool little);
  // IEEE 754 in 16, 32 or 64 bits; false, and nothing written, for other sizes and for numbers too large for the size.
  bool AppendFloat(double number, int64_t bits, bool little);
  // `encoding_bits`: 8, 16 or 32; false for what is no code point.
  bool AppendCodePoint(int64_t code_point, int encoding_bits, bool little);

  std::string_view bytes() const { return bytes_; }
  uint64_t bits() const { return bits_; }

 private:
  std::string bytes_;
  uint64_t bits_ = 0;
};

}  // namespace lumen

#endif  // COMPILER_BASE_BIT_WRITER_H_

// Numbers and characters as bits of a bitstring: what segments of binary expressions and patterns
// mean. Nothing here collects.
#ifndef RUNTIME_BINARY_FIELDS_H_
#define RUNTIME_BINARY_FIELDS_H_

#include "runtime/process/process.h"
#include "runtime/term/bitstring.h"

namespace lumen::runtime {

// Writes the lowest `bits` bits of an integer (two's complement) from bit `start` of `to` on. Little
// endian: the lowest byte first, at the end the highest bits % 8 bits.
void WriteInteger(uint8_t* to, size_t start, Term integer, size_t bits, bool little);
// Reads what WriteInteger writes.
Term ReadInteger(Process& process, const BitView& from, bool is_signed, bool little);

inline bool IsFloatSize(size_t bits) { return bits == 16 || bits == 32 || bits == 64; }
// IEEE floats of 16, 32 or 64 bits. Writing rounds to nearest even; what is too large for the size
// becomes infinite.
void WriteFloat(uint8_t* to, size_t start, double value, size_t bits, bool little);
// False where the bits are no number.
bool ReadFloat(const BitView& from, bool little, double* value);

// A double from a float or an integer; false where it has none.
bool ToDouble(Term term, double* value);

// Code points; the readers return how many bits it takes, 0 where there is none.
size_t ReadUtf8(const BitView& from, uint32_t* code_point);
size_t ReadUtf16(const BitView& from, bool little, uint32_t* code_point);
size_t ReadUtf32(const BitView& from, bool little, uint32_t* code_point);
size_t Utf8Bits(uint32_t code_point);
inline size_t Utf16Bits(uint32_t code_point) { return code_point >= 0x10000 ? 32 : 16; }
void WriteUtf8(uint8_t* to, size_t start, uint32_t code_point);
void WriteUtf16(uint8_t* to, size_t start, uint32_t code_point, bool little);

}  // namespace lumen::runtime

#endif  // RUNTIME_BINARY_FIELDS_H_

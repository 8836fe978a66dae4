// See bit_writer.h. Tested by bit_writer_test.cc.
#include "compiler/base/bit_writer.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <span>
#include <vector>

#include "compiler/base/utf8.h"

namespace lumen {
namespace {

// IEEE half precision, rounded to nearest even; false where the value does not fit.
bool ToHalf(double value, uint16_t* half) {
  const uint64_t bits = std::bit_cast<uint64_t>(value);
  const auto sign = static_cast<uint16_t>(bits >> 48 & 0x8000);
  const double magnitude = std::fabs(value);
  if (magnitude >= 65520) return false;
  if (magnitude == 0) return *half = sign, true;
  int exponent;
  std::frexp(magnitude, &exponent);
  exponent = std::max(exponent - 1, -14);
  auto mantissa = static_cast<unsigned>(std::nearbyint(std::ldexp(magnitude, 10 - exponent)));
  unsigned biased = static_cast<unsigned>(exponent + 15);
  if (mantissa >= 2048) {
    mantissa >>= 1;
    ++biased;
  }
  *half = static_cast<uint16_t>(sign | (mantissa < 1024 ? mantissa : (biased << 10) + (mantissa - 1024)));
  return true;
}

}  // namespace

void BitWriter::AppendBits(uint64_t value, unsigned count) {
  for (unsigned i = count; i-- > 0;) {
    if (bits_ % 8 == 0) bytes_.push_back('\0');
    if ((value >> i & 1) != 0) bytes_.back() = static_cast<char>(bytes_.back() | 0x80 >> (bits_ % 8));
    ++bits_;
  }
}

void BitWriter::AppendInteger(const IntegerValue& value, int64_t bits, bool little) {
  // Bits from the least significant one upwards.
  const std::span<const uint64_t> limbs = value.limbs();
  const bool negative = value.is_negative();
  std::vector<bool> digits(static_cast<size_t>(bits));
  if (value.is_small()) {
    for (int64_t i = 0; i < bits; ++i) digits[static_cast<size_t>(i)] = i < 64 ? (value.small() >> i & 1) != 0 : negative;
  } else {
    bool carry = negative;
    for (int64_t i = 0; i < bits; ++i) {
      const size_t limb = static_cast<size_t>(i / 64);
      bool bit = limb < limbs.size() && (limbs[limb] >> (i % 64) & 1) != 0;
      if (negative) {
        bit = !bit != carry;
        carry = carry && !bit;
      }
      digits[static_cast<size_t>(i)] = bit;
    }
  }
  if (!little) {
    for (int64_t i = bits; i-- > 0;) AppendBits(digits[static_cast<size_t>(i)], 1);
    return;
  }
  for (int64_t start = 0; start < bits; start += 8) {
    for (int64_t i = std::min<int64_t>(8, bits - start); i-- > 0;) AppendBits(digits[static_cast<size_t>(start + i)], 1);
  }
}

bool BitWriter::AppendFloat(double number, int64_t bits, bool little) {
  uint16_t half;
  if (bits == 64) {
    AppendInteger(IntegerValue(std::bit_cast<int64_t>(number)), 64, little);
  } else if (bits == 32 && std::isfinite(static_cast<float>(number))) {
    AppendInteger(IntegerValue(std::bit_cast<int32_t>(static_cast<float>(number))), 32, little);
  } else if (bits == 16 && ToHalf(number, &half)) {
    AppendInteger(IntegerValue(half), 16, little);
  } else {
    return false;
  }
  return true;
}

bool BitWriter::AppendCodePoint(int64_t code_point, int encoding_bits, bool little) {
  if (code_point < 0 || code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) return false;
  if (encoding_bits == 8) {
    std::string encoded;
    AppendUtf8(static_cast<char32_t>(code_point), &encoded);
    for (char byte : encoded) AppendBits(static_cast<unsigned char>(byte), 8);
  } else if (encoding_bits == 32) {
    AppendInteger(code_point, 32, little);
  } else if (code_point < 0x10000) {
    AppendInteger(code_point, 16, little);
  } else {
    AppendInteger(0xD800 + ((code_point - 0x10000) >> 10), 16, little);
    AppendInteger(0xDC00 + ((code_point - 0x10000) & 0x3FF), 16, little);
  }
  return true;
}

}  // namespace lumen

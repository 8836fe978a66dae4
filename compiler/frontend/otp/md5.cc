// Tested by canonical_test.cc.
#include "compiler/frontend/otp/md5.h"

#include <bit>
#include <cmath>

namespace lumen {
namespace {

constexpr size_t kBlockBytes = 64;
constexpr int kShifts[4][4] = {{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};

// Entry i of the standard's table: the integer part of 2^32 * |sin(i + 1)|.
const std::array<uint32_t, 64>& Constants() {
  static const std::array<uint32_t, 64> table = [] {
    std::array<uint32_t, 64> constants;
    for (size_t i = 0; i < 64; ++i) {
      constants[i] = static_cast<uint32_t>(std::floor(std::fabs(std::sin(static_cast<double>(i + 1))) * 4294967296.0));
    }
    return constants;
  }();
  return table;
}

}  // namespace

void Md5::AddBlock(const unsigned char* block) {
  uint32_t words[16];
  for (int i = 0; i < 16; ++i) {
    words[i] = static_cast<uint32_t>(block[4 * i]) | static_cast<uint32_t>(block[4 * i + 1]) << 8 |
               static_cast<uint32_t>(block[4 * i + 2]) << 16 | static_cast<uint32_t>(block[4 * i + 3]) << 24;
  }
  auto [a, b, c, d] = state_;
  for (uint32_t i = 0; i < 64; ++i) {
    uint32_t mixed, index;
    switch (i / 16) {
      case 0: mixed = (b & c) | (~b & d); index = i; break;
      case 1: mixed = (d & b) | (~d & c); index = (5 * i + 1) % 16; break;
      case 2: mixed = b ^ c ^ d; index = (3 * i + 5) % 16; break;
      default: mixed = c ^ (b | ~d); index = 7 * i % 16; break;
    }
    const uint32_t sum = a + mixed + Constants()[i] + words[index];
    a = d;
    d = c;
    c = b;
    b += std::rotl(sum, kShifts[i / 16][i % 4]);
  }
  state_ = {state_[0] + a, state_[1] + b, state_[2] + c, state_[3] + d};
}

void Md5::Add(std::string_view bytes) {
  size_bytes_ += bytes.size();
  pending_ += bytes;
  size_t done = 0;
  for (; pending_.size() - done >= kBlockBytes; done += kBlockBytes) {
    AddBlock(reinterpret_cast<const unsigned char*>(pending_.data() + done));
  }
  pending_.erase(0, done);
}

std::string Md5::Finish() {
  const uint64_t size_bits = size_bytes_ * 8;
  std::string padding = "\x80";
  while ((size_bytes_ + padding.size()) % kBlockBytes != kBlockBytes - 8) padding.push_back('\0');
  for (int i = 0; i < 8; ++i) padding.push_back(static_cast<char>(size_bits >> (8 * i)));
  Add(padding);
  std::string hex;
  for (uint32_t word : state_) {
    for (int i = 0; i < 4; ++i, word >>= 8) {
      hex.push_back("0123456789ABCDEF"[word >> 4 & 15]);
      hex.push_back("0123456789ABCDEF"[word & 15]);
    }
  }
  return hex;
}

}  // namespace lumen

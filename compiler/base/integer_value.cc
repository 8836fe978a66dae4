// Schoolbook conversion between digits and limbs; sizes are bounded by IntegerValue::kMaxBits. Tested by
// base_test.cc.
#include "compiler/base/integer_value.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace lumen {
namespace {

using Wide = unsigned __int128;

unsigned DigitValue(char digit) {
  if (digit >= '0' && digit <= '9') return static_cast<unsigned>(digit - '0');
  return static_cast<unsigned>((digit | 0x20) - 'a') + 10;
}

// limbs = limbs * factor + addend
void MultiplyAdd(std::vector<uint64_t>* limbs, uint64_t factor, uint64_t addend) {
  uint64_t carry = addend;
  for (uint64_t& limb : *limbs) {
    Wide product = static_cast<Wide>(limb) * factor + carry;
    limb = static_cast<uint64_t>(product);
    carry = static_cast<uint64_t>(product >> 64);
  }
  if (carry != 0) limbs->push_back(carry);
}

}  // namespace

IntegerValue IntegerValue::FromDigits(std::string_view digits, unsigned base, Arena* arena) {
  // Digits are gathered into one word for as long as it cannot overflow, then folded into the limbs at once.
  std::vector<uint64_t> limbs;
  uint64_t chunk = 0, scale = 1;
  const uint64_t scale_limit = std::numeric_limits<uint64_t>::max() / base / base;
  for (char digit : digits) {
    if (digit == '_') continue;
    chunk = chunk * base + DigitValue(digit);
    scale *= base;
    if (scale > scale_limit) {
      MultiplyAdd(&limbs, scale, chunk);
      chunk = 0;
      scale = 1;
    }
  }
  if (limbs.empty() && chunk <= static_cast<uint64_t>(std::numeric_limits<int64_t>::max())) {
    return IntegerValue(static_cast<int64_t>(chunk));
  }
  MultiplyAdd(&limbs, scale, chunk);
  return FromLimbs(false, limbs, arena);
}

IntegerValue IntegerValue::FromLimbs(bool negative, std::span<const uint64_t> limbs, Arena* arena) {
  while (!limbs.empty() && limbs.back() == 0) limbs = limbs.first(limbs.size() - 1);
  if (limbs.empty()) return IntegerValue(0);
  constexpr uint64_t kMinimumMagnitude = uint64_t{1} << 63;
  if (limbs.size() == 1 && (limbs[0] < kMinimumMagnitude || (negative && limbs[0] == kMinimumMagnitude))) {
    return IntegerValue(static_cast<int64_t>(negative ? 0 - limbs[0] : limbs[0]));
  }
  IntegerValue value;
  value.negative_ = negative;
  value.limbs_ = arena->Copy(limbs);
  return value;
}

IntegerValue IntegerValue::Negated(Arena* arena) const {
  if (!is_small()) return FromLimbs(!negative_, limbs_, arena);
  if (small_ != std::numeric_limits<int64_t>::min()) return IntegerValue(-small_);
  const uint64_t magnitude = uint64_t{1} << 63;
  return FromLimbs(false, std::span<const uint64_t>(&magnitude, 1), arena);
}

std::string IntegerValue::ToDecimal() const {
  if (is_small()) return std::to_string(small_);
  constexpr uint64_t kChunk = 10'000'000'000'000'000'000u;  // 10^19, the largest power of ten in a word
  std::vector<uint64_t> rest(limbs_.begin(), limbs_.end());
  std::string reversed;
  while (!rest.empty()) {
    uint64_t remainder = 0;
    for (size_t i = rest.size(); i-- > 0;) {
      Wide dividend = (static_cast<Wide>(remainder) << 64) | rest[i];
      rest[i] = static_cast<uint64_t>(dividend / kChunk);
      remainder = static_cast<uint64_t>(dividend % kChunk);
    }
    while (!rest.empty() && rest.back() == 0) rest.pop_back();
    for (int digit = 0; digit < 19 && (remainder != 0 || !rest.empty()); ++digit, remainder /= 10) {
      reversed.push_back(static_cast<char>('0' + remainder % 10));
    }
  }
  if (negative_) reversed.push_back('-');
  std::reverse(reversed.begin(), reversed.end());
  return reversed;
}

bool IntegerValue::operator==(const IntegerValue& other) const {
  return small_ == other.small_ && is_negative() == other.is_negative() && std::ranges::equal(limbs_, other.limbs_);
}

}  // namespace lumen

// Work on bits against the same done one bit at a time.
#include "runtime/term/bitstring.h"

#include <random>
#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace lumen::runtime {
namespace {

bool BitAt(const uint8_t* bytes, size_t bit) { return (bytes[bit / 8] >> (7 - bit % 8) & 1) != 0; }

std::string Text(const BitView& bits) {
  std::string text;
  for (size_t i = 0; i < bits.bits; ++i) text += BitAt(bits.bytes, bits.start + i) ? '1' : '0';
  return text;
}

// Bytes on the C heap without one to spare, so that reading beyond them shows under the sanitizer.
struct Exact {
  explicit Exact(const std::vector<uint8_t>& from, size_t bits)
      : bytes(new uint8_t[(bits + 7) / 8]) {
    for (size_t i = 0; i < (bits + 7) / 8; ++i) bytes[i] = from[i];
  }
  ~Exact() { delete[] bytes; }
  uint8_t* bytes;
};

TEST(BitstringTest, CopyCompareAndRead) {
  std::mt19937 random(1);
  for (int round = 0; round < 20'000; ++round) {
    std::vector<uint8_t> source(40), target(40);
    for (uint8_t& byte : source) byte = static_cast<uint8_t>(random());
    for (uint8_t& byte : target) byte = static_cast<uint8_t>(random());
    size_t start = random() % 8;
    size_t count = random() % (round % 2 == 0 ? 20 : 200);
    size_t place = random() % 40;
    Exact exact(source, start + count);
    BitView view = {exact.bytes, start, count};
    std::string before = Text({target.data(), 0, 320});
    Exact to(target, place + count);
    CopyBits(to.bytes, place, view);
    std::string expected = before.substr(0, place) + Text(view);
    expected += before.substr(expected.size(), (place + count + 7) / 8 * 8 - expected.size());
    ASSERT_EQ(Text({to.bytes, 0, expected.size()}), expected);
    // Equal to its copy, and in order with a changed one.
    BitView copy = BitView{to.bytes, 0, place + count}.Part(place, count);
    ASSERT_TRUE(AreBitsEqual(view, copy));
    ASSERT_EQ(Text(copy), Text(view));
    if (count == 0) continue;
    BitView shorter = view.Part(0, count - 1);
    ASSERT_LT(CompareBits(shorter, copy), 0);
    ASSERT_GT(CompareBits(copy, shorter), 0);
    size_t flipped = place + random() % count;
    to.bytes[flipped / 8] ^= static_cast<uint8_t>(0x80 >> flipped % 8);
    ASSERT_EQ(CompareBits(copy, view) < 0, !BitAt(to.bytes, flipped));
    ASSERT_FALSE(AreBitsEqual(view, copy));
    size_t read = count < 64 ? count : 64;
    ASSERT_EQ(ReadBits(view.bytes, view.start, read),
              std::stoull(Text(view.Part(0, read)), nullptr, 2));
    AlignedBytes aligned(view);
    ASSERT_EQ(aligned.size(), count / 8);
    for (size_t i = 0; i < aligned.size(); ++i) ASSERT_EQ(aligned.data()[i], view.ByteAt(i));
    ASSERT_EQ(view.Tail(), count % 8 == 0 ? 0
                                          : std::stoul(Text(view).substr(count / 8 * 8), nullptr, 2));
  }
}

}  // namespace
}  // namespace lumen::runtime

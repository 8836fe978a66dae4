// Expected bytes are what OTP makes of the same segments.
#include "compiler/base/bit_writer.h"

#include "compiler/base/text.h"
#include "gtest/gtest.h"

namespace lumen {
namespace {

std::string TextOf(const BitWriter& writer) {
  std::string text;
  AppendBitstring(writer.bytes(), writer.bits(), &text);
  return text;
}

TEST(BitWriter, Integers) {
  BitWriter writer;
  writer.AppendInteger(IntegerValue(-2), 4, false);
  writer.AppendInteger(IntegerValue(0x1234), 13, true);
  writer.AppendInteger(IntegerValue(5), 0, false);
  EXPECT_EQ(TextOf(writer), "<<227, 73, 0:1>>");  // <<-2:4, 16#1234:13/little>>
}

TEST(BitWriter, Floats) {
  BitWriter writer;
  EXPECT_TRUE(writer.AppendFloat(1.5, 16, false));
  EXPECT_TRUE(writer.AppendFloat(-0.0, 32, true));
  EXPECT_FALSE(writer.AppendFloat(1e300, 32, false));
  EXPECT_FALSE(writer.AppendFloat(65520, 16, false));
  EXPECT_FALSE(writer.AppendFloat(1, 24, false));
  EXPECT_EQ(TextOf(writer), "<<62, 0, 0, 0, 0, 128>>");
}

TEST(BitWriter, CodePoints) {
  BitWriter writer;
  EXPECT_TRUE(writer.AppendCodePoint(0x20AC, 8, false));
  EXPECT_TRUE(writer.AppendCodePoint(0x1F600, 16, true));
  EXPECT_TRUE(writer.AppendCodePoint('a', 32, false));
  EXPECT_FALSE(writer.AppendCodePoint(0xD800, 8, false));
  EXPECT_FALSE(writer.AppendCodePoint(0x110000, 32, false));
  EXPECT_EQ(TextOf(writer), "<<226, 130, 172, 61, 216, 0, 222, 0, 0, 0, 97>>");
}

}  // namespace
}  // namespace lumen

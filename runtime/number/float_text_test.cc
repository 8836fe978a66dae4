// Shortest text against OTP 25 (testdata/floats.golden, written by testdata/record.escript):
// special values, every third power of two, random bits.
#include "runtime/number/float_text.h"

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>

#include "gtest/gtest.h"

namespace lumen::runtime {
namespace {

constexpr char kGolden[] = "runtime/number/testdata/floats.golden";

TEST(FloatTextTest, AgreesWithOtp) {
  std::ifstream golden(kGolden);
  ASSERT_TRUE(golden) << kGolden << " is missing";
  std::string bits, expected;
  int count = 0;
  while (golden >> bits >> expected) {
    uint64_t word = strtoull(bits.c_str(), nullptr, 16);
    double value;
    memcpy(&value, &word, sizeof(value));
    char text[kMaxShortestText];
    EXPECT_EQ(std::string(text, FormatShortest(value, text)), expected) << bits;
    ++count;
  }
  EXPECT_GT(count, 3000);
}

}  // namespace
}  // namespace lumen::runtime

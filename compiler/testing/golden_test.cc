#include "compiler/testing/golden.h"

#include "gtest/gtest.h"

namespace lumen {
namespace {

TEST(GoldenTest, EqualTextsDoNotDiffer) { EXPECT_EQ(DescribeDifference("a\nb\n", "a\nb\n"), ""); }

TEST(GoldenTest, NamesTheFirstLineThatDiffers) {
  EXPECT_EQ(DescribeDifference("a\nb\nc\n", "a\nx\nc\n"), "line 2: expected `b`, got `x`");
  EXPECT_EQ(DescribeDifference("a\n", "a\nb\n"), "line 2: expected the end, got `b`");
  EXPECT_EQ(DescribeDifference("a\nb\n", "a\n"), "line 2: expected `b`, got the end");
  EXPECT_EQ(DescribeDifference("a\n", "a"), "they differ in the newline at the end");
}

}  // namespace
}  // namespace lumen

// Compares with the C library, which rounds the exact value too.
#include "runtime/number/exact_text.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <random>
#include <string>

#include "gtest/gtest.h"

namespace lumen::runtime {
namespace {

constexpr size_t kCapacity = 1500;

std::string Wanted(const char* format, int decimals, double value) {
  char text[kCapacity];
  return std::string(text, static_cast<size_t>(snprintf(text, sizeof(text), format, decimals, value)));
}

void Check(double value, int decimals) {
  char text[kCapacity];
  EXPECT_EQ(std::string(text, FormatDecimals(value, decimals, text, sizeof(text))), Wanted("%.*f", decimals, value));
  EXPECT_EQ(std::string(text, FormatScientific(value, decimals, text, sizeof(text))), Wanted("%.*e", decimals, value));
}

TEST(ExactTextTest, Borders) {
  for (double value : {0.0, 1.0, 0.5, 1.5, 2.5, 0.25, 0.75, 0.05, 0.95, 9.5, 9.9999, 99.5, 999999.5, 0.001, 0.0005, 1e15, 1e16, 1e22, 1e23, 1e100, 1e-100,
                       0x1p53, 0x1p-1074, 0x1p-1022, 0x1.fffffffffffffp1023, 0x1.fffffffffffffp-1023, 123456789.987654321}) {
    for (int decimals : {0, 1, 2, 3, 6, 17, 20, 60, 253, 1100}) {
      Check(value, decimals);
      Check(-value, decimals);
    }
  }
}

TEST(ExactTextTest, RandomFloats) {
  std::mt19937_64 random(1);
  for (int i = 0; i < 2000; ++i) {
    uint64_t bits = random();
    double value;
    memcpy(&value, &bits, sizeof(value));
    if (!isfinite(value)) continue;
    Check(value, static_cast<int>(random() % 40));
    // Ties are frequent among numbers with few bits.
    Check(static_cast<double>(random() % 4096) / 256, static_cast<int>(random() % 9));
  }
}

TEST(ExactTextTest, WhatDoesNotFitIsNotWritten) {
  char text[] = "unchanged";
  EXPECT_EQ(FormatDecimals(-12.5, 1, text, 4), 0u);
  EXPECT_EQ(FormatScientific(-12.5, 2, text, 8), 0u);
  EXPECT_STREQ(text, "unchanged");
  EXPECT_EQ(FormatDecimals(-12.5, 1, text, 5), 5u);
  EXPECT_EQ(std::string(text), "-12.5nged");
}

}  // namespace
}  // namespace lumen::runtime

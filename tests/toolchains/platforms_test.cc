// Runs on every platform: C++20 with header-only parts of the library, 64-bit arithmetic on 32-bit targets, tail calls.

#include <array>
#include <bit>
#include <cstdint>
#include <span>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace lumen {
namespace {

template <typename T>
concept Addable = requires(T a) { a + a; };

template <Addable T>
T Sum(std::span<const T> values) {
  T sum{};
  for (const T& value : values) sum = sum + value;
  return sum;
}

TEST(PlatformsTest, ConceptsAndSpans) {
  constexpr std::array<int, 3> kValues = {1, 2, 39};
  EXPECT_EQ(Sum<int>(kValues), 42);
}

TEST(PlatformsTest, WideArithmetic) {
  volatile uint64_t large = 0x123456789abcdef0u;
  volatile uint64_t divisor = 1000000007u;
  EXPECT_EQ(large / divisor, 1311768458u);
  EXPECT_EQ(std::popcount(large), 32);
  EXPECT_DOUBLE_EQ(static_cast<double>(large), 1311768467463790320.0);
}

// Each step is a call in tail position: without real tail calls a million of them overflow the stack.
int CountDown(int from, int* steps) {
  ++*steps;
  if (from == 0) return 7;
  [[clang::musttail]] return CountDown(from - 1, steps);
}

TEST(PlatformsTest, TailCallsTakeNoStack) {
  int steps = 0;
  EXPECT_EQ(CountDown(1000000, &steps), 7);
  EXPECT_EQ(steps, 1000001);
}

TEST(PlatformsTest, MatchersWork) {
  EXPECT_THAT((std::array<int, 2>{1, 2}), testing::ElementsAre(1, 2));
}

}  // namespace
}  // namespace lumen

#include "toolchains/fuzz/mutate.h"

#include <set>
#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace lumen::fuzz {
namespace {

TEST(MutateTest, IsDeterministic) {
  const std::vector<std::string> seeds = {"-module(a).", "f(X) -> {X, \"s\"}."};
  SplitMix first(7);
  SplitMix second(7);
  for (int i = 0; i < 200; ++i) EXPECT_EQ(Mutate(seeds[1], seeds, first), Mutate(seeds[1], seeds, second));
}

TEST(MutateTest, ReachesManyInputs) {
  const std::vector<std::string> seeds = {"abcdef"};
  SplitMix random(1);
  std::set<std::string> inputs;
  for (int i = 0; i < 1000; ++i) inputs.insert(Mutate(seeds[0], seeds, random));
  EXPECT_GT(inputs.size(), 700u);
}

TEST(MutateTest, CopesWithAnEmptySeedAndStaysBounded) {
  const std::vector<std::string> seeds = {"", std::string(70000, 'x')};
  SplitMix random(3);
  std::string input;
  for (int i = 0; i < 1000; ++i) {
    input = Mutate(input, seeds, random);
    ASSERT_LE(input.size(), 64u * 1024u);
  }
}

// The published first outputs of SplitMix64 for seed 0.
TEST(SplitMixTest, MatchesTheReference) {
  SplitMix random(0);
  EXPECT_EQ(random.Next(), 0xe220a8397b1dcdafu);
  EXPECT_EQ(random.Next(), 0x6e789e6aa1b965f4u);
}

}  // namespace
}  // namespace lumen::fuzz

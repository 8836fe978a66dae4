// Random allocations and releases, each holding its own number in every word.
#include "runtime/heap/persistent_space.h"

#include <algorithm>
#include <random>
#include <vector>

#include "gtest/gtest.h"

namespace lumen::runtime {
namespace {

struct Allocation {
  Word* start;
  size_t words;
  Word number;
};

void Check(const Allocation& allocation) {
  for (size_t i = 0; i < allocation.words; ++i) ASSERT_EQ(allocation.start[i], allocation.number);
}

TEST(PersistentSpaceTest, AllocationsDoNotOverlapAndPlacesAreUsedAgain) {
  EXPECT_FALSE(IsPersistent(nullptr));
  std::mt19937 random(1);
  std::vector<Allocation> live;
  Word number = 0;
  size_t live_words = 0;
  size_t most_words = 0;
  uintptr_t highest = 0;
  for (int step = 0; step < 20'000; ++step) {
    if (live.size() < 200 && random() % 2 == 0) {
      const size_t words = 1 + random() % (random() % 50 == 0 ? 20'000 : 40);
      Word* start = AllocatePersistent(words);
      ASSERT_NE(start, nullptr);
      ASSERT_TRUE(IsPersistent(start) && IsPersistent(start + words - 1));
      live.push_back({start, words, ++number});
      for (size_t i = 0; i < words; ++i) start[i] = number;
      live_words += words;
      most_words = std::max(most_words, live_words);
      highest = std::max(highest, reinterpret_cast<uintptr_t>(start + words));
    } else if (!live.empty()) {
      Allocation& victim = live[random() % live.size()];
      Check(victim);
      FreePersistent(victim.start, victim.words);
      live_words -= victim.words;
      victim = live.back();
      live.pop_back();
    }
  }
  for (const Allocation& allocation : live) Check(allocation);
  EXPECT_LE(highest - PersistentSpace().start, 4 * most_words * sizeof(Word));
  // All of it is one piece again.
  for (const Allocation& allocation : live) FreePersistent(allocation.start, allocation.words);
  Word* first = AllocatePersistent(1);
  EXPECT_EQ(reinterpret_cast<uintptr_t>(first), PersistentSpace().start);
  FreePersistent(first, 1);
}

TEST(PersistentSpaceTest, ThereIsAnEnd) {
  EXPECT_EQ(AllocatePersistent(kPersistentSpaceBytes / sizeof(Word) + 1), nullptr);
  Word* all = AllocatePersistent(kPersistentSpaceBytes / sizeof(Word));
  ASSERT_NE(all, nullptr);
  EXPECT_EQ(AllocatePersistent(1), nullptr);
  FreePersistent(all, kPersistentSpaceBytes / sizeof(Word));
  EXPECT_NE(AllocatePersistent(1), nullptr);
}

}  // namespace
}  // namespace lumen::runtime

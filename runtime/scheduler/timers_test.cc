// The wheel against a sorted list, and cancelling.
#include "runtime/scheduler/timers.h"

#include <algorithm>
#include <random>
#include <vector>

#include "gtest/gtest.h"
#include "runtime/bifs/bif.h"

namespace lumen::runtime {
namespace {

constexpr int64_t kMillisecond = 1'000'000;

TEST(TimerWheelTest, FiresInOrderAndNeverEarly) {
  std::mt19937_64 random(1);
  static TimerWheel only;  // never destroyed, as the program's
  TimerWheel* wheel = &only;
  int64_t now = 123'456'789;
  std::vector<std::pair<int64_t, Word>> expected;
  Word number = 0;
  for (int round = 0; round < 2000; ++round) {
    for (uint64_t i = random() % 3; i > 0; --i) {
      // Near and far, whole milliseconds and others.
      int64_t distance = static_cast<int64_t>(random() % (uint64_t{1} << (random() % 42)));
      if (random() % 2 == 0) distance = distance / kMillisecond * kMillisecond;
      ++number;
      wheel->Start(now, now + distance, number, kNil, NewSignal(SignalKind::kMessage, 0, 0));
      expected.emplace_back(now + distance, number);
    }
    int64_t next = wheel->NextDeadline();
    if (wheel->size() == 0) {
      EXPECT_EQ(next, kNoDeadline);
    } else if (random() % 3 == 0) {
      now = std::max(now, next);
    } else {
      now += static_cast<int64_t>(random() % (uint64_t{1} << (random() % 36)));
    }
    uint64_t last = 0;
    while (Timer* timer = wheel->TakeDue(now)) {
      EXPECT_LE(timer->deadline, now);
      EXPECT_LE(last, timer->tick);
      last = timer->tick;
      auto found = std::find(expected.begin(), expected.end(), std::pair(timer->deadline, timer->reference));
      ASSERT_NE(found, expected.end());
      expected.erase(found);
      TimerWheel::Delete(timer);
    }
    // What is left is less than a tick away from being due, at most.
    for (const auto& [deadline, reference] : expected) EXPECT_GT(deadline, now - 2 * kMillisecond);
    EXPECT_EQ(wheel->size(), expected.size());
  }
  for (const auto& [deadline, reference] : expected) {
    Timer* timer = wheel->Find(reference);
    ASSERT_NE(timer, nullptr);
    EXPECT_EQ(timer->deadline, deadline);
    wheel->Cancel(timer);
    EXPECT_EQ(wheel->Find(reference), nullptr);
  }
  EXPECT_EQ(wheel->size(), 0u);
  EXPECT_EQ(wheel->NextDeadline(), kNoDeadline);
}

}  // namespace
}  // namespace lumen::runtime

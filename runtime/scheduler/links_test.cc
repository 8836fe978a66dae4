// Links and unlinks of two processes at once, in many orders: whatever happens, in the end both or neither know of the link.
#include <random>

#include "gtest/gtest.h"
#include "runtime/process/communication.h"
#include "runtime/scheduler/scheduler.h"

namespace lumen::runtime {
namespace {

constexpr size_t kBlockWords = 256;

bool IsLinked(Process& process, const Process& other) {
  Relation* relation = FindRelation(process, other.pid());
  return relation != nullptr && relation->kind == RelationKind::kLink;
}

class LinksTest : public testing::Test {
 protected:
  LinksTest() : a_(scheduler_.NewProcess(kBlockWords)), b_(scheduler_.NewProcess(kBlockWords)) {}
  void Settle() {
    while (a_->mailbox.has_signals() || b_->mailbox.has_signals()) {
      HandleSignals(*a_, false);
      HandleSignals(*b_, false);
    }
  }

  Scheduler scheduler_;
  Process* a_;
  Process* b_;
};

TEST_F(LinksTest, UnlinkMeetsUnlinkAndLink) {
  Link(*a_, b_->pid());
  Settle();
  ASSERT_TRUE(IsLinked(*a_, *b_) && IsLinked(*b_, *a_));
  // a's unlink is on its way while b unlinks and links again.
  Unlink(*a_, b_->pid());
  Unlink(*b_, a_->pid());
  Link(*b_, a_->pid());
  Settle();
  EXPECT_FALSE(IsLinked(*a_, *b_));
  EXPECT_FALSE(IsLinked(*b_, *a_));
  EXPECT_EQ(a_->relations->size(), 0u);
  EXPECT_EQ(b_->relations->size(), 0u);
  scheduler_.DeleteProcess(a_);
  scheduler_.DeleteProcess(b_);
}

TEST_F(LinksTest, AgreeInEveryOrder) {
  for (unsigned seed = 0; seed < 20'000; ++seed) {
    std::mt19937 random(seed);
    for (int step = 0; step < 12; ++step) {
      Process& from = random() % 2 == 0 ? *a_ : *b_;
      Process& to = &from == a_ ? *b_ : *a_;
      switch (random() % 3) {
        case 0:
          Link(from, to.pid());
          break;
        case 1:
          Unlink(from, to.pid());
          break;
        case 2:
          HandleSignals(from, false);
          break;
      }
    }
    Settle();
    ASSERT_EQ(IsLinked(*a_, *b_), IsLinked(*b_, *a_)) << "seed " << seed;
    ASSERT_EQ(a_->relations == nullptr ? 0 : a_->relations->size(), IsLinked(*a_, *b_) ? 1u : 0u) << "seed " << seed;
  }
  scheduler_.DeleteProcess(a_);
  scheduler_.DeleteProcess(b_);
}

}  // namespace
}  // namespace lumen::runtime

// Work stealing and signal queues: models under many seeds, and the same with threads, for the thread sanitizer.
#include <algorithm>
#include <memory>
#include <random>
#include <thread>
#include <vector>

#include "gtest/gtest.h"
#include "runtime/process/mailbox.h"
#include "runtime/scheduler/scheduler.h"

namespace lumen::runtime {
namespace {

constexpr size_t kMost = SIZE_MAX;

// --- run queues

// Every process is in one queue or with whoever took it, whatever is pushed, taken and stolen; within a priority those of one queue come out in the
// order they went in, of those that thieves leave.
TEST(StealingTest, NobodyIsLostOrThereTwice) {
  constexpr unsigned kSchedulers = 4;
  constexpr int kProcesses = 40;
  for (unsigned seed = 0; seed < 2000; ++seed) {
    std::mt19937 random(seed);
    std::vector<std::unique_ptr<Scheduler>> schedulers;
    for (unsigned i = 0; i < kSchedulers; ++i) schedulers.push_back(std::make_unique<Scheduler>(nullptr, i));
    std::vector<Process> processes(kProcesses);
    std::vector<Process*> outside;
    size_t queued[kSchedulers] = {};
    for (Process& process : processes) {
      process.priority = static_cast<Priority>(random() % 4);
      outside.push_back(&process);
    }
    for (int step = 0; step < 300; ++step) {
      unsigned here = random() % kSchedulers;
      Scheduler& scheduler = *schedulers[here];
      switch (random() % 3) {
        case 0:
          if (outside.empty()) break;
          std::swap(outside[random() % outside.size()], outside.back());
          scheduler.Push(outside.back());
          outside.pop_back();
          ++queued[here];
          break;
        case 1:
          if (Process* process = scheduler.Next()) {
            outside.push_back(process);
            --queued[here];
          } else {
            ASSERT_EQ(queued[here], 0u) << "seed " << seed;
          }
          break;
        case 2: {
          unsigned there = random() % kSchedulers;
          if (there == here) break;
          size_t least = 1 + random() % 3, most = random() % 2 == 0 ? kMost : 1 + random() % 3;
          size_t before = schedulers[there]->run_queue_length();
          bool stole = scheduler.StealFrom(*schedulers[there], least, most);
          size_t wanted = before < least ? 0 : std::min((before + 1) / 2, most);
          ASSERT_EQ(stole, wanted > 0) << "seed " << seed;
          queued[here] += wanted;
          queued[there] -= wanted;
          break;
        }
      }
      for (unsigned i = 0; i < kSchedulers; ++i) ASSERT_EQ(schedulers[i]->run_queue_length(), queued[i]) << "seed " << seed;
    }
    for (auto& scheduler : schedulers) {
      while (Process* process = scheduler->Next()) outside.push_back(process);
    }
    std::sort(outside.begin(), outside.end());
    ASSERT_EQ(outside.size(), static_cast<size_t>(kProcesses)) << "seed " << seed;
    ASSERT_EQ(std::adjacent_find(outside.begin(), outside.end()), outside.end()) << "seed " << seed;
  }
}

// Those that are bound stay, however often others are given away and some are moved up; nobody is lost; sizes are right.
TEST(RunQueueTest, GivesOnlyTheUnbound) {
  constexpr int kProcesses = 30;
  for (unsigned seed = 0; seed < 2000; ++seed) {
    std::mt19937 random(seed);
    std::vector<Process> processes(kProcesses);
    RunQueue queue, given;
    size_t bound = 0, free = 0, outside = 0;
    for (Process& process : processes) {
      process.priority = static_cast<Priority>(random() % 4);
      process.bound_to = random() % 3 == 0 ? 1 : 0;
      ++(process.bound_to != 0 ? bound : free);
      queue.Push(&process);
    }
    for (int step = 0; step < 30; ++step) {
      switch (random() % 3) {
        case 0: {
          const size_t most = random() % 5, before = queue.unbound_size();
          queue.GiveUnbound(given, most);
          ASSERT_EQ(before - queue.unbound_size(), std::min(before, most)) << "seed " << seed;
          while (Process* process = given.Pop()) {
            ASSERT_EQ(process->bound_to, 0) << "seed " << seed;
            --free;
            ++outside;
          }
          break;
        }
        case 1: {
          Process& process = processes[random() % kProcesses];
          queue.Raise(&process, static_cast<Priority>(random() % 4));
          break;
        }
        case 2:
          if (Process* process = queue.Pop()) {
            --(process->bound_to != 0 ? bound : free);
            ++outside;
          }
          break;
      }
      ASSERT_EQ(queue.size(), bound + free) << "seed " << seed;
      ASSERT_EQ(queue.unbound_size(), free) << "seed " << seed;
    }
    while (queue.Pop() != nullptr) ++outside;
    ASSERT_EQ(outside, static_cast<size_t>(kProcesses)) << "seed " << seed;
  }
}

// One that is moved up, or pushed while it is boosted, comes in front of those of its own priority.
TEST(RunQueueTest, RaisesAndBoosts) {
  std::vector<Process> processes(4);
  RunQueue queue;
  for (Process& process : processes) process.priority = Priority::kLow;
  processes[1].priority = Priority::kHigh;
  processes[3].boost = Priority::kMax;
  for (Process& process : processes) queue.Push(&process);
  EXPECT_TRUE(queue.Raise(&processes[2], Priority::kHigh));
  EXPECT_FALSE(queue.Raise(&processes[1], Priority::kHigh));  // it is there
  EXPECT_EQ(queue.Pop(), &processes[3]);
  EXPECT_EQ(queue.Pop(), &processes[1]);
  EXPECT_EQ(queue.Pop(), &processes[2]);
  EXPECT_EQ(queue.Pop(), &processes[0]);
  EXPECT_FALSE(queue.Raise(&processes[0], Priority::kMax));
}

TEST(StealingTest, ThreadsTakeEachProcessAsOftenAsItIsReady) {
  has_several_threads = true;
  constexpr unsigned kThreads = 4;
  constexpr uint64_t kTurns = 2000;  // of each process
  constexpr int kProcesses = 50;
  std::vector<std::unique_ptr<Scheduler>> schedulers;
  for (unsigned i = 0; i < kThreads; ++i) schedulers.push_back(std::make_unique<Scheduler>(nullptr, i));
  std::vector<Process> processes(kProcesses);
  for (Process& process : processes) schedulers[0]->Push(&process);
  std::atomic<int> left{kProcesses};
  std::vector<std::thread> threads;
  for (unsigned i = 0; i < kThreads; ++i) {
    threads.emplace_back([&, i] {
      Scheduler& scheduler = *schedulers[i];
      while (left.load() > 0) {
        Process* process = scheduler.Next();
        if (process == nullptr) {
          for (unsigned j = 1; j < kThreads && !scheduler.StealFrom(*schedulers[(i + j) % kThreads], 1, kMost); ++j) {
          }
          std::this_thread::yield();
          continue;
        }
        // Not atomic: it belongs to whoever took it.
        if (++process->total_reductions < kTurns) {
          scheduler.Push(process);
        } else {
          --left;
        }
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (Process& process : processes) EXPECT_EQ(process.total_reductions, kTurns);
}

// --- mailboxes

Signal* Numbered(unsigned sender, Word number) { return NewSignal(SignalKind::kMessage, sender, number); }

// Random steps of senders and the owner: each sender's signals come in order, all of them, and Add says that the owner is to be woken exactly when
// it waits.
TEST(MailboxTest, KeepsOrderAndWakesOnce) {
  constexpr unsigned kSenders = 3;
  for (unsigned seed = 0; seed < 5000; ++seed) {
    std::mt19937 random(seed);
    Mailbox mailbox;
    Word sent[kSenders] = {}, seen[kSenders] = {};
    size_t there = 0;
    bool waits = false;
    for (int step = 0; step < 60; ++step) {
      if (random() % 3 != 0) {
        unsigned sender = random() % kSenders;
        ASSERT_EQ(mailbox.Add(Numbered(sender, ++sent[sender])), waits) << "seed " << seed;
        waits = false;
        ++there;
        ASSERT_TRUE(mailbox.has_signals());
      } else if (!waits && random() % 2 == 0) {
        waits = mailbox.WaitForSignal();
        ASSERT_EQ(waits, there == 0) << "seed " << seed;
      } else if (!waits) {
        Signal* signal = mailbox.TakeInbox();
        // Handles some of them; the others go back, in front of what comes.
        for (size_t handles = random() % 4; signal != nullptr && handles > 0; --handles) {
          Signal* next = signal->next;
          ASSERT_EQ(signal->reference, ++seen[signal->sender]) << "seed " << seed;
          DeleteSignal(signal);
          signal = next;
          --there;
        }
        mailbox.PutBack(signal);
      }
    }
    for (Signal* signal = mailbox.TakeInbox(); signal != nullptr;) {
      Signal* next = signal->next;
      ASSERT_EQ(signal->reference, ++seen[signal->sender]) << "seed " << seed;
      DeleteSignal(signal);
      signal = next;
    }
    for (unsigned i = 0; i < kSenders; ++i) ASSERT_EQ(seen[i], sent[i]) << "seed " << seed;
    mailbox.Clear();
  }
}

TEST(MailboxTest, ThreadsLoseNothingAndNoWakeUp) {
  has_several_threads = true;
  constexpr unsigned kSenders = 3;
  constexpr Word kSignals = 20'000;
  Mailbox mailbox;
  std::atomic<uint32_t> woken{0};
  std::vector<std::thread> senders;
  for (unsigned i = 0; i < kSenders; ++i) {
    senders.emplace_back([&, i] {
      for (Word number = 1; number <= kSignals; ++number) {
        if (!mailbox.Add(Numbered(i, number))) continue;
        // Nobody else wakes it, and it does not wait twice without being woken.
        ASSERT_EQ(woken.exchange(1), 0u);
      }
    });
  }
  Word seen[kSenders] = {};
  for (Word count = 0; count < kSenders * kSignals;) {
    if (mailbox.WaitForSignal()) {
      while (woken.load() == 0) std::this_thread::yield();
      woken.store(0);
    }
    for (Signal* signal = mailbox.TakeInbox(); signal != nullptr; ++count) {
      Signal* next = signal->next;
      ASSERT_EQ(signal->reference, ++seen[signal->sender]);
      DeleteSignal(signal);
      signal = next;
    }
  }
  for (std::thread& sender : senders) sender.join();
  mailbox.Clear();
}

}  // namespace
}  // namespace lumen::runtime

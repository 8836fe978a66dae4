#include <string>
#include <thread>

#include "gtest/gtest.h"
#include "runtime/base/check.h"
#include "runtime/base/clock.h"
#include "runtime/base/memory_use.h"
#include "runtime/base/text_buffer.h"
#include "runtime/base/utf8.h"
#include "runtime/base/work_stack.h"

namespace lumen::runtime {
namespace {

TEST(TextBufferTest, GrowsBeyondItsStorage) {
  char storage[8];
  TextBuffer text(storage, sizeof(storage));
  text.Append("abc").AppendDecimal(-12);
  EXPECT_EQ(text.data(), storage);
  text.AppendDecimal(INT64_MIN).AppendUtf8(0x3bb).AppendByte('!');
  EXPECT_NE(text.data(), storage);
  EXPECT_EQ(text.view(), "abc-12-9223372036854775808\xce\xbb!");
  text.Truncate(2);
  EXPECT_EQ(text.Append("x").view(), "abx");
}

TEST(Utf8Test, EveryScalarValueIsReadBack) {
  for (uint32_t c = 0; c <= kMaxCodePoint; ++c) {
    if (!IsCodePoint(c)) continue;
    char bytes[kMaxUtf8Bytes];
    size_t size = EncodeUtf8(c, bytes);
    uint32_t back;
    ASSERT_EQ(DecodeUtf8(bytes, bytes + size, &back), size) << c;
    ASSERT_EQ(back, c);
    ASSERT_EQ(DecodeUtf8(bytes, bytes + size - 1, &back), 0u) << "cut short: " << c;
  }
}

TEST(Utf8Test, MalformedTextIsRefused) {
  const std::string malformed[] = {"\x80",
                                   "\xc0\x80",
                                   "\xc1\xbf",
                                   "\xe0\x80\x80",
                                   "\xed\xa0\x80",
                                   "\xf0\x80\x80\x80",
                                   "\xf4\x90\x80\x80",
                                   "\xf8\x88\x80\x80\x80",
                                   "\xff",
                                   "\xc3(",
                                   "\xe2\x82(",
                                   ""};
  for (const std::string& text : malformed) {
    uint32_t c;
    EXPECT_EQ(DecodeUtf8(text.data(), text.data() + text.size(), &c), 0u) << text;
  }
}

TEST(WorkStackTest, KeepsOrderAcrossGrowth) {
  WorkStack<int, 4> stack;
  for (int i = 0; i < 1000; ++i) stack.Push(i);
  EXPECT_EQ(stack.size(), 1000u);
  for (int i = 999; i >= 0; --i) ASSERT_EQ(stack.Pop(), i);
  EXPECT_TRUE(stack.empty());
}

bool IsVirtualClockGood() {
  UseVirtualClock();
  const int64_t start = MonotonicNow();
  const int64_t system = SystemNow();
  AdvanceClock(5);
  if (!IsClockVirtual() || MonotonicNow() != start + 5 || SystemNow() != system + 5 || CpuNow() != 5) return false;
  MoveClockTo(start + 100);
  MoveClockTo(start + 50);
  return MonotonicNow() == start + 100;
}

TEST(ClockTest, AVirtualClockMovesWhenTold) {
  int64_t real = MonotonicNow();
  EXPECT_GE(MonotonicNow(), real);
  // In a process of its own: there is no way back.
  EXPECT_EXIT(exit(IsVirtualClockGood() ? 0 : 1), testing::ExitedWithCode(0), "");
}

TEST(MemoryUseTest, AddsUpWhatThreadsCount) {
  const size_t before = MemoryInUse(MemoryUse::kTables), others = MemoryInUse(MemoryUse::kAtoms);
  CountMemory(MemoryUse::kTables, 100);
  std::thread([] { CountMemory(MemoryUse::kTables, 30); }).join();
  EXPECT_EQ(MemoryInUse(MemoryUse::kTables), before + 130);
  CountMemory(MemoryUse::kTables, -130);  // what another thread took, too
  EXPECT_EQ(MemoryInUse(MemoryUse::kTables), before);
  EXPECT_EQ(MemoryInUse(MemoryUse::kAtoms), others);
}

TEST(CheckDeathTest, FailedChecksSayWhere) {
  EXPECT_DEATH(CHECK(1 + 1 == 3), "base_test.cc:[0-9]+: check failed: 1 \\+ 1 == 3");
  EXPECT_DEATH(Fatal("no way"), "lumen: no way");
}

}  // namespace
}  // namespace lumen::runtime

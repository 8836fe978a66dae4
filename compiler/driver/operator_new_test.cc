#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace {

struct Block {
  unsigned char* bytes;
  size_t size;
  unsigned char fill;
};

Block Make(size_t size, unsigned char fill) {
  Block block{static_cast<unsigned char*>(::operator new(size)), size, fill};
  std::memset(block.bytes, fill, size);
  return block;
}

void CheckAndFree(const Block& block) {
  size_t changed = 0;
  for (size_t i = 0; i < block.size; ++i) changed += block.bytes[i] != block.fill;
  EXPECT_EQ(changed, 0u) << block.size;
  ::operator delete(block.bytes);
}

// Every size up to beyond what lies in spans, several spans of each; blocks do not overlap, and
// freed ones serve again.
TEST(OperatorNewTest, BlocksOfAllSizesKeepWhatIsWritten) {
  std::vector<Block> blocks;
  for (int round = 0; round < 3; ++round) {
    for (size_t size = 0; size < 1200; ++size) {
      for (int i = 0; i < 70; ++i)
        blocks.push_back(Make(size, static_cast<unsigned char>(size * 7 + i)));
    }
    std::vector<Block> kept;
    for (size_t i = 0; i < blocks.size(); ++i) {
      EXPECT_EQ(reinterpret_cast<uintptr_t>(blocks[i].bytes) % 16, 0u);
      if (i % 3 == 0 && round < 2) {
        kept.push_back(blocks[i]);
      } else {
        CheckAndFree(blocks[i]);
      }
    }
    blocks = std::move(kept);
  }
}

TEST(OperatorNewTest, AlignsAsItIsTold) {
  for (size_t alignment = 1; alignment <= 4096; alignment *= 2) {
    for (size_t size : {1, 24, 500, 1024, 5000}) {
      void* block = ::operator new(size, std::align_val_t(alignment));
      EXPECT_EQ(reinterpret_cast<uintptr_t>(block) % alignment, 0u);
      std::memset(block, 1, size);
      ::operator delete(block, std::align_val_t(alignment));
      block = ::operator new(size, std::align_val_t(alignment), std::nothrow);
      EXPECT_EQ(reinterpret_cast<uintptr_t>(block) % alignment, 0u);
      ::operator delete(block, size, std::align_val_t(alignment));
    }
  }
}

TEST(OperatorNewTest, ThreadsFreeWhatOthersMade) {
  constexpr int kThreads = 4, kBlocks = 20'000;
  std::vector<std::vector<Block>> made(kThreads);
  auto in_threads = [](auto work) {
    std::vector<std::thread> threads;
    for (int i = 0; i < kThreads; ++i) threads.emplace_back(work, i);
    for (std::thread& thread : threads) thread.join();
  };
  in_threads([&](int thread) {
    for (int i = 0; i < kBlocks; ++i)
      made[thread].push_back(
          Make(static_cast<size_t>(i % 300), static_cast<unsigned char>(thread)));
  });
  in_threads([&](int thread) {
    for (const Block& block : made[(thread + 1) % kThreads]) CheckAndFree(block);
    for (int i = 0; i < kBlocks; ++i)
      CheckAndFree(Make(static_cast<size_t>(i % 300), static_cast<unsigned char>(i)));
  });
}

}  // namespace

#include <gtest/gtest.h>
#include <stdint.h>
#include <string.h>

#include <vector>

namespace {

// Through pointers that the compiler does not know, or it would copy in line.
void* (*volatile copy)(void*, const void*, size_t) = &memcpy;
void* (*volatile move)(void*, const void*, size_t) = &memmove;

std::vector<uint8_t> Bytes(size_t count) {
  std::vector<uint8_t> bytes(count);
  for (size_t i = 0; i < count; ++i) bytes[i] = static_cast<uint8_t>(i * 131 + i / 256 * 7 + 1);
  return bytes;
}

std::vector<size_t> Sizes() {
  std::vector<size_t> sizes;
  for (size_t i = 0; i <= 100; ++i) sizes.push_back(i);
  for (size_t i : {127, 128, 129, 1000, 4095, 4096, 4097, 9001}) sizes.push_back(i);
  return sizes;
}

TEST(MemcpyTest, CopiesWhatItIsToldAndNoMore) {
  for (size_t size : Sizes()) {
    for (size_t shift = 0; shift < 17; ++shift) {
      const std::vector<uint8_t> from = Bytes(size + 64);
      std::vector<uint8_t> to(size + 64, 0xEE);
      EXPECT_EQ(copy(to.data() + 20, from.data() + shift, size), to.data() + 20);
      for (size_t i = 0; i < to.size(); ++i) {
        const bool is_copied = i >= 20 && i < 20 + size;
        ASSERT_EQ(to[i], is_copied ? from[i - 20 + shift] : 0xEE)
            << size << " " << shift << " " << i;
      }
    }
  }
}

// memmove uses memcpy where the target lies below the source.
TEST(MemcpyTest, MovesToLowerAndHigherAddresses) {
  for (size_t size : Sizes()) {
    for (size_t distance : {1, 2, 3, 5, 8, 15, 16, 17, 31, 64, 200}) {
      const std::vector<uint8_t> before = Bytes(size + 2 * distance);
      std::vector<uint8_t> bytes = before;
      move(bytes.data(), bytes.data() + distance, size);
      for (size_t i = 0; i < bytes.size(); ++i)
        ASSERT_EQ(bytes[i], i < size ? before[i + distance] : before[i])
            << size << " " << distance << " " << i;
      bytes = before;
      move(bytes.data() + distance, bytes.data(), size);
      for (size_t i = 0; i < bytes.size(); ++i)
        ASSERT_EQ(bytes[i], i >= distance && i < size + distance ? before[i - distance] : before[i])
            << size << " " << distance << " " << i;
    }
  }
}

}  // namespace

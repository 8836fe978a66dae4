// Compares with the C library.
#include "toolchains/mimalloc/messages.h"

#include <limits.h>

#include <string>

#include "gtest/gtest.h"

#undef snprintf
#undef vsnprintf

namespace {

template <typename... Arguments>
void Check(size_t capacity, const char* format, Arguments... arguments) {
  char wanted[64], found[64];
  memset(wanted, '#', sizeof(wanted));
  memset(found, '#', sizeof(found));
  const int wanted_size = snprintf(wanted, capacity, format, arguments...);
  EXPECT_EQ(lumen_message_snprintf(found, capacity, format, arguments...), wanted_size) << format;
  EXPECT_EQ(std::string(found, sizeof(found)), std::string(wanted, sizeof(wanted))) << format;
}

TEST(MessagesTest, WhatMimallocWrites) {
  for (size_t capacity : {64, 5, 1, 0}) {
    Check(capacity, "plain");
    Check(capacity, "%s|%10s|%-3s|%22s.", "a", "bc", "d", "text");
    Check(capacity, "%d %i %u %x", -12, 7, 7u, 0xbeefu);
    Check(capacity, "%d %d", INT_MIN, INT_MAX);
    Check(capacity, "%ld %5ld %03ld %lu", -1L, 42L, 7L, ULONG_MAX);
    Check(capacity, "%03ld|%-5d|%05d", -7L, -7, -7);
    Check(capacity, "%lld %llx", LLONG_MIN, ULLONG_MAX);
    Check(capacity, "%zu %zx %7zu %zd", size_t{0}, SIZE_MAX, size_t{99}, size_t{3});
    Check(capacity, "%p", static_cast<const void*>("x"));
    Check(capacity, "/sys/devices/system/node/node%u", 3u);
    Check(capacity, "%c%c", 'o', 'k');
  }
}

TEST(MessagesTest, WhatItDoesNotKnowStaysAsItIs) {
  char text[16];
  EXPECT_EQ(lumen_message_snprintf(text, sizeof(text), "100%% of %q"), 10);
  EXPECT_EQ(std::string(text), "100% of %q");
}

}  // namespace

// The libraries that Debian packages bring (Abseil, gflags, GoogleTest) compile, link and run on the host.

#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "gflags/gflags.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

DEFINE_int32(answer, 42, "a flag of this test");

namespace lumen {
namespace {

TEST(HostLibrariesTest, AbseilLinks) {
  absl::flat_hash_map<std::string, int> map;
  map[absl::StrCat("key", 1)] = 1;
  EXPECT_EQ(map.at("key1"), 1);
}

TEST(HostLibrariesTest, GflagsSetsAFlag) {
  ASSERT_FALSE(gflags::SetCommandLineOption("answer", "43").empty());
  EXPECT_EQ(FLAGS_answer, 43);
  EXPECT_TRUE(gflags::SetCommandLineOption("answer", "no number").empty());
}

TEST(HostLibrariesTest, GmockMatches) {
  EXPECT_THAT(absl::StrCat("a", 2), testing::StartsWith("a"));
}

}  // namespace
}  // namespace lumen

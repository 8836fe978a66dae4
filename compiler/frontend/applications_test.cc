#include "compiler/frontend/applications.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "compiler/base/file.h"

namespace lumen {
namespace {

TEST(ApplicationsTest, VersionsCompareByNumbers) {
  EXPECT_TRUE(IsLowerVersion("4.9", "4.10"));
  EXPECT_FALSE(IsLowerVersion("4.10", "4.9"));
  EXPECT_TRUE(IsLowerVersion("4", "4.0.1"));
  EXPECT_FALSE(IsLowerVersion("4.2", "4.2"));
  EXPECT_FALSE(IsLowerVersion("4.02", "4.2"));
  EXPECT_TRUE(IsLowerVersion("1.0-rc1", "1.0-rc2"));
}

TEST(ApplicationsTest, FoldersAreApplications) {
  const std::string root = JoinPath(testing::TempDir(), "applications");
  std::filesystem::remove_all(root);
  for (const char* folder : {"stdlib-4.2", "stdlib-4.10", "stdlib-3.17", "own", "own-9.9", "with-dash", "with-dash-1.0"}) {
    std::filesystem::create_directories(root + "/" + folder);
  }
  using Pairs = std::vector<std::pair<std::string, std::string>>;
  EXPECT_EQ(ApplicationsIn(root), (Pairs{{"own", root + "/own"}, {"stdlib", root + "/stdlib-4.10"}, {"with-dash", root + "/with-dash"}}));
  EXPECT_TRUE(ApplicationsIn(root + "/none").empty());
}

}  // namespace
}  // namespace lumen

#include "compiler/driver/output.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "gtest/gtest.h"

namespace lumen::driver {
namespace {

std::string Read(const std::string& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

class OutputTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = testing::TempDir() + "/output_test";
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directory(folder_);
  }
  size_t FileCount() const {
    return static_cast<size_t>(std::distance(std::filesystem::directory_iterator(folder_), std::filesystem::directory_iterator()));
  }
  std::string folder_, error_;
};

TEST_F(OutputTest, WritesAllFiles) {
  OutputFiles outputs;
  outputs.Add(folder_ + "/a", "first");
  outputs.Add(folder_ + "/b", std::string("\0second", 7));
  ASSERT_TRUE(outputs.Commit(&error_)) << error_;
  EXPECT_EQ(Read(folder_ + "/a"), "first");
  EXPECT_EQ(Read(folder_ + "/b"), std::string("\0second", 7));
  EXPECT_EQ(FileCount(), 2u);
}

TEST_F(OutputTest, LeavesEverythingAsItWasWhereOneFails) {
  std::ofstream(folder_ + "/a") << "before";
  OutputFiles outputs;
  outputs.Add(folder_ + "/a", "after");
  outputs.Add(folder_ + "/none/b", "second");
  EXPECT_FALSE(outputs.Commit(&error_));
  EXPECT_NE(error_.find("/none/b: cannot be written"), std::string::npos) << error_;
  EXPECT_EQ(Read(folder_ + "/a"), "before");
  EXPECT_EQ(FileCount(), 1u);
}

}  // namespace
}  // namespace lumen::driver

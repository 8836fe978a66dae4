// See golden.h. Tested by golden_test.cc.
#include "compiler/testing/golden.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string_view>
#include <vector>

#include "gtest/gtest.h"

namespace lumen {
namespace {

namespace fs = std::filesystem;

bool ReadWholeFile(const fs::path& path, std::string* text) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return false;
  std::ostringstream contents;
  contents << stream.rdbuf();
  *text = contents.str();
  return true;
}

std::vector<std::string> StemsWith(const std::string& directory, const std::string& extension) {
  std::vector<std::string> stems;
  for (const fs::directory_entry& entry : fs::directory_iterator(directory)) {
    if (entry.path().extension() == extension) stems.push_back(entry.path().stem().string());
  }
  std::ranges::sort(stems);
  return stems;
}

class GoldenTest : public ::testing::Test {
 public:
  GoldenTest(const GoldenSuite& suite, std::string stem) : suite_(suite), stem_(std::move(stem)) {}

  void TestBody() override {
    const std::string base = suite_.directory + "/" + stem_;
    const std::string actual = suite_.produce(base + suite_.input_extension);
    std::string expected;
    const bool exists = ReadWholeFile(base + suite_.expected_extension, &expected);
    const std::string difference = exists ? DescribeDifference(expected, actual) : "there is no expected file";
    if (difference.empty()) return;
    const char* target = std::getenv("TEST_TARGET");
    const std::string label = target != nullptr ? target : "<this target>";
    ADD_FAILURE() << base << suite_.expected_extension << ": " << difference << "\n"
                  << "  alone:  bazel test " << label << " --test_filter=Golden." << stem_ << "\n"
                  << "  update: bazel run " << label << " -- --update";
  }

 private:
  const GoldenSuite& suite_;
  std::string stem_;
};

int Update(const GoldenSuite& suite) {
  const char* workspace = std::getenv("BUILD_WORKSPACE_DIRECTORY");
  const fs::path root = workspace != nullptr ? workspace : ".";
  for (const std::string& stem : StemsWith(suite.directory, suite.input_extension)) {
    const std::string base = suite.directory + "/" + stem;
    const std::string text = suite.produce(base + suite.input_extension);
    std::string before;
    const fs::path path = root / (base + suite.expected_extension);
    if (ReadWholeFile(path, &before) && before == text) continue;
    std::ofstream stream(path, std::ios::binary);
    stream << text;
    stream.close();
    if (!stream) {
      std::cerr << "cannot write " << path.string() << "\n";
      return 1;
    }
    std::cout << "updated " << path.string() << "\n";
  }
  return 0;
}

}  // namespace

std::string DescribeDifference(const std::string& expected, const std::string& actual) {
  if (expected == actual) return "";
  std::istringstream expected_lines(expected), actual_lines(actual);
  for (int line = 1;; ++line) {
    std::string expected_line, actual_line;
    const bool has_expected = static_cast<bool>(std::getline(expected_lines, expected_line));
    const bool has_actual = static_cast<bool>(std::getline(actual_lines, actual_line));
    if (!has_expected && !has_actual) return "they differ in the newline at the end";
    if (has_expected == has_actual && expected_line == actual_line) continue;
    auto quoted = [](bool exists, const std::string& text) { return exists ? "`" + text + "`" : std::string("the end"); };
    return "line " + std::to_string(line) + ": expected " + quoted(has_expected, expected_line) + ", got " +
           quoted(has_actual, actual_line);
  }
}

int RunGoldenTests(int argc, char** argv, const GoldenSuite& suite) {
  for (int i = 1; i < argc; ++i) {
    if (std::string_view(argv[i]) == "--update") return Update(suite);
  }
  ::testing::InitGoogleTest(&argc, argv);
  std::vector<std::string> stems = StemsWith(suite.directory, suite.input_extension);
  for (const std::string& stem : StemsWith(suite.directory, suite.expected_extension)) {
    if (!std::ranges::binary_search(stems, stem)) {
      std::cerr << suite.directory << "/" << stem << suite.expected_extension << " has no input beside it\n";
      return 1;
    }
  }
  if (stems.empty()) {
    std::cerr << "no inputs in " << suite.directory << "\n";
    return 1;
  }
  for (const std::string& stem : stems) {
    ::testing::RegisterTest("Golden", stem.c_str(), nullptr, nullptr, __FILE__, __LINE__,
                            [&suite, stem]() -> GoldenTest* { return new GoldenTest(suite, stem); });
  }
  return RUN_ALL_TESTS();
}

}  // namespace lumen

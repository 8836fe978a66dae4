#include "runtime/scheduler/options.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace lumen::runtime {
namespace {

const char* schedulers_variable = nullptr;
const char* Environment(const char* name) {
  return std::string(name) == "LUMEN_SCHEDULERS" ? schedulers_variable : nullptr;
}
int Read(std::vector<const char*> arguments, RuntimeOptions* options, std::string* error = nullptr) {
  const char* bad = "";
  const char* expected = "";
  int count = ReadRuntimeOptions(static_cast<int>(arguments.size()), arguments.data(), Environment, options, &bad, &expected);
  if (error != nullptr) *error = bad;
  return count;
}

TEST(OptionsTest, OnlyTheFrontIsTheRuntimes) {
  RuntimeOptions options;
  EXPECT_EQ(Read({}, &options), 0);
  EXPECT_EQ(Read({"a", "--schedulers=3"}, &options), 0);
  EXPECT_EQ(options.schedulers, 0u);
  EXPECT_EQ(Read({"--schedulers=3", "--scheduler_seed=18446744073709551615", "--", "--schedulers=4"}, &options), 3);
  EXPECT_EQ(options.schedulers, 3u);
  EXPECT_TRUE(options.is_seeded);
  EXPECT_EQ(options.seed, UINT64_MAX);
  // Nobody's but the program's.
  EXPECT_EQ(Read({"--", "--schedulers=4"}, &options), 0);
  EXPECT_EQ(Read({"--schedulers"}, &options), 0);
  EXPECT_EQ(Read({"--schedulers=1", "x", "--"}, &options), 1);
}

TEST(OptionsTest, VariablesYieldToFlags) {
  RuntimeOptions options;
  schedulers_variable = "5";
  EXPECT_EQ(Read({}, &options), 0);
  EXPECT_EQ(options.schedulers, 5u);
  EXPECT_EQ(Read({"--schedulers=2"}, &options), 1);
  EXPECT_EQ(options.schedulers, 2u);
  schedulers_variable = nullptr;
}

TEST(OptionsTest, BadValuesAreErrors) {
  for (const char* bad : {"--schedulers=", "--schedulers=0", "--schedulers=1025", "--schedulers=-1", "--schedulers=two", "--schedulers=2x",
                          "--scheduler_seed=", "--scheduler_seed=18446744073709551616", "--scheduler_seed=x"}) {
    RuntimeOptions options;
    std::string error;
    EXPECT_EQ(Read({bad}, &options, &error), -1) << bad;
    EXPECT_EQ(error, bad);
  }
  RuntimeOptions options;
  std::string error;
  schedulers_variable = "many";
  EXPECT_EQ(Read({}, &options, &error), -1);
  EXPECT_EQ(error, "LUMEN_SCHEDULERS");
  schedulers_variable = nullptr;
}

}  // namespace
}  // namespace lumen::runtime

#include "compiler/passes/pass_manager.h"

#include <gtest/gtest.h>

#include <set>

#include "compiler/ssa/testing/text_module.h"

namespace lumen::passes {
namespace {

constexpr std::string_view kModule = R"(module m

function f/1 exported {
b0(%0: any):
  %1 = literal 1 : small[1,1]
  %2 = add %1, %1
  jump b1()
b1():
  return %2
}
)";

TEST(PassManagerTest, OrderIsRight) {
  std::string error;
  EXPECT_TRUE(CheckPassOrder(&error)) << error;
}

TEST(PassManagerTest, EveryPassRunsSomewhere) {
  std::set<std::string_view> names;
  for (const PassInfo& pass : AllPasses()) {
    EXPECT_TRUE(names.insert(pass.name).second) << pass.name << " twice";
    EXPECT_FALSE(pass.description.empty());
    EXPECT_NE(pass.function_pass == nullptr, pass.module_pass == nullptr);
  }
  for (std::string_view name : Pipeline(3)) names.erase(name);
  EXPECT_TRUE(names.empty()) << *names.begin() << " never runs";
}

TEST(PassManagerTest, LevelZeroChangesNothing) {
  ssa::TextModule m(kModule);
  PassOptions options;
  options.optimization_level = 0;
  PassReport report;
  std::string error;
  ASSERT_TRUE(RunPasses(&m.module, options, &report, &error)) << error;
  EXPECT_EQ(ssa::Print(m.module), kModule);
}

TEST(PassManagerTest, ReportsAndPrints) {
  ssa::TextModule m(kModule);
  PassOptions options;
  options.verify = true;
  options.print_after = {"simplify"};
  PassReport report;
  std::string error;
  ASSERT_TRUE(RunPasses(&m.module, options, &report, &error)) << error;
  EXPECT_TRUE(report.printed.starts_with(";; after simplify\nmodule m\n")) << report.printed;
  EXPECT_NE(report.printed.find("literal 2"), std::string::npos);
  const std::vector<std::string_view> pipeline = Pipeline(2);
  int runs = 0;
  for (const PassReport::Time& time : report.times) runs += time.runs;
  EXPECT_EQ(runs, static_cast<int>(pipeline.size()));
}

TEST(PassManagerTest, DisablesPasses) {
  ssa::TextModule m(kModule);
  PassOptions options;
  for (const PassInfo& pass : AllPasses()) options.disabled.emplace_back(pass.name);
  PassReport report;
  std::string error;
  ASSERT_TRUE(RunPasses(&m.module, options, &report, &error)) << error;
  EXPECT_EQ(ssa::Print(m.module), kModule);
  EXPECT_TRUE(report.times.empty());
}

TEST(PassManagerTest, RefusesUnknownNames) {
  ssa::TextModule m(kModule);
  PassReport report;
  std::string error;
  PassOptions options;
  options.disabled = {"simplyfy"};
  EXPECT_FALSE(RunPasses(&m.module, options, &report, &error));
  EXPECT_EQ(error, "--disable_pass: there is no pass `simplyfy`; `lumen print passes` lists them");
  options = PassOptions();
  options.print_after = {"al"};
  EXPECT_FALSE(RunPasses(&m.module, options, &report, &error));
  EXPECT_EQ(error, "--print_after: there is no pass `al`; `lumen print passes` lists them");
}

}  // namespace
}  // namespace lumen::passes

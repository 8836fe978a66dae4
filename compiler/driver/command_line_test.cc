#include "compiler/driver/command_line.h"

#include <fstream>

#include "gflags/gflags.h"
#include "gtest/gtest.h"

namespace lumen::driver {
namespace {

// Each test starts from the flags' defaults.
class CommandLineTest : public testing::Test {
 protected:
  bool Parse(std::vector<std::string> arguments) {
    error_.clear();
    options_ = Options();
    return ParseCommandLine(std::move(arguments), &options_, &error_);
  }

  gflags::FlagSaver saver_;
  Options options_;
  std::string error_;
};

TEST_F(CommandLineTest, TakesTheSpellingsOfOtherCompilers) {
  ASSERT_TRUE(Parse({"compile", "-O2", "-g", "-DA", "-D", "B=1", "-DC=x=y", "-Iinc", "-I", "inc 2", "-o", "out", "a.erl", "b.erl"}))
      << error_;
  EXPECT_EQ(options_.optimize, 2);
  EXPECT_TRUE(options_.debug_info);
  using Pairs = std::vector<std::pair<std::string, std::string>>;
  EXPECT_EQ(options_.defines, (Pairs{{"A", "true"}, {"B", "1"}, {"C", "x=y"}}));
  EXPECT_EQ(options_.include_dirs, (std::vector<std::string>{"inc", "inc 2"}));
  EXPECT_EQ(options_.output, "out");
  EXPECT_EQ(options_.files, (std::vector<std::string>{"a.erl", "b.erl"}));
  EXPECT_EQ(options_.target, &DefaultTarget());
}

TEST_F(CommandLineTest, TakesStagesInListsAndRepeated) {
  ASSERT_TRUE(Parse({"compile", "--emit=ssa,asm", "--emit", "obj", "--emit=ssa", "a.erl"})) << error_;
  EXPECT_EQ(options_.emit, (std::vector<Stage>{Stage::kSsa, Stage::kAssembly, Stage::kObject}));
}

TEST_F(CommandLineTest, LeavesTheProgramItsArguments) {
  ASSERT_TRUE(Parse({"run", "-O1", "a.erl", "-x", "--", "--help"})) << error_;
  EXPECT_EQ(options_.files, std::vector<std::string>{"a.erl"});
  EXPECT_EQ(options_.program_arguments, (std::vector<std::string>{"-x", "--", "--help"}));
  EXPECT_FALSE(options_.help);
}

TEST_F(CommandLineTest, ReadsArgumentsFromAFile) {
  std::string path = testing::TempDir() + "/arguments";
  std::ofstream(path) << "-O3\n\n-o\nan output\n";
  ASSERT_TRUE(Parse({"compile", "@" + path, "a.erl"})) << error_;
  EXPECT_EQ(options_.optimize, 3);
  EXPECT_EQ(options_.output, "an output");
  EXPECT_FALSE(Parse({"compile", "@" + path + ".none"}));
}

TEST_F(CommandLineTest, EndsFlagsAtTwoDashes) {
  ASSERT_TRUE(Parse({"compile", "--", "-a.erl"})) << error_;
  EXPECT_EQ(options_.files, std::vector<std::string>{"-a.erl"});
}

struct BadCase {
  std::vector<std::string> arguments;
  const char* says;
};

class BadCommandLineTest : public CommandLineTest, public testing::WithParamInterface<BadCase> {};

TEST_P(BadCommandLineTest, SaysWhatIsWrong) {
  EXPECT_FALSE(Parse(GetParam().arguments));
  EXPECT_NE(error_.find(GetParam().says), std::string::npos) << error_;
}

INSTANTIATE_TEST_SUITE_P(
    All, BadCommandLineTest,
    testing::Values(BadCase{{}, "no command given"}, BadCase{{"compil", "a.erl"}, "unknown command `compil`"},
                    BadCase{{"compile"}, "needs a file"}, BadCase{{"print"}, "say what to print"},
                    BadCase{{"compile", "--nonsense", "a.erl"}, "unknown flag --nonsense"},
                    BadCase{{"compile", "-x", "a.erl"}, "unknown flag -x"},
                    BadCase{{"compile", "-O7", "a.erl"}, "-O7 is no optimisation level"},
                    BadCase{{"compile", "-Ofast", "a.erl"}, "unknown flag -Ofast"},
                    BadCase{{"compile", "--optimize=many", "a.erl"}, "cannot have the value `many`"},
                    BadCase{{"compile", "--target=vax", "a.erl"}, "targets are linux_x86_64"},
                    BadCase{{"compile", "--emit=ast,egg", "a.erl"}, "unknown stage `egg`"},
                    BadCase{{"compile", "a.erl", "-o"}, "needs a value"}, BadCase{{"link", "-O2", "a.o"}, "is not for `lumen link`"},
                    BadCase{{"compile", "--otp=24", "a.erl"}, "there are 25 to 29"},
                    BadCase{{"compile", "--runtime=full", "a.erl"}, "there is no runtime `full` yet"},
                    BadCase{{"compile", "--diagnostics=xml", "a.erl"}, "there are text, erlc and json"}));

TEST_F(CommandLineTest, HelpExplainsEveryFlag) {
  std::vector<gflags::CommandLineFlagInfo> flags;
  gflags::GetAllFlags(&flags);
  std::string help = HelpText(kCompile) + HelpText(kLink) + HelpText(kRun) + HelpText(kPrint);
  for (const gflags::CommandLineFlagInfo& flag : flags) {
    if (!flag.name.starts_with("lumen_")) continue;
    EXPECT_NE(help.find(flag.description), std::string::npos) << flag.name;
  }
  EXPECT_NE(HelpText(0).find("lumen compile"), std::string::npos);
}

}  // namespace
}  // namespace lumen::driver

#include "compiler/driver/command_line.h"

#include <algorithm>
#include <fstream>
#include <iterator>

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

TEST_F(CommandLineTest, TakesTheOtherSpellingOfWerror) {
  ASSERT_TRUE(Parse({"compile", "-Werror", "a.erl"})) << error_;
  EXPECT_TRUE(options_.werror);
  EXPECT_TRUE(options_.warnings.empty());
}

TEST_F(CommandLineTest, ALibraryFolderHasNoName) {
  ASSERT_TRUE(Parse({"compile", "--library_dir=lib", "--library_dir=a=b=c", "a.erl"})) << error_;
  using Pairs = std::vector<std::pair<std::string, std::string>>;
  EXPECT_EQ(options_.library_dirs, (Pairs{{"", "lib"}, {"a", "b=c"}}));
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
                    BadCase{{"compile", "--lto=full", "a.erl"}, "there are thin and none"},
                    BadCase{{"compile", "--otp=24", "a.erl"}, "there are 25 to 29"},
                    BadCase{{"compile", "-Wnonsense", "a.erl"}, "there is no group of warnings `nonsense`"},
                    BadCase{{"compile", "--parse_transform=t", "a.erl"}, "write --parse_transform=NAME=PROGRAM"},
                    BadCase{{"compile", "--runtime=full", "a.erl"}, "there is no runtime `full` yet"},
                    BadCase{{"compile", "--diagnostics=xml", "a.erl"}, "there are text, erlc and json"}));

// What each flag does to the options of a command that takes it.
struct FlagCase {
  const char* flag;
  std::vector<std::string> arguments;
  bool (*took)(const Options&);
};

const FlagCase kFlagCases[] = {
    {"target", {"--target=wasm32"}, [](const Options& o) { return o.target == FindTarget("wasm32"); }},
    {"optimize", {"-O"}, [](const Options& o) { return o.optimize == 2; }},
    {"lto", {"-flto=thin"}, [](const Options& o) { return o.lto; }},
    {"lto_offer", {"--lto_offer=a.offer.bc"}, [](const Options& o) { return o.lto_offers == std::vector<std::string>{"a.offer.bc"}; }},
    {"debug_info", {"-g"}, [](const Options& o) { return o.debug_info; }},
    {"include_dir", {"-Ia"}, [](const Options& o) { return o.include_dirs == std::vector<std::string>{"a"}; }},
    {"library_dir", {"--library_dir=kernel=k"}, [](const Options& o) {
       return o.library_dirs.size() == 1 && o.library_dirs[0] == std::pair<std::string, std::string>("kernel", "k");
     }},
    {"behaviour_source", {"--behaviour_source=b.erl"}, [](const Options& o) { return o.behaviour_sources == std::vector<std::string>{"b.erl"}; }},
    {"define", {"-DA=1"}, [](const Options& o) { return o.defines.size() == 1 && o.defines[0].second == "1"; }},
    {"otp", {"--otp=26"}, [](const Options& o) { return o.otp == 26; }},
    {"parse_transform", {"--parse_transform=t=bin/t"}, [](const Options& o) {
       return o.parse_transforms.size() == 1 && o.parse_transforms[0] == std::pair<std::string, std::string>("t", "bin/t");
     }},
    {"apply_transform", {"--apply_transform=t"}, [](const Options& o) { return o.apply_transforms == std::vector<std::string>{"t"}; }},
    {"main", {"--main=m"}, [](const Options& o) { return o.main == "m"; }},
    {"output", {"-o", "x"}, [](const Options& o) { return o.output == "x"; }},
    {"emit", {"--emit=core"}, [](const Options& o) { return o.emit == std::vector<Stage>{Stage::kCore}; }},
    {"depfile", {"--depfile=x"}, [](const Options& o) { return o.depfile == "x"; }},
    {"source_name", {"--source_name=x"}, [](const Options& o) { return o.source_name == "x"; }},
    {"diagnostics", {"--diagnostics=erlc"}, [](const Options& o) { return o.diagnostics == DiagnosticsFormat::kErlc; }},
    {"warning", {"-Wunused_vars", "-Wno-export-all", "-Wno-all", "-Werror=unused_import"}, [](const Options& o) {
       using enum WarningFlag::Action;
       return o.warnings.size() == 4 && o.warnings[0].group == "unused_vars" && o.warnings[0].action == kShow &&
              o.warnings[1].group == "export_all" && o.warnings[1].action == kHide && o.warnings[2].group.empty() &&
              o.warnings[2].action == kHide && o.warnings[3].group == "unused_import" && o.warnings[3].action == kError;
     }},
    {"werror", {"--werror"}, [](const Options& o) { return o.werror; }},
    {"print_after", {"--print_after=simplify"}, [](const Options& o) { return o.print_after == std::vector<std::string>{"simplify"}; }},
    {"disable_pass", {"--disable_pass=simplify", "--disable_pass=fold"}, [](const Options& o) { return o.disable_pass.size() == 2; }},
    {"verify_passes", {"--verify_passes"}, [](const Options& o) { return o.verify_passes; }},
    {"time_passes", {"--time_passes"}, [](const Options& o) { return o.time_passes; }},
    {"runtime", {"--runtime=minimal"}, [](const Options& o) { return o.runtime == "minimal"; }},
    {"runtime_dir", {"--runtime_dir=x"}, [](const Options& o) { return o.runtime_dir == "x"; }},
    {"keep", {"--keep=m:f/1"}, [](const Options& o) { return o.keep == std::vector<std::string>{"m:f/1"}; }},
    {"otp_archive", {"--otp_archive=x.a"}, [](const Options& o) { return o.otp_archives == std::vector<std::string>{"x.a"}; }},
    {"linker_flag", {"--linker_flag=--icf=none"}, [](const Options& o) { return o.linker_flags.size() == 1; }},
    {"strip", {"--strip"}, [](const Options& o) { return o.strip; }},
    {"help", {"--help"}, [](const Options& o) { return o.help; }},
};

TEST_F(CommandLineTest, EveryFlagReachesTheOptions) {
  for (const FlagCase& flag : kFlagCases) {
    gflags::FlagSaver defaults;
    std::vector<std::string> arguments = {"compile"};
    arguments.insert(arguments.end(), flag.arguments.begin(), flag.arguments.end());
    arguments.push_back("a.erl");
    ASSERT_TRUE(Parse(arguments)) << flag.flag << ": " << error_;
    EXPECT_TRUE(flag.took(options_)) << flag.flag;
  }
  auto is_tested = [](std::string_view name) {
    return std::any_of(std::begin(kFlagCases), std::end(kFlagCases), [&](const FlagCase& flag) { return flag.flag == name; });
  };
#define LUMEN_FLAG(type, name, ...) EXPECT_TRUE(is_tested(#name)) << "no case for flag " #name;
#include "compiler/driver/flags.def"
}

TEST_F(CommandLineTest, EveryStageCanBeAskedFor) {
  for (const StageInfo& stage : kStages) {
    gflags::FlagSaver defaults;
    ASSERT_TRUE(Parse({"compile", "--emit=" + std::string(stage.name), "a.erl"})) << error_;
    ASSERT_EQ(options_.emit.size(), 1u);
    EXPECT_EQ(InfoOf(options_.emit[0]).name, stage.name);
  }
}

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

#include "compiler/transform/process.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <csignal>
#include <fstream>

#include "compiler/term/external_term.h"

namespace lumen {
namespace {

// A shell script that is a program.
std::string Script(const std::string& body) {
  static int count = 0;
  const std::string path = testing::TempDir() + "/script" + std::to_string(++count);
  std::ofstream(path) << "#!/bin/sh\n" << body << "\n";
  chmod(path.c_str(), 0755);
  return path;
}

struct Outcome {
  bool good;
  std::string output, error;
};

Outcome RunScript(const std::string& body, std::string_view input) {
  Outcome outcome;
  outcome.good = ProcessRunner().Run(Script(body), input, &outcome.output, &outcome.error);
  return outcome;
}

TEST(ProcessTest, GivesInputAndTakesOutput) {
  const Outcome outcome = RunScript("tr a b", "abc");
  EXPECT_TRUE(outcome.good) << outcome.error;
  EXPECT_EQ(outcome.output, "bbc");
  EXPECT_EQ(RunScript("cat", "").output, "");
}

TEST(ProcessTest, MuchInBothDirections) {
  const std::string much(10'000'000, 'x');
  const Outcome outcome = RunScript("cat", much);
  EXPECT_TRUE(outcome.good) << outcome.error;
  EXPECT_EQ(outcome.output, much);
}

TEST(ProcessTest, AProgramNeedNotRead) {
  const Outcome outcome = RunScript("echo done", std::string(1'000'000, 'x'));
  EXPECT_TRUE(outcome.good) << outcome.error;
  EXPECT_EQ(outcome.output, "done\n");
  // Afterwards, a broken pipe is again what it was.
  struct sigaction action;
  sigaction(SIGPIPE, nullptr, &action);
  EXPECT_EQ(action.sa_handler, SIG_DFL);
}

TEST(ProcessTest, BadEndsAreNamed) {
  EXPECT_NE(RunScript("exit 3", "x").error.find("ended with status 3"), std::string::npos);
  EXPECT_NE(RunScript("kill -TERM $$", "x").error.find("ended by signal 15"), std::string::npos);
  Outcome missing;
  EXPECT_FALSE(ProcessRunner().Run("/no/such/program", "", &missing.output, &missing.error));
  EXPECT_NE(missing.error.find("cannot be run: No such file"), std::string::npos) << missing.error;
}

TEST(ProcessTest, EndlessOutputIsCut) {
  const Outcome outcome = RunScript("exec cat /dev/zero", "");
  EXPECT_FALSE(outcome.good);
  EXPECT_EQ(outcome.error, "it writes without an end");
}

}  // namespace
}  // namespace lumen

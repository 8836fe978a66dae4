// The printer against erlang:display/1 of OTP 25 (testdata/print.golden, written by
// testdata/record.escript).
#include "runtime/term/print.h"

#include <cstdio>
#include <fstream>
#include <string>

#include "gtest/gtest.h"
#include "runtime/process/build.h"
#include "runtime/term/atoms.h"
#include "runtime/testing/term_reader.h"

namespace lumen::runtime {
namespace {

constexpr char kGolden[] = "runtime/term/testdata/print.golden";

std::string Escape(const std::string& text) {
  std::string result;
  for (unsigned char c : text) {
    if (c >= 32 && c <= 126 && c != '\\') {
      result += static_cast<char>(c);
    } else {
      char escape[8];
      snprintf(escape, sizeof(escape), "\\x%02X", c);
      result += escape;
    }
  }
  return result;
}

TEST(PrintTest, AgreesWithOtp) {
  std::ifstream golden(kGolden);
  ASSERT_TRUE(golden) << kGolden << " is missing";
  std::string line;
  int count = 0;
  while (std::getline(golden, line)) {
    size_t arrow = line.find(" ==> ");
    ASSERT_NE(arrow, std::string::npos) << line;
    TestProcess process;
    EXPECT_EQ(Escape(TestProcess::Print(process.Read(line.substr(0, arrow)))),
              line.substr(arrow + 5))
        << line;
    ++count;
  }
  EXPECT_GT(count, 1000);
}

TEST(PrintTest, Funs) {
  const abi::FunctionInfo function = {
      MakeAtom(&atoms::records::kErlang), MakeAtom(&atoms::records::kPlusPlus), 2, {nullptr}};
  const abi::FunInfo local = {{&function}, 3, 12345, 0};
  const abi::FunInfo external = {{&function}, 0, 0, 1};
  TestProcess process;
  Word* object = Allocate(process, 3);
  object[0] = abi::MakeHeader(HeaderKind::kFun, 2, 2);
  object[1] = 0;
  object[2] = reinterpret_cast<uintptr_t>(&local);
  Term fun = MakePointer(object, Tag::kFun);
  EXPECT_EQ(TestProcess::Print(fun), "#Fun<erlang.3.12345>");
  object[2] = reinterpret_cast<uintptr_t>(&external);
  EXPECT_EQ(TestProcess::Print(fun), "fun erlang:'++'/2");
}

}  // namespace
}  // namespace lumen::runtime

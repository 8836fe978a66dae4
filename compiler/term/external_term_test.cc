#include "compiler/term/external_term.h"

#include <gtest/gtest.h>

#include "compiler/syntax/term_printer.h"
#include "compiler/term/inflate.h"

namespace lumen {
namespace {

std::string Bytes(std::string_view hex) {
  std::string out;
  for (size_t i = 0; i + 1 < hex.size(); i += 2) {
    out.push_back(static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16)));
  }
  return out;
}

class ExternalTermTest : public testing::Test {
 protected:
  const syntax::Term* Read(std::string_view bytes) { return ReadExternalTerm(bytes, &symbols_, &arena_, &error_); }
  std::string Text(std::string_view bytes) {
    const syntax::Term* term = Read(bytes);
    return term == nullptr ? error_ : syntax::PrintTerm(*term, symbols_);
  }
  SymbolTable symbols_;
  Arena arena_;
  std::string error_;
};

// What term_to_binary/1 of OTP 25 makes of each.
constexpr std::pair<std::string_view, std::string_view> kRecorded[] = {
    {R"(0)", "836100"},
    {R"(255)", "8361FF"},
    {R"(256)", "836200000100"},
    {R"(-1)", "8362FFFFFFFF"},
    {R"(2147483647)", "83627FFFFFFF"},
    {R"(-2147483648)", "836280000000"},
    {R"(2147483648)", "836E040000000080"},
    {R"(-2147483649)", "836E040101000080"},
    {R"(9223372036854775807)", "836E0800FFFFFFFFFFFFFF7F"},
    {R"(-9223372036854775808)", "836E08010000000000000080"},
    {R"(9223372036854775808)", "836E08000000000000000080"},
    {R"(-18446744073709551616)", "836E0901000000000000000001"},
    {R"(1.5)", "83463FF8000000000000"},
    {R"(-0.0)", "83468000000000000000"},
    {R"(1.0e300)", "83467E37E43C8800759C"},
    {R"(ok)", "836400026F6B"},
    {R"('Hello world')", "8364000B48656C6C6F20776F726C64"},
    {R"(å)", "83640001E5"},
    {R"('日本')", "837706E697A5E69CAC"},
    {R"("abc")", "836B0003616263"},
    {R"([])", "836A"},
    {R"([300,104])", "836C00000002620000012C61686A"},
    {R"([a,b])", "836C0000000264000161640001626A"},
    {R"([a|b])", "836C000000016400016164000162"},
    {R"([a,b|c])", "836C00000002640001616400016264000163"},
    {R"({})", "836800"},
    {R"({a,{b}})", "83680264000161680164000162"},
    {R"(#{})", "837400000000"},
    {R"(#{a=>1})", "837400000001640001616101"},
    {R"(<<>>)", "836D00000000"},
    {R"(<<1,2,3>>)", "836D00000003010203"},
    {R"(<<1,2,3:4>>)", "834D0000000304010230"},
    {R"(fun lists:map/2)", "83716400056C697374736400036D61706102"},
    {R"(["ab",[]])", "836C000000026B000261626A6A"},
};

TEST_F(ExternalTermTest, ReadsWhatOtpWrites) {
  for (const auto& [text, hex] : kRecorded) EXPECT_EQ(Text(Bytes(hex)), text) << hex;
}

TEST_F(ExternalTermTest, WritesWhatOtpReads) {
  for (const auto& [text, hex] : kRecorded) {
    const std::string bytes = Bytes(hex);
    const std::string written = WriteExternalTerm(*Read(bytes), symbols_);
    EXPECT_EQ(Text(written), text);
    // Where no atom is in it, whose tag is that of OTP 26, the bytes are the same.
    if (bytes.find("\x64") == std::string::npos && bytes.find("\x77") == std::string::npos) EXPECT_EQ(written, bytes) << text;
  }
}

TEST_F(ExternalTermTest, ReadsOldTags) {
  EXPECT_EQ(Text(Bytes("8363312E3530303030303030303030303030303030303030652B30300000000000")), "1.5");
  EXPECT_EQ(Text(Bytes("837302" "6F6B")), "ok");       // SMALL_ATOM_EXT
  EXPECT_EQ(Text(Bytes("83760002" "6F6B")), "ok");     // ATOM_UTF8_EXT
  EXPECT_EQ(Text(Bytes("83690000000161FF")), "{255}");  // LARGE_TUPLE_EXT
  EXPECT_EQ(Text(Bytes("836F000000010007")), "7");      // LARGE_BIG_EXT
}

TEST_F(ExternalTermTest, ReadsCompressedTerms) {
  const std::string bytes =
      Bytes("8350000007D6789CCB6160603891C194C2C09808C449A3AC51D6286B9435CA1A658DB2862A2B0B0063E58AA6");
  const syntax::Term* term = Read(bytes);
  ASSERT_NE(term, nullptr) << error_;
  EXPECT_EQ(term->As<syntax::ListTerm>().elements.size(), 200u);
  std::string damaged = bytes;
  damaged[20] = static_cast<char>(damaged[20] ^ 1);
  EXPECT_EQ(Read(damaged), nullptr);
  std::string wrong_size = bytes;
  wrong_size[5] = '\1';
  EXPECT_EQ(Read(wrong_size), nullptr);
  EXPECT_EQ(Read(Bytes("8350FFFFFFFF789C")), nullptr);
  EXPECT_NE(error_.find("beyond the limit"), std::string::npos);
}

TEST_F(ExternalTermTest, ALaterKeyOfAMapCounts) {
  EXPECT_EQ(Text(Bytes("837400000002" "6101" "6101" "6101" "6102")), "#{1=>2}");
}

TEST_F(ExternalTermTest, RefusesWhatNoModuleHolds) {
  EXPECT_NE(Text(Bytes("835864000D6E6F6E6F6465406E6F686F7374000000090000000000000000")).find("a pid"), std::string::npos);
  EXPECT_NE(Text(Bytes("83700000163200065361")).find("a fun with an environment"), std::string::npos);
}

TEST_F(ExternalTermTest, RefusesWhatIsDamaged) {
  for (const auto& [text, hex] : kRecorded) {
    const std::string bytes = Bytes(hex);
    for (size_t length = 0; length < bytes.size(); ++length) {
      EXPECT_EQ(Read(std::string_view(bytes).substr(0, length)), nullptr) << hex << " " << length;
      EXPECT_FALSE(error_.empty());
    }
    EXPECT_EQ(Read(bytes + "x"), nullptr);
  }
  for (std::string_view hex : {"836CFFFFFFFF6101", "8369FFFFFFFF", "8374FFFFFFFF", "836DFFFFFFFF", "836FFFFFFFFF00", "8377FF",
                               "837702C328", "83467FF0000000000000", "834D0000000109FF", "834D0000000004", "8371610161016101"}) {
    EXPECT_EQ(Read(Bytes(hex)), nullptr) << hex;
  }
}

TEST_F(ExternalTermTest, DepthIsNoProblem) {
  constexpr size_t kDepth = 2'000'000;
  std::string bytes = "\x83";
  for (size_t i = 0; i < kDepth; ++i) bytes += "h\1";
  bytes += 'j';
  const syntax::Term* term = Read(bytes);
  ASSERT_NE(term, nullptr);
  EXPECT_EQ(WriteExternalTerm(*term, symbols_), bytes);
}

TEST_F(ExternalTermTest, CellsWrittenOneByOneAreOneList) {
  constexpr size_t kLength = 1'000'000;
  std::string bytes = "\x83";
  for (size_t i = 0; i < kLength; ++i) bytes += std::string("l\0\0\0\1a\7", 7);
  bytes += 'j';
  const syntax::Term* term = Read(bytes);
  ASSERT_NE(term, nullptr);
  EXPECT_EQ(term->As<syntax::ListTerm>().elements.size(), kLength);
}

TEST_F(ExternalTermTest, DeepKeysAreRefused) {
  std::string bytes = std::string("\x83t\0\0\0\1", 6);
  for (size_t i = 0; i < 5000; ++i) bytes += "h\1";
  bytes += "jj";
  EXPECT_EQ(Read(bytes), nullptr);
  EXPECT_NE(error_.find("too deeply"), std::string::npos);
}

TEST(InflateTest, HasALimit) {
  // A thousand zeros by zlib.
  const std::string thousand = Bytes("789C63601805A360140C77000003E80001");
  std::string out;
  EXPECT_TRUE(Inflate(thousand, 1000, &out));
  EXPECT_EQ(out, std::string(1000, '\0'));
  EXPECT_FALSE(Inflate(thousand, 999, &out));
  EXPECT_FALSE(Inflate(thousand.substr(0, 8), 1000, &out));
  EXPECT_FALSE(Inflate(thousand + "x", 1000, &out));
  EXPECT_FALSE(Inflate("", 1000, &out));
}

}  // namespace
}  // namespace lumen

// testdata/*.beam were made of demo.erl by OTP 25's erlc: with debug_info, with debug_info and compressed, without debug_info, with
// the debug information of another backend, and with the chunk of before OTP 20 in place of today's.
#include "compiler/beam/beam_file.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "compiler/syntax/term_printer.h"

namespace lumen {
namespace {

std::string TestData(const std::string& name) {
  std::ifstream file("compiler/beam/testdata/" + name, std::ios::binary);
  EXPECT_TRUE(file.good()) << name;
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string BigEndian(size_t value) {
  std::string out;
  for (int i = 3; i >= 0; --i) out.push_back(static_cast<char>(value >> (8 * i)));
  return out;
}

// A file of these chunks.
std::string Container(const std::vector<std::pair<std::string, std::string>>& chunks) {
  std::string body = "BEAM";
  for (const auto& [name, contents] : chunks) {
    body += name + BigEndian(contents.size()) + contents;
    while (body.size() % 4 != 0) body.push_back('\0');
  }
  return "FOR1" + BigEndian(body.size()) + body;
}

class BeamFileTest : public testing::Test {
 protected:
  // The first form of the abstract code, or why there is none.
  std::string FirstForm(const std::string& bytes) {
    BeamFile file;
    std::string why;
    if (!ReadBeamFile(bytes, &file, &why)) return "bad file: " + why;
    bool damaged;
    const syntax::Term* code = ReadAbstractCode(file, &symbols_, &arena_, &why, &damaged);
    if (code == nullptr) return (damaged ? "damaged: " : "none") + why;
    return syntax::PrintTerm(*code->As<syntax::ListTerm>().elements[0], symbols_);
  }
  SymbolTable symbols_;
  Arena arena_;
};

TEST_F(BeamFileTest, FindsAbstractCode) {
  for (const char* name : {"debug_info.beam", "compressed.beam", "old_chunk.beam"}) {
    EXPECT_EQ(FirstForm(TestData(name)), "{attribute,{1,1},file,{\"demo.erl\",1}}") << name;
  }
}

TEST_F(BeamFileTest, SaysWhyThereIsNone) {
  EXPECT_EQ(FirstForm(TestData("no_debug_info.beam")), "none");
  EXPECT_EQ(FirstForm(TestData("other_backend.beam")), "none: its debug information is that of elixir_erl");
  EXPECT_EQ(FirstForm(Container({{"Dbgi", std::string("\0\x08" "des3_cbc", 10)}})), "none: it is encrypted");
  EXPECT_EQ(FirstForm(Container({{"Dbgi", "\x83" "a\1"}})), "none: its chunk Dbgi is of another version");
  EXPECT_EQ(FirstForm(Container({})), "none");
}

TEST_F(BeamFileTest, ADamagedChunkSaysWhere) {
  EXPECT_EQ(FirstForm(Container({{"Dbgi", "\x83h"}})), "damaged: chunk Dbgi: it ends too early (byte 2)");
}

TEST_F(BeamFileTest, ChunksAreFoundByName) {
  BeamFile file;
  std::string error;
  const std::string bytes = Container({{"AAAA", "one"}, {"BBBB", "two!"}, {"AAAA", "three"}});
  ASSERT_TRUE(ReadBeamFile(bytes, &file, &error)) << error;
  EXPECT_EQ(file.chunks.size(), 3u);
  EXPECT_EQ(file.Chunk("AAAA"), "one");
  EXPECT_EQ(file.Chunk("BBBB"), "two!");
  EXPECT_EQ(file.Chunk("CCCC").data(), nullptr);
}

TEST_F(BeamFileTest, SizesAreNotBelieved) {
  const std::string good = TestData("debug_info.beam");
  for (size_t length = 0; length < good.size(); ++length) {
    EXPECT_TRUE(FirstForm(good.substr(0, length)).starts_with("bad file")) << length;
  }
  const std::string compressed = TestData("compressed.beam");
  for (size_t length = 2; length < compressed.size(); length += 7) {
    EXPECT_TRUE(FirstForm(compressed.substr(0, length)).starts_with("bad file")) << length;
  }
  std::string long_chunk = Container({{"AAAA", "one"}});
  long_chunk[16] = '\x7f';
  EXPECT_EQ(FirstForm(long_chunk), "bad file: its chunk 'AAAA' is longer than the file");
  EXPECT_EQ(FirstForm("not a beam file at all"), "bad file: it does not begin with FOR1 and BEAM");
}

}  // namespace
}  // namespace lumen

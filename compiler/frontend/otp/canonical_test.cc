#include "compiler/frontend/otp/canonical.h"

#include <gtest/gtest.h>

#include "compiler/base/source_manager.h"
#include "compiler/term/term_text.h"
#include "compiler/frontend/otp/md5.h"

namespace lumen {
namespace {

std::string Canonical(std::string text) {
  SourceManager sources;
  SymbolTable symbols;
  Arena arena;
  Diagnostics diagnostics;
  FileId file;
  EXPECT_TRUE(sources.AddFile("t", std::make_shared<const std::string>(std::move(text)), {}, &file));
  TermTextReader reader(file, sources, &symbols, &arena, &diagnostics);
  const syntax::Term* term = reader.Next();
  EXPECT_NE(term, nullptr);
  std::string out;
  if (term != nullptr) WriteCanonical(*term, symbols, [&](std::string_view piece) { out += piece; });
  return out;
}

// As canonical/1 of compare_otp.escript writes them.
TEST(CanonicalTest, HasOneSpellingForEachTerm) {
  EXPECT_EQ(Canonical("{a,[1,-2],\"hi\",[]}."), "t4:a1:al2:i1;i-2;l2:i104;i105;l0:");
  EXPECT_EQ(Canonical("[104,105]."), Canonical("\"hi\"."));
  EXPECT_EQ(Canonical("[a|b]."), "m1:a1:aa1:b");
  EXPECT_EQ(Canonical("1.5."), "f3FF8000000000000");
  EXPECT_EQ(Canonical("<<1,2:3>>."), std::string("b11:\x01\x40"));
  EXPECT_EQ(Canonical("#{b => 1, a => 2}."), "h2:a1:ai2;a1:bi1;");
  EXPECT_EQ(Canonical("fun m:f/1."), "ea1:ma1:fi1;");
  EXPECT_EQ(Canonical("'\xC3\xA5'."), "a2:\xC3\xA5");
}

// The standard's own examples.
TEST(Md5Test, IsMd5) {
  auto digest = [](std::string_view text) {
    Md5 md5;
    md5.Add(text);
    return md5.Finish();
  };
  EXPECT_EQ(digest(""), "D41D8CD98F00B204E9800998ECF8427E");
  EXPECT_EQ(digest("abc"), "900150983CD24FB0D6963F7D28E17F72");
  EXPECT_EQ(digest("12345678901234567890123456789012345678901234567890123456789012345678901234567890"),
            "57EDF4A22BE3C955AC49DA2E2107B67A");
  Md5 pieces;
  for (int i = 0; i < 8; ++i) pieces.Add("1234567890");
  EXPECT_EQ(pieces.Finish(), "57EDF4A22BE3C955AC49DA2E2107B67A");
}

}  // namespace
}  // namespace lumen

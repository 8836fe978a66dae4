#include <gtest/gtest.h>

#include "compiler/base/arena.h"
#include "compiler/base/file.h"
#include "compiler/base/integer_arithmetic.h"
#include "compiler/base/integer_value.h"
#include "compiler/base/pool_allocator.h"
#include "compiler/base/source_manager.h"
#include "compiler/base/symbol.h"
#include "compiler/base/text.h"
#include "compiler/base/utf8.h"

namespace lumen {
namespace {

TEST(ArenaTest, ObjectsAreAlignedAndKeepTheirValues) {
  Arena arena;
  std::vector<uint64_t*> numbers;
  for (uint64_t i = 0; i < 50000; ++i) {
    arena.Allocate(1, 1);
    numbers.push_back(arena.New<uint64_t>(i));
    ASSERT_EQ(reinterpret_cast<uintptr_t>(numbers.back()) % alignof(uint64_t), 0u);
  }
  for (uint64_t i = 0; i < numbers.size(); ++i) ASSERT_EQ(*numbers[i], i);
  auto* large = static_cast<char*>(arena.Allocate(5 << 20, 16));
  large[(5 << 20) - 1] = 1;
  EXPECT_EQ(reinterpret_cast<uintptr_t>(large) % 16, 0u);
  EXPECT_GE(arena.allocated_bytes(), size_t{5} << 20);
}

TEST(ArenaTest, CopiesOutliveTheirSource) {
  Arena arena;
  std::string text = "hello";
  const std::string_view copy = arena.CopyText(std::string_view(text));
  text[0] = 'x';
  EXPECT_EQ(copy, "hello");
  EXPECT_TRUE(arena.Copy(std::span<const int>()).empty());
}

TEST(SymbolTest, EqualTextsAreOneSymbol) {
  SymbolTable table;
  std::vector<Symbol> symbols;
  for (int i = 0; i < 20000; ++i) symbols.push_back(table.Intern("s" + std::to_string(i)));
  for (int i = 0; i < 20000; ++i) {
    ASSERT_EQ(table.Intern("s" + std::to_string(i)), symbols[static_cast<size_t>(i)]);
    ASSERT_EQ(table.Text(symbols[static_cast<size_t>(i)]), "s" + std::to_string(i));
  }
  EXPECT_FALSE(table.Find("never seen").is_valid());
  EXPECT_TRUE(table.Intern("").is_valid());
}

TEST(SymbolTest, WellKnownTextsHaveTheirConstants) {
  SymbolTable table;
#define LUMEN_SYMBOL(Name, text) EXPECT_EQ(table.Intern(text), symbols::Name) << text;
#include "compiler/base/symbol.def"
}

SourceLocation At(const SourceManager& sources, FileId file, uint32_t offset) {
  return sources.FileStart(file).Plus(offset);
}

TEST(SourceManagerTest, LinesAndColumnsCountFromOneInCodePoints) {
  SourceManager sources;
  FileId file;
  ASSERT_TRUE(sources.AddFile("a.erl", std::make_shared<const std::string>("ab\n\xC3\xA5x\r\n\nlast"), {}, &file));
  auto expect = [&](uint32_t offset, uint32_t line, uint32_t column) {
    const PresumedLocation place = sources.Presume(At(sources, file, offset));
    EXPECT_EQ(place.line, line) << offset;
    EXPECT_EQ(place.column, column) << offset;
  };
  expect(13, 4, 5);  // the end of the file has a place
  expect(0, 1, 1);
  expect(2, 1, 3);
  expect(3, 2, 1);
  expect(5, 2, 2);
  expect(7, 2, 4);
  expect(8, 3, 1);
  EXPECT_EQ(sources.LineText(At(sources, file, 5)), "\xC3\xA5x");
  EXPECT_EQ(sources.LineText(At(sources, file, 13)), "last");
  EXPECT_EQ(sources.Presume(SourceLocation()).line, 0u);
}

TEST(SourceManagerTest, FilesAndOverridesAreFound) {
  SourceManager sources;
  FileId a, b;
  ASSERT_TRUE(sources.AddFile("a.erl", std::make_shared<const std::string>("1\n2\n3\n4\n"), {}, &a));
  ASSERT_TRUE(sources.AddFile("b.hrl", std::make_shared<const std::string>("x"), At(sources, a, 2), &b));
  EXPECT_EQ(sources.FileOf(At(sources, b, 1)), b);
  EXPECT_EQ(sources.FileOf(At(sources, a, 8)), a);
  EXPECT_EQ(sources.IncludedFrom(b), At(sources, a, 2));
  sources.OverrideLines(At(sources, a, 4), "gen.yrl", 100);
  EXPECT_EQ(sources.Presume(At(sources, a, 2)).line, 2u);
  EXPECT_EQ(sources.Presume(At(sources, a, 6)).line, 101u);
  EXPECT_EQ(sources.Presume(At(sources, a, 6)).file, "gen.yrl");
  EXPECT_EQ(sources.Physical(At(sources, a, 6)).line, 4u);
}

TEST(SourceManagerTest, ExpansionsStandWhereTheyWereUsed) {
  SourceManager sources;
  FileId a;
  ASSERT_TRUE(sources.AddFile("a.erl", std::make_shared<const std::string>("0123456789"), {}, &a));
  const SourceLocation outer = sources.AddExpansion({At(sources, a, 3), At(sources, a, 1), {}, symbols::kOk});
  const SourceLocation inner = sources.AddExpansion({outer, At(sources, a, 2), {}, symbols::kOk});
  EXPECT_EQ(sources.Outermost(inner), At(sources, a, 3));
  EXPECT_EQ(sources.Presume(inner).column, 4u);
  EXPECT_TRUE(sources.AtOrBefore(inner, At(sources, a, 3)));
  EXPECT_FALSE(sources.AtOrBefore(inner, At(sources, a, 2)));
}

TEST(SourceManagerTest, PlacesStandWhereTheySay) {
  SourceManager sources;
  FileId a;
  ASSERT_TRUE(sources.AddFile("a.erl", std::make_shared<const std::string>("one\ntwo\n"), {}, &a));
  const SourceLocation late = sources.AddPlace("a.erl", 2, 3, {});
  const SourceLocation early = sources.AddPlace("a.erl", 1, 2, {});
  const SourceLocation line = sources.AddPlace("b.erl", 7, 0, "7");
  EXPECT_EQ(sources.AddPlace("a.erl", 2, 3, {}), late);
  EXPECT_NE(sources.AddPlace("a.erl", 2, 3, "[]"), late);
  EXPECT_TRUE(sources.IsPlace(late));
  EXPECT_FALSE(sources.IsPlace(At(sources, a, 0)));
  EXPECT_EQ(sources.Presume(late).file, "a.erl");
  EXPECT_EQ(sources.Presume(late).line, 2u);
  EXPECT_EQ(sources.Presume(late).column, 3u);
  EXPECT_EQ(sources.Annotation(line), "7");
  EXPECT_TRUE(sources.AtOrBefore(early, late));
  EXPECT_FALSE(sources.AtOrBefore(late, early));
  EXPECT_LT(sources.Order(At(sources, a, 5)), sources.Order(early));
  // The text is shown where it is here.
  EXPECT_EQ(sources.LineText(late), "two");
  EXPECT_EQ(sources.LineText(line).data(), nullptr);
  EXPECT_FALSE(sources.AddFile("c.erl", std::make_shared<const std::string>("x"), {}, &a));
}

TEST(PoolAllocatorTest, BlocksOfEverySizeAreTheirOwn) {
  // Vectors that grow side by side and in turns keep what is theirs, blocks that were freed included.
  using Numbers = std::vector<uint64_t, PoolAllocator<uint64_t>>;
  for (int round = 0; round < 3; ++round) {
    std::vector<Numbers> all(50);
    for (uint64_t i = 0; i < 2000; ++i) {
      for (size_t k = 0; k < all.size(); ++k) {
        if (i < 40 * k) all[k].push_back(i * 1000 + k);
      }
    }
    for (size_t k = 0; k < all.size(); ++k) {
      ASSERT_EQ(all[k].size(), 40 * k);
      for (size_t i = 0; i < all[k].size(); ++i) ASSERT_EQ(all[k][i], i * 1000 + k);
    }
  }
}

TEST(IntegerValueTest, ReadsAndWritesAnySize) {
  Arena arena;
  auto decimal = [&](std::string_view digits, unsigned base) { return IntegerValue::FromDigits(digits, base, &arena).ToDecimal(); };
  EXPECT_EQ(decimal("0", 10), "0");
  EXPECT_EQ(decimal("1_000", 10), "1000");
  EXPECT_EQ(decimal("ff", 16), "255");
  EXPECT_EQ(decimal("ZZ", 36), "1295");
  EXPECT_EQ(decimal("9223372036854775807", 10), "9223372036854775807");
  EXPECT_EQ(decimal("9223372036854775808", 10), "9223372036854775808");
  EXPECT_EQ(decimal("10000000000000000", 16), "18446744073709551616");
  const std::string long_digits = "1234567890123456789012345678901234567890000000000000000000000000000000001";
  EXPECT_EQ(decimal(long_digits, 10), long_digits);
  EXPECT_TRUE(IntegerValue::FromDigits("9223372036854775807", 10, &arena).is_small());
}

// Expectations from Erlang.
TEST(IntegerArithmeticTest, OfAnySize) {
  Arena arena;
  auto value = [&](std::string_view text) {
    const bool negative = text.starts_with("-");
    const IntegerValue magnitude = IntegerValue::FromDigits(text.substr(negative ? 1 : 0), 10, &arena);
    return negative ? magnitude.Negated(&arena) : magnitude;
  };
  auto text = [](const std::optional<IntegerValue>& result) { return result ? result->ToDecimal() : "none"; };
  const IntegerValue max = value("9223372036854775807"), min = value("-9223372036854775808");
  const IntegerValue big = value("123456789012345678901234567890"), other = value("-987654321098765432109876543210987654321");
  EXPECT_EQ(text(Add(max, 1, &arena)), "9223372036854775808");
  EXPECT_TRUE(Subtract(*Add(max, 1, &arena), 1, &arena)->is_small());
  EXPECT_EQ(text(Subtract(min, 1, &arena)), "-9223372036854775809");
  EXPECT_EQ(text(Add(big, other, &arena)), "-987654320975308643097530864309753086431");
  EXPECT_EQ(text(Subtract(big, other, &arena)), "987654321222222221122222222112222222211");
  EXPECT_EQ(text(Subtract(big, big, &arena)), "0");
  EXPECT_EQ(text(Multiply(big, other, &arena)), "-121932631137021795226185032733744855963362292333223746380111126352690");
  EXPECT_EQ(text(Multiply(min, -1, &arena)), "9223372036854775808");
  EXPECT_EQ(text(Divide(min, -1, &arena)), "9223372036854775808");
  EXPECT_EQ(text(Divide(other, big, &arena)), "-8000000072");
  EXPECT_EQ(text(Remainder(other, big, &arena)), "-111111192011111119202098766241");
  EXPECT_EQ(text(Remainder(min, -1, &arena)), "0");
  EXPECT_EQ(text(Divide(-7, 2, &arena)), "-3");
  EXPECT_EQ(text(Remainder(-7, 2, &arena)), "-1");
  EXPECT_EQ(text(Divide(1, 0, &arena)), "none");
  EXPECT_EQ(text(Remainder(big, 0, &arena)), "none");
  EXPECT_EQ(text(BitAnd(big, other, &arena)), "81288201740997391711292883522");
  EXPECT_EQ(text(BitOr(big, other, &arena)), "-987654321056596844838528256021045969953");
  EXPECT_EQ(text(BitXor(big, other, &arena)), "-987654321137885046579525647732338853475");
  EXPECT_EQ(text(BitNot(big, &arena)), "-123456789012345678901234567891");
  EXPECT_EQ(text(BitNot(0, &arena)), "-1");
  EXPECT_EQ(text(ShiftLeft(1, 64, &arena)), "18446744073709551616");
  EXPECT_EQ(text(ShiftLeft(-3, 127, &arena)), "-510423550381407695195061911147652317184");
  EXPECT_EQ(text(ShiftLeft(other, -64, &arena)), "-53540848029998873009");
  EXPECT_EQ(text(ShiftLeft(other, -127, &arena)), "-6");
  EXPECT_EQ(text(ShiftLeft(other, -1000, &arena)), "-1");
  EXPECT_EQ(text(ShiftLeft(big, other, &arena)), "0");
  EXPECT_EQ(text(ShiftLeft(0, big, &arena)), "0");
  EXPECT_EQ(text(ShiftLeft(1, big, &arena)), "none");
  EXPECT_EQ(text(ShiftLeft(1, kMaxComputedBits, &arena)), "none");
}

TEST(IntegerValueTest, NegationIsCanonical) {
  Arena arena;
  const IntegerValue edge = IntegerValue::FromDigits("9223372036854775808", 10, &arena);
  EXPECT_FALSE(edge.is_small());
  const IntegerValue minimum = edge.Negated(&arena);
  ASSERT_TRUE(minimum.is_small());
  EXPECT_EQ(minimum.ToDecimal(), "-9223372036854775808");
  EXPECT_EQ(minimum.Negated(&arena), edge);
  EXPECT_EQ(IntegerValue(5).Negated(&arena), IntegerValue(-5));
}

TEST(Utf8Test, FindsWhatIsInvalid) {
  EXPECT_EQ(FindInvalidUtf8("plain ascii of some length, \xC3\xA5 and \xF0\x9F\x98\x80"), std::string_view::npos);
  EXPECT_EQ(FindInvalidUtf8("ab\xFF"), 2u);
  EXPECT_EQ(FindInvalidUtf8("ab\xC3"), 2u);              // cut off
  EXPECT_EQ(FindInvalidUtf8("\xC0\x80"), 0u);            // overlong
  EXPECT_EQ(FindInvalidUtf8("\xED\xA0\x80"), 0u);        // surrogate
  EXPECT_EQ(FindInvalidUtf8("\xF4\x90\x80\x80"), 0u);    // beyond the last code point
  EXPECT_EQ(FindInvalidUtf8("\xE0\x9F\xBF"), 0u);        // overlong
}

TEST(Utf8Test, RoundTrips) {
  const std::u32string text = U"a\u00E5\u20AC\U0001F600";
  EXPECT_EQ(ToUtf32(ToUtf8(text)), text);
  EXPECT_EQ(CountCodePoints(ToUtf8(text)), 4u);
  EXPECT_EQ(Latin1ToUtf8("\xE5"), "\xC3\xA5");
}

std::string Float(double value) {
  std::string out;
  AppendFloat(value, &out);
  return out;
}

TEST(TextTest, WritesAsErlangDoes) {
  EXPECT_EQ(AtomText("ok"), "ok");
  EXPECT_EQ(AtomText("Ok"), "'Ok'");
  EXPECT_EQ(AtomText(""), "''");
  EXPECT_EQ(AtomText("a@b_1"), "a@b_1");
  EXPECT_EQ(AtomText("case"), "'case'");
  EXPECT_EQ(AtomText("it's\n"), "'it\\'s\\n'");
  EXPECT_EQ(AtomText("\xC3\xA5"), "\xC3\xA5");
  EXPECT_EQ(Float(1), "1.0");
  EXPECT_EQ(Float(-0.0), "-0.0");
  EXPECT_EQ(Float(1e22), "1.0e22");
  EXPECT_EQ(Float(1.5e-7), "1.5e-7");
  EXPECT_EQ(Float(0.1), "0.1");
  std::string out;
  AppendString(U"a\"b\\\x01", &out);
  AppendCharacter(' ', &out);
  EXPECT_EQ(out, "\"a\\\"b\\\\\\001\"$\\s");
}

TEST(FileTest, PathsJoinAsInOtp) {
  EXPECT_EQ(JoinPath(".", "a.hrl"), "./a.hrl");
  EXPECT_EQ(JoinPath("a/", "./b"), "a/b");
  EXPECT_EQ(JoinPath("a", "b//c"), "a/b/c");
  EXPECT_EQ(JoinPath(".", "../x.hrl"), "./../x.hrl");
  EXPECT_EQ(JoinPath("x/.", "y"), "x/y");
  EXPECT_EQ(JoinPath("x", "/y"), "/y");
  EXPECT_EQ(DirectoryName("a/b.erl"), "a");
  EXPECT_EQ(DirectoryName("b.erl"), ".");
  EXPECT_EQ(DirectoryName("/b"), "/");
}

TEST(FileTest, MissingFilesSayWhy) {
  DiskFileSystem disk;
  std::string error;
  EXPECT_EQ(disk.Read("no/such/file", &error), nullptr);
  EXPECT_EQ(error, "No such file or directory");
  EXPECT_EQ(disk.Read(".", &error), nullptr);
  MemoryFileSystem memory;
  memory.Add("a", "text");
  ASSERT_NE(memory.Read("a", &error), nullptr);
  EXPECT_EQ(*memory.Read("a", &error), "text");
}

}  // namespace
}  // namespace lumen

#include "compiler/base/literal.h"

#include <iterator>
#include <optional>
#include <vector>

#include "compiler/base/literal_order.h"

#include <string>

#include "gtest/gtest.h"

namespace lumen {
namespace {

TEST(LiteralTest, EqualTermsHaveEqualIds) {
  LiteralTable literals;
  EXPECT_EQ(literals.Integer(7), literals.Integer(7));
  EXPECT_NE(literals.Integer(7), literals.Integer(8));
  EXPECT_NE(literals.Integer(1), literals.Float(1.0));
  EXPECT_EQ(literals.Tuple({literals.Atom(symbols::kOk), literals.Nil()}),
            literals.Tuple({literals.Atom(symbols::kOk), literals.Nil()}));
  EXPECT_NE(literals.Tuple({literals.Integer(1), literals.Integer(2)}), literals.Tuple({literals.Integer(2), literals.Integer(1)}));
  EXPECT_NE(literals.Tuple({literals.Integer(1), literals.Integer(2)}), literals.Cons(literals.Integer(1), literals.Integer(2)));
  EXPECT_EQ(literals.ExternalFun(symbols::kLists, symbols::kMap, 2), literals.ExternalFun(symbols::kLists, symbols::kMap, 2));
  EXPECT_NE(literals.ExternalFun(symbols::kLists, symbols::kMap, 2), literals.ExternalFun(symbols::kLists, symbols::kMap, 1));
}

TEST(LiteralTest, ZeroesOfEitherSignAreApart) {
  LiteralTable literals;
  EXPECT_NE(literals.Float(0.0), literals.Float(-0.0));
  EXPECT_EQ(literals.Float(-0.0), literals.Float(-0.0));
}

TEST(LiteralTest, BigIntegersAreCopied) {
  LiteralTable literals;
  LiteralId first;
  {
    Arena arena;
    first = literals.Integer(IntegerValue::FromDigits("123456789012345678901234567890", 10, &arena));
  }
  Arena arena;
  IntegerValue same = IntegerValue::FromDigits("123456789012345678901234567890", 10, &arena);
  EXPECT_EQ(first, literals.Integer(same));
  EXPECT_NE(first, literals.Integer(same.Negated(&arena)));
  EXPECT_EQ(literals.Get(first).integer.ToDecimal(), "123456789012345678901234567890");
  int64_t value = 0;
  EXPECT_FALSE(literals.IsSmallInteger(first, &value));
  EXPECT_TRUE(literals.IsSmallInteger(literals.Integer(-5), &value));
  EXPECT_EQ(value, -5);
}

TEST(LiteralTest, StringsShareTails) {
  LiteralTable literals;
  LiteralId list = literals.String(U"abc");
  uint32_t size = literals.size();
  EXPECT_EQ(literals.String(U"bc"), literals.Get(list).elements[1]);
  EXPECT_EQ(literals.size(), size);
  EXPECT_EQ(literals.String(U""), literals.Nil());
}

TEST(LiteralTest, MapsHaveTheirKeysInOrder) {
  LiteralTable literals;
  SymbolTable symbols;
  auto atom = [&](const char* text) { return literals.Atom(symbols.Intern(text)); };
  LiteralId one = literals.Integer(1), real = literals.Float(0.5);
  LiteralId in_order[] = {literals.Integer(-2), one, real, literals.Float(1.0), atom("a"), atom("ab"), atom("b"),
                          literals.Tuple({atom("z")}), literals.Tuple({one, one}), literals.Tuple({one, real}),
                          literals.Nil(), literals.Cons(one, literals.Nil()), literals.String(U"a")};
  for (size_t i = 0; i < std::size(in_order); ++i) {
    for (size_t k = 0; k < std::size(in_order); ++k) {
      const std::optional<int> order = CompareExactly(literals, symbols, in_order[i], in_order[k]);
      ASSERT_TRUE(order.has_value());
      EXPECT_EQ(*order < 0, i < k);
      EXPECT_EQ(*order > 0, i > k);
    }
  }
  LiteralId pairs[] = {atom("b"), one, one, real, atom("b"), real, atom("a"), one};
  LiteralId map = MapLiteral(&literals, symbols, pairs);
  ASSERT_TRUE(map.is_valid());
  LiteralId keys = literals.Tuple({one, atom("a"), atom("b")});
  LiteralId values[] = {real, one, real};
  EXPECT_EQ(map, literals.Map(keys, values));
  LiteralId of_a_map[] = {map, one};
  EXPECT_FALSE(MapLiteral(&literals, symbols, of_a_map).is_valid()) << "only the runtime orders maps";
  std::vector<LiteralId> many;
  for (int64_t i = 0; i < 33; ++i) many.insert(many.end(), {literals.Integer(i), one});
  EXPECT_FALSE(MapLiteral(&literals, symbols, many).is_valid());
  many.resize(64);
  EXPECT_TRUE(MapLiteral(&literals, symbols, many).is_valid());
}

TEST(LiteralTest, LongStrings) {
  LiteralTable literals;
  std::u32string text(300000, U'x');
  LiteralId list = literals.String(text);
  EXPECT_EQ(list, literals.String(text));
  EXPECT_GE(literals.size(), 300000u);
}

}  // namespace
}  // namespace lumen

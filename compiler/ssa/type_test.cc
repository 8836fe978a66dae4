#include "compiler/ssa/type.h"

#include <gtest/gtest.h>

#include <vector>

#include "compiler/ssa/literal_type.h"

namespace lumen::ssa {
namespace {

std::vector<Type> Samples() {
  std::vector<Type> samples = {
      Type::Any(),
      Type::None(),
      Type::SmallRange(0, 10),
      Type::SmallRange(5, 20),
      Type::SmallRange(30, 40),
      Type::OfKinds(kinds::kSmall),
      Type::OfKinds(kinds::kInteger),
      Type::OfKinds(kinds::kNumber),
      Type::OfKinds(kinds::kFloat),
      Type::Atom(symbols::kTrue),
      Type::Atom(symbols::kFalse),
      Type::Atom(symbols::kOk),
      Type::Boolean(),
      Type::OfKinds(kinds::kAtom),
      Type::OfKinds(kinds::kList),
      Type::OfKinds(kinds::kCons),
      Type::TupleOfArity(0),
      Type::TupleOfArity(2),
      Type::OfKinds(kinds::kTuple),
  };
  const size_t simple = samples.size();
  for (size_t i = 0; i < simple; ++i) {
    for (size_t k = 0; k < i; ++k) samples.push_back(samples[i].Join(samples[k]));
  }
  return samples;
}

TEST(TypeTest, IsALattice) {
  const std::vector<Type> samples = Samples();
  for (const Type& a : samples) {
    EXPECT_EQ(a.Join(a), a);
    EXPECT_EQ(a.Meet(a), a);
    EXPECT_EQ(a.Join(Type::None()), a);
    EXPECT_EQ(a.Join(Type::Any()), Type::Any());
    EXPECT_EQ(a.Meet(Type::Any()), a);
    EXPECT_EQ(a.Meet(Type::None()), Type::None());
    for (const Type& b : samples) {
      EXPECT_EQ(a.Join(b), b.Join(a));
      EXPECT_EQ(a.Meet(b), b.Meet(a));
      EXPECT_TRUE(a.IsSubtypeOf(a.Join(b)));
      EXPECT_TRUE(a.Meet(b).IsSubtypeOf(a));
      EXPECT_TRUE(a.Join(b).IsSubtypeOf(a.Widen(b)));
    }
  }
}

TEST(TypeTest, KnowsRangesAritiesAndAtoms) {
  const Type range = Type::SmallRange(0, 10).Join(Type::SmallRange(20, 30));
  EXPECT_EQ(range.minimum(), 0);
  EXPECT_EQ(range.maximum(), 30);
  EXPECT_TRUE(Type::SmallRange(0, 10).Meet(Type::SmallRange(20, 30)).IsNone());
  EXPECT_TRUE(Type::Atom(symbols::kTrue).Join(Type::Atom(symbols::kFalse)).IsBoolean());
  EXPECT_FALSE(Type::Atom(symbols::kTrue).Join(Type::Atom(symbols::kOk)).IsBoolean());
  EXPECT_EQ(Type::Boolean().Meet(Type::Atom(symbols::kTrue)), Type::Atom(symbols::kTrue));
  EXPECT_TRUE(Type::Boolean().Meet(Type::Atom(symbols::kOk)).IsNone());
  EXPECT_TRUE(Type::TupleOfArity(2).Join(Type::OfKinds(kinds::kNil)).HasArity());
  EXPECT_FALSE(Type::TupleOfArity(2).Join(Type::TupleOfArity(3)).HasArity());
  EXPECT_TRUE(Type::TupleOfArity(2).Meet(Type::TupleOfArity(3)).IsNone());
  EXPECT_EQ(Type::SmallRange(1, 2).Join(Type::Atom(symbols::kOk)).Without(kinds::kSmall),
            Type::Atom(symbols::kOk));
}

TEST(TypeTest, WideningEnds) {
  Type type = Type::SmallRange(0, 0);
  int steps = 0;
  for (; type.maximum() < Type::kMaximum; ++steps) {
    ASSERT_LT(steps, 20);
    type = type.Widen(Type::SmallRange(0, type.maximum() + 1));
  }
  EXPECT_EQ(type.minimum(), 0);
  EXPECT_GT(steps, 1);
}

TEST(TypeTest, Prints) {
  SymbolTable symbols;
  EXPECT_EQ(Type::Any().ToString(symbols), "any");
  EXPECT_EQ(Type::None().ToString(symbols), "none");
  EXPECT_EQ(Type::SmallRange(0, 255).Join(Type::OfKinds(kinds::kNil)).ToString(symbols),
            "small[0,255]|nil");
  EXPECT_EQ(Type::TupleOfArity(3).Join(Type::Atom(symbols.Intern("Ok"))).ToString(symbols),
            "atom('Ok')|tuple/3");
  EXPECT_EQ(Type::Boolean().ToString(symbols), "boolean");
}

TEST(TypeTest, LiteralsHaveTheirTypes) {
  LiteralTable literals;
  EXPECT_EQ(TypeOfLiteral(literals, literals.Integer(7)), Type::SmallRange(7, 7));
  EXPECT_EQ(TypeOfLiteral(literals, literals.Integer(Type::kMaximum)),
            Type::SmallRange(Type::kMaximum, Type::kMaximum));
  EXPECT_EQ(TypeOfLiteral(literals, literals.Integer(Type::kMaximum + 1)),
            Type::OfKinds(kinds::kBignum));
  EXPECT_EQ(TypeOfLiteral(literals, literals.Float(1.0)), Type::OfKinds(kinds::kFloat));
  EXPECT_EQ(TypeOfLiteral(literals, literals.Tuple({literals.Nil()})), Type::TupleOfArity(1));
}

}  // namespace
}  // namespace lumen::ssa

// Transfer functions against what the operations do: random types, random values of the types,
// results of the interpreter.
#include "compiler/passes/transfer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "compiler/passes/bif_facts.h"
#include "compiler/ssa/testing/interpreter.h"
#include "compiler/ssa/testing/text_module.h"
#include "compiler/ssa/text_pieces.h"

namespace lumen::passes {
namespace {

using ssa::Opcode;
using ssa::Type;
namespace kinds = ssa::kinds;

int64_t RandomBound(std::mt19937_64& random) {
  static constexpr int64_t kEdges[] = {
      Type::kMinimum, Type::kMaximum, 0, 1, -1, 2, 7, 60, 61, 64, 255, -256, int64_t{1} << 30};
  return random() % 3 == 0 ? static_cast<int64_t>(random() % 200) - 100
                           : kEdges[random() % std::size(kEdges)];
}

Type RandomRange(std::mt19937_64& random) {
  const int64_t a = RandomBound(random), b = RandomBound(random);
  return Type::SmallRange(std::min(a, b), std::max(a, b));
}

int64_t ValueOf(const Type& range, std::mt19937_64& random) {
  if (random() % 4 == 0) return range.minimum();
  if (random() % 4 == 0) return range.maximum();
  const uint64_t width =
      static_cast<uint64_t>(range.maximum()) - static_cast<uint64_t>(range.minimum()) + 1;
  return static_cast<int64_t>(static_cast<uint64_t>(range.minimum()) + random() % width);
}

// What `operation a, b` gives: "returned ...", "raised ..."; checks the result against `type`.
class Calculator {
 public:
  explicit Calculator(Opcode opcode)
      : module_(ssa::Concat("module m\nfunction f/2 {\nb0(%0: any, %1: any):\n  %2 = ",
                            ssa::InfoOf(opcode).text, " %0, %1\n  return %2\n}\n")) {}
  ssa::Outcome Run(int64_t a, int64_t b, const Type& type) {
    module_.Only()[ssa::ValueId{2}].type = type;
    ssa::Interpreter interpreter(module_.module);
    return interpreter.Run(ssa::FunctionId{0}, {interpreter.Integer(a), interpreter.Integer(b)});
  }

 private:
  ssa::TextModule module_;
};

TEST(TransferTest, ArithmeticStaysWithinItsType) {
  static constexpr Opcode kOperations[] = {
      Opcode::kAdd,       Opcode::kSubtract,   Opcode::kMultiply, Opcode::kIntegerDivide,
      Opcode::kRemainder, Opcode::kBitAnd,     Opcode::kBitOr,    Opcode::kBitXor,
      Opcode::kShiftLeft, Opcode::kShiftRight, Opcode::kDivide};
  std::mt19937_64 random(1);
  ssa::TextModule empty("module m\n");
  for (Opcode opcode : kOperations) {
    Calculator calculator(opcode);
    for (int round = 0; round < 2000; ++round) {
      const Type types[] = {RandomRange(random), RandomRange(random)};
      const Type type = TypeOfArithmetic(opcode, types);
      const int64_t a = ValueOf(types[0], random), b = ValueOf(types[1], random);
      const ssa::Outcome outcome = calculator.Run(a, b, type);
      ASSERT_FALSE(outcome.broken)
          << ssa::InfoOf(opcode).text << " " << a << ", " << b << ": " << outcome.text;
      if (outcome.text.starts_with("raised")) {
        ASSERT_TRUE(MayRaise(empty.module, opcode, ssa::CalleeId(), types))
            << ssa::InfoOf(opcode).text << " " << a << ", " << b;
      }
    }
  }
}

TEST(TransferTest, RangesAreExactWhereTheyMatter) {
  auto type_of = [](Opcode opcode, Type a, Type b) {
    const Type types[] = {a, b};
    return TypeOfArithmetic(opcode, types);
  };
  const Type one = Type::SmallRange(1, 1);
  EXPECT_EQ(type_of(Opcode::kSubtract, Type::SmallRange(2, Type::kMaximum), one),
            Type::SmallRange(1, Type::kMaximum - 1));
  EXPECT_TRUE(type_of(Opcode::kAdd, Type::OfKinds(kinds::kSmall), one).MayBe(kinds::kBignum));
  EXPECT_EQ(type_of(Opcode::kRemainder, Type::OfKinds(kinds::kInteger), Type::SmallRange(10, 10)),
            Type::SmallRange(-9, 9));
  EXPECT_EQ(type_of(Opcode::kBitAnd, Type::OfKinds(kinds::kInteger), Type::SmallRange(255, 255)),
            Type::SmallRange(0, 255));
  EXPECT_EQ(type_of(Opcode::kDivide, one, one), Type::OfKinds(kinds::kFloat));
  EXPECT_EQ(type_of(Opcode::kAdd, one, Type::OfKinds(kinds::kFloat)), Type::OfKinds(kinds::kFloat));
  EXPECT_TRUE(type_of(Opcode::kAdd, one, Type::OfKinds(kinds::kAtom)).IsNone());
  EXPECT_TRUE(type_of(Opcode::kBitAnd, one, Type::OfKinds(kinds::kFloat)).IsNone());
}

TEST(TransferTest, DecisionsHold) {
  std::mt19937_64 random(2);
  int decided = 0;
  for (int round = 0; round < 20000; ++round) {
    const Type types[] = {RandomRange(random), RandomRange(random)};
    const int64_t a = ValueOf(types[0], random), b = ValueOf(types[1], random);
    auto check = [&](Opcode opcode, bool truth) {
      ssa::Instruction instruction;
      instruction.opcode = opcode;
      const std::optional<bool> answer = Decide(instruction, types);
      if (!answer) return;
      ++decided;
      ASSERT_EQ(*answer, truth) << a << ", " << b;
    };
    check(Opcode::kLess, a < b);
    check(Opcode::kLessOrEqual, a <= b);
    check(Opcode::kEqual, a == b);
    check(Opcode::kExactlyEqual, a == b);
  }
  EXPECT_GT(decided, 1000);
}

TEST(TransferTest, KnowsTheOrderOfKinds) {
  auto less = [](Type a, Type b) {
    ssa::Instruction instruction;
    instruction.opcode = Opcode::kLess;
    const Type types[] = {a, b};
    return Decide(instruction, types);
  };
  static constexpr ssa::KindSet kOrder[] = {
      kinds::kNumber, kinds::kAtom, kinds::kReference, kinds::kFun,  kinds::kPort,     kinds::kPid,
      kinds::kTuple,  kinds::kMap,  kinds::kNil,       kinds::kCons, kinds::kBitstring};
  for (size_t i = 0; i < std::size(kOrder); ++i) {
    for (size_t k = 0; k < i; ++k) {
      EXPECT_EQ(less(Type::OfKinds(kOrder[k]), Type::OfKinds(kOrder[i])),
                std::optional<bool>(true));
      EXPECT_EQ(less(Type::OfKinds(kOrder[i]), Type::OfKinds(kOrder[k])),
                std::optional<bool>(false));
    }
  }
  EXPECT_EQ(less(Type::OfKinds(kinds::kFloat), Type::OfKinds(kinds::kSmall)), std::nullopt);
}

TEST(TransferTest, ConditionsGiveFacts) {
  ssa::TextModule m(R"(module m
function f/2 {
b0(%0: any, %1: small[0,10]):
  %2 = less %0, %1
  %3 = not %2
  %4 = literal [] : nil
  %5 = exactly_equal %0, %4
  return %0
}
)");
  std::vector<Fact> facts = FactsOfCondition(m.Only(), ssa::ValueId{3}, false);
  ASSERT_EQ(facts.size(), 2u);
  EXPECT_EQ(facts[0].value, ssa::ValueId{0});
  EXPECT_EQ(facts[0].type.ToString(m.symbols), "small[-1152921504606846976,9]|bignum|float");
  facts = FactsOfCondition(m.Only(), ssa::ValueId{5}, false);
  ASSERT_FALSE(facts.empty());
  EXPECT_FALSE(facts[0].type.MayBe(kinds::kNil));
}

TEST(TransferTest, ReadsTheTableOfBifs) {
  ssa::TextModule m("module m\n");
  auto facts_of = [&](std::string_view module, std::string_view name, uint32_t arity) {
    return FactsOfBif(m.module,
                      {ssa::FunctionId(), m.symbols.Intern(module), m.symbols.Intern(name), arity});
  };
  ASSERT_TRUE(facts_of("erlang", "length", 1));
  EXPECT_TRUE(facts_of("erlang", "length", 1)->pure);
  EXPECT_EQ(facts_of("erlang", "length", 1)->result, Type::SmallRange(0, Type::kMaximum));
  EXPECT_EQ(facts_of("erlang", "length", 1)->arguments[0], Type::OfKinds(kinds::kList));
  EXPECT_TRUE(facts_of("erlang", "halt", 0)->no_return);
  EXPECT_FALSE(facts_of("erlang", "display", 1)->pure);
  EXPECT_FALSE(facts_of("nowhere", "f", 1));
}

TEST(TransferTest, KnowsEveryTypeNameOfTheTable) {
  // `any` is what an unknown name would give: only the names that mean it may.
  for (std::string_view name :
       {"integer", "float", "number", "atom", "boolean", "list", "nonempty_list", "string", "tuple",
        "fun", "map", "binary", "bitstring", "pid", "none"}) {
    EXPECT_NE(TypeNamed(name), Type::Any()) << name;
  }
}

}  // namespace
}  // namespace lumen::passes

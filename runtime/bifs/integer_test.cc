// Identities on random integers of every size and sign, checked through terms: normal forms, signs,
// two's complement. Results against OTP are in bifs_test.
#include "runtime/bifs/integer.h"

#include <random>
#include <string>

#include "gtest/gtest.h"
#include "runtime/process/build.h"
#include "runtime/term/compare.h"
#include "runtime/testing/term_reader.h"

namespace lumen::runtime {
namespace {

class IntegerTest : public testing::Test {
 protected:
  IntegerTest() : process_(1 << 16) {}

  Process& process() { return process_; }

  // Small, around the borders of small integers and of limbs, or long.
  Term Random() {
    std::string text = random_() % 2 == 0 ? "-" : "";
    size_t digits = random_() % 4 == 0 ? 1 + random_() % 300 : 1 + random_() % 24;
    if (random_() % 4 == 0) {
      int64_t bits =
          58 + static_cast<int64_t>(random_() % 10) + 64 * static_cast<int64_t>(random_() % 3);
      Term power =
          ShiftInteger(process(), MakeSmall(random_() % 2 == 0 ? 1 : -1), MakeSmall(bits), true);
      return AddIntegers(process(), power, MakeSmall(static_cast<int64_t>(random_() % 3) - 1));
    }
    for (size_t i = 0; i < digits; ++i) text += static_cast<char>('0' + random_() % 10);
    bool malformed;
    return ParseInteger(process(), text, 10, &malformed);
  }

  // A term is in normal form when it equals what its text reads back as.
  void ExpectNormal(Term term) {
    ASSERT_TRUE(IsInteger(term));
    if (IsBignum(term)) {
      size_t limbs = abi::HeaderSizeWords(PointerOf(term)[0]);
      ASSERT_NE(PointerOf(term)[limbs], 0u);
      if (limbs == 1) {
        bool negative = IntegerView(term).is_negative();
        ASSERT_GT(PointerOf(term)[1], static_cast<uint64_t>(abi::kSmallMax) + (negative ? 1 : 0));
      }
    }
    ASSERT_TRUE(AreExactlyEqual(process_.Read(TestProcess::Print(term)), term));
  }

  void ExpectSame(Term a, Term b) {
    ExpectNormal(a);
    ExpectNormal(b);
    ASSERT_TRUE(AreExactlyEqual(a, b)) << TestProcess::Print(a) << " and " << TestProcess::Print(b);
    ASSERT_EQ(CompareTerms(a, b), 0);
  }

  // Nothing collects here: start over with an empty process now and then.
  void Forget() {
    process().arguments[0] = kNil;
    CollectProcessFully(process(), 1 << 15, 0);
  }

  TestProcess process_;
  std::mt19937_64 random_{42};
};

TEST_F(IntegerTest, Identities) {
  Process& p = process();
  for (int i = 0; i < 1000; ++i) {
    Forget();
    Term a = Random();
    Term b = Random();
    Term c = Random();
    ExpectNormal(a);
    ExpectSame(SubtractIntegers(p, AddIntegers(p, a, b), b), a);
    ExpectSame(AddIntegers(p, a, b), AddIntegers(p, b, a));
    ExpectSame(SubtractIntegers(p, a, b), NegateInteger(p, SubtractIntegers(p, b, a)));
    ExpectSame(MultiplyIntegers(p, a, AddIntegers(p, b, c)),
               AddIntegers(p, MultiplyIntegers(p, a, b), MultiplyIntegers(p, a, c)));
    if (b != MakeSmall(0)) {
      Term quotient = DivideIntegers(p, a, b);
      Term remainder = RemainderOfIntegers(p, a, b);
      ExpectSame(AddIntegers(p, MultiplyIntegers(p, quotient, b), remainder), a);
      // Truncation: the remainder has the dividend's sign.
      if (remainder != MakeSmall(0)) {
        ASSERT_EQ(CompareTerms(remainder, MakeSmall(0)) < 0, CompareTerms(a, MakeSmall(0)) < 0);
      }
    }
    ExpectSame(ComplementInteger(p, a), SubtractIntegers(p, MakeSmall(-1), a));
    ExpectSame(AddIntegers(p, AndIntegers(p, a, b), OrIntegers(p, a, b)), AddIntegers(p, a, b));
    ExpectSame(XorIntegers(p, XorIntegers(p, a, b), b), a);
    ExpectSame(ComplementInteger(p, AndIntegers(p, a, b)),
               OrIntegers(p, ComplementInteger(p, a), ComplementInteger(p, b)));
    Term count = MakeSmall(static_cast<int64_t>(random_() % 300));
    Term shifted = ShiftInteger(p, a, count, true);
    ExpectSame(shifted, MultiplyIntegers(p, a, ShiftInteger(p, MakeSmall(1), count, true)));
    ExpectSame(ShiftInteger(p, shifted, count, false), a);
    // Shifting right rounds down.
    Term down = ShiftInteger(p, a, count, false);
    Term rest = SubtractIntegers(p, a, ShiftInteger(p, down, count, true));
    ASSERT_GE(CompareTerms(rest, MakeSmall(0)), 0);
    ASSERT_LT(CompareTerms(rest, ShiftInteger(p, MakeSmall(1), count, true)), 0);
  }
}

TEST_F(IntegerTest, DoublesThatAreWholeComeBack) {
  Process& p = process();
  for (int i = 0; i < 1000; ++i) {
    Forget();
    int64_t mantissa = static_cast<int64_t>(random_() % (uint64_t{1} << 53)) - (int64_t{1} << 52);
    int exponent = static_cast<int>(random_() % 900);
    Term exact = ShiftInteger(p, MakeSmall(mantissa), MakeSmall(exponent), true);
    double value = static_cast<double>(mantissa) * __builtin_ldexp(1.0, exponent);
    ASSERT_EQ(IntegerToDouble(exact), value);
    ExpectSame(IntegerFromDouble(p, value), exact);
    Term boxed = BuildFloat(p, value);
    ASSERT_EQ(CompareTerms(exact, boxed), 0);
    ASSERT_GT(CompareTerms(AddIntegers(p, exact, MakeSmall(1)), boxed), 0);
    ASSERT_LT(CompareTerms(SubtractIntegers(p, exact, MakeSmall(1)), boxed), 0);
  }
}

TEST_F(IntegerTest, TheLargestIntegerHasOtpsSize) {
  Process& p = process();
  constexpr int64_t kBits = int64_t{kMaxIntegerLimbs} * 64;
  Term largest = ShiftInteger(p, MakeSmall(1), MakeSmall(kBits - 1), true);
  ASSERT_TRUE(IsBignum(largest));
  EXPECT_EQ(ShiftInteger(p, MakeSmall(1), MakeSmall(kBits), true), kNoValue);
  EXPECT_EQ(AddIntegers(p, largest, largest), kNoValue);
  EXPECT_EQ(MultiplyIntegers(p, largest, MakeSmall(2)), kNoValue);
  EXPECT_EQ(ShiftInteger(p, largest, MakeSmall(kBits - 1), false), MakeSmall(1));
  EXPECT_TRUE(IsBignum(SubtractIntegers(
      p, AddIntegers(p, SubtractIntegers(p, largest, MakeSmall(1)), largest), MakeSmall(1))));
}

}  // namespace
}  // namespace lumen::runtime

// Identities on random numbers of many sizes, with digits that provoke carries (all ones, zero, one
// bit). Results against OTP are compared in runtime/bifs.
#include "runtime/number/digits.h"

#include <random>
#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace lumen::runtime {
namespace {

using Number = std::vector<Digit>;

class DigitsTest : public testing::Test {
 protected:
  Number Random(size_t size) {
    Number number(size);
    for (Digit& digit : number) {
      switch (random_() % 6) {
        case 0:
          digit = static_cast<Digit>(-1);
          break;
        case 1:
          digit = 0;
          break;
        case 2:
          digit = static_cast<Digit>(1) << (random_() % kDigitBits);
          break;
        default:
          digit = static_cast<Digit>(random_());
      }
    }
    if (size > 0 && number.back() == 0) number.back() = 1;
    return number;
  }
  size_t RandomSize() { return random_() % 8 == 0 ? 1 + random_() % 400 : 1 + random_() % 12; }

  std::mt19937_64 random_{20240517};
};

Number Multiply(const Number& a, const Number& b) {
  Number result(a.size() + b.size());
  MultiplyDigits(result.data(), a.data(), a.size(), b.data(), b.size());
  return result;
}

// The definition, digit by digit.
Number MultiplySlowly(const Number& a, const Number& b) {
  Number result(a.size() + b.size());
  for (size_t i = 0; i < a.size(); ++i) {
    Digit carry = 0;
    for (size_t j = 0; j < b.size(); ++j) {
      DoubleDigit sum = static_cast<DoubleDigit>(a[i]) * b[j] + result[i + j] + carry;
      result[i + j] = static_cast<Digit>(sum);
      carry = static_cast<Digit>(sum >> kDigitBits);
    }
    result[i + b.size()] = carry;
  }
  return result;
}

TEST_F(DigitsTest, MultiplicationEqualsItsDefinition) {
  for (int i = 0; i < 1500; ++i) {
    Number a = Random(RandomSize());
    Number b = Random(RandomSize());
    ASSERT_EQ(Multiply(a, b), MultiplySlowly(a, b)) << a.size() << " by " << b.size();
  }
  for (size_t size : {39, 40, 41, 79, 80, 81, 160, 161, 162, 163, 1000}) {
    Number a = Random(size);
    Number b = Random(size);
    ASSERT_EQ(Multiply(a, b), MultiplySlowly(a, b)) << size;
    Number ones(size, static_cast<Digit>(-1));
    ASSERT_EQ(Multiply(ones, ones), MultiplySlowly(ones, ones)) << size;
  }
}

TEST_F(DigitsTest, DivisionUndoesMultiplication) {
  for (int i = 0; i < 20000; ++i) {
    Number divisor = Random(RandomSize());
    Number dividend = Random(divisor.size() + random_() % 9);
    if (random_() % 3 == 0) {  // close to a multiple: quotient digits at their limits
      dividend = Multiply(divisor, Random(1 + random_() % 5));
      Digit one = 1;
      if (random_() % 2 == 0)
        SubtractDigits(dividend.data(), dividend.data(), dividend.size(), &one, 1);
    }
    size_t size = NormalisedSize(dividend.data(), dividend.size());
    if (size < divisor.size()) continue;
    Number quotient(dividend.size() - divisor.size() + 1 + divisor.size());
    Number remainder(divisor.size());
    DivideDigits(quotient.data(), remainder.data(), dividend.data(), size, divisor.data(),
                 divisor.size());
    quotient.resize(size - divisor.size() + 1);
    Number back = Multiply(quotient, divisor);
    ASSERT_EQ(AddDigits(back.data(), back.data(), back.size(), remainder.data(), remainder.size()),
              0u);
    back.resize(dividend.size());
    ASSERT_EQ(back, dividend);
    ASSERT_LT(CompareDigits(remainder.data(), NormalisedSize(remainder.data(), remainder.size()),
                            divisor.data(), divisor.size()),
              0);
    Number only_remainder(divisor.size());
    DivideDigits(nullptr, only_remainder.data(), dividend.data(), size, divisor.data(),
                 divisor.size());
    ASSERT_EQ(only_remainder, remainder);
  }
}

// Sizes at which division changes its way: by halves, in blocks, by the top digits alone.
TEST_F(DigitsTest, LargeDivisionsUndoMultiplication) {
  const size_t kSizes[] = {79, 80, 81, 100, 159, 160, 161, 240, 319, 320, 500, 1000};
  for (size_t divisor_size : kSizes) {
    for (size_t quotient_size : kSizes) {
      for (int kind = 0; kind < 6; ++kind) {
        Number divisor = Random(divisor_size);
        if (kind % 2 == 1) divisor.assign(divisor_size, static_cast<Digit>(-1));
        Number quotient = Random(quotient_size);
        if (kind == 2) quotient.assign(quotient_size, static_cast<Digit>(-1));
        Number remainder(divisor_size);
        if (kind == 3) {
          remainder = divisor;
          Digit one = 1;
          SubtractDigits(remainder.data(), remainder.data(), divisor_size, &one, 1);
        } else if (kind > 3) {
          remainder = Random(divisor_size);
          remainder.back() = 0;
        }
        Number dividend = Multiply(quotient, divisor);
        ASSERT_EQ(AddDigits(dividend.data(), dividend.data(), dividend.size(), remainder.data(),
                            divisor_size),
                  0u);
        size_t size = NormalisedSize(dividend.data(), dividend.size());
        Number q(size - divisor_size + 1), r(divisor_size);
        DivideDigits(q.data(), r.data(), dividend.data(), size, divisor.data(), divisor_size);
        q.resize(quotient_size);
        ASSERT_EQ(q, quotient) << divisor_size << " " << quotient_size << " " << kind;
        ASSERT_EQ(r, remainder) << divisor_size << " " << quotient_size << " " << kind;
        DivideDigits(nullptr, r.data(), dividend.data(), size, divisor.data(), divisor_size);
        ASSERT_EQ(r, remainder);
      }
    }
  }
}

TEST_F(DigitsTest, SubtractionUndoesAddition) {
  for (int i = 0; i < 5000; ++i) {
    Number a = Random(RandomSize());
    Number b = Random(1 + random_() % a.size());
    Number sum(a.size());
    Digit carry = AddDigits(sum.data(), a.data(), a.size(), b.data(), b.size());
    Digit borrow = SubtractDigits(sum.data(), sum.data(), a.size(), b.data(), b.size());
    ASSERT_EQ(carry, borrow);
    ASSERT_EQ(sum, a);
  }
}

TEST_F(DigitsTest, ShiftsAreMultiplications) {
  for (int i = 0; i < 3000; ++i) {
    Number a = Random(RandomSize());
    int bits = static_cast<int>(random_() % kDigitBits);
    Number power = {static_cast<Digit>(static_cast<Digit>(1) << bits)};
    Number shifted(a.size() + 1);
    shifted[a.size()] = ShiftLeftDigits(shifted.data(), a.data(), a.size(), bits);
    ASSERT_EQ(shifted, Multiply(a, power));
    ShiftRightDigits(shifted.data(), shifted.data(), shifted.size(), bits);
    shifted.pop_back();
    ASSERT_EQ(shifted, a);
  }
}

TEST_F(DigitsTest, TextIsReadBack) {
  for (int radix = 2; radix <= 36; ++radix) {
    for (int i = 0; i < 40; ++i) {
      Number a = Random(RandomSize());
      Number copy = a;
      std::string text(MaxTextSize(a.size(), radix), '?');
      char* end = text.data() + text.size();
      char* start = FormatDigits(end, copy.data(), copy.size(), radix);
      ASSERT_GE(start, text.data());
      size_t text_size = static_cast<size_t>(end - start);
      ASSERT_NE(*start, '0');
      Number back(MaxDigitsOfText(text_size, radix));
      ASSERT_GE(back.size(), a.size());
      back.resize(ParseDigits(back.data(), start, text_size, radix));
      ASSERT_EQ(back, a) << radix;
    }
  }
  for (size_t size : {59, 60, 61, 119, 120, 121, 1000, 3000}) {
    for (int radix : {2, 3, 8, 10, 16, 32, 36}) {
      Number a = Random(size);
      Number copy = a;
      std::string text(MaxTextSize(size, radix), '?');
      char* end = text.data() + text.size();
      char* start = FormatDigits(end, copy.data(), size, radix);
      size_t text_size = static_cast<size_t>(end - start);
      std::string zeros = std::string(size, '0') + std::string(start, text_size);
      ASSERT_NE(*start, '0');
      Number back(MaxDigitsOfText(zeros.size(), radix));
      back.resize(ParseDigits(back.data(), zeros.data(), zeros.size(), radix));
      ASSERT_EQ(back, a) << size << " " << radix;
      // Digit by digit from the definition.
      copy = a;
      for (char* place = end; place > start;) {
        size_t left = NormalisedSize(copy.data(), copy.size());
        auto rest = DivideDigit(copy.data(), copy.data(), left, static_cast<Digit>(radix));
        ASSERT_EQ(DigitValue(static_cast<uint8_t>(*--place)), rest);
        if (size > 200 && end - place > 100) break;
      }
    }
  }
  // Powers of ten: zeros that belong to the number.
  for (size_t zeros : {1000, 1156, 1157, 2312, 20000}) {
    std::string text = "1" + std::string(zeros, '0');
    Number a(MaxDigitsOfText(text.size(), 10));
    a.resize(ParseDigits(a.data(), text.data(), text.size(), 10));
    std::string back(MaxTextSize(a.size(), 10), '?');
    char* end = back.data() + back.size();
    char* start = FormatDigits(end, a.data(), a.size(), 10);
    ASSERT_EQ(std::string(start, end), text);
  }
  char digit;
  EXPECT_EQ(FormatDigits(&digit + 1, nullptr, 0, 10), &digit);
  EXPECT_EQ(digit, '0');
}

}  // namespace
}  // namespace lumen::runtime

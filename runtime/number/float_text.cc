// Where which digits (shortest.h) go, in the shapes that OTP writes.
//
// Tested by runtime/number/float_text_test.cc against text recorded from OTP.
#include "runtime/number/float_text.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "runtime/number/exact_text.h"
#include "runtime/number/shortest.h"

namespace lumen::runtime {

namespace {

constexpr int kMaxDigits = 17;            // always enough
constexpr double kLargestPlain = 0x1p53;  // from here on OTP always writes an exponent

struct Decimal {
  char digits[kMaxDigits];  // the first is not 0 unless the value is
  int size;
  int exponent;  // value = 0.digits * 10^exponent
};

Decimal Shortest(double value) {
  ShortestDecimal shortest = FindShortest(value);
  char reversed[kMaxDigits];
  Decimal decimal;
  decimal.size = 0;
  for (uint64_t rest = shortest.digits; rest != 0; rest /= 10)
    reversed[decimal.size++] = static_cast<char>('0' + rest % 10);
  for (int i = 0; i < decimal.size; ++i) decimal.digits[i] = reversed[decimal.size - 1 - i];
  decimal.exponent = shortest.exponent + decimal.size;
  return decimal;
}

class Writer {
 public:
  explicit Writer(char* text) : start_(text), place_(text) {}
  void Add(char c) { *place_++ = c; }
  void Add(const char* text, int size) {
    memcpy(place_, text, static_cast<size_t>(size));
    place_ += size;
  }
  // At least so many digits.
  void Number(uint64_t number, int digits) {
    char reversed[20];
    int size = 0;
    for (; number != 0 || size < digits; number /= 10) reversed[size++] = static_cast<char>('0' + number % 10);
    while (size > 0) Add(reversed[--size]);
  }
  void Zeros(int count) {
    for (; count > 0; --count) Add('0');
  }
  size_t size() const { return static_cast<size_t>(place_ - start_); }

 private:
  char* start_;
  char* place_;
};

void WriteScientific(const Decimal& decimal, const char* exponent, int exponent_size,
                     Writer* writer) {
  writer->Add(decimal.digits[0]);
  writer->Add('.');
  if (decimal.size == 1) writer->Add('0');
  writer->Add(decimal.digits + 1, decimal.size - 1);
  writer->Add('e');
  writer->Add(exponent, exponent_size);
}

}  // namespace

size_t FormatShortest(double value, char* text) {
  Writer writer(text);
  if (signbit(value)) {
    writer.Add('-');
    value = -value;
  }
  if (value == 0) {
    writer.Add("0.0", 3);
    return writer.size();
  }
  Decimal decimal = Shortest(value);
  int place = decimal.exponent;  // of the decimal point among the digits
  char exponent[8];
  Writer exponent_writer(exponent);
  if (place < 1) exponent_writer.Add('-');
  exponent_writer.Number(static_cast<uint64_t>(place < 1 ? 1 - place : place - 1), 1);
  const int exponent_size = static_cast<int>(exponent_writer.size());
  // An exponent is written where it is shorter than the zeros.
  int exponent_cost = exponent_size + 1 + (decimal.size == 1 ? 2 : 1);
  if (value >= kLargestPlain) {
    WriteScientific(decimal, exponent, exponent_size, &writer);
  } else if (place <= 0) {
    if (place < 0 && 2 - place > exponent_cost) {
      WriteScientific(decimal, exponent, exponent_size, &writer);
    } else {
      writer.Add("0.", 2);
      writer.Zeros(-place);
      writer.Add(decimal.digits, decimal.size);
    }
  } else if (place >= decimal.size) {
    if (place - decimal.size + 2 > exponent_cost) {
      WriteScientific(decimal, exponent, exponent_size, &writer);
    } else {
      writer.Add(decimal.digits, decimal.size);
      writer.Zeros(place - decimal.size);
      writer.Add(".0", 2);
    }
  } else {
    writer.Add(decimal.digits, place);
    writer.Add('.');
    writer.Add(decimal.digits + place, decimal.size - place);
  }
  return writer.size();
}

// As OTP 25 does: below 2^53 and with up to 18 decimals the fraction is scaled in double arithmetic
// and rounded half up, so the last digits need not be those of the exact value. All else is exact.
// One difference: OTP strips zeros of integers beyond 2^53 where no decimals are wanted.
size_t FormatFixed(double value, int decimals, bool compact, char* text) {
  constexpr double kMaxScaled = 9007199254740992.0;  // 2^53
  constexpr int kMaxScaledDecimals = 18;
  double magnitude = fabs(value);
  size_t size;
  if (magnitude > kMaxScaled || decimals > kMaxScaledDecimals) {
    size = FormatDecimals(value, decimals, text, kMaxFixedText);
    if (size == 0) return 0;
  } else {
    uint64_t power = 1;
    for (int i = 0; i < decimals; ++i) power *= 10;
    auto whole = static_cast<uint64_t>(magnitude);
    double scaled = (magnitude - static_cast<double>(whole)) * static_cast<double>(power);
    auto fraction = static_cast<uint64_t>(scaled);
    if (scaled - static_cast<double>(fraction) >= 0.5) ++fraction;
    if (fraction >= power) {
      ++whole;
      fraction -= power;
    }
    Writer writer(text);
    if (signbit(value)) writer.Add('-');
    writer.Number(whole, 1);
    if (decimals > 0) {
      writer.Add('.');
      writer.Number(fraction, decimals);
    }
    size = writer.size();
  }
  if (compact && decimals > 0) {
    while (text[size - 1] == '0' && text[size - 2] != '.') --size;
  }
  return size;
}

}  // namespace lumen::runtime

// Binary expressions and patterns against what OTP made of them (testdata/segments.golden, written by
// testdata/record.escript); appending in place; parts.
#include "runtime/binary/binary.h"
#include "runtime/binary/fields.h"
#include "runtime/binary/iolist.h"

#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "runtime/abi/binary_segment.h"
#include "runtime/process/build.h"
#include "runtime/process/long_work.h"
#include "runtime/process/runtime_calls.h"
#include "runtime/term/atoms.h"
#include "runtime/term/compare.h"
#include "runtime/term/map.h"
#include "runtime/testing/term_reader.h"

namespace lumen::runtime {
namespace {

using abi::BinarySegment;
using abi::SegmentType;
using namespace call_types;  // NOLINT: what is tested

constexpr char kGolden[] = "runtime/binary/testdata/segments.golden";

std::vector<Term> Elements(Term list) {
  std::vector<Term> elements;
  for (; IsCons(list); list = Tail(list)) elements.push_back(Head(list));
  return elements;
}

SegmentType TypeOf(Term name) {
  std::string_view text = AtomText(name);
  return text == "integer"  ? SegmentType::kInteger
         : text == "float"  ? SegmentType::kFloat
         : text == "binary" ? SegmentType::kBinary
         : text == "utf8"   ? SegmentType::kUtf8
         : text == "utf16"  ? SegmentType::kUtf16
                            : SegmentType::kUtf32;
}

bool IsText(SegmentType type) { return type >= SegmentType::kUtf8; }

// `append`: the first segment is appended to where it can be.
std::string Construct(Process& process, Term list, bool append) {
  std::vector<BinarySegment> segments;
  size_t operand = 0;
  for (Term term : Elements(list)) {
    BinarySegment segment = {};
    segment.type = TypeOf(TupleElement(term, 0));
    segment.element = static_cast<uint32_t>(segments.size() + 1);
    Term size = TupleElement(term, 2);
    segment.unit = static_cast<uint16_t>(SmallValue(TupleElement(term, 3)));
    if (AtomText(TupleElement(term, 4)) == "little") segment.flags |= abi::kSegmentLittle;
    process.arguments[operand++] = TupleElement(term, 1);
    if (IsAtom(size) && AtomText(size) == "all") {
      segment.flags |= abi::kSegmentAll;
      if (append && segments.empty() && segment.type == SegmentType::kBinary)
        segment.flags |= abi::kSegmentAppend;
    } else if (IsSmall(size) && SmallValue(size) >= 0 && SmallValue(size) < 1000) {
      segment.size = static_cast<uint32_t>(SmallValue(size));
    } else {
      segment.flags |= abi::kSegmentSizeIsArgument;
      process.arguments[operand++] = size;
    }
    segments.push_back(segment);
  }
  Term result = lumen_binary_construct(&process, segments.data(), segments.size());
  if (result != kNoValue) return "{ok," + TestProcess::Print(result) + "}";
  Term info = process.pending.caller_error_info;
  EXPECT_TRUE(IsMap(info));
  const Term* cause = FindInMap(info, atoms::Cause());
  return "{error," + TestProcess::Print(process.exception.reason) + "," +
         TestProcess::Print(*cause) + "}";
}

// Bits for a size in units, as compiled code computes them: -1 where nothing has that size.
int64_t MatchSize(Term size, uint64_t unit) {
  if (!IsSmall(size) || SmallValue(size) < 0) return -1;
  auto units = static_cast<uint64_t>(SmallValue(size));
  return units > kMaxBitstringBits / (unit > 0 ? unit : 1) ? -1 : static_cast<int64_t>(units * unit);
}

std::string Match(Process& process, Term bits, Term list) {
  Term context = lumen_match_start(&process, bits);
  auto position = static_cast<Size>(SmallValue(PointerOf(context)[abi::kContextStartWord]));
  auto end = static_cast<Size>(SmallValue(PointerOf(context)[abi::kContextEndWord]));
  std::string text = "{ok,[";
  for (Term term : Elements(list)) {
    SegmentType type = TypeOf(TupleElement(term, 0));
    Size flags = 0;
    if (AtomText(TupleElement(term, 3)) == "little") flags |= abi::kSegmentLittle;
    if (AtomText(TupleElement(term, 4)) == "signed") flags |= abi::kSegmentSigned;
    Term value = kNoValue;
    int64_t size = 0;
    if (!IsText(type)) {
      size = MatchSize(TupleElement(term, 1),
                       static_cast<uint64_t>(SmallValue(TupleElement(term, 2))));
      if (size < 0 || static_cast<Size>(size) > end - position) return "nomatch";
    }
    auto size_bits = static_cast<Size>(size);
    switch (type) {
      case SegmentType::kInteger:
        value = lumen_match_integer(&process, context, position, size_bits, flags);
        break;
      case SegmentType::kFloat:
        value = lumen_match_float(&process, context, position, size_bits, flags);
        break;
      case SegmentType::kBinary:
        value = lumen_match_part(&process, context, position, size_bits);
        break;
      case SegmentType::kUtf8:
        value = lumen_match_utf8(context, position);
        break;
      case SegmentType::kUtf16:
        value = lumen_match_utf16(context, position, flags);
        break;
      case SegmentType::kUtf32:
        value = lumen_match_utf32(context, position, flags);
        break;
    }
    if (value == kNoValue) return "nomatch";
    if (IsText(type)) {
      auto code_point = static_cast<uint32_t>(SmallValue(value));
      size_bits = type == SegmentType::kUtf8 ? Utf8Bits(code_point) : type == SegmentType::kUtf16 ? Utf16Bits(code_point) : 32;
    }
    position += size_bits;
    text += TestProcess::Print(value) + ",";
  }
  return text + TestProcess::Print(lumen_match_part(&process, context, position, end - position)) + "]}";
}

void RunGolden() {
  std::ifstream golden(kGolden);
  ASSERT_TRUE(golden) << kGolden << " is missing";
  std::string line;
  int count = 0;
  for (; std::getline(golden, line); ++count) {
    size_t arrow = line.find(" ==> ");
    ASSERT_NE(arrow, std::string::npos) << line;
    TestProcess process;
    Term call = process.Read(line.substr(0, arrow));
    std::string expected = TestProcess::Print(process.Read(line.substr(arrow + 5)));
    if (AtomText(TupleElement(call, 0)) == "construct") {
      EXPECT_EQ(Construct(process, TupleElement(call, 1), false), expected) << line;
      EXPECT_EQ(Construct(process, TupleElement(call, 1), true), expected) << line;
    } else {
      EXPECT_EQ(Match(process, TupleElement(call, 1), TupleElement(call, 2)), expected) << line;
    }
  }
  EXPECT_GT(count, 5000);
}

TEST(BinaryTest, SegmentsAgreeWithOtp) { RunGolden(); }

TEST(BinaryTest, SegmentsAgreeWithOtpWhenEachAllocationIsAFragment) {
  collect_always = true;
  RunGolden();
  collect_always = false;
}

Term AppendByte(Process& process, Term bitstring, int byte, uint8_t flag = abi::kSegmentAppend) {
  const BinarySegment segments[] = {
      {SegmentType::kBinary, static_cast<uint8_t>(abi::kSegmentAll | flag), 1, 0},
      {SegmentType::kInteger, 0, 1, 8}};
  process.arguments[0] = bitstring;
  process.arguments[1] = MakeSmall(byte);
  return lumen_binary_construct(&process, segments, 2);
}

const SharedBinary* SharedOf(Term term) {
  const Word* object = PointerOf(term);
  if (abi::KindOfHeader(object[0]) == HeaderKind::kSubBinary)
    object = PointerOf(object[abi::kSubBinaryOriginalWord]);
  return abi::KindOfHeader(object[0]) == HeaderKind::kReferenceCountedBinary
             ? SharedBinaryOf(object)
             : nullptr;
}

std::string Bytes(Term term) { return std::string(BitsOf(term).text()); }

TEST(BinaryTest, AppendingIsAmortised) {
  TestProcess test(1 << 16);
  Process& process = test;
  Term term = test.Read("<<>>");
  std::string expected;
  std::vector<const SharedBinary*> places;
  for (int i = 0; i < 20'000; ++i) {
    process.arguments[0] = term;
    if (process.free_words() < 100) CollectProcess(process, 0, 1);
    term = AppendByte(process, process.arguments[0], i & 0xff);
    expected += static_cast<char>(i);
    if (const SharedBinary* shared = SharedOf(term);
        shared != nullptr && (places.empty() || places.back() != shared)) {
      places.push_back(shared);
    }
  }
  EXPECT_EQ(Bytes(term), expected);
  EXPECT_LT(places.size(), 30u);
}

TEST(BinaryTest, RoomIsGivenBack) {
  TestProcess test(1 << 16);
  Process& process = test;
  std::string text(100'000, 'x');
  process.arguments[2] = AppendByte(process, BuildBinary(process, text), 'y');
  EXPECT_GE(SharedOf(process.arguments[2])->capacity_bytes, 200'000u);
  process.arguments[0] = kNil;
  CollectProcess(process, 0, 3);
  CollectProcessFully(process, 0, 3);
  EXPECT_LT(SharedOf(process.arguments[2])->capacity_bytes, 130'000u);
  EXPECT_EQ(process.young_binary_bytes + process.old_binary_bytes,
            SharedOf(process.arguments[2])->capacity_bytes);
  const SharedBinary* shared = SharedOf(process.arguments[2]);
  Term longer = AppendByte(process, process.arguments[2], 'z');
  EXPECT_EQ(SharedOf(longer), shared);
  EXPECT_EQ(Bytes(longer), text + "yz");
}

TEST(BinaryTest, OneWriterPerByte) {
  TestProcess process(1 << 16);
  Term base = BuildBinary(process, std::string(100, 'x'));
  Term first = AppendByte(process, base, 'a');
  Term second = AppendByte(process, first, 'b');
  EXPECT_EQ(SharedOf(first), SharedOf(second));
  Term third = AppendByte(process, first, 'c');  // the place behind `first` is taken
  EXPECT_NE(SharedOf(third), SharedOf(second));
  Term fourth = AppendByte(process, second, 'd');
  EXPECT_EQ(SharedOf(fourth), SharedOf(second));
  std::string x(100, 'x');
  EXPECT_EQ(Bytes(base), x);
  EXPECT_EQ(Bytes(first), x + "a");
  EXPECT_EQ(Bytes(second), x + "ab");
  EXPECT_EQ(Bytes(third), x + "ac");
  EXPECT_EQ(Bytes(fourth), x + "abd");
  // Appending a binary to itself, and to what it is part of.
  const BinarySegment twice[] = {{SegmentType::kBinary, abi::kSegmentAll | abi::kSegmentAppend, 8, 0},
                                 {SegmentType::kBinary, abi::kSegmentAll, 8, 0}};
  Process& p = process;
  p.arguments[0] = p.arguments[1] = fourth;
  EXPECT_EQ(Bytes(lumen_binary_construct(&p, twice, 2)), x + "abd" + x + "abd");
}

// Copying costs reductions, in proportion, or who copies much in few calls would keep others waiting; a few bytes cost none.
TEST(BinaryTest, ManyBytesCostReductions) {
  TestProcess process(1 << 16);
  Process& p = process;
  const size_t bytes = 64 * 1024;
  const Term large = BuildBinary(process, std::string(bytes, 'x'));
  const auto cost = [&](Term bitstring) {
    const intptr_t before = p.reductions;
    AppendByte(process, bitstring, 'a');
    return before - p.reductions;
  };
  EXPECT_EQ(cost(BuildBinary(process, "few")), 0);
  EXPECT_EQ(cost(large), static_cast<intptr_t>(bytes / kUnitsPerReduction));
  const Term appended = AppendByte(process, large, 'a');
  EXPECT_EQ(cost(appended), 0);  // in place
  const BinarySegment copy[] = {{SegmentType::kInteger, 0, 1, 8}, {SegmentType::kBinary, abi::kSegmentAll, 8, 0}};
  p.arguments[0] = MakeSmall(1);
  p.arguments[1] = large;
  const intptr_t before = p.reductions;
  lumen_binary_construct(&p, copy, 2);
  EXPECT_EQ(before - p.reductions, static_cast<intptr_t>(bytes / kUnitsPerReduction));
}

TEST(BinaryTest, WhatIsMatchedStays) {
  TestProcess process(1 << 16);
  Process& p = process;
  Term first = AppendByte(process, BuildBinary(process, std::string(100, 'x')), 'a');
  Term context = lumen_match_start(&p, first);
  Term second = first;
  for (int i = 0; i < 1000; ++i) second = AppendByte(process, second, 'b');
  EXPECT_NE(SharedOf(first), SharedOf(second));
  for (Size i = 0; i < 100; ++i) EXPECT_EQ(lumen_match_integer(&p, context, i * 8, 8, 0), MakeSmall('x'));
  EXPECT_EQ(lumen_match_integer(&p, context, 800, 8, 0), MakeSmall('a'));
  EXPECT_EQ(PointerOf(context)[abi::kContextEndWord], MakeSmall(808));
}

TEST(BinaryTest, PrivateAppend) {
  TestProcess process(1 << 16);
  Process& p = process;
  Term term = lumen_binary_writable(&p, 0);
  std::string expected;
  for (int i = 0; i < 5000; ++i) {
    Term next = AppendByte(process, term, i & 0xff, abi::kSegmentPrivateAppend);
    EXPECT_EQ(next, term);
    expected += static_cast<char>(i);
    if (i == 20) {
      EXPECT_EQ(Bytes(lumen_binary_finish(&p, term)), expected);
    }
  }
  EXPECT_EQ(lumen_binary_finish(&p, term), term);
  EXPECT_EQ(Bytes(term), expected);
}

TEST(BinaryTest, BitsInAWord) {
  TestProcess process(1 << 16);
  Process& p = process;
  const Word word = Word{0xA1B2C3D4E5F60718};
  EXPECT_EQ(TestProcess::Print(lumen_binary_of_bits(&p, word, 12)), "<<161,11:4>>");
  Term binary = lumen_binary_of_bits(&p, word, 64);
  EXPECT_EQ(TestProcess::Print(binary), "<<161,178,195,212,229,246,7,24>>");
  Term longer = lumen_binary_append_bits(&p, binary, 8, word, 4, abi::kSegmentAppend);
  EXPECT_EQ(TestProcess::Print(longer), "<<161,178,195,212,229,246,7,24,10:4>>");
  EXPECT_EQ(lumen_binary_append_bits(&p, longer, 8, word, 4, abi::kSegmentAppend), kNoValue);
  EXPECT_EQ(lumen_binary_append_bits(&p, kNil, 1, word, 4, abi::kSegmentAppend), kNoValue);
  longer = lumen_binary_append_bits(&p, longer, 1, word, 8, abi::kSegmentAppend);
  EXPECT_EQ(TestProcess::Print(longer), "<<161,178,195,212,229,246,7,24,170,1:4>>");
  EXPECT_EQ(TestProcess::Print(binary), "<<161,178,195,212,229,246,7,24>>");
}

// Any number of bits behind any other, until room has been made several times.
TEST(BinaryTest, AppendsAnyBits) {
  for (Size flags : {abi::kSegmentPrivateAppend, abi::kSegmentAppend}) {
    TestProcess process(1 << 20);
    Process& p = process;
    Term longer = lumen_binary_writable(&p, 0);
    std::string expected;  // a character per bit
    std::mt19937_64 random(flags);
    for (int i = 0; i < 400; ++i) {
      const Word word = random();
      const size_t bits = 1 + random() % 64;
      const Term before = longer;
      longer = lumen_binary_append_bits(&p, before, 1, word, bits, flags);
      ASSERT_NE(longer, kNoValue);
      EXPECT_EQ(longer == before, flags == abi::kSegmentPrivateAppend);
      for (size_t bit = 0; bit < bits; ++bit) expected += (word >> (63 - bit) & 1) != 0 ? '1' : '0';
      // Whoever still has the shorter one appends to a copy.
      if (longer != before) lumen_binary_append_bits(&p, before, 1, ~word, bits, flags);
    }
    ASSERT_EQ(BitSize(longer), expected.size());
    const BitView view = BitsOf(longer);
    for (size_t bit = 0; bit < expected.size(); ++bit) {
      ASSERT_EQ(view.bytes[bit / 8] >> (7 - bit % 8) & 1, expected[bit] - '0') << bit;
    }
  }
}

TEST(BinaryTest, ContextsOfPartsCountFromTheWhole) {
  TestProcess process(1 << 16);
  Process& p = process;
  Term whole = BuildBinary(process, std::string(100, 'x') + "yz");
  Term context = lumen_match_start(&p, BuildPart(process, whole, 8, 100 * 8));
  EXPECT_EQ(PointerOf(context)[abi::kContextStartWord], MakeSmall(8));
  EXPECT_EQ(PointerOf(context)[abi::kContextEndWord], MakeSmall(101 * 8));
  EXPECT_EQ(lumen_match_integer(&p, context, 800, 8, 0), MakeSmall('y'));
  EXPECT_EQ(TestProcess::Print(lumen_match_part(&p, context, 799, 9)), "<<60,1:1>>");
  EXPECT_EQ(lumen_match_start(&p, context), context);
}

// A list of bytes, binaries, lists and, at most once in `odd_bits`, a bitstring that is not of whole bytes.
Term RandomIolist(Process& process, std::mt19937_64& random, int depth, int* odd_bits) {
  Term list = random() % 8 == 0 ? BuildBinary(process, "the tail") : kNil;
  for (size_t i = random() % 40; i > 0; --i) {
    Term leaf = MakeSmall(static_cast<int64_t>(random() % 256));
    if (random() % 4 == 0) {
      leaf = BuildBinary(process, std::string(random() % 100, static_cast<char>(random())));
    } else if (depth > 0 && random() % 4 == 0) {
      leaf = RandomIolist(process, random, depth - 1, odd_bits);
    } else if (*odd_bits > 0 && random() % 64 == 0) {
      --*odd_bits;
      leaf = lumen_binary_of_bits(&process, Word{random()}, 1 + random() % 7);
    }
    list = BuildCons(process, leaf, list);
  }
  return list;
}

// Gone through once, as gone through for the size first.
TEST(BinaryTest, IolistsInOneGo) {
  std::mt19937_64 random(11);
  size_t largest = 0;
  bool were_odd = false;
  for (int round = 0; round < 300; ++round) {
    TestProcess process(1 << 20);
    int odd_bits = round % 3;
    Term list = RandomIolist(process, random, 3, &odd_bits);
    size_t bits = 0;
    ASSERT_TRUE(IolistBits(process, list, /*whole_bytes=*/false, &bits));
    std::vector<uint8_t> bytes(bits / 8 + 2);
    CopyIolist(list, bytes.data());
    Term built = BitstringOfIolist(process, list, /*whole_bytes=*/false);
    ASSERT_NE(built, kNoValue);
    EXPECT_EQ(CompareBits(BitsOf(built), {bytes.data(), 0, bits}), 0);
    EXPECT_EQ(BitSize(built), bits);
    const bool is_odd = odd_bits < round % 3;
    were_odd |= is_odd;
    Term binary = BitstringOfIolist(process, list, /*whole_bytes=*/true);
    EXPECT_EQ(binary == kNoValue, is_odd);
    largest = bits > largest ? bits : largest;
    // A leaf of another kind behind all that.
    for (Term bad : {MakeSmall(256), MakeSmall(-1), atoms::Error()}) {
      Term spoilt = BuildCons(process, list, BuildCons(process, bad, kNil));
      EXPECT_EQ(BitstringOfIolist(process, spoilt, /*whole_bytes=*/false), kNoValue);
    }
  }
  EXPECT_TRUE(were_odd);
  EXPECT_GT(largest, size_t{8 * 1024});
}

TEST(BinaryTest, Builder) {
  TestProcess process(1 << 16);
  BinaryBuilder builder;
  std::string expected;
  for (int i = 0; i < 3000; ++i) {
    if (i == 10 || i == 64 || i == 65 || i == 1000) {
      BinaryBuilder copy;
      copy.Append(builder.data(), builder.size());
      EXPECT_EQ(Bytes(copy.Build(process)), expected);
    }
    builder.AppendByte(static_cast<uint8_t>(i));
    expected += static_cast<char>(i);
  }
  EXPECT_EQ(Bytes(builder.Build(process)), expected);
}

}  // namespace
}  // namespace lumen::runtime

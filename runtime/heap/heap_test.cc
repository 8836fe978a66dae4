// Random object graphs, compared as text before and after collections of every kind; then the cases
// with a history of their own: deep stacks, long lists, holes filled late, fragments, growth and
// shrinking.
#include "runtime/heap/heap.h"

#include <random>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "runtime/binary/binary.h"
#include "runtime/map/map.h"
#include "runtime/process/build.h"
#include "runtime/process/runtime_calls.h"
#include "runtime/term/atoms.h"
#include "runtime/testing/term_reader.h"

namespace lumen::runtime {
namespace {

const abi::FunctionInfo kFunction = {
    MakeAtom(&atoms::records::kErlang), MakeAtom(&atoms::records::kOk), 1, {nullptr}};
const abi::FunInfo kFun = {{&kFunction}, 3, 12345, 0};

// A mutator: terms live on the process's stack only.
class Mutator {
 public:
  explicit Mutator(uint32_t seed, size_t block_words = 256)
      : process_(block_words), random_(seed) {}

  Process& process() { return process_; }

  void Push(Term term) {
    EnsureFree(3);
    *--process().stack_top = term;
    *--process().stack_top = kCodeWord;
  }
  size_t depth() { return (process().stack_words() - 1) / 2; }
  Term& Slot(size_t index) { return process().stack_top[2 * index + 1]; }
  void Pop(size_t count) { process().stack_top += 2 * count; }

  void EnsureFree(size_t words) {
    if (process().free_words() < words + abi::kHeapReserveWords)
      CollectProcess(process(), words, 0);
  }

  // A new term that refers to terms on the stack, allocated as compiled code does or, now and then,
  // as C++ does.
  Term Make() {
    size_t kind = random_() % 14;
    size_t size = random_() % 6;
    bool in_cxx = random_() % 4 == 0;
    if (!in_cxx) EnsureFree(16);
    switch (kind) {
      case 0:
        return BuildFloat(process(), static_cast<double>(random_() % 1000) / 8);
      case 1: {
        Word* object = Allocate(process(), 1 + 2);
        object[0] = abi::MakeHeader(HeaderKind::kBignum, 2, random_() % 2);
        object[1] = random_();  // any bits: looks like a pointer at times
        object[2] = random_() | 1;
        return MakePointer(object, Tag::kBoxed);
      }
      case 2: {
        Word* object = Allocate(process(), abi::kFunEnvironmentWord + size);
        object[0] = abi::MakeHeader(HeaderKind::kFun, abi::kFunEnvironmentWord - 1 + size, 1);
        object[1] = kCodeWord;
        object[2] = reinterpret_cast<uintptr_t>(&kFun);
        for (size_t i = 0; i < size; ++i) object[3 + i] = Any();
        return MakePointer(object, Tag::kFun);
      }
      case 3:
        return BuildMap(process(), atoms::Cause(), Any(), atoms::Module(), Any());
      case 10: {
        uint8_t bytes[100];
        for (uint8_t& byte : bytes) byte = static_cast<uint8_t>(random_());
        size_t start = random_() % 8;
        size_t bits = random_() % 700;
        return BuildBitstring(process(), {bytes, start, bits});
      }
      case 11: {
        Term any = Any();
        if (!IsBitstring(any)) return any;
        size_t bits = BitSize(any);
        size_t first = random_() % (bits + 1);
        return BuildPart(process(), any, first, random_() % (bits - first + 1));
      }
      case 12: {
        Term any = Any();
        if (!IsBitstring(any) || BitSize(any) > 4000) return any;
        AppendedBitstring result = AppendToBitstring(process(), any, 8, /*in_place=*/false);
        uint8_t byte = static_cast<uint8_t>(random_());
        CopyBits(result.bytes, result.start, {&byte, 0, 8});
        return result.term;
      }
      case 13: {
        std::vector<KeyValue> pairs;
        for (size_t i = 0; i < size * 10; ++i)
          pairs.push_back({MakeSmall(static_cast<int64_t>(random_() % 100)), i == 7 ? Any() : kNil});
        return MapOfPairs(process(), pairs.data(), pairs.size());
      }
      case 4:
      case 5: {
        Word* object = Allocate(process(), 1 + size);
        for (size_t i = 0; i < size; ++i) object[1 + i] = Any();
        return MakeTuple(object, size);
      }
      default:
        return BuildCons(process(), Any(), Any());
    }
  }

  Term Any() {
    if (depth() == 0 || random_() % 3 == 0) {
      return random_() % 2 == 0 ? MakeSmall(static_cast<int64_t>(random_() % 1000) - 500)
                                : atoms::Ok();
    }
    return Slot(random_() % depth());
  }

  // One random step; terms are dropped so that the graph stays small enough to print.
  void Step() {
    if (depth() > 24 || (depth() > 0 && random_() % 3 == 0)) Pop(1 + random_() % depth() / 2);
    Term term = Make();
    // The printed text of shared graphs grows exponentially: cut it.
    if (TestProcess::Print(term).size() > 2000) term = atoms::Ok();
    // Like every BIF's result, the term may lie in a fragment; only the stack is a root.
    PushRaw(term);
  }
  void PushRaw(Term term) {
    process().arguments[0] = term;
    if (process().free_words() < 3 + abi::kHeapReserveWords) CollectProcess(process(), 3, 1);
    *--process().stack_top = process().arguments[0];
    *--process().stack_top = kCodeWord;
  }

  std::vector<std::string> Texts() {
    std::vector<std::string> texts;
    for (size_t i = 0; i < depth(); ++i) texts.push_back(TestProcess::Print(Slot(i)));
    return texts;
  }

  std::mt19937_64& random() { return random_; }

 private:
  static constexpr Word kCodeWord = 0x1230;  // looks like a small integer, as all code words do
  TestProcess process_;
  std::mt19937_64 random_;
};

void RunRandomly(uint32_t seed, int steps) {
  Mutator mutator(seed);
  for (int i = 0; i < steps; ++i) {
    mutator.Step();
    if (mutator.random()() % 16 != 0) continue;
    std::vector<std::string> before = mutator.Texts();
    if (mutator.random()() % 8 == 0) {
      CollectProcessFully(mutator.process(), 10, 0);
    } else {
      CollectProcess(mutator.process(), mutator.random()() % 200, 0);
    }
    ASSERT_EQ(mutator.Texts(), before) << "seed " << seed << " step " << i;
    ASSERT_EQ(mutator.process().fragments, nullptr);
  }
}

TEST(HeapTest, RandomGraphsSurvive) {
  for (uint32_t seed = 1; seed <= 40; ++seed) RunRandomly(seed, 1500);
}

TEST(HeapTest, RandomGraphsSurviveCollectAlways) {
  collect_always = true;
  for (uint32_t seed = 1; seed <= 10; ++seed) RunRandomly(seed, 600);
  collect_always = false;
}

// Every shared binary has as many references as there are objects for it, and those that nothing
// refers to go.
TEST(HeapTest, SharedBinariesAreReleased) {
  TestProcess test(256);
  Process& process = test;
  SharedBinary* shared = NewSharedBinary(1000);
  auto references = [&] { return shared->references.load(); };
  shared->references.store(3);  // one of ours, two for the heap
  process.arguments[0] = AddSharedBinary(process, shared, 8000);
  process.arguments[1] = AddSharedBinary(process, shared, 4000);
  process.arguments[2] = BuildPart(process, process.arguments[0], 8, 800);
  CollectProcess(process, 0, 3);
  EXPECT_EQ(references(), 3u);
  CollectProcess(process, 0, 1);
  EXPECT_EQ(references(), 2u);
  process.arguments[0] = BuildPart(process, process.arguments[0], 8, 800);
  CollectProcessFully(process, 0, 1);
  EXPECT_EQ(references(), 2u);  // through the part
  EXPECT_EQ(process.young_binary_bytes + process.old_binary_bytes, 1000u);
  CollectProcess(process, 0, 0);
  EXPECT_EQ(references(), 1u);
  EXPECT_EQ(process.young_binary_bytes + process.old_binary_bytes, 0u);
  ReleaseSharedBinary(shared);
}

// Much shared memory on few words makes a process collect.
TEST(HeapTest, SharedBytesCauseCollections) {
  TestProcess test(256);
  Process& process = test;
  process.reductions = 1000;
  size_t allocated = 0;
  while (!process.wants_collection()) {
    ASSERT_EQ(process.reductions, 1000);
    AddSharedBinary(process, NewSharedBinary(100'000), 800);
    CollectProcess(process, 0, 0);  // of a small heap's own
    process.arguments[0] = AddSharedBinary(process, NewSharedBinary(100'000), 800);
    allocated += 100'000;
    for (int i = 0; i < 3; ++i) AddSharedBinary(process, NewSharedBinary(100'000), 800);
    ASSERT_LT(allocated, 10'000'000u);
  }
  EXPECT_EQ(process.reductions, -1);
  CollectProcess(process, 0, 0);
  EXPECT_FALSE(process.wants_collection());
}

// A match context goes on where it was, however often what it reads moves.
TEST(HeapTest, MatchContextsMove) {
  for (size_t size : {size_t{20}, size_t{200}}) {
    for (bool fully : {false, true}) {
      TestProcess test(256);
      Process& process = test;
      std::string text;
      for (size_t i = 0; i < size; ++i) text += static_cast<char>(i * 7);
      process.arguments[0] = call_types::lumen_match_start(&process, BuildBinary(process, text));
      for (size_t i = 0; i < size; ++i) {
        for (int j = 0; j < 200; ++j) BuildCons(process, kNil, kNil);
        if (fully) {
          CollectProcessFully(process, i % 50, 1);
        } else {
          CollectProcess(process, i % 50, 1);
        }
        ASSERT_EQ(call_types::lumen_match_integer(&process, process.arguments[0], i * 8, 8, 0),
                  MakeSmall(static_cast<uint8_t>(text[i])));
      }
    }
  }
}

// Long enough that the old generation is used, in several chunks, and collected fully by its own
// policy.
TEST(HeapTest, GenerationsOfALargeHeap) {
  TestProcess test(256);
  Process& process = test;
  uint64_t checksum = 0;
  // A list of tuples of which every seventh is kept for good.
  process.arguments[0] = kNil;
  constexpr int kCount = 3'000'000;
  for (int i = 0; i < kCount; ++i) {
    if (process.free_words() < 8 + abi::kHeapReserveWords) CollectProcess(process, 8, 1);
    Word* object = process.heap_top;
    process.heap_top += 5;
    object[1] = MakeSmall(i);
    object[2] = process.arguments[0];
    Term tuple = MakeTuple(object, 2);
    if (i % 7 == 0) {
      process.arguments[0] = MakeCons(object + 3, tuple, process.arguments[0]);
      checksum += static_cast<uint64_t>(i);
    }
  }
  EXPECT_GT(process.statistics.minor_collections, 10u);
  EXPECT_GT(process.statistics.full_collections, 3u);
  EXPECT_NE(process.old.first, process.old.last);
  uint64_t found = 0;
  for (Term list = process.arguments[0]; IsCons(list); list = Tail(list)) {
    ASSERT_EQ(TupleElement(Head(list), 1), Tail(list));
    found += static_cast<uint64_t>(SmallValue(TupleElement(Head(list), 0)));
  }
  EXPECT_EQ(found, checksum);
  // Garbage of old objects goes, too.
  process.arguments[0] = kNil;
  CollectProcessFully(process, 0, 1);
  EXPECT_EQ(process.old.used_words, 0u);
}

TEST(HeapTest, ADeepStackGrowsAndShrinksAgain) {
  Mutator mutator(1);
  Process& process = mutator.process();
  constexpr size_t kDepth = 1'000'000;
  for (size_t i = 0; i < kDepth; ++i) mutator.Push(MakeSmall(static_cast<int64_t>(i)));
  // Amortised: all scans of the stack together are a few times its depth.
  EXPECT_LT(process.statistics.stack_words_scanned, 8 * 2 * kDepth);
  EXPECT_LT(process.block_words, 3 * 2 * kDepth);
  for (size_t i = 0; i < kDepth; i += 1000)
    ASSERT_EQ(mutator.Slot(i), MakeSmall(static_cast<int64_t>(kDepth - 1 - i)));
  mutator.Pop(kDepth);
  CollectProcess(process, 0, 0);
  EXPECT_LT(process.block_words, 100'000u);
}

// Deep stack with allocation below it: the stack must not be scanned for every few allocated words.
TEST(HeapTest, AllocationUnderADeepStackIsAmortised) {
  Mutator mutator(1);
  Process& process = mutator.process();
  for (size_t i = 0; i < 500'000; ++i) mutator.Push(MakeSmall(1));
  uint64_t scanned = process.statistics.stack_words_scanned;
  constexpr size_t kWords = 20'000'000;
  for (size_t i = 0; i < kWords; i += 2) {
    mutator.EnsureFree(2);
    process.heap_top += 2;
  }
  EXPECT_LT(process.statistics.stack_words_scanned - scanned, 4 * kWords);
}

TEST(HeapTest, RawAreasOnTheStackAreSteppedOver) {
  Mutator mutator(1);
  Process& process = mutator.process();
  mutator.Push(BuildCons(process, MakeSmall(1), kNil));
  mutator.EnsureFree(8);
  Word raw[3] = {0x4141414141414141, 0x4141414141414142,
                 abi::MakeHeader(HeaderKind::kBignum, 1000)};
  process.stack_top -= 4;
  process.stack_top[0] = abi::MakeHeader(HeaderKind::kRawArea, 3);
  for (int i = 0; i < 3; ++i) process.stack_top[1 + i] = raw[i];
  CollectProcess(process, 5000, 0);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(process.stack_top[1 + i], raw[i]);
  process.stack_top += 4;
  EXPECT_EQ(TestProcess::Print(mutator.Slot(0)), "[1]");
}

// Tail recursion modulo cons: a cell with a hole grows old before the hole is filled.
TEST(HeapTest, HolesOfOldCellsAreRemembered) {
  TestProcess test(256);
  Process& process = test;
  constexpr int kCount = 200'000;
  auto allocate = [&](size_t words) {
    if (process.free_words() < words + abi::kHeapReserveWords) CollectProcess(process, words, 3);
    process.heap_top += words;
    return process.heap_top - words;
  };
  // arguments: the list, its last cell, something else that fills the heap
  Word* cell = allocate(2);
  process.arguments[0] = process.arguments[1] = MakeCons(cell, MakeSmall(0), kNil);
  process.arguments[2] = kNil;
  for (int i = 1; i < kCount; ++i) {
    cell = allocate(2);
    Term next = MakeCons(cell, MakeSmall(i), kNil);
    Word* hole = PointerOf(process.arguments[1]) + 1;
    *hole = next;
    if (hole < process.heap_start || hole >= process.heap_top)
      Remember(process, hole);  // as compiled code tests it
    process.arguments[1] = next;
    if (i % 1000 == 0) Remember(process, hole);  // needless and twice: harmless
    for (int j = 0; j < 5; ++j)
      process.arguments[2] =
          MakeCons(allocate(2), MakeSmall(j), j == 0 ? kNil : process.arguments[2]);
    if (i % 5000 == 0) CollectProcess(process, 100, 3);
  }
  EXPECT_GT(process.statistics.minor_collections, 5u);
  int i = 0;
  for (Term list = process.arguments[0]; IsCons(list); list = Tail(list))
    ASSERT_EQ(Head(list), MakeSmall(i++));
  EXPECT_EQ(i, kCount);
}

// The filled-in term stays young for a collection: the slot must be remembered until it is old,
// too.
TEST(HeapTest, SlotsStayRememberedWhileTheirTermIsYoung) {
  TestProcess test(64 * 1024);
  Process& process = test;
  auto waste = [&] {  // so that few survive and nothing is promoted early
    for (int i = 0; i < 5000; ++i) BuildCons(process, kNil, kNil);
  };
  process.arguments[0] = BuildCons(process, MakeSmall(1), kNil);
  for (int i = 0; i < 3; ++i) {
    waste();
    CollectProcess(process, 0, 1);
  }
  Word* hole = PointerOf(process.arguments[0]) + 1;
  ASSERT_TRUE(hole < process.heap_start || hole >= process.heap_top)
      << "the cell should be old by now";
  waste();
  *hole = BuildCons(process, MakeSmall(2), kNil);
  Remember(process, hole);
  for (int i = 0; i < 4; ++i) {
    waste();
    CollectProcess(process, 0, 1);
    ASSERT_EQ(PointerOf(process.arguments[0]) + 1, hole);
    EXPECT_EQ(TestProcess::Print(process.arguments[0]), "[1,2]") << "after collection " << i;
    if (i == 0) EXPECT_EQ(process.remembered.size, 1u);
  }
  EXPECT_EQ(process.remembered.size, 0u);
}

TEST(HeapTest, CxxAllocationSpillsIntoFragmentsAndAsksForACollection) {
  TestProcess test(192);
  Process& process = test;
  process.reductions = 1000;
  Term list = kNil;
  for (int i = 0; i < 1000; ++i) list = BuildCons(process, MakeSmall(i), list);
  EXPECT_LT(process.reductions, 0);
  EXPECT_NE(process.fragments, nullptr);
  EXPECT_GE(process.free_words(), static_cast<size_t>(abi::kHeapReserveWords));
  process.arguments[0] = list;
  CollectProcess(process, 100, 1);
  EXPECT_EQ(process.fragments, nullptr);
  EXPECT_EQ(ListLength(process.arguments[0]), 1000);
  EXPECT_GE(process.free_words(), static_cast<size_t>(abi::kHeapReserveWords + 100));
}

// A full block of which nothing is old enough to be promoted, and fragments of nearly as much, all of
// it alive: more than the block holds.
TEST(HeapTest, SurvivorsOfBlockAndFragmentsMayBeMoreThanTheBlock) {
  TestProcess test(256);
  Process& process = test;
  int64_t length = 0;
  auto fill_block = [&] {
    for (; process.free_words() >= 2 + abi::kHeapReserveWords; ++length) {
      Word* cell = process.heap_top;
      process.heap_top += 2;
      process.arguments[0] = MakeCons(cell, MakeSmall(length), process.arguments[0]);
    }
  };
  for (size_t round = 0; round < 13; ++round) {
    // A collection that keeps nothing, so that the next one promotes nothing.
    process.arguments[0] = kNil;
    fill_block();
    process.arguments[0] = kNil;
    CollectProcess(process, 8, 1);
    length = 0;
    fill_block();
    size_t in_fragments = static_cast<size_t>(length) * (round % 10) / 10;
    for (size_t i = 0; i < in_fragments; ++i, ++length) {
      process.arguments[0] =
          MakeCons(AllocateFragment(process, 2), MakeSmall(length), process.arguments[0]);
    }
    CollectProcess(process, 8, 1);
    ASSERT_LE(process.heap_top + 8 + abi::kHeapReserveWords, process.stack_top) << round;
    ASSERT_EQ(ListLength(process.arguments[0]), length);
    for (Term list = process.arguments[0]; IsCons(list); list = Tail(list))
      ASSERT_EQ(Head(list), MakeSmall(--length));
  }
}

// A block full of live terms and fragments beside it: together more than the block can hold.
TEST(HeapTest, SurvivorsOfBlockAndFragmentsMayOutgrowTheBlock) {
  TestProcess test(8192);
  Process& process = test;
  CollectProcess(process, 0, 0);
  process.arguments[0] = kNil;
  int64_t count = 0;
  while (process.fragment_words < 2000) {
    process.arguments[0] = BuildCons(process, MakeSmall(count++), process.arguments[0]);
  }
  CollectProcess(process, 0, 1);
  EXPECT_LE(process.heap_top, process.stack_top);
  EXPECT_EQ(ListLength(process.arguments[0]), count);
  for (Term list = process.arguments[0]; IsCons(list); list = Tail(list)) ASSERT_EQ(Head(list), MakeSmall(--count));
}

TEST(HeapTest, GiveBackReturnsTheEndOfTheLastAllocation) {
  TestProcess test(4096);
  Process& process = test;
  Word* object = Allocate(process, 100);
  GiveBack(process, object + 40);
  EXPECT_EQ(Allocate(process, 1), object + 40);
  Word* fragment = AllocateFragment(process, 10000);
  GiveBack(process, fragment + 1);
  EXPECT_EQ(AllocateFragment(process, 5), fragment + 1);
}

// A list whose tails and a tuple whose elements nest a million deep: the scan needs no stack.
TEST(HeapTest, DeepTermsAreCopied) {
  TestProcess test(256);
  Process& process = test;
  process.arguments[0] = kNil;
  for (int i = 0; i < 1'000'000; ++i) {
    if (process.free_words() < 4 + abi::kHeapReserveWords) CollectProcess(process, 4, 1);
    process.arguments[0] = i % 2 == 0 ? BuildTuple(process, process.arguments[0])
                                      : BuildCons(process, process.arguments[0], kNil);
  }
  CollectProcessFully(process, 0, 1);
  Term term = process.arguments[0];
  int depth = 0;
  while (!IsNil(term)) {
    term = IsTuple(term) ? TupleElement(term, 0) : Head(term);
    ++depth;
  }
  EXPECT_EQ(depth, 1'000'000);
  EXPECT_EQ(TestProcess::Print(process.arguments[0]).size(), 2u * 1'000'000 + 2);
}

// What a collection leaves behind must not be mistaken for terms: builds with checks overwrite what
// stays in the block; the address sanitizer also sees every look at a block that was given back.
TEST(HeapTest, WhatACollectionLeavesIsPoisoned) {
  TestProcess test(4096);
  Process& process = test;
  BuildTuple(process, MakeSmall(1), MakeSmall(2));
  CollectProcess(process, 0, 0);
#ifndef NDEBUG
  for (Word* place = process.heap_top; place < process.stack_top; ++place)
    ASSERT_EQ(*place, 0xdeaddeaddeaddea9u);
#endif
  Term forgotten = BuildTuple(process, MakeSmall(1), MakeSmall(2));
  collect_always = true;  // moves everything
  CollectProcess(process, 0, 0);
  collect_always = false;
#if defined(__SANITIZE_ADDRESS__) || (defined(__has_feature) && __has_feature(address_sanitizer))
  EXPECT_DEATH(EXPECT_EQ(TupleElement(forgotten, 0), MakeSmall(1)), "heap-use-after-free");
#else
  static_cast<void>(forgotten);
#endif
}

TEST(HeapTest, ANewProcessIsSmall) {
  TestProcess test(kInitialBlockWords);
  Process& process = test;
  EXPECT_LE(kInitialBlockWords * sizeof(Word) + sizeof(Process), 1536u);
  process.arguments[0] = kNil;
  for (int i = 0; i < 20; ++i) {
    if (process.free_words() < 2 + abi::kHeapReserveWords) CollectProcess(process, 2, 1);
    process.arguments[0] = BuildCons(process, MakeSmall(i), process.arguments[0]);
  }
  constexpr size_t kSecondBlockWords = 208;  // where collections of small heaps round to
  EXPECT_LE(process.block_words, kSecondBlockWords);
  EXPECT_EQ(process.old.first, nullptr);
}

}  // namespace
}  // namespace lumen::runtime

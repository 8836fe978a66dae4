// Against std::map with random operations, and across collections.
#include "runtime/process/dictionary.h"

#include <map>
#include <random>

#include "gtest/gtest.h"
#include "runtime/process/build.h"
#include "runtime/term/compare.h"
#include "runtime/testing/term_reader.h"

namespace lumen::runtime {
namespace {

TEST(DictionaryTest, AgreesWithAMap) {
  for (int keys : {5, 12, 3000}) {
    std::mt19937 random(7);
    Dictionary dictionary;
    std::map<int64_t, int64_t> expected;
    for (int i = 0; i < 20000; ++i) {
      auto key = static_cast<int64_t>(random() % static_cast<unsigned>(keys));
      Term old = kNoValue;
      auto found = expected.find(key);
      if (found != expected.end()) old = abi::MakeSmall(found->second);
      EXPECT_EQ(dictionary.Get(abi::MakeSmall(key)), old);
      if (random() % 3 == 0) {
        EXPECT_EQ(dictionary.Erase(abi::MakeSmall(key)), old);
        expected.erase(key);
      } else {
        EXPECT_EQ(dictionary.Put(abi::MakeSmall(key), abi::MakeSmall(i)), old);
        expected[key] = i;
      }
      ASSERT_EQ(dictionary.size(), expected.size());
    }
    for (const auto& [key, value] : expected)
      EXPECT_EQ(dictionary.Get(abi::MakeSmall(key)), abi::MakeSmall(value));
  }
}

TEST(DictionaryTest, KeepsItsTermsAcrossCollections) {
  TestProcess process;
  Dictionary& dictionary = process.get().dictionary;
  for (int64_t i = 0; i < 100; ++i) {
    Term key = BuildTuple(process, abi::MakeSmall(i), BuildString(process, "key"));
    dictionary.Put(key, BuildCons(process, abi::MakeSmall(i), kNil));
    CollectProcess(process, 0, 0);
  }
  CollectProcessFully(process, 0, 0);
  for (int64_t i = 0; i < 100; ++i) {
    Term key = BuildTuple(process, abi::MakeSmall(i), BuildString(process, "key"));
    EXPECT_TRUE(AreExactlyEqual(dictionary.Get(key), BuildCons(process, abi::MakeSmall(i), kNil)));
  }
}

TEST(DictionaryTest, DistinguishesIntegersFromFloats) {
  TestProcess process;
  Dictionary dictionary;
  dictionary.Put(abi::MakeSmall(1), abi::MakeSmall(2));
  EXPECT_EQ(dictionary.Get(process.Read("1.0")), kNoValue);
  dictionary.Put(process.Read("1.0"), abi::MakeSmall(3));
  EXPECT_EQ(dictionary.size(), 2u);
  dictionary.Clear();
  EXPECT_EQ(dictionary.Get(abi::MakeSmall(1)), kNoValue);
}

}  // namespace
}  // namespace lumen::runtime

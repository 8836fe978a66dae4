// Random operations against a std::map ordered as terms are, with keys chosen to share hashes; shapes;
// the map hash against numbers recorded from OTP 25 (erts_debug:get_internal_state({internal_hash,
// Term}) with available_internal_state).
#include "runtime/map/map.h"

#include <map>
#include <random>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "runtime/process/build.h"
#include "runtime/process/runtime_calls.h"
#include "runtime/term/atoms.h"
#include "runtime/term/compare.h"
#include "runtime/term/hash.h"
#include "runtime/testing/term_reader.h"

namespace lumen::runtime {
namespace {

struct Less {
  bool operator()(Term a, Term b) const { return CompareTermsExactly(a, b) < 0; }
};
using Model = std::map<Term, Term, Less>;

void CheckShape(const Word* node, bool is_root) {
  size_t children = NodeChildCount(node);
  ASSERT_EQ(static_cast<size_t>(__builtin_popcount(NodeBitmap(node))), children);
  if (!is_root) {
    ASSERT_EQ(NodeEntries(node), 0u);
    ASSERT_TRUE(children > 1 || !IsCons(NodeChild(node, 0)));
  }
  for (size_t i = 0; i < children; ++i) {
    if (!IsCons(NodeChild(node, i))) CheckShape(PointerOf(NodeChild(node, i)), false);
  }
}

void Check(Process& process, Term map, const Model& model) {
  ASSERT_EQ(MapSize(map), model.size());
  ASSERT_EQ(IsFlatMap(map), model.size() <= abi::kMaxFlatMapEntries);
  if (!IsFlatMap(map)) CheckShape(PointerOf(map), true);
  size_t count = 0;
  for (MapIterator entry(map); !entry.done(); entry.Next(), ++count) {
    auto found = model.find(entry.key());
    ASSERT_NE(found, model.end());
    ASSERT_EQ(found->second, entry.value());
    const Term* value = FindInMap(map, entry.key());
    ASSERT_NE(value, nullptr);
    ASSERT_EQ(*value, entry.value());
  }
  ASSERT_EQ(count, model.size());
  // Built from its pairs the map is the same.
  std::vector<KeyValue> pairs;
  for (const auto& [key, value] : model) pairs.push_back({key, value});
  Term built = MapOfPairs(process, pairs.data(), pairs.size());
  ASSERT_TRUE(AreExactlyEqual(map, built));
  ASSERT_EQ(PortableHash2(map), PortableHash2(built));
}

class MapTest : public testing::Test {
 protected:
  Term Key(std::mt19937& random, int range) {
    int n = static_cast<int>(random() % static_cast<unsigned>(range));
    switch (n % 5) {
      case 0:
        return BuildFloat(process_, n);
      case 1:
        return BuildTuple(process_, MakeSmall(n), atoms::Ok());
      case 2:
        return process_.Read("a" + std::to_string(n));
      case 3:
        return BuildInteger(process_, static_cast<int64_t>(n) << 55);
      default:
        return MakeSmall(n);
    }
  }

  TestProcess process_{1 << 20};
};

// Round after round in fragments of their own.
TEST_F(MapTest, InFragments) {
  collect_always = true;
  Model model;
  process_.get().arguments[0] = EmptyMap(process_);
  for (int i = 0; i < 300; ++i) {
    Term key = MakeSmall(i * 37 % 211);
    Term map = PutInMap(process_, process_.get().arguments[0], key, MakeSmall(i));
    model[key] = MakeSmall(i);
    process_.get().arguments[0] = map;
    CollectProcess(process_, 0, 1);
    if (i % 30 == 0) Check(process_, process_.get().arguments[0], model);
  }
  collect_always = false;
}

TEST_F(MapTest, RandomOperations) {
  for (unsigned seed = 0; seed < 30; ++seed) {
    std::mt19937 random(seed);
    int range = seed % 3 == 0 ? 40 : seed % 3 == 1 ? 80 : 2000;
    Model model;
    Term map = EmptyMap(process_);
    for (int step = 0; step < 600; ++step) {
      Term key = Key(random, range);
      Term value = MakeSmall(static_cast<int64_t>(random() % 1000));
      switch (random() % 5) {
        case 0: {
          Term removed;
          map = RemoveFromMap(process_, map, key, &removed);
          ASSERT_EQ(removed != kNoValue, model.erase(key) > 0);
          break;
        }
        case 1: {
          Term updated = UpdateInMap(process_, map, key, value);
          ASSERT_EQ(updated != kNoValue, model.contains(key));
          if (updated == kNoValue) break;
          map = updated;
          model[key] = value;
          break;
        }
        default:
          map = PutInMap(process_, map, key, value);
          model[key] = value;
      }
      if (step % 20 == 0) Check(process_, map, model);
    }
    Check(process_, map, model);
    // Down to nothing.
    while (!model.empty()) {
      Term key = model.begin()->first;
      Term removed;
      map = RemoveFromMap(process_, map, key, &removed);
      model.erase(key);
      if (model.size() % 7 == 0 || model.size() < 40) Check(process_, map, model);
    }
  }
}

TEST_F(MapTest, MergesAndPairs) {
  for (unsigned seed = 0; seed < 60; ++seed) {
    std::mt19937 random(seed);
    Model models[2];
    Term maps[2];
    for (int i = 0; i < 2; ++i) {
      size_t sizes[] = {0, 1, 20, 32, 33, 60, 500};
      size_t count = sizes[random() % 7];
      std::vector<Term> terms;
      for (size_t j = 0; j < count; ++j) {
        Term key = Key(random, 700);
        Term value = MakeSmall(static_cast<int64_t>(random() % 1000));
        terms.push_back(key);
        terms.push_back(value);
        models[i][key] = value;
      }
      maps[i] = MapOfPairs(process_, terms.data(), count);
      Check(process_, maps[i], models[i]);
    }
    Term merged = MergeMaps(process_, maps[0], maps[1]);
    Model model = models[1];
    for (const auto& entry : models[0]) model.insert(entry);
    Check(process_, merged, model);
    Check(process_, MergeMaps(process_, merged, merged), model);
    EXPECT_TRUE(AreExactlyEqual(MergeMaps(process_, merged, maps[1]), merged));
  }
}

// The order of large maps, against their sorted keys and values.
TEST_F(MapTest, OrderOfLargeMaps) {
  std::mt19937 random(1);
  for (int round = 0; round < 200; ++round) {
    Model models[2];
    for (int i = 0; i < 2; ++i) {
      while (models[i].size() < 40)
        models[i][MakeSmall(static_cast<int64_t>(random() % 41))] = MakeSmall(static_cast<int64_t>(random() % 2));
    }
    if (round % 2 == 0) {  // the same keys, and values that differ in a few places
      models[1] = models[0];
      for (int i = 0; i < round % 3; ++i) std::next(models[1].begin(), random() % 40)->second = MakeSmall(2);
    }
    Term maps[2];
    Term lists[2];
    for (int i = 0; i < 2; ++i) {
      std::vector<KeyValue> pairs;
      std::vector<Term> flat;
      for (const auto& [key, value] : models[i]) pairs.push_back({key, value});
      for (const auto& [key, value] : models[i]) flat.push_back(key);
      for (const auto& [key, value] : models[i]) flat.push_back(value);
      maps[i] = MapOfPairs(process_, pairs.data(), pairs.size());
      lists[i] = BuildList(process_, flat.data(), flat.size());
    }
    auto sign = [](int order) { return order < 0 ? -1 : order > 0; };
    EXPECT_EQ(sign(CompareTerms(maps[0], maps[1])), sign(CompareTerms(lists[0], lists[1])));
    EXPECT_EQ(AreEqual(maps[0], maps[1]), AreEqual(lists[0], lists[1]));
  }
  // Values may be equal without being the same, keys may not.
  Model model;
  std::vector<KeyValue> integers, floats, float_keys;
  for (int i = 0; i < 40; ++i) {
    integers.push_back({MakeSmall(i), MakeSmall(i)});
    floats.push_back({MakeSmall(i), BuildFloat(process_, i)});
    float_keys.push_back({i == 3 ? BuildFloat(process_, i) : MakeSmall(i), MakeSmall(i)});
  }
  Term a = MapOfPairs(process_, integers.data(), 40);
  Term b = MapOfPairs(process_, floats.data(), 40);
  Term c = MapOfPairs(process_, float_keys.data(), 40);
  EXPECT_TRUE(AreEqual(a, b));
  EXPECT_FALSE(AreExactlyEqual(a, b));
  EXPECT_EQ(CompareTerms(a, b), 0);
  EXPECT_LT(CompareTermsExactly(a, b), 0);
  EXPECT_FALSE(AreEqual(a, c));
  EXPECT_LT(CompareTerms(a, c), 0);
}

// Atoms whose short hashes agree must part below.
TEST_F(MapTest, AtomsThatCollide) {
  ASSERT_EQ(AtomOf(process_.Read("aq"))->hash, AtomOf(process_.Read("ba"))->hash);
  Model model;
  Term map = EmptyMap(process_);
  for (char c = 'a'; c < 'a' + 20; ++c) {
    for (const char* pair : {"aq", "ba"}) {
      Term key = process_.Read(std::string(1, c) + pair);
      map = PutInMap(process_, map, key, MakeSmall(c));
      model[key] = MakeSmall(c);
    }
  }
  Check(process_, map, model);
  while (!model.empty()) {
    Term removed;
    map = RemoveFromMap(process_, map, model.begin()->first, &removed);
    model.erase(model.begin());
    Check(process_, map, model);
  }
}

TEST_F(MapTest, ManyEqualKeys) {
  std::vector<Term> terms;
  for (int i = 0; i < 100'000; ++i) {
    terms.push_back(MakeSmall(i % 3));
    terms.push_back(MakeSmall(i));
  }
  Term map = MapOfPairs(process_, terms.data(), terms.size() / 2);
  EXPECT_EQ(TestProcess::Print(map), "#{0=>99999,1=>99997,2=>99998}");
}

TEST_F(MapTest, CallsOfCompiledCode) {
  Process& process = process_;
  Term map = process_.Read("#{a => 1}");
  Term key = process_.Read("a");
  EXPECT_EQ(call_types::lumen_map_find(map, key), MakeSmall(1));
  EXPECT_EQ(call_types::lumen_map_find_hashed(map, key, MapKeyHash(key)), MakeSmall(1));
  EXPECT_EQ(call_types::lumen_map_find(map, kNil), kNoValue);
  EXPECT_EQ(MapKeyHashOfAtom(AtomOf(key)->hash, AtomOf(key)->size_bytes), MapKeyHash(key));
  EXPECT_EQ(MapKeyHashOfSmall(-7), MapKeyHash(MakeSmall(-7)));
  process.arguments[0] = key;
  process.arguments[1] = MakeSmall(2);
  process.arguments[2] = kNil;
  process.arguments[3] = MakeSmall(3);
  EXPECT_EQ(TestProcess::Print(call_types::lumen_map_new(&process, 2)), "#{a=>2,[]=>3}");
  EXPECT_EQ(TestProcess::Print(call_types::lumen_map_put_many(&process, map, 2)), "#{a=>2,[]=>3}");
  EXPECT_EQ(call_types::lumen_map_update_many(&process, map, 2), kNoValue);
  EXPECT_EQ(TestProcess::Print(process.exception.reason), "{badkey,[]}");
  EXPECT_EQ(TestProcess::Print(call_types::lumen_map_update_many(&process, map, 1)), "#{a=>2}");
  EXPECT_EQ(call_types::lumen_map_update(&process, map, kNil, kNil), kNoValue);
  EXPECT_EQ(TestProcess::Print(process.exception.reason), "{badkey,[]}");
  EXPECT_EQ(call_types::lumen_map_put(&process, key, kNil, kNil), kNoValue);
  EXPECT_EQ(TestProcess::Print(process.exception.reason), "{badmap,a}");
}

TEST_F(MapTest, HashesAreThoseOfOtp) {
  const struct {
    const char* term;
    uint32_t hash;
  } kRecorded[] = {
      {"0", 0xD7D182C8},
      {"1", 0x91859556},
      {"-1", 0x215C6004},
      {"[]", 0x92E0D9C3},
      {"2", 0x4B973E47},
      {"576460752303423488", 0x80C873B2},
      {"1152921504606846976", 0xED5A73E2},
      {"-576460752303423489", 0x3D3279BB},
      {"18446744073709551616", 0x639349A2},
      {"\"abc\"", 0xF168560F},
      {"[1,2|3]", 0x188230B0},
      {"{}", 0x35E94072},
      {"{1}", 0xB7C32F0E},
      {"{1,2}", 0x0E596BFE},
      {"<<>>", 0xD56F5BB6},
      {"<<1>>", 0x765CA4CA},
      {"<<1:3>>", 0x473AE126},
      {"1.0", 0x57FF2985},
      {"0.0", 0xA5A208D3},
      {"#{}", 0xF16C7BBA},
      {"#{1 => 2}", 0xC7579C13},
  };
  for (const auto& recorded : kRecorded)
    EXPECT_EQ(MapKeyHash(process_.Read(recorded.term)), recorded.hash) << recorded.term;
}

}  // namespace
}  // namespace lumen::runtime

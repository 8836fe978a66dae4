// Random operations on tables of each type against a model, with growth, shrinking and fixing; several threads on one table.
#include <map>
#include <random>
#include <thread>
#include <vector>

#include "gtest/gtest.h"
#include "runtime/base/spin_lock.h"
#include "runtime/ets/table.h"
#include "runtime/process/build.h"
#include "runtime/testing/term_reader.h"

namespace lumen::runtime::ets {
namespace {

Term Object(Process& process, int64_t key, int64_t value) {
  Word* cells = Allocate(process, 3);
  cells[1] = MakeSmall(key);
  cells[2] = MakeSmall(value);
  return MakeTuple(cells, 2);
}

TableOptions OptionsFor(TableType type) {
  TableOptions options;
  options.type = type;
  options.protection = Protection::kPublic;
  return options;
}

// The objects by key; of one key in no order.
using Model = std::multimap<int64_t, int64_t>;

void InsertIntoModel(TableType type, int64_t key, int64_t value, Model* model) {
  auto [begin, end] = model->equal_range(key);
  if (type == TableType::kSet || type == TableType::kOrderedSet) {
    model->erase(begin, end);
  } else if (type == TableType::kBag) {
    for (auto entry = begin; entry != end; ++entry) {
      if (entry->second == value) return;
    }
  }
  model->emplace(key, value);
}

void Check(Table& table, const Model& model) {
  ASSERT_EQ(table.count(), model.size());
  Model seen;
  int64_t last = INT64_MIN;
  for (Entry* entry = table.First(); entry != nullptr; entry = table.Next(entry)) {
    const int64_t key = SmallValue(TupleElement(entry->object, 0));
    if (table.is_ordered()) {
      ASSERT_LT(last, key);
      last = key;
    }
    seen.emplace(key, SmallValue(TupleElement(entry->object, 1)));
  }
  ASSERT_EQ(seen.size(), model.size());
  for (auto entry = model.begin(); entry != model.end(); entry = model.upper_bound(entry->first)) {
    ASSERT_EQ(seen.count(entry->first), model.count(entry->first));
    size_t found = 0;
    for (Entry* object = table.Find(MakeSmall(entry->first)); object != nullptr; object = table.NextOfKey(object)) ++found;
    ASSERT_EQ(found, model.count(entry->first));
  }
}

class TableTest : public testing::TestWithParam<TableType> {};

TEST_P(TableTest, AgreesWithModel) {
  TestProcess process;
  Table table(kNil, 8, OptionsFor(GetParam()));
  Model model;
  std::mt19937 random(42);
  // Phases that mostly grow and mostly shrink; a table is fixed during some of them.
  for (int phase = 0; phase < 8; ++phase) {
    const bool grows = phase % 2 == 0;
    const bool is_fixed = phase % 3 == 2;
    if (is_fixed) table.Fix(process.get().pid());
    for (int i = 0; i < 4000; ++i) {
      const auto key = static_cast<int64_t>(random() % 6000);
      const auto value = static_cast<int64_t>(random() % 3);
      if (random() % 4 < (grows ? 3u : 1u)) {
        TestProcess source;
        table.Insert(Object(source, key, value));
        InsertIntoModel(GetParam(), key, value, &model);
      } else if (random() % 3 != 0) {
        ASSERT_EQ(table.RemoveKey(MakeSmall(key)), model.count(key));
        model.erase(key);
      } else {
        TestProcess source;
        size_t removed = 0;
        for (auto [entry, end] = model.equal_range(key); entry != end;) {
          auto next = std::next(entry);
          if (entry->second == value) {
            model.erase(entry);
            ++removed;
          }
          entry = next;
        }
        ASSERT_EQ(table.RemoveObject(Object(source, key, value)), removed);
      }
    }
    Check(table, model);
    if (is_fixed) table.Unfix(process.get().pid(), /*fully=*/true);
    Check(table, model);
  }
  ASSERT_EQ(table.RemoveAll(), model.size());
  Check(table, {});
}

// Going from key to key of a fixed table while all of them are removed visits each once.
TEST_P(TableTest, FixedTableCanBeEmptiedOnTheWay) {
  TestProcess process;
  Table table(kNil, 8, OptionsFor(GetParam()));
  for (int64_t i = 0; i < 3000; ++i) {
    TestProcess source;
    table.Insert(Object(source, i, i));
  }
  table.Fix(process.get().pid());
  size_t visited = 0;
  for (Entry* entry = table.First(); entry != nullptr;) {
    const Term key = TupleElement(entry->object, 0);
    ++visited;
    ASSERT_EQ(table.RemoveKey(key), 1u);
    ASSERT_TRUE(table.NextKey(key, &entry));
  }
  EXPECT_EQ(visited, 3000u);
  EXPECT_EQ(table.count(), 0u);
  table.Unfix(process.get().pid(), /*fully=*/false);
  EXPECT_EQ(table.First(), nullptr);
}

INSTANTIATE_TEST_SUITE_P(Types, TableTest,
                         testing::Values(TableType::kSet, TableType::kOrderedSet, TableType::kBag, TableType::kDuplicateBag));

TEST(RegistryTest, ThreadsShareATable) {
  has_several_threads = true;
  TestProcess owner;
  Table* made = NewTable(owner, kNil, OptionsFor(TableType::kSet));
  ASSERT_NE(made, nullptr);
  const Term identifier = IdentifierOf(owner, *made);
  constexpr int kThreads = 4, kRounds = 2000;
  std::vector<std::thread> threads;
  for (int thread = 0; thread < kThreads; ++thread) {
    threads.emplace_back([&, thread] {
      for (int i = 0; i < kRounds; ++i) {
        TestProcess process;
        {
          TableUse table(process, identifier, Access::kWrite);
          ASSERT_NE(table.get(), nullptr);
          table->Insert(Object(process, thread * kRounds + i, i));
        }
        TableUse table(process, identifier, Access::kRead);
        ASSERT_NE(table->Find(MakeSmall(thread * kRounds + i)), nullptr);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  size_t count = 0;
  EXPECT_EQ(DeleteTable(owner, identifier, &count), TableUse::Failure::kNone);
  EXPECT_EQ(count, size_t{kThreads} * kRounds);
  EXPECT_EQ(TableUse(owner, identifier, Access::kKnow).failure(), TableUse::Failure::kNoId);
  has_several_threads = false;
}

}  // namespace
}  // namespace lumen::runtime::ets

// Random operations on tables of each type against a model, with growth, shrinking and fixing; several threads on one table.
#include <atomic>
#include <chrono>
#include <map>
#include <random>
#include <thread>
#include <vector>

#include "gtest/gtest.h"
#include "runtime/base/memory_use.h"
#include "runtime/base/spin_lock.h"
#include "runtime/ets/table.h"
#include "runtime/process/build.h"
#include "runtime/process/communication.h"
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

// What a table says that it takes is what is counted, and nothing is left of it in the end.
TEST_P(TableTest, MemoryIsCountedToTheByte) {
  TestProcess process;
  const size_t before = MemoryInUse(MemoryUse::kTables);
  {
    Table table(kNil, 8, OptionsFor(GetParam()));
    const auto held = [&] { return table.size_bytes() - sizeof(Table); };
    EXPECT_EQ(table.Find(MakeSmall(1)), nullptr);
    EXPECT_EQ(MemoryInUse(MemoryUse::kTables), before) << "a look-up takes memory";
    std::mt19937 random(7);
    size_t fullest = 0;
    for (int64_t i = 0; i < 20000; ++i) {
      const auto key = static_cast<int64_t>(random() % 8000);
      TestProcess source;
      // Objects of several sizes.
      if (i < 12000) {
        Word* cells = Allocate(source, 4);
        cells[1] = MakeSmall(key);
        cells[2] = cells[3] = kNil;
        table.Insert(i % 3 == 0 ? MakeTuple(cells, 3) : Object(source, key, i));
      } else {
        table.RemoveKey(MakeSmall(key));
      }
      if (i % 1000 == 0) {
        ASSERT_EQ(MemoryInUse(MemoryUse::kTables) - before, held());
      }
      if (held() > fullest) fullest = held();
    }
    EXPECT_GT(fullest, 5000 * sizeof(Entry));
    EXPECT_LT(held(), fullest);
    table.Fix(process.get().pid());
    EXPECT_GT(MemoryInUse(MemoryUse::kTables) - before, held());
    table.RemoveAll();
    table.Unfix(process.get().pid(), /*fully=*/true);
    EXPECT_EQ(MemoryInUse(MemoryUse::kTables) - before, held());
  }
  EXPECT_EQ(MemoryInUse(MemoryUse::kTables), before);
}

INSTANTIATE_TEST_SUITE_P(Types, TableTest,
                         testing::Values(TableType::kSet, TableType::kOrderedSet, TableType::kBag, TableType::kDuplicateBag));

TEST(RegistryTest, ThreadsShareATable) {
  has_several_threads = true;
  TestProcess owner;
  const Term identifier = NewTable(owner, kNil, OptionsFor(TableType::kSet));
  ASSERT_NE(identifier, kNoValue);
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

// A table that a search has let go of for a moment when it is deleted: whoever waits for its end finds its memory given back.
TEST(RegistryTest, EndOfTablesIsAwaited) {
  has_several_threads = true;
  TestProcess owner;
  const size_t before = MemoryInUse(MemoryUse::kTables);
  const Term identifier = NewTable(owner, kNil, OptionsFor(TableType::kSet));
  std::atomic<bool> is_in_use{false}, is_deleted{false};
  std::thread user([&] {
    TestProcess process;
    TableUse table(process, identifier, Access::kRead);
    // As TableUse::Rest does.
    table->lock.Unlock();
    is_in_use = true;
    while (!is_deleted) std::this_thread::yield();
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    table->lock.Lock();
    EXPECT_TRUE(table->is_gone);
  });
  while (!is_in_use) std::this_thread::yield();
  size_t count = 0;
  EXPECT_EQ(DeleteTable(owner, identifier, &count), TableUse::Failure::kNone);
  EXPECT_GT(MemoryInUse(MemoryUse::kTables), before);
  is_deleted = true;
  AwaitEndOfTables(owner);
  EXPECT_EQ(MemoryInUse(MemoryUse::kTables), before);
  user.join();
  has_several_threads = false;
}

// Tables come and go while a process that has fixed one ends: it is fixed no more.
TEST(RegistryTest, EndOfAProcessUnfixes) {
  has_several_threads = true;
  TestProcess owner;
  const Term identifier = NewTable(owner, kNil, OptionsFor(TableType::kSet));
  std::atomic<bool> is_done{false};
  std::thread others([&] {
    TestProcess process;
    while (!is_done) {
      Term tables[20];
      size_t count;
      for (Term& table : tables) table = NewTable(process, kNil, OptionsFor(TableType::kSet));
      for (Term table : tables) DeleteTable(process, table, &count);
    }
  });
  for (int i = 0; i < 3000; ++i) {
    TestProcess process;
    {
      TableUse table(process, identifier, Access::kRead);
      table->Fix(process.get().pid());
      process.get().has_fixed_tables = true;
    }
    end_of_tables.load()(process);
    ASSERT_FALSE(TableUse(owner, identifier, Access::kRead)->is_fixed()) << "in round " << i;
  }
  is_done = true;
  others.join();
  size_t count = 0;
  EXPECT_EQ(DeleteTable(owner, identifier, &count), TableUse::Failure::kNone);
  has_several_threads = false;
}

}  // namespace
}  // namespace lumen::runtime::ets

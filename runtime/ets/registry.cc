// The tables that there are, by number and by name, and whose they are.
#include <stdlib.h>

#include <atomic>
#include <new>

#include "runtime/base/spin_lock.h"
#include "runtime/base/work_stack.h"
#include "runtime/ets/table.h"
#include "runtime/ets/table_memory.h"
#include "runtime/platform/platform.h"
#include "runtime/process/build.h"
#include "runtime/process/communication.h"
#include "runtime/process/long_work.h"
#include "runtime/process/process_table.h"
#include "runtime/term/atom_table.h"
#include "runtime/term/atoms.h"

namespace lumen::runtime::ets {

namespace {

// Tables by a word of theirs: open addressing, at most half full. Zeroed memory is an empty one.
template <Word (*kKeyOf)(const Table&)>
class Index {
 public:
  Table* Find(Word key) const { return count_ == 0 ? nullptr : *PlaceOf(key); }
  void Add(Table* table) {
    if (2 * (count_ + 1) > capacity_) Grow();
    *PlaceOf(kKeyOf(*table)) = table;
    ++count_;
  }
  void Remove(const Table& table) {
    Table** place = PlaceOf(kKeyOf(table));
    *place = nullptr;
    --count_;
    // Those behind it that collided move up.
    for (size_t i = Next(static_cast<size_t>(place - tables_)); tables_[i] != nullptr; i = Next(i)) {
      Table* moved = tables_[i];
      tables_[i] = nullptr;
      *PlaceOf(kKeyOf(*moved)) = moved;
    }
  }
  // Any place may be null.
  size_t capacity() const { return capacity_; }
  Table* At(size_t index) const { return tables_[index]; }
  // Where a key is looked for first; it is at a place behind that where others came before it.
  size_t HomeOf(Word key) const {
    // Fibonacci hashing: keys are multiples of powers of two.
    return static_cast<size_t>((key * 0x9E3779B97F4A7C15u) >> 32) & ((capacity_ == 0 ? kLeast : capacity_) - 1);
  }

 private:
  static constexpr size_t kLeast = 16;
  size_t Next(size_t index) const { return (index + 1) & (capacity_ - 1); }
  Table** PlaceOf(Word key) const {
    size_t i = HomeOf(key);
    while (tables_[i] != nullptr && kKeyOf(*tables_[i]) != key) i = Next(i);
    return &tables_[i];
  }
  void Grow() {
    Table** old = tables_;
    const size_t old_capacity = capacity_;
    capacity_ = old_capacity == 0 ? kLeast : 2 * old_capacity;
    tables_ = static_cast<Table**>(calloc(capacity_, sizeof(Table*)));
    if (tables_ == nullptr) FatalOutOfMemory(capacity_ * sizeof(Table*));
    for (size_t i = 0; i < old_capacity; ++i) {
      if (old[i] != nullptr) *PlaceOf(kKeyOf(*old[i])) = old[i];
    }
    free(old);
  }

  Table** tables_ = nullptr;
  size_t capacity_ = 0;
  size_t count_ = 0;
};

Word NumberOf(const Table& table) { return table.number; }
Word NameKeyOf(const Table& table) { return table.name; }

constinit SpinLock registry_lock;
// Guarded by registry_lock.
constinit Index<NumberOf> by_number;
constinit Index<NameKeyOf> by_name;

// Tables that nobody finds any more and whose memory has not been given back yet.
constinit std::atomic<size_t> tables_on_the_way_out{0};

// --- under registry_lock

Table* Lookup(Term identifier) {
  if (IsAtom(identifier)) return by_name.Find(identifier);
  if (!IsTableReference(identifier)) return nullptr;
  return by_number.Find(PointerOf(identifier)[abi::kReferenceNumberWord]);
}

// Relaxed: a process that ends looks at it without the lock, and again where nobody changes it any more.
void SetFirstOf(Process& owner, Table* table) { __atomic_store_n(&owner.tables, table, __ATOMIC_RELAXED); }

void AddToOwner(Process& owner, Table* table) {
  table->owner = owner.pid();
  table->previous_of_owner = nullptr;
  table->next_of_owner = owner.tables;
  if (owner.tables != nullptr) owner.tables->previous_of_owner = table;
  SetFirstOf(owner, table);
}

void RemoveFromOwner(Process& owner, Table* table) {
  if (table->previous_of_owner == nullptr) {
    SetFirstOf(owner, table->next_of_owner);
  } else {
    table->previous_of_owner->next_of_owner = table->next_of_owner;
  }
  if (table->next_of_owner != nullptr) table->next_of_owner->previous_of_owner = table->previous_of_owner;
}

// Nobody finds the table any more.
void TakeOut(Table* table) {
  by_number.Remove(*table);
  if (table->is_named) by_name.Remove(*table);
  // Relaxed: whoever waits for it has seen the table go, under the lock or by a signal.
  tables_on_the_way_out.fetch_add(1, std::memory_order_relaxed);
}

// --- without it

void DropUse(Table* table) {
  {
    SpinLockHolder holder(registry_lock);
    if (--table->uses != 0) return;
  }
  const bool was_taken_out = table->is_gone;
  table->~Table();
  FreeBytes(table, sizeof(Table));
  // Release: what it held has been counted off.
  if (was_taken_out) tables_on_the_way_out.fetch_sub(1, std::memory_order_release);
}

// A table that was taken out. What it holds goes at once, the rest with its last user.
void EndTable(Table* table) {
  {
    MutexHolder holder(table->lock);
    table->is_gone = true;
    table->hashed().Clear(/*keeps=*/false);
    table->ordered().Clear();
  }
  DropUse(table);
}

// Gives a table of a process that has ended to its heir. False where that is gone.
bool Inherit(Process& process, Table* table) {
  Term heir;
  {
    SpinLockHolder holder(registry_lock);
    heir = table->heir;
  }
  if (heir == kNoValue || heir == process.pid()) return false;
  {
    ProcessHolder receiver(heir);
    if (receiver.get() == nullptr) return false;
    SpinLockHolder holder(registry_lock);
    RemoveFromOwner(process, table);
    AddToOwner(*receiver.get(), table);
  }
  SendMessage(heir, BuildTuple(process, InternAtom("ETS-TRANSFER"), IdentifierOf(process, *table), process.pid(),
                               table->heir_data.term));
  return true;
}

void Unfix(Process& process) {
  // Rare, so it may look at all tables: at those that there are now, as their places change with each that comes or goes.
  WorkStack<Table*> tables;
  {
    SpinLockHolder holder(registry_lock);
    for (size_t i = 0; i < by_number.capacity(); ++i) {
      Table* table = by_number.At(i);
      if (table == nullptr) continue;
      ++table->uses;
      tables.Push(table);
    }
  }
  while (!tables.empty()) {
    Table* table = tables.Pop();
    {
      MutexHolder holder(table->lock);
      if (!table->is_gone) table->Unfix(process.pid(), /*fully=*/true);
    }
    DropUse(table);
  }
}

// What becomes of a process's tables at its end. Called again when nobody can give it new ones any more.
void EndTablesOf(Process& process) {
  if (process.has_fixed_tables) Unfix(process);
  process.has_fixed_tables = false;
  for (;;) {
    Table* table;
    {
      SpinLockHolder holder(registry_lock);
      table = process.tables;
    }
    if (table == nullptr) return;
    if (Inherit(process, table)) continue;
    {
      SpinLockHolder holder(registry_lock);
      RemoveFromOwner(process, table);
      TakeOut(table);
    }
    EndTable(table);
  }
}

}  // namespace

TableUse::TableUse(const Process& process, Term identifier, Access access) {
  {
    SpinLockHolder holder(registry_lock);
    Table* table = Lookup(identifier);
    if (table == nullptr) {
      failure_ = Failure::kNoId;
      return;
    }
    if (table->owner != process.pid() && access != Access::kKnow) {
      const Protection protection = table->protection;
      if (protection == Protection::kPrivate ||
          (access == Access::kWrite && protection != Protection::kPublic)) {
        failure_ = Failure::kNoAccess;
        return;
      }
    }
    table_ = table;
    ++table->uses;
  }
  table_->lock.Lock();
  if (!table_->is_gone) return;
  table_->lock.Unlock();
  DropUse(table_);
  table_ = nullptr;
  failure_ = Failure::kNoId;
}

bool TableUse::Rest(Process& process) {
  table_->lock.Unlock();
  CountWork(process, 0);
  table_->lock.Lock();
  return !table_->is_gone;
}

TableUse::~TableUse() {
  if (table_ == nullptr) return;
  table_->lock.Unlock();
  DropUse(table_);
}

Term NewTable(Process& owner, Term name, const TableOptions& options) {
  auto* table = new (AllocateBytes(sizeof(Table))) Table(name, NewReferenceNumber(), options);
  SetHeir(*table, options.heir, options.heir_data);
  // Once others know of the table they may delete it.
  const Term identifier = IdentifierOf(owner, *table);
  end_of_tables = EndTablesOf;
  {
    SpinLockHolder holder(registry_lock);
    if (!table->is_named || by_name.Find(name) == nullptr) {
      by_number.Add(table);
      if (table->is_named) by_name.Add(table);
      AddToOwner(owner, table);
      return identifier;
    }
  }
  DropUse(table);
  return kNoValue;
}

Term ReferenceTo(Process& process, const Table& table) {
  Term reference = BuildReference(process, table.number);
  PointerOf(reference)[0] |= Word{abi::kReferenceToTable} << abi::kHeaderAuxShift;
  return reference;
}

Term ReferenceOfNumber(Process& process, Word number) {
  SpinLockHolder holder(registry_lock);
  Table* table = by_number.Find(number);
  return table != nullptr ? ReferenceTo(process, *table) : BuildReference(process, number);
}

bool IsTableReference(Term term) {
  return IsBoxed(term, HeaderKind::kReference) && (abi::HeaderAux(PointerOf(term)[0]) & abi::kReferenceToTable) != 0;
}

Term IdentifierOf(Process& process, const Table& table) {
  return table.is_named ? table.name : ReferenceTo(process, table);
}

TableUse::Failure DeleteTable(Process& process, Term identifier, size_t* count) {
  Word number;  // its name may come to be another's
  {
    TableUse use(process, identifier, Access::kWrite);
    if (use.get() == nullptr) return use.failure();
    number = use->number;
    *count = use->count();
  }
  constexpr size_t kUnitsPerObject = 16;
  CountWork(process, *count * kUnitsPerObject);
  for (;;) {
    Term owner;
    Table* table;
    {
      SpinLockHolder holder(registry_lock);
      table = by_number.Find(number);
      if (table == nullptr) return TableUse::Failure::kNoId;
      owner = table->owner;
      if (owner != process.pid() && table->protection != Protection::kPublic) return TableUse::Failure::kNoAccess;
      if (owner == process.pid()) {
        RemoveFromOwner(process, table);
        TakeOut(table);
      }
    }
    if (owner != process.pid()) {
      // Keeps the owner alive while the table leaves its list.
      ProcessHolder holder_of_owner(owner);
      SpinLockHolder holder(registry_lock);
      table = by_number.Find(number);
      // An owner that is gone already is about to delete the table itself.
      if (table == nullptr || (table->owner == owner && holder_of_owner.get() == nullptr)) return TableUse::Failure::kNoId;
      if (table->owner != owner) continue;  // given away meanwhile
      RemoveFromOwner(*holder_of_owner.get(), table);
      TakeOut(table);
    }
    EndTable(table);
    return TableUse::Failure::kNone;
  }
}

void AwaitEndOfTables(Process& process) {
  // Acquire: see DropUse. Whoever works on a table that is to go does so on another thread, and waits for no scheduler on the way.
  if (tables_on_the_way_out.load(std::memory_order_acquire) == 0) return;
  constexpr int64_t kPauseNanoseconds = 100'000;
  LeaveScheduler(process, LongWork::kOutside, 0);
  while (tables_on_the_way_out.load(std::memory_order_acquire) != 0)
    platform::SleepUntil(platform::MonotonicNanoseconds() + kPauseNanoseconds);
}

bool RenameTable(Table& table, Term name) {
  SpinLockHolder holder(registry_lock);
  if (!table.is_named) {
    table.name = name;
    return true;
  }
  if (by_name.Find(name) != nullptr) return false;
  by_name.Remove(table);
  table.name = name;
  by_name.Add(&table);
  return true;
}

void SetHeir(Table& table, Term heir, Term data) {
  if (heir != kNoValue && ProcessHolder(heir).get() == nullptr) {
    heir = kNoValue;
    data = kNil;
  }
  KeptTerm kept = KeepTerm(data);
  SpinLockHolder holder(registry_lock);
  DropTerm(&table.heir_data);
  table.heir = heir;
  table.heir_data = kept;
}

void SetProtection(Table& table, Protection protection) {
  SpinLockHolder holder(registry_lock);
  table.protection = protection;
}

bool GiveTableAway(Process& process, Term identifier, Term receiver, Term data) {
  Term name;
  {
    ProcessHolder other(receiver);
    if (other.get() == nullptr) return false;
    SpinLockHolder holder(registry_lock);
    Table* table = Lookup(identifier);
    if (table == nullptr || table->owner != process.pid()) return false;
    RemoveFromOwner(process, table);
    AddToOwner(*other.get(), table);
    name = IdentifierOf(process, *table);
  }
  SendMessage(receiver, BuildTuple(process, InternAtom("ETS-TRANSFER"), name, process.pid(), data));
  return true;
}

Term FindByName(Process& process, Term name) {
  SpinLockHolder holder(registry_lock);
  Table* table = by_name.Find(name);
  return table == nullptr ? kNoValue : ReferenceTo(process, *table);
}

bool DoNamesCollide(Term a, Term b) {
  SpinLockHolder holder(registry_lock);
  return by_name.HomeOf(a) == by_name.HomeOf(b);
}

Term AllTables(Process& process) {
  SpinLockHolder holder(registry_lock);
  Term list = kNil;
  for (size_t i = 0; i < by_number.capacity(); ++i) {
    if (Table* table = by_number.At(i)) list = BuildCons(process, IdentifierOf(process, *table), list);
  }
  return list;
}

Term OwnerOf(const Table& table) {
  SpinLockHolder holder(registry_lock);
  return table.owner;
}

Term HeirOf(const Table& table) {
  SpinLockHolder holder(registry_lock);
  return table.heir;
}

Term NameOf(const Table& table) {
  SpinLockHolder holder(registry_lock);
  return table.name;
}

Protection ProtectionOf(const Table& table) {
  SpinLockHolder holder(registry_lock);
  return table.protection;
}

}  // namespace lumen::runtime::ets

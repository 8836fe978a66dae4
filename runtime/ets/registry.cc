// The tables that there are, by number and by name, and whose they are.
#include <stdlib.h>

#include <new>

#include "runtime/base/spin_lock.h"
#include "runtime/ets/table.h"
#include "runtime/process/long_work.h"
#include "runtime/process/build.h"
#include "runtime/process/communication.h"
#include "runtime/process/process_table.h"
#include "runtime/term/atom_table.h"
#include "runtime/term/atoms.h"

namespace lumen::runtime::ets {

namespace {

// Tables by a word of theirs: open addressing, at most half full.
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

 private:
  size_t Next(size_t index) const { return (index + 1) & (capacity_ - 1); }
  Table** PlaceOf(Word key) const {
    // Fibonacci hashing: keys are multiples of powers of two.
    size_t i = static_cast<size_t>((key * 0x9E3779B97F4A7C15u) >> 32) & (capacity_ - 1);
    while (tables_[i] != nullptr && kKeyOf(*tables_[i]) != key) i = Next(i);
    return &tables_[i];
  }
  void Grow() {
    Table** old = tables_;
    const size_t old_capacity = capacity_;
    capacity_ = old_capacity == 0 ? 16 : 2 * old_capacity;
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

// --- under registry_lock

Table* Lookup(Term identifier) {
  if (IsAtom(identifier)) return by_name.Find(identifier);
  if (!IsTableReference(identifier)) return nullptr;
  return by_number.Find(PointerOf(identifier)[abi::kReferenceNumberWord]);
}

void AddToOwner(Process& owner, Table* table) {
  table->owner = owner.pid();
  table->previous_of_owner = nullptr;
  table->next_of_owner = owner.tables;
  if (owner.tables != nullptr) owner.tables->previous_of_owner = table;
  owner.tables = table;
}

void RemoveFromOwner(Process& owner, Table* table) {
  Table*& before = table->previous_of_owner == nullptr ? owner.tables : table->previous_of_owner->next_of_owner;
  before = table->next_of_owner;
  if (table->next_of_owner != nullptr) table->next_of_owner->previous_of_owner = table->previous_of_owner;
}

// Nobody finds the table any more.
void TakeOut(Table* table) {
  by_number.Remove(*table);
  if (table->is_named) by_name.Remove(*table);
}

// --- without it

void DropUse(Table* table) {
  {
    SpinLockHolder holder(registry_lock);
    if (--table->uses != 0) return;
  }
  table->~Table();
  free(table);
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
  // Rare, so it may look at all tables.
  for (size_t i = 0;; ++i) {
    Table* table;
    {
      SpinLockHolder holder(registry_lock);
      if (i >= by_number.capacity()) break;
      table = by_number.At(i);
      if (table == nullptr) continue;
      ++table->uses;
    }
    {
      MutexHolder holder(table->lock);
      if (!table->is_gone) table->Unfix(process.pid(), /*fully=*/true);
    }
    DropUse(table);
  }
}

// What becomes of a process's tables at its end; nobody gives it new ones any more.
void EndTablesOf(Process& process) {
  if (process.has_fixed_tables) Unfix(process);
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

Table* NewTable(Process& owner, Term name, const TableOptions& options) {
  void* memory = malloc(sizeof(Table));
  if (memory == nullptr) FatalOutOfMemory(sizeof(Table));
  auto* table = new (memory) Table(name, NewReferenceNumber(), options);
  table->heir = options.heir;
  table->heir_data = KeepTerm(options.heir_data);
  end_of_tables = EndTablesOf;
  {
    SpinLockHolder holder(registry_lock);
    if (!table->is_named || by_name.Find(name) == nullptr) {
      by_number.Add(table);
      if (table->is_named) by_name.Add(table);
      AddToOwner(owner, table);
      return table;
    }
  }
  DropUse(table);
  return nullptr;
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
  Table* table;
  {
    TableUse use(process, identifier, Access::kWrite);
    if (use.get() == nullptr) return use.failure();
    *count = use->count();
  }
  constexpr size_t kUnitsPerObject = 16;
  CountWork(process, *count * kUnitsPerObject);
  Term owner;
  {
    SpinLockHolder holder(registry_lock);
    table = Lookup(identifier);
    if (table == nullptr) return TableUse::Failure::kNoId;
    owner = table->owner;
    if (owner == process.pid()) {
      RemoveFromOwner(process, table);
      TakeOut(table);
    }
  }
  if (owner != process.pid()) {
    // The owner is kept alive while the table leaves its list. Where it ends or gives the table away meanwhile, the table is that
    // process's or somebody else's to delete.
    ProcessHolder holder_of_owner(owner);
    SpinLockHolder holder(registry_lock);
    if (holder_of_owner.get() == nullptr || Lookup(identifier) != table || table->owner != owner)
      return TableUse::Failure::kNoId;
    RemoveFromOwner(*holder_of_owner.get(), table);
    TakeOut(table);
  }
  EndTable(table);
  return TableUse::Failure::kNone;
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

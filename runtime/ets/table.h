// Tables of ETS: who may use them, what they hold, who owns them.
//
// A table is found by its number (that of the reference which stands for it) or by its name, and is used under its lock, through a
// TableUse, which also keeps it alive. It belongs to a process and ends with it, unless an heir is named. A process may fix a table:
// while one does, objects that are removed stay as places to go on from.
//
// Locks: a table's is a mutex; searches let go of it now and then. The registry's is a spin lock, held for look-ups and changes of owners only.
// Any thread. Nothing here collects. Tested by ets_test.cc and tests/programs/tables.erl.
#ifndef RUNTIME_ETS_TABLE_H_
#define RUNTIME_ETS_TABLE_H_

#include "runtime/base/mutex.h"
#include "runtime/ets/hash_store.h"
#include "runtime/ets/ordered_store.h"
#include "runtime/process/signal.h"

namespace lumen::runtime::ets {

enum class TableType : uint8_t { kSet, kOrderedSet, kBag, kDuplicateBag };
enum class Protection : uint8_t { kPublic, kProtected, kPrivate };

struct TableOptions {
  TableType type = TableType::kSet;
  Protection protection = Protection::kProtected;
  bool is_named = false;
  bool is_compressed = false;
  bool has_write_concurrency = false;
  bool is_write_concurrency_automatic = false;
  int64_t lock_count = 0;  // as asked for by tests; 0: not. Of no effect
  bool has_read_concurrency = false;
  bool has_decentralised_counters = false;
  size_t key_index = 0;  // from 0
  Term heir = kNoValue;  // a pid
  Term heir_data = kNil;
};

// How often a process has fixed a table.
struct Fixation {
  Term pid;
  size_t count;
  Fixation* next;
};

class Table {
 public:
  Table(Term name, Word number, const TableOptions& options);
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;
  ~Table();

  const Word number;       // of its reference
  const TableOptions options;  // heir, is_named and protection as they were at first
  TableType type() const { return options.type; }
  bool is_ordered() const { return type() == TableType::kOrderedSet; }
  bool is_bag() const { return type() == TableType::kBag || type() == TableType::kDuplicateBag; }
  size_t key_index() const { return options.key_index; }

  // --- objects; under the lock
  // A tuple large enough to have a key.
  bool IsObject(Term term) const { return IsTuple(term) && TupleArity(term) > key_index(); }
  size_t count() const { return is_ordered() ? ordered_.count() : hashed_.count(); }
  size_t size_bytes() const { return sizeof(Table) + (is_ordered() ? ordered_.size_bytes() : hashed_.size_bytes()); }
  // The first with the key (in an ordered table 1 and 1.0 are one); null: none. NextOfKey gives the others.
  Entry* Find(Term key);
  Entry* NextOfKey(const Entry* entry) const;
  // Enters an object as the type of the table says: in place of another, beside others, or not at all where a bag has it.
  void Insert(Term object);
  // Removes all objects with the key, or those equal to one; how many there were.
  size_t RemoveKey(Term key);
  size_t RemoveObject(Term object);
  // Removes one entry. Not while going through entries with Next.
  void Remove(Entry* entry);
  size_t RemoveAll();
  // Replaces an object of a set by one with an equal key. `lies_in_entry`: parts of `object` may. The entry may be another afterwards.
  void Replace(Entry* entry, Term object, bool lies_in_entry);

  // In the table's order; null at the end.
  Entry* First() const { return is_ordered() ? ordered_.First() : hashed_.FirstFrom(0); }
  Entry* Next(const Entry* entry) const;  // of any key, each object
  // Going from key to key. False where the key is not there but would have to be.
  bool NextKey(Term key, Entry** next);
  bool PreviousKey(Term key, Entry** previous);
  Entry* Last() const { return is_ordered() ? ordered_.Last() : First(); }

  HashStore& hashed() { return hashed_; }
  OrderedStore& ordered() { return ordered_; }

  // --- fixing; under the lock
  bool is_fixed() const { return fixations_ != nullptr; }
  void Fix(Term pid);
  // Once, or as often as the process has fixed it.
  void Unfix(Term pid, bool fully);
  const Fixation* fixations() const { return fixations_; }
  int64_t fixed_since = 0;  // monotonic nanoseconds, of the first of the fixations

  // --- guarded by the registry's lock; see the functions below
  Term name;
  bool is_named;
  Protection protection;
  Term owner = kNoValue;
  Term heir = kNoValue;  // a pid, or kNoValue
  KeptTerm heir_data;
  Table* next_of_owner = nullptr;
  Table* previous_of_owner = nullptr;

  // --- of TableUse
  Mutex lock;
  bool is_gone = false;    // under the lock: deleted, only kept alive
  size_t uses = 1;         // guarded by the registry's lock; the registry's own counts

 private:
  HashStore hashed_;
  OrderedStore ordered_;
  Fixation* fixations_ = nullptr;
};

enum class Access : uint8_t { kKnow, kRead, kWrite };  // kKnow: of it, not what is in it

// A table found by what a program calls it, locked while this lives. Hold one at a time.
class TableUse {
 public:
  TableUse(const Process& process, Term identifier, Access access);
  ~TableUse();
  TableUse(const TableUse&) = delete;
  TableUse& operator=(const TableUse&) = delete;

  // Null where there is none of that name or where it is not for this process.
  Table* get() const { return table_; }
  Table* operator->() const { return table_; }
  // Why not, as OTP names it: kNoId, or kNoAccess.
  enum class Failure : uint8_t { kNone, kNoId, kNoAccess };
  Failure failure() const { return failure_; }
  // Lets others use the table for a moment, and have the processor where this process has worked long. Entries may be gone afterwards, and the
  // table too: false.
  bool Rest(Process& process);

 private:
  Table* table_ = nullptr;
  Failure failure_ = Failure::kNone;
};

// --- the registry
// Makes a table that the process owns; what stands for it. kNoValue where the name is taken.
Term NewTable(Process& owner, Term name, const TableOptions& options);
// What stands for it in programs: its name or a reference.
Term IdentifierOf(Process& process, const Table& table);
Term ReferenceTo(Process& process, const Table& table);
// A reference with that number, to the table that has it, where one does.
Term ReferenceOfNumber(Process& process, Word number);
// Whether a term is a reference to a table that is or was.
bool IsTableReference(Term term);
// Deletes a table that this process may write to. What went wrong, if so; else how many objects it had.
TableUse::Failure DeleteTable(Process& process, Term identifier, size_t* count);
// Waits until the memory of all tables that have been deleted so far, with their owners or by themselves, is given back.
void AwaitEndOfTables(Process& process);
// False where the name is taken.
bool RenameTable(Table& table, Term name);
// kNoValue: no heir, as one that is not alive.
void SetHeir(Table& table, Term heir, Term data);
void SetProtection(Table& table, Protection protection);
// To another process. False where that is gone or the table is not this process's (any more).
bool GiveTableAway(Process& process, Term identifier, Term receiver, Term data);
// Of a table in use: what may change meanwhile.
Term OwnerOf(const Table& table);
Term HeirOf(const Table& table);  // kNoValue: none
Term NameOf(const Table& table);
Protection ProtectionOf(const Table& table);
// The reference of the table with a name, or kNoValue.
Term FindByName(Process& process, Term name);
// Whether tables of two names would be looked for at the same place, as long as there are not many more tables than now.
bool DoNamesCollide(Term a, Term b);
// The list of all tables' identifiers.
Term AllTables(Process& process);

}  // namespace lumen::runtime::ets

#endif  // RUNTIME_ETS_TABLE_H_

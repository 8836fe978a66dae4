// BIFs on the objects of a table by key.
//
// Tested by tests/programs/tables.erl.
#include "runtime/bifs/ets.h"
#include "runtime/term/compare.h"

namespace lumen::runtime {

using ets::Access;
using ets::Entry;
using ets::Table;
using ets::TableType;
using ets::TableUse;

namespace {

// Work per object, in the units of CountWork.
constexpr size_t kObjectUnits = 32;

Term CopyElement(Process& process, const Entry* entry, size_t index) { return CopyToHeap(process, TupleElement(entry->object, index)); }

// The objects with a key, in the order in which they came.
Term ObjectsWithKey(Process& process, Table& table, Term key) {
  Term list = kNil;
  for (Entry* entry = table.Find(key); entry != nullptr; entry = table.NextOfKey(entry))
    list = BuildCons(process, CopyObject(process, entry), list);
  return list;
}

// A list of objects, or one.
bool AreObjects(const Table& table, Term term) {
  if (table.IsObject(term)) return true;
  for (; IsCons(term); term = Tail(term)) {
    if (!table.IsObject(Head(term))) return false;
  }
  return IsNil(term);
}

void InsertAll(Process& process, Table& table, Term objects) {
  if (IsTuple(objects)) {
    table.Insert(objects);
    return ChargeWork(process, kObjectUnits);
  }
  // A bag takes the objects of a list from its end, as on OTP.
  WorkStack<Term> reversed;
  for (; IsCons(objects); objects = Tail(objects)) {
    if (table.type() == TableType::kBag) {
      reversed.Push(Head(objects));
    } else {
      table.Insert(Head(objects));
    }
  }
  while (!reversed.empty()) table.Insert(reversed.Pop());
}

Term KeyOrEnd(Process& process, const Table& table, const Entry* entry) {
  return entry == nullptr ? InternAtom("$end_of_table") : CopyElement(process, entry, table.key_index());
}

}  // namespace

namespace {
// Of a list of objects that is about to be inserted, in one go; not under the table's lock.
void CountObjects(Process& process, Term objects) {
  if (!IsCons(objects)) return;
  const int64_t length = CountLength(process, objects);
  if (length > 0) CountWork(process, static_cast<size_t>(length) * kObjectUnits);
}
}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_ets_insert) {
  CountObjects(process, arguments[1]);
  TableUse table(process, arguments[0], Access::kWrite);
  if (table.get() == nullptr) return FailNoTable(process, self, arguments, table.failure());
  if (!AreObjects(*table.get(), arguments[1])) return FailBadArgument(process, self, arguments);
  InsertAll(process, *table.get(), arguments[1]);
  return atoms::True();
}

LUMEN_DEFINE_BIF(lumen_bif_ets_insert_new) {
  CountObjects(process, arguments[1]);
  TableUse table(process, arguments[0], Access::kWrite);
  if (table.get() == nullptr) return FailNoTable(process, self, arguments, table.failure());
  Term objects = arguments[1];
  if (!AreObjects(*table.get(), objects)) return FailBadArgument(process, self, arguments);
  if (IsTuple(objects)) {
    if (table->Find(TupleElement(objects, table->key_index())) != nullptr) return atoms::False();
  } else {
    for (Term rest = objects; IsCons(rest); rest = Tail(rest)) {
      if (table->Find(TupleElement(Head(rest), table->key_index())) != nullptr) return atoms::False();
    }
  }
  InsertAll(process, *table.get(), objects);
  return atoms::True();
}

LUMEN_DEFINE_BIF(lumen_bif_ets_lookup) {
  TableUse table(process, arguments[0], Access::kRead);
  if (table.get() == nullptr) return FailNoTable(process, self, arguments, table.failure());
  return ObjectsWithKey(process, *table.get(), arguments[1]);
}

LUMEN_DEFINE_BIF(lumen_bif_ets_member) {
  TableUse table(process, arguments[0], Access::kRead);
  if (table.get() == nullptr) return FailNoTable(process, self, arguments, table.failure());
  return atoms::Boolean(table->Find(arguments[1]) != nullptr);
}

LUMEN_DEFINE_BIF(lumen_bif_ets_lookup_element) {
  TableUse table(process, arguments[0], Access::kRead);
  if (table.get() == nullptr) return FailNoTable(process, self, arguments, table.failure());
  if (!IsSmall(arguments[2]) || SmallValue(arguments[2]) < 1) return FailBadArgument(process, self, arguments);
  auto position = static_cast<uint64_t>(SmallValue(arguments[2]));
  Entry* first = table->Find(arguments[1]);
  if (first == nullptr) return FailWithCause(process, self, arguments, "badkey");
  for (Entry* entry = first; entry != nullptr; entry = table->NextOfKey(entry)) {
    if (TupleArity(entry->object) < position) return FailBadArgument(process, self, arguments);
  }
  if (!table->is_bag()) return CopyElement(process, first, position - 1);
  Term list = kNil;
  for (Entry* entry = first; entry != nullptr; entry = table->NextOfKey(entry))
    list = BuildCons(process, CopyElement(process, entry, position - 1), list);
  return list;
}

LUMEN_DEFINE_BIF(lumen_bif_ets_take) {
  TableUse table(process, arguments[0], Access::kWrite);
  if (table.get() == nullptr) return FailNoTable(process, self, arguments, table.failure());
  Term list = ObjectsWithKey(process, *table.get(), arguments[1]);
  ChargeWork(process, table->RemoveKey(arguments[1]) * kObjectUnits);
  return list;
}

LUMEN_DEFINE_BIF(lumen_bif_ets_delete_2) {
  TableUse table(process, arguments[0], Access::kWrite);
  if (table.get() == nullptr) return FailNoTable(process, self, arguments, table.failure());
  ChargeWork(process, table->RemoveKey(arguments[1]) * kObjectUnits);
  return atoms::True();
}

LUMEN_DEFINE_BIF(lumen_bif_ets_delete_object) {
  TableUse table(process, arguments[0], Access::kWrite);
  if (table.get() == nullptr) return FailNoTable(process, self, arguments, table.failure());
  if (!table->IsObject(arguments[1])) return FailBadArgument(process, self, arguments);
  ChargeWork(process, table->RemoveObject(arguments[1]) * kObjectUnits);
  return atoms::True();
}

// --- going from key to key

LUMEN_DEFINE_BIF(lumen_bif_ets_first) {
  TableUse table(process, arguments[0], Access::kRead);
  if (table.get() == nullptr) return FailNoTable(process, self, arguments, table.failure());
  return KeyOrEnd(process, *table.get(), table->First());
}

LUMEN_DEFINE_BIF(lumen_bif_ets_last) {
  TableUse table(process, arguments[0], Access::kRead);
  if (table.get() == nullptr) return FailNoTable(process, self, arguments, table.failure());
  return KeyOrEnd(process, *table.get(), table->Last());
}

namespace {

// Where an order goes on from any key, it does not from what stands for the end, even if that is an object's key.
bool IsEnd(const Table& table, Term key) { return table.is_ordered() && IsAtom(key) && AtomText(key) == "$end_of_table"; }

}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_ets_next) {
  TableUse table(process, arguments[0], Access::kRead);
  if (table.get() == nullptr) return FailNoTable(process, self, arguments, table.failure());
  Entry* next;
  if (IsEnd(*table.get(), arguments[1]) || !table->NextKey(arguments[1], &next)) return FailBadArgument(process, self, arguments);
  return KeyOrEnd(process, *table.get(), next);
}

LUMEN_DEFINE_BIF(lumen_bif_ets_prev) {
  TableUse table(process, arguments[0], Access::kRead);
  if (table.get() == nullptr) return FailNoTable(process, self, arguments, table.failure());
  Entry* previous;
  if (IsEnd(*table.get(), arguments[1]) || !table->PreviousKey(arguments[1], &previous)) return FailBadArgument(process, self, arguments);
  return KeyOrEnd(process, *table.get(), previous);
}

// The objects of a bucket; of an ordered table, of a place in the order.
LUMEN_DEFINE_BIF(lumen_bif_ets_slot) {
  TableUse table(process, arguments[0], Access::kRead);
  if (table.get() == nullptr) return FailNoTable(process, self, arguments, table.failure());
  if (!IsSmall(arguments[1]) || SmallValue(arguments[1]) < 0) return FailBadArgument(process, self, arguments);
  auto slot = static_cast<uint64_t>(SmallValue(arguments[1]));
  const size_t slots = table->is_ordered() ? table->count() : table->hashed().bucket_count();
  if (slot == slots) return InternAtom("$end_of_table");
  if (slot > slots) return FailBadArgument(process, self, arguments);
  if (table->is_ordered()) {
    Entry* entry = table->First();
    for (uint64_t i = 0; i < slot; ++i) entry = table->Next(entry);
    ChargeWork(process, static_cast<size_t>(slot));
    return BuildCons(process, CopyObject(process, entry), kNil);
  }
  Term list = kNil;
  for (Entry* entry = table->hashed().FirstOf(static_cast<size_t>(slot)); entry != nullptr; entry = entry->next[0]) {
    if (!entry->is_removed) list = BuildCons(process, CopyObject(process, entry), list);
  }
  return list;
}

// --- elements

namespace {

// A set's object while some of its elements get other values.
class ObjectUpdate {
 public:
  ObjectUpdate(Process& process, Table& table, Entry* entry) : process_(process), table_(table), entry_(entry) {}

  size_t arity() const { return TupleArity(entry_->object); }
  Term Element(size_t index) {
    for (size_t i = changes_.size(); i-- > 0;) {
      if (changes_[i].index == index) return changes_[i].value;
    }
    return TupleElement(entry_->object, index);
  }
  void Set(size_t index, Term value) { changes_.Push({index, value}); }

  // Writes the values to the table.
  void Finish() {
    bool is_in_place = IsWritable(entry_);
    for (size_t i = 0; i < changes_.size() && is_in_place; ++i) is_in_place = !IsPointer(changes_[i].value);
    if (is_in_place) {
      for (size_t i = 0; i < changes_.size(); ++i) PointerOf(entry_->object)[1 + changes_[i].index] = changes_[i].value;
      return;
    }
    const size_t count = arity();
    Word* object = Allocate(process_, 1 + count);
    for (size_t i = 0; i < count; ++i) object[1 + i] = TupleElement(entry_->object, i);
    for (size_t i = 0; i < changes_.size(); ++i) object[1 + changes_[i].index] = changes_[i].value;
    table_.Replace(entry_, MakeTuple(object, count), /*lies_in_entry=*/true);
    // Nobody else sees it, and what it refers to in the entry may be gone.
    for (size_t i = 0; i < count; ++i) object[1 + i] = kNil;
  }

 private:
  struct Change {
    size_t index;
    Term value;
  };
  Process& process_;
  Table& table_;
  Entry* entry_;
  WorkStack<Change, 8> changes_;
};

enum class UpdateError : uint8_t { kNone, kBadArgument, kKeyPosition, kPosition };

Term FailUpdate(Process& process, const BifName& self, const Term* arguments, UpdateError error) {
  if (error == UpdateError::kKeyPosition) return FailWithCause(process, self, arguments, "keypos");
  if (error == UpdateError::kPosition) return FailWithCause(process, self, arguments, "position");
  return FailBadArgument(process, self, arguments);
}

UpdateError ReadPosition(const Table& table, size_t arity, Term term, size_t* index) {
  if (!IsSmall(term)) return UpdateError::kBadArgument;
  if (SmallValue(term) < 1) return UpdateError::kPosition;
  auto position = static_cast<uint64_t>(SmallValue(term));
  if (position == table.key_index() + 1) return UpdateError::kKeyPosition;
  if (position > arity) return UpdateError::kPosition;
  *index = static_cast<size_t>(position) - 1;
  return UpdateError::kNone;
}

// Increment, {Position, Increment} or {Position, Increment, Threshold, SetValue}.
UpdateError Increment(Process& process, const Table& table, ObjectUpdate& update, Term operation, Term* result) {
  size_t index;
  Term increment = operation;
  Term threshold = kNoValue, set_value = kNoValue;
  if (IsTuple(operation)) {
    const size_t size = TupleArity(operation);
    if (size != 2 && size != 4) return UpdateError::kBadArgument;
    UpdateError error = ReadPosition(table, update.arity(), TupleElement(operation, 0), &index);
    if (error != UpdateError::kNone) return error;
    increment = TupleElement(operation, 1);
    if (size == 4) {
      threshold = TupleElement(operation, 2);
      set_value = TupleElement(operation, 3);
      if (!IsInteger(threshold) || !IsInteger(set_value)) return UpdateError::kBadArgument;
    }
  } else {
    index = table.key_index() + 1;
    if (index >= update.arity()) return UpdateError::kPosition;
  }
  Term value = update.Element(index);
  if (!IsInteger(increment) || !IsInteger(value)) return UpdateError::kBadArgument;
  const Term operands[] = {value, increment};
  Term sum = lumen_bif_plus(process, operands);
  if (sum == kNoValue) {
    process.pending = PendingError();
    return UpdateError::kBadArgument;
  }
  if (threshold != kNoValue) {
    const bool counts_down = CompareTerms(increment, MakeSmall(0)) < 0;
    const int order = CompareTerms(sum, threshold);
    if (counts_down ? order < 0 : order > 0) sum = set_value;
  }
  update.Set(index, sum);
  *result = sum;
  return UpdateError::kNone;
}

// The results, or kNoValue with the error.
Term IncrementAll(Process& process, const Table& table, ObjectUpdate& update, Term operations, UpdateError* error) {
  Term result = kNil;
  if (!IsList(operations)) {
    *error = Increment(process, table, update, operations, &result);
    return *error == UpdateError::kNone ? result : kNoValue;
  }
  WorkStack<Term> results;
  for (; IsCons(operations); operations = Tail(operations)) {
    if (IsInteger(Head(operations))) {
      *error = UpdateError::kBadArgument;
      return kNoValue;
    }
    *error = Increment(process, table, update, Head(operations), &result);
    if (*error != UpdateError::kNone) return kNoValue;
    results.Push(result);
  }
  if (!IsNil(operations)) {
    *error = UpdateError::kBadArgument;
    return kNoValue;
  }
  Term list = kNil;
  while (!results.empty()) list = BuildCons(process, results.Pop(), list);
  return list;
}

Term UpdateCounter(Process& process, const BifName& self, const Term* arguments, Term default_object) {
  TableUse table(process, arguments[0], Access::kWrite);
  if (table.get() == nullptr) return FailNoTable(process, self, arguments, table.failure());
  if (table->is_bag()) return FailWithCause(process, self, arguments, "table_type");
  if (default_object != kNoValue && !table->IsObject(default_object))
    return FailUpdate(process, self, arguments, IsTuple(default_object) ? UpdateError::kPosition : UpdateError::kBadArgument);
  Entry* entry = table->Find(arguments[1]);
  const bool is_new = entry == nullptr;
  if (is_new) {
    if (default_object == kNoValue) return FailWithCause(process, self, arguments, "badkey");
    // The default with the key that was asked for.
    const size_t arity = TupleArity(default_object);
    Word* object = Allocate(process, 1 + arity);
    for (size_t i = 0; i < arity; ++i) object[1 + i] = TupleElement(default_object, i);
    object[1 + table->key_index()] = arguments[1];
    table->Insert(MakeTuple(object, arity));
    entry = table->Find(arguments[1]);
  }
  ObjectUpdate update(process, *table.get(), entry);
  UpdateError error = UpdateError::kNone;
  Term result = IncrementAll(process, *table.get(), update, arguments[2], &error);
  if (error != UpdateError::kNone) {
    if (is_new) table->Remove(entry);
    return FailUpdate(process, self, arguments, error);
  }
  // Bignums of the table must not leave it.
  result = CopyToHeap(process, result);
  update.Finish();
  return result;
}

}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_ets_update_counter_3) { return UpdateCounter(process, self, arguments, kNoValue); }
LUMEN_DEFINE_BIF(lumen_bif_ets_update_counter_4) { return UpdateCounter(process, self, arguments, arguments[3]); }

// {Position, Value} or a list of them.
LUMEN_DEFINE_BIF(lumen_bif_ets_update_element) {
  TableUse table(process, arguments[0], Access::kWrite);
  if (table.get() == nullptr) return FailNoTable(process, self, arguments, table.failure());
  if (table->is_bag()) return FailBadArgument(process, self, arguments);
  Entry* entry = table->Find(arguments[1]);
  if (entry == nullptr) return atoms::False();
  Term changes = arguments[2];
  const bool is_one = IsTuple(changes);
  if (!is_one && ListLength(changes) < 0) return FailBadArgument(process, self, arguments);
  ObjectUpdate update(process, *table.get(), entry);
  for (Term rest = changes; is_one || IsCons(rest); rest = Tail(rest)) {
    Term change = is_one ? changes : Head(rest);
    if (!IsTuple(change) || TupleArity(change) != 2) return FailBadArgument(process, self, arguments);
    size_t index;
    UpdateError error = ReadPosition(*table.get(), update.arity(), TupleElement(change, 0), &index);
    if (error == UpdateError::kKeyPosition) return FailUpdate(process, self, arguments, error);
    if (error != UpdateError::kNone) return FailBadArgument(process, self, arguments);
    update.Set(index, TupleElement(change, 1));
    if (is_one) break;
  }
  update.Finish();
  return atoms::True();
}

}  // namespace lumen::runtime

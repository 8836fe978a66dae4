// BIFs on tables as such: making and deleting, owners and heirs, what is known of one.
//
// Tested by tests/programs/tables.erl.
#include "runtime/bifs/ets.h"
#include "runtime/bifs/system.h"
#include "runtime/process/communication.h"
#include "runtime/process/process_table.h"
#include "runtime/scheduler/group.h"

namespace lumen::runtime {

using ets::Access;
using ets::Entry;
using ets::Protection;
using ets::Table;
using ets::TableOptions;
using ets::TableType;
using ets::TableUse;

namespace {

struct TypeName {
  TableType type;
  std::string_view name;
};
constexpr TypeName kTypes[] = {{TableType::kSet, "set"},
                               {TableType::kOrderedSet, "ordered_set"},
                               {TableType::kBag, "bag"},
                               {TableType::kDuplicateBag, "duplicate_bag"}};
struct ProtectionName {
  Protection protection;
  std::string_view name;
};
constexpr ProtectionName kProtections[] = {
    {Protection::kPublic, "public"}, {Protection::kProtected, "protected"}, {Protection::kPrivate, "private"}};

bool ReadProtection(Term term, Protection* protection) {
  for (const ProtectionName& known : kProtections) {
    if (known.name != AtomText(term)) continue;
    *protection = known.protection;
    return true;
  }
  return false;
}

bool ReadBoolean(Term term, bool* value) {
  *value = term == atoms::True();
  return *value || term == atoms::False();
}

// {heir, none} or {heir, Pid, Data}
bool ReadHeir(Term option, Term* heir, Term* data) {
  if (TupleArity(option) == 2 && IsAtom(TupleElement(option, 1)) && AtomText(TupleElement(option, 1)) == "none") {
    *heir = kNoValue;
    *data = kNil;
    return true;
  }
  if (TupleArity(option) != 3 || !IsPid(TupleElement(option, 1))) return false;
  *heir = TupleElement(option, 1);
  *data = TupleElement(option, 2);
  return true;
}

bool ReadAtomOption(Term option, TableOptions* options) {
  std::string_view text = AtomText(option);
  for (const TypeName& known : kTypes) {
    if (known.name != text) continue;
    options->type = known.type;
    return true;
  }
  if (ReadProtection(option, &options->protection)) return true;
  if (text == "named_table") {
    options->is_named = true;
  } else if (text == "compressed") {
    options->is_compressed = true;
  } else {
    return false;
  }
  return true;
}

bool ReadWriteConcurrency(Term value, TableOptions* options) {
  options->is_write_concurrency_automatic = IsAtom(value) && AtomText(value) == "auto";
  options->lock_count = 0;
  options->has_write_concurrency = true;
  if (options->is_write_concurrency_automatic) return true;
  if (!IsTuple(value)) return ReadBoolean(value, &options->has_write_concurrency);
  // A number of locks, which OTP's tests ask for; it takes the power of two that is not above.
  constexpr int64_t kLeast = 64, kMost = 32768;
  if (TupleArity(value) != 2 || TupleElement(value, 0) != InternAtom("debug_hash_fixed_number_of_locks")) return false;
  const Term count = TupleElement(value, 1);
  if (!IsSmall(count) || SmallValue(count) < 1 || SmallValue(count) > kMost) return false;
  options->lock_count = kLeast;
  while (2 * options->lock_count <= SmallValue(count)) options->lock_count *= 2;
  return true;
}

bool ReadTupleOption(Term option, TableOptions* options, bool* has_counters) {
  if (TupleArity(option) < 2 || !IsAtom(TupleElement(option, 0))) return false;
  std::string_view text = AtomText(TupleElement(option, 0));
  if (text == "heir") return ReadHeir(option, &options->heir, &options->heir_data);
  if (TupleArity(option) != 2) return false;
  Term value = TupleElement(option, 1);
  if (text == "keypos") {
    if (!IsSmall(value) || SmallValue(value) < 1) return false;
    options->key_index = static_cast<size_t>(SmallValue(value)) - 1;
    return static_cast<int64_t>(options->key_index) + 1 == SmallValue(value);
  }
  if (text == "write_concurrency") return ReadWriteConcurrency(value, options);
  if (text == "read_concurrency") return ReadBoolean(value, &options->has_read_concurrency);
  if (text == "decentralized_counters") {
    *has_counters = true;
    return ReadBoolean(value, &options->has_decentralised_counters);
  }
  return false;
}

// Of options that contradict each other the last one counts.
bool ReadOptions(Term list, TableOptions* options) {
  bool has_counters = false;
  for (; IsCons(list); list = Tail(list)) {
    Term option = Head(list);
    const bool is_known =
        IsAtom(option) ? ReadAtomOption(option, options) : IsTuple(option) && ReadTupleOption(option, options, &has_counters);
    if (!is_known) return false;
  }
  // As on OTP where nobody else can write at the same time.
  if (options->protection == Protection::kPrivate || SchedulerCount() == 1) {
    options->has_write_concurrency = options->is_write_concurrency_automatic = false;
    options->lock_count = 0;
  }
  // The defaults depend on other options; nothing here does, but programs ask for them.
  if (!has_counters)
    options->has_decentralised_counters =
        options->is_write_concurrency_automatic || options->lock_count != 0 || options->type == TableType::kOrderedSet;
  options->has_decentralised_counters &= options->has_write_concurrency;
  return IsNil(list);
}

}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_ets_new) {
  TableOptions options;
  if (!IsAtom(arguments[0]) || !ReadOptions(arguments[1], &options)) return FailBadArgument(process, self, arguments);
  Term identifier = ets::NewTable(process, arguments[0], options);
  return identifier != kNoValue ? identifier : FailWithCause(process, self, arguments, "already_exists");
}

LUMEN_DEFINE_BIF(lumen_bif_ets_delete_1) {
  size_t count = 0;
  TableUse::Failure failure = ets::DeleteTable(process, arguments[0], &count);
  if (failure != TableUse::Failure::kNone) return FailNoTable(process, self, arguments, failure);
  return atoms::True();
}

// ets:delete_all_objects/1. The second argument is stdlib's own.
LUMEN_DEFINE_BIF(lumen_bif_ets_internal_delete_all) {
  constexpr size_t kUnitsPerObject = 16;
  size_t expected = 0;
  if (TableUse table(process, arguments[0], Access::kWrite); table.get() != nullptr) expected = table->count();
  CountWork(process, expected * kUnitsPerObject);
  TableUse table(process, arguments[0], Access::kWrite);
  if (table.get() == nullptr) return FailNoTable(process, self, arguments, table.failure());
  const size_t count = table->RemoveAll();
  return BuildUnsigned(process, count);
}

LUMEN_DEFINE_BIF(lumen_bif_ets_rename) {
  TableUse table(process, arguments[0], Access::kWrite);
  if (table.get() == nullptr) return FailNoTable(process, self, arguments, table.failure());
  if (!IsAtom(arguments[1]) || !ets::RenameTable(*table.get(), arguments[1])) return FailBadArgument(process, self, arguments);
  return ets::IdentifierOf(process, *table.get());
}

LUMEN_DEFINE_BIF(lumen_bif_ets_whereis) {
  if (!IsAtom(arguments[0])) return FailBadArgument(process, self, arguments);
  Term reference = ets::FindByName(process, arguments[0]);
  return reference == kNoValue ? atoms::Undefined() : reference;
}

LUMEN_DEFINE_BIF(lumen_bif_ets_give_away) {
  {
    TableUse table(process, arguments[0], Access::kWrite);
    if (table.get() == nullptr) return FailNoTable(process, self, arguments, table.failure());
    if (ets::OwnerOf(*table.get()) != process.pid()) return FailWithCause(process, self, arguments, "not_owner");
  }
  if (!IsPid(arguments[1])) return FailBadArgument(process, self, arguments);
  if (arguments[1] == process.pid()) return FailWithCause(process, self, arguments, "owner");
  if (!ets::GiveTableAway(process, arguments[0], arguments[1], arguments[2])) return FailBadArgument(process, self, arguments);
  return atoms::True();
}

LUMEN_DEFINE_BIF(lumen_bif_ets_setopts) {
  TableUse table(process, arguments[0], Access::kWrite);
  if (table.get() == nullptr) return FailNoTable(process, self, arguments, table.failure());
  if (ets::OwnerOf(*table.get()) != process.pid()) return FailBadArgument(process, self, arguments);
  Term heir = kNoValue, data = kNil;
  Protection protection = table->options.protection;
  bool sets_heir = false, sets_protection = false;
  Term list = IsTuple(arguments[1]) ? BuildCons(process, arguments[1], kNil) : arguments[1];
  for (; IsCons(list); list = Tail(list)) {
    Term option = Head(list);
    if (!IsTuple(option) || TupleArity(option) < 2 || !IsAtom(TupleElement(option, 0)))
      return FailBadArgument(process, self, arguments);
    std::string_view text = AtomText(TupleElement(option, 0));
    if (text == "heir" && !sets_heir) {
      sets_heir = ReadHeir(option, &heir, &data);
      if (!sets_heir) return FailBadArgument(process, self, arguments);
    } else if (text == "protection" && !sets_protection && TupleArity(option) == 2 && IsAtom(TupleElement(option, 1))) {
      sets_protection = ReadProtection(TupleElement(option, 1), &protection);
      if (!sets_protection) return FailBadArgument(process, self, arguments);
    } else {
      return FailBadArgument(process, self, arguments);
    }
  }
  if (!IsNil(list)) return FailBadArgument(process, self, arguments);
  if (sets_heir) ets::SetHeir(*table.get(), heir, data);
  if (sets_protection) ets::SetProtection(*table.get(), protection);
  return atoms::True();
}

LUMEN_DEFINE_BIF(lumen_bif_ets_safe_fixtable) {
  TableUse table(process, arguments[0], Access::kRead);
  if (table.get() == nullptr) return FailNoTable(process, self, arguments, table.failure());
  if (arguments[1] == atoms::True()) {
    process.has_fixed_tables = true;
    table->Fix(process.pid());
  } else if (arguments[1] == atoms::False()) {
    table->Unfix(process.pid(), /*fully=*/false);
  } else {
    return FailBadArgument(process, self, arguments);
  }
  return atoms::True();
}

// ets:all/0 waits for an answer {Reference, Tables} from each scheduler. All tables are in the first.
LUMEN_DEFINE_BIF(lumen_bif_ets_internal_request_all) {
  Term reference = BuildReference(process, NewReferenceNumber());
  Term tables = ets::AllTables(process);
  const Term key = InternAtom("schedulers");
  const int64_t schedulers = SmallValue(lumen_bif_system_info(process, &key));
  for (int64_t i = 0; i < schedulers; ++i) {
    Term message = BuildTuple(process, reference, i == 0 ? tables : kNil);
    SendToSelf(process, NewSignal(SignalKind::kMessage, 0, 0, message));
  }
  return reference;
}

// --- what is known of a table

namespace {

std::string_view NameOfType(TableType type) {
  for (const TypeName& known : kTypes) {
    if (known.type == type) return known.name;
  }
  return {};
}

std::string_view NameOfProtection(Protection protection) {
  for (const ProtectionName& known : kProtections) {
    if (known.protection == protection) return known.name;
  }
  return {};
}

Term Fixations(Process& process, const Table& table) {
  Term list = kNil;
  for (const ets::Fixation* fixation = table.fixations(); fixation != nullptr; fixation = fixation->next)
    list = BuildCons(process, BuildTuple(process, fixation->pid, BuildUnsigned(process, fixation->count)), list);
  return list;
}

// False, or since when and by whom: {{MegaSeconds, Seconds, MicroSeconds}, ...} or {MonotonicTime, ...}.
Term SafeFixed(Process& process, const Table& table, bool is_monotonic) {
  if (!table.is_fixed()) return atoms::False();
  if (is_monotonic) return BuildTuple(process, BuildInteger(process, table.fixed_since), Fixations(process, table));
  constexpr int64_t kNanosecondsPerMicrosecond = 1000, kMillion = 1'000'000;
  const int64_t micros = (TimeOffset() + table.fixed_since) / kNanosecondsPerMicrosecond;
  Term time = BuildTuple(process, BuildInteger(process, micros / kMillion / kMillion), BuildInteger(process, micros / kMillion % kMillion),
                         BuildInteger(process, micros % kMillion));
  return BuildTuple(process, time, Fixations(process, table));
}

// Of a hash table: {Buckets, Average, Deviation, ExpectedDeviation, Shortest, Longest, Removed, Locks} of chain lengths. Removed objects
// are kept while the table is fixed.
Term Statistics(Process& process, Table& table) {
  if (table.is_ordered()) return atoms::False();
  const size_t buckets = table.hashed().bucket_count();
  size_t shortest = SIZE_MAX, longest = 0, total = 0;
  double squares = 0;
  for (size_t i = 0; i < buckets; ++i) {
    size_t length = 0;
    for (const Entry* entry = table.hashed().FirstOf(i); entry != nullptr; entry = entry->next[0]) ++length;
    if (length < shortest) shortest = length;
    if (length > longest) longest = length;
    total += length;
    squares += static_cast<double>(length) * static_cast<double>(length);
  }
  ChargeWork(process, buckets);
  // In OTP's precision.
  const auto n = static_cast<double>(buckets);
  const auto average = static_cast<float>(static_cast<double>(total) / n);
  const auto deviation = static_cast<float>(__builtin_sqrt((squares - average * static_cast<double>(total)) / n));
  const auto expected = static_cast<float>(__builtin_sqrt(average * (1 - 1 / n)));
  return BuildTuple(process, BuildUnsigned(process, buckets), BuildFloat(process, average), BuildFloat(process, deviation),
                    BuildFloat(process, expected), BuildUnsigned(process, shortest), BuildUnsigned(process, longest),
                    BuildUnsigned(process, table.hashed().removed_count()), MakeSmall(1));
}

Term BinariesOf(Process& process, const Entry* entry, Term list) {
  for (const Word* object = entry->binaries; object != nullptr;
       object = reinterpret_cast<const Word*>(static_cast<uintptr_t>(object[abi::kSharedBinaryNextWord]))) {
    if (abi::KindOfHeader(object[0]) != HeaderKind::kReferenceCountedBinary) continue;
    SharedBinary* shared = SharedBinaryOf(object);
    Term triple = BuildTuple(process, BuildUnsigned(process, reinterpret_cast<uintptr_t>(shared)), BuildUnsigned(process, shared->capacity_bytes),
                             // Relaxed: a number that may change at once.
                             BuildUnsigned(process, shared->references.load(std::memory_order_relaxed)));
    list = BuildCons(process, triple, list);
  }
  return list;
}

// [{Address, Bytes, References}] of the shared binaries in it, those of removed objects that are kept included.
Term Binaries(Process& process, Table& table) {
  Term list = kNil;
  if (table.is_ordered()) {
    for (const Entry* entry = table.First(); entry != nullptr; entry = table.Next(entry)) list = BinariesOf(process, entry, list);
    return list;
  }
  for (size_t i = 0; i < table.hashed().bucket_count(); ++i) {
    for (const Entry* entry = table.hashed().FirstOf(i); entry != nullptr; entry = entry->next[0]) list = BinariesOf(process, entry, list);
  }
  return list;
}

Term WriteConcurrency(Process& process, const Table& table) {
  if (table.options.lock_count != 0)
    return BuildTuple(process, InternAtom("debug_hash_fixed_number_of_locks"), BuildInteger(process, table.options.lock_count));
  if (table.options.is_write_concurrency_automatic) return InternAtom("auto");
  return atoms::Boolean(table.options.has_write_concurrency);
}

struct Item {
  std::string_view name;
  Term (*value)(Process& process, Table& table);
};

// In the order of info/1, those after `protection` for info/2 alone.
constexpr Item kItems[] = {
    {"id", [](Process& process, Table& table) { return ets::ReferenceTo(process, table); }},
    {"decentralized_counters", [](Process&, Table& table) { return atoms::Boolean(table.options.has_decentralised_counters); }},
    {"read_concurrency", [](Process&, Table& table) { return atoms::Boolean(table.options.has_read_concurrency); }},
    {"write_concurrency", [](Process& process, Table& table) { return WriteConcurrency(process, table); }},
    {"compressed", [](Process&, Table& table) { return atoms::Boolean(table.options.is_compressed); }},
    {"memory", [](Process& process, Table& table) { return BuildUnsigned(process, table.size_bytes() / sizeof(Word)); }},
    {"owner", [](Process&, Table& table) { return ets::OwnerOf(table); }},
    {"heir", [](Process&, Table& table) { Term heir = ets::HeirOf(table); return heir == kNoValue ? InternAtom("none") : heir; }},
    {"name", [](Process&, Table& table) { return ets::NameOf(table); }},
    {"size", [](Process& process, Table& table) { return BuildUnsigned(process, table.count()); }},
    {"node", [](Process& process, Table&) { return lumen_bif_node_0(process, nullptr); }},
    {"named_table", [](Process&, Table& table) { return atoms::Boolean(table.is_named); }},
    {"type", [](Process&, Table& table) { return InternAtom(NameOfType(table.type())); }},
    {"keypos", [](Process& process, Table& table) { return BuildUnsigned(process, table.key_index() + 1); }},
    {"protection", [](Process&, Table& table) { return InternAtom(NameOfProtection(ets::ProtectionOf(table))); }},
    {"fixed", [](Process&, Table& table) { return atoms::Boolean(table.is_fixed()); }},
    {"safe_fixed", [](Process& process, Table& table) { return SafeFixed(process, table, false); }},
    {"safe_fixed_monotonic_time", [](Process& process, Table& table) { return SafeFixed(process, table, true); }},
    {"stats", Statistics},
    {"binary", Binaries},
};
constexpr std::string_view kLastOfAll = "protection";

bool IsIdentifier(Term term) { return IsAtom(term) || ets::IsTableReference(term); }

}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_ets_info_1) {
  if (!IsIdentifier(arguments[0])) return FailWithCause(process, self, arguments, "type");
  TableUse table(process, arguments[0], Access::kKnow);
  if (table.get() == nullptr) return atoms::Undefined();
  WorkStack<Term> pairs;
  for (const Item& item : kItems) {
    pairs.Push(BuildTuple(process, InternAtom(item.name), item.value(process, *table.get())));
    if (item.name == kLastOfAll) break;
  }
  Term list = kNil;
  while (!pairs.empty()) list = BuildCons(process, pairs.Pop(), list);
  return list;
}

LUMEN_DEFINE_BIF(lumen_bif_ets_info_2) {
  if (!IsIdentifier(arguments[0])) return FailWithCause(process, self, arguments, "type");
  TableUse table(process, arguments[0], Access::kKnow);
  if (table.get() == nullptr) return atoms::Undefined();
  if (!IsAtom(arguments[1])) return FailBadArgument(process, self, arguments);
  for (const Item& item : kItems) {
    if (item.name == AtomText(arguments[1])) return item.value(process, *table.get());
  }
  return FailBadArgument(process, self, arguments);
}

}  // namespace lumen::runtime

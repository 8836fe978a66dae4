// BIFs that look for objects in tables by patterns and match specifications.
//
// A search goes through the whole table, unless each clause's pattern gives the key, when it goes to the objects with these keys, or a key's first
// parts, when it goes through those in an ordered table that have them. Now and then it lets others use the table, which is fixed meanwhile. One with a limit stops when it has as many results and gives a continuation, a tuple as OTP's are (ets:repair_continuation/2
// knows them):
//   ordered_set    {Table, Last key seen, [], Limit, Specification, [], 1 if reversed, 0}
//   others         {Table, Next bucket (-1: none), Limit, Specification, Results left over, Their number}
// A bucket is always finished; what it gives beyond the limit is left over for the next call.
//
// Tested by tests/programs/tables.erl and match_specs.erl.
#include "runtime/bifs/ets.h"
#include "runtime/bifs/match_spec.h"
#include "runtime/term/compare.h"

namespace lumen::runtime {

using ets::Access;
using ets::Entry;
using ets::Table;
using ets::TableType;
using ets::TableUse;

namespace {

constexpr size_t kObjectUnits = 32;  // of CountWork
constexpr int64_t kNoBucket = -1;

Term EndOfTable() { return InternAtom("$end_of_table"); }

// A specification from a pattern: [{Pattern, [], [Result]}].
Term PatternSpec(Process& process, Term pattern, std::string_view result) {
  Term body = BuildCons(process, InternAtom(result), kNil);
  return BuildCons(process, BuildTuple(process, pattern, kNil, body), kNil);
}

// No clauses at all, which match nothing, are right here and nowhere else.
bool CompileForTable(MatchSpec& spec, Term specification) { return IsNil(specification) || spec.Compile(specification); }

// The entries that a specification can match, one after the other; each once.
class Candidates {
 public:
  Candidates(Process& process, TableUse& use, MatchSpec& spec) : process_(process), use_(use), table_(*use.get()) {
    for (size_t i = 0; i < spec.clause_count(); ++i) {
      Term key;
      if (!spec.FixedKey(i, table_.key_index(), &key)) {
        has_keys_ = false;
        has_range_ = table_.is_ordered() && spec.KeyRange(table_.key_index(), &range_);
        break;
      }
      if (!IsKnown(key)) keys_.Push(key);
    }
    // So that no buckets are merged while entries are removed.
    if (!table_.is_ordered()) table_.hashed().Freeze(true);
  }
  Candidates(const Candidates&) = delete;
  Candidates& operator=(const Candidates&) = delete;
  ~Candidates() {
    ChargeWork(process_, seen_ * kObjectUnits);
    if (table_.is_gone || table_.is_ordered()) return;
    table_.hashed().Freeze(false);
    if (has_fixed_) {
      table_.Unfix(process_.pid(), /*fully=*/false);
    } else if (!table_.is_fixed()) {
      table_.hashed().ShrinkAsNeeded();
    }
  }
  // Whether there are keys to look for; otherwise all entries are candidates.
  bool has_keys() const { return has_keys_; }

  // Calls visit(entry) for all; an entry may be removed or replaced by it. False where the table has been deleted meanwhile.
  template <typename Visit>
  [[nodiscard]] bool ForEach(const Visit& visit) {
    if (has_keys_) {
      for (size_t i = 0; i < keys_.size(); ++i) {
        for (Entry* entry = table_.Find(keys_[i]); entry != nullptr;) {
          Entry* next = table_.NextOfKey(entry);
          Visited(visit, entry);
          entry = next;
        }
      }
      return true;
    }
    if (table_.is_ordered()) return ForEachFrom(Begin(/*is_reversed=*/false), /*is_reversed=*/false, [&](Entry* entry) { return visit(entry), true; });
    for (size_t bucket = 0; bucket < table_.hashed().bucket_count(); ++bucket) {
      if (!ForEachInBucket(bucket, visit)) return false;
    }
    return true;
  }

  // Of an ordered table, where to begin.
  Entry* Begin(bool is_reversed) const {
    if (!has_range_) return is_reversed ? table_.Last() : table_.First();
    return is_reversed ? table_.ordered().Previous(FirstBehindRange()) : FirstInRange();
  }

  // Of an ordered table, from an entry on, while visit(entry) is true. False: as above.
  template <typename Visit>
  [[nodiscard]] bool ForEachFrom(Entry* entry, bool is_reversed, const Visit& visit) {
    const Entry* end = End(is_reversed);
    while (entry != nullptr && entry != end) {
      Entry* next = is_reversed ? entry->previous : entry->next[0];
      if (!Visited(visit, entry)) return true;
      entry = next;
      if (seen_ < kObjectsPerTurn || entry == nullptr || entry == end) continue;
      Term key = CopyToHeap(process_, entry->Key(table_.key_index()));
      if (!Rest()) return false;
      entry = table_.Find(key);
      if (entry == nullptr) entry = is_reversed ? table_.ordered().Before(key) : table_.ordered().AtOrAfter(key, /*is_strict=*/true);
      end = End(is_reversed);
    }
    return true;
  }

  // Of another table. False: as above.
  template <typename Visit>
  [[nodiscard]] bool ForEachInBucket(size_t bucket, const Visit& visit) {
    for (Entry* entry = table_.hashed().FirstOf(bucket); entry != nullptr;) {
      Entry* next = entry->next[0];
      if (!entry->is_removed) Visited(visit, entry);
      entry = next;
    }
    if (++buckets_ < kBucketsPerTurn && seen_ < kObjectsPerTurn) return true;
    if (!has_fixed_) table_.Fix(process_.pid());
    has_fixed_ = true;
    return Rest();
  }

 private:
  static constexpr size_t kObjectsPerTurn = 1000;
  static constexpr size_t kBucketsPerTurn = 8 * kObjectsPerTurn;  // of which many may be empty

  template <typename Visit>
  auto Visited(const Visit& visit, Entry* entry) {
    ++seen_;
    return visit(entry);
  }
  Entry* FirstInRange() const {
    return table_.ordered().FirstNotBelow([&](Term key) { return OrderInRange(key, range_) < 0; });
  }
  Entry* FirstBehindRange() const {
    return table_.ordered().FirstNotBelow([&](Term key) { return OrderInRange(key, range_) <= 0; });
  }
  // The first entry on the way that cannot match, nor can those behind it; null: none.
  Entry* End(bool is_reversed) const {
    if (!has_range_) return nullptr;
    if (!is_reversed) return FirstBehindRange();
    return table_.ordered().Previous(FirstInRange());
  }
  bool Rest() {
    ChargeWork(process_, seen_ * kObjectUnits + buckets_);
    seen_ = buckets_ = 0;
    return use_.Rest(process_);
  }
  bool IsKnown(Term key) {
    for (size_t i = 0; i < keys_.size(); ++i) {
      if (table_.is_ordered() ? CompareTerms(keys_[i], key) == 0 : AreExactlyEqual(keys_[i], key)) return true;
    }
    return false;
  }

  Process& process_;
  TableUse& use_;
  Table& table_;
  WorkStack<Term, 4> keys_;
  bool has_keys_ = true;
  bool has_range_ = false;  // of an ordered table: only keys that range_ leaves possible
  Term range_ = kNil;
  bool has_fixed_ = false;
  size_t seen_ = 0;     // since the last rest
  size_t buckets_ = 0;
};

// The results so far, newest first.
struct Results {
  Process& process;
  MatchSpec& spec;
  Term list = kNil;
  size_t count = 0;

  void Try(const Entry* entry) {
    Term result = spec.Run(process, entry->object, MatchSpec::Results::kCopied);
    if (result == kNoValue) return;
    list = BuildCons(process, result, list);
    ++count;
  }
};

Term ReverseList(Process& process, Term list) {
  Term reversed = kNil;
  for (; IsCons(list); list = Tail(list)) reversed = BuildCons(process, Head(list), reversed);
  return reversed;
}

// --- without a limit

// kNoValue where the table has been deleted meanwhile.
Term SelectAll(Process& process, TableUse& table, MatchSpec& spec, bool is_reversed) {
  Results results{process, spec};
  Candidates candidates(process, table, spec);
  if (!candidates.ForEach([&](Entry* entry) { results.Try(entry); })) return kNoValue;
  // Newest first is the order of a search that goes backwards, and that of hash tables.
  return table->is_ordered() && !is_reversed ? ReverseList(process, results.list) : results.list;
}

Term Select(Process& process, const BifName& self, const Term* arguments, Term specification, bool is_reversed) {
  TableUse table(process, arguments[0], Access::kRead);
  if (table.get() == nullptr) return FailNoTable(process, self, arguments, table.failure());
  MatchSpec spec;
  if (!CompileForTable(spec, specification)) return FailBadArgument(process, self, arguments);
  Term result = SelectAll(process, table, spec, is_reversed);
  return result != kNoValue ? result : FailNoTable(process, self, arguments, TableUse::Failure::kNoId);
}

// --- with a limit

struct Search {
  TableUse& table;
  Term identifier;
  MatchSpec& spec;
  Term compiled;  // the reference behind `spec`
  size_t limit;
  bool goes_on;  // from a continuation
};

Term HashContinuation(Process& process, const Search& search, int64_t bucket, Term left_over, size_t count) {
  return BuildTuple(process, search.identifier, BuildInteger(process, bucket), BuildUnsigned(process, search.limit), search.compiled,
                    left_over, BuildUnsigned(process, count));
}

// Results up to the limit with how to go on. `bucket`: kNoBucket at the end.
Term GiveHashResults(Process& process, const Search& search, const Results& results, int64_t bucket) {
  if (results.count < search.limit || (results.count == search.limit && bucket == kNoBucket)) {
    if (results.count == 0) return EndOfTable();
    return BuildTuple(process, results.list, EndOfTable());
  }
  // The oldest are given first. What is left over is turned round by each call but the first, as on OTP.
  const size_t left_over = results.count - search.limit;
  Term given = results.list;
  Term rest = kNil;
  for (size_t i = 0; i < left_over; ++i, given = Tail(given)) rest = BuildCons(process, Head(given), rest);
  if (!search.goes_on) rest = ReverseList(process, rest);
  return BuildTuple(process, given, HashContinuation(process, search, bucket, rest, left_over));
}

// Like the next, kNoValue where the table has been deleted meanwhile.
Term SearchHash(Process& process, const Search& search, int64_t bucket, Results& results) {
  Candidates candidates(process, search.table, search.spec);
  const auto try_it = [&](Entry* entry) { results.Try(entry); };
  if (bucket == 0 && candidates.has_keys()) {
    if (!candidates.ForEach(try_it)) return kNoValue;
    return GiveHashResults(process, search, results, kNoBucket);
  }
  const auto buckets = static_cast<int64_t>(search.table->hashed().bucket_count());
  if (bucket != kNoBucket) {
    while (bucket < buckets && results.count < search.limit) {
      if (!candidates.ForEachInBucket(static_cast<size_t>(bucket++), try_it)) return kNoValue;
    }
    // The last bucket that is looked at may be the last of all, and nobody can tell without going on.
    if (bucket >= buckets) bucket = results.count >= search.limit && bucket == buckets ? buckets : kNoBucket;
  }
  return GiveHashResults(process, search, results, bucket);
}

// From an entry on; from where there may be a match where the search does not go on from a continuation.
Term SearchOrdered(Process& process, const Search& search, Entry* entry, bool is_reversed) {
  Results results{process, search.spec};
  Candidates candidates(process, search.table, search.spec);
  if (candidates.has_keys()) {
    if (!candidates.ForEach([&](Entry* candidate) { results.Try(candidate); })) return kNoValue;
    if (results.count == 0) return EndOfTable();
    return BuildTuple(process, is_reversed ? results.list : ReverseList(process, results.list), EndOfTable());
  }
  Term last_key = kNil;
  const auto try_it = [&](Entry* candidate) {
    results.Try(candidate);
    if (results.count < search.limit) return true;
    last_key = CopyToHeap(process, candidate->Key(search.table->key_index()));
    return false;
  };
  if (!candidates.ForEachFrom(search.goes_on ? entry : candidates.Begin(is_reversed), is_reversed, try_it)) return kNoValue;
  if (results.count == 0) return EndOfTable();
  Term list = ReverseList(process, results.list);
  if (results.count < search.limit) return BuildTuple(process, list, EndOfTable());
  Term continuation = BuildTuple(process, search.identifier, last_key, kNil, BuildUnsigned(process, search.limit), search.compiled, kNil,
                                 MakeSmall(is_reversed ? 1 : 0), MakeSmall(0));
  return BuildTuple(process, list, continuation);
}

bool ReadLimit(Term term, size_t* limit) {
  if (!IsSmall(term) || SmallValue(term) < 1) return false;
  *limit = static_cast<size_t>(SmallValue(term));
  return true;
}

Term SelectSome(Process& process, const BifName& self, const Term* arguments, Term specification, bool is_reversed) {
  size_t limit;
  TableUse table(process, arguments[0], Access::kRead);
  if (table.get() == nullptr) return FailNoTable(process, self, arguments, table.failure());
  if (!ReadLimit(arguments[2], &limit)) return FailBadArgument(process, self, arguments);
  if (IsNil(specification)) return EndOfTable();
  Term compiled = CompileMatchSpec(process, specification);
  if (compiled == kNoValue) return FailBadArgument(process, self, arguments);
  MatchSpec& spec = *CompiledMatchSpec(compiled);
  // As on OTP only a hash table's continuation knows the table whatever its name has come to be.
  Term identifier = table->is_ordered() ? arguments[0] : ets::ReferenceTo(process, *table.get());
  Search search{table, identifier, spec, compiled, limit, false};
  Term result;
  if (table->is_ordered()) {
    result = SearchOrdered(process, search, nullptr, is_reversed);
  } else {
    Results results{process, spec};
    result = SearchHash(process, search, 0, results);
  }
  return result != kNoValue ? result : FailNoTable(process, self, arguments, TableUse::Failure::kNoId);
}

// --- going on

Term ContinueOrdered(Process& process, const BifName& self, const Term* arguments) {
  Term continuation = arguments[0];
  TableUse table(process, TupleElement(continuation, 0), Access::kRead);
  if (table.get() == nullptr)
    return FailNoTable(process, self, arguments, table.failure(), TupleElement(continuation, 0));
  size_t limit;
  Term compiled = TupleElement(continuation, 4);
  MatchSpec* spec = CompiledMatchSpec(compiled);
  Term direction = TupleElement(continuation, 6);
  if (!table->is_ordered() || spec == nullptr || !ReadLimit(TupleElement(continuation, 3), &limit) ||
      (direction != MakeSmall(0) && direction != MakeSmall(1)))
    return FailBadArgument(process, self, arguments);
  const bool is_reversed = direction == MakeSmall(1);
  Term key = TupleElement(continuation, 1);
  Entry* entry = is_reversed ? table->ordered().Before(key) : table->ordered().AtOrAfter(key, /*is_strict=*/true);
  Term result = SearchOrdered(process, {table, TupleElement(continuation, 0), *spec, compiled, limit, true}, entry, is_reversed);
  return result != kNoValue ? result
                            : FailNoTable(process, self, arguments, TableUse::Failure::kNoId, TupleElement(continuation, 0));
}

Term ContinueHash(Process& process, const BifName& self, const Term* arguments) {
  Term continuation = arguments[0];
  TableUse table(process, TupleElement(continuation, 0), Access::kRead);
  if (table.get() == nullptr)
    return FailNoTable(process, self, arguments, table.failure(), TupleElement(continuation, 0));
  size_t limit;
  Term compiled = TupleElement(continuation, 3);
  MatchSpec* spec = CompiledMatchSpec(compiled);
  Term bucket = TupleElement(continuation, 1);
  Term left_over = TupleElement(continuation, 4);
  if (table->is_ordered() || spec == nullptr || !ReadLimit(TupleElement(continuation, 2), &limit) || !IsSmall(bucket) ||
      SmallValue(bucket) < kNoBucket || ListLength(left_over) < 0)
    return FailBadArgument(process, self, arguments);
  Results results{process, *spec, left_over, static_cast<size_t>(ListLength(left_over))};
  Search search{table, TupleElement(continuation, 0), *spec, compiled, limit, true};
  if (results.count >= limit) return GiveHashResults(process, search, results, SmallValue(bucket));
  Term result = SearchHash(process, search, SmallValue(bucket) == 0 ? kNoBucket : SmallValue(bucket), results);
  return result != kNoValue ? result
                            : FailNoTable(process, self, arguments, TableUse::Failure::kNoId, TupleElement(continuation, 0));
}

Term Continue(Process& process, const BifName& self, const Term* arguments) {
  Term continuation = arguments[0];
  if (continuation == EndOfTable()) return continuation;
  constexpr size_t kOrderedSize = 8, kHashSize = 6;
  if (IsTuple(continuation)) {
    if (TupleArity(continuation) == kOrderedSize) return ContinueOrdered(process, self, arguments);
    if (TupleArity(continuation) == kHashSize) return ContinueHash(process, self, arguments);
  }
  return FailBadArgument(process, self, arguments);
}

}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_ets_match_1) { return Continue(process, self, arguments); }
LUMEN_DEFINE_BIF(lumen_bif_ets_match_2) {
  return Select(process, self, arguments, PatternSpec(process, arguments[1], "$$"), false);
}
LUMEN_DEFINE_BIF(lumen_bif_ets_match_3) {
  return SelectSome(process, self, arguments, PatternSpec(process, arguments[1], "$$"), false);
}
LUMEN_DEFINE_BIF(lumen_bif_ets_match_object_1) { return Continue(process, self, arguments); }
LUMEN_DEFINE_BIF(lumen_bif_ets_match_object_2) {
  return Select(process, self, arguments, PatternSpec(process, arguments[1], "$_"), false);
}
LUMEN_DEFINE_BIF(lumen_bif_ets_match_object_3) {
  return SelectSome(process, self, arguments, PatternSpec(process, arguments[1], "$_"), false);
}
LUMEN_DEFINE_BIF(lumen_bif_ets_select_1) { return Continue(process, self, arguments); }
LUMEN_DEFINE_BIF(lumen_bif_ets_select_2) { return Select(process, self, arguments, arguments[1], false); }
LUMEN_DEFINE_BIF(lumen_bif_ets_select_3) { return SelectSome(process, self, arguments, arguments[1], false); }
LUMEN_DEFINE_BIF(lumen_bif_ets_select_reverse_1) { return Continue(process, self, arguments); }
LUMEN_DEFINE_BIF(lumen_bif_ets_select_reverse_2) { return Select(process, self, arguments, arguments[1], true); }
LUMEN_DEFINE_BIF(lumen_bif_ets_select_reverse_3) { return SelectSome(process, self, arguments, arguments[1], true); }

// --- what a body says of an object

LUMEN_DEFINE_BIF(lumen_bif_ets_select_count) {
  TableUse table(process, arguments[0], Access::kRead);
  if (table.get() == nullptr) return FailNoTable(process, self, arguments, table.failure());
  MatchSpec spec;
  if (!CompileForTable(spec, arguments[1])) return FailBadArgument(process, self, arguments);
  size_t count = 0;
  Candidates candidates(process, table, spec);
  if (!candidates.ForEach([&](Entry* entry) {
        count += spec.Run(process, entry->object, MatchSpec::Results::kShared) == atoms::True();
      }))
    return FailNoTable(process, self, arguments, TableUse::Failure::kNoId);
  return BuildUnsigned(process, count);
}

// ets:select_delete/2
LUMEN_DEFINE_BIF(lumen_bif_ets_internal_select_delete) {
  TableUse table(process, arguments[0], Access::kWrite);
  if (table.get() == nullptr) return FailNoTable(process, self, arguments, table.failure());
  MatchSpec spec;
  if (!CompileForTable(spec, arguments[1])) return FailBadArgument(process, self, arguments);
  size_t count = 0;
  Candidates candidates(process, table, spec);
  if (!candidates.ForEach([&](Entry* entry) {
        if (spec.Run(process, entry->object, MatchSpec::Results::kShared) != atoms::True()) return;
        table->Remove(entry);
        ++count;
      }))
    return FailNoTable(process, self, arguments, TableUse::Failure::kNoId);
  return BuildUnsigned(process, count);
}

LUMEN_DEFINE_BIF(lumen_bif_ets_select_replace) {
  TableUse table(process, arguments[0], Access::kWrite);
  if (table.get() == nullptr) return FailNoTable(process, self, arguments, table.failure());
  if (table->type() == TableType::kBag) return FailWithCause(process, self, arguments, "table_type");
  MatchSpec spec;
  if (!CompileForTable(spec, arguments[1]) || !spec.KeepsKey(table->key_index())) return FailBadArgument(process, self, arguments);
  size_t count = 0;
  Candidates candidates(process, table, spec);
  if (!candidates.ForEach([&](Entry* entry) {
        Term object = spec.Run(process, entry->object, MatchSpec::Results::kCopied);
        if (object == kNoValue) return;
        table->Replace(entry, object, /*lies_in_entry=*/false);
        ++count;
      }))
    return FailNoTable(process, self, arguments, TableUse::Failure::kNoId);
  return BuildUnsigned(process, count);
}

// --- specifications without a table

LUMEN_DEFINE_BIF(lumen_bif_ets_match_spec_compile) {
  Term compiled = CompileMatchSpec(process, arguments[0]);
  return compiled == kNoValue ? FailBadArgument(process, self, arguments) : compiled;
}

LUMEN_DEFINE_BIF(lumen_bif_ets_is_compiled_ms) { return atoms::Boolean(CompiledMatchSpec(arguments[0]) != nullptr); }

// The results for a list of terms, in front of another list and in reverse.
LUMEN_DEFINE_BIF(lumen_bif_ets_match_spec_run_r) {
  MatchSpec* spec = CompiledMatchSpec(arguments[1]);
  if (spec == nullptr || CountLength(process, arguments[0]) < 0 || CountLength(process, arguments[2]) < 0) return FailBadArgument(process, self, arguments);
  Term results = arguments[2];
  WorkCounter work(process);
  for (Term rest = arguments[0]; IsCons(rest); rest = Tail(rest)) {
    work.Add(kObjectUnits);
    Term result = spec->Run(process, Head(rest), MatchSpec::Results::kShared);
    if (result != kNoValue) results = BuildCons(process, result, results);
  }
  return results;
}

namespace {
// A list of {error, Text}, in order.
class ErrorList final : public MatchSpec::Complaints {
 public:
  explicit ErrorList(Process& process) : process_(process) {}
  void Add(const TextBuffer& text) override {
    errors_.Push(BuildTuple(process_, atoms::Error(), BuildString(process_, text.view())));
  }
  Term List() {
    Term list = kNil;
    while (!errors_.empty()) list = BuildCons(process_, errors_.Pop(), list);
    return list;
  }

 private:
  Process& process_;
  WorkStack<Term> errors_;
};
}  // namespace

// {ok, Result, Flags, Warnings} or {error, Errors}. Of the two dialects that there are, that of tables.
LUMEN_DEFINE_BIF(lumen_bif_match_spec_test) {
  if (!IsAtom(arguments[2])) return FailBadArgument(process, self, arguments);
  std::string_view dialect = AtomText(arguments[2]);
  if (dialect == "trace") return Fail(process, self, arguments, InternAtom("notsup"));
  if (dialect != "table") return FailBadArgument(process, self, arguments);
  MatchSpec spec;
  ErrorList errors(process);
  if (!spec.Compile(arguments[1], &errors)) return BuildTuple(process, atoms::Error(), errors.List());
  Term result = spec.Run(process, arguments[0], MatchSpec::Results::kShared);
  return BuildTuple(process, atoms::Ok(), result == kNoValue ? atoms::False() : result, kNil, kNil);
}

}  // namespace lumen::runtime

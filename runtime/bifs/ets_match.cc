// BIFs that look for objects in tables by patterns and match specifications.
//
// A search goes through the whole table under its lock, unless each clause's pattern gives the key, when it goes to the objects with these
// keys. One with a limit stops when it has as many results and gives a continuation, a tuple as OTP's are (ets:repair_continuation/2
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
  Candidates(Table& table, MatchSpec& spec) : table_(table) {
    for (size_t i = 0; i < spec.clause_count(); ++i) {
      Term key;
      if (!spec.FixedKey(i, table.key_index(), &key)) {
        has_keys_ = false;
        break;
      }
      if (!IsKnown(key)) keys_.Push(key);
    }
  }
  // Whether there are keys to look for; otherwise all entries are candidates.
  bool has_keys() const { return has_keys_; }

  // Calls visit(entry) for all; an entry may be removed or replaced by it.
  template <typename Visit>
  void ForEach(const Visit& visit) {
    if (has_keys_) {
      for (size_t i = 0; i < keys_.size(); ++i) {
        for (Entry* entry = table_.Find(keys_[i]); entry != nullptr;) {
          Entry* next = table_.NextOfKey(entry);
          visit(entry);
          entry = next;
        }
      }
      return;
    }
    if (table_.is_ordered()) {
      for (Entry* entry = table_.First(); entry != nullptr;) {
        Entry* next = table_.Next(entry);
        visit(entry);
        entry = next;
      }
      return;
    }
    // So that no buckets are merged while entries are removed.
    table_.hashed().Freeze(true);
    for (size_t bucket = 0; bucket < table_.hashed().bucket_count(); ++bucket) ForEachInBucket(bucket, visit);
    table_.hashed().Freeze(false);
    if (!table_.is_fixed()) table_.hashed().ShrinkAsNeeded();
  }

  template <typename Visit>
  void ForEachInBucket(size_t bucket, const Visit& visit) {
    for (Entry* entry = table_.hashed().FirstOf(bucket); entry != nullptr;) {
      Entry* next = entry->next[0];
      if (!entry->is_removed) visit(entry);
      entry = next;
    }
  }

 private:
  bool IsKnown(Term key) {
    for (size_t i = 0; i < keys_.size(); ++i) {
      if (table_.is_ordered() ? CompareTerms(keys_[i], key) == 0 : AreExactlyEqual(keys_[i], key)) return true;
    }
    return false;
  }

  Table& table_;
  WorkStack<Term, 4> keys_;
  bool has_keys_ = true;
};

// The results so far, newest first.
struct Results {
  Process& process;
  MatchSpec& spec;
  Term list = kNil;
  size_t count = 0;
  size_t seen = 0;

  void Try(const Entry* entry) {
    ++seen;
    Term result = spec.Run(process, entry->object, MatchSpec::Results::kCopied);
    if (result == kNoValue) return;
    list = BuildCons(process, result, list);
    ++count;
  }
  ~Results() { CountWork(process, seen * kObjectUnits); }
};

Term ReverseList(Process& process, Term list) {
  Term reversed = kNil;
  for (; IsCons(list); list = Tail(list)) reversed = BuildCons(process, Head(list), reversed);
  return reversed;
}

// --- without a limit

Term SelectAll(Process& process, Table& table, MatchSpec& spec, bool is_reversed) {
  Results results{process, spec};
  Candidates candidates(table, spec);
  candidates.ForEach([&](Entry* entry) { results.Try(entry); });
  // Newest first is the order of a search that goes backwards, and that of hash tables.
  return table.is_ordered() && !is_reversed ? ReverseList(process, results.list) : results.list;
}

Term Select(Process& process, const BifName& self, const Term* arguments, Term specification, bool is_reversed) {
  TableUse table(process, arguments[0], Access::kRead);
  if (table.get() == nullptr) return FailNoTable(process, self, arguments, table.failure());
  MatchSpec spec;
  if (!CompileForTable(spec, specification)) return FailBadArgument(process, self, arguments);
  return SelectAll(process, *table.get(), spec, is_reversed);
}

// --- with a limit

struct Search {
  Table& table;
  Term identifier;  // as the program gave it
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

Term SearchHash(Process& process, const Search& search, int64_t bucket, Results& results) {
  Candidates candidates(search.table, search.spec);
  if (bucket == 0 && candidates.has_keys()) {
    candidates.ForEach([&](Entry* entry) { results.Try(entry); });
    return GiveHashResults(process, search, results, kNoBucket);
  }
  const auto buckets = static_cast<int64_t>(search.table.hashed().bucket_count());
  if (bucket != kNoBucket) {
    while (bucket < buckets && results.count < search.limit)
      candidates.ForEachInBucket(static_cast<size_t>(bucket++), [&](Entry* entry) { results.Try(entry); });
    // The last bucket that is looked at may be the last of all, and nobody can tell without going on.
    if (bucket >= buckets) bucket = results.count >= search.limit && bucket == buckets ? buckets : kNoBucket;
  }
  return GiveHashResults(process, search, results, bucket);
}

// From an entry on.
Term SearchOrdered(Process& process, const Search& search, Entry* entry, bool is_reversed) {
  Results results{process, search.spec};
  Candidates candidates(search.table, search.spec);
  if (candidates.has_keys()) {
    candidates.ForEach([&](Entry* candidate) { results.Try(candidate); });
    if (results.count == 0) return EndOfTable();
    return BuildTuple(process, is_reversed ? results.list : ReverseList(process, results.list), EndOfTable());
  }
  Term last_key = kNil;
  for (; entry != nullptr && results.count < search.limit; entry = is_reversed ? entry->previous : entry->next[0]) {
    results.Try(entry);
    last_key = entry->Key(search.table.key_index());
  }
  if (results.count == 0) return EndOfTable();
  Term list = ReverseList(process, results.list);
  if (results.count < search.limit) return BuildTuple(process, list, EndOfTable());
  Term continuation =
      BuildTuple(process, search.identifier, CopyToHeap(process, last_key), kNil, BuildUnsigned(process, search.limit), search.compiled,
                 kNil, MakeSmall(is_reversed ? 1 : 0), MakeSmall(0));
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
  Search search{*table.get(), arguments[0], spec, compiled, limit, false};
  if (table->is_ordered()) return SearchOrdered(process, search, is_reversed ? table->Last() : table->First(), is_reversed);
  Results results{process, spec};
  return SearchHash(process, search, 0, results);
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
  return SearchOrdered(process, {*table.get(), TupleElement(continuation, 0), *spec, compiled, limit, true}, entry, is_reversed);
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
  Search search{*table.get(), TupleElement(continuation, 0), *spec, compiled, limit, true};
  if (results.count >= limit) return GiveHashResults(process, search, results, SmallValue(bucket));
  return SearchHash(process, search, SmallValue(bucket) == 0 ? kNoBucket : SmallValue(bucket), results);
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
  Candidates(*table.get(), spec).ForEach([&](Entry* entry) {
    count += spec.Run(process, entry->object, MatchSpec::Results::kShared) == atoms::True();
  });
  CountWork(process, table->count() * kObjectUnits);
  return BuildUnsigned(process, count);
}

// ets:select_delete/2
LUMEN_DEFINE_BIF(lumen_bif_ets_internal_select_delete) {
  TableUse table(process, arguments[0], Access::kWrite);
  if (table.get() == nullptr) return FailNoTable(process, self, arguments, table.failure());
  MatchSpec spec;
  if (!CompileForTable(spec, arguments[1])) return FailBadArgument(process, self, arguments);
  CountWork(process, table->count() * kObjectUnits);
  size_t count = 0;
  Candidates(*table.get(), spec).ForEach([&](Entry* entry) {
    if (spec.Run(process, entry->object, MatchSpec::Results::kShared) != atoms::True()) return;
    table->Remove(entry);
    ++count;
  });
  return BuildUnsigned(process, count);
}

LUMEN_DEFINE_BIF(lumen_bif_ets_select_replace) {
  TableUse table(process, arguments[0], Access::kWrite);
  if (table.get() == nullptr) return FailNoTable(process, self, arguments, table.failure());
  if (table->type() == TableType::kBag) return FailWithCause(process, self, arguments, "table_type");
  MatchSpec spec;
  if (!CompileForTable(spec, arguments[1]) || !spec.KeepsKey(table->key_index())) return FailBadArgument(process, self, arguments);
  CountWork(process, table->count() * kObjectUnits);
  size_t count = 0;
  Candidates(*table.get(), spec).ForEach([&](Entry* entry) {
    Term object = spec.Run(process, entry->object, MatchSpec::Results::kCopied);
    if (object == kNoValue) return;
    table->Replace(entry, object);
    ++count;
  });
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
  if (spec == nullptr || ListLength(arguments[0]) < 0 || ListLength(arguments[2]) < 0) return FailBadArgument(process, self, arguments);
  Term results = arguments[2];
  size_t count = 0;
  for (Term rest = arguments[0]; IsCons(rest); rest = Tail(rest), ++count) {
    Term result = spec->Run(process, Head(rest), MatchSpec::Results::kShared);
    if (result != kNoValue) results = BuildCons(process, result, results);
  }
  CountWork(process, count * kObjectUnits);
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

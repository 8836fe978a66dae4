// See decision_tree.h. Tested by decision_tree_test.cc.
#include "compiler/patterns/decision_tree.h"

#include <algorithm>

#include "compiler/ssa/literal_type.h"

namespace lumen::patterns {

using ssa::Opcode;
using ssa::Type;
using ssa::ValueId;

namespace {

// Stands for the argument tuple as a whole.
constexpr ValueId kWhole{0xfffffffe};

}  // namespace

FunctionBuilder::Tree::Tree(FunctionBuilder* builder, const core::Case& node) : b_(*builder), node_(node) {
  std::vector<ValueId> occurrences;
  const auto* tuple = node.arguments.size() == 1 ? node.arguments[0]->AsIf<core::Tuple>() : nullptr;
  if (tuple != nullptr) {
    whole_ = b_.ValuesOf(tuple->elements);
    occurrences.push_back(kWhole);
  } else {
    occurrences = b_.ValuesOf(node.arguments);
  }
  leaves_.resize(node.clauses.size());
  State start;
  start.exit = b_.Open();
  for (size_t i = 0; i < node.clauses.size(); ++i) {
    Row row;
    row.clause = static_cast<uint32_t>(i);
    bool can_match = true;
    for (size_t k = 0; k < occurrences.size() && can_match; ++k) {
      can_match = AddTest(&row, occurrences[k], node.clauses[i]->patterns[k], 0);
    }
    if (can_match) start.rows.push_back(std::move(row));
  }
  copy_limit_ = 4 * start.rows.size() + 64;
  work_.push_back(std::move(start));
  while (!work_.empty()) {
    State state = std::move(work_.back());
    work_.pop_back();
    Process(std::move(state));
  }
}

// Splits a pattern into what needs a test and what only binds. False where it can never match.
bool FunctionBuilder::Tree::AddTest(Row* row, ValueId occurrence, const core::Pattern* pattern, uint32_t offset) {
  if (const auto* variable = pattern->AsIf<core::VariablePattern>()) {
    if (b_.pending_.analysis->IsUsed(variable->variable)) row->bindings.emplace_back(variable->variable.index, occurrence);
    return true;
  }
  if (pattern->Is<core::WildcardPattern>()) return true;
  if (const auto* both = pattern->AsIf<core::BothPattern>()) {
    return AddTest(row, occurrence, both->first, 0) && AddTest(row, occurrence, both->second, 0);
  }
  if (occurrence == kWhole) {
    const auto* tuple = pattern->AsIf<core::TuplePattern>();
    if (tuple == nullptr || tuple->elements.size() != whole_.size()) return false;
    for (size_t i = 0; i < whole_.size(); ++i) {
      if (!AddTest(row, whole_[i], tuple->elements[i], 0)) return false;
    }
    return true;
  }
  row->tests.push_back(Test{occurrence, pattern, offset});
  return true;
}

// Where the argument tuple is wanted as a whole it is made here, which is most often where the match has failed.
void FunctionBuilder::Tree::BindWhole(Row* row) {
  ValueId whole;
  for (Binding& binding : row->bindings) {
    if (binding.second != kWhole) continue;
    if (!whole.is_valid()) whole = b_.Append(Opcode::kMakeTuple, whole_);
    binding.second = whole;
  }
}

void FunctionBuilder::Tree::AddLeaf(const Row& row, const Exit& exit) {
  Leaf& leaf = leaves_[row.clause].emplace_back();
  leaf.exit = exit;
  leaf.bindings.assign(row.bindings.begin(), row.bindings.end());
  std::ranges::sort(leaf.bindings, {}, &Binding::first);
}

// Matches as it stands, and no code is needed to say so.
bool FunctionBuilder::Tree::IsPlainLeaf(const Row& row) const {
  const auto is_whole = [](const Binding& binding) { return binding.second == kWhole; };
  return row.tests.empty() && node_.clauses[row.clause]->guards.empty() && std::ranges::none_of(row.bindings, is_whole);
}

void FunctionBuilder::Tree::Process(State state) {
  if (state.entry != nullptr) {
    if (state.entry->ends.empty()) return;
    b_.Finish(state.entry);
  } else if (!state.rows.empty() && IsPlainLeaf(state.rows[0])) {
    return AddLeaf(state.rows[0], state.exit);  // needs no code, so no block
  } else if (state.rows.empty() && state.fallback != nullptr) {
    return b_.Add(state.fallback, state.exit);
  } else {
    b_.Continue(state.exit);
  }
  for (size_t first = 0; first < state.rows.size(); ++first) {
    Row& row = state.rows[first];
    if (!row.tests.empty()) return SplitRows(std::move(state), first);
    BindWhole(&row);
    const core::Clause& clause = *node_.clauses[row.clause];
    if (clause.guards.empty()) return AddLeaf(row, b_.Open());
    for (const Binding& binding : row.bindings) b_.variables_[binding.first] = binding.second;
    Join if_true, if_false;
    b_.TestGuard(clause.guards, &if_true, &if_false);
    if (!if_true.ends.empty()) {
      b_.Finish(&if_true);
      AddLeaf(row, b_.Open());
    }
    if (if_false.ends.empty()) return;
    if (first + 1 < state.rows.size() && IsPlainLeaf(state.rows[first + 1]) && if_false.ends.size() == 1) {
      return AddLeaf(state.rows[first + 1], if_false.ends[0].first);
    }
    b_.Finish(&if_false);
  }
  if (state.fallback != nullptr) return b_.Add(state.fallback, b_.Open());
  b_.Terminate(Opcode::kUnreachable, {}, 0, 0);
}

// The occurrence that the longest run of rows in front asks about; of equal ones the leftmost. Few are looked at, so that
// choosing costs little for any matrix.
FunctionBuilder::Tree::Test FunctionBuilder::Tree::Choose(std::span<const Row> rows) const {
  constexpr size_t kCandidates = 8, kRows = 64;
  Test best;
  size_t best_run = 0;
  const auto& candidates = rows[0].tests;
  for (size_t i = 0; i < std::min(candidates.size(), kCandidates); ++i) {
    const Test& candidate = candidates[i];
    const auto is_about_it = [&](const Test& test) { return test.IsAbout(candidate); };
    size_t run = 0;
    while (run < std::min(rows.size(), kRows) && std::ranges::any_of(rows[run].tests, is_about_it)) ++run;
    if (run > best_run) {
      best = candidate;
      best_run = run;
    }
  }
  return best;
}

void FunctionBuilder::Tree::SplitRows(State state, size_t first) {
  std::span<Row> rows = std::span(state.rows).subspan(first);
  Split split;
  const Test chosen = Choose(rows);
  split.occurrence = chosen.occurrence;
  split.key = chosen.key;
  split.remaining = b_.f()[split.occurrence].type;
  if (split.key == kCursor) split.step = ChooseStep(&split, rows);
  Join* fallback = state.fallback;
  const size_t sorted = Sort(&split, rows);
  if (sorted < rows.size()) {
    State rest;
    rest.entry = &joins_.emplace_back();
    rest.fallback = fallback;
    const auto behind = rows.subspan(sorted);
    rest.rows.assign(std::make_move_iterator(behind.begin()), std::make_move_iterator(behind.end()));
    fallback = rest.entry;
    work_.push_back(std::move(rest));  // below all that leads there
  }
  EmitTests(&split);
  if (!split.exhausted) {
    State otherwise;
    if (split.otherwise.ends.empty()) {
      otherwise.exit = b_.Open();
    } else if (split.otherwise.ends.size() == 1) {
      otherwise.exit = split.otherwise.ends[0].first;
    } else {
      otherwise.entry = &joins_.emplace_back(std::move(split.otherwise));
    }
    otherwise.rows = std::move(split.others);
    otherwise.fallback = fallback;
    work_.push_back(std::move(otherwise));
  }
  for (Bucket& bucket : split.buckets) {
    if (bucket.entry.ends.empty()) continue;
    State next;
    const bool has_parts = bucket.of == Class::kTuple || bucket.of == Class::kCons || bucket.of == Class::kMap ||
                           bucket.of == Class::kBitstring || bucket.of == Class::kBits;
    if (has_parts || bucket.entry.ends.size() > 1) {
      b_.Finish(&bucket.entry);
      if (bucket.of == Class::kBits) {
        ExpandBits(&bucket, split.step, split.occurrence);
      } else {
        Expand(&bucket, split.occurrence);
      }
      next.exit = b_.Open();
    } else {
      Expand(&bucket, split.occurrence);
      next.exit = bucket.entry.ends[0].first;
    }
    next.rows = std::move(bucket.rows);
    next.fallback = fallback;
    work_.push_back(std::move(next));
  }
}

// Returns how many rows were taken: fewer than all where the rest would copy too much.
size_t FunctionBuilder::Tree::Sort(Split* split, std::span<Row> rows) {
  for (size_t i = 0; i < rows.size(); ++i) {
    Row& row = rows[i];
    auto test = std::ranges::find_if(row.tests, [&](const Test& candidate) {
      return candidate.occurrence == split->occurrence && candidate.key == split->key;
    });
    bool asks = test != row.tests.end();
    bool can_succeed = true, can_fail = true;  // rows at the same position that begin with something else
    if (asks && split->key == kCursor) {
      const Fate fate = FateOf(split->step, row, *test, /*succeeds=*/true);
      asks = fate == Fate::kAsks;
      can_succeed = fate != Fate::kImpossible;
      can_fail = asks || FateOf(split->step, row, *test, /*succeeds=*/false) != Fate::kImpossible;
    }
    if (copies_ > copy_limit_ && (!asks || !split->others.empty())) return i;
    if (!asks) {
      for (Bucket& bucket : split->buckets) {
        if (!can_succeed) continue;
        bucket.rows.push_back(row);
        bucket.asked.push_back(-1);
        ++copies_;
      }
      if (can_fail) split->others.push_back(std::move(row));
    } else if (Bucket* bucket = BucketFor(split, *test)) {
      bucket->asked.push_back(static_cast<int>(test - row.tests.begin()));
      bucket->rows.push_back(std::move(row));
    }
  }
  return rows.size();
}

// Null where the occurrence's type says that the pattern cannot match.
FunctionBuilder::Tree::Bucket* FunctionBuilder::Tree::BucketFor(Split* split, const Test& test) {
  Bucket wanted;
  if (test.key == kCursor) {
    wanted.of = Class::kBits;
  } else if (test.key != kNoKey && test.key >= kFirstField) {
    wanted.of = Class::kFloatField;
  } else if (test.key != kNoKey) {
    wanted.of = Class::kKey;
  } else if (test.pattern->Is<core::MapPattern>()) {
    wanted.of = Class::kMap;
  } else if (test.pattern->Is<core::BinaryPattern>()) {
    wanted.of = Class::kBitstring;
  } else if (const auto* tuple = test.pattern->AsIf<core::TuplePattern>()) {
    wanted.of = Class::kTuple;
    wanted.arity = static_cast<uint32_t>(tuple->elements.size());
  } else if (test.pattern->Is<core::ListPattern>()) {
    wanted.of = Class::kCons;
  } else {
    wanted.literal = test.pattern->As<core::LiteralPattern>().value;
    const lumen::Literal& literal = b_.literals().Get(wanted.literal);
    if (literal.kind == LiteralKind::kAtom) {
      wanted.of = Class::kAtom;
    } else if (literal.kind == LiteralKind::kNil) {
      wanted.of = Class::kNil;
    } else {
      bool is_small = ssa::TypeOfLiteral(b_.literals(), wanted.literal).Is(ssa::kinds::kSmall);
      wanted.of = is_small ? Class::kSmall : Class::kOtherLiteral;
    }
  }
  if (!TypeAllows(split->remaining, wanted)) return nullptr;
  const uint32_t detail = wanted.of == Class::kTuple ? wanted.arity : wanted.literal.index;
  Bucket*& found = split->by_key[(uint64_t{static_cast<uint8_t>(wanted.of)} << 32) | detail];
  if (found == nullptr) {
    wanted.rows = split->others;  // rows that do not ask, and come before
    wanted.asked.assign(wanted.rows.size(), -1);
    copies_ += wanted.rows.size();
    found = &split->buckets.emplace_back(std::move(wanted));
  }
  return found;
}

bool FunctionBuilder::Tree::TypeAllows(const Type& type, const Bucket& bucket) const {
  switch (bucket.of) {
    case Class::kAtom:
    case Class::kSmall:
    case Class::kOtherLiteral:
      return !type.Meet(ssa::TypeOfLiteral(b_.literals(), bucket.literal)).IsNone();
    case Class::kTuple:
      return !type.Meet(Type::TupleOfArity(bucket.arity)).IsNone();
    case Class::kCons:
      return type.MayBe(ssa::kinds::kCons);
    case Class::kNil:
      return type.MayBe(ssa::kinds::kNil);
    case Class::kMap:
      return type.MayBe(ssa::kinds::kMap);
    case Class::kBitstring:
      return type.MayBe(ssa::kinds::kBitstring);
    case Class::kKey:
    case Class::kBits:
    case Class::kFloatField:
      return true;
  }
  __builtin_unreachable();
}

// Classes in order of first appearance; all buckets of a class at once.
void FunctionBuilder::Tree::EmitTests(Split* split) {
  uint32_t done = 0;
  for (Bucket& first : split->buckets) {
    const uint32_t bit = 1u << static_cast<int>(first.of);
    if ((done & bit) != 0) continue;
    done |= bit;
    if (split->exhausted) return;
    if (!split->otherwise.ends.empty()) {
      b_.Finish(&split->otherwise);
      split->otherwise = Join();
    }
    std::vector<Bucket*> buckets;
    for (Bucket& bucket : split->buckets) {
      if (bucket.of == first.of) buckets.push_back(&bucket);
    }
    switch (first.of) {
      case Class::kAtom:
      case Class::kSmall:
      case Class::kOtherLiteral:
        EmitConstants(split, first.of, buckets);
        break;
      case Class::kTuple:
        EmitTuples(split, buckets);
        break;
      case Class::kCons:
        EmitSingle(split, buckets[0], ssa::kinds::kCons);
        break;
      case Class::kNil:
        EmitSingle(split, buckets[0], ssa::kinds::kNil);
        break;
      case Class::kMap:
        EmitSingle(split, buckets[0], ssa::kinds::kMap);
        break;
      case Class::kKey:
        EmitKey(split, buckets[0]);
        break;
      case Class::kBitstring:
        EmitSingle(split, buckets[0], ssa::kinds::kBitstring);
        break;
      case Class::kBits:
        EmitBits(split, buckets[0]);
        break;
      case Class::kFloatField:
        EmitFloatField(split, buckets[0]);
        break;
    }
  }
}

void FunctionBuilder::Tree::EmitSingle(Split* split, Bucket* bucket, ssa::KindSet kind) {
  if (split->remaining.Is(kind)) {
    b_.Add(&bucket->entry, b_.Open());
    split->exhausted = true;
    return;
  }
  b_.Branch(b_.Append(Opcode::kIsKind, {split->occurrence}, kind), &bucket->entry, &split->otherwise);
  split->remaining = split->remaining.Without(kind);
}

// Equal literals and variables are one key; of anything else each is its own.
uint32_t FunctionBuilder::Tree::KeyIndex(const core::Expr& key) {
  for (uint32_t i = 0; i < keys_.size(); ++i) {
    const auto *literal = key.AsIf<core::Literal>(), *other_literal = keys_[i]->AsIf<core::Literal>();
    if (literal != nullptr && other_literal != nullptr && literal->value == other_literal->value) return i;
    const auto *variable = key.AsIf<core::Variable>(), *other = keys_[i]->AsIf<core::Variable>();
    if (variable != nullptr && other != nullptr && variable->variable == other->variable) return i;
  }
  keys_.push_back(&key);
  return static_cast<uint32_t>(keys_.size() - 1);
}

void FunctionBuilder::Tree::EmitKey(Split* split, Bucket* bucket) {
  Join* outer = std::exchange(b_.guard_fail_, &split->otherwise);
  const ValueId key = b_.Value(*keys_[split->key]);
  b_.guard_fail_ = outer;
  const ValueId find = b_.Terminate(Opcode::kMapFind, {split->occurrence, key}, 0, 2);
  const ssa::BlockId found = b_.f().NewBlock();
  bucket->value = b_.f().NewParameter(found);
  b_.Go(Edge(find, 0), found, {});
  b_.current_ = found;
  b_.Add(&bucket->entry, b_.Open());
  b_.Add(&split->otherwise, Edge(find, 1));
}

void FunctionBuilder::Tree::EmitTuples(Split* split, std::span<Bucket* const> buckets) {
  const bool is_tuple = split->remaining.Is(ssa::kinds::kTuple);
  if (is_tuple && split->remaining.HasArity()) {
    b_.Add(&buckets[0]->entry, b_.Open());
    split->exhausted = true;
    return;
  }
  if (buckets.size() == 1) {
    ValueId test = b_.Append(Opcode::kIsTupleOfArity, {split->occurrence}, buckets[0]->arity);
    b_.Branch(test, &buckets[0]->entry, &split->otherwise);
  } else {
    ValueId tuple = split->occurrence;
    if (!is_tuple) {
      Join known;
      b_.Branch(b_.Append(Opcode::kIsKind, {tuple}, ssa::kinds::kTuple), &known, &split->otherwise);
      b_.Finish(&known);
      tuple = b_.Refine(tuple, Type::OfKinds(ssa::kinds::kTuple));
    }
    EmitSwitch(ssa::Switch::On::kTupleArity, tuple, buckets, &split->otherwise);
  }
}

void FunctionBuilder::Tree::EmitConstants(Split* split, Class of, std::span<Bucket* const> buckets) {
  const Type literal_type = ssa::TypeOfLiteral(b_.literals(), buckets[0]->literal);
  int64_t value;
  const bool is_known = split->remaining.IsSubtypeOf(literal_type) &&
                        (of == Class::kAtom || (of == Class::kSmall && split->remaining.IsSmallConstant(&value)));
  const bool is_boolean = of == Class::kAtom && buckets.size() == 2 && split->remaining.IsBoolean();
  if (is_known) {
    b_.Add(&buckets[0]->entry, b_.Open());
    split->exhausted = true;
    return;
  }
  if (is_boolean) {
    ValueId test = b_.Append(Opcode::kExactlyEqual, {split->occurrence, b_.LiteralValue(buckets[0]->literal)});
    b_.Branch(test, &buckets[0]->entry, &buckets[1]->entry);
    split->exhausted = true;
    return;
  }
  if (of == Class::kOtherLiteral || buckets.size() == 1) {
    for (Bucket* bucket : buckets) {
      if (bucket != buckets[0]) b_.Finish(&split->otherwise);
      split->otherwise = Join();
      ValueId test = b_.Append(Opcode::kExactlyEqual, {split->occurrence, b_.LiteralValue(bucket->literal)});
      b_.Branch(test, &bucket->entry, &split->otherwise);
    }
    return;
  }
  EmitSwitch(of == Class::kAtom ? ssa::Switch::On::kAtom : ssa::Switch::On::kSmall, split->occurrence, buckets,
             &split->otherwise);
}

void FunctionBuilder::Tree::EmitSwitch(ssa::Switch::On on, ValueId value, std::span<Bucket* const> buckets, Join* otherwise) {
  ssa::Switch cases;
  cases.on = on;
  for (Bucket* bucket : buckets) {
    cases.cases.push_back(on == ssa::Switch::On::kTupleArity ? b_.module_->core->literals->Integer(int64_t{bucket->arity})
                                                             : bucket->literal);
  }
  std::vector<ssa::Switch>& switches = b_.module_->ssa->switches;
  ssa::SwitchId id{static_cast<uint32_t>(switches.size())};
  switches.push_back(std::move(cases));
  ValueId terminator = b_.Terminate(Opcode::kSwitch, {value}, ssa::Instruction::DetailOf(id), buckets.size() + 1);
  for (uint32_t i = 0; i < buckets.size(); ++i) b_.Add(&buckets[i]->entry, Edge(terminator, i));
  b_.Add(otherwise, Edge(terminator, static_cast<uint32_t>(buckets.size())));
}

// Replaces the test that the constructor answers by tests of its parts, which are extracted when the first row wants them.
void FunctionBuilder::Tree::Expand(Bucket* bucket, ValueId occurrence) {
  if (bucket->of == Class::kBitstring) return ExpandBitstring(bucket, occurrence);
  if (bucket->of != Class::kTuple && bucket->of != Class::kCons && bucket->of != Class::kMap) {
    for (size_t i = 0; i < bucket->rows.size(); ++i) {
      if (bucket->asked[i] < 0) continue;
      Row& row = bucket->rows[i];
      const Test test = row.tests[static_cast<size_t>(bucket->asked[i])];
      row.tests.erase(row.tests.begin() + bucket->asked[i]);
      if (bucket->of == Class::kKey) AddTest(&row, bucket->value, test.pattern, 0);
      if (bucket->of == Class::kFloatField) AddTest(&row, bucket->value, test.pattern, 0);
    }
    return;
  }
  const bool is_tuple = bucket->of == Class::kTuple;
  const bool is_map = bucket->of == Class::kMap;
  const Type type = is_tuple ? Type::TupleOfArity(bucket->arity) : Type::OfKinds(is_map ? ssa::kinds::kMap : ssa::kinds::kCons);
  ValueId refined;
  auto known = [&] {
    if (!refined.is_valid()) refined = b_.Refine(occurrence, type);
    return refined;
  };
  std::vector<ValueId> parts(is_tuple ? bucket->arity : 2);
  auto add_part = [&](Row* row, uint32_t index, const core::Pattern* pattern, uint32_t offset) {
    if (pattern->Is<core::WildcardPattern>()) return true;
    if (const auto* variable = pattern->AsIf<core::VariablePattern>();
        variable != nullptr && !b_.pending_.analysis->IsUsed(variable->variable)) {
      return true;
    }
    ValueId& part = parts[index];
    if (!part.is_valid()) {
      part = is_tuple ? b_.Append(Opcode::kTupleElement, {known()}, index)
                      : b_.Append(index == 0 ? Opcode::kHead : Opcode::kTail, {known()});
    }
    return AddTest(row, part, pattern, offset);
  };
  size_t kept = 0;
  for (size_t i = 0; i < bucket->rows.size(); ++i) {
    Row row = std::move(bucket->rows[i]);
    bool can_match = true;
    if (bucket->asked[i] >= 0) {
      const Test test = row.tests[static_cast<size_t>(bucket->asked[i])];
      row.tests.erase(row.tests.begin() + bucket->asked[i]);
      // What else is known by this name profits from knowing more.
      for (Binding& binding : row.bindings) {
        if (binding.second == occurrence) binding.second = known();
      }
      for (Test& other : row.tests) {
        if (other.occurrence == occurrence) other.occurrence = known();
      }
      if (is_map) {
        const auto& map = test.pattern->As<core::MapPattern>();
        for (size_t k = 0; k < map.keys.size(); ++k) {
          row.tests.push_back(Test{known(), map.values[k], 0, KeyIndex(*map.keys[k])});
        }
      } else if (is_tuple) {
        const auto& elements = test.pattern->As<core::TuplePattern>().elements;
        for (uint32_t k = 0; k < elements.size() && can_match; ++k) can_match = add_part(&row, k, elements[k], 0);
      } else {
        const auto& list = test.pattern->As<core::ListPattern>();
        can_match = add_part(&row, 0, list.elements[test.offset], 0);
        const bool is_last = test.offset + 1 == list.elements.size();
        can_match = can_match && add_part(&row, 1, is_last ? list.tail : test.pattern, is_last ? 0 : test.offset + 1);
      }
    }
    if (can_match) bucket->rows[kept++] = std::move(row);
  }
  bucket->rows.resize(kept);
}

}  // namespace lumen::patterns

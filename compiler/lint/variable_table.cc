// Tested by the goldens of compiler/frontend.
#include "compiler/lint/variable_table.h"

#include <algorithm>

namespace lumen::lint {
namespace {

VariableTable::iterator PositionFrom(VariableTable::iterator from, VariableTable::iterator end, Symbol name) {
  return from + static_cast<ptrdiff_t>(LowerBound(std::to_address(from), static_cast<size_t>(end - from), name));
}
auto Position(VariableTable& table, Symbol name) { return PositionFrom(table.begin(), table.end(), name); }

void CopyState(const VariableInfo& from, VariableInfo* to) {
  to->state = from.state;
  to->construct = from.construct;
  to->where = from.where;
}

template <typename Combine>
VariableTable MergeWith(VariableTable a, VariableTable b, const Combine& combine) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  // A few into many, as when the elements of a long list are checked one after the other: in place.
  constexpr size_t kFew = 8;
  if (b.size() * kFew < a.size()) {
    for (const VariableInfo& entry : b) {
      const auto position = Position(a, entry.name);
      if (position != a.end() && position->name == entry.name) {
        *position = combine(*position, entry);
      } else {
        a.insert(position, entry);
      }
    }
    return a;
  }
  if (a.size() * kFew < b.size()) {
    for (const VariableInfo& entry : a) {
      const auto position = Position(b, entry.name);
      if (position != b.end() && position->name == entry.name) {
        *position = combine(entry, *position);
      } else {
        b.insert(position, entry);
      }
    }
    return b;
  }
  VariableTable out;
  out.reserve(a.size() + b.size());
  size_t i = 0, k = 0;
  while (i < a.size() && k < b.size()) {
    if (a[i].name < b[k].name) {
      out.push_back(a[i++]);
    } else if (b[k].name < a[i].name) {
      out.push_back(b[k++]);
    } else {
      out.push_back(combine(a[i++], b[k++]));
    }
  }
  out.insert(out.end(), a.begin() + static_cast<ptrdiff_t>(i), a.end());
  out.insert(out.end(), b.begin() + static_cast<ptrdiff_t>(k), b.end());
  return out;
}

template <typename Keep>
VariableTable Filter(const VariableTable& table, const Keep& keep) {
  VariableTable out;
  for (const VariableInfo& entry : table) {
    if (keep(entry)) out.push_back(entry);
  }
  return out;
}

}  // namespace

std::span<const SourceLocation> TableOperations::MergeBindings(std::span<const SourceLocation> a,
                                                               std::span<const SourceLocation> b) const {
  if (a.data() == b.data() && a.size() == b.size()) return a;
  if (a.empty()) return b;
  if (b.empty()) return a;
  auto offset = [&](SourceLocation location) { return sources_.Outermost(location).offset(); };
  if (a.size() == 1 && b.size() == 1 && offset(a[0]) == offset(b[0])) return a;
  Locations merged(a.begin(), a.end());
  merged.insert(merged.end(), b.begin(), b.end());
  return InOrder(std::move(merged));
}

std::span<const SourceLocation> TableOperations::InOrder(Locations merged) const {
  auto offset = [&](SourceLocation location) { return sources_.Outermost(location).offset(); };
  std::ranges::sort(merged, [&](SourceLocation x, SourceLocation y) { return offset(x) < offset(y); });
  const auto same = std::ranges::unique(merged, [&](SourceLocation x, SourceLocation y) { return offset(x) == offset(y); });
  merged.erase(same.begin(), same.end());
  return arena_->Copy(std::span<const SourceLocation>(merged));
}

void TableOperations::Update(const VariableTable& update, VariableTable* table) const {
  if (table->empty()) {
    *table = update;
    return;
  }
  // Both are in order: the place of one entry is behind that of the one before.
  auto position = table->begin();
  for (const VariableInfo& entry : update) {
    position = PositionFrom(position, table->end(), entry.name);
    if (position == table->end() || position->name != entry.name) {
      position = table->insert(position, entry);
      continue;
    }
    CopyState(entry, &*position);
    position->used |= entry.used;
    position->bindings = MergeBindings(entry.bindings, position->bindings);
  }
}

void TableOperations::Extend(const VariableTable& later, VariableTable* table) const {
  if (table->empty()) {
    *table = later;
    return;
  }
  auto position = table->begin();
  for (const VariableInfo& entry : later) {
    position = PositionFrom(position, table->end(), entry.name);
    if (position == table->end() || position->name != entry.name) {
      position = table->insert(position, entry);
      continue;
    }
    position->used |= entry.used;
    position->bindings = MergeBindings(position->bindings, entry.bindings);
  }
}

void MergeState(const VariableInfo& other, VariableInfo* into) {
  if (into->state == VariableState::kUnsafe) return;
  if (other.state == VariableState::kUnsafe || into->state == VariableState::kBound) CopyState(other, into);
}

VariableTable TableOperations::Merge(VariableTable a, VariableTable b) const {
  return MergeWith(std::move(a), std::move(b), [&](VariableInfo x, const VariableInfo& y) {
    MergeState(y, &x);
    x.used |= y.used;
    x.bindings = MergeBindings(x.bindings, y.bindings);
    return x;
  });
}

VariableInfo TableOperations::CombineInPattern(VariableInfo x, const VariableInfo& y, std::vector<Matched>* matched) const {
  MergeState(y, &x);
  if (!x.used && !y.used) {
    matched->push_back({x.name, MergeBindings(x.bindings, y.bindings)});
  } else if (!x.used) {
    matched->push_back({x.name, x.bindings});
  } else if (!y.used) {
    matched->push_back({x.name, y.bindings});
  }
  x.used = true;
  // Of a used variable only the first binding is of interest, and a pattern may name one any number of times.
  if (x.bindings.data() != y.bindings.data() && !x.bindings.empty() && !y.bindings.empty()) {
    x.bindings = MergeBindings(x.bindings.first(1), y.bindings.first(1)).first(1);
  }
  return x;
}

VariableTable TableOperations::MergePatterns(VariableTable a, VariableTable b, std::vector<Matched>* matched) const {
  return MergeWith(std::move(a), std::move(b),
                   [&](const VariableInfo& x, const VariableInfo& y) { return CombineInPattern(x, y, matched); });
}

void TableOperations::AddToPatterns(const VariableInfo& entry, VariableTable* table, std::vector<Matched>* matched) const {
  // Seldom does one stay alone, and growing means copying.
  if (table->empty()) table->reserve(8);
  const auto position = Position(*table, entry.name);
  if (position == table->end() || position->name != entry.name) {
    table->insert(position, entry);
  } else {
    *position = CombineInPattern(entry, *position, matched);
  }
}

VariableTable NotIn(const VariableTable& table, const VariableTable& other) {
  return Filter(table, [&](const VariableInfo& entry) { return FindVariable(other, entry.name) == nullptr; });
}
VariableTable AlsoIn(const VariableTable& table, const VariableTable& other) {
  return Filter(table, [&](const VariableInfo& entry) { return FindVariable(other, entry.name) != nullptr; });
}
VariableTable UsesOf(const VariableTable& table, const VariableTable& scope) {
  return Filter(table, [&](const VariableInfo& entry) {
    if (!entry.used || entry.state == VariableState::kUnsafe) return false;
    const VariableInfo* known = FindVariable(scope, entry.name);
    return known != nullptr && !(IsSettled(*known) && IsSettled(entry));
  });
}

VariableTable UnsafeAfter(Symbol construct, SourceLocation where, const VariableTable& table,
                          const VariableTable& old) {
  VariableTable out = NotIn(table, old);
  for (VariableInfo& entry : out) {
    entry.state = VariableState::kUnsafe;
    entry.construct = construct;
    entry.where = where;
  }
  return out;
}

}  // namespace lumen::lint

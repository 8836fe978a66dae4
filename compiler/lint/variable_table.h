// What lint knows of the variables in scope: the tables of OTP's erl_lint, whose rules they follow to the letter.
//
// A table maps names to a state, a usage and the places where the variable was bound. Checking an expression takes the table
// of what is in scope and returns a small one with what the expression bound or used; the operations here put them
// together. Tables are vectors sorted by name: they are short, and mostly empty.
//
// Tested by the goldens of compiler/frontend.
#ifndef COMPILER_LINT_VARIABLE_TABLE_H_
#define COMPILER_LINT_VARIABLE_TABLE_H_

#include <cstdint>
#include <span>
#include <vector>

#include "compiler/base/arena.h"
#include "compiler/base/pool_allocator.h"
#include "compiler/base/source_manager.h"
#include "compiler/base/symbol.h"

namespace lumen::lint {

enum class VariableState : uint8_t {
  kBound,
  kExported,    // from a case, if, receive or try: using it is fine, matching it is risky
  kUnsafe,      // bound on some ways only
  kStacktrace,  // of a catch clause, while its guard is checked
};

struct VariableInfo {
  Symbol name;
  VariableState state = VariableState::kBound;
  bool used = false;
  Symbol construct;      // kExported, kUnsafe: the word of the construct
  SourceLocation where;  // and its place
  std::span<const SourceLocation> bindings;  // ascending, without duplicates; in an arena
};

using VariableTable = std::vector<VariableInfo, PoolAllocator<VariableInfo>>;
using VariableTables = std::vector<VariableTable, PoolAllocator<VariableTable>>;
using Locations = std::vector<SourceLocation, PoolAllocator<SourceLocation>>;

// A copy that takes some more entries without being copied again.
inline VariableTable WithRoom(const VariableTable& table) {
  VariableTable copy;
  copy.reserve(table.size() + 8);
  copy.insert(copy.end(), table.begin(), table.end());
  return copy;
}
// Is the variable bound and used, so that one more use changes nothing? Tables of what an expression did leave such uses out.
inline bool IsSettled(const VariableInfo& entry) { return entry.used && entry.state == VariableState::kBound; }
// The first of `size` entries from `first` on whose name is not below `name`, or the end. Which half holds it is no branch: nobody could
// foretell it.
inline size_t LowerBound(const VariableInfo* first, size_t size, Symbol name) {
  if (size == 0) return 0;
  const VariableInfo* at = first;
  while (size > 1) {
    const size_t half = size / 2;
    at += at[half - 1].name < name ? half : 0;
    size -= half;
  }
  return static_cast<size_t>(at - first) + (at->name < name ? 1 : 0);
}
inline const VariableInfo* FindVariable(const VariableTable& table, Symbol name) {
  const size_t position = LowerBound(table.data(), table.size(), name);
  return position != table.size() && table[position].name == name ? &table[position] : nullptr;
}

class TableOperations {
 public:
  TableOperations(const SourceManager& sources, Arena* arena) : sources_(sources), arena_(arena) {}

  // Entries of both; for a name in both the state is that of `update`. (vtupdate)
  void Update(const VariableTable& update, VariableTable* table) const;
  // The same with the states of `table` where both have the name: vtupdate(table, later).
  void Extend(const VariableTable& later, VariableTable* table) const;
  // Entries of both; for a name in both the worse state. (vtmerge)
  VariableTable Merge(VariableTable a, VariableTable b) const;
  // As Merge, for parts of one pattern: a name in both was matched, so it counts as used. The bindings of names matched so are
  // added to `matched` with the name. (vtmerge_pat)
  struct Matched {
    Symbol name;
    std::span<const SourceLocation> bindings;
  };
  VariableTable MergePatterns(VariableTable a, VariableTable b, std::vector<Matched>* matched) const;
  // MergePatterns({entry}, *table) in place.
  void AddToPatterns(const VariableInfo& entry, VariableTable* table, std::vector<Matched>* matched) const;

  std::span<const SourceLocation> MergeBindings(std::span<const SourceLocation> a,
                                                std::span<const SourceLocation> b) const;
  // Ascending, each once.
  std::span<const SourceLocation> InOrder(Locations bindings) const;
  std::span<const SourceLocation> OneBinding(SourceLocation location) const {
    return {arena_->New<SourceLocation>(location), 1};
  }

 private:
  VariableInfo CombineInPattern(VariableInfo x, const VariableInfo& y, std::vector<Matched>* matched) const;

  const SourceManager& sources_;
  Arena* arena_;
};

// The worse of two states goes into `into`. (merge_state)
void MergeState(const VariableInfo& other, VariableInfo* into);
// Entries of `table` whose names `other` lacks (vtnew, vtsubtract), or has (vtold).
VariableTable NotIn(const VariableTable& table, const VariableTable& other);
VariableTable AlsoIn(const VariableTable& table, const VariableTable& other);
// Entries of `table` that say something new of the variables of `scope`: used ones that are not unsafe, and not settled there already.
// (vtold, vt_no_unsafe and vt_no_unused)
VariableTable UsesOf(const VariableTable& table, const VariableTable& scope);
// The new names of `table` as unsafe after `construct`. (vtunsafe)
VariableTable UnsafeAfter(Symbol construct, SourceLocation where, const VariableTable& table, const VariableTable& old);

}  // namespace lumen::lint

#endif  // COMPILER_LINT_VARIABLE_TABLE_H_

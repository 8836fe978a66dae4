// Names of functions (types) with their number of arguments, and sets of them. Not for others than lint.
#ifndef COMPILER_LINT_FUNCTION_SET_H_
#define COMPILER_LINT_FUNCTION_SET_H_

#include <compare>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "compiler/base/symbol.h"

namespace lumen::lint {

// A function or type by name and number of arguments (parameters).
struct NameAndArity {
  Symbol name;
  uint32_t arity = 0;
  auto operator<=>(const NameAndArity&) const = default;
};
struct NameAndArityHash {
  size_t operator()(const NameAndArity& key) const {
    const uint64_t product = (static_cast<uint64_t>(key.name.index()) << 32 | key.arity) * 0x9E3779B97F4A7C15u;
    return product ^ product >> 32;
  }
};

// A set that only grows, in two pieces of memory: the elements in the order they came (iteration is in that order), and a table
// of their indices with linear probing, at most half full. std::unordered_set takes a block of memory for each element.
class FunctionSet {
 public:
  // False where `function` was in already.
  bool Insert(NameAndArity function) {
    if ((items_.size() + 1) * 2 > slots_.size()) Grow();
    uint32_t& slot = slots_[Find(function)];
    if (slot != 0) return false;
    items_.push_back(function);
    slot = static_cast<uint32_t>(items_.size());
    return true;
  }
  bool contains(NameAndArity function) const { return !slots_.empty() && slots_[Find(function)] != 0; }
  auto begin() const { return items_.begin(); }
  auto end() const { return items_.end(); }

 private:
  // The slot that holds `function`, or the free one where it would go.
  size_t Find(NameAndArity function) const {
    const size_t mask = slots_.size() - 1;
    size_t position = NameAndArityHash()(function) & mask;
    while (slots_[position] != 0 && items_[slots_[position] - 1] != function) position = (position + 1) & mask;
    return position;
  }
  void Grow() {
    slots_.assign(slots_.empty() ? 32 : slots_.size() * 2, 0);
    for (size_t i = 0; i < items_.size(); ++i) slots_[Find(items_[i])] = static_cast<uint32_t>(i + 1);
  }

  std::vector<NameAndArity> items_;
  std::vector<uint32_t> slots_;  // index + 1 into items_; 0: free
};

}  // namespace lumen::lint

#endif  // COMPILER_LINT_FUNCTION_SET_H_

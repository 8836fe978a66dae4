// The clause matrix of a case and the decision tree it becomes.
//
// A row is a clause: what is still to be matched (a pattern for an occurrence, that is, a value) and what its variables are bound to so
// far. A state is a list of rows in clause order; building it emits code that finds the first row that matches:
//
//   - the first row has nothing left to match: its guard is tested, then this is a leaf of its clause; where the guard fails, the other
//     rows go on;
//   - otherwise one occurrence of the first row is tested (the one that most of the rows in front want to know about), once, with a switch
//     over all constructors that stand there. Each constructor's state has the rows that fit it, with the parts of the pattern to
//     match instead; rows that do not ask go into every state.
//
// (Maranget, "Compiling Pattern Matching to Good Decision Trees"; rows as sets of tests after Jacobs, "How to compile pattern
// matching".) So no test is repeated on a path. Copying rows can explode; once more rows were copied than is reasonable for the
// matrix, states are split in front of the first row that does not ask ("mixture rule", Wadler): rows are then never copied, those
// behind the split start afresh and may repeat tests. Code size and time stay linear. Rejected: memoising states, which finds too few
// equal ones, because extracted parts differ.
//
// States wait on a work list: the depth of patterns (the length of lists) is no depth of recursion. Tested by
// decision_tree_test.cc against a naive matcher.
#ifndef COMPILER_PATTERNS_DECISION_TREE_H_
#define COMPILER_PATTERNS_DECISION_TREE_H_

#include <deque>
#include <memory>
#include <optional>
#include <vector>

#include "compiler/patterns/builder.h"

namespace lumen::patterns {

class FunctionBuilder::Tree {
 public:
  using Binding = std::pair<uint32_t, ssa::ValueId>;  // VariableId, value
  struct Leaf {
    Exit exit;
    absl::InlinedVector<Binding, 4> bindings;  // by variable; of one clause, all leaves bind the same
  };

  // Evaluates the arguments and builds all of the matching.
  Tree(FunctionBuilder* builder, const core::Case& node);
  Tree(const Tree&) = delete;
  Tree& operator=(const Tree&) = delete;

  // Where the clause's body begins; none: it never matches.
  std::vector<Leaf>& LeavesOf(size_t clause) { return leaves_[clause]; }

 private:
  static constexpr uint32_t kNoKey = 0xffffffff;
  struct Test {
    ssa::ValueId occurrence;
    const core::Pattern* pattern;
    uint32_t offset = 0;  // of a ListPattern: elements already matched
    uint32_t key = kNoKey;  // into keys_: the pattern is for the value of that key in the map that is the occurrence
    bool IsAbout(const Test& other) const { return occurrence == other.occurrence && key == other.key; }
  };
  struct Row {
    uint32_t clause = 0;
    absl::InlinedVector<Test, 4> tests;
    absl::InlinedVector<Binding, 4> bindings;
  };
  struct State {
    Join* entry = nullptr;      // where it begins: here, or...
    Exit exit;                  // ... at one open end
    std::vector<Row> rows;
    Join* fallback = nullptr;   // where to go on when no row matches; null: cannot happen
  };
  enum class Class : uint8_t { kAtom, kSmall, kOtherLiteral, kTuple, kCons, kNil, kMap, kKey };
  struct Bucket {
    Class of = Class::kAtom;
    LiteralId literal;          // atoms, numbers
    uint32_t arity = 0;         // tuples
    ssa::ValueId value;         // of the key, once it is found
    Join entry;
    std::vector<Row> rows;
    std::vector<int> asked;     // per row: which of its tests this constructor answers; -1: none
  };
  struct Split;

  bool AddTest(Row* row, ssa::ValueId occurrence, const core::Pattern* pattern, uint32_t offset);
  void Process(State state);
  bool IsPlainLeaf(const Row& row) const;
  void AddLeaf(const Row& row, const Exit& exit);
  void BindWhole(Row* row);
  Test Choose(std::span<const Row> rows) const;
  void SplitRows(State state, size_t first);
  size_t Sort(Split* split, std::span<Row> rows);
  Bucket* BucketFor(Split* split, const Test& test);
  bool TypeAllows(const ssa::Type& type, const Bucket& bucket) const;
  void EmitTests(Split* split);
  void EmitSingle(Split* split, Bucket* bucket, ssa::KindSet kind);
  void EmitKey(Split* split, Bucket* bucket);
  uint32_t KeyIndex(const core::Expr& key);
  void EmitTuples(Split* split, std::span<Bucket* const> buckets);
  void EmitConstants(Split* split, Class of, std::span<Bucket* const> buckets);
  void EmitSwitch(ssa::Switch::On on, ssa::ValueId value, std::span<Bucket* const> buckets, Join* otherwise);
  void Expand(Bucket* bucket, ssa::ValueId occurrence);

  FunctionBuilder& b_;
  const core::Case& node_;
  std::vector<const core::Expr*> keys_;   // of maps, each once
  std::vector<ssa::ValueId> whole_;  // the elements of the tuple that is the argument, where it is not built
  std::vector<std::vector<Leaf>> leaves_;
  std::vector<State> work_;
  std::deque<Join> joins_;  // of states behind splits
  size_t copies_ = 0, copy_limit_ = 0;
};

}  // namespace lumen::patterns

#endif  // COMPILER_PATTERNS_DECISION_TREE_H_

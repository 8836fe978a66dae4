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

#include "compiler/base/arena.h"
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
  static constexpr uint32_t kCursor = 0xfffffffe;   // the occurrence is a position in a bitstring, where the pattern's segments go on
  static constexpr uint32_t kFirstField = 1u << 31; // from here on, into fields_: the pattern is for the float in front of the position
  struct Test {
    ssa::ValueId occurrence;
    const core::Pattern* pattern;
    uint32_t offset = 0;  // of a ListPattern or BinaryPattern: elements already matched
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
  enum class Class : uint8_t { kAtom, kSmall, kOtherLiteral, kTuple, kCons, kNil, kMap, kKey, kBitstring, kBits, kFloatField };
  struct Bucket {
    Class of = Class::kAtom;
    LiteralId literal;          // atoms, numbers
    uint32_t arity = 0;         // tuples
    ssa::ValueId value;         // of the key, once it is found; the new position; the character; the float
    Join entry;
    std::vector<Row> rows;
    std::vector<int> asked;     // per row: which of its tests this constructor answers; -1: none
    std::vector<std::pair<ssa::MatchField, ssa::ValueId>> fields;  // read in front of `value`
  };
  struct FloatField {
    ssa::MatchField field;
    ssa::ValueId start;  // where the size is not constant
    bool operator==(const FloatField&) const = default;
  };
  // What is done at a position of a bitstring, for all rows that begin with it (binary_pattern.cc).
  struct Step {
    enum class Kind : uint8_t { kTake, kTakeSized, kRest, kUtf, kEnd } kind = Kind::kEnd;
    const core::PatternSegment* segment = nullptr;  // the first row's; none: kEnd
    uint32_t bits = 0;      // kTake
    ssa::ValueId size;      // kTakeSized
    uint32_t unit = 1;      // kTakeSized, kRest
    ssa::MatchField utf;    // kUtf
  };
  // What a test of one occurrence splits rows into.
  struct Split {
    ssa::ValueId occurrence;
    uint32_t key = kNoKey;
    ssa::Type remaining;                 // what the occurrence can be where the tests emitted so far failed
    std::deque<Bucket> buckets;     // in order of first appearance
    absl::flat_hash_map<uint64_t, Bucket*> by_key;
    std::vector<Row> others;        // rows that do not ask
    Step step;                      // of a test at a position
    Join no_size;                   // where evaluating its size failed
    bool exhausted = false;         // the tests emitted so far cannot all fail; otherwise...
    Join otherwise;                 // ... this is where they do (nothing: the current block)
  };
  // What success of a step means for another row at the same position, and failure.
  enum class Fate : uint8_t { kAsks, kOpen, kImpossible };

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
  const core::PatternSegment* SegmentAt(const Test& test) const;
  static bool IsFixed(const core::PatternSegment& segment);
  std::vector<uint32_t> Boundaries(const Test& test) const;
  Step ChooseStep(Split* split, std::span<const Row> rows);
  ssa::ValueId SizeOf(const Row& row, const core::Expr& size) const;
  Fate FateOf(const Step& step, const Row& row, const Test& test, bool succeeds) const;
  void EmitBits(Split* split, Bucket* bucket);
  void EmitFloatField(Split* split, Bucket* bucket);
  ssa::ValueId EmitStep(Split* split, Bucket* bucket, ssa::Opcode opcode, std::initializer_list<ssa::ValueId> operands, uint64_t detail);
  void ExpandBitstring(Bucket* bucket, ssa::ValueId occurrence);
  void ExpandBits(Bucket* bucket, const Step& step, ssa::ValueId position);
  bool AddFields(Bucket* bucket, Row* row, const Test& test, uint32_t bits, bool is_alone);
  bool AddField(Bucket* bucket, Row* row, const core::PatternSegment& segment, const ssa::MatchField& field, const core::Pattern* pattern);
  void AddFloat(Row* row, ssa::ValueId position, const FloatField& field, const core::Pattern* pattern);
  bool NeedsValue(const core::Pattern& pattern) const;
  void EmitTuples(Split* split, std::span<Bucket* const> buckets);
  void EmitConstants(Split* split, Class of, std::span<Bucket* const> buckets);
  void EmitSwitch(ssa::Switch::On on, ssa::ValueId value, std::span<Bucket* const> buckets, Join* otherwise);
  void Expand(Bucket* bucket, ssa::ValueId occurrence);

  FunctionBuilder& b_;
  const core::Case& node_;
  std::vector<const core::Expr*> keys_;   // of maps, each once
  std::vector<FloatField> fields_;        // each once
  Arena combined_literals_;               // patterns of literals that stand side by side
  absl::flat_hash_map<ssa::ValueId, ssa::ValueId> context_of_;  // by position
  std::vector<ssa::ValueId> whole_;  // the elements of the tuple that is the argument, where it is not built
  std::vector<std::vector<Leaf>> leaves_;
  std::vector<State> work_;
  std::deque<Join> joins_;  // of states behind splits
  size_t copies_ = 0, copy_limit_ = 0;
};

}  // namespace lumen::patterns

#endif  // COMPILER_PATTERNS_DECISION_TREE_H_

// Patterns and values by what they are made of: what is left of both when only the question matters whether one can match the other.
// Records are the tuples that they stand for, strings the lists of their characters, operators on constants their result.
// Not for others than outcome.
#ifndef COMPILER_OUTCOME_SHAPE_H_
#define COMPILER_OUTCOME_SHAPE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "compiler/base/symbol.h"
#include "compiler/syntax/ast.h"

namespace lumen::outcome {

enum class ShapeKind : uint8_t {
  kAny,      // `_`, or a variable that the pattern binds; of values: anything that cannot be told
  kBound,    // a variable that has a value already, or stands in the pattern twice: it is compared with
  kAtom,
  kInteger,
  kFloat,
  kNil,
  kCons,     // parts: head, tail
  kTuple,    // parts: elements
  kMap,      // parts: values; `keys` are in the order of their spellings
  kOpaque,   // a binary, or what is too special to look into
};

struct Shape {
  ShapeKind kind = ShapeKind::kAny;
  std::string value;  // of an atom, integer or float; spellings of a map's keys
  std::vector<const Shape*> parts;
};

// For one list of clauses: shapes live as long as the factory, which makes only so many of them, so that neither endless patterns nor
// records in records cost more than they are worth (nor recursion over a shape more stack than there is); what is beyond is kOpaque.
class ShapeFactory {
 public:
  static constexpr size_t kMaxShapes = 100000;
  static constexpr size_t kMaxShapesOfClause = 1000;

  // By name; outlives the factory.
  using Records = std::unordered_map<Symbol, const syntax::RecordForm*>;
  explicit ShapeFactory(const Records& records) : records_(records) {}

  // `bound[index of a name]`: the variable has a value before the pattern.
  const Shape* OfPattern(const syntax::Expr& pattern, const std::vector<bool>& bound) {
    bound_ = &bound;
    return Build(pattern, true);
  }
  // What an expression surely gives: its constructors and literals, kAny for the rest.
  const Shape* OfValue(const syntax::Expr& value);
  // The shape of both at once; null where they contradict each other.
  const Shape* Both(const Shape& a, const Shape& b);

  // Starts with the next clause: no variable has been seen, nothing compared, nothing contradicted.
  void NextClause() {
    // To clear a set costs what it once held.
    seen_ = {};
    compares_ = conflict_ = false;
    before_clause_ = built_;
  }
  // The shape of both patterns at once.
  void OfAliases(const syntax::Expr& left, const syntax::Expr& right, const std::vector<bool>& bound) {
    bound_ = &bound;
    BuildAlias(left, right);
  }
  // Since then: is a variable compared with? Do the two sides of an alias contradict each other?
  bool compares() const { return compares_; }
  bool conflict() const { return conflict_; }

 private:
  const Shape* Build(const syntax::Expr& expr, bool is_pattern);
  const Shape* BuildVariable(Symbol name);
  const Shape* BuildList(const syntax::List& list, bool is_pattern);
  const Shape* BuildMap(const syntax::MapCreate& map);
  const Shape* BuildRecord(const syntax::RecordCreate& record, bool is_pattern);
  const Shape* BuildString(std::u32string_view text, const Shape* tail);
  const Shape* BuildAlias(const syntax::Expr& left, const syntax::Expr& right);
  const Shape* Make(ShapeKind kind, std::string value = {}, std::vector<const Shape*> parts = {});
  const Shape* Opaque() const { return &opaque_; }
  bool IsFull() const { return built_ >= kMaxShapes || built_ - before_clause_ >= kMaxShapesOfClause; }

  const Records& records_;
  std::vector<std::unique_ptr<Shape>> made_;
  const Shape any_;
  const Shape bound_variable_{ShapeKind::kBound, {}, {}};
  const Shape opaque_{ShapeKind::kOpaque, {}, {}};
  const Shape nil_{ShapeKind::kNil, {}, {}};
  const std::vector<bool>* bound_ = nullptr;
  std::unordered_set<Symbol> seen_;
  bool compares_ = false;
  size_t built_ = 0;          // parts of patterns and values looked at
  size_t before_clause_ = 0;  // of these, those of clauses before
  bool conflict_ = false;
};

// Does a pattern match what has this shape?
enum class Fit : uint8_t { kNever, kPerhaps, kAlways };
Fit Compare(const Shape& pattern, const Shape& value);

// Is the expression a term written out?
bool IsLiteral(const syntax::Expr& expr);

}  // namespace lumen::outcome

#endif  // COMPILER_OUTCOME_SHAPE_H_

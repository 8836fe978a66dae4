// Tested by outcome_test.cc.
#include "compiler/outcome/match.h"

#include <map>
#include <string>
#include <utility>

namespace lumen::outcome {

using syntax::Clause;

namespace {

bool IsVariable(const Shape& shape) { return shape.kind == ShapeKind::kAny || shape.kind == ShapeKind::kBound; }

class Matcher {
 public:
  explicit Matcher(const std::function<void(const Clause&, const Clause&)>& report) : report_(report) {}

  // `next` is where matching goes on if no row matches, as far as that is a clause by itself; null where it is not.
  void Match(std::vector<ClauseRow> rows, const Clause* next) {
    if (rows.empty()) return;
    if (rows[0].columns.empty()) return MatchGuards(rows, next);
    // Rows that begin with a variable and rows that begin with a constructor, as they follow each other.
    std::vector<std::vector<ClauseRow>> groups;
    for (ClauseRow& row : rows) {
      const bool variable = IsVariable(*row.columns.back());
      if (groups.empty() || variable != IsVariable(*groups.back()[0].columns.back())) groups.emplace_back();
      groups.back().push_back(std::move(row));
    }
    for (size_t i = 0; i < groups.size(); ++i) {
      const Clause* after = i + 1 == groups.size() ? next : First(groups[i + 1]);
      if (IsVariable(*groups[i][0].columns.back())) {
        for (ClauseRow& row : groups[i]) row.columns.pop_back();
        Match(std::move(groups[i]), after);
      } else {
        MatchConstructors(std::move(groups[i]));
      }
    }
  }

 private:
  // The place of a group of several constructors is that of whichever OTP tests first: of scalars, the kind that comes first in ShapeKind
  // but for floats, which come before integers.
  static const Clause* First(const std::vector<ClauseRow>& group) {
    if (group.size() == 1 || IsVariable(*group[0].columns.back())) return group[0].clause;
    const auto rank = [](const ClauseRow& row) {
      switch (row.columns.back()->kind) {
        case ShapeKind::kAtom: return 0;
        case ShapeKind::kFloat: return 1;
        case ShapeKind::kInteger: return 2;
        case ShapeKind::kNil: return 3;
        case ShapeKind::kAny:
        case ShapeKind::kBound:
        case ShapeKind::kCons:
        case ShapeKind::kTuple:
        case ShapeKind::kMap:
        case ShapeKind::kOpaque: break;
      }
      return 4;
    };
    const ClauseRow* first = &group[0];
    for (const ClauseRow& row : group) {
      if (rank(row) == 4) return nullptr;
      if (rank(row) < rank(*first)) first = &row;
    }
    return first->clause;
  }

  void MatchGuards(const std::vector<ClauseRow>& rows, const Clause* next) {
    for (size_t i = 0; i < rows.size(); ++i) {
      if (rows[i].guarded) continue;
      if (i + 1 < rows.size()) report_(*rows[i + 1].clause, *rows[i].clause);
      if (next != nullptr) report_(*next, *rows[i].clause);
      return;
    }
  }

  // Maps overlap: only rows next to each other that ask for the same keys go together.
  void MatchConstructors(std::vector<ClauseRow> rows) {
    std::map<std::string, std::vector<ClauseRow>> by_value;
    std::vector<ClauseRow> maps;
    for (ClauseRow& row : rows) {
      const Shape& shape = *row.columns.back();
      if (shape.kind == ShapeKind::kMap) {
        if (!maps.empty() && maps[0].columns.back()->value != shape.value) Descend(std::exchange(maps, {}));
        maps.push_back(std::move(row));
      } else if (shape.kind == ShapeKind::kOpaque) {
        std::vector<ClauseRow> alone;
        alone.push_back(std::move(row));
        Descend(std::move(alone));
      } else {
        std::string key(1, static_cast<char>('0' + static_cast<int>(shape.kind)));
        key += shape.kind == ShapeKind::kTuple ? std::to_string(shape.parts.size()) : shape.value;
        by_value[std::move(key)].push_back(std::move(row));
      }
    }
    Descend(std::move(maps));
    for (auto& [key, group] : by_value) Descend(std::move(group));
  }

  void Descend(std::vector<ClauseRow> rows) {
    for (ClauseRow& row : rows) {
      const Shape& shape = *row.columns.back();
      row.columns.pop_back();
      row.columns.insert(row.columns.end(), shape.parts.rbegin(), shape.parts.rend());
    }
    Match(std::move(rows), nullptr);
  }

  const std::function<void(const Clause&, const Clause&)>& report_;
};

}  // namespace

void FindShadowed(std::vector<ClauseRow> rows, const std::function<void(const Clause&, const Clause&)>& report) {
  Matcher(report).Match(std::move(rows), nullptr);
}

}  // namespace lumen::outcome

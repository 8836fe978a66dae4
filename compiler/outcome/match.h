// Which clauses can never be reached because earlier ones take everything they would: found as OTP's pattern compiler finds it
// (v3_kernel; P. Wadler, "Efficient compilation of pattern matching", in Peyton Jones 1987, with the mixture rule), so that the same
// clauses are named and no others. Not for others than outcome.
#ifndef COMPILER_OUTCOME_MATCH_H_
#define COMPILER_OUTCOME_MATCH_H_

#include <functional>
#include <vector>

#include "compiler/outcome/shape.h"
#include "compiler/syntax/ast.h"

namespace lumen::outcome {

struct ClauseRow {
  std::vector<const Shape*> columns;  // the last is looked at first
  bool guarded = false;               // may fail where the patterns match
  const syntax::Clause* clause = nullptr;
};

// Calls `report(clause, taker)` for clauses that `taker`, an earlier one, leaves nothing for. All rows have the same number of columns.
void FindShadowed(std::vector<ClauseRow> rows, const std::function<void(const syntax::Clause&, const syntax::Clause&)>& report);

}  // namespace lumen::outcome

#endif  // COMPILER_OUTCOME_MATCH_H_

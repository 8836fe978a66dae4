// The names OTP gives to funs and comprehensions, which stack traces and fun_info show: "-f/1-fun-0-", "-f/1-lc$^1/1-0-".
//
// v3_core numbers all funs (fun expressions and fun f/a) and comprehension generators of a function with one counter, in the order in which it
// happens to walk the tree: operands (of calls, tuples, lists, operators) from right to left, a fun's
// body before the fun, a generator after all qualifiers' own expressions. v3_kernel then adds a second number to comprehensions
// and named funs, in order of evaluation, outer ones first. FunNumbers is the first walk, over the syntax tree;
// FinishFunNames the second, over Core. Tested by lowering_test.cc against names recorded from erlc.
#ifndef COMPILER_LOWERING_FUN_NAMES_H_
#define COMPILER_LOWERING_FUN_NAMES_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "compiler/core/core.h"
#include "compiler/syntax/ast.h"

namespace lumen::lowering {

class FunNumbers {
 public:
  using Records = absl::flat_hash_map<Symbol, const syntax::RecordForm*>;
  // `records` may grow between functions; it must outlive this.
  explicit FunNumbers(const Records* records) : records_(records) {}

  // Numbers everything in a function; forgets the function before.
  void Number(const syntax::FunctionForm& function);
  // The number of a FunExpr, NamedFun, LocalFun or generator (of the Zip, where && joins generators). A node that is expanded several times (a default of a record's
  // field) has several numbers; they are handed out in turn.
  uint32_t Take(const void* node);

 private:
  void Walk(const syntax::Expr& expr);
  void WalkAll(std::span<const syntax::Expr* const> exprs);
  void WalkBackwards(std::span<const syntax::Expr* const> exprs);
  void WalkClauses(std::span<const syntax::Clause* const> clauses);
  void WalkFields(std::span<const syntax::MapField* const> fields);
  void WalkQualifiers(std::span<const syntax::Qualifier* const> qualifiers);
  void WalkQualifier(const syntax::Qualifier& qualifier);
  void WalkRecord(const syntax::RecordCreate& create);
  void WalkDefault(const syntax::Expr& value);
  void Assign(const void* node) { numbers_[node].push_back(next_++); }

  const Records* records_;
  uint32_t next_ = 0;
  absl::flat_hash_map<const void*, std::vector<uint32_t>> numbers_;
  absl::flat_hash_map<const void*, uint32_t> taken_;
  absl::flat_hash_set<const void*> without_funs_;  // defaults
};

// Gives the local functions of comprehensions ("lc$^1" so far) and named funs ("Loop") in `function` their full names.
void FinishFunNames(const core::Function& function, SymbolTable* symbols);

}  // namespace lumen::lowering

#endif  // COMPILER_LOWERING_FUN_NAMES_H_

// The building of one SSA function: shared between the .cc files of this folder, not for others.
//
// Code is appended to `current_`. What can end in several places (a case, a test, a guard) collects its ends in a Join; a join with one
// end goes on right there, with more it becomes a block with parameters for what differs. After something that never
// returns, building goes on in a block nobody reaches; CleanUp removes it.
#ifndef COMPILER_PATTERNS_BUILDER_H_
#define COMPILER_PATTERNS_BUILDER_H_

#include <span>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/inlined_vector.h"
#include "compiler/core/core.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/patterns/analysis.h"
#include "compiler/patterns/bif.h"
#include "compiler/ssa/function.h"

namespace lumen::patterns {

// The end of a piece of code: an edge of a terminator that leads nowhere yet, or an open block.
struct Exit {
  ssa::BlockId block;        // open, where the terminator is invalid
  ssa::ValueId terminator;
  uint32_t successor = 0;
};

// Where pieces of code come together, each with the same number of values.
struct Join {
  explicit Join(size_t count = 0) : value_count(count) {}
  using Values = absl::InlinedVector<ssa::ValueId, 2>;
  size_t value_count;
  std::vector<std::pair<Exit, Values>> ends;
};

// A lifted function waiting to be built.
struct PendingFunction {
  ssa::FunctionId id;
  const core::Function* outer;             // the Core function it stands in...
  const Analysis* analysis;                // ... and what is known about that
  const core::Fun* fun = nullptr;          // one of these two; none: the function itself
  const core::LocalFunction* local = nullptr;
};

// The module under construction.
struct ModuleBuilder {
  const core::Module* core;
  Diagnostics* diagnostics;
  ssa::Module* ssa;
  std::vector<PendingFunction> pending;
  absl::flat_hash_map<std::pair<Symbol, uint32_t>, ssa::FunctionId> functions;
  absl::flat_hash_map<std::pair<Symbol, uint32_t>, ssa::FunctionId> references;  // wrappers that `fun f/1` makes funs of
  absl::flat_hash_map<const core::Function*, std::vector<ssa::FunctionId>> local_functions;  // by LocalFunctionId
  absl::flat_hash_map<Symbol, uint32_t> file_indices;
  SourceLocation last_location;   // and what it was mapped to: neighbours ask for the same
  ssa::Location last_mapped;
  uint32_t fun_count = 0;

  ssa::Location Map(SourceLocation location);
  ssa::FunctionId NewFunction(Symbol name, uint32_t arity, SourceLocation location);
};

class FunctionBuilder {
 public:
  FunctionBuilder(ModuleBuilder* module, const PendingFunction& pending);
  FunctionBuilder(const FunctionBuilder&) = delete;
  FunctionBuilder& operator=(const FunctionBuilder&) = delete;

  void Build();

 private:
  // What to do with what an expression gives.
  struct Context {
    Join* join = nullptr;              // null: return it
    const std::vector<bool>* needed = nullptr;  // which of its values go to the join; null: one value
  };
  struct Row;
  struct State;
  struct Bucket;
  struct Leaf;
  class Tree;
  friend class Tree;

  // --- blocks and instructions (builder.cc)
  ssa::Function& f() { return *(*module_->ssa).functions[id_.index]; }
  const LiteralTable& literals() const { return *module_->core->literals; }
  ssa::ValueId Append(ssa::Opcode opcode, std::span<const ssa::ValueId> operands, uint64_t detail = 0,
                      SourceLocation location = SourceLocation());
  ssa::ValueId Append(ssa::Opcode opcode, std::initializer_list<ssa::ValueId> operands, uint64_t detail = 0,
                      SourceLocation location = SourceLocation()) {
    return Append(opcode, std::span<const ssa::ValueId>(operands.begin(), operands.size()), detail, location);
  }
  ssa::ValueId LiteralValue(LiteralId literal);
  ssa::ValueId AtomValue(Symbol atom) { return LiteralValue(module_->core->literals->Atom(atom)); }
  ssa::ValueId Refine(ssa::ValueId value, const ssa::Type& type);
  // Ends the current block with a terminator of `count` successors; Edge(t, i) are its ends.
  ssa::ValueId Terminate(ssa::Opcode opcode, std::initializer_list<ssa::ValueId> operands, uint64_t detail, size_t count,
                         SourceLocation location = SourceLocation());
  static Exit Edge(ssa::ValueId terminator, uint32_t successor) { return Exit{ssa::BlockId(), terminator, successor}; }
  Exit Open() { return Exit{std::exchange(current_, ssa::BlockId()), ssa::ValueId(), 0}; }
  void Dead() { current_ = f().NewBlock(); }
  void Continue(const Exit& exit);
  void Go(const Exit& exit, ssa::BlockId target, std::span<const ssa::ValueId> arguments);
  void Add(Join* join, const Exit& exit, std::initializer_list<ssa::ValueId> values = {}) {
    join->ends.emplace_back(exit, Join::Values(values));
  }
  // Goes on where all ends meet; the values there. Nothing ends there: dead code.
  Join::Values Finish(Join* join);
  ssa::ValueId FinishOne(Join* join);
  // Two-way branch on a Bool.
  void Branch(ssa::ValueId condition, Join* if_true, Join* if_false);

  // --- expressions (expression.cc)
  void Build(const core::Expr& expr, const Context& context);
  void Give(ssa::ValueId value, const Context& context);
  ssa::ValueId Value(const core::Expr& expr);
  std::vector<ssa::ValueId> ValuesOf(std::span<const core::Expr* const> exprs);
  void Effect(const core::Expr& expr);
  ssa::ValueId VariableValue(core::VariableId variable);
  // What the variable is from here on.
  void SetVariable(core::VariableId variable, ssa::ValueId value);
  void Bind(const core::Binding& binding);
  void BuildBlock(const core::Block& block, const Context& context);
  void BuildLetRec(const core::LetRec& letrec);
  void BuildTry(const core::Try& node, const Context& context);
  void BuildMaybe(const core::Maybe& node, const Context& context);
  // --- receive (receive.cc)
  void BuildReceive(const core::Receive& node, const Context& context);
  void BuildNextMessage(const core::Expr& node);
  ssa::CalleeId MailboxCallee(std::string_view name, uint32_t arity);
  // Evaluates the expression and binds the variables, those that are looked at.
  void BindAll(std::span<const core::VariableId> variables, const core::Expr& value);
  ssa::ValueId ListValue(const core::List& list);
  ssa::ValueId MapValue(const core::Map& map);
  ssa::ValueId BinaryValue(const core::Binary& binary);
  ssa::ValueId BinaryOf(std::span<const ssa::ValueId> operands, std::span<const abi::BinarySegment> layouts, SourceLocation location);
  ssa::ValueId FunValue(const core::Fun& fun);
  ssa::ValueId ReferenceValue(const core::FunctionReference& reference);
  void Fail(const core::MatchFail& fail);
  // Calls. In tail position (`tail`) the block is ended and the value invalid.
  ssa::ValueId CallValue(const core::Expr& expr, bool tail);
  ssa::ValueId Emit(bool tail, ssa::Opcode opcode, ssa::Opcode tail_opcode, std::span<const ssa::ValueId> operands, uint64_t detail,
                    SourceLocation location);
  bool IsTailCall(const core::Expr& expr) const;

  // --- BIFs (bif_expression.cc)
  BifForm InfoOf(const core::Call& call) const;
  ssa::ValueId BifValue(const core::Call& call, const BifForm& info);
  // The operation, which raises, or in a guard leaves for `guard_fail_`. `detail`: what an attempt holds beside the opcode.
  ssa::ValueId Operation(ssa::Opcode opcode, std::span<const ssa::ValueId> operands, uint64_t detail, SourceLocation location);
  bool HidesOperator(ssa::Opcode opcode, std::span<const ssa::ValueId> operands);
  void CheckApply(const core::Call& call, std::span<const ssa::ValueId> operands, bool tail);
  ssa::ValueId CallBif(const core::Call& call, std::span<const ssa::ValueId> operands, bool no_return);
  ssa::ValueId SpecialValue(const core::Call& call, Special special);
  ssa::ValueId PartOf(const core::Call& call, ssa::KindSet kind, ssa::Opcode part);
  ssa::ValueId ElementValue(const core::Call& call);

  // --- conditions (condition.cc)
  // Gives true or false whenever it gives anything.
  bool IsCondition(const core::Expr& expr) const;
  bool IsSafeCondition(const core::Expr& expr) const;  // and never fails
  // Ends in one of the joins. A condition; in a guard anything, where all but true counts as false.
  void Test(const core::Expr& expr, Join* if_true, Join* if_false);
  void TestCall(const core::Call& call, Join* if_true, Join* if_false);
  void TestBooleanOperation(const core::Call& call, Special special, Join* if_true, Join* if_false);
  void TestKind(ssa::ValueId value, ssa::KindSet kinds, Join* if_true, Join* if_false);
  void TestRecord(const core::Call& call, Join* if_true, Join* if_false);
  void TestChain(std::span<const core::Expr* const> operands, bool is_and, Join* if_true, Join* if_false);
  // An operand that must be a boolean.
  void TestOperand(const core::Expr& expr, Join* if_true, Join* if_false);
  // true, false, or something else.
  void TestBoolean(ssa::ValueId value, Join* if_true, Join* if_false, Join* if_neither);
  ssa::ValueId ConditionValue(const core::Expr& expr);
  ssa::ValueId BooleanOf(Join* if_true, Join* if_false);
  void BuildChain(std::span<const core::Expr* const> operands, bool is_and, const Context& context);
  // A clause's guard; both joins take no values.
  void TestGuard(std::span<const core::Guard* const> guards, Join* if_true, Join* if_false);

  // --- case (case.cc, decision_tree.cc)
  void BuildCase(const core::Case& node, const Context& context);
  bool BuildConditionCase(const core::Case& node, const Context& context);

  ModuleBuilder* module_;
  PendingFunction pending_;
  ssa::FunctionId id_;
  ssa::BlockId current_;
  std::vector<ssa::ValueId> arguments_;                // of this function, without the fun itself
  ssa::ValueId self_;                                  // of a lifted fun: the fun
  absl::flat_hash_map<uint32_t, ssa::ValueId> variables_;  // by VariableId
  ssa::BlockId next_message_;                          // of the innermost receive: where it looks at its current message
  Join* guard_fail_ = nullptr;                         // in a guard: where errors go
  Join* escapes_ = nullptr;                            // in a maybe: where its escapes go
};

}  // namespace lumen::patterns

#endif  // COMPILER_PATTERNS_BUILDER_H_

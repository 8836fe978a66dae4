// Rewrites one instruction by what its operands are: constants, constructions, types. Exactly
// Erlang's semantics; what raises is never folded away. Used by simplify, which owns the walk.
//
// Tested by the goldens and differential_test.cc.
#ifndef COMPILER_PASSES_FOLD_H_
#define COMPILER_PASSES_FOLD_H_

#include "compiler/ssa/function.h"

namespace lumen::passes {

class Folder {
 public:
  Folder(ssa::Module* module, ssa::Function* function) : module_(*module), function_(*function) {}

  // An existing value that equals `value`'s instruction; invalid where there is none. May change
  // the instruction in place to a cheaper one (of the same representation). Operands must be up to
  // date, their types too.
  ssa::ValueId Fold(ssa::ValueId value);

 private:
  using ValueId = ssa::ValueId;
  using Instruction = ssa::Instruction;

  Instruction& At(ValueId value) { return function_[value]; }
  Instruction& Operand(const Instruction& instruction, size_t i) {
    return function_[instruction.operands[i]];
  }

  void BecomeLiteral(ValueId value, LiteralId literal);
  void BecomeBoolean(ValueId value, bool boolean);
  void BecomeReal(ValueId value, double real);
  void Become(ValueId value, ssa::Opcode opcode, std::initializer_list<ValueId> operands,
              uint64_t detail = 0);
  const Literal* LiteralOf(ValueId value);
  bool SmallConstantOf(ValueId value, int64_t* constant);

  ValueId FoldArithmetic(ValueId value);
  bool FoldFloats(ValueId value, double a, double b);
  ValueId FoldBif(ValueId value);
  ValueId FoldEquality(ValueId value);
  ValueId FoldNot(ValueId value);
  ValueId FoldPart(ValueId value);
  ValueId FoldReal(ValueId value);

  ssa::Module& module_;
  ssa::Function& function_;
};

}  // namespace lumen::passes

#endif  // COMPILER_PASSES_FOLD_H_

// BIFs and operators as instructions. Where an instruction wants an operand of a known kind, a test comes first and its failure
// is a call of the BIF itself: that raises with the BIF's own stack trace entry. Tested by build_ssa_test.cc.
#include "compiler/patterns/builder.h"

namespace lumen::patterns {

using ssa::Opcode;
using ssa::Type;
using ssa::ValueId;

BifForm FunctionBuilder::InfoOf(const core::Call& call) const {
  const SymbolTable& symbols = *module_->core->symbols;
  return LookUpBif(symbols.Text(call.module), symbols.Text(call.function), static_cast<uint32_t>(call.arguments.size()));
}

ValueId FunctionBuilder::Operation(Opcode opcode, std::span<const ValueId> operands, uint64_t detail, SourceLocation location) {
  if (guard_fail_ == nullptr) {
    const bool hidden = HidesOperator(opcode, operands);
    const ValueId value = Append(opcode, operands, detail, location);
    f()[value].location.hides_operator = hidden;
    return value;
  }
  ValueId attempt = Append(Opcode::kAttempt, operands, detail | ssa::Instruction::DetailOf(opcode), location);
  f()[attempt].successors.resize(2);
  Add(guard_fail_, Edge(attempt, 1));
  current_ = f().NewBlock();
  ValueId result = f().NewParameter(current_);
  Go(Edge(attempt, 0), current_, {});
  return result;
}

// See ssa::Location. OTP 25 (tried out): X + C and C + X, X - C where C is small and not negative; +, -, * with a float.
bool FunctionBuilder::HidesOperator(Opcode opcode, std::span<const ValueId> operands) {
  if (opcode != Opcode::kAdd && opcode != Opcode::kSubtract && opcode != Opcode::kMultiply) return false;
  auto number_literal = [&](ValueId value, int64_t* number) {
    return f()[value].opcode == Opcode::kLiteral && literals().IsSmallInteger(f()[value].literal(), number);
  };
  for (ValueId operand : operands) {
    if (!f()[operand].type.MayBe(ssa::kinds::kNumber)) return false;
  }
  int64_t number = 0;
  if (opcode != Opcode::kMultiply && number_literal(operands[1], &number)) return opcode == Opcode::kAdd || number >= 0;
  if (opcode == Opcode::kAdd && number_literal(operands[0], &number)) return true;
  return f()[operands[0]].type.Is(ssa::kinds::kFloat) || f()[operands[1]].type.Is(ssa::kinds::kFloat);
}

ValueId FunctionBuilder::CallBif(const core::Call& call, std::span<const ValueId> operands, bool no_return) {
  ssa::Callee callee;
  callee.module = call.module;
  callee.name = call.function;
  callee.arity = static_cast<uint32_t>(operands.size());
  ValueId value = Operation(Opcode::kBif, operands, ssa::Instruction::DetailOf(module_->ssa->InternCallee(callee)), call.location);
  if (no_return && guard_fail_ == nullptr) {
    Terminate(Opcode::kUnreachable, {}, 0, 0);
    Dead();
    return LiteralValue(module_->core->literals->Nil());
  }
  return value;
}

ValueId FunctionBuilder::BifValue(const core::Call& call, const BifForm& info) {
  switch (info.kind) {
    case BifForm::Kind::kBif:
    case BifForm::Kind::kCall:
      return CallBif(call, ValuesOf(call.arguments), info.no_return);
    case BifForm::Kind::kArithmetic:
      return Operation(info.opcode, ValuesOf(call.arguments), 0, call.location);
    case BifForm::Kind::kComparison:
    case BifForm::Kind::kTypeTest:
      return ConditionValue(call);
    case BifForm::Kind::kSpecial:
      return SpecialValue(call, info.special);
  }
  __builtin_unreachable();
}

ValueId FunctionBuilder::SpecialValue(const core::Call& call, Special special) {
  switch (special) {
    case Special::kHead:
      return PartOf(call, ssa::kinds::kCons, Opcode::kHead);
    case Special::kTail:
      return PartOf(call, ssa::kinds::kCons, Opcode::kTail);
    case Special::kTupleSize:
      return PartOf(call, ssa::kinds::kTuple, Opcode::kTupleSize);
    case Special::kElement:
      return ElementValue(call);
    case Special::kIsBoolean:
      return ConditionValue(call);
    case Special::kIsFunctionOfArity:
    case Special::kIsRecord:
      return IsCondition(call) ? ConditionValue(call) : CallBif(call, ValuesOf(call.arguments), /*no_return=*/false);
    case Special::kNot:
    case Special::kAnd:
    case Special::kOr:
    case Special::kXor:
      return ConditionValue(call);
  }
  __builtin_unreachable();
}

ValueId FunctionBuilder::PartOf(const core::Call& call, ssa::KindSet kind, Opcode part) {
  ValueId operand = Value(*call.arguments[0]);
  if (!f()[operand].type.Is(kind)) {
    Join is_kind, other;
    Branch(Append(Opcode::kIsKind, {operand}, kind), &is_kind, &other);
    if (guard_fail_ != nullptr) {
      for (const auto& [exit, values] : other.ends) Add(guard_fail_, exit);
    } else {
      Finish(&other);
      CallBif(call, std::initializer_list<ValueId>{operand}, /*no_return=*/true);
      Terminate(Opcode::kUnreachable, {}, 0, 0);  // of the dead block CallBif left
    }
    Finish(&is_kind);
    operand = Refine(operand, Type::OfKinds(kind));
  }
  return Append(part, {operand});
}

ValueId FunctionBuilder::ElementValue(const core::Call& call) {
  std::vector<ValueId> operands = ValuesOf(call.arguments);
  const auto* index = call.arguments[0]->AsIf<core::Literal>();
  int64_t position;
  const Type& type = f()[operands[1]].type;
  if (index != nullptr && literals().IsSmallInteger(index->value, &position) && type.Is(ssa::kinds::kTuple) && type.HasArity() &&
      position >= 1 && position <= int64_t{type.arity()}) {
    return Append(Opcode::kTupleElement, {operands[1]}, static_cast<uint64_t>(position - 1));
  }
  return CallBif(call, operands, /*no_return=*/false);
}

// The strict operators evaluate both operands; other terms than booleans are badarg.
void FunctionBuilder::TestBooleanOperation(const core::Call& call, Special special, Join* if_true, Join* if_false) {
  std::vector<ValueId> operands = ValuesOf(call.arguments);
  Join neither;
  if (special == Special::kNot) {
    TestBoolean(operands[0], if_false, if_true, &neither);
  } else {
    // By the right operand first: the result is then the left one itself, its opposite, or a constant, where that is a boolean.
    Join right_true, right_false;
    TestBoolean(operands[1], &right_true, &right_false, &neither);
    Finish(&right_true);
    TestBoolean(operands[0], special == Special::kXor ? if_false : if_true, special == Special::kAnd ? if_false : if_true, &neither);
    Finish(&right_false);
    TestBoolean(operands[0], special == Special::kAnd ? if_false : if_true, if_false, &neither);
  }
  if (guard_fail_ != nullptr) {
    for (const auto& [exit, values] : neither.ends) Add(guard_fail_, exit);
  } else if (!neither.ends.empty()) {
    Finish(&neither);
    CallBif(call, operands, /*no_return=*/true);
    Terminate(Opcode::kUnreachable, {}, 0, 0);  // of the dead block CallBif left
  }
}

}  // namespace lumen::patterns

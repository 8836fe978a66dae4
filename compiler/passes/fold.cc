// See fold.h. Tested by the goldens and differential_test.cc.
#include "compiler/passes/fold.h"

#include <cmath>

#include "compiler/passes/transfer.h"
#include "compiler/ssa/literal_type.h"

namespace lumen::passes {

using ssa::Opcode;
using ssa::Representation;
using ssa::Type;
using ssa::ValueId;
namespace kinds = ssa::kinds;

void Folder::Become(ValueId value, Opcode opcode, std::initializer_list<ValueId> operands,
                    uint64_t detail) {
  Instruction& instruction = At(value);
  const absl::InlinedVector<ValueId, 4> copy(operands.begin(), operands.end());
  instruction.opcode = opcode;
  instruction.operands = copy;
  instruction.detail = detail;
}

void Folder::BecomeLiteral(ValueId value, LiteralId literal) {
  Become(value, Opcode::kLiteral, {}, Instruction::DetailOf(literal));
  At(value).type = ssa::TypeOfLiteral(*module_.literals, literal);
}

void Folder::BecomeBoolean(ValueId value, bool boolean) {
  Become(value, Opcode::kBooleanLiteral, {}, boolean ? 1 : 0);
}

void Folder::BecomeReal(ValueId value, double real) {
  Become(value, Opcode::kRealLiteral, {}, Instruction::DetailOfReal(real));
}

const Literal* Folder::LiteralOf(ValueId value) {
  const Instruction& instruction = At(value);
  return instruction.opcode == Opcode::kLiteral ? &module_.literals->Get(instruction.literal())
                                                : nullptr;
}

bool Folder::SmallConstantOf(ValueId value, int64_t* constant) {
  const Literal* literal = LiteralOf(value);
  if (literal == nullptr || literal->kind != LiteralKind::kInteger || !literal->integer.is_small())
    return false;
  *constant = literal->integer.small();
  return *constant >= Type::kMinimum && *constant <= Type::kMaximum;
}

ValueId Folder::Fold(ValueId value) {
  const Instruction& instruction = At(value);
  switch (instruction.opcode) {
    case Opcode::kBif:
      return FoldBif(value);
    case Opcode::kEqual:
    case Opcode::kExactlyEqual:
      return FoldEquality(value);
    case Opcode::kNot:
      return FoldNot(value);
    case Opcode::kBooleanTerm:
      if (Operand(instruction, 0).opcode == Opcode::kBooleanLiteral) {
        const Symbol atom = Operand(instruction, 0).boolean() ? symbols::kTrue : symbols::kFalse;
        BecomeLiteral(value, module_.literals->Atom(atom));
      }
      return ValueId();
    case Opcode::kLess:
    case Opcode::kLessOrEqual:
    case Opcode::kIsKind:
    case Opcode::kIsTupleOfArity:
    case Opcode::kIsFunOfArity: {
      absl::InlinedVector<Type, 4> types;
      for (ValueId operand : instruction.operands) types.push_back(At(operand).type);
      if (std::optional<bool> answer = Decide(instruction, types)) {
        BecomeBoolean(value, *answer);
      }
      return ValueId();
    }
    case Opcode::kHead:
    case Opcode::kTail:
    case Opcode::kTupleElement:
    case Opcode::kTupleSize:
    case Opcode::kFunEnvironment:
      return FoldPart(value);
    case Opcode::kUnboxFloat:
    case Opcode::kBoxFloat:
    case Opcode::kSmallToReal:
    case Opcode::kRealAdd:
    case Opcode::kRealSubtract:
    case Opcode::kRealMultiply:
    case Opcode::kRealDivide:
    case Opcode::kRealNegate:
    case Opcode::kRealEqual:
    case Opcode::kRealLess:
    case Opcode::kRealLessOrEqual:
      return FoldReal(value);
    default:
      if (ssa::IsArithmetic(instruction.opcode)) return FoldArithmetic(value);
      return ValueId();
  }
}

bool Folder::FoldFloats(ValueId value, double a, double b) {
  double result = 0;
  switch (At(value).opcode) {
    case Opcode::kAdd:
    case Opcode::kRealAdd:
      result = a + b;
      break;
    case Opcode::kSubtract:
    case Opcode::kRealSubtract:
      result = a - b;
      break;
    case Opcode::kMultiply:
    case Opcode::kRealMultiply:
      result = a * b;
      break;
    case Opcode::kDivide:
    case Opcode::kRealDivide:
      if (b == 0) return false;
      result = a / b;
      break;
    default:
      return false;
  }
  if (!std::isfinite(result)) return false;  // badarith, when it is executed
  if (At(value).representation == Representation::kF64) {
    BecomeReal(value, result);
  } else {
    BecomeLiteral(value, module_.literals->Float(result));
  }
  return true;
}

ValueId Folder::FoldArithmetic(ValueId value) {
  const Instruction& instruction = At(value);
  const Opcode opcode = instruction.opcode;
  const ValueId left = instruction.operands[0];
  const ValueId right = instruction.operands.back();
  const Type left_type = At(left).type;
  const Literal *a = LiteralOf(left), *b = LiteralOf(right);
  if (opcode == Opcode::kUnaryPlus && left_type.Is(kinds::kNumber)) return left;
  if (instruction.operands.size() == 2 && a != nullptr && b != nullptr) {
    auto as_real = [](const Literal* literal, double* real) {
      if (literal->kind == LiteralKind::kFloat) *real = literal->float_value;
      if (literal->kind == LiteralKind::kInteger && literal->integer.is_small()) {
        *real = static_cast<double>(literal->integer.small());
        return true;
      }
      return literal->kind == LiteralKind::kFloat;
    };
    const bool integers = a->kind == LiteralKind::kInteger && b->kind == LiteralKind::kInteger;
    double x, y;
    if ((!integers || opcode == Opcode::kDivide) && as_real(a, &x) && as_real(b, &y) &&
        FoldFloats(value, x, y))
      return ValueId();
  }
  // Where the operands are constants the type of the result is exact: one small integer. What may
  // raise has no result.
  absl::InlinedVector<Type, 4> types;
  bool constants = true;
  for (ValueId operand : instruction.operands) {
    types.push_back(At(operand).type);
    int64_t constant;
    constants = constants && types.back().IsSmallConstant(&constant);
  }
  int64_t result;
  if (constants && opcode != Opcode::kDivide &&
      TypeOfArithmetic(opcode, types).IsSmallConstant(&result) &&
      !MayRaise(module_, opcode, ssa::CalleeId(), types)) {
    BecomeLiteral(value, module_.literals->Integer(result));
    return ValueId();
  }
  // Neutral elements; of floats only what keeps -0.0, so integers alone.
  int64_t constant;
  if (instruction.operands.size() == 2 && left_type.Is(kinds::kInteger) &&
      SmallConstantOf(right, &constant)) {
    const bool zero_is_neutral = opcode == Opcode::kAdd || opcode == Opcode::kSubtract ||
                                 opcode == Opcode::kBitOr || opcode == Opcode::kBitXor ||
                                 opcode == Opcode::kShiftLeft || opcode == Opcode::kShiftRight;
    const bool one_is_neutral = opcode == Opcode::kMultiply || opcode == Opcode::kIntegerDivide;
    if ((zero_is_neutral && constant == 0) || (one_is_neutral && constant == 1)) return left;
    if (opcode == Opcode::kBitAnd && left_type.Is(kinds::kSmall) && left_type.minimum() >= 0 &&
        constant >= left_type.maximum() && (constant & (constant + 1)) == 0) {
      return left;  // a mask that masks nothing
    }
  }
  if (instruction.operands.size() == 2 && At(right).type.Is(kinds::kInteger) &&
      SmallConstantOf(left, &constant)) {
    if ((opcode == Opcode::kAdd && constant == 0) || (opcode == Opcode::kMultiply && constant == 1))
      return right;
  }
  return ValueId();
}

ValueId Folder::FoldBif(ValueId value) {
  const Instruction& instruction = At(value);
  const ssa::Callee& callee = module_.callees[instruction.callee().index];
  if (callee.module != symbols::kErlang) return ValueId();
  if (callee.arity == 1) {
    const ValueId operand = instruction.operands[0];
    const Type& type = At(operand).type;
    if (callee.name == symbols::kHd && type.Is(kinds::kCons))
      Become(value, Opcode::kHead, {operand});
    if (callee.name == symbols::kTl && type.Is(kinds::kCons))
      Become(value, Opcode::kTail, {operand});
    if (callee.name == symbols::kTupleSize && type.Is(kinds::kTuple))
      Become(value, Opcode::kTupleSize, {operand});
    if (At(value).opcode != Opcode::kBif) return FoldPart(value);
  } else if (callee.arity == 2 && callee.name == symbols::kElement) {
    int64_t index;
    const ValueId tuple = instruction.operands[1];
    const Type& type = At(tuple).type;
    if (SmallConstantOf(instruction.operands[0], &index) && type.Is(kinds::kTuple) &&
        type.HasArity() && index >= 1 && index <= type.arity()) {
      Become(value, Opcode::kTupleElement, {tuple}, static_cast<uint64_t>(index - 1));
      return FoldPart(value);
    }
  }
  return ValueId();
}

ValueId Folder::FoldEquality(ValueId value) {
  Instruction& instruction = At(value);
  const ValueId left = instruction.operands[0], right = instruction.operands[1];
  if (left == right) {
    BecomeBoolean(value, true);
    return ValueId();
  }
  if (At(left).opcode == Opcode::kLiteral && At(right).opcode != Opcode::kLiteral) {
    std::swap(instruction.operands[0], instruction.operands[1]);
    return FoldEquality(value);
  }
  const Type types[] = {At(left).type, At(right).type};
  if (std::optional<bool> answer = Decide(instruction, types)) {
    BecomeBoolean(value, *answer);
    return ValueId();
  }
  // Where a side has no numbers in it, or both are integers, == is =:=.
  constexpr ssa::KindSet kSimple =
      kinds::kAtom | kinds::kNil | kinds::kPid | kinds::kPort | kinds::kReference;
  if (types[0].Is(kSimple) || types[1].Is(kSimple) ||
      (types[0].Is(kinds::kInteger) && types[1].Is(kinds::kInteger))) {
    instruction.opcode = Opcode::kExactlyEqual;
  }
  const Literal* literal = LiteralOf(right);
  if (At(left).opcode == Opcode::kBooleanTerm && literal != nullptr &&
      literal->kind == LiteralKind::kAtom) {
    const ValueId boolean = At(left).operands[0];
    if (literal->atom == symbols::kTrue) return boolean;
    if (literal->atom == symbols::kFalse) Become(value, Opcode::kNot, {boolean});
  }
  // Nil is one word: a test of the kind tells the types more.
  if (literal != nullptr && literal->kind == LiteralKind::kNil)
    Become(value, Opcode::kIsKind, {left}, kinds::kNil);
  return ValueId();
}

ValueId Folder::FoldNot(ValueId value) {
  const Instruction& operand = Operand(At(value), 0);
  if (operand.opcode == Opcode::kNot) return operand.operands[0];
  if (operand.opcode == Opcode::kBooleanLiteral) BecomeBoolean(value, !operand.boolean());
  return ValueId();
}

ValueId Folder::FoldPart(ValueId value) {
  const Instruction& instruction = At(value);
  const ValueId whole = instruction.operands[0];
  const Instruction* source = &At(whole);
  while (source->opcode == Opcode::kRefine) source = &At(source->operands[0]);
  const Literal* literal =
      source->opcode == Opcode::kLiteral ? &module_.literals->Get(source->literal()) : nullptr;
  size_t index = 0;
  switch (instruction.opcode) {
    case Opcode::kHead:
    case Opcode::kTail:
      index = instruction.opcode == Opcode::kTail;
      if (source->opcode == Opcode::kMakeCons) return source->operands[index];
      if (literal != nullptr && literal->kind == LiteralKind::kCons)
        BecomeLiteral(value, literal->elements[index]);
      return ValueId();
    case Opcode::kTupleElement:
      index = instruction.index();
      if (source->opcode == Opcode::kMakeTuple && index < source->operands.size())
        return source->operands[index];
      if (literal != nullptr && literal->kind == LiteralKind::kTuple &&
          index < literal->elements.size()) {
        BecomeLiteral(value, literal->elements[index]);
      }
      return ValueId();
    case Opcode::kTupleSize:
      if (At(whole).type.Is(kinds::kTuple) && At(whole).type.HasArity()) {
        BecomeLiteral(value, module_.literals->Integer(int64_t{At(whole).type.arity()}));
      }
      return ValueId();
    case Opcode::kFunEnvironment:
      if (source->opcode == Opcode::kMakeFun && instruction.index() < source->operands.size()) {
        return source->operands[instruction.index()];
      }
      return ValueId();
    default:
      return ValueId();
  }
}

ValueId Folder::FoldReal(ValueId value) {
  const Instruction& instruction = At(value);
  const Instruction& first = Operand(instruction, 0);
  const Instruction& last = function_[instruction.operands.back()];
  switch (instruction.opcode) {
    case Opcode::kUnboxFloat: {
      const Instruction* source = &first;
      while (source->opcode == Opcode::kRefine) source = &At(source->operands[0]);
      if (source->opcode == Opcode::kBoxFloat) return source->operands[0];
      if (source->opcode == Opcode::kLiteral &&
          module_.literals->Get(source->literal()).kind == LiteralKind::kFloat) {
        BecomeReal(value, module_.literals->Get(source->literal()).float_value);
      }
      return ValueId();
    }
    case Opcode::kBoxFloat:
      if (first.opcode == Opcode::kUnboxFloat) return first.operands[0];
      if (first.opcode == Opcode::kRealLiteral)
        BecomeLiteral(value, module_.literals->Float(first.real()));
      return ValueId();
    // A small integer made real stays as it is: should the operation fail, the exception shows the
    // integer. LLVM folds it.
    case Opcode::kRealNegate:
      if (first.opcode == Opcode::kRealLiteral) BecomeReal(value, -first.real());
      return ValueId();
    default:
      break;
  }
  if (first.opcode != Opcode::kRealLiteral || last.opcode != Opcode::kRealLiteral) return ValueId();
  const double a = first.real(), b = last.real();
  switch (instruction.opcode) {
    case Opcode::kRealEqual:
      BecomeBoolean(value, a == b);
      break;
    case Opcode::kRealLess:
      BecomeBoolean(value, a < b);
      break;
    case Opcode::kRealLessOrEqual:
      BecomeBoolean(value, a <= b);
      break;
    default:
      FoldFloats(value, a, b);
      break;
  }
  return ValueId();
}

}  // namespace lumen::passes

// Conditions become branches wherever they are looked at by one; only where a boolean is wanted as a value, it is made.
// Guards: a test that fails leaves for guard_fail_, the next alternative. Tested by build_ssa_test.cc.
#include <algorithm>

#include "compiler/patterns/builder.h"

namespace lumen::patterns {

using ssa::Opcode;
using ssa::Type;
using ssa::ValueId;

namespace {

bool IsSettled(const core::Expr& expr) { return expr.Is<core::Literal>() || expr.Is<core::Variable>(); }

bool IsBooleanAtom(const LiteralTable& literals, const core::Expr& expr) {
  const auto* literal = expr.AsIf<core::Literal>();
  return literal != nullptr && (literals.IsAtom(literal->value, symbols::kTrue) || literals.IsAtom(literal->value, symbols::kFalse));
}

}  // namespace

bool FunctionBuilder::IsCondition(const core::Expr& expr) const {
  if (const auto* call = expr.AsIf<core::Call>()) {
    const BifForm info = InfoOf(*call);
    if (info.kind == BifForm::Kind::kComparison || info.kind == BifForm::Kind::kTypeTest) return true;
    if (info.kind != BifForm::Kind::kSpecial) return false;
    int64_t number;
    switch (info.special) {
      case Special::kIsBoolean:
      case Special::kNot:
      case Special::kAnd:
      case Special::kOr:
      case Special::kXor:
        return true;
      case Special::kIsFunctionOfArity:
        return call->arguments[1]->Is<core::Literal>() &&
               literals().IsSmallInteger(call->arguments[1]->As<core::Literal>().value, &number) && number >= 0 && number <= 255;
      case Special::kIsRecord:
        return call->arguments[1]->Is<core::Literal>() && call->arguments[2]->Is<core::Literal>() &&
               literals().Get(call->arguments[1]->As<core::Literal>().value).kind == LiteralKind::kAtom &&
               literals().IsSmallInteger(call->arguments[2]->As<core::Literal>().value, &number) && number >= 1 &&
               number < (int64_t{1} << 24);
      case Special::kHead:
      case Special::kTail:
      case Special::kTupleSize:
      case Special::kElement:
        return false;
    }
  }
  if (const auto* chain = expr.AsIf<core::AndAlso>()) return IsCondition(*chain->operands.back());
  if (const auto* chain = expr.AsIf<core::OrElse>()) return IsCondition(*chain->operands.back());
  return IsBooleanAtom(literals(), expr);
}

// Operands that are settled fail in no operation below; nested ones could.
bool FunctionBuilder::IsSafeCondition(const core::Expr& expr) const {
  if (!IsCondition(expr)) return false;
  if (const auto* call = expr.AsIf<core::Call>()) {
    const BifForm info = InfoOf(*call);
    const bool is_boolean_operation = info.kind == BifForm::Kind::kSpecial && info.special != Special::kIsBoolean &&
                                      info.special != Special::kIsFunctionOfArity && info.special != Special::kIsRecord;
    return std::ranges::all_of(call->arguments, [&](const core::Expr* argument) {
      return is_boolean_operation ? IsSafeCondition(*argument) : IsSettled(*argument);
    });
  }
  return IsBooleanAtom(literals(), expr);
}

void FunctionBuilder::TestBoolean(ValueId value, Join* if_true, Join* if_false, Join* if_neither) {
  if (f()[value].type.IsBoolean()) {
    return Branch(Append(Opcode::kExactlyEqual, {value, AtomValue(symbols::kTrue)}), if_true, if_false);
  }
  ssa::Switch cases;
  cases.on = ssa::Switch::On::kAtom;
  LiteralTable& table = *module_->core->literals;
  cases.cases = {table.Atom(symbols::kTrue), table.Atom(symbols::kFalse)};
  ssa::SwitchId id{static_cast<uint32_t>(module_->ssa->switches.size())};
  module_->ssa->switches.push_back(std::move(cases));
  ValueId terminator = Terminate(Opcode::kSwitch, {value}, ssa::Instruction::DetailOf(id), 3);
  Add(if_true, Edge(terminator, 0));
  Add(if_false, Edge(terminator, 1));
  Add(if_neither, Edge(terminator, 2));
}

void FunctionBuilder::TestOperand(const core::Expr& expr, Join* if_true, Join* if_false) {
  if (IsCondition(expr)) return Test(expr, if_true, if_false);
  ValueId value = Value(expr);
  if (guard_fail_ != nullptr) return TestBoolean(value, if_true, if_false, guard_fail_);
  Join neither;
  TestBoolean(value, if_true, if_false, &neither);
  if (neither.ends.empty()) return;
  Finish(&neither);
  Append(Opcode::kErrorTagged, {AtomValue(module_->core->symbols->Intern("badarg")), value}, 0, expr.location);
  current_ = ssa::BlockId();
}

void FunctionBuilder::TestChain(std::span<const core::Expr* const> operands, bool is_and, Join* if_true, Join* if_false) {
  for (size_t i = 0; i + 1 < operands.size(); ++i) {
    Join next;
    TestOperand(*operands[i], is_and ? &next : if_true, is_and ? if_false : &next);
    Finish(&next);
  }
  Test(*operands.back(), if_true, if_false);
}

void FunctionBuilder::Test(const core::Expr& expr, Join* if_true, Join* if_false) {
  if (const auto* chain = expr.AsIf<core::AndAlso>()) return TestChain(chain->operands, true, if_true, if_false);
  if (const auto* chain = expr.AsIf<core::OrElse>()) return TestChain(chain->operands, false, if_true, if_false);
  if (const auto* literal = expr.AsIf<core::Literal>()) {
    return Add(literals().IsAtom(literal->value, symbols::kTrue) ? if_true : if_false, Open());
  }
  if (const auto* call = expr.AsIf<core::Call>(); call != nullptr && IsCondition(expr)) return TestCall(*call, if_true, if_false);
  Branch(Append(Opcode::kExactlyEqual, {Value(expr), AtomValue(symbols::kTrue)}), if_true, if_false);
}

void FunctionBuilder::TestCall(const core::Call& call, Join* if_true, Join* if_false) {
  const BifForm info = InfoOf(call);
  if (info.kind == BifForm::Kind::kComparison) {
    ValueId left = Value(*call.arguments[0]);
    ValueId right = Value(*call.arguments[1]);
    if (info.swap) std::swap(left, right);
    return Branch(Append(info.opcode, {left, right}), info.negate ? if_false : if_true, info.negate ? if_true : if_false);
  }
  if (info.kind == BifForm::Kind::kTypeTest) {
    return TestKind(Value(*call.arguments[0]), info.kinds, if_true, if_false);
  }
  switch (info.special) {
    case Special::kIsBoolean: {
      Join neither;
      TestBoolean(Value(*call.arguments[0]), if_true, if_true, &neither);
      for (const auto& [exit, values] : neither.ends) Add(if_false, exit);
      return;
    }
    case Special::kIsFunctionOfArity: {
      ValueId value = Value(*call.arguments[0]);
      int64_t arity = 0;
      literals().IsSmallInteger(call.arguments[1]->As<core::Literal>().value, &arity);
      return Branch(Append(Opcode::kIsFunOfArity, {value}, static_cast<uint64_t>(arity)), if_true, if_false);
    }
    case Special::kIsRecord:
      return TestRecord(call, if_true, if_false);
    case Special::kNot:
      if (IsCondition(*call.arguments[0])) return Test(*call.arguments[0], if_false, if_true);
      break;
    case Special::kAnd:
    case Special::kOr:
      // Both operands are evaluated; where neither can fail nobody sees whether the second is.
      if (IsSafeCondition(call)) return TestChain(call.arguments, info.special == Special::kAnd, if_true, if_false);
      break;
    case Special::kXor:
    case Special::kHead:
    case Special::kTail:
    case Special::kTupleSize:
    case Special::kElement:
      break;
  }
  TestBooleanOperation(call, info.special, if_true, if_false);
}

void FunctionBuilder::TestKind(ValueId value, ssa::KindSet kinds, Join* if_true, Join* if_false) {
  const Type& type = f()[value].type;
  if (type.Is(kinds)) return Add(if_true, Open());
  if (!type.MayBe(kinds)) return Add(if_false, Open());
  Branch(Append(Opcode::kIsKind, {value}, kinds), if_true, if_false);
}

void FunctionBuilder::TestRecord(const core::Call& call, Join* if_true, Join* if_false) {
  ValueId value = Value(*call.arguments[0]);
  int64_t size = 0;
  literals().IsSmallInteger(call.arguments[2]->As<core::Literal>().value, &size);
  const Type tuple_type = Type::TupleOfArity(static_cast<uint32_t>(size));
  if (!f()[value].type.IsSubtypeOf(tuple_type)) {
    Join is_tuple;
    Branch(Append(Opcode::kIsTupleOfArity, {value}, static_cast<uint64_t>(size)), &is_tuple, if_false);
    Finish(&is_tuple);
  }
  ValueId tuple = Refine(value, tuple_type);
  ValueId tag = Append(Opcode::kTupleElement, {tuple}, 0);
  Branch(Append(Opcode::kExactlyEqual, {tag, LiteralValue(call.arguments[1]->As<core::Literal>().value)}), if_true, if_false);
}

ValueId FunctionBuilder::BooleanOf(Join* if_true, Join* if_false) {
  Join result(1);
  for (auto [join, atom] : {std::pair(if_true, symbols::kTrue), std::pair(if_false, symbols::kFalse)}) {
    if (join->ends.empty()) continue;
    Finish(join);
    ValueId value = AtomValue(atom);
    Add(&result, Open(), {value});
  }
  return FinishOne(&result);
}

// A comparison or a test needs no branch to become a term.
ValueId FunctionBuilder::ConditionValue(const core::Expr& expr) {
  Join if_true, if_false;
  if (const auto* call = expr.AsIf<core::Call>()) {
    const BifForm info = InfoOf(*call);
    ValueId condition;
    if (info.kind == BifForm::Kind::kComparison) {
      ValueId left = Value(*call->arguments[0]);
      ValueId right = Value(*call->arguments[1]);
      if (info.swap) std::swap(left, right);
      condition = Append(info.opcode, {left, right});
      if (info.negate) condition = Append(Opcode::kNot, {condition});
    } else if (info.kind == BifForm::Kind::kTypeTest) {
      condition = Append(Opcode::kIsKind, {Value(*call->arguments[0])}, info.kinds);
    }
    if (condition.is_valid()) {
      ValueId value = Append(Opcode::kBooleanTerm, {condition});
      f()[value].type = Type::Boolean();
      return value;
    }
  }
  Test(expr, &if_true, &if_false);
  return BooleanOf(&if_true, &if_false);
}

// The value of the last operand is the result, and a call there is in tail position.
void FunctionBuilder::BuildChain(std::span<const core::Expr* const> operands, bool is_and, const Context& context) {
  Join decided;
  for (size_t i = 0; i + 1 < operands.size(); ++i) {
    Join next;
    TestOperand(*operands[i], is_and ? &next : &decided, is_and ? &decided : &next);
    Finish(&next);
  }
  Build(*operands.back(), context);
  if (decided.ends.empty()) return;
  Finish(&decided);
  Give(AtomValue(is_and ? symbols::kFalse : symbols::kTrue), context);
}

void FunctionBuilder::TestGuard(std::span<const core::Guard* const> guards, Join* if_true, Join* if_false) {
  if (guards.empty()) return Add(if_true, Open());
  Join* outer = guard_fail_;
  for (size_t i = 0; i < guards.size(); ++i) {
    Join failed;
    guard_fail_ = &failed;
    for (size_t k = 0; k < guards[i]->tests.size(); ++k) {
      Join next;
      Test(*guards[i]->tests[k], k + 1 < guards[i]->tests.size() ? &next : if_true, &failed);
      if (k + 1 < guards[i]->tests.size()) Finish(&next);
    }
    if (i + 1 < guards.size()) {
      Finish(&failed);
    } else {
      for (const auto& [exit, values] : failed.ends) Add(if_false, exit);
    }
  }
  guard_fail_ = outer;
}

}  // namespace lumen::patterns

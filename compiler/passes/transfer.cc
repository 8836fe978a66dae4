// Interval arithmetic is done in 128 bits: operands have 61, so products fit. Tested by
// transfer_test.cc.
#include "compiler/passes/transfer.h"

#include <algorithm>
#include <bit>

#include "compiler/passes/bif_facts.h"
#include "compiler/ssa/match_type.h"

namespace lumen::passes {
namespace {

using ssa::Instruction;
using ssa::Opcode;
using ssa::Type;
namespace kinds = ssa::kinds;
using Wide = __int128;

// Integers of [low, high]: small where they fit, also big where they might not.
Type IntegerRange(Wide low, Wide high) {
  const bool may_be_big = low < Type::kMinimum || high > Type::kMaximum;
  const Type small =
      high < Type::kMinimum || low > Type::kMaximum
          ? Type::None()
          : Type::SmallRange(static_cast<int64_t>(std::max<Wide>(low, Type::kMinimum)),
                             static_cast<int64_t>(std::min<Wide>(high, Type::kMaximum)));
  return may_be_big ? small.Join(Type::OfKinds(kinds::kBignum)) : small;
}

Type Corners(const Type& a, const Type& b, Wide (*operation)(Wide, Wide)) {
  Wide low = 0, high = 0;
  bool first = true;
  for (Wide x : {Wide{a.minimum()}, Wide{a.maximum()}}) {
    for (Wide y : {Wide{b.minimum()}, Wide{b.maximum()}}) {
      const Wide value = operation(x, y);
      low = first ? value : std::min(low, value);
      high = first ? value : std::max(high, value);
      first = false;
    }
  }
  return IntegerRange(low, high);
}

Type TypeOfDivision(const Type& a, const Type& b) {
  // Towards zero: never farther from it than the dividend, but for the sign; -2^60 div -1 is the
  // one that is big.
  if (b.minimum() > 0) {
    const Wide low =
        a.minimum() >= 0 ? Wide{a.minimum()} / b.maximum() : Wide{a.minimum()} / b.minimum();
    const Wide high =
        a.maximum() >= 0 ? Wide{a.maximum()} / b.minimum() : Wide{a.maximum()} / b.maximum();
    return IntegerRange(low, high);
  }
  const Wide largest = std::max(-Wide{a.minimum()}, Wide{a.maximum()});
  return IntegerRange(-largest, largest);
}

Type TypeOfRemainder(const Type& a, const Type& b) {
  if (!b.Is(kinds::kSmall))
    return a.Is(kinds::kSmall) ? Type::OfKinds(kinds::kSmall) : Type::OfKinds(kinds::kInteger);
  Wide limit = std::max(-Wide{b.minimum()}, Wide{b.maximum()}) - 1;
  if (limit < 0) return Type::None();  // by 0
  Wide low = -limit, high = limit;
  if (a.Is(kinds::kSmall)) {
    low = a.minimum() >= 0 ? Wide{0} : std::max(low, Wide{a.minimum()});
    high = a.maximum() <= 0 ? Wide{0} : std::min(high, Wide{a.maximum()});
  }
  return IntegerRange(low, high);
}

Type TypeOfBitAnd(const Type& a, const Type& b) {
  // A small integer that is not negative bounds the result whatever the other is.
  int64_t bound = -1;
  for (const Type* side : {&a, &b}) {
    if (side->Is(kinds::kSmall) && side->minimum() >= 0)
      bound = bound < 0 ? side->maximum() : std::min(bound, side->maximum());
  }
  if (bound >= 0) return Type::SmallRange(0, bound);
  if (a.Is(kinds::kSmall) && b.Is(kinds::kSmall)) return Type::OfKinds(kinds::kSmall);
  return Type::OfKinds(kinds::kInteger);
}

Type TypeOfBitOrXor(const Type& a, const Type& b) {
  if (!a.Is(kinds::kSmall) || !b.Is(kinds::kSmall)) return Type::OfKinds(kinds::kInteger);
  if (a.minimum() < 0 || b.minimum() < 0) return Type::OfKinds(kinds::kSmall);
  const uint64_t bits = static_cast<uint64_t>(a.maximum() | b.maximum());
  return Type::SmallRange(0, static_cast<int64_t>(std::bit_floor(bits) * 2) - (bits == 0 ? 0 : 1));
}

Type TypeOfShift(const Type& a, const Type& b, bool left) {
  if (!a.Is(kinds::kSmall) || !b.Is(kinds::kSmall)) return Type::OfKinds(kinds::kInteger);
  const int64_t low = left ? b.minimum() : -b.maximum(),
                high = left ? b.maximum() : -b.minimum();  // to the left
  if (high <= 0)
    return Type::SmallRange(std::min<int64_t>(a.minimum(), 0), std::max<int64_t>(a.maximum(), -1));
  if (low < 0 || high > 60) return Type::OfKinds(kinds::kInteger);
  return Corners(
      a, b, left ? +[](Wide x, Wide y) { return x * (Wide{1} << y); } : +[](Wide x, Wide y) {
        return x * (Wide{1} << -y);
      });
}

Type TypeOfIntegerOperation(Opcode opcode, const Type& a, const Type& b) {
  const bool small = a.Is(kinds::kSmall) && b.Is(kinds::kSmall);
  switch (opcode) {
    case Opcode::kAdd:
      return small ? Corners(a, b, [](Wide x, Wide y) { return x + y; })
                   : Type::OfKinds(kinds::kInteger);
    case Opcode::kSubtract:
      return small ? Corners(a, b, [](Wide x, Wide y) { return x - y; })
                   : Type::OfKinds(kinds::kInteger);
    case Opcode::kMultiply:
      return small ? Corners(a, b, [](Wide x, Wide y) { return x * y; })
                   : Type::OfKinds(kinds::kInteger);
    case Opcode::kIntegerDivide:
      return small ? TypeOfDivision(a, b) : Type::OfKinds(kinds::kInteger);
    case Opcode::kRemainder:
      return TypeOfRemainder(a, b);
    case Opcode::kBitAnd:
      return TypeOfBitAnd(a, b);
    case Opcode::kBitOr:
    case Opcode::kBitXor:
      return TypeOfBitOrXor(a, b);
    case Opcode::kShiftLeft:
      return TypeOfShift(a, b, true);
    case Opcode::kShiftRight:
      return TypeOfShift(a, b, false);
    default:
      return Type::OfKinds(kinds::kInteger);
  }
}

bool TakesFloats(Opcode opcode) {
  switch (opcode) {
    case Opcode::kAdd:
    case Opcode::kSubtract:
    case Opcode::kMultiply:
    case Opcode::kDivide:
    case Opcode::kNegate:
    case Opcode::kUnaryPlus:
      return true;
    default:
      return false;
  }
}

// Erlang's order of kinds; equal rank: told apart by value only.
int RankOf(int bit) {
  static constexpr int kRanks[] = {0, 0, 0,  1, 8, 9, 6,
                                   3, 7, 10, 5, 4, 2};  // in the order of LUMEN_SSA_TERM_KINDS
  return kRanks[bit];
}
int LowestRank(const Type& type) {
  int lowest = 100;
  for (int bit = 0; bit < 13; ++bit) {
    if (type.MayBe(ssa::KindSet{1} << bit)) lowest = std::min(lowest, RankOf(bit));
  }
  return lowest;
}
int HighestRank(const Type& type) {
  int highest = -1;
  for (int bit = 0; bit < 13; ++bit) {
    if (type.MayBe(ssa::KindSet{1} << bit)) highest = std::max(highest, RankOf(bit));
  }
  return highest;
}
ssa::KindSet KindsOfRanks(int lowest, int highest) {
  ssa::KindSet set = kinds::kContext;  // is never compared: nothing is learned
  for (int bit = 0; bit < 13; ++bit) {
    if (RankOf(bit) >= lowest && RankOf(bit) <= highest) set |= ssa::KindSet{1} << bit;
  }
  return set;
}

// Any term but small integers outside [low, high].
Type SmallsWithin(Wide low, Wide high) {
  const Type others = Type::Any().Without(kinds::kSmall);
  if (low > Type::kMaximum || high < Type::kMinimum || low > high) return others;
  return others.Join(Type::SmallRange(static_cast<int64_t>(std::max<Wide>(low, Type::kMinimum)),
                                      static_cast<int64_t>(std::min<Wide>(high, Type::kMaximum))));
}

std::optional<bool> DecideEqual(const Type& a, const Type& b, bool exact) {
  int64_t x, y;
  if (a.IsSmallConstant(&x) && b.IsSmallConstant(&y)) return x == y;
  if (a.Is(kinds::kNil) && b.Is(kinds::kNil)) return true;
  if (a.Is(kinds::kAtom) && b.Is(kinds::kAtom) && a.atom().is_valid() && a.atom() == b.atom())
    return true;
  if (exact && a.Meet(b).IsNone()) return false;
  if (exact) return std::nullopt;
  // Numbers of different kinds may be equal; nothing else of different kinds, ranges or arities is.
  if (!a.MayBe(kinds::kNumber) || !b.MayBe(kinds::kNumber)) {
    if (a.Without(kinds::kNumber).Meet(b.Without(kinds::kNumber)).IsNone()) return false;
  } else if (a.Is(kinds::kSmall) && b.Is(kinds::kSmall) && a.Meet(b).IsNone()) {
    return false;
  }
  return std::nullopt;
}

std::optional<bool> DecideOrder(const Type& a, const Type& b, bool or_equal) {
  if (HighestRank(a) < LowestRank(b)) return true;
  if (LowestRank(a) > HighestRank(b)) return false;
  if (a.Is(kinds::kSmall) && b.Is(kinds::kSmall)) {
    if (or_equal ? a.maximum() <= b.minimum() : a.maximum() < b.minimum()) return true;
    if (or_equal ? a.minimum() > b.maximum() : a.minimum() >= b.maximum()) return false;
  }
  return std::nullopt;
}

}  // namespace

Type TypeOfArithmetic(Opcode opcode, std::span<const Type> operands) {
  const Type takes = Type::OfKinds(TakesFloats(opcode) ? kinds::kNumber : kinds::kInteger);
  const Type a = operands[0].Meet(takes);
  const Type b = operands.size() > 1 ? operands[1].Meet(takes) : a;
  if (a.IsNone() || b.IsNone()) return Type::None();
  if (opcode == Opcode::kDivide) return Type::OfKinds(kinds::kFloat);
  if (opcode == Opcode::kUnaryPlus) return a;
  const Type zero = Type::SmallRange(0, 0);
  Type result = Type::None();
  const Type x = a.Meet(Type::OfKinds(kinds::kInteger)), y = b.Meet(Type::OfKinds(kinds::kInteger));
  if (!x.IsNone() && !y.IsNone()) {
    if (opcode == Opcode::kNegate) {
      result = TypeOfIntegerOperation(Opcode::kSubtract, zero, x);
    } else if (opcode == Opcode::kBitNot) {
      result = TypeOfIntegerOperation(Opcode::kSubtract, Type::SmallRange(-1, -1), x);
    } else {
      result = TypeOfIntegerOperation(opcode, x, y);
    }
  }
  if (a.MayBe(kinds::kFloat) || b.MayBe(kinds::kFloat))
    result = result.Join(Type::OfKinds(kinds::kFloat));
  return result;
}

Type TypeOfResult(const ssa::Module& module, const Instruction& instruction,
                  std::span<const Type> operands) {
  switch (instruction.opcode) {
    case Opcode::kLiteral:
    case Opcode::kParameter:
      return instruction.type;
    case Opcode::kRefine:
      return instruction.type.Meet(operands[0]);
    case Opcode::kBif:
    case Opcode::kCall: {
      std::optional<BifFacts> facts =
          FactsOfBif(module, module.callees[instruction.callee().index]);
      return facts ? facts->result : Type::Any();
    }
    case Opcode::kBooleanTerm:
      return Type::Boolean();
    case Opcode::kMakeCons:
    case Opcode::kOpenCons:
      return Type::OfKinds(kinds::kCons);
    case Opcode::kMakeMap:
    case Opcode::kMapPut:
    case Opcode::kMapUpdate:
      return Type::OfKinds(kinds::kMap);
    case Opcode::kMakeTuple:
      return Type::TupleOfArity(static_cast<uint32_t>(operands.size()));
    case Opcode::kUpdateTuple:
      return operands[0].Meet(Type::OfKinds(kinds::kTuple));
    case Opcode::kMakeFun:
      return Type::OfKinds(kinds::kFun);
    case Opcode::kBoxFloat:
      return Type::OfKinds(kinds::kFloat);
    case Opcode::kMakeBinary:
    case Opcode::kWritableBinary:
    case Opcode::kFinishBinary:
    case Opcode::kMatchPart:
      return Type::OfKinds(kinds::kBitstring);
    case Opcode::kMatchStart:
      return Type::OfKinds(kinds::kContext);
    case Opcode::kMatchPosition:
    case Opcode::kMatchEnd:
    case Opcode::kMatchUtfEnd:
      return ssa::TypeOfPosition();
    case Opcode::kMatchInteger:
      return ssa::TypeOfIntegerField(instruction.field().bits, (instruction.field().flags & abi::kSegmentSigned) != 0);
    case Opcode::kTakeRounds:
      return Type::OfKinds(kinds::kSmall);
    case Opcode::kTupleSize:
      return operands[0].HasArity() ? Type::SmallRange(operands[0].arity(), operands[0].arity())
                                    : Type::SmallRange(0, (1 << 24) - 1);
    default:
      break;
  }
  if (ssa::IsArithmetic(instruction.opcode)) return TypeOfArithmetic(instruction.opcode, operands);
  return Type::Any();
}

bool MayRaise(const ssa::Module& module, Opcode opcode, ssa::CalleeId callee,
              std::span<const Type> operands) {
  // Big integers may exceed the system's limit; floats may overflow.
  auto all_are = [&](ssa::KindSet set) {
    return std::all_of(operands.begin(), operands.end(),
                       [&](const Type& type) { return type.Is(set); });
  };
  switch (opcode) {
    case Opcode::kBif:
      (void)module;
      (void)callee;
      return true;
    case Opcode::kAdd:
    case Opcode::kSubtract:
    case Opcode::kMultiply:
    case Opcode::kBitAnd:
    case Opcode::kBitOr:
    case Opcode::kBitXor:
    case Opcode::kBitNot:
      return !all_are(kinds::kSmall);
    case Opcode::kNegate:
      return !all_are(kinds::kSmall | kinds::kFloat);
    case Opcode::kUnaryPlus:
      return !all_are(kinds::kNumber);
    case Opcode::kIntegerDivide:
    case Opcode::kRemainder:
      return !all_are(kinds::kSmall) || (operands[1].minimum() <= 0 && operands[1].maximum() >= 0);
    case Opcode::kShiftLeft:
      return !all_are(kinds::kSmall) || operands[1].maximum() > 60;
    case Opcode::kShiftRight:
      return !all_are(kinds::kSmall) || operands[1].minimum() < -60;
    default:
      return true;
  }
}

std::optional<bool> Decide(const Instruction& condition, std::span<const Type> operands) {
  for (const Type& type : operands) {
    if (type.IsNone()) return std::nullopt;  // not reached: no answer is wrong, but none is of use
  }
  switch (condition.opcode) {
    case Opcode::kBooleanLiteral:
      return condition.boolean();
    case Opcode::kIsKind:
      if (operands[0].Is(condition.kind_set())) return true;
      if (!operands[0].MayBe(condition.kind_set())) return false;
      return std::nullopt;
    case Opcode::kIsTupleOfArity: {
      const Type tuple = operands[0].Meet(Type::TupleOfArity(condition.index()));
      if (tuple.IsNone()) return false;
      if (tuple == operands[0]) return true;
      return std::nullopt;
    }
    case Opcode::kIsFunOfArity:
      if (!operands[0].MayBe(kinds::kFun)) return false;
      return std::nullopt;
    case Opcode::kEqual:
      return DecideEqual(operands[0], operands[1], false);
    case Opcode::kExactlyEqual:
      return DecideEqual(operands[0], operands[1], true);
    case Opcode::kLess:
      return DecideOrder(operands[0], operands[1], false);
    case Opcode::kLessOrEqual:
      return DecideOrder(operands[0], operands[1], true);
    default:
      return std::nullopt;
  }
}

namespace {

// Facts of a < b or a =< b.
void FactsOfOrder(const ssa::Function& function, ssa::ValueId a, ssa::ValueId b, bool or_equal,
                  std::vector<Fact>* facts) {
  const Type &x = function[a].type, &y = function[b].type;
  if (x.IsNone() || y.IsNone()) return;
  Type below = Type::OfKinds(KindsOfRanks(0, HighestRank(y)));
  Type above = Type::OfKinds(KindsOfRanks(LowestRank(x), 100));
  const Wide step = or_equal ? 0 : 1;
  if (y.Is(kinds::kSmall))
    below = below.Meet(SmallsWithin(Type::kMinimum, Wide{y.maximum()} - step));
  if (x.Is(kinds::kSmall))
    above = above.Meet(SmallsWithin(Wide{x.minimum()} + step, Type::kMaximum));
  facts->push_back({a, below});
  facts->push_back({b, above});
}

// Facts of equality, exact or not.
void FactsOfEquality(const ssa::Function& function, ssa::ValueId a, ssa::ValueId b, bool exact,
                     std::vector<Fact>* facts) {
  const Type &x = function[a].type, &y = function[b].type;
  if (exact) {
    facts->push_back({a, y});
    facts->push_back({b, x});
    return;
  }
  // 1 == 1.0; only what is no number is as good as exact.
  auto loosen = [](const Type& type) {
    return type.MayBe(kinds::kNumber)
               ? type.Without(kinds::kNumber).Join(Type::OfKinds(kinds::kNumber))
               : type;
  };
  // Containers of equal numbers are equal, so of them only the kinds (and arities) carry over,
  // which is all a type says.
  facts->push_back({a, loosen(y)});
  facts->push_back({b, loosen(x)});
}

// Facts of being different from a constant.
void FactsOfDifference(const ssa::Function& function, ssa::ValueId a, ssa::ValueId b,
                       std::vector<Fact>* facts) {
  const Type &x = function[a].type, &y = function[b].type;
  int64_t constant;
  if (y.Is(kinds::kNil)) facts->push_back({a, Type::Any().Without(kinds::kNil)});
  if (y.IsSmallConstant(&constant)) {
    if (x.MayBe(kinds::kSmall) && x.minimum() == constant)
      facts->push_back({a, SmallsWithin(Wide{constant} + 1, Type::kMaximum)});
    if (x.MayBe(kinds::kSmall) && x.maximum() == constant)
      facts->push_back({a, SmallsWithin(Type::kMinimum, Wide{constant} - 1)});
  }
  if (y.Is(kinds::kAtom) && y.atom().is_valid()) {
    if (x.MayBe(kinds::kAtom) && x.atom() == y.atom())
      facts->push_back({a, Type::Any().Without(kinds::kAtom)});
    if (x.MayBe(kinds::kAtom) && !x.atom().is_valid() &&
        x.Meet(Type::OfKinds(kinds::kAtom)).IsBoolean() && y.IsBoolean()) {
      const Symbol other = y.atom() == symbols::kTrue ? symbols::kFalse : symbols::kTrue;
      facts->push_back({a, Type::Any().Without(kinds::kAtom).Join(Type::Atom(other))});
    }
  }
}

}  // namespace

std::vector<Fact> FactsOfCondition(const ssa::Function& function, ssa::ValueId condition,
                                   bool holds) {
  std::vector<Fact> facts;
  const Instruction* test = &function[condition];
  while (test->opcode == Opcode::kNot) {
    holds = !holds;
    test = &function[test->operands[0]];
  }
  switch (test->opcode) {
    case Opcode::kIsKind:
      facts.push_back({test->operands[0], holds ? Type::OfKinds(test->kind_set())
                                                : Type::Any().Without(test->kind_set())});
      break;
    case Opcode::kIsTupleOfArity:
      if (holds) facts.push_back({test->operands[0], Type::TupleOfArity(test->index())});
      break;
    case Opcode::kIsFunOfArity:
      if (holds) facts.push_back({test->operands[0], Type::OfKinds(kinds::kFun)});
      break;
    case Opcode::kEqual:
    case Opcode::kExactlyEqual: {
      const bool exact = test->opcode == Opcode::kExactlyEqual;
      if (holds) {
        FactsOfEquality(function, test->operands[0], test->operands[1], exact, &facts);
      } else {
        FactsOfDifference(function, test->operands[0], test->operands[1], &facts);
        FactsOfDifference(function, test->operands[1], test->operands[0], &facts);
      }
      break;
    }
    case Opcode::kLess:
    case Opcode::kLessOrEqual: {
      const bool or_equal = (test->opcode == Opcode::kLessOrEqual) == holds;
      FactsOfOrder(function, test->operands[holds ? 0 : 1], test->operands[holds ? 1 : 0], or_equal,
                   &facts);
      break;
    }
    default:
      break;
  }
  return facts;
}

std::vector<Fact> FactsOfCompletion(const ssa::Module& module, Opcode opcode, ssa::CalleeId callee,
                                    std::span<const ssa::ValueId> operands) {
  std::vector<Fact> facts;
  if (opcode == Opcode::kBif || opcode == Opcode::kCall) {
    std::optional<BifFacts> known = FactsOfBif(module, module.callees[callee.index]);
    if (!known) return facts;
    for (size_t i = 0; i < operands.size(); ++i)
      facts.push_back({operands[i], known->arguments[i]});
  } else if (opcode == Opcode::kCallFun) {
    facts.push_back({operands[0], Type::OfKinds(kinds::kFun)});
  } else if (opcode == Opcode::kMapPut || opcode == Opcode::kMapUpdate) {
    facts.push_back({operands[0], Type::OfKinds(kinds::kMap)});
  } else if (ssa::IsArithmetic(opcode)) {
    const Type type = Type::OfKinds(TakesFloats(opcode) ? kinds::kNumber : kinds::kInteger);
    for (ssa::ValueId operand : operands) facts.push_back({operand, type});
  }
  return facts;
}

}  // namespace lumen::passes

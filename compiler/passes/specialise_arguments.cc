// Specialisation for small integers and floats: a recursive function that computes with its
// parameters is split in three.
//
//   f     tests the parameters that are computed with; enters f#1 where all are of the wanted kind,
//   else f#2 f#1   the body for these kinds: no tests of operands. Arithmetic on small integers
//   that might leave their range is
//         `attempt_small`, which on failure starts the call over in f#2 with the same arguments.
//         That is sound as long as nothing has happened that can be seen: behind a call, plain
//         operations stay (additions and subtractions that do not depend on the call are made
//         before it).
//   f#2   the body as it was. Its self tail calls stay in f#2 (a loop that has left the small
//   integers rarely comes back),
//         other calls go to f.
//
// Parts of tuples, lists and environments that are computed with are tested where they are taken,
// with the same way out.
//
// Calls in f#1 and elsewhere whose arguments are known to fit go to f#1 at once; self tail calls of
// f#1 that are not known to fit test there. All three show in stack traces as f.
//
// The wanted kind: operands and results of arithmetic and comparisons are of one kind in most code,
// so they form classes. A class that meets known floats and no integer literal is of floats, any
// other of small integers.
//
// What fits is known better once the new bodies have been simplified and typed: redirect_calls
// looks at the calls again.
//
// Alternatives rejected: versioning the loop inside one function (joins in its middle need every
// live value as a parameter); a slow continuation per operation (code grows with operations times
// what follows each).
//
// Tested by its goldens and differential_test.cc.
#include <algorithm>
#include <numeric>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "compiler/passes/bif_facts.h"
#include "compiler/passes/passes.h"
#include "compiler/passes/rewrite.h"
#include "compiler/passes/transfer.h"

namespace lumen::passes {
namespace {

using ssa::BlockId;
using ssa::Function;
using ssa::FunctionId;
using ssa::Instruction;
using ssa::Module;
using ssa::Opcode;
using ssa::Representation;
using ssa::Successor;
using ssa::Type;
using ssa::ValueId;
namespace kinds = ssa::kinds;

constexpr size_t kMaxInstructions = 600;
// One instruction in so many has to compute or compare numbers: three bodies in the place of one are for functions that compute.
constexpr size_t kMaxInstructionsPerOperation = 8;
constexpr size_t kManyInstructions = 100;  // from here on one in so many:
constexpr size_t kMaxInstructionsPerOperationOfMany = 4;
// A call of another function costs so much that tests of operands beside it do not show: it counts as this many instructions.
constexpr size_t kCallSize = 16;
constexpr size_t kMaxHoisted = 6;
constexpr uint32_t kFastVariant = 1, kGenericVariant = 2;

bool IsIntegerOperation(Opcode opcode) {
  switch (opcode) {
    case Opcode::kIntegerDivide:
    case Opcode::kRemainder:
    case Opcode::kBitAnd:
    case Opcode::kBitOr:
    case Opcode::kBitXor:
    case Opcode::kBitNot:
    case Opcode::kShiftLeft:
    case Opcode::kShiftRight:
      return true;
    default:
      return false;
  }
}

bool IsNumberOperation(Opcode opcode) {
  return opcode == Opcode::kAdd || opcode == Opcode::kSubtract || opcode == Opcode::kMultiply ||
         opcode == Opcode::kNegate;
}

bool IsComparison(Opcode opcode) {
  return opcode == Opcode::kLess || opcode == Opcode::kLessOrEqual || opcode == Opcode::kEqual ||
         opcode == Opcode::kExactlyEqual;
}

// What attempt_small can do, of two operands.
bool HasSmallAttempt(Opcode opcode) {
  switch (opcode) {
    case Opcode::kAdd:
    case Opcode::kSubtract:
    case Opcode::kMultiply:
    case Opcode::kIntegerDivide:
    case Opcode::kRemainder:
    case Opcode::kShiftLeft:
    case Opcode::kShiftRight:
      return true;
    default:
      return false;
  }
}

// Chooses the kinds that a function's parameters should be tested for.
class KindChooser {
 public:
  KindChooser(const Module& module, const Function& function, FunctionId id)
      : module_(module),
        function_(function),
        id_(id),
        class_(function.values.size()),
        flags_(function.values.size()) {
    std::iota(class_.begin(), class_.end(), 0);
  }

  // By value: the type wanted of a parameter, or of a part of a tuple, list or environment; Any
  // where it does not matter. False where nothing is gained.
  bool Choose(std::vector<Type>* wanted) {
    for (BlockId block : function_.order) {
      for (ValueId value : function_[block].instructions) Visit(value);
    }
    wanted->assign(function_.values.size(), Type::Any());
    bool any = false;
    auto choose = [&](ValueId value) {
      const Type kind = WantedOf(value);
      (*wanted)[value.index] = kind;
      any = any || kind != Type::Any();
    };
    for (ValueId parameter : function_.blocks[0].parameters) choose(parameter);
    if (any) BoundCounters(wanted);
    for (BlockId block : function_.order) {
      for (ValueId value : function_[block].instructions) {
        if (IsPart(function_[value].opcode)) choose(value);
      }
    }
    return any;
  }

 private:
  ValueId Root(ValueId value) const {
    while (function_[value].opcode == Opcode::kRefine) value = function_[value].operands[0];
    return value;
  }

  // A parameter that counts down to a literal it is compared with (=:=, a clause) is wanted to be
  // no less than that: then counting cannot leave the small integers.
  void BoundCounters(std::vector<Type>* wanted) const {
    const std::vector<ValueId>& parameters = function_.blocks[0].parameters;
    std::vector<bool> counts_down(function_.values.size());
    std::vector<std::pair<ValueId, int64_t>> ends;
    auto add_end = [&](ValueId value, LiteralId literal) {
      int64_t end;
      if (module_.literals->IsSmallInteger(literal, &end) && end > Type::kMinimum &&
          end < Type::kMaximum)
        ends.emplace_back(Root(value), end);
    };
    for (BlockId block : function_.order) {
      for (ValueId value : function_[block].instructions) {
        const Instruction& instruction = function_[value];
        if (instruction.opcode == Opcode::kSwitch) {
          const ssa::Switch& cases = module_.switches[instruction.switch_id().index];
          if (cases.on == ssa::Switch::On::kSmall) add_end(instruction.operands[0], cases.cases[0]);
        } else if (instruction.opcode == Opcode::kExactlyEqual ||
                   instruction.opcode == Opcode::kEqual) {
          const Instruction& right = function_[instruction.operands[1]];
          if (right.opcode == Opcode::kLiteral) add_end(instruction.operands[0], right.literal());
        } else if (instruction.opcode == Opcode::kCall || instruction.opcode == Opcode::kTailCall) {
          if (module_.callees[instruction.callee().index].local != id_) continue;
          for (size_t i = 0; i < parameters.size(); ++i) {
            const Instruction& next = function_[Root(instruction.operands[i])];
            int64_t step;
            if (next.opcode != Opcode::kSubtract || Root(next.operands[0]) != parameters[i])
              continue;
            if (function_[next.operands[1]].type.IsSmallConstant(&step) && step == 1)
              counts_down[parameters[i].index] = true;
          }
        }
      }
    }
    for (const auto& [value, end] : ends) {
      Type& type = (*wanted)[value.index];
      if (counts_down[value.index] && type == Type::OfKinds(kinds::kSmall))
        type = Type::SmallRange(end, Type::kMaximum);
    }
  }

  static bool IsPart(Opcode opcode) {
    return opcode == Opcode::kHead || opcode == Opcode::kTupleElement ||
           opcode == Opcode::kFunEnvironment;
  }
  Type WantedOf(ValueId value) {
    const Type& type = function_[value].type;
    const uint8_t own = flags_[value.index], all = flags_[Find(value.index)];
    const bool computed =
        (own & kComputed) != 0 || ((own & kCompared) != 0 && (all & kArithmetic) != 0);
    if (!computed) return Type::Any();
    const bool real = (all & kReal) != 0 && (all & kMeetsInteger) == 0 && type.MayBe(kinds::kFloat);
    const Type kind = Type::OfKinds(real ? kinds::kFloat : kinds::kSmall);
    if (type.Is(kinds::kSmall) || type.Is(kinds::kFloat) || type.Meet(kind).IsNone())
      return Type::Any();
    return kind;
  }

  // Of a value: it is an operand of arithmetic, of a comparison. Of a value and its class: it meets
  // integer literals, it is or meets a float, there is arithmetic.
  enum : uint8_t { kComputed = 1, kCompared = 2, kMeetsInteger = 4, kReal = 8, kArithmetic = 16 };
  static constexpr uint8_t kOfClass = kMeetsInteger | kReal | kArithmetic;

  uint32_t Find(uint32_t value) {
    while (class_[value] != value) value = class_[value] = class_[class_[value]];
    return value;
  }
  void Unite(ValueId a, ValueId b) {
    const uint32_t x = Find(a.index), y = Find(b.index);
    if (x == y) return;
    class_[y] = x;
    flags_[x] |= flags_[y] & kOfClass;
  }
  void Mark(ValueId value, uint8_t flag) {
    flags_[Find(value.index)] |= flag & kOfClass;
    flags_[value.index] |= flag;
    while (function_[value].opcode == Opcode::kRefine) {
      value = function_[value].operands[0];
      flags_[value.index] |= flag;
    }
  }
  bool IsIntegerLiteral(ValueId value) const {
    return function_[value].opcode == Opcode::kLiteral && function_[value].type.Is(kinds::kInteger);
  }

  void Visit(ValueId value) {
    const Instruction& instruction = function_[value];
    Opcode opcode = instruction.opcode;
    if (opcode == Opcode::kAttempt) opcode = instruction.operation();
    if (instruction.representation == Representation::kTerm && instruction.type.Is(kinds::kFloat) &&
        instruction.opcode != Opcode::kLiteral) {
      Mark(value, kReal);
    }
    if (opcode == Opcode::kRefine) Unite(value, instruction.operands[0]);
    if (opcode == Opcode::kDivide) {
      bool real = false;
      for (ValueId operand : instruction.operands)
        real = real || function_[operand].type.Is(kinds::kFloat);
      for (ValueId operand : instruction.operands)
        Mark(operand, real ? kComputed | kReal : kComputed);
      if (!real) UniteOperands(instruction);
    }
    if (IsIntegerOperation(opcode)) {
      for (ValueId operand : instruction.operands) Mark(operand, kComputed | kMeetsInteger);
    }
    if (IsNumberOperation(opcode) || IsComparison(opcode)) VisitOperands(value, opcode);
    if (opcode == Opcode::kSwitch) {
      const ssa::Switch& cases = module_.switches[instruction.switch_id().index];
      if (cases.on == ssa::Switch::On::kSmall) Mark(instruction.operands[0], kMeetsInteger);
    }
    if ((opcode == Opcode::kCall || opcode == Opcode::kTailCall) &&
        module_.callees[instruction.callee().index].local == id_) {
      for (size_t i = 0; i < instruction.operands.size(); ++i) {
        // Literals are shared between uses that have nothing to do with each other.
        if (function_[instruction.operands[i]].opcode == Opcode::kLiteral) continue;
        Unite(function_.blocks[0].parameters[i], instruction.operands[i]);
      }
    }
    for (const Successor& successor : instruction.successors) {
      for (size_t i = 0; i < successor.arguments.size(); ++i) {
        if (function_[successor.arguments[i]].opcode == Opcode::kLiteral) continue;
        Unite(function_[successor.block].parameters[i], successor.arguments[i]);
      }
    }
  }

  void VisitOperands(ValueId value, Opcode opcode) {
    const Instruction& instruction = function_[value];
    const bool number = IsNumberOperation(opcode);
    bool real = false, integer = false;
    for (ValueId operand : instruction.operands) {
      real = real || function_[operand].type.Is(kinds::kFloat);
      integer = integer || IsIntegerLiteral(operand);
    }
    // Next to a float any number does: it says that the other operand is likely a float, and the
    // result certainly is; the kind of neither goes on to the other.
    for (ValueId operand : instruction.operands) {
      if (function_[operand].opcode == Opcode::kLiteral) continue;
      Mark(operand, number ? kComputed | kArithmetic : kCompared);
      if (integer) Mark(operand, kMeetsInteger);
      if (real) Mark(operand, kReal);
      if (number && !real) Unite(value, operand);
    }
    if (!real && instruction.operands.size() == 2) UniteOperands(instruction);
  }
  void UniteOperands(const Instruction& instruction) {
    const ValueId left = instruction.operands[0], right = instruction.operands[1];
    if (function_[left].opcode != Opcode::kLiteral && function_[right].opcode != Opcode::kLiteral)
      Unite(left, right);
  }

  const Module& module_;
  const Function& function_;
  FunctionId id_;
  std::vector<uint32_t> class_;  // union-find
  std::vector<uint8_t> flags_;
};

class Specialiser {
 public:
  explicit Specialiser(Module* module) : module_(*module) {}

  void Run() {
    const size_t count = module_.functions.size();
    for (uint32_t i = 0; i < count; ++i) {
      const FunctionId id{i};
      if (!IsWorthwhile(id)) continue;
      Split split;
      if (!KindChooser(module_, module_[id], id).Choose(&split.wanted_values)) continue;
      for (ValueId parameter : module_[id].blocks[0].parameters)
        split.wanted.push_back(split.wanted_values[parameter.index]);
      Specialise(id, std::move(split));
    }
    for (const auto& function : module_.functions) RedirectCalls(function.get());
  }

 private:
  struct Split {
    FunctionId original, fast, generic;
    std::vector<Type> wanted;         // by parameter
    std::vector<Type> wanted_values;  // by the original's ValueId; Any for values that are neither
                                      // parameters nor parts
  };

  static bool Computes(const Instruction& instruction) {
    const Opcode opcode = instruction.opcode == Opcode::kAttempt ? instruction.operation() : instruction.opcode;
    return IsIntegerOperation(opcode) || IsNumberOperation(opcode) || opcode == Opcode::kDivide ||
           opcode == Opcode::kLess || opcode == Opcode::kLessOrEqual;
  }

  bool IsWorthwhile(FunctionId id) const {
    const Function& function = module_[id];
    if (function.variant != 0 || function.is_fun) return false;
    size_t size = 0, operations = 0;
    bool recursive = false;
    for (BlockId block : function.order) {
      for (ValueId value : function[block].instructions) {
        const Instruction& instruction = function[value];
        size += instruction.opcode != Opcode::kLiteral && instruction.opcode != Opcode::kRefine && instruction.opcode != Opcode::kJump
                    ? 1
                    : 0;
        operations += Computes(instruction) ? 1 : 0;
        const bool calls = (ssa::InfoOf(instruction.opcode).effects & ssa::kCall) != 0 || instruction.opcode == Opcode::kTailCall ||
                           instruction.opcode == Opcode::kTailCallFun || instruction.opcode == Opcode::kTailApply;
        if (!calls) continue;
        const bool is_known = instruction.opcode == Opcode::kCall || instruction.opcode == Opcode::kTailCall;
        if (is_known && module_.callees[instruction.callee().index].local == id) {
          recursive = true;
        } else {
          size += kCallSize;
        }
      }
    }
    const size_t per_operation = size < kManyInstructions ? kMaxInstructionsPerOperation : kMaxInstructionsPerOperationOfMany;
    return recursive && size <= kMaxInstructions && size <= operations * per_operation;
  }

  // Has the function been split before? Then the variants' numbers are taken.
  bool HasVariants(const Function& function) const {
    return std::any_of(module_.functions.begin(), module_.functions.end(), [&](const auto& other) {
      return other->variant != 0 && other->name == function.name && other->arity == function.arity;
    });
  }

  FunctionId MakeCopy(FunctionId id, uint32_t variant) {
    const FunctionId copy_id{static_cast<uint32_t>(module_.functions.size())};
    auto copy = std::make_unique<Function>(module_[id]);
    copy->variant = variant;
    copy->exported = false;
    module_.functions.push_back(std::move(copy));
    return copy_id;
  }

  void Specialise(FunctionId id, Split split) {
    if (HasVariants(module_[id])) return;
    split.original = id;
    split.fast = MakeCopy(id, kFastVariant);
    split.generic = MakeCopy(id, kGenericVariant);
    MakeGeneric(split);
    MakeFast(split);
    MakeDispatcher(split);
    split_of_[id.index] = splits_.size();
    splits_.push_back(std::move(split));
  }

  bool IsCallOf(const Instruction& instruction, FunctionId id) const {
    if (instruction.opcode != Opcode::kCall && instruction.opcode != Opcode::kTailCall)
      return false;
    return module_.callees[instruction.callee().index].local == id;
  }
  uint64_t CalleeDetail(FunctionId id) {
    return Instruction::DetailOf(module_.InternLocalCallee(id));
  }

  void MakeGeneric(const Split& split) {
    Function& generic = module_[split.generic];
    for (BlockId block : generic.order) {
      Instruction& terminator = generic.Terminator(block);
      if (terminator.opcode == Opcode::kTailCall && IsCallOf(terminator, split.original)) {
        terminator.detail = CalleeDetail(split.generic);
      }
    }
  }

  static bool Fits(const Function& function, const Instruction& call, const Split& split) {
    for (size_t i = 0; i < split.wanted.size(); ++i) {
      if (!function[call.operands[i]].type.IsSubtypeOf(split.wanted[i])) return false;
    }
    return true;
  }

  // Fills `block`: tests the arguments that are not known to fit, enters the fast body with those
  // that do.
  void TestAndCall(Function* function, BlockId block, std::vector<ValueId> arguments,
                   const Split& split, ssa::Location location) {
    const std::vector<ValueId> original = arguments;
    BlockId otherwise;
    // Goes on in a new block where `test` holds, in which the argument is of the type.
    auto branch = [&](ValueId test, size_t i, const Type& type) {
      if (!otherwise.is_valid()) {
        otherwise = function->NewBlock();
        const ValueId call =
            function->Append(otherwise, Opcode::kTailCall, original, CalleeDetail(split.generic));
        (*function)[call].location = location;
      }
      const BlockId next = function->NewBlock();
      const ValueId branch = function->Append(block, Opcode::kBranch, {test});
      (*function)[branch].successors.assign({Successor{next, {}}, Successor{otherwise, {}}});
      const ValueId refined = function->Append(next, Opcode::kRefine, {arguments[i]});
      (*function)[refined].type = (*function)[arguments[i]].type.Meet(type);
      arguments[i] = refined;
      block = next;
    };
    for (size_t i = 0; i < arguments.size(); ++i) {
      const Type& wanted = split.wanted[i];
      const Type kind = Type::OfKinds(wanted.kinds());
      if (!(*function)[arguments[i]].type.IsSubtypeOf(kind)) {
        branch(function->Append(block, Opcode::kIsKind, {arguments[i]}, kind.kinds()), i, kind);
      }
      if (!(*function)[arguments[i]].type.IsSubtypeOf(wanted)) {  // a lower bound
        const ValueId bound =
            function->Append(block, Opcode::kLiteral, {},
                             Instruction::DetailOf(module_.literals->Integer(wanted.minimum())));
        (*function)[bound].type = Type::SmallRange(wanted.minimum(), wanted.minimum());
        branch(function->Append(block, Opcode::kLessOrEqual, {bound, arguments[i]}), i, wanted);
      }
    }
    const ValueId call =
        function->Append(block, Opcode::kTailCall, arguments, CalleeDetail(split.fast));
    (*function)[call].location = location;
  }

  void MakeDispatcher(const Split& split) {
    Function& function = module_[split.original];
    const std::vector<Instruction> old_values = std::move(function.values);
    const std::vector<ValueId> old_parameters = function.blocks[0].parameters;
    function.values.clear();
    function.blocks.clear();
    function.order.clear();
    const BlockId entry = function.NewBlock();
    std::vector<ValueId> parameters;
    for (ValueId parameter : old_parameters) {
      parameters.push_back(
          function.NewParameter(entry, Representation::kTerm, old_values[parameter.index].type));
    }
    TestAndCall(&function, entry, parameters, split, function.location);
    function.CleanUp();
  }

  // --- the fast body
  void MakeFast(const Split& split) {
    Function& fast = module_[split.fast];
    const std::vector<ValueId> parameters = fast.blocks[0].parameters;
    for (size_t i = 0; i < parameters.size(); ++i) {
      fast[parameters[i]].type = fast[parameters[i]].type.Meet(split.wanted[i]);
    }
    fast.CleanUp();
    // There are no loops yet (self tail calls are calls), so one walk in reverse postorder types
    // everything; blocks split off on the way are walked right after.
    std::vector<bool> clean(fast.blocks.size(),
                            true);  // nothing seen has happened before the block
    Incoming incoming(fast.blocks.size());
    const std::vector<BlockId> order = fast.order;
    for (BlockId block : order) {
      NarrowParameters(&fast, block, incoming);
      bool is_clean = clean[block.index];
      BlockId current = block;
      for (size_t i = 0; i < fast[current].instructions.size(); ++i) {
        const ValueId value = fast[current].instructions[i];
        if (fast[value].IsTerminator()) break;
        NarrowResult(&fast, value);
        if (HasEffect(fast[value])) {
          if (is_clean && HoistAbove(&fast, current, i)) {
            --i;  // what came up is next
            continue;
          }
          is_clean = false;
        }
        if (is_clean && ShouldAttempt(fast, value)) {
          current = Attempt(&fast, current, i, parameters, split);
          i = static_cast<size_t>(-1);
        } else if (is_clean && ShouldTest(fast, value, split)) {
          current = Test(&fast, current, i, parameters, split);
          i = static_cast<size_t>(-1);
        }
      }
      // What is in a try cannot be left by a call; starting over behind one would run it again.
      if (fast.Terminator(current).opcode == Opcode::kEnterTry) is_clean = false;
      if (!is_clean) {
        for (const Successor& successor : fast.Terminator(current).successors) {
          if (successor.block.index < clean.size()) clean[successor.block.index] = false;
        }
      }
      PassTypes(fast, current, &incoming);
      RedirectSelfCalls(&fast, current, split);
    }
    fast.CleanUp();
  }

  // What edges pass, by block and parameter; every predecessor comes before its block.
  using Incoming = std::vector<std::vector<Type>>;

  static void NarrowParameters(Function* function, BlockId block, const Incoming& incoming) {
    if (block.index == 0 || block.index >= incoming.size()) return;
    const std::vector<ValueId>& parameters = (*function)[block].parameters;
    for (size_t i = 0; i < incoming[block.index].size(); ++i) {
      Instruction& parameter = (*function)[parameters[i]];
      if (parameter.representation == Representation::kTerm)
        parameter.type = parameter.type.Meet(incoming[block.index][i]);
    }
  }
  static void PassTypes(const Function& function, BlockId block, Incoming* incoming) {
    for (const Successor& successor : function.Terminator(block).successors) {
      if (successor.block.index >= incoming->size()) continue;  // a block split off: typed already
      std::vector<Type>& types = (*incoming)[successor.block.index];
      types.resize(function[successor.block].parameters.size(), Type::None());
      for (size_t i = 0; i < types.size(); ++i) {
        types[i] = types[i].Join(
            i < successor.arguments.size() ? function[successor.arguments[i]].type : Type::Any());
      }
    }
  }

  void NarrowResult(Function* function, ValueId value) const {
    Instruction& instruction = (*function)[value];
    if (instruction.representation != Representation::kTerm) return;
    absl::InlinedVector<Type, 4> types;
    for (ValueId operand : instruction.operands) types.push_back((*function)[operand].type);
    const Type type = instruction.type.Meet(TypeOfResult(module_, instruction, types));
    if (!type.IsNone()) instruction.type = type;  // code that is not reached keeps what it had
  }

  bool HasEffect(const Instruction& instruction) const {
    const ssa::Effects effects = ssa::InfoOf(instruction.opcode).effects;
    if (instruction.opcode != Opcode::kBif) return (effects & ssa::kCall) != 0;
    const std::optional<BifFacts> facts =
        FactsOfBif(module_, module_.callees[instruction.callee().index]);
    return !facts || !facts->pure;
  }

  // Moves small integer arithmetic of the block that stands behind the call at `position`, and does
  // not need what the call gives, in front of it, where it can be attempted: what the result is
  // used for then has small operands, too. False where there is none.
  bool HoistAbove(Function* function, BlockId block, size_t position) const {
    std::vector<ValueId>& instructions = (*function)[block].instructions;
    absl::flat_hash_set<ValueId> late;  // defined from the call on
    size_t target = position;
    for (size_t i = position; i < instructions.size(); ++i) {
      const ValueId value = instructions[i];
      const Instruction& instruction = (*function)[value];
      const bool ready = std::none_of(instruction.operands.begin(), instruction.operands.end(),
                                      [&](ValueId operand) { return late.contains(operand); });
      if (ready && target < position + kMaxHoisted &&
          (instruction.opcode == Opcode::kLiteral || IsSmallArithmetic(*function, value))) {
        std::rotate(instructions.begin() + static_cast<ptrdiff_t>(target),
                    instructions.begin() + static_cast<ptrdiff_t>(i),
                    instructions.begin() + static_cast<ptrdiff_t>(i) + 1);
        ++target;
      } else {
        late.insert(value);
      }
    }
    return target > position;
  }

  static bool IsSmallArithmetic(const Function& function, ValueId value) {
    const Instruction& instruction = function[value];
    if (instruction.opcode != Opcode::kAdd && instruction.opcode != Opcode::kSubtract) return false;
    return std::all_of(instruction.operands.begin(), instruction.operands.end(),
                       [&](ValueId operand) { return function[operand].type.Is(kinds::kSmall); });
  }

  static bool ShouldAttempt(const Function& function, ValueId value) {
    const Instruction& instruction = function[value];
    if (!HasSmallAttempt(instruction.opcode)) return false;
    for (ValueId operand : instruction.operands) {
      if (!function[operand].type.Is(kinds::kSmall)) return false;
    }
    return !instruction.type.Is(kinds::kSmall) && instruction.type.MayBe(kinds::kSmall);
  }

  // Splits the block behind the operation at `position`; what follows goes to a new block, which is
  // returned.
  BlockId Attempt(Function* function, BlockId block, size_t position,
                  const std::vector<ValueId>& parameters, const Split& split) {
    const ValueId value = (*function)[block].instructions[position];
    const BlockId next = function->NewBlock(), failed = function->NewBlock();
    std::vector<ValueId>& instructions = (*function)[block].instructions;
    (*function)[next].instructions.assign(
        instructions.begin() + static_cast<ptrdiff_t>(position) + 1, instructions.end());
    instructions.resize(position);
    const Instruction operation = (*function)[value];
    const ValueId attempt = function->Append(block, Opcode::kAttemptSmall, operation.operands,
                                             Instruction::DetailOf(operation.opcode));
    (*function)[attempt].location = operation.location;
    (*function)[attempt].successors.assign({Successor{next, {}}, Successor{failed, {}}});
    const ValueId call =
        function->Append(failed, Opcode::kTailCall, parameters, CalleeDetail(split.generic));
    (*function)[call].location = function->location;
    // The operation's number goes to the parameter that receives the result.
    Instruction& result = (*function)[value];
    result = Instruction();
    result.representation = Representation::kTerm;
    result.type = operation.type.Meet(Type::OfKinds(kinds::kSmall));
    (*function)[next].parameters.push_back(value);
    return next;
  }

  static bool ShouldTest(const Function& function, ValueId value, const Split& split) {
    return value.index < split.wanted_values.size() &&
           split.wanted_values[value.index] != Type::Any() &&
           function[value].opcode != Opcode::kParameter &&
           !function[value].type.IsSubtypeOf(split.wanted_values[value.index]) &&
           !function[value].type.Meet(split.wanted_values[value.index]).IsNone();
  }

  // Tests the part at `position` for the wanted kind; the call starts over in the generic body
  // where it is not. What follows goes to a new block, which is returned.
  BlockId Test(Function* function, BlockId block, size_t position,
               const std::vector<ValueId>& parameters, const Split& split) {
    const ValueId value = (*function)[block].instructions[position];
    const Type wanted = (*function)[value].type.Meet(split.wanted_values[value.index]);
    const BlockId next = function->NewBlock(), failed = function->NewBlock();
    std::vector<ValueId>& instructions = (*function)[block].instructions;
    (*function)[next].instructions.assign(
        instructions.begin() + static_cast<ptrdiff_t>(position) + 1, instructions.end());
    instructions.resize(position);
    // The part's number goes to the refinement, so that everything below uses that.
    const Instruction part = (*function)[value];
    const ValueId raw = function->Append(block, part.opcode, part.operands, part.detail);
    (*function)[raw].type = part.type;
    const ValueId test = function->Append(block, Opcode::kIsKind, {raw}, wanted.kinds());
    const ValueId branch = function->Append(block, Opcode::kBranch, {test});
    (*function)[branch].successors.assign({Successor{next, {}}, Successor{failed, {}}});
    const ValueId call =
        function->Append(failed, Opcode::kTailCall, parameters, CalleeDetail(split.generic));
    (*function)[call].location = function->location;
    Instruction& refined = (*function)[value];
    refined = Instruction();
    refined.opcode = Opcode::kRefine;
    refined.representation = Representation::kTerm;
    refined.operands.push_back(raw);
    refined.type = wanted;
    std::vector<ValueId>& following = (*function)[next].instructions;
    following.insert(following.begin(), value);
    return next;
  }

  void RedirectSelfCalls(Function* function, BlockId block, const Split& split) {
    const ValueId last = (*function)[block].instructions.back();
    if ((*function)[last].opcode != Opcode::kTailCall ||
        !IsCallOf((*function)[last], split.original))
      return;
    const Instruction call = (*function)[last];
    (*function)[block].instructions.pop_back();
    TestAndCall(function, block, std::vector<ValueId>(call.operands.begin(), call.operands.end()),
                split, call.location);
  }

  // Calls whose arguments are known to fit go to the fast body.
  void RedirectCalls(Function* function) {
    for (BlockId block : function->order) {
      for (ValueId value : (*function)[block].instructions) {
        Instruction& instruction = (*function)[value];
        if (instruction.opcode != Opcode::kCall && instruction.opcode != Opcode::kTailCall)
          continue;
        auto found = split_of_.find(module_.callees[instruction.callee().index].local.index);
        if (found == split_of_.end()) continue;
        const Split& split = splits_[found->second];
        if (Fits(*function, instruction, split)) instruction.detail = CalleeDetail(split.fast);
      }
    }
  }

  Module& module_;
  std::vector<Split> splits_;
  absl::flat_hash_map<uint32_t, size_t> split_of_;  // by the original's FunctionId
};

}  // namespace

void SpecialiseArguments(Module* module) { Specialiser(module).Run(); }

void RedirectCalls(Module* module) {
  // By the original's FunctionId: the fast variant.
  absl::flat_hash_map<uint32_t, FunctionId> fast;
  absl::flat_hash_map<std::pair<Symbol, uint32_t>, FunctionId> variants;
  for (uint32_t i = 0; i < module->functions.size(); ++i) {
    const Function& function = *module->functions[i];
    if (function.variant == kFastVariant) variants[{function.name, function.arity}] = FunctionId{i};
  }
  for (uint32_t i = 0; i < module->functions.size(); ++i) {
    const Function& function = *module->functions[i];
    if (function.variant != 0 || function.is_fun) continue;
    auto found = variants.find({function.name, function.arity});
    if (found != variants.end()) fast[i] = found->second;
  }
  for (const auto& function : module->functions) {
    for (BlockId block : function->order) {
      for (ValueId value : (*function)[block].instructions) {
        Instruction& call = (*function)[value];
        if (call.opcode != Opcode::kCall && call.opcode != Opcode::kTailCall) continue;
        auto found = fast.find(module->callees[call.callee().index].local.index);
        if (found == fast.end()) continue;
        const Function& target = (*module)[found->second];
        bool fits = true;
        for (size_t i = 0; i < call.operands.size(); ++i) {
          fits = fits && (*function)[call.operands[i]].type.IsSubtypeOf(
                             target[target.blocks[0].parameters[i]].type);
        }
        if (fits) call.detail = Instruction::DetailOf(module->InternLocalCallee(found->second));
      }
    }
  }
}

}  // namespace lumen::passes

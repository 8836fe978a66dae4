// See verifier.h. Structure first (a broken graph has no dominators), then instruction by
// instruction. Tested by verifier_test.cc.
#include "compiler/ssa/verifier.h"

#include <bit>
#include <set>
#include <tuple>

#include "compiler/ssa/dominators.h"
#include "compiler/ssa/literal_type.h"
#include "compiler/ssa/text.h"
#include "compiler/ssa/text_pieces.h"

namespace lumen::ssa {
namespace {

constexpr int kMaxErrors = 10;

std::string_view NameOf(Representation representation) {
  switch (representation) {
    case Representation::kNone:
      return "nothing";
    case Representation::kTerm:
      return "a term";
    case Representation::kBool:
      return "a bool";
    case Representation::kF64:
      return "a real";
  }
  return "";
}

// What operands must be; LoopBack takes reals as well.
Representation OperandRepresentation(const Instruction& instruction) {
  switch (instruction.opcode == Opcode::kAttempt ? instruction.operation() : instruction.opcode) {
    case Opcode::kNot:
    case Opcode::kBooleanTerm:
    case Opcode::kBranch:
      return Representation::kBool;
    case Opcode::kBoxFloat:
    case Opcode::kRealAdd:
    case Opcode::kRealSubtract:
    case Opcode::kRealMultiply:
    case Opcode::kRealDivide:
    case Opcode::kRealNegate:
    case Opcode::kRealEqual:
    case Opcode::kRealLess:
    case Opcode::kRealLessOrEqual:
      return Representation::kF64;
    default:
      return Representation::kTerm;
  }
}

bool IsAttemptSmallOperation(Opcode opcode) {
  switch (opcode) {
    case Opcode::kAdd:
    case Opcode::kSubtract:
    case Opcode::kMultiply:
    case Opcode::kIntegerDivide:
    case Opcode::kRemainder:
    case Opcode::kBitAnd:
    case Opcode::kBitOr:
    case Opcode::kBitXor:
    case Opcode::kShiftLeft:
    case Opcode::kShiftRight:
      return true;
    default:
      return false;
  }
}

class Verifier {
 public:
  Verifier(const Module& module, const Function& function, std::string* error)
      : module_(module), function_(function), error_(*error) {}

  bool Run() {
    if (CheckStructure() && CheckDefinitions()) {
      CheckParameters();
      CheckDominance();
      CheckTries();
      if (errors_ > 0) return false;
      for (BlockId block : function_.order) {
        for (ValueId value : function_[block].instructions) CheckInstruction(value);
      }
    }
    return errors_ == 0;
  }

 private:
  template <typename... Pieces>
  bool Fail(ValueId value, const Pieces&... message) {
    if (++errors_ > kMaxErrors) return false;
    AppendTo(&error_, FunctionText(module_, function_), ": ", message...);
    if (value.is_valid()) AppendTo(&error_, ": ", Print(module_, function_, value));
    error_ += '\n';
    return false;
  }

  bool CheckStructure() {
    const Function& f = function_;
    entered_from_.assign(f.blocks.size(), 0);
    if (f.order.empty() || f.order[0].index != 0)
      return Fail(ValueId(), "the entry block is not first");
    std::vector<bool> in_order(f.blocks.size());
    for (BlockId block : f.order) {
      if (block.index >= f.blocks.size()) return Fail(ValueId(), "unknown block in order");
      if (in_order[block.index]) return Fail(ValueId(), "b", block.index, " stands in order twice");
      in_order[block.index] = true;
    }
    for (BlockId block : f.order) {
      if (f[block].instructions.empty()) return Fail(ValueId(), "b", block.index, " is empty");
      for (ValueId value : f[block].instructions) {
        if (value.index >= f.values.size())
          return Fail(ValueId(), "unknown value in b", block.index);
        if (f[value].opcode == Opcode::kParameter)
          return Fail(ValueId(), "parameter among the instructions of b", block.index);
        if (f[value].IsTerminator() != (value == f[block].instructions.back())) {
          return Fail(value, "a block has one terminator, its last instruction");
        }
      }
      for (const Successor& successor : f.Terminator(block).successors) {
        if (successor.block.index >= f.blocks.size() || !in_order[successor.block.index]) {
          return Fail(f[block].instructions.back(), "successor that is no block");
        }
        ++entered_from_[successor.block.index];
        if (successor.block.index == 0)
          return Fail(f[block].instructions.back(), "the entry block has a predecessor");
      }
    }
    return true;
  }

  bool CheckDefinitions() {
    block_of_.resize(function_.values.size());
    position_of_.resize(function_.values.size());
    bool ok = true;
    for (BlockId block : function_.order) {
      uint32_t position = 0;
      auto define = [&](ValueId value) {
        if (value.index >= function_.values.size()) {
          ok = Fail(ValueId(), "unknown value in b", block.index);
        } else if (block_of_[value.index].is_valid()) {
          ok = Fail(ValueId(), "%", value.index, " is defined twice");
        } else {
          block_of_[value.index] = block;
          position_of_[value.index] = position;
        }
      };
      for (ValueId value : function_[block].parameters) {
        define(value);
        if (ok && function_[value].opcode != Opcode::kParameter)
          ok = Fail(value, "not a parameter");
      }
      for (ValueId value : function_[block].instructions) {
        ++position;
        define(value);
      }
    }
    return ok;
  }

  void CheckParameters() {
    const uint32_t expected = function_.arity + (function_.is_fun ? 1 : 0);
    if (function_.variant == 0 && function_.parameter_count() != expected) {
      Fail(ValueId(), "has ", function_.parameter_count(), " parameters where ", expected,
           " are expected");
    }
    if (function_.variant != 0 && function_.exported) Fail(ValueId(), "a variant is exported");
    for (ValueId parameter : function_[BlockId{0}].parameters) {
      if (function_[parameter].representation != Representation::kTerm)
        Fail(ValueId(), "parameters of functions are terms");
      if (function_.exported && function_[parameter].type != Type::Any()) {
        Fail(ValueId(), "an exported function takes any terms: %", parameter.index);
      }
    }
  }

  void CheckDominance() {
    const Dominators dominators(function_);
    for (BlockId block : function_.order) {
      if (!dominators.IsReachable(block)) {
        Fail(ValueId(), "b", block.index, " cannot be reached");
        continue;
      }
      uint32_t position = 0;
      for (ValueId value : function_[block].instructions) {
        ++position;
        auto check = [&](ValueId use) {
          if (use.index >= function_.values.size() || !block_of_[use.index].is_valid()) {
            Fail(value, "%", use.index, " is not defined");
            return;
          }
          const BlockId definition = block_of_[use.index];
          const bool dominated = definition == block ? position_of_[use.index] < position
                                                     : dominators.IsReachable(definition) &&
                                                           dominators.Dominates(definition, block);
          if (!dominated) Fail(value, "%", use.index, " does not dominate its use");
        };
        for (ValueId operand : function_[value].operands) check(operand);
        for (const Successor& successor : function_[value].successors) {
          for (ValueId argument : successor.arguments) check(argument);
        }
      }
    }
  }

  // Every way to a block passes the same enter_try without their leave_try, and none is open where
  // the function is left.
  void CheckTries() {
    std::vector<std::vector<BlockId>> open(
        function_.blocks.size());  // blocks that end in enter_try, the outermost first
    std::vector<bool> seen(function_.blocks.size());
    seen[0] = true;
    std::vector<BlockId> work = {BlockId{0}};
    while (!work.empty()) {
      const BlockId block = work.back();
      work.pop_back();
      const Instruction& terminator = function_.Terminator(block);
      const ValueId value = function_[block].instructions.back();
      std::vector<BlockId> after = open[block.index];
      switch (terminator.opcode) {
        case Opcode::kEnterTry:
          after.push_back(block);
          break;
        case Opcode::kLeaveTry:
          if (after.empty()) {
            Fail(value, "there is no try to leave");
            return;
          }
          after.pop_back();
          break;
        case Opcode::kReturn:
        case Opcode::kTailCall:
        case Opcode::kTailCallFun:
        case Opcode::kTailApply:
        case Opcode::kLoopBack:
          if (!after.empty()) {
            Fail(value, "a try is open");
            return;
          }
          break;
        default:
          break;
      }
      for (size_t i = 0; i < terminator.successors.size(); ++i) {
        const BlockId next = terminator.successors[i].block;
        const bool is_handler = terminator.opcode == Opcode::kEnterTry && i == 1;
        const std::vector<BlockId>& wanted = is_handler ? open[block.index] : after;
        if (!seen[next.index]) {
          seen[next.index] = true;
          open[next.index] = wanted;
          work.push_back(next);
        } else if (open[next.index] != wanted) {
          Fail(value, "b", next.index, " is reached with other tries open elsewhere");
          return;
        }
        if (is_handler && entered_from_[next.index] != 1) {
          Fail(value, "b", next.index, " is a handler and entered from elsewhere too");
          return;
        }
      }
    }
  }

  const Instruction* Get(ValueId value) const {
    return value.index < function_.values.size() ? &function_[value] : nullptr;
  }

  bool CheckOperands(ValueId value, const Instruction& instruction) {
    const OpcodeInfo& info = InfoOf(instruction.opcode);
    if (instruction.representation != info.result) return Fail(value, "the result is held wrongly");
    if (info.operands != kVariadic &&
        instruction.operands.size() != static_cast<size_t>(info.operands)) {
      return Fail(value, "takes ", info.operands, " operands");
    }
    for (size_t i = 0; i < instruction.operands.size(); ++i) {
      const ValueId operand = instruction.operands[i];
      const Instruction* definition = Get(operand);
      if (definition == nullptr) return Fail(value, "unknown operand");
      const Representation expected = instruction.opcode == Opcode::kUpdateTuple && i == 1
                                          ? Representation::kBool
                                          : OperandRepresentation(instruction);
      if (instruction.opcode == Opcode::kLoopBack &&
          definition->representation == Representation::kF64)
        continue;
      if (definition->representation != expected) {
        return Fail(value, "%", operand.index, " is ", NameOf(definition->representation), ", not ",
                    NameOf(expected));
      }
    }
    return true;
  }

  bool CheckSuccessors(ValueId value, const Instruction& instruction) {
    size_t expected = 0;
    switch (instruction.opcode) {
      case Opcode::kJump:
      case Opcode::kLoopBack:
      case Opcode::kLeaveTry:
        expected = 1;
        break;
      case Opcode::kBranch:
      case Opcode::kAttempt:
      case Opcode::kAttemptSmall:
      case Opcode::kEnterTry:
      case Opcode::kMapFind:
      case Opcode::kMatchTake:
      case Opcode::kMatchTakeSized:
      case Opcode::kMatchFloat:
      case Opcode::kMatchUtf:
        expected = 2;
        break;
      case Opcode::kSwitch:
        if (instruction.switch_id().index >= module_.switches.size())
          return Fail(value, "unknown switch");
        expected = module_.switches[instruction.switch_id().index].cases.size() + 1;
        break;
      default:
        break;
    }
    if (instruction.successors.size() != expected)
      return Fail(value, "takes ", expected, " successors");
    for (size_t i = 0; i < expected; ++i) {
      const Successor& successor = instruction.successors[i];
      const std::vector<ValueId>& parameters = function_[successor.block].parameters;
      const size_t added = AddedArguments(instruction, i);
      const size_t count = successor.arguments.size() + added;
      if (count != parameters.size())
        return Fail(value, "b", successor.block.index, " takes ", parameters.size(), " arguments");
      for (size_t k = 0; k < successor.arguments.size(); ++k) {
        const Instruction* argument = Get(successor.arguments[k]);
        const Instruction& parameter = function_[parameters[k]];
        if (argument == nullptr) return Fail(value, "unknown argument");
        if (argument->representation != parameter.representation) {
          return Fail(value, "%", parameters[k].index, " is ", NameOf(parameter.representation),
                      ", its argument is not");
        }
        if (argument->representation == Representation::kTerm &&
            !argument->type.IsSubtypeOf(parameter.type)) {
          return Fail(value, "%", successor.arguments[k].index, " is not of the type of %",
                      parameters[k].index);
        }
      }
      if (added == 0) continue;
      const bool is_handler = instruction.opcode == Opcode::kEnterTry;
      if (is_handler && !successor.arguments.empty())
        return Fail(value, "a handler takes class, reason and trace only");
      const Representation result = AddedRepresentation(instruction);
      for (size_t k = count - added; k < count; ++k) {
        if (function_[parameters[k]].representation != result)
          return Fail(value, "the result is ", NameOf(result));
      }
    }
    return true;
  }

  // Operands against the parameters of a function of this module.
  bool CheckCall(ValueId value, const Instruction& instruction, FunctionId id) {
    if (id.index >= module_.functions.size()) return Fail(value, "unknown function");
    const Function& callee = module_[id];
    if (instruction.operands.size() != callee.parameter_count()) {
      return Fail(value, FunctionText(module_, callee), " takes ", callee.parameter_count(),
                  " arguments");
    }
    for (size_t i = 0; i < instruction.operands.size(); ++i) {
      const Instruction& operand = function_[instruction.operands[i]];
      if (operand.representation == Representation::kTerm &&
          !operand.type.IsSubtypeOf(callee[callee.blocks[0].parameters[i]].type)) {
        return Fail(value, "%", instruction.operands[i].index, " is not of the type of parameter ",
                    i);
      }
    }
    return true;
  }

  bool CheckCallee(ValueId value, const Instruction& instruction) {
    if (instruction.callee().index >= module_.callees.size()) return Fail(value, "unknown callee");
    const Callee& callee = module_.callees[instruction.callee().index];
    const bool is_bif =
        instruction.opcode == Opcode::kBif || instruction.opcode == Opcode::kAttempt;
    if (callee.local.is_valid()) {
      if (is_bif) return Fail(value, "a local function is no BIF");
      return CheckCall(value, instruction, callee.local);
    }
    if (!callee.module.is_valid() || !callee.name.is_valid())
      return Fail(value, "callee without a name");
    if (callee.arity != instruction.operands.size())
      return Fail(value, "takes ", callee.arity, " arguments");
    return true;
  }

  bool CheckKnown(ValueId value, const Instruction& instruction, KindSet kind,
                  std::string_view name) {
    for (ValueId operand : instruction.operands) {
      const Type& type = function_[operand].type;
      if (!type.IsNone() && !type.Is(kind))
        return Fail(value, "%", operand.index, " is not known to be a ", name);
    }
    return true;
  }

  bool CheckAtomLiteral(ValueId value, const Instruction& instruction) {
    const Instruction& operand = function_[instruction.operands[0]];
    if (operand.opcode != Opcode::kLiteral ||
        module_.literals->Get(operand.literal()).kind != LiteralKind::kAtom) {
      return Fail(value, "the first operand must be an atom literal");
    }
    return true;
  }

  bool CheckSwitch(ValueId value, const Instruction& instruction) {
    const Switch& cases = module_.switches[instruction.switch_id().index];
    std::set<uint32_t> seen;
    for (LiteralId id : cases.cases) {
      if (id.index >= module_.literals->size()) return Fail(value, "unknown literal");
      if (!seen.insert(id.index).second) return Fail(value, "the same case twice");
      const Type type = TypeOfLiteral(*module_.literals, id);
      if (!type.Is(cases.on == Switch::On::kAtom ? kinds::kAtom : kinds::kSmall))
        return Fail(value, "case of another kind");
    }
    if (cases.on == Switch::On::kTupleArity)
      return CheckKnown(value, instruction, kinds::kTuple, "tuple");
    return true;
  }

  bool CheckOperation(ValueId value, const Instruction& instruction) {
    const Opcode operation = instruction.operation();
    if (instruction.opcode == Opcode::kAttemptSmall) {
      if (!IsAttemptSmallOperation(operation)) return Fail(value, "no operation of attempt_small");
      return CheckKnown(value, instruction, kinds::kSmall, "small integer");
    }
    if ((InfoOf(operation).effects & kAttemptable) == 0)
      return Fail(value, "the operation cannot be attempted");
    if (operation == Opcode::kBif) return CheckCallee(value, instruction);
    if (operation == Opcode::kMakeBinary) return CheckSegments(value, instruction);
    if (InfoOf(operation).operands == kVariadic) return true;
    if (instruction.operands.size() != static_cast<size_t>(InfoOf(operation).operands)) {
      return Fail(value, "the operation takes ", InfoOf(operation).operands, " operands");
    }
    return true;
  }

  bool CheckRounds(ValueId value, const Instruction& instruction) {
    const Instruction& step = function_[instruction.operands[1]];
    int64_t number = 0;
    if (step.opcode != Opcode::kLiteral ||
        !module_.literals->IsSmallInteger(step.literal(), &number) || number == 0) {
      return Fail(value, "the second operand must be an integer literal that is not 0");
    }
    return CheckKnown(value, instruction, kinds::kSmall, "small integer");
  }

  bool CheckSegments(ValueId value, const Instruction& instruction) {
    if (instruction.segments().index >= module_.segments.size()) return Fail(value, "unknown segments");
    size_t operands = 0;
    for (const abi::BinarySegment& segment : module_.segments[instruction.segments().index]) {
      operands += (segment.flags & abi::kSegmentSizeIsArgument) != 0 ? 2 : 1;
    }
    return operands == instruction.operands.size() || Fail(value, "takes ", operands, " operands");
  }

  // A context, then positions.
  bool CheckMatch(ValueId value, const Instruction& instruction) {
    const Type& context = function_[instruction.operands[0]].type;
    if (!context.IsNone() && !context.Is(kinds::kContext)) return Fail(value, "%", instruction.operands[0].index, " is not known to be a context");
    if (instruction.opcode == Opcode::kMatchTakeSized) return true;
    for (size_t i = 1; i < instruction.operands.size(); ++i) {
      const Type& position = function_[instruction.operands[i]].type;
      if (!position.IsNone() && !position.Is(kinds::kSmall)) return Fail(value, "%", instruction.operands[i].index, " is not known to be a small integer");
    }
    return true;
  }
  bool CheckField(ValueId value, const Instruction& instruction) {
    const MatchField field = instruction.field();
    if (instruction.operands.size() == 3 && (field.bits != 0 || field.back != 0)) return Fail(value, "a field of two sizes");
    if (instruction.operands.size() != 2 && instruction.operands.size() != 3) return Fail(value, "takes a context and one position or two");
    if (field.bits > field.back) return Fail(value, "a field behind its position");
    return CheckMatch(value, instruction);
  }

  bool CheckTuplePart(ValueId value, const Instruction& instruction) {
    const Type& type = function_[instruction.operands[0]].type;
    if (type.IsNone()) return true;
    if (!type.Is(kinds::kTuple) || !type.HasArity() || type.arity() <= instruction.index()) {
      return Fail(value, "the operand is not known to be a tuple with that element");
    }
    return true;
  }

  bool CheckUpdateTuple(ValueId value, const Instruction& instruction) {
    if (instruction.operands.size() < 3) return Fail(value, "takes a tuple, a bool and elements");
    const size_t changed = static_cast<size_t>(std::popcount(instruction.index()));
    if (instruction.operands.size() != changed + 2)
      return Fail(value, "takes ", changed, " elements");
    const Type& type = function_[instruction.operands[0]].type;
    if (type.IsNone()) return true;
    return (type.Is(kinds::kTuple) && type.HasArity() &&
            uint64_t{instruction.index()} >> type.arity() == 0) ||
           Fail(value, "the operand is not known to be a tuple with these elements");
  }

  bool CheckMakeFun(ValueId value, const Instruction& instruction) {
    if (instruction.function().index >= module_.functions.size())
      return Fail(value, "unknown function");
    const Function& callee = module_[instruction.function()];
    if (!callee.is_fun) return Fail(value, "the function is not a lifted fun");
    if (callee.fun_environment_size != instruction.operands.size()) {
      return Fail(value, "the environment has ", callee.fun_environment_size, " values");
    }
    return true;
  }

  bool CheckLoopBack(ValueId value, const Instruction& instruction) {
    if (instruction.operands.size() != function_.parameter_count()) {
      return Fail(value, "takes the function's arguments as operands");
    }
    for (size_t i = 0; i < instruction.operands.size(); ++i) {
      const Instruction& operand = function_[instruction.operands[i]];
      const Type type = operand.representation == Representation::kF64
                            ? Type::OfKinds(kinds::kFloat)
                            : operand.type;
      if (!type.IsSubtypeOf(function_[function_.blocks[0].parameters[i]].type)) {
        return Fail(value, "%", instruction.operands[i].index, " is not of the type of parameter ",
                    i);
      }
    }
    return true;
  }

  bool CheckInstruction(ValueId value) {
    const Instruction& instruction = function_[value];
    if (!CheckOperands(value, instruction) || !CheckSuccessors(value, instruction)) return false;
    switch (instruction.opcode) {
      case Opcode::kLiteral:
        if (instruction.literal().index >= module_.literals->size())
          return Fail(value, "unknown literal");
        if (!TypeOfLiteral(*module_.literals, instruction.literal())
                 .IsSubtypeOf(instruction.type)) {
          return Fail(value, "the literal is not of that type");
        }
        return true;
      case Opcode::kHead:
      case Opcode::kTail:
        return CheckKnown(value, instruction, kinds::kCons, "cons");
      case Opcode::kSetTail: {
        const Type& cell = function_[instruction.operands[0]].type;
        return cell.IsNone() || cell.Is(kinds::kCons) ||
               Fail(value, "%", instruction.operands[0].index, " is not known to be a cons");
      }
      case Opcode::kTupleElement:
        return CheckTuplePart(value, instruction);
      case Opcode::kUpdateTuple:
        return CheckUpdateTuple(value, instruction);
      case Opcode::kTupleSize:
        return CheckKnown(value, instruction, kinds::kTuple, "tuple");
      case Opcode::kFunEnvironment:
        return CheckKnown(value, instruction, kinds::kFun, "fun");
      case Opcode::kUnboxFloat:
        return CheckKnown(value, instruction, kinds::kFloat, "float");
      case Opcode::kSmallToReal:
        return CheckKnown(value, instruction, kinds::kSmall, "small integer");
      case Opcode::kTakeRounds:
      case Opcode::kReturnRounds:
        return CheckRounds(value, instruction);
      case Opcode::kIsKind:
        if (instruction.kind_set() == 0 || (instruction.kind_set() & ~kinds::kAny) != 0)
          return Fail(value, "unknown kinds");
        return true;
      case Opcode::kMakeMap:
        return instruction.operands.size() % 2 == 0 || Fail(value, "takes keys and values in turn");
      case Opcode::kMapPut:
      case Opcode::kMapUpdate:
        return instruction.operands.size() % 2 == 1 ||
               Fail(value, "takes a map, keys and values in turn");
      case Opcode::kMapFind:
        return function_[instruction.operands[0]].type.Is(kinds::kMap) ||
               Fail(value, "%", instruction.operands[0].index, " is not known to be a map");
      case Opcode::kMakeBinary:
        return CheckSegments(value, instruction);
      case Opcode::kMatchStart: {
        const Type& type = function_[instruction.operands[0]].type;
        return type.IsNone() || type.Is(kinds::kBitstring) || Fail(value, "%", instruction.operands[0].index, " is not known to be a bitstring");
      }
      case Opcode::kMatchPosition:
      case Opcode::kMatchEnd:
      case Opcode::kMatchTake:
      case Opcode::kMatchTakeSized:
      case Opcode::kMatchRestFits:
      case Opcode::kMatchUtf:
        return CheckMatch(value, instruction);
      case Opcode::kMatchInteger:
      case Opcode::kMatchPart:
      case Opcode::kMatchFloat:
        return CheckField(value, instruction);
      case Opcode::kMakeTuple:
        if (instruction.operands.empty()) return Fail(value, "the empty tuple is a literal");
        return true;
      case Opcode::kMakeFun:
        return CheckMakeFun(value, instruction);
      case Opcode::kBif:
      case Opcode::kCall:
      case Opcode::kTailCall:
        return CheckCallee(value, instruction);
      case Opcode::kCallFun:
      case Opcode::kTailCallFun:
        return !instruction.operands.empty() || Fail(value, "the fun is missing");
      case Opcode::kApply:
      case Opcode::kTailApply:
        return instruction.operands.size() >= 2 || Fail(value, "module or name is missing");
      case Opcode::kSwitch:
        return CheckSwitch(value, instruction);
      case Opcode::kAttempt:
      case Opcode::kAttemptSmall:
        return CheckOperation(value, instruction);
      case Opcode::kLoopBack:
        return CheckLoopBack(value, instruction);
      case Opcode::kErrorFunctionClause:
        return instruction.operands.size() == function_.arity || ErrorsInInlinedCode(instruction) ||
               Fail(value, "takes the function's arguments");
      case Opcode::kErrorTagged:
      case Opcode::kErrorReason:
        return CheckAtomLiteral(value, instruction);
      default:
        return true;
    }
  }

  // An inlined function's clause error shows that function's arguments.
  bool ErrorsInInlinedCode(const Instruction& instruction) const {
    return instruction.location.inlined_at != kInvalidIndex;
  }

  const Module& module_;
  const Function& function_;
  std::string& error_;
  int errors_ = 0;
  std::vector<uint32_t> entered_from_;  // by block: edges
  std::vector<BlockId> block_of_;
  std::vector<uint32_t> position_of_;
};

}  // namespace

bool Verify(const Module& module, const Function& function, std::string* error) {
  return Verifier(module, function, error).Run();
}

bool Verify(const Module& module, std::string* error) {
  bool ok = true;
  std::set<std::tuple<Symbol, uint32_t, uint32_t>> names;
  for (const auto& function : module.functions) {
    if (!names.insert({function->name, function->arity, function->variant}).second) {
      AppendTo(error, FunctionText(module, *function), ": defined twice\n");
      ok = false;
    }
    ok = Verify(module, *function, error) && ok;
  }
  return ok;
}

}  // namespace lumen::ssa

// Unboxed floats: where operands are known to be floats (or floats and small integers), arithmetic
// and comparisons become those of doubles; boxes are made where a term is wanted.
//
//   1. add, less, ... on known operands become unbox, real_add, ..., box (simplify cancels unbox of
//   box); attempts likewise;
//   2. block parameters that are floats, come out of boxes and go into unboxes become F64
//   parameters: loops keep floats in
//      registers;
//   3. loop_back takes doubles as they are;
//   4. a box that its own block does not use is made where it is used instead, unless that is
//   deeper in a loop;
//   5. what comes from outside a loop is unboxed there.
//
// An integer operand of mixed arithmetic is converted as Erlang does (small integers only: big ones
// may overflow). Comparison with a small integer is exact in Erlang, so only integers a double
// holds exactly are converted there.
//
// Tested by its golden and differential_test.cc.
#include <algorithm>

#include "compiler/passes/passes.h"
#include "compiler/passes/rewrite.h"
#include "compiler/ssa/dominators.h"

namespace lumen::passes {
namespace {

using ssa::BlockId;
using ssa::Function;
using ssa::Instruction;
using ssa::Opcode;
using ssa::Representation;
using ssa::Successor;
using ssa::Type;
using ssa::ValueId;
namespace kinds = ssa::kinds;

constexpr int64_t kExactInDouble = int64_t{1} << 53;
constexpr int kParameterRounds = 4;

class FloatUnboxer {
 public:
  FloatUnboxer(ssa::Module* module, Function* function) : module_(*module), function_(*function) {}

  void Run() {
    function_.CleanUp();
    if (!HasFloats()) return;
    incoming_.resize(function_.blocks.size());
    for (BlockId block : function_.order) {
      for (const Successor& successor : function_.Terminator(block).successors)
        ++incoming_[successor.block.index];
    }
    for (BlockId block : function_.order) UnboxOperations(block);
    for (int round = 0; round < kParameterRounds && UnboxParameters(); ++round) {
    }
    UnboxLoopBacks();
    SinkBoxes();
    HoistUnboxes();
  }

 private:
  bool HasFloats() const {
    return std::any_of(function_.values.begin(), function_.values.end(),
                       [](const Instruction& instruction) {
                         return instruction.representation == Representation::kF64 ||
                                (instruction.representation == Representation::kTerm &&
                                 instruction.type.Is(kinds::kFloat));
                       });
  }

  ValueId Root(ValueId value) const {
    while (function_[value].opcode == Opcode::kRefine) value = function_[value].operands[0];
    return value;
  }

  // The double a known float or small integer is or converts to; what has to be computed is
  // appended to `out`.
  ValueId Unboxed(ValueId value, std::vector<ValueId>* out) {
    const Instruction& source = function_[Root(value)];
    if (source.opcode == Opcode::kBoxFloat) return source.operands[0];
    ValueId real;
    if (source.opcode == Opcode::kLiteral && function_[value].type.Is(kinds::kFloat)) {
      const double number = module_.literals->Get(source.literal()).float_value;
      real = function_.NewInstruction(Opcode::kRealLiteral, std::initializer_list<ValueId>{},
                                      Instruction::DetailOfReal(number));
    } else {
      // An integer literal too: should the operation fail, the exception shows the integer.
      const Opcode opcode =
          function_[value].type.Is(kinds::kFloat) ? Opcode::kUnboxFloat : Opcode::kSmallToReal;
      real = function_.NewInstruction(opcode, {value});
    }
    out->push_back(real);
    return real;
  }

  static Opcode RealOperation(Opcode opcode) {
    switch (opcode) {
      case Opcode::kAdd:
        return Opcode::kRealAdd;
      case Opcode::kSubtract:
        return Opcode::kRealSubtract;
      case Opcode::kMultiply:
        return Opcode::kRealMultiply;
      case Opcode::kDivide:
        return Opcode::kRealDivide;
      case Opcode::kNegate:
        return Opcode::kRealNegate;
      case Opcode::kEqual:
      case Opcode::kExactlyEqual:
        return Opcode::kRealEqual;
      case Opcode::kLess:
        return Opcode::kRealLess;
      case Opcode::kLessOrEqual:
        return Opcode::kRealLessOrEqual;
      default:
        return Opcode::kParameter;
    }
  }

  bool CanUnbox(const Instruction& instruction, Opcode opcode) const {
    if (RealOperation(opcode) == Opcode::kParameter) return false;
    bool any_float = false, all_exact = true;
    for (ValueId operand : instruction.operands) {
      const Type& type = function_[operand].type;
      if (!type.Is(kinds::kFloat) && !type.Is(kinds::kSmall)) return false;
      any_float = any_float || type.Is(kinds::kFloat);
      all_exact = all_exact && (type.Is(kinds::kFloat) || (type.minimum() >= -kExactInDouble &&
                                                           type.maximum() <= kExactInDouble));
    }
    if (opcode == Opcode::kDivide) return true;
    if (instruction.representation == Representation::kBool && !all_exact) return false;
    if (instruction.opcode == Opcode::kExactlyEqual &&
        !(function_[instruction.operands[0]].type.Is(kinds::kFloat) &&
          function_[instruction.operands[1]].type.Is(kinds::kFloat))) {
      return false;
    }
    return any_float;
  }

  // erlang:float/1 of a number whose kind is known.
  bool IsConversion(const Instruction& instruction) const {
    if (instruction.opcode != Opcode::kBif) return false;
    const ssa::Callee& callee = module_.callees[instruction.callee().index];
    if (callee.module != symbols::kErlang || callee.name != symbols::kFloat || callee.arity != 1)
      return false;
    const Type& type = function_[instruction.operands[0]].type;
    return type.Is(kinds::kFloat) || type.Is(kinds::kSmall);
  }

  void UnboxOperations(BlockId block) {
    std::vector<ValueId> out;
    const std::vector<ValueId> instructions = function_[block].instructions;
    for (ValueId value : instructions) {
      const bool conversion = IsConversion(function_[value]);
      if (function_[value].opcode == Opcode::kAttempt) UnboxAttempt(value, &out);
      if (!conversion && !CanUnbox(function_[value], function_[value].opcode)) {
        out.push_back(value);
        continue;
      }
      const absl::InlinedVector<ValueId, 4> operands = function_[value].operands;
      absl::InlinedVector<ValueId, 4> reals;
      for (ValueId operand : operands) reals.push_back(Unboxed(operand, &out));
      Instruction& instruction = function_[value];
      if (instruction.representation == Representation::kBool) {
        instruction.opcode = RealOperation(instruction.opcode);
        instruction.operands = reals;
        out.push_back(value);
        continue;
      }
      ValueId real = reals[0];
      if (!conversion) {
        real = function_.NewInstruction(RealOperation(instruction.opcode), reals);
        function_[real].location = function_[value].location;
        out.push_back(real);
      }
      Instruction& box = function_[value];  // NewInstruction moved it
      box.opcode = Opcode::kBoxFloat;
      box.operands.assign(1, real);
      box.detail = 0;
      box.type = box.type.Meet(Type::OfKinds(kinds::kFloat));  // None where it is known to raise
      out.push_back(value);
    }
    function_[block].instructions = std::move(out);
  }

  // An attempt on known floats whose result arrives in a block of its own.
  void UnboxAttempt(ValueId value, std::vector<ValueId>* out) {
    const Instruction attempt = function_[value];
    const Opcode operation = RealOperation(attempt.operation());
    if (!CanUnbox(attempt, attempt.operation()) || ssa::InfoOf(operation).operands != 2) return;
    const BlockId next = attempt.successors[0].block;
    if (incoming_[next.index] != 1) return;
    absl::InlinedVector<ValueId, 4> reals;
    for (ValueId operand : attempt.operands) reals.push_back(Unboxed(operand, out));
    function_[value].operands = reals;
    function_[value].detail = Instruction::DetailOf(operation);
    const ValueId result = function_[next].parameters.back();
    const ValueId real = function_.NewParameter(next, Representation::kF64, Type::Any());
    function_[next].parameters.pop_back();
    function_[next].parameters.back() = real;
    Instruction& box = function_[result];
    box.opcode = Opcode::kBoxFloat;
    box.operands.assign(1, real);
    box.type = box.type.Meet(Type::OfKinds(kinds::kFloat));
    std::vector<ValueId>& instructions = function_[next].instructions;
    instructions.insert(instructions.begin(), result);
  }

  // --- parameters
  struct Edge {
    BlockId from;
    size_t index;
  };

  std::vector<Edge> EdgesTo(BlockId block,
                            const std::vector<std::vector<BlockId>>& predecessors) const {
    std::vector<Edge> edges;
    BlockId last;
    for (BlockId predecessor : predecessors[block.index]) {
      if (predecessor == last)
        continue;  // a block stands once per edge, its edges one after the other
      last = predecessor;
      const Instruction& terminator = function_.Terminator(predecessor);
      for (size_t i = 0; i < terminator.successors.size(); ++i) {
        if (terminator.successors[i].block == block) edges.push_back({predecessor, i});
      }
    }
    return edges;
  }

  bool UnboxParameters() {
    std::vector<bool> unboxed(function_.values.size());  // has a use that unboxes it
    for (BlockId block : function_.order) {
      for (ValueId value : function_[block].instructions) {
        if (function_[value].opcode == Opcode::kUnboxFloat)
          unboxed[Root(function_[value].operands[0]).index] = true;
      }
    }
    const std::vector<std::vector<BlockId>> predecessors = function_.Predecessors();
    bool any = false;
    for (BlockId block : function_.order) {
      if (block.index == 0) continue;
      const std::vector<Edge> edges = EdgesTo(block, predecessors);
      std::vector<ValueId> boxes;
      for (size_t i = 0; i < function_[block].parameters.size(); ++i) {
        const ValueId parameter = function_[block].parameters[i];
        if (!unboxed[parameter.index] || !IsCandidate(block, i, edges)) continue;
        for (const Edge& edge : edges) UnboxArgument(edge, i);
        // The parameter's number stays that of the term: it becomes the box.
        const ValueId real = function_.NewParameter(block, Representation::kF64, Type::Any());
        function_[block].parameters.pop_back();
        function_[block].parameters[i] = real;
        Instruction& box = function_[parameter];
        box.opcode = Opcode::kBoxFloat;
        box.operands.assign(1, real);
        box.type = Type::OfKinds(kinds::kFloat);
        boxes.push_back(parameter);
        any = true;
      }
      std::vector<ValueId>& instructions = function_[block].instructions;
      instructions.insert(instructions.begin(), boxes.begin(), boxes.end());
    }
    if (any) CancelUnboxes();
    return any;
  }

  bool IsCandidate(BlockId block, size_t i, const std::vector<Edge>& edges) const {
    const Instruction& parameter = function_[function_[block].parameters[i]];
    if (parameter.representation != Representation::kTerm || !parameter.type.Is(kinds::kFloat))
      return false;
    bool boxed = false;
    for (const Edge& edge : edges) {
      const Successor& successor = function_.Terminator(edge.from).successors[edge.index];
      if (i >= successor.arguments.size()) return false;  // an attempt's result
      const Instruction& argument = function_[Root(successor.arguments[i])];
      boxed = boxed || argument.opcode == Opcode::kBoxFloat || argument.opcode == Opcode::kLiteral;
    }
    return boxed;
  }

  void UnboxArgument(const Edge& edge, size_t i) {
    std::vector<ValueId> made;
    const ValueId argument = function_.Terminator(edge.from).successors[edge.index].arguments[i];
    const ValueId real = Unboxed(argument, &made);
    std::vector<ValueId>& instructions = function_[edge.from].instructions;
    instructions.insert(instructions.end() - 1, made.begin(), made.end());
    function_.Terminator(edge.from).successors[edge.index].arguments[i] = real;
  }

  // unbox of box, so that the next round sees what is left.
  void CancelUnboxes() {
    std::vector<ValueId> replacement(function_.values.size());
    for (BlockId block : function_.order) {
      for (ValueId value : function_[block].instructions) {
        if (function_[value].opcode != Opcode::kUnboxFloat) continue;
        const Instruction& source = function_[Root(function_[value].operands[0])];
        if (source.opcode == Opcode::kBoxFloat) replacement[value.index] = source.operands[0];
      }
    }
    ReplaceUses(&function_, &replacement);
    for (BlockId block : function_.order) {
      std::erase_if(function_[block].instructions,
                    [&](ValueId value) { return replacement[value.index].is_valid(); });
    }
  }

  void UnboxLoopBacks() {
    for (BlockId block : function_.order) {
      Instruction& terminator = function_.Terminator(block);
      if (terminator.opcode != Opcode::kLoopBack) continue;
      for (ValueId& operand : terminator.operands) {
        if (function_[operand].representation != Representation::kTerm) continue;
        const Instruction& source = function_[Root(operand)];
        if (source.opcode == Opcode::kBoxFloat && function_[operand].type.Is(kinds::kFloat))
          operand = source.operands[0];
      }
    }
  }

  // --- hoisting
  // Unboxes what comes from outside the loop outside of it, in functions without calls (a double
  // would have to be saved across them).
  void HoistUnboxes() {
    std::vector<BlockId> home(function_.values.size());
    for (BlockId block : function_.order) {
      for (ValueId value : function_[block].parameters) home[value.index] = block;
      for (ValueId value : function_[block].instructions) {
        home[value.index] = block;
        if ((ssa::InfoOf(function_[value].opcode).effects & ssa::kCall) != 0) return;
      }
    }
    const ssa::Dominators dominators(function_);
    const std::vector<uint32_t> depth = LoopDepths(function_, dominators);
    for (BlockId block : function_.order) {
      if (depth[block.index] == 0) continue;
      std::vector<ValueId> kept;
      for (ValueId value : function_[block].instructions) {
        const Instruction& instruction = function_[value];
        const bool unboxes =
            instruction.opcode == Opcode::kUnboxFloat || instruction.opcode == Opcode::kSmallToReal;
        const BlockId target = unboxes ? home[instruction.operands[0].index] : block;
        if (depth[target.index] >= depth[block.index]) {
          kept.push_back(value);
          continue;
        }
        std::vector<ValueId>& instructions = function_[target].instructions;
        instructions.insert(instructions.end() - 1, value);
        home[value.index] = target;
      }
      function_[block].instructions = std::move(kept);
    }
  }

  // --- sinking
  void SinkBoxes() {
    const ssa::Dominators dominators(function_);
    const std::vector<uint32_t> depth = LoopDepths(function_, dominators);
    std::vector<std::vector<BlockId>> use_blocks(function_.values.size());
    for (BlockId block : function_.order) {
      for (ValueId value : function_[block].instructions) {
        auto use = [&](ValueId used) {
          std::vector<BlockId>& blocks = use_blocks[used.index];
          if (blocks.empty() || blocks.back() != block) blocks.push_back(block);
        };
        for (ValueId operand : function_[value].operands) use(operand);
        for (const Successor& successor : function_[value].successors) {
          for (ValueId argument : successor.arguments) use(argument);
        }
      }
    }
    // From the bottom up, so that a box that another one's copy no longer needs is not in its way.
    const std::vector<BlockId> order = function_.order;
    for (auto position = order.rbegin(); position != order.rend(); ++position) {
      const BlockId block = *position;
      const std::vector<ValueId> instructions = function_[block].instructions;
      for (ValueId value : instructions) {
        if (value.index >= use_blocks.size() || function_[value].opcode != Opcode::kBoxFloat)
          continue;
        const std::vector<BlockId>& uses = use_blocks[value.index];
        const bool movable =
            !uses.empty() && std::all_of(uses.begin(), uses.end(), [&](BlockId use) {
              return use != block && depth[use.index] <= depth[block.index];
            });
        if (movable) SinkTo(block, value, uses, dominators);
      }
    }
  }

  void SinkTo(BlockId block, ValueId box, const std::vector<BlockId>& uses,
              const ssa::Dominators& dominators) {
    // In reverse postorder a dominating block comes first: its copy serves those below.
    std::vector<std::pair<BlockId, ValueId>> copies;
    for (BlockId use : uses) {
      ValueId copy;
      for (const auto& [home, made] : copies) {
        if (dominators.Dominates(home, use)) copy = made;
      }
      if (!copy.is_valid()) {
        copy = function_.NewInstruction(Opcode::kBoxFloat, {function_[box].operands[0]});
        function_[copy].type = Type::OfKinds(kinds::kFloat);
        std::vector<ValueId>& instructions = function_[use].instructions;
        instructions.insert(instructions.begin(), copy);
        copies.push_back({use, copy});
      }
      for (ValueId value : function_[use].instructions) {
        Instruction& instruction = function_[value];
        std::replace(instruction.operands.begin(), instruction.operands.end(), box, copy);
        for (Successor& successor : instruction.successors) {
          std::replace(successor.arguments.begin(), successor.arguments.end(), box, copy);
        }
      }
    }
    std::erase(function_[block].instructions, box);
  }

  ssa::Module& module_;
  Function& function_;
  std::vector<uint32_t> incoming_;  // by BlockId: edges
};

}  // namespace

void UnboxFloats(ssa::Module* module, Function* function) { FloatUnboxer(module, function).Run(); }

}  // namespace lumen::passes

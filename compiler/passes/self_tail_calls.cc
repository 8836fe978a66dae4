// Self tail calls to loops: a function that calls itself last gets a loop header behind its entry,
// and the call becomes `loop_back`, whose arguments stay in registers and need not be boxed.
//
//   f(A, B):  jump header(B)              A is what every such call passes: no parameter of the
//   loop header(B'): ...
//             loop_back A, B'', header(B'')
//
// A tail call that is reached only after a call that comes back stays one: it stands in a
// continuation, and code generation would have to enter the loop by a tail call anyway.
//
// Tested by its golden and differential_test.cc.
#include "compiler/passes/passes.h"
#include "compiler/passes/rewrite.h"

namespace lumen::passes {
namespace {

using ssa::BlockId;
using ssa::Function;
using ssa::Instruction;
using ssa::Opcode;
using ssa::Successor;
using ssa::ValueId;

// Self tail calls that some path reaches without a call that comes back.
std::vector<ValueId> FindCalls(const ssa::Module& module, const Function& function,
                               ssa::FunctionId id) {
  std::vector<ValueId> calls;
  std::vector<bool> seen(function.blocks.size());
  std::vector<BlockId> work = {BlockId{0}};
  seen[0] = true;
  while (!work.empty()) {
    const BlockId block = work.back();
    work.pop_back();
    bool has_call = false;
    for (ValueId value : function[block].instructions) {
      has_call = has_call || (ssa::InfoOf(function[value].opcode).effects & ssa::kCall) != 0;
    }
    if (has_call) continue;
    const Instruction& terminator = function.Terminator(block);
    if (terminator.opcode == Opcode::kTailCall &&
        module.callees[terminator.callee().index].local == id) {
      calls.push_back(function[block].instructions.back());
    }
    for (const Successor& successor : terminator.successors) {
      if (seen[successor.block.index]) continue;
      seen[successor.block.index] = true;
      work.push_back(successor.block);
    }
  }
  return calls;
}

ValueId RootOf(const Function& function, ValueId value) {
  while (function[value].opcode == Opcode::kRefine) value = function[value].operands[0];
  return value;
}

}  // namespace

void LoopSelfTailCalls(ssa::Module* module) {
  for (uint32_t index = 0; index < module->functions.size(); ++index) {
    Function& function = *module->functions[index];
    const std::vector<ValueId> calls = FindCalls(*module, function, ssa::FunctionId{index});
    if (calls.empty()) continue;
    const BlockId entry{0};
    const std::vector<ValueId> parameters = function[entry].parameters;
    const BlockId header = function.NewBlock();
    function[header].instructions = std::move(function[entry].instructions);
    function[entry].instructions.clear();

    std::vector<bool> varies(parameters.size());
    for (ValueId call : calls) {
      for (size_t i = 0; i < parameters.size(); ++i) {
        if (RootOf(function, function[call].operands[i]) != parameters[i]) varies[i] = true;
      }
    }
    std::vector<ValueId> replacement(function.values.size());
    Successor enter{header, {}};
    for (size_t i = 0; i < parameters.size(); ++i) {
      if (!varies[i]) continue;
      replacement[parameters[i].index] =
          function.NewParameter(header, ssa::Representation::kTerm, function[parameters[i]].type);
      enter.arguments.push_back(parameters[i]);
    }
    ReplaceUses(&function, &replacement);
    const ValueId jump = function.Append(entry, Opcode::kJump, {});
    function[jump].successors.push_back(std::move(enter));
    for (ValueId call : calls) {
      Instruction& instruction = function[call];
      instruction.opcode = Opcode::kLoopBack;
      instruction.detail = 0;
      Successor back{header, {}};
      for (size_t i = 0; i < parameters.size(); ++i) {
        if (varies[i]) {
          back.arguments.push_back(instruction.operands[i]);
        } else {
          instruction.operands[i] = parameters[i];
        }
      }
      instruction.successors.push_back(std::move(back));
    }
    function.CleanUp();
  }
}

}  // namespace lumen::passes

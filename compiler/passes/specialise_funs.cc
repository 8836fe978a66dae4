// Specialisation of higher-order functions: a function of the module that hands a parameter on to
// itself unchanged and calls it as a fun is copied for each fun expression it is called with. In
// the copy the fun is called directly, so that it can be inlined; the parameter stays, because it
// holds the environment.
//
//   map(fun(X) -> X + N end, L)    calls map/2#k, in which `call_fun F, X` is `call
//   '-f/1-fun-0-'/1, X, F`
//
// Tested by its golden and differential_test.cc.
#include <map>
#include <tuple>

#include "compiler/passes/passes.h"

namespace lumen::passes {
namespace {

using ssa::BlockId;
using ssa::Function;
using ssa::FunctionId;
using ssa::Instruction;
using ssa::Module;
using ssa::Opcode;
using ssa::ValueId;

constexpr size_t kMaxInstructions = 300;
constexpr uint32_t kMaxCopies = 12;     // of one function
constexpr uint32_t kFirstVariant = 16;  // below: specialise_arguments

class FunSpecialiser {
 public:
  explicit FunSpecialiser(Module* module) : module_(*module) {}

  void Run() {
    // Copies come last and are looked at too: their calls may pass funs on.
    for (uint32_t i = 0; i < module_.functions.size(); ++i) {
      for (size_t b = 0; b < module_.functions[i]->order.size(); ++b) {
        const BlockId block = module_.functions[i]->order[b];
        for (size_t k = 0; k < (*module_.functions[i])[block].instructions.size(); ++k) {
          VisitCall(FunctionId{i}, (*module_.functions[i])[block].instructions[k]);
        }
      }
    }
  }

 private:
  static ValueId RootOf(const Function& function, ValueId value) {
    while (function[value].opcode == Opcode::kRefine) value = function[value].operands[0];
    return value;
  }
  FunctionId LocalCallee(const Instruction& instruction) const {
    if (instruction.opcode != Opcode::kCall && instruction.opcode != Opcode::kTailCall)
      return FunctionId();
    return module_.callees[instruction.callee().index].local;
  }

  void VisitCall(FunctionId caller, ValueId value) {
    const Instruction& call = module_[caller][value];
    const FunctionId callee = LocalCallee(call);
    if (!callee.is_valid() || module_[callee].is_fun) return;
    for (uint32_t i = 0; i < call.operands.size(); ++i) {
      const Instruction& argument = module_[caller][RootOf(module_[caller], call.operands[i])];
      if (argument.opcode != Opcode::kMakeFun) continue;
      const FunctionId copy = CopyFor(callee, i, argument.function());
      if (!copy.is_valid()) continue;
      module_[caller][value].detail = Instruction::DetailOf(module_.InternLocalCallee(copy));
      return;  // further funs among the arguments: the copy is looked at when its turn comes
    }
  }

  // Does the function call its parameter, and hand it on to itself only in its place?
  bool IsWorthwhile(FunctionId id, uint32_t parameter_index) {
    const Function& function = module_[id];
    const ValueId parameter = function.blocks[0].parameters[parameter_index];
    size_t size = 0;
    bool called = false, recursive = false;
    for (BlockId block : function.order) {
      for (ValueId value : function[block].instructions) {
        ++size;
        const Instruction& instruction = function[value];
        if (instruction.opcode == Opcode::kCallFun || instruction.opcode == Opcode::kTailCallFun) {
          called = called || RootOf(function, instruction.operands[0]) == parameter;
        }
        if (LocalCallee(instruction) == id) {
          recursive = true;
          if (RootOf(function, instruction.operands[parameter_index]) != parameter) return false;
        }
      }
    }
    // What does not call itself is inlined as it is, where it is small.
    return called && recursive && size <= kMaxInstructions;
  }

  FunctionId CopyFor(FunctionId id, uint32_t parameter_index, FunctionId fun) {
    auto [entry, inserted] = copies_.try_emplace({id.index, parameter_index, fun.index});
    if (!inserted) return entry->second;
    if (!IsWorthwhile(id, parameter_index)) return FunctionId();
    uint32_t variant = kFirstVariant;
    for (const auto& other : module_.functions) {
      if (other->name == module_[id].name && other->arity == module_[id].arity &&
          other->variant >= variant)
        variant = other->variant + 1;
    }
    if (variant >= kFirstVariant + kMaxCopies) return FunctionId();
    const FunctionId copy_id{static_cast<uint32_t>(module_.functions.size())};
    auto copy = std::make_unique<Function>(module_[id]);
    copy->variant = variant;
    copy->exported = false;
    module_.functions.push_back(std::move(copy));
    entry->second = copy_id;
    RewriteCopy(id, copy_id, parameter_index, fun);
    return copy_id;
  }

  void RewriteCopy(FunctionId original, FunctionId copy_id, uint32_t parameter_index,
                   FunctionId fun) {
    Function& copy = module_[copy_id];
    const ValueId parameter = copy.blocks[0].parameters[parameter_index];
    for (BlockId block : copy.order) {
      for (ValueId value : copy[block].instructions) {
        Instruction& instruction = copy[value];
        if (LocalCallee(instruction) == original) {
          instruction.detail = Instruction::DetailOf(module_.InternLocalCallee(copy_id));
          continue;
        }
        const bool calls =
            instruction.opcode == Opcode::kCallFun || instruction.opcode == Opcode::kTailCallFun;
        if (!calls || RootOf(copy, instruction.operands[0]) != parameter) continue;
        if (instruction.operands.size() != module_[fun].arity + 1) continue;  // badarity
        const ValueId self = instruction.operands[0];
        instruction.opcode =
            instruction.opcode == Opcode::kCallFun ? Opcode::kCall : Opcode::kTailCall;
        instruction.detail = Instruction::DetailOf(module_.InternLocalCallee(fun));
        instruction.operands.erase(instruction.operands.begin());
        instruction.operands.push_back(self);
      }
    }
    // The direct call wants to know that it gets a fun.
    for (uint32_t i = 0; i < copy.values.size(); ++i) {
      const ValueId value{i};
      if (value != parameter && copy[value].opcode != Opcode::kRefine) continue;
      if (RootOf(copy, value) == parameter)
        copy[value].type = copy[value].type.Meet(ssa::Type::OfKinds(ssa::kinds::kFun));
    }
  }

  Module& module_;
  std::map<std::tuple<uint32_t, uint32_t, uint32_t>, FunctionId> copies_;
};

}  // namespace

void SpecialiseFuns(Module* module) { FunSpecialiser(module).Run(); }

}  // namespace lumen::passes

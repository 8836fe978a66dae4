// Match contexts reused: what is left of a bitstring that is being matched is matched again in the
// same context, and not made into a bitstring of its own first (Gustafsson and Sagonas, "Efficient
// manipulation of binary data using pattern matching", call this delayed sub-binaries).
//
//   f(<<X, R/binary>>, S) -> f(R, S + X)       f matches its first argument; the call passes the
//   rest of a context
//
// A function that matches a parameter gets a variant that takes a context and a position instead;
// calls of it with the rest of a context go there. In the variant the parameter is the rest of that
// context, made again where somebody still wants it as a bitstring (to return it, to show it in an
// error) and in no other block. One parameter of a function is treated so.
//
// What the variant no longer asks (is the parameter a bitstring?) simplify removes; then sink_parts makes the rest where it is wanted.
// Tested by its golden and by the bitstring programs of tests/programs.
#include <optional>

#include "absl/container/flat_hash_map.h"
#include "compiler/passes/passes.h"
#include "compiler/passes/rewrite.h"
#include "compiler/ssa/match_type.h"
#include "runtime/abi/term_layout.h"

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

// Added to the number of the function that is copied (which specialisation may have made); far
// above what the other passes give.
constexpr uint32_t kContextVariant = 1 << 20;

ValueId RootOf(const Function& function, ValueId value) {
  while (function[value].opcode == Opcode::kRefine) value = function[value].operands[0];
  return value;
}

struct Rest {
  ValueId context, start;
};

std::optional<Rest> RestOf(const Function& function, ValueId value) {
  const Instruction& part = function[RootOf(function, value)];
  if (part.opcode != Opcode::kMatchPart || part.operands.size() != 3) return std::nullopt;
  const Instruction& end = function[RootOf(function, part.operands[2])];
  if (end.opcode != Opcode::kMatchEnd ||
      RootOf(function, end.operands[0]) != RootOf(function, part.operands[0]))
    return std::nullopt;
  return Rest{part.operands[0], part.operands[1]};
}

// Matching a rest begins where the rest does.
void MatchRestsInTheirContexts(Function* function) {
  std::vector<ValueId> replacement(function->values.size());
  bool any = false;
  auto rest_of_start = [&](ValueId start) -> std::optional<Rest> {
    const Instruction& instruction = (*function)[RootOf(*function, start)];
    return instruction.opcode == Opcode::kMatchStart ? RestOf(*function, instruction.operands[0])
                                                     : std::nullopt;
  };
  for (BlockId block : function->order) {
    for (ValueId value : (*function)[block].instructions) {
      const Instruction& instruction = (*function)[value];
      std::optional<Rest> rest;
      if (instruction.opcode == Opcode::kMatchStart) {
        rest = RestOf(*function, instruction.operands[0]);
        if (rest) replacement[value.index] = rest->context;
      } else if (instruction.opcode == Opcode::kMatchPosition) {
        rest = rest_of_start(instruction.operands[0]);
        if (rest) replacement[value.index] = rest->start;
      }
      any = any || rest;
    }
  }
  if (any) ReplaceUses(function, &replacement);
}

class ContextReuser {
 public:
  explicit ContextReuser(Module* module) : module_(*module) {}

  void Run() {
    for (const auto& function : module_.functions) MatchRestsInTheirContexts(function.get());
    // Variants call others with rests of their own, so the list grows while it is walked.
    for (uint32_t i = 0; i < module_.functions.size(); ++i) {
      ForEachRest(FunctionId{i}, [&](FunctionId callee, size_t parameter) {
        if (!variants_.contains(callee) && Matches(callee, parameter))
          MakeVariant(callee, parameter);
      });
    }
    for (const auto& function : module_.functions) RedirectCalls(function.get());
  }

 private:
  struct Variant {
    FunctionId id;
    size_t parameter;
  };

  // Calls of functions of the module with a rest as an argument.
  template <typename Visit>
  void ForEachRest(FunctionId id, const Visit& visit) {
    struct Found {
      FunctionId callee;
      size_t parameter;
    };
    std::vector<Found> found;  // first: visiting moves functions
    const Function& function = module_[id];
    for (BlockId block : function.order) {
      for (ValueId value : function[block].instructions) {
        const Instruction& call = function[value];
        if (call.opcode != Opcode::kCall && call.opcode != Opcode::kTailCall) continue;
        const FunctionId callee = module_.callees[call.callee().index].local;
        if (!callee.is_valid() || module_[callee].is_fun) continue;
        // The position is an argument more: those of calls have their place in the process.
        if (call.operands.size() > size_t{abi::kMaxArity}) continue;
        for (size_t i = 0; i < call.operands.size(); ++i) {
          if (RestOf(function, call.operands[i])) found.push_back({callee, i});
        }
      }
    }
    for (const Found& each : found) visit(each.callee, each.parameter);
  }

  // Does the function match the parameter, or one that it passes it on to? (What tests arguments
  // and goes to a specialised copy does that.)
  bool Matches(FunctionId id, size_t parameter, int depth = 0) const {
    constexpr int kMaxDepth = 3;
    const Function& function = module_[id];
    const ValueId wanted = function.blocks[0].parameters[parameter];
    for (BlockId block : function.order) {
      for (ValueId value : function[block].instructions) {
        const Instruction& instruction = function[value];
        if (instruction.opcode == Opcode::kMatchStart &&
            RootOf(function, instruction.operands[0]) == wanted)
          return true;
        if (instruction.opcode != Opcode::kTailCall || depth == kMaxDepth) continue;
        const FunctionId callee = module_.callees[instruction.callee().index].local;
        if (!callee.is_valid() || callee == id || module_[callee].is_fun) continue;
        for (size_t i = 0; i < instruction.operands.size(); ++i) {
          if (RootOf(function, instruction.operands[i]) == wanted && Matches(callee, i, depth + 1))
            return true;
        }
      }
    }
    return false;
  }

  void MakeVariant(FunctionId id, size_t parameter) {
    const FunctionId variant_id{static_cast<uint32_t>(module_.functions.size())};
    auto variant = std::make_unique<Function>(module_[id]);
    variant->variant += kContextVariant;
    variant->exported = false;
    Function& f = *variant;
    module_.functions.push_back(std::move(variant));
    variants_[id] = {variant_id, parameter};
    const BlockId entry{0};
    const ValueId bitstring = f[entry].parameters[parameter];
    const ValueId context =
        f.NewParameter(entry, Representation::kTerm, Type::OfKinds(kinds::kContext));
    const ValueId start = f.NewParameter(entry, Representation::kTerm, ssa::TypeOfPosition());
    std::vector<ValueId>& parameters = f[entry].parameters;
    parameters.resize(parameters.size() - 2);
    parameters[parameter] = context;
    parameters.insert(parameters.begin() + static_cast<ptrdiff_t>(parameter) + 1, start);
    const ValueId end = f.NewInstruction(Opcode::kMatchEnd, {context});
    f[end].type = ssa::TypeOfPosition();
    Instruction part;
    part.opcode = Opcode::kMatchPart;
    part.representation = Representation::kTerm;
    part.type = Type::OfKinds(kinds::kBitstring);
    part.operands.assign({context, start, end});
    part.detail = Instruction::DetailOf(ssa::MatchField{abi::SegmentType::kBinary, 0, 0, 0});
    f[bitstring] = part;
    std::vector<ValueId>& instructions = f[entry].instructions;
    instructions.insert(instructions.begin(), {end, bitstring});
    MatchRestsInTheirContexts(&f);
  }

  void RedirectCalls(Function* function) {
    for (BlockId block : function->order) {
      for (ValueId value : (*function)[block].instructions) {
        Instruction& call = (*function)[value];
        if (call.opcode != Opcode::kCall && call.opcode != Opcode::kTailCall) continue;
        auto found = variants_.find(module_.callees[call.callee().index].local);
        if (found == variants_.end()) continue;
        const auto& [id, parameter] = found->second;
        const std::optional<Rest> rest = RestOf(*function, call.operands[parameter]);
        if (!rest) continue;
        call.operands[parameter] = rest->context;
        call.operands.insert(call.operands.begin() + static_cast<ptrdiff_t>(parameter) + 1,
                             rest->start);
        call.detail = Instruction::DetailOf(module_.InternLocalCallee(id));
      }
    }
  }

  Module& module_;
  absl::flat_hash_map<FunctionId, Variant> variants_;  // by what they are copies of
};

}  // namespace

void ReuseContexts(Module* module) { ContextReuser(module).Run(); }

}  // namespace lumen::passes

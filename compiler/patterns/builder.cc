// Blocks, joins and instructions; and the frame of a function. builder.h says how it works. Tested by build_ssa_test.cc.
#include "compiler/patterns/builder.h"

#include <algorithm>

#include "compiler/ssa/literal_type.h"

namespace lumen::patterns {

using ssa::BlockId;
using ssa::Opcode;
using ssa::Type;
using ssa::ValueId;

ssa::Location ModuleBuilder::Map(SourceLocation location) {
  if (!location.is_valid()) return ssa::Location();
  if (location == last_location) return last_mapped;
  PresumedLocation presumed = core->sources->Presume(location);
  Symbol file = core->symbols->Intern(presumed.file);
  auto [entry, is_new] = file_indices.try_emplace(file, static_cast<uint32_t>(ssa->files.size()));
  if (is_new) ssa->files.push_back(file);
  last_location = location;
  last_mapped.file = entry->second;
  last_mapped.line = presumed.line;
  return last_mapped;
}

ssa::FunctionId ModuleBuilder::NewFunction(Symbol name, uint32_t arity, SourceLocation location) {
  ssa::FunctionId id{static_cast<uint32_t>(ssa->functions.size())};
  ssa::Function& function = *ssa->functions.emplace_back(std::make_unique<ssa::Function>());
  function.name = name;
  function.arity = arity;
  function.location = Map(location);
  return id;
}

FunctionBuilder::FunctionBuilder(ModuleBuilder* module, const PendingFunction& pending)
    : module_(module), pending_(pending), id_(pending.id) {}

void FunctionBuilder::Build() {
  current_ = f().NewBlock();
  const BlockId entry = current_;
  auto add_parameter = [&](core::VariableId variable) {
    ValueId value = f().NewParameter(entry);
    arguments_.push_back(value);
    SetVariable(variable, value);
  };
  const core::Expr* body;
  if (const core::Fun* fun = pending_.fun) {
    for (core::VariableId parameter : fun->parameters) add_parameter(parameter);
    self_ = f().NewParameter(entry, ssa::Representation::kTerm, Type::OfKinds(ssa::kinds::kFun));
    if (fun->self.is_valid()) SetVariable(fun->self, self_);
    uint32_t index = 0;
    for (core::VariableId variable : pending_.analysis->FreeVariables(*fun)) {
      SetVariable(variable, Append(Opcode::kFunEnvironment, {self_}, index++));
    }
    body = fun->body;
  } else if (const core::LocalFunction* local = pending_.local) {
    for (core::VariableId parameter : local->parameters) add_parameter(parameter);
    for (core::VariableId variable : pending_.analysis->FreeVariables(local->id)) add_parameter(variable);
    body = local->body;
  } else {
    for (core::VariableId parameter : pending_.outer->parameters) add_parameter(parameter);
    body = pending_.outer->body;
  }
  Build(*body, Context());
  f().Renumber();
}

ValueId FunctionBuilder::Append(Opcode opcode, std::span<const ValueId> operands, uint64_t detail, SourceLocation location) {
  ValueId value = f().Append(current_, opcode, operands, detail);
  f()[value].location = module_->Map(location);
  return value;
}

ValueId FunctionBuilder::LiteralValue(LiteralId literal) {
  ValueId value = Append(Opcode::kLiteral, {}, ssa::Instruction::DetailOf(literal));
  f()[value].type = ssa::TypeOfLiteral(literals(), literal);
  return value;
}

ValueId FunctionBuilder::Refine(ValueId value, const Type& type) {
  const Type refined = f()[value].type.Meet(type);
  if (refined == f()[value].type) return value;
  ValueId result = Append(Opcode::kRefine, {value});
  f()[result].type = refined;
  return result;
}

ValueId FunctionBuilder::Terminate(Opcode opcode, std::initializer_list<ValueId> operands, uint64_t detail, size_t count,
                                   SourceLocation location) {
  ValueId terminator = Append(opcode, operands, detail, location);
  f()[terminator].successors.resize(count);
  current_ = BlockId();
  return terminator;
}

void FunctionBuilder::Go(const Exit& exit, BlockId target, std::span<const ValueId> arguments) {
  ssa::Successor successor;
  successor.block = target;
  successor.arguments.assign(arguments.begin(), arguments.end());
  if (exit.terminator.is_valid()) {
    f()[exit.terminator].successors[exit.successor] = std::move(successor);
  } else {
    ValueId jump = f().Append(exit.block, Opcode::kJump, {});
    f()[jump].successors.push_back(std::move(successor));
  }
}

void FunctionBuilder::Continue(const Exit& exit) {
  if (!exit.terminator.is_valid()) {
    current_ = exit.block;
    return;
  }
  current_ = f().NewBlock();
  Go(exit, current_, {});
}

Join::Values FunctionBuilder::Finish(Join* join) {
  if (join->ends.empty()) {
    Dead();
    Join::Values values;
    while (values.size() < join->value_count) values.push_back(LiteralValue(module_->core->literals->Nil()));
    return values;
  }
  Join::Values values = join->ends[0].second;
  if (join->ends.size() == 1) {
    Continue(join->ends[0].first);
    return values;
  }
  current_ = f().NewBlock();
  std::vector<size_t> differing;
  for (size_t i = 0; i < join->value_count; ++i) {
    bool is_same = std::ranges::all_of(join->ends, [&](const auto& end) { return end.second[i] == values[i]; });
    if (is_same) continue;
    Type type = Type::None();
    for (const auto& end : join->ends) type = type.Join(f()[end.second[i]].type);
    differing.push_back(i);
    values[i] = f().NewParameter(current_, ssa::Representation::kTerm, type);
  }
  for (const auto& [exit, all_values] : join->ends) {
    Join::Values arguments;
    for (size_t i : differing) arguments.push_back(all_values[i]);
    Go(exit, current_, arguments);
  }
  return values;
}

ValueId FunctionBuilder::FinishOne(Join* join) { return Finish(join)[0]; }

void FunctionBuilder::Branch(ValueId condition, Join* if_true, Join* if_false) {
  ValueId branch = Terminate(Opcode::kBranch, {condition}, 0, 2);
  Add(if_true, Edge(branch, 0));
  Add(if_false, Edge(branch, 1));
}

}  // namespace lumen::patterns

// Expressions: terms, bindings, calls, closures. Tested by build_ssa_test.cc.
#include <algorithm>

#include "compiler/patterns/builder.h"

namespace lumen::patterns {

using core::ExprKind;
using ssa::Opcode;
using ssa::ValueId;

void FunctionBuilder::Give(ValueId value, const Context& context) {
  if (context.join == nullptr) {
    Terminate(Opcode::kReturn, {value}, 0, 0);
  } else if (context.needed == nullptr || (!context.needed->empty() && context.needed->front())) {
    Add(context.join, Open(), {value});
  } else {
    Add(context.join, Open());
  }
}

// Ends the current block.
void FunctionBuilder::Build(const core::Expr& expr, const Context& context) {
  switch (expr.kind) {
    case ExprKind::kBlock:
      return BuildBlock(expr.As<core::Block>(), context);
    case ExprKind::kCase:
      return BuildCase(expr.As<core::Case>(), context);
    case ExprKind::kLetRec:
      BuildLetRec(expr.As<core::LetRec>());
      return Build(*expr.As<core::LetRec>().body, context);
    case ExprKind::kTry:
      return BuildTry(expr.As<core::Try>(), context);
    case ExprKind::kMaybe:
      return BuildMaybe(expr.As<core::Maybe>(), context);
    case ExprKind::kEscape:
      return Add(escapes_, Open(), {Value(*expr.As<core::Escape>().value)});
    case ExprKind::kReceive:
      return BuildReceive(expr.As<core::Receive>(), context);
    case ExprKind::kNextMessage:
      return BuildNextMessage(expr);
    case ExprKind::kReraise: {
      const auto& reraise = expr.As<core::Reraise>();
      const core::Expr* const operands[] = {reraise.exception_class, reraise.reason, reraise.trace};
      Append(Opcode::kReraise, ValuesOf(operands));
      current_ = ssa::BlockId();
      return;
    }
    case ExprKind::kMatchFail:
      return Fail(expr.As<core::MatchFail>());
    case ExprKind::kAndAlso:
      return BuildChain(expr.As<core::AndAlso>().operands, /*is_and=*/true, context);
    case ExprKind::kOrElse:
      return BuildChain(expr.As<core::OrElse>().operands, /*is_and=*/false, context);
    case ExprKind::kValues: {
      const auto& elements = expr.As<core::Values>().elements;
      Join::Values values;
      for (size_t i = 0; i < elements.size(); ++i) {
        const bool is_needed = context.needed == nullptr || (i < context.needed->size() && (*context.needed)[i]);
        if (is_needed) {
          values.push_back(Value(*elements[i]));
        } else {
          Effect(*elements[i]);
        }
      }
      context.join->ends.emplace_back(Open(), std::move(values));
      return;
    }
    case ExprKind::kLiteral:
    case ExprKind::kVariable:
    case ExprKind::kTuple:
    case ExprKind::kList:
    case ExprKind::kMap:
    case ExprKind::kBinary:
    case ExprKind::kWritableBinary:
    case ExprKind::kFinishedBinary:
    case ExprKind::kStackTrace:
    case ExprKind::kFun:
    case ExprKind::kFunctionReference:
    case ExprKind::kCall:
    case ExprKind::kLocalCall:
    case ExprKind::kLetRecCall:
    case ExprKind::kFunCall:
    case ExprKind::kApply:
      if (context.join == nullptr && IsTailCall(expr)) {
        CallValue(expr, /*tail=*/true);
      } else {
        Give(Value(expr), context);
      }
      return;
  }
}

ValueId FunctionBuilder::Value(const core::Expr& expr) {
  switch (expr.kind) {
    case ExprKind::kLiteral:
      return LiteralValue(expr.As<core::Literal>().value);
    case ExprKind::kVariable:
      return VariableValue(expr.As<core::Variable>().variable);
    case ExprKind::kTuple:
      return Append(Opcode::kMakeTuple, ValuesOf(expr.As<core::Tuple>().elements));
    case ExprKind::kList:
      return ListValue(expr.As<core::List>());
    case ExprKind::kMap:
      return MapValue(expr.As<core::Map>());
    case ExprKind::kBinary:
      return BinaryValue(expr.As<core::Binary>());
    case ExprKind::kWritableBinary: {
      ValueId value = Append(Opcode::kWritableBinary, {});
      f()[value].type = ssa::Type::OfKinds(ssa::kinds::kBitstring);
      return value;
    }
    case ExprKind::kFinishedBinary: {
      ValueId value = Append(Opcode::kFinishBinary, {Value(*expr.As<core::FinishedBinary>().value)});
      f()[value].type = ssa::Type::OfKinds(ssa::kinds::kBitstring);
      return value;
    }
    case ExprKind::kStackTrace:
      return Append(Opcode::kStackTrace, {Value(*expr.As<core::StackTrace>().trace)});
    case ExprKind::kFun:
      return FunValue(expr.As<core::Fun>());
    case ExprKind::kFunctionReference:
      return ReferenceValue(expr.As<core::FunctionReference>());
    case ExprKind::kCall:
    case ExprKind::kLocalCall:
    case ExprKind::kLetRecCall:
    case ExprKind::kFunCall:
    case ExprKind::kApply:
      return CallValue(expr, /*tail=*/false);
    case ExprKind::kBlock:
      for (const core::Binding* binding : expr.As<core::Block>().bindings) Bind(*binding);
      return Value(*expr.As<core::Block>().result);
    case ExprKind::kLetRec:
      BuildLetRec(expr.As<core::LetRec>());
      return Value(*expr.As<core::LetRec>().body);
    case ExprKind::kCase:
    case ExprKind::kAndAlso:
    case ExprKind::kOrElse:
    case ExprKind::kMatchFail:
    case ExprKind::kTry:
    case ExprKind::kMaybe:
    case ExprKind::kEscape:
    case ExprKind::kReceive:
    case ExprKind::kNextMessage:
    case ExprKind::kReraise:
    case ExprKind::kValues: {
      Join join(1);
      Build(expr, Context{&join, nullptr});
      return FinishOne(&join);
    }
  }
  __builtin_unreachable();
}

std::vector<ValueId> FunctionBuilder::ValuesOf(std::span<const core::Expr* const> exprs) {
  std::vector<ValueId> values;
  values.reserve(exprs.size());
  for (const core::Expr* expr : exprs) values.push_back(Value(*expr));
  return values;
}

void FunctionBuilder::Effect(const core::Expr& expr) {
  static const std::vector<bool>& none = *new std::vector<bool>();
  if (expr.Is<core::Literal>() || expr.Is<core::Variable>()) return;
  Join join;
  Build(expr, Context{&join, &none});
  Finish(&join);
}

ValueId FunctionBuilder::VariableValue(core::VariableId variable) { return variables_.at(variable.index); }

void FunctionBuilder::SetVariable(core::VariableId variable, ValueId value) {
  variables_[variable.index] = value;
  const Symbol name = pending_.outer->variables[variable.index].name;
  if (name.is_valid()) module_->ssa->AddVariable(f()[value], name);
}

void FunctionBuilder::Bind(const core::Binding& binding) { BindAll(binding.variables, *binding.value); }

void FunctionBuilder::BindAll(std::span<const core::VariableId> variables, const core::Expr& value) {
  const Analysis& analysis = *pending_.analysis;
  std::vector<bool> needed;
  for (core::VariableId variable : variables) needed.push_back(analysis.IsUsed(variable));
  const size_t count = static_cast<size_t>(std::ranges::count(needed, true));
  if (count == 0) return Effect(value);
  if (needed.size() == 1) {
    SetVariable(variables[0], Value(value));
    return;
  }
  Join join(count);
  Build(value, Context{&join, &needed});
  Join::Values values = Finish(&join);
  size_t next = 0;
  for (size_t i = 0; i < needed.size(); ++i) {
    if (needed[i]) SetVariable(variables[i], values[next++]);
  }
}

void FunctionBuilder::BuildTry(const core::Try& node, const Context& context) {
  const ValueId enter = Terminate(Opcode::kEnterTry, {}, 0, 2, node.location);
  Continue(Edge(enter, 0));
  BindAll(node.variables, *node.body);
  const ValueId leave = Terminate(Opcode::kLeaveTry, {}, 0, 1, node.location);
  Continue(Edge(leave, 0));
  Build(*node.success, context);
  const ssa::BlockId handler = f().NewBlock();
  for (core::VariableId variable : node.caught) SetVariable(variable, f().NewParameter(handler));
  Go(Edge(enter, 1), handler, {});
  current_ = handler;
  Build(*node.handler, context);
}

void FunctionBuilder::BuildMaybe(const core::Maybe& node, const Context& context) {
  Join escapes(1);
  Join* outer = std::exchange(escapes_, &escapes);
  Build(*node.body, context);
  escapes_ = outer;
  if (escapes.ends.empty()) return;
  SetVariable(node.variable, FinishOne(&escapes));
  Build(*node.handler, context);
}

void FunctionBuilder::BuildBlock(const core::Block& block, const Context& context) {
  for (const core::Binding* binding : block.bindings) Bind(*binding);
  Build(*block.result, context);
}

ValueId FunctionBuilder::ListValue(const core::List& list) {
  std::vector<ValueId> elements = ValuesOf(list.elements);
  ValueId result = Value(*list.tail);
  for (size_t i = elements.size(); i-- > 0;) {
    result = Append(Opcode::kMakeCons, {elements[i], result});
    f()[result].type = ssa::Type::OfKinds(ssa::kinds::kCons);
  }
  return result;
}

// All is evaluated before the first operation. Fields of one sort that follow each other go together, as many as travel at once.
ValueId FunctionBuilder::MapValue(const core::Map& map) {
  constexpr size_t kMostFields = 200;
  ValueId result;
  if (map.source != nullptr) result = Value(*map.source);
  std::vector<ValueId> values;
  for (const core::MapField* field : map.fields) {
    values.push_back(Value(*field->key));
    values.push_back(Value(*field->value));
  }
  size_t next = 0;
  do {
    const bool exact = next < map.fields.size() && map.fields[next]->exact;
    std::vector<ValueId> operands;
    if (result.is_valid()) operands.push_back(result);
    for (size_t i = 0; i < kMostFields && next < map.fields.size() && map.fields[next]->exact == exact; ++i, ++next) {
      operands.insert(operands.end(), {values[2 * next], values[2 * next + 1]});
    }
    result = result.is_valid() ? Operation(exact ? Opcode::kMapUpdate : Opcode::kMapPut, operands, 0, map.location)
                               : Append(Opcode::kMakeMap, operands);
    if (f()[result].opcode != Opcode::kParameter) f()[result].type = ssa::Type::OfKinds(ssa::kinds::kMap);
  } while (next < map.fields.size());
  return result;
}

ValueId FunctionBuilder::BinaryValue(const core::Binary& binary) {
  std::vector<ValueId> operands;
  std::vector<abi::BinarySegment> layouts;
  for (const core::BinarySegment* segment : binary.segments) {
    layouts.push_back(segment->layout);
    operands.push_back(Value(*segment->value));
    if (segment->size != nullptr) operands.push_back(Value(*segment->size));
  }
  return BinaryOf(operands, layouts, binary.location);
}

// As many segments as travel at once; the others are appended to what these are.
ValueId FunctionBuilder::BinaryOf(std::span<const ValueId> operands, std::span<const abi::BinarySegment> layouts, SourceLocation location) {
  constexpr size_t kMostSegments = 400;
  const size_t count = std::min(layouts.size(), kMostSegments);
  size_t taken = 0;
  for (const abi::BinarySegment& layout : layouts.first(count)) taken += (layout.flags & abi::kSegmentSizeIsArgument) != 0 ? 2 : 1;
  const ssa::SegmentsId segments = module_->ssa->AddSegments({layouts.begin(), layouts.begin() + static_cast<ptrdiff_t>(count)});
  const ValueId result = Operation(Opcode::kMakeBinary, operands.first(taken), ssa::Instruction::DetailOf(segments), location);
  f()[result].type = ssa::Type::OfKinds(ssa::kinds::kBitstring);
  if (count == layouts.size()) return result;
  abi::BinarySegment first;
  first.type = abi::SegmentType::kBinary;
  first.flags = abi::kSegmentAll | abi::kSegmentAppend;
  std::vector<abi::BinarySegment> more = {first};
  more.insert(more.end(), layouts.begin() + static_cast<ptrdiff_t>(count), layouts.end());
  std::vector<ValueId> more_operands = {result};
  more_operands.insert(more_operands.end(), operands.begin() + static_cast<ptrdiff_t>(taken), operands.end());
  return BinaryOf(more_operands, more, location);
}

ValueId FunctionBuilder::FunValue(const core::Fun& fun) {
  std::vector<ValueId> environment;
  for (core::VariableId variable : pending_.analysis->FreeVariables(fun)) environment.push_back(VariableValue(variable));
  ssa::FunctionId id = module_->NewFunction(fun.name, static_cast<uint32_t>(fun.parameters.size()), fun.location);
  ssa::Function& lifted = *module_->ssa->functions[id.index];
  lifted.is_fun = true;
  lifted.fun_index = module_->fun_count++;
  lifted.fun_environment_size = static_cast<uint32_t>(environment.size());
  PendingFunction pending = pending_;
  pending.id = id;
  pending.fun = &fun;
  pending.local = nullptr;
  module_->pending.push_back(pending);
  ValueId value = Append(Opcode::kMakeFun, environment, ssa::Instruction::DetailOf(id));
  f()[value].type = ssa::Type::OfKinds(ssa::kinds::kFun);
  return value;
}

// A fun has the fun itself as a last argument, which a function does not take: a wrapper drops it.
ValueId FunctionBuilder::ReferenceValue(const core::FunctionReference& reference) {
  auto [entry, is_new] = module_->references.try_emplace({reference.name, reference.arity});
  if (is_new) {
    SymbolTable& symbols = *module_->core->symbols;
    Symbol name = symbols.Intern("-fun." + std::string(symbols.Text(reference.name)) + "/" + std::to_string(reference.arity) + "-");
    ssa::FunctionId id = module_->NewFunction(name, reference.arity, reference.location);
    entry->second = id;
    ssa::Function& wrapper = *module_->ssa->functions[id.index];
    wrapper.is_fun = true;
    wrapper.fun_index = module_->fun_count++;
    ssa::BlockId block = wrapper.NewBlock();
    std::vector<ValueId> arguments;
    for (uint32_t i = 0; i < reference.arity; ++i) arguments.push_back(wrapper.NewParameter(block));
    wrapper.NewParameter(block, ssa::Representation::kTerm, ssa::Type::OfKinds(ssa::kinds::kFun));
    ssa::CalleeId callee = module_->ssa->InternLocalCallee(module_->functions.at({reference.name, reference.arity}));
    wrapper.Append(block, Opcode::kTailCall, arguments, ssa::Instruction::DetailOf(callee));
    wrapper.CleanUp();
  }
  ValueId value = Append(Opcode::kMakeFun, {}, ssa::Instruction::DetailOf(entry->second));
  f()[value].type = ssa::Type::OfKinds(ssa::kinds::kFun);
  return value;
}

void FunctionBuilder::BuildLetRec(const core::LetRec& letrec) {
  std::vector<ssa::FunctionId>& ids = module_->local_functions[pending_.outer];
  ids.resize(pending_.outer->local_function_count);
  for (const core::LocalFunction* function : letrec.functions) {
    const size_t arity = function->parameters.size() + pending_.analysis->FreeVariables(function->id).size();
    ssa::FunctionId id = module_->NewFunction(function->name, static_cast<uint32_t>(arity), function->location);
    ids[function->id.index] = id;
    PendingFunction pending = pending_;
    pending.id = id;
    pending.fun = nullptr;
    pending.local = function;
    module_->pending.push_back(pending);
  }
}

// Ends the current block.
void FunctionBuilder::Fail(const core::MatchFail& fail) {
  std::vector<ValueId> arguments = ValuesOf(fail.arguments);
  Opcode opcode = Opcode::kErrorTagged;
  switch (fail.reason) {
    case core::MatchFailKind::kFunctionClause:
      opcode = Opcode::kErrorFunctionClause;
      break;
    case core::MatchFailKind::kCaseClause:
      opcode = Opcode::kErrorCaseClause;
      break;
    case core::MatchFailKind::kIfClause:
      opcode = Opcode::kErrorIfClause;
      break;
    case core::MatchFailKind::kBadMatch:
      opcode = Opcode::kErrorBadMatch;
      break;
    case core::MatchFailKind::kTryClause:
    case core::MatchFailKind::kElseClause:
    case core::MatchFailKind::kBadGenerator:
    case core::MatchFailKind::kBadGenerators:
    case core::MatchFailKind::kBadFilter:
    case core::MatchFailKind::kBadRecord:
    case core::MatchFailKind::kBadArgument:
      arguments.insert(arguments.begin(), AtomValue(module_->core->symbols->Intern(core::TextOf(fail.reason))));
      break;
  }
  Append(opcode, arguments, 0, fail.location);
  current_ = ssa::BlockId();
}

bool FunctionBuilder::IsTailCall(const core::Expr& expr) const {
  if (const auto* call = expr.AsIf<core::Call>()) return InfoOf(*call).kind == BifForm::Kind::kCall;
  return expr.Is<core::LocalCall>() || expr.Is<core::LetRecCall>() || expr.Is<core::FunCall>() || expr.Is<core::Apply>();
}

ValueId FunctionBuilder::Emit(bool tail, Opcode opcode, Opcode tail_opcode, std::span<const ValueId> operands, uint64_t detail,
                              SourceLocation location) {
  ValueId value = Append(tail ? tail_opcode : opcode, operands, detail, location);
  if (tail) current_ = ssa::BlockId();
  return value;
}

// apply with a list of unknown length fails in the function that calls it, as on OTP, where it is an instruction: what is wrong with
// its operands is found before the call (runtime/bifs/apply.cc).
void FunctionBuilder::CheckApply(const core::Call& call, std::span<const ValueId> operands, bool tail) {
  SymbolTable& symbols = *module_->core->symbols;
  if (call.module != symbols::kErlang || call.function != symbols::kApply || operands.size() < 2 || operands.size() > 3) return;
  std::vector<ValueId> checked(operands.begin(), operands.end());
  if (checked.size() == 2) checked.push_back(AtomValue(tail ? symbols::kTrue : symbols::kFalse));
  ssa::Callee check;
  check.module = symbols.Intern("lumen");
  check.name = symbols.Intern(operands.size() == 2 ? "check_apply_fun" : "check_apply");
  check.arity = 3;
  Operation(Opcode::kBif, checked, ssa::Instruction::DetailOf(module_->ssa->InternCallee(check)), call.location);
}

ValueId FunctionBuilder::CallValue(const core::Expr& expr, bool tail) {
  auto local = [&](ssa::FunctionId callee, std::span<const ValueId> operands) {
    uint64_t detail = ssa::Instruction::DetailOf(module_->ssa->InternLocalCallee(callee));
    return Emit(tail, Opcode::kCall, Opcode::kTailCall, operands, detail, expr.location);
  };
  if (const auto* call = expr.AsIf<core::LocalCall>()) {
    std::vector<ValueId> operands = ValuesOf(call->arguments);
    return local(module_->functions.at({call->function, static_cast<uint32_t>(operands.size())}), operands);
  }
  if (const auto* call = expr.AsIf<core::LetRecCall>()) {
    std::vector<ValueId> operands = ValuesOf(call->arguments);
    for (core::VariableId variable : pending_.analysis->FreeVariables(call->function)) operands.push_back(VariableValue(variable));
    return local(module_->local_functions[pending_.outer][call->function.index], operands);
  }
  if (const auto* call = expr.AsIf<core::FunCall>()) {
    std::vector<ValueId> operands;
    operands.push_back(Value(*call->function));
    for (const core::Expr* argument : call->arguments) operands.push_back(Value(*argument));
    if (pending_.fun != nullptr && operands[0] == self_ && call->arguments.size() == pending_.fun->parameters.size()) {
      std::ranges::rotate(operands, operands.begin() + 1);  // a named fun calls itself
      return local(id_, operands);
    }
    return Emit(tail, Opcode::kCallFun, Opcode::kTailCallFun, operands, 0, expr.location);
  }
  if (const auto* apply = expr.AsIf<core::Apply>()) {
    std::vector<ValueId> operands = {Value(*apply->module)};
    operands.push_back(Value(*apply->function));
    for (const core::Expr* argument : apply->arguments) operands.push_back(Value(*argument));
    return Emit(tail, Opcode::kApply, Opcode::kTailApply, operands, 0, expr.location);
  }
  const auto& call = expr.As<core::Call>();
  const BifForm info = InfoOf(call);
  if (info.kind != BifForm::Kind::kCall) return BifValue(call, info);
  std::vector<ValueId> operands = ValuesOf(call.arguments);
  if (guard_fail_ != nullptr) return CallBif(call, operands, /*no_return=*/false);
  CheckApply(call, operands, tail);
  ssa::Callee callee;
  callee.module = call.module;
  callee.name = call.function;
  callee.arity = static_cast<uint32_t>(operands.size());
  uint64_t detail = ssa::Instruction::DetailOf(module_->ssa->InternCallee(callee));
  return Emit(tail, Opcode::kCall, Opcode::kTailCall, operands, detail, call.location);
}

}  // namespace lumen::patterns

// Lowering of calls and funs: who is called (local function, import, BIF), apply, the fun forms, and functions of several
// clauses. Tested by lowering_test.cc.
#include "absl/strings/str_cat.h"
#include "compiler/base/literal_order.h"
#include "compiler/lowering/erlang_bif.h"
#include "compiler/lowering/lowerer.h"

namespace lumen::lowering {

const core::Expr* FunctionLowerer::Call(const syntax::Call& call) {
  if (const auto* name = call.function->AsIf<syntax::AtomLiteral>()) return NamedCall(call, name->value);
  if (const auto* remote = call.function->AsIf<syntax::Remote>()) return RemoteCall(call, *remote);
  OperandList operands;
  AddOperand(*call.function, &operands);
  for (const syntax::Expr* argument : call.arguments) AddOperand(*argument, &operands);
  auto* node = New<core::FunCall>(call.location);
  node->function = operands.exprs.front();
  operands.exprs.erase(operands.exprs.begin());
  node->arguments = Copy(operands.exprs);
  return node;
}

// A local function hides an import, which hides a BIF.
const core::Expr* FunctionLowerer::NamedCall(const syntax::Call& call, Symbol name) {
  const uint32_t arity = static_cast<uint32_t>(call.arguments.size());
  const ModuleContext::NameArity key(name, arity);
  if (module_->functions.contains(key)) {
    auto* node = New<core::LocalCall>(call.location);
    node->function = name;
    node->arguments = Copy(Operands(call.arguments));
    return node;
  }
  if (auto import = module_->imports.find(key); import != module_->imports.end()) {
    return KnownCall(import->second, name, Operands(call.arguments), call.location);
  }
  if (name == symbols::kRecordInfo && arity == 2) return RecordInfo(call);
  if (IsAutoImported(symbols().Text(name), arity)) {
    if (name == symbols::kIsRecord && arity == 2 && call.arguments[1]->Is<syntax::AtomLiteral>()) {
      auto record = module_->records.find(call.arguments[1]->As<syntax::AtomLiteral>().value);
      if (record != module_->records.end()) {
        return RecordTest(Expression(*call.arguments[0], Position::kOperand), *record->second, call.location);
      }
    }
    return KnownCall(symbols::kErlang, name, Operands(call.arguments), call.location);
  }
  return Error(DiagnosticKind::kUndefinedFunction, call.location, {absl::StrCat(Text(name), "/", arity)});
}

const core::Expr* FunctionLowerer::RemoteCall(const syntax::Call& call, const syntax::Remote& remote) {
  OperandList operands;
  AddOperand(*remote.module, &operands);
  AddOperand(*remote.function, &operands);
  for (const syntax::Expr* argument : call.arguments) AddOperand(*argument, &operands);
  const core::Expr *module = operands.exprs[0], *function = operands.exprs[1];
  operands.exprs.erase(operands.exprs.begin(), operands.exprs.begin() + 2);
  const auto *module_literal = module->AsIf<core::Literal>(), *function_literal = function->AsIf<core::Literal>();
  if (module_literal != nullptr && function_literal != nullptr) {
    const Literal &module_name = literals().Get(module_literal->value), &function_name = literals().Get(function_literal->value);
    if (module_name.kind == LiteralKind::kAtom && function_name.kind == LiteralKind::kAtom) {
      return KnownCall(module_name.atom, function_name.atom, std::move(operands.exprs), call.location);
    }
  }
  auto* node = New<core::Apply>(call.location);
  node->module = module;
  node->function = function;
  node->arguments = Copy(operands.exprs);
  return node;
}

// The functions of maps that OTP's compiler makes guard functions of, as stack traces show; maps:new/0 is a constant.
static std::string_view GuardFunctionFor(std::string_view name, size_t arity) {
  if (name == "get" && arity == 2) return "map_get";
  if (name == "is_key" && arity == 2) return "is_map_key";
  if (name == "size" && arity == 1) return "map_size";
  return {};
}

// apply with a list of known length is a call; is_record/2 of a known record is a test.
const core::Expr* FunctionLowerer::KnownCall(Symbol module, Symbol function, std::vector<const core::Expr*> arguments,
                                             SourceLocation location) {
  if (module != symbols::kErlang || function != symbols::kApply || (arguments.size() != 2 && arguments.size() != 3)) {
    if (module == symbols::kErlang && function == symbols::kIsRecord && arguments.size() == 2 &&
        arguments[1]->Is<core::Literal>()) {
      const Literal& tag = literals().Get(arguments[1]->As<core::Literal>().value);
      auto record = tag.kind == LiteralKind::kAtom ? module_->records.find(tag.atom) : module_->records.end();
      if (record != module_->records.end()) return RecordTest(arguments[0], *record->second, location);
    }
    if (symbols().Text(module) == "maps") {
      const std::string_view name = GuardFunctionFor(symbols().Text(function), arguments.size());
      if (!name.empty()) return CallOf(symbols::kErlang, symbols().Intern(name), arguments, location);
      if (symbols().Text(function) == "new" && arguments.empty()) return LiteralOf(MapLiteral(&literals(), symbols(), {}), location);
    }
    return CallOf(module, function, arguments, location);
  }
  std::vector<const core::Expr*> applied;
  const core::Expr* rest = arguments.back();
  if (const auto* list = rest->AsIf<core::List>()) {
    applied.assign(list->elements.begin(), list->elements.end());
    rest = list->tail;
  }
  const auto* rest_literal = rest->AsIf<core::Literal>();
  if (rest_literal == nullptr) return CallOf(module, function, arguments, location);
  LiteralId tail = rest_literal->value;
  while (literals().Get(tail).kind == LiteralKind::kCons && applied.size() <= 255) {
    applied.push_back(LiteralOf(literals().Get(tail).elements[0], location));
    tail = literals().Get(tail).elements[1];
  }
  if (literals().Get(tail).kind != LiteralKind::kNil || applied.size() > 255) return CallOf(module, function, arguments, location);
  if (arguments.size() == 2) {
    auto* node = New<core::FunCall>(location);
    node->function = arguments[0];
    node->arguments = Copy(applied);
    return node;
  }
  const auto *callee_module = arguments[0]->AsIf<core::Literal>(), *callee = arguments[1]->AsIf<core::Literal>();
  if (callee_module != nullptr && callee != nullptr && literals().Get(callee_module->value).kind == LiteralKind::kAtom &&
      literals().Get(callee->value).kind == LiteralKind::kAtom) {
    return KnownCall(literals().Get(callee_module->value).atom, literals().Get(callee->value).atom, std::move(applied), location);
  }
  auto* node = New<core::Apply>(location);
  node->module = arguments[0];
  node->function = arguments[1];
  node->arguments = Copy(applied);
  return node;
}

const core::Expr* FunctionLowerer::LocalFun(const syntax::LocalFun& fun) {
  numbers_->Take(&fun);  // OTP counts it, but only OTP's own debugging shows the number
  const ModuleContext::NameArity key(fun.name, fun.arity);
  if (module_->functions.contains(key)) {
    auto* node = New<core::FunctionReference>(fun.location);
    node->name = fun.name;
    node->arity = fun.arity;
    return node;
  }
  if (auto import = module_->imports.find(key); import != module_->imports.end()) {
    return LiteralOf(literals().ExternalFun(import->second, fun.name, fun.arity), fun.location);
  }
  if (IsAutoImported(symbols().Text(fun.name), fun.arity)) {
    return LiteralOf(literals().ExternalFun(symbols::kErlang, fun.name, fun.arity), fun.location);
  }
  return Error(DiagnosticKind::kUndefinedFunction, fun.location, {absl::StrCat(Text(fun.name), "/", fun.arity)});
}

const core::Expr* FunctionLowerer::ExternalFun(const syntax::ExternalFun& fun) {
  const auto* module = fun.module->AsIf<syntax::AtomLiteral>();
  const auto* function = fun.function->AsIf<syntax::AtomLiteral>();
  const auto* arity = fun.arity->AsIf<syntax::IntegerLiteral>();
  if (module != nullptr && function != nullptr && arity != nullptr && arity->value.is_small() && arity->value.small() >= 0 &&
      arity->value.small() <= 255) {
    return LiteralOf(literals().ExternalFun(module->value, function->value, static_cast<uint32_t>(arity->value.small())),
                     fun.location);
  }
  const syntax::Expr* parts[] = {fun.module, fun.function, fun.arity};
  return CallOf(symbols::kErlang, symbols().Intern("make_fun"), Operands(parts), fun.location);
}

const core::Expr* FunctionLowerer::FunExpression(const syntax::Expr& expr, Symbol self,
                                                 std::span<const syntax::Clause* const> clauses) {
  auto* node = New<core::Fun>(expr.location);
  const size_t mark = ScopeMark();
  auto hidden = HideSiblings();
  if (self.is_valid() && self != symbols::kUnderscore) {
    node->self = NewVariable(self);
    Bind(self, node->self);
    node->name = self;  // completed by FinishFunNames
    numbers_->Take(&expr);
  } else {
    node->name = symbols().Intern(absl::StrCat("-", Text(function_->name), "/", function_->arity, "-fun-", numbers_->Take(&expr), "-"));
  }
  std::vector<core::VariableId> parameters;
  node->body = FunctionBody(clauses, expr.location, &parameters);
  node->parameters = Copy(parameters);
  LeaveScope(mark);
  hidden_ = std::move(hidden);
  return node;
}

const core::Expr* FunctionLowerer::FunctionBody(std::span<const syntax::Clause* const> clauses, SourceLocation location,
                                                std::vector<core::VariableId>* parameters) {
  const size_t arity = clauses[0]->patterns.size();
  // A single clause of plain variables needs no match: its variables are the parameters.
  const syntax::Clause& first = *clauses[0];
  bool is_plain = clauses.size() == 1 && first.guards.empty();
  absl::flat_hash_set<Symbol> names;
  for (const syntax::Expr* pattern : first.patterns) {
    const auto* variable = pattern->AsIf<syntax::Variable>();
    is_plain = is_plain && variable != nullptr && (variable->name == symbols::kUnderscore || names.insert(variable->name).second);
  }
  const size_t mark = ScopeMark();
  for (size_t i = 0; i < arity; ++i) {
    Symbol name = is_plain ? first.patterns[i]->As<syntax::Variable>().name : Symbol();
    if (name == symbols::kUnderscore) name = Symbol();
    parameters->push_back(NewVariable(name));
    if (name.is_valid()) Bind(name, parameters->back());
  }
  const core::Expr* body;
  if (is_plain) {
    body = SubBody(first.body);
  } else {
    std::vector<const core::Expr*> arguments;
    for (core::VariableId parameter : *parameters) arguments.push_back(VariableOf(parameter, location));
    body = Clauses(std::move(arguments), clauses, core::MatchFailKind::kFunctionClause, location, Position::kLast);
  }
  LeaveScope(mark);
  return body;
}

}  // namespace lumen::lowering

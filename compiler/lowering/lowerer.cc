// Scope, blocks and node building of a function's lowering; lowerer.h says how it works. Tested by lowering_test.cc.
#include "compiler/lowering/lowerer.h"

#include <algorithm>

#include "absl/container/flat_hash_set.h"

#include "absl/container/flat_hash_set.h"

namespace lumen::lowering {
namespace {

bool IsSettled(const core::Expr& expr) { return expr.Is<core::Literal>() || expr.Is<core::Variable>(); }

// Evaluating it does nothing that anybody could see.
bool IsDroppable(const core::Expr& expr) {
  return IsSettled(expr) || expr.Is<core::Fun>() || expr.Is<core::FunctionReference>();
}

}  // namespace

FunctionLowerer::FunctionLowerer(ModuleContext* module, FunNumbers* numbers, core::Function* function)
    : module_(module), numbers_(numbers), function_(function) {}

void FunctionLowerer::Lower(const syntax::FunctionForm& form) {
  function_->name = form.name;
  function_->arity = form.arity;
  function_->location = form.location;
  function_->body = FunctionBody(form.clauses, form.location, &function_->parameters);
  FinishFunNames(*function_, module_->core->symbols);
}

core::VariableId FunctionLowerer::NewVariable(Symbol name) {
  function_->variables.push_back({name});
  return core::VariableId{static_cast<uint32_t>(function_->variables.size() - 1)};
}

void FunctionLowerer::Bind(Symbol name, core::VariableId variable) {
  auto [entry, is_new] = scope_.try_emplace(name, core::VariableId{});
  scope_log_.emplace_back(name, entry->second);
  entry->second = variable;
}

core::VariableId FunctionLowerer::Find(Symbol name) const {
  auto found = scope_.find(name);
  return found == scope_.end() ? core::VariableId{} : found->second;
}

void FunctionLowerer::LeaveScope(size_t mark) {
  while (scope_log_.size() > mark) {
    scope_[scope_log_.back().first] = scope_log_.back().second;
    scope_log_.pop_back();
  }
}

namespace {

bool IsWithin(size_t entry, const std::vector<std::pair<size_t, size_t>>& ranges) {
  return std::ranges::any_of(ranges, [&](const auto& range) { return entry >= range.first && entry < range.second; });
}

}  // namespace

bool FunctionLowerer::IsHidden(Symbol name) const {
  if (hidden_.empty()) return false;
  for (size_t entry = scope_log_.size(); entry-- > hidden_.front().first;) {
    if (scope_log_[entry].first == name) return IsWithin(entry, hidden_);
  }
  return false;
}

std::vector<std::pair<size_t, size_t>> FunctionLowerer::HideSiblings() {
  if (!hidden_.empty()) {
    // Backwards: a name is hidden for as long as it is hidden ranges that bound it.
    absl::flat_hash_set<Symbol> visible;
    std::vector<std::pair<Symbol, core::VariableId>> before;
    for (size_t entry = scope_log_.size(); entry-- > hidden_.front().first;) {
      auto [name, old] = scope_log_[entry];
      if (visible.contains(name)) continue;
      if (IsWithin(entry, hidden_)) {
        before.emplace_back(name, old);
      } else {
        visible.insert(name);
      }
    }
    // The oldest entry of a name comes last.
    for (auto [name, old] : before) Bind(name, old);
  }
  return std::exchange(hidden_, {});
}

std::vector<Symbol> FunctionLowerer::BoundSince(size_t mark) const {
  std::vector<Symbol> names;
  for (size_t entry = mark; entry < scope_log_.size(); ++entry) {
    if (!scope_log_[entry].second.is_valid()) names.push_back(scope_log_[entry].first);
  }
  return names;
}

const core::Expr* FunctionLowerer::VariableOf(core::VariableId variable, SourceLocation location) {
  auto* node = New<core::Variable>(location);
  node->variable = variable;
  return node;
}

const core::Expr* FunctionLowerer::LiteralOf(LiteralId value, SourceLocation location) {
  auto* node = New<core::Literal>(location);
  node->value = value;
  return node;
}

// Operators that fail with their operands in the trace, and do not care which is first.
static bool IsCommutative(std::string_view name) {
  static constexpr std::string_view kNames[] = {"+", "*", "band", "bor", "bxor", "and", "or", "xor"};
  return std::ranges::find(kNames, name) != std::end(kNames);
}

const core::Expr* FunctionLowerer::CallOf(Symbol module, Symbol function, std::span<const core::Expr* const> arguments,
                                          SourceLocation location) {
  auto* node = New<core::Call>(location);
  node->module = module;
  node->function = function;
  // OTP puts a constant behind what is none, which the operands that a failure reports show.
  const core::Expr* swapped[2];
  if (arguments.size() == 2 && module == symbols::kErlang && arguments[0]->Is<core::Literal>() &&
      !arguments[1]->Is<core::Literal>() && IsCommutative(symbols().Text(function))) {
    swapped[0] = arguments[1];
    swapped[1] = arguments[0];
    arguments = swapped;
  }
  node->arguments = module_->core->arena.Copy(arguments);
  return node;
}

const core::Expr* FunctionLowerer::FailOf(core::MatchFailKind reason, std::span<const core::Expr* const> arguments,
                                          SourceLocation location) {
  auto* node = New<core::MatchFail>(location);
  node->reason = reason;
  node->arguments = module_->core->arena.Copy(arguments);
  return node;
}

const core::Expr* FunctionLowerer::TupleOf(std::span<const core::Expr* const> elements, SourceLocation location) {
  if (std::ranges::all_of(elements, [](const core::Expr* e) { return e->Is<core::Literal>(); })) {
    std::vector<LiteralId> values;
    for (const core::Expr* element : elements) values.push_back(element->As<core::Literal>().value);
    return LiteralOf(literals().Tuple(values), location);
  }
  auto* node = New<core::Tuple>(location);
  node->elements = module_->core->arena.Copy(elements);
  return node;
}

const core::Expr* FunctionLowerer::ValuesOf(const std::vector<const core::Expr*>& values, SourceLocation location) {
  auto* node = New<core::Values>(location);
  node->elements = Copy(values);
  return node;
}

const core::Expr* FunctionLowerer::BlockOf(const Bindings& bindings, const core::Expr* result) {
  if (bindings.empty()) return result;
  auto* node = New<core::Block>(result->location);
  node->bindings = Copy(bindings);
  node->result = result;
  return node;
}

const core::Pattern* FunctionLowerer::PatternOf(core::VariableId variable) {
  auto* node = New<core::VariablePattern>(SourceLocation());
  node->variable = variable;
  return node;
}

const core::Clause* FunctionLowerer::ClauseOf(std::vector<const core::Pattern*> patterns, std::vector<const core::Guard*> guards,
                                              const core::Expr* body, SourceLocation location) {
  auto* node = New<core::Clause>(location);
  node->patterns = Copy(patterns);
  node->guards = Copy(guards);
  node->body = body;
  return node;
}

const core::Expr* FunctionLowerer::CaseOf(std::vector<const core::Expr*> arguments, std::vector<const core::Clause*> clauses,
                                          SourceLocation location) {
  auto* node = New<core::Case>(location);
  node->arguments = Copy(arguments);
  node->clauses = Copy(clauses);
  return node;
}

void FunctionLowerer::AddBinding(std::vector<core::VariableId> variables, const core::Expr* value) {
  auto* node = New<core::Binding>(value->location);
  node->variables = Copy(variables);
  node->value = value;
  bindings_->push_back(node);
}

void FunctionLowerer::AddEffect(const core::Expr* effect) {
  if (effect != nullptr && !IsDroppable(*effect)) AddBinding({}, effect);
}

const core::Expr* FunctionLowerer::Settle(const core::Expr* expr) {
  if (IsSettled(*expr)) return expr;
  core::VariableId variable = NewVariable();
  AddBinding({variable}, expr);
  return VariableOf(variable, expr->location);
}

void FunctionLowerer::AddOperand(const syntax::Expr& expr, OperandList* operands) {
  const size_t before = bindings_->size();
  if (!operands->scope_mark) operands->scope_mark = ScopeMark();
  const bool hides = ScopeMark() > *operands->scope_mark;
  if (hides) hidden_.emplace_back(*operands->scope_mark, ScopeMark());
  const core::Expr* lowered = Expression(expr, Position::kOperand);
  if (hides) hidden_.pop_back();
  if (bindings_->size() > before) {
    // Evaluating `lowered` now has a part that comes first: whatever is to the left must come before that.
    Bindings later(bindings_->begin() + static_cast<ptrdiff_t>(before), bindings_->end());
    bindings_->resize(before);
    for (; operands->settled < operands->exprs.size(); ++operands->settled) {
      operands->exprs[operands->settled] = Settle(operands->exprs[operands->settled]);
    }
    bindings_->insert(bindings_->end(), later.begin(), later.end());
  }
  operands->exprs.push_back(lowered);
}

std::vector<const core::Expr*> FunctionLowerer::Operands(std::span<const syntax::Expr* const> exprs) {
  OperandList operands;
  for (const syntax::Expr* expr : exprs) AddOperand(*expr, &operands);
  return std::move(operands.exprs);
}

const core::Expr* FunctionLowerer::SubBody(std::span<const syntax::Expr* const> exprs) {
  Bindings bindings;
  Bindings* outer = std::exchange(bindings_, &bindings);
  const core::Expr* result = Body(exprs, Position::kLast);
  bindings_ = outer;
  return BlockOf(bindings, result);
}

const core::Expr* FunctionLowerer::SubExpr(const syntax::Expr& expr) {
  const syntax::Expr* exprs[] = {&expr};
  return SubBody(exprs);
}

const core::Expr* FunctionLowerer::Body(std::span<const syntax::Expr* const> exprs, Position position) {
  for (size_t i = 0; i + 1 < exprs.size(); ++i) AddEffect(Expression(*exprs[i], Position::kStatement));
  return Expression(*exprs.back(), position);
}

const core::Expr* FunctionLowerer::Error(DiagnosticKind kind, SourceLocation location, std::vector<std::string> arguments) {
  // What was refused or wrong might have bound the variable.
  if (kind == DiagnosticKind::kUnboundVariable && has_errors_) return Placeholder(location);
  has_errors_ = true;
  module_->diagnostics->Add(kind, location, std::move(arguments));
  return Placeholder(location);
}

const core::Expr* FunctionLowerer::Refuse(std::string_view construct, SourceLocation location) {
  return Error(DiagnosticKind::kUnsupported, location, {std::string(construct)});
}

}  // namespace lumen::lowering

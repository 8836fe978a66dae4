// The walk over expressions. What OTP says of an unused value follows its sys_core_fold: a constructor is named once, with what it is made
// of only where that computes something; of operators and calls only the outermost is named.
// Tested by outcome_test.cc.
#include "compiler/outcome/predictor.h"

#include <algorithm>

#include "compiler/base/text.h"
#include "compiler/outcome/outcome.h"
#include "compiler/syntax/visitor.h"

namespace lumen::outcome {

using namespace syntax;  // NOLINT: this is about the tree

namespace {

constexpr PureFunction kPureFunctions[] = {
#define LUMEN_PURE_FUNCTION(module, name, arity, safe, auto_imported) {module, name, arity, safe, auto_imported},
#include "compiler/outcome/pure_function.def"
};

const PureFunction* FindRow(std::string_view module, std::string_view name, size_t arity) {
  const auto found = std::ranges::lower_bound(kPureFunctions, std::tuple(module, name, arity), {}, [](const PureFunction& row) {
    return std::tuple(row.module, row.name, size_t{row.arity});
  });
  const bool same = found != std::end(kPureFunctions) && found->module == module && found->name == name && found->arity == arity;
  return same ? found : nullptr;
}

bool IsComparison(BinaryOperator op) {
  switch (op) {
    case BinaryOperator::kEqual:
    case BinaryOperator::kNotEqual:
    case BinaryOperator::kLess:
    case BinaryOperator::kLessEqual:
    case BinaryOperator::kGreater:
    case BinaryOperator::kGreaterEqual:
    case BinaryOperator::kExactEqual:
    case BinaryOperator::kExactNotEqual: return true;
    default: return false;
  }
}

}  // namespace

void Predictor::CollectOptions(const Term& option) {
  if (const auto* list = option.AsIf<ListTerm>()) {
    for (const Term* element : list->elements) CollectOptions(*element);
    return;
  }
  if (const auto* tuple = option.AsIf<TupleTerm>(); tuple != nullptr && tuple->elements.size() == 2) {
    const auto* name = tuple->elements[0]->AsIf<AtomTerm>();
    // Which ones does not matter: what is not known to be built in is left alone.
    no_auto_import_ |= name != nullptr && name->value == symbols::kNoAutoImport;
  }
  const auto* atom = option.AsIf<AtomTerm>();
  if (atom == nullptr) return;
  const std::string_view text = symbols_.Text(atom->value);
  no_auto_import_ |= atom->value == symbols::kNoAutoImport;
  if (text == "nowarn_opportunistic") disabled_.insert({"nomatch", "failed", "ignored"});
  for (std::string_view group : {"nomatch", "failed", "ignored"}) {
    if (text.starts_with("nowarn_") && text.substr(7) == group) disabled_.emplace(group);
  }
}

void Predictor::Warn(DiagnosticKind kind, SourceLocation location, std::vector<std::string> arguments) {
  if (disabled_.contains(Info(kind).group)) return;
  // What a transform made is nobody's fault.
  const SourceLocation written = sources_.Outermost(location);
  if (sources_.IsPlace(written) && sources_.Annotation(written).find("generated") != std::string_view::npos) return;
  diagnostics_->Add(kind, location, std::move(arguments));
}

void Predictor::Run(const Module& module) {
  for (const Form* form : module.forms) {
    if (const auto* record = form->AsIf<RecordForm>()) records_.try_emplace(record->name, record);
    if (const auto* function = form->AsIf<FunctionForm>()) own_functions_.emplace(function->name, function->arity);
    if (const auto* import = form->AsIf<ImportForm>()) {
      for (const NameArity* entry : import->functions) own_functions_.emplace(entry->name, entry->arity);
    }
    const auto* attribute = form->AsIf<AttributeForm>();
    if (attribute != nullptr && attribute->name == symbols::kCompile) CollectOptions(*attribute->value);
  }
  for (const Form* form : module.forms) {
    const auto* function = form->AsIf<FunctionForm>();
    if (function == nullptr) continue;
    after_exit_ = false;
    Clauses(Construct::kFunction, function->clauses, nullptr, Use::kValue, function->location);
  }
}

// ---------------------------------------------------------------- variables

void Predictor::Bind(Symbol name) {
  if (shadowing_) literals_.erase(name);
  if (name == symbols::kUnderscore || bound_[name.index()]) return;
  bound_[name.index()] = true;
  trail_.push_back(name);
}

void Predictor::BindPattern(const Expr& pattern) {
  if (const auto* variable = pattern.AsIf<Variable>()) return Bind(variable->name);
  ForEachChild(pattern, Overloaded{[&](const Expr& child) { BindPattern(child); },
                                   [&](const MapField& field) { BindPattern(*field.value); },
                                   [&](const syntax::RecordField& field) { BindPattern(*field.value); },
                                   [&](const BinaryElement& element) { BindPattern(*element.value); },
                                   [](const auto&) {}});
}

std::vector<Symbol> Predictor::Forget(size_t mark) {
  std::vector<Symbol> names(trail_.begin() + static_cast<ptrdiff_t>(mark), trail_.end());
  for (Symbol name : names) {
    bound_[name.index()] = false;
    literals_.erase(name);
  }
  trail_.resize(mark);
  return names;
}

// ---------------------------------------------------------------- what is known of expressions

const PureFunction* Predictor::FindPure(const Call& call, std::string* written) const {
  const size_t arity = call.arguments.size();
  const auto* name = call.function->AsIf<AtomLiteral>();
  const PureFunction* row = nullptr;
  if (name != nullptr) {
    if (no_auto_import_ || IsOwnFunction(name->value, arity)) return nullptr;
    row = FindRow("erlang", symbols_.Text(name->value), arity);
    if (row != nullptr && !row->auto_imported) return nullptr;
  } else if (const auto* remote = call.function->AsIf<Remote>()) {
    const auto* module = remote->module->AsIf<AtomLiteral>();
    const auto* function = remote->function->AsIf<AtomLiteral>();
    if (module != nullptr && function != nullptr) row = FindRow(symbols_.Text(module->value), symbols_.Text(function->value), arity);
  }
  if (row != nullptr && written != nullptr) {
    if (row->module != "erlang") *written = std::string(row->module) + ":";
    *written += AtomText(row->name) + "/" + std::to_string(arity);
  }
  return row;
}

bool Predictor::AlwaysExits(const Expr& expr, int depth) const {
  if (depth == 0) return false;
  if (const auto* block = expr.AsIf<Block>()) {
    return std::ranges::any_of(block->body, [&](const Expr* part) { return AlwaysExits(*part, depth - 1); });
  }
  const auto exits = [&](const Clause* clause) {
    return std::ranges::any_of(clause->body, [&](const Expr* part) { return AlwaysExits(*part, depth - 1); });
  };
  if (const auto* node = expr.AsIf<Case>()) return std::ranges::all_of(node->clauses, exits);
  if (const auto* node = expr.AsIf<If>()) return std::ranges::all_of(node->clauses, exits);
  const auto* call = expr.AsIf<Call>();
  if (call == nullptr) return false;
  const auto* name = call->function->AsIf<AtomLiteral>();
  const size_t arity = call->arguments.size();
  if (const auto* remote = call->function->AsIf<Remote>()) {
    const auto* module = remote->module->AsIf<AtomLiteral>();
    if (module == nullptr || module->value != symbols::kErlang) return false;
    name = remote->function->AsIf<AtomLiteral>();
  } else if (name != nullptr && IsOwnFunction(name->value, arity)) {
    return false;
  }
  if (name == nullptr) return false;
  const std::string_view text = symbols_.Text(name->value);
  return ((text == "exit" || text == "throw" || text == "error") && arity == 1) || (text == "error" && arity >= 2);
}

// Variables and what is built from them, and tests of them: OTP drops handlers of exceptions that these cannot raise.
bool Predictor::IsSafeSimple(const Expr& expr) const {
  const auto all = [&](std::span<const Expr* const> parts) {
    return std::ranges::all_of(parts, [&](const Expr* part) { return IsSafeSimple(*part); });
  };
  if (IsLiteral(expr)) return true;
  switch (expr.kind) {
    case ExprKind::kVariable:
    case ExprKind::kFunExpr:
    case ExprKind::kNamedFun:
    case ExprKind::kLocalFun: return true;
    case ExprKind::kTuple: return all(expr.As<Tuple>().elements);
    case ExprKind::kList: return all(expr.As<List>().elements) && (expr.As<List>().tail == nullptr || IsSafeSimple(*expr.As<List>().tail));
    case ExprKind::kBlock: return all(expr.As<Block>().body);
    case ExprKind::kRecordCreate:
    case ExprKind::kMapCreate:
    case ExprKind::kMatch:
    case ExprKind::kBinary:
    case ExprKind::kCase:
    case ExprKind::kIf: return true;  // they may be; to say nothing is always right
    case ExprKind::kBinaryOperation:
      return IsSafeSimple(*expr.As<BinaryOperation>().left) && IsSafeSimple(*expr.As<BinaryOperation>().right);
    case ExprKind::kUnaryOperation: return IsSafeSimple(*expr.As<UnaryOperation>().operand);
    case ExprKind::kCall: return FindPure(expr.As<Call>(), nullptr) != nullptr;
    default: return false;
  }
}

bool Predictor::IsBooleanTest(const Expr& expr) const {
  if (const auto* operation = expr.AsIf<BinaryOperation>()) return IsComparison(operation->op);
  if (const auto* operation = expr.AsIf<UnaryOperation>()) return operation->op == UnaryOperator::kNot;
  const auto* call = expr.AsIf<Call>();
  const PureFunction* function = call == nullptr ? nullptr : FindPure(*call, nullptr);
  return function != nullptr && function->module == "erlang" && function->name.starts_with("is_") && function->arity == 1 && function->safe &&
         function->name != "is_alive";
}

// ---------------------------------------------------------------- expressions

void Predictor::Body(std::span<const Expr* const> body, Use use) {
  const bool outside = after_exit_;
  for (size_t i = 0; i < body.size(); ++i) {
    Visit(*body[i], i + 1 == body.size() ? use : Use::kNothing);
    after_exit_ |= AlwaysExits(*body[i]);
  }
  after_exit_ = outside;
}

void Predictor::VisitChildren(const Expr& expr) {
  ForEachChild(expr, Overloaded{[&](const Expr& child) { Visit(child, Use::kValue); },
                                [&](const MapField& field) {
                                  Visit(*field.key, Use::kValue);
                                  Visit(*field.value, Use::kValue);
                                },
                                [&](const syntax::RecordField& field) { Visit(*field.value, Use::kValue); },
                                [&](const BinaryElement& element) {
                                  Visit(*element.value, Use::kValue);
                                  if (element.size != nullptr) Visit(*element.size, Use::kValue);
                                },
                                [](const auto&) {}});
}

void Predictor::Visit(const Expr& expr, Use use) {
  CheckFailure(expr);
  switch (expr.kind) {
    case ExprKind::kBlock: return Body(expr.As<Block>().body, use);
    case ExprKind::kCase: {
      const auto& node = expr.As<Case>();
      Visit(*node.value, Use::kValue);
      return Clauses(Construct::kCase, node.clauses, node.value, use, node.location);
    }
    case ExprKind::kIf: return Clauses(Construct::kIf, expr.As<If>().clauses, nullptr, use, expr.location);
    case ExprKind::kReceive: {
      const auto& node = expr.As<Receive>();
      Clauses(Construct::kReceive, node.clauses, nullptr, use, node.location);
      if (node.timeout != nullptr) Visit(*node.timeout, Use::kValue);
      return Body(node.timeout_body, use);
    }
    case ExprKind::kTry: return VisitTry(expr.As<Try>());
    case ExprKind::kFunExpr:
    case ExprKind::kNamedFun: {
      if (use == Use::kNothing) return Warn(DiagnosticKind::kUselessBuilding, expr.location);
      const auto* named = expr.AsIf<NamedFun>();
      const bool outside = std::exchange(after_exit_, false);
      const size_t mark = trail_.size();
      if (named != nullptr) Bind(named->name);
      Clauses(Construct::kFun, named != nullptr ? named->clauses : expr.As<FunExpr>().clauses, nullptr, Use::kValue, expr.location);
      Forget(mark);
      after_exit_ = outside;
      return;
    }
    case ExprKind::kMatch: return VisitMatch(expr.As<Match>());
    case ExprKind::kBinary:
      if (CheckBinary(expr.As<Binary>()) && use == Use::kNothing) Warn(DiagnosticKind::kUselessBuilding, expr.location);
      return VisitChildren(expr);
    case ExprKind::kMaybe: {
      const auto& node = expr.As<Maybe>();
      Body(node.body, Use::kValue);
      return Clauses(Construct::kCatch, node.else_clauses, nullptr, Use::kValue, node.location);
    }
    case ExprKind::kMaybeMatch:
      Visit(*expr.As<MaybeMatch>().value, Use::kValue);
      return BindPattern(*expr.As<MaybeMatch>().pattern);
    case ExprKind::kListComprehension:
    case ExprKind::kBinaryComprehension:
    case ExprKind::kMapComprehension: return VisitComprehension(expr, use);
    default: break;
  }
  if (use == Use::kValue || !VisitUnused(expr)) VisitChildren(expr);
}

// A part of a constructor that is not used: constructors inside have been named with the outer one.
void Predictor::VisitUnusedPart(const Expr& expr) {
  if (IsLiteral(expr)) return;
  switch (expr.kind) {
    case ExprKind::kTuple:
      for (const Expr* element : expr.As<Tuple>().elements) VisitUnusedPart(*element);
      return;
    case ExprKind::kList:
      for (const Expr* element : expr.As<List>().elements) VisitUnusedPart(*element);
      if (expr.As<List>().tail != nullptr) VisitUnusedPart(*expr.As<List>().tail);
      return;
    default: return Visit(expr, Use::kNothing);
  }
}

void Predictor::VisitUnusedArguments(std::span<const Expr* const> arguments) {
  for (const Expr* argument : arguments) {
    const bool computes = argument->Is<Call>() || argument->Is<BinaryOperation>() || argument->Is<UnaryOperation>();
    Visit(*argument, computes ? Use::kNothing : Use::kValue);
  }
}

bool Predictor::VisitUnusedCall(const Call& call) {
  std::string written;
  const PureFunction* function = FindPure(call, &written);
  if (function == nullptr) return false;
  Warn(function->safe ? DiagnosticKind::kNoEffect : DiagnosticKind::kResultIgnored, call.location, {std::move(written)});
  if (!function->safe) return false;
  VisitUnusedArguments(call.arguments);
  return true;
}

bool Predictor::VisitUnused(const Expr& expr) {
  const auto useless = [&] { Warn(DiagnosticKind::kUselessBuilding, expr.location); };
  switch (expr.kind) {
    case ExprKind::kStringLiteral:
      if (!expr.As<StringLiteral>().value.empty()) useless();
      return true;
    case ExprKind::kCharLiteral:
    case ExprKind::kIntegerLiteral:
    case ExprKind::kFloatLiteral: useless(); return true;
    case ExprKind::kTuple:
    case ExprKind::kList:
      useless();
      VisitUnusedPart(expr);
      return true;
    case ExprKind::kMapCreate:
      useless();
      for (const MapField* field : expr.As<MapCreate>().fields) {
        VisitUnusedPart(*field->key);
        VisitUnusedPart(*field->value);
      }
      return true;
    case ExprKind::kRecordCreate:
      if (!records_.contains(expr.As<RecordCreate>().name)) return false;
      useless();
      for (const syntax::RecordField* field : expr.As<RecordCreate>().fields) VisitUnusedPart(*field->value);
      return true;
    case ExprKind::kMapUpdate: useless(); return false;
    case ExprKind::kRecordUpdate: {
      // One field is set by setelement/3, several by building the tuple anew.
      const auto& update = expr.As<RecordUpdate>();
      if (!records_.contains(update.name) || update.module.is_valid() || update.fields.empty() || !update.record->Is<Variable>()) return false;
      if (update.fields.size() > 1) {
        Warn(DiagnosticKind::kUselessBuilding, update.record->location);
      } else {
        Warn(DiagnosticKind::kResultIgnored, update.fields[0]->location, {"this update"});
      }
      return false;
    }
    case ExprKind::kExternalFun: {
      const auto& fun = expr.As<ExternalFun>();
      if (IsLiteral(*fun.module) && IsLiteral(*fun.function) && IsLiteral(*fun.arity)) {
        Warn(DiagnosticKind::kResultIgnored, expr.location, {"fun M:F/A"});
      }
      return true;
    }
    case ExprKind::kBinaryOperation: {
      const auto& node = expr.As<BinaryOperation>();
      if (node.op == BinaryOperator::kSend) return false;
      if (node.op == BinaryOperator::kAndAlso || node.op == BinaryOperator::kOrElse) {
        Visit(*node.left, Use::kValue);
        Visit(*node.right, Use::kNothing);
        return true;
      }
      Warn(IsComparison(node.op) ? DiagnosticKind::kNoEffect : DiagnosticKind::kResultIgnored, expr.location,
           {"`" + std::string(Spelling(node.op)) + "`"});
      if (!IsComparison(node.op)) return false;
      const Expr* operands[] = {node.left, node.right};
      VisitUnusedArguments(operands);
      return true;
    }
    case ExprKind::kUnaryOperation:
      Warn(DiagnosticKind::kResultIgnored, expr.location, {"`" + std::string(Spelling(expr.As<UnaryOperation>().op)) + "`"});
      return false;
    case ExprKind::kCall: return VisitUnusedCall(expr.As<Call>());
    default: return false;
  }
}

// What is bound inside is unsafe outside, so nothing of it is needed later.
void Predictor::VisitTry(const Try& node) {
  const size_t mark = trail_.size();
  Body(node.body, Use::kValue);
  for (size_t i = mark; i < trail_.size(); ++i) literals_.erase(trail_[i]);
  if (!node.of_clauses.empty()) Clauses(Construct::kOf, node.of_clauses, nullptr, Use::kValue, node.location);
  Forget(mark);
  const bool cannot_fail = std::ranges::all_of(node.body, [&](const Expr* part) { return IsSafeSimple(*part); });
  if (!cannot_fail) Clauses(Construct::kCatch, node.catch_clauses, nullptr, Use::kValue, node.location);
  Forget(mark);
  Body(node.after_body, Use::kValue);
  Forget(mark);
}

bool Predictor::HasConflict(const Match& node) const {
  std::vector<const Expr*> patterns;
  const Expr* rest = &node;
  for (; rest->Is<Match>() && patterns.size() < 8; rest = rest->As<Match>().value) patterns.push_back(rest->As<Match>().pattern);
  ShapeFactory shapes(records_);
  for (size_t i = 0; i < patterns.size(); ++i) {
    for (size_t k = i + 1; k < patterns.size(); ++k) {
      shapes.NextClause();
      shapes.OfAliases(*patterns[i], *patterns[k], none_bound_);
      if (shapes.conflict()) return true;
    }
  }
  return false;
}

void Predictor::VisitMatch(const Match& node) {
  if (node.value->Is<Match>() && HasConflict(node)) {
    const Expr* rest = &node;
    std::vector<const Expr*> patterns;
    for (; rest->Is<Match>(); rest = rest->As<Match>().value) patterns.push_back(rest->As<Match>().pattern);
    Visit(*rest, Use::kValue);
    for (const Expr* pattern : patterns) BindPattern(*pattern);
    return Warn(DiagnosticKind::kNomatchPattern, node.pattern->location);
  }
  Visit(*node.value, Use::kValue);
  const auto* variable = node.pattern->AsIf<Variable>();
  if (variable != nullptr) {
    const bool fresh = !bound_[variable->name.index()];
    Bind(variable->name);
    if (fresh && IsLiteral(*node.value)) literals_[variable->name] = node.value;
    return;
  }
  ShapeFactory shapes(records_);
  shapes.NextClause();
  const Shape* pattern = shapes.OfPattern(*node.pattern, bound_);
  BindPattern(*node.pattern);
  if (shapes.conflict()) return Warn(DiagnosticKind::kNomatchPattern, node.pattern->location);
  shapes.NextClause();
  if (Compare(*pattern, *shapes.OfValue(*node.value)) != Fit::kNever) return;
  if (!IsLiteral(*node.value)) Warn(DiagnosticKind::kNomatchType, node.pattern->location);
  Warn(DiagnosticKind::kNomatchNoClause, node.pattern->location);
}

void Predictor::CheckFilters(std::span<const Qualifier* const> qualifiers) {
  bool all_true = true;
  for (const Qualifier* qualifier : qualifiers) {
    const auto* filter = qualifier->AsIf<Filter>();
    if (filter == nullptr) break;
    if (!IsLiteral(*filter->condition)) return;
    const auto* atom = filter->condition->AsIf<AtomLiteral>();
    all_true = all_true && atom != nullptr && atom->value == symbols::kTrue;
  }
  if (all_true) return;
  const SourceLocation location = qualifiers[0]->As<Filter>().condition->location;
  Warn(DiagnosticKind::kNomatchGuard, location);
  Warn(DiagnosticKind::kNomatchNoClause, location);
}

void Predictor::VisitComprehension(const Expr& expr, Use use) {
  const size_t mark = trail_.size();
  const bool outside = std::exchange(in_comprehension_, true);
  const auto visit = [&](const Qualifier& qualifier, const auto& self) -> void {
    switch (qualifier.kind) {
      case QualifierKind::kGenerator:
        Visit(*qualifier.As<Generator>().source, Use::kValue);
        return BindPattern(*qualifier.As<Generator>().pattern);
      case QualifierKind::kBinaryGenerator:
        Visit(*qualifier.As<BinaryGenerator>().source, Use::kValue);
        return BindPattern(*qualifier.As<BinaryGenerator>().pattern);
      case QualifierKind::kMapGenerator:
        Visit(*qualifier.As<MapGenerator>().source, Use::kValue);
        BindPattern(*qualifier.As<MapGenerator>().pattern->key);
        return BindPattern(*qualifier.As<MapGenerator>().pattern->value);
      case QualifierKind::kZip:
        for (const Qualifier* generator : qualifier.As<Zip>().generators) self(*generator, self);
        return;
      case QualifierKind::kFilter: return Visit(*qualifier.As<Filter>().condition, Use::kValue);
    }
  };
  const auto qualifiers = [&](std::span<const Qualifier* const> all) {
    CheckFilters(all);
    for (const Qualifier* qualifier : all) visit(*qualifier, visit);
  };
  if (const auto* list = expr.AsIf<ListComprehension>()) {
    qualifiers(list->qualifiers);
    // A filter that is written out decides; whatever it says, OTP says something else.
    const bool decided = std::ranges::any_of(list->qualifiers, [](const Qualifier* qualifier) {
      const auto* filter = qualifier->AsIf<Filter>();
      return filter != nullptr && IsLiteral(*filter->condition);
    });
    if (decided) use = Use::kValue;
    Visit(*list->body, use);
    for (const Expr* more : list->more) Visit(*more, use);
  } else if (const auto* binary = expr.AsIf<BinaryComprehension>()) {
    qualifiers(binary->qualifiers);
    Visit(*binary->body, Use::kValue);
  } else {
    qualifiers(expr.As<MapComprehension>().qualifiers);
    Visit(*expr.As<MapComprehension>().body->key, Use::kValue);
    Visit(*expr.As<MapComprehension>().body->value, Use::kValue);
  }
  in_comprehension_ = outside;
  Forget(mark);
}

}  // namespace lumen::outcome

namespace lumen {

void PredictOutcomes(const syntax::Module& module, const SourceManager& sources, const SymbolTable& symbols, Diagnostics* diagnostics) {
  outcome::Predictor(sources, symbols, diagnostics).Run(module);
}

}  // namespace lumen

// Tested by frontend_test.cc.
#include "compiler/frontend/behaviour.h"

#include <algorithm>
#include <set>

namespace lumen {

using namespace syntax;  // NOLINT: this is about the tree

namespace {

using NameAndCount = std::pair<std::string, uint32_t>;

bool HasName(std::string_view path, std::string_view name) {
  const size_t slash = path.rfind('/');
  const std::string_view file = slash == std::string_view::npos ? path : path.substr(slash + 1);
  if (!file.starts_with(name)) return false;
  const std::string_view rest = file.substr(name.size());
  return rest == ".erl" || rest == ".abstr" || rest == ".beam";
}

// The functions of [{name, arity}, ...].
void AddPairs(const Term& term, const SymbolTable& symbols, std::vector<NameAndCount>* pairs) {
  const auto* list = term.AsIf<ListTerm>();
  if (list == nullptr) return;
  for (const Term* element : list->elements) {
    const auto* tuple = element->AsIf<TupleTerm>();
    if (tuple == nullptr || tuple->elements.size() != 2) continue;
    const auto* name = tuple->elements[0]->AsIf<AtomTerm>();
    const auto* arity = tuple->elements[1]->AsIf<IntegerTerm>();
    if (name == nullptr || arity == nullptr || !arity->value.is_small()) continue;
    pairs->emplace_back(symbols.Text(name->value), static_cast<uint32_t>(arity->value.small()));
  }
}

bool IsLiteral(const Expr& expr) {
  switch (expr.kind) {
    case ExprKind::kAtomLiteral:
    case ExprKind::kCharLiteral:
    case ExprKind::kIntegerLiteral:
    case ExprKind::kFloatLiteral:
    case ExprKind::kStringLiteral:
    case ExprKind::kNil: return true;
    case ExprKind::kTuple: return std::ranges::all_of(expr.As<Tuple>().elements, [](const Expr* element) { return IsLiteral(*element); });
    case ExprKind::kList: {
      const auto& list = expr.As<List>();
      return std::ranges::all_of(list.elements, [](const Expr* element) { return IsLiteral(*element); }) &&
             (list.tail == nullptr || IsLiteral(*list.tail));
    }
    default: return false;
  }
}

// What a body gives that is one literal, with the functions of a list of them in `*pairs`.
Behaviour::Answer AnswerOf(std::span<const Expr* const> body, const SymbolTable& symbols, std::vector<NameAndCount>* pairs) {
  using enum Behaviour::Answer;
  if (body.size() != 1 || !IsLiteral(*body[0])) return kUnknown;
  if (const auto* atom = body[0]->AsIf<AtomLiteral>()) return symbols.Text(atom->value) == "undefined" ? kUndefined : kOther;
  if (body[0]->Is<Nil>()) return kFunctions;
  const auto* list = body[0]->AsIf<List>();
  if (list == nullptr || (list->tail != nullptr && !list->tail->Is<Nil>())) return kOther;
  for (const Expr* element : list->elements) {
    const auto* tuple = element->AsIf<Tuple>();
    if (tuple == nullptr || tuple->elements.size() != 2) return kOther;
    const auto* name = tuple->elements[0]->AsIf<AtomLiteral>();
    const auto* arity = tuple->elements[1]->AsIf<IntegerLiteral>();
    if (name == nullptr || arity == nullptr || !arity->value.is_small() || arity->value.small() < 0) return kOther;
    pairs->emplace_back(symbols.Text(name->value), static_cast<uint32_t>(arity->value.small()));
  }
  return kFunctions;
}

// What behaviour_info(what) would answer, as far as clauses with literals tell.
Behaviour::Answer Ask(const FunctionForm& function, std::string_view what, const SymbolTable& symbols, std::vector<NameAndCount>* pairs) {
  for (const Clause* clause : function.clauses) {
    if (const auto* atom = clause->patterns[0]->AsIf<AtomLiteral>()) {
      if (symbols.Text(atom->value) != what) continue;
    } else if (!clause->patterns[0]->Is<Variable>()) {
      if (IsLiteral(*clause->patterns[0])) continue;
      return Behaviour::Answer::kUnknown;
    }
    return clause->guards.empty() ? AnswerOf(clause->body, symbols, pairs) : Behaviour::Answer::kUnknown;
  }
  // A call that fails: for the callbacks as if there were no such function, for the optional ones as if there were none.
  return Behaviour::Answer::kNone;
}

}  // namespace

const Behaviour* SourceBehaviours::FindGiven(std::string_view name) {
  Behaviour* behaviour = nullptr;
  for (const std::string& path : options_.behaviour_files) {
    if (!HasName(path, name)) continue;
    behaviour = &known_[std::string(name)];
    if (behaviour->found || (behaviour->found = Read(path, behaviour))) return behaviour;
  }
  return nullptr;
}

const Behaviour* SourceBehaviours::FindInApplications(std::string_view name) {
  const auto [entry, added] = known_.try_emplace(std::string(name));
  Behaviour& behaviour = entry->second;
  for (const auto& [application, folder] : options_.preprocessor.applications) {
    if (!added || behaviour.found) break;
    behaviour.found = Read(folder + "/src/" + std::string(name) + ".erl", &behaviour);
  }
  return behaviour.found ? &behaviour : nullptr;
}

bool SourceBehaviours::Read(const std::string& path, Behaviour* behaviour) {
  std::string error;
  if (files_->Read(path, &error) == nullptr) return false;
  FrontendOptions options;
  options.preprocessor = options_.preprocessor;
  options.preprocessor.source_name.clear();
  options.last_stage = FrontendStage::kAst;
  FrontendContext context;
  const FrontendResult result = RunFrontend(path, options, files_, &context);
  if (!result.readable) return false;
  files_read_.insert(files_read_.end(), result.files_read.begin(), result.files_read.end());
  std::vector<NameAndCount> callbacks, optional;
  for (const Form* form : result.module.forms) {
    if (const auto* spec = form->AsIf<SpecForm>(); spec != nullptr && spec->attribute == symbols::kCallback) {
      behaviour->callbacks_answer = Behaviour::Answer::kFunctions;
      callbacks.emplace_back(context.symbols.Text(spec->name), spec->arity);
    } else if (const auto* attribute = form->AsIf<AttributeForm>();
               attribute != nullptr && attribute->name == symbols::kOptionalCallbacks) {
      AddPairs(*attribute->value, context.symbols, &optional);
    } else if (const auto* function = form->AsIf<FunctionForm>();
               function != nullptr && function->name == symbols::kBehaviourInfo && function->arity == 1) {
      behaviour->callbacks_answer = Ask(*function, "callbacks", context.symbols, &callbacks);
      behaviour->optional_answer = Ask(*function, "optional_callbacks", context.symbols, &optional);
    }
  }
  // In the order that behaviour_info/1 gives: that of the attributes.
  for (const NameAndCount& callback : callbacks) {
    behaviour->callbacks.push_back({callback.first, callback.second, std::ranges::find(optional, callback) != optional.end()});
  }
  return true;
}

}  // namespace lumen

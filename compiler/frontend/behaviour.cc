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

// [{name, arity}, ...] as a term (-optional_callbacks) or as an expression (behaviour_info/1 of old).
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
void AddPairs(const Expr& expr, const SymbolTable& symbols, std::vector<NameAndCount>* pairs) {
  const auto* list = expr.AsIf<List>();
  if (list == nullptr) return;
  for (const Expr* element : list->elements) {
    const auto* tuple = element->AsIf<Tuple>();
    if (tuple == nullptr || tuple->elements.size() != 2) continue;
    const auto* name = tuple->elements[0]->AsIf<AtomLiteral>();
    const auto* arity = tuple->elements[1]->AsIf<IntegerLiteral>();
    if (name == nullptr || arity == nullptr || !arity->value.is_small()) continue;
    pairs->emplace_back(symbols.Text(name->value), static_cast<uint32_t>(arity->value.small()));
  }
}

// behaviour_info(callbacks) -> [...]; behaviour_info(optional_callbacks) -> [...].
void AddBehaviourInfo(const FunctionForm& function, const SymbolTable& symbols, std::vector<NameAndCount>* callbacks,
                      std::vector<NameAndCount>* optional) {
  for (const Clause* clause : function.clauses) {
    const auto* what = clause->patterns[0]->AsIf<AtomLiteral>();
    if (what == nullptr || clause->body.size() != 1) continue;
    const std::string_view text = symbols.Text(what->value);
    if (text == "callbacks") AddPairs(*clause->body[0], symbols, callbacks);
    if (text == "optional_callbacks") AddPairs(*clause->body[0], symbols, optional);
  }
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
      callbacks.emplace_back(context.symbols.Text(spec->name), spec->arity);
    } else if (const auto* attribute = form->AsIf<AttributeForm>();
               attribute != nullptr && attribute->name == symbols::kOptionalCallbacks) {
      AddPairs(*attribute->value, context.symbols, &optional);
    } else if (const auto* function = form->AsIf<FunctionForm>();
               function != nullptr && function->name == symbols::kBehaviourInfo && function->arity == 1) {
      AddBehaviourInfo(*function, context.symbols, &callbacks, &optional);
    }
  }
  // In the order that behaviour_info/1 gives: that of the attributes.
  for (const NameAndCount& callback : callbacks) {
    behaviour->callbacks.push_back({callback.first, callback.second, std::ranges::find(optional, callback) != optional.end()});
  }
  return true;
}

}  // namespace lumen

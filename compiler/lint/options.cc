// The -compile options that lint minds. Tested by the goldens of compiler/frontend.
#include <algorithm>

#include "compiler/lint/linter.h"

namespace lumen::lint {

using namespace syntax;  // NOLINT: lint is about the tree

namespace {

// Warnings that are off unless asked for; all others are on.
constexpr std::string_view kOffByDefault[] = {"export_vars", "unused_import", "untyped_record", "missing_spec",
                                              "missing_spec_all", "keywords"};
bool OffByDefault(std::string_view category) {
  return std::ranges::find(kOffByDefault, category) != std::end(kOffByDefault);
}

}  // namespace

// keyword_warning: an atom, unquoted, that a feature reserves.
void Linter::CheckKeyword(Symbol atom, SourceLocation location) {
  if (!warn_keywords_ || (atom != symbols::kMaybe && atom != symbols::kElse)) return;
  const SourceLocation written = sources_.Outermost(location);
  if (sources_.IsPlace(written)) {
    if (sources_.Annotation(written).find("{text,\"'") != std::string_view::npos) return;
  } else if (written.is_valid()) {
    const FileId file = sources_.FileOf(written);
    const size_t offset = written.offset() - sources_.FileStart(file).offset();
    if (sources_.FileText(file).substr(offset).starts_with('\'')) return;
  }
  Add(DiagnosticKind::kFutureFeature, location, {Text(atom), "maybe_expr"});
}

bool Linter::Enabled(std::string_view category) const {
  if (options_.disabled.empty() && options_.enabled.empty()) return !OffByDefault(category);
  const std::string name(category);
  if (options_.disabled.contains(name)) return false;
  return options_.enabled.contains(name) || !OffByDefault(category);
}

void Linter::CollectFunctions(const Term& term, std::vector<NameAndArity>* functions) const {
  NameAndArity function;
  if (IsFunctionTerm(term, &function)) {
    functions->push_back(function);
  } else if (const auto* list = term.AsIf<ListTerm>()) {
    for (const Term* element : list->elements) CollectFunctions(*element, functions);
  }
}

void Linter::CollectOptions(const Module& module) {
  for (const Form* form : module.forms) {
    const auto* attribute = form->AsIf<AttributeForm>();
    if (attribute != nullptr && attribute->name == symbols::kCompile) CollectOption(*attribute->value, form->location);
  }
  // As in erlc, what the command line says counts more than what the module says.
  for (const std::string& warning : lint_options_.enabled_warnings) {
    options_.enabled.insert(warning);
    options_.disabled.erase(warning);
    if (warning == "format" && options_.format_level == 0) options_.format_level = 1;
  }
  warn_keywords_ = Enabled("keywords");
  warn_unused_vars_ = Enabled("unused_vars");
  warn_shadow_vars_ = Enabled("shadow_vars");
  warn_export_vars_ = Enabled("export_vars");
}

void Linter::CollectOption(const Term& option, SourceLocation location) {
  if (const auto* list = option.AsIf<ListTerm>()) {
    for (const Term* element : list->elements) CollectOption(*element, location);
    return;
  }
  if (const auto* atom = option.AsIf<AtomTerm>()) {
    const std::string_view text = symbols_.Text(atom->value);
    if (atom->value == symbols::kExportAll) {
      options_.export_all = true;
      // Options of warnings may stand later in the module: see after.cc for the warning.
      export_all_locations_.push_back(location);
    } else if (atom->value == symbols::kNoAutoImport) {
      options_.no_auto_import_all = true;
    } else if (atom->value == symbols::kNoAutoImportTypes) {
      options_.no_auto_import_types = true;
    } else if (atom->value == symbols::kInline) {
      options_.inlines = true;
    } else if (atom->value == symbols::kNowarnBifClash) {
      Add(DiagnosticKind::kDisallowedNowarnBifClash, location);
      options_.disabled.insert("bif_clash");
    } else if (atom->value == symbols::kNowarnFormat) {
      options_.format_level = 0;
    } else if (text.starts_with("nowarn_")) {
      options_.disabled.emplace(text.substr(7));
      options_.enabled.erase(std::string(text.substr(7)));
    } else if (text.starts_with("warn_")) {
      options_.enabled.emplace(text.substr(5));
      options_.disabled.erase(std::string(text.substr(5)));
    }
    return;
  }
  const auto* tuple = option.AsIf<TupleTerm>();
  if (tuple == nullptr || tuple->elements.size() != 2) return;
  const auto* name = tuple->elements[0]->AsIf<AtomTerm>();
  if (name == nullptr) return;
  const Term& value = *tuple->elements[1];
  std::vector<NameAndArity> functions;
  CollectFunctions(value, &functions);
  if (name->value == symbols::kNoAutoImport) {
    for (NameAndArity function : functions) options_.no_auto_import.Insert(function);
  } else if (name->value == symbols::kNowarnUnusedFunction) {
    for (NameAndArity function : functions) options_.nowarn_unused_function.Insert(function);
  } else if (name->value == symbols::kNowarnBifClash) {
    for (NameAndArity function : functions) options_.nowarn_bif_clash.Insert(function);
    const auto* pair = value.AsIf<TupleTerm>();
    if (pair != nullptr && pair->elements.size() == 2) Add(DiagnosticKind::kDisallowedNowarnBifClash, location);
  } else if (name->value == symbols::kInline) {
    const auto* list = value.AsIf<ListTerm>();
    options_.inlines |= list != nullptr && !list->elements.empty();
  } else if (name->value == symbols::kWarnFormat) {
    const auto* level = value.AsIf<IntegerTerm>();
    if (level != nullptr && level->value.is_small()) options_.format_level = static_cast<int>(level->value.small());
  } else if (name->value == symbols::kNowarnDeprecatedFunction || name->value == symbols::kNowarnRemoved) {
    auto& names = name->value == symbols::kNowarnRemoved ? options_.nowarn_removed : options_.nowarn_deprecated;
    CollectQualifiedNames(value, &names);
  }
}

// m:f/a of {m, f, a}, or m, alone or in lists.
void Linter::CollectQualifiedNames(const Term& term, std::set<std::string>* names) const {
  if (const auto* list = term.AsIf<ListTerm>()) {
    for (const Term* element : list->elements) CollectQualifiedNames(*element, names);
  } else if (const auto* atom = term.AsIf<AtomTerm>()) {
    names->insert(AtomOf(atom->value));
  } else if (const auto* tuple = term.AsIf<TupleTerm>(); tuple != nullptr && tuple->elements.size() == 3) {
    const auto* module = tuple->elements[0]->AsIf<AtomTerm>();
    const auto* function = tuple->elements[1]->AsIf<AtomTerm>();
    const auto* arity = tuple->elements[2]->AsIf<IntegerTerm>();
    if (module == nullptr || function == nullptr || arity == nullptr) return;
    names->insert(AtomOf(module->value) + ":" + AtomOf(function->value) + "/" + arity->value.ToDecimal());
  }
}

}  // namespace lumen::lint

namespace lumen {

bool IsWarningOffByDefault(std::string_view group) { return lint::OffByDefault(group); }

}  // namespace lumen

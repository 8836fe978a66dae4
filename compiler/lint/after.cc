// What can be told once the whole module has been seen (post_traversal_check). Tested by the goldens of compiler/frontend.
#include <algorithm>

#include "compiler/base/text.h"
#include "compiler/lint/linter.h"
#include "compiler/syntax/builtin_type.h"

namespace lumen::lint {

using namespace syntax;  // NOLINT: lint is about the tree

namespace {

struct KnownCallback {
  std::string_view behaviour, name;
  uint32_t arity;
  bool optional;
};
constexpr KnownCallback kCallbacks[] = {
#define LUMEN_CALLBACK(behaviour, name, arity, optional) {behaviour, name, arity, optional},
#include "compiler/lint/behaviour.def"
};

// The attributes of one name, flattened: every term that is no list.
template <typename Visit>
void ForEachEntry(const Term& term, const Visit& visit) {
  if (const auto* list = term.AsIf<ListTerm>()) {
    for (const Term* element : list->elements) ForEachEntry(*element, visit);
  } else {
    visit(term);
  }
}

template <typename Visit>
void ForEachAttribute(const Module& module, Symbol name, const Visit& visit) {
  for (const Form* form : module.forms) {
    const auto* attribute = form->AsIf<AttributeForm>();
    if (attribute != nullptr && attribute->name == name) visit(*attribute);
  }
}

}  // namespace

bool Linter::IsExported(NameAndArity function) const {
  return options_.export_all ? defined_.contains(function) : exports_.contains(function);
}

bool Linter::IsBuiltinTypeName(NameAndArity type) const {
  return IsBuiltinType(symbols_.Text(type.name), type.arity, lint_options_.otp_level);
}

bool Linter::InMainFile(SourceLocation location) const { return sources_.PresumedFile(location) == main_file_; }

// Behaviours are what sources given by name say; else what OTP's are known to be; else what sources of applications say.
void Linter::CheckBehaviours() {
  struct Wanted {
    Symbol behaviour;
    SourceLocation location;
  };
  FunctionMap<std::vector<Wanted>> wanted;
  for (const auto& [behaviour_symbol, behaviour_location] : behaviours_) {
    const Symbol behaviour = behaviour_symbol;
    const SourceLocation location = behaviour_location;
    const auto check = [&](std::string_view callback, uint32_t arity, bool optional) {
      const Symbol name = symbols_.Find(callback);
      const NameAndArity function{name, arity};
      const bool exported = name.is_valid() && IsExported(function);
      if (!exported && !optional) {
        Add(DiagnosticKind::kUndefinedBehaviourFunction, location,
            {AtomText(callback) + "/" + std::to_string(arity), AtomOf(behaviour)});
      }
      if (name.is_valid() && (!optional || exported)) wanted[function].push_back({behaviour, location});
    };
    const std::string_view text = symbols_.Text(behaviour);
    BehaviourFinder* finder = behaviour == module_ ? nullptr : lint_options_.behaviours;
    const Behaviour* found = finder == nullptr ? nullptr : finder->FindGiven(text);
    if (found == nullptr) {
      bool known = false;
      for (const KnownCallback& callback : kCallbacks) {
        if (callback.behaviour != text) continue;
        known = true;
        check(callback.name, callback.arity, callback.optional);
      }
      if (known) continue;
      if (finder == nullptr) continue;
      found = finder->FindInApplications(text);
      if (found == nullptr) {
        Add(DiagnosticKind::kUndefinedBehaviour, location, {AtomOf(behaviour), "no such module is at hand"});
        CheckModuleName(behaviour, location);
        continue;
      }
    }
    switch (found->callbacks_answer) {
      case Behaviour::Answer::kNone:
        // Without callbacks the module has no behaviour_info/1, and is no behaviour.
        Add(DiagnosticKind::kUndefinedBehaviour, location, {AtomOf(behaviour), "the module has no callbacks"});
        CheckModuleName(behaviour, location);
        break;
      case Behaviour::Answer::kUndefined: Add(DiagnosticKind::kUndefinedBehaviourCallbacks, location, {AtomOf(behaviour)}); break;
      case Behaviour::Answer::kOther: Add(DiagnosticKind::kIllDefinedBehaviourCallbacks, location, {AtomOf(behaviour)}); break;
      case Behaviour::Answer::kFunctions:
        if (found->optional_answer == Behaviour::Answer::kOther) {
          Add(DiagnosticKind::kIllDefinedOptionalCallbacks, location, {AtomOf(behaviour)});
        }
        break;
      case Behaviour::Answer::kUnknown: break;
    }
    for (const Behaviour::Callback& callback : found->callbacks) check(callback.name, callback.arity, callback.optional);
  }
  for (const auto& [function, wants] : wanted) {
    for (size_t i = 1; i < wants.size(); ++i) {
      Add(DiagnosticKind::kConflictingBehaviours, wants[i].location,
          {FunctionText(function), AtomOf(wants[i].behaviour), AtomOf(wants[0].behaviour)});
    }
  }
}

void Linter::CheckDeprecatedAndRemoved(const Module& module) {
  for (const bool removed : {false, true}) {
    ForEachAttribute(module, removed ? symbols::kRemoved : symbols::kDeprecated, [&](const AttributeForm& form) {
      ForEachEntry(*form.value, [&](const Term& entry) { CheckDeprecatedEntry(entry, form.location, removed); });
    });
  }
}

// depr_cat, removed_cat
void Linter::CheckDeprecatedEntry(const Term& entry, SourceLocation location, bool removed) {
  auto invalid = [&] {
    Add(removed ? DiagnosticKind::kInvalidRemoved : DiagnosticKind::kInvalidDeprecated, location, {TermText(entry)});
  };
  auto is_wildcard = [](const Term& term) {
    const auto* atom = term.AsIf<AtomTerm>();
    return atom != nullptr && atom->value == symbols::kUnderscore;
  };
  auto any_exported = [&](std::optional<Symbol> name) {
    const auto& functions = exports_;
    auto counts = [&](NameAndArity function) {
      return function.name != symbols::kModuleInfo && (!name.has_value() || function.name == *name);
    };
    if (options_.export_all) {
      return std::ranges::any_of(defined_, [&](NameAndArity function) {
        return function.name != symbols::kRecordInfo && counts(function);
      });
    }
    return std::ranges::any_of(functions, [&](const auto& entry) { return counts(entry.first); });
  };
  auto bad = [&](std::string what) {
    Add(removed ? DiagnosticKind::kBadRemoved : DiagnosticKind::kBadDeprecated, location, {std::move(what)});
  };
  if (const auto* atom = entry.AsIf<AtomTerm>()) {
    if (atom->value != symbols::kModule) return invalid();
    if (removed && any_exported({})) bad("'_'/'_'");
    return;
  }
  const auto* tuple = entry.AsIf<TupleTerm>();
  if (tuple == nullptr || tuple->elements.size() < 2 || tuple->elements.size() > 3) return invalid();
  if (tuple->elements.size() == 3) {
    const Term& flag = *tuple->elements[2];
    const auto* word = flag.AsIf<AtomTerm>();
    const auto* list = flag.AsIf<ListTerm>();
    const bool text = flag.Is<StringTerm>() || (list != nullptr && list->elements.empty());
    const bool known = !removed && word != nullptr &&
                       (word->value == symbols::kNextVersion || word->value == symbols::kNextMajorRelease ||
                        word->value == symbols::kEventually);
    if (!text && !known) return invalid();
  }
  const Term& name_term = *tuple->elements[0];
  const Term& arity_term = *tuple->elements[1];
  if (is_wildcard(name_term) && is_wildcard(arity_term)) {
    if (removed && any_exported({})) bad("'_'/'_'");
    return;
  }
  const auto* name = name_term.AsIf<AtomTerm>();
  if (name == nullptr) return invalid();
  if (is_wildcard(arity_term)) {
    if (any_exported(name->value) == removed) bad(AtomOf(name->value) + "/'_'");
    return;
  }
  const auto* arity = arity_term.AsIf<IntegerTerm>();
  if (arity == nullptr || !arity->value.is_small() || arity->value.small() < 0 || arity->value.small() > UINT32_MAX) {
    return invalid();
  }
  const NameAndArity function{name->value, static_cast<uint32_t>(arity->value.small())};
  const bool builtin = module_ == symbols::kErlang && builtins_.IsAutoImported(function.name, function.arity);
  if ((IsExported(function) || builtin) == removed) bad(FunctionText(function));
}

void Linter::CheckImportsUsed() {
  if (!Enabled("unused_import")) return;
  for (const auto& [function, imported] : imports_) {
    if (!imported.used) {
      Add(DiagnosticKind::kUnusedImport, imported.location, {FunctionText(function), AtomOf(imported.module)});
    }
  }
}

// check_option_functions: options that name functions must name some that are there.
void Linter::CheckOptionFunctions(const Module& module) {
  if (Enabled("export_all")) {
    for (SourceLocation location : export_all_locations_) Add(DiagnosticKind::kExportAll, location);
  }
  ForEachAttribute(module, symbols::kCompile, [&](const AttributeForm& form) {
    ForEachEntry(*form.value, [&](const Term& option) {
      const auto* tuple = option.AsIf<TupleTerm>();
      if (tuple == nullptr || tuple->elements.size() != 2) return;
      const auto* name = tuple->elements[0]->AsIf<AtomTerm>();
      if (name == nullptr) return;
      DiagnosticKind kind;
      if (name->value == symbols::kInline) {
        kind = DiagnosticKind::kBadInline;
      } else if (name->value == symbols::kNowarnUnusedFunction) {
        kind = DiagnosticKind::kBadNowarnUnusedFunction;
      } else if (name->value == symbols::kNowarnBifClash) {
        kind = DiagnosticKind::kBadNowarnBifClash;
      } else if (name->value == symbols::kNowarnUnusedRecord) {
        ForEachEntry(*tuple->elements[1], [&](const Term& record) {
          const auto* atom = record.AsIf<AtomTerm>();
          if (atom != nullptr && Enabled("unused_record")) UseRecord(atom->value, form.location);
        });
        return;
      } else {
        return;
      }
      ForEachEntry(*tuple->elements[1], [&](const Term& entry) {
        NameAndArity function;
        if (!IsFunctionTerm(entry, &function)) {
          Add(kind, form.location, {TermText(entry)});
        } else if (function.name == symbols::kModuleInfo || !(defined_.contains(function) || imports_.contains(function))) {
          Add(kind, form.location, {FunctionText(function)});
        }
      });
    });
  });
}

void Linter::CheckUndefinedFunctions() {
  for (const auto& [function, location] : called_) {
    if (!defined_.contains(function)) Add(DiagnosticKind::kUndefinedFunction, location, {FunctionText(function)});
  }
}

void Linter::CheckUnusedFunctions(const Module& module) {
  if (options_.export_all || !Enabled("unused_function")) return;
  // The calls of one function follow each other, unless it is defined twice.
  FunctionMap<std::vector<std::pair<size_t, size_t>>> ranges;
  for (size_t begin = 0, end; begin < calls_.size(); begin = end) {
    for (end = begin + 1; end < calls_.size() && calls_[end].first == calls_[begin].first;) ++end;
    ranges[calls_[begin].first].emplace_back(begin, end);
  }
  FunctionSet reached;
  std::vector<NameAndArity> pending(on_load_);
  for (const auto& [function, location] : exports_) pending.push_back(function);
  while (!pending.empty()) {
    const NameAndArity function = pending.back();
    pending.pop_back();
    if (!reached.Insert(function)) continue;
    const auto found = ranges.find(function);
    if (found == ranges.end()) continue;
    for (const auto& [begin, end] : found->second) {
      for (size_t i = begin; i < end; ++i) {
        if (!reached.contains(calls_[i].second)) pending.push_back(calls_[i].second);
      }
    }
  }
  for (const Form* form : module.forms) {
    const auto* function = form->AsIf<FunctionForm>();
    if (function == nullptr) continue;
    const NameAndArity name{function->name, function->arity};
    if (!reached.contains(name) && !options_.nowarn_unused_function.contains(name)) {
      Add(DiagnosticKind::kUnusedFunction, form->location, {FunctionText(name)});
    }
  }
}

void Linter::CheckNifs(const Module& module) {
  bool warned = loads_nif_;
  ForEachAttribute(module, symbols::kNifs, [&](const AttributeForm& form) {
    ForEachEntry(*form.value, [&](const Term& entry) {
      if (!std::exchange(warned, true)) Add(DiagnosticKind::kNoLoadNif, form.location);
      NameAndArity function;
      if (!IsFunctionTerm(entry, &function)) {
        Add(DiagnosticKind::kUndefinedNif, form.location, {TermText(entry)});
      } else if (!defined_.contains(function) || function.name == symbols::kModuleInfo) {
        Add(DiagnosticKind::kUndefinedNif, form.location, {FunctionText(function)});
      }
    });
  });
}

void Linter::CheckSpecsAgainstFunctions(const Module& module) {
  for (const auto& [key, location] : specs_) {
    const auto& [spec_module, name, arity] = key;
    if (spec_module == module_ && !defined_.contains({name, arity})) {
      Add(DiagnosticKind::kSpecWithoutFunction, location, {FunctionText({name, arity})});
    }
  }
  const bool all = Enabled("missing_spec_all");
  if (!all && !Enabled("missing_spec")) return;
  FunctionSet with_spec;
  for (const auto& [key, location] : specs_) with_spec.Insert({std::get<1>(key), std::get<2>(key)});
  for (const Form* form : module.forms) {
    const auto* function = form->AsIf<FunctionForm>();
    if (function == nullptr) continue;
    const NameAndArity name{function->name, function->arity};
    if (!with_spec.contains(name) && (all || IsExported(name))) {
      Add(DiagnosticKind::kMissingSpec, form->location, {FunctionText(name)});
    }
  }
}

// check_undefined_types, check_unused_types, check_local_opaque_types
void Linter::CheckTypesUsed() {
  FunctionSet reached;
  std::vector<NameAndArity> pending;
  FunctionMap<std::vector<NameAndArity>> used_by;
  for (const auto& [type, uses] : type_uses_) {
    const bool known = types_.contains(type) || IsBuiltinTypeName(type);
    for (const TypeUse& use : uses) {
      if (!known) Add(DiagnosticKind::kUndefinedType, use.location, {FunctionText(type)});
      if (use.in_type.has_value()) {
        used_by[*use.in_type].push_back(type);
      } else {
        pending.push_back(type);
      }
    }
  }
  while (!pending.empty()) {
    const NameAndArity type = pending.back();
    pending.pop_back();
    if (!reached.Insert(type)) continue;
    const auto inner = used_by.find(type);
    if (inner != used_by.end()) pending.insert(pending.end(), inner->second.begin(), inner->second.end());
  }
  for (const auto& [type, info] : types_) {
    if (Enabled("unused_type") && !reached.contains(type) && InMainFile(info.location)) {
      Add(DiagnosticKind::kUnusedType, info.location, {FunctionText(type)});
    }
    if (info.attribute == symbols::kOpaque && !exported_types_.contains(type)) {
      Add(DiagnosticKind::kNotExportedOpaque, info.location, {FunctionText(type)});
    }
  }
}

void Linter::CheckRecordsUsed(const Module& module) {
  if (Enabled("untyped_record")) {
    for (const Form* form : module.forms) {
      const auto* record = form->AsIf<RecordForm>();
      if (record == nullptr || record->fields.empty()) continue;
      const bool typed = std::ranges::all_of(record->fields, [](const RecordFieldDefinition* field) { return field->type != nullptr; });
      if (!typed) Add(DiagnosticKind::kUntypedRecord, form->location, {AtomOf(record->name)});
    }
  }
  if (!Enabled("unused_record")) return;
  for (const auto& [name, record] : records_) {
    if (!record.used && InMainFile(record.location)) Add(DiagnosticKind::kUnusedRecord, record.location, {AtomOf(name)});
  }
}

void Linter::CheckDialyzerAttributes(const Module& module) {
  ForEachAttribute(module, symbols::kDialyzer, [&](const AttributeForm& form) {
    ForEachEntry(*form.value, [&](const Term& entry) { CheckDialyzerEntry(entry, form.location); });
  });
}

void Linter::CheckDialyzerEntry(const Term& entry, SourceLocation location) {
  auto is_option = [&](Symbol name, bool of_function) {
    if (of_function && name == symbols::kNowarnFunction) return true;
    for (std::string_view known :
         {"no_return", "no_unused", "no_improper_lists", "no_fun_app", "no_match", "no_opaque", "no_fail_call",
          "no_contracts", "no_behaviours", "no_undefined_callbacks", "unmatched_returns", "error_handling",
          "race_conditions", "no_missing_calls", "specdiffs", "overspecs", "underspecs", "unknown", "no_underspecs",
          "extra_return", "no_extra_return", "missing_return", "no_missing_return"}) {
      if (symbols_.Text(name) == known) return true;
    }
    return false;
  };
  auto malformed = [&](const Term& term) { Add(DiagnosticKind::kBadDialyzerAttribute, location, {TermText(term)}); };
  if (const auto* atom = entry.AsIf<AtomTerm>()) {
    if (!is_option(atom->value, false)) Add(DiagnosticKind::kBadDialyzerOption, location, {AtomOf(atom->value)});
    return;
  }
  const auto* pair = entry.AsIf<TupleTerm>();
  if (pair == nullptr || pair->elements.size() != 2) return malformed(entry);
  // Each option with each function.
  ForEachEntry(*pair->elements[0], [&](const Term& option_term) {
    ForEachEntry(*pair->elements[1], [&](const Term& function_term) {
      const auto* option = option_term.AsIf<AtomTerm>();
      NameAndArity function;
      if (option == nullptr || !IsFunctionTerm(function_term, &function)) {
        return malformed(option == nullptr ? option_term : function_term);
      }
      if (!is_option(option->value, true)) {
        Add(DiagnosticKind::kBadDialyzerOption, location, {AtomOf(option->value)});
      } else if (!defined_.contains(function) || function.name == symbols::kModuleInfo) {
        Add(DiagnosticKind::kUndefinedFunction, location, {FunctionText(function)});
      }
    });
  });
}

void Linter::CheckCallbacks() {
  for (const auto& [callback, location] : optional_callbacks_) {
    if (!callbacks_.contains(callback)) {
      Add(DiagnosticKind::kUndefinedCallback, location, {FunctionText(callback)});
    }
  }
  if (!defined_.contains({symbols::kBehaviourInfo, 1})) return;
  for (const auto& [callback, location] : callbacks_) {
    Add(DiagnosticKind::kBehaviourInfo, location, {FunctionText(callback)});
  }
}

}  // namespace lumen::lint

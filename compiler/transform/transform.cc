// Tested by transform_test.cc.
#include "compiler/transform/transform.h"

#include <algorithm>
#include <optional>

#include "compiler/base/text.h"
#include "compiler/transform/builtin.h"
#include "compiler/transform/protocol.h"

namespace lumen {

using namespace syntax;  // NOLINT: transforms are about the tree

namespace {

// A transform that is asked for, and where.
struct Wanted {
  Symbol name;
  SourceLocation place;
};

// The name in {parse_transform, Name}; invalid where the term is something else.
Symbol TransformIn(const Term& option) {
  const auto* pair = option.AsIf<TupleTerm>();
  if (pair == nullptr || pair->elements.size() != 2) return Symbol();
  const auto* key = pair->elements[0]->AsIf<AtomTerm>();
  const auto* name = pair->elements[1]->AsIf<AtomTerm>();
  return key != nullptr && name != nullptr && key->value == symbols::kParseTransform ? name->value : Symbol();
}

void CollectFrom(const Form& form, std::vector<Wanted>* wanted) {
  const auto* attribute = form.AsIf<AttributeForm>();
  if (attribute == nullptr || attribute->name != symbols::kCompile) return;
  if (const Symbol name = TransformIn(*attribute->value); name.is_valid()) wanted->push_back({name, form.location});
  const auto* list = attribute->value->AsIf<ListTerm>();
  if (list == nullptr) return;
  for (const Term* option : list->elements) {
    if (const Symbol name = TransformIn(*option); name.is_valid()) wanted->push_back({name, form.location});
  }
}

// The form without options that ask for transforms, so that none is run twice; null where nothing is left.
const Form* Cleaned(const Form* form, Arena* arena) {
  std::vector<Wanted> wanted;
  CollectFrom(*form, &wanted);
  if (wanted.empty()) return form;
  const auto& attribute = form->As<AttributeForm>();
  const auto* list = attribute.value->AsIf<ListTerm>();
  if (list == nullptr) return nullptr;
  std::vector<const Term*> kept;
  for (const Term* option : list->elements) {
    if (!TransformIn(*option).is_valid()) kept.push_back(option);
  }
  auto* value = arena->New<ListTerm>();
  value->elements = arena->Copy(kept);
  auto* cleaned = arena->New<AttributeForm>(attribute);
  cleaned->value = value;
  return cleaned;
}

// Puts the forms that transforms did not see back, before the end.
Module WithComplaints(const Module& module, const std::vector<const Form*>& complaints, Arena* arena) {
  if (complaints.empty()) return module;
  std::vector<const Form*> forms(module.forms.begin(), module.forms.end());
  const auto end = std::ranges::find_if(forms, [](const Form* form) { return form->Is<EofForm>(); });
  forms.insert(end, complaints.begin(), complaints.end());
  Module whole = module;
  whole.forms = arena->Copy(forms);
  return whole;
}

std::string FirstFile(const Module& module, const SourceManager& sources) {
  if (module.forms.empty()) return "";
  return std::string(sources.Presume(module.forms[0]->location).file);
}

}  // namespace

bool HasTransforms(const Module& module, const TransformOptions& options) {
  std::vector<Wanted> wanted;
  for (const Form* form : module.forms) CollectFrom(*form, &wanted);
  return !wanted.empty() || !options.applied.empty();
}

Module RunTransforms(const Module& module, const TransformOptions& options, TransformRunner* runner,
                     const TransformContext& context) {
  std::vector<Wanted> wanted;
  for (const std::string& name : options.applied) wanted.push_back({context.symbols->Intern(name), SourceLocation()});
  for (const Form* form : module.forms) CollectFrom(*form, &wanted);
  if (wanted.empty()) return module;
  const std::string file = FirstFile(module, *context.sources);
  Module current = module;
  std::vector<const Form*> forms, complaints;
  for (const Form* form : module.forms) {
    if (form->Is<ErrorForm>() || form->Is<WarningForm>()) {
      complaints.push_back(form);
    } else if (const Form* cleaned = Cleaned(form, context.arena)) {
      forms.push_back(cleaned);
    }
  }
  current.forms = context.arena->Copy(forms);
  for (const Wanted& transform : wanted) {
    const std::string name(context.symbols->Text(transform.name));
    const auto program = std::ranges::find(options.programs, name, &std::pair<std::string, std::string>::first);
    const BuiltinTransform builtin = FindBuiltinTransform(name);
    if (program == options.programs.end() && builtin != nullptr) {
      current = builtin(current, context);
      continue;
    }
    if (program == options.programs.end()) {
      context.diagnostics->Add(DiagnosticKind::kParseTransformUndefined, transform.place, {AtomText(name)});
      break;
    }
    std::string reply, error;
    if (!runner->Run(program->second, BuildTransformRequest(name, current, options, context), &reply, &error)) {
      context.diagnostics->Add(DiagnosticKind::kParseTransformFailed, transform.place, {AtomText(name), error});
      break;
    }
    std::optional<Module> changed = ReadTransformReply(AtomText(name), reply, transform.place, file, context);
    if (!changed.has_value()) break;
    current = *changed;
  }
  return WithComplaints(current, complaints, context.arena);
}

}  // namespace lumen

// Forms. Tested by abstract_format_test.cc.
#include <algorithm>

#include "compiler/abstract_format/builder.h"
#include "compiler/base/text.h"
#include "compiler/base/utf8.h"
#include "compiler/syntax/term_printer.h"

namespace lumen::abstract_format {

using namespace syntax;  // NOLINT: all about terms and trees

Module Builder::Build(Terms terms) {
  Module module;
  std::vector<const syntax::Form*> forms;
  forms.reserve(terms.size() + 1);
  for (const Term* term : terms) {
    ++form_number_;
    form_name_.clear();
    failed_ = false;
    depth_ = 0;
    place_ = sources_->AddPlace(file_, 0, 0, {});
    const syntax::Form* form = BuildForm(*term);
    if (form == nullptr) {
      auto* error = New<ErrorForm>(diagnostics_->all().back().location);
      error->diagnostic_index = static_cast<uint32_t>(diagnostics_->all().size() - 1);
      form = error;
    }
    if (const auto* attribute = form->AsIf<ModuleForm>(); attribute != nullptr && !module.name.is_valid()) {
      module.name = attribute->name;
    }
    forms.push_back(form);
  }
  const bool has_end = std::ranges::any_of(forms, [](const syntax::Form* form) { return form->Is<EofForm>(); });
  if (!has_end) forms.push_back(New<EofForm>(sources_->AddPlace(file_, 0, 0, "0")));
  module.forms = arena_->Copy(forms);
  return module;
}

const syntax::Form* Builder::BuildForm(const Term& term) {
  const auto* tuple = term.AsIf<TupleTerm>();
  if (tuple == nullptr || tuple->elements.size() < 2) return Fail(term, "form"), nullptr;
  const Terms elements = tuple->elements;
  const bool is_error = Is(*elements[0], "error");
  if (elements.size() == 2 && (is_error || Is(*elements[0], "warning"))) return BuildComplaint(term, *elements[1], is_error);
  Node node;
  if (!Open(term, "form", 2, &node)) return nullptr;
  if (elements.size() == 2 && Is(*elements[0], "eof")) return New<EofForm>(node.location);
  if (elements.size() == 4 && Is(*elements[0], "attribute")) return BuildAttribute(node);
  if (elements.size() == 5 && Is(*elements[0], "function")) return BuildFunction(node);
  return Fail(term, "form"), nullptr;
}

// {error, {Location, Module, Descriptor}}: something that was wrong when the forms were made is wrong still.
const syntax::Form* Builder::BuildComplaint(const Term& term, const Term& info, bool is_error) {
  const auto* tuple = info.AsIf<TupleTerm>();
  Symbol module;
  SourceLocation location;
  if (tuple == nullptr || tuple->elements.size() != 3) return Fail(term, is_error ? "error" : "warning"), nullptr;
  if (!Annotation(*tuple->elements[0], &location)) return nullptr;
  if (!AtomOf(*tuple->elements[1], &module, "module name")) return nullptr;
  const Term& descriptor = *tuple->elements[2];
  if (!IsAtMost(descriptor, kMaxTreeDepth)) return Fail(term, is_error ? "error" : "warning"), nullptr;
  const std::string written = PrintTerm(descriptor, *symbols_);
  const auto* text = descriptor.AsIf<StringTerm>();
  diagnostics_->Add(is_error ? DiagnosticKind::kInputError : DiagnosticKind::kInputWarning, location,
                    {text != nullptr ? ToUtf8(text->value) : written, AtomText(symbols_->Text(module)), written});
  const auto index = static_cast<uint32_t>(diagnostics_->all().size() - 1);
  if (is_error) {
    auto* form = New<ErrorForm>(location);
    form->diagnostic_index = index;
    return form;
  }
  auto* form = New<WarningForm>(location);
  form->diagnostic_index = index;
  return form;
}

const syntax::Form* Builder::BuildFunction(const Node& node) {
  auto* form = New<FunctionForm>(node.location);
  if (!AtomOf(*node.elements[2], &form->name, "name of a function") ||
      !CountOf(*node.elements[3], &form->arity, "number of arguments")) {
    return nullptr;
  }
  form_name_ = "function " + AtomText(symbols_->Text(form->name)) + "/" + std::to_string(form->arity);
  if (form->arity > INT32_MAX) return Fail(*node.elements[3], "number of arguments"), nullptr;
  return BuildClauses(*node.elements[4], static_cast<int>(form->arity), false, &form->clauses) ? form : nullptr;
}

const syntax::Form* Builder::BuildAttribute(const Node& node) {
  Symbol name;
  if (!AtomOf(*node.elements[2], &name, "name of an attribute")) return nullptr;
  form_name_ = "attribute " + AtomText(symbols_->Text(name));
  const Term& value = *node.elements[3];
  if (name == symbols::kModule) return BuildModuleForm(node, value);
  if (name == symbols::kExport) {
    auto* form = New<ExportForm>(node.location);
    return BuildNameArities(value, &form->functions) ? form : nullptr;
  }
  if (name == symbols::kImport) return BuildImport(node, value);
  if (name == symbols::kRecord) return BuildRecord(node, value, false);
  if (symbols_->Text(name) == "native_record") return BuildRecord(node, value, true);
  // -opaque(name) is an attribute like any other, as it is for the parser.
  const auto* tuple = value.AsIf<TupleTerm>();
  const bool is_type = name == symbols::kType || name == symbols::kOpaque || name == symbols::kNominal;
  if (is_type && tuple != nullptr && tuple->elements.size() == 3) return BuildTypeForm(node, name, value);
  if (name == symbols::kSpec || name == symbols::kCallback) return BuildSpec(node, name, value);
  if (name == symbols::kFile) return BuildFile(node, value);
  auto* form = New<AttributeForm>(node.location);
  form->name = name;
  if (!IsAtMost(value, kMaxTreeDepth)) {
    depth_ = kMaxTreeDepth;
    return Depth(this).TooDeep() ? nullptr : form;
  }
  form->value = &value;
  return form;
}

// Name | {Name, [Variable]}
const syntax::Form* Builder::BuildModuleForm(const Node& node, const Term& value) {
  auto* form = New<ModuleForm>(node.location);
  const auto* pair = value.AsIf<TupleTerm>();
  if (pair == nullptr) return AtomOf(value, &form->name, "name of a module") ? form : nullptr;
  form->has_parameters = true;
  Terms parameters;
  if (pair->elements.size() != 2 || !AtomOf(*pair->elements[0], &form->name, "name of a module") ||
      !ListOf(*pair->elements[1], &parameters, "list of parameters")) {
    return Fail(value, "name of a module"), nullptr;
  }
  std::vector<Symbol> names;
  for (const Term* parameter : parameters) {
    Symbol name;
    if (!AtomOf(*parameter, &name, "parameter")) return nullptr;
    names.push_back(name);
  }
  form->parameters = arena_->Copy(names);
  return form;
}

// [{Name, Arity}]
bool Builder::BuildNameArities(const Term& term, std::span<const NameArity* const>* result) {
  Terms entries;
  if (!ListOf(term, &entries, "list of names and arities")) return false;
  return Each<NameArity>(entries, result, [&](const Term& entry) -> const NameArity* {
    const auto* pair = entry.AsIf<TupleTerm>();
    auto* node = New<NameArity>(place_);
    if (pair == nullptr || pair->elements.size() != 2) return Fail(entry, "name and arity"), nullptr;
    const bool good = AtomOf(*pair->elements[0], &node->name, "name of a function") &&
                      CountOf(*pair->elements[1], &node->arity, "number of arguments");
    return good ? node : nullptr;
  });
}

// {Module, [{Name, Arity}]}
const syntax::Form* Builder::BuildImport(const Node& node, const Term& value) {
  auto* form = New<ImportForm>(node.location);
  const auto* pair = value.AsIf<TupleTerm>();
  if (pair == nullptr || pair->elements.size() != 2) return Fail(value, "import"), nullptr;
  const bool good = AtomOf(*pair->elements[0], &form->module, "name of a module") &&
                    BuildNameArities(*pair->elements[1], &form->functions);
  return good ? form : nullptr;
}

// {Name, [Field]}
const syntax::Form* Builder::BuildRecord(const Node& node, const Term& value, bool native) {
  auto* form = New<RecordForm>(node.location);
  form->native = native;
  const auto* pair = value.AsIf<TupleTerm>();
  Terms fields;
  if (pair == nullptr || pair->elements.size() != 2) return Fail(value, "record definition"), nullptr;
  if (!AtomOf(*pair->elements[0], &form->name, "name of a record") || !ListOf(*pair->elements[1], &fields, "list of fields")) {
    return nullptr;
  }
  form_name_ = "record " + AtomText(symbols_->Text(form->name));
  const bool good =
      Each<RecordFieldDefinition>(fields, &form->fields, [&](const Term& field) { return BuildRecordField(field); });
  return good ? form : nullptr;
}

// {record_field, Anno, Name} | {record_field, Anno, Name, Default} | {typed_record_field, Field, Type}
const RecordFieldDefinition* Builder::BuildRecordField(const Term& term) {
  const Term* field = &term;
  const Term* type = nullptr;
  const auto* typed = term.AsIf<TupleTerm>();
  if (typed != nullptr && typed->elements.size() == 3 && Is(*typed->elements[0], "typed_record_field")) {
    field = typed->elements[1];
    type = typed->elements[2];
  }
  Node node;
  if (!Open(*field, "field of a record", 3, &node)) return nullptr;
  if (!Is(*node.elements[0], "record_field") || node.elements.size() > 4) return Fail(term, "field of a record"), nullptr;
  const AtomLiteral* name = BuildFieldName(*node.elements[2]);
  if (name == nullptr) return nullptr;
  auto* definition = New<RecordFieldDefinition>(node.location);
  definition->name = name->value;
  if (name->location != node.location) definition->name_location = name->location;
  if (node.elements.size() == 4) {
    definition->default_value = BuildExpr(*node.elements[3]);
    if (definition->default_value == nullptr) return nullptr;
  }
  if (type != nullptr) {
    definition->type = BuildType(*type);
    if (definition->type == nullptr) return nullptr;
  }
  return definition;
}

// {Name, Type, [Variable]}
const syntax::Form* Builder::BuildTypeForm(const Node& node, Symbol attribute, const Term& value) {
  auto* form = New<TypeForm>(node.location);
  form->attribute = attribute;
  const auto* tuple = value.AsIf<TupleTerm>();
  Terms parameters;
  if (!AtomOf(*tuple->elements[0], &form->name, "name of a type") ||
      !ListOf(*tuple->elements[2], &parameters, "list of type variables")) {
    return nullptr;
  }
  form_name_ = "type " + AtomText(symbols_->Text(form->name)) + "/" + std::to_string(parameters.size());
  form->type = BuildType(*tuple->elements[1]);
  if (form->type == nullptr) return nullptr;
  const bool good =
      Each<TypeVariable>(parameters, &form->parameters, [&](const Term& parameter) { return BuildTypeVariable(parameter); });
  return good ? form : nullptr;
}

// {{Name, Arity} | {Module, Name, Arity}, [Signature]}
const syntax::Form* Builder::BuildSpec(const Node& node, Symbol attribute, const Term& value) {
  auto* form = New<SpecForm>(node.location);
  form->attribute = attribute;
  const auto* pair = value.AsIf<TupleTerm>();
  if (pair == nullptr || pair->elements.size() != 2) return Fail(value, "spec"), nullptr;
  const auto* function = pair->elements[0]->AsIf<TupleTerm>();
  if (function == nullptr || (function->elements.size() != 2 && function->elements.size() != 3)) {
    return Fail(*pair->elements[0], "name and arity"), nullptr;
  }
  Terms name = function->elements;
  if (name.size() == 3) {
    if (!AtomOf(*name[0], &form->module, "name of a module")) return nullptr;
    name = name.subspan(1);
  }
  if (!AtomOf(*name[0], &form->name, "name of a function") || !CountOf(*name[1], &form->arity, "number of arguments")) {
    return nullptr;
  }
  form_name_ = "spec of " + AtomText(symbols_->Text(form->name)) + "/" + std::to_string(form->arity);
  Terms signatures;
  if (!ListOf(*pair->elements[1], &signatures, "list of signatures")) return nullptr;
  if (signatures.empty()) return Fail(*pair->elements[1], "list of signatures"), nullptr;
  const bool good = Each<Type>(signatures, &form->signatures, [&](const Term& signature) -> const Type* {
    const Type* type = BuildType(signature);
    if (type == nullptr || type->Is<BoundedFunType>()) return type;
    if (type->Is<FunType>() && type->As<FunType>().result != nullptr) return type;
    return Fail(signature, "signature"), nullptr;
  });
  return good ? form : nullptr;
}

// {Name, Line}
const syntax::Form* Builder::BuildFile(const Node& node, const Term& value) {
  const auto* pair = value.AsIf<TupleTerm>();
  auto* form = New<FileForm>(node.location);
  if (pair == nullptr || pair->elements.size() != 2 || !pair->elements[1]->Is<IntegerTerm>()) {
    return Fail(value, "file and line"), nullptr;
  }
  if (!StringOf(*pair->elements[0], &form->path, "name of a file")) return nullptr;
  form->line = pair->elements[1]->As<IntegerTerm>().value;
  form->own_line = sources_->Presume(node.location).line;
  form->generated = sources_->Annotation(node.location).find("{generated,true}") != std::string_view::npos;
  file_ = ToUtf8(form->path);
  return form;
}

}  // namespace lumen::abstract_format

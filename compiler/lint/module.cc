// The walk over the forms. Tested by the goldens of compiler/frontend.
#include "compiler/base/text.h"
#include "compiler/base/utf8.h"
#include "compiler/lint/linter.h"
#include "compiler/syntax/term_printer.h"

namespace lumen::lint {

using namespace syntax;  // NOLINT: lint is about the tree

namespace {
constexpr uint32_t kMaxArguments = 255;
}  // namespace

Linter::Linter(const LintOptions& options, const SourceManager& sources, const SymbolTable& symbols)
    : lint_options_(options), sources_(sources), symbols_(symbols), tables_(sources, &arena_), builtins_(symbols, options.otp_level) {}

void Linter::Add(DiagnosticKind kind, SourceLocation location, std::vector<std::string> arguments) {
  // Where a guard expression is the size of a segment, people look for it under another name.
  if (in_bit_size_ && kind == DiagnosticKind::kIllegalGuardExpression) kind = DiagnosticKind::kIllegalBitSize;
  if (in_bit_size_ && kind == DiagnosticKind::kIllegalGuardLocalCall) kind = DiagnosticKind::kIllegalBitSizeLocalCall;
  findings_.push_back({kind, Info(kind).severity, Place(location), std::move(arguments)});
}

void Linter::Report(Diagnostics* diagnostics) {
  for (Finding& finding : findings_) {
    diagnostics->AddAs(finding.severity, finding.kind, finding.location, std::move(finding.arguments));
  }
}

std::string Linter::AtomOf(Symbol symbol) const { return AtomText(symbols_.Text(symbol)); }
std::string Linter::FunctionText(NameAndArity function) const {
  return AtomOf(function.name) + '/' + std::to_string(function.arity);
}
std::string Linter::TermText(const Term& term) const { return PrintTerm(term, symbols_); }

// {name, arity}
bool Linter::IsFunctionTerm(const Term& term, NameAndArity* function) const {
  const auto* tuple = term.AsIf<TupleTerm>();
  if (tuple == nullptr || tuple->elements.size() != 2) return false;
  const auto* name = tuple->elements[0]->AsIf<AtomTerm>();
  const auto* arity = tuple->elements[1]->AsIf<IntegerTerm>();
  if (name == nullptr || arity == nullptr || !arity->value.is_small() || arity->value.small() < 0 ||
      arity->value.small() > UINT32_MAX) {
    return false;
  }
  *function = {name->value, static_cast<uint32_t>(arity->value.small())};
  return true;
}

void Linter::Run(const Module& module) {
  for (const Form* form : module.forms) {
    if (const auto* function = form->AsIf<FunctionForm>()) local_functions_.Insert({function->name, function->arity});
    if (const auto* file = form->AsIf<FileForm>()) {
      if (main_file_.empty()) main_file_ = ToUtf8(file->path);
      includes_qlc_ |= file->path.ends_with(U"qlc.hrl");
    }
  }
  // Functions that every module has.
  for (NameAndArity function : {NameAndArity{symbols::kModuleInfo, 0}, NameAndArity{symbols::kModuleInfo, 1},
                                NameAndArity{symbols::kRecordInfo, 2}}) {
    defined_.Insert(function);
  }
  exports_[{symbols::kModuleInfo, 0}] = {};
  exports_[{symbols::kModuleInfo, 1}] = {};
  CollectOptions(module);
  for (const Form* form : module.forms) CheckForm(*form);

  CheckBehaviours();
  CheckDeprecatedAndRemoved(module);
  CheckImportsUsed();
  CheckOptionFunctions(module);
  CheckUndefinedFunctions();
  CheckUnusedFunctions(module);
  CheckSpecsAgainstFunctions(module);
  CheckTypesUsed();
  if (state_ != FormState::kStart) {
    CheckOnLoadDefined();
    if (lint_options_.otp_level >= 29) CheckExportedRecords(module);
    CheckRecordsUsed(module);
  }
  CheckDialyzerAttributes(module);
  CheckCallbacks();
  CheckNifs(module);
}

void Linter::CheckForm(const Form& form) {
  switch (form.kind) {
    case FormKind::kErrorForm:
    case FormKind::kWarningForm:
    case FormKind::kFileForm: return;
    case FormKind::kAttributeForm:
      if (form.As<AttributeForm>().name == symbols::kCompile) return;
      break;
    default: break;
  }
  switch (state_) {
    case FormState::kStart: return CheckStart(form);
    case FormState::kAttributes: return CheckAttributeState(form);
    case FormState::kFunctions: return CheckFunctionState(form);
  }
}

void Linter::CheckStart(const Form& form) {
  state_ = FormState::kAttributes;
  const auto* module = form.AsIf<ModuleForm>();
  if (module == nullptr) {
    Add(DiagnosticKind::kUndefinedModule, form.location);
    return CheckAttributeState(form);
  }
  if (module->has_parameters) {
    Add(DiagnosticKind::kParameterisedModule, form.location);
    return;
  }
  module_ = module->name;
  CheckModuleName(module->name, form.location);
}

void Linter::CheckAttributeState(const Form& form) {
  switch (form.kind) {
    case FormKind::kModuleForm:
      if (module_.is_valid()) Add(DiagnosticKind::kRedefineModule, form.location);
      return;
    case FormKind::kExportForm: return CheckExport(form.As<ExportForm>());
    case FormKind::kImportForm: return CheckImport(form.As<ImportForm>());
    case FormKind::kRecordForm: return DefineRecord(form.As<RecordForm>());
    case FormKind::kTypeForm: return DefineType(form.As<TypeForm>());
    case FormKind::kSpecForm: {
      const auto& spec = form.As<SpecForm>();
      return spec.attribute == symbols::kSpec ? CheckSpec(spec) : CheckCallback(spec);
    }
    case FormKind::kAttributeForm: {
      const auto& attribute = form.As<AttributeForm>();
      if (attribute.name == symbols::kExportType) return CheckExportType(attribute);
      if (attribute.name == symbols::kOnLoad) return CheckOnLoad(attribute);
      if (attribute.name == symbols::kOptionalCallbacks) return CheckOptionalCallbacks(attribute);
      if (lint_options_.otp_level >= 29 && symbols_.Text(attribute.name) == "import_record") return ImportRecords(attribute);
      if (attribute.name == symbols::kBehaviour || attribute.name == symbols::kBehavior) {
        if (const auto* name = attribute.value->AsIf<AtomTerm>()) behaviours_.emplace_back(name->value, form.location);
      }
      return;
    }
    default: state_ = FormState::kFunctions; return CheckFunctionState(form);
  }
}

// Types, records, specs and -dialyzer may stand among functions.
void Linter::CheckFunctionState(const Form& form) {
  auto late = [&](Symbol name) { Add(DiagnosticKind::kAttributeAfterFunction, form.location, {AtomOf(name)}); };
  switch (form.kind) {
    case FormKind::kRecordForm: return DefineRecord(form.As<RecordForm>());
    case FormKind::kTypeForm: return DefineType(form.As<TypeForm>());
    case FormKind::kSpecForm: {
      const auto& spec = form.As<SpecForm>();
      return spec.attribute == symbols::kSpec ? CheckSpec(spec) : late(spec.attribute);
    }
    case FormKind::kFunctionForm: return CheckFunction(form.As<FunctionForm>());
    case FormKind::kModuleForm: return late(symbols::kModule);
    case FormKind::kExportForm: return late(symbols::kExport);
    case FormKind::kImportForm: return late(symbols::kImport);
    case FormKind::kAttributeForm: {
      const Symbol name = form.As<AttributeForm>().name;
      // -doc goes with what follows it (since OTP 27).
      const bool anywhere = name == symbols::kDialyzer ||
                            (lint_options_.otp_level >= 27 && (name == symbols::kDoc || name == symbols::kModuledoc));
      if (!anywhere) late(name);
      return;
    }
    case FormKind::kFileForm:
    case FormKind::kErrorForm:
    case FormKind::kWarningForm:
    case FormKind::kEofForm: return;
  }
}

// check_module_name
void Linter::CheckModuleName(Symbol name, SourceLocation location) {
  const std::string_view text = symbols_.Text(name);
  // Nearly every name is plain.
  bool plain = !text.empty();
  for (char c : text) plain = plain && c > ' ' && c < 0x7F;
  if (plain) return;
  bool visible = false, latin1 = true, control = false;
  for (char32_t c : ToUtf32(text)) {
    visible |= c != ' ' && c != 0xA0 && c != 0xAD;
    latin1 &= c <= 0xFF;
    control |= c < 0x20 || (c >= 0x7F && c < 0xA0);
  }
  if (text.empty()) {
    Add(DiagnosticKind::kEmptyModuleName, location);
  } else if (!visible) {
    Add(DiagnosticKind::kBlankModuleName, location);
  } else {
    if (!latin1) Add(DiagnosticKind::kNonLatin1ModuleName, location);
    if (control) Add(DiagnosticKind::kControlCharactersInModuleName, location);
  }
}

void Linter::CheckExport(const ExportForm& form) {
  for (const NameArity* entry : form.functions) {
    const NameAndArity function{entry->name, entry->arity};
    if (!exports_.try_emplace(function, form.location).second) {
      Add(DiagnosticKind::kDuplicatedExport, form.location, {FunctionText(function)});
    }
    called_.emplace_back(function, form.location);
  }
}

void Linter::CheckExportType(const AttributeForm& form) {
  const auto* list = form.value->AsIf<ListTerm>();
  std::vector<NameAndArity> types;
  bool good = list != nullptr && list->tail == nullptr;
  for (size_t i = 0; good && i < list->elements.size(); ++i) {
    NameAndArity type;
    good = IsFunctionTerm(*list->elements[i], &type);
    types.push_back(type);
  }
  if (!good) {
    Add(DiagnosticKind::kBadExportType, form.location, {TermText(*form.value)});
    return;
  }
  in_type_.reset();
  for (NameAndArity type : types) {
    if (exported_types_.try_emplace(type, form.location).second) {
      UseType(type, form.location);
    } else {
      Add(DiagnosticKind::kDuplicatedExportType, form.location, {FunctionText(type)});
    }
  }
}

void Linter::CheckImport(const ImportForm& form) {
  CheckModuleName(form.module, form.location);
  std::set<NameAndArity> functions;
  for (const NameArity* entry : form.functions) functions.insert({entry->name, entry->arity});
  bool failed = false;
  for (NameAndArity function : functions) {
    const auto known = imports_.find(function);
    if (known != imports_.end()) {
      failed = true;
      Add(DiagnosticKind::kRedefineImport, form.location, {FunctionText(function), AtomOf(known->second.module)});
      continue;
    }
    if (!builtins_.IsAutoImported(function.name, function.arity)) continue;
    if (!Enabled("bif_clash") || options_.nowarn_bif_clash.contains(function) || AutoImportSuppressed(function)) continue;
    const bool old = builtins_.IsOld(function.name, function.arity);
    Add(old ? DiagnosticKind::kRedefineOldBifImport : DiagnosticKind::kRedefineBifImport, form.location,
        {FunctionText(function)});
  }
  if (failed) return;
  for (NameAndArity function : functions) imports_[function] = {form.module, form.location};
}

void Linter::CheckOnLoad(const AttributeForm& form) {
  NameAndArity function;
  if (!IsFunctionTerm(*form.value, &function)) {
    Add(DiagnosticKind::kBadOnLoad, form.location, {TermText(*form.value)});
    return;
  }
  // It counts as used even where it is wrong.
  on_load_.push_back(function);
  on_load_location_ = form.location;
  if (on_load_.size() > 1) {
    Add(DiagnosticKind::kMultipleOnLoads, form.location);
  } else if (function.arity != 0) {
    Add(DiagnosticKind::kBadOnLoadArity, form.location, {FunctionText(function)});
  }
}

void Linter::CheckOnLoadDefined() {
  if (on_load_.size() == 1 && on_load_[0].arity == 0 && !defined_.contains(on_load_[0])) {
    Add(DiagnosticKind::kUndefinedOnLoad, on_load_location_, {FunctionText(on_load_[0])});
  }
}

void Linter::CheckOptionalCallbacks(const AttributeForm& form) {
  const auto* list = form.value->AsIf<ListTerm>();
  if (list == nullptr || list->tail != nullptr) return;
  std::vector<NameAndArity> callbacks;
  for (const Term* element : list->elements) {
    NameAndArity callback;
    if (!IsFunctionTerm(*element, &callback)) return;
    callbacks.push_back(callback);
  }
  for (NameAndArity callback : callbacks) {
    if (!optional_callbacks_.insert_or_assign(callback, form.location).second) {
      Add(DiagnosticKind::kRedefineOptionalCallback, form.location, {FunctionText(callback)});
    }
  }
}

void Linter::CheckFunction(const FunctionForm& form) {
  function_ = {form.name, form.arity};
  DefineFunction(form.location, function_);
  for (const Clause* clause : form.clauses) CheckFunctionClause(*clause);
}

void Linter::DefineFunction(SourceLocation location, NameAndArity function) {
  CheckKeyword(function.name, location);
  if (!defined_.Insert(function)) {
    Add(DiagnosticKind::kRedefineFunction, location, {FunctionText(function)});
    return;
  }
  if (function.arity > kMaxArguments) {
    Add(DiagnosticKind::kTooManyArguments, location, {std::to_string(function.arity)});
  }
  if (imports_.contains(function)) Add(DiagnosticKind::kDefineImport, location, {FunctionText(function)});
}

}  // namespace lumen::lint

namespace lumen {

void LintModule(const syntax::Module& module, const LintOptions& options, const SourceManager& sources,
                const SymbolTable& symbols, Diagnostics* diagnostics) {
  lint::Linter linter(options, sources, symbols);
  linter.Run(module);
  linter.Report(diagnostics);
}

}  // namespace lumen

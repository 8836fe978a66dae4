// Tested by frontend_test.cc.
#include "compiler/frontend/frontend.h"

#include <algorithm>

#include "compiler/abstract_format/abstract_format.h"
#include "compiler/base/utf8.h"
#include "compiler/beam/beam_file.h"
#include "compiler/frontend/behaviour.h"
#include "compiler/outcome/outcome.h"
#include "compiler/parser/parser.h"
#include "compiler/term/term_text.h"

namespace lumen {

namespace {

// Reads Erlang text.
void ReadErlang(const std::string& path, const FrontendOptions& options, FileSystem* files, FrontendContext* context,
                FrontendResult* result) {
  {
    Preprocessor preprocessor(options.preprocessor, files, &context->sources, &context->symbols, &context->arena,
                              &context->diagnostics);
    result->readable = preprocessor.Run(path, &result->tokens);
    result->files_read = result->tokens.files_read;
  }
  if (!result->readable || options.last_stage == FrontendStage::kTokens) return;
  Parser parser({options.preprocessor.otp_level}, &context->sources, &context->symbols, &context->arena,
                &context->diagnostics);
  result->module = parser.Parse(result->tokens);
}

// The forms in the text of a .abstr file.
bool ReadTextForms(const std::string& name, std::shared_ptr<const std::string> text, FrontendContext* context,
                   std::vector<const syntax::Term*>* forms) {
  const size_t invalid = FindInvalidUtf8(*text);
  FileId file;
  if (!context->sources.AddFile(name, invalid == std::string::npos ? text : std::make_shared<const std::string>(text->substr(0, invalid)),
                                SourceLocation(), &file)) {
    context->diagnostics.Add(DiagnosticKind::kSourceTooLarge, SourceLocation(), {name});
    return false;
  }
  TermTextReader reader(file, context->sources, &context->symbols, &context->arena, &context->diagnostics);
  while (!reader.at_end()) {
    if (const syntax::Term* form = reader.Next()) forms->push_back(form);
  }
  if (invalid != std::string::npos) {
    context->diagnostics.Add(DiagnosticKind::kInvalidUnicode,
                             context->sources.FileStart(file).Plus(static_cast<uint32_t>(invalid)));
  }
  return true;
}

// The forms in the chunks of a .beam file.
bool ReadBeamForms(const std::string& name, std::string_view bytes, FrontendContext* context,
                   std::vector<const syntax::Term*>* forms) {
  const SourceLocation place = context->sources.AddPlace(name, 0, 0, {});
  BeamFile beam;
  std::string why;
  if (!ReadBeamFile(bytes, &beam, &why)) {
    context->diagnostics.Add(DiagnosticKind::kBadBeamFile, place, {why});
    return false;
  }
  bool damaged;
  const syntax::Term* code = ReadAbstractCode(beam, &context->symbols, &context->arena, &why, &damaged);
  const auto* list = code == nullptr ? nullptr : code->AsIf<syntax::ListTerm>();
  if (list == nullptr || list->tail != nullptr) {
    context->diagnostics.Add(damaged ? DiagnosticKind::kBadBeamFile : DiagnosticKind::kNoAbstractCode, place, {why});
    return false;
  }
  forms->assign(list->elements.begin(), list->elements.end());
  return true;
}

void ReadForms(const std::string& path, InputKind kind, const FrontendOptions& options, FileSystem* files,
               FrontendContext* context, FrontendResult* result) {
  std::string error;
  const std::shared_ptr<const std::string> bytes = files->Read(path, &error);
  if (bytes == nullptr) {
    context->diagnostics.Add(DiagnosticKind::kCannotRead, SourceLocation(), {path, error});
    return;
  }
  result->files_read = {path};
  const std::string& name = options.preprocessor.source_name.empty() ? path : options.preprocessor.source_name;
  std::vector<const syntax::Term*> forms;
  result->readable = kind == InputKind::kBeam ? ReadBeamForms(name, *bytes, context, &forms)
                                              : ReadTextForms(name, bytes, context, &forms);
  if (!result->readable || options.last_stage == FrontendStage::kTokens) return;
  result->module = BuildModule(forms, name, &context->sources, &context->symbols, &context->arena, &context->diagnostics);
}

// Transforms come after the parser, whatever the forms came from, and before lint.
void Transform(const FrontendOptions& options, FrontendContext* context, syntax::Module* module) {
  TransformOptions transforms = options.transforms;
  transforms.defines = options.preprocessor.defines;
  transforms.include_dirs = options.preprocessor.include_dirs;
  if (options.transform_runner == nullptr) transforms.programs.clear();
  *module = RunTransforms(*module, transforms, options.transform_runner,
                          {&context->sources, &context->symbols, &context->arena, &context->diagnostics});
}

std::vector<std::string> EnabledWarnings(const FrontendOptions& options) {
  std::vector<std::string> enabled;
  for (const auto& [group, action] : options.warnings) {
    if (action == FrontendOptions::WarningAction::kHide) continue;
    if (!group.empty()) {
      enabled.push_back(group);
    } else if (action == FrontendOptions::WarningAction::kShow) {
      for (std::string_view each : WarningGroups()) enabled.emplace_back(each);
      enabled.emplace_back("missing_spec_all");
    }
  }
  return enabled;
}

// Is the atom `option` in a -compile attribute?
bool HasCompileOption(const syntax::Module& module, const SymbolTable& symbols, std::string_view option) {
  const Symbol wanted = symbols.Find(option);
  for (const syntax::Form* form : module.forms) {
    const auto* attribute = form->AsIf<syntax::AttributeForm>();
    if (attribute == nullptr || attribute->name != symbols::kCompile) continue;
    std::vector<const syntax::Term*> pending = {attribute->value};
    while (!pending.empty()) {
      const syntax::Term* term = pending.back();
      pending.pop_back();
      if (const auto* atom = term->AsIf<syntax::AtomTerm>(); atom != nullptr && atom->value == wanted) return true;
      const auto* list = term->AsIf<syntax::ListTerm>();
      if (list != nullptr) pending.insert(pending.end(), list->elements.begin(), list->elements.end());
    }
  }
  return false;
}

// What the last option that names its group, or all, says of each warning.
void ApplyWarningOptions(const FrontendOptions& options, bool all_are_errors, Diagnostics* diagnostics) {
  using Action = FrontendOptions::WarningAction;
  if (options.warnings.empty() && !all_are_errors) return;
  for (std::string_view group : WarningGroups()) {
    Action action = Action::kShow;
    bool error = all_are_errors;
    for (const auto& [name, wanted] : options.warnings) {
      if (!name.empty() && name != group) continue;
      if (wanted == Action::kError) error = true;
      action = wanted == Action::kHide ? Action::kHide : Action::kShow;
    }
    if (action == Action::kHide) {
      diagnostics->HideWarnings(group);
    } else if (error) {
      diagnostics->PromoteWarnings(group);
    }
  }
}

}  // namespace

InputKind InputKindOf(std::string_view path) {
  if (path.ends_with(".abstr")) return InputKind::kAbstractFormat;
  if (path.ends_with(".beam")) return InputKind::kBeam;
  return InputKind::kErlang;
}

FrontendResult RunFrontend(const std::string& path, const FrontendOptions& options, FileSystem* files,
                           FrontendContext* context) {
  FrontendResult result;
  const InputKind kind = InputKindOf(path);
  if (kind == InputKind::kErlang) {
    ReadErlang(path, options, files, context, &result);
  } else {
    ReadForms(path, kind, options, files, context, &result);
  }
  result.parsed = result.module;
  if (result.readable && options.last_stage == FrontendStage::kLint) {
    if (options.run_transforms) Transform(options, context, &result.module);
    LintOptions lint = options.lint;
    lint.enabled_warnings = EnabledWarnings(options);
    SourceBehaviours behaviours(options, files);
    lint.behaviours = &behaviours;
    LintModule(result.module, lint, context->sources, context->symbols, &context->diagnostics);
    if (options.predict_outcomes && context->diagnostics.error_count() == 0) {
      PredictOutcomes(result.module, context->sources, context->symbols, &context->diagnostics);
    }
    for (const std::string& path : behaviours.files_read()) {
      if (std::ranges::find(result.files_read, path) == result.files_read.end()) result.files_read.push_back(path);
    }
  }
  const bool all_are_errors = options.warnings_as_errors || HasCompileOption(result.module, context->symbols, "warnings_as_errors");
  ApplyWarningOptions(options, all_are_errors, &context->diagnostics);
  return result;
}

std::string FormatDepfile(const std::string& target, const std::vector<std::string>& files) {
  std::string out;
  auto append = [&](const std::string& path) {
    for (char c : path) {
      if (c == ' ' || c == '#' || c == '\\') out.push_back('\\');
      if (c == '$') out.push_back('$');
      out.push_back(c);
    }
  };
  append(target);
  out += ':';
  for (const std::string& file : files) {
    out += ' ';
    append(file);
  }
  out += '\n';
  return out;
}

}  // namespace lumen

// See compilation.h. Tested by driver_test.sh and the program tests.
#include "compiler/driver/compilation.h"

#include <unistd.h>

#include <algorithm>

#include "compiler/base/file.h"
#include "compiler/codegen/codegen.h"
#include "compiler/core/printer.h"
#include "compiler/diagnostics/emitter.h"
#include "compiler/frontend/applications.h"
#include "compiler/frontend/frontend.h"
#include "compiler/lexer/lexer.h"
#include "compiler/lowering/lower.h"
#include "compiler/passes/pass_manager.h"
#include "compiler/patterns/build_ssa.h"
#include "compiler/ssa/text.h"
#include "compiler/ssa/verifier.h"
#include "compiler/syntax/abstract_printer.h"
#include "compiler/transform/process.h"

namespace lumen::driver {
namespace {

DiagnosticFormat FormatOf(DiagnosticsFormat format) {
  switch (format) {
    case DiagnosticsFormat::kText:
      return DiagnosticFormat::kText;
    case DiagnosticsFormat::kErlc:
      return DiagnosticFormat::kErlc;
    case DiagnosticsFormat::kJson:
      return DiagnosticFormat::kJson;
  }
  return DiagnosticFormat::kText;
}

FrontendOptions::WarningAction ActionOf(WarningFlag::Action action) {
  switch (action) {
    case WarningFlag::Action::kShow:
      return FrontendOptions::WarningAction::kShow;
    case WarningFlag::Action::kHide:
      return FrontendOptions::WarningAction::kHide;
    case WarningFlag::Action::kError:
      return FrontendOptions::WarningAction::kError;
  }
  __builtin_unreachable();
}

// The folder this program lies in, links resolved; empty where the system does not tell.
std::string ProgramFolder() {
  char buffer[4096];
  ssize_t length = readlink("/proc/self/exe", buffer, sizeof buffer);
  if (length <= 0) return "";
  std::string path(buffer, static_cast<size_t>(length));
  return path.substr(0, path.rfind('/'));
}

class ModuleCompiler {
 public:
  ModuleCompiler(const std::string& file, const std::vector<Stage>& stages, const Options& options, Stopwatch* stopwatch)
      : file_(file), stages_(stages), options_(options), stopwatch_(*stopwatch) {
    for (Stage stage : stages) last_ = std::max(last_, stage);
  }

  ModuleOutput Run() {
    ssa_.symbols = &context_.symbols;
    ssa_.literals = &literals_;
    bool ok = file_.ends_with(".ssa") ? ReadSsa() : ReadErlang();
    if (ok && last_ >= Stage::kSsa) ok = RunPasses() && GenerateCode();
    output_.ok = ok;
    output_.messages = FormatDiagnostics(context_.diagnostics, context_.sources, context_.symbols, FormatOf(options_.diagnostics)) +
                       output_.messages;
    return std::move(output_);
  }

 private:
  bool Wants(Stage stage) const { return std::find(stages_.begin(), stages_.end(), stage) != stages_.end(); }

  bool Fail(const std::string& message) {
    output_.messages += file_ + ": error: " + message + "\n";
    return false;
  }

  bool HasErrors() {
    if (options_.werror) context_.diagnostics.PromoteWarnings();
    return context_.diagnostics.error_count() != 0;
  }

  bool ReadErlang() {
    if (last_ < Stage::kAst && InputKindOf(file_) != InputKind::kErlang) {
      return Fail("abstract format has passed the stage " + std::string(InfoOf(last_).name) + " already");
    }
    FrontendOptions options;
    options.preprocessor.include_dirs = options_.include_dirs;
    for (const auto& [name, folder] : options_.library_dirs) {
      if (!name.empty()) {
        options.preprocessor.applications.emplace_back(name, folder);
        continue;
      }
      for (auto& application : ApplicationsIn(folder)) options.preprocessor.applications.push_back(std::move(application));
    }
    // Headers of OTP that came with the compiler; whatever the user names goes before.
    for (auto& application : ApplicationsIn(LibraryFolder(options_) + "/otp")) {
      options.preprocessor.applications.push_back(std::move(application));
    }
    options.preprocessor.defines = options_.defines;
    options.behaviour_files = options_.behaviour_sources;
    options.behaviour_files.insert(options.behaviour_files.end(), options_.files.begin(), options_.files.end());
    options.preprocessor.source_name = options_.source_name;
    options.preprocessor.otp_level = options_.otp;
    options.lint.otp_level = options_.otp;
    options.warnings_as_errors = options_.werror;
    options.predict_outcomes = true;
    for (const WarningFlag& flag : options_.warnings) {
      options.warnings.emplace_back(flag.group, ActionOf(flag.action));
    }
    options.transforms.programs = options_.parse_transforms;
    options.transforms.applied = options_.apply_transforms;
    ProcessRunner runner;
    options.transform_runner = &runner;
    if (last_ == Stage::kTokens) options.last_stage = FrontendStage::kTokens;
    DiskFileSystem files;
    FrontendResult result = RunFrontend(file_, options, &files, &context_);
    stopwatch_.Lap("frontend");
    output_.files_read = result.files_read;
    if (!result.readable) return false;
    if (Wants(Stage::kTokens)) {
      output_.stages[Stage::kTokens] = PrintTokens(result.tokens.tokens, context_.sources, context_.symbols);
    }
    // The tree is written even where forms had errors: it holds them in their places, as OTP's does.
    if (Wants(Stage::kAst)) {
      output_.stages[Stage::kAst] =
          syntax::PrintAbstractFormat(result.parsed, context_.sources, context_.symbols, context_.diagnostics);
    }
    if (last_ < Stage::kCore) return !HasErrors();
    if (HasErrors()) return false;
    core::Module core(&context_.symbols, &literals_, &context_.sources);
    bool lowered = lowering::Lower(result.module, &context_.diagnostics, &core);
    stopwatch_.Lap("lowering");
    if (!lowered || HasErrors()) return false;
    if (Wants(Stage::kCore)) output_.stages[Stage::kCore] = core::Print(core);
    output_.module_name = context_.symbols.Text(core.name);
    if (last_ < Stage::kSsa) return true;
    bool built = patterns::BuildSsa(core, &context_.diagnostics, &ssa_);
    stopwatch_.Lap("patterns");
    return built && !HasErrors();
  }

  bool ReadSsa() {
    if (last_ < Stage::kSsa) return Fail("a .ssa file has passed the stage " + std::string(InfoOf(last_).name) + " already");
    std::string error;
    DiskFileSystem files;
    std::shared_ptr<const std::string> text = files.Read(file_, &error);
    if (text == nullptr) return Fail(error);
    output_.files_read = {file_};
    if (!ssa::Parse(*text, &ssa_, &error)) {
      output_.messages += file_ + ":" + error + "\n";
      return false;
    }
    if (!ssa::Verify(ssa_, &error)) return Fail(error);
    output_.module_name = context_.symbols.Text(ssa_.name);
    stopwatch_.Lap("read ssa");
    return true;
  }

  bool RunPasses() {
    passes::PassOptions options;
    options.optimization_level = options_.optimize;
    options.disabled = options_.disable_pass;
    options.print_after = options_.print_after;
    options.verify = options_.verify_passes;
    passes::PassReport report;
    std::string error;
    bool ok = passes::RunPasses(&ssa_, options, &report, &error);
    for (const passes::PassReport::Time& time : report.times) stopwatch_.Add("pass " + std::string(time.pass), time.time);
    stopwatch_.Lap("all passes");
    output_.printed = report.printed;
    if (!ok) return Fail(error);
    if (Wants(Stage::kSsa)) output_.stages[Stage::kSsa] = ssa::Print(ssa_);
    return true;
  }

  bool GenerateCode() {
    struct Wanted {
      Stage stage;
      codegen::OutputKind kind;
    };
    constexpr Wanted kWanted[] = {{Stage::kLlvmIr, codegen::OutputKind::kLlvmIr},
                                  {Stage::kLlvmBitcode, codegen::OutputKind::kLlvmBitcode},
                                  {Stage::kOffer, codegen::OutputKind::kOffered},
                                  {Stage::kAssembly, codegen::OutputKind::kAssembly},
                                  {Stage::kObject, codegen::OutputKind::kObject}};
    std::vector<codegen::CodegenOutput> outputs;
    for (const Wanted& wanted : kWanted) {
      if (Wants(wanted.stage)) outputs.push_back({wanted.kind, &output_.stages[wanted.stage]});
    }
    if (outputs.empty()) return true;
    codegen::CodegenOptions options;
    options.target = options_.target;
    options.optimization_level = options_.optimize;
    options.debug_info = options_.debug_info;
    options.verify = options_.verify_passes;
    options.lto = options_.lto;
    std::string error;
    bool ok = codegen::GenerateCode(ssa_, options, outputs, &error);
    stopwatch_.Lap("code generation");
    return ok || Fail(error);
  }

  const std::string& file_;
  const std::vector<Stage>& stages_;
  const Options& options_;
  Stopwatch& stopwatch_;
  Stage last_ = Stage::kTokens;
  FrontendContext context_;
  LiteralTable literals_;
  ssa::Module ssa_;
  ModuleOutput output_;
};

}  // namespace

std::string LibraryFolder(const Options& options) {
  return options.runtime_dir.empty() ? ProgramFolder() + "/../lib/lumen" : options.runtime_dir;
}

ModuleOutput CompileModule(const std::string& file, const std::vector<Stage>& stages, const Options& options,
                           Stopwatch* stopwatch) {
  return ModuleCompiler(file, stages, options, stopwatch).Run();
}

}  // namespace lumen::driver

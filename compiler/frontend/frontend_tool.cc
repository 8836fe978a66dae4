// Runs the frontend on files, for the comparison with OTP and for looking at what it makes of a file:
//
//   frontend_tool [--tokens|--ast|--lint|--time] [--no_transforms] [--outcomes] [--own_folders] [--otp=N] [-I DIR] [-D NAME[=VALUE]] [--app NAME=DIR] [--erlc|--json|--ids] FILE...
//
// --own_folders searches each file's own folder and the folders include and src beside it, as OTP's builds do.
// Exits 1 where there were errors. The compiler's own command has more to offer.
#include <malloc.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/diagnostics/emitter.h"
#include "compiler/frontend/frontend.h"
#include "compiler/lexer/lexer.h"
#include "compiler/syntax/abstract_printer.h"

namespace {

void Write(std::FILE* file, std::string_view text) { std::fwrite(text.data(), 1, text.size(), file); }

std::pair<std::string, std::string> Split(std::string_view text, std::string_view missing) {
  const size_t equal = text.find('=');
  if (equal == std::string_view::npos) return {std::string(text), std::string(missing)};
  return {std::string(text.substr(0, equal)), std::string(text.substr(equal + 1))};
}

// One diagnostic a line, "file line column severity part id", for programs that compare.
void WriteIds(const lumen::FrontendContext& context) {
  for (const lumen::Diagnostic& diagnostic : context.diagnostics.all()) {
    const lumen::PresumedLocation place = context.sources.Presume(diagnostic.location);
    const lumen::DiagnosticInfo& info = lumen::Info(diagnostic.kind);
    std::string line(place.file);
    line += ' ' + std::to_string(place.line) + ' ' + std::to_string(place.column);
    line += diagnostic.severity == lumen::Severity::kError ? " error " : " warning ";
    line += std::string(info.group) + ' ' + std::string(info.id) + '\n';
    Write(stdout, line);
  }
}

}  // namespace

int main(int argc, char** argv) {
  // One file after the other, in like amounts of memory: what was freed is kept for the next.
  mallopt(M_TRIM_THRESHOLD, 1 << 28);
  mallopt(M_MMAP_THRESHOLD, 1 << 28);
  lumen::FrontendOptions options;
  options.last_stage = lumen::FrontendStage::kLint;
  lumen::DiagnosticFormat format = lumen::DiagnosticFormat::kText;
  bool time = false;
  bool ids = false;
  bool own_folders = false;
  std::vector<std::string> files;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    auto value = [&]() -> std::string_view { return i + 1 < argc ? argv[++i] : ""; };
    if (argument == "--tokens") {
      options.last_stage = lumen::FrontendStage::kTokens;
    } else if (argument == "--ast") {
      options.last_stage = lumen::FrontendStage::kAst;
    } else if (argument == "--lint") {
      options.last_stage = lumen::FrontendStage::kLint;
    } else if (argument == "--time") {
      time = true;
    } else if (argument == "--ids") {
      ids = true;
    } else if (argument == "--outcomes") {
      options.predict_outcomes = true;
    } else if (argument == "--own_folders") {
      own_folders = true;
    } else if (argument == "--no_transforms") {
      options.run_transforms = false;
    } else if (argument == "--erlc") {
      format = lumen::DiagnosticFormat::kErlc;
    } else if (argument == "--json") {
      format = lumen::DiagnosticFormat::kJson;
    } else if (argument.starts_with("--otp=")) {
      options.preprocessor.otp_level = std::atoi(argv[i] + 6);
      options.lint.otp_level = options.preprocessor.otp_level;
    } else if (argument == "-I") {
      options.preprocessor.include_dirs.emplace_back(value());
    } else if (argument == "-D") {
      options.preprocessor.defines.push_back(Split(value(), "true"));
    } else if (argument == "--app") {
      options.preprocessor.applications.push_back(Split(value(), ""));
    } else {
      files.emplace_back(argument);
    }
  }
  bool errors = false;
  lumen::DiskFileSystem disk;
  const auto start = std::chrono::steady_clock::now();
  size_t bytes = 0;
  const size_t given_folders = options.preprocessor.include_dirs.size();
  for (const std::string& file : files) {
    options.preprocessor.include_dirs.resize(given_folders);
    if (own_folders) {
      const std::string folder(lumen::DirectoryName(file));
      for (const char* relative : {"/../include", "", "/../src"}) options.preprocessor.include_dirs.push_back(folder + relative);
    }
    lumen::FrontendContext context;
    const lumen::FrontendResult result = lumen::RunFrontend(file, options, &disk, &context);
    errors |= context.diagnostics.error_count() != 0;
    bytes += context.arena.allocated_bytes();
    if (time) continue;
    if (options.last_stage == lumen::FrontendStage::kTokens) {
      Write(stdout, lumen::PrintTokens(result.tokens.tokens, context.sources, context.symbols));
    } else if (options.last_stage == lumen::FrontendStage::kAst && result.readable) {
      Write(stdout, lumen::syntax::PrintAbstractFormat(result.module, context.sources, context.symbols, context.diagnostics));
    }
    if (ids) {
      WriteIds(context);
      continue;
    }
    Write(stderr, lumen::FormatDiagnostics(context.diagnostics, context.sources, context.symbols, format));
  }
  if (time) {
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    std::printf("%zu files, %.3f s, %.1f MB of tree\n", files.size(), seconds.count(), static_cast<double>(bytes) / 1e6);
  }
  return errors ? 1 : 0;
}

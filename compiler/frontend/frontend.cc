// Tested by frontend_test.cc.
#include "compiler/frontend/frontend.h"

#include "compiler/parser/parser.h"

namespace lumen {

FrontendResult RunFrontend(const std::string& path, const FrontendOptions& options, FileSystem* files,
                           FrontendContext* context) {
  FrontendResult result;
  {
    Preprocessor preprocessor(options.preprocessor, files, &context->sources, &context->symbols, &context->arena,
                              &context->diagnostics);
    result.readable = preprocessor.Run(path, &result.tokens);
    result.files_read = result.tokens.files_read;
  }
  if (result.readable && options.last_stage != FrontendStage::kTokens) {
    Parser parser({options.preprocessor.otp_level}, &context->sources, &context->symbols, &context->arena,
                  &context->diagnostics);
    result.module = parser.Parse(result.tokens);
    if (options.last_stage == FrontendStage::kLint) {
      LintModule(result.module, options.lint, context->sources, context->symbols, &context->diagnostics);
    }
  }
  if (options.warnings_as_errors) context->diagnostics.PromoteWarnings();
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

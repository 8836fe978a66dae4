// Goldens of the frontend: each testdata/NAME.erl or NAME.abstr with NAME.golden, which holds its abstract format (or its diagnostics, where
// there are errors: the name tells nothing, the content does) as the frontend prints them.
//
//   golden_test FILE...                    compares; a difference names the command that looks at it alone
//   golden_test --only=NAME FILE...        the same for one input
//   golden_test --update=FOLDER FILE...    writes the goldens into FOLDER (the source tree)
//
// That abstract format and places of diagnostics are those of OTP 25 is checked where there is an OTP, by
// compare_otp.escript; inputs that say `%% otp=29` in their first line hold newer syntax or what OTP 25 crashes on.
// The test fails too where a kind of diagnostic or of node is in no input, unless it is exempt with a reason, below.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/diagnostics/emitter.h"
#include "compiler/frontend/frontend.h"
#include "compiler/syntax/abstract_printer.h"
#include "compiler/syntax/visitor.h"

namespace lumen {
namespace {

// Kinds that no source file of reasonable size can show; what covers them instead.
const std::map<DiagnosticKind, std::string_view> kExempt = {
    {DiagnosticKind::kCannotRead, "frontend_test"},
    {DiagnosticKind::kSourceTooLarge, "needs 2 GB of input"},
    {DiagnosticKind::kInvalidUnicode, "frontend_test: a golden cannot hold it"},
    {DiagnosticKind::kTooManyErrors, "frontend_test"},
    {DiagnosticKind::kIncludeDepth, "frontend_test"},
    {DiagnosticKind::kExpansionTooLarge, "frontend_test"},
    {DiagnosticKind::kNestingTooDeep, "frontend_test"},
    {DiagnosticKind::kTooManyArguments, "frontend_test"},
    {DiagnosticKind::kPrematureEnd, "frontend_test"},
    {DiagnosticKind::kBadBeamFile, "frontend_test: a golden cannot hold it"},
    {DiagnosticKind::kNoAbstractCode, "frontend_test: a golden cannot hold it"},
    {DiagnosticKind::kParseTransformUndefined, "transform_test"},
    {DiagnosticKind::kParseTransformFailed, "transform_test"},
    {DiagnosticKind::kAbstractFormTooDeep, "abstract_format_test"},
};

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

class KindCollector {
 public:
  std::set<int> exprs, types, forms, qualifiers, terms;
  void Walk(const syntax::Expr& node) {
    exprs.insert(static_cast<int>(node.kind));
    syntax::ForEachChild(node, [&](const auto& child) { Walk(child); });
  }
  void Walk(const syntax::Type& node) {
    types.insert(static_cast<int>(node.kind));
    syntax::ForEachChild(node, [&](const auto& child) { Walk(child); });
  }
  void Walk(const syntax::Form& node) {
    forms.insert(static_cast<int>(node.kind));
    syntax::ForEachChild(node, [&](const auto& child) { Walk(child); });
  }
  void Walk(const syntax::Qualifier& node) {
    qualifiers.insert(static_cast<int>(node.kind));
    syntax::ForEachChild(node, [&](const auto& child) { Walk(child); });
  }
  void Walk(const syntax::Term& node) {
    terms.insert(static_cast<int>(node.kind));
    syntax::ForEachChild(node, [&](const auto& child) { Walk(child); });
  }
  // Parts, and nodes whose kind is known.
  template <typename T>
  void Walk(const T& node) {
    if constexpr (std::is_base_of_v<syntax::Expr, T>) exprs.insert(static_cast<int>(node.kind));
    if constexpr (std::is_base_of_v<syntax::Type, T>) types.insert(static_cast<int>(node.kind));
    syntax::ForEachChild(node, [&](const auto& child) { Walk(child); });
  }
};

int Missing(std::string_view family, const std::set<int>& seen, int count) {
  int missing = 0;
  for (int kind = 0; kind < count; ++kind) {
    if (seen.contains(kind)) continue;
    std::printf("no input has kind %d of %.*s\n", kind, static_cast<int>(family.size()), family.data());
    ++missing;
  }
  return missing;
}

class GoldenTest {
 public:
  std::string update_folder;
  std::string only;

  int Run(const std::vector<std::string>& paths) {
    MemoryFileSystem files;
    std::map<std::string, std::string> goldens;
    std::vector<std::string> inputs;
    for (const std::string& path : paths) {
      const std::string name = path.substr(path.rfind('/') + 1);
      if (name.ends_with(".golden")) {
        goldens[name] = ReadFile(path);
      } else {
        files.Add(name, ReadFile(path));
        if (name.ends_with(".erl") || name.ends_with(".abstr")) inputs.push_back(name);
      }
    }
    if (inputs.empty()) {
      std::puts("no inputs");
      return 1;
    }
    int failures = 0;
    inputs_ = inputs;
    for (const std::string& input : inputs) {
      if (!only.empty() && input.substr(0, input.rfind('.')) != only) continue;
      failures += RunOne(input, goldens, &files) ? 0 : 1;
    }
    if (only.empty()) failures += CheckCoverage();
    std::printf("%zu inputs, %d failures\n", inputs.size(), failures);
    return failures == 0 ? 0 : 1;
  }

 private:
  bool RunOne(const std::string& input, const std::map<std::string, std::string>& goldens, MemoryFileSystem* files) {
    std::string error;
    FrontendOptions options;
    const int level = files->Read(input, &error)->starts_with("%% otp=29") ? 29 : 25;
    options.preprocessor.otp_level = level;
    options.lint.otp_level = level;
    options.behaviour_files = inputs_;
    // The others are held against lint alone, by compare_otp.escript.
    options.predict_outcomes = input.starts_with("outcome");
    FrontendContext context;
    const FrontendResult result = RunFrontend(input, options, files, &context);
    for (const Diagnostic& diagnostic : context.diagnostics.all()) diagnostics_.insert(diagnostic.kind);
    for (const syntax::Form* form : result.module.forms) nodes_.Walk(*form);
    const std::string actual =
        FormatDiagnostics(context.diagnostics, context.sources, context.symbols, DiagnosticFormat::kText) +
        syntax::PrintAbstractFormat(result.module, context.sources, context.symbols, context.diagnostics);
    const std::string name = input.substr(0, input.rfind('.'));
    if (!update_folder.empty()) {
      std::ofstream(update_folder + "/" + name + ".golden", std::ios::binary) << actual;
      return true;
    }
    const auto expected = goldens.find(name + ".golden");
    if (expected != goldens.end() && expected->second == actual) return true;
    ShowDifference(name, expected == goldens.end() ? "" : expected->second, actual);
    return false;
  }

  static void ShowDifference(const std::string& name, const std::string& expected, const std::string& actual) {
    size_t line = 1, start = 0, at = 0;
    for (; at < expected.size() && at < actual.size() && expected[at] == actual[at]; ++at) {
      if (expected[at] == '\n') {
        ++line;
        start = at + 1;
      }
    }
    auto rest_of_line = [&](const std::string& text) {
      return start < text.size() ? text.substr(start, text.find('\n', at) - start) : std::string("(nothing)");
    };
    std::printf("%s.golden differs at line %zu\n  expected: %s\n  actual:   %s\n", name.c_str(), line,
                rest_of_line(expected).c_str(), rest_of_line(actual).c_str());
    std::printf("  alone:  bazel run //compiler/frontend:goldens -- --only=%s\n"
                "  update: bazel run //compiler/frontend:goldens -- --update=$PWD/compiler/frontend/testdata\n",
                name.c_str());
  }

  // Every descriptor of OTP has a kind, or a reason not to.
  static int CheckDescriptors() {
    std::set<std::string_view> ids;
    for (int i = 0; i < DiagnosticKindCount(); ++i) ids.insert(Info(static_cast<DiagnosticKind>(i)).id);
    int wrong = 0;
    auto check = [&](std::string_view part, std::string_view id, bool wanted) {
      if (ids.contains(id) == wanted) return;
      std::printf("%s of %s %s\n", std::string(id).c_str(), std::string(part).c_str(),
                  wanted ? "is the id of no kind" : "is in the list of what is absent, and there");
      ++wrong;
    };
#define LUMEN_OTP_DESCRIPTOR(part, id) check(part, id, true);
#define LUMEN_OTP_ABSENT(part, id, reason) check(part, id, false);
#include "compiler/diagnostics/otp_descriptor.def"
    return wrong;
  }

  int CheckCoverage() const {
    int missing = CheckDescriptors();
    for (int i = 0; i < DiagnosticKindCount(); ++i) {
      const auto kind = static_cast<DiagnosticKind>(i);
      if (diagnostics_.contains(kind) || kExempt.contains(kind)) continue;
      if (Info(kind).group == "lower") continue;  // behind the frontend
      std::printf("no input shows diagnostic %s\n", std::string(Info(kind).name).c_str());
      ++missing;
    }
    missing += Missing("expr.def", nodes_.exprs, static_cast<int>(syntax::ExprKind::kMapComprehension) + 1);
    missing += Missing("type.def", nodes_.types, static_cast<int>(syntax::TypeKind::kRemoteType) + 1);
    missing += Missing("form.def", nodes_.forms, static_cast<int>(syntax::FormKind::kEofForm) + 1);
    missing += Missing("qualifier.def", nodes_.qualifiers, static_cast<int>(syntax::QualifierKind::kFilter) + 1);
    missing += Missing("term.def", nodes_.terms, static_cast<int>(syntax::TermKind::kFunTerm) + 1);
    return missing;
  }

  std::vector<std::string> inputs_;
  std::set<DiagnosticKind> diagnostics_;
  KindCollector nodes_;
};

}  // namespace
}  // namespace lumen

int main(int argc, char** argv) {
  lumen::GoldenTest test;
  std::vector<std::string> paths;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument.starts_with("--update=")) {
      test.update_folder = argument.substr(9);
    } else if (argument.starts_with("--only=")) {
      test.only = argument.substr(7);
    } else {
      paths.push_back(argument);
    }
  }
  return test.Run(paths);
}

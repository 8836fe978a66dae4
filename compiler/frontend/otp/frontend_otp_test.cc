// Every source of OTP through the frontend at --otp=25, against digests of what OTP 25 says of it (digests.txt): the forms, and the
// kind and place of every error and warning. Each module must also come out of its abstract format as it went in.
//
//   frontend_otp_test DIGESTS FILE_IN_LIB
//
// The last names any file in the folder of the applications. A difference is a line with the file's name; what differs shows
// compiler/frontend/compare_otp.escript, where there is an OTP.
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/abstract_format/abstract_format.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/frontend/frontend.h"
#include "compiler/syntax/abstract_printer.h"
#include "compiler/term/term_text.h"
#include "compiler/frontend/otp/canonical.h"
#include "compiler/frontend/otp/md5.h"

namespace lumen {
namespace {

constexpr size_t kDigestDigits = 16;

struct Recorded {
  std::string file, tree, lint;
};

std::vector<Recorded> ReadDigests(const std::string& path) {
  std::ifstream file(path);
  std::vector<Recorded> all;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    std::istringstream fields(line);
    Recorded entry;
    fields >> entry.file >> entry.tree >> entry.lint;
    all.push_back(std::move(entry));
  }
  return all;
}

// The application of a folder: "stdlib-4.2" is stdlib.
std::vector<std::pair<std::string, std::string>> Applications() {
  std::vector<std::pair<std::string, std::string>> all;
  for (const auto& entry : std::filesystem::directory_iterator(".")) {
    const std::string name = entry.path().filename();
    all.emplace_back(name.substr(0, name.rfind('-')), name);
  }
  std::ranges::sort(all);
  return all;
}

class Comparison {
 public:
  Comparison() : applications_(Applications()) {
    for (const auto& [name, folder] : applications_) {
      if (name == "kernel") kernel_include_ = folder + "/include";
    }
  }

  // What differs from `recorded`: "forms", "lint", "round trip", in words; empty where nothing does.
  std::string Compare(const Recorded& recorded) {
    FrontendOptions options;
    options.preprocessor.otp_level = 25;
    options.lint.otp_level = 25;
    options.preprocessor.applications = applications_;
    // erl_lint, too, was given what the parser made.
    options.run_transforms = false;
    const std::string folder = recorded.file.substr(0, recorded.file.rfind('/'));
    options.preprocessor.include_dirs = {kernel_include_, folder + "/../include", folder, folder + "/../src"};
    DiskFileSystem disk;
    FrontendContext context;
    const FrontendResult result = RunFrontend(recorded.file, options, &disk, &context);
    if (!result.readable) return " cannot be read";
    const std::string text =
        syntax::PrintAbstractFormat(result.module, context.sources, context.symbols, context.diagnostics);
    std::string differences;
    if (TreeDigest(text) != recorded.tree) differences += " forms";
    if (LintDigest(context) != recorded.lint) differences += " lint";
    if (!again_.empty()) differences += " round trip: " + again_;
    return differences;
  }

 private:
  // Of the forms as terms. Leaves in again_ whether building the module from them gives the same.
  std::string TreeDigest(const std::string& text) {
    again_.clear();
    FrontendContext context;
    FileId file;
    if (!context.sources.AddFile("text", std::make_shared<const std::string>(text), {}, &file)) return "too large";
    TermTextReader reader(file, context.sources, &context.symbols, &context.arena, &context.diagnostics);
    std::vector<const syntax::Term*> forms;
    while (!reader.at_end()) {
      if (const syntax::Term* form = reader.Next()) forms.push_back(form);
    }
    if (reader.failed()) return "no terms";
    Md5 md5;
    for (const syntax::Term* form : forms) {
      WriteCanonical(*WithoutMessage(form, &context), context.symbols, [&](std::string_view piece) { md5.Add(piece); });
    }
    const syntax::Module module = BuildModule(forms, "text", &context.sources, &context.symbols, &context.arena, &context.diagnostics);
    if (syntax::PrintAbstractFormat(module, context.sources, context.symbols, context.diagnostics) != text) {
      again_ = "the abstract format of the abstract format differs";
    }
    return md5.Finish().substr(0, kDigestDigits);
  }

  // The text of an error is ours; its place and the part that complains are not.
  static const syntax::Term* WithoutMessage(const syntax::Term* form, FrontendContext* context) {
    const auto* outer = form->AsIf<syntax::TupleTerm>();
    if (outer == nullptr || outer->elements.size() != 2) return form;
    const auto* inner = outer->elements[1]->AsIf<syntax::TupleTerm>();
    if (inner == nullptr || inner->elements.size() != 3) return form;
    auto* info = context->arena.New<syntax::TupleTerm>();
    info->elements = inner->elements.first(2);
    const syntax::Term* parts[] = {outer->elements[0], info};
    auto* whole = context->arena.New<syntax::TupleTerm>();
    whole->elements = context->arena.Copy(std::span<const syntax::Term* const>(parts));
    return whole;
  }

  static std::string LintDigest(const FrontendContext& context) {
    std::vector<std::string> lines;
    for (const Diagnostic& diagnostic : context.diagnostics.all()) {
      const DiagnosticInfo& info = Info(diagnostic.kind);
      const PresumedLocation place = context.sources.Presume(diagnostic.location);
      std::string_view id = info.id;
      if (info.group == "scan") id = "erl_scan";
      if (info.group == "parse") id = "erl_parse";
      if (info.group == "preprocess" || info.group == "user_warning") id = "epp";
      if (info.group == "features") id = "erl_features";
      lines.push_back(std::string(place.file) + " " + std::to_string(place.line) + " " + std::to_string(place.column) +
                      (diagnostic.severity == Severity::kError ? " error " : " warning ") + std::string(id) + "\n");
    }
    std::ranges::sort(lines);
    Md5 md5;
    for (const std::string& line : lines) md5.Add(line);
    return md5.Finish().substr(0, kDigestDigits);
  }

  std::vector<std::pair<std::string, std::string>> applications_;
  std::string kernel_include_;
  std::string again_;
};

int Run(const std::string& digests, const std::string& marker) {
  const std::vector<Recorded> all = ReadDigests(digests);
  if (all.size() < 1000) return std::printf("%s: these are not all digests\n", digests.c_str()), 1;
  const std::string lib = marker.substr(0, marker.rfind('/'));
  if (chdir(lib.c_str()) != 0) return std::printf("%s: no such folder\n", lib.c_str()), 1;
  Comparison comparison;
  size_t different = 0;
  for (const Recorded& recorded : all) {
    const std::string differences = comparison.Compare(recorded);
    if (differences.empty()) continue;
    std::printf("%s:%s\n", recorded.file.c_str(), differences.c_str());
    ++different;
  }
  std::printf("%zu files, %zu differ\n", all.size(), different);
  if (different == 0) return 0;
  std::printf("to see what differs: compiler/frontend/compare_otp.escript TOOL FILE (needs Debian's erlang-src and erlang-dev)\n");
  return 1;
}

}  // namespace
}  // namespace lumen

int main(int argc, char** argv) {
  if (argc != 3) return std::puts("usage: frontend_otp_test DIGESTS FILE_IN_LIB"), 2;
  return lumen::Run(argv[1], argv[2]);
}

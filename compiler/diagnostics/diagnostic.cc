// Tested by frontend_test.cc and the goldens of compiler/frontend.
#include "compiler/diagnostics/diagnostic.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace lumen {
namespace {

constexpr DiagnosticInfo kInfos[] = {
#define LUMEN_DIAGNOSTIC(Name, id, severity, group, message, help) {#Name, id, Severity::severity, #group, message, help},
#include "compiler/diagnostics/diagnostic_kind.def"
};

std::string Substitute(std::string_view text, const std::vector<std::string>& arguments) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '{' && i + 2 < text.size() && text[i + 2] == '}' && text[i + 1] >= '0' && text[i + 1] <= '9') {
      const size_t index = static_cast<size_t>(text[i + 1] - '0');
      if (index < arguments.size()) out += arguments[index];
      i += 2;
    } else {
      out.push_back(text[i]);
    }
  }
  return out;
}

}  // namespace

const DiagnosticInfo& Info(DiagnosticKind kind) { return kInfos[static_cast<size_t>(kind)]; }
int DiagnosticKindCount() { return static_cast<int>(std::size(kInfos)); }

std::vector<std::string_view> WarningGroups() {
  std::vector<std::string_view> groups;
  for (const DiagnosticInfo& info : kInfos) {
    if (info.severity == Severity::kWarning && std::ranges::find(groups, info.group) == groups.end()) {
      groups.push_back(info.group);
    }
  }
  return groups;
}

std::string Diagnostic::Message() const { return Substitute(Info(kind).message, arguments); }
std::string Diagnostic::Help() const { return Substitute(Info(kind).help, arguments); }

Diagnostic& Diagnostics::Add(DiagnosticKind kind, SourceLocation location, std::vector<std::string> arguments) {
  return AddAs(Info(kind).severity, kind, location, std::move(arguments));
}

Diagnostic& Diagnostics::AddAs(Severity severity, DiagnosticKind kind, SourceLocation location,
                               std::vector<std::string> arguments) {
  if (all_.size() >= kMaxDiagnostics) {
    // An error must never be lost altogether, or a broken module would be compiled.
    if (all_.size() == kMaxDiagnostics) {
      all_.push_back({DiagnosticKind::kTooManyErrors, Severity::kError, SourceLocation(), {}, {}, false});
      ++error_count_;
    }
    overflow_ = {kind, severity, location, {}, {}, false};
    return overflow_;
  }
  if (severity == Severity::kError) ++error_count_;
  all_.push_back({kind, severity, location, std::move(arguments), {}, false});
  return all_.back();
}

void Diagnostics::PromoteWarnings(std::string_view group) {
  for (Diagnostic& diagnostic : all_) {
    if (diagnostic.severity == Severity::kError || diagnostic.hidden) continue;
    if (!group.empty() && Info(diagnostic.kind).group != group) continue;
    diagnostic.severity = Severity::kError;
    ++error_count_;
  }
}

void Diagnostics::HideWarnings(std::string_view group) {
  for (Diagnostic& diagnostic : all_) {
    if (diagnostic.severity == Severity::kError) continue;
    if (group.empty() || Info(diagnostic.kind).group == group) diagnostic.hidden = true;
  }
}

}  // namespace lumen

// Diagnostics: what is wrong, where, and the list of all of them.
//
//   Diagnostics diagnostics;
//   diagnostics.Add(DiagnosticKind::kUndefinedMacro, location, {"FOO"});
//   if (diagnostics.error_count() != 0) ...
//
// Kinds and texts are in diagnostic_kind.def. Everything is collected and shown at the end, sorted by place (emitter.h): no
// stage prints. Not thread-safe.
#ifndef COMPILER_DIAGNOSTICS_DIAGNOSTIC_H_
#define COMPILER_DIAGNOSTICS_DIAGNOSTIC_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/base/source_location.h"

namespace lumen {

enum class DiagnosticKind : uint16_t {
#define LUMEN_DIAGNOSTIC(Name, id, severity, group, message, help) k##Name,
#include "compiler/diagnostics/diagnostic_kind.def"
};
enum class Severity : uint8_t { kError, kWarning };

struct DiagnosticInfo {
  std::string_view name;   // of the enumerator, without k
  std::string_view id;     // OTP's descriptor
  Severity severity;
  std::string_view group;
  std::string_view message;
  std::string_view help;
};
const DiagnosticInfo& Info(DiagnosticKind kind);
// For tables over all kinds.
int DiagnosticKindCount();
// The groups that warnings fall into, in the order of the table, each once: what -W can name.
std::vector<std::string_view> WarningGroups();

// A second place that explains the first: "the previous definition is here".
struct DiagnosticNote {
  SourceLocation location;
  std::string text;
};

struct Diagnostic {
  DiagnosticKind kind;
  Severity severity;
  SourceLocation location;  // invalid: about the whole compilation
  std::vector<std::string> arguments;
  std::vector<DiagnosticNote> notes;
  bool hidden = false;      // a warning that nobody wants to see; forms may refer to it all the same

  // The kind's text with the arguments in place.
  std::string Message() const;
  std::string Help() const;
};

class Diagnostics {
 public:
  // Beyond this many, further ones are dropped (a last one says so). Nobody reads more, and memory is finite.
  static constexpr size_t kMaxDiagnostics = 10000;

  // Returns the entry, so that notes can be added. The reference is good until the next Add.
  Diagnostic& Add(DiagnosticKind kind, SourceLocation location, std::vector<std::string> arguments = {});
  // As Add, with another severity than the table's.
  Diagnostic& AddAs(Severity severity, DiagnosticKind kind, SourceLocation location,
                    std::vector<std::string> arguments = {});

  const std::vector<Diagnostic>& all() const { return all_; }
  size_t error_count() const { return error_count_; }
  size_t warning_count() const { return all_.size() - error_count_; }
  // Makes every warning that is not hidden an error (--werror), or only those of `group`.
  void PromoteWarnings(std::string_view group = {});
  // Hides every warning of `group` (-Wno-GROUP), or all of them.
  void HideWarnings(std::string_view group = {});

 private:
  std::vector<Diagnostic> all_;
  Diagnostic overflow_{};  // what Add returns once the limit is reached
  size_t error_count_ = 0;
};

}  // namespace lumen

#endif  // COMPILER_DIAGNOSTICS_DIAGNOSTIC_H_

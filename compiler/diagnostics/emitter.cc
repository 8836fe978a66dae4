// Tested by frontend_test.cc and the goldens of compiler/frontend.
#include "compiler/diagnostics/emitter.h"

#include <algorithm>
#include <vector>

#include "compiler/base/text.h"
#include "compiler/base/utf8.h"

namespace lumen {
namespace {

// A line this long is generated; showing it whole would bury the message.
constexpr size_t kMaxShownColumns = 200;

// Chains longer than this are cut in the middle.
constexpr size_t kMaxExpansionNotes = 8;

void AppendPlace(const PresumedLocation& place, std::string* out) {
  if (place.file.empty()) return;
  *out += place.file;
  if (place.line != 0) *out += ':' + std::to_string(place.line);
  if (place.column != 0) *out += ':' + std::to_string(place.column);
  *out += ": ";
}

// The source line and a caret under the column. Tabs stay tabs, so that the caret lines up.
void AppendCaret(SourceLocation location, const SourceManager& sources, std::string* out) {
  const PresumedLocation place = sources.Physical(location);
  if (place.line == 0 || place.column == 0 || place.column > kMaxShownColumns) return;
  std::string_view line = sources.LineText(location);
  // Of abstract format there is no text.
  if (line.data() == nullptr) return;
  std::string number = std::to_string(sources.Presume(location).line);
  if (number.size() < 5) number.insert(0, 5 - number.size(), ' ');
  *out += number + " | ";
  std::string caret(number.size(), ' ');
  caret += " | ";
  size_t column = 1;
  const char* at = line.data();
  const char* end = at + line.size();
  bool cut = false;
  for (; at != end; ++column) {
    if (column > kMaxShownColumns) {
      cut = true;
      break;
    }
    const char32_t c = DecodeUtf8(&at);
    // Control characters of a hostile file do not reach the terminal.
    if (c == '\t' || (c >= ' ' && c != 127 && !(c >= 0x80 && c < 0xA0))) {
      AppendUtf8(c, out);
    } else {
      out->push_back('?');
    }
    if (column < place.column) caret.push_back(c == '\t' ? '\t' : ' ');
  }
  if (cut) *out += "...";
  for (; column < place.column; ++column) caret.push_back(' ');
  *out += '\n' + caret + "^\n";
}

// The expansions that a place came out of, from the innermost to the outermost, and the includes on the way.
std::vector<DiagnosticNote> ContextNotes(SourceLocation location, const SourceManager& sources,
                                         const SymbolTable& symbols) {
  std::vector<DiagnosticNote> notes;
  size_t skipped = 0;
  while (location.is_expansion()) {
    const MacroExpansion& expansion = sources.Expansion(location);
    if (notes.size() < kMaxExpansionNotes) {
      const std::string name = "?" + std::string(symbols.Text(expansion.name));
      if (expansion.definition.is_valid()) {
        notes.push_back({expansion.definition, "from the expansion of " + name + ", defined here"});
      }
    } else {
      ++skipped;
    }
    // Not call_site, which is an argument's place for what stands behind one in a body.
    location = expansion.use;
  }
  if (skipped != 0) notes.push_back({SourceLocation(), std::to_string(skipped) + " more expansions not shown"});
  if (!location.is_valid()) return notes;
  for (SourceLocation from = sources.IncludedFrom(sources.FileOf(location)); from.is_valid();
       from = sources.IncludedFrom(sources.FileOf(from))) {
    notes.push_back({from, "included here"});
  }
  return notes;
}

void AppendText(const Diagnostic& diagnostic, const SourceManager& sources, const SymbolTable& symbols,
                std::string* out) {
  AppendPlace(sources.Presume(diagnostic.location), out);
  *out += diagnostic.severity == Severity::kError ? "error: " : "warning: ";
  *out += diagnostic.Message();
  *out += " [" + std::string(Info(diagnostic.kind).id) + "]\n";
  AppendCaret(diagnostic.location, sources, out);
  const std::string help = diagnostic.Help();
  if (!help.empty()) *out += "  help: " + help + '\n';
  auto append_note = [&](const DiagnosticNote& note) {
    *out += "  note: ";
    AppendPlace(sources.Presume(note.location), out);
    *out += note.text + '\n';
  };
  for (const DiagnosticNote& note : diagnostic.notes) append_note(note);
  for (const DiagnosticNote& note : ContextNotes(diagnostic.location, sources, symbols)) append_note(note);
}

void AppendErlc(const Diagnostic& diagnostic, const SourceManager& sources, std::string* out) {
  AppendPlace(sources.Presume(diagnostic.location), out);
  if (diagnostic.severity == Severity::kWarning) *out += "Warning: ";
  *out += diagnostic.Message();
  *out += '\n';
}

void AppendJsonField(std::string_view name, std::string_view value, std::string* out) {
  *out += '"';
  *out += name;
  *out += "\":\"";
  AppendJsonEscaped(value, out);
  *out += '"';
}

void AppendJsonPlace(const PresumedLocation& place, std::string* out) {
  AppendJsonField("file", place.file, out);
  *out += ",\"line\":" + std::to_string(place.line) + ",\"column\":" + std::to_string(place.column) + ',';
}

void AppendJson(const Diagnostic& diagnostic, const SourceManager& sources, const SymbolTable& symbols,
                std::string* out) {
  *out += '{';
  AppendJsonPlace(sources.Presume(diagnostic.location), out);
  AppendJsonField("severity", diagnostic.severity == Severity::kError ? "error" : "warning", out);
  *out += ',';
  AppendJsonField("id", Info(diagnostic.kind).id, out);
  *out += ',';
  AppendJsonField("group", Info(diagnostic.kind).group, out);
  *out += ',';
  AppendJsonField("message", diagnostic.Message(), out);
  *out += ',';
  AppendJsonField("help", diagnostic.Help(), out);
  *out += ",\"notes\":[";
  std::vector<DiagnosticNote> notes = diagnostic.notes;
  for (DiagnosticNote& note : ContextNotes(diagnostic.location, sources, symbols)) notes.push_back(std::move(note));
  bool first = true;
  for (const DiagnosticNote& note : notes) {
    if (!first) *out += ',';
    first = false;
    *out += '{';
    AppendJsonPlace(sources.Presume(note.location), out);
    AppendJsonField("text", note.text, out);
    *out += '}';
  }
  *out += "]}\n";
}

}  // namespace

bool ParseDiagnosticFormat(std::string_view text, DiagnosticFormat* format) {
  if (text == "text") {
    *format = DiagnosticFormat::kText;
  } else if (text == "erlc") {
    *format = DiagnosticFormat::kErlc;
  } else if (text == "json") {
    *format = DiagnosticFormat::kJson;
  } else {
    return false;
  }
  return true;
}

std::string FormatDiagnostics(const Diagnostics& diagnostics, const SourceManager& sources, const SymbolTable& symbols,
                              DiagnosticFormat format) {
  struct Entry {
    std::pair<uint32_t, uint64_t> place;
    const Diagnostic* diagnostic;
  };
  std::vector<Entry> entries;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    if (diagnostic.hidden) continue;
    if (!diagnostic.location.is_valid()) {
      entries.push_back({{0, 0}, &diagnostic});
      continue;
    }
    const auto [file, position] = sources.Order(diagnostic.location);
    entries.push_back({{file + 1, position}, &diagnostic});
  }
  std::ranges::sort(entries, [](const Entry& a, const Entry& b) {
    if (a.place != b.place) return a.place < b.place;
    return a.diagnostic < b.diagnostic;  // in the order they were found
  });
  std::string out;
  for (const Entry& entry : entries) {
    switch (format) {
      case DiagnosticFormat::kText: AppendText(*entry.diagnostic, sources, symbols, &out); break;
      case DiagnosticFormat::kErlc: AppendErlc(*entry.diagnostic, sources, &out); break;
      case DiagnosticFormat::kJson: AppendJson(*entry.diagnostic, sources, symbols, &out); break;
    }
  }
  return out;
}

}  // namespace lumen

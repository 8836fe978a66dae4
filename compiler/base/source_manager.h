// All text that a compilation reads, and the mapping from SourceLocation to file, line and column.
//
//   SourceManager sources;
//   FileId id = sources.AddFile("a.erl", std::move(text), SourceLocation());
//   SourceLocation first = sources.FileStart(id);
//   sources.Presume(first)  // {"a.erl", 1, 1}
//
// Texts are UTF-8 (Latin-1 files are converted when they are read), followed by a NUL byte that is not part of the text, so
// that scanners need no bounds check. Texts and names live as long as the manager. Line tables are built on demand.
// Not thread-safe, the const members included (they fill caches).
#ifndef COMPILER_BASE_SOURCE_MANAGER_H_
#define COMPILER_BASE_SOURCE_MANAGER_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/base/source_location.h"
#include "compiler/base/symbol.h"

namespace lumen {

struct FileId {
  uint32_t index = 0;
  bool operator==(const FileId&) const = default;
};

// One use of a macro. See SourceLocation.
struct MacroExpansion {
  SourceLocation call_site;   // where the expansion appears to be; may itself be an expansion
  SourceLocation definition;  // the macro's name in its -define; invalid for predefined macros
  SourceLocation use;         // the macro's name where it was used; differs from call_site after an argument
  Symbol name;
};

class SourceManager {
 public:
  SourceManager() = default;
  SourceManager(const SourceManager&) = delete;
  SourceManager& operator=(const SourceManager&) = delete;

  // The location space holds this many bytes; AddFile fails beyond it.
  static constexpr uint32_t kMaxTotalBytes = 0x7FFFFFF0u;

  // Adds a file under the name that diagnostics show. `included_from` is the place of the include, invalid for the main
  // file. Returns false (and adds nothing) where the location space is full.
  [[nodiscard]] bool AddFile(std::string name, std::shared_ptr<const std::string> text, SourceLocation included_from,
                             FileId* id);
  uint32_t file_count() const { return static_cast<uint32_t>(files_.size()); }

  std::string_view FileName(FileId file) const { return files_[file.index]->name; }
  std::string_view FileText(FileId file) const { return *files_[file.index]->text; }
  SourceLocation FileStart(FileId file) const { return SourceLocation::FromOffset(files_[file.index]->start); }
  SourceLocation IncludedFrom(FileId file) const { return files_[file.index]->included_from; }

  SourceLocation AddExpansion(const MacroExpansion& expansion);
  const MacroExpansion& Expansion(SourceLocation location) const { return expansions_[location.expansion_index()]; }

  // From here on (to the end of the file, or the next override) lines count from `line` at `location` and the file is
  // called `name`: the effect of -file. Calls come in ascending order of location within a file.
  void OverrideLines(SourceLocation location, std::string_view name, int64_t line);

  // Follows expansions out to the place in a file that everybody sees. Invalid stays invalid.
  SourceLocation Outermost(SourceLocation location) const {
    while (location.is_expansion()) location = Expansion(location).call_site;
    return location;
  }
  // Is `a` at or before `b`, both of one file?
  bool AtOrBefore(SourceLocation a, SourceLocation b) const { return Outermost(a).offset() <= Outermost(b).offset(); }

  // The file holding a valid location.
  FileId FileOf(SourceLocation location) const;
  // With -file applied. An invalid location gives line 0.
  PresumedLocation Presume(SourceLocation location) const;
  // Without -file: the line that is really there, for caret lines.
  PresumedLocation Physical(SourceLocation location) const;
  // The text of the physical line at `location`, without its end; empty for an invalid location.
  std::string_view LineText(SourceLocation location) const;

 private:
  struct LineOverride {
    uint32_t offset;         // within the file
    uint32_t physical_line;  // of that offset
    int64_t line;
    std::string name;
  };
  struct File {
    std::string name;
    std::shared_ptr<const std::string> text;
    uint32_t start = 0;
    SourceLocation included_from;
    std::vector<std::unique_ptr<LineOverride>> overrides;
    mutable std::vector<uint32_t> line_starts;  // offsets within the file; filled on first use
    mutable uint32_t last_line = 0;             // index found last, as neighbours are asked for next
    mutable uint32_t last_offset = 0;           // the offset whose column was counted last, and that column: counting
    mutable uint32_t last_column = 1;           // goes on from there, so that one endless line is not quadratic
  };

  uint32_t LineIndex(const File& file, uint32_t offset) const;

  std::vector<std::unique_ptr<File>> files_;
  std::vector<MacroExpansion> expansions_;
  uint32_t next_start_ = 1;  // 0 is the invalid location
  mutable uint32_t last_file_ = 0;
};

}  // namespace lumen

#endif  // COMPILER_BASE_SOURCE_MANAGER_H_

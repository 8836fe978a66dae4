// All text that a compilation reads, and the mapping from SourceLocation to file, line and column.
//
//   SourceManager sources;
//   FileId id = sources.AddFile("a.erl", std::move(text), SourceLocation());
//   SourceLocation first = sources.FileStart(id);
//   sources.Presume(first)  // {"a.erl", 1, 1}
//
// Texts are UTF-8 (Latin-1 files are converted when they are read), followed by a NUL byte that is not part of the text, so
// that scanners need no bounds check. Texts and names live as long as the manager. Line tables are built on demand.
//
// A tree that was read as abstract format says where it stands by file, line and column; AddPlace gives such a place a location
// beyond all texts. No text is added after the first place.
// Not thread-safe, the const members included (they fill caches).
#ifndef COMPILER_BASE_SOURCE_MANAGER_H_
#define COMPILER_BASE_SOURCE_MANAGER_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
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

  // The location of a place that somebody else knows: in a file called `file` (which need not be here), at `line` and `column`;
  // 0 where unknown. `annotation` is how the abstract format writes it where that is not {Line,Column}, else empty. Equal
  // places have equal locations. Ascends in no order; see Order. Once all two billion are in use, the last one is returned again.
  SourceLocation AddPlace(std::string_view file, uint32_t line, uint32_t column, std::string_view annotation);
  bool IsPlace(SourceLocation location) const {
    return location.is_valid() && !location.is_expansion() && location.offset() >= places_start_;
  }
  // Of a place.
  std::string_view Annotation(SourceLocation location) const { return names_[PlaceAt(location).annotation]; }

  // Follows expansions out to the place in a file that everybody sees. Invalid stays invalid.
  SourceLocation Outermost(SourceLocation location) const {
    while (location.is_expansion()) location = Expansion(location).call_site;
    return location;
  }
  // What to sort valid locations by: file (in the order they were added), then position.
  std::pair<uint32_t, uint64_t> Order(SourceLocation location) const;
  // Is `a` at or before `b`, both of one file?
  bool AtOrBefore(SourceLocation a, SourceLocation b) const {
    a = Outermost(a);
    b = Outermost(b);
    return IsPlace(a) && IsPlace(b) ? Order(a) <= Order(b) : a.offset() <= b.offset();
  }

  // The file holding a valid location; all places together are in one, whose text is empty.
  FileId FileOf(SourceLocation location) const;
  // With -file applied. An invalid location gives line 0.
  PresumedLocation Presume(SourceLocation location) const;
  // The file that Presume gives, for less: it counts no lines.
  std::string_view PresumedFile(SourceLocation location) const;
  // Without -file: the line that is really there, for caret lines.
  PresumedLocation Physical(SourceLocation location) const;
  // The text of the physical line at `location`, without its end; empty for an invalid location, and for a place whose file is
  // not here.
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
    mutable std::vector<uint32_t> line_starts = {0};  // offsets within the file; filled as far as was asked for
    mutable bool all_lines = false;             // line_starts holds all
    mutable uint32_t last_line = 0;             // index found last, as neighbours are asked for next
    mutable uint32_t last_offset = 0;           // the offset whose column was counted last, and that column: counting
    mutable uint32_t last_column = 1;           // goes on from there, so that one endless line is not quadratic
  };

  struct Place {
    uint32_t file;        // index into names_
    uint32_t line;
    uint32_t column;
    uint32_t annotation;  // index into names_
    bool operator==(const Place&) const = default;
  };
  struct PlaceHash {
    size_t operator()(const Place& place) const;
  };
  const Place& PlaceAt(SourceLocation location) const { return places_[location.offset() - places_start_]; }
  uint32_t InternName(std::string_view name);

  // Makes line_starts reach beyond `offset`.
  static void FindLines(const File& file, uint32_t offset);
  uint32_t LineIndex(const File& file, uint32_t offset) const;
  // The last override at or before `offset`; null where there is none.
  static const LineOverride* OverrideAt(const File& file, uint32_t offset);

  std::vector<std::unique_ptr<File>> files_;
  std::vector<MacroExpansion> expansions_;
  uint32_t next_start_ = 1;  // 0 is the invalid location
  uint32_t places_start_ = 0xFFFFFFFFu;  // none yet
  std::vector<Place> places_;
  std::unordered_map<Place, uint32_t, PlaceHash> place_index_;
  std::vector<std::string> names_ = {""};
  std::unordered_map<std::string, uint32_t> name_index_ = {{"", 0}};
  mutable uint32_t last_file_ = 0;
};

}  // namespace lumen

#endif  // COMPILER_BASE_SOURCE_MANAGER_H_

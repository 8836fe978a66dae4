// Feeds any bytes to the preprocessor. A line `%%file NAME` begins another file that the first may include, so includes, their
// cycles and their conditions are reached without a disk. Nothing crashes, hangs or exhausts memory: includes nest nine deep, and
// steps of expansion and tokens of a module are counted. The forms of the stream lie one behind the other within its tokens.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "compiler/base/file.h"
#include "compiler/preprocessor/expander.h"
#include "compiler/preprocessor/preprocessor.h"

namespace {

void Require(bool good) {
  if (!good) __builtin_trap();
}

void AddFiles(std::string_view text, lumen::MemoryFileSystem* files) {
  constexpr std::string_view kMark = "%%file ";
  std::string name = "fuzz.erl";
  for (;;) {
    const size_t mark = text.find(kMark);
    files->Add(name, std::string(text.substr(0, mark)));
    if (mark == std::string_view::npos) return;
    text.remove_prefix(mark + kMark.size());
    const size_t end = text.find('\n');
    if (end == std::string_view::npos) return;
    name = text.substr(0, end);
    text.remove_prefix(end + 1);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  lumen::MemoryFileSystem files;
  AddFiles({reinterpret_cast<const char*>(data), size}, &files);
  lumen::PreprocessorOptions options;
  options.otp_level = 25 + static_cast<int>(size % 5);
  options.include_dirs = {"include"};
  options.applications = {{"app", "lib/app"}};
  options.defines = {{"GIVEN", "1"}};
  lumen::SourceManager sources;
  lumen::SymbolTable symbols;
  lumen::Arena arena;
  lumen::Diagnostics diagnostics;
  lumen::TokenStream stream;
  lumen::Preprocessor preprocessor(options, &files, &sources, &symbols, &arena, &diagnostics);
  Require(preprocessor.Run("fuzz.erl", &stream));
  Require(!stream.entries.empty() && stream.entries.back().kind == lumen::StreamEntryKind::kEnd);
  Require(stream.tokens.size() <= size + lumen::MacroExpander::kMaxTokensPerModule + stream.tokens.size() / 2);
  size_t next = 0;
  for (const lumen::StreamEntry& entry : stream.entries) {
    switch (entry.kind) {
      case lumen::StreamEntryKind::kForm:
        Require(entry.count > 0 && entry.first >= next && entry.first + entry.count <= stream.tokens.size());
        next = entry.first + entry.count;
        break;
      case lumen::StreamEntryKind::kError:
      case lumen::StreamEntryKind::kWarning: Require(entry.diagnostic_index < diagnostics.all().size()); break;
      case lumen::StreamEntryKind::kFile:
      case lumen::StreamEntryKind::kEnd: break;
    }
  }
  return 0;
}

// What the preprocessor hands to the parser: all tokens of a module, macros expanded, and where its forms begin and end.
#ifndef COMPILER_PREPROCESSOR_TOKEN_STREAM_H_
#define COMPILER_PREPROCESSOR_TOKEN_STREAM_H_

#include <cstdint>
#include <string>
#include <vector>

#include "compiler/lexer/token.h"

namespace lumen {

enum class StreamEntryKind : uint8_t {
  kForm,     // tokens [first, first + count); the last is a kDot unless the file ended too early
  kError,    // a diagnostic stands in place of a form
  kWarning,  // likewise, from -warning
  kFile,     // a file is entered, or come back to, or -file said so
  kEnd,      // the last entry; location is the end of the main file
};

struct StreamEntry {
  StreamEntryKind kind;
  bool generated = false;         // kFile: from a -file of the user
  bool maybe_enabled = false;     // kForm: `maybe` is on here, as far as the parser must know
  uint32_t first = 0;             // kForm
  uint32_t count = 0;             // kForm
  uint32_t diagnostic_index = 0;  // kError, kWarning
  Symbol file;                    // kFile: the name
  int64_t line = 0;               // kFile: the line that comes next
  uint32_t own_line = 0;          // kFile: the line this is said to stand on
  SourceLocation location;        // all but kForm
};

struct TokenStream {
  std::vector<Token> tokens;
  std::vector<StreamEntry> entries;
  // Every file that was read, the main one first, as it was opened; each once. For --depfile.
  std::vector<std::string> files_read;
};

}  // namespace lumen

#endif  // COMPILER_PREPROCESSOR_TOKEN_STREAM_H_

// A BEAM file's chunks, and the abstract code among them.
//
//   BeamFile file;
//   std::string error;
//   if (!ReadBeamFile(bytes, &file, &error)) ...
//   std::string_view atoms = file.Chunk("AtU8");     // empty data() where there is none
//
// A file is an IFF container, FOR1 BEAM; one that is compressed as a whole (compile option `compressed`) is inflated. Sizes in
// it are checked against what is there. Tested by beam_file_test.cc; fuzzed with abstract_format_fuzz_test.cc.
#ifndef COMPILER_BEAM_BEAM_FILE_H_
#define COMPILER_BEAM_BEAM_FILE_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/base/arena.h"
#include "compiler/base/symbol.h"
#include "compiler/syntax/ast.h"

namespace lumen {

struct BeamFile {
  std::string inflated;  // holds the bytes where the file was compressed
  std::vector<std::pair<std::string_view, std::string_view>> chunks;  // four-letter name, contents; in the order of the file

  // The contents of the first chunk called `name`; data() is null where there is none.
  std::string_view Chunk(std::string_view name) const;
};

// Splits `bytes`, which must outlive `file`. False with `*error` set where they are no BEAM file.
bool ReadBeamFile(std::string_view bytes, BeamFile* file, std::string* error);

// The list of forms in the chunk Dbgi (since OTP 20) or Abst. Null where there are none: `*why` then says what is there instead,
// to follow "no abstract code in this BEAM file"; with `*damaged` set it says what is wrong with the chunk.
const syntax::Term* ReadAbstractCode(const BeamFile& file, SymbolTable* symbols, Arena* arena, std::string* why,
                                     bool* damaged);

}  // namespace lumen

#endif  // COMPILER_BEAM_BEAM_FILE_H_

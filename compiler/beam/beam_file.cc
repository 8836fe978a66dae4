// Tested by beam_file_test.cc.
#include "compiler/beam/beam_file.h"

#include <algorithm>

#include "compiler/base/text.h"
#include "compiler/base/utf8.h"
#include "compiler/term/external_term.h"
#include "compiler/term/inflate.h"

namespace lumen {

using namespace syntax;  // NOLINT: all about terms

namespace {

uint32_t BigEndian(std::string_view bytes) {
  uint32_t value = 0;
  for (char byte : bytes.substr(0, 4)) value = value << 8 | static_cast<unsigned char>(byte);
  return value;
}

bool IsAtomText(const Term& term, const SymbolTable& symbols, std::string_view text) {
  return term.Is<AtomTerm>() && symbols.Text(term.As<AtomTerm>().value) == text;
}

// The elements of `term` where it is a tuple of `size` that begins with the atom `tag`.
std::span<const Term* const> Tagged(const Term& term, const SymbolTable& symbols, std::string_view tag, size_t size) {
  const auto* tuple = term.AsIf<TupleTerm>();
  if (tuple == nullptr || tuple->elements.size() != size || !IsAtomText(*tuple->elements[0], symbols, tag)) return {};
  return tuple->elements;
}

}  // namespace

std::string_view BeamFile::Chunk(std::string_view name) const {
  for (const auto& [id, contents] : chunks) {
    if (id == name) return contents;
  }
  return {};
}

bool ReadBeamFile(std::string_view bytes, BeamFile* file, std::string* error) {
  constexpr size_t kHeaderBytes = 12;
  constexpr size_t kChunkHeaderBytes = 8;
  if (bytes.starts_with("\x1f\x8b")) {
    if (!Inflate(bytes, kMaxExternalTermBytes, &file->inflated)) return *error = "it is compressed, and damaged", false;
    bytes = file->inflated;
  }
  if (bytes.size() < kHeaderBytes || !bytes.starts_with("FOR1") || bytes.substr(8, 4) != "BEAM") {
    return *error = "it does not begin with FOR1 and BEAM", false;
  }
  const uint32_t size_bytes = BigEndian(bytes.substr(4));
  if (size_bytes < 4 || size_bytes - 4 > bytes.size() - kHeaderBytes) return *error = "it ends too early", false;
  std::string_view rest = bytes.substr(kHeaderBytes, size_bytes - 4);
  while (!rest.empty()) {
    if (rest.size() < kChunkHeaderBytes) return *error = "it ends inside the header of a chunk", false;
    const std::string_view name = rest.substr(0, 4);
    const uint32_t length = BigEndian(rest.substr(4));
    rest.remove_prefix(kChunkHeaderBytes);
    if (length > rest.size()) {
      return *error = "its chunk " + AtomText(Latin1ToUtf8(name)) + " is longer than the file", false;
    }
    file->chunks.emplace_back(name, rest.substr(0, length));
    // Chunks begin at multiples of four; the padding of the last may be missing.
    rest.remove_prefix(std::min<size_t>(rest.size(), (size_t{length} + 3) & ~size_t{3}));
  }
  return true;
}

const Term* ReadAbstractCode(const BeamFile& file, SymbolTable* symbols, Arena* arena, std::string* why, bool* damaged) {
  constexpr char kVersion = '\x83';
  *damaged = false;
  why->clear();
  for (std::string_view name : {"Dbgi", "Abst"}) {
    const std::string_view chunk = file.Chunk(name);
    if (chunk.empty()) continue;
    if (chunk[0] != kVersion) return *why = ": it is encrypted", nullptr;
    std::string error;
    const Term* term = ReadExternalTerm(chunk, symbols, arena, &error);
    if (term == nullptr) {
      *damaged = true;
      return *why = "chunk " + std::string(name) + ": " + error, nullptr;
    }
    if (const auto old = Tagged(*term, *symbols, "raw_abstract_v1", 2); !old.empty()) return old[1];
    const auto info = Tagged(*term, *symbols, "debug_info_v1", 3);
    if (info.empty()) {
      *why = ": its chunk " + std::string(name) + " is of another version";
      continue;
    }
    if (!IsAtomText(*info[1], *symbols, "erl_abstract_code")) {
      const auto* backend = info[1]->AsIf<AtomTerm>();
      *why = backend == nullptr ? "" : ": its debug information is that of " + AtomText(symbols->Text(backend->value));
      continue;
    }
    const auto* metadata = info[2]->AsIf<TupleTerm>();
    if (metadata != nullptr && metadata->elements.size() == 2 && metadata->elements[0]->Is<ListTerm>()) {
      return metadata->elements[0];
    }
  }
  return nullptr;
}

}  // namespace lumen

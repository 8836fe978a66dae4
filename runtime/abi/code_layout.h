// Static data that compiled code and the runtime share besides terms: atom records, what is known about a piece of code, symbol
// and section names, and how many arguments travel in registers. Every field is eight bytes wide or sits at an offset
// that is the same on 32- and 64-bit targets, so code generation needs one description of each record.
//
// Tested by runtime/abi/abi_test.cc and by every program test.
#ifndef RUNTIME_ABI_CODE_LAYOUT_H_
#define RUNTIME_ABI_CODE_LAYOUT_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "runtime/abi/term_layout.h"

namespace lumen::abi {

// A pointer that takes eight bytes on every target.
template <typename T>
struct alignas(8) Wide {
  T* pointer;
  constexpr T* operator->() const { return pointer; }
  constexpr operator T*() const { return pointer; }
};

// An atom is the address of its record plus kAtomTag. One COMDAT record per text in section kAtomSection: the linker makes them
// unique and drops those nothing refers to; the stride is fixed so that the section can be walked.
struct alignas(kAtomAlignment) AtomRecord {
  uint32_t hash;           // AtomHash(text), what phash2 returns
  uint16_t size_bytes;     // of the UTF-8 text
  uint16_t reserved;
  Wide<const char> text;   // UTF-8, not terminated
};
static_assert(sizeof(AtomRecord) == 16);

// The hash OTP gives an atom (erts/emulator/beam/atom.c): hashpjw over its text, two-byte sequences of Latin-1 characters
// taken as that character.
constexpr uint32_t AtomHash(std::string_view text) {
  uint32_t hash = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    uint8_t byte = static_cast<uint8_t>(text[i]);
    if (i + 1 < text.size() && (byte & 0xfe) == 0xc2 && (static_cast<uint8_t>(text[i + 1]) & 0xc0) == 0x80) {
      byte = static_cast<uint8_t>((byte << 6) | (static_cast<uint8_t>(text[i + 1]) & 0x3f));
      ++i;
    }
    hash = (hash << 4) + byte;
    if (uint32_t high = hash & 0xf0000000; high != 0) {
      hash ^= high >> 24;
      hash ^= high;
    }
  }
  return hash;
}

struct FunctionInfo {
  Word module;              // atom
  Word name;                // atom
  Word arity;               // untagged
  Wide<const char> file;    // UTF-8, terminated by NUL; null where unknown
};
static_assert(sizeof(FunctionInfo) == 32);

// A place in the source that a stack trace can name. Hangs on every continuation and is handed to what raises.
inline constexpr uint32_t kIsInlined = uint32_t{1} << 31;
inline constexpr uint32_t kNoFrame = kIsInlined - 1;
struct CodeLocation {
  Wide<const FunctionInfo> function;  // null: a catch frame, which traces do not show
  uint32_t line;                      // 0 where unknown
  uint32_t frame_and_flag;            // kIsInlined, and the words below it
  // Ends here unless it is an InlinedLocation: there are thousands in a program, few of which are.

  // Words of the frame besides the code word; sp + 1 + frame_words() is the caller's sp. kNoFrame: sp already points at the caller's code word.
  constexpr uint32_t frame_words() const { return frame_and_flag & ~kIsInlined; }
  // The call that was inlined to get here; null where none.
  inline const CodeLocation* inlined_at() const;
};
static_assert(sizeof(CodeLocation) == 16);

// One with kIsInlined.
struct InlinedLocation {
  CodeLocation location;
  Wide<const CodeLocation> inlined_at;
};
static_assert(sizeof(InlinedLocation) == 24);

inline const CodeLocation* CodeLocation::inlined_at() const {
  return (frame_and_flag & kIsInlined) == 0 ? nullptr : reinterpret_cast<const InlinedLocation*>(this)->inlined_at.pointer;
}

// What is known about a `fun` expression (static, one per expression).
struct FunInfo {
  Wide<const FunctionInfo> function;  // the lifted function; its arity counts the fun's parameters only
  Word index;                         // untagged, position among the module's funs as OTP numbers them
  Word uniq;                          // untagged
  Word is_external;                   // 1 for fun m:f/a
};
static_assert(sizeof(FunInfo) == 32);

// A function that `apply` can find by name. The link step writes the program's table (program.h), sorted by ExportHash.
struct ExportEntry {
  Word module;              // atom
  Word name;                // atom
  Word arity;               // untagged
  Wide<void> code;          // address, on wasm32 a table index
};
static_assert(sizeof(ExportEntry) == 32);

constexpr uint32_t ExportHash(uint32_t module_hash, uint32_t name_hash, uint32_t arity) {
  return (module_hash * 0x9E3779B1u ^ name_hash) * 0x85EBCA77u + arity;
}

// How many leading arguments travel in registers; argument i beyond them is arguments()[i] of the process.
#if defined(__arm__)
inline constexpr int kArgumentRegisters = 2;
#else
inline constexpr int kArgumentRegisters = 6;
#endif

// Words behind Process::arguments: parameters beyond the registers, and values live at a collection. Beyond it compilation fails
// with a diagnostic.
inline constexpr int kArgumentWords = 1024;

// A helper called from compiled code leaves at least this much free between heap and stack, or allocates in a fragment: compiled code
// that has checked for up to this many words need not check again after the helper.
inline constexpr int kHeapReserveWords = 64;

// Sections (C identifiers, so that the linkers define __start_ and __stop_ symbols).
#define LUMEN_ATOM_SECTION "lumen_atoms"
#define LUMEN_LITERAL_SECTION "lumen_literals"

// On the definition (or a declaration before it) of every C function that compiled code calls.
#if defined(__x86_64__)
#define LUMEN_CALLED_FROM_COMPILED_CODE __attribute__((force_align_arg_pointer))
#else
#define LUMEN_CALLED_FROM_COMPILED_CODE
#endif

// Symbols of compiled code: functions are "module:name/arity", atoms "lumen.atom." + text, both with the bytes outside [A-Za-z0-9_@.$+*/<>=!-]
// as %XX; continuations add "#N".
inline constexpr std::string_view kAtomSymbolPrefix = "lumen.atom.";

}  // namespace lumen::abi

#endif  // RUNTIME_ABI_CODE_LAYOUT_H_

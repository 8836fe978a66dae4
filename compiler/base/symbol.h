// Interned strings: atoms, variable names, macro names, file names.
//
//   SymbolTable table;
//   Symbol ok = table.Intern("ok");
//   table.Text(ok) == "ok";  ok == symbols::kOk
//
// A Symbol is a 32-bit index; equal texts have equal symbols. Texts are UTF-8 and live as long as the table. Symbols say
// nothing about what they name: the atom `'X'` and the variable `X` are one Symbol, the AST node says which it is.
// symbol.def lists texts that the compiler itself mentions; they have constants under lumen::symbols in every table.
// Not thread-safe.
#ifndef COMPILER_BASE_SYMBOL_H_
#define COMPILER_BASE_SYMBOL_H_

#include <compare>
#include <cstdint>
#include <cstring>
#include <functional>
#include <string_view>
#include <vector>

#include "compiler/base/arena.h"

namespace lumen {

class Symbol {
 public:
  constexpr Symbol() = default;  // no symbol; different from the empty text
  constexpr explicit Symbol(uint32_t index) : index_(index) {}

  constexpr bool is_valid() const { return index_ != 0; }
  constexpr uint32_t index() const { return index_; }
  // Orders by time of interning, which is deterministic; for the order of atoms compare texts.
  constexpr auto operator<=>(const Symbol&) const = default;

 private:
  uint32_t index_ = 0;
};

class SymbolTable {
 public:
  SymbolTable();
  SymbolTable(const SymbolTable&) = delete;
  SymbolTable& operator=(const SymbolTable&) = delete;

  Symbol Intern(std::string_view text) { return Intern(text, FirstWord(text)); }
  // The same for callers that have FirstWord(text) already.
  Symbol Intern(std::string_view text, uint64_t first_word) {
    const uint32_t hash = Hash(text, first_word);
    const size_t mask = slots_.size() - 1;
    size_t position = FirstSlot(hash);
    for (; slots_[position].index != 0; position = (position + 1) & mask) {
      if (Matches(slots_[position], text, hash, first_word)) return Symbol(slots_[position].index);
    }
    return Add(text, hash, first_word, position);
  }
  // The symbol of `text` where it exists already, else an invalid one.
  Symbol Find(std::string_view text) const;

  std::string_view Text(Symbol symbol) const { return texts_[symbol.index()]; }
  // One more than the largest index in use: tables indexed by symbol have this size.
  uint32_t size() const { return static_cast<uint32_t>(texts_.size()); }

  // The first eight bytes of `text`, as a word of little-endian order, with zeros behind a shorter one: of most names all there is.
  static uint64_t FirstWord(std::string_view text) {
    const char* at = text.data();
    const size_t size = text.size();
    if (size >= 8) return Load<uint64_t>(at);
    // Parts that overlap agree where they do.
    if (size >= 4) return Load<uint32_t>(at) | uint64_t{Load<uint32_t>(at + size - 4)} << (size - 4) * 8;
    if (size == 0) return 0;
    return Load<uint8_t>(at) | uint64_t{Load<uint8_t>(at + size / 2)} << size / 2 * 8 |
           uint64_t{Load<uint8_t>(at + size - 1)} << (size - 1) * 8;
  }

 private:
  // All of a name of up to eight bytes stands in its slot, so that most are found without a look at any text.
  struct Slot {
    uint64_t first_word = 0;
    uint32_t hash = 0;
    uint32_t index = 0;  // 0: free
  };
  // What every table begins with: the texts of symbol.def.
  struct Beginning;
  static const Beginning& TheBeginning();
  // Puts a new text into the free slot at `position`.
  Symbol Add(std::string_view text, uint32_t hash, uint64_t first_word, size_t position);
  size_t FirstSlot(uint32_t hash) const { return (hash ^ hash >> 15) & (slots_.size() - 1); }
  void Grow();
  bool Matches(const Slot& slot, std::string_view text, uint32_t hash, uint64_t first_word) const {
    return slot.hash == hash && slot.first_word == first_word && slot.index != 0 &&
           (text.size() <= 8 || SameLong(texts_[slot.index], text));
  }
  // A step for every eight bytes, and one for the last eight, which may overlap the ones before. The low byte is the size (or 255),
  // which together with the first word makes a short name.
  static uint32_t Hash(std::string_view text, uint64_t first_word) {
    uint64_t hash = HashStep(text.size() * kHashFactor, first_word);
    if (text.size() > 8) {
      const char* at = text.data() + 8;
      size_t left = text.size() - 8;
      for (; left > 8; left -= 8, at += 8) hash = HashStep(hash, Load<uint64_t>(at));
      hash = HashStep(hash, Load<uint64_t>(at + left - 8));
    }
    return (static_cast<uint32_t>(hash) & ~0xFFu) | static_cast<uint32_t>(text.size() < 255 ? text.size() : 255);
  }

  static constexpr uint64_t kHashFactor = 0x9E3779B97F4A7C15u;
  static uint64_t HashStep(uint64_t hash, uint64_t word) {
    hash = (hash ^ word) * kHashFactor;
    return hash ^ hash >> 32;
  }
  template <typename T>
  static T Load(const char* from) {
    T value;
    std::memcpy(&value, from, sizeof(T));
    return value;
  }
  // Are texts of more than eight bytes the same? Comparing them here costs less than a call of memcmp. The last words may overlap
  // those before.
  static bool SameLong(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    const char* x = a.data();
    const char* y = b.data();
    size_t left = a.size();
    for (; left > 8; left -= 8, x += 8, y += 8) {
      if (Load<uint64_t>(x) != Load<uint64_t>(y)) return false;
    }
    return Load<uint64_t>(x + left - 8) == Load<uint64_t>(y + left - 8);
  }

  Arena arena_;
  std::vector<std::string_view> texts_;
  std::vector<Slot> slots_;  // open addressing, linear probing, power of two
};

namespace symbols {
namespace internal {
enum Index : uint32_t {
  kNoSymbol = 0,
#define LUMEN_SYMBOL(Name, text) Name,
#include "compiler/base/symbol.def"
  kCount
};
}  // namespace internal

#define LUMEN_SYMBOL(Name, text) inline constexpr Symbol Name{internal::Name};
#include "compiler/base/symbol.def"
}  // namespace symbols

}  // namespace lumen

template <>
struct std::hash<lumen::Symbol> {
  size_t operator()(lumen::Symbol symbol) const noexcept { return symbol.index() * size_t{0x9E3779B97F4A7C15u}; }
};

#endif  // COMPILER_BASE_SYMBOL_H_

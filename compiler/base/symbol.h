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

  Symbol Intern(std::string_view text) {
    const uint32_t hash = Hash(text);
    const Slot& first = slots_[FirstSlot(hash)];
    if (first.hash == hash && first.index != 0 && Same(texts_[first.index], text)) return Symbol(first.index);
    return InternSlow(text, hash);
  }
  // The symbol of `text` where it exists already, else an invalid one.
  Symbol Find(std::string_view text) const;

  std::string_view Text(Symbol symbol) const { return texts_[symbol.index()]; }
  // One more than the largest index in use: tables indexed by symbol have this size.
  uint32_t size() const { return static_cast<uint32_t>(texts_.size()); }

  // Words of the text at a time, for names are short and come by the million: a step for every eight bytes, and one for the last
  // eight, which may overlap the ones before.
  static uint32_t Hash(std::string_view text) {
    const char* at = text.data();
    size_t left = text.size();
    uint64_t hash = left * kHashFactor, last = 0;
    if (left >= 8) {
      for (; left > 8; left -= 8, at += 8) hash = HashStep(hash, Load<uint64_t>(at));
      last = Load<uint64_t>(at + left - 8);
    } else if (left >= 4) {
      last = uint64_t{Load<uint32_t>(at)} << 32 | Load<uint32_t>(at + left - 4);
    } else if (left > 0) {
      last = uint64_t{Load<uint8_t>(at)} << 16 | uint64_t{Load<uint8_t>(at + left / 2)} << 8 | Load<uint8_t>(at + left - 1);
    }
    return static_cast<uint32_t>(HashStep(hash, last));
  }

 private:
  struct Slot {
    uint32_t hash = 0;
    uint32_t index = 0;  // 0: free
  };
  // What every table begins with: the texts of symbol.def.
  struct Beginning;
  static const Beginning& TheBeginning();
  Symbol InternSlow(std::string_view text, uint32_t hash);
  size_t FirstSlot(uint32_t hash) const { return (hash ^ hash >> 15) & (slots_.size() - 1); }
  void Grow();

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
  // Names are short: comparing them here costs less than a call of memcmp. The last words may overlap those before.
  static bool Same(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    const char* x = a.data();
    const char* y = b.data();
    size_t left = a.size();
    if (left >= 8) {
      for (; left > 8; left -= 8, x += 8, y += 8) {
        if (Load<uint64_t>(x) != Load<uint64_t>(y)) return false;
      }
      return Load<uint64_t>(x + left - 8) == Load<uint64_t>(y + left - 8);
    }
    if (left >= 4) {
      return Load<uint32_t>(x) == Load<uint32_t>(y) && Load<uint32_t>(x + left - 4) == Load<uint32_t>(y + left - 4);
    }
    return left == 0 || (x[0] == y[0] && x[left / 2] == y[left / 2] && x[left - 1] == y[left - 1]);
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

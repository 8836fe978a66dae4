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

  Symbol Intern(std::string_view text) { return Intern(text, Hash(text)); }
  // For callers that computed Hash(text) while scanning it.
  Symbol Intern(std::string_view text, uint32_t hash);
  // The symbol of `text` where it exists already, else an invalid one.
  Symbol Find(std::string_view text) const;

  std::string_view Text(Symbol symbol) const { return texts_[symbol.index()]; }
  // One more than the largest index in use: tables indexed by symbol have this size.
  uint32_t size() const { return static_cast<uint32_t>(texts_.size()); }

  // The hash is the fold of HashStep over the bytes, starting at kHashSeed.
  static constexpr uint32_t kHashSeed = 2166136261u;
  static constexpr uint32_t HashStep(uint32_t hash, unsigned char byte) { return (hash ^ byte) * 16777619u; }
  static constexpr uint32_t Hash(std::string_view text) {
    uint32_t hash = kHashSeed;
    for (char byte : text) hash = HashStep(hash, static_cast<unsigned char>(byte));
    return hash;
  }

 private:
  struct Slot {
    uint32_t hash = 0;
    uint32_t index = 0;  // 0: free
  };
  void Grow();

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

// Constant Erlang terms inside the compiler, hash-consed: equal terms (=:=, and 0.0 apart from -0.0) have equal ids, so a module
// holds each literal once.
//
//   LiteralTable literals;
//   LiteralId pair = literals.Tuple({literals.Atom(symbols::kOk), literals.Integer(1)});
//
// Used by Core and SSA; code generation lays the terms out as constant data. Not thread-safe.
// Tested by literal_test.cc.
#ifndef COMPILER_BASE_LITERAL_H_
#define COMPILER_BASE_LITERAL_H_

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "compiler/base/arena.h"
#include "compiler/base/integer_value.h"
#include "compiler/base/symbol.h"

namespace lumen {

struct LiteralId {
  uint32_t index = 0xffffffff;
  bool is_valid() const { return index != 0xffffffff; }
  bool operator==(const LiteralId&) const = default;
};

enum class LiteralKind : uint8_t { kInteger, kFloat, kAtom, kNil, kCons, kTuple, kMap, kBitstring, kExternalFun };

struct Literal {
  LiteralKind kind = LiteralKind::kNil;
  IntegerValue integer;                  // kInteger
  double float_value = 0;                // kFloat; finite
  Symbol atom;                           // kAtom
  std::span<const LiteralId> elements;   // kCons: head, tail; kTuple: its elements; kMap: the tuple of its keys, then the values; kExternalFun: module, name, arity
  std::string_view bytes;                // kBitstring: `bits` bits, the last byte's others are 0
  uint64_t bits = 0;                     // kBitstring
};

class LiteralTable {
 public:
  LiteralTable() = default;
  LiteralTable(const LiteralTable&) = delete;
  LiteralTable& operator=(const LiteralTable&) = delete;

  const Literal& Get(LiteralId id) const { return literals_[id.index]; }
  uint32_t size() const { return static_cast<uint32_t>(literals_.size()); }

  LiteralId Integer(const IntegerValue& value);
  LiteralId Integer(int64_t value) { return Integer(IntegerValue(value)); }
  LiteralId Float(double value);
  LiteralId Atom(Symbol atom);
  LiteralId Nil();
  LiteralId Cons(LiteralId head, LiteralId tail);
  LiteralId Tuple(std::span<const LiteralId> elements);
  LiteralId Tuple(std::initializer_list<LiteralId> elements) {
    return Tuple(std::span<const LiteralId>(elements.begin(), elements.size()));
  }
  // `keys` is a tuple, of different keys in order (literal_order.h), at most kMaxMapEntries.
  static constexpr size_t kMaxMapEntries = 32;  // abi::kMaxFlatMapEntries: larger ones are made at run time
  LiteralId Map(LiteralId keys, std::span<const LiteralId> values);
  // `bytes` as Literal::bytes.
  LiteralId Bitstring(std::string_view bytes, uint64_t bits);
  // The list of the code points; iterative, of any length.
  LiteralId String(std::u32string_view text);
  LiteralId ExternalFun(Symbol module, Symbol name, uint32_t arity);

  // Where the integer fits int64_t.
  bool IsSmallInteger(LiteralId id, int64_t* value) const;
  bool IsAtom(LiteralId id, Symbol atom) const { return Get(id).kind == LiteralKind::kAtom && Get(id).atom == atom; }

 private:
  LiteralId Add(const Literal& literal, uint64_t hash);

  Arena arena_;
  std::vector<Literal> literals_;
  absl::flat_hash_map<uint64_t, std::vector<uint32_t>> by_hash_;
};

}  // namespace lumen

#endif  // COMPILER_BASE_LITERAL_H_

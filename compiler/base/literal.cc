// Hash consing: a literal is looked up by a hash over its kind and contents, where the contents of compound terms are the ids
// of their parts; so comparing two terms of any size compares a few words, and nothing recurses. Tested by literal_test.cc.
#include "compiler/base/literal.h"

#include <algorithm>
#include <bit>

#include "absl/hash/hash.h"

namespace lumen {
namespace {

bool SameLiteral(const Literal& a, const Literal& b) {
  if (a.kind != b.kind) return false;
  switch (a.kind) {
    case LiteralKind::kInteger:
      return a.integer == b.integer;
    case LiteralKind::kFloat:  // by bits: 0.0 and -0.0 are two literals
      return std::bit_cast<uint64_t>(a.float_value) == std::bit_cast<uint64_t>(b.float_value);
    case LiteralKind::kAtom:
      return a.atom == b.atom;
    case LiteralKind::kNil:
      return true;
    case LiteralKind::kCons:
    case LiteralKind::kTuple:
    case LiteralKind::kMap:
    case LiteralKind::kExternalFun:
      return std::ranges::equal(a.elements, b.elements);
    case LiteralKind::kBitstring:
      return a.bits == b.bits && a.bytes == b.bytes;
  }
  __builtin_unreachable();
}

template <typename... Parts>
uint64_t HashOf(LiteralKind kind, const Parts&... parts) {
  return absl::HashOf(static_cast<int>(kind), parts...);
}

uint64_t HashOfElements(LiteralKind kind, std::span<const LiteralId> elements) {
  uint64_t hash = HashOf(kind, elements.size());
  for (LiteralId element : elements) hash = absl::HashOf(hash, element.index);
  return hash;
}

}  // namespace

LiteralId LiteralTable::Add(const Literal& literal, uint64_t hash) {
  std::vector<uint32_t>& candidates = by_hash_[hash];
  for (uint32_t index : candidates) {
    if (SameLiteral(literals_[index], literal)) return LiteralId{index};
  }
  uint32_t index = static_cast<uint32_t>(literals_.size());
  literals_.push_back(literal);
  Literal& added = literals_.back();
  added.elements = arena_.Copy(literal.elements);
  if (added.kind == LiteralKind::kInteger && !added.integer.is_small()) {
    added.integer = IntegerValue::FromLimbs(literal.integer.is_negative(), literal.integer.limbs(), &arena_);
  }
  added.bytes = arena_.CopyText(literal.bytes);
  candidates.push_back(index);
  return LiteralId{index};
}

LiteralId LiteralTable::Integer(const IntegerValue& value) {
  Literal literal;
  literal.kind = LiteralKind::kInteger;
  literal.integer = value;
  uint64_t hash;
  if (value.is_small()) {
    hash = HashOf(literal.kind, value.small());
  } else {
    hash = HashOf(literal.kind, value.is_negative());
    for (uint64_t limb : value.limbs()) hash = absl::HashOf(hash, limb);
  }
  return Add(literal, hash);
}

LiteralId LiteralTable::Float(double value) {
  Literal literal;
  literal.kind = LiteralKind::kFloat;
  literal.float_value = value;
  return Add(literal, HashOf(literal.kind, std::bit_cast<uint64_t>(value)));
}

LiteralId LiteralTable::Atom(Symbol atom) {
  Literal literal;
  literal.kind = LiteralKind::kAtom;
  literal.atom = atom;
  return Add(literal, HashOf(literal.kind, atom.index()));
}

LiteralId LiteralTable::Nil() {
  Literal literal;
  literal.kind = LiteralKind::kNil;
  return Add(literal, HashOf(literal.kind));
}

LiteralId LiteralTable::Cons(LiteralId head, LiteralId tail) {
  const LiteralId parts[] = {head, tail};
  Literal literal;
  literal.kind = LiteralKind::kCons;
  literal.elements = parts;
  return Add(literal, HashOfElements(literal.kind, parts));
}

LiteralId LiteralTable::Tuple(std::span<const LiteralId> elements) {
  Literal literal;
  literal.kind = LiteralKind::kTuple;
  literal.elements = elements;
  return Add(literal, HashOfElements(literal.kind, elements));
}

LiteralId LiteralTable::Map(LiteralId keys, std::span<const LiteralId> values) {
  std::vector<LiteralId> elements = {keys};
  elements.insert(elements.end(), values.begin(), values.end());
  Literal literal;
  literal.kind = LiteralKind::kMap;
  literal.elements = elements;
  return Add(literal, HashOfElements(literal.kind, elements));
}

LiteralId LiteralTable::Bitstring(std::string_view bytes, uint64_t bits) {
  Literal literal;
  literal.kind = LiteralKind::kBitstring;
  literal.bytes = bytes;
  literal.bits = bits;
  return Add(literal, HashOf(literal.kind, bytes, bits));
}

LiteralId LiteralTable::String(std::u32string_view text) {
  LiteralId list = Nil();
  for (size_t i = text.size(); i-- > 0;) list = Cons(Integer(static_cast<int64_t>(text[i])), list);
  return list;
}

LiteralId LiteralTable::ExternalFun(Symbol module, Symbol name, uint32_t arity) {
  const LiteralId parts[] = {Atom(module), Atom(name), Integer(static_cast<int64_t>(arity))};
  Literal literal;
  literal.kind = LiteralKind::kExternalFun;
  literal.elements = parts;
  return Add(literal, HashOfElements(literal.kind, parts));
}

bool LiteralTable::IsSmallInteger(LiteralId id, int64_t* value) const {
  const Literal& literal = Get(id);
  if (literal.kind != LiteralKind::kInteger || !literal.integer.is_small()) return false;
  *value = literal.integer.small();
  return true;
}

}  // namespace lumen

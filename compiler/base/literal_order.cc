// See literal_order.h. Recursion is over the depth of a key; deep ones are left to the runtime.
#include "compiler/base/literal_order.h"

#include <algorithm>
#include <vector>

namespace lumen {
namespace {

constexpr int kMaxDepth = 64;
constexpr int kUnknownRank = -1;

// number < atom < fun < tuple < map < [] < cons < bitstring
int RankOf(LiteralKind kind) {
  switch (kind) {
    case LiteralKind::kInteger:
      return 0;
    case LiteralKind::kFloat:
      return 1;
    case LiteralKind::kAtom:
      return 2;
    case LiteralKind::kTuple:
      return 3;
    case LiteralKind::kNil:
      return 4;
    case LiteralKind::kCons:
      return 5;
    case LiteralKind::kBitstring:
      return 6;
    case LiteralKind::kMap:
    case LiteralKind::kExternalFun:
      return kUnknownRank;
  }
  __builtin_unreachable();
}

int CompareIntegers(const IntegerValue& left, const IntegerValue& right) {
  if (left.is_small() && right.is_small()) return left.small() < right.small() ? -1 : left.small() > right.small();
  if (left.is_small()) return right.is_negative() ? 1 : -1;
  if (right.is_small()) return left.is_negative() ? -1 : 1;
  if (left.is_negative() != right.is_negative()) return left.is_negative() ? -1 : 1;
  const int sign = left.is_negative() ? -1 : 1;
  std::span<const uint64_t> a = left.limbs(), b = right.limbs();
  if (a.size() != b.size()) return a.size() < b.size() ? -sign : sign;
  for (size_t i = a.size(); i-- > 0;) {
    if (a[i] != b[i]) return a[i] < b[i] ? -sign : sign;
  }
  return 0;
}

class Comparison {
 public:
  Comparison(const LiteralTable& literals, const SymbolTable& symbols) : literals_(literals), symbols_(symbols) {}

  std::optional<int> Compare(LiteralId left, LiteralId right, int depth = 0) const {
    const Literal &a = literals_.Get(left), &b = literals_.Get(right);
    const int rank_a = RankOf(a.kind), rank_b = RankOf(b.kind);
    if (rank_a == kUnknownRank || rank_b == kUnknownRank || depth > kMaxDepth) return std::nullopt;
    if (left == right) return 0;
    if (rank_a != rank_b) return rank_a - rank_b;
    switch (a.kind) {
      case LiteralKind::kInteger:
        return CompareIntegers(a.integer, b.integer);
      case LiteralKind::kFloat:
        // Two zeroes are one key on OTP 25 and different literals: for the runtime to say which stays.
        if (a.float_value == b.float_value) return std::nullopt;
        return a.float_value < b.float_value ? -1 : 1;
      case LiteralKind::kAtom:
        return symbols_.Text(a.atom).compare(symbols_.Text(b.atom));
      case LiteralKind::kBitstring: {
        // Bit by bit; the bits behind the last are 0, so that the longer of two with equal bytes is greater.
        const int order = a.bytes.compare(b.bytes);
        return order != 0 ? order : (a.bits < b.bits ? -1 : a.bits > b.bits);
      }
      case LiteralKind::kTuple:
        if (a.elements.size() != b.elements.size()) return a.elements.size() < b.elements.size() ? -1 : 1;
        [[fallthrough]];
      default:
        for (size_t i = 0; i < a.elements.size(); ++i) {
          const std::optional<int> order = Compare(a.elements[i], b.elements[i], depth + 1);
          if (order != 0) return order;
        }
        return 0;
    }
  }

 private:
  const LiteralTable& literals_;
  const SymbolTable& symbols_;
};

}  // namespace

std::optional<int> CompareExactly(const LiteralTable& literals, const SymbolTable& symbols, LiteralId left, LiteralId right) {
  return Comparison(literals, symbols).Compare(left, right);
}

LiteralId MapLiteral(LiteralTable* literals, const SymbolTable& symbols, std::span<const LiteralId> pairs) {
  struct Pair {
    LiteralId key, value;
  };
  const Comparison comparison(*literals, symbols);
  std::vector<Pair> sorted;
  for (size_t i = 0; i < pairs.size(); i += 2) {
    const Pair pair = {pairs[i], pairs[i + 1]};
    if (!comparison.Compare(pair.key, pair.key)) return LiteralId();
    size_t place = sorted.size();
    while (place > 0) {
      const std::optional<int> order = comparison.Compare(sorted[place - 1].key, pair.key);
      if (!order) return LiteralId();
      if (*order <= 0) break;
      --place;
    }
    if (place > 0 && sorted[place - 1].key == pair.key) {
      sorted[place - 1] = pair;
    } else {
      sorted.insert(sorted.begin() + static_cast<ptrdiff_t>(place), pair);
      if (sorted.size() > LiteralTable::kMaxMapEntries) return LiteralId();
    }
  }
  std::vector<LiteralId> keys, values;
  for (const Pair& pair : sorted) {
    keys.push_back(pair.key);
    values.push_back(pair.value);
  }
  return literals->Map(literals->Tuple(keys), values);
}

}  // namespace lumen

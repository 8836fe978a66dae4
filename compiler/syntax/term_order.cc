// Tested by the goldens of compiler/frontend (maps in attributes).
#include "compiler/syntax/term_order.h"

#include <algorithm>
#include <bit>
#include <string>

namespace lumen::syntax {
namespace {

std::strong_ordering ByText(std::string_view a, std::string_view b) { return a.compare(b) <=> 0; }

std::strong_ordering ByInteger(const IntegerValue& a, const IntegerValue& b) {
  if (a.is_small() != b.is_small()) return a.is_small() <=> b.is_small();
  if (a.is_small()) return a.small() <=> b.small();
  if (a.is_negative() != b.is_negative()) return a.is_negative() <=> b.is_negative();
  if (a.limbs().size() != b.limbs().size()) return a.limbs().size() <=> b.limbs().size();
  for (size_t i = a.limbs().size(); i-- > 0;) {
    if (a.limbs()[i] != b.limbs()[i]) return a.limbs()[i] <=> b.limbs()[i];
  }
  return std::strong_ordering::equal;
}

// Strings count as lists: element by element through these two.
size_t ListSize(const Term& term) {
  if (const auto* text = term.AsIf<StringTerm>()) return text->value.size();
  return term.As<ListTerm>().elements.size();
}
std::strong_ordering CompareElement(const Term& a, const Term& b, size_t i, const SymbolTable& symbols) {
  auto element = [&](const Term& term, IntegerTerm* scratch) -> const Term& {
    if (const auto* text = term.AsIf<StringTerm>()) {
      scratch->value = IntegerValue(text->value[i]);
      return *scratch;
    }
    return *term.As<ListTerm>().elements[i];
  };
  IntegerTerm x, y;
  return CompareTerms(element(a, &x), element(b, &y), symbols);
}

std::strong_ordering CompareAll(std::span<const Term* const> a, std::span<const Term* const> b,
                                const SymbolTable& symbols) {
  if (a.size() != b.size()) return a.size() <=> b.size();
  for (size_t i = 0; i < a.size(); ++i) {
    if (auto order = CompareTerms(*a[i], *b[i], symbols); order != 0) return order;
  }
  return std::strong_ordering::equal;
}

}  // namespace

std::strong_ordering CompareTerms(const Term& a, const Term& b, const SymbolTable& symbols) {
  auto is_list = [](const Term& term) { return term.Is<ListTerm>() || term.Is<StringTerm>(); };
  if (is_list(a) && is_list(b)) {
    if (ListSize(a) != ListSize(b)) return ListSize(a) <=> ListSize(b);
    for (size_t i = 0; i < ListSize(a); ++i) {
      if (auto order = CompareElement(a, b, i, symbols); order != 0) return order;
    }
    auto tail = [](const Term& term) { return term.Is<ListTerm>() ? term.As<ListTerm>().tail : nullptr; };
    if (tail(a) == nullptr || tail(b) == nullptr) return (tail(a) != nullptr) <=> (tail(b) != nullptr);
    return CompareTerms(*tail(a), *tail(b), symbols);
  }
  if (a.kind != b.kind) return a.kind <=> b.kind;
  switch (a.kind) {
    case TermKind::kAtomTerm: return ByText(symbols.Text(a.As<AtomTerm>().value), symbols.Text(b.As<AtomTerm>().value));
    case TermKind::kIntegerTerm: return ByInteger(a.As<IntegerTerm>().value, b.As<IntegerTerm>().value);
    case TermKind::kFloatTerm:
      return std::bit_cast<int64_t>(a.As<FloatTerm>().value) <=> std::bit_cast<int64_t>(b.As<FloatTerm>().value);
    case TermKind::kStringTerm:
    case TermKind::kListTerm: break;  // above
    case TermKind::kTupleTerm: return CompareAll(a.As<TupleTerm>().elements, b.As<TupleTerm>().elements, symbols);
    case TermKind::kMapTerm: {
      const auto order = CompareAll(a.As<MapTerm>().keys, b.As<MapTerm>().keys, symbols);
      return order != 0 ? order : CompareAll(a.As<MapTerm>().values, b.As<MapTerm>().values, symbols);
    }
    case TermKind::kBitstringTerm: {
      const auto& x = a.As<BitstringTerm>();
      const auto& y = b.As<BitstringTerm>();
      return x.size_bits != y.size_bits ? x.size_bits <=> y.size_bits : ByText(x.bytes, y.bytes);
    }
    case TermKind::kFunTerm: {
      const auto& x = a.As<FunTerm>();
      const auto& y = b.As<FunTerm>();
      if (auto order = ByText(symbols.Text(x.module), symbols.Text(y.module)); order != 0) return order;
      if (auto order = ByText(symbols.Text(x.function), symbols.Text(y.function)); order != 0) return order;
      return x.arity <=> y.arity;
    }
  }
  return std::strong_ordering::equal;
}

const MapTerm* MakeMapTerm(std::vector<std::pair<const Term*, const Term*>>* pairs, const SymbolTable& symbols,
                           Arena* arena) {
  // A merge sort by hand would do; indices make an unstable sort stable.
  std::vector<size_t> order(pairs->size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::sort(order, [&](size_t i, size_t k) {
    const auto compared = CompareTerms(*(*pairs)[i].first, *(*pairs)[k].first, symbols);
    return compared != 0 ? compared < 0 : i < k;
  });
  std::vector<const Term*> keys, values;
  for (size_t position = 0; position < order.size(); ++position) {
    const auto& [key, value] = (*pairs)[order[position]];
    if (!keys.empty() && CompareTerms(*keys.back(), *key, symbols) == 0) {
      values.back() = value;
      continue;
    }
    keys.push_back(key);
    values.push_back(value);
  }
  auto* map = arena->New<MapTerm>();
  map->keys = arena->Copy(keys);
  map->values = arena->Copy(values);
  return map;
}

}  // namespace lumen::syntax

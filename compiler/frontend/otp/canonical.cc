// Tested by canonical_test.cc.
#include "compiler/frontend/otp/canonical.h"

#include <algorithm>
#include <bit>
#include <cstdio>
#include <utility>
#include <vector>

namespace lumen {

using namespace syntax;  // NOLINT: all about terms

namespace {

std::string Counted(char tag, uint64_t count) { return tag + std::to_string(count) + ":"; }

std::string Atom(std::string_view text) { return Counted('a', text.size()) + std::string(text); }

// The spelling of a term that holds no others.
std::string Leaf(const Term& term, const SymbolTable& symbols) {
  switch (term.kind) {
    case TermKind::kAtomTerm: return Atom(symbols.Text(term.As<AtomTerm>().value));
    case TermKind::kIntegerTerm: return "i" + term.As<IntegerTerm>().value.ToDecimal() + ";";
    case TermKind::kFloatTerm: {
      char buffer[20];
      std::snprintf(buffer, sizeof buffer, "f%016llX",
                    static_cast<unsigned long long>(std::bit_cast<uint64_t>(term.As<FloatTerm>().value)));
      return buffer;
    }
    case TermKind::kStringTerm: {
      const std::u32string_view text = term.As<StringTerm>().value;
      std::string out = Counted('l', text.size());
      for (char32_t c : text) out += "i" + std::to_string(static_cast<uint32_t>(c)) + ";";
      return out;
    }
    case TermKind::kBitstringTerm: {
      const auto& bits = term.As<BitstringTerm>();
      return Counted('b', bits.size_bits) + std::string(bits.bytes);
    }
    case TermKind::kFunTerm: {
      const auto& fun = term.As<FunTerm>();
      return "e" + Atom(symbols.Text(fun.module)) + Atom(symbols.Text(fun.function)) + "i" + std::to_string(fun.arity) + ";";
    }
    case TermKind::kListTerm:
    case TermKind::kTupleTerm:
    case TermKind::kMapTerm: break;
  }
  __builtin_unreachable();
}

}  // namespace

void WriteCanonical(const Term& root, const SymbolTable& symbols, const std::function<void(std::string_view)>& sink) {
  std::vector<const Term*> stack = {&root};
  auto later = [&](std::span<const Term* const> terms) { stack.insert(stack.end(), terms.rbegin(), terms.rend()); };
  while (!stack.empty()) {
    const Term& term = *stack.back();
    stack.pop_back();
    if (const auto* list = term.AsIf<ListTerm>()) {
      sink(Counted(list->tail == nullptr ? 'l' : 'm', list->elements.size()));
      if (list->tail != nullptr) stack.push_back(list->tail);
      later(list->elements);
    } else if (const auto* tuple = term.AsIf<TupleTerm>()) {
      sink(Counted('t', tuple->elements.size()));
      later(tuple->elements);
    } else if (const auto* map = term.AsIf<MapTerm>()) {
      // By the spelling of keys; those of a map are few, and not deep.
      std::vector<std::pair<std::string, const Term*>> pairs;
      for (size_t i = 0; i < map->keys.size(); ++i) {
        std::string key;
        WriteCanonical(*map->keys[i], symbols, [&](std::string_view piece) { key += piece; });
        pairs.emplace_back(std::move(key), map->values[i]);
      }
      std::ranges::sort(pairs);
      sink(Counted('h', pairs.size()));
      for (const auto& [key, value] : pairs) {
        sink(key);
        WriteCanonical(*value, symbols, sink);
      }
    } else {
      sink(Leaf(term, symbols));
    }
  }
}

}  // namespace lumen

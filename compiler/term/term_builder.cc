// Tested by external_term_test.cc and term_text_test.cc.
#include "compiler/term/term_builder.h"

#include <algorithm>
#include <utility>

#include "compiler/syntax/term_order.h"

namespace lumen {

using namespace syntax;  // NOLINT: all about terms

void TermBuilder::AddString(std::u32string_view text, SourceLocation location) {
  if (!text.empty()) return AddLeaf<StringTerm>(text, location);
  auto* empty = arena_->New<ListTerm>();
  empty->location = location;
  Add(empty);
}

void TermBuilder::AddBitstring(std::string_view bytes, uint64_t size_bits, SourceLocation location) {
  auto* term = arena_->New<BitstringTerm>();
  term->bytes = bytes;
  term->size_bits = size_bits;
  term->location = location;
  Add(term);
}

bool TermBuilder::Close(SourceLocation location) {
  const OpenTerm open = open_.back();
  open_.pop_back();
  uint32_t height = 0;
  for (size_t i = open.first; i < values_.size(); ++i) height = std::max(height, values_[i].height);
  const Term* term = Build(open, location);
  values_.resize(open.first);
  if (term == nullptr) return false;
  values_.push_back({term, height + 1});
  return true;
}

const Term* TermBuilder::Build(const OpenTerm& open, SourceLocation location) {
  const std::span<const Value> values(values_.data() + open.first, values_.size() - open.first);
  std::vector<const Term*> terms;
  if (open.shape != Shape::kMap) {
    terms.reserve(values.size());
    for (const Value& value : values) terms.push_back(value.term);
  }
  switch (open.shape) {
    case Shape::kTuple: {
      auto* tuple = arena_->New<TupleTerm>();
      tuple->location = location;
      tuple->elements = arena_->Copy(terms);
      return tuple;
    }
    case Shape::kList:
    case Shape::kImproperList: {
      const Term* tail = nullptr;
      if (open.shape == Shape::kImproperList) {
        tail = terms.back();
        terms.pop_back();
        if (terms.empty()) return tail;
        // A tail that is a list goes on as the same list.
        if (const auto* text = tail->AsIf<StringTerm>()) {
          for (char32_t c : text->value) {
            auto* character = arena_->New<IntegerTerm>();
            character->location = text->location;
            character->value = IntegerValue(c);
            terms.push_back(character);
          }
          tail = nullptr;
        } else if (const auto* rest = tail->AsIf<ListTerm>()) {
          terms.insert(terms.end(), rest->elements.begin(), rest->elements.end());
          tail = rest->tail;
        }
      }
      auto* list = arena_->New<ListTerm>();
      list->location = location;
      list->tail = tail;
      list->elements = arena_->Copy(terms);
      return list;
    }
    case Shape::kMap: {
      std::vector<std::pair<const Term*, const Term*>> pairs;
      for (size_t i = 0; i + 1 < values.size(); i += 2) {
        // Keys are compared, which recurses.
        if (values[i].height > kMaxTreeDepth) return nullptr;
        pairs.emplace_back(values[i].term, values[i + 1].term);
      }
      const MapTerm* map = MakeMapTerm(&pairs, *symbols_, arena_);
      auto* placed = arena_->New<MapTerm>(*map);
      placed->location = location;
      return placed;
    }
    case Shape::kFun: {
      const auto* module = terms[0]->AsIf<AtomTerm>();
      const auto* function = terms[1]->AsIf<AtomTerm>();
      const auto* arity = terms[2]->AsIf<IntegerTerm>();
      if (module == nullptr || function == nullptr || arity == nullptr || !arity->value.is_small() ||
          arity->value.small() < 0 || arity->value.small() > 255) {
        return nullptr;
      }
      auto* fun = arena_->New<FunTerm>();
      fun->location = location;
      fun->module = module->value;
      fun->function = function->value;
      fun->arity = static_cast<uint32_t>(arity->value.small());
      return fun;
    }
  }
  __builtin_unreachable();
}

const Term* TermBuilder::Result() {
  const Term* term = values_.back().term;
  values_.clear();
  return term;
}

}  // namespace lumen

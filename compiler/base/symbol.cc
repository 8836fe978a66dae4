// Open-addressing hash table behind SymbolTable. Tested by base_test.cc.
#include "compiler/base/symbol.h"

#include <cstring>

namespace lumen {

struct SymbolTable::Beginning {
  std::vector<std::string_view> texts;
  std::vector<Slot> slots;
};

// Made once: a table then costs two copies, not hundreds of insertions.
const SymbolTable::Beginning& SymbolTable::TheBeginning() {
  static const auto* beginning = [] {
    auto* made = new Beginning{{std::string_view()}, std::vector<Slot>(2048)};  // index 0: no symbol
    auto add = [&](std::string_view text) {
      const uint64_t first_word = FirstWord(text);
      const uint32_t hash = Hash(text, first_word);
      const size_t mask = made->slots.size() - 1;
      size_t position = (hash ^ (hash >> 15)) & mask;
      while (made->slots[position].index != 0) position = (position + 1) & mask;
      made->slots[position] = {first_word, hash, static_cast<uint32_t>(made->texts.size())};
      made->texts.push_back(text);
    };
#define LUMEN_SYMBOL(Name, text) add(text);
#include "compiler/base/symbol.def"
    return made;
  }();
  return *beginning;
}

SymbolTable::SymbolTable() : slots_(TheBeginning().slots) {
  const std::vector<std::string_view>& texts = TheBeginning().texts;
  texts_.reserve(2048);
  texts_.assign(texts.begin(), texts.end());
}

Symbol SymbolTable::Add(std::string_view text, uint32_t hash, uint64_t first_word, size_t position) {
  const uint32_t index = static_cast<uint32_t>(texts_.size());
  slots_[position] = {first_word, hash, index};
  texts_.push_back(text.empty() ? std::string_view("") : arena_.CopyText(text));
  if (texts_.size() * 2 > slots_.size()) Grow();
  return Symbol(index);
}

Symbol SymbolTable::Find(std::string_view text) const {
  const uint64_t first_word = FirstWord(text);
  const uint32_t hash = Hash(text, first_word);
  const size_t mask = slots_.size() - 1;
  for (size_t position = FirstSlot(hash); slots_[position].index != 0; position = (position + 1) & mask) {
    if (Matches(slots_[position], text, hash, first_word)) return Symbol(slots_[position].index);
  }
  return Symbol();
}

void SymbolTable::Grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  const size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.index == 0) continue;
    size_t position = (slot.hash ^ (slot.hash >> 15)) & mask;
    while (slots_[position].index != 0) position = (position + 1) & mask;
    slots_[position] = slot;
  }
}

}  // namespace lumen

// Open-addressing hash table behind SymbolTable. Tested by base_test.cc.
#include "compiler/base/symbol.h"

#include <cstring>

namespace lumen {

SymbolTable::SymbolTable() : slots_(4096) {
  texts_.reserve(2048);
  texts_.emplace_back();  // index 0: no symbol
#define LUMEN_SYMBOL(Name, text) Intern(text);
#include "compiler/base/symbol.def"
}

namespace {

// Names are short: comparing them here costs less than a call of memcmp.
inline bool Same(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  const char* x = a.data();
  const char* y = b.data();
  size_t left = a.size();
  for (; left >= 8; left -= 8, x += 8, y += 8) {
    uint64_t p, q;
    std::memcpy(&p, x, 8);
    std::memcpy(&q, y, 8);
    if (p != q) return false;
  }
  for (; left > 0; --left) {
    if (*x++ != *y++) return false;
  }
  return true;
}

}  // namespace

Symbol SymbolTable::Intern(std::string_view text, uint32_t hash) {
  const size_t mask = slots_.size() - 1;
  size_t position = (hash ^ (hash >> 15)) & mask;
  while (slots_[position].index != 0) {
    const Slot& slot = slots_[position];
    if (slot.hash == hash && Same(texts_[slot.index], text)) return Symbol(slot.index);
    position = (position + 1) & mask;
  }
  const uint32_t index = static_cast<uint32_t>(texts_.size());
  slots_[position] = {hash, index};
  texts_.push_back(text.empty() ? std::string_view("") : arena_.CopyText(text));
  if (texts_.size() * 2 > slots_.size()) Grow();
  return Symbol(index);
}

Symbol SymbolTable::Find(std::string_view text) const {
  const uint32_t hash = Hash(text);
  const size_t mask = slots_.size() - 1;
  for (size_t position = (hash ^ (hash >> 15)) & mask; slots_[position].index != 0; position = (position + 1) & mask) {
    const Slot& slot = slots_[position];
    if (slot.hash == hash && Same(texts_[slot.index], text)) return Symbol(slot.index);
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

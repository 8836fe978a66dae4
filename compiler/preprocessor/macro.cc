// Tested by preprocessor_test.cc.
#include "compiler/preprocessor/macro.h"

namespace lumen {

MacroTable::Entry* MacroTable::FindOrAdd(Symbol name, Arena* arena) {
  if (name.index() >= entries_.size()) entries_.resize(name.index() + 64);
  Entry*& entry = entries_[name.index()];
  if (entry == nullptr) entry = arena->New<Entry>();
  return entry;
}

void MacroTable::Remove(Symbol name) {
  if (name.index() < entries_.size()) entries_[name.index()] = nullptr;
  Touch();
}

ArgumentList ScanArguments(std::span<const Token> tokens, size_t open) {
  return ScanArguments([&](size_t i) { return open + i < tokens.size() ? &tokens[open + i] : nullptr; });
}

std::vector<const Macro*> MacroTable::UsesOf(const Macro& macro) const {
  std::vector<const Macro*> uses;
  const std::span<const Token> body = macro.body;
  for (size_t i = 0; i + 1 < body.size(); ++i) {
    if (!body[i].Is(TokenKind::kQuestion)) continue;
    const Token& next = body[i + 1];
    if (next.Is(TokenKind::kQuestion)) {
      ++i;
      continue;
    }
    if (!next.Is(TokenKind::kAtom) && !next.Is(TokenKind::kVariable)) continue;
    const Entry* entry = Find(next.symbol());
    if (entry == nullptr || entry->predefined) continue;
    // Counting is worth its time only where there is a choice; nested calls would make it quadratic.
    if (entry->HasOne()) {
      uses.push_back(entry->definitions);
      continue;
    }
    const int arity = ScanArguments(body, i + 2).arity;
    const Macro* fallback = nullptr;
    const Macro* exact = nullptr;
    for (const Macro* definition = entry->definitions; definition != nullptr; definition = definition->next) {
      if (definition->arity == arity) exact = definition;
      if (definition->arity == kNoParameters) fallback = definition;
    }
    const Macro* used = exact != nullptr ? exact : fallback;
    if (used != nullptr) uses.push_back(used);
  }
  return uses;
}

bool MacroTable::IsCircular(const Macro& macro) const {
  if (macro.acyclic_generation == generation_) return false;
  if (macro.circular_generation == generation_) return true;
  // Depth-first search with an explicit stack; visit_mark == generation_ while a macro is on the path.
  struct Frame {
    const Macro* macro;
    std::vector<const Macro*> uses;
    size_t next = 0;
  };
  std::vector<Frame> path;
  bool circular = false;
  auto enter = [&](const Macro* entered) {
    entered->visit_mark = generation_;
    path.push_back({entered, UsesOf(*entered), 0});
  };
  enter(&macro);
  while (!path.empty() && !circular) {
    Frame& top = path.back();
    if (top.next == top.uses.size()) {
      top.macro->acyclic_generation = generation_;
      top.macro->visit_mark = 0;
      path.pop_back();
      continue;
    }
    const Macro* used = top.uses[top.next++];
    if (used->acyclic_generation == generation_) continue;
    if (used->visit_mark == generation_ || used->circular_generation == generation_) {
      circular = true;
    } else {
      enter(used);
    }
  }
  // What is still on the path leads to the circle.
  for (const Frame& frame : path) {
    frame.macro->visit_mark = 0;
    frame.macro->circular_generation = generation_;
  }
  return circular;
}

}  // namespace lumen

// Macro definitions and their table.
//
// A name has at most one definition without parameter list and one per number of parameters. `?NAME` not followed by `(` means
// the former; followed by an argument list it means the one for that number of arguments, unless the former is all there is.
#ifndef COMPILER_PREPROCESSOR_MACRO_H_
#define COMPILER_PREPROCESSOR_MACRO_H_

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "compiler/base/arena.h"
#include "compiler/base/symbol.h"
#include "compiler/lexer/token.h"

namespace lumen {

inline constexpr int kNoParameters = -1;  // arity of a macro defined without a parameter list

struct Macro {
  Symbol name;
  int arity = kNoParameters;
  std::span<const Symbol> parameters;
  std::span<const Token> body;
  SourceLocation definition;  // invalid for what the compiler defines
  const Macro* next = nullptr;  // another definition of the name
  // The table's generation in which this macro was last found to reach no circle, or one.
  mutable uint32_t acyclic_generation = 0;
  mutable uint32_t circular_generation = 0;
  mutable uint32_t visit_mark = 0;
};

class MacroTable {
 public:
  struct Entry {
    bool predefined = false;  // cannot be redefined
    // Known but without a meaning yet (?MODULE before -module): `-ifdef` says no, `defined()` yes, use is an error.
    bool undefined = false;
    const Macro* definitions = nullptr;  // one for each number of parameters
    bool HasOne() const { return definitions != nullptr && definitions->next == nullptr; }
  };

  const Entry* Find(Symbol name) const {
    return name.index() < entries_.size() ? entries_[name.index()] : nullptr;
  }
  // The entry for `name`, made in `arena` where there is none. Whoever changes it calls Touch().
  Entry* FindOrAdd(Symbol name, Arena* arena);
  void Remove(Symbol name);
  bool IsDefined(Symbol name) const {
    const Entry* entry = Find(name);
    return entry != nullptr && !entry->undefined;
  }
  // Forgets what is known about circles.
  void Touch() { ++generation_; }

  // Does `macro`, or any macro it leads to, lead back to itself? Looks at bodies only, not at arguments; the result is kept
  // until the table changes. Linear in the bodies.
  bool IsCircular(const Macro& macro) const;

 private:
  std::vector<const Macro*> UsesOf(const Macro& macro) const;

  std::vector<Entry*> entries_;  // by symbol index
  uint32_t generation_ = 1;
};

inline constexpr int kMalformedArguments = -2;

// The argument list of a macro call, found without knowing more of the syntax than its brackets.
struct ArgumentList {
  // kNoParameters where there is no list, kMalformedArguments where it has no end or an empty first or last argument.
  int arity = kNoParameters;
  std::vector<std::pair<size_t, size_t>> arguments;  // begin, end
  size_t end = 0;                                    // behind the closing parenthesis, or as far as was looked
};

// `at(i)` is the i-th token behind the macro's name, null at the end of what may be looked at. Linear in what it looks at.
template <typename At>
ArgumentList ScanArguments(const At& at);
// The same over tokens[open...].
ArgumentList ScanArguments(std::span<const Token> tokens, size_t open);

// --- Implementation.

// The word that closes what token `i` opens; kDot where it opens nothing.
template <typename At>
TokenKind CloserOf(const At& at, size_t i) {
  using enum TokenKind;
  auto is = [&](size_t index, TokenKind kind) {
    const Token* token = at(index);
    return token != nullptr && token->Is(kind);
  };
  switch (at(i)->kind()) {
    case kLeftParen: return kRightParen;
    case kLeftBinary: return kRightBinary;
    case kLeftBracket: return kRightBracket;
    case kLeftBrace: return kRightBrace;
    case kBegin:
    case kIf:
    case kCase:
    case kReceive:
    case kTry:
    case kCond:
    case kMaybe: return kEnd;
    // fun (...) and fun Name(...) have an end, fun f/1 has none.
    case kFun: return is(i + 1, kLeftParen) || (is(i + 1, kVariable) && is(i + 2, kLeftParen)) ? kEnd : kDot;
    default: return kDot;
  }
}

template <typename At>
ArgumentList ScanArguments(const At& at) {
  using enum TokenKind;
  ArgumentList list;
  if (at(0) == nullptr || !at(0)->Is(kLeftParen)) return list;
  list.arity = kMalformedArguments;
  if (at(1) != nullptr && at(1)->Is(kRightParen)) {
    list.arity = 0;
    list.end = 2;
    return list;
  }
  if (at(1) != nullptr && at(1)->Is(kComma)) return list;
  std::vector<TokenKind> open;
  size_t begin = 1;
  for (size_t i = 1; at(i) != nullptr; ++i) {
    list.end = i + 1;
    const TokenKind kind = at(i)->kind();
    if (open.empty() && (kind == kComma || kind == kRightParen)) {
      list.arguments.emplace_back(begin, i);
      begin = i + 1;
      if (kind == kRightParen) {
        list.arity = static_cast<int>(list.arguments.size());
        return list;
      }
      if (at(i + 1) != nullptr && at(i + 1)->Is(kRightParen)) return list;
      continue;
    }
    const TokenKind closer = CloserOf(at, i);
    if (closer != kDot) {
      open.push_back(closer);
    } else if (!open.empty() && kind == open.back()) {
      open.pop_back();
    }
  }
  return list;
}

}  // namespace lumen

#endif  // COMPILER_PREPROCESSOR_MACRO_H_

// Textual expansion on a stack of pending tokens:
//
//   form, reversed  ──►  pending  ──pop──►  not `?`: output
//                           ▲              `?NAME(args)`: body with arguments in place, pushed reversed
//                           └──────────────────┘
//
// A macro without parameters is expanded on its own, without sight of what follows its use: a barrier token under its body
// ends the search for arguments. OTP expands so, and it makes `-define(A, ?B). ?A(1)` an error when ?B wants an argument.
// Tested by preprocessor_test.cc.
#include "compiler/preprocessor/expander.h"

#include <algorithm>
#include <unordered_map>

#include "compiler/base/text.h"
#include "compiler/base/utf8.h"

namespace lumen {
namespace {

constexpr char32_t kBarrier = 0xFFFFFFFF;
bool IsBarrier(const Token& token) { return token.Is(TokenKind::kOtherCharacter) && token.character() == kBarrier; }

std::string TokenSource(const Token& token, const SymbolTable& symbols) {
  switch (token.kind()) {
    case TokenKind::kAtom: return AtomText(symbols.Text(token.symbol()));
    default: return SourceText(token, symbols);
  }
}

}  // namespace

bool MacroExpander::Fail(DiagnosticKind kind, SourceLocation location, std::vector<std::string> arguments) {
  *error_ = {kind, location, std::move(arguments)};
  return false;
}

bool MacroExpander::Spend(uint64_t steps) {
  if (steps > steps_left_) return false;
  steps_left_ -= steps;
  return true;
}

std::string MacroExpander::MacroName(const Token& name, int arity) const {
  std::string text(symbols_->Text(name.symbol()));
  return arity < 0 ? text : text + '/' + std::to_string(arity);
}

bool MacroExpander::Expand(std::span<const Token> form, std::vector<Token>* out, ExpansionError* error) {
  form_ = form;
  error_ = error;
  head_ = FunctionHead();
  steps_left_ = kMaxStepsPerForm + 16 * form.size();
  const size_t before = out->size();
  pending_.assign(form.rbegin(), form.rend());
  if (Run(out)) return true;
  out->resize(before);
  return false;
}

bool MacroExpander::Run(std::vector<Token>* out) {
  while (!pending_.empty()) {
    const Token token = pending_.back();
    pending_.pop_back();
    if (IsBarrier(token)) continue;
    if (!token.Is(TokenKind::kQuestion) || pending_.empty()) {
      out->push_back(token);
      continue;
    }
    // What follows a question mark is looked at through the end of an expansion.
    while (!pending_.empty() && IsBarrier(pending_.back())) pending_.pop_back();
    if (pending_.empty()) {
      out->push_back(token);
      break;
    }
    const Token name = pending_.back();
    pending_.pop_back();
    if (name.Is(TokenKind::kAtom) || name.Is(TokenKind::kVariable)) {
      if (!ExpandUse(name, out)) return false;
    } else {
      return Fail(DiagnosticKind::kBadMacroCall, name.location(), {"?" + TokenSource(name, *symbols_)});
    }
  }
  return true;
}

bool MacroExpander::ExpandPredefined(const Token& name, std::vector<Token>* out, bool* done) {
  *done = false;
  if (!name.Is(TokenKind::kVariable)) return true;
  const SourceLocation location = name.location();
  if (name.symbol() == symbols::kMacroLine) {
    *done = true;
    out->push_back(Token::SmallInteger(location, sources_->Presume(location).line));
    return true;
  }
  const bool wants_name = name.symbol() == symbols::kMacroFunctionName;
  if (!wants_name && name.symbol() != symbols::kMacroFunctionArity) return true;
  *done = true;
  if (finding_head_) {
    // Left as it is while the head is being found.
    out->emplace_back(TokenKind::kQuestion, location);
    out->push_back(name);
    return true;
  }
  if (head_.state == FunctionHead::State::kUnknown) FindFunctionHead();
  switch (head_.state) {
    case FunctionHead::State::kMacroFirst:
      return Fail(DiagnosticKind::kMacroAtFormStart, location, {MacroName(name, kNoParameters)});
    case FunctionHead::State::kNoFunction:
      return Fail(DiagnosticKind::kMacroOutsideFunction, location, {MacroName(name, kNoParameters)});
    default: break;
  }
  out->push_back(wants_name ? Token::Atom(location, head_.name) : Token::SmallInteger(location, head_.arity));
  return true;
}

// The parser has not run yet: the form's own beginning tells the function. It is expanded once for that, without the two macros
// in question.
void MacroExpander::FindFunctionHead() {
  Pending saved = std::move(pending_);
  pending_.assign(form_.rbegin(), form_.rend());
  finding_head_ = true;
  std::vector<Token> tokens;
  ExpansionError ignored;
  ExpansionError* const error = std::exchange(error_, &ignored);
  const bool good = Run(&tokens);
  error_ = error;
  finding_head_ = false;
  pending_ = std::move(saved);

  if (!good) {
    // The error shows up again in the expansion itself.
    head_.state = FunctionHead::State::kError;
    head_.name = symbols::kUnderscore;
    return;
  }
  if (!tokens.empty() && tokens[0].Is(TokenKind::kQuestion)) {
    head_.state = FunctionHead::State::kMacroFirst;
    return;
  }
  if (tokens.size() < 2 || !tokens[0].Is(TokenKind::kAtom) || !tokens[1].Is(TokenKind::kLeftParen)) {
    head_.state = FunctionHead::State::kNoFunction;
    return;
  }
  head_.state = FunctionHead::State::kFunction;
  head_.name = tokens[0].symbol();
  int depth = 1;
  for (size_t i = 2; i < tokens.size() && depth != 0; ++i) {
    using enum TokenKind;
    switch (tokens[i].kind()) {
      case kComma:
        if (depth == 1) ++head_.arity;
        break;
      case kLeftParen:
      case kLeftBrace:
      case kLeftBracket:
      case kLeftBinary:
        // OTP counts the first argument at its first other token, so that f([], ...) needs none of these to.
        ++depth;
        break;
      case kRightParen:
      case kRightBrace:
      case kRightBracket:
      case kRightBinary: --depth; break;
      default:
        if (head_.arity == 0) head_.arity = 1;
        break;
    }
  }
}

ArgumentList MacroExpander::ScanPending() {
  const size_t size = pending_.size();
  return ScanArguments([&](size_t i) -> const Token* {
    if (i >= size || IsBarrier(pending_[size - 1 - i])) return nullptr;
    return &pending_[size - 1 - i];
  });
}

const Macro* MacroExpander::Choose(const Token& name, ArgumentList* list) {
  const MacroTable::Entry* entry = macros_.Find(name.symbol());
  const SourceLocation location = name.location();
  if (entry != nullptr && !entry->undefined && entry->HasOne() &&
      entry->definitions->arity == kNoParameters) {
    // What follows is no argument list then, but OTP wants it well-formed where it looks like one. Not worth much work.
    const bool looks_like_call = !pending_.empty() && pending_.back().Is(TokenKind::kLeftParen);
    if (looks_like_call && steps_left_ > pending_.size()) {
      const ArgumentList unused = ScanPending();
      Spend(unused.end);
      if (unused.arity == kMalformedArguments) {
        Fail(DiagnosticKind::kMacroArgumentError, location, {MacroName(name, kNoParameters)});
        return nullptr;
      }
    }
    return entry->definitions;
  }
  *list = ScanPending();
  if (list->arity == kMalformedArguments) {
    Fail(DiagnosticKind::kMacroArgumentError, location, {MacroName(name, kNoParameters)});
    return nullptr;
  }
  if (entry == nullptr || entry->undefined) {
    Fail(DiagnosticKind::kUndefinedMacro, location, {MacroName(name, list->arity), MacroName(name, kNoParameters)});
    return nullptr;
  }
  for (const Macro* macro = entry->definitions; macro != nullptr; macro = macro->next) {
    if (macro->arity == list->arity) return macro;
  }
  Fail(DiagnosticKind::kMacroMismatch, location, {MacroName(name, kNoParameters)});
  return nullptr;
}

bool MacroExpander::ExpandUse(const Token& name, std::vector<Token>* out) {
  bool done;
  if (!ExpandPredefined(name, out, &done)) return false;
  if (done) return true;
  ArgumentList list;
  const Macro* macro = Choose(name, &list);
  if (macro == nullptr) return false;
  if (macros_.IsCircular(*macro)) {
    return Fail(DiagnosticKind::kCircularMacro, name.location(), {MacroName(name, macro->arity)});
  }
  if (macro->arity == kNoParameters) {
    pending_.push_back(Token::Other(name.location(), kBarrier));
    return PushBody(*macro, name, {}, list);
  }
  for (const auto& [begin, end] : list.arguments) {
    if (begin == end) return Fail(DiagnosticKind::kMacroMismatch, name.location(), {MacroName(name, kNoParameters)});
  }
  const std::vector<Token> call(pending_.rbegin(), pending_.rbegin() + static_cast<ptrdiff_t>(list.end));
  pending_.resize(pending_.size() - list.end);
  return PushBody(*macro, name, call, list);
}

bool MacroExpander::PushExpanded(const Token& token, std::vector<Token>* expansion) {
  if (steps_left_ == 0 || module_tokens_ == kMaxTokensPerModule) return false;
  --steps_left_;
  ++module_tokens_;
  expansion->push_back(token);
  return true;
}

bool MacroExpander::PushBody(const Macro& macro, const Token& name, std::span<const Token> call,
                             const ArgumentList& list) {
  auto too_large = [&] {
    return Fail(DiagnosticKind::kExpansionTooLarge, sources_->Outermost(name.location()),
                {std::to_string(kMaxStepsPerForm)});
  };
  if (!Spend(call.size() + 1)) return too_large();
  constexpr size_t kFewParameters = 16;
  std::unordered_map<Symbol, int> index;
  if (macro.parameters.size() > kFewParameters) {
    if (!Spend(macro.parameters.size())) return too_large();
    for (size_t i = 0; i < macro.parameters.size(); ++i) index.emplace(macro.parameters[i], static_cast<int>(i));
  }
  auto argument_of = [&](Symbol parameter) -> int {
    if (!index.empty()) {
      const auto found = index.find(parameter);
      return found == index.end() ? -1 : found->second;
    }
    for (size_t i = 0; i < macro.parameters.size(); ++i) {
      if (macro.parameters[i] == parameter) return static_cast<int>(i);
    }
    return -1;
  };
  auto place_at = [&](SourceLocation call_site) {
    return sources_->AddExpansion({call_site, macro.definition, name.location(), macro.name});
  };
  SourceLocation place = place_at(name.location());
  std::vector<Token> expansion;
  for (size_t i = 0; i < macro.body.size(); ++i) {
    Token token = macro.body[i];
    // ??Parameter: the argument's tokens as a string.
    const bool stringify = token.Is(TokenKind::kQuestion) && i + 2 < macro.body.size() &&
                           macro.body[i + 1].Is(TokenKind::kQuestion) && macro.body[i + 2].Is(TokenKind::kVariable);
    if (stringify) {
      i += 2;
      token = macro.body[i];
    }
    const int argument = token.Is(TokenKind::kVariable) ? argument_of(token.symbol()) : -1;
    if (argument < 0) {
      token.set_location(place);
      if (!PushExpanded(token, &expansion)) return too_large();
      continue;
    }
    const auto [begin, end] = list.arguments[static_cast<size_t>(argument)];
    const std::span<const Token> tokens = call.subspan(begin, end - begin);
    if (stringify) {
      const Token text = Stringify(tokens, place);
      if (!Spend(text.text().size()) || !PushExpanded(text, &expansion)) return too_large();
      module_tokens_ = std::min(kMaxTokensPerModule, module_tokens_ + text.text().size() / 4);
      continue;
    }
    for (const Token& part : tokens) {
      if (!PushExpanded(part, &expansion)) return too_large();
    }
    // As in OTP, the rest of the body stands where the argument stood.
    if (i + 1 < macro.body.size()) place = place_at(tokens.back().location());
  }
  pending_.insert(pending_.end(), expansion.rbegin(), expansion.rend());
  return true;
}

Token MacroExpander::Stringify(std::span<const Token> tokens, SourceLocation location) {
  std::string text;
  for (const Token& token : tokens) {
    if (!text.empty()) text.push_back(' ');
    text += TokenSource(token, *symbols_);
  }
  const std::u32string wide = ToUtf32(text);
  return Token::Text(TokenKind::kString, location, arena_->New<std::u32string_view>(arena_->CopyText(wide)));
}

}  // namespace lumen

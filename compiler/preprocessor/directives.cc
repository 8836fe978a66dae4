// One handler per directive. scratch_ holds the tokens of the form: `-`, the directive's name, its arguments, the full stop.
// What is an error, and where, follows OTP's epp: a directive that does not match its pattern is `bad` at the first token that
// does not fit.
// Tested by preprocessor_test.cc and the goldens of compiler/frontend.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <unordered_set>

#include "compiler/base/text.h"
#include "compiler/base/utf8.h"
#include "compiler/preprocessor/condition.h"
#include "compiler/preprocessor/internal.h"

namespace lumen {
namespace {

// In the pattern of a directive: an atom or a variable.
constexpr TokenKind kName = TokenKind::kOtherCharacter;

// OTP allows this many files inside each other, and so do we.
constexpr size_t kMaxIncludeDepth = 9;

bool Fits(const Token& token, TokenKind wanted) {
  if (wanted == kName) return token.Is(TokenKind::kAtom) || token.Is(TokenKind::kVariable);
  return token.Is(wanted);
}

}  // namespace

bool Preprocessor::Matches(std::initializer_list<TokenKind> pattern) const {
  if (scratch_.size() != pattern.size() + 2) return false;
  size_t at = 2;
  for (TokenKind wanted : pattern) {
    if (!Fits(scratch_[at++], wanted)) return false;
  }
  return true;
}

const Token& Preprocessor::Mismatch(std::initializer_list<TokenKind> pattern) const {
  size_t at = 2;
  for (TokenKind wanted : pattern) {
    if (at == scratch_.size() || !Fits(scratch_[at], wanted)) break;
    ++at;
  }
  return scratch_[std::min(at, scratch_.size() - 1)];
}

void Preprocessor::HandleForm(size_t first) {
  std::vector<Token>& all = stream_->tokens;
  const auto move_to_scratch = [&] {
    scratch_.assign(all.begin() + static_cast<ptrdiff_t>(first), all.end());
    all.resize(first);
  };
  if (all.size() - first >= 2 && all[first].Is(TokenKind::kMinus) && IsDirective(all[first + 1])) {
    move_to_scratch();
    return HandleDirective();
  }
  StreamEntry entry;
  entry.kind = StreamEntryKind::kForm;
  entry.maybe_enabled = maybe_enabled_;
  entry.first = static_cast<uint32_t>(first);
  // Most forms use no macro: they stay as and where they are.
  if (Current().lexer->has_question_mark()) {
    move_to_scratch();
    ExpansionError error;
    if (!expander_->Expand(scratch_, &all, &error)) {
      AddError(error.kind, error.location, std::move(error.arguments));
      return;
    }
  }
  entry.count = static_cast<uint32_t>(stream_->tokens.size()) - entry.first;
  if (entry.count == 0) return;
  stream_->entries.push_back(entry);
  const std::span<const Token> tokens(stream_->tokens.data() + entry.first, entry.count);
  in_prefix_ = in_prefix_ && tokens.size() >= 2 && tokens[0].Is(TokenKind::kMinus) && tokens[1].IsAtom(symbols::kModule);
  ScanModuleName(tokens);
}

// -module(name) gives ?MODULE and ?MODULE_STRING their values.
void Preprocessor::ScanModuleName(std::span<const Token> tokens) {
  if (tokens.size() < 5 || !tokens[0].Is(TokenKind::kMinus) || !tokens[1].IsAtom(symbols::kModule) ||
      !tokens[2].Is(TokenKind::kLeftParen) || !tokens[3].Is(TokenKind::kAtom) ||
      !(tokens[4].Is(TokenKind::kRightParen) || tokens[4].Is(TokenKind::kComma))) {
    return;
  }
  const Token& name = tokens[3];
  DefineSimple(&macros_, arena_, symbols::kMacroModule, {arena_->New<Token>(name), 1}, true);
  const std::u32string wide = ToUtf32(Text(name.symbol()));
  const Token text = Token::Text(TokenKind::kString, name.location(),
                                 arena_->New<std::u32string_view>(arena_->CopyText(wide)));
  DefineSimple(&macros_, arena_, symbols::kMacroModuleString, {arena_->New<Token>(text), 1}, true);
}

// Is it the word of a directive? `name` follows the `-` that a form begins with.
bool Preprocessor::IsDirective(const Token& name) {
  if (name.Is(TokenKind::kIf) || name.Is(TokenKind::kElse)) return true;
  if (!name.Is(TokenKind::kAtom)) return false;
  static constexpr auto kDirectives = [] {
    std::array<bool, symbols::internal::kCount> table{};
    for (Symbol directive : {symbols::kDefine, symbols::kUndef, symbols::kInclude, symbols::kIncludeLib, symbols::kIfdef, symbols::kIfndef,
                             symbols::kElse, symbols::kElif, symbols::kEndif, symbols::kError, symbols::kWarning, symbols::kFile,
                             symbols::kFeature}) {
      table[directive.index()] = true;
    }
    return table;
  }();
  const uint32_t index = name.symbol().index();
  return index < kDirectives.size() && kDirectives[index];
}

void Preprocessor::HandleDirective() {
  const Token& name = scratch_[1];
  if (name.Is(TokenKind::kIf)) return HandleIf();
  if (name.Is(TokenKind::kElse)) return HandleElse();
  const Symbol symbol = name.symbol();
  if (symbol == symbols::kDefine) return HandleDefine();
  if (symbol == symbols::kUndef) return HandleUndef();
  if (symbol == symbols::kInclude) return HandleInclude(false);
  if (symbol == symbols::kIncludeLib) return HandleInclude(true);
  if (symbol == symbols::kIfdef) return HandleIfdef(true);
  if (symbol == symbols::kIfndef) return HandleIfdef(false);
  if (symbol == symbols::kElse) return HandleElse();
  if (symbol == symbols::kElif) return HandleElif();
  if (symbol == symbols::kEndif) return HandleEndif();
  if (symbol == symbols::kError || symbol == symbols::kWarning) return HandleErrorOrWarning();
  if (symbol == symbols::kFile) return HandleFile();
  if (symbol == symbols::kFeature) return HandleFeature();
}

// ---------------------------------------------------------------- macros

void Preprocessor::HandleDefine() {
  using enum TokenKind;
  const std::vector<Token>& form = scratch_;
  auto bad = [&](const Token& token) { AddError(DiagnosticKind::kBadDirective, token.location(), {"define"}); };
  auto at = [&](size_t index) -> const Token& { return form[std::min(index, form.size() - 1)]; };
  if (form.size() < 4 || !form[2].Is(kLeftParen) || !Fits(form[3], kName)) return bad(Mismatch({kLeftParen, kName}));
  const Token& name = form[3];
  size_t next = 4;
  int arity = kNoParameters;
  std::vector<Symbol> parameters;
  if (at(next).Is(kLeftParen)) {
    arity = 0;
    ++next;
    if (at(next).Is(kRightParen)) {
      ++next;
    } else {
      std::unordered_set<Symbol> seen;
      for (;; ++next) {
        if (!at(next).Is(kVariable)) return bad(at(next));
        const Token& parameter = at(next++);
        if (!seen.insert(parameter.symbol()).second) {
          return AddError(DiagnosticKind::kDuplicatedArgument, parameter.location(),
                          {std::string(Text(parameter.symbol()))});
        }
        parameters.push_back(parameter.symbol());
        ++arity;
        if (at(next).Is(kRightParen)) {
          ++next;
          break;
        }
        if (!at(next).Is(kComma)) return bad(at(next));
        if (!at(next + 1).Is(kVariable)) return bad(at(next));
      }
    }
    if (!at(next).Is(kComma)) return AddError(DiagnosticKind::kMissingComma, at(next).location());
  } else if (!at(next).Is(kComma)) {
    return bad(at(next));
  }
  ++next;
  // The body goes up to the last parenthesis, which the full stop follows.
  if (!form.back().Is(kDot)) return AddError(DiagnosticKind::kPrematureEnd, form.back().location());
  if (form.size() < next + 2 || !form[form.size() - 2].Is(kRightParen)) {
    return AddError(DiagnosticKind::kMissingParenthesis, form.back().location());
  }
  AddMacro(name, arity, arena_->Copy(parameters), arena_->Copy(std::span<const Token>(form).subspan(next, form.size() - 2 - next)));
}

void Preprocessor::AddMacro(const Token& name, int arity, std::span<const Symbol> parameters, std::span<const Token> body) {
  MacroTable::Entry* entry = macros_.FindOrAdd(name.symbol(), arena_);
  if (entry->predefined) {
    return AddError(DiagnosticKind::kRedefinePredefinedMacro, name.location(), {std::string(Text(name.symbol()))});
  }
  for (const Macro* known = entry->definitions; known != nullptr; known = known->next) {
    if (known->arity != arity) continue;
    AddError(DiagnosticKind::kRedefineMacro, name.location(), {std::string(Text(name.symbol()))});
    return;
  }
  auto* macro = arena_->New<Macro>();
  macro->name = name.symbol();
  macro->arity = arity;
  macro->parameters = parameters;
  macro->body = body;
  macro->definition = name.location();
  macro->next = entry->definitions;
  entry->definitions = macro;
  macros_.Touch();
}

void Preprocessor::HandleUndef() {
  using enum TokenKind;
  in_prefix_ = false;
  if (!Matches({kLeftParen, kName, kRightParen, kDot})) {
    const Token& token = Mismatch({kLeftParen, kName, kRightParen, kDot});
    return AddError(DiagnosticKind::kBadDirective, token.location(), {"undef"});
  }
  macros_.Remove(scratch_[3].symbol());
}

// ---------------------------------------------------------------- files

// Adjacent string literals count as one.
void Preprocessor::MergeStrings() {
  std::vector<Token> merged;
  for (size_t i = 0; i < scratch_.size();) {
    size_t end = i + 1;
    if (scratch_[i].Is(TokenKind::kString)) {
      while (end < scratch_.size() && scratch_[end].Is(TokenKind::kString)) ++end;
    }
    if (end == i + 1) {
      merged.push_back(scratch_[i]);
    } else {
      std::u32string text;
      for (size_t k = i; k < end; ++k) text += scratch_[k].text();
      merged.push_back(Token::Text(TokenKind::kString, scratch_[i].location(),
                                   arena_->New<std::u32string_view>(arena_->CopyText(text))));
    }
    i = end;
  }
  scratch_ = std::move(merged);
}

void Preprocessor::HandleInclude(bool library) {
  using enum TokenKind;
  const std::string directive = library ? "include_lib" : "include";
  MergeStrings();
  if (!Matches({kLeftParen, kString, kRightParen, kDot})) {
    const Token& token = Mismatch({kLeftParen, kString, kRightParen, kDot});
    return AddError(DiagnosticKind::kBadDirective, token.location(), {directive});
  }
  const Token& path_token = scratch_[3];
  const SourceLocation location = path_token.location();
  if (open_files_.size() >= kMaxIncludeDepth) {
    return AddError(DiagnosticKind::kIncludeDepth, library ? scratch_[1].location() : location, {directive});
  }
  std::string name = ToUtf8(path_token.text());
  // "$VARIABLE/rest" takes its beginning from the environment.
  if (!name.empty() && name[0] == '$') {
    const size_t slash = std::min(name.find('/'), name.size());
    const char* value = std::getenv(name.substr(1, slash - 1).c_str());
    if (value != nullptr) name = JoinPath(value, slash == name.size() ? "" : name.substr(slash + 1));
  }

  std::vector<std::string> candidates;
  auto add_candidate = [&](std::string_view directory) {
    candidates.push_back(directory == "." ? name : JoinPath(directory, name));
  };
  if (!name.empty() && name[0] == '/') {
    candidates.push_back(name);
  } else {
    add_candidate(Current().directory);
    for (const std::string& directory : options_.include_dirs) add_candidate(directory);
  }
  if (library) {
    const size_t slash = name.find('/');
    for (const auto& [application, directory] : options_.applications) {
      if (slash != std::string::npos && name.substr(0, slash) == application) {
        candidates.push_back(JoinPath(directory, name.substr(slash + 1)));
      }
    }
  }
  for (std::string& candidate : candidates) {
    std::string error;
    std::shared_ptr<const std::string> text = files_->Read(candidate, &error);
    if (text != nullptr) return Enter(std::move(candidate), std::move(text), location);
  }
  AddError(DiagnosticKind::kIncludeNotFound, location, {directive, name});
}

void Preprocessor::HandleFile() {
  using enum TokenKind;
  const Token directive = scratch_[1];
  std::vector<Token> expanded;
  ExpansionError error;
  if (!expander_->Expand(scratch_, &expanded, &error)) {
    return AddError(error.kind, error.location, std::move(error.arguments));
  }
  scratch_ = std::move(expanded);
  MergeStrings();
  if (!Matches({kLeftParen, kString, kComma, kInteger, kRightParen, kDot}) || !scratch_[5].integer().is_small() ||
      scratch_[5].integer().small() > INT32_MAX) {
    const Token& token = Mismatch({kLeftParen, kString, kComma, kInteger, kRightParen, kDot});
    return AddError(DiagnosticKind::kBadDirective, token.location(), {"file"});
  }
  const std::string name = ToUtf8(scratch_[3].text());
  const int64_t line = scratch_[5].integer().small();
  AddFileEntry(name, line, directive.location(), sources_->Presume(directive.location()).line, true);
  // The line after the one of this directive is `line` + 1.
  const SourceLocation next = Current().lexer->position();
  const int64_t lines_between = static_cast<int64_t>(sources_->Physical(next).line) -
                                static_cast<int64_t>(sources_->Physical(directive.location()).line);
  sources_->OverrideLines(next, name, line + lines_between);
  Current().shown_name = name;
  SetFileMacro(name);
}

// ---------------------------------------------------------------- conditions

void Preprocessor::HandleIfdef(bool wanted) {
  using enum TokenKind;
  const Symbol directive = scratch_[1].symbol();
  if (!Matches({kLeftParen, kName, kRightParen, kDot})) {
    const Token& token = Mismatch({kLeftParen, kName, kRightParen, kDot});
    AddError(DiagnosticKind::kBadDirective, token.location(), {std::string(Text(directive))});
    return Skip({directive});
  }
  if (macros_.IsDefined(scratch_[3].symbol()) == wanted) {
    Current().conditions.push_back(directive);
  } else {
    Skip({directive});
  }
}

void Preprocessor::HandleIf() {
  if (Condition()) {
    Current().conditions.push_back(symbols::kIf);
  } else {
    Skip({symbols::kIf});
  }
}

bool Preprocessor::Condition() {
  const Token directive = scratch_[1];
  auto bad = [&](SourceLocation location) {
    AddError(DiagnosticKind::kBadDirective, location, {"if"});
    return false;
  };
  if (scratch_.size() < 3 || !scratch_[2].Is(TokenKind::kLeftParen)) {
    return bad(scratch_[std::min<size_t>(2, scratch_.size() - 1)].location());
  }
  std::vector<Token> tokens;
  ExpansionError error;
  if (!expander_->Expand(std::span<const Token>(scratch_).subspan(2), &tokens, &error)) {
    AddError(error.kind, error.location, std::move(error.arguments));
    return false;
  }
  const ConditionResult result =
      EvaluateCondition(tokens, *symbols_, [&](Symbol name) { return macros_.Find(name) != nullptr; });
  switch (result.status) {
    case ConditionResult::Status::kTrue: return true;
    case ConditionResult::Status::kFalse: return false;
    case ConditionResult::Status::kNotAGuard: return bad(directive.location());
    case ConditionResult::Status::kTooDeep:
      AddError(DiagnosticKind::kNestingTooDeep, directive.location(), {"500"});
      return false;
    case ConditionResult::Status::kSyntaxError: break;
  }
  if (result.error_token >= tokens.size() || tokens[result.error_token].Is(TokenKind::kDot)) {
    AddError(DiagnosticKind::kSyntaxErrorAtEnd, tokens.empty() ? directive.location() : tokens.back().location());
  } else {
    const Token& token = tokens[result.error_token];
    AddError(DiagnosticKind::kSyntaxError, token.location(), {SourceText(token, *symbols_)});
  }
  return false;
}

void Preprocessor::HandleElse() {
  std::vector<Symbol>& conditions = Current().conditions;
  const SourceLocation location = scratch_[1].location();
  if (!Matches({TokenKind::kDot})) {
    const Token& token = scratch_[std::min<size_t>(2, scratch_.size() - 1)];
    return AddError(DiagnosticKind::kBadDirective, token.location(), {"else"});
  }
  if (conditions.empty()) return AddError(DiagnosticKind::kUnbalancedDirective, location, {"unbalanced", "else"});
  if (conditions.back() == symbols::kElse) {
    AddError(DiagnosticKind::kUnbalancedDirective, location, {"repeated", "else"});
  }
  conditions.pop_back();
  Skip({symbols::kElse});
}

void Preprocessor::HandleElif() {
  std::vector<Symbol>& conditions = Current().conditions;
  const SourceLocation location = scratch_[1].location();
  if (conditions.empty()) return AddError(DiagnosticKind::kUnbalancedDirective, location, {"unbalanced", "elif"});
  const bool after_else = conditions.back() == symbols::kElse;
  conditions.pop_back();
  if (!after_else) return Skip({symbols::kElif});
  AddError(DiagnosticKind::kUnbalancedDirective, location, {"unbalanced", "elif"});
  Skip({symbols::kElse});
}

void Preprocessor::HandleEndif() {
  if (!Matches({TokenKind::kDot})) {
    const Token& token = scratch_[std::min<size_t>(2, scratch_.size() - 1)];
    return AddError(DiagnosticKind::kBadDirective, token.location(), {"endif"});
  }
  std::vector<Symbol>& conditions = Current().conditions;
  if (conditions.empty()) {
    return AddError(DiagnosticKind::kUnbalancedDirective, scratch_[1].location(), {"unbalanced", "endif"});
  }
  conditions.pop_back();
}

void Preprocessor::Skip(std::vector<Symbol> skipped) {
  OpenFile& file = Current();
  // Skipped text must fall into forms but need not be good Erlang: its errors are nobody's business.
  Diagnostics unheard;
  file.lexer->set_diagnostics(&unheard);
  while (!skipped.empty()) {
    scratch_.clear();
    const Lexer::Result result = file.lexer->NextForm(CurrentLexerOptions(), &scratch_);
    if (result == Lexer::Result::kEnd) {
      // The end of the file reports what is still open, innermost first.
      file.conditions.insert(file.conditions.end(), skipped.begin(), skipped.end());
      break;
    }
    if (result == Lexer::Result::kError) {
      unheard = Diagnostics();
      continue;
    }
    if (scratch_.size() < 2 || !scratch_[0].Is(TokenKind::kMinus)) continue;
    const Token& name = scratch_[1];
    if (name.IsAtom(symbols::kIfdef) || name.IsAtom(symbols::kIfndef)) {
      skipped.push_back(name.symbol());
    } else if (name.Is(TokenKind::kIf)) {
      skipped.push_back(symbols::kIf);
    } else if (name.IsAtom(symbols::kEndif)) {
      skipped.pop_back();
    } else if (name.IsAtom(symbols::kElse) || name.Is(TokenKind::kElse)) {
      if (skipped.back() == symbols::kElse) {
        AddError(DiagnosticKind::kUnbalancedDirective, name.location(), {"repeated", "else"});
      } else if (skipped.back() == symbols::kElif) {
        // A branch of this chain was taken already.
        skipped.back() = symbols::kElse;
      } else if (skipped.size() == 1) {
        file.conditions.push_back(symbols::kElse);
        break;
      }
    } else if (name.IsAtom(symbols::kElif)) {
      if (skipped.back() == symbols::kElse) {
        AddError(DiagnosticKind::kElifAfterElse, name.location());
      } else if (skipped.size() == 1 && skipped.back() != symbols::kElif) {
        // (OTP 25 looks at the second -elif behind a branch that was taken; that was a mistake, not a rule.)
        file.lexer->set_diagnostics(diagnostics_);
        if (Condition()) {
          file.conditions.push_back(symbols::kIf);
          return;
        }
        file.lexer->set_diagnostics(&unheard);
        skipped.back() = symbols::kIf;
      }
    }
  }
  file.lexer->set_diagnostics(diagnostics_);
}

// ---------------------------------------------------------------- messages and features

void Preprocessor::HandleErrorOrWarning() {
  using enum TokenKind;
  in_prefix_ = false;
  const bool is_error = scratch_[1].IsAtom(symbols::kError);
  const std::string directive = is_error ? "error" : "warning";
  const SourceLocation location = scratch_[1].location();
  if (scratch_.size() < 3 || !scratch_[2].Is(kLeftParen)) {
    const Token& token = scratch_[std::min<size_t>(2, scratch_.size() - 1)];
    return AddError(DiagnosticKind::kBadDirective, token.location(), {directive});
  }
  std::vector<Token> tokens;
  ExpansionError error;
  const bool good = expander_->Expand(std::span<const Token>(scratch_).subspan(2), &tokens, &error);
  if (!good || tokens.size() < 4 || !tokens.back().Is(kDot) || !tokens[tokens.size() - 2].Is(kRightParen)) {
    return AddError(DiagnosticKind::kBadDirective, location, {directive});
  }
  std::string text;
  for (size_t i = 1; i + 2 < tokens.size(); ++i) {
    if (tokens[i - 1].Is(kComma) || tokens[i - 1].Is(kBar)) text.push_back(' ');
    text += SourceText(tokens[i], *symbols_);
  }
  diagnostics_->Add(is_error ? DiagnosticKind::kUserError : DiagnosticKind::kUserWarning, location, {text});
  AddLastDiagnostic(is_error ? StreamEntryKind::kError : StreamEntryKind::kWarning, location);
}

void Preprocessor::HandleFeature() {
  using enum TokenKind;
  const SourceLocation location = scratch_[1].location();
  if (!Matches({kLeftParen, kAtom, kComma, kAtom, kRightParen, kDot})) {
    const Token& token = scratch_[std::min<size_t>(2, scratch_.size() - 1)];
    return AddError(DiagnosticKind::kBadDirective, token.location(), {"feature"});
  }
  if (!in_prefix_) return AddError(DiagnosticKind::kFeatureAfterPrefix, location);
  const bool enable = scratch_[5].IsAtom(symbols::kEnable);
  if (!enable && !scratch_[5].IsAtom(symbols::kDisable)) {
    return AddError(DiagnosticKind::kBadDirective, scratch_[2].location(), {"feature"});
  }
  if (!scratch_[3].IsAtom(symbols::kMaybeExpr)) {
    return AddError(DiagnosticKind::kInvalidFeature, location, {AtomText(Text(scratch_[3].symbol()))});
  }
  maybe_enabled_ = enable;
  DefineFeatureMacro(&macros_, arena_, symbols::kMacroFeatureEnabled, enable);
}

}  // namespace lumen

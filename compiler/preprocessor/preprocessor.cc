// Files, their encoding, predefined macros, and the loop over forms. Directives are in directives.cc.
// Tested by preprocessor_test.cc.
#include "compiler/preprocessor/preprocessor.h"

#include <algorithm>

#include "compiler/base/text.h"
#include "compiler/base/utf8.h"
#include "compiler/preprocessor/expander.h"
#include "compiler/preprocessor/internal.h"

namespace lumen {
namespace {

// Does a comment in the first two lines say `coding: latin-1`? The rule is OTP's: the first `coding` that is followed by `:` or `=`
// and the name of a known encoding decides.
bool SaysLatin1(std::string_view text) {
  size_t line_end = text.find('\n');
  if (line_end != std::string_view::npos) line_end = text.find('\n', line_end + 1);
  std::string_view head = text.substr(0, std::min<size_t>(line_end, 512));
  size_t comment_line = 0;
  while (comment_line < head.size()) {
    const size_t end = std::min(head.find('\n', comment_line), head.size());
    const std::string_view line = head.substr(comment_line, end - comment_line);
    const size_t percent = line.find('%');
    for (size_t at = percent; at < line.size(); ++at) {
      constexpr std::string_view kCoding = "coding";
      if (line.substr(at, kCoding.size()) != kCoding) continue;
      size_t after = at + kCoding.size();
      while (after < line.size() && line[after] == ' ') ++after;
      if (after == line.size() || (line[after] != ':' && line[after] != '=')) continue;
      ++after;
      while (after < line.size() && line[after] == ' ') ++after;
      std::string name;
      while (after < line.size() && (std::isalnum(static_cast<unsigned char>(line[after])) || line[after] == '-')) {
        name.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(line[after++]))));
      }
      return name == "latin-1" || name.starts_with("latin-1-");
    }
    comment_line = end + 1;
  }
  return false;
}

}  // namespace

Preprocessor::Preprocessor(const PreprocessorOptions& options, FileSystem* files, SourceManager* sources,
                           SymbolTable* symbols, Arena* arena, Diagnostics* diagnostics)
    : options_(options),
      files_(files),
      sources_(sources),
      symbols_(symbols),
      arena_(arena),
      diagnostics_(diagnostics),
      expander_(std::make_unique<Expander>(macros_, sources, symbols, arena)),
      maybe_enabled_(options.maybe_enabled.value_or(options.otp_level >= 27)) {}

Preprocessor::~Preprocessor() = default;

bool Preprocessor::Run(const std::string& path, TokenStream* stream) {
  stream_ = stream;
  DefinePredefined();
  std::string error;
  std::shared_ptr<const std::string> text = files_->Read(path, &error);
  if (text == nullptr) {
    diagnostics_->Add(DiagnosticKind::kCannotRead, SourceLocation(), {path, error});
    return false;
  }
  if (!DefineFromCommandLine()) return false;
  Enter(path, std::move(text), SourceLocation());
  if (open_files_.empty()) return false;
  while (!open_files_.empty()) {
    ReadForms();
    LeaveFile();
  }
  return true;
}

void Preprocessor::AddLastDiagnostic(StreamEntryKind kind, SourceLocation location) {
  StreamEntry entry;
  entry.kind = kind;
  entry.diagnostic_index = static_cast<uint32_t>(diagnostics_->all().size() - 1);
  entry.location = location;
  stream_->entries.push_back(entry);
}

void Preprocessor::AddError(DiagnosticKind kind, SourceLocation location, std::vector<std::string> arguments) {
  diagnostics_->Add(kind, location, std::move(arguments));
  AddLastDiagnostic(StreamEntryKind::kError, location);
}

void Preprocessor::AddFileEntry(std::string_view name, int64_t line, SourceLocation location, uint32_t own_line,
                                bool generated) {
  StreamEntry entry;
  entry.kind = StreamEntryKind::kFile;
  entry.file = symbols_->Intern(name);
  entry.line = line;
  entry.location = location;
  entry.own_line = own_line;
  entry.generated = generated;
  stream_->entries.push_back(entry);
}

void Preprocessor::Enter(std::string path, std::shared_ptr<const std::string> text, SourceLocation included_from) {
  if (std::ranges::find(stream_->files_read, path) == stream_->files_read.end()) stream_->files_read.push_back(path);
  const bool main = open_files_.empty();
  // Sources have a token for every eight bytes or so, few more than one for five. Files included one after the other must not copy the tokens each time.
  const size_t tokens = stream_->tokens.size() + text->size() / 5;
  if (tokens > stream_->tokens.capacity()) stream_->tokens.reserve(std::max(tokens, 2 * stream_->tokens.capacity()));
  const std::string shown = main && !options_.source_name.empty() ? options_.source_name : path;
  size_t invalid = std::string_view::npos;
  if (SaysLatin1(*text)) {
    text = std::make_shared<const std::string>(Latin1ToUtf8(*text));
  } else {
    invalid = FindInvalidUtf8(*text);
    if (invalid != std::string_view::npos) text = std::make_shared<const std::string>(text->substr(0, invalid));
  }
  FileId id;
  if (!sources_->AddFile(shown, std::move(text), included_from, &id)) {
    AddError(DiagnosticKind::kSourceTooLarge, included_from, {shown});
    return;
  }
  auto file = std::make_unique<OpenFile>();
  file->id = id;
  file->directory = DirectoryName(path);
  file->name = shown;
  file->shown_name = shown;
  file->lexer = std::make_unique<Lexer>(id, *sources_, symbols_, arena_, diagnostics_);
  const SourceLocation start = sources_->FileStart(id);
  if (invalid != std::string_view::npos) file->invalid_at = start.Plus(static_cast<uint32_t>(invalid));
  AddFileEntry(shown, 1, start, 1, false);
  SetFileMacro(shown);
  open_files_.push_back(std::move(file));
}

// Reads the innermost file to its end, or until an include puts another on top of it, and so on until that one ends.
void Preprocessor::ReadForms() {
  for (;;) {
    OpenFile& file = Current();
    Token name, value;
    while (file.lexer->TakeConstant(CurrentLexerOptions(), &name, &value)) AddMacro(name, kNoParameters, {}, {arena_->New<Token>(value), 1});
    const size_t first = stream_->tokens.size();
    switch (file.lexer->NextForm(CurrentLexerOptions(), &stream_->tokens)) {
      case Lexer::Result::kForm: HandleForm(first); break;
      case Lexer::Result::kError: AddLastDiagnostic(StreamEntryKind::kError, diagnostics_->all().back().location); break;
      case Lexer::Result::kEnd: return;
    }
  }
}

void Preprocessor::LeaveFile() {
  const std::unique_ptr<OpenFile> left = std::move(open_files_.back());
  open_files_.pop_back();
  const SourceLocation end = left->lexer->position();
  if (left->invalid_at.is_valid()) AddError(DiagnosticKind::kInvalidUnicode, left->invalid_at);
  while (!left->conditions.empty()) {
    AddError(DiagnosticKind::kUnbalancedDirective, end, {"unterminated", std::string(Text(left->conditions.back()))});
    left->conditions.pop_back();
  }
  if (open_files_.empty()) {
    StreamEntry entry;
    entry.kind = StreamEntryKind::kEnd;
    entry.location = end;
    stream_->entries.push_back(entry);
    return;
  }
  OpenFile& outer = Current();
  const SourceLocation back = outer.lexer->position();
  SetFileMacro(outer.shown_name);
  const uint32_t line = sources_->Physical(back).line;
  AddFileEntry(outer.name, line, back, line, false);
  if (outer.shown_name != outer.name) {
    AddFileEntry(outer.shown_name, sources_->Presume(back).line, back, line, true);
  }
}

void Preprocessor::SetFileMacro(std::string_view name) {
  const std::u32string wide = ToUtf32(name);
  auto* body = arena_->New<Token>(Token::Text(TokenKind::kString, SourceLocation(),
                                              arena_->New<std::u32string_view>(arena_->CopyText(wide))));
  DefineSimple(&macros_, arena_, symbols::kMacroFile, {body, 1}, true);
}

void DefineSimple(MacroTable* macros, Arena* arena, Symbol name, std::span<const Token> body, bool predefined) {
  MacroTable::Entry* entry = macros->FindOrAdd(name, arena);
  entry->predefined = predefined;
  entry->undefined = false;
  auto* macro = arena->New<Macro>();
  macro->name = name;
  macro->body = body;
  entry->definitions = macro;
  macros->Touch();
}

void DefineFeatureMacro(MacroTable* macros, Arena* arena, Symbol name, bool holds_maybe) {
  using enum TokenKind;
  const SourceLocation none;
  std::vector<Token> body;
  if (holds_maybe) {
    body = {Token(kLeftParen, none),  Token(kLeftParen, none),  Token::Variable(none, symbols::kParameterX),
            Token(kRightParen, none), Token(kEqualEqual, none), Token::Atom(none, symbols::kMaybeExpr),
            Token(kRightParen, none)};
  } else {
    body = {Token::Atom(none, symbols::kFalse)};
  }
  MacroTable::Entry* entry = macros->FindOrAdd(name, arena);
  entry->predefined = true;
  auto* macro = arena->New<Macro>();
  macro->name = name;
  macro->arity = 1;
  macro->parameters = {arena->New<Symbol>(symbols::kParameterX), 1};
  macro->body = arena->Copy(body);
  entry->definitions = macro;
  macros->Touch();
}

void Preprocessor::DefinePredefined() {
  const SourceLocation none;
  auto define = [&](Symbol name, Token token) { DefineSimple(&macros_, arena_, name, {arena_->New<Token>(token), 1}, true); };
  define(symbols::kMacroMachine, Token::Atom(none, symbols::kMacroBeam));
  define(symbols::kMacroBeam, Token::Atom(none, symbols::kTrue));
  define(symbols::kMacroOtpRelease, Token::SmallInteger(none, kOtpRelease));
  define(symbols::kMacroLine, Token::SmallInteger(none, 1));  // the expander knows it; this makes it defined
  for (Symbol name : {symbols::kMacroModule, symbols::kMacroModuleString, symbols::kMacroBaseModule,
                      symbols::kMacroBaseModuleString, symbols::kMacroFunctionName, symbols::kMacroFunctionArity}) {
    MacroTable::Entry* entry = macros_.FindOrAdd(name, arena_);
    entry->predefined = true;
    entry->undefined = true;
  }
  DefineFeatureMacro(&macros_, arena_, symbols::kMacroFeatureAvailable, true);
  DefineFeatureMacro(&macros_, arena_, symbols::kMacroFeatureEnabled, maybe_enabled_);
}

bool Preprocessor::DefineFromCommandLine() {
  for (const auto& [name, value] : options_.defines) {
    FileId id;
    // The value is a source of its own, so that an error in it has a place.
    if (!sources_->AddFile("-D" + name, std::make_shared<const std::string>(value + " ."), SourceLocation(), &id)) {
      diagnostics_->Add(DiagnosticKind::kSourceTooLarge, SourceLocation(), {"-D" + name});
      return false;
    }
    const Symbol symbol = symbols_->Intern(name);
    const MacroTable::Entry* known = macros_.Find(symbol);
    if (known != nullptr) {
      diagnostics_->Add(known->predefined ? DiagnosticKind::kRedefinePredefinedMacro : DiagnosticKind::kRedefineMacro,
                        sources_->FileStart(id), {name});
      return false;
    }
    std::vector<Token> tokens;
    Lexer lexer(id, *sources_, symbols_, arena_, diagnostics_);
    if (lexer.NextForm(CurrentLexerOptions(), &tokens) != Lexer::Result::kForm) return false;
    if (!tokens.empty() && tokens.back().Is(TokenKind::kDot)) tokens.pop_back();
    DefineSimple(&macros_, arena_, symbol, arena_->Copy(tokens), false);
  }
  return true;
}

}  // namespace lumen

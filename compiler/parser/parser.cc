// Forms and functions. Tested by parser_test.cc.
#include "compiler/parser/parser.h"

#include "compiler/base/text.h"
#include "compiler/base/utf8.h"
#include "compiler/syntax/visitor.h"

namespace lumen {

using namespace syntax;  // NOLINT: the parser is about nothing else

Parser::Parser(const ParserOptions& options, const SourceManager* sources, const SymbolTable* symbols, Arena* arena,
               Diagnostics* diagnostics)
    : options_(options), sources_(sources), symbols_(symbols), arena_(arena), diagnostics_(diagnostics) {}

Module Parser::Parse(const TokenStream& stream) {
  Module module;
  std::vector<const Form*> forms;
  forms.reserve(stream.entries.size());
  const std::span<const Token> tokens(stream.tokens);
  for (const StreamEntry& entry : stream.entries) {
    switch (entry.kind) {
      case StreamEntryKind::kForm: {
        const Form* form = ParseForm(tokens.subspan(entry.first, entry.count));
        if (const auto* attribute = form->AsIf<ModuleForm>(); attribute != nullptr && !module.name.is_valid()) {
          module.name = attribute->name;
        }
        forms.push_back(form);
        break;
      }
      case StreamEntryKind::kError: {
        auto* form = New<ErrorForm>(entry.location);
        form->diagnostic_index = entry.diagnostic_index;
        forms.push_back(form);
        break;
      }
      case StreamEntryKind::kWarning: {
        auto* form = New<WarningForm>(entry.location);
        form->diagnostic_index = entry.diagnostic_index;
        forms.push_back(form);
        break;
      }
      case StreamEntryKind::kFile: {
        auto* form = New<FileForm>(entry.location);
        form->path = arena_->CopyText(ToUtf32(symbols_->Text(entry.file)));
        form->line = IntegerValue(entry.line);
        form->own_line = entry.own_line;
        form->generated = entry.generated;
        forms.push_back(form);
        break;
      }
      case StreamEntryKind::kEnd: forms.push_back(New<EofForm>(entry.location)); break;
    }
  }
  module.forms = arena_->Copy(forms);
  return module;
}

const Form* Parser::ParseForm(std::span<const Token> tokens) {
  tokens_ = tokens;
  position_ = 0;
  end_ = Token(TokenKind::kDot, tokens.back().location());
  failed_ = false;
  depth_ = 0;
  height_ = 0;
  pending_.clear();
  const Form* form = nullptr;
  if (Is(TokenKind::kMinus)) {
    form = ParseAttribute();
  } else {
    form = ParseFunction();
  }
  if (form != nullptr) return form;
  auto* error = New<ErrorForm>(diagnostics_->all().back().location);
  error->diagnostic_index = static_cast<uint32_t>(diagnostics_->all().size() - 1);
  return error;
}

bool Parser::Fail(DiagnosticKind kind, SourceLocation location, std::vector<std::string> arguments) {
  if (failed_) return false;
  failed_ = true;
  diagnostics_->Add(kind, location, std::move(arguments));
  return false;
}

bool Parser::SyntaxError() {
  if (AtEnd()) return Fail(DiagnosticKind::kSyntaxErrorAtEnd, end_.location());
  const Token& token = Peek();
  std::string text = SourceText(token, *symbols_);
  if (text.size() > 60) text = text.substr(0, 60) + "...";
  return Fail(DiagnosticKind::kSyntaxError, token.location(), {token.Is(TokenKind::kDot) ? "the full stop" : text});
}

bool Parser::AcceptEnd() { return (!AtEnd() && Accept(TokenKind::kDot)) || SyntaxError(); }

bool Parser::TooDeep() {
  return Fail(DiagnosticKind::kNestingTooDeep, Peek().location(), {std::to_string(kMaxTreeDepth)});
}

SourceLocation Parser::Begin(const Expr* expr) const {
  // Most of what is asked about is a single token.
  switch (expr->kind) {
    case ExprKind::kAtomLiteral:
    case ExprKind::kVariable:
    case ExprKind::kIntegerLiteral:
    case ExprKind::kStringLiteral:
    case ExprKind::kNil: return expr->location;
    default: return syntax::Begin(*expr, *sources_);
  }
}

// --- Functions.

const Form* Parser::ParseFunction() {
  Gather<Clause> clauses(this);
  std::vector<Symbol> names;
  do {
    Symbol name;
    if (!clauses.Add(ParseFunctionClause(&name))) return nullptr;
    names.push_back(name);
  } while (Accept(TokenKind::kSemicolon));
  auto* form = New<FunctionForm>(clauses[0]->location);
  form->name = names[0];
  form->arity = static_cast<uint32_t>(clauses[0]->patterns.size());
  form->clauses = clauses.Take();
  // An LALR parser puts the function together before it looks at what follows: this error comes first.
  if (!CheckHeads(form->clauses, names)) return nullptr;
  return AcceptEnd() ? form : nullptr;
}

const Clause* Parser::ParseFunctionClause(Symbol* name) {
  if (!Is(TokenKind::kAtom)) return SyntaxError(), nullptr;
  const Token& token = Next();
  *name = token.symbol();
  auto* clause = New<Clause>(token.location());
  if (!ParseArguments(&clause->patterns, Mode::kPattern)) return nullptr;
  return ParseGuardAndBody(clause) ? clause : nullptr;
}

// Every clause has the name and the number of arguments of the first. Anonymous funs have invalid names.
bool Parser::CheckHeads(std::span<const Clause* const> clauses, std::span<const Symbol> names) {
  for (size_t i = 1; i < clauses.size(); ++i) {
    if (names[i] == names[0] && clauses[i]->patterns.size() == clauses[0]->patterns.size()) continue;
    auto text = [&](Symbol name) { return name.is_valid() ? AtomText(symbols_->Text(name)) : std::string("fun"); };
    return Fail(DiagnosticKind::kHeadMismatch, clauses[i]->location,
                {text(names[0]), std::to_string(clauses[0]->patterns.size()), text(names[i]),
                 std::to_string(clauses[i]->patterns.size())});
  }
  return true;
}

}  // namespace lumen

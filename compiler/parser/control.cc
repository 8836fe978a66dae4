// Blocks, clauses, funs. Tested by parser_test.cc and the data under testdata/.
#include "compiler/parser/parser.h"
#include "compiler/syntax/visitor.h"

namespace lumen {

using namespace syntax;  // NOLINT: see parser.cc

const Expr* Parser::ParseBlock() {
  Level level(this);
  auto* node = New<Block>(Next().location());
  return ParseExprs(&node->body) && Expect(TokenKind::kEnd) ? node : nullptr;
}

// exprs ; exprs ; ...
bool Parser::ParseGuard(std::span<const Guard* const>* result) {
  Gather<Guard> guards(this);
  do {
    auto* guard = New<Guard>(SourceLocation());
    if (!ParseExprs(&guard->tests)) return false;
    guard->location = guard->tests[0]->location;
    guards.Add(guard);
  } while (Accept(TokenKind::kSemicolon));
  *result = guards.Take();
  return true;
}

// [when guard] -> exprs
bool Parser::ParseGuardAndBody(Clause* clause) {
  if (Accept(TokenKind::kWhen) && !ParseGuard(&clause->guards)) return false;
  return Expect(TokenKind::kArrow) && ParseExprs(&clause->body);
}

const Expr* Parser::ParseIf() {
  Level level(this);
  auto* node = New<If>(Next().location());
  Gather<Clause> clauses(this);
  do {
    auto* clause = New<Clause>(SourceLocation());
    if (!ParseGuard(&clause->guards)) return nullptr;
    clause->location = Begin(clause->guards[0]->tests[0]);
    if (!Expect(TokenKind::kArrow) || !ParseExprs(&clause->body)) return nullptr;
    clauses.Add(clause);
  } while (Accept(TokenKind::kSemicolon));
  node->clauses = clauses.Take();
  return Expect(TokenKind::kEnd) ? node : nullptr;
}

// A pattern in a case clause is any expression; lint says what is none.
const Clause* Parser::ParseCaseClause() {
  const Expr* pattern = ParseExpr();
  if (pattern == nullptr) return nullptr;
  auto* clause = New<Clause>(Begin(pattern));
  clause->patterns = {arena_->New<const Expr*>(pattern), 1};
  return ParseGuardAndBody(clause) ? clause : nullptr;
}

bool Parser::ParseCaseClauses(std::span<const Clause* const>* result) {
  Gather<Clause> clauses(this);
  do {
    if (!clauses.Add(ParseCaseClause())) return false;
  } while (Accept(TokenKind::kSemicolon));
  *result = clauses.Take();
  return true;
}

const Expr* Parser::ParseCase() {
  Level level(this);
  auto* node = New<Case>(Next().location());
  node->value = ParseExpr();
  if (node->value == nullptr || !Expect(TokenKind::kOf)) return nullptr;
  return ParseCaseClauses(&node->clauses) && Expect(TokenKind::kEnd) ? node : nullptr;
}

const Expr* Parser::ParseReceive() {
  Level level(this);
  auto* node = New<Receive>(Next().location());
  if (!Is(TokenKind::kAfter) && !ParseCaseClauses(&node->clauses)) return nullptr;
  if (Accept(TokenKind::kAfter)) {
    node->timeout = ParseExpr();
    if (node->timeout == nullptr || !Expect(TokenKind::kArrow) || !ParseExprs(&node->timeout_body)) return nullptr;
  }
  return Expect(TokenKind::kEnd) ? node : nullptr;
}

const Expr* Parser::ParseTry() {
  Level level(this);
  auto* node = New<Try>(Next().location());
  if (!ParseExprs(&node->body)) return nullptr;
  if (Accept(TokenKind::kOf) && !ParseCaseClauses(&node->of_clauses)) return nullptr;
  const bool has_catch = Accept(TokenKind::kCatch);
  if (has_catch) {
    Gather<Clause> clauses(this);
    do {
      if (!clauses.Add(ParseCatchClause())) return nullptr;
    } while (Accept(TokenKind::kSemicolon));
    node->catch_clauses = clauses.Take();
  }
  if (Accept(TokenKind::kAfter)) {
    if (!ParseExprs(&node->after_body)) return nullptr;
  } else if (!has_catch) {
    return SyntaxError(), nullptr;
  }
  return Expect(TokenKind::kEnd) ? node : nullptr;
}

// [Class :] Pattern [: Stacktrace] [when guard] -> exprs. The abstract format has a tuple of three.
const Clause* Parser::ParseCatchClause() {
  const Expr* reason_class = nullptr;
  if (PeekKind(1) == TokenKind::kColon && (Is(TokenKind::kAtom) || Is(TokenKind::kVariable))) {
    reason_class = ParsePrimary(Mode::kPattern);
    ++position_;
  }
  const Expr* reason = ParseExpr(Mode::kPattern);
  if (reason == nullptr) return nullptr;
  const SourceLocation location = reason_class != nullptr ? reason_class->location : Begin(reason);
  auto* stacktrace = New<Variable>(SourceLocation());
  stacktrace->name = symbols::kUnderscore;
  if (reason_class == nullptr) {
    auto* implied = New<AtomLiteral>(location);
    implied->value = symbols::kThrow;
    reason_class = implied;
  } else if (Accept(TokenKind::kColon)) {
    if (!Is(TokenKind::kVariable)) return SyntaxError(), nullptr;
    stacktrace->location = Peek().location();
    stacktrace->name = Next().symbol();
  }
  if (!stacktrace->location.is_valid()) stacktrace->location = Last(*reason, *sources_);
  const Expr* parts[] = {reason_class, reason, stacktrace};
  auto* tuple = New<Tuple>(location);
  tuple->elements = arena_->Copy(std::span<const Expr* const>(parts));
  auto* clause = New<Clause>(location);
  clause->patterns = {arena_->New<const Expr*>(tuple), 1};
  return ParseGuardAndBody(clause) ? clause : nullptr;
}

const Expr* Parser::ParseMaybe() {
  Level level(this);
  auto* node = New<Maybe>(Next().location());
  Gather<Expr> body(this);
  do {
    Level element(this);
    const Expr* expr = ParseExpr();
    if (expr != nullptr && Is(TokenKind::kMaybeMatch)) {
      auto* match = New<MaybeMatch>(Next().location());
      match->pattern = expr;
      match->value = ParseExpr();
      expr = match->value == nullptr ? nullptr : match;
    }
    if (!body.Add(expr)) return nullptr;
  } while (Accept(TokenKind::kComma));
  node->body = body.Take();
  if (Is(TokenKind::kElse)) {
    node->else_location = Next().location();
    if (!ParseCaseClauses(&node->else_clauses)) return nullptr;
  }
  return Expect(TokenKind::kEnd) ? node : nullptr;
}

// fun f/1, fun m:f/1, fun (...) -> ... end, fun Name(...) -> ... end.
const Expr* Parser::ParseFun() {
  Level level(this);
  const SourceLocation location = Next().location();
  auto parse_part = [&](TokenKind literal) -> const Expr* {
    if (!Is(literal) && !Is(TokenKind::kVariable)) return SyntaxError(), nullptr;
    return ParsePrimary(Mode::kPattern);
  };
  if (Is(TokenKind::kAtom) && PeekKind(1) == TokenKind::kSlash) {
    auto* node = New<LocalFun>(location);
    node->name = Next().symbol();
    ++position_;
    if (!Is(TokenKind::kInteger)) return SyntaxError(), nullptr;
    const IntegerValue arity = Next().integer();
    // OTP takes any integer; nothing can have that many arguments.
    if (!arity.is_small() || arity.small() > UINT32_MAX) {
      return Fail(DiagnosticKind::kBadFunctionArity, Peek().location()), nullptr;
    }
    node->arity = static_cast<uint32_t>(arity.small());
    return node;
  }
  if (Is(TokenKind::kAtom) || (Is(TokenKind::kVariable) && PeekKind(1) != TokenKind::kLeftParen)) {
    auto* node = New<ExternalFun>(location);
    node->module = ParsePrimary(Mode::kPattern);
    if (!Expect(TokenKind::kColon)) return nullptr;
    node->function = parse_part(TokenKind::kAtom);
    if (node->function == nullptr || !Expect(TokenKind::kSlash)) return nullptr;
    node->arity = parse_part(TokenKind::kInteger);
    return node->arity == nullptr ? nullptr : node;
  }
  Gather<Clause> clauses(this);
  std::vector<Symbol> names;
  do {
    auto* clause = New<Clause>(Peek().location());
    names.push_back(Is(TokenKind::kVariable) ? Next().symbol() : Symbol());
    if (!ParseArguments(&clause->patterns, Mode::kPattern) || !ParseGuardAndBody(clause)) return nullptr;
    clauses.Add(clause);
  } while (Accept(TokenKind::kSemicolon));
  if (!Expect(TokenKind::kEnd)) return nullptr;
  const std::span<const Clause* const> taken = clauses.Take();
  if (!CheckHeads(taken, names)) return nullptr;
  if (!names[0].is_valid()) {
    auto* node = New<FunExpr>(location);
    node->clauses = taken;
    return node;
  }
  auto* node = New<NamedFun>(location);
  node->name = names[0];
  node->clauses = taken;
  return node;
}

}  // namespace lumen

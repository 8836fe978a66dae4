// Expressions and patterns. The comments quote the grammar (OTP's erl_parse.yrl) where it is narrower than one would think.
// Tested by parser_test.cc and the data under testdata/.
#include <algorithm>
#include <array>

#include "compiler/parser/depth.h"
#include "compiler/parser/parser.h"
#include "compiler/syntax/visitor.h"

namespace lumen {

using namespace syntax;  // NOLINT: see parser.cc

namespace {

enum class Associativity : uint8_t { kLeft, kRight, kNone };

struct OperatorInfo {
  int precedence = 0;  // 0: no binary operator
  Associativity associativity = Associativity::kLeft;
  BinaryOperator op = BinaryOperator::kSend;
};

// From a token to the operator it spells; `=` is not among them, it makes a Match.
constexpr OperatorInfo InfoOf(TokenKind kind) {
  using enum Associativity;
  constexpr auto make = [](int precedence, Associativity associativity, BinaryOperator op) {
    return OperatorInfo{precedence, associativity, op};
  };
  struct Row {
    BinaryOperator op;
    int precedence;
    Associativity associativity;
  };
  constexpr Row kRows[] = {
#define LUMEN_BINARY_OPERATOR(Name, text, precedence, associativity) {BinaryOperator::k##Name, precedence, associativity},
#include "compiler/syntax/operator.def"
  };
  auto row = [&](BinaryOperator op) {
    const Row& found = kRows[static_cast<size_t>(op)];
    return make(found.precedence, found.associativity, found.op);
  };
  switch (kind) {
    case TokenKind::kBang: return row(BinaryOperator::kSend);
    case TokenKind::kOrelse: return row(BinaryOperator::kOrElse);
    case TokenKind::kAndalso: return row(BinaryOperator::kAndAlso);
    case TokenKind::kEqualEqual: return row(BinaryOperator::kEqual);
    case TokenKind::kNotEqual: return row(BinaryOperator::kNotEqual);
    case TokenKind::kLessEqual: return row(BinaryOperator::kLessEqual);
    case TokenKind::kLess: return row(BinaryOperator::kLess);
    case TokenKind::kGreaterEqual: return row(BinaryOperator::kGreaterEqual);
    case TokenKind::kGreater: return row(BinaryOperator::kGreater);
    case TokenKind::kExactEqual: return row(BinaryOperator::kExactEqual);
    case TokenKind::kExactNotEqual: return row(BinaryOperator::kExactNotEqual);
    case TokenKind::kPlusPlus: return row(BinaryOperator::kAppend);
    case TokenKind::kMinusMinus: return row(BinaryOperator::kSubtract);
    case TokenKind::kPlus: return row(BinaryOperator::kAdd);
    case TokenKind::kMinus: return row(BinaryOperator::kMinus);
    case TokenKind::kBor: return row(BinaryOperator::kBitOr);
    case TokenKind::kBxor: return row(BinaryOperator::kBitXor);
    case TokenKind::kBsl: return row(BinaryOperator::kShiftLeft);
    case TokenKind::kBsr: return row(BinaryOperator::kShiftRight);
    case TokenKind::kOr: return row(BinaryOperator::kOr);
    case TokenKind::kXor: return row(BinaryOperator::kXor);
    case TokenKind::kSlash: return row(BinaryOperator::kDivide);
    case TokenKind::kStar: return row(BinaryOperator::kMultiply);
    case TokenKind::kDiv: return row(BinaryOperator::kIntegerDivide);
    case TokenKind::kRem: return row(BinaryOperator::kRemainder);
    case TokenKind::kBand: return row(BinaryOperator::kBitAnd);
    case TokenKind::kAnd: return row(BinaryOperator::kAnd);
    default: return {};
  }
}

constexpr auto MakeOperatorTable() {
  std::array<OperatorInfo, 256> table{};
  for (size_t i = 0; i < table.size(); ++i) table[i] = InfoOf(static_cast<TokenKind>(i));
  return table;
}
constexpr std::array<OperatorInfo, 256> kOperators = MakeOperatorTable();

// Tokens that neither go on with an operand nor with the operators around it, whatever the precedence.
constexpr auto MakeEndsOperand() {
  std::array<bool, 256> table{};
  for (TokenKind kind : {TokenKind::kComma, TokenKind::kSemicolon, TokenKind::kDot, TokenKind::kRightParen, TokenKind::kRightBracket,
                         TokenKind::kRightBrace, TokenKind::kRightBinary, TokenKind::kArrow, TokenKind::kBar, TokenKind::kBarBar,
                         TokenKind::kDoubleArrow, TokenKind::kAssign, TokenKind::kEnd, TokenKind::kOf, TokenKind::kWhen,
                         TokenKind::kAfter, TokenKind::kLeftArrow, TokenKind::kLeftDoubleArrow}) {
    table[static_cast<size_t>(kind)] = true;
  }
  return table;
}
constexpr std::array<bool, 256> kEndsOperand = MakeEndsOperand();

bool UnaryOperatorOf(TokenKind kind, UnaryOperator* op) {
  switch (kind) {
    case TokenKind::kPlus: *op = UnaryOperator::kPlus; return true;
    case TokenKind::kMinus: *op = UnaryOperator::kNegate; return true;
    case TokenKind::kBnot: *op = UnaryOperator::kBitNot; return true;
    case TokenKind::kNot: *op = UnaryOperator::kNot; return true;
    default: return false;
  }
}

// Operators that a pattern's grammar (pat_expr) leaves out.
bool AllowedInPattern(BinaryOperator op) {
  return op != BinaryOperator::kSend && op != BinaryOperator::kOrElse && op != BinaryOperator::kAndAlso;
}

}  // namespace

const Expr* Parser::ParseLeaf() {
  if (position_ + 1 >= tokens_.size() || depth_ >= kMaxTreeDepth) return nullptr;
  const Token& token = tokens_[position_];
  if (!kEndsOperand[static_cast<size_t>(tokens_[position_ + 1].kind())]) return nullptr;
  switch (token.kind()) {
    case TokenKind::kAtom: {
      auto* node = New<AtomLiteral>(token.location());
      node->value = token.symbol();
      ++position_;
      return node;
    }
    case TokenKind::kVariable: {
      auto* node = New<Variable>(token.location());
      node->name = token.symbol();
      ++position_;
      return node;
    }
    case TokenKind::kInteger: {
      auto* node = New<IntegerLiteral>(token.location());
      node->value = token.integer();
      ++position_;
      return node;
    }
    default: return nullptr;
  }
}

// Precedence climbing. The height of the tree grows with every turn of the loop, without recursion.
const Expr* Parser::ParseOperators(int minimum, Mode mode) {
  if (const Expr* leaf = ParseLeaf()) return leaf;
  DepthScope scope(&depth_);
  if (depth_ > kMaxTreeDepth) return TooDeep(), nullptr;
  const int outer_height = height_;
  height_ = 0;
  const Expr* left = ParsePrefix(mode);
  int height = height_;
  bool compared = false;
  while (left != nullptr) {
    const TokenKind kind = PeekKind();
    if (kind == TokenKind::kEqual) {
      if (kMatchPrecedence < minimum) break;
      ++position_;
      auto* match = New<Match>(Begin(left));
      match->pattern = left;
      height_ = 0;
      match->value = ParseOperators(kMatchPrecedence, mode);
      left = match->value == nullptr ? nullptr : match;
      height = std::max(height, height_) + 1;
      continue;
    }
    const OperatorInfo& info = kOperators[static_cast<size_t>(kind)];
    if (info.precedence == 0 || info.precedence < minimum) break;
    if (mode == Mode::kPattern && !AllowedInPattern(info.op)) break;
    if (info.associativity == Associativity::kNone) {
      // A == B == C is no expression.
      if (compared) return SyntaxError(), nullptr;
      compared = true;
    }
    auto* operation = New<BinaryOperation>(Next().location());
    operation->op = info.op;
    operation->left = left;
    height_ = 0;
    operation->right =
        ParseOperators(info.associativity == Associativity::kRight ? info.precedence : info.precedence + 1, mode);
    left = operation->right == nullptr ? nullptr : operation;
    height = std::max(height, height_) + 1;
  }
  if (height > kMaxTreeDepth) return TooDeep(), nullptr;
  height_ = std::max(outer_height, height);
  return left;
}

const Expr* Parser::ParsePrefix(Mode mode) {
  UnaryOperator op;
  if (UnaryOperatorOf(PeekKind(), &op)) {
    Level level(this);
    auto* operation = New<UnaryOperation>(Next().location());
    operation->op = op;
    operation->operand = ParseOperators(kPrefixPrecedence, mode);
    return operation->operand == nullptr ? nullptr : operation;
  }
  if (Is(TokenKind::kCatch) && mode == Mode::kExpression) {
    // `catch` may stand where an operand does, and takes everything to its right.
    Level level(this);
    auto* node = New<Catch>(Next().location());
    node->body = ParseOperators(kLowest, mode);
    return node->body == nullptr ? nullptr : node;
  }
  return ParsePostfix(mode);
}

// expr_remote, function_call, record_expr, map_expr. In a pattern only #... of these.
const Expr* Parser::ParsePostfix(Mode mode) {
  const bool hash = Is(TokenKind::kHash);
  const int outer_height = height_;
  height_ = 0;
  const Expr* left = hash ? ParseHashPrefix() : ParsePrimary(mode);
  int levels = hash ? 1 : 0;
  if (left != nullptr && mode == Mode::kExpression) left = ParseSuffixes(left, hash, &levels);
  height_ = std::max(outer_height, height_ + levels);
  return left;
}

const Expr* Parser::ParseSuffixes(const Expr* left, bool hash, int* levels) {
  if (!hash) {
    bool remote = false;
    if (Is(TokenKind::kColon)) {
      auto* node = New<Remote>(Next().location());
      node->module = left;
      node->function = ParsePrimary(Mode::kExpression);
      if (node->function == nullptr) return nullptr;
      left = node;
      remote = true;
      ++*levels;
    }
    if (Is(TokenKind::kLeftParen)) {
      ++*levels;
      auto* call = New<Call>(Begin(left));
      call->function = left;
      return ParseArguments(&call->arguments, Mode::kExpression) ? call : nullptr;
    }
    if (remote) return left;
  }
  // Updates and accesses follow each other, but maps and records do not mix: after the first, all are of one sort.
  if (left->Is<MapComprehension>()) return left;
  bool sort_known = hash;
  bool is_map = left->Is<MapCreate>();
  while (left != nullptr && Is(TokenKind::kHash)) {
    if (sort_known && (PeekKind(1) == TokenKind::kLeftBrace) != is_map) {
      ++position_;
      return SyntaxError(), nullptr;
    }
    left = ParseRecordOrMapSuffix(left, &is_map);
    sort_known = true;
    ++*levels;
  }
  return left;
}

// Behind `#`: an atom; since OTP 29 also any word as the name, a module before it (then `module` is valid), or `_` for any native
// record (then `name` is not).
bool Parser::ParseRecordName(Symbol* module, Symbol* name) {
  if (options_.otp_level < 29) {
    if (!Is(TokenKind::kAtom)) return SyntaxError();
    *name = Next().symbol();
    return true;
  }
  if (Is(TokenKind::kAtom) && PeekKind(1) == TokenKind::kColon) {
    *module = Next().symbol();
    ++position_;  // :
  } else if (Is(TokenKind::kVariable) && Peek().symbol() == symbols::kUnderscore) {
    ++position_;
    return true;
  }
  if (Is(TokenKind::kAtom) || (Is(TokenKind::kVariable) && Peek().symbol() != symbols::kUnderscore)) {
    *name = Next().symbol();
  } else if (IsKeyword(PeekKind())) {
    *name = KeywordSymbol(Next().kind());
  } else {
    return SyntaxError();
  }
  return true;
}

// #{...}, #name{...}, #name.field at the beginning of an expression.
const Expr* Parser::ParseHashPrefix() {
  const SourceLocation location = Next().location();
  if (Is(TokenKind::kLeftBrace)) {
    bool comprehension = true;
    return ParseMapFields(nullptr, location, &comprehension);
  }
  Symbol module, name;
  if (!ParseRecordName(&module, &name)) return nullptr;
  const bool has_index = name.is_valid() && !module.is_valid();
  if (has_index && Accept(TokenKind::kSinglePoint)) {
    if (!Is(TokenKind::kAtom)) return SyntaxError(), nullptr;
    auto* node = New<RecordIndex>(location);
    node->name = name;
    auto* field = New<AtomLiteral>(Peek().location());
    field->value = Next().symbol();
    node->field = field;
    return node;
  }
  auto* node = New<RecordCreate>(location);
  node->module = module;
  node->name = name;
  return ParseRecordFields(&node->fields) ? node : nullptr;
}

const Expr* Parser::ParseRecordOrMapSuffix(const Expr* left, bool* is_map) {
  const SourceLocation location = Next().location();
  *is_map = Is(TokenKind::kLeftBrace);
  if (*is_map) {
    bool comprehension = false;
    return ParseMapFields(left, location, &comprehension);
  }
  Symbol module, name;
  if (!ParseRecordName(&module, &name)) return nullptr;
  if (Accept(TokenKind::kSinglePoint)) {
    if (!Is(TokenKind::kAtom)) return SyntaxError(), nullptr;
    auto* node = New<RecordAccess>(location);
    node->record = left;
    node->module = module;
    node->name = name;
    auto* field = New<AtomLiteral>(Peek().location());
    field->value = Next().symbol();
    node->field = field;
    return node;
  }
  auto* node = New<RecordUpdate>(location);
  node->record = left;
  node->module = module;
  node->name = name;
  return ParseRecordFields(&node->fields) ? node : nullptr;
}

// {K => V, ...}: behind `#`, or behind `map#` where `map` is not null.
const Expr* Parser::ParseMapFields(const Expr* map, SourceLocation location, bool* comprehension_allowed) {
  ++position_;  // {
  Gather<MapField> fields(this);
  if (!Is(TokenKind::kRightBrace)) {
    do {
      if (!fields.Add(ParseMapField())) return nullptr;
      if (Is(TokenKind::kBarBar) && *comprehension_allowed && options_.otp_level >= (fields.size() == 1 ? 26 : 29)) {
        bool exact = false;
        for (size_t i = 0; i < fields.size(); ++i) exact |= fields[i]->exact;
        if (exact) return SyntaxError(), nullptr;
        ++position_;
        auto* node = New<MapComprehension>(location);
        const std::span<const MapField* const> all = fields.Take();
        node->body = all[0];
        node->more = all.subspan(1);
        if (!ParseQualifiers(&node->qualifiers) || !Expect(TokenKind::kRightBrace)) return nullptr;
        return node;
      }
    } while (Accept(TokenKind::kComma));
  }
  if (!Expect(TokenKind::kRightBrace)) return nullptr;
  if (map == nullptr) {
    auto* node = New<MapCreate>(location);
    node->fields = fields.Take();
    return node;
  }
  auto* node = New<MapUpdate>(location);
  node->map = map;
  node->fields = fields.Take();
  return node;
}

const MapField* Parser::ParseMapField() {
  const Expr* key = ParseExpr();
  if (key == nullptr) return nullptr;
  const bool exact = Is(TokenKind::kAssign);
  if (!exact && !Is(TokenKind::kDoubleArrow)) return SyntaxError(), nullptr;
  auto* field = New<MapField>(Next().location());
  field->key = key;
  field->exact = exact;
  field->value = ParseExpr();
  return field->value == nullptr ? nullptr : field;
}

// record_field -> var '=' expr | atom '=' expr.
bool Parser::ParseRecordFields(std::span<const RecordField* const>* result) {
  if (!Expect(TokenKind::kLeftBrace)) return false;
  Gather<RecordField> fields(this);
  if (!Is(TokenKind::kRightBrace)) {
    do {
      const Token& token = Peek();
      auto* field = New<RecordField>(token.location());
      if (token.Is(TokenKind::kAtom)) {
        auto* name = New<AtomLiteral>(token.location());
        name->value = token.symbol();
        field->name = name;
      } else if (token.Is(TokenKind::kVariable)) {
        auto* name = New<Variable>(token.location());
        name->name = token.symbol();
        field->name = name;
      } else {
        return SyntaxError();
      }
      ++position_;
      if (!Expect(TokenKind::kEqual)) return false;
      field->value = ParseExpr();
      if (field->value == nullptr) return false;
      fields.Add(field);
    } while (Accept(TokenKind::kComma));
  }
  if (!Expect(TokenKind::kRightBrace)) return false;
  *result = fields.Take();
  return true;
}

// ( Expr, ... ), possibly empty.
bool Parser::ParseArguments(Exprs* arguments, Mode mode) {
  if (!Expect(TokenKind::kLeftParen)) return false;
  Gather<Expr> gathered(this);
  if (!Is(TokenKind::kRightParen)) {
    do {
      if (!gathered.Add(ParseExpr(mode))) return false;
    } while (Accept(TokenKind::kComma));
  }
  if (!Expect(TokenKind::kRightParen)) return false;
  *arguments = gathered.Take();
  return true;
}

// Expr, ...: at least one.
bool Parser::ParseExprs(Exprs* exprs) {
  Gather<Expr> gathered(this);
  do {
    if (!gathered.Add(ParseExpr())) return false;
  } while (Accept(TokenKind::kComma));
  *exprs = gathered.Take();
  return true;
}

// expr_max, or pat_expr_max in a pattern.
const Expr* Parser::ParsePrimary(Mode mode) {
  const Token& token = Peek();
  switch (token.kind()) {
    case TokenKind::kAtom: {
      ++position_;
      auto* node = New<AtomLiteral>(token.location());
      node->value = token.symbol();
      return node;
    }
    case TokenKind::kVariable: {
      ++position_;
      auto* node = New<Variable>(token.location());
      node->name = token.symbol();
      return node;
    }
    case TokenKind::kInteger: {
      ++position_;
      auto* node = New<IntegerLiteral>(token.location());
      node->value = token.integer();
      return node;
    }
    case TokenKind::kFloat: {
      ++position_;
      auto* node = New<FloatLiteral>(token.location());
      node->value = token.float_value();
      return node;
    }
    case TokenKind::kCharacter: {
      ++position_;
      auto* node = New<CharLiteral>(token.location());
      node->value = token.character();
      return node;
    }
    case TokenKind::kString: return ParseStrings();
    case TokenKind::kBinaryString: {
      // ~"text" is <<"text"/utf8>>.
      ++position_;
      auto* text = New<StringLiteral>(token.location());
      text->value = token.text();
      auto* element = New<BinaryElement>(token.location());
      element->value = text;
      auto* specifier = arena_->New<BitSpecifier>();
      specifier->name = symbols::kUtf8;
      element->specifiers = {specifier, 1};
      auto* node = New<Binary>(token.location());
      node->elements = arena_->Copy(std::span<const BinaryElement* const>(
          static_cast<const BinaryElement* const*>(arena_->New<const BinaryElement*>(element)), 1));
      return node;
    }
    case TokenKind::kLeftParen: return ParseParenthesised(mode);
    case TokenKind::kLeftBrace: return ParseTuple();
    case TokenKind::kLeftBracket: return ParseListOrComprehension(mode);
    case TokenKind::kLeftBinary: return ParseBinary(mode);
    default: break;
  }
  if (mode == Mode::kPattern) return SyntaxError(), nullptr;
  switch (token.kind()) {
    case TokenKind::kBegin: return ParseBlock();
    case TokenKind::kIf: return ParseIf();
    case TokenKind::kCase: return ParseCase();
    case TokenKind::kReceive: return ParseReceive();
    case TokenKind::kFun: return ParseFun();
    case TokenKind::kTry: return ParseTry();
    case TokenKind::kMaybe: return ParseMaybe();
    default: return SyntaxError(), nullptr;
  }
}

// Adjacent literals are one string.
const Expr* Parser::ParseStrings() {
  const Token& first = Next();
  auto* node = New<StringLiteral>(first.location());
  node->value = first.text();
  if (!Is(TokenKind::kString)) return node;
  std::u32string text(first.text());
  while (Is(TokenKind::kString)) text += Next().text();
  node->value = arena_->CopyText(text);
  return node;
}

const Expr* Parser::ParseParenthesised(Mode mode) {
  ++position_;
  const Expr* inner = ParseExpr(mode);
  return inner != nullptr && Expect(TokenKind::kRightParen) ? inner : nullptr;
}

const Expr* Parser::ParseTuple() {
  Level level(this);
  auto* node = New<Tuple>(Next().location());
  if (Accept(TokenKind::kRightBrace)) return node;
  return ParseExprs(&node->elements) && Expect(TokenKind::kRightBrace) ? node : nullptr;
}

const Expr* Parser::ParseListOrComprehension(Mode mode) {
  Level level(this);
  const SourceLocation location = Next().location();
  if (Accept(TokenKind::kRightBracket)) return New<Nil>(location);
  Gather<Expr> elements(this);
  if (!elements.Add(ParseExpr())) return nullptr;
  do {
    if (!Is(TokenKind::kBarBar) || mode != Mode::kExpression) continue;
    // Several values since OTP 29.
    if (elements.size() > 1 && options_.otp_level < 29) break;
    ++position_;
    auto* node = New<ListComprehension>(location);
    const std::span<const Expr* const> all = elements.Take();
    node->body = all[0];
    node->more = all.subspan(1);
    return ParseQualifiers(&node->qualifiers) && Expect(TokenKind::kRightBracket) ? node : nullptr;
  } while (Accept(TokenKind::kComma) && elements.Add(ParseExpr()));
  if (failed_) return nullptr;
  auto* node = New<List>(location);
  node->elements = elements.Take();
  if (Accept(TokenKind::kBar)) {
    node->tail = ParseExpr();
    if (node->tail == nullptr) return nullptr;
  }
  node->close_location = Peek().location();
  return Expect(TokenKind::kRightBracket) ? node : nullptr;
}

// << Elements >>, or << expr_max || Qualifiers >>.
const Expr* Parser::ParseBinary(Mode mode) {
  // Its elements are expr_max, so binaries nest without passing ParseOperators.
  DepthScope scope(&depth_);
  if (depth_ > kMaxTreeDepth) return TooDeep(), nullptr;
  Level level(this);
  const SourceLocation location = Next().location();
  Gather<BinaryElement> elements(this);
  if (!Is(TokenKind::kRightBinary)) {
    do {
      UnaryOperator op;
      const Expr* value;
      if (UnaryOperatorOf(PeekKind(), &op)) {
        Level operand(this);
        auto* operation = New<UnaryOperation>(Next().location());
        operation->op = op;
        operation->operand = ParsePrimary(Mode::kExpression);
        value = operation->operand == nullptr ? nullptr : operation;
      } else {
        value = ParsePrimary(Mode::kExpression);
        if (value != nullptr && Is(TokenKind::kBarBar) && elements.size() == 0 && mode == Mode::kExpression) {
          ++position_;
          auto* node = New<BinaryComprehension>(location);
          node->body = value;
          return ParseQualifiers(&node->qualifiers) && Expect(TokenKind::kRightBinary) ? node : nullptr;
        }
      }
      if (value == nullptr || !elements.Add(ParseBinaryElement(value))) return nullptr;
    } while (Accept(TokenKind::kComma));
  }
  if (!Expect(TokenKind::kRightBinary)) return nullptr;
  auto* node = New<Binary>(location);
  node->elements = elements.Take();
  return node;
}

// Value [: Size] [/ Specifiers].
const BinaryElement* Parser::ParseBinaryElement(const Expr* value) {
  auto* element = New<BinaryElement>(Begin(value));
  element->value = value;
  if (Accept(TokenKind::kColon)) {
    element->size = ParsePrimary(Mode::kExpression);
    if (element->size == nullptr) return nullptr;
  }
  if (Accept(TokenKind::kSlash) && !ParseBitSpecifiers(element)) return nullptr;
  return element;
}

bool Parser::ParseBitSpecifiers(BinaryElement* element) {
  std::vector<BitSpecifier> specifiers;
  do {
    if (!Is(TokenKind::kAtom)) return SyntaxError();
    BitSpecifier specifier;
    specifier.name = Next().symbol();
    if (Accept(TokenKind::kColon)) {
      if (!Is(TokenKind::kInteger)) return SyntaxError();
      specifier.has_value = true;
      specifier.value = Next().integer();
    }
    specifiers.push_back(specifier);
  } while (Accept(TokenKind::kMinus));
  element->specifiers = arena_->Copy(specifiers);
  return true;
}

}  // namespace lumen

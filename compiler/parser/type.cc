// Types and specs. Tested by parser_test.cc and the data under testdata/.
#include <algorithm>

#include "compiler/base/text.h"
#include "compiler/parser/depth.h"
#include "compiler/parser/parser.h"
#include "compiler/syntax/builtin_type.h"

namespace lumen {

using namespace syntax;  // NOLINT: see parser.cc

namespace {

constexpr int kRangePrecedence = 200;
constexpr int kUnaryPrecedence = 600;

// add_op and mult_op; unlike those of expressions they leave out nothing but the comparison and list operators.
int TypeOperatorOf(TokenKind kind, BinaryOperator* op) {
  switch (kind) {
    case TokenKind::kPlus: *op = BinaryOperator::kAdd; return 400;
    case TokenKind::kMinus: *op = BinaryOperator::kMinus; return 400;
    case TokenKind::kBor: *op = BinaryOperator::kBitOr; return 400;
    case TokenKind::kBxor: *op = BinaryOperator::kBitXor; return 400;
    case TokenKind::kBsl: *op = BinaryOperator::kShiftLeft; return 400;
    case TokenKind::kBsr: *op = BinaryOperator::kShiftRight; return 400;
    case TokenKind::kOr: *op = BinaryOperator::kOr; return 400;
    case TokenKind::kXor: *op = BinaryOperator::kXor; return 400;
    case TokenKind::kSlash: *op = BinaryOperator::kDivide; return 500;
    case TokenKind::kStar: *op = BinaryOperator::kMultiply; return 500;
    case TokenKind::kDiv: *op = BinaryOperator::kIntegerDivide; return 500;
    case TokenKind::kRem: *op = BinaryOperator::kRemainder; return 500;
    case TokenKind::kBand: *op = BinaryOperator::kBitAnd; return 500;
    case TokenKind::kAnd: *op = BinaryOperator::kAnd; return 500;
    default: return 0;
  }
}

bool TypePrefixOf(TokenKind kind, UnaryOperator* op) {
  switch (kind) {
    case TokenKind::kPlus: *op = UnaryOperator::kPlus; return true;
    case TokenKind::kMinus: *op = UnaryOperator::kNegate; return true;
    case TokenKind::kBnot: *op = UnaryOperator::kBitNot; return true;
    case TokenKind::kNot: *op = UnaryOperator::kNot; return true;
    default: return false;
  }
}

}  // namespace

// Operators stand right of their first operand; every other type begins with its own location.
SourceLocation Parser::BeginOfType(const Type* type) const {
  SourceLocation begin = type->location;
  while (const auto* operation = type->AsIf<BinaryOperationType>()) {
    type = operation->left;
    if (!sources_->AtOrBefore(type->location, begin)) break;
    begin = type->location;
  }
  return begin;
}

// top_type -> var '::' top_type | type '|' top_type | type.
const Type* Parser::ParseTopType() {
  DepthScope scope(&depth_);
  if (depth_ > kMaxTreeDepth) return TooDeep(), nullptr;
  Level level(this);
  if (Is(TokenKind::kVariable) && PeekKind(1) == TokenKind::kColonColon) {
    auto* node = New<AnnotatedType>(Peek().location());
    auto* name = New<TypeVariable>(Peek().location());
    name->name = Next().symbol();
    node->name = name;
    ++position_;
    node->type = ParseTopType();
    return node->type == nullptr ? nullptr : node;
  }
  // A union is flat, whatever the parentheses on its right.
  Gather<Type> alternatives(this);
  for (;;) {
    // What follows `|` may be annotated; it then takes the rest.
    const bool annotated = alternatives.size() != 0 && Is(TokenKind::kVariable) && PeekKind(1) == TokenKind::kColonColon;
    const Type* type = annotated ? ParseTopType() : ParseType(0);
    if (!alternatives.Add(type)) return nullptr;
    if (annotated || !Accept(TokenKind::kBar)) break;
  }
  if (alternatives.size() == 1) return alternatives[0];
  std::vector<const Type*> flat;
  for (size_t i = 0; i < alternatives.size(); ++i) {
    const auto* nested = alternatives[i]->AsIf<UnionType>();
    if (nested != nullptr && i + 1 == alternatives.size()) {
      flat.insert(flat.end(), nested->alternatives.begin(), nested->alternatives.end());
    } else {
      flat.push_back(alternatives[i]);
    }
  }
  auto* node = New<UnionType>(BeginOfType(alternatives[0]));
  node->alternatives = arena_->Copy(flat);
  return node;
}

const Type* Parser::ParseType(int minimum) {
  DepthScope scope(&depth_);
  if (depth_ > kMaxTreeDepth) return TooDeep(), nullptr;
  const int outer_height = height_;
  height_ = 0;
  const Type* left;
  UnaryOperator prefix;
  if (TypePrefixOf(PeekKind(), &prefix)) {
    Level level(this);
    auto* node = New<UnaryOperationType>(Next().location());
    node->op = prefix;
    node->operand = ParseType(kUnaryPrecedence);
    left = node->operand == nullptr ? nullptr : node;
  } else {
    left = ParseTypePrimary();
  }
  int height = height_;
  bool ranged = false;
  while (left != nullptr) {
    BinaryOperator op;
    const int precedence = Is(TokenKind::kDotDot) ? kRangePrecedence : TypeOperatorOf(PeekKind(), &op);
    if (precedence == 0 || precedence < minimum) break;
    height_ = 0;
    if (Is(TokenKind::kDotDot)) {
      if (ranged) return SyntaxError(), nullptr;
      ranged = true;
      ++position_;
      auto* range = New<RangeType>(left->location);
      range->low = left;
      range->high = ParseType(precedence + 1);
      left = range->high == nullptr ? nullptr : range;
    } else {
      auto* operation = New<BinaryOperationType>(Next().location());
      operation->op = op;
      operation->left = left;
      operation->right = ParseType(precedence + 1);
      left = operation->right == nullptr ? nullptr : operation;
    }
    height = std::max(height, height_) + 1;
  }
  if (height > kMaxTreeDepth) return TooDeep(), nullptr;
  height_ = std::max(outer_height, height);
  return left;
}

const Type* Parser::ParseTypePrimary() {
  const Token& token = Peek();
  switch (token.kind()) {
    case TokenKind::kLeftParen: {
      ++position_;
      const Type* inner = ParseTopType();
      return inner != nullptr && Expect(TokenKind::kRightParen) ? inner : nullptr;
    }
    case TokenKind::kVariable: {
      ++position_;
      auto* node = New<TypeVariable>(token.location());
      node->name = token.symbol();
      return node;
    }
    case TokenKind::kAtom: return ParseNamedType();
    case TokenKind::kInteger: {
      ++position_;
      auto* node = New<IntegerType>(token.location());
      node->value = token.integer();
      return node;
    }
    case TokenKind::kCharacter: {
      ++position_;
      auto* node = New<CharType>(token.location());
      node->value = token.character();
      return node;
    }
    case TokenKind::kLeftBracket: {
      ++position_;
      if (Accept(TokenKind::kRightBracket)) return New<NilType>(token.location());
      const Type* element = ParseTopType();
      if (element == nullptr) return nullptr;
      if (Accept(TokenKind::kComma)) {
        if (!Expect(TokenKind::kEllipsis) || !Expect(TokenKind::kRightBracket)) return nullptr;
        auto* node = New<NonemptyListType>(token.location());
        node->element = element;
        return node;
      }
      auto* node = New<ListType>(token.location());
      node->element = element;
      return Expect(TokenKind::kRightBracket) ? node : nullptr;
    }
    case TokenKind::kLeftBrace: {
      ++position_;
      auto* node = New<TupleType>(token.location());
      return ParseTopTypes(TokenKind::kRightBrace, &node->elements) ? node : nullptr;
    }
    case TokenKind::kHash: return ParseRecordOrMapType();
    case TokenKind::kLeftBinary: return ParseBinaryType();
    case TokenKind::kFun: {
      ++position_;
      if (!Expect(TokenKind::kLeftParen)) return nullptr;
      if (Accept(TokenKind::kRightParen)) return New<FunType>(token.location());
      const FunType* inner = ParseFunType();
      return inner != nullptr && Expect(TokenKind::kRightParen) ? inner : nullptr;
    }
    default: return SyntaxError(), nullptr;
  }
}

// Types up to `closer`, which it takes; none is allowed.
bool Parser::ParseTopTypes(TokenKind closer, std::span<const Type* const>* result) {
  Gather<Type> types(this);
  if (!Is(closer)) {
    do {
      if (!types.Add(ParseTopType())) return false;
    } while (Accept(TokenKind::kComma));
  }
  if (!Expect(closer)) return false;
  *result = types.Take();
  return true;
}

// An atom, name(...), or module:name(...).
const Type* Parser::ParseNamedType() {
  const Token& token = Next();
  if (Accept(TokenKind::kLeftParen)) {
    std::span<const Type* const> arguments;
    if (!ParseTopTypes(TokenKind::kRightParen, &arguments)) return nullptr;
    if (arguments.empty() && token.symbol() == symbols::kTuple) {
      auto* node = New<TupleType>(token.location());
      node->any = true;
      return node;
    }
    if (arguments.empty() && token.symbol() == symbols::kMap) {
      auto* node = New<MapType>(token.location());
      node->any = true;
      return node;
    }
    if (IsBuiltinType(symbols_->Text(token.symbol()), arguments.size(), options_.otp_level)) {
      auto* node = New<BuiltinType>(token.location());
      node->name = token.symbol();
      node->arguments = arguments;
      return node;
    }
    auto* node = New<UserType>(token.location());
    node->name = token.symbol();
    node->arguments = arguments;
    return node;
  }
  auto* name = New<AtomType>(token.location());
  name->value = token.symbol();
  if (!Accept(TokenKind::kColon)) return name;
  auto* node = New<RemoteType>(token.location());
  node->module = name;
  if (!Is(TokenKind::kAtom)) return SyntaxError(), nullptr;
  auto* type_name = New<AtomType>(Peek().location());
  type_name->value = Next().symbol();
  node->name = type_name;
  if (!Expect(TokenKind::kLeftParen)) return nullptr;
  return ParseTopTypes(TokenKind::kRightParen, &node->arguments) ? node : nullptr;
}

const Type* Parser::ParseRecordOrMapType() {
  const SourceLocation location = Next().location();
  if (Accept(TokenKind::kLeftBrace)) {
    auto* node = New<MapType>(location);
    Gather<MapFieldType> fields(this);
    if (!Is(TokenKind::kRightBrace)) {
      do {
        const Type* key = ParseTopType();
        if (key == nullptr) return nullptr;
        const bool exact = Is(TokenKind::kAssign);
        if (!exact && !Is(TokenKind::kDoubleArrow)) return SyntaxError(), nullptr;
        auto* field = New<MapFieldType>(Next().location());
        field->key = key;
        field->exact = exact;
        field->value = ParseTopType();
        if (field->value == nullptr) return nullptr;
        fields.Add(field);
      } while (Accept(TokenKind::kComma));
    }
    node->fields = fields.Take();
    return Expect(TokenKind::kRightBrace) ? node : nullptr;
  }
  auto* node = New<RecordType>(location);
  node->name_location = Peek().location();
  // A type names a record of this module, or an imported one.
  Symbol module;
  const size_t name_position = position_;
  if (!ParseRecordName(&module, &node->name)) return nullptr;
  if (module.is_valid() || !node->name.is_valid()) {
    position_ = name_position + (module.is_valid() ? 1 : 0);
    return SyntaxError(), nullptr;
  }
  if (!Expect(TokenKind::kLeftBrace)) return nullptr;
  Gather<RecordFieldType> fields(this);
  if (!Is(TokenKind::kRightBrace)) {
    do {
      if (!Is(TokenKind::kAtom)) return SyntaxError(), nullptr;
      auto* field = New<RecordFieldType>(Peek().location());
      field->name = Next().symbol();
      if (!Expect(TokenKind::kColonColon)) return nullptr;
      field->type = ParseTopType();
      if (field->type == nullptr) return nullptr;
      fields.Add(field);
    } while (Accept(TokenKind::kComma));
  }
  node->fields = fields.Take();
  return Expect(TokenKind::kRightBrace) ? node : nullptr;
}

// << >>, <<_:M>>, <<_:_*N>>, <<_:M, _:_*N>>.
const Type* Parser::ParseBinaryType() {
  auto* node = New<BinaryType>(Next().location());
  if (Accept(TokenKind::kRightBinary)) return node;
  bool is_unit = false;
  const Type* first = ParseBitSizeType(&is_unit);
  if (first == nullptr) return nullptr;
  if (is_unit) {
    node->unit = first;
    return Expect(TokenKind::kRightBinary) ? node : nullptr;
  }
  node->base = first;
  if (Accept(TokenKind::kComma)) {
    node->unit = ParseBitSizeType(&is_unit);
    if (node->unit == nullptr) return nullptr;
    if (!is_unit) return SyntaxError(), nullptr;
  }
  return Expect(TokenKind::kRightBinary) ? node : nullptr;
}

// _:Type or _:_*Type.
const Type* Parser::ParseBitSizeType(bool* is_unit) {
  auto blank = [&](const Token& variable) {
    return variable.symbol() == symbols::kUnderscore || Fail(DiagnosticKind::kBadBinaryType, variable.location());
  };
  if (!Is(TokenKind::kVariable)) return SyntaxError(), nullptr;
  const Token& first = Next();
  if (!Expect(TokenKind::kColon)) return nullptr;
  *is_unit = Is(TokenKind::kVariable) && PeekKind(1) == TokenKind::kStar;
  const Token& second = Peek();
  if (*is_unit) position_ += 2;
  const Type* type = ParseType(0);
  if (type == nullptr || !blank(first) || (*is_unit && !blank(second))) return nullptr;
  return type;
}

// (...) -> T, () -> T, (T1, T2) -> T. The location is that of the parenthesis.
const FunType* Parser::ParseFunType() {
  auto* node = New<FunType>(Peek().location());
  if (!Expect(TokenKind::kLeftParen)) return nullptr;
  if (Accept(TokenKind::kEllipsis)) {
    node->any_arguments = true;
    if (!Expect(TokenKind::kRightParen)) return nullptr;
  } else if (!ParseTopTypes(TokenKind::kRightParen, &node->arguments)) {
    return nullptr;
  }
  if (!Expect(TokenKind::kArrow)) return nullptr;
  node->result = ParseTopType();
  return node->result == nullptr ? nullptr : node;
}

// fun_type | fun_type when constraint, ...
const Type* Parser::ParseSignature() {
  const FunType* function = ParseFunType();
  if (function == nullptr || !Accept(TokenKind::kWhen)) return function;
  auto* node = New<BoundedFunType>(function->location);
  node->function = function;
  Gather<TypeConstraint> constraints(this);
  do {
    if (!constraints.Add(ParseConstraint())) return nullptr;
  } while (Accept(TokenKind::kComma));
  node->constraints = constraints.Take();
  return node;
}

// Variable :: Type, or is_subtype(Variable, Type) as in the old days.
const TypeConstraint* Parser::ParseConstraint() {
  auto build = [&](const Type* variable, const Type* type) -> const TypeConstraint* {
    const auto* name = variable->AsIf<TypeVariable>();
    if (name == nullptr || name->name == symbols::kUnderscore) {
      return Fail(DiagnosticKind::kBadTypeVariable, BeginOfType(variable)), nullptr;
    }
    auto* node = New<TypeConstraint>(name->location);
    node->variable = name;
    node->type = type;
    return node;
  };
  if (Is(TokenKind::kVariable)) {
    auto* name = New<TypeVariable>(Peek().location());
    name->name = Next().symbol();
    if (!Expect(TokenKind::kColonColon)) return nullptr;
    const Type* type = ParseTopType();
    return type == nullptr ? nullptr : build(name, type);
  }
  if (!Is(TokenKind::kAtom)) return SyntaxError(), nullptr;
  const Token& word = Next();
  if (!Expect(TokenKind::kLeftParen)) return nullptr;
  if (Is(TokenKind::kRightParen)) return SyntaxError(), nullptr;
  std::span<const Type* const> types;
  if (!ParseTopTypes(TokenKind::kRightParen, &types)) return nullptr;
  if (word.symbol() != symbols::kIsSubtype || types.size() != 2) {
    return Fail(DiagnosticKind::kUnsupportedConstraint, word.location(), {AtomText(symbols_->Text(word.symbol()))}),
           nullptr;
  }
  return build(types[0], types[1]);
}

}  // namespace lumen

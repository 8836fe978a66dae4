// Precedence climbing over tokens, computing values on the way. A value that could not be computed ("failed") travels up like
// an exception would; `andalso` and `orelse` still parse the side they do not need.
// Tested by preprocessor_test.cc.
#include "compiler/preprocessor/condition.h"

#include <cmath>
#include <compare>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lumen {
namespace {

constexpr int kMaxDepth = 500;

struct Value {
  enum class Kind { kFailed, kInteger, kFloat, kAtom, kTuple, kList } kind = Kind::kFailed;
  int64_t integer = 0;
  double number = 0;
  Symbol atom;
  std::vector<Value> elements;  // kTuple, kList

  static Value Integer(int64_t value) {
    Value result;
    result.kind = Kind::kInteger;
    result.integer = value;
    return result;
  }
  static Value Float(double value) {
    Value result;
    result.kind = Kind::kFloat;
    result.number = value;
    return result;
  }
  static Value Atom(Symbol name) {
    Value result;
    result.kind = Kind::kAtom;
    result.atom = name;
    return result;
  }
  static Value Boolean(bool value) { return Atom(value ? symbols::kTrue : symbols::kFalse); }
  bool failed() const { return kind == Kind::kFailed; }
  bool IsNumber() const { return kind == Kind::kInteger || kind == Kind::kFloat; }
  double AsDouble() const { return kind == Kind::kInteger ? static_cast<double>(integer) : number; }
  bool IsAtom(Symbol name) const { return kind == Kind::kAtom && atom == name; }
  bool IsBoolean() const { return IsAtom(symbols::kTrue) || IsAtom(symbols::kFalse); }
};

struct Operator {
  std::string_view text;
  int precedence = 0;  // 0: no operator
  bool right = false;
  bool nonassociative = false;
};

Operator BinaryOperatorOf(TokenKind kind) {
  using enum TokenKind;
  switch (kind) {
    case kOrelse: return {"orelse", 150, true};
    case kAndalso: return {"andalso", 160, true};
    case kEqualEqual:
    case kNotEqual:
    case kLessEqual:
    case kLess:
    case kGreaterEqual:
    case kGreater:
    case kExactEqual:
    case kExactNotEqual: return {Spelling(kind), 200, false, true};
    case kPlusPlus:
    case kMinusMinus: return {Spelling(kind), 300, true};
    case kPlus:
    case kMinus:
    case kBor:
    case kBxor:
    case kBsl:
    case kBsr:
    case kOr:
    case kXor: return {Spelling(kind), 400};
    case kStar:
    case kSlash:
    case kDiv:
    case kRem:
    case kBand:
    case kAnd: return {Spelling(kind), 500};
    default: return {};
  }
}

class Evaluator {
 public:
  Evaluator(std::span<const Token> tokens, const SymbolTable& symbols, const std::function<bool(Symbol)>& is_defined)
      : tokens_(tokens), symbols_(symbols), is_defined_(is_defined) {}

  ConditionResult Run() {
    // Behind -if stands a parenthesised expression and nothing else.
    Value value = Parse(0);
    if (ok() && !AtEnd() && tokens_[at_].Is(TokenKind::kComma)) return {ConditionResult::Status::kNotAGuard, at_};
    if (ok() && (AtEnd() || !tokens_[at_].Is(TokenKind::kDot))) SyntaxError();
    if (!ok()) return {status_, error_};
    return {value.IsAtom(symbols::kTrue) ? ConditionResult::Status::kTrue : ConditionResult::Status::kFalse, 0};
  }

 private:
  bool ok() const { return status_ == ConditionResult::Status::kTrue; }
  bool AtEnd() const { return at_ >= tokens_.size(); }
  TokenKind Peek() const { return AtEnd() ? TokenKind::kDot : tokens_[at_].kind(); }
  Value Stop(ConditionResult::Status status) {
    if (ok()) {
      status_ = status;
      error_ = at_;
    }
    return Value();
  }
  Value SyntaxError() { return Stop(ConditionResult::Status::kSyntaxError); }
  Value NotAGuard() { return Stop(ConditionResult::Status::kNotAGuard); }
  bool Accept(TokenKind kind) {
    if (Peek() != kind || AtEnd()) return false;
    ++at_;
    return true;
  }
  bool Expect(TokenKind kind) {
    if (Accept(kind)) return true;
    SyntaxError();
    return false;
  }

  Value Parse(int minimum) {
    if (++depth_ > kMaxDepth) return Stop(ConditionResult::Status::kTooDeep);
    Value left = Unary();
    int limit = 1000;
    while (ok()) {
      const TokenKind kind = Peek();
      if (kind == TokenKind::kEqual || kind == TokenKind::kBang) return NotAGuard();
      const Operator op = BinaryOperatorOf(kind);
      if (op.precedence == 0 || op.precedence < minimum || op.precedence > limit) break;
      if (op.nonassociative) limit = op.precedence - 1;
      ++at_;
      Value right = Parse(op.right ? op.precedence : op.precedence + 1);
      left = Apply(kind, std::move(left), std::move(right));
    }
    --depth_;
    return left;
  }

  Value Unary() {
    const TokenKind kind = Peek();
    if (kind != TokenKind::kPlus && kind != TokenKind::kMinus && kind != TokenKind::kNot && kind != TokenKind::kBnot) {
      return Primary();
    }
    ++at_;
    Value operand = Parse(600);
    if (!ok() || operand.failed()) return Value();
    if (kind == TokenKind::kNot) return operand.IsBoolean() ? Value::Boolean(!operand.IsAtom(symbols::kTrue)) : Value();
    if (kind == TokenKind::kBnot) return operand.kind == Value::Kind::kInteger ? Value::Integer(~operand.integer) : Value();
    if (!operand.IsNumber()) return Value();
    if (kind == TokenKind::kPlus) return operand;
    if (operand.kind == Value::Kind::kFloat) return Value::Float(-operand.number);
    return Value::Integer(static_cast<int64_t>(0 - static_cast<uint64_t>(operand.integer)));
  }

  Value Primary() {
    using enum TokenKind;
    if (AtEnd()) return SyntaxError();
    const Token& token = tokens_[at_];
    switch (token.kind()) {
      case kInteger:
        ++at_;
        return token.integer().is_small() ? Value::Integer(token.integer().small()) : Value();
      case kFloat: ++at_; return Value::Float(token.float_value());
      case kCharacter: ++at_; return Value::Integer(token.character());
      case kString: return Strings();
      case kAtom:
        ++at_;
        if (Peek() == kLeftParen) return Call(token.symbol());
        return Peek() == kColon ? NotAGuard() : Value::Atom(token.symbol());
      case kVariable: ++at_; return Value();  // an unbound variable fails
      case kLeftParen: {
        ++at_;
        Value value = Parse(0);
        if (ok() && Peek() == kComma) return NotAGuard();
        return Expect(kRightParen) ? value : Value();
      }
      case kLeftBrace: return Sequence(kRightBrace, Value::Kind::kTuple);
      case kLeftBracket: return Sequence(kRightBracket, Value::Kind::kList);
      case kBegin:
      case kCase:
      case kIf:
      case kFun:
      case kReceive:
      case kTry:
      case kCatch:
      case kMaybe:
      case kHash:
      case kLeftBinary:
      case kBinaryString: return NotAGuard();
      default: return SyntaxError();
    }
  }

  Value Strings() {
    Value result;
    result.kind = Value::Kind::kList;
    while (!AtEnd() && tokens_[at_].Is(TokenKind::kString)) {
      for (char32_t c : tokens_[at_].text()) result.elements.push_back(Value::Integer(c));
      ++at_;
    }
    return result;
  }

  Value Sequence(TokenKind closer, Value::Kind kind) {
    ++at_;
    Value result;
    result.kind = kind;
    if (Accept(closer)) return result;
    bool failed = false;
    do {
      Value element = Parse(0);
      if (!ok()) return Value();
      failed |= element.failed();
      result.elements.push_back(std::move(element));
    } while (Accept(TokenKind::kComma));
    if (Peek() == TokenKind::kBar || Peek() == TokenKind::kBarBar) return NotAGuard();
    if (!Expect(closer)) return Value();
    return failed ? Value() : result;
  }

  Value Call(Symbol name) {
    ++at_;  // (
    // defined() takes a name, not a value.
    if (name == symbols::kDefined && at_ + 1 < tokens_.size() && tokens_[at_ + 1].Is(TokenKind::kRightParen)) {
      const Token& argument = tokens_[at_];
      if (!argument.Is(TokenKind::kAtom) && !argument.Is(TokenKind::kVariable)) return NotAGuard();
      at_ += 2;
      return Value::Boolean(is_defined_(argument.symbol()));
    }
    std::vector<Value> arguments;
    bool failed = false;
    if (!Accept(TokenKind::kRightParen)) {
      do {
        arguments.push_back(Parse(0));
        if (!ok()) return Value();
        failed |= arguments.back().failed();
      } while (Accept(TokenKind::kComma));
      if (!Expect(TokenKind::kRightParen)) return Value();
    }
    return failed ? Value() : Function(symbols_.Text(name), arguments);
  }

  static Value Function(std::string_view name, const std::vector<Value>& arguments) {
    using Kind = Value::Kind;
    if (arguments.size() == 2 && name == "element" && arguments[0].kind == Kind::kInteger &&
        arguments[1].kind == Kind::kTuple) {
      const int64_t index = arguments[0].integer;
      const bool inside = index >= 1 && static_cast<size_t>(index) <= arguments[1].elements.size();
      return inside ? arguments[1].elements[static_cast<size_t>(index) - 1] : Value();
    }
    if (arguments.size() != 1) return Value();
    const Value& value = arguments[0];
    const auto count = static_cast<int64_t>(value.elements.size());
    if (name == "is_atom") return Value::Boolean(value.kind == Kind::kAtom);
    if (name == "is_boolean") return Value::Boolean(value.IsBoolean());
    if (name == "is_integer") return Value::Boolean(value.kind == Kind::kInteger);
    if (name == "is_float") return Value::Boolean(value.kind == Kind::kFloat);
    if (name == "is_number") return Value::Boolean(value.IsNumber());
    if (name == "is_list") return Value::Boolean(value.kind == Kind::kList);
    if (name == "is_tuple") return Value::Boolean(value.kind == Kind::kTuple);
    for (std::string_view never : {"is_binary", "is_bitstring", "is_function", "is_map", "is_pid", "is_port", "is_reference"}) {
      if (name == never) return Value::Boolean(false);
    }
    if (name == "length") return value.kind == Kind::kList ? Value::Integer(count) : Value();
    if (name == "tuple_size" || name == "size") return value.kind == Kind::kTuple ? Value::Integer(count) : Value();
    if (name == "hd") return value.kind == Kind::kList && count != 0 ? value.elements[0] : Value();
    if (name == "tl" && value.kind == Kind::kList && count != 0) {
      Value tail = value;
      tail.elements.erase(tail.elements.begin());
      return tail;
    }
    if (!value.IsNumber()) return Value();
    if (name == "float") return Value::Float(value.AsDouble());
    if (name == "abs") {
      return value.kind == Kind::kFloat ? Value::Float(std::fabs(value.number)) : value.integer >= 0 ? value : Arithmetic(TokenKind::kMinus, Value::Integer(0), value);
    }
    const bool fits = std::fabs(value.AsDouble()) < 9e18;
    if (!fits) return Value();
    if (value.kind == Kind::kInteger) {
      return name == "trunc" || name == "round" || name == "ceil" || name == "floor" ? value : Value();
    }
    if (name == "trunc") return Value::Integer(static_cast<int64_t>(std::trunc(value.number)));
    if (name == "round") return Value::Integer(static_cast<int64_t>(std::round(value.number)));
    if (name == "ceil") return Value::Integer(static_cast<int64_t>(std::ceil(value.number)));
    if (name == "floor") return Value::Integer(static_cast<int64_t>(std::floor(value.number)));
    return Value();
  }

  // The order of terms: numbers, atoms, tuples, lists.
  std::strong_ordering Compare(const Value& a, const Value& b) const {
    auto rank = [](const Value& value) {
      switch (value.kind) {
        case Value::Kind::kFailed: return 0;
        case Value::Kind::kInteger:
        case Value::Kind::kFloat: return 1;
        case Value::Kind::kAtom: return 2;
        case Value::Kind::kTuple: return 3;
        case Value::Kind::kList: return 4;
      }
      __builtin_unreachable();
    };
    if (rank(a) != rank(b)) return rank(a) <=> rank(b);
    if (a.kind == Value::Kind::kInteger && b.kind == Value::Kind::kInteger) return a.integer <=> b.integer;
    if (a.IsNumber()) {
      const double x = a.AsDouble(), y = b.AsDouble();
      return x < y ? std::strong_ordering::less : x > y ? std::strong_ordering::greater : std::strong_ordering::equal;
    }
    if (a.kind == Value::Kind::kAtom) return symbols_.Text(a.atom).compare(symbols_.Text(b.atom)) <=> 0;
    if (a.kind == Value::Kind::kTuple && a.elements.size() != b.elements.size()) {
      return a.elements.size() <=> b.elements.size();
    }
    for (size_t i = 0; i < a.elements.size() && i < b.elements.size(); ++i) {
      const std::strong_ordering order = Compare(a.elements[i], b.elements[i]);
      if (order != std::strong_ordering::equal) return order;
    }
    return a.elements.size() <=> b.elements.size();
  }
  bool ExactlyEqual(const Value& a, const Value& b) const {
    if (a.kind != b.kind || Compare(a, b) != std::strong_ordering::equal) return false;
    for (size_t i = 0; i < a.elements.size(); ++i) {
      if (!ExactlyEqual(a.elements[i], b.elements[i])) return false;
    }
    return true;
  }

  Value Apply(TokenKind op, Value left, Value right) const {
    using enum TokenKind;
    // Only the left side decides whether the right one is needed.
    if (op == kAndalso || op == kOrelse) {
      if (!left.IsBoolean()) return Value();
      return left.IsAtom(op == kAndalso ? symbols::kFalse : symbols::kTrue) ? left : right;
    }
    if (left.failed() || right.failed()) return Value();
    switch (op) {
      case kEqualEqual: return Value::Boolean(Compare(left, right) == 0);
      case kNotEqual: return Value::Boolean(Compare(left, right) != 0);
      case kLessEqual: return Value::Boolean(Compare(left, right) <= 0);
      case kLess: return Value::Boolean(Compare(left, right) < 0);
      case kGreaterEqual: return Value::Boolean(Compare(left, right) >= 0);
      case kGreater: return Value::Boolean(Compare(left, right) > 0);
      case kExactEqual: return Value::Boolean(ExactlyEqual(left, right));
      case kExactNotEqual: return Value::Boolean(!ExactlyEqual(left, right));
      case kAnd:
      case kOr:
      case kXor: {
        if (!left.IsBoolean() || !right.IsBoolean()) return Value();
        const bool a = left.IsAtom(symbols::kTrue), b = right.IsAtom(symbols::kTrue);
        return Value::Boolean(op == kAnd ? a && b : op == kOr ? a || b : a != b);
      }
      case kPlusPlus:
        if (left.kind != Value::Kind::kList || right.kind != Value::Kind::kList) return Value();
        left.elements.insert(left.elements.end(), right.elements.begin(), right.elements.end());
        return left;
      case kMinusMinus: return Value();
      default: return Arithmetic(op, left, right);
    }
  }

  static Value Arithmetic(TokenKind op, const Value& left, const Value& right) {
    using enum TokenKind;
    if (!left.IsNumber() || !right.IsNumber()) return Value();
    if (op == kSlash) return right.AsDouble() == 0 ? Value() : Value::Float(left.AsDouble() / right.AsDouble());
    if (left.kind == Value::Kind::kFloat || right.kind == Value::Kind::kFloat) {
      switch (op) {
        case kPlus: return Value::Float(left.AsDouble() + right.AsDouble());
        case kMinus: return Value::Float(left.AsDouble() - right.AsDouble());
        case kStar: return Value::Float(left.AsDouble() * right.AsDouble());
        default: return Value();
      }
    }
    const int64_t a = left.integer, b = right.integer;
    int64_t result = 0;
    switch (op) {
      case kPlus: return __builtin_add_overflow(a, b, &result) ? Value() : Value::Integer(result);
      case kMinus: return __builtin_sub_overflow(a, b, &result) ? Value() : Value::Integer(result);
      case kStar: return __builtin_mul_overflow(a, b, &result) ? Value() : Value::Integer(result);
      case kDiv:
        if (b == -1) return Arithmetic(kMinus, Value::Integer(0), left);  // the one quotient that can overflow
        return b == 0 ? Value() : Value::Integer(a / b);
      case kRem: return b == 0 ? Value() : Value::Integer(b == -1 ? 0 : a % b);
      case kBand: return Value::Integer(a & b);
      case kBor: return Value::Integer(a | b);
      case kBxor: return Value::Integer(a ^ b);
      case kBsl: return b < 0 || b > 62 ? Value() : Arithmetic(kStar, left, Value::Integer(int64_t{1} << b));
      case kBsr: return b < 0 || b > 63 ? Value() : Value::Integer(a >> b);
      default: return Value();
    }
  }

  std::span<const Token> tokens_;
  const SymbolTable& symbols_;
  const std::function<bool(Symbol)>& is_defined_;
  size_t at_ = 0;
  int depth_ = 0;
  ConditionResult::Status status_ = ConditionResult::Status::kTrue;
  size_t error_ = 0;
};

}  // namespace

ConditionResult EvaluateCondition(std::span<const Token> tokens, const SymbolTable& symbols,
                                  const std::function<bool(Symbol)>& is_defined) {
  return Evaluator(tokens, symbols, is_defined).Run();
}

}  // namespace lumen

// Terms of the interpreter: making, printing, comparing and calculating with them (see interpreter.h). All of it recursive; tests keep
// terms shallow. Tested by interpreter_test.cc.
#include "compiler/ssa/testing/interpreter.h"

#include <charconv>
#include <cmath>

#include "compiler/ssa/text.h"
#include "compiler/ssa/text_pieces.h"

namespace lumen::ssa {
namespace {

// Of a printed term.
constexpr size_t kMaxText = 2000;

// Within this the host's arithmetic cannot overflow except in products and shifts, which are
// checked.
constexpr __int128 kLimit = __int128{1} << 125;

std::string IntegerText(__int128 value) {
  if (value == 0) return "0";
  std::string text;
  const bool negative = value < 0;
  while (value != 0) {
    const int digit = static_cast<int>(value % 10);
    text.insert(text.begin(), static_cast<char>('0' + (digit < 0 ? -digit : digit)));
    value /= 10;
  }
  return negative ? "-" + text : text;
}

}  // namespace


Interpreter::Term Interpreter::New(Node node) {
  nodes_.push_back(std::move(node));
  return static_cast<Term>(nodes_.size() - 1);
}
Interpreter::Term Interpreter::Integer(int64_t value) {
  return New({.kind = Kind::kInteger, .integer = value});
}
Interpreter::Term Interpreter::Float(double value) {
  return New({.kind = Kind::kFloat, .real = value});
}
Interpreter::Term Interpreter::Atom(Symbol symbol) {
  return New({.kind = Kind::kAtom, .atom = symbol});
}
Interpreter::Term Interpreter::Nil() { return New({.kind = Kind::kNil}); }
Interpreter::Term Interpreter::Cons(Term head, Term tail) {
  return New({.kind = Kind::kCons, .parts = {head, tail}});
}
Interpreter::Term Interpreter::Tuple(std::vector<Term> elements) {
  return New({.kind = Kind::kTuple, .parts = std::move(elements)});
}

std::string Interpreter::ToString(Term term) const {
  std::string text;
  AppendTerm(term, &text);
  return text;
}

void Interpreter::AppendTerm(Term term, std::string* text) const {
  // Shared parts are printed each time: a small term can have an endless text.
  if (text->size() > kMaxText) return;
  const Node& node = At(term);
  switch (node.kind) {
    case Kind::kInteger:
      *text += IntegerText(node.integer);
      break;
    case Kind::kFloat: {
      char buffer[40];
      auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, node.real);
      (void)error;
      text->append(buffer, end);
      *text += 'f';
      break;
    }
    case Kind::kAtom:
      *text += AtomText(module_.symbols->Text(node.atom));
      break;
    case Kind::kNil:
      *text += "[]";
      break;
    case Kind::kCons:
      *text += '[';
      AppendTerm(node.parts[0], text);
      *text += '|';
      AppendTerm(node.parts[1], text);
      *text += ']';
      break;
    case Kind::kTuple:
    case Kind::kFun: {
      *text += node.kind == Kind::kTuple ? "{" : "fun" + IntegerText(node.integer) + "{";
      for (size_t i = 0; i < node.parts.size(); ++i) {
        if (i > 0) *text += ',';
        AppendTerm(node.parts[i], text);
      }
      *text += '}';
      break;
    }
  }
}

std::string Interpreter::OperandText(Term term) const {
  const Node& node = At(term);
  return node.kind == Kind::kInteger
             ? Concat(std::to_string(static_cast<double>(node.integer)), "f")
         : node.kind == Kind::kFloat ? Concat(std::to_string(node.real), "f")
                                     : ToString(term);
}

Interpreter::Term Interpreter::LiteralTerm(LiteralId id) {
  const Literal& literal = module_.literals->Get(id);
  std::vector<Term> parts;
  for (LiteralId element : literal.elements) parts.push_back(LiteralTerm(element));
  switch (literal.kind) {
    case LiteralKind::kInteger: {
      if (literal.integer.is_small()) return Integer(literal.integer.small());
      Wide value = 0;
      std::span<const uint64_t> limbs = literal.integer.limbs();
      if (limbs.size() > 1) Break("literal too large for the interpreter");
      value = static_cast<Wide>(limbs[0]);
      return New(
          {.kind = Kind::kInteger, .integer = literal.integer.is_negative() ? -value : value});
    }
    case LiteralKind::kFloat:
      return Float(literal.float_value);
    case LiteralKind::kAtom:
      return Atom(literal.atom);
    case LiteralKind::kNil:
      return Nil();
    case LiteralKind::kCons:
      return Cons(parts[0], parts[1]);
    case LiteralKind::kTuple:
      return Tuple(parts);
    case LiteralKind::kMap:
      Break("the interpreter has no maps");
      return Nil();
    case LiteralKind::kBitstring:
      Break("the interpreter has no bitstrings");
      return Nil();
    case LiteralKind::kExternalFun:
      return New({.kind = Kind::kFun, .integer = -1, .parts = parts});
  }
  return Nil();
}

bool Interpreter::IsSmall(const Node& node) const {
  return node.kind == Kind::kInteger && node.integer >= Type::kMinimum &&
         node.integer <= Type::kMaximum;
}

KindSet Interpreter::KindOf(Term term) const {
  const Node& node = At(term);
  switch (node.kind) {
    case Kind::kInteger:
      return IsSmall(node) ? kinds::kSmall : kinds::kBignum;
    case Kind::kFloat:
      return kinds::kFloat;
    case Kind::kAtom:
      return kinds::kAtom;
    case Kind::kNil:
      return kinds::kNil;
    case Kind::kCons:
      return kinds::kCons;
    case Kind::kTuple:
      return kinds::kTuple;
    case Kind::kFun:
      return kinds::kFun;
  }
  return kinds::kNone;
}

bool Interpreter::Conforms(Term term, const Type& type) const {
  const Node& node = At(term);
  const KindSet kind = KindOf(term);
  if (!type.MayBe(kind)) return false;
  if (kind == kinds::kSmall)
    return node.integer >= type.minimum() && node.integer <= type.maximum();
  if (kind == kinds::kAtom) return !Type::Atom(node.atom).Meet(type).IsNone();
  if (kind == kinds::kTuple) return !type.HasArity() || type.arity() == node.parts.size();
  return true;
}

int Interpreter::CompareNumbers(const Node& a, const Node& b) {
  if (a.kind == Kind::kInteger && b.kind == Kind::kInteger)
    return a.integer < b.integer ? -1 : a.integer > b.integer;
  if (a.kind == Kind::kFloat && b.kind == Kind::kFloat)
    return a.real < b.real ? -1 : a.real > b.real;
  // An integer against a float: exactly. The float lies beyond all integers or has an integer part
  // that fits.
  if (a.kind == Kind::kFloat) return -CompareNumbers(b, a);
  if (b.real >= 0x1p126) return -1;
  if (b.real <= -0x1p126) return 1;
  const double whole = std::floor(b.real);
  const Wide integer = static_cast<Wide>(whole);
  if (a.integer != integer) return a.integer < integer ? -1 : 1;
  return whole < b.real ? -1 : 0;
}

int Interpreter::Compare(Term left, Term right, bool exact) {
  if (left == right) return 0;
  if (++comparisons_ > fuel_) return 0;  // the run gives up at the next instruction
  const Node &a = At(left), &b = At(right);
  // number < atom < fun < tuple < [] < cons
  auto rank = [](Kind kind) {
    switch (kind) {
      case Kind::kInteger:
      case Kind::kFloat:
        return 0;
      case Kind::kAtom:
        return 1;
      case Kind::kFun:
        return 2;
      case Kind::kTuple:
        return 3;
      case Kind::kNil:
        return 4;
      case Kind::kCons:
        return 5;
    }
    return 6;
  };
  if (rank(a.kind) != rank(b.kind)) return rank(a.kind) < rank(b.kind) ? -1 : 1;
  if (rank(a.kind) == 0) {
    if (exact && a.kind != b.kind) return a.kind < b.kind ? -1 : 1;
    return CompareNumbers(a, b);
  }
  if (a.kind == Kind::kAtom)
    return module_.symbols->Text(a.atom).compare(module_.symbols->Text(b.atom));
  if (a.kind == Kind::kFun && a.integer != b.integer) return a.integer < b.integer ? -1 : 1;
  if (a.parts.size() != b.parts.size()) return a.parts.size() < b.parts.size() ? -1 : 1;
  for (size_t i = 0; i < a.parts.size(); ++i) {
    if (int order = Compare(a.parts[i], b.parts[i], exact); order != 0) return order;
  }
  return 0;
}

std::vector<Interpreter::Term> Interpreter::ParseArguments(const std::string& text) {
  // Each word becomes the literal of an attribute.
  std::string source = "module arguments\n";
  for (size_t start = 0; start < text.size();) {
    size_t end = text.find(' ', start);
    if (end == std::string::npos) end = text.size();
    AppendTo(&source, "attribute a ", text.substr(start, end - start), "\n");
    start = end + 1;
  }
  Module module;
  module.symbols = module_.symbols;
  module.literals = module_.literals;
  std::string error;
  std::vector<Term> terms;
  if (!Parse(source, &module, &error)) Break(error);
  for (const auto& [name, literal] : module.attributes) terms.push_back(LiteralTerm(literal));
  return terms;
}

// --- operations

bool Interpreter::IntegerArithmetic(Opcode opcode, Wide a, Wide b, Wide* result,
                                    std::string* error) {
  *error = "system_limit";
  Wide value = 0;
  switch (opcode) {
    case Opcode::kAdd:
      value = a + b;
      break;
    case Opcode::kSubtract:
      value = a - b;
      break;
    case Opcode::kMultiply:
      if (__builtin_mul_overflow(a, b, &value)) return false;
      break;
    case Opcode::kIntegerDivide:
    case Opcode::kRemainder:
      if (b == 0) {
        *error = "badarith";
        return false;
      }
      value = opcode == Opcode::kRemainder ? a % b : a / b;
      break;
    case Opcode::kBitAnd:
      value = a & b;
      break;
    case Opcode::kBitOr:
      value = a | b;
      break;
    case Opcode::kBitXor:
      value = a ^ b;
      break;
    case Opcode::kShiftLeft:
    case Opcode::kShiftRight: {
      const Wide left = opcode == Opcode::kShiftLeft ? b : -b;
      if (left <= 0) {
        value = -left > 126 ? (a < 0 ? -1 : 0) : a >> -left;
      } else if (a == 0) {
        value = 0;
      } else {
        if (left > 124) return false;
        value = a << left;
        if (value >> left != a) return false;
      }
      break;
    }
    default:
      *error = "badarith";
      return false;
  }
  if (value > kLimit || value < -kLimit) return false;
  *result = value;
  return true;
}

bool Interpreter::Arithmetic(Opcode opcode, Term left, Term right, Term* result,
                             std::string* error) {
  const Node a = At(left), b = At(right);
  *error = Concat("badarith(", OperandText(left), ",", OperandText(right), ")");
  auto is_number = [](const Node& node) {
    return node.kind == Kind::kInteger || node.kind == Kind::kFloat;
  };
  if (!is_number(a) || !is_number(b)) return false;
  if (a.kind == Kind::kInteger && b.kind == Kind::kInteger && opcode != Opcode::kDivide) {
    Wide value = 0;
    std::string integer_error;
    if (!IntegerArithmetic(opcode, a.integer, b.integer, &value, &integer_error)) {
      if (integer_error == "system_limit") *error = integer_error;
      return false;
    }
    *result = New({.kind = Kind::kInteger, .integer = value});
    return true;
  }
  const double x = a.kind == Kind::kFloat ? a.real : static_cast<double>(a.integer);
  const double y = b.kind == Kind::kFloat ? b.real : static_cast<double>(b.integer);
  double value = 0;
  switch (opcode) {
    case Opcode::kAdd:
      value = x + y;
      break;
    case Opcode::kSubtract:
      value = x - y;
      break;
    case Opcode::kMultiply:
      value = x * y;
      break;
    case Opcode::kDivide:
      if (y == 0) return false;
      value = x / y;
      break;
    default:
      return false;
  }
  if (!std::isfinite(value)) return false;
  *result = Float(value);
  return true;
}

bool Interpreter::Bif(const Callee& callee, const std::vector<Term>& arguments, Term* result,
                      std::string* error) {
  const std::string module(module_.symbols->Text(callee.module)),
      name(module_.symbols->Text(callee.name));
  *error = Concat("badarg in ", module, ":", name);
  if (module == "erlang" && name == "length") {
    int64_t length = 0;
    Term rest = arguments[0];
    for (; At(rest).kind == Kind::kCons; rest = At(rest).parts[1]) ++length;
    if (At(rest).kind != Kind::kNil) return false;
    *result = Integer(length);
    return true;
  }
  if (module == "erlang" && (name == "hd" || name == "tl")) {
    const Node& node = At(arguments[0]);
    if (node.kind != Kind::kCons) return false;
    *result = node.parts[name == "tl"];
    return true;
  }
  if (module == "erlang" && name == "element") {
    const Node &index = At(arguments[0]), &tuple = At(arguments[1]);
    if (index.kind != Kind::kInteger || tuple.kind != Kind::kTuple) return false;
    if (index.integer < 1 || index.integer > static_cast<Wide>(tuple.parts.size())) return false;
    *result = tuple.parts[static_cast<size_t>(index.integer - 1)];
    return true;
  }
  // Called where the code in line has found that they fail.
  for (const char* failing : {"tuple_size", "not", "and", "or", "xor"}) {
    if (module == "erlang" && name == failing) return false;
  }
  if (module == "math" && name == "sqrt") {
    const Node& node = At(arguments[0]);
    if (node.kind != Kind::kInteger && node.kind != Kind::kFloat) return false;
    const double x = node.kind == Kind::kFloat ? node.real : static_cast<double>(node.integer);
    if (x < 0) return false;
    *result = Float(std::sqrt(x));
    return true;
  }
  *result = External(module, name, arguments);
  if (module == "erlang" && name == "display") *result = Atom(symbols::kTrue);
  return true;
}

Interpreter::Term Interpreter::External(const std::string& module, const std::string& name,
                                        const std::vector<Term>& arguments) {
  Term list = Nil();
  for (size_t i = arguments.size(); i-- > 0;) list = Cons(arguments[i], list);
  outcome_.effects.push_back(Concat(module, ":", name, ToString(list)));
  return Tuple({Atom(module_.symbols->Intern(name)), list});
}

bool Interpreter::Operate(Opcode opcode, CalleeId callee, const std::vector<Term>& operands,
                          Term* result, std::string* error) {
  switch (opcode) {
    case Opcode::kBif:
      return Bif(module_.callees[callee.index], operands, result, error);
    case Opcode::kNegate:
      if (At(operands[0]).kind == Kind::kFloat) {
        *result = Float(-At(operands[0]).real);
        return true;
      }
      return Arithmetic(Opcode::kSubtract, Integer(0), operands[0], result, error);
    case Opcode::kUnaryPlus:
      *result = operands[0];
      return Arithmetic(Opcode::kAdd, Integer(0), operands[0], result, error);
    case Opcode::kBitNot:
      return Arithmetic(Opcode::kBitXor, operands[0], Integer(-1), result, error);
    default:
      return Arithmetic(opcode, operands[0], operands[1], result, error);
  }
}

}  // namespace lumen::ssa

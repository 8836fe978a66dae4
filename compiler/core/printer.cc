// See printer.h. One handler per kind of node; each writes its text after what stands on the line already and leaves the
// cursor behind it. Multi-line constructs indent their parts by two more. Literals are printed with a work stack, as they can be deep.
// Tested by the goldens of compiler/lowering.
#include "compiler/core/printer.h"

#include <algorithm>
#include <functional>
#include <utility>
#include <variant>
#include <vector>

#include "compiler/base/text.h"
#include "compiler/core/visitor.h"

namespace lumen::core {
namespace {

class LiteralPrinter {
 public:
  LiteralPrinter(const LiteralTable& literals, const SymbolTable& symbols, std::string* out)
      : literals_(literals), symbols_(symbols), out_(*out) {}

  void Print(LiteralId root) {
    work_.push_back(root);
    while (!work_.empty()) {
      Item item = work_.back();
      work_.pop_back();
      if (const auto* text = std::get_if<std::string_view>(&item)) {
        out_ += *text;
      } else if (const auto* rest = std::get_if<Rest>(&item)) {
        PrintRest(rest->list);
      } else {
        PrintTerm(std::get<LiteralId>(item));
      }
    }
  }

 private:
  struct Rest {
    LiteralId list;
  };
  using Item = std::variant<LiteralId, std::string_view, Rest>;

  // What follows an element of a list.
  void PrintRest(LiteralId list) {
    const lumen::Literal& literal = literals_.Get(list);
    if (literal.kind == LiteralKind::kNil) {
      out_ += ']';
    } else if (literal.kind == LiteralKind::kCons) {
      out_ += ", ";
      work_.push_back(Rest{literal.elements[1]});
      work_.push_back(literal.elements[0]);
    } else {
      out_ += " | ";
      work_.push_back("]");
      work_.push_back(list);
    }
  }

  bool PrintString(LiteralId list) {
    std::u32string text;
    for (; literals_.Get(list).kind == LiteralKind::kCons; list = literals_.Get(list).elements[1]) {
      int64_t character;
      if (!literals_.IsSmallInteger(literals_.Get(list).elements[0], &character)) return false;
      if (character < 0x20 || character > 0x7e) return false;
      text += static_cast<char32_t>(character);
    }
    if (literals_.Get(list).kind != LiteralKind::kNil || text.size() < 2) return false;
    AppendString(text, &out_);
    return true;
  }

  void PrintTerm(LiteralId id) {
    const lumen::Literal& literal = literals_.Get(id);
    switch (literal.kind) {
      case LiteralKind::kInteger:
        out_ += literal.integer.ToDecimal();
        return;
      case LiteralKind::kFloat:
        AppendFloat(literal.float_value, &out_);
        return;
      case LiteralKind::kAtom:
        AppendAtom(symbols_.Text(literal.atom), &out_);
        return;
      case LiteralKind::kNil:
        out_ += "[]";
        return;
      case LiteralKind::kCons:
        if (PrintString(id)) return;
        out_ += '[';
        work_.push_back(Rest{literal.elements[1]});
        work_.push_back(literal.elements[0]);
        return;
      case LiteralKind::kTuple:
        out_ += '{';
        work_.push_back("}");
        for (size_t i = literal.elements.size(); i-- > 0;) {
          work_.push_back(literal.elements[i]);
          if (i > 0) work_.push_back(", ");
        }
        return;
      case LiteralKind::kMap: {
        out_ += "#{";
        work_.push_back("}");
        std::span<const LiteralId> keys = literals_.Get(literal.elements[0]).elements;
        for (size_t i = keys.size(); i-- > 0;) {
          work_.push_back(literal.elements[i + 1]);
          work_.push_back(" => ");
          work_.push_back(keys[i]);
          if (i > 0) work_.push_back(", ");
        }
        return;
      }
      case LiteralKind::kBitstring:
        AppendBitstring(literal.bytes, literal.bits, &out_);
        return;
      case LiteralKind::kExternalFun:
        out_ += "fun ";
        work_.push_back(literal.elements[2]);
        work_.push_back("/");
        work_.push_back(literal.elements[1]);
        work_.push_back(":");
        work_.push_back(literal.elements[0]);
        return;
    }
  }

  const LiteralTable& literals_;
  const SymbolTable& symbols_;
  std::string& out_;
  std::vector<Item> work_;
};

class Printer {
 public:
  Printer(const Module& module, const Function& function, std::string* out) : module_(module), function_(function), out_(*out) {}

  void PrintFunction() {
    out_ += "function ";
    AppendAtom(module_.symbols->Text(function_.name), &out_);
    out_ += "/" + std::to_string(function_.arity);
    if (function_.exported) out_ += " exported";
    if (function_.inline_requested) out_ += " inline";
    out_ += ' ';
    Parameters(function_.parameters);
    Line(function_.location);
    out_ += " {";
    Nested(*function_.body);
    out_ += "\n}\n";
  }

 private:
  void NewLine() {
    out_ += '\n';
    out_.append(std::min(indent_, kMaxIndent), ' ');
  }
  // Expr on lines of its own.
  void Nested(const Expr& expr) {
    indent_ += 2;
    NewLine();
    PrintExpr(expr, /*own_lines=*/true);
    indent_ -= 2;
  }
  void Name(Symbol name) { AppendAtom(module_.symbols->Text(name), &out_); }
  void Var(VariableId variable) {
    Symbol name = function_.variables[variable.index].name;
    if (name.is_valid()) out_ += module_.symbols->Text(name);
    out_ += "_" + std::to_string(variable.index);
  }
  void Line(SourceLocation location) {
    if (location.is_valid()) out_ += "@" + std::to_string(module_.sources->Presume(location).line);
  }
  void LiteralText(LiteralId id) { LiteralPrinter(*module_.literals, *module_.symbols, &out_).Print(id); }

  template <typename Items, typename Print>
  void Separated(const Items& items, const char* open, const char* close, Print&& print) {
    out_ += open;
    bool first = true;
    for (const auto& item : items) {
      if (!first) out_ += ", ";
      first = false;
      print(item);
    }
    out_ += close;
  }
  void Parameters(std::span<const VariableId> variables) {
    Separated(variables, "(", ")", [this](VariableId variable) { Var(variable); });
  }
  void Exprs(std::span<const Expr* const> exprs, const char* open = "(", const char* close = ")") {
    Separated(exprs, open, close, [this](const Expr* expr) { PrintExpr(*expr, false); });
  }

  void PrintExpr(const Expr& expr, bool own_lines) {
    Visit(expr, [&](const auto& node) { PrintNode(node, own_lines); });
  }

  void PrintNode(const Literal& node, bool) { LiteralText(node.value); }
  void PrintNode(const Variable& node, bool) { Var(node.variable); }
  void PrintNode(const Tuple& node, bool) { Exprs(node.elements, "{", "}"); }
  void PrintNode(const List& node, bool) {
    Exprs(node.elements, "[", " | ");
    PrintExpr(*node.tail, false);
    out_ += ']';
  }
  void PrintNode(const Fun& node, bool) {
    out_ += "fun ";
    Name(node.name);
    if (node.self.is_valid()) {
      out_ += " as ";
      Var(node.self);
    }
    out_ += ' ';
    Parameters(node.parameters);
    Line(node.location);
    out_ += " ->";
    Nested(*node.body);
    NewLine();
    out_ += "end";
  }
  void PrintNode(const Map& node, bool) {
    if (node.source != nullptr) PrintExpr(*node.source, false);
    Separated(node.fields, "#{", "}", [this](const MapField* field) {
      PrintExpr(*field->key, false);
      out_ += field->exact ? " := " : " => ";
      PrintExpr(*field->value, false);
    });
    Line(node.location);
  }
  void Layout(const Expr* size, const abi::BinarySegment& layout) {
    static constexpr const char* kTypes[] = {"integer", "float", "binary", "utf8", "utf16", "utf32"};
    out_ += ':';
    if (size != nullptr) {
      PrintExpr(*size, false);
      out_ += '/';
    } else if ((layout.flags & abi::kSegmentAll) != 0) {
      out_ += "all/";
    } else if (layout.type < abi::SegmentType::kUtf8) {
      out_ += std::to_string(layout.size) + "/";
    }
    out_ += kTypes[static_cast<int>(layout.type)];
    if (layout.type < abi::SegmentType::kUtf8 && layout.unit != 1) out_ += "-unit:" + std::to_string(layout.unit);
    if ((layout.flags & abi::kSegmentLittle) != 0) out_ += "-little";
    if ((layout.flags & abi::kSegmentSigned) != 0) out_ += "-signed";
    if ((layout.flags & abi::kSegmentAppend) != 0) out_ += "-append";
    if ((layout.flags & abi::kSegmentPrivateAppend) != 0) out_ += "-private_append";
  }
  void PrintNode(const Binary& node, bool) {
    Separated(node.segments, "<<", ">>", [this](const BinarySegment* segment) {
      PrintExpr(*segment->value, false);
      Layout(segment->size, segment->layout);
    });
    Line(node.location);
  }
  void PrintNode(const WritableBinary&, bool) { out_ += "writable_binary"; }
  void PrintNode(const FinishedBinary& node, bool) {
    out_ += "finished_binary ";
    PrintExpr(*node.value, false);
  }
  void PrintNode(const FunctionReference& node, bool) {
    out_ += "fun ";
    Name(node.name);
    out_ += "/" + std::to_string(node.arity);
  }
  void PrintNode(const LetRec& node, bool) {
    out_ += "letrec";
    indent_ += 2;
    for (const LocalFunction* function : node.functions) {
      NewLine();
      out_ += "letrec#" + std::to_string(function->id.index) + " = ";
      Name(function->name);
      out_ += ' ';
      Parameters(function->parameters);
      out_ += " ->";
      Nested(*function->body);
    }
    indent_ -= 2;
    NewLine();
    out_ += "in ";
    PrintExpr(*node.body, false);
  }
  void PrintNode(const Call& node, bool) {
    Name(node.module);
    out_ += ':';
    Name(node.function);
    Exprs(node.arguments);
    Line(node.location);
  }
  void PrintNode(const LocalCall& node, bool) {
    Name(node.function);
    Exprs(node.arguments);
    Line(node.location);
  }
  void PrintNode(const LetRecCall& node, bool) {
    out_ += "letrec#" + std::to_string(node.function.index);
    Exprs(node.arguments);
    Line(node.location);
  }
  void PrintNode(const FunCall& node, bool) {
    out_ += "call ";
    PrintExpr(*node.function, false);
    Exprs(node.arguments);
    Line(node.location);
  }
  void PrintNode(const Apply& node, bool) {
    out_ += "apply ";
    PrintExpr(*node.module, false);
    out_ += ':';
    PrintExpr(*node.function, false);
    Exprs(node.arguments);
    Line(node.location);
  }
  void PrintNode(const Block& node, bool own_lines) {
    if (!own_lines) {
      out_ += "begin";
      indent_ += 2;
      NewLine();
    }
    for (const Binding* binding : node.bindings) {
      PrintBinding(*binding);
      NewLine();
    }
    PrintExpr(*node.result, true);
    if (!own_lines) {
      indent_ -= 2;
      NewLine();
      out_ += "end";
    }
  }
  void PrintBinding(const Binding& binding) {
    if (binding.variables.empty()) {
      out_ += "do ";
    } else if (binding.variables.size() == 1) {
      out_ += "let ";
      Var(binding.variables[0]);
      out_ += " = ";
    } else {
      out_ += "let ";
      Separated(binding.variables, "<", ">", [this](VariableId variable) { Var(variable); });
      out_ += " = ";
    }
    PrintExpr(*binding.value, false);
  }
  void PrintNode(const Values& node, bool) { Exprs(node.elements, "<", ">"); }
  void PrintNode(const Case& node, bool) {
    out_ += "case ";
    Exprs(node.arguments, "<", ">");
    out_ += " of";
    indent_ += 2;
    for (const Clause* clause : node.clauses) PrintClause(*clause);
    indent_ -= 2;
    NewLine();
    out_ += "end";
  }
  void PrintClause(const Clause& clause) {
    NewLine();
    Separated(clause.patterns, "<", ">", [this](const Pattern* pattern) { PrintPattern(*pattern); });
    const char* word = " when ";
    for (const Guard* guard : clause.guards) {
      Exprs(guard->tests, std::exchange(word, "; "), "");
    }
    out_ += " ->";
    Nested(*clause.body);
  }
  void PrintNode(const AndAlso& node, bool) { Exprs(node.operands, "andalso(", ")"); Line(node.location); }
  void PrintNode(const OrElse& node, bool) { Exprs(node.operands, "orelse(", ")"); Line(node.location); }
  void PrintNode(const Try& node, bool) {
    out_ += "try";
    Nested(*node.body);
    NewLine();
    out_ += "of ";
    Separated(node.variables, "<", "> ->", [this](VariableId variable) { Var(variable); });
    Nested(*node.success);
    NewLine();
    out_ += "catch ";
    Separated(node.caught, "<", "> ->", [this](VariableId variable) { Var(variable); });
    Nested(*node.handler);
    NewLine();
    out_ += "end";
  }
  void PrintNode(const Maybe& node, bool) {
    out_ += "maybe";
    Nested(*node.body);
    NewLine();
    out_ += "escaped ";
    Var(node.variable);
    out_ += " ->";
    Nested(*node.handler);
    NewLine();
    out_ += "end";
  }
  void PrintNode(const Escape& node, bool) {
    out_ += "escape ";
    PrintExpr(*node.value, false);
  }
  void PrintNode(const Receive& node, bool) {
    out_ += "receive ";
    Var(node.message);
    if (node.reference != nullptr) {
      out_ += " with ";
      PrintExpr(*node.reference, false);
    }
    if (node.body != nullptr) Nested(*node.body);
    NewLine();
    out_ += "after ";
    PrintExpr(*node.timeout, false);
    if (node.timeout_body != nullptr) Nested(*node.timeout_body);
    NewLine();
    out_ += "end";
    Line(node.location);
  }
  void PrintNode(const NextMessage&, bool) { out_ += "next_message"; }
  void PrintNode(const StackTrace& node, bool) {
    out_ += "stack_trace ";
    PrintExpr(*node.trace, false);
  }
  void PrintNode(const Reraise& node, bool) {
    const Expr* const operands[] = {node.exception_class, node.reason, node.trace};
    out_ += "reraise ";
    Exprs(operands);
  }
  void PrintNode(const MatchFail& node, bool) {
    out_ += "match_fail ";
    out_ += TextOf(node.reason);
    Exprs(node.arguments);
    Line(node.location);
  }

  void PrintPattern(const Pattern& pattern) {
    Visit(pattern, [&](const auto& node) { PrintPatternNode(node); });
  }
  void PrintPatternNode(const VariablePattern& node) { Var(node.variable); }
  void PrintPatternNode(const WildcardPattern&) { out_ += '_'; }
  void PrintPatternNode(const LiteralPattern& node) { LiteralText(node.value); }
  void PrintPatternNode(const TuplePattern& node) {
    Separated(node.elements, "{", "}", [this](const Pattern* element) { PrintPattern(*element); });
  }
  void PrintPatternNode(const ListPattern& node) {
    Separated(node.elements, "[", " | ", [this](const Pattern* element) { PrintPattern(*element); });
    PrintPattern(*node.tail);
    out_ += ']';
  }
  void PrintPatternNode(const MapPattern& node) {
    out_ += "#{";
    for (size_t i = 0; i < node.keys.size(); ++i) {
      if (i > 0) out_ += ", ";
      PrintExpr(*node.keys[i], false);
      out_ += " := ";
      PrintPattern(*node.values[i]);
    }
    out_ += '}';
  }
  void PrintPatternNode(const BinaryPattern& node) {
    Separated(node.segments, "<<", ">>", [this](const PatternSegment* segment) {
      PrintPattern(*segment->value);
      Layout(segment->size, segment->layout);
    });
  }
  void PrintPatternNode(const BothPattern& node) {
    PrintPattern(*node.first);
    out_ += " = ";
    PrintPattern(*node.second);
  }

  const Module& module_;
  const Function& function_;
  std::string& out_;
  // Constructs may be nested hundreds deep; the text must not grow with the square of that.
  static constexpr size_t kMaxIndent = 200;
  size_t indent_ = 0;
};

}  // namespace

std::string Print(const Module& module, const Function& function) {
  std::string out;
  Printer(module, function, &out).PrintFunction();
  return out;
}

std::string Print(const Module& module) {
  std::string out = "module ";
  AppendAtom(module.symbols->Text(module.name), &out);
  out += '\n';
  for (const auto& [name, value] : module.attributes) {
    out += "attribute ";
    AppendAtom(module.symbols->Text(name), &out);
    out += ' ' + PrintLiteral(value, *module.literals, *module.symbols) + '\n';
  }
  for (const Function& function : module.functions) out += '\n' + Print(module, function);
  return out;
}

std::string PrintLiteral(LiteralId literal, const LiteralTable& literals, const SymbolTable& symbols) {
  std::string out;
  LiteralPrinter(literals, symbols, &out).Print(literal);
  return out;
}

}  // namespace lumen::core

// One Print function per node, found by overload through Visit. Recursion is bounded by the depth of the tree; lists are loops.
// Tested by the goldens of compiler/frontend, which compare_otp.escript holds against OTP.
#include "compiler/syntax/abstract_printer.h"

#include <string_view>
#include <vector>

#include "compiler/base/text.h"
#include "compiler/syntax/term_printer.h"
#include "compiler/syntax/visitor.h"

namespace lumen::syntax {
namespace {

class AbstractPrinter {
 public:
  AbstractPrinter(const SourceManager& sources, const SymbolTable& symbols) : sources_(sources), symbols_(symbols) {}

  std::string out;

  void Node(const Expr& node) {
    Visit(node, [&](const auto& concrete) { Print(concrete); });
  }
  void Node(const Type& node) {
    Visit(node, [&](const auto& concrete) { Print(concrete); });
  }
  void Node(const Qualifier& node) {
    Visit(node, [&](const auto& concrete) { Print(concrete); });
  }
  void Node(const Term& node) { AppendTerm(node, symbols_, &out); }
  void Node(const Form& node, const Diagnostics& diagnostics) {
    diagnostics_ = &diagnostics;
    Visit(node, [&](const auto& concrete) { Print(concrete); });
  }

 private:
  // --- Pieces.
  void Text(std::string_view text) { out += text; }
  void Comma() { out += ','; }
  void Atom(Symbol symbol) { AppendAtom(symbols_.Text(symbol), &out); }
  void Integer(const IntegerValue& value) { out += value.ToDecimal(); }
  void Number(uint64_t value) { out += std::to_string(value); }

  // {Line,Column}. A quoted atom that a feature would reserve keeps its text, as epp keeps it for erl_lint.
  void Location(SourceLocation location) {
    const PresumedLocation place = sources_.Presume(location);
    if (sources_.IsPlace(location) && !sources_.Annotation(location).empty()) {
      out += sources_.Annotation(location);
      return;
    }
    const std::string_view text = QuotedFeatureWord(location);
    if (!text.empty()) {
      out += "[{text,\"";
      out += text;
      out += "\"},{location,";
    }
    out += '{';
    Number(place.line);
    Comma();
    Number(place.column);
    out += '}';
    if (!text.empty()) out += "}]";
  }

  std::string_view QuotedFeatureWord(SourceLocation location) const {
    location = sources_.Outermost(location);
    if (!location.is_valid() || sources_.IsPlace(location)) return {};
    const FileId file = sources_.FileOf(location);
    const std::string_view rest =
        sources_.FileText(file).substr(location.offset() - sources_.FileStart(file).offset());
    if (rest.empty() || rest[0] != '\'') return {};
    for (std::string_view word : {"'maybe'", "'else'"}) {
      if (rest.starts_with(word)) return word;
    }
    return {};
  }

  static SourceLocation Or(SourceLocation location, SourceLocation otherwise) {
    return location.is_valid() ? location : otherwise;
  }

  // {tag,Location
  void Open(std::string_view tag, SourceLocation location) {
    out += '{';
    AppendAtom(tag, &out);
    Comma();
    Location(location);
  }
  void Close() { out += '}'; }

  template <typename T>
  void Child(const T& node) {
    Comma();
    if constexpr (std::is_base_of_v<Part, T>) {
      Print(node);
    } else {
      Node(node);
    }
  }
  template <typename T>
  void Sequence(std::span<const T* const> nodes) {
    out += '[';
    bool first = true;
    for (const T* node : nodes) {
      if (!first) Comma();
      first = false;
      if constexpr (std::is_base_of_v<Part, T>) {
        Print(*node);
      } else {
        Node(*node);
      }
    }
    out += ']';
  }
  template <typename T>
  void Children(std::span<const T* const> nodes) {
    Comma();
    Sequence(nodes);
  }

  // {tag,Location,Child,...} where the fields are exactly those of the abstract format.
  template <typename T>
  void Plain(std::string_view tag, const T& node) {
    Open(tag, node.location);
    ForEachChild(node, [&](const auto& child) { Child(child); });
    Close();
  }

  // --- Expressions.
  void Print(const AtomLiteral& node) {
    Open("atom", node.location);
    Comma();
    Atom(node.value);
    Close();
  }
  void Print(const CharLiteral& node) {
    Open("char", node.location);
    Comma();
    Number(node.value);
    Close();
  }
  void Print(const IntegerLiteral& node) {
    Open("integer", node.location);
    Comma();
    Integer(node.value);
    Close();
  }
  void Print(const FloatLiteral& node) {
    Open("float", node.location);
    Comma();
    AppendFloat(node.value, &out);
    Close();
  }
  void Print(const StringLiteral& node) {
    Open("string", node.location);
    Comma();
    AppendString(node.value, &out);
    Close();
  }
  void Print(const Variable& node) {
    Open("var", node.location);
    Comma();
    Atom(node.name);
    Close();
  }
  void Print(const Nil& node) { Plain("nil", node); }
  void Print(const List& node) {
    for (size_t i = 0; i < node.elements.size(); ++i) {
      if (i != 0) Comma();
      Open("cons", !node.cell_locations.empty() ? node.cell_locations[i]
                   : i == 0                     ? node.location
                                                : Begin(*node.elements[i], sources_));
      Child(*node.elements[i]);
    }
    Comma();
    if (node.tail != nullptr) {
      Node(*node.tail);
    } else {
      Open("nil", node.close_location);
      Close();
    }
    out.append(node.elements.size(), '}');
  }
  void Print(const Tuple& node) {
    Open("tuple", node.location);
    Children(node.elements);
    Close();
  }
  void Print(const Binary& node) {
    Open("bin", node.location);
    Children(node.elements);
    Close();
  }
  void Print(const MapCreate& node) {
    Open("map", node.location);
    Children(node.fields);
    Close();
  }
  void Print(const MapUpdate& node) {
    Open("map", node.location);
    Child(*node.map);
    Children(node.fields);
    Close();
  }
  // name, {module, name}, or {} for any native record.
  void RecordName(Symbol module, Symbol name) {
    if (name.is_valid() && !module.is_valid()) return Atom(name);
    out += '{';
    if (name.is_valid()) {
      Atom(module);
      Comma();
      Atom(name);
    }
    out += '}';
  }
  void Print(const RecordCreate& node) {
    Open("record", node.location);
    Comma();
    RecordName(node.module, node.name);
    Children(node.fields);
    Close();
  }
  void Print(const RecordUpdate& node) {
    Open("record", node.location);
    Child(*node.record);
    Comma();
    RecordName(node.module, node.name);
    Children(node.fields);
    Close();
  }
  void Print(const RecordAccess& node) {
    Open("record_field", node.location);
    Child(*node.record);
    Comma();
    RecordName(node.module, node.name);
    Comma();
    Print(*node.field);
    Close();
  }
  void Print(const RecordIndex& node) {
    Open("record_index", node.location);
    Comma();
    Atom(node.name);
    Comma();
    Print(*node.field);
    Close();
  }
  void Print(const BinaryOperation& node) {
    Open("op", node.location);
    Comma();
    AppendAtom(Spelling(node.op), &out);
    Child(*node.left);
    Child(*node.right);
    Close();
  }
  void Print(const UnaryOperation& node) {
    Open("op", node.location);
    Comma();
    AppendAtom(Spelling(node.op), &out);
    Child(*node.operand);
    Close();
  }
  void Print(const Match& node) { Plain("match", node); }
  void Print(const Call& node) {
    Open("call", node.location);
    Child(*node.function);
    Children(node.arguments);
    Close();
  }
  void Print(const Remote& node) { Plain("remote", node); }
  void Print(const LocalFun& node) {
    Open("fun", node.location);
    Text(",{function,");
    Atom(node.name);
    Comma();
    Number(node.arity);
    Close();
    Close();
  }
  void Print(const ExternalFun& node) {
    Open("fun", node.location);
    Text(",{function");
    Child(*node.module);
    Child(*node.function);
    Child(*node.arity);
    Close();
    Close();
  }
  void Print(const FunExpr& node) {
    Open("fun", node.location);
    Text(",{clauses");
    Children(node.clauses);
    Close();
    Close();
  }
  void Print(const NamedFun& node) {
    Open("named_fun", node.location);
    Comma();
    Atom(node.name);
    Children(node.clauses);
    Close();
  }
  void Print(const Block& node) {
    Open("block", node.location);
    Children(node.body);
    Close();
  }
  void Print(const If& node) {
    Open("if", node.location);
    Children(node.clauses);
    Close();
  }
  void Print(const Case& node) {
    Open("case", node.location);
    Child(*node.value);
    Children(node.clauses);
    Close();
  }
  void Print(const Receive& node) {
    Open("receive", node.location);
    Children(node.clauses);
    if (node.timeout != nullptr) {
      Child(*node.timeout);
      Children(node.timeout_body);
    }
    Close();
  }
  void Print(const Try& node) {
    Open("try", node.location);
    Children(node.body);
    Children(node.of_clauses);
    Children(node.catch_clauses);
    Children(node.after_body);
    Close();
  }
  void Print(const Catch& node) { Plain("catch", node); }
  void Print(const Maybe& node) {
    Open("maybe", node.location);
    Children(node.body);
    if (!node.else_clauses.empty()) {
      Comma();
      Open("else", node.else_location);
      Children(node.else_clauses);
      Close();
    }
    Close();
  }
  void Print(const MaybeMatch& node) { Plain("maybe_match", node); }
  // The one expression, or the list of several.
  template <typename T>
  void ComprehensionBody(const T& first, std::span<const T* const> more) {
    if (more.empty()) return Child(first);
    std::vector<const T*> all = {&first};
    all.insert(all.end(), more.begin(), more.end());
    Children(std::span<const T* const>(all));
  }
  void Print(const ListComprehension& node) {
    Open("lc", node.location);
    ComprehensionBody(*node.body, node.more);
    Children(node.qualifiers);
    Close();
  }
  void Print(const BinaryComprehension& node) {
    Open("bc", node.location);
    Child(*node.body);
    Children(node.qualifiers);
    Close();
  }
  void Print(const MapComprehension& node) {
    Open("mc", node.location);
    ComprehensionBody(*node.body, node.more);
    Children(node.qualifiers);
    Close();
  }

  // --- Qualifiers.
  void Print(const Generator& node) { Plain(node.strict ? "generate_strict" : "generate", node); }
  void Print(const BinaryGenerator& node) { Plain(node.strict ? "b_generate_strict" : "b_generate", node); }
  void Print(const MapGenerator& node) { Plain(node.strict ? "m_generate_strict" : "m_generate", node); }
  void Print(const Zip& node) {
    Open("zip", node.location);
    Children(node.generators);
    Close();
  }
  void Print(const Filter& node) { Node(*node.condition); }

  // --- Parts.
  void Print(const Clause& node) {
    Open("clause", node.location);
    Children(node.patterns);
    Children(node.guards);
    Children(node.body);
    Close();
  }
  void Print(const Guard& node) { Sequence(node.tests); }
  void Print(const BinaryElement& node) {
    Open("bin_element", node.location);
    Child(*node.value);
    if (node.size != nullptr) {
      Child(*node.size);
    } else {
      Text(",default");
    }
    if (node.specifiers.empty()) {
      Text(",default}");
      return;
    }
    Text(",[");
    bool first = true;
    for (const BitSpecifier& specifier : node.specifiers) {
      if (!first) Comma();
      first = false;
      if (specifier.has_value) out += '{';
      Atom(specifier.name);
      if (specifier.has_value) {
        Comma();
        Integer(specifier.value);
        out += '}';
      }
    }
    Text("]}");
  }
  void Print(const MapField& node) { Plain(node.exact ? "map_field_exact" : "map_field_assoc", node); }
  void Print(const RecordField& node) { Plain("record_field", node); }
  void Print(const RecordFieldDefinition& node) {
    if (node.type != nullptr) Text("{typed_record_field,");
    Open("record_field", node.location);
    Comma();
    Open("atom", Or(node.name_location, node.location));
    Comma();
    Atom(node.name);
    Close();
    if (node.default_value != nullptr) Child(*node.default_value);
    Close();
    if (node.type != nullptr) {
      Child(*node.type);
      Close();
    }
  }
  void Print(const NameArity& node) {
    out += '{';
    Atom(node.name);
    Comma();
    Number(node.arity);
    out += '}';
  }
  void Print(const MapFieldType& node) {
    OpenType(node.exact ? "map_field_exact" : "map_field_assoc", node.location);
    out += ",[";
    Node(*node.key);
    Child(*node.value);
    Text("]}");
  }
  void Print(const RecordFieldType& node) {
    OpenType("field_type", node.location);
    Text(",[");
    Open("atom", Or(node.name_location, node.location));
    Comma();
    Atom(node.name);
    Close();
    Child(*node.type);
    Text("]}");
  }
  void Print(const TypeConstraint& node) {
    OpenType("constraint", node.location);
    Text(",[");
    Open("atom", Or(node.name_location, node.location));
    Text(",is_subtype},[");
    Print(*node.variable);
    Child(*node.type);
    Text("]]}");
  }

  // --- Types.
  // {type,Location,Name
  void OpenType(std::string_view name, SourceLocation location) {
    Open("type", location);
    Comma();
    AppendAtom(name, &out);
  }
  template <typename T>
  void TypeOf(std::string_view name, SourceLocation location, std::span<const T* const> arguments) {
    OpenType(name, location);
    Children(arguments);
    Close();
  }
  // {type,Location,Name,[Child,...]}
  template <typename T>
  void PlainType(std::string_view name, const T& node) {
    OpenType(name, node.location);
    Text(",[");
    bool first = true;
    ForEachChild(node, [&](const auto& child) {
      if (!first) Comma();
      first = false;
      Node(child);
    });
    Text("]}");
  }
  void Print(const TypeVariable& node) {
    Open("var", node.location);
    Comma();
    Atom(node.name);
    Close();
  }
  void Print(const AtomType& node) {
    Open("atom", node.location);
    Comma();
    Atom(node.value);
    Close();
  }
  void Print(const IntegerType& node) {
    Open("integer", node.location);
    Comma();
    Integer(node.value);
    Close();
  }
  void Print(const CharType& node) {
    Open("char", node.location);
    Comma();
    Number(node.value);
    Close();
  }
  void Print(const UnaryOperationType& node) {
    Open("op", node.location);
    Comma();
    AppendAtom(Spelling(node.op), &out);
    Child(*node.operand);
    Close();
  }
  void Print(const BinaryOperationType& node) {
    Open("op", node.location);
    Comma();
    AppendAtom(Spelling(node.op), &out);
    Child(*node.left);
    Child(*node.right);
    Close();
  }
  void Print(const AnnotatedType& node) {
    Open("ann_type", node.location);
    Text(",[");
    Print(*node.name);
    Child(*node.type);
    Text("]}");
  }
  void Print(const RangeType& node) { PlainType("range", node); }
  void Print(const UnionType& node) { TypeOf("union", node.location, node.alternatives); }
  void Print(const NilType& node) { PlainType("nil", node); }
  void Print(const ListType& node) { PlainType("list", node); }
  void Print(const NonemptyListType& node) { PlainType("nonempty_list", node); }
  void Print(const TupleType& node) {
    if (!node.any) return TypeOf("tuple", node.location, node.elements);
    OpenType("tuple", node.location);
    Text(",any}");
  }
  void Print(const MapType& node) {
    if (!node.any) return TypeOf("map", node.location, node.fields);
    OpenType("map", node.location);
    Text(",any}");
  }
  void Print(const RecordType& node) {
    OpenType("record", node.location);
    Text(",[");
    Open("atom", node.name_location);
    Comma();
    Atom(node.name);
    Close();
    for (const RecordFieldType* field : node.fields) Child(*field);
    Text("]}");
  }
  void Print(const BinaryType& node) {
    OpenType("binary", node.location);
    Text(",[");
    BinaryPart(node.base, node.location);
    Comma();
    BinaryPart(node.unit, node.location);
    Text("]}");
  }
  // What the source leaves out is a zero that has a line but no column.
  void BinaryPart(const Type* part, SourceLocation location) {
    if (part != nullptr) return Node(*part);
    Text("{integer,");
    Number(sources_.Presume(location).line);
    Text(",0}");
  }
  void Print(const FunType& node) {
    OpenType("fun", node.location);
    Text(",[");
    if (node.result != nullptr) {
      if (node.any_arguments) {
        OpenType("any", Or(node.arguments_location, node.location));
        Close();
      } else {
        TypeOf("product", Or(node.arguments_location, node.location), node.arguments);
      }
      Child(*node.result);
    }
    Text("]}");
  }
  void Print(const BoundedFunType& node) {
    OpenType("bounded_fun", node.location);
    Text(",[");
    Print(*node.function);
    Children(node.constraints);
    Text("]}");
  }
  void Print(const BuiltinType& node) { TypeOf(symbols_.Text(node.name), node.location, node.arguments); }
  void Print(const UserType& node) {
    Open("user_type", node.location);
    Comma();
    Atom(node.name);
    Children(node.arguments);
    Close();
  }
  void Print(const RemoteType& node) {
    Open("remote_type", node.location);
    Text(",[");
    Print(*node.module);
    Comma();
    Print(*node.name);
    Children(node.arguments);
    Text("]}");
  }

  // --- Forms.
  void OpenAttribute(std::string_view name, SourceLocation location) {
    Open("attribute", location);
    Comma();
    AppendAtom(name, &out);
    Comma();
  }
  void Print(const ModuleForm& node) {
    OpenAttribute("module", node.location);
    if (!node.has_parameters) {
      Atom(node.name);
    } else {
      out += '{';
      Atom(node.name);
      Text(",[");
      for (size_t i = 0; i < node.parameters.size(); ++i) {
        if (i != 0) Comma();
        Atom(node.parameters[i]);
      }
      Text("]}");
    }
    Close();
  }
  void Print(const ExportForm& node) {
    OpenAttribute("export", node.location);
    Sequence(node.functions);
    Close();
  }
  void Print(const ImportForm& node) {
    OpenAttribute("import", node.location);
    out += '{';
    Atom(node.module);
    Children(node.functions);
    Text("}}");
  }
  void Print(const RecordForm& node) {
    OpenAttribute(node.native ? "native_record" : "record", node.location);
    out += '{';
    Atom(node.name);
    Children(node.fields);
    Text("}}");
  }
  void Print(const TypeForm& node) {
    OpenAttribute(symbols_.Text(node.attribute), node.location);
    out += '{';
    Atom(node.name);
    Child(*node.type);
    Comma();
    out += '[';
    for (size_t i = 0; i < node.parameters.size(); ++i) {
      if (i != 0) Comma();
      Print(*node.parameters[i]);
    }
    Text("]}}");
  }
  void Print(const SpecForm& node) {
    OpenAttribute(symbols_.Text(node.attribute), node.location);
    Text("{{");
    if (node.module.is_valid()) {
      Atom(node.module);
      Comma();
    }
    Atom(node.name);
    Comma();
    Number(node.arity);
    out += '}';
    Children(node.signatures);
    Text("}}");
  }
  void Print(const FileForm& node) {
    Text("{attribute,");
    if (sources_.IsPlace(node.location)) {
      Location(node.location);
    } else {
      if (node.generated) Text("[{generated,true},{location,");
      out += '{';
      Number(node.own_line);
      Comma();
      Number(sources_.Presume(node.location).column);
      out += '}';
      if (node.generated) Text("}]");
    }
    Text(",file,{");
    AppendString(node.path, &out);
    Comma();
    Integer(node.line);
    Text("}}");
  }
  void Print(const AttributeForm& node) {
    OpenAttribute(symbols_.Text(node.name), node.location);
    Node(*node.value);
    Close();
  }
  void Print(const FunctionForm& node) {
    Open("function", node.location);
    Comma();
    Atom(node.name);
    Comma();
    Number(node.arity);
    Children(node.clauses);
    Close();
  }
  void Complaint(std::string_view tag, uint32_t index, SourceLocation location) {
    const Diagnostic& diagnostic = diagnostics_->all()[index];
    // Abstract format brought this one: message, module, descriptor.
    if (diagnostic.kind == DiagnosticKind::kInputError || diagnostic.kind == DiagnosticKind::kInputWarning) {
      out += '{';
      out += tag;
      Text(",{");
      Location(location);
      Comma();
      Text(diagnostic.arguments[1]);
      Comma();
      Text(diagnostic.arguments[2]);
      Text("}}");
      return;
    }
    const std::string_view group = Info(diagnostic.kind).group;
    out += '{';
    out += tag;
    Text(",{");
    Location(location);
    Comma();
    out += group == "scan" ? "erl_scan" : group == "parse" ? "erl_parse" : group == "features" ? "erl_features" : "epp";
    Text(",\"");
    AppendJsonEscaped(diagnostic.Message(), &out);
    Text("\"}}");
  }
  void Print(const ErrorForm& node) { Complaint("error", node.diagnostic_index, node.location); }
  void Print(const WarningForm& node) { Complaint("warning", node.diagnostic_index, node.location); }
  void Print(const EofForm& node) { Plain("eof", node); }

  const SourceManager& sources_;
  const SymbolTable& symbols_;
  const Diagnostics* diagnostics_ = nullptr;
};

}  // namespace

std::string PrintAbstractFormat(const Module& module, const SourceManager& sources, const SymbolTable& symbols,
                                const Diagnostics& diagnostics) {
  AbstractPrinter printer(sources, symbols);
  for (const Form* form : module.forms) {
    printer.Node(*form, diagnostics);
    printer.out += ".\n";
  }
  return std::move(printer.out);
}

std::string PrintAbstractFormat(const Expr& expr, const SourceManager& sources, const SymbolTable& symbols) {
  AbstractPrinter printer(sources, symbols);
  printer.Node(expr);
  return std::move(printer.out);
}

std::string PrintAbstractFormat(const Type& type, const SourceManager& sources, const SymbolTable& symbols) {
  AbstractPrinter printer(sources, symbols);
  printer.Node(type);
  return std::move(printer.out);
}

}  // namespace lumen::syntax

// Expressions and patterns. Tested by abstract_format_test.cc.
#include "compiler/abstract_format/builder.h"
#include "compiler/syntax/visitor.h"

namespace lumen::abstract_format {

using namespace syntax;  // NOLINT: all about terms and trees

const std::unordered_map<std::string_view, std::vector<std::pair<size_t, Builder::ExprFunction>>>& Builder::ExprTable() {
  // Tag, number of elements, function. A tag may stand for several nodes, told apart by their sizes.
  static const auto& table = *new std::unordered_map<std::string_view, std::vector<std::pair<size_t, ExprFunction>>>{
      {"atom", {{3, &Builder::BuildAtom}}},
      {"char", {{3, &Builder::BuildChar}}},
      {"integer", {{3, &Builder::BuildInteger}}},
      {"float", {{3, &Builder::BuildFloat}}},
      {"string", {{3, &Builder::BuildString}}},
      {"var", {{3, &Builder::BuildVariable}}},
      {"nil", {{2, &Builder::BuildNil}}},
      {"cons", {{4, &Builder::BuildCons}}},
      {"tuple", {{3, &Builder::BuildTuple}}},
      {"bin", {{3, &Builder::BuildBinary}}},
      {"map", {{3, &Builder::BuildMap}, {4, &Builder::BuildMapUpdate}}},
      {"record", {{4, &Builder::BuildRecordCreate}, {5, &Builder::BuildRecordUpdate}}},
      {"record_field", {{5, &Builder::BuildRecordAccess}}},
      {"record_index", {{4, &Builder::BuildRecordIndex}}},
      {"op", {{4, &Builder::BuildUnaryOperation}, {5, &Builder::BuildBinaryOperation}}},
      {"match", {{4, &Builder::BuildMatch}}},
      {"call", {{4, &Builder::BuildCall}}},
      {"remote", {{4, &Builder::BuildRemote}}},
      {"fun", {{3, &Builder::BuildFun}}},
      {"named_fun", {{4, &Builder::BuildNamedFun}}},
      {"block", {{3, &Builder::BuildBlock}}},
      {"if", {{3, &Builder::BuildIf}}},
      {"case", {{4, &Builder::BuildCase}}},
      {"receive", {{3, &Builder::BuildReceive}, {5, &Builder::BuildReceiveAfter}}},
      {"try", {{6, &Builder::BuildTry}}},
      {"catch", {{3, &Builder::BuildCatch}}},
      {"maybe", {{3, &Builder::BuildMaybe}, {4, &Builder::BuildMaybeElse}}},
      {"lc", {{4, &Builder::BuildListComprehension}}},
      {"bc", {{4, &Builder::BuildBinaryComprehension}}},
      {"mc", {{4, &Builder::BuildMapComprehension}}},
  };
  return table;
}

const Expr* Builder::BuildExpr(const Term& term) {
  const Depth depth(this);
  if (depth.TooDeep()) return nullptr;
  Node node;
  if (!Open(term, "expression", 2, &node)) return nullptr;
  const auto found = ExprTable().find(symbols_->Text(node.elements[0]->As<AtomTerm>().value));
  if (found != ExprTable().end()) {
    for (const auto& [size, function] : found->second) {
      if (size == node.elements.size()) return (this->*function)(node);
    }
  }
  return Fail(term, "expression"), nullptr;
}

bool Builder::BuildExprs(const Term& term, Exprs* exprs) {
  Terms terms;
  return ListOf(term, &terms, "list of expressions") &&
         Each<Expr>(terms, exprs, [&](const Term& element) { return BuildExpr(element); });
}

bool Builder::BuildBody(const Term& term, Exprs* exprs) {
  return BuildExprs(term, exprs) && (!exprs->empty() || Fail(term, "body"));
}

// --- Literals and variables.

const Expr* Builder::BuildAtom(const Node& node) {
  auto* expr = New<AtomLiteral>(node.location);
  return AtomOf(*node.elements[2], &expr->value, "atom") ? expr : nullptr;
}

const Expr* Builder::BuildChar(const Node& node) {
  auto* expr = New<CharLiteral>(node.location);
  uint32_t code;
  if (!CountOf(*node.elements[2], &code, "character")) return nullptr;
  if (code > 0x10FFFF) return Fail(*node.elements[2], "character"), nullptr;
  expr->value = code;
  return expr;
}

const Expr* Builder::BuildInteger(const Node& node) {
  auto* expr = New<IntegerLiteral>(node.location);
  const auto* integer = node.elements[2]->AsIf<IntegerTerm>();
  if (integer == nullptr) return Fail(*node.elements[2], "integer"), nullptr;
  expr->value = integer->value;
  return expr;
}

const Expr* Builder::BuildFloat(const Node& node) {
  auto* expr = New<FloatLiteral>(node.location);
  const auto* number = node.elements[2]->AsIf<FloatTerm>();
  if (number == nullptr) return Fail(*node.elements[2], "float"), nullptr;
  expr->value = number->value;
  return expr;
}

const Expr* Builder::BuildString(const Node& node) {
  auto* expr = New<StringLiteral>(node.location);
  return StringOf(*node.elements[2], &expr->value, "string") ? expr : nullptr;
}

const Expr* Builder::BuildVariable(const Node& node) {
  auto* expr = New<Variable>(node.location);
  return AtomOf(*node.elements[2], &expr->name, "name of a variable") ? expr : nullptr;
}

// --- Data constructors.

const Expr* Builder::BuildNil(const Node& node) { return New<Nil>(node.location); }

// {cons, Anno, Head, Tail}: a loop over the cells, whose depth counts for nothing.
const Expr* Builder::BuildCons(const Node& first) {
  auto* list = New<List>(first.location);
  std::vector<const Expr*> elements;
  std::vector<SourceLocation> cells;
  bool regular = true;
  Node node = first;
  for (;;) {
    const Expr* element = BuildExpr(*node.elements[2]);
    if (element == nullptr) return nullptr;
    regular = regular && (elements.empty() || node.location == Begin(*element, *sources_));
    elements.push_back(element);
    cells.push_back(node.location);
    const Term& tail = *node.elements[3];
    if (!Open(tail, "expression", 2, &node)) return nullptr;
    if (Is(*node.elements[0], "cons") && node.elements.size() == 4) continue;
    if (Is(*node.elements[0], "nil") && node.elements.size() == 2) {
      list->close_location = node.location;
    } else {
      list->tail = BuildExpr(tail);
      if (list->tail == nullptr) return nullptr;
    }
    break;
  }
  list->elements = arena_->Copy(elements);
  if (!regular) list->cell_locations = arena_->Copy(cells);
  return list;
}

const Expr* Builder::BuildTuple(const Node& node) {
  auto* expr = New<Tuple>(node.location);
  return BuildExprs(*node.elements[2], &expr->elements) ? expr : nullptr;
}

const Expr* Builder::BuildBinary(const Node& node) {
  auto* expr = New<Binary>(node.location);
  Terms elements;
  if (!ListOf(*node.elements[2], &elements, "list of segments")) return nullptr;
  const bool good =
      Each<BinaryElement>(elements, &expr->elements, [&](const Term& element) { return BuildBinaryElement(element); });
  return good ? expr : nullptr;
}

// {bin_element, Anno, Value, Size | default, Specifiers | default}
const BinaryElement* Builder::BuildBinaryElement(const Term& term) {
  Node node;
  if (!Open(term, "segment", 5, &node)) return nullptr;
  if (!Is(*node.elements[0], "bin_element") || node.elements.size() != 5) return Fail(term, "segment"), nullptr;
  auto* element = New<BinaryElement>(node.location);
  element->value = BuildExpr(*node.elements[2]);
  if (element->value == nullptr) return nullptr;
  if (!Is(*node.elements[3], "default")) {
    element->size = BuildExpr(*node.elements[3]);
    if (element->size == nullptr) return nullptr;
  }
  return Is(*node.elements[4], "default") || BuildBitSpecifiers(*node.elements[4], element) ? element : nullptr;
}

// [Name | {Name, Value}]
bool Builder::BuildBitSpecifiers(const Term& term, BinaryElement* element) {
  Terms terms;
  if (!ListOf(term, &terms, "list of bit types")) return false;
  std::vector<BitSpecifier> specifiers;
  for (const Term* entry : terms) {
    BitSpecifier specifier;
    if (const auto* pair = entry->AsIf<TupleTerm>()) {
      const auto* value = pair->elements.size() == 2 ? pair->elements[1]->AsIf<IntegerTerm>() : nullptr;
      if (value == nullptr || !pair->elements[0]->Is<AtomTerm>()) return Fail(*entry, "bit type");
      specifier = {pair->elements[0]->As<AtomTerm>().value, true, value->value};
    } else if (!AtomOf(*entry, &specifier.name, "bit type")) {
      return false;
    }
    specifiers.push_back(specifier);
  }
  element->specifiers = arena_->Copy(specifiers);
  return true;
}

const Expr* Builder::BuildMap(const Node& node) {
  auto* expr = New<MapCreate>(node.location);
  return BuildMapFields(*node.elements[2], &expr->fields) ? expr : nullptr;
}

const Expr* Builder::BuildMapUpdate(const Node& node) {
  auto* expr = New<MapUpdate>(node.location);
  expr->map = BuildExpr(*node.elements[2]);
  return expr->map != nullptr && BuildMapFields(*node.elements[3], &expr->fields) ? expr : nullptr;
}

bool Builder::BuildMapFields(const Term& term, std::span<const MapField* const>* fields) {
  Terms terms;
  return ListOf(term, &terms, "list of fields") &&
         Each<MapField>(terms, fields, [&](const Term& field) { return BuildMapField(field); });
}

// {map_field_assoc | map_field_exact, Anno, Key, Value}
const MapField* Builder::BuildMapField(const Term& term) {
  Node node;
  if (!Open(term, "field of a map", 4, &node)) return nullptr;
  auto* field = New<MapField>(node.location);
  field->exact = Is(*node.elements[0], "map_field_exact");
  if (node.elements.size() != 4 || (!field->exact && !Is(*node.elements[0], "map_field_assoc"))) {
    return Fail(term, "field of a map"), nullptr;
  }
  field->key = BuildExpr(*node.elements[2]);
  field->value = field->key == nullptr ? nullptr : BuildExpr(*node.elements[3]);
  return field->value == nullptr ? nullptr : field;
}

// --- Records.

// name, {module, name}, or {}: the last two are native records.
bool Builder::BuildRecordName(const Term& term, Symbol* module, Symbol* name) {
  const auto* tuple = term.AsIf<TupleTerm>();
  if (tuple == nullptr) return AtomOf(term, name, "name of a record");
  if (tuple->elements.empty()) return true;
  if (tuple->elements.size() != 2) return Fail(term, "name of a record");
  return AtomOf(*tuple->elements[0], module, "name of a module") && AtomOf(*tuple->elements[1], name, "name of a record");
}

const Expr* Builder::BuildRecordCreate(const Node& node) {
  auto* expr = New<RecordCreate>(node.location);
  const bool good = BuildRecordName(*node.elements[2], &expr->module, &expr->name) &&
                    BuildRecordFields(*node.elements[3], &expr->fields);
  return good ? expr : nullptr;
}

const Expr* Builder::BuildRecordUpdate(const Node& node) {
  auto* expr = New<RecordUpdate>(node.location);
  expr->record = BuildExpr(*node.elements[2]);
  const bool good = expr->record != nullptr && BuildRecordName(*node.elements[3], &expr->module, &expr->name) &&
                    BuildRecordFields(*node.elements[4], &expr->fields);
  return good ? expr : nullptr;
}

// [{record_field, Anno, Name, Value}]
bool Builder::BuildRecordFields(const Term& term, std::span<const RecordField* const>* fields) {
  Terms terms;
  if (!ListOf(term, &terms, "list of fields")) return false;
  return Each<RecordField>(terms, fields, [&](const Term& entry) -> const RecordField* {
    Node node;
    if (!Open(entry, "field of a record", 4, &node)) return nullptr;
    if (!Is(*node.elements[0], "record_field") || node.elements.size() != 4) {
      return Fail(entry, "field of a record"), nullptr;
    }
    auto* field = New<RecordField>(node.location);
    field->name = BuildExpr(*node.elements[2]);
    if (field->name != nullptr && !field->name->Is<AtomLiteral>() && !field->name->Is<Variable>()) {
      return Fail(*node.elements[2], "name of a field"), nullptr;
    }
    field->value = field->name == nullptr ? nullptr : BuildExpr(*node.elements[3]);
    return field->value == nullptr ? nullptr : field;
  });
}

// {atom, Anno, Name}
const AtomLiteral* Builder::BuildFieldName(const Term& term) {
  const Expr* expr = BuildExpr(term);
  if (expr == nullptr) return nullptr;
  if (!expr->Is<AtomLiteral>()) return Fail(term, "name of a field"), nullptr;
  return &expr->As<AtomLiteral>();
}

const Expr* Builder::BuildRecordAccess(const Node& node) {
  auto* expr = New<RecordAccess>(node.location);
  expr->record = BuildExpr(*node.elements[2]);
  if (expr->record == nullptr || !BuildRecordName(*node.elements[3], &expr->module, &expr->name)) return nullptr;
  expr->field = BuildFieldName(*node.elements[4]);
  return expr->field == nullptr ? nullptr : expr;
}

const Expr* Builder::BuildRecordIndex(const Node& node) {
  auto* expr = New<RecordIndex>(node.location);
  if (!AtomOf(*node.elements[2], &expr->name, "name of a record")) return nullptr;
  expr->field = BuildFieldName(*node.elements[3]);
  return expr->field == nullptr ? nullptr : expr;
}

// --- Operators, matches, calls.

const Expr* Builder::BuildUnaryOperation(const Node& node) {
  auto* expr = New<UnaryOperation>(node.location);
  bool known = false;
#define LUMEN_UNARY_OPERATOR(Name, text)  \
  if (Is(*node.elements[2], text)) {      \
    expr->op = UnaryOperator::k##Name;    \
    known = true;                         \
  }
#include "compiler/syntax/operator.def"
  if (!known) return Fail(*node.elements[2], "operator of one operand"), nullptr;
  expr->operand = BuildExpr(*node.elements[3]);
  return expr->operand == nullptr ? nullptr : expr;
}

const Expr* Builder::BuildBinaryOperation(const Node& node) {
  auto* expr = New<BinaryOperation>(node.location);
  bool known = false;
#define LUMEN_BINARY_OPERATOR(Name, text, precedence, associativity) \
  if (!known && Is(*node.elements[2], text)) {                       \
    expr->op = BinaryOperator::k##Name;                              \
    known = true;                                                    \
  }
#include "compiler/syntax/operator.def"
  if (!known) return Fail(*node.elements[2], "operator of two operands"), nullptr;
  expr->left = BuildExpr(*node.elements[3]);
  expr->right = expr->left == nullptr ? nullptr : BuildExpr(*node.elements[4]);
  return expr->right == nullptr ? nullptr : expr;
}

const Expr* Builder::BuildMatch(const Node& node) {
  auto* expr = New<Match>(node.location);
  expr->pattern = BuildExpr(*node.elements[2]);
  expr->value = expr->pattern == nullptr ? nullptr : BuildExpr(*node.elements[3]);
  return expr->value == nullptr ? nullptr : expr;
}

const Expr* Builder::BuildCall(const Node& node) {
  auto* expr = New<Call>(node.location);
  expr->function = BuildExpr(*node.elements[2]);
  return expr->function != nullptr && BuildExprs(*node.elements[3], &expr->arguments) ? expr : nullptr;
}

const Expr* Builder::BuildRemote(const Node& node) {
  auto* expr = New<Remote>(node.location);
  expr->module = BuildExpr(*node.elements[2]);
  expr->function = expr->module == nullptr ? nullptr : BuildExpr(*node.elements[3]);
  return expr->function == nullptr ? nullptr : expr;
}

}  // namespace lumen::abstract_format

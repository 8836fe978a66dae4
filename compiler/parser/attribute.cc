// Attributes. Their arguments parse as expressions first and are then taken apart, as in OTP, so that what is refused and
// where is the same. Tested by parser_test.cc and the data under testdata/.
#include "compiler/base/text.h"
#include "compiler/parser/parser.h"
#include "compiler/syntax/visitor.h"

namespace lumen {

using namespace syntax;  // NOLINT: see parser.cc

// attribute -> '-' atom attr_val | '-' atom typed_attr_val | '-' atom '(' typed_attr_val ')' | specs
// attr_val -> expr | expr ',' exprs | '(' expr ',' exprs ')'
// typed_attr_val -> expr ',' typed_record_fields | expr '::' top_type
const Form* Parser::ParseAttribute() {
  ++position_;  // -
  if (!Is(TokenKind::kAtom)) return SyntaxError(), nullptr;
  const Token& attribute = Next();
  if (attribute.symbol() == symbols::kSpec || attribute.symbol() == symbols::kCallback) return ParseSpec(attribute);

  if (options_.otp_level >= 29 && attribute.symbol() == symbols::kRecord &&
      PeekKind(Is(TokenKind::kLeftParen) ? 1 : 0) == TokenKind::kHash) {
    return ParseNativeRecord(attribute);
  }

  // Behind `(` may also stand an expression in parentheses that goes on behind them: tried second.
  const size_t start = position_;
  bool parentheses = Accept(TokenKind::kLeftParen);
  const Expr* first = ParseExpr();
  if (first == nullptr) return nullptr;
  if (parentheses && Is(TokenKind::kRightParen) && PeekKind(1) != TokenKind::kDot) {
    position_ = start;
    parentheses = false;
    first = ParseExpr();
    if (first == nullptr) return nullptr;
  }
  auto close = [&] { return !parentheses || Expect(TokenKind::kRightParen); };
  if (Accept(TokenKind::kColonColon)) return ParseTypeDefinition(attribute, first);
  Gather<Expr> values(this);
  values.Add(first);
  if (Accept(TokenKind::kComma)) {
    if (Is(TokenKind::kLeftBrace)) {
      // The fields of a record, perhaps with types.
      const size_t before = position_;
      const Form* typed = ParseTypedRecord(attribute, first, parentheses);
      if (typed != nullptr || failed_) return typed;
      position_ = before;
    }
    do {
      if (!values.Add(ParseExpr())) return nullptr;
    } while (Accept(TokenKind::kComma));
  }
  if (!close()) return nullptr;
  // An LALR parser puts the attribute together before it looks at what follows: an error in its values comes first.
  const Form* form = BuildAttribute(attribute, values.Take());
  return form != nullptr && AcceptEnd() ? form : nullptr;
}

bool Parser::BadDeclaration(const Expr* where, Symbol attribute) {
  return Fail(DiagnosticKind::kBadDeclaration, Begin(where), {AtomText(symbols_->Text(attribute))});
}

const Form* Parser::BuildAttribute(const Token& attribute, Exprs values) {
  const Symbol name = attribute.symbol();
  const SourceLocation location = attribute.location();
  if (name == symbols::kModule) return BuildModule(attribute, values);
  if (name == symbols::kExport) {
    if (values.size() != 1) return BadDeclaration(values[1], name), nullptr;
    auto* form = New<ExportForm>(location);
    return BuildNameArities(values[0], &form->functions) ? form : nullptr;
  }
  if (name == symbols::kImport) {
    const auto* module = values[0]->AsIf<AtomLiteral>();
    if (values.size() != 2 || module == nullptr) return BadDeclaration(values[0], name), nullptr;
    auto* form = New<ImportForm>(location);
    form->module = module->value;
    return BuildNameArities(values[1], &form->functions) ? form : nullptr;
  }
  if (name == symbols::kRecord) {
    if (values.size() != 2 || !values[0]->Is<AtomLiteral>()) return BadDeclaration(values[0], name), nullptr;
    return BuildRecord(attribute, values[0], values[1]);
  }
  if (options_.otp_level >= 29 && symbols_->Text(name) == "import_record") return BuildImportRecord(attribute, values);
  if (values.size() != 1) return Fail(DiagnosticKind::kBadAttribute, Begin(values[1])), nullptr;
  auto* form = New<AttributeForm>(location);
  form->name = name;
  form->value = ToTerm(values[0], true, 0);
  if (form->value == nullptr) return Fail(DiagnosticKind::kBadAttribute, Begin(values[0])), nullptr;
  return form;
}

const Form* Parser::BuildModule(const Token& attribute, Exprs values) {
  const auto* name = values[0]->AsIf<AtomLiteral>();
  if (name == nullptr || values.size() > 2) return BadDeclaration(values[0], symbols::kModule), nullptr;
  auto* form = New<ModuleForm>(attribute.location());
  form->name = name->value;
  if (values.size() == 1) return form;
  // A parameterised module; lint refuses it.
  form->has_parameters = true;
  std::vector<Symbol> parameters;
  if (const auto* list = values[1]->AsIf<List>()) {
    for (const Expr* element : list->elements) {
      const auto* variable = element->AsIf<Variable>();
      if (variable == nullptr) {
        const bool first = element == list->elements[0];
        return Fail(DiagnosticKind::kBadVariableList, first ? list->location : Begin(element)), nullptr;
      }
      parameters.push_back(variable->name);
    }
    if (list->tail != nullptr) return Fail(DiagnosticKind::kBadVariableList, Begin(list->tail)), nullptr;
  } else if (!values[1]->Is<Nil>()) {
    return Fail(DiagnosticKind::kBadVariableList, Begin(values[1])), nullptr;
  }
  form->parameters = arena_->Copy(parameters);
  return form;
}

// [Name/Arity, ...]
bool Parser::BuildNameArities(const Expr* expr, std::span<const NameArity* const>* result) {
  if (expr->Is<Nil>()) return true;
  const auto* list = expr->AsIf<List>();
  if (list == nullptr) return Fail(DiagnosticKind::kBadNameArity, Begin(expr));
  Gather<NameArity> entries(this);
  for (const Expr* element : list->elements) {
    const auto* division = element->AsIf<BinaryOperation>();
    if (division == nullptr || division->op != BinaryOperator::kDivide) {
      // OTP names the cell of the list, whose place is the bracket for the first.
      const bool first = element == list->elements[0];
      return Fail(DiagnosticKind::kBadNameArity, first ? list->location : Begin(element));
    }
    const auto* name = division->left->AsIf<AtomLiteral>();
    if (name == nullptr) return Fail(DiagnosticKind::kBadFunctionName, Begin(division->left));
    const auto* arity = division->right->AsIf<IntegerLiteral>();
    if (arity == nullptr || !arity->value.is_small() || arity->value.small() > UINT32_MAX) {
      return Fail(DiagnosticKind::kBadFunctionArity, Begin(division->right));
    }
    auto* entry = New<NameArity>(name->location);
    entry->name = name->value;
    entry->arity = static_cast<uint32_t>(arity->value.small());
    entries.Add(entry);
  }
  if (list->tail != nullptr && !list->tail->Is<Nil>()) {
    // [a/1 | [b/2]] is the same list.
    if (!list->tail->Is<List>()) return Fail(DiagnosticKind::kBadNameArity, Begin(list->tail));
    std::span<const NameArity* const> rest;
    if (!BuildNameArities(list->tail, &rest)) return false;
    for (const NameArity* entry : rest) entries.Add(entry);
  }
  *result = entries.Take();
  return true;
}

// --- Records.

const RecordFieldDefinition* Parser::BuildRecordField(const Expr* field, const Type* type) {
  const Expr* name = field;
  const Expr* default_value = nullptr;
  if (const auto* match = field->AsIf<Match>()) {
    name = match->pattern;
    default_value = match->value;
  }
  const auto* atom = name->AsIf<AtomLiteral>();
  if (atom == nullptr) return Fail(DiagnosticKind::kBadRecordField, Begin(field)), nullptr;
  auto* definition = New<RecordFieldDefinition>(atom->location);
  definition->name = atom->value;
  definition->default_value = default_value;
  definition->type = type;
  return definition;
}

const Form* Parser::BuildRecord(const Token& attribute, const Expr* name, const Expr* fields) {
  const auto* tuple = fields->AsIf<Tuple>();
  if (tuple == nullptr) return Fail(DiagnosticKind::kBadRecordDeclaration, Begin(fields)), nullptr;
  auto* form = New<RecordForm>(attribute.location());
  form->name = name->As<AtomLiteral>().value;
  Gather<RecordFieldDefinition> definitions(this);
  for (const Expr* field : tuple->elements) {
    if (!definitions.Add(BuildRecordField(field, nullptr))) return nullptr;
  }
  form->fields = definitions.Take();
  return form;
}

// '{' fields '}' with a type on at least one of them. Null without an error where there is none: then it is an expression.
const Form* Parser::ParseTypedRecord(const Token& attribute, const Expr* name, bool parentheses) {
  ++position_;  // {
  if (Is(TokenKind::kRightBrace)) return nullptr;
  std::vector<std::pair<const Expr*, const Type*>> fields;
  bool typed = false;
  do {
    const Expr* field = ParseExpr();
    if (field == nullptr) return nullptr;
    const Type* type = nullptr;
    if (Accept(TokenKind::kColonColon)) {
      typed = true;
      type = ParseTopType();
      if (type == nullptr) return nullptr;
    }
    fields.emplace_back(field, type);
  } while (Accept(TokenKind::kComma));
  if (!typed) return nullptr;
  if (!Expect(TokenKind::kRightBrace)) return nullptr;
  if (parentheses && !Expect(TokenKind::kRightParen)) return nullptr;
  if (attribute.symbol() != symbols::kRecord) return Fail(DiagnosticKind::kBadAttribute, attribute.location()), nullptr;
  if (!name->Is<AtomLiteral>()) {
    return Fail(DiagnosticKind::kBadDeclaration, attribute.location(), {"record"}), nullptr;
  }
  auto* form = New<RecordForm>(attribute.location());
  form->name = name->As<AtomLiteral>().value;
  Gather<RecordFieldDefinition> definitions(this);
  for (const auto& [field, type] : fields) {
    if (!definitions.Add(BuildRecordField(field, type))) return nullptr;
  }
  form->fields = definitions.Take();
  return AcceptEnd() ? form : nullptr;
}

// -import_record(module, [name, ...]), since OTP 29.
const Form* Parser::BuildImportRecord(const Token& attribute, Exprs values) {
  const auto* module = values[0]->AsIf<AtomLiteral>();
  if (values.size() != 2 || module == nullptr) return BadDeclaration(values[0], attribute.symbol()), nullptr;
  const Term* names = ToTerm(values[1], true, 0);
  const auto* list = names == nullptr ? nullptr : names->AsIf<ListTerm>();
  bool good = list != nullptr && list->tail == nullptr;
  for (size_t i = 0; good && i < list->elements.size(); ++i) good = list->elements[i]->Is<AtomTerm>();
  if (!good) return BadDeclaration(values[1], attribute.symbol()), nullptr;
  auto* module_term = New<AtomTerm>(module->location);
  module_term->value = module->value;
  const Term* const pair[] = {module_term, names};
  auto* value = New<TupleTerm>(attribute.location());
  value->elements = arena_->Copy(std::span<const Term* const>(pair));
  auto* form = New<AttributeForm>(attribute.location());
  form->name = attribute.symbol();
  form->value = value;
  return form;
}

// -record #name{field, field = Default, field :: Type}, also in parentheses: a native record, since OTP 29 (EEP 79).
const Form* Parser::ParseNativeRecord(const Token& attribute) {
  const bool parentheses = Accept(TokenKind::kLeftParen);
  ++position_;  // #
  auto* form = New<RecordForm>(attribute.location());
  form->native = true;
  Symbol module;
  const size_t name_position = position_;
  if (!ParseRecordName(&module, &form->name)) return nullptr;
  if (module.is_valid() || !form->name.is_valid()) {
    position_ = name_position + (module.is_valid() ? 1 : 0);
    return SyntaxError(), nullptr;
  }
  if (!Expect(TokenKind::kLeftBrace)) return nullptr;
  Gather<RecordFieldDefinition> definitions(this);
  if (!Is(TokenKind::kRightBrace)) {
    do {
      const Expr* field = ParseExpr();
      if (field == nullptr) return nullptr;
      const Type* type = nullptr;
      if (Accept(TokenKind::kColonColon)) {
        type = ParseTopType();
        if (type == nullptr) return nullptr;
      }
      if (!definitions.Add(BuildRecordField(field, type))) return nullptr;
    } while (Accept(TokenKind::kComma));
  }
  if (!Expect(TokenKind::kRightBrace) || (parentheses && !Expect(TokenKind::kRightParen))) return nullptr;
  form->fields = definitions.Take();
  return AcceptEnd() ? form : nullptr;
}

// --- Types and specs.

// -type name(Variables) :: Type. The head was parsed as a call; position_ is behind `::`.
const Form* Parser::ParseTypeDefinition(const Token& attribute, const Expr* head) {
  const bool parentheses = tokens_[2].Is(TokenKind::kLeftParen);
  const Type* type = ParseTopType();
  if (type == nullptr) return nullptr;
  if (parentheses && !Expect(TokenKind::kRightParen)) return nullptr;

  const Symbol name = attribute.symbol();
  const SourceLocation location = attribute.location();
  const bool is_type = name == symbols::kType || name == symbols::kOpaque ||
                       (name == symbols::kNominal && options_.otp_level >= 28);
  if (!is_type) {
    if (name == symbols::kRecord) return Fail(DiagnosticKind::kBadDeclaration, location, {"record"}), nullptr;
    return Fail(DiagnosticKind::kBadAttribute, location), nullptr;
  }
  const auto* call = head->AsIf<Call>();
  const auto* type_name = call == nullptr ? nullptr : call->function->AsIf<AtomLiteral>();
  if (type_name == nullptr) {
    return Fail(DiagnosticKind::kBadDeclaration, location, {std::string(symbols_->Text(name))}), nullptr;
  }
  auto* form = New<TypeForm>(location);
  form->attribute = name;
  form->name = type_name->value;
  form->type = type;
  // `_` anywhere is reported before anything that is no variable.
  for (const Expr* argument : call->arguments) {
    const auto* variable = argument->AsIf<Variable>();
    if (variable != nullptr && variable->name == symbols::kUnderscore) {
      return Fail(DiagnosticKind::kBadTypeVariable, argument->location), nullptr;
    }
  }
  Gather<TypeVariable> parameters(this);
  for (const Expr* argument : call->arguments) {
    const auto* variable = argument->AsIf<Variable>();
    if (variable == nullptr) return Fail(DiagnosticKind::kBadTypeVariable, Begin(argument)), nullptr;
    auto* parameter = New<TypeVariable>(variable->location);
    parameter->name = variable->name;
    parameters.Add(parameter);
  }
  form->parameters = parameters.Take();
  return AcceptEnd() ? form : nullptr;
}

// type_spec -> spec_fun type_sigs | '(' spec_fun type_sigs ')'
const Form* Parser::ParseSpec(const Token& attribute) {
  auto* form = New<SpecForm>(attribute.location());
  form->attribute = attribute.symbol();
  const bool parentheses = Accept(TokenKind::kLeftParen);
  if (!Is(TokenKind::kAtom)) return SyntaxError(), nullptr;
  form->name = Next().symbol();
  if (Accept(TokenKind::kColon)) {
    if (!Is(TokenKind::kAtom)) return SyntaxError(), nullptr;
    form->module = form->name;
    form->name = Next().symbol();
  }
  Gather<Type> signatures(this);
  do {
    if (!signatures.Add(ParseSignature())) return nullptr;
  } while (Accept(TokenKind::kSemicolon));
  if (parentheses && !Expect(TokenKind::kRightParen)) return nullptr;
  form->signatures = signatures.Take();
  const Type* first = form->signatures[0];
  const FunType* function =
      first->Is<BoundedFunType>() ? first->As<BoundedFunType>().function : &first->As<FunType>();
  if (function->any_arguments) {
    return Fail(DiagnosticKind::kBadDeclaration, attribute.location(), {std::string(symbols_->Text(form->attribute))}),
           nullptr;
  }
  form->arity = static_cast<uint32_t>(function->arguments.size());
  return AcceptEnd() ? form : nullptr;
}

}  // namespace lumen

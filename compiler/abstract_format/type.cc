// Types. Tested by abstract_format_test.cc.
#include "compiler/abstract_format/builder.h"

namespace lumen::abstract_format {

using namespace syntax;  // NOLINT: all about terms and trees

// {type, Anno, Name, Arguments}, {user_type, ...}, {remote_type, Anno, [M, N, Arguments]}, {ann_type, Anno, [Var, Type]},
// {var | atom | integer | char, Anno, Value}, {op, Anno, Op, ...}.
const Type* Builder::BuildType(const Term& term) {
  const Depth depth(this);
  if (depth.TooDeep()) return nullptr;
  Node node;
  if (!Open(term, "type", 3, &node)) return nullptr;
  const std::string_view tag = symbols_->Text(node.elements[0]->As<AtomTerm>().value);
  const Term& third = *node.elements[2];
  const size_t size = node.elements.size();
  if (tag == "op" && (size == 4 || size == 5)) return BuildTypeOperation(node);
  if (size == 4 && (tag == "type" || tag == "user_type")) {
    Symbol name;
    if (!AtomOf(third, &name, "name of a type")) return nullptr;
    const bool any = Is(*node.elements[3], "any");
    if (any && tag == "type" && name == symbols::kTuple) {
      auto* type = New<TupleType>(node.location);
      type->any = true;
      return type;
    }
    if (any && tag == "type" && name == symbols::kMap) {
      auto* type = New<MapType>(node.location);
      type->any = true;
      return type;
    }
    Terms arguments;
    if (!ListOf(*node.elements[3], &arguments, "list of types")) return nullptr;
    if (tag == "type") return BuildNamedType(node, name, arguments);
    auto* type = New<UserType>(node.location);
    type->name = name;
    return BuildTypes(arguments, &type->arguments) ? type : nullptr;
  }
  if (size != 3) return Fail(term, "type"), nullptr;
  if (tag == "var") return BuildTypeVariable(term);
  if (tag == "atom") return BuildAtomType(term);
  if (tag == "integer" && third.Is<IntegerTerm>()) {
    auto* type = New<IntegerType>(node.location);
    type->value = third.As<IntegerTerm>().value;
    return type;
  }
  if (tag == "char") {
    uint32_t code;
    if (!CountOf(third, &code, "character")) return nullptr;
    if (code > 0x10FFFF) return Fail(third, "character"), nullptr;
    auto* type = New<CharType>(node.location);
    type->value = code;
    return type;
  }
  Terms parts;
  if (tag == "ann_type" && IsList(third, &parts) && parts.size() == 2) {
    auto* type = New<AnnotatedType>(node.location);
    type->name = BuildTypeVariable(*parts[0]);
    type->type = type->name == nullptr ? nullptr : BuildType(*parts[1]);
    return type->type == nullptr ? nullptr : type;
  }
  if (tag == "remote_type" && IsList(third, &parts) && parts.size() == 3) {
    auto* type = New<RemoteType>(node.location);
    type->module = BuildAtomType(*parts[0]);
    type->name = type->module == nullptr ? nullptr : BuildAtomType(*parts[1]);
    Terms arguments;
    if (type->name == nullptr || !ListOf(*parts[2], &arguments, "list of types")) return nullptr;
    return BuildTypes(arguments, &type->arguments) ? type : nullptr;
  }
  return Fail(term, "type"), nullptr;
}

bool Builder::BuildTypes(Terms terms, std::span<const Type* const>* types) {
  return Each<Type>(terms, types, [&](const Term& term) { return BuildType(term); });
}

// Names whose arguments have a shape of their own; every other name is a type of the language, as far as it knows it.
const Type* Builder::BuildNamedType(const Node& node, Symbol name, Terms arguments) {
  const std::string_view text = symbols_->Text(name);
  const size_t size = arguments.size();
  if (text == "nil" && size == 0) return New<NilType>(node.location);
  if (text == "record" && size > 0) return BuildRecordType(node, arguments);
  if (text == "map") return BuildMapType(node, arguments);
  if (text == "binary" && size == 2) return BuildBinaryType(node, arguments);
  if (text == "fun") return BuildFunType(node, arguments);
  if (text == "bounded_fun") return BuildBoundedFun(node, arguments);
  if (text == "range" && size == 2) {
    auto* type = New<RangeType>(node.location);
    type->low = BuildType(*arguments[0]);
    type->high = type->low == nullptr ? nullptr : BuildType(*arguments[1]);
    return type->high == nullptr ? nullptr : type;
  }
  if (size == 1 && text == "list") {
    auto* type = New<ListType>(node.location);
    type->element = BuildType(*arguments[0]);
    return type->element == nullptr ? nullptr : type;
  }
  if (size == 1 && text == "nonempty_list") {
    auto* type = New<NonemptyListType>(node.location);
    type->element = BuildType(*arguments[0]);
    return type->element == nullptr ? nullptr : type;
  }
  if (text == "tuple") {
    auto* type = New<TupleType>(node.location);
    return BuildTypes(arguments, &type->elements) ? type : nullptr;
  }
  if (text == "union") {
    auto* type = New<UnionType>(node.location);
    return BuildTypes(arguments, &type->alternatives) ? type : nullptr;
  }
  // Parts of others, which cannot stand alone.
  for (std::string_view part : {"product", "constraint", "field_type", "map_field_assoc", "map_field_exact"}) {
    if (text == part) return Fail(*node.term, "type"), nullptr;
  }
  auto* type = New<BuiltinType>(node.location);
  type->name = name;
  return BuildTypes(arguments, &type->arguments) ? type : nullptr;
}

// [{atom, Anno, Name}, {type, Anno, field_type, [{atom, Anno, Field}, Type]}...]
const Type* Builder::BuildRecordType(const Node& node, Terms arguments) {
  auto* type = New<RecordType>(node.location);
  const AtomType* name = BuildAtomType(*arguments[0]);
  if (name == nullptr) return nullptr;
  type->name = name->value;
  type->name_location = name->location;
  const bool good =
      Each<RecordFieldType>(arguments.subspan(1), &type->fields, [&](const Term& term) -> const RecordFieldType* {
        Node field;
        Terms parts;
        if (!Open(term, "field of a record type", 4, &field)) return nullptr;
        if (!Is(*field.elements[0], "type") || !Is(*field.elements[2], "field_type") ||
            !IsList(*field.elements[3], &parts) || parts.size() != 2) {
          return Fail(term, "field of a record type"), nullptr;
        }
        auto* result = New<RecordFieldType>(field.location);
        const AtomType* field_name = BuildAtomType(*parts[0]);
        if (field_name == nullptr) return nullptr;
        result->name = field_name->value;
        if (field_name->location != field.location) result->name_location = field_name->location;
        result->type = BuildType(*parts[1]);
        return result->type == nullptr ? nullptr : result;
      });
  return good ? type : nullptr;
}

// [{type, Anno, map_field_assoc | map_field_exact, [Key, Value]}]
const Type* Builder::BuildMapType(const Node& node, Terms arguments) {
  auto* type = New<MapType>(node.location);
  const bool good = Each<MapFieldType>(arguments, &type->fields, [&](const Term& term) -> const MapFieldType* {
    Node field;
    Terms parts;
    if (!Open(term, "field of a map type", 4, &field)) return nullptr;
    auto* result = New<MapFieldType>(field.location);
    result->exact = Is(*field.elements[2], "map_field_exact");
    if (!Is(*field.elements[0], "type") || (!result->exact && !Is(*field.elements[2], "map_field_assoc")) ||
        !IsList(*field.elements[3], &parts) || parts.size() != 2) {
      return Fail(term, "field of a map type"), nullptr;
    }
    result->key = BuildType(*parts[0]);
    result->value = result->key == nullptr ? nullptr : BuildType(*parts[1]);
    return result->value == nullptr ? nullptr : result;
  });
  return good ? type : nullptr;
}

// [Base, Unit]
const Type* Builder::BuildBinaryType(const Node& node, Terms arguments) {
  auto* type = New<BinaryType>(node.location);
  type->base = BuildType(*arguments[0]);
  type->unit = type->base == nullptr ? nullptr : BuildType(*arguments[1]);
  return type->unit == nullptr ? nullptr : type;
}

// [] | [{type, Anno, any}, Result] | [{type, Anno, product, Arguments}, Result]
const Type* Builder::BuildFunType(const Node& node, Terms arguments) {
  auto* type = New<FunType>(node.location);
  if (arguments.empty()) return type;
  if (arguments.size() != 2) return Fail(*node.term, "type"), nullptr;
  Node domain;
  if (!Open(*arguments[0], "list of argument types", 3, &domain)) return nullptr;
  if (!Is(*domain.elements[0], "type")) return Fail(*arguments[0], "list of argument types"), nullptr;
  if (domain.location != node.location) type->arguments_location = domain.location;
  Terms parameters;
  if (domain.elements.size() == 3 && Is(*domain.elements[2], "any")) {
    type->any_arguments = true;
  } else if (domain.elements.size() == 4 && Is(*domain.elements[2], "product") && IsList(*domain.elements[3], &parameters)) {
    if (!BuildTypes(parameters, &type->arguments)) return nullptr;
  } else {
    return Fail(*arguments[0], "list of argument types"), nullptr;
  }
  type->result = BuildType(*arguments[1]);
  return type->result == nullptr ? nullptr : type;
}

// [Fun, [Constraint]]
const Type* Builder::BuildBoundedFun(const Node& node, Terms arguments) {
  auto* type = New<BoundedFunType>(node.location);
  Terms constraints;
  if (arguments.size() != 2 || !IsList(*arguments[1], &constraints)) return Fail(*node.term, "type"), nullptr;
  const Type* function = BuildType(*arguments[0]);
  if (function == nullptr) return nullptr;
  if (!function->Is<FunType>() || function->As<FunType>().result == nullptr) {
    return Fail(*arguments[0], "type of a function"), nullptr;
  }
  type->function = &function->As<FunType>();
  const bool good =
      Each<TypeConstraint>(constraints, &type->constraints, [&](const Term& term) { return BuildConstraint(term); });
  return good ? type : nullptr;
}

// {type, Anno, constraint, [{atom, Anno, is_subtype}, [{var, Anno, Name}, Type]]}
const TypeConstraint* Builder::BuildConstraint(const Term& term) {
  Node node;
  Terms parts, operands;
  if (!Open(term, "constraint", 4, &node)) return nullptr;
  if (!Is(*node.elements[0], "type") || !Is(*node.elements[2], "constraint") || !IsList(*node.elements[3], &parts) ||
      parts.size() != 2 || !IsList(*parts[1], &operands) || operands.size() != 2) {
    return Fail(term, "constraint"), nullptr;
  }
  auto* constraint = New<TypeConstraint>(node.location);
  const AtomType* name = BuildAtomType(*parts[0]);
  if (name == nullptr) return nullptr;
  if (symbols_->Text(name->value) != "is_subtype") return Fail(term, "constraint"), nullptr;
  if (name->location != node.location) constraint->name_location = name->location;
  constraint->variable = BuildTypeVariable(*operands[0]);
  constraint->type = constraint->variable == nullptr ? nullptr : BuildType(*operands[1]);
  return constraint->type == nullptr ? nullptr : constraint;
}

const Type* Builder::BuildTypeOperation(const Node& node) {
  bool known = false;
  if (node.elements.size() == 4) {
    auto* type = New<UnaryOperationType>(node.location);
#define LUMEN_UNARY_OPERATOR(Name, text) \
  if (Is(*node.elements[2], text)) {     \
    type->op = UnaryOperator::k##Name;   \
    known = true;                        \
  }
#include "compiler/syntax/operator.def"
    if (!known) return Fail(*node.elements[2], "operator of one operand"), nullptr;
    type->operand = BuildType(*node.elements[3]);
    return type->operand == nullptr ? nullptr : type;
  }
  auto* type = New<BinaryOperationType>(node.location);
#define LUMEN_BINARY_OPERATOR(Name, text, precedence, associativity) \
  if (!known && Is(*node.elements[2], text)) {                       \
    type->op = BinaryOperator::k##Name;                              \
    known = true;                                                    \
  }
#include "compiler/syntax/operator.def"
  if (!known) return Fail(*node.elements[2], "operator of two operands"), nullptr;
  type->left = BuildType(*node.elements[3]);
  type->right = type->left == nullptr ? nullptr : BuildType(*node.elements[4]);
  return type->right == nullptr ? nullptr : type;
}

const TypeVariable* Builder::BuildTypeVariable(const Term& term) {
  Node node;
  if (!Open(term, "type variable", 3, &node)) return nullptr;
  auto* variable = New<TypeVariable>(node.location);
  if (!Is(*node.elements[0], "var") || node.elements.size() != 3) return Fail(term, "type variable"), nullptr;
  return AtomOf(*node.elements[2], &variable->name, "type variable") ? variable : nullptr;
}

const AtomType* Builder::BuildAtomType(const Term& term) {
  Node node;
  if (!Open(term, "atom", 3, &node)) return nullptr;
  auto* atom = New<AtomType>(node.location);
  if (!Is(*node.elements[0], "atom") || node.elements.size() != 3) return Fail(term, "atom"), nullptr;
  return AtomOf(*node.elements[2], &atom->value, "atom") ? atom : nullptr;
}

}  // namespace lumen::abstract_format

// Types, specs, callbacks. The comments name the functions of erl_lint whose rules stand here. Tested by the goldens of compiler/frontend.
#include "compiler/lint/linter.h"
#include "compiler/syntax/builtin_type.h"

namespace lumen::lint {

using namespace syntax;  // NOLINT: lint is about the tree

void Linter::UseType(NameAndArity type, SourceLocation location) { type_uses_[type].push_back({location, in_type_}); }

// check_type/2: type variables seen once only say nothing.
void Linter::CheckTypeGroup(std::span<const Type* const> types) {
  SeenVariables seen;
  for (const Type* type : types) CheckType(*type, &seen);
  for (const auto& [name, location] : seen) {
    if (location.has_value() && !symbols_.Text(name).starts_with('_')) {
      Add(DiagnosticKind::kSingletonTypeVariable, *location, {Text(name)});
    }
  }
}

// type_def
void Linter::DefineType(const TypeForm& form) {
  const NameAndArity type{form.name, static_cast<uint32_t>(form.parameters.size())};
  const bool builtin = IsBuiltinType(symbols_.Text(type.name), type.arity, lint_options_.otp_level);
  if (builtin && !options_.no_auto_import_types) {
    Add(DiagnosticKind::kBuiltinTypeRedefined, form.location, {FunctionText(type)});
    return;
  }
  if (types_.contains(type)) {
    Add(DiagnosticKind::kRedefineType, form.location, {FunctionText(type)});
    return;
  }
  if (form.attribute == symbols::kOpaque && type.arity == 0) {
    const auto* same = form.type->AsIf<BuiltinType>();
    if (same != nullptr && (same->name == symbols::kTerm || same->name == symbols::kAny)) {
      Add(DiagnosticKind::kUnderspecifiedOpaque, form.location, {FunctionText(type)});
    }
  }
  types_[type] = {form.attribute, form.location};
  in_type_ = type;
  std::vector<const Type*> group = {form.type};
  group.insert(group.end(), form.parameters.begin(), form.parameters.end());
  CheckTypeGroup(group);
  in_type_.reset();
}

// check_type/3
void Linter::CheckType(const Type& type, SeenVariables* seen) {
  auto check_all = [&](std::span<const Type* const> types) {
    for (const Type* each : types) CheckType(*each, seen);
  };
  auto syntax_error = [&](std::string what) { Add(DiagnosticKind::kTypeSyntax, type.location, {std::move(what)}); };
  switch (type.kind) {
    case TypeKind::kTypeVariable: {
      const Symbol name = type.As<TypeVariable>().name;
      if (name == symbols::kUnderscore) return;
      const auto [entry, fresh] = seen->try_emplace(name, type.location);
      if (!fresh) entry->second.reset();
      return;
    }
    case TypeKind::kAtomType:
    case TypeKind::kIntegerType:
    case TypeKind::kCharType:
    case TypeKind::kNilType: return;
    case TypeKind::kUnaryOperationType:
    case TypeKind::kBinaryOperationType:
      if (Fold(type).kind != FoldedValue::Kind::kInteger) syntax_error("integer");
      return;
    case TypeKind::kAnnotatedType: return CheckType(*type.As<AnnotatedType>().type, seen);
    case TypeKind::kRangeType: {
      const FoldedValue low = Fold(*type.As<RangeType>().low), high = Fold(*type.As<RangeType>().high);
      // Integers beyond 64 bits are in order as far as their literals are; their signs are all that is compared.
      const bool good = low.kind == FoldedValue::Kind::kInteger && high.kind == FoldedValue::Kind::kInteger &&
                        (!low.exact || !high.exact || low.integer < high.integer);
      if (!good) syntax_error("range");
      return;
    }
    case TypeKind::kUnionType: return check_all(type.As<UnionType>().alternatives);
    case TypeKind::kListType: return CheckType(*type.As<ListType>().element, seen);
    case TypeKind::kNonemptyListType: return CheckType(*type.As<NonemptyListType>().element, seen);
    case TypeKind::kTupleType: return check_all(type.As<TupleType>().elements);
    case TypeKind::kMapType:
      for (const MapFieldType* field : type.As<MapType>().fields) {
        CheckType(*field->key, seen);
        CheckType(*field->value, seen);
      }
      return;
    case TypeKind::kRecordType: return CheckRecordType(type.As<RecordType>(), seen);
    case TypeKind::kBinaryType: {
      auto good = [&](const Type* part) {
        if (part == nullptr) return true;
        const FoldedValue value = Fold(*part);
        return value.kind == FoldedValue::Kind::kInteger && value.integer >= 0;
      };
      if (!good(type.As<BinaryType>().base) || !good(type.As<BinaryType>().unit)) syntax_error("binary");
      return;
    }
    case TypeKind::kFunType:
      check_all(type.As<FunType>().arguments);
      if (type.As<FunType>().result != nullptr) CheckType(*type.As<FunType>().result, seen);
      return;
    case TypeKind::kBoundedFunType:
      CheckType(*type.As<BoundedFunType>().function, seen);
      for (const TypeConstraint* constraint : type.As<BoundedFunType>().constraints) {
        CheckType(*constraint->variable, seen);
        CheckType(*constraint->type, seen);
      }
      return;
    case TypeKind::kBuiltinType: {
      const auto& builtin = type.As<BuiltinType>();
      const NameAndArity name{builtin.name, static_cast<uint32_t>(builtin.arguments.size())};
      if (builtin.name == symbols::kBool) {
        Add(DiagnosticKind::kRenamedType, type.location, {"bool()", "boolean()"});
      } else if (types_.contains(name)) {
        UseType(name, type.location);
      }
      return check_all(builtin.arguments);
    }
    case TypeKind::kUserType: {
      const auto& user = type.As<UserType>();
      UseType({user.name, static_cast<uint32_t>(user.arguments.size())}, type.location);
      return check_all(user.arguments);
    }
    case TypeKind::kRemoteType: {
      const auto& remote = type.As<RemoteType>();
      CheckModuleName(remote.module->value, type.location);
      if (IsRemovedType(symbols_.Text(remote.module->value), symbols_.Text(remote.name->value), remote.arguments.size())) {
        const NameAndArity name{remote.name->value, static_cast<uint32_t>(remote.arguments.size())};
        Add(DiagnosticKind::kRemovedType, type.location, {AtomOf(remote.module->value) + ":" + FunctionText(name)});
      }
      if (remote.module->value == module_) {
        UseType({remote.name->value, static_cast<uint32_t>(remote.arguments.size())}, type.location);
      }
      return check_all(remote.arguments);
    }
  }
}

// check_record_types
void Linter::CheckRecordType(const RecordType& type, SeenVariables* seen) {
  const Record* record = UseRecord(type.name, type.location);
  if (record == nullptr) return;
  SymbolSet fields;
  for (const RecordFieldType* field : type.fields) {
    if (record->Find(field->name) == nullptr) {
      Add(DiagnosticKind::kUndefinedField, field->location, {AtomOf(type.name), AtomOf(field->name)});
    }
    if (!fields.insert(field->name).second) {
      Add(DiagnosticKind::kRedefineField, field->location, {AtomOf(type.name), AtomOf(field->name)});
    }
    CheckType(*field->type, seen);
  }
}

// check_specs
void Linter::CheckSignatures(const SpecForm& form, DiagnosticKind wrong_arity) {
  in_type_.reset();
  for (const Type* signature : form.signatures) {
    const auto* bounded = signature->AsIf<BoundedFunType>();
    const FunType& function = bounded != nullptr ? *bounded->function : signature->As<FunType>();
    if (function.arguments.size() != form.arity || function.any_arguments) Add(wrong_arity, function.location);
    std::vector<const Type*> group = {&function};
    if (bounded != nullptr) {
      for (const TypeConstraint* constraint : bounded->constraints) {
        group.push_back(constraint->variable);
        group.push_back(constraint->type);
      }
    }
    CheckTypeGroup(group);
  }
}

// spec_decl
void Linter::CheckSpec(const SpecForm& form) {
  const Symbol module = form.module.is_valid() ? form.module : module_;
  if (module.is_valid()) CheckModuleName(module, form.location);
  std::string name = FunctionText({form.name, form.arity});
  if (form.module.is_valid()) name = AtomOf(module) + ":" + name;
  // The last of several is the one that later complaints point at.
  const bool fresh = specs_.insert_or_assign({module, form.name, form.arity}, form.location).second;
  if (!fresh) {
    Add(DiagnosticKind::kRedefineSpec, form.location, {name});
    return;
  }
  if (module != module_) Add(DiagnosticKind::kBadSpecModule, form.location, {name});
  CheckSignatures(form, DiagnosticKind::kSpecWrongArity);
}

// callback_decl
void Linter::CheckCallback(const SpecForm& form) {
  const NameAndArity callback{form.name, form.arity};
  if (form.module.is_valid()) {
    CheckModuleName(form.module, form.location);
    Add(DiagnosticKind::kBadCallback, form.location, {AtomOf(form.module) + ":" + FunctionText(callback)});
    return;
  }
  if (!callbacks_.insert_or_assign(callback, form.location).second) {
    Add(DiagnosticKind::kRedefineCallback, form.location, {FunctionText(callback)});
    return;
  }
  CheckSignatures(form, DiagnosticKind::kCallbackWrongArity);
}

}  // namespace lumen::lint

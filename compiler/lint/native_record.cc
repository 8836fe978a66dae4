// Native records of OTP 29 (EEP 79). Those of this module are checked by name as other records are; of others, and of any record
// (#_), nothing is known before run time. Tested by the golden native_records and by new_syntax_test.cc.
#include <algorithm>

#include "compiler/lint/linter.h"
#include "compiler/syntax/visitor.h"

namespace lumen::lint {

using namespace syntax;  // NOLINT: lint is about the tree

namespace {

// What the compiler can compute: no variables, no calls, no records.
bool IsConstant(const Expr& expr) {
  const auto all = [](const auto& exprs) { return std::ranges::all_of(exprs, [](const Expr* each) { return IsConstant(*each); }); };
  switch (expr.kind) {
    case ExprKind::kAtomLiteral:
    case ExprKind::kCharLiteral:
    case ExprKind::kIntegerLiteral:
    case ExprKind::kFloatLiteral:
    case ExprKind::kStringLiteral:
    case ExprKind::kNil: return true;
    case ExprKind::kList: {
      const auto& list = expr.As<List>();
      return all(list.elements) && (list.tail == nullptr || IsConstant(*list.tail));
    }
    case ExprKind::kTuple: return all(expr.As<Tuple>().elements);
    case ExprKind::kMapCreate:
      return std::ranges::all_of(expr.As<MapCreate>().fields,
                                 [](const MapField* field) { return IsConstant(*field->key) && IsConstant(*field->value); });
    case ExprKind::kBinary:
      return std::ranges::all_of(expr.As<Binary>().elements, [](const BinaryElement* element) {
        return IsConstant(*element->value) && (element->size == nullptr || IsConstant(*element->size));
      });
    case ExprKind::kUnaryOperation: return IsConstant(*expr.As<UnaryOperation>().operand);
    case ExprKind::kBinaryOperation: {
      const auto& node = expr.As<BinaryOperation>();
      return node.op != BinaryOperator::kSend && IsConstant(*node.left) && IsConstant(*node.right);
    }
    default: return false;
  }
}

}  // namespace

void Linter::CheckNativeDefinition(const RecordForm& form) {
  for (const RecordFieldDefinition* field : form.fields) {
    if (field->default_value == nullptr || IsConstant(*field->default_value)) continue;
    Add(DiagnosticKind::kIllegalNativeDefault, Begin(*field->default_value, sources_), {AtomOf(form.name), AtomOf(field->name)});
  }
}

// -import_record(module, [name, ...]), whose shape the parser has seen to; that of abstract format may be any.
void Linter::ImportRecords(const AttributeForm& form) {
  const auto* pair = form.value->AsIf<TupleTerm>();
  const auto* names = pair == nullptr || pair->elements.size() != 2 ? nullptr : pair->elements[1]->AsIf<ListTerm>();
  if (names == nullptr) return;
  for (const Term* element : names->elements) {
    const auto* name = element->AsIf<AtomTerm>();
    if (name == nullptr) continue;
    Record record;
    record.location = form.location;
    record.native = record.imported = record.used = true;
    if (!records_.emplace(name->value, std::move(record)).second) {
      Add(DiagnosticKind::kRedefineRecord, form.location, {AtomOf(name->value)});
    }
  }
}

// After the walk: a record may be exported before it is defined.
void Linter::CheckExportedRecords(const Module& module) {
  for (const Form* form : module.forms) {
    const auto* attribute = form->AsIf<AttributeForm>();
    if (attribute == nullptr || symbols_.Text(attribute->name) != "export_record") continue;
    const auto* names = attribute->value->AsIf<ListTerm>();
    const bool good = names != nullptr && names->tail == nullptr &&
                      std::ranges::all_of(names->elements, [](const Term* name) { return name->Is<AtomTerm>(); });
    if (!good) {
      Add(DiagnosticKind::kBadExportRecord, form->location);
      continue;
    }
    for (const Term* element : names->elements) {
      const Symbol name = element->As<AtomTerm>().value;
      const auto found = records_.find(name);
      if (found == records_.end() || found->second.imported) {
        Add(DiagnosticKind::kUndefinedRecord, form->location, {AtomOf(name)});
      } else if (!found->second.native) {
        Add(DiagnosticKind::kExportTupleRecord, form->location, {AtomOf(name)});
      } else {
        found->second.used = true;
      }
    }
  }
}

bool Linter::RefuseNative(const Record& record, std::string_view what, Symbol name, SourceLocation location) {
  if (record.native) Add(DiagnosticKind::kNotForNativeRecord, location, {std::string(what), AtomOf(name)});
  return record.native;
}

void Linter::CheckNativeCreate(const RecordCreate& node, const Record& record, ExprMode mode) {
  if (mode == ExprMode::kGuard) {
    RefuseNative(record, "making a record in a guard", node.name, node.location);
    return;
  }
  SymbolSet named;
  for (const syntax::RecordField* field : node.fields) {
    if (const auto* atom = field->name->AsIf<AtomLiteral>()) named.insert(atom->value);
    if (field->name->Is<Variable>()) RefuseNative(record, "`_ = Value`", node.name, field->name->location);
  }
  for (const RecordField& field : record.fields) {
    if (field.default_value == nullptr && !named.contains(field.name)) {
      Add(DiagnosticKind::kUninitializedNativeField, node.location, {AtomOf(node.name), AtomOf(field.name)});
    }
  }
}

VariableTable Linter::CheckForeignFields(std::span<const syntax::RecordField* const> fields, const VariableTable& scope,
                                         ExprMode mode) {
  VariableTable result;
  SymbolSet seen;
  for (const syntax::RecordField* field : fields) {
    const auto* name = field->name->AsIf<AtomLiteral>();
    if (name == nullptr) {
      const Symbol variable = field->name->As<Variable>().name;
      Add(DiagnosticKind::kFieldNameIsVariable, field->name->location, {AtomOf(symbols::kUnderscore), Text(variable)});
      continue;
    }
    if (!seen.insert(name->value).second) {
      Add(DiagnosticKind::kRedefineField, field->location, {AtomOf(symbols::kUnderscore), AtomOf(name->value)});
      continue;
    }
    result = MergePatternTables(std::move(result), CheckIn(mode, *field->value, scope));
  }
  return result;
}

Linter::PatternResult Linter::CheckForeignPattern(const RecordCreate& node, const VariableTable& scope, const VariableTable& old) {
  PatternResult result;
  for (const syntax::RecordField* field : node.fields) {
    if (!field->name->Is<AtomLiteral>()) {
      const Symbol variable = field->name->As<Variable>().name;
      Add(DiagnosticKind::kFieldNameIsVariable, field->name->location, {AtomOf(symbols::kUnderscore), Text(variable)});
      continue;
    }
    AddPattern(*field->value, scope, old, &result);
  }
  return result;
}

}  // namespace lumen::lint

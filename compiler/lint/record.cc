// Records: definitions, and what refers to them. Tested by the goldens of compiler/frontend.
#include "compiler/lint/linter.h"
#include "compiler/syntax/visitor.h"

namespace lumen::lint {

using namespace syntax;  // NOLINT: lint is about the tree

namespace {

// is_valid_record: what surely is none.
bool IsNoRecord(const Expr& expr) {
  switch (expr.kind) {
    case ExprKind::kCharLiteral:
    case ExprKind::kIntegerLiteral:
    case ExprKind::kFloatLiteral:
    case ExprKind::kAtomLiteral:
    case ExprKind::kStringLiteral:
    case ExprKind::kList:
    case ExprKind::kNil:
    case ExprKind::kListComprehension:
    case ExprKind::kRecordIndex:
    case ExprKind::kLocalFun:
    case ExprKind::kExternalFun:
    case ExprKind::kFunExpr:
    case ExprKind::kNamedFun: return true;
    default: return false;
  }
}

}  // namespace

constexpr size_t kFewFields = 16;

const Linter::RecordField* Linter::Record::Find(Symbol name) const {
  if (fields.size() > kFewFields) {
    const auto found = index.find(name);
    return found == index.end() ? nullptr : &fields[found->second];
  }
  for (const RecordField& field : fields) {
    if (field.name == name) return &field;
  }
  return nullptr;
}

void Linter::Record::AddField(const RecordField& field) {
  fields.push_back(field);
  if (fields.size() <= kFewFields) return;
  for (size_t i = index.size(); i < fields.size(); ++i) index.emplace(fields[i].name, static_cast<uint32_t>(i));
}

// record_def
void Linter::DefineRecord(const RecordForm& form) {
  if (records_.contains(form.name)) {
    Add(DiagnosticKind::kRedefineRecord, form.location, {AtomOf(form.name)});
    return;
  }
  Record record;
  record.location = form.location;
  record.native = form.native;
  if (form.native) CheckNativeDefinition(form);
  for (const RecordFieldDefinition* field : form.fields) {
    if (record.Find(field->name) != nullptr) {
      Add(DiagnosticKind::kRedefineField, field->location, {AtomOf(form.name), AtomOf(field->name)});
      continue;
    }
    const Expr* default_value = field->default_value;
    if (default_value != nullptr) {
      // Errors count here; uses count only where a record is made.
      const size_t findings = findings_.size();
      discard_uses_ = true;
      in_record_definition_ = true;
      CheckExpr(*default_value, {});
      in_record_definition_ = false;
      discard_uses_ = false;
      for (size_t i = findings; i < findings_.size(); ++i) {
        if (findings_[i].severity == Severity::kError) default_value = nullptr;
      }
    }
    record.AddField({field->name, field->location, default_value});
  }
  records_.emplace(form.name, std::move(record));
  in_type_.reset();
  std::vector<const Type*> types;
  for (const RecordFieldDefinition* field : form.fields) {
    if (field->type != nullptr) types.push_back(field->type);
  }
  CheckTypeGroup(types);
}

Linter::Record* Linter::UseRecord(Symbol name, SourceLocation location) {
  const auto found = records_.find(name);
  if (found == records_.end()) {
    Add(DiagnosticKind::kUndefinedRecord, location, {AtomOf(name)});
    return nullptr;
  }
  if (!discard_uses_) found->second.used = true;
  return &found->second;
}

void Linter::CheckFieldName(const AtomLiteral& field, Symbol name, const Record& record) {
  if (record.Find(field.value) == nullptr && !record.imported) {
    Add(DiagnosticKind::kUndefinedField, field.location, {AtomOf(name), AtomOf(field.value)});
  }
}

void Linter::CheckRecordIndex(const RecordIndex& node) {
  const Record* record = UseRecord(node.name, node.location);
  if (record == nullptr || RefuseNative(*record, "#name.field", node.name, node.location)) return;
  CheckFieldName(*node.field, node.name, *record);
}

VariableTable Linter::CheckRecordAccess(const RecordAccess& node, const VariableTable& scope, ExprMode mode) {
  if (mode == ExprMode::kNormal && IsNoRecord(*node.record)) Add(DiagnosticKind::kInvalidRecord, node.location);
  VariableTable result = CheckIn(mode, *node.record, scope);
  if (IsForeign(node)) return result;
  if (const Record* record = UseRecord(node.name, node.location)) CheckFieldName(*node.field, node.name, *record);
  return result;
}

// check_fields
VariableTable Linter::CheckRecordFields(std::span<const syntax::RecordField* const> fields, Symbol name,
                                        const Record& record, const VariableTable& scope, ExprMode mode) {
  VariableTable result;
  SymbolSet seen;
  for (const syntax::RecordField* field : fields) {
    if (const auto* variable = field->name->AsIf<Variable>()) {
      if (variable->name != symbols::kUnderscore) {
        Add(DiagnosticKind::kFieldNameIsVariable, variable->location, {AtomOf(name), Text(variable->name)});
        continue;
      }
      if (!seen.insert(symbols::kUnderscore).second) {
        Add(DiagnosticKind::kBadMultiFieldInit, variable->location);
        continue;
      }
    } else {
      const auto& atom = field->name->As<AtomLiteral>();
      if (!seen.insert(atom.value).second) {
        Add(DiagnosticKind::kRedefineField, field->location, {AtomOf(name), AtomOf(atom.value)});
        continue;
      }
      if (record.Find(atom.value) == nullptr && !record.imported) {
        CheckFieldName(atom, name, record);
        continue;
      }
    }
    result = MergePatternTables(std::move(result), CheckIn(mode, *field->value, scope));
  }
  return result;
}

// init_fields, ginit_fields: what the source gives, then the defaults of the other fields, as if they stood here.
VariableTable Linter::CheckRecordCreate(const RecordCreate& node, const VariableTable& scope, ExprMode mode) {
  if (IsForeign(node)) {
    // #_ has no definition to make one from, and a guard makes none.
    if (mode == ExprMode::kGuard) Add(DiagnosticKind::kIllegalGuardExpression, node.location);
    if (mode == ExprMode::kNormal && !node.name.is_valid()) Add(DiagnosticKind::kIllegalExpression, node.location);
    return CheckForeignFields(node.fields, scope, mode);
  }
  // Defaults that make records whose defaults make records double the work with each level, but add nothing: all has one place.
  if (!override_.is_valid()) made_by_defaults_.clear();
  if (override_.is_valid() && !made_by_defaults_.insert(&node).second) return {};
  const Record* record = UseRecord(node.name, node.location);
  if (record == nullptr) return {};
  if (record->native) CheckNativeCreate(node, *record, mode);
  VariableTable result = CheckRecordFields(node.fields, node.name, *record, scope, mode);
  SymbolSet named;
  for (const syntax::RecordField* field : node.fields) {
    if (const auto* atom = field->name->AsIf<AtomLiteral>()) named.insert(atom->value);
  }
  for (const RecordField& field : record->fields) {
    if (field.default_value == nullptr || named.contains(field.name)) continue;
    const size_t findings = findings_.size();
    const size_t called = called_.size();
    const SourceLocation outer = std::exchange(override_, Place(node.location));
    CheckIn(mode, *field.default_value, result);
    override_ = outer;
    called_.resize(called);
    // The definition was checked already; in a guard the default may be too much to ask, and that is new.
    if (mode == ExprMode::kNormal) {
      findings_.resize(findings);
    } else {
      findings_.erase(std::remove_if(findings_.begin() + static_cast<ptrdiff_t>(findings), findings_.end(),
                                     [](const Finding& finding) { return finding.severity == Severity::kWarning; }),
                      findings_.end());
    }
  }
  return result;
}

VariableTable Linter::CheckRecordUpdate(const RecordUpdate& node, const VariableTable& scope) {
  if (IsNoRecord(*node.record)) Add(DiagnosticKind::kInvalidRecord, node.location);
  VariableTable result = CheckExpr(*node.record, scope);
  VariableTable updates;
  if (IsForeign(node)) {
    return tables_.Merge(std::move(result), CheckForeignFields(node.fields, scope, ExprMode::kNormal));
  }
  if (const Record* record = UseRecord(node.name, node.location)) {
    updates = CheckRecordFields(node.fields, node.name, *record, scope, ExprMode::kNormal);
  }
  for (const syntax::RecordField* field : node.fields) {
    const auto* variable = field->name->AsIf<Variable>();
    if (variable != nullptr && variable->name == symbols::kUnderscore) {
      Add(DiagnosticKind::kWildcardInUpdate, variable->location, {AtomOf(node.name)});
      return {};
    }
  }
  return tables_.Merge(std::move(result), std::move(updates));
}

}  // namespace lumen::lint

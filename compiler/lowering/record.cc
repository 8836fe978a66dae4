// Records: tuples {name, Field1, ...}. As erl_expand_records expands them, but updates and reads always match the whole tuple.
// Tested by lowering_test.cc.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "compiler/lowering/lowerer.h"

namespace lumen::lowering {

const syntax::RecordForm* FunctionLowerer::Record(Symbol name, SourceLocation location) {
  auto found = module_->records.find(name);
  if (found != module_->records.end() && found->second->native) return Refuse("native record (OTP 29)", location), nullptr;
  if (found != module_->records.end()) return found->second;
  Error(DiagnosticKind::kUndefinedRecord, location, {Text(name)});
  return nullptr;
}

int FunctionLowerer::FieldIndex(const syntax::RecordForm& record, Symbol field, SourceLocation location) {
  for (size_t i = 0; i < record.fields.size(); ++i) {
    if (record.fields[i]->name == field) return static_cast<int>(i);
  }
  Error(DiagnosticKind::kUndefinedField, location, {Text(record.name), Text(field)});
  return -1;
}

bool FunctionLowerer::FieldValues(const syntax::RecordForm& record, std::span<const syntax::RecordField* const> fields,
                                  std::vector<const syntax::Expr*>* values) {
  values->assign(record.fields.size(), nullptr);
  const syntax::Expr* others = nullptr;
  for (const syntax::RecordField* field : fields) {
    const auto* name = field->name->AsIf<syntax::AtomLiteral>();
    if (name == nullptr) {
      others = field->value;  // _ = Value
      continue;
    }
    int index = FieldIndex(record, name->value, field->location);
    if (index < 0) return false;
    (*values)[static_cast<size_t>(index)] = field->value;
  }
  if (others != nullptr) std::ranges::replace(*values, static_cast<const syntax::Expr*>(nullptr), others);
  return true;
}

const core::Expr* FunctionLowerer::RecordCreate(const syntax::RecordCreate& create) {
  const syntax::RecordForm* record = RecordOf(create);
  std::vector<const syntax::Expr*> values;
  if (record == nullptr || !FieldValues(*record, create.fields, &values)) return Placeholder(create.location);
  OperandList operands;
  operands.exprs.push_back(AtomOf(record->name, create.location));
  for (size_t i = 0; i < values.size(); ++i) {
    const syntax::Expr* value = values[i];
    if (value == nullptr && record->fields[i]->default_value != nullptr) {
      value = record->fields[i]->default_value;
      if (++default_values_ == kMaxDefaultValues) {
        Error(DiagnosticKind::kRecordDefaultsTooLarge, create.location, {Text(record->name), std::to_string(kMaxDefaultValues)});
      }
      // From here on everything ends quickly: records in records would double what is made with each level.
      if (default_values_ >= kMaxDefaultValues) return Placeholder(create.location);
    }
    if (value == nullptr) {
      operands.exprs.push_back(AtomOf(symbols::kUndefined, create.location));
    } else if (guard_tests_ != nullptr) {
      operands.exprs.push_back(GuardExpr(*value));
    } else {
      AddOperand(*value, &operands);
    }
  }
  return TupleOf(operands.exprs, create.location);
}

const core::Pattern* FunctionLowerer::RecordPattern(const syntax::RecordCreate& pattern, Tests* tests) {
  const syntax::RecordForm* record = RecordOf(pattern);
  std::vector<const syntax::Expr*> values;
  if (record == nullptr || !FieldValues(*record, pattern.fields, &values)) return New<core::WildcardPattern>(pattern.location);
  std::vector<const core::Pattern*> elements;
  elements.push_back(LiteralPatternOf(literals().Atom(record->name), pattern.location));
  for (const syntax::Expr* value : values) {
    elements.push_back(value != nullptr ? Pattern(*value, tests) : New<core::WildcardPattern>(pattern.location));
  }
  auto* node = New<core::TuplePattern>(pattern.location);
  node->elements = Copy(elements);
  return node;
}

// New values first, in the order written, then the record, as OTP does.
const core::Expr* FunctionLowerer::RecordUpdate(const syntax::RecordUpdate& update) {
  const syntax::RecordForm* record = RecordOf(update);
  std::vector<const syntax::Expr*> values;
  if (record == nullptr || !FieldValues(*record, update.fields, &values)) return Placeholder(update.location);
  OperandList operands;
  for (const syntax::RecordField* field : update.fields) AddOperand(*field->value, &operands);
  AddOperand(*update.record, &operands);
  // The new values go into the tuple inside the clause: they must be settled before.
  for (const core::Expr*& operand : operands.exprs) operand = Settle(operand);

  std::vector<const core::Pattern*> patterns = {LiteralPatternOf(literals().Atom(record->name), update.location)};
  std::vector<const core::Expr*> elements = {AtomOf(record->name, update.location)};
  for (size_t i = 0; i < record->fields.size(); ++i) {
    const core::Expr* given = nullptr;
    for (size_t j = 0; j < update.fields.size(); ++j) {
      if (update.fields[j]->value == values[i] && values[i] != nullptr) given = operands.exprs[j];
    }
    if (given != nullptr) {
      patterns.push_back(New<core::WildcardPattern>(update.location));
      elements.push_back(given);
    } else {
      core::VariableId old = NewVariable();
      patterns.push_back(PatternOf(old));
      elements.push_back(VariableOf(old, update.location));
    }
  }
  auto* pattern = New<core::TuplePattern>(update.location);
  pattern->elements = Copy(patterns);
  core::VariableId other = NewVariable();
  const core::Expr* other_value[] = {VariableOf(other, update.location)};
  return CaseOf({operands.exprs.back()},
                {ClauseOf({pattern}, {}, TupleOf(elements, update.location), update.location),
                 ClauseOf({PatternOf(other)}, {}, FailOf(core::MatchFailKind::kBadRecord, other_value, update.location), update.location)},
                update.location);
}

const core::Expr* FunctionLowerer::RecordAccess(const syntax::RecordAccess& access) {
  const syntax::RecordForm* record = RecordOf(access);
  int index = record == nullptr ? -1 : FieldIndex(*record, access.field->value, access.field->location);
  if (index < 0) return Placeholder(access.location);
  const core::Expr* value = Expression(*access.record, Position::kOperand);
  core::VariableId field = NewVariable(), other = NewVariable();
  std::vector<const core::Pattern*> patterns = {LiteralPatternOf(literals().Atom(record->name), access.location)};
  for (int i = 0; i < static_cast<int>(record->fields.size()); ++i) {
    patterns.push_back(i == index ? PatternOf(field) : New<core::WildcardPattern>(access.location));
  }
  auto* pattern = New<core::TuplePattern>(access.location);
  pattern->elements = Copy(patterns);
  const core::Expr* other_value[] = {VariableOf(other, access.location)};
  return CaseOf({value},
                {ClauseOf({pattern}, {}, VariableOf(field, access.location), access.location),
                 ClauseOf({PatternOf(other)}, {}, FailOf(core::MatchFailKind::kBadRecord, other_value, access.location), access.location)},
                access.location);
}

const core::Expr* FunctionLowerer::RecordIndex(const syntax::RecordIndex& index) {
  const syntax::RecordForm* record = Record(index.name, index.location);
  int field = record == nullptr ? 0 : FieldIndex(*record, index.field->value, index.field->location);
  return LiteralOf(literals().Integer(static_cast<int64_t>(field) + 2), index.location);
}

const core::Expr* FunctionLowerer::RecordTest(const core::Expr* value, const syntax::RecordForm& record, SourceLocation location) {
  const core::Expr* arguments[] = {value, AtomOf(record.name, location),
                                   LiteralOf(literals().Integer(static_cast<int64_t>(record.fields.size()) + 1), location)};
  return CallOf(symbols::kErlang, symbols::kIsRecord, arguments, location);
}

// The record test holds for the whole alternative, even where the access stands in an `orelse`.
const core::Expr* FunctionLowerer::GuardRecordAccess(const syntax::RecordAccess& access) {
  const syntax::RecordForm* record = RecordOf(access);
  int index = record == nullptr ? -1 : FieldIndex(*record, access.field->value, access.field->location);
  if (index < 0) return Placeholder(access.location);
  const core::Expr* value = GuardExpr(*access.record);
  guard_tests_->push_back(RecordTest(value, *record, access.location));
  const core::Expr* arguments[] = {LiteralOf(literals().Integer(static_cast<int64_t>(index) + 2), access.location), value};
  return CallOf(symbols::kErlang, symbols::kElement, arguments, access.location);
}

// record_info(fields | size, Name), known now.
const core::Expr* FunctionLowerer::RecordInfo(const syntax::Call& call) {
  const auto *what = call.arguments[0]->AsIf<syntax::AtomLiteral>(), *name = call.arguments[1]->AsIf<syntax::AtomLiteral>();
  if (what == nullptr || name == nullptr || (what->value != symbols::kFields && what->value != symbols::kSize)) {
    return Error(DiagnosticKind::kIllegalRecordInfo, call.location, {});
  }
  const syntax::RecordForm* record = Record(name->value, call.arguments[1]->location);
  if (record == nullptr) return Placeholder(call.location);
  if (what->value == symbols::kSize) {
    return LiteralOf(literals().Integer(static_cast<int64_t>(record->fields.size()) + 1), call.location);
  }
  LiteralId list = literals().Nil();
  for (size_t i = record->fields.size(); i-- > 0;) list = literals().Cons(literals().Atom(record->fields[i]->name), list);
  return LiteralOf(list, call.location);
}

}  // namespace lumen::lowering

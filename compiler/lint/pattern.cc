// Patterns. The comments name the functions of erl_lint whose rules stand here.
// Tested by the goldens of compiler/frontend.
#include <algorithm>

#include "compiler/lint/linter.h"
#include "compiler/syntax/visitor.h"

namespace lumen::lint {

using namespace syntax;  // NOLINT: lint is about the tree

namespace {

// is_pattern_expr_1: literals, tuples and lists of them, arithmetic.
bool IsConstantShape(const Expr& expr) {
  switch (expr.kind) {
    case ExprKind::kCharLiteral:
    case ExprKind::kIntegerLiteral:
    case ExprKind::kFloatLiteral:
    case ExprKind::kAtomLiteral: return true;
    case ExprKind::kUnaryOperation:
      return expr.As<UnaryOperation>().op != UnaryOperator::kNot && IsConstantShape(*expr.As<UnaryOperation>().operand);
    case ExprKind::kBinaryOperation: {
      const auto& node = expr.As<BinaryOperation>();
      switch (node.op) {
        case BinaryOperator::kAdd:
        case BinaryOperator::kMinus:
        case BinaryOperator::kMultiply:
        case BinaryOperator::kDivide:
        case BinaryOperator::kBitAnd:
        case BinaryOperator::kBitOr:
        case BinaryOperator::kBitXor:
        case BinaryOperator::kShiftLeft:
        case BinaryOperator::kShiftRight:
        case BinaryOperator::kIntegerDivide:
        case BinaryOperator::kRemainder: break;
        default: return false;
      }
      return IsConstantShape(*node.left) && IsConstantShape(*node.right);
    }
    default: return false;
  }
}

bool IsPatternConstant(const Expr& expr) {
  return IsConstantShape(expr) && Fold(expr).kind != FoldedValue::Kind::kNone;
}

}  // namespace

VariableTable Linter::MergePatternTables(VariableTable a, VariableTable b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  std::vector<TableOperations::Matched> matched;
  VariableTable merged = tables_.MergePatterns(std::move(a), std::move(b), &matched);
  WarnMatched(matched);
  return merged;
}

void Linter::WarnMatched(const std::vector<TableOperations::Matched>& matched) {
  if (matched.empty() || !Enabled("underscore_match")) return;
  for (const TableOperations::Matched& match : matched) {
    if (!symbols_.Text(match.name).starts_with('_')) continue;
    for (SourceLocation binding : match.bindings) {
      Add(DiagnosticKind::kMatchUnderscoreVariableInPattern, binding, {Text(match.name)});
    }
  }
}

void Linter::WarnUnderscoreMatch(Symbol name, SourceLocation location) {
  if (symbols_.Text(name).starts_with('_') && Enabled("underscore_match")) {
    Add(DiagnosticKind::kMatchUnderscoreVariable, location, {Text(name)});
  }
}

Linter::PatternResult Linter::MergeResults(PatternResult a, PatternResult b) {
  return {MergePatternTables(std::move(a.used), std::move(b.used)),
          MergePatternTables(std::move(a.fresh), std::move(b.fresh))};
}

Linter::PatternResult Linter::CheckPatterns(std::span<const Expr* const> patterns, const VariableTable& scope,
                                            const VariableTable& old) {
  PatternResult result;
  for (const Expr* pattern : patterns) AddPattern(*pattern, scope, old, &result);
  return result;
}

void Linter::AddPatternVariable(const VariableInfo& entry, VariableTable* table) {
  std::vector<TableOperations::Matched> matched;
  tables_.AddToPatterns(entry, table, &matched);
  if (!matched.empty()) WarnMatched(matched);
}

// Merging is associative, so elements go straight into the result of the pattern around them.
void Linter::AddPattern(const Expr& pattern, const VariableTable& scope, const VariableTable& old, PatternResult* result) {
  switch (pattern.kind) {
    case ExprKind::kVariable: {
      const Symbol name = pattern.As<Variable>().name;
      if (name == symbols::kUnderscore) return;
      bool is_fresh;
      const auto entry = BoundVariable(name, pattern.location, old, {}, &is_fresh);
      if (entry.has_value()) AddPatternVariable(*entry, is_fresh ? &result->fresh : &result->used);
      return;
    }
    case ExprKind::kCharLiteral:
    case ExprKind::kIntegerLiteral:
    case ExprKind::kFloatLiteral:
    case ExprKind::kStringLiteral:
    case ExprKind::kNil: return;
    case ExprKind::kAtomLiteral: return CheckKeyword(pattern.As<AtomLiteral>().value, pattern.location);
    case ExprKind::kList: {
      const auto& list = pattern.As<List>();
      for (const Expr* element : list.elements) AddPattern(*element, scope, old, result);
      if (list.tail != nullptr) AddPattern(*list.tail, scope, old, result);
      return;
    }
    case ExprKind::kTuple:
      for (const Expr* element : pattern.As<Tuple>().elements) AddPattern(*element, scope, old, result);
      return;
    default: *result = MergeResults(std::move(*result), CheckPattern(pattern, scope, old)); return;
  }
}

Linter::PatternResult Linter::CheckPattern(const Expr& pattern, const VariableTable& scope, const VariableTable& old) {
  switch (pattern.kind) {
    case ExprKind::kVariable:
    case ExprKind::kCharLiteral:
    case ExprKind::kIntegerLiteral:
    case ExprKind::kFloatLiteral:
    case ExprKind::kStringLiteral:
    case ExprKind::kNil:
    case ExprKind::kAtomLiteral:
    case ExprKind::kList:
    case ExprKind::kTuple: {
      PatternResult result;
      AddPattern(pattern, scope, old, &result);
      return result;
    }
    case ExprKind::kMapCreate: return CheckMapPattern(pattern.As<MapCreate>(), scope, old);
    case ExprKind::kRecordIndex: return CheckRecordIndex(pattern.As<RecordIndex>()), PatternResult();
    case ExprKind::kRecordCreate: return CheckRecordPattern(pattern.As<RecordCreate>(), scope, old);
    case ExprKind::kBinary: return CheckBinaryPattern(pattern.As<Binary>(), scope, old);
    case ExprKind::kMatch: {
      const auto& match = pattern.As<Match>();
      PatternResult left = CheckPattern(*match.pattern, scope, old);
      PatternResult right = CheckPattern(*match.value, scope, old);
      RejectAliases(*match.pattern, *match.value, scope);
      return MergeResults(std::move(left), std::move(right));
    }
    case ExprKind::kBinaryOperation:
      if (pattern.As<BinaryOperation>().op == BinaryOperator::kAppend) {
        return CheckAppendPattern(pattern.As<BinaryOperation>(), scope, old);
      }
      break;
    default: break;
  }
  if (!IsPatternConstant(pattern)) Add(DiagnosticKind::kIllegalPattern, pattern.location);
  return {};
}

// "prefix" ++ Pattern, and [1, $a] ++ Pattern.
Linter::PatternResult Linter::CheckAppendPattern(const BinaryOperation& node, const VariableTable& scope,
                                                 const VariableTable& old) {
  switch (node.left->kind) {
    case ExprKind::kStringLiteral:
    case ExprKind::kNil: return CheckPattern(*node.right, scope, old);
    case ExprKind::kList: {
      const auto& list = node.left->As<List>();
      // OTP takes the prefix apart cell by cell and names the last cell it could take.
      auto cell = [&](size_t index) {
        return index == 0 ? list.location : Begin(*list.elements[index], sources_);
      };
      for (size_t i = 0; i < list.elements.size(); ++i) {
        if (list.elements[i]->Is<CharLiteral>() || list.elements[i]->Is<IntegerLiteral>()) continue;
        Add(DiagnosticKind::kIllegalPattern, i == 0 ? node.location : cell(i - 1));
        return {};
      }
      if (list.tail == nullptr || list.tail->Is<StringLiteral>() || list.tail->Is<Nil>()) {
        return CheckPattern(*node.right, scope, old);
      }
      Add(DiagnosticKind::kIllegalPattern, cell(list.elements.size() - 1));
      return {};
    }
    default: Add(DiagnosticKind::kIllegalPattern, node.location); return {};
  }
}

Linter::PatternResult Linter::BindVariable(Symbol name, SourceLocation location, const VariableTable& old,
                                           const VariableTable& fresh) {
  bool is_fresh;
  const auto entry = BoundVariable(name, location, old, fresh, &is_fresh);
  PatternResult result;
  if (entry.has_value()) (is_fresh ? result.fresh : result.used).push_back(*entry);
  return result;
}

// pat_var
std::optional<VariableInfo> Linter::BoundVariable(Symbol name, SourceLocation location, const VariableTable& old,
                                                  const VariableTable& fresh, bool* is_fresh) {
  VariableInfo entry;
  entry.name = name;
  entry.used = true;
  *is_fresh = true;
  if (const VariableInfo* known = FindVariable(fresh, name)) {
    WarnUnderscoreMatch(name, location);
    entry.bindings = known->bindings;
    return entry;
  }
  if (const VariableInfo* known = FindVariable(old, name)) {
    entry.bindings = known->bindings;
    switch (known->state) {
      case VariableState::kBound:
      case VariableState::kStacktrace: WarnUnderscoreMatch(name, location); break;
      case VariableState::kUnsafe:
        Add(DiagnosticKind::kUnsafeVariable, location, {Text(name), Text(known->construct)});
        break;
      case VariableState::kExported:
        // To match against it is risky: it may have been meant as new.
        WarnUnderscoreMatch(name, location);
        Add(DiagnosticKind::kExportedVariable, location, {Text(name), Text(known->construct)});
        break;
    }
    *is_fresh = false;
    if (IsSettled(*known)) return {};
    return entry;
  }
  if (in_record_definition_) Add(DiagnosticKind::kVariableInRecordDefinition, location, {Text(name)});
  entry.used = false;
  entry.bindings = tables_.OneBinding(Place(location));
  return entry;
}

// pat_binsize_var: never binds.
Linter::PatternResult Linter::UseInSize(Symbol name, SourceLocation location, const VariableTable& scope,
                                        const VariableTable& fresh) {
  VariableInfo entry;
  entry.name = name;
  entry.used = true;
  if (const VariableInfo* known = FindVariable(fresh, name)) {
    entry.bindings = known->bindings;
    return {{}, {entry}};
  }
  const VariableInfo* known = FindVariable(scope, name);
  if (known == nullptr) {
    Add(DiagnosticKind::kUnboundVariable, location, {Text(name)});
    entry.bindings = tables_.OneBinding(Place(location));
    return {{entry}, {}};
  }
  entry.bindings = known->bindings;
  if (known->state == VariableState::kUnsafe) {
    Add(DiagnosticKind::kUnsafeVariable, location, {Text(name), Text(known->construct)});
  } else if (known->state == VariableState::kExported && Enabled("export_vars")) {
    Add(DiagnosticKind::kExportedVariable, location, {Text(name), Text(known->construct)});
  }
  return {{entry}, {}};
}

// pattern_map: keys are guard expressions.
Linter::PatternResult Linter::CheckMapPattern(const MapCreate& map, const VariableTable& scope, const VariableTable& old) {
  PatternResult result;
  for (const MapField* field : map.fields) {
    if (!field->exact) {
      Add(DiagnosticKind::kIllegalPattern, field->location);
      continue;
    }
    VariableTable key = GuardExpr(*field->key, scope);
    PatternResult value = CheckPattern(*field->value, scope, old);
    value.used = MergePatternTables(std::move(key), std::move(value.used));
    result = MergeResults(std::move(value), std::move(result));
  }
  return result;
}

Linter::PatternResult Linter::CheckRecordPattern(const RecordCreate& node, const VariableTable& scope,
                                                 const VariableTable& old) {
  if (IsForeign(node)) return CheckForeignPattern(node, scope, old);
  const auto found = records_.find(node.name);
  if (found == records_.end()) {
    Add(DiagnosticKind::kUndefinedRecord, node.location, {AtomOf(node.name)});
    return {};
  }
  Record& record = found->second;
  record.used = true;
  // `_ = Pattern` must have a field to stand for.
  const syntax::RecordField* wildcard = nullptr;
  std::vector<Symbol> named;
  for (const syntax::RecordField* field : node.fields) {
    if (const auto* atom = field->name->AsIf<AtomLiteral>()) named.push_back(atom->value);
    if (const auto* variable = field->name->AsIf<Variable>();
        variable != nullptr && variable->name == symbols::kUnderscore && wildcard == nullptr) {
      wildcard = field;
    }
  }
  std::ranges::sort(named);
  const auto is_named = [&](const RecordField& field) { return std::ranges::binary_search(named, field.name); };
  if (wildcard != nullptr && std::ranges::all_of(record.fields, is_named)) Add(DiagnosticKind::kBadMultiFieldInit, wildcard->name->location);

  PatternResult result;
  SymbolSet seen;
  for (const syntax::RecordField* field : node.fields) {
    if (const auto* variable = field->name->AsIf<Variable>()) {
      if (variable->name != symbols::kUnderscore) {
        Add(DiagnosticKind::kFieldNameIsVariable, variable->location, {AtomOf(node.name), Text(variable->name)});
        continue;
      }
      if (RefuseNative(record, "`_ = Pattern`", node.name, variable->location)) continue;
      if (!seen.insert(symbols::kUnderscore).second) {
        Add(DiagnosticKind::kBadMultiFieldInit, variable->location);
        continue;
      }
    } else {
      const auto& atom = field->name->As<AtomLiteral>();
      if (!seen.insert(atom.value).second) {
        Add(DiagnosticKind::kRedefineField, field->location, {AtomOf(node.name), AtomOf(atom.value)});
        continue;
      }
      if (record.Find(atom.value) == nullptr && !record.imported) {
        Add(DiagnosticKind::kUndefinedField, atom.location, {AtomOf(node.name), AtomOf(atom.value)});
        continue;
      }
    }
    result = MergeResults(std::move(result), CheckPattern(*field->value, scope, old));
  }
  return result;
}

// ---------------------------------------------------------------- binaries

// pattern_bin: a segment's size may use what earlier segments bound.
Linter::PatternResult Linter::CheckBinaryPattern(const Binary& binary, const VariableTable& scope,
                                                 const VariableTable& old) {
  PatternResult result;
  SegmentSize previous{SegmentSize::Kind::kKnown, 0};
  SourceLocation previous_location;
  for (const BinaryElement* element : binary.elements) {
    const auto* text = element->value->AsIf<StringLiteral>();
    if (text != nullptr) {
      bool utf = false;
      for (const BitSpecifier& specifier : element->specifiers) {
        utf |= !specifier.has_value && (specifier.name == symbols::kUtf8 || specifier.name == symbols::kUtf16 ||
                                        specifier.name == symbols::kUtf32);
      }
      if (element->size != nullptr || (!element->specifiers.empty() && !utf)) {
        Add(DiagnosticKind::kTypedLiteralString, element->location);
        continue;
      }
    }
    PatternResult value = CheckSegmentValue(*element->value, old, result.fresh);
    SegmentSize size;
    PatternResult size_uses;
    if (element->size != nullptr) {
      const FoldedValue folded = Fold(*element->size);
      if (const auto* variable = element->size->AsIf<Variable>()) {
        size_uses = UseInSize(variable->name, variable->location, scope, result.fresh);
        size.kind = SegmentSize::Kind::kUnknown;
      } else if (folded.kind == FoldedValue::Kind::kInteger) {
        size = {SegmentSize::Kind::kKnown, folded.integer};
      } else {
        segment_variables_ = result.fresh;
        in_bit_size_ = true;
        size_uses.used = GuardExpr(*element->size, scope);
        in_bit_size_ = false;
        size_uses.fresh = std::move(*segment_variables_);
        segment_variables_.reset();
        switch (element->size->kind) {
          case ExprKind::kAtomLiteral:
          case ExprKind::kBinary:
          case ExprKind::kList:
          case ExprKind::kFloatLiteral:
          case ExprKind::kMapCreate:
          case ExprKind::kNil:
          case ExprKind::kTuple: Add(DiagnosticKind::kNonIntegerBitSize, element->size->location); break;
          default:
            if (folded.kind != FoldedValue::Kind::kNone) Add(DiagnosticKind::kNonIntegerBitSize, element->size->location);
        }
        size.kind = SegmentSize::Kind::kUnknown;
      }
    }
    const SegmentType type = CheckSegmentType(*element, &size);
    size = CheckSegmentSize(*element, size, type);
    if (text != nullptr && size.kind == SegmentSize::Kind::kAll) size = {SegmentSize::Kind::kKnown, 8};
    if (previous.kind == SegmentSize::Kind::kAll) Add(DiagnosticKind::kUnsizedBinaryNotAtEnd, previous_location);
    previous = size;
    previous_location = element->location;
    result.used = tables_.Merge(std::move(size_uses.used), tables_.Merge(std::move(value.used), std::move(result.used)));
    result.fresh =
        tables_.Merge(std::move(size_uses.fresh), tables_.Merge(std::move(result.fresh), std::move(value.fresh)));
  }
  return result;
}

// pat_bit_expr
Linter::PatternResult Linter::CheckSegmentValue(const Expr& value, const VariableTable& old, const VariableTable& fresh) {
  if (const auto* variable = value.AsIf<Variable>()) {
    if (variable->name == symbols::kUnderscore) return {};
    return BindVariable(variable->name, value.location, old, fresh);
  }
  if (!value.Is<StringLiteral>() && !IsPatternConstant(value)) Add(DiagnosticKind::kIllegalPattern, value.location);
  return {};
}

// ---------------------------------------------------------------- aliases

// reject_invalid_alias_expr
void Linter::RejectAliasesInMatch(const Expr& pattern, const Expr& value, const VariableTable& scope) {
  if (!pattern.Is<Binary>() && !pattern.Is<MapCreate>() && !pattern.Is<Match>()) return;
  const Expr* rest = &value;
  while (const auto* match = rest->AsIf<Match>()) {
    RejectAliases(pattern, *match->pattern, scope);
    rest = match->value;
  }
}

// reject_invalid_alias: binaries cannot be matched twice at once (until OTP 26), and a map's key must be known before.
void Linter::RejectAliases(const Expr& a, const Expr& b, const VariableTable& scope) {
  if (const auto* match = a.AsIf<Match>()) {
    RejectAliases(*match->pattern, b, scope);
    RejectAliases(*match->value, b, scope);
    return;
  }
  if (b.Is<Match>()) return RejectAliases(b, a, scope);
  if (a.kind != b.kind) return;
  switch (a.kind) {
    case ExprKind::kBinary:
      if (lint_options_.otp_level < 26) Add(DiagnosticKind::kIllegalBinaryPattern, a.location);
      break;
    case ExprKind::kMapCreate:
      for (const Expr* map : {&a, &b}) {
        for (const MapField* field : map->As<MapCreate>().fields) {
          const auto* key = field->key->AsIf<Variable>();
          if (!field->exact || key == nullptr) continue;
          const VariableInfo* known = FindVariable(scope, key->name);
          if (known == nullptr || known->state != VariableState::kBound) {
            Add(DiagnosticKind::kUnboundVariable, key->location, {Text(key->name)});
          }
        }
      }
      break;
    case ExprKind::kList: RejectListAliases(a, 0, b, 0, scope); break;
    case ExprKind::kTuple: {
      const auto& x = a.As<Tuple>().elements;
      const auto& y = b.As<Tuple>().elements;
      for (size_t i = 0; i < x.size() && i < y.size(); ++i) RejectAliases(*x[i], *y[i], scope);
      break;
    }
    case ExprKind::kRecordCreate: {
      // Fields at the same position, as if the records were tuples.
      const auto& x = a.As<RecordCreate>();
      const auto& y = b.As<RecordCreate>();
      const auto first = records_.find(x.name), second = records_.find(y.name);
      if (first == records_.end() || second == records_.end()) break;
      auto position = [](const Record& record, const syntax::RecordField& field) -> ptrdiff_t {
        const auto* atom = field.name->AsIf<AtomLiteral>();
        const RecordField* found = atom == nullptr ? nullptr : record.Find(atom->value);
        return found == nullptr ? -1 : found - record.fields.data();
      };
      for (const syntax::RecordField* left : x.fields) {
        const ptrdiff_t at = position(first->second, *left);
        if (at < 0) continue;
        for (const syntax::RecordField* right : y.fields) {
          if (position(second->second, *right) == at) RejectAliases(*left->value, *right->value, scope);
        }
      }
      break;
    }
    default: break;
  }
}

void Linter::RejectListAliases(const Expr& a, size_t from_a, const Expr& b, size_t from_b, const VariableTable& scope) {
  const auto& x = a.As<List>();
  const auto& y = b.As<List>();
  while (from_a < x.elements.size() && from_b < y.elements.size()) {
    RejectAliases(*x.elements[from_a++], *y.elements[from_b++], scope);
  }
  const bool a_done = from_a == x.elements.size(), b_done = from_b == y.elements.size();
  if (a_done && b_done) {
    if (x.tail != nullptr && y.tail != nullptr) RejectAliases(*x.tail, *y.tail, scope);
  } else if (a_done && x.tail != nullptr && x.tail->Is<List>()) {
    RejectListAliases(*x.tail, 0, b, from_b, scope);
  } else if (b_done && y.tail != nullptr && y.tail->Is<List>()) {
    RejectListAliases(a, from_a, *y.tail, 0, scope);
  }
}

}  // namespace lumen::lint

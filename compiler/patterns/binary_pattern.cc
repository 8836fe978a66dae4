// Bitstrings in decision trees.
//
// A pattern of segments is matched by a cursor: a test whose occurrence is a position, and which knows how many segments are behind it. All
// rows with a cursor at one position decide together what is done there, a step: taking so many bits, as many constant-sized segments at
// once as the rows have boundaries in common; as many as a size says; a character; the end. Fields are read in front of the new position once
// for all rows, and are occurrences like any other, so that a literal among them becomes a case of a switch. Rows that begin with something
// else stay where they are, less those that the outcome makes impossible: where 8 bits were taken nothing is at its end, and where 8 are not
// left no 32 are.
//
// Reading is free of effects and positions are values, so nothing is undone where a row fails: the next goes on from its own position.
// Tested by build_ssa_test.cc and the bitstring programs of tests/programs.
#include <algorithm>

#include "compiler/patterns/decision_tree.h"
#include "compiler/ssa/match_type.h"

namespace lumen::patterns {

using abi::SegmentType;
using ssa::MatchField;
using ssa::Opcode;
using ssa::Type;
using ssa::ValueId;

namespace {

// No more are taken at once; larger segments count as of variable size.
constexpr uint32_t kMostBits = 1u << 22;
constexpr uint32_t kCharacterBits = 8;  // the least a character has
// Literals side by side are compared together.
constexpr uint32_t kMostLiteralBits = 56;

uint64_t BitsOf(const core::PatternSegment& segment) { return uint64_t{segment.layout.size} * segment.layout.unit; }

bool IsUtf(const core::PatternSegment& segment) { return segment.layout.type >= SegmentType::kUtf8; }
bool IsRest(const core::PatternSegment& segment) { return (segment.layout.flags & abi::kSegmentAll) != 0; }

uint8_t FieldFlags(const core::PatternSegment& segment) {
  return segment.layout.flags & (abi::kSegmentLittle | abi::kSegmentSigned);
}

}  // namespace

bool FunctionBuilder::Tree::IsFixed(const core::PatternSegment& segment) {
  return segment.size == nullptr && !IsUtf(segment) && !IsRest(segment) && BitsOf(segment) <= kMostBits;
}

// Null behind the last.
const core::PatternSegment* FunctionBuilder::Tree::SegmentAt(const Test& test) const {
  const auto& segments = test.pattern->As<core::BinaryPattern>().segments;
  return test.offset < segments.size() ? segments[test.offset] : nullptr;
}

// How many bits the first, the first two, ... segments take, as long as that is constant.
std::vector<uint32_t> FunctionBuilder::Tree::Boundaries(const Test& test) const {
  std::vector<uint32_t> boundaries;
  uint64_t total = 0;
  for (const core::PatternSegment* segment : test.pattern->As<core::BinaryPattern>().segments.subspan(test.offset)) {
    if (!IsFixed(*segment)) break;
    total += BitsOf(*segment);
    if (total > kMostBits) break;
    boundaries.push_back(static_cast<uint32_t>(total));
  }
  return boundaries;
}

// The value of a size that is a variable or a literal; invalid for anything else, and for what no code has been made for yet.
ValueId FunctionBuilder::Tree::SizeOf(const Row& row, const core::Expr& size) const {
  const auto* variable = size.AsIf<core::Variable>();
  if (variable == nullptr) return ValueId();
  for (const Binding& binding : row.bindings) {
    if (binding.first == variable->variable.index) return binding.second;
  }
  auto found = b_.variables_.find(variable->variable.index);
  return found == b_.variables_.end() ? ValueId() : found->second;
}

// What the first row wants, and as much of that as others want too.
FunctionBuilder::Tree::Step FunctionBuilder::Tree::ChooseStep(Split* split, std::span<const Row> rows) {
  auto cursor_of = [&](const Row& row) -> const Test* {
    auto found = std::ranges::find_if(row.tests, [&](const Test& test) { return test.occurrence == split->occurrence && test.key == kCursor; });
    return found == row.tests.end() ? nullptr : &*found;
  };
  const Test& test = *cursor_of(rows[0]);
  const core::PatternSegment* segment = SegmentAt(test);
  Step step;
  if (segment == nullptr) return step;
  step.segment = segment;
  step.unit = segment->layout.unit;
  if (IsRest(*segment)) {
    step.kind = Step::Kind::kRest;
  } else if (IsUtf(*segment)) {
    step.kind = Step::Kind::kUtf;
    step.utf.type = segment->layout.type;
    step.utf.flags = FieldFlags(*segment);
  } else if (IsFixed(*segment)) {
    step.kind = Step::Kind::kTake;
    std::vector<uint32_t> common = Boundaries(test);
    for (const Row& row : rows.subspan(1)) {
      const Test* other = cursor_of(row);
      if (other == nullptr) continue;
      const std::vector<uint32_t> boundaries = Boundaries(*other);
      std::vector<uint32_t> both;
      std::ranges::set_intersection(common, boundaries, std::back_inserter(both));
      if (!both.empty()) common = std::move(both);
    }
    step.bits = common.back();
  } else {
    step.kind = Step::Kind::kTakeSized;
    for (const Binding& binding : rows[0].bindings) b_.variables_[binding.first] = binding.second;
    if (segment->size == nullptr) {
      step.size = b_.LiteralValue(b_.module_->core->literals->Integer(int64_t{segment->layout.size}));
    } else {
      Join* outer = std::exchange(b_.guard_fail_, &split->no_size);
      step.size = b_.Value(*segment->size);
      b_.guard_fail_ = outer;
    }
  }
  return step;
}

FunctionBuilder::Tree::Fate FunctionBuilder::Tree::FateOf(const Step& step, const Row& row, const Test& test, bool succeeds) const {
  const core::PatternSegment* segment = SegmentAt(test);
  const std::vector<uint32_t> boundaries = Boundaries(test);
  const uint32_t least = !boundaries.empty() ? boundaries.back() : segment != nullptr && IsUtf(*segment) ? kCharacterBits : 0;
  switch (step.kind) {
    case Step::Kind::kTake:
      if (std::ranges::binary_search(boundaries, step.bits)) return Fate::kAsks;
      if (!succeeds) return least >= step.bits ? Fate::kImpossible : Fate::kOpen;
      return segment == nullptr && step.bits > 0 ? Fate::kImpossible : Fate::kOpen;
    case Step::Kind::kTakeSized:
      if (segment == step.segment) return Fate::kAsks;
      if (segment == nullptr || segment->size == nullptr || segment->layout.unit != step.unit) return Fate::kOpen;
      return SizeOf(row, *segment->size) == step.size ? Fate::kAsks : Fate::kOpen;
    case Step::Kind::kRest:
      return segment != nullptr && IsRest(*segment) && segment->layout.unit == step.unit ? Fate::kAsks : Fate::kOpen;
    case Step::Kind::kUtf:
      if (segment == nullptr) return succeeds ? Fate::kImpossible : Fate::kOpen;
      return segment->layout.type == step.utf.type && FieldFlags(*segment) == step.utf.flags ? Fate::kAsks : Fate::kOpen;
    case Step::Kind::kEnd:
      if (segment == nullptr) return Fate::kAsks;
      return succeeds && least > 0 ? Fate::kImpossible : Fate::kOpen;
  }
  __builtin_unreachable();
}

// The terminator; what it adds is the bucket's value.
ValueId FunctionBuilder::Tree::EmitStep(Split* split, Bucket* bucket, Opcode opcode, std::initializer_list<ValueId> operands,
                                        uint64_t detail) {
  const ValueId step = b_.Terminate(opcode, operands, detail, 2);
  const ssa::BlockId found = b_.f().NewBlock();
  bucket->value = b_.f().NewParameter(found, ssa::Representation::kTerm, ssa::TypeOfMatched(opcode));
  b_.Go(Edge(step, 0), found, {});
  b_.current_ = found;
  b_.Add(&bucket->entry, b_.Open());
  b_.Add(&split->otherwise, Edge(step, 1));
  return bucket->value;
}

void FunctionBuilder::Tree::EmitBits(Split* split, Bucket* bucket) {
  const ValueId position = split->occurrence, context = context_of_.at(position);
  const Step& step = split->step;
  auto always = [&](ValueId value) {
    bucket->value = value;
    b_.Add(&bucket->entry, b_.Open());
    split->exhausted = true;
  };
  auto end = [&] {
    ValueId value = b_.Append(Opcode::kMatchEnd, {context});
    b_.f()[value].type = ssa::TypeOfPosition();
    return value;
  };
  switch (step.kind) {
    case Step::Kind::kTake:
      if (step.bits == 0) return always(position);
      EmitStep(split, bucket, Opcode::kMatchTake, {context, position}, step.bits);
      break;
    case Step::Kind::kTakeSized:
      EmitStep(split, bucket, Opcode::kMatchTakeSized, {context, position, step.size}, step.unit);
      for (const auto& [exit, values] : split->no_size.ends) b_.Add(&split->otherwise, exit);
      break;
    case Step::Kind::kRest:
      if (step.unit == 1) return always(ValueId());
      return b_.Branch(b_.Append(Opcode::kMatchRestFits, {context, position}, step.unit), &bucket->entry, &split->otherwise);
    case Step::Kind::kUtf:
      EmitStep(split, bucket, Opcode::kMatchUtf, {context, position}, ssa::Instruction::DetailOf(step.utf));
      return;
    case Step::Kind::kEnd:
      return b_.Branch(b_.Append(Opcode::kExactlyEqual, {position, end()}), &bucket->entry, &split->otherwise);
  }
  context_of_[bucket->value] = context;
}

void FunctionBuilder::Tree::EmitFloatField(Split* split, Bucket* bucket) {
  const ValueId end = split->occurrence, context = context_of_.at(end);
  const FloatField& field = fields_[split->key - kFirstField];
  const uint64_t detail = ssa::Instruction::DetailOf(field.field);
  if (field.start.is_valid()) {
    EmitStep(split, bucket, Opcode::kMatchFloat, {context, field.start, end}, detail);
  } else {
    EmitStep(split, bucket, Opcode::kMatchFloat, {context, end}, detail);
  }
}

void FunctionBuilder::Tree::ExpandBitstring(Bucket* bucket, ValueId occurrence) {
  const ValueId known = b_.Refine(occurrence, Type::OfKinds(ssa::kinds::kBitstring));
  ValueId position;
  size_t kept = 0;
  for (size_t i = 0; i < bucket->rows.size(); ++i) {
    Row row = std::move(bucket->rows[i]);
    bool can_match = true;
    if (bucket->asked[i] >= 0) {
      const Test test = row.tests[static_cast<size_t>(bucket->asked[i])];
      row.tests.erase(row.tests.begin() + bucket->asked[i]);
      for (Binding& binding : row.bindings) {
        if (binding.second == occurrence) binding.second = known;
      }
      for (Test& other : row.tests) {
        if (other.occurrence == occurrence) other.occurrence = known;
      }
      const auto& segments = test.pattern->As<core::BinaryPattern>().segments;
      if (segments.size() == 1 && IsRest(*segments[0]) && segments[0]->layout.unit == 1) {
        can_match = AddTest(&row, known, segments[0]->value, 0);
      } else {
        if (!position.is_valid()) {
          const ValueId context = b_.Append(Opcode::kMatchStart, {known});
          b_.f()[context].type = Type::OfKinds(ssa::kinds::kContext);
          position = b_.Append(Opcode::kMatchPosition, {context});
          b_.f()[position].type = ssa::TypeOfPosition();
          context_of_[position] = context;
        }
        row.tests.push_back(Test{position, test.pattern, 0, kCursor});
      }
    }
    if (can_match) bucket->rows[kept++] = std::move(row);
  }
  bucket->rows.resize(kept);
}

bool FunctionBuilder::Tree::NeedsValue(const core::Pattern& pattern) const {
  if (const auto* variable = pattern.AsIf<core::VariablePattern>()) return b_.pending_.analysis->IsUsed(variable->variable);
  return !pattern.Is<core::WildcardPattern>();
}

void FunctionBuilder::Tree::AddFloat(Row* row, ValueId position, const FloatField& field, const core::Pattern* pattern) {
  const uint32_t index = static_cast<uint32_t>(std::ranges::find(fields_, field) - fields_.begin());
  if (index == fields_.size()) fields_.push_back(field);
  row->tests.push_back(Test{position, pattern, 0, kFirstField + index});
}

// A test of a field of constant size that ends in front of the bucket's position. False where it can never match.
bool FunctionBuilder::Tree::AddField(Bucket* bucket, Row* row, const core::PatternSegment& segment, const MatchField& field,
                                     const core::Pattern* pattern) {
  LiteralTable& literals = *b_.module_->core->literals;
  if (segment.layout.type == SegmentType::kFloat) {
    if (field.bits == 0) return AddTest(row, b_.LiteralValue(literals.Float(0.0)), pattern, 0);  // so OTP 25
    AddFloat(row, bucket->value, FloatField{field, ValueId()}, pattern);
    return true;
  }
  if (!NeedsValue(*pattern)) return true;
  auto known = std::ranges::find(bucket->fields, field, &std::pair<MatchField, ValueId>::first);
  if (known != bucket->fields.end()) return AddTest(row, known->second, pattern, 0);
  ValueId value;
  const bool is_integer = segment.layout.type == SegmentType::kInteger;
  if (field.bits == 0) {
    value = b_.LiteralValue(is_integer ? literals.Integer(0) : literals.Bitstring("", 0));
  } else {
    value = b_.Append(is_integer ? Opcode::kMatchInteger : Opcode::kMatchPart, {context_of_.at(bucket->value), bucket->value},
                      ssa::Instruction::DetailOf(field));
    b_.f()[value].type = is_integer ? ssa::TypeOfIntegerField(field.bits, (field.flags & abi::kSegmentSigned) != 0)
                                    : Type::OfKinds(ssa::kinds::kBitstring);
  }
  bucket->fields.emplace_back(field, value);
  return AddTest(row, value, pattern, 0);
}

// The segments of constant size from the cursor on, `bits` in all. `is_alone`: no other row looks at them.
bool FunctionBuilder::Tree::AddFields(Bucket* bucket, Row* row, const Test& test, uint32_t bits, bool is_alone) {
  LiteralTable& literals = *b_.module_->core->literals;
  const auto& segments = test.pattern->As<core::BinaryPattern>().segments;
  // Those that are compared with a literal of whole unsigned big-endian numbers.
  auto number_of = [&](const core::PatternSegment& segment, int64_t* number) {
    const auto* literal = segment.value->AsIf<core::LiteralPattern>();
    return literal != nullptr && segment.layout.type == SegmentType::kInteger && FieldFlags(segment) == 0 &&
           BitsOf(segment) > 0 && BitsOf(segment) <= kMostLiteralBits && literals.IsSmallInteger(literal->value, number) && *number >= 0 &&
           (*number >> BitsOf(segment)) == 0;
  };
  uint32_t start = 0;
  size_t next = test.offset;
  bool can_match = true;
  while (start < bits || (next < segments.size() && IsFixed(*segments[next]) && BitsOf(*segments[next]) == 0)) {
    const core::PatternSegment& segment = *segments[next++];
    MatchField field;
    field.type = segment.layout.type;
    field.flags = FieldFlags(segment);
    field.bits = static_cast<uint32_t>(BitsOf(segment));
    field.back = bits - start;
    const core::Pattern* pattern = segment.value;
    int64_t number, more;
    if (is_alone && number_of(segment, &number)) {
      const size_t first = next;
      while (start + field.bits < bits && number_of(*segments[next], &more) && field.bits + BitsOf(*segments[next]) <= kMostLiteralBits) {
        number = number << BitsOf(*segments[next]) | more;
        field.bits += static_cast<uint32_t>(BitsOf(*segments[next++]));
      }
      if (next > first) {
        auto* node = combined_literals_.New<core::LiteralPattern>();
        node->value = literals.Integer(number);
        pattern = node;
      }
    }
    start += field.bits;
    can_match = can_match && AddField(bucket, row, segment, field, pattern);
  }
  if (can_match) row->tests.push_back(Test{bucket->value, test.pattern, static_cast<uint32_t>(next), kCursor});
  return can_match;
}

void FunctionBuilder::Tree::ExpandBits(Bucket* bucket, const Step& step, ValueId position) {
  const ValueId context = context_of_.at(position);
  const size_t asking = static_cast<size_t>(std::ranges::count_if(bucket->asked, [](int asked) { return asked >= 0; }));
  ValueId value, after;  // of the step, made when the first row wants them
  auto matched_value = [&](const core::PatternSegment& segment) {
    if (step.kind == Step::Kind::kUtf) return bucket->value;
    if (value.is_valid()) return value;
    MatchField field;
    field.type = segment.layout.type;
    field.flags = FieldFlags(segment);
    const bool is_integer = field.type == SegmentType::kInteger;
    if (step.kind == Step::Kind::kRest) {
      bucket->value = b_.Append(Opcode::kMatchEnd, {context});
      b_.f()[bucket->value].type = ssa::TypeOfPosition();
    }
    value = b_.Append(is_integer ? Opcode::kMatchInteger : Opcode::kMatchPart, {context, position, bucket->value},
                      ssa::Instruction::DetailOf(field));
    b_.f()[value].type = Type::OfKinds(is_integer ? ssa::kinds::kInteger : ssa::kinds::kBitstring);
    return value;
  };
  auto position_after = [&] {
    if (step.kind != Step::Kind::kUtf) return bucket->value;
    if (!after.is_valid()) {
      after = b_.Append(Opcode::kMatchUtfEnd, {position, bucket->value}, ssa::Instruction::DetailOf(step.utf));
      b_.f()[after].type = ssa::TypeOfPosition();
      context_of_[after] = context;
    }
    return after;
  };
  size_t kept = 0;
  for (size_t i = 0; i < bucket->rows.size(); ++i) {
    Row row = std::move(bucket->rows[i]);
    bool can_match = true;
    if (bucket->asked[i] >= 0) {
      const Test test = row.tests[static_cast<size_t>(bucket->asked[i])];
      row.tests.erase(row.tests.begin() + bucket->asked[i]);
      const core::PatternSegment* segment = SegmentAt(test);
      if (step.kind == Step::Kind::kTake) {
        can_match = AddFields(bucket, &row, test, step.bits, asking == 1);
      } else if (segment != nullptr && step.kind == Step::Kind::kTakeSized && segment->layout.type == SegmentType::kFloat) {
        MatchField field;
        field.type = SegmentType::kFloat;
        field.flags = FieldFlags(*segment);
        AddFloat(&row, bucket->value, FloatField{field, position}, segment->value);
        row.tests.push_back(Test{bucket->value, test.pattern, test.offset + 1, kCursor});
      } else if (segment != nullptr) {
        if (NeedsValue(*segment->value)) can_match = AddTest(&row, matched_value(*segment), segment->value, 0);
        if (can_match && step.kind != Step::Kind::kRest) row.tests.push_back(Test{position_after(), test.pattern, test.offset + 1, kCursor});
      }
    }
    if (can_match) bucket->rows[kept++] = std::move(row);
  }
  bucket->rows.resize(kept);
}

}  // namespace lumen::patterns

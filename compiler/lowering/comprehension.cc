// Comprehensions, as OTP compiles them. [E || P <- L, Filter] becomes
//
//   letrec lc(List) = case List of
//       [P | Tail] when Filter -> [E | lc(Tail)]     body-recursive, as stack traces show
//       [_ | Tail] -> lc(Tail)                       the pattern does not match: skipped
//       [] -> []
//       Other -> {bad_generator, Other}
//     in lc(L)
//
// With further qualifiers, what stands for [E | lc(Tail)] is the rest, and what stands for [] in there is lc(Tail): `more`
// makes that expression afresh wherever it is needed. Filters that can be guards are tested as guards (errors are false), others must
// give a boolean.
//
// Generators differ in what they go through, their state: a list, or for K := V <- M what erts_internal:map_next/3 gives,
// {K, V, State}, [Path | Map] that is to be asked on, or `none`. Those that && joins step together: one function with a state for each, which
// ends where all end and raises {bad_generators, {State1, ..., StateN}} where only some do. A strict generator raises {badmatch, Element}
// where its pattern does not match, and bad_generators among others; what is skipped must match the strict patterns.
// The state of a generator over a bitstring is what is left of it. Its elements end where neither the pattern nor one of the same segments
// with any values matches.
//
// #{K => V || ...} is maps:from_list of the list of {K, V}. << E || ... >> has one more argument in each function, a bitstring that only
// they see and that E is appended to in place. Tested by lowering_test.cc.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "compiler/lowering/lowerer.h"

namespace lumen::lowering {

using syntax::QualifierKind;

struct FunctionLowerer::LoweredGenerator {
  const syntax::Qualifier* generator = nullptr;
  const core::Expr* source = nullptr;       // the first state
  const core::Pattern* element = nullptr;   // of a state that has an element: that, and the state behind it
  core::VariableId rest;
  const core::Pattern* skipped = nullptr;   // likewise, for an element that is skipped
  core::VariableId skipped_rest;
};

struct FunctionLowerer::LoweredQualifier {
  const syntax::Qualifier* qualifier = nullptr;
  // Generators; a filter has none.
  std::vector<LoweredGenerator> generators;
  Tests tests;                        // of the patterns
  Tests skipped_tests;                // of the patterns of what is skipped
  bool skips = false;                 // the patterns may fail to match what is to be skipped
  Symbol name;                        // "lc$^0"
  // Of a filter:
  std::vector<const core::Guard*> guards;  // where it can be a guard, else
  const core::Expr* condition = nullptr;
  Bindings bindings;                  // of the condition; what they bind is in scope behind the filter
};

namespace {

bool IsStrict(const syntax::Qualifier& generator) {
  switch (generator.kind) {
    case QualifierKind::kGenerator:
      return generator.As<syntax::Generator>().strict;
    case QualifierKind::kBinaryGenerator:
      return generator.As<syntax::BinaryGenerator>().strict;
    case QualifierKind::kMapGenerator:
      return generator.As<syntax::MapGenerator>().strict;
    case QualifierKind::kZip:
    case QualifierKind::kFilter:
      return false;
  }
  __builtin_unreachable();
}

// A pattern of an element matches every element.
bool MatchesAll(const core::Pattern& element) {
  auto matches_all = [](const core::Pattern* part) { return part->Is<core::VariablePattern>() || part->Is<core::WildcardPattern>(); };
  if (element.Is<core::BinaryPattern>()) return false;  // fewer bits
  if (const auto* list = element.AsIf<core::ListPattern>()) return std::ranges::all_of(list->elements, matches_all);
  if (const auto* tuple = element.AsIf<core::TuplePattern>()) return std::ranges::all_of(tuple->elements, matches_all);
  return false;
}

}  // namespace

// Where nobody looks at the list, none is made: as on OTP the function is a loop, which leaves no frames behind.
const core::Expr* FunctionLowerer::ListComprehension(const syntax::ListComprehension& comprehension, Position position) {
  const auto element = [&](const MakeExpr& more) {
    if (position != Position::kStatement) return ElementsBefore(comprehension, more);
    std::vector<const syntax::Expr*> values = {comprehension.body};
    values.insert(values.end(), comprehension.more.begin(), comprehension.more.end());
    return EffectsBefore(values, more);
  };
  return ListOfComprehension(comprehension.qualifiers, element,
                             [&] { return LiteralOf(literals().Nil(), comprehension.location); });
}

// [E || ...] ++ Tail: the list is made in front of the tail, which is evaluated first, as on OTP; what it binds is bound in patterns of
// the comprehension too.
const core::Expr* FunctionLowerer::ListComprehensionBefore(const syntax::ListComprehension& comprehension, const syntax::Expr& tail) {
  const core::Expr* end = Settle(Expression(tail, Position::kOperand));
  const auto last = [&]() -> const core::Expr* {
    if (const auto* literal = end->AsIf<core::Literal>()) return LiteralOf(literal->value, tail.location);
    return VariableOf(end->As<core::Variable>().variable, tail.location);
  };
  const auto element = [&](const MakeExpr& more) { return ElementsBefore(comprehension, more); };
  return ListOfComprehension(comprehension.qualifiers, element, last);
}

const core::Expr* FunctionLowerer::ElementsBefore(const syntax::ListComprehension& comprehension, const MakeExpr& more) {
  std::vector<const core::Expr*> elements = {SubExpr(*comprehension.body)};
  for (const syntax::Expr* value : comprehension.more) elements.push_back(SubExpr(*value));
  return ListOf(elements, more(), comprehension.location);
}

const core::Expr* FunctionLowerer::EffectsBefore(std::span<const syntax::Expr* const> exprs, const MakeExpr& more) {
  Bindings bindings;
  Bindings* outer = std::exchange(bindings_, &bindings);
  for (const syntax::Expr* expr : exprs) {
    const size_t mark = ScopeMark();
    AddEffect(Expression(*expr, Position::kStatement));
    LeaveScope(mark);
  }
  bindings_ = outer;
  return BlockOf(bindings, more());
}

const core::Expr* FunctionLowerer::MapComprehension(const syntax::MapComprehension& comprehension) {
  const auto element = [&](const MakeExpr& more) {
    auto pair = [&](const syntax::MapField& field) {
      const core::Expr* parts[] = {SubExpr(*field.key), SubExpr(*field.value)};
      return TupleOf(parts, field.location);
    };
    std::vector<const core::Expr*> elements = {pair(*comprehension.body)};
    for (const syntax::MapField* field : comprehension.more) elements.push_back(pair(*field));
    return ListOf(elements, more(), comprehension.location);
  };
  const core::Expr* pairs = ListOfComprehension(comprehension.qualifiers, element,
                                                [&] { return LiteralOf(literals().Nil(), comprehension.location); });
  return CallOf(symbols().Intern("maps"), symbols().Intern("from_list"), {&pairs, 1}, comprehension.location);
}

const core::Expr* FunctionLowerer::BinaryComprehension(const syntax::BinaryComprehension& comprehension) {
  const SourceLocation location = comprehension.location;
  Bindings bindings;
  Bindings* outer_bindings = std::exchange(bindings_, &bindings);
  const core::VariableId outer = std::exchange(accumulator_, NewVariable());
  AddBinding({accumulator_}, New<core::WritableBinary>(location));
  auto finish = [&]() -> const core::Expr* {
    auto* finished = New<core::FinishedBinary>(location);
    finished->value = VariableOf(accumulator_, location);
    return finished;
  };
  const core::Expr* result = Comprehension(
      comprehension.qualifiers, "lbc$^", [&](const MakeExpr& more) { return AppendBody(*comprehension.body, more); }, finish);
  accumulator_ = outer;
  bindings_ = outer_bindings;
  return BlockOf(bindings, result);
}

const core::Expr* FunctionLowerer::AppendBody(const syntax::Expr& body, const MakeExpr& more) {
  Bindings bindings;
  Bindings* outer_bindings = std::exchange(bindings_, &bindings);
  const core::VariableId outer = std::exchange(accumulator_, core::VariableId());  // no business of comprehensions in the body
  const size_t mark = ScopeMark();
  const core::Expr* appended;
  const core::Expr* so_far = VariableOf(outer, body.location);
  if (const auto* binary = body.AsIf<syntax::Binary>()) {
    appended = BinaryExpression(*binary, /*in_guard=*/false, so_far);
  } else {
    abi::BinarySegment layout;
    layout.type = abi::SegmentType::kBinary;
    layout.flags = abi::kSegmentAll;
    layout.element = 2;
    const core::Expr* value = Expression(body, Position::kOperand);
    auto add = [&](const core::Expr* part, const abi::BinarySegment& its_layout) {
      auto* segment = New<core::BinarySegment>(body.location);
      segment->value = part;
      segment->layout = its_layout;
      return segment;
    };
    auto* node = New<core::Binary>(body.location);
    node->segments = Copy(std::vector<const core::BinarySegment*>{add(so_far, PrivateAppendLayout()), add(value, layout)});
    appended = node;
  }
  LeaveScope(mark);
  accumulator_ = NewVariable();
  AddBinding({accumulator_}, appended);
  bindings_ = outer_bindings;
  const core::Expr* result = BlockOf(bindings, more());
  accumulator_ = outer;
  return result;
}

// What is inside gives the bitstring so far, and only then the function goes on with it: it is there when something inside fails, and traces
// show it.
const core::Expr* FunctionLowerer::AppendAndGoOn(std::span<LoweredQualifier> inner, const MakeElement& element, const MakeExpr& go_on,
                                                 SourceLocation location) {
  const core::Expr* appended = Qualifiers(inner, element, [&] { return VariableOf(accumulator_, location); });
  Bindings bindings;
  Bindings* outer_bindings = std::exchange(bindings_, &bindings);
  const core::VariableId outer = std::exchange(accumulator_, NewVariable());
  AddBinding({accumulator_}, appended);
  bindings_ = outer_bindings;
  const core::Expr* result = BlockOf(bindings, go_on());
  accumulator_ = outer;
  return result;
}

const core::Expr* FunctionLowerer::ListOfComprehension(std::span<const syntax::Qualifier* const> qualifiers,
                                                       const MakeElement& element, const MakeExpr& last) {
  const core::VariableId outer = std::exchange(accumulator_, core::VariableId());
  const core::Expr* list = Comprehension(qualifiers, "lc$^", element, last);
  accumulator_ = outer;
  return list;
}

const core::Expr* FunctionLowerer::Comprehension(std::span<const syntax::Qualifier* const> qualifiers, std::string_view name,
                                                 const MakeElement& element, const MakeExpr& last) {
  const size_t mark = ScopeMark();
  auto hidden = HideSiblings();
  std::vector<LoweredQualifier> lowered(qualifiers.size());
  for (size_t i = 0; i < qualifiers.size(); ++i) LowerQualifier(*qualifiers[i], &lowered[i]);
  for (LoweredQualifier& each : lowered) {
    if (!each.generators.empty()) each.name = symbols().Intern(absl::StrCat(std::string(name), numbers_->Take(each.qualifier)));
  }
  const core::Expr* result = Qualifiers(std::span(lowered), element, last);
  LeaveScope(mark);
  hidden_ = std::move(hidden);
  return result;
}

void FunctionLowerer::LowerQualifier(const syntax::Qualifier& qualifier, LoweredQualifier* lowered) {
  lowered->qualifier = &qualifier;
  if (const auto* filter = qualifier.AsIf<syntax::Filter>()) return LowerFilter(*filter, lowered);
  if (const auto* zip = qualifier.AsIf<syntax::Zip>()) return LowerGenerators(zip->generators, lowered);
  const syntax::Qualifier* generator = &qualifier;
  LowerGenerators({&generator, 1}, lowered);
}

void FunctionLowerer::LowerFilter(const syntax::Filter& filter, LoweredQualifier* lowered) {
  if (IsGuardTest(*filter.condition)) {
    Tests for_all;
    Tests* outer = std::exchange(guard_tests_, &for_all);
    const core::Expr* test = GuardExpr(*filter.condition);
    guard_tests_ = outer;
    for_all.push_back(test);
    lowered->guards = Guards({}, for_all);
  } else {
    Bindings* outer = std::exchange(bindings_, &lowered->bindings);
    lowered->condition = Expression(*filter.condition, Position::kOperand);
    bindings_ = outer;
  }
}

// All variables of the patterns are new, and the same in all of them.
void FunctionLowerer::LowerGenerators(std::span<const syntax::Qualifier* const> generators, LoweredQualifier* lowered) {
  for (const syntax::Qualifier* generator : generators) {
    const size_t mark = ScopeMark();
    lowered->generators.push_back({generator, SourceOf(*generator), nullptr, NewVariable(), nullptr, NewVariable()});
    LeaveScope(mark);
  }
  const uint32_t outer_shadow = std::exchange(shadow_below_, static_cast<uint32_t>(function_->variables.size()));
  const size_t mark = ScopeMark();
  const size_t outer_mark = std::exchange(pattern_mark_, mark);
  for (LoweredGenerator& each : lowered->generators) {
    each.skipped = IsStrict(*each.generator) ? ElementPattern(*each.generator, each.skipped_rest, &lowered->skipped_tests)
                                             : AnyElementPattern(*each.generator, each.skipped_rest);
  }
  LeaveScope(mark);
  shadow_below_ = static_cast<uint32_t>(function_->variables.size());
  for (LoweredGenerator& each : lowered->generators) {
    each.element = ElementPattern(*each.generator, each.rest, &lowered->tests);
    lowered->skips = lowered->skips || (!IsStrict(*each.generator) && !MatchesAll(*each.element));
  }
  lowered->skips = lowered->skips || lowered->tests.size() > lowered->skipped_tests.size();
  shadow_below_ = outer_shadow;
  pattern_mark_ = outer_mark;
}

const core::Expr* FunctionLowerer::SourceOf(const syntax::Qualifier& generator) {
  if (const auto* list = generator.AsIf<syntax::Generator>()) return SubExpr(*list->source);
  if (const auto* binary = generator.AsIf<syntax::BinaryGenerator>()) return SubExpr(*binary->source);
  const auto* map = generator.AsIf<syntax::MapGenerator>();
  const SourceLocation location = generator.location;
  const core::VariableId source = NewVariable(), other = NewVariable();
  const core::Expr* tested[] = {VariableOf(source, location)};
  const core::Expr* is_map = CallOf(symbols::kErlang, symbols().Intern("is_map"), tested, location);
  const core::Expr* asked[] = {LiteralOf(literals().Integer(int64_t{0}), location), VariableOf(source, location),
                               AtomOf(symbols().Intern("iterator"), location)};
  const core::Expr* first = CallOf(symbols().Intern("erts_internal"), symbols().Intern("map_next"), asked, location);
  const core::Expr* value = SubExpr(*map->source);
  return CaseOf({value},
                {ClauseOf({PatternOf(source)}, Guards({}, {is_map}), first, location),
                 ClauseOf({PatternOf(other)}, {}, VariableOf(other, location), location)},
                location);
}

const core::Pattern* FunctionLowerer::ElementPattern(const syntax::Qualifier& generator, core::VariableId rest, Tests* tests) {
  if (const auto* list = generator.AsIf<syntax::Generator>()) {
    return ListPatternOf({Pattern(*list->pattern, tests)}, PatternOf(rest), generator.location);
  }
  if (const auto* binary = generator.AsIf<syntax::BinaryGenerator>()) return SegmentsAndRest(*binary->pattern, rest, tests, /*any_values=*/false);
  const auto* map = generator.AsIf<syntax::MapGenerator>();
  const core::Pattern* key = Pattern(*map->pattern->key, tests);
  const core::Pattern* value = Pattern(*map->pattern->value, tests);
  auto* node = New<core::TuplePattern>(generator.location);
  node->elements = Copy(std::vector<const core::Pattern*>{key, value, PatternOf(rest)});
  return node;
}

// `any_values`: segments of these types and sizes, whatever stands there; variables, which sizes may use, are bound all the same.
const core::Pattern* FunctionLowerer::SegmentsAndRest(const syntax::Expr& pattern, core::VariableId rest, Tests* tests, bool any_values) {
  const core::Pattern* lowered = Pattern(pattern, tests);
  if (!lowered->Is<core::BinaryPattern>()) return lowered;  // an error
  std::vector<const core::PatternSegment*> segments;
  for (const core::PatternSegment* segment : lowered->As<core::BinaryPattern>().segments) {
    auto* copy = New<core::PatternSegment>(segment->location);
    *copy = *segment;
    if (any_values && segment->value->Is<core::LiteralPattern>()) copy->value = New<core::WildcardPattern>(segment->location);
    segments.push_back(copy);
  }
  auto* last = New<core::PatternSegment>(pattern.location);
  last->value = PatternOf(rest);
  last->layout.type = abi::SegmentType::kBinary;
  last->layout.flags = abi::kSegmentAll;
  segments.push_back(last);
  auto* node = New<core::BinaryPattern>(pattern.location);
  node->segments = Copy(segments);
  return node;
}

const core::Pattern* FunctionLowerer::AnyElementPattern(const syntax::Qualifier& generator, core::VariableId rest) {
  if (const auto* binary = generator.AsIf<syntax::BinaryGenerator>()) {
    Tests unused;
    return SegmentsAndRest(*binary->pattern, rest, &unused, /*any_values=*/true);
  }
  const core::Pattern* any = New<core::WildcardPattern>(generator.location);
  if (generator.Is<syntax::Generator>()) return ListPatternOf({any}, PatternOf(rest), generator.location);
  auto* node = New<core::TuplePattern>(generator.location);
  node->elements = Copy(std::vector<const core::Pattern*>{any, any, PatternOf(rest)});
  return node;
}

const core::Pattern* FunctionLowerer::EndPattern(const syntax::Qualifier& generator) {
  if (generator.Is<syntax::BinaryGenerator>()) {
    auto* node = New<core::BinaryPattern>(generator.location);
    if (IsStrict(generator)) return node;  // <<>>
    auto* rest = New<core::PatternSegment>(generator.location);
    rest->value = New<core::WildcardPattern>(generator.location);
    rest->layout.type = abi::SegmentType::kBinary;
    rest->layout.flags = abi::kSegmentAll;
    node->segments = Copy(std::vector<const core::PatternSegment*>{rest});
    return node;
  }
  const bool is_map = generator.Is<syntax::MapGenerator>();
  return LiteralPatternOf(is_map ? literals().Atom(symbols().Intern("none")) : literals().Nil(), generator.location);
}

const core::Expr* FunctionLowerer::Qualifiers(std::span<LoweredQualifier> qualifiers, const MakeElement& element,
                                              const MakeExpr& more) {
  if (qualifiers.empty()) return element(more);
  return qualifiers[0].generators.empty() ? FilterOf(qualifiers, element, more) : GeneratorOf(qualifiers, element, more);
}

const core::Expr* FunctionLowerer::FilterOf(std::span<LoweredQualifier> qualifiers, const MakeElement& element,
                                            const MakeExpr& more) {
  LoweredQualifier& first = qualifiers[0];
  const SourceLocation location = first.qualifier->location;
  const core::Expr* then = Qualifiers(qualifiers.subspan(1), element, more);
  if (first.condition == nullptr) {
    return CaseOf({}, {ClauseOf({}, first.guards, then, location), ClauseOf({}, {}, more(), location)}, location);
  }
  auto boolean = [&](Symbol value) { return LiteralPatternOf(literals().Atom(value), location); };
  core::VariableId other = NewVariable();
  const core::Expr* other_value[] = {VariableOf(other, location)};
  const core::Expr* fail = FailOf(core::MatchFailKind::kBadFilter, other_value, location);
  const core::Expr* test = CaseOf(
      {first.condition},
      {ClauseOf({boolean(symbols::kTrue)}, {}, then, location), ClauseOf({boolean(symbols::kFalse)}, {}, more(), location),
       ClauseOf({PatternOf(other)}, {}, fail, location)},
      location);
  return BlockOf(first.bindings, test);
}

const core::Expr* FunctionLowerer::CallOf(core::LocalFunctionId function, const std::vector<core::VariableId>& arguments,
                                          SourceLocation location) {
  auto* node = New<core::LetRecCall>(location);
  node->function = function;
  std::vector<const core::Expr*> values;
  for (core::VariableId argument : arguments) values.push_back(VariableOf(argument, location));
  if (accumulator_.is_valid()) values.push_back(VariableOf(accumulator_, location));
  node->arguments = Copy(values);
  return node;
}

const core::Expr* FunctionLowerer::GeneratorOf(std::span<LoweredQualifier> qualifiers, const MakeElement& element,
                                               const MakeExpr& more) {
  const LoweredQualifier& first = qualifiers[0];
  const SourceLocation location = first.qualifier->location;
  const core::LocalFunctionId id{function_->local_function_count++};
  // Guard filters right behind the generator are tested in its clause. Each has one alternative.
  Tests tests = first.tests;
  std::span<LoweredQualifier> inner = qualifiers.subspan(1);
  bool skips = first.skips;
  for (; !inner.empty() && !inner[0].guards.empty(); inner = inner.subspan(1), skips = true) {
    tests.insert(tests.end(), inner[0].guards[0]->tests.begin(), inner[0].guards[0]->tests.end());
  }
  std::vector<core::VariableId> states, rests, skipped_rests;
  std::vector<const core::Expr*> sources, state_values;
  std::vector<const core::Pattern*> elements, skipped, ends;
  for (const LoweredGenerator& each : first.generators) {
    states.push_back(NewVariable());
    state_values.push_back(VariableOf(states.back(), location));
    sources.push_back(each.source);
    rests.push_back(each.rest);
    skipped_rests.push_back(each.skipped_rest);
    elements.push_back(each.element);
    skipped.push_back(each.skipped);
    ends.push_back(EndPattern(*each.generator));
  }
  // The function gets the bitstring so far behind its states.
  std::vector<core::VariableId> parameters = states;
  const core::VariableId outer_accumulator = accumulator_;
  if (accumulator_.is_valid()) {
    sources.push_back(VariableOf(accumulator_, location));
    accumulator_ = NewVariable();
    parameters.push_back(accumulator_);
  }
  const core::Expr* then = accumulator_.is_valid() ? AppendAndGoOn(inner, element, [&] { return CallOf(id, rests, location); }, location)
                                                   : Qualifiers(inner, element, [&] { return CallOf(id, rests, location); });
  std::vector<const core::Clause*> clauses = {ClauseOf(elements, Guards({}, tests), then, location)};
  if (skips) {
    clauses.push_back(ClauseOf(skipped, Guards({}, first.skipped_tests), CallOf(id, skipped_rests, location), location));
  }
  if (elements.size() == 1 && IsStrict(*first.generators[0].generator)) {
    clauses.push_back(UnmatchedClause(*first.generators[0].generator));
  }
  for (size_t i = 0; i < first.generators.size(); ++i) {
    if (first.generators[i].generator->Is<syntax::MapGenerator>()) clauses.push_back(RefillClause(first, i, id));
  }
  clauses.push_back(ClauseOf(ends, {}, more(), location));
  clauses.push_back(NoElementClause(first));
  accumulator_ = outer_accumulator;

  auto* function = New<core::LocalFunction>(location);
  function->id = id;
  function->name = first.name;  // completed by FinishFunNames
  function->parameters = Copy(parameters);
  function->body = CaseOf(state_values, std::move(clauses), location);
  auto* call = New<core::LetRecCall>(location);
  call->function = id;
  call->arguments = Copy(sources);
  auto* node = New<core::LetRec>(location);
  node->functions = Copy(std::vector<const core::LocalFunction*>{function});
  node->body = call;
  return node;
}

// Of a strict generator that stands alone: there is an element, which the pattern does not match.
const core::Clause* FunctionLowerer::UnmatchedClause(const syntax::Qualifier& generator) {
  const SourceLocation location = generator.location;
  const core::VariableId first = NewVariable(), second = NewVariable();
  const core::Expr* value = VariableOf(first, location);
  const core::Pattern* any = New<core::WildcardPattern>(location);
  const core::Pattern* pattern = ListPatternOf({PatternOf(first)}, any, location);
  if (generator.Is<syntax::BinaryGenerator>()) {
    // What is left, unless that is nothing.
    auto* bit = New<core::PatternSegment>(location);
    bit->value = any;
    bit->layout.size = 1;
    auto* rest = New<core::PatternSegment>(location);
    rest->value = any;
    rest->layout.type = abi::SegmentType::kBinary;
    rest->layout.flags = abi::kSegmentAll;
    auto* not_empty = New<core::BinaryPattern>(location);
    not_empty->segments = Copy(std::vector<const core::PatternSegment*>{bit, rest});
    auto* both = New<core::BothPattern>(location);
    both->first = PatternOf(first);
    both->second = not_empty;
    pattern = both;
  }
  if (generator.Is<syntax::MapGenerator>()) {
    const core::Expr* pair[] = {value, VariableOf(second, location)};
    value = TupleOf(pair, location);
    auto* state = New<core::TuplePattern>(location);
    state->elements = Copy(std::vector<const core::Pattern*>{PatternOf(first), PatternOf(second), any});
    pattern = state;
  }
  return ClauseOf({pattern}, {}, FailOf(core::MatchFailKind::kBadMatch, {&value, 1}, location), location);
}

// [Path | Map] among the states: the next elements of the map.
const core::Clause* FunctionLowerer::RefillClause(const LoweredQualifier& qualifier, size_t index, core::LocalFunctionId function) {
  const SourceLocation location = qualifier.qualifier->location;
  const core::VariableId path = NewVariable(), map = NewVariable();
  std::vector<const core::Pattern*> patterns;
  std::vector<const core::Expr*> arguments;
  for (size_t i = 0; i < qualifier.generators.size(); ++i) {
    if (i == index) {
      const core::Expr* asked[] = {VariableOf(path, location), VariableOf(map, location), AtomOf(symbols().Intern("iterator"), location)};
      patterns.push_back(ListPatternOf({PatternOf(path)}, PatternOf(map), location));
      arguments.push_back(CallOf(symbols().Intern("erts_internal"), symbols().Intern("map_next"), asked, location));
    } else {
      const core::VariableId state = NewVariable();
      patterns.push_back(PatternOf(state));
      arguments.push_back(VariableOf(state, location));
    }
  }
  auto test = [&](const char* name, core::VariableId variable) {
    const core::Expr* tested[] = {VariableOf(variable, location)};
    return CallOf(symbols::kErlang, symbols().Intern(name), tested, location);
  };
  auto* call = New<core::LetRecCall>(location);
  call->function = function;
  if (accumulator_.is_valid()) arguments.push_back(VariableOf(accumulator_, location));
  call->arguments = Copy(arguments);
  return ClauseOf(std::move(patterns), Guards({}, {test("is_integer", path), test("is_map", map)}), call, location);
}

// Neither an element of each, nor the end of each.
const core::Clause* FunctionLowerer::NoElementClause(const LoweredQualifier& qualifier) {
  const SourceLocation location = qualifier.qualifier->location;
  std::vector<const core::Pattern*> patterns;
  std::vector<const core::Expr*> states;
  for (size_t i = 0; i < qualifier.generators.size(); ++i) {
    const core::VariableId state = NewVariable();
    patterns.push_back(PatternOf(state));
    states.push_back(VariableOf(state, location));
  }
  const bool is_zip = states.size() > 1;
  const core::Expr* value = is_zip ? TupleOf(states, location) : states[0];
  const core::MatchFailKind reason = is_zip ? core::MatchFailKind::kBadGenerators : core::MatchFailKind::kBadGenerator;
  return ClauseOf(std::move(patterns), {}, FailOf(reason, {&value, 1}, location), location);
}

}  // namespace lumen::lowering

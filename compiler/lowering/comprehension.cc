// List comprehensions as OTP compiles them. [E || P <- L, Filter] becomes
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
// give a boolean. Tested by lowering_test.cc.
#include "absl/strings/str_cat.h"
#include "compiler/lowering/lowerer.h"

namespace lumen::lowering {

struct FunctionLowerer::LoweredQualifier {
  const syntax::Qualifier* qualifier = nullptr;
  // Of a generator:
  const core::Expr* source = nullptr;
  const core::Pattern* pattern = nullptr;
  Tests tests;                        // of the pattern
  Symbol name;                        // "lc$^0"
  // Of a filter:
  std::vector<const core::Guard*> guards;  // where it can be a guard, else
  const core::Expr* condition = nullptr;
  Bindings bindings;                  // of the condition; what they bind is in scope behind the filter
};

const core::Expr* FunctionLowerer::ListComprehension(const syntax::ListComprehension& comprehension) {
  const size_t mark = ScopeMark();
  std::vector<LoweredQualifier> qualifiers;
  bool is_good = true;
  for (const syntax::Qualifier* qualifier : comprehension.qualifiers) {
    LoweredQualifier& lowered = qualifiers.emplace_back();
    lowered.qualifier = qualifier;
    switch (qualifier->kind) {
      case syntax::QualifierKind::kGenerator: {
        const auto& generator = qualifier->As<syntax::Generator>();
        if (generator.strict) {
          Refuse("strict generator", qualifier->location);
          is_good = false;
        }
        const size_t source_mark = ScopeMark();
        lowered.source = SubExpr(*generator.source);
        LeaveScope(source_mark);
        // All variables of the pattern are new.
        const uint32_t outer_shadow = std::exchange(shadow_below_, static_cast<uint32_t>(function_->variables.size()));
        lowered.pattern = Pattern(*generator.pattern, &lowered.tests);
        shadow_below_ = outer_shadow;
        break;
      }
      case syntax::QualifierKind::kFilter: {
        const auto& filter = qualifier->As<syntax::Filter>();
        if (IsGuardTest(*filter.condition)) {
          Tests for_all;
          Tests* outer = std::exchange(guard_tests_, &for_all);
          const core::Expr* test = GuardExpr(*filter.condition);
          guard_tests_ = outer;
          for_all.push_back(test);
          lowered.guards = Guards({}, for_all);
        } else {
          Bindings* outer = std::exchange(bindings_, &lowered.bindings);
          lowered.condition = Expression(*filter.condition, Position::kOperand);
          bindings_ = outer;
        }
        break;
      }
      case syntax::QualifierKind::kBinaryGenerator:
        Refuse("binary generator", qualifier->location);
        is_good = false;
        break;
      case syntax::QualifierKind::kMapGenerator:
        Refuse("map generator", qualifier->location);
        is_good = false;
        break;
      case syntax::QualifierKind::kZip:
        Refuse("zip generator", qualifier->location);
        is_good = false;
        break;
    }
  }
  const core::Expr* result = Placeholder(comprehension.location);
  if (is_good) {
    for (LoweredQualifier& lowered : qualifiers) {
      if (lowered.source != nullptr) lowered.name = symbols().Intern(absl::StrCat("lc$^", numbers_->Take(lowered.qualifier)));
    }
    SourceLocation location = comprehension.location;
    result = Qualifiers(std::span(qualifiers), comprehension, [this, location] { return LiteralOf(literals().Nil(), location); });
  }
  LeaveScope(mark);
  return result;
}

const core::Expr* FunctionLowerer::Qualifiers(std::span<LoweredQualifier> qualifiers,
                                              const syntax::ListComprehension& comprehension, const MakeExpr& more) {
  if (qualifiers.empty()) {
    std::vector<const core::Expr*> elements = {SubExpr(*comprehension.body)};
    for (const syntax::Expr* value : comprehension.more) elements.push_back(SubExpr(*value));
    return ListOf(elements, more(), comprehension.location);
  }
  LoweredQualifier& first = qualifiers[0];
  if (first.source != nullptr) return GeneratorOf(qualifiers, comprehension, more);
  const SourceLocation location = first.qualifier->location;
  const core::Expr* then = Qualifiers(qualifiers.subspan(1), comprehension, more);
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

const core::Expr* FunctionLowerer::GeneratorOf(std::span<LoweredQualifier> qualifiers,
                                               const syntax::ListComprehension& comprehension, const MakeExpr& more) {
  LoweredQualifier& generator = qualifiers[0];
  const SourceLocation location = generator.qualifier->location;
  const core::LocalFunctionId id{function_->local_function_count++};
  auto call = [&](const core::Expr* argument) {
    auto* node = New<core::LetRecCall>(location);
    node->function = id;
    node->arguments = Copy(std::vector<const core::Expr*>{argument});
    return node;
  };
  const core::VariableId list = NewVariable(), tail = NewVariable(), skipped_tail = NewVariable(), other = NewVariable();
  auto cons = [&](const core::Pattern* head, core::VariableId rest) {
    return ListPatternOf({head}, PatternOf(rest), location);
  };
  // Guard filters right behind the generator are tested in its clause. Each has one alternative.
  Tests tests = generator.tests;
  std::span<LoweredQualifier> rest = qualifiers.subspan(1);
  while (!rest.empty() && !rest[0].guards.empty()) {
    tests.insert(tests.end(), rest[0].guards[0]->tests.begin(), rest[0].guards[0]->tests.end());
    rest = rest.subspan(1);
  }
  auto make_next = [&] { return call(VariableOf(tail, location)); };
  const core::Expr* then = Qualifiers(rest, comprehension, make_next);
  std::vector<const core::Clause*> clauses;
  clauses.push_back(ClauseOf({cons(generator.pattern, tail)}, Guards({}, tests), then, location));
  if (!tests.empty() || !generator.pattern->Is<core::VariablePattern>()) {
    const core::Expr* next = call(VariableOf(skipped_tail, location));
    clauses.push_back(ClauseOf({cons(New<core::WildcardPattern>(location), skipped_tail)}, {}, next, location));
  }
  clauses.push_back(ClauseOf({LiteralPatternOf(literals().Nil(), location)}, {}, more(), location));
  const core::Expr* other_value[] = {VariableOf(other, location)};
  clauses.push_back(
      ClauseOf({PatternOf(other)}, {}, FailOf(core::MatchFailKind::kBadGenerator, other_value, location), location));

  auto* function = New<core::LocalFunction>(location);
  function->id = id;
  function->name = generator.name;  // completed by FinishFunNames
  function->parameters = Copy(std::vector<core::VariableId>{list});
  function->body = CaseOf({VariableOf(list, location)}, std::move(clauses), location);
  auto* node = New<core::LetRec>(location);
  node->functions = Copy(std::vector<const core::LocalFunction*>{function});
  node->body = call(generator.source);
  return node;
}

}  // namespace lumen::lowering

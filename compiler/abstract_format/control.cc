// Funs, control, comprehensions, clauses. Tested by abstract_format_test.cc.
#include "compiler/abstract_format/builder.h"

namespace lumen::abstract_format {

using namespace syntax;  // NOLINT: all about terms and trees

// {function, Name, Arity} | {function, Module, Name, Arity} | {clauses, Clauses}
const Expr* Builder::BuildFun(const Node& node) {
  const auto* tuple = node.elements[2]->AsIf<TupleTerm>();
  const Terms parts = tuple == nullptr ? Terms() : tuple->elements;
  if (parts.size() == 2 && Is(*parts[0], "clauses")) {
    auto* expr = New<FunExpr>(node.location);
    return BuildClauses(*parts[1], kAnyNumber, false, &expr->clauses) ? expr : nullptr;
  }
  if (parts.size() == 3 && Is(*parts[0], "function")) {
    auto* expr = New<LocalFun>(node.location);
    const bool good =
        AtomOf(*parts[1], &expr->name, "name of a function") && CountOf(*parts[2], &expr->arity, "number of arguments");
    return good ? expr : nullptr;
  }
  if (parts.size() != 4 || !Is(*parts[0], "function")) return Fail(*node.term, "fun"), nullptr;
  auto* expr = New<ExternalFun>(node.location);
  if (parts[1]->Is<AtomTerm>()) {
    // As before R15: module, name and arity without annotations.
    auto* module = New<AtomLiteral>(node.location);
    auto* function = New<AtomLiteral>(node.location);
    auto* arity = New<IntegerLiteral>(node.location);
    uint32_t count;
    if (!AtomOf(*parts[1], &module->value, "name of a module") ||
        !AtomOf(*parts[2], &function->value, "name of a function") || !CountOf(*parts[3], &count, "number of arguments")) {
      return nullptr;
    }
    arity->value = IntegerValue(count);
    expr->module = module;
    expr->function = function;
    expr->arity = arity;
    return expr;
  }
  expr->module = BuildExpr(*parts[1]);
  expr->function = expr->module == nullptr ? nullptr : BuildExpr(*parts[2]);
  expr->arity = expr->function == nullptr ? nullptr : BuildExpr(*parts[3]);
  if (expr->arity == nullptr) return nullptr;
  const bool good = (expr->module->Is<AtomLiteral>() || expr->module->Is<Variable>()) &&
                    (expr->function->Is<AtomLiteral>() || expr->function->Is<Variable>()) &&
                    (expr->arity->Is<IntegerLiteral>() || expr->arity->Is<Variable>());
  return good ? expr : (Fail(*node.term, "fun"), nullptr);
}

const Expr* Builder::BuildNamedFun(const Node& node) {
  auto* expr = New<NamedFun>(node.location);
  const bool good = AtomOf(*node.elements[2], &expr->name, "name of a variable") &&
                    BuildClauses(*node.elements[3], kAnyNumber, false, &expr->clauses);
  return good ? expr : nullptr;
}

const Expr* Builder::BuildBlock(const Node& node) {
  auto* expr = New<Block>(node.location);
  return BuildBody(*node.elements[2], &expr->body) ? expr : nullptr;
}

const Expr* Builder::BuildIf(const Node& node) {
  auto* expr = New<If>(node.location);
  return BuildClauses(*node.elements[2], 0, false, &expr->clauses) ? expr : nullptr;
}

const Expr* Builder::BuildCase(const Node& node) {
  auto* expr = New<Case>(node.location);
  expr->value = BuildExpr(*node.elements[2]);
  return expr->value != nullptr && BuildClauses(*node.elements[3], 1, false, &expr->clauses) ? expr : nullptr;
}

const Expr* Builder::BuildReceive(const Node& node) {
  auto* expr = New<Receive>(node.location);
  return BuildClauses(*node.elements[2], 1, false, &expr->clauses) ? expr : nullptr;
}

const Expr* Builder::BuildReceiveAfter(const Node& node) {
  auto* expr = New<Receive>(node.location);
  if (!BuildClauses(*node.elements[2], 1, true, &expr->clauses)) return nullptr;
  expr->timeout = BuildExpr(*node.elements[3]);
  return expr->timeout != nullptr && BuildBody(*node.elements[4], &expr->timeout_body) ? expr : nullptr;
}

// {'try', Anno, Body, OfClauses, CatchClauses, AfterBody}
const Expr* Builder::BuildTry(const Node& node) {
  auto* expr = New<Try>(node.location);
  if (!BuildBody(*node.elements[2], &expr->body) || !BuildClauses(*node.elements[3], 1, true, &expr->of_clauses) ||
      !BuildClauses(*node.elements[4], 1, true, &expr->catch_clauses) ||
      !BuildExprs(*node.elements[5], &expr->after_body)) {
    return nullptr;
  }
  for (const Clause* clause : expr->catch_clauses) {
    if (!IsCatchPattern(*clause)) return Fail(*node.elements[4], "list of catch clauses"), nullptr;
  }
  if (expr->catch_clauses.empty() && expr->after_body.empty()) return Fail(*node.term, "try"), nullptr;
  return expr;
}

// {Class, Reason, Stacktrace}, where the last is a variable.
bool Builder::IsCatchPattern(const Clause& clause) const {
  const auto* tuple = clause.patterns[0]->AsIf<Tuple>();
  return tuple != nullptr && tuple->elements.size() == 3 && tuple->elements[2]->Is<Variable>();
}

const Expr* Builder::BuildCatch(const Node& node) {
  auto* expr = New<Catch>(node.location);
  expr->body = BuildExpr(*node.elements[2]);
  return expr->body == nullptr ? nullptr : expr;
}

const Expr* Builder::BuildMaybe(const Node& node) {
  auto* expr = New<Maybe>(node.location);
  return BuildMaybeBody(*node.elements[2], &expr->body) ? expr : nullptr;
}

// {maybe, Anno, Body, {'else', Anno, Clauses}}
const Expr* Builder::BuildMaybeElse(const Node& node) {
  auto* expr = New<Maybe>(node.location);
  if (!BuildMaybeBody(*node.elements[2], &expr->body)) return nullptr;
  Node otherwise;
  if (!Open(*node.elements[3], "else", 3, &otherwise)) return nullptr;
  if (!Is(*otherwise.elements[0], "else") || otherwise.elements.size() != 3) return Fail(*node.elements[3], "else"), nullptr;
  expr->else_location = otherwise.location;
  return BuildClauses(*otherwise.elements[2], 1, false, &expr->else_clauses) ? expr : nullptr;
}

// Expressions, and {maybe_match, Anno, Pattern, Value}, which stands nowhere else.
bool Builder::BuildMaybeBody(const Term& term, Exprs* exprs) {
  Terms terms;
  if (!ListOf(term, &terms, "body")) return false;
  if (terms.empty()) return Fail(term, "body");
  return Each<Expr>(terms, exprs, [&](const Term& entry) -> const Expr* {
    const auto* tuple = entry.AsIf<TupleTerm>();
    if (tuple == nullptr || tuple->elements.size() != 4 || !Is(*tuple->elements[0], "maybe_match")) return BuildExpr(entry);
    const Depth depth(this);
    Node node;
    if (depth.TooDeep() || !Open(entry, "expression", 4, &node)) return nullptr;
    auto* expr = New<MaybeMatch>(node.location);
    expr->pattern = BuildExpr(*node.elements[2]);
    expr->value = expr->pattern == nullptr ? nullptr : BuildExpr(*node.elements[3]);
    return expr->value == nullptr ? nullptr : expr;
  });
}

// --- Comprehensions.

// The values of a comprehension that makes several at once: a list of two at least.
bool Builder::IsSeveral(const Term& term, Terms* bodies) {
  return (IsList(term, bodies) && bodies->size() > 1) || Fail(term, "list of several values");
}

const Expr* Builder::BuildListComprehension(const Node& node) {
  auto* expr = New<ListComprehension>(node.location);
  Terms bodies = node.elements.subspan(2, 1);
  if (node.elements[2]->Is<ListTerm>() && !IsSeveral(*node.elements[2], &bodies)) return nullptr;
  std::span<const Expr* const> all;
  if (!Each<Expr>(bodies, &all, [&](const Term& body) { return BuildExpr(body); })) return nullptr;
  expr->body = all[0];
  expr->more = all.subspan(1);
  return BuildQualifiers(*node.elements[3], &expr->qualifiers) ? expr : nullptr;
}

const Expr* Builder::BuildBinaryComprehension(const Node& node) {
  auto* expr = New<BinaryComprehension>(node.location);
  expr->body = BuildExpr(*node.elements[2]);
  return expr->body != nullptr && BuildQualifiers(*node.elements[3], &expr->qualifiers) ? expr : nullptr;
}

const Expr* Builder::BuildMapComprehension(const Node& node) {
  auto* expr = New<MapComprehension>(node.location);
  Terms bodies = node.elements.subspan(2, 1);
  if (node.elements[2]->Is<ListTerm>() && !IsSeveral(*node.elements[2], &bodies)) return nullptr;
  std::span<const MapField* const> all;
  if (!Each<MapField>(bodies, &all, [&](const Term& body) { return BuildMapField(body); })) return nullptr;
  expr->body = all[0];
  expr->more = all.subspan(1);
  return BuildQualifiers(*node.elements[3], &expr->qualifiers) ? expr : nullptr;
}

bool Builder::BuildQualifiers(const Term& term, std::span<const Qualifier* const>* qualifiers) {
  Terms terms;
  if (!ListOf(term, &terms, "list of qualifiers")) return false;
  return Each<Qualifier>(terms, qualifiers, [&](const Term& entry) { return BuildQualifier(entry, false); });
}

// {generate, Anno, Pattern, Source} and its kin, {zip, Anno, Generators}, or an expression that filters.
const Qualifier* Builder::BuildQualifier(const Term& term, bool in_zip) {
  const Depth depth(this);
  if (depth.TooDeep()) return nullptr;
  Node node;
  if (!Open(term, "qualifier", 2, &node)) return nullptr;
  const std::string_view tag = symbols_->Text(node.elements[0]->As<AtomTerm>().value);
  const bool strict = tag.ends_with("_strict");
  const std::string_view base = strict ? tag.substr(0, tag.size() - 7) : tag;
  auto finish = [&](auto* generator) -> const Qualifier* {
    if constexpr (requires { generator->pattern->exact; }) {
      generator->pattern = BuildMapField(*node.elements[2]);
    } else {
      generator->pattern = BuildExpr(*node.elements[2]);
    }
    generator->strict = strict;
    if constexpr (std::is_same_v<decltype(generator), BinaryGenerator*>) {
      if (generator->pattern != nullptr && !generator->pattern->template Is<Binary>()) {
        return Fail(*node.elements[2], "binary"), nullptr;
      }
    }
    generator->source = generator->pattern == nullptr ? nullptr : BuildExpr(*node.elements[3]);
    return generator->source == nullptr ? nullptr : generator;
  };
  if (node.elements.size() == 4 && base == "generate") return finish(New<Generator>(node.location));
  if (node.elements.size() == 4 && base == "b_generate") return finish(New<BinaryGenerator>(node.location));
  if (node.elements.size() == 4 && base == "m_generate") return finish(New<MapGenerator>(node.location));
  if (in_zip) return Fail(term, "generator"), nullptr;
  if (node.elements.size() == 3 && tag == "zip") {
    auto* zip = New<Zip>(node.location);
    Terms generators;
    if (!ListOf(*node.elements[2], &generators, "list of generators")) return nullptr;
    if (generators.size() < 2) return Fail(*node.elements[2], "list of generators"), nullptr;
    const bool good =
        Each<Qualifier>(generators, &zip->generators, [&](const Term& entry) { return BuildQualifier(entry, true); });
    return good ? zip : nullptr;
  }
  auto* filter = New<Filter>(node.location);
  filter->condition = BuildExpr(term);
  return filter->condition == nullptr ? nullptr : filter;
}

// --- Clauses.

bool Builder::BuildClauses(const Term& term, int patterns, bool may_be_empty, std::span<const Clause* const>* clauses) {
  Terms terms;
  if (!ListOf(term, &terms, "list of clauses")) return false;
  if (terms.empty() && !may_be_empty) return Fail(term, "list of clauses");
  return Each<Clause>(terms, clauses, [&](const Term& entry) -> const Clause* {
    const Clause* clause = BuildClause(entry, patterns);
    if (clause != nullptr && patterns == kAnyNumber) patterns = static_cast<int>(clause->patterns.size());
    return clause;
  });
}

// {clause, Anno, Patterns, Guards, Body}
const Clause* Builder::BuildClause(const Term& term, int patterns) {
  Node node;
  if (!Open(term, "clause", 5, &node)) return nullptr;
  if (!Is(*node.elements[0], "clause") || node.elements.size() != 5) return Fail(term, "clause"), nullptr;
  auto* clause = New<Clause>(node.location);
  if (!BuildExprs(*node.elements[2], &clause->patterns)) return nullptr;
  if (patterns != kAnyNumber && clause->patterns.size() != static_cast<size_t>(patterns)) {
    return Fail(term, "clause with " + std::to_string(patterns) + (patterns == 1 ? " pattern" : " patterns")), nullptr;
  }
  return BuildGuards(*node.elements[3], &clause->guards) && BuildBody(*node.elements[4], &clause->body) ? clause : nullptr;
}

// [[Test]]
bool Builder::BuildGuards(const Term& term, std::span<const Guard* const>* guards) {
  Terms alternatives;
  if (!ListOf(term, &alternatives, "guard")) return false;
  return Each<Guard>(alternatives, guards, [&](const Term& entry) -> const Guard* {
    auto* guard = New<Guard>(SourceLocation());
    if (!BuildExprs(entry, &guard->tests)) return nullptr;
    if (guard->tests.empty()) return Fail(term, "guard"), nullptr;
    guard->location = guard->tests[0]->location;
    return guard;
  });
}

}  // namespace lumen::abstract_format

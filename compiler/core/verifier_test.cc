#include "compiler/core/verifier.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace lumen::core {
namespace {

// Builds functions by hand, well and badly.
class VerifierTest : public ::testing::Test {
 protected:
  const Expr* Atom(Symbol atom) {
    auto* node = module_.arena.New<Literal>();
    node->value = literals_.Atom(atom);
    return node;
  }
  const Expr* Var(uint32_t index) {
    auto* node = module_.arena.New<Variable>();
    node->variable = VariableId{index};
    return node;
  }
  const Pattern* VarPattern(uint32_t index) {
    auto* node = module_.arena.New<VariablePattern>();
    node->variable = VariableId{index};
    return node;
  }
  const Expr* Let(std::vector<uint32_t> variables, const Expr* value, const Expr* result) {
    auto* binding = module_.arena.New<Binding>();
    std::vector<VariableId> ids;
    for (uint32_t index : variables) ids.push_back(VariableId{index});
    binding->variables = module_.arena.Copy(ids);
    binding->value = value;
    auto* block = module_.arena.New<Block>();
    block->bindings = module_.arena.Copy(std::vector<const Binding*>{binding});
    block->result = result;
    return block;
  }
  const Expr* ValuesOf(std::vector<const Expr*> elements) {
    auto* node = module_.arena.New<Values>();
    node->elements = module_.arena.Copy(elements);
    return node;
  }
  const Clause* ClauseOf(std::vector<const Pattern*> patterns, const Expr* body, const Expr* test = nullptr) {
    auto* clause = module_.arena.New<Clause>();
    clause->patterns = module_.arena.Copy(patterns);
    clause->body = body;
    if (test != nullptr) {
      auto* guard = module_.arena.New<Guard>();
      guard->tests = module_.arena.Copy(std::vector<const Expr*>{test});
      clause->guards = module_.arena.Copy(std::vector<const Guard*>{guard});
    }
    return clause;
  }
  const Expr* CaseOf(std::vector<const Expr*> arguments, std::vector<const Clause*> clauses) {
    auto* node = module_.arena.New<Case>();
    node->arguments = module_.arena.Copy(arguments);
    node->clauses = module_.arena.Copy(clauses);
    return node;
  }
  // What the verifier says about f/1 with parameter 0 and this body.
  std::string Check(const Expr* body) {
    module_.functions.clear();
    Function& function = module_.functions.emplace_back();
    function.name = symbols_.Intern("f");
    function.arity = 1;
    function.parameters = {VariableId{0}};
    function.variables.resize(8);
    function.local_function_count = 1;
    function.body = body;
    std::string error;
    EXPECT_EQ(Verify(module_, &error), error.empty());
    return error;
  }

  SymbolTable symbols_;
  LiteralTable literals_;
  SourceManager sources_;
  Module module_{&symbols_, &literals_, &sources_};
};

TEST_F(VerifierTest, AcceptsWhatIsRight) {
  EXPECT_EQ(Check(Var(0)), "");
  EXPECT_EQ(Check(Let({1, 2}, ValuesOf({Var(0), Atom(symbols::kOk)}), Var(2))), "");
  EXPECT_EQ(Check(CaseOf({Var(0)}, {ClauseOf({VarPattern(1)}, Var(1), Var(1)), ClauseOf({VarPattern(2)}, Var(2))})), "");
}

TEST_F(VerifierTest, Scopes) {
  EXPECT_NE(Check(Var(1)).find("variable 1 is used where it is not in scope"), std::string::npos);
  EXPECT_NE(Check(Let({0}, Atom(symbols::kOk), Var(0))).find("variable 0 is bound twice"), std::string::npos);
  EXPECT_NE(Check(Let({1}, Let({2}, Var(0), Var(2)), Var(2))).find("variable 2 is used"), std::string::npos);
  EXPECT_NE(Check(CaseOf({Var(0)}, {ClauseOf({VarPattern(1)}, Var(0), Var(0)), ClauseOf({VarPattern(2)}, Var(1))})).find("variable 1"),
            std::string::npos);
}

TEST_F(VerifierTest, NumbersOfValues) {
  EXPECT_NE(Check(Let({1, 2}, Var(0), Var(1))).find("one value where there are 2"), std::string::npos);
  EXPECT_NE(Check(Let({1}, ValuesOf({Var(0), Var(0)}), Var(1))).find("2 values where there are 1"), std::string::npos);
  EXPECT_NE(Check(ValuesOf({})).find("0 values"), std::string::npos);
}

TEST_F(VerifierTest, Cases) {
  EXPECT_NE(Check(CaseOf({Var(0)}, {ClauseOf({VarPattern(1)}, Var(1), Var(1))})).find("does not match everything"), std::string::npos);
  EXPECT_NE(Check(CaseOf({Var(0)}, {ClauseOf({}, Var(0))})).find("another number of patterns"), std::string::npos);
  EXPECT_NE(Check(CaseOf({Var(0)}, {})).find("without clauses"), std::string::npos);
  auto* call = module_.arena.New<LocalCall>();
  call->function = symbols_.Intern("f");
  call->arguments = module_.arena.Copy(std::vector<const Expr*>{Var(0)});
  EXPECT_NE(Check(CaseOf({}, {ClauseOf({}, Var(0), call), ClauseOf({}, Var(0))})).find("in a guard"), std::string::npos);
}

TEST_F(VerifierTest, Calls) {
  auto* call = module_.arena.New<LocalCall>();
  call->function = symbols_.Intern("g");
  EXPECT_NE(Check(call).find("g/0 is not defined"), std::string::npos);
  auto* local = module_.arena.New<LetRecCall>();
  local->function = LocalFunctionId{0};
  EXPECT_NE(Check(local).find("local function"), std::string::npos);
  auto* fail = module_.arena.New<MatchFail>();
  fail->reason = MatchFailKind::kBadMatch;
  EXPECT_NE(Check(fail).find("match_fail"), std::string::npos);
}

TEST_F(VerifierTest, Escapes) {
  auto* escape = module_.arena.New<Escape>();
  escape->value = Var(0);
  EXPECT_NE(Check(escape).find("escape outside of a maybe"), std::string::npos);
  auto maybe = [&](uint32_t variable, const Expr* body, const Expr* handler) {
    auto* node = module_.arena.New<Maybe>();
    node->body = body;
    node->variable = VariableId{variable};
    node->handler = handler;
    return node;
  };
  EXPECT_EQ(Check(maybe(1, Let({2}, escape, Var(2)), Var(1))), "");
  EXPECT_NE(Check(maybe(1, Var(1), Var(1))).find("variable 1 is used where it is not in scope"), std::string::npos);
  EXPECT_NE(Check(maybe(1, Var(0), escape)).find("escape outside of a maybe"), std::string::npos);
  auto* fun = module_.arena.New<Fun>();
  fun->body = escape;
  EXPECT_NE(Check(maybe(1, fun, Var(1))).find("escape outside of a maybe"), std::string::npos);
}

}  // namespace
}  // namespace lumen::core

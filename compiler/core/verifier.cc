// See verifier.h. One walk per function with the set of what is in scope. Tested by verifier_test.cc.
#include "compiler/core/verifier.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "compiler/core/visitor.h"

namespace lumen::core {
namespace {

constexpr int kMaxErrors = 10;
constexpr int kAnyCount = -1;

using Functions = absl::flat_hash_set<std::pair<Symbol, size_t>>;

class FunctionVerifier {
 public:
  FunctionVerifier(const Module& module, const Functions& defined, const Function& function, std::string* error)
      : module_(module), defined_(defined), function_(function), error_(*error) {}

  bool Run() {
    state_.resize(function_.variables.size(), State::kUnbound);
    local_arity_.resize(function_.local_function_count, -1);
    if (function_.body == nullptr) {
      Fail("has no body");
      return false;
    }
    if (function_.parameters.size() != function_.arity) Fail("has another number of parameters than its arity");
    for (VariableId parameter : function_.parameters) Bind(parameter);
    Check(*function_.body, 1);
    return errors_ == 0;
  }

 private:
  enum class State : uint8_t { kUnbound, kInScope, kOutOfScope };

  void Fail(const std::string& message) {
    if (++errors_ > kMaxErrors) return;
    error_ += std::string(module_.symbols->Text(function_.name)) + "/" + std::to_string(function_.arity) + ": " + message + "\n";
  }
  std::string NameOf(VariableId variable) const { return "variable " + std::to_string(variable.index); }

  void Bind(VariableId variable) {
    if (variable.index >= state_.size()) return Fail("unknown " + NameOf(variable));
    if (state_[variable.index] != State::kUnbound) Fail(NameOf(variable) + " is bound twice");
    state_[variable.index] = State::kInScope;
    scope_.push_back(variable);
  }
  void LeaveScope(size_t mark) {
    while (scope_.size() > mark) {
      state_[scope_.back().index] = State::kOutOfScope;
      scope_.pop_back();
    }
  }

  void CheckAll(std::span<const Expr* const> exprs) {
    for (const Expr* expr : exprs) Check(*expr, 1);
  }

  void Check(const Expr& expr, int count) {
    Visit(expr, [&](const auto& node) { CheckNode(node, count); });
  }

  void One(const Expr& expr, int count) {
    if (count != 1 && count != kAnyCount) Fail("one value where there are " + std::to_string(count) + " variables: " + KindText(expr));
  }
  static std::string KindText(const Expr& expr) { return "expression of kind " + std::to_string(static_cast<int>(expr.kind)); }

  void CheckNode(const Literal& node, int count) {
    One(node, count);
    if (node.value.index >= module_.literals->size()) Fail("unknown literal");
  }
  void CheckNode(const Variable& node, int count) {
    One(node, count);
    if (node.variable.index >= state_.size() || state_[node.variable.index] != State::kInScope) {
      Fail(NameOf(node.variable) + " is used where it is not in scope");
    }
  }
  void CheckNode(const Tuple& node, int count) {
    One(node, count);
    CheckAll(node.elements);
  }
  void CheckNode(const List& node, int count) {
    One(node, count);
    if (node.elements.empty()) Fail("list without elements");
    CheckAll(node.elements);
    Check(*node.tail, 1);
  }
  void CheckNode(const Fun& node, int count) {
    One(node, count);
    const size_t mark = scope_.size();
    const int outer = std::exchange(maybe_depth_, 0);
    if (node.self.is_valid()) Bind(node.self);
    for (VariableId parameter : node.parameters) Bind(parameter);
    Check(*node.body, 1);
    maybe_depth_ = outer;
    LeaveScope(mark);
  }
  void CheckNode(const Map& node, int count) {
    One(node, count);
    if (node.source != nullptr) Check(*node.source, 1);
    for (const MapField* field : node.fields) {
      Check(*field->key, 1);
      Check(*field->value, 1);
      if (field->exact && node.source == nullptr) Fail("a new map with an exact field");
    }
  }
  void CheckNode(const Binary& node, int count) {
    One(node, count);
    for (const BinarySegment* segment : node.segments) {
      Check(*segment->value, 1);
      if (segment->size != nullptr) Check(*segment->size, 1);
      CheckLayout(segment->size != nullptr, segment->layout);
    }
  }
  void CheckNode(const WritableBinary& node, int count) { One(node, count); }
  void CheckNode(const FinishedBinary& node, int count) {
    One(node, count);
    Check(*node.value, 1);
  }
  void CheckLayout(bool has_size, const abi::BinarySegment& layout) {
    const bool is_all = (layout.flags & abi::kSegmentAll) != 0;
    if (((layout.flags & abi::kSegmentSizeIsArgument) != 0) != has_size) Fail("segment whose flags do not say what size it has");
    if (is_all && (has_size || layout.type != abi::SegmentType::kBinary)) Fail("segment of all bits with a size or of another type");
    if (layout.unit < 1 || layout.unit > 256) Fail("segment with a wrong unit");
  }
  void CheckNode(const FunctionReference& node, int count) {
    One(node, count);
    CheckDefined(node.name, node.arity);
  }
  void CheckNode(const LetRec& node, int count) {
    for (const LocalFunction* function : node.functions) {
      if (function->id.index >= local_arity_.size()) return Fail("unknown local function");
      if (local_arity_[function->id.index] != -1) Fail("local function defined twice");
      local_arity_[function->id.index] = static_cast<int>(function->parameters.size());
    }
    for (const LocalFunction* function : node.functions) {
      const size_t mark = scope_.size();
      const int outer = std::exchange(maybe_depth_, 0);
      for (VariableId parameter : function->parameters) Bind(parameter);
      Check(*function->body, 1);
      maybe_depth_ = outer;
      LeaveScope(mark);
    }
    Check(*node.body, count);
    for (const LocalFunction* function : node.functions) local_arity_[function->id.index] = -2;  // out of scope
  }
  void CheckNode(const Call& node, int count) {
    One(node, count);
    if (!node.module.is_valid() || !node.function.is_valid()) Fail("call without a name");
    CheckAll(node.arguments);
  }
  void CheckNode(const LocalCall& node, int count) {
    One(node, count);
    CheckDefined(node.function, node.arguments.size());
    CheckAll(node.arguments);
  }
  void CheckNode(const LetRecCall& node, int count) {
    One(node, count);
    if (node.function.index >= local_arity_.size() ||
        local_arity_[node.function.index] != static_cast<int>(node.arguments.size())) {
      Fail("call of a local function that is not in scope, or with another number of arguments");
    }
    CheckAll(node.arguments);
  }
  void CheckNode(const FunCall& node, int count) {
    One(node, count);
    Check(*node.function, 1);
    CheckAll(node.arguments);
  }
  void CheckNode(const Apply& node, int count) {
    One(node, count);
    Check(*node.module, 1);
    Check(*node.function, 1);
    CheckAll(node.arguments);
  }
  void CheckNode(const Block& node, int count) {
    const size_t mark = scope_.size();
    for (const Binding* binding : node.bindings) {
      Check(*binding->value, binding->variables.empty() ? kAnyCount : static_cast<int>(binding->variables.size()));
      for (VariableId variable : binding->variables) Bind(variable);
    }
    Check(*node.result, count);
    LeaveScope(mark);
  }
  void CheckNode(const Values& node, int count) {
    if (count != kAnyCount && node.elements.size() != static_cast<size_t>(count)) {
      Fail(std::to_string(node.elements.size()) + " values where there are " + std::to_string(count) + " variables");
    }
    CheckAll(node.elements);
  }
  void CheckNode(const Case& node, int count) {
    CheckAll(node.arguments);
    if (node.clauses.empty()) return Fail("case without clauses");
    for (const Clause* clause : node.clauses) {
      if (clause->patterns.size() != node.arguments.size()) Fail("a clause has another number of patterns than its case has arguments");
      const size_t mark = scope_.size();
      for (const Pattern* pattern : clause->patterns) CheckPattern(*pattern);
      for (const Guard* guard : clause->guards) {
        if (guard->tests.empty()) Fail("guard without tests");
        for (const Expr* test : guard->tests) {
          CheckGuard(*test);
          Check(*test, 1);
        }
      }
      Check(*clause->body, count);
      LeaveScope(mark);
    }
    const Clause& last = *node.clauses.back();
    const bool matches_anything =
        last.guards.empty() && std::ranges::all_of(last.patterns, [](const Pattern* pattern) {
          return pattern->Is<VariablePattern>() || pattern->Is<WildcardPattern>();
        });
    if (!matches_anything) Fail("the last clause of a case does not match everything");
  }
  void CheckNode(const AndAlso& node, int count) {
    One(node, count);
    if (node.operands.size() < 2) Fail("andalso of fewer than two operands");
    CheckAll(node.operands);
  }
  void CheckNode(const OrElse& node, int count) {
    One(node, count);
    if (node.operands.size() < 2) Fail("orelse of fewer than two operands");
    CheckAll(node.operands);
  }
  void CheckNode(const Try& node, int count) {
    const int outer = std::exchange(maybe_depth_, 0);
    Check(*node.body, static_cast<int>(node.variables.size()));
    maybe_depth_ = outer;
    const size_t mark = scope_.size();
    for (VariableId variable : node.variables) Bind(variable);
    Check(*node.success, count);
    LeaveScope(mark);
    if (node.caught.size() != 3) Fail("a try binds class, reason and trace");
    for (VariableId variable : node.caught) Bind(variable);
    Check(*node.handler, count);
    LeaveScope(mark);
  }
  void CheckNode(const Maybe& node, int count) {
    ++maybe_depth_;
    Check(*node.body, count);
    --maybe_depth_;
    const size_t mark = scope_.size();
    Bind(node.variable);
    Check(*node.handler, count);
    LeaveScope(mark);
  }
  void CheckNode(const Escape& node, int) {
    if (maybe_depth_ == 0) Fail("escape outside of a maybe");
    Check(*node.value, 1);
  }
  void CheckNode(const Receive& node, int count) {
    if (node.reference != nullptr) Check(*node.reference, 1);
    Check(*node.timeout, 1);
    if (!node.timeout->Is<Literal>() && !node.timeout->Is<Variable>()) Fail("the timeout of a receive is neither literal nor variable");
    if (node.body != nullptr) {
      const size_t mark = scope_.size();
      Bind(node.message);
      ++receives_;
      Check(*node.body, count);
      --receives_;
      LeaveScope(mark);
    }
    if (node.timeout_body != nullptr) Check(*node.timeout_body, count);
  }
  void CheckNode(const NextMessage&, int) {
    if (receives_ == 0) Fail("next_message outside receive");
  }
  void CheckNode(const StackTrace& node, int count) {
    One(node, count);
    Check(*node.trace, 1);
  }
  void CheckNode(const Reraise& node, int) {
    Check(*node.exception_class, 1);
    Check(*node.reason, 1);
    Check(*node.trace, 1);
  }
  void CheckNode(const MatchFail& node, int) {
    const int expected = ArgumentCount(node.reason);
    if (expected != kAnyNumber && node.arguments.size() != static_cast<size_t>(expected)) {
      Fail("match_fail with another number of arguments than its kind takes");
    }
    CheckAll(node.arguments);
  }

  void CheckDefined(Symbol name, size_t arity) {
    if (!defined_.contains({name, arity})) Fail("function " + std::string(module_.symbols->Text(name)) + "/" + std::to_string(arity) + " is not defined");
  }

  void CheckPattern(const Pattern& pattern) {
    if (const auto* variable = pattern.AsIf<VariablePattern>()) return Bind(variable->variable);
    if (const auto* literal = pattern.AsIf<LiteralPattern>()) {
      LiteralKind kind = module_.literals->Get(literal->value).kind;
      if (kind == LiteralKind::kCons || kind == LiteralKind::kTuple || kind == LiteralKind::kMap || kind == LiteralKind::kBitstring ||
          kind == LiteralKind::kExternalFun) {
        Fail("compound literal as a pattern");
      }
    }
    if (const auto* list = pattern.AsIf<ListPattern>(); list != nullptr && list->elements.empty()) Fail("list pattern without elements");
    if (const auto* map = pattern.AsIf<MapPattern>()) {
      if (map->keys.size() != map->values.size()) Fail("map pattern with other numbers of keys and values");
      for (const Expr* key : map->keys) {
        CheckGuard(*key);
        Check(*key, 1);
      }
    }
    if (const auto* binary = pattern.AsIf<BinaryPattern>()) return CheckBinaryPattern(*binary);
    ForEachChild(pattern, [this](const auto& child) {
      if constexpr (std::is_same_v<std::decay_t<decltype(child)>, Pattern>) CheckPattern(child);
    });
  }

  void CheckBinaryPattern(const BinaryPattern& binary) {
    for (const PatternSegment* segment : binary.segments) {
      CheckLayout(segment->size != nullptr, segment->layout);
      if (segment->size != nullptr) {
        CheckGuard(*segment->size);
        Check(*segment->size, 1);
      }
      const Pattern& value = *segment->value;
      if (!value.Is<VariablePattern>() && !value.Is<WildcardPattern>() && !value.Is<LiteralPattern>()) Fail("compound pattern of a segment");
      CheckPattern(value);
      if ((segment->layout.flags & abi::kSegmentAll) != 0 && segment != binary.segments.back()) Fail("a segment follows one of all bits");
    }
  }

  void CheckGuard(const Expr& expr) {
    switch (expr.kind) {
      case ExprKind::kLiteral:
      case ExprKind::kVariable:
        return;
      case ExprKind::kTuple:
      case ExprKind::kList:
      case ExprKind::kMap:
      case ExprKind::kBinary:
      case ExprKind::kAndAlso:
      case ExprKind::kOrElse:
        break;
      case ExprKind::kCall:
        if (expr.As<Call>().module != symbols::kErlang) Fail("call in a guard of what is no BIF");
        break;
      case ExprKind::kWritableBinary:
      case ExprKind::kFinishedBinary:
      case ExprKind::kFun:
      case ExprKind::kFunctionReference:
      case ExprKind::kLetRec:
      case ExprKind::kLocalCall:
      case ExprKind::kLetRecCall:
      case ExprKind::kFunCall:
      case ExprKind::kApply:
      case ExprKind::kBlock:
      case ExprKind::kValues:
      case ExprKind::kCase:
      case ExprKind::kTry:
      case ExprKind::kMaybe:
      case ExprKind::kEscape:
      case ExprKind::kReceive:
      case ExprKind::kNextMessage:
      case ExprKind::kStackTrace:
      case ExprKind::kReraise:
      case ExprKind::kMatchFail:
        return Fail(KindText(expr) + " in a guard");
    }
    ForEachChild(expr, [this](const auto& child) {
      using Child = std::decay_t<decltype(child)>;
      if constexpr (std::is_same_v<Child, Expr>) CheckGuard(child);
      if constexpr (std::is_same_v<Child, MapField>) {
        CheckGuard(*child.key);
        CheckGuard(*child.value);
      }
      if constexpr (std::is_same_v<Child, BinarySegment>) {
        CheckGuard(*child.value);
        if (child.size != nullptr) CheckGuard(*child.size);
      }
    });
  }

  const Module& module_;
  const Functions& defined_;
  const Function& function_;
  std::string& error_;
  int errors_ = 0;
  int receives_ = 0;  // around the node
  std::vector<State> state_;
  std::vector<VariableId> scope_;
  std::vector<int> local_arity_;  // -1: not yet defined
  int maybe_depth_ = 0;           // of maybes that an escape could leave
};

}  // namespace

bool Verify(const Module& module, std::string* error) {
  bool ok = true;
  Functions defined;
  for (const Function& function : module.functions) defined.insert({function.name, function.arity});
  for (const Function& function : module.functions) ok = FunctionVerifier(module, defined, function, error).Run() && ok;
  return ok;
}

}  // namespace lumen::core

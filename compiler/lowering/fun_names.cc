// See fun_names.h. Recursion is over the depth of the tree, which the parser bounds. Tested by lowering_test.cc.
#include "compiler/lowering/fun_names.h"

#include "absl/strings/str_cat.h"
#include "compiler/core/visitor.h"
#include "compiler/syntax/visitor.h"

namespace lumen::lowering {

using syntax::Expr;
using syntax::ExprKind;

void FunNumbers::Number(const syntax::FunctionForm& function) {
  next_ = 0;
  numbers_.clear();
  taken_.clear();
  WalkClauses(function.clauses);
}

uint32_t FunNumbers::Take(const void* node) {
  const std::vector<uint32_t>& numbers = numbers_[node];
  uint32_t& taken = taken_[node];
  return numbers[taken + 1 < numbers.size() ? taken++ : taken];
}

void FunNumbers::WalkAll(std::span<const Expr* const> exprs) {
  for (const Expr* expr : exprs) Walk(*expr);
}

void FunNumbers::WalkBackwards(std::span<const Expr* const> exprs) {
  for (size_t i = exprs.size(); i-- > 0;) Walk(*exprs[i]);
}

void FunNumbers::WalkClauses(std::span<const syntax::Clause* const> clauses) {
  for (const syntax::Clause* clause : clauses) WalkAll(clause->body);
}

void FunNumbers::WalkFields(std::span<const syntax::MapField* const> fields) {
  for (const syntax::MapField* field : fields) {
    Walk(*field->key);
    Walk(*field->value);
  }
}

void FunNumbers::WalkQualifier(const syntax::Qualifier& qualifier) {
  switch (qualifier.kind) {
    case syntax::QualifierKind::kGenerator:
      return Walk(*qualifier.As<syntax::Generator>().source);
    case syntax::QualifierKind::kBinaryGenerator:
      return Walk(*qualifier.As<syntax::BinaryGenerator>().source);
    case syntax::QualifierKind::kMapGenerator:
      return Walk(*qualifier.As<syntax::MapGenerator>().source);
    case syntax::QualifierKind::kZip:
      for (const syntax::Qualifier* generator : qualifier.As<syntax::Zip>().generators) WalkQualifier(*generator);
      return;
    case syntax::QualifierKind::kFilter:
      return Walk(*qualifier.As<syntax::Filter>().condition);
  }
}

// Generators that && joins have one number.
void FunNumbers::WalkQualifiers(std::span<const syntax::Qualifier* const> qualifiers) {
  for (const syntax::Qualifier* qualifier : qualifiers) WalkQualifier(*qualifier);
  for (const syntax::Qualifier* qualifier : qualifiers) {
    if (!qualifier->Is<syntax::Filter>()) Assign(qualifier);
  }
}

// The tuple's elements, in the order of the definition; defaults where the expression gives no value.
void FunNumbers::WalkRecord(const syntax::RecordCreate& create) {
  auto record = records_->find(create.name);
  if (record == records_->end()) return;
  std::span<const syntax::RecordFieldDefinition* const> definitions = record->second->fields;
  for (size_t i = definitions.size(); i-- > 0;) {
    const Expr* value = nullptr;
    const Expr* wildcard = nullptr;
    bool given = false;
    for (const syntax::RecordField* field : create.fields) {
      const auto* name = field->name->AsIf<syntax::AtomLiteral>();
      if (name == nullptr) wildcard = field->value;
      if (name != nullptr && name->value == definitions[i]->name) {
        value = field->value;
        given = true;
      }
    }
    if (!given && wildcard != nullptr) value = wildcard;
    if (value != nullptr) {
      Walk(*value);
    } else if (definitions[i]->default_value != nullptr) {
      WalkDefault(*definitions[i]->default_value);
    }
  }
}

// Records in defaults of records double what is walked with each level: a default that holds no fun is walked once, and numbers that
// lowering will not live to take are not given.
void FunNumbers::WalkDefault(const Expr& value) {
  constexpr uint32_t kMaxNumbers = 1000000;
  if (next_ > kMaxNumbers || without_funs_.contains(&value)) return;
  const uint32_t before = next_;
  Walk(value);
  if (next_ == before) without_funs_.insert(&value);
}

void FunNumbers::Walk(const Expr& expr) {
  switch (expr.kind) {
    case ExprKind::kList: {
      const auto& list = expr.As<syntax::List>();
      if (list.tail != nullptr) Walk(*list.tail);
      return WalkBackwards(list.elements);
    }
    case ExprKind::kTuple:
      return WalkBackwards(expr.As<syntax::Tuple>().elements);
    case ExprKind::kRecordCreate:
      return WalkRecord(expr.As<syntax::RecordCreate>());
    case ExprKind::kBinaryOperation: {
      const auto& operation = expr.As<syntax::BinaryOperation>();
      bool left_first = operation.op == syntax::BinaryOperator::kAndAlso || operation.op == syntax::BinaryOperator::kOrElse;
      Walk(left_first ? *operation.left : *operation.right);
      return Walk(left_first ? *operation.right : *operation.left);
    }
    case ExprKind::kCall: {
      const auto& call = expr.As<syntax::Call>();
      const auto* remote = call.function->AsIf<syntax::Remote>();
      if (remote == nullptr) Walk(*call.function);
      WalkBackwards(call.arguments);
      if (remote != nullptr) {
        Walk(*remote->function);
        Walk(*remote->module);
      }
      return;
    }
    case ExprKind::kFunExpr:
      WalkClauses(expr.As<syntax::FunExpr>().clauses);
      return Assign(&expr);
    case ExprKind::kNamedFun:
      WalkClauses(expr.As<syntax::NamedFun>().clauses);
      return Assign(&expr);
    case ExprKind::kLocalFun:
      return Assign(&expr);
    case ExprKind::kCase:
      Walk(*expr.As<syntax::Case>().value);
      return WalkClauses(expr.As<syntax::Case>().clauses);
    case ExprKind::kIf:
      return WalkClauses(expr.As<syntax::If>().clauses);
    case ExprKind::kMatch:
      return Walk(*expr.As<syntax::Match>().value);
    case ExprKind::kTry: {
      const auto& node = expr.As<syntax::Try>();
      WalkAll(node.body);
      WalkClauses(node.of_clauses);
      WalkClauses(node.catch_clauses);
      return WalkAll(node.after_body);
    }
    case ExprKind::kReceive: {
      const auto& node = expr.As<syntax::Receive>();
      if (node.timeout != nullptr) {
        Walk(*node.timeout);
        WalkAll(node.timeout_body);
      }
      return WalkClauses(node.clauses);
    }
    case ExprKind::kCatch:
      return Walk(*expr.As<syntax::Catch>().body);
    case ExprKind::kListComprehension: {
      const auto& comprehension = expr.As<syntax::ListComprehension>();
      WalkQualifiers(comprehension.qualifiers);
      Walk(*comprehension.body);
      for (const Expr* value : comprehension.more) Walk(*value);
      return;
    }
    case ExprKind::kRecordUpdate:
    case ExprKind::kRecordAccess:
    case ExprKind::kRecordIndex:
    case ExprKind::kUnaryOperation:
    case ExprKind::kBlock:
      // Their parts in the order of the fields. (Parts that are no expressions hold expressions.)
      syntax::ForEachChild(expr, syntax::Overloaded{[&](const Expr& child) { Walk(child); },
                                                    [&](const syntax::RecordField& field) { Walk(*field.value); },
                                                    [](const auto&) {}});
      return;
    case ExprKind::kAtomLiteral:
    case ExprKind::kCharLiteral:
    case ExprKind::kIntegerLiteral:
    case ExprKind::kFloatLiteral:
    case ExprKind::kStringLiteral:
    case ExprKind::kVariable:
    case ExprKind::kNil:
    case ExprKind::kRemote:
    case ExprKind::kExternalFun:
      return;
    case ExprKind::kMapCreate:
      return WalkFields(expr.As<syntax::MapCreate>().fields);
    case ExprKind::kMapUpdate:
      Walk(*expr.As<syntax::MapUpdate>().map);
      return WalkFields(expr.As<syntax::MapUpdate>().fields);
    case ExprKind::kBinaryComprehension:
      WalkQualifiers(expr.As<syntax::BinaryComprehension>().qualifiers);
      return Walk(*expr.As<syntax::BinaryComprehension>().body);
    case ExprKind::kMapComprehension: {
      const auto& comprehension = expr.As<syntax::MapComprehension>();
      WalkQualifiers(comprehension.qualifiers);
      WalkFields({&comprehension.body, 1});
      return WalkFields(comprehension.more);
    }
    case ExprKind::kMaybe: {
      // What follows a ?= is walked before its value.
      const auto& maybe = expr.As<syntax::Maybe>();
      for (const Expr* each : maybe.body) {
        if (!each->Is<syntax::MaybeMatch>()) Walk(*each);
      }
      for (size_t i = maybe.body.size(); i-- > 0;) {
        if (const auto* match = maybe.body[i]->AsIf<syntax::MaybeMatch>()) Walk(*match->value);
      }
      return WalkClauses(maybe.else_clauses);
    }
    case ExprKind::kMaybeMatch:  // only in a maybe
      return Walk(*expr.As<syntax::MaybeMatch>().value);
    case ExprKind::kBinary: {
      const auto& elements = expr.As<syntax::Binary>().elements;
      for (size_t i = elements.size(); i-- > 0;) {
        Walk(*elements[i]->value);
        if (elements[i]->size != nullptr) Walk(*elements[i]->size);
      }
      return;
    }
  }
}

namespace {

class NameFinisher {
 public:
  NameFinisher(const core::Function& function, SymbolTable* symbols)
      : prefix_(absl::StrCat("-", std::string(symbols->Text(function.name)), "/", function.arity, "-")), symbols_(symbols) {}

  void Walk(const core::Expr& expr) {
    // Nodes are const for everybody but who makes them, and that is still us.
    if (const auto* letrec = expr.AsIf<core::LetRec>()) {
      for (const core::LocalFunction* function : letrec->functions) {
        const_cast<core::LocalFunction*>(function)->name = Finish(function->name, function->parameters.size());
      }
    } else if (const auto* fun = expr.AsIf<core::Fun>(); fun != nullptr && fun->self.is_valid()) {
      const_cast<core::Fun*>(fun)->name = Finish(fun->name, fun->parameters.size());
    }
    core::ForEachChild(expr, [&](const auto& child) { WalkPart(child); });
  }

 private:
  void WalkPart(const core::Expr& expr) { Walk(expr); }
  void WalkPart(const core::Pattern&) {}
  void WalkPart(const core::Guard&) {}
  template <typename Part>
  void WalkPart(const Part& part) {
    core::ForEachChild(part, [&](const auto& child) { WalkPart(child); });
  }

  Symbol Finish(Symbol name, size_t arity) {
    return symbols_->Intern(absl::StrCat(prefix_, std::string(symbols_->Text(name)), "/", arity, "-", next_++, "-"));
  }

  std::string prefix_;
  SymbolTable* symbols_;
  uint32_t next_ = 0;
};

}  // namespace

void FinishFunNames(const core::Function& function, SymbolTable* symbols) {
  NameFinisher(function, symbols).Walk(*function.body);
}

}  // namespace lumen::lowering

#include "compiler/ssa/testing/random_module.h"

#include <string>

#include "compiler/ssa/literal_type.h"
#include "compiler/ssa/text_pieces.h"

namespace lumen::ssa {
namespace {

class Generator {
 public:
  Generator(uint64_t seed, Module* module) : random_(seed), module_(*module) {}

  void Run() {
    module_.name = Symbol("m");
    const uint32_t count = 1 + Below(4);
    for (uint32_t i = 0; i <= count; ++i) {
      auto function = std::make_unique<Function>();
      const bool is_fun = i == count;
      function->name = Symbol(is_fun ? "-f0-fun-0-" : Concat("f", i));
      function->arity = 1 + Below(3);
      function->exported = i == 0;
      function->is_fun = is_fun;
      function->fun_environment_size = is_fun ? Below(3) : 0;
      function->location.line = 10 * (i + 1);
      module_.functions.push_back(std::move(function));
      takes_record_.push_back(!is_fun && module_.functions.back()->arity > 1 && Chance(75));
    }
    for (auto& function : module_.functions) MakeBody(function.get());
  }

 private:
  struct Scope {
    BlockId block;
    std::vector<ValueId> terms;
    std::vector<ValueId> records;  // known to be tuples of three
    ValueId kept;                  // holds some of them; what is returned shows it
  };

  uint32_t Below(uint32_t limit) { return static_cast<uint32_t>(random_() % limit); }
  bool Chance(uint32_t percent) { return Below(100) < percent; }
  lumen::Symbol Symbol(std::string_view text) { return module_.symbols->Intern(text); }

  ValueId Add(Scope& scope, Opcode opcode, std::initializer_list<ValueId> operands,
              uint64_t detail = 0) {
    const ValueId value = f_->Append(scope.block, opcode, operands, detail);
    if ((InfoOf(opcode).effects & (kMayRaise | kCall)) != 0)
      (*f_)[value].location.line = f_->location.line + Below(9);
    return value;
  }
  ValueId AddLiteral(Scope& scope, LiteralId literal) {
    const ValueId value = Add(scope, Opcode::kLiteral, {}, Instruction::DetailOf(literal));
    (*f_)[value].type = TypeOfLiteral(*module_.literals, literal);
    return value;
  }
  LiteralId RandomLiteral() {
    LiteralTable& table = *module_.literals;
    if (float_mode_ && Chance(60)) return table.Float(0.5 * (1 + Below(4)));
    switch (Below(12)) {
      case 0:
        return table.Float(Chance(50) ? 1.5 : -0.0);
      case 1:
        return table.Float(Chance(50) ? 1e308 : 2.0);
      case 2:
        return table.Atom(symbols::kTrue);
      case 3:
        return table.Atom(Symbol("a"));
      case 4:
        return table.Nil();
      case 5:
        return table.Integer(Chance(50) ? Type::kMaximum : Type::kMinimum);
      case 6:
        return table.Cons(table.Integer(1), table.Nil());
      case 7:
        return table.Tuple({table.Atom(symbols::kOk), table.Integer(3)});
      default:
        return table.Integer(static_cast<int64_t>(Below(6)) - 1);
    }
  }
  ValueId Term(Scope& scope) {
    if (!scope.records.empty() && Chance(3)) return scope.records.back();
    if (scope.terms.empty() || Chance(20)) return AddLiteral(scope, RandomLiteral());
    return scope.terms[Below(static_cast<uint32_t>(scope.terms.size()))];
  }
  ValueId Number(Scope& scope) {
    return Chance(40) ? AddLiteral(scope, module_.literals->Integer(Below(5))) : Term(scope);
  }

  void MakeBody(Function* function) {
    f_ = function;
    budget_ = 14;
    float_mode_ = Chance(30);
    Scope scope{function->NewBlock(), {}, {}, {}};
    for (uint32_t i = 0; i < function->arity; ++i)
      scope.terms.push_back(function->NewParameter(scope.block));
    counter_ = scope.terms[0];
    if (function->is_fun) {
      const ValueId self =
          function->NewParameter(scope.block, Representation::kTerm, Type::OfKinds(kinds::kFun));
      for (uint32_t i = 0; i < function->fun_environment_size; ++i) {
        scope.terms.push_back(Add(scope, Opcode::kFunEnvironment, {self}, i));
      }
      scope.terms.push_back(self);
    }
    arguments_ = function->blocks[0].parameters;
    // if counter < 1 -> some term
    const ValueId one = AddLiteral(scope, module_.literals->Integer(1));
    const ValueId done = Chance(70) ? Add(scope, Opcode::kLess, {counter_, one})
                                    : Add(scope, Opcode::kLessOrEqual, {counter_, one});
    const ValueId branch = Add(scope, Opcode::kBranch, {done});
    Scope base{function->NewBlock(), scope.terms, {}, {}}, rest{function->NewBlock(), scope.terms, {}, {}};
    (*f_)[branch].successors.assign({Successor{base.block, {}}, Successor{rest.block, {}}});
    Add(base, Opcode::kReturn, {Term(base)});
    if (TakesRecord(*function)) TestRecord(rest);
    Statements(rest, 0);
    f_->CleanUp();
  }

  bool TakesRecord(const Function& function) const {
    for (size_t i = 0; i < takes_record_.size(); ++i) {
      if (module_.functions[i].get() == &function) return takes_record_[i];
    }
    return false;
  }
  // Goes on with the last argument where that is a tuple of three, else with another one.
  void TestRecord(Scope& scope) {
    const ValueId tested = arguments_.back();
    const ValueId condition = Add(scope, Opcode::kIsTupleOfArity, {tested}, 3);
    const ValueId branch = Add(scope, Opcode::kBranch, {condition});
    Scope known{f_->NewBlock(), scope.terms, {}, {}}, other{f_->NewBlock(), scope.terms, {}, {}};
    (*f_)[branch].successors.assign({Successor{known.block, {}}, Successor{other.block, {}}});
    const ValueId refined = Add(known, Opcode::kRefine, {tested});
    (*f_)[refined].type = Type::TupleOfArity(3);
    Record(other);
    scope.block = f_->NewBlock();
    (*f_)[Add(known, Opcode::kJump, {})].successors.push_back({scope.block, {refined}});
    (*f_)[Add(other, Opcode::kJump, {})].successors.push_back({scope.block, {other.records.back()}});
    scope.records.push_back(
        f_->NewParameter(scope.block, Representation::kTerm, Type::TupleOfArity(3)));
    if (Chance(90)) std::erase(scope.terms, tested);  // what is used otherwise is kept
    Record(scope);
  }

  // Fills the block (and what it leads to) up to and with a terminator that leaves the function.
  void Statements(Scope scope, int depth) {
    while (budget_-- > 0) {
      if (Chance(20)) Record(scope);
      switch (Below(depth < 4 ? 16 : 9)) {
        case 0:
        case 1:
        case 2:
          scope.terms.push_back(Arithmetic(scope));
          break;
        case 3:
          scope.terms.push_back(Construction(scope));
          break;
        case 4:
          scope.terms.push_back(Add(scope, Opcode::kBooleanTerm, {Condition(scope)}));
          break;
        case 5:
        case 6:
          scope.terms.push_back(Call(scope));
          break;
        case 7:
          scope.terms.push_back(AddLiteral(scope, RandomLiteral()));
          break;
        case 8:
          scope.terms.push_back(Bif(scope));
          break;
        case 9:
        case 10:
          Diamond(scope, depth);
          break;
        case 11:
        case 12:
          return Fork(scope, depth);
        case 13:
          return Test(scope, depth);
        case 14:
          return SwitchOn(scope, depth);
        default:
          return Attempt(scope, depth);
      }
    }
    End(scope);
  }

  ValueId Arithmetic(Scope& scope) {
    static constexpr Opcode kBinary[] = {
        Opcode::kAdd,           Opcode::kAdd,       Opcode::kSubtract, Opcode::kSubtract,
        Opcode::kMultiply,      Opcode::kDivide,    Opcode::kBitAnd,   Opcode::kBitOr,
        Opcode::kIntegerDivide, Opcode::kRemainder, Opcode::kBitXor,   Opcode::kShiftLeft,
        Opcode::kShiftRight};
    if (Chance(8))
      return Add(scope, Chance(50) ? Opcode::kNegate : Opcode::kUnaryPlus, {Term(scope)});
    const ValueId left = Chance(40) ? counter_ : Term(scope);
    return Add(scope, kBinary[Below(13)], {left, Number(scope)});
  }
  ValueId FloatArithmetic(Scope& scope) {
    static constexpr Opcode kFloat[] = {Opcode::kAdd, Opcode::kSubtract, Opcode::kMultiply,
                                        Opcode::kDivide};
    return Add(scope, kFloat[Below(4)],
               {Term(scope), AddLiteral(scope, module_.literals->Float(0.5 * (1 + Below(4))))});
  }
  ValueId Construction(Scope& scope) {
    const ValueId a = Term(scope), b = Term(scope);
    ValueId value;
    if (Chance(50)) {
      value = Add(scope, Opcode::kMakeCons, {a, b});
      (*f_)[value].type = Type::OfKinds(kinds::kCons);
    } else if (Chance(60)) {
      value = Add(scope, Opcode::kMakeTuple, {a, b});
      (*f_)[value].type = Type::TupleOfArity(2);
    } else {
      const FunctionId id{static_cast<uint32_t>(module_.functions.size() - 1)};
      absl::InlinedVector<ValueId, 4> environment;
      for (uint32_t i = 0; i < module_[id].fun_environment_size; ++i)
        environment.push_back(Term(scope));
      value = f_->Append(scope.block, Opcode::kMakeFun, environment, Instruction::DetailOf(id));
      (*f_)[value].type = Type::OfKinds(kinds::kFun);
    }
    return value;
  }
  void Keep(Scope& scope, ValueId record) {
    scope.kept = Add(scope, Opcode::kMakeCons, {record, scope.kept.is_valid() ? scope.kept : Term(scope)});
    (*f_)[scope.kept].type = Type::OfKinds(kinds::kCons);
  }
  // A tuple of three, or one with an element or two of another.
  void Record(Scope& scope) {
    ValueId elements[] = {Term(scope), Term(scope), Term(scope)};
    ValueId keeps;
    if (!scope.records.empty() && Chance(85)) {
      const ValueId old = Chance(85) ? scope.records.back()
                                     : scope.records[Below(static_cast<uint32_t>(scope.records.size()))];
      const uint32_t changed = Below(3);
      const uint32_t order = Below(100);  // kept before the change, behind it, or not at all
      if (order < 12) Keep(scope, old);
      if (order >= 88) keeps = old;
      for (uint32_t i = 0; i < 3; ++i) {
        if (i != changed) elements[i] = Add(scope, Opcode::kTupleElement, {old}, i);
      }
    }
    const ValueId record = Add(scope, Opcode::kMakeTuple, {elements[0], elements[1], elements[2]});
    (*f_)[record].type = Type::TupleOfArity(3);
    scope.records.push_back(record);
    if (keeps.is_valid()) Keep(scope, keeps);
    if (Chance(10)) scope.terms.push_back(record);
  }
  ValueId Condition(Scope& scope) {
    const ValueId a = Term(scope);
    ValueId condition;
    switch (Below(8)) {
      case 0:
        condition = Add(scope, Opcode::kIsKind, {a}, kinds::kSmall);
        break;
      case 1:
        condition = Add(scope, Opcode::kIsKind, {a}, Chance(50) ? kinds::kCons : kinds::kFloat);
        break;
      case 2:
        condition = Add(scope, Opcode::kExactlyEqual, {a, Term(scope)});
        break;
      case 3:
        condition = Add(scope, Opcode::kEqual, {a, Number(scope)});
        break;
      case 4:
        condition = Add(scope, Opcode::kIsTupleOfArity, {a}, 2);
        break;
      case 5:
        condition = Add(scope, Opcode::kLessOrEqual, {a, Number(scope)});
        break;
      default:
        condition = Add(scope, Opcode::kLess, {Number(scope), a});
        break;
    }
    return Chance(15) ? Add(scope, Opcode::kNot, {condition}) : condition;
  }
  ValueId Bif(Scope& scope) {
    static constexpr std::string_view kNames[] = {"length", "hd", "tl", "display"};
    const CalleeId one =
        module_.InternCallee({FunctionId(), symbols::kErlang, Symbol(kNames[Below(4)]), 1});
    const CalleeId element =
        module_.InternCallee({FunctionId(), symbols::kErlang, Symbol("element"), 2});
    if (Chance(30))
      return Add(scope, Opcode::kBif, {Number(scope), Term(scope)}, Instruction::DetailOf(element));
    return Add(scope, Opcode::kBif, {Term(scope)}, Instruction::DetailOf(one));
  }
  // counter - 1, or now and then what does not count down
  ValueId NextCounter(Scope& scope) {
    if (Chance(5)) return Term(scope);
    return Add(scope, Opcode::kSubtract,
               {counter_, AddLiteral(scope, module_.literals->Integer(1))});
  }
  absl::InlinedVector<ValueId, 4> CallArguments(Scope& scope, FunctionId id) {
    absl::InlinedVector<ValueId, 4> arguments = {NextCounter(scope)};
    while (arguments.size() < module_[id].arity) {
      if (takes_record_[id.index] && arguments.size() + 1 == module_[id].arity) {
        if (scope.records.empty() || Chance(20)) Record(scope);
        arguments.push_back(scope.records.back());
      } else if (arguments.size() < f_->arity && Chance(30)) {
        arguments.push_back(Accumulate(scope, arguments_[arguments.size()]));
      } else {
        arguments.push_back(float_mode_ && Chance(60) ? FloatArithmetic(scope) : Term(scope));
      }
    }
    return arguments;
  }
  // The parameter and something more, or less.
  ValueId Accumulate(Scope& scope, ValueId parameter) {
    const ValueId summand = Chance(50) ? counter_ : Number(scope);
    return Add(scope, Chance(70) ? Opcode::kAdd : Opcode::kSubtract, {parameter, summand});
  }
  FunctionId RandomFunction() {
    return FunctionId{Below(static_cast<uint32_t>(module_.functions.size() - 1))};
  }

  ValueId Call(Scope& scope) {
    ValueId value;
    switch (Below(4)) {
      case 0: {
        const CalleeId callee = module_.InternCallee({FunctionId(), Symbol("ext"), Symbol("g"), 1});
        return Add(scope, Opcode::kCall, {Term(scope)}, Instruction::DetailOf(callee));
      }
      case 1: {
        // A fun: the one there is, or any term.
        absl::InlinedVector<ValueId, 4> operands = {Term(scope), NextCounter(scope)};
        const uint32_t arity = module_.functions.back()->arity;
        while (operands.size() < arity + 1) operands.push_back(Term(scope));
        value = f_->Append(scope.block, Opcode::kCallFun, operands);
        break;
      }
      default: {
        const FunctionId id = RandomFunction();
        value = f_->Append(scope.block, Opcode::kCall, CallArguments(scope, id),
                           Instruction::DetailOf(module_.InternLocalCallee(id)));
        break;
      }
    }
    (*f_)[value].location.line = f_->location.line + Below(9);
    return value;
  }

  void Diamond(Scope& scope, int depth) {
    const ValueId condition = Condition(scope);
    const ValueId branch = Add(scope, Opcode::kBranch, {condition});
    Scope left{f_->NewBlock(), scope.terms, scope.records, scope.kept}, right{f_->NewBlock(), scope.terms, scope.records, scope.kept};
    (*f_)[branch].successors.assign({Successor{left.block, {}}, Successor{right.block, {}}});
    if (Chance(60)) left.terms.push_back(Arithmetic(left));
    if (Chance(30)) right.terms.push_back(Call(right));
    if (Chance(20) && depth < 3) Diamond(right, depth + 1);
    const BlockId join = f_->NewBlock();
    const uint32_t parameters = Below(3);
    Successor from_left{join, {}}, from_right{join, {}};
    for (uint32_t i = 0; i < parameters; ++i) {
      from_left.arguments.push_back(Term(left));
      from_right.arguments.push_back(Chance(30) ? Add(right, Opcode::kBooleanTerm, {condition})
                                                : Term(right));
    }
    (*f_)[Add(left, Opcode::kJump, {})].successors.push_back(from_left);
    (*f_)[Add(right, Opcode::kJump, {})].successors.push_back(from_right);
    scope.block = join;
    for (uint32_t i = 0; i < parameters; ++i) scope.terms.push_back(f_->NewParameter(join));
  }

  void Fork(Scope& scope, int depth) {
    const ValueId branch = Add(scope, Opcode::kBranch, {Condition(scope)});
    Scope left{f_->NewBlock(), scope.terms, scope.records, scope.kept}, right{f_->NewBlock(), scope.terms, scope.records, scope.kept};
    (*f_)[branch].successors.assign({Successor{left.block, {}}, Successor{right.block, {}}});
    Statements(left, depth + 1);
    Statements(right, depth + 1);
  }

  void Test(Scope& scope, int depth) {
    const ValueId tested = Term(scope);
    const bool cons = Chance(45);
    const uint32_t arity = Chance(40) ? 2 : 3;
    const ValueId condition = cons ? Add(scope, Opcode::kIsKind, {tested}, kinds::kCons)
                                   : Add(scope, Opcode::kIsTupleOfArity, {tested}, arity);
    const ValueId branch = Add(scope, Opcode::kBranch, {condition});
    Scope left{f_->NewBlock(), scope.terms, scope.records, scope.kept}, right{f_->NewBlock(), scope.terms, scope.records, scope.kept};
    (*f_)[branch].successors.assign({Successor{left.block, {}}, Successor{right.block, {}}});
    const ValueId known = Add(left, Opcode::kRefine, {tested});
    (*f_)[known].type =
        (cons ? Type::OfKinds(kinds::kCons) : Type::TupleOfArity(arity)).Meet((*f_)[tested].type);
    if (!(*f_)[known].type.IsNone()) {
      if (!cons && arity == 3) {
        left.records.push_back(known);
        if (Chance(80)) Record(left);
      }
      left.terms.push_back(cons ? Add(left, Opcode::kHead, {known})
                                : Add(left, Opcode::kTupleElement, {known}, Below(arity)));
      if (cons) left.terms.push_back(Add(left, Opcode::kTail, {known}));
    }
    Statements(left, depth + 1);
    Statements(right, depth + 1);
  }

  void SwitchOn(Scope& scope, int depth) {
    LiteralTable& table = *module_.literals;
    Switch cases;
    cases.on = Chance(50) ? Switch::On::kAtom : Switch::On::kSmall;
    if (cases.on == Switch::On::kAtom) {
      cases.cases = {table.Atom(symbols::kTrue), table.Atom(symbols::kFalse)};
    } else {
      cases.cases = {table.Integer(0), table.Integer(1), table.Integer(2)};
    }
    const ValueId value =
        Add(scope, Opcode::kSwitch, {Term(scope)},
            Instruction::DetailOf(SwitchId{static_cast<uint32_t>(module_.switches.size())}));
    const size_t edges = cases.cases.size() + 1;
    module_.switches.push_back(std::move(cases));
    std::vector<Scope> scopes;
    for (size_t i = 0; i < edges; ++i) {
      Scope next{f_->NewBlock(), scope.terms, scope.records, scope.kept};
      (*f_)[value].successors.push_back({next.block, {}});
      scopes.push_back(next);
    }
    for (Scope& next : scopes) Statements(next, depth + 1);
  }

  void Attempt(Scope& scope, int depth) {
    Scope left{f_->NewBlock(), scope.terms, scope.records, scope.kept}, right{f_->NewBlock(), scope.terms, scope.records, scope.kept};
    const Opcode operation = Chance(50)   ? Opcode::kAdd
                             : Chance(50) ? Opcode::kRemainder
                                          : Opcode::kMultiply;
    const ValueId value = Add(scope, Opcode::kAttempt, {Term(scope), Number(scope)},
                              Instruction::DetailOf(operation));
    (*f_)[value].successors.assign({Successor{left.block, {}}, Successor{right.block, {}}});
    left.terms.push_back(f_->NewParameter(left.block));
    Statements(left, depth + 1);
    Statements(right, depth + 1);
  }

  void End(Scope& scope) {
    const uint32_t line = f_->location.line + Below(9);
    ValueId value;
    switch (Below(8)) {
      case 0:
        value = Add(scope, Opcode::kErrorBadMatch, {Term(scope)});
        break;
      case 1:
        value = f_->Append(scope.block, Opcode::kErrorFunctionClause,
                           std::span<const ValueId>(arguments_.data(), f_->arity));
        break;
      case 2:
      case 3:
      case 4: {
        // To itself more often than not: a loop.
        FunctionId id = RandomFunction();
        for (uint32_t i = 0; i < module_.functions.size(); ++i) {
          if (module_.functions[i].get() == f_ && !f_->is_fun && Chance(70)) id = FunctionId{i};
        }
        value = f_->Append(scope.block, Opcode::kTailCall, CallArguments(scope, id),
                           Instruction::DetailOf(module_.InternLocalCallee(id)));
        break;
      }
      default:
        if (scope.kept.is_valid() || (!scope.records.empty() && Chance(60)))
          Keep(scope, scope.records.empty() ? Term(scope) : scope.records.back());
        value = Add(scope, Opcode::kReturn, {scope.kept.is_valid() ? scope.kept : Term(scope)});
        break;
    }
    (*f_)[value].location.line = line;
  }

  std::mt19937_64 random_;
  Module& module_;
  Function* f_ = nullptr;
  ValueId counter_;
  std::vector<ValueId> arguments_;
  std::vector<bool> takes_record_;  // by function: as its last argument
  int budget_ = 0;
  bool float_mode_ =
      false;  // the function at hand computes with floats: unboxing has something to do
};

}  // namespace

void MakeRandomModule(uint64_t seed, Module* module) { Generator(seed, module).Run(); }

std::string RandomTermText(std::mt19937_64* random) {
  static constexpr std::string_view kTerms[] = {"0",
                                                "1",
                                                "2",
                                                "3",
                                                "-1",
                                                "1152921504606846975",
                                                "-1152921504606846976",
                                                "1152921504606846976",
                                                "1.5",
                                                "-0.0",
                                                "a",
                                                "true",
                                                "ok",
                                                "[]",
                                                "[1,2,3]",
                                                "[a|b]",
                                                "{ok,3}",
                                                "{}",
                                                "[[1],2.0]",
                                                "false",
                                                "1e308",
                                                "{1,[2]}",
                                                "{a,1,2.0}",
                                                "{[],{1,2,3},a}"};
  return std::string(kTerms[(*random)() % std::size(kTerms)]);
}

}  // namespace lumen::ssa

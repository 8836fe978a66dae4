// Execution: see interpreter.h; its terms are in interpreter_terms.cc. Erlang frames are kept in `stack_`, so deep recursion needs no
// native stack. Tested by interpreter_test.cc.
#include "compiler/ssa/testing/interpreter.h"

#include <cmath>

#include "compiler/ssa/text.h"
#include "compiler/ssa/text_pieces.h"

namespace lumen::ssa {

Outcome Interpreter::Run(FunctionId function, const std::vector<Term>& arguments) {
  outcome_ = Outcome();
  stack_.clear();
  done_ = false;
  loop_backs_ = 0;
  comparisons_ = 0;
  Enter(function, arguments, /*tail=*/false);
  while (!done_) {
    if (++outcome_.steps > fuel_ || comparisons_ > fuel_) {
      outcome_.gave_up = true;
      outcome_.text = "gave up: out of fuel";
      break;
    }
    Step(stack_.back());
  }
  return outcome_;
}

void Interpreter::Break(const std::string& message) {
  if (!done_) outcome_.text = "broken: " + message;
  outcome_.broken = true;
  done_ = true;
}

void Interpreter::Enter(FunctionId id, const std::vector<Term>& arguments, bool tail) {
  if (tail) stack_.pop_back();
  const Function& function = module_[id];
  Frame frame;
  frame.function = id;
  frame.block = BlockId{0};
  frame.slots.resize(function.values.size());
  stack_.push_back(std::move(frame));
  for (size_t i = 0; i < arguments.size(); ++i)
    Define(stack_.back(), function.blocks[0].parameters[i], arguments[i]);
}

void Interpreter::Define(Frame& frame, ValueId value, Term term) {
  const Function& function = module_[frame.function];
  if (!Conforms(term, function[value].type)) {
    Break(Concat(ToString(term), " is not of the type of %", value.index, " in ",
                 FunctionText(module_, function)));
  }
  frame.slots[value.index].term = term;
}

std::vector<Interpreter::Term> Interpreter::Operands(const Frame& frame,
                                                     const Instruction& instruction) const {
  std::vector<Term> operands;
  for (ValueId operand : instruction.operands) operands.push_back(frame.slots[operand.index].term);
  return operands;
}

void Interpreter::Goto(Frame& frame, const Successor& successor, const Term* extra) {
  const Function& function = module_[frame.function];
  const std::vector<ValueId>& parameters = function[successor.block].parameters;
  std::vector<Slot> arguments;
  for (ValueId argument : successor.arguments) arguments.push_back(frame.slots[argument.index]);
  if (extra != nullptr) arguments.push_back(Slot{.term = *extra});
  for (size_t i = 0; i < arguments.size(); ++i) {
    frame.slots[parameters[i].index] = arguments[i];
    if (function[parameters[i]].representation == Representation::kTerm)
      Define(frame, parameters[i], arguments[i].term);
  }
  frame.block = successor.block;
  frame.position = 0;
}

void Interpreter::AppendFrames(FunctionId id, Location location,
                               std::vector<std::string>* trace) const {
  auto add = [&](FunctionId function, uint32_t line) {
    std::string text = Concat(AtomText(module_.symbols->Text(module_[function].name)), "/",
                              module_[function].arity, ":", line);
    if (trace->empty() || trace->back() != text) trace->push_back(std::move(text));
  };
  bool visible = !location.hides_frame;
  while (location.inlined_at != kInvalidIndex) {
    const InlineSite& site = module_.inline_sites[location.inlined_at];
    if (visible) add(site.callee, location.line);
    visible = !site.tail_call && !site.caller.hides_frame;
    location = site.caller;
  }
  if (visible) add(id, location.line);
}

void Interpreter::Raise(const Instruction& instruction, const std::string& reason) {
  std::vector<std::string> trace;
  AppendFrames(stack_.back().function, instruction.location, &trace);
  for (size_t i = stack_.size() - 1; i-- > 0;) {
    const Frame& frame = stack_[i];
    const Function& function = module_[frame.function];
    AppendFrames(frame.function,
                 function[function[frame.block].instructions[frame.position - 1]].location, &trace);
  }
  std::string text;
  for (size_t i = 0; i < trace.size(); ++i) AppendTo(&text, i > 0 ? " " : "", trace[i]);
  RaiseTerms(Atom(module_.symbols->Intern("error")), Atom(module_.symbols->Intern(reason)),
             Atom(module_.symbols->Intern(text)));
}

// To the innermost handler, or out.
void Interpreter::RaiseTerms(Term exception_class, Term reason, Term trace) {
  if (done_) return;
  while (!stack_.empty() && stack_.back().handlers.empty()) stack_.pop_back();
  if (stack_.empty()) {
    stack_.emplace_back();  // who called may still look at a frame
    auto text = [this](Term term) {
      return At(term).kind == Kind::kAtom ? std::string(module_.symbols->Text(At(term).atom))
                                          : ToString(term);
    };
    outcome_.text = Concat("raised ", text(reason), " [", text(trace), "]");
    done_ = true;
    return;
  }
  Frame& frame = stack_.back();
  frame.block = frame.handlers.back();
  frame.handlers.pop_back();
  frame.position = 0;
  const std::vector<ValueId>& parameters = module_[frame.function][frame.block].parameters;
  Define(frame, parameters[0], exception_class);
  Define(frame, parameters[1], reason);
  Define(frame, parameters[2], trace);
}

void Interpreter::ReturnTerm(Term term) {
  stack_.pop_back();
  if (stack_.empty()) {
    if (!done_) outcome_.text = "returned " + ToString(term);
    done_ = true;
    return;
  }
  Frame& frame = stack_.back();
  const Function& function = module_[frame.function];
  Define(frame, function[frame.block].instructions[frame.position - 1], term);
}

void Interpreter::StepCall(Frame& frame, const Instruction& instruction,
                           std::vector<Term> arguments, bool tail) {
  ++outcome_.calls;
  const Callee& callee = module_.callees[instruction.callee().index];
  (void)frame;
  if (callee.local.is_valid()) {
    Enter(callee.local, arguments, tail);
    return;
  }
  Term result;
  std::string error;
  if (!Bif(callee, arguments, &result, &error)) {
    Raise(instruction, error);
  } else if (tail) {
    ReturnTerm(result);
  } else {
    stack_.push_back(Frame());  // ReturnTerm drops it
    ReturnTerm(result);
  }
}

void Interpreter::StepCallFun(Frame& frame, const Instruction& instruction,
                              std::vector<Term> arguments, bool tail) {
  ++outcome_.calls;
  (void)frame;
  const Term fun = arguments[0];
  const Node node = At(fun);
  arguments.erase(arguments.begin());
  if (node.kind != Kind::kFun) {
    Raise(instruction, "badfun " + ToString(fun));
    return;
  }
  if (node.integer < 0) {
    Term result = External("fun", ToString(node.parts[1]), arguments);
    if (!tail) stack_.push_back(Frame());
    ReturnTerm(result);
    return;
  }
  const FunctionId id{static_cast<uint32_t>(node.integer)};
  if (module_[id].arity != arguments.size()) {
    Raise(instruction, "badarity " + ToString(fun));
    return;
  }
  arguments.push_back(fun);
  Enter(id, arguments, tail);
}

void Interpreter::Step(Frame& frame) {
  const Function& function = module_[frame.function];
  const ValueId value = function[frame.block].instructions[frame.position++];
  const Instruction& instruction = function[value];
  const Effects effects = InfoOf(instruction.opcode).effects;
  if ((effects & kTerminator) != 0) {
    StepTerminator(frame, instruction);
  } else if (instruction.opcode == Opcode::kCall) {
    StepCall(frame, instruction, Operands(frame, instruction), false);
  } else if (instruction.opcode == Opcode::kCallFun) {
    StepCallFun(frame, instruction, Operands(frame, instruction), false);
  } else if (instruction.opcode == Opcode::kApply) {
    ++outcome_.calls;
    stack_.push_back(Frame());
    ReturnTerm(External("apply", "", Operands(stack_[stack_.size() - 2], instruction)));
  } else if ((effects & kAttemptable) != 0 && instruction.representation == Representation::kTerm) {
    Term result;
    std::string error;
    if (Operate(instruction.opcode,
                instruction.opcode == Opcode::kBif ? instruction.callee() : CalleeId(),
                Operands(frame, instruction), &result, &error)) {
      Define(frame, value, result);
    } else {
      Raise(instruction, error);
    }
  } else {
    StepPure(frame, value, instruction);
  }
}

void Interpreter::StepPure(Frame& frame, ValueId value, const Instruction& instruction) {
  const Function& function = module_[frame.function];
  auto slot = [&](size_t i) -> Slot& { return frame.slots[instruction.operands[i].index]; };
  auto node = [&](size_t i) -> const Node& { return At(slot(i).term); };
  auto boolean = [&](bool result) { frame.slots[value.index].boolean = result; };
  auto real = [&](double result) {
    if (!std::isfinite(result)) {
      Raise(instruction, Concat("badarith(", OperandText(Float(slot(0).real)), ",",
                                OperandText(Float(slot(1).real)), ")"));
      return;
    }
    frame.slots[value.index].real = result;
  };
  const bool allocates = (InfoOf(instruction.opcode).effects & kAllocates) != 0;
  if (allocates) ++outcome_.allocations;
  switch (instruction.opcode) {
    case Opcode::kLiteral:
      --outcome_.steps;
      Define(frame, value, LiteralTerm(instruction.literal()));
      nodes_[frame.slots[value.index].term].is_literal = true;
      break;
    case Opcode::kRealLiteral:
      --outcome_.steps;
      frame.slots[value.index].real = instruction.real();
      break;
    case Opcode::kBooleanLiteral:
      --outcome_.steps;
      boolean(instruction.boolean());
      break;
    case Opcode::kEqual:
      boolean(Compare(slot(0).term, slot(1).term, false) == 0);
      break;
    case Opcode::kExactlyEqual:
      boolean(Compare(slot(0).term, slot(1).term, true) == 0);
      break;
    case Opcode::kLess:
      boolean(Compare(slot(0).term, slot(1).term, false) < 0);
      break;
    case Opcode::kLessOrEqual:
      boolean(Compare(slot(0).term, slot(1).term, false) <= 0);
      break;
    case Opcode::kNot:
      boolean(!slot(0).boolean);
      break;
    case Opcode::kBooleanTerm:
      Define(frame, value, Atom(slot(0).boolean ? symbols::kTrue : symbols::kFalse));
      break;
    case Opcode::kIsKind:
      ++outcome_.tests;
      boolean((KindOf(slot(0).term) & instruction.kind_set()) != 0);
      break;
    case Opcode::kIsTupleOfArity:
      ++outcome_.tests;
      boolean(node(0).kind == Kind::kTuple && node(0).parts.size() == instruction.index());
      break;
    case Opcode::kIsFunOfArity:
      ++outcome_.tests;
      boolean(node(0).kind == Kind::kFun && node(0).integer >= 0 &&
              module_.functions[static_cast<size_t>(node(0).integer)]->arity ==
                  instruction.index());
      break;
    case Opcode::kHead:
      Define(frame, value, node(0).parts[0]);
      break;
    case Opcode::kTail:
      Define(frame, value, node(0).parts[1]);
      break;
    case Opcode::kTupleElement:
      Define(frame, value, node(0).parts[instruction.index()]);
      break;
    case Opcode::kTupleSize:
      Define(frame, value, Integer(static_cast<int64_t>(node(0).parts.size())));
      break;
    case Opcode::kFunEnvironment:
      Define(frame, value, node(0).parts[instruction.index()]);
      break;
    case Opcode::kMakeCons:
      Define(frame, value, Cons(slot(0).term, slot(1).term));
      break;
    case Opcode::kOpenCons:
      Define(frame, value, Cons(slot(0).term, Nil()));
      break;
    case Opcode::kSetTail: {
      std::vector<Term>& parts = nodes_[slot(0).term].parts;
      if (At(parts[1]).kind != Kind::kNil) Break("a tail is written twice");
      parts[1] = slot(1).term;
      break;
    }
    case Opcode::kMakeTuple:
      Define(frame, value, Tuple(Operands(frame, instruction)));
      break;
    case Opcode::kUpdateTuple: {
      // Written into where the code says that nobody notices, though not each time: it may be old.
      const Term old = slot(0).term;
      std::vector<Term> parts = At(old).parts;
      size_t next = 2;
      for (size_t i = 0; i < 32; ++i) {
        if ((instruction.index() >> i & 1) != 0) parts[i] = slot(next++).term;
      }
      if (slot(1).boolean && !At(old).is_literal && ++updates_ % 4 != 0) {
        nodes_[old].parts = std::move(parts);
        --outcome_.allocations;
        Define(frame, value, old);
      } else {
        Define(frame, value, Tuple(std::move(parts)));
      }
      break;
    }
    case Opcode::kMakeFun:
      Define(frame, value,
             New({.kind = Kind::kFun,
                  .integer = instruction.function().index,
                  .parts = Operands(frame, instruction)}));
      break;
    case Opcode::kUnboxFloat:
      frame.slots[value.index].real = node(0).real;
      break;
    case Opcode::kBoxFloat:
      Define(frame, value, Float(slot(0).real));
      break;
    case Opcode::kSmallToReal:
      frame.slots[value.index].real = static_cast<double>(node(0).integer);
      break;
    case Opcode::kRealAdd:
      real(slot(0).real + slot(1).real);
      break;
    case Opcode::kRealSubtract:
      real(slot(0).real - slot(1).real);
      break;
    case Opcode::kRealMultiply:
      real(slot(0).real * slot(1).real);
      break;
    case Opcode::kRealDivide:
      real(slot(1).real == 0 ? NAN : slot(0).real / slot(1).real);
      break;
    case Opcode::kRealNegate:
      frame.slots[value.index].real = -slot(0).real;
      break;
    case Opcode::kRealEqual:
      boolean(slot(0).real == slot(1).real);
      break;
    case Opcode::kRealLess:
      boolean(slot(0).real < slot(1).real);
      break;
    case Opcode::kRealLessOrEqual:
      boolean(slot(0).real <= slot(1).real);
      break;
    case Opcode::kTakeRounds: {
      // Another number of reductions left each time, never near kMostRounds.
      const Wide step = node(1).integer, left = static_cast<Wide>(++rounds_taken_ % 7);
      const Wide rounds =
          std::min(std::max((node(2).integer - node(0).integer) / step, Wide{0}), left);
      Define(frame, value, Integer(static_cast<int64_t>(node(0).integer + rounds * step)));
      break;
    }
    case Opcode::kReturnRounds: {
      const Wide step = node(1).integer, distance = node(2).integer - node(0).integer;
      if (distance % step != 0 || distance / step < 0) {
        Break("rounds never taken are given back: " + Print(module_, function, value));
      }
      break;
    }
    case Opcode::kStackTrace:
      Define(frame, value, slot(0).term);
      break;
    case Opcode::kRefine:
      --outcome_.steps;
      Define(frame, value, slot(0).term);
      break;
    default:
      Break("unknown instruction " + Print(module_, function, value));
  }
}

void Interpreter::AttemptReal(Frame& frame, const Instruction& instruction) {
  const double a = frame.slots[instruction.operands[0].index].real,
               b = frame.slots[instruction.operands[1].index].real;
  double result = 0;
  switch (instruction.operation()) {
    case Opcode::kRealAdd:
      result = a + b;
      break;
    case Opcode::kRealSubtract:
      result = a - b;
      break;
    case Opcode::kRealMultiply:
      result = a * b;
      break;
    default:
      result = b == 0 ? NAN : a / b;
      break;
  }
  if (!std::isfinite(result)) return Goto(frame, instruction.successors[1]);
  const BlockId next = instruction.successors[0].block;
  Goto(frame, instruction.successors[0]);
  frame.slots[module_[frame.function][next].parameters.back().index].real = result;
}

void Interpreter::StepTerminator(Frame& frame, const Instruction& instruction) {
  const Function& function = module_[frame.function];
  auto term = [&](size_t i) { return frame.slots[instruction.operands[i].index].term; };
  switch (instruction.opcode) {
    case Opcode::kJump:
      Goto(frame, instruction.successors[0]);
      break;
    case Opcode::kBranch: {
      const bool taken = frame.slots[instruction.operands[0].index].boolean;
      Goto(frame, instruction.successors[taken ? 0 : 1]);
      break;
    }
    case Opcode::kSwitch: {
      const Switch& cases = module_.switches[instruction.switch_id().index];
      size_t chosen = cases.cases.size();
      const Term key = cases.on == Switch::On::kTupleArity
                           ? Integer(static_cast<int64_t>(At(term(0)).parts.size()))
                           : term(0);
      for (size_t i = 0; i < cases.cases.size(); ++i) {
        if (Compare(key, LiteralTerm(cases.cases[i]), true) == 0) chosen = i;
      }
      Goto(frame, instruction.successors[chosen]);
      break;
    }
    case Opcode::kAttempt:
    case Opcode::kAttemptSmall: {
      Term result = 0;
      std::string error;
      const Opcode operation = instruction.operation();
      if (InfoOf(operation).result == Representation::kF64) return AttemptReal(frame, instruction);
      bool ok = Operate(operation, operation == Opcode::kBif ? instruction.callee() : CalleeId(),
                        Operands(frame, instruction), &result, &error);
      if (instruction.opcode == Opcode::kAttemptSmall) {
        const bool shift = operation == Opcode::kShiftLeft || operation == Opcode::kShiftRight;
        ok = ok && KindOf(result) == kinds::kSmall &&
             (!shift || (At(term(1)).integer >= 0 && At(term(1)).integer <= 60));
      }
      if (ok) {
        Goto(frame, instruction.successors[0], &result);
      } else {
        Goto(frame, instruction.successors[1]);
      }
      break;
    }
    case Opcode::kEnterTry:
      frame.handlers.push_back(instruction.successors[1].block);
      Goto(frame, instruction.successors[0]);
      break;
    case Opcode::kLeaveTry:
      frame.handlers.pop_back();
      Goto(frame, instruction.successors[0]);
      break;
    case Opcode::kReraise:
      RaiseTerms(term(0), term(1), term(2));
      break;
    case Opcode::kReturn:
      ReturnTerm(term(0));
      break;
    case Opcode::kTailCall:
      StepCall(frame, instruction, Operands(frame, instruction), true);
      break;
    case Opcode::kTailCallFun:
      StepCallFun(frame, instruction, Operands(frame, instruction), true);
      break;
    case Opcode::kTailApply:
      ReturnTerm(External("apply", "", Operands(frame, instruction)));
      break;
    case Opcode::kLoopBack: {
      if (++loop_backs_ % 3 != 0) {
        Goto(frame, instruction.successors[0]);
        break;
      }
      std::vector<Term> arguments;
      for (ValueId operand : instruction.operands) {
        const Slot& slot = frame.slots[operand.index];
        arguments.push_back(function[operand].representation == Representation::kF64
                                ? Float(slot.real)
                                : slot.term);
      }
      Enter(frame.function, arguments, /*tail=*/true);
      break;
    }
    case Opcode::kErrorFunctionClause: {
      std::string reason = "function_clause(";
      for (Term operand : Operands(frame, instruction)) AppendTo(&reason, ToString(operand), ";");
      Raise(instruction, reason + ")");
      break;
    }
    case Opcode::kErrorBadMatch:
      Raise(instruction, "badmatch " + ToString(term(0)));
      break;
    case Opcode::kErrorCaseClause:
      Raise(instruction, "case_clause " + ToString(term(0)));
      break;
    case Opcode::kErrorIfClause:
      Raise(instruction, "if_clause");
      break;
    case Opcode::kErrorTagged:
      Raise(instruction, Concat("{", ToString(term(0)), ",", ToString(term(1)), "}"));
      break;
    case Opcode::kErrorReason:
      Raise(instruction, ToString(term(0)));
      break;
    default:
      Break("unreachable code reached in " + FunctionText(module_, function));
  }
}

}  // namespace lumen::ssa

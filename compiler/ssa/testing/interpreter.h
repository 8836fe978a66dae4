// Runs SSA, for tests: a pass must not change what a module does.
//
//   Interpreter interpreter(module);
//   Outcome outcome = interpreter.Run(function, {interpreter.Integer(7)});
//   outcome.text == "returned 13", "raised badarith [fib/1:4]", "gave up: out of fuel"
//
// What is compared: result or exception with its stack trace (names, lines, inline chains
// resolved), and the effects in order (calls of other modules and unknown BIFs give {call, M, F,
// Args} and leave a line in `effects`). Integers have 127 bits; what exceeds them is system_limit,
// as what exceeds OTP's limits. Every term is checked against its instruction's type, so a wrong
// inference is found where it first shows. Every third loop_back gives up the processor.
//
// Tested by interpreter_test.cc.
#ifndef COMPILER_SSA_TESTING_INTERPRETER_H_
#define COMPILER_SSA_TESTING_INTERPRETER_H_

#include <string>
#include <vector>

#include "compiler/ssa/function.h"

namespace lumen::ssa {

struct Outcome {
  std::string text;
  std::vector<std::string> effects;
  bool gave_up = false;  // out of fuel: nothing can be said
  bool broken = false;   // a rule was broken at run time (type, unreachable): `text` says which
  uint64_t steps = 0;    // instructions executed, literals and refinements not counted
  uint64_t calls = 0;    // of calls and tail calls (loop_back not counted)
  uint64_t allocations = 0;
  uint64_t tests = 0;  // is_kind and the like, branches on comparisons not counted
  bool operator==(const Outcome& other) const {
    return text == other.text && effects == other.effects;
  }
};

class Interpreter {
 public:
  using Term = uint32_t;  // index into `nodes_`

  explicit Interpreter(const Module& module, uint64_t fuel = 200000)
      : module_(module), fuel_(fuel) {}

  Term Integer(int64_t value);
  Term Float(double value);
  Term Atom(Symbol symbol);
  Term Nil();
  Term Cons(Term head, Term tail);
  Term Tuple(std::vector<Term> elements);
  std::string ToString(Term term) const;
  // Terms separated by spaces, in the literals' notation (read by the SSA parser).
  std::vector<Term> ParseArguments(const std::string& text);

  Outcome Run(FunctionId function, const std::vector<Term>& arguments);

 private:
  using Wide = __int128;
  enum class Kind : uint8_t { kInteger, kFloat, kAtom, kNil, kCons, kTuple, kFun };
  struct Node {
    Kind kind = Kind::kNil;
    Wide integer = 0;  // kFun: number of the lifted function, or -1
    double real = 0;
    Symbol atom = {};
    std::vector<Term> parts = {};
    bool is_literal = false;  // what a literal instruction gave: never written into
  };
  union Slot {
    Term term;
    bool boolean;
    double real;
  };
  struct Frame {
    FunctionId function;
    BlockId block;
    size_t position = 0;
    std::vector<Slot> slots;
    std::vector<BlockId> handlers;  // of the tries that are open, the innermost last
  };

  Term New(Node node);
  const Node& At(Term term) const { return nodes_[term]; }
  Term LiteralTerm(LiteralId literal);
  bool IsSmall(const Node& node) const;
  KindSet KindOf(Term term) const;
  bool Conforms(Term term, const Type& type) const;
  int Compare(Term a, Term b, bool exact);
  void AppendTerm(Term term, std::string* text) const;
  static int CompareNumbers(const Node& a, const Node& b);
  bool Arithmetic(Opcode opcode, Term a, Term b, Term* result, std::string* error);
  bool IntegerArithmetic(Opcode opcode, Wide a, Wide b, Wide* result, std::string* error);
  bool Bif(const Callee& callee, const std::vector<Term>& arguments, Term* result,
           std::string* error);
  bool Operate(Opcode opcode, CalleeId callee, const std::vector<Term>& operands, Term* result,
               std::string* error);

  void Step(Frame& frame);
  void StepPure(Frame& frame, ValueId value, const Instruction& instruction);
  void StepTerminator(Frame& frame, const Instruction& instruction);
  void AttemptReal(Frame& frame, const Instruction& instruction);
  void StepCall(Frame& frame, const Instruction& instruction, std::vector<Term> arguments,
                bool tail);
  void StepCallFun(Frame& frame, const Instruction& instruction, std::vector<Term> arguments,
                   bool tail);
  void Enter(FunctionId function, const std::vector<Term>& arguments, bool tail);
  void ReturnTerm(Term term);
  void Goto(Frame& frame, const Successor& successor, const Term* extra = nullptr);
  void Raise(const Instruction& instruction, const std::string& reason);
  void RaiseTerms(Term exception_class, Term reason, Term trace);
  void Break(const std::string& message);
  void Define(Frame& frame, ValueId value, Term term);
  void AppendFrames(FunctionId function, Location location, std::vector<std::string>* trace) const;
  std::vector<Term> Operands(const Frame& frame, const Instruction& instruction) const;
  // Of an operand of arithmetic: integers as floats, because unboxed arithmetic reports its
  // operands so.
  std::string OperandText(Term term) const;
  Term External(const std::string& module, const std::string& name,
                const std::vector<Term>& arguments);

  const Module& module_;
  uint64_t fuel_;
  std::vector<Node> nodes_;
  std::vector<Frame> stack_;
  Outcome outcome_;
  bool done_ = false;
  uint64_t loop_backs_ = 0;
  uint64_t rounds_taken_ = 0;
  uint64_t updates_ = 0;  // of tuples that may be changed in place
  uint64_t comparisons_ = 0;  // of parts of terms: shared parts are compared each time
};

}  // namespace lumen::ssa

#endif  // COMPILER_SSA_TESTING_INTERPRETER_H_

#include "runtime/bifs/match_spec.h"

#include <new>

#include "runtime/bifs/bif.h"
#include "runtime/map/map.h"
#include "runtime/term/compare.h"
#include "runtime/term/print.h"

namespace lumen::runtime {

// Each takes the next part of the object.
enum class MatchSpec::PatternKind : uint8_t {
  kAnything,
  kBind,      // gives the next slot its value
  kSame,      // equal to slot `count`
  kConstant,  // equal to `term`
  kTuple,     // of `count` elements, which come next
  kCons,      // head and tail come next
  kMap,       // a map, taken `count` times
  kMapValue,  // a map with the key `term`, whose value comes next
};

// Each leaves a value for those behind it.
enum class MatchSpec::Kind : uint8_t {
  kPushTerm,
  kPushVariable,  // of slot `count`
  kPushObject,
  kPushBindings,
  kBuildTuple,  // of `count` values
  kBuildCons,
  kBuildMap,      // of `count` pairs
  kCall,          // kFunctions[term] with `count` arguments
  kAnd,           // of `count` booleans
  kOr,            // of `count` booleans
  kJumpIfFalse,  // to operation `count`, keeping the boolean; otherwise drops it
  kJumpIfTrue,   // the same
  kCheckTrue,    // drops it
  kDrop,
};

namespace {

using Function = Term (*)(Process&, const Term*);
struct NamedFunction {
  std::string_view name;
  unsigned arity;
  Function function;
};

// What expressions may call besides and, or, andalso, orelse, const.
constexpr NamedFunction kFunctions[] = {
    {"*", 2, lumen_bif_multiply},
    {"+", 1, lumen_bif_unary_plus},
    {"+", 2, lumen_bif_plus},
    {"-", 1, lumen_bif_negate},
    {"-", 2, lumen_bif_minus},
    {"/", 2, lumen_bif_divide},
    {"/=", 2, lumen_bif_not_equal},
    {"<", 2, lumen_bif_less},
    {"=/=", 2, lumen_bif_exactly_not_equal},
    {"=:=", 2, lumen_bif_exactly_equal},
    {"=<", 2, lumen_bif_less_or_equal},
    {"==", 2, lumen_bif_equal},
    {">", 2, lumen_bif_greater},
    {">=", 2, lumen_bif_greater_or_equal},
    {"abs", 1, lumen_bif_abs},
    {"band", 2, lumen_bif_band},
    {"binary_part", 2, lumen_bif_binary_part_2},
    {"binary_part", 3, lumen_bif_binary_part_3},
    {"bit_size", 1, lumen_bif_bit_size},
    {"bnot", 1, lumen_bif_bnot},
    {"bor", 2, lumen_bif_bor},
    {"bsl", 2, lumen_bif_bsl},
    {"bsr", 2, lumen_bif_bsr},
    {"bxor", 2, lumen_bif_bxor},
    {"byte_size", 1, lumen_bif_byte_size},
    {"div", 2, lumen_bif_div},
    {"element", 2, lumen_bif_element},
    {"float", 1, lumen_bif_float},
    {"hd", 1, lumen_bif_hd},
    {"is_atom", 1, lumen_bif_is_atom},
    {"is_binary", 1, lumen_bif_is_binary},
    {"is_float", 1, lumen_bif_is_float},
    {"is_function", 1, lumen_bif_is_function},
    {"is_integer", 1, lumen_bif_is_integer},
    {"is_list", 1, lumen_bif_is_list},
    {"is_map", 1, lumen_bif_is_map},
    {"is_map_key", 2, lumen_bif_is_map_key},
    {"is_number", 1, lumen_bif_is_number},
    {"is_pid", 1, lumen_bif_is_pid},
    {"is_port", 1, lumen_bif_is_port},
    {"is_record", 3, lumen_bif_is_record_3},
    {"is_reference", 1, lumen_bif_is_reference},
    {"is_tuple", 1, lumen_bif_is_tuple},
    {"length", 1, lumen_bif_length},
    {"map_get", 2, lumen_bif_map_get},
    {"map_size", 1, lumen_bif_map_size},
    {"node", 0, lumen_bif_node_0},
    {"node", 1, lumen_bif_node_1},
    {"not", 1, lumen_bif_not},
    {"rem", 2, lumen_bif_rem},
    {"round", 1, lumen_bif_round},
    {"self", 0, lumen_bif_self},
    {"size", 1, lumen_bif_size},
    {"tl", 1, lumen_bif_tl},
    {"trunc", 1, lumen_bif_trunc},
    {"xor", 2, lumen_bif_xor},
};
constexpr size_t kFunctionCount = sizeof(kFunctions) / sizeof(kFunctions[0]);

// Of the dialect of tracing only.
constexpr std::string_view kTraceFunctions[] = {
    "caller",        "caller_line",  "current_stacktrace", "disable_trace", "display", "enable_trace", "exception_trace", "get_seq_token",
    "get_tcw",       "is_seq_trace", "message",            "process_dump",  "return_trace", "set_seq_token", "set_tcw", "silent", "trace",
};

bool IsText(Term term, std::string_view text) { return IsAtom(term) && AtomText(term) == text; }
bool IsUnderscore(Term term) { return IsText(term, "_"); }

// '$0', '$1', ...
bool IsVariable(Term term, uint32_t* number) {
  if (!IsAtom(term)) return false;
  std::string_view text = AtomText(term);
  constexpr size_t kMostDigits = 9;
  if (text.size() < 2 || text.size() > 1 + kMostDigits || text[0] != '$') return false;
  *number = 0;
  for (char c : text.substr(1)) {
    if (c < '0' || c > '9') return false;
    *number = 10 * *number + static_cast<uint32_t>(c - '0');
  }
  return true;
}

// What a pattern has that several terms match.
enum class Openness : uint8_t {
  kVariables,
  kVariablesOrMaps,  // a map matches larger ones too
};

bool HasNo(Openness openness, Term pattern) {
  WorkStack<Term> stack;
  stack.Push(pattern);
  while (!stack.empty()) {
    Term term = stack.Pop();
    while (IsCons(term)) {
      stack.Push(Head(term));
      term = Tail(term);
    }
    uint32_t number;
    if (IsUnderscore(term) || IsVariable(term, &number)) return false;
    if (IsMap(term)) {
      if (openness == Openness::kVariablesOrMaps) return false;
      for (MapIterator entry(term); !entry.done(); entry.Next()) {
        stack.Push(entry.key());
        stack.Push(entry.value());
      }
    }
    if (!IsTuple(term)) continue;
    for (size_t i = 0; i < TupleArity(term); ++i) stack.Push(TupleElement(term, i));
  }
  return true;
}

}  // namespace

// Compiles one clause. Walks terms with a stack of what is still to be done.
class MatchSpec::Compiler {
 public:
  Compiler(MatchSpec& spec, Complaints* complaints) : spec_(spec), complaints_(complaints) {}

  // False, always.
  bool Complain(std::string_view text) {
    TextBuffer buffer;
    buffer.Append(text);
    return Complain(buffer);
  }

  // A tuple of three.
  bool CompileClause(Term term) {
    clause_.pattern = TupleElement(term, 0);
    clause_.body = TupleElement(term, 2);
    clause_.first_variable = static_cast<uint32_t>(spec_.variables_.size());
    clause_.pattern_begin = static_cast<uint32_t>(spec_.pattern_.size());
    bool is_right = CompilePattern(clause_.pattern);
    clause_.pattern_end = static_cast<uint32_t>(spec_.pattern_.size());
    clause_.variable_count = static_cast<uint32_t>(spec_.variables_.size()) - clause_.first_variable;
    SortVariables();
    if (!is_right) return false;
    clause_.guards_begin = Here();
    is_right = IsProperList(TupleElement(term, 1));
    for (Term rest = TupleElement(term, 1); IsCons(rest); rest = Tail(rest)) {
      is_right = CompileExpression(Head(rest)) && is_right;
      Emit(Kind::kCheckTrue);
    }
    clause_.body_begin = Here();
    if (!IsCons(clause_.body)) return Complain("Body clause does not return anything.");
    if (!IsProperList(clause_.body)) return false;
    for (Term rest = clause_.body; IsCons(rest); rest = Tail(rest)) {
      is_right = CompileExpression(Head(rest)) && is_right;
      if (IsCons(Tail(rest))) Emit(Kind::kDrop);
    }
    clause_.body_end = Here();
    spec_.clauses_.Push(clause_);
    return is_right;
  }

 private:
  bool IsProperList(Term list) {
    if (ListLength(list) >= 0) return true;
    return Complain(IsCons(list) ? "Match expression is not a proper list." : "Match expression is not a list.");
  }

  uint32_t Here() const { return static_cast<uint32_t>(spec_.operations_.size()); }
  void Emit(Kind kind, size_t count = 0, Term term = kNoValue) {
    spec_.operations_.Push({kind, static_cast<uint32_t>(count), term});
  }

  void EmitPattern(PatternKind kind, size_t count = 0, Term term = kNoValue) {
    spec_.pattern_.Push({kind, static_cast<uint32_t>(count), term});
  }

  bool Complain(const TextBuffer& text) {
    if (complaints_ != nullptr) complaints_->Add(text);
    return false;
  }

  // Null: there is none of that number.
  const Variable* FindVariable(uint32_t number) {
    for (size_t i = clause_.first_variable; i < spec_.variables_.size(); ++i) {
      if (spec_.variables_[i].number == number) return &spec_.variables_[i];
    }
    return nullptr;
  }

  void SortVariables() {
    for (size_t i = clause_.first_variable + 1; i < spec_.variables_.size(); ++i) {
      Variable moved = spec_.variables_[i];
      size_t place = i;
      for (; place > clause_.first_variable && spec_.variables_[place - 1].number > moved.number; --place)
        spec_.variables_[place] = spec_.variables_[place - 1];
      spec_.variables_[place] = moved;
    }
  }

  bool CompilePattern(Term pattern) {
    struct Part {
      Term term;
      bool is_key;
    };
    WorkStack<Part> stack;
    stack.Push({pattern, false});
    uint32_t slots = 0;
    while (!stack.empty()) {
      Part part = stack.Pop();
      Term term = part.term;
      uint32_t number;
      if (part.is_key) {
        if (IsVariable(term, &number)) return Complain("Variable found in map key.");
        if (IsUnderscore(term)) return Complain("Underscore found in map key.");
        EmitPattern(PatternKind::kMapValue, 0, term);
      } else if (IsUnderscore(term)) {
        EmitPattern(PatternKind::kAnything);
      } else if (IsVariable(term, &number)) {
        if (const Variable* variable = FindVariable(number)) {
          EmitPattern(PatternKind::kSame, variable->slot);
        } else {
          spec_.variables_.Push({number, slots++});
          EmitPattern(PatternKind::kBind);
        }
      } else if (IsCons(term)) {
        EmitPattern(PatternKind::kCons);
        stack.Push({Tail(term), false});
        stack.Push({Head(term), false});
      } else if (IsTuple(term)) {
        EmitPattern(PatternKind::kTuple, TupleArity(term));
        for (size_t i = TupleArity(term); i-- > 0;) stack.Push({TupleElement(term, i), false});
      } else if (IsMap(term)) {
        EmitPattern(PatternKind::kMap, MapSize(term));
        for (MapIterator entry(term); !entry.done(); entry.Next()) {
          stack.Push({entry.value(), false});
          stack.Push({entry.key(), true});
        }
      } else {
        EmitPattern(PatternKind::kConstant, 0, term);
      }
    }
    return true;
  }

  // What is to be done: an expression to be compiled or an operation to be emitted behind it.
  struct Task {
    enum : uint8_t { kExpression, kOperation, kJump, kLand } what;
    Kind kind;
    uint32_t count;
    Term term;
  };

  bool CompileExpression(Term expression) {
    bool is_right = true;
    tasks_.Truncate(0);
    tasks_.Push({Task::kExpression, Kind::kDrop, 0, expression});
    while (!tasks_.empty()) {
      Task task = tasks_.Pop();
      switch (task.what) {
        case Task::kExpression:
          is_right = CompileTerm(task.term) && is_right;
          break;
        case Task::kOperation:
          Emit(task.kind, task.count, task.term);
          break;
        case Task::kJump:
          // Jumps of one construct are linked through their targets until these are known.
          Emit(task.kind, jumps_.Top());
          jumps_.Top() = Here() - 1;
          break;
        case Task::kLand:
          for (uint32_t jump = jumps_.Pop(); jump != kNoJump;) {
            uint32_t next = spec_.operations_[jump].count;
            spec_.operations_[jump].count = Here();
            jump = next;
          }
          break;
      }
    }
    return is_right;
  }

  void Later(Term expression) { tasks_.Push({Task::kExpression, Kind::kDrop, 0, expression}); }
  void LaterEmit(Kind kind, size_t count, Term term = kNoValue) {
    tasks_.Push({Task::kOperation, kind, static_cast<uint32_t>(count), term});
  }
  void LaterElements(Term tuple, size_t first) {
    for (size_t i = TupleArity(tuple); i-- > first;) Later(TupleElement(tuple, i));
  }

  bool CompileTerm(Term term) {
    uint32_t number;
    if (IsVariable(term, &number)) {
      const Variable* variable = FindVariable(number);
      if (variable == nullptr) {
        TextBuffer text;
        text.Append("Variable $").AppendDecimal(number).Append(" is unbound.");
        return Complain(text);
      }
      Emit(Kind::kPushVariable, variable->slot);
    } else if (IsText(term, "$_")) {
      Emit(Kind::kPushObject);
    } else if (IsText(term, "$$")) {
      Emit(Kind::kPushBindings);
    } else if (IsCons(term)) {
      LaterEmit(Kind::kBuildCons, 2);
      Later(Tail(term));
      Later(Head(term));
    } else if (IsMap(term)) {
      LaterEmit(Kind::kBuildMap, MapSize(term));
      for (MapIterator entry(term); !entry.done(); entry.Next()) {
        Later(entry.value());
        Later(entry.key());
      }
    } else if (IsTuple(term)) {
      return CompileTuple(term);
    } else {
      Emit(Kind::kPushTerm, 0, term);
    }
    return true;
  }

  // {{...}} makes a tuple, {Function, ...} calls.
  bool CompileTuple(Term term) {
    const size_t arity = TupleArity(term);
    if (arity == 1 && IsTuple(TupleElement(term, 0))) {
      Term elements = TupleElement(term, 0);
      LaterEmit(Kind::kBuildTuple, TupleArity(elements));
      LaterElements(elements, 0);
      return true;
    }
    uint32_t number;
    if (arity == 0 || !IsAtom(TupleElement(term, 0)) || IsVariable(TupleElement(term, 0), &number)) {
      TextBuffer text;
      BufferSink sink(&text);
      PrintTerm(sink, term);
      text.Append(" is neither a function call, nor a tuple (tuples are written {{ ... }}).");
      return Complain(text);
    }
    std::string_view name = AtomText(TupleElement(term, 0));
    const size_t arguments = arity - 1;
    if (name == "const" && arguments == 1) {
      Emit(Kind::kPushTerm, 0, TupleElement(term, 1));
      return true;
    }
    const bool is_special = name == "const" || name == "and" || name == "or" || name == "andalso" || name == "orelse";
    if (is_special && (arguments == 0 || name == "const")) {
      TextBuffer text;
      BufferSink sink(&text);
      text.Append("Special form '").Append(name).Append("' called with");
      text.Append(name == "const" ? " more than one argument in " : "out arguments in ");
      PrintTerm(sink, term);
      text.Append(".");
      return Complain(text);
    }
    if (name == "and" || name == "or") {
      LaterEmit(name == "and" ? Kind::kAnd : Kind::kOr, arguments);
      LaterElements(term, 1);
      return true;
    }
    if (name == "andalso" || name == "orelse") {
      const Kind jump = name == "andalso" ? Kind::kJumpIfFalse : Kind::kJumpIfTrue;
      jumps_.Push(kNoJump);
      tasks_.Push({Task::kLand, Kind::kDrop, 0, kNoValue});
      for (size_t i = arguments; i > 0; --i) {
        // The last one's value is that of all, whatever it is.
        if (i < arguments) tasks_.Push({Task::kJump, jump, 0, kNoValue});
        Later(TupleElement(term, i));
      }
      return true;
    }
    for (size_t i = 0; i < kFunctionCount; ++i) {
      if (kFunctions[i].name != name || kFunctions[i].arity != arguments) continue;
      LaterEmit(Kind::kCall, arguments, i);
      LaterElements(term, 1);
      return true;
    }
    return ComplainOfFunction(TupleElement(term, 0), arguments);
  }

  bool ComplainOfFunction(Term name, size_t arity) {
    TextBuffer text;
    for (std::string_view known : kTraceFunctions) {
      if (known != AtomText(name)) continue;
      text.Append("Special form '").Append(known).Append("' used in wrong dialect.");
      return Complain(text);
    }
    text.Append("Function ");
    BufferSink sink(&text);
    PrintAtom(sink, name);
    text.Append("/").AppendDecimal(static_cast<int64_t>(arity)).Append(" does_not_exist.");
    return Complain(text);
  }

  static constexpr uint32_t kNoJump = UINT32_MAX;

  MatchSpec& spec_;
  Complaints* complaints_;
  Clause clause_ = {};
  WorkStack<Task> tasks_;
  WorkStack<uint32_t, 8> jumps_;
};

bool MatchSpec::Compile(Term specification, Complaints* complaints) {
  Compiler compiler(*this, complaints);
  if (!IsCons(specification)) return compiler.Complain("Match programs are not in a list.");
  if (ListLength(specification) < 0) return compiler.Complain("Match programs are not in a proper list.");
  for (Term rest = specification; IsCons(rest); rest = Tail(rest)) {
    if (!IsTuple(Head(rest)) || TupleArity(Head(rest)) != 3)
      return compiler.Complain("Match program part is not a tuple of arity 3.");
  }
  for (Term rest = specification; IsCons(rest); rest = Tail(rest)) {
    if (!compiler.CompileClause(Head(rest))) return false;
  }
  return true;
}

bool MatchSpec::CompileCopy(Term specification) {
  kept_ = KeepTerm(specification);
  is_kept_ = true;
  return Compile(kept_.term);
}

bool MatchSpec::Match(const Clause& clause, Term object, Values& bindings) {
  Values parts;
  parts.Push(object);
  bindings.Truncate(0);
  for (size_t i = clause.pattern_begin; i < clause.pattern_end; ++i) {
    const PatternOperation& operation = pattern_[i];
    Term part = parts.Pop();
    switch (operation.kind) {
      case PatternKind::kAnything:
        break;
      case PatternKind::kBind:
        bindings.Push(part);
        break;
      case PatternKind::kSame:
        if (!AreExactlyEqual(part, bindings[operation.count])) return false;
        break;
      case PatternKind::kConstant:
        if (!AreExactlyEqual(part, operation.term)) return false;
        break;
      case PatternKind::kTuple:
        if (!IsTuple(part) || TupleArity(part) != operation.count) return false;
        for (size_t element = operation.count; element-- > 0;) parts.Push(TupleElement(part, element));
        break;
      case PatternKind::kCons:
        if (!IsCons(part)) return false;
        parts.Push(Tail(part));
        parts.Push(Head(part));
        break;
      case PatternKind::kMap:
        if (!IsMap(part)) return false;
        for (size_t entry = 0; entry < operation.count; ++entry) parts.Push(part);
        break;
      case PatternKind::kMapValue: {
        const Term* value = FindInMap(part, operation.term);
        if (value == nullptr) return false;
        parts.Push(*value);
        break;
      }
    }
  }
  return true;
}

// Runs expressions. Where results are copied, what a body refers to is copied to the process's heap when it is pushed; guards only
// look at it.
class MatchSpec::Evaluator {
 public:
  Evaluator(MatchSpec& spec, Process& process, const Clause& clause, Term object, Values& bindings)
      : spec_(spec), process_(process), clause_(clause), object_(object), bindings_(bindings) {}

  // Whether all guards are true.
  bool AreTrue() { return Run(clause_.guards_begin, clause_.body_begin); }
  // The value of the body, in which what fails is 'EXIT'.
  Term Body(Results results) {
    is_body_ = true;
    copies_ = results == Results::kCopied;
    Run(clause_.body_begin, clause_.body_end);
    return values_.Pop();
  }

 private:
  void Push(Term term, bool copies) { values_.Push(copies ? CopyToHeap(process_, term) : term); }

  // False where an expression of a guard fails, or is not true.
  bool Run(size_t begin, size_t end) {
    for (size_t i = begin; i < end;) {
      const Operation& operation = spec_.operations_[i++];
      switch (operation.kind) {
        case Kind::kPushTerm:
          Push(operation.term, is_body_ && spec_.is_kept_);
          break;
        case Kind::kPushVariable:
          Push(bindings_[operation.count], copies_);
          break;
        case Kind::kPushObject:
          Push(object_, copies_);
          break;
        case Kind::kPushBindings:
          PushBindings();
          break;
        case Kind::kBuildTuple:
          BuildTupleOf(operation.count);
          break;
        case Kind::kBuildCons: {
          Term tail = values_.Pop();
          values_.Top() = BuildCons(process_, values_.Top(), tail);
          break;
        }
        case Kind::kBuildMap: {
          Term map = operation.count == 0
                         ? EmptyMap(process_)
                         : MapOfPairs(process_, &values_[values_.size() - 2 * operation.count], operation.count);
          Replace(2 * operation.count, map);
          break;
        }
        case Kind::kCall:
          if (!Call(kFunctions[operation.term].function, operation.count)) return false;
          break;
        case Kind::kAnd:
        case Kind::kOr:
          if (!Combine(operation.kind == Kind::kAnd, operation.count)) return false;
          break;
        case Kind::kJumpIfFalse:
        case Kind::kJumpIfTrue:
          if (!IsBooleanOnTop()) {
            if (!Failed(1)) return false;
            i = operation.count;
          } else if (values_.Top() == atoms::Boolean(operation.kind == Kind::kJumpIfTrue)) {
            i = operation.count;
          } else {
            values_.Pop();
          }
          break;
        case Kind::kCheckTrue:
          if (values_.Pop() != atoms::True()) return false;
          break;
        case Kind::kDrop:
          values_.Pop();
          break;
      }
    }
    return true;
  }

  bool IsBooleanOnTop() { return values_.Top() == atoms::True() || values_.Top() == atoms::False(); }

  // An expression that took `count` values has failed. False: and with it all of them.
  bool Failed(size_t count) {
    if (is_body_) Replace(count, atoms::Exit());
    return is_body_;
  }

  // Puts one value in the place of the last `count`.
  void Replace(size_t count, Term value) {
    values_.Truncate(values_.size() - count);
    values_.Push(value);
  }

  void BuildTupleOf(size_t count) {
    Word* object = Allocate(process_, 1 + count);
    const size_t first = values_.size() - count;
    for (size_t i = 0; i < count; ++i) object[1 + i] = values_[first + i];
    Replace(count, MakeTuple(object, count));
  }

  void PushBindings() {
    Term list = kNil;
    for (size_t i = clause_.variable_count; i-- > 0;) {
      Term value = bindings_[spec_.variables_[clause_.first_variable + i].slot];
      list = BuildCons(process_, copies_ ? CopyToHeap(process_, value) : value, list);
    }
    values_.Push(list);
  }

  bool Call(Function function, size_t arity) {
    // There is one more than there are values, for functions without arguments.
    values_.Push(kNil);
    Term value = function(process_, &values_[values_.size() - 1 - arity]);
    values_.Pop();
    if (value == kNoValue) {
      process_.pending = PendingError();
      return Failed(arity);
    }
    Replace(arity, value);
    return true;
  }

  bool Combine(bool is_and, size_t count) {
    bool result = is_and;
    for (size_t i = values_.size() - count; i < values_.size(); ++i) {
      const bool value = values_[i] == atoms::True();
      if (!value && values_[i] != atoms::False()) return Failed(count);
      result = is_and ? result && value : result || value;
    }
    Replace(count, atoms::Boolean(result));
    return true;
  }

  MatchSpec& spec_;
  Process& process_;
  const Clause& clause_;
  const Term object_;
  Values& bindings_;
  bool is_body_ = false;
  bool copies_ = false;  // what is pushed
  Values values_;
};

Term MatchSpec::Run(Process& process, Term object, Results results) {
  Values bindings;
  for (size_t i = 0; i < clauses_.size(); ++i) {
    const Clause& clause = clauses_[i];
    if (!Match(clause, object, bindings)) continue;
    Evaluator evaluator(*this, process, clause, object, bindings);
    if (evaluator.AreTrue()) return evaluator.Body(results);
  }
  return kNoValue;
}

bool MatchSpec::FixedKey(size_t clause, size_t key_index, Term* key) {
  Term pattern = clauses_[clause].pattern;
  if (!IsTuple(pattern) || TupleArity(pattern) <= key_index) return false;
  *key = TupleElement(pattern, key_index);
  // A map in a key without variables matches only itself, as on OTP.
  return HasNo(Openness::kVariables, *key);
}

bool MatchSpec::KeyRange(size_t key_index, Term* pattern) {
  if (clauses_.size() != 1) return false;
  Term object = clauses_[0].pattern;
  if (!IsTuple(object) || TupleArity(object) <= key_index) return false;
  *pattern = TupleElement(object, key_index);
  return IsTuple(*pattern) || IsCons(*pattern);
}

int OrderInRange(Term key, Term pattern) {
  struct Pair {
    Term pattern, part;
  };
  WorkStack<Pair> stack;
  stack.Push({pattern, key});
  while (!stack.empty()) {
    auto [expected, part] = stack.Pop();
    uint32_t number;
    // From here on nothing is known.
    if (IsUnderscore(expected) || IsVariable(expected, &number) || IsMap(expected)) return 0;
    if (IsCons(expected) && IsCons(part)) {
      stack.Push({Tail(expected), Tail(part)});
      stack.Push({Head(expected), Head(part)});
    } else if (IsTuple(expected) && IsTuple(part) && TupleArity(expected) == TupleArity(part)) {
      for (size_t i = TupleArity(part); i-- > 0;) stack.Push({TupleElement(expected, i), TupleElement(part, i)});
    } else if (const int order = CompareTerms(part, expected); order != 0) {
      return order;
    }
  }
  return 0;
}

namespace {

bool IsGround(Term pattern) { return HasNo(Openness::kVariablesOrMaps, pattern); }

// {const, Term}
bool IsConstant(Term expression) {
  return IsTuple(expression) && TupleArity(expression) == 2 && IsText(TupleElement(expression, 0), "const");
}

// Whether an expression's value is what the pattern matched, as far as can be seen.
bool Reproduces(Term expression, Term pattern) {
  struct Pair {
    Term expression, pattern;
  };
  WorkStack<Pair> stack;
  stack.Push({expression, pattern});
  while (!stack.empty()) {
    auto [value, part] = stack.Pop();
    uint32_t number;
    if (IsConstant(value)) {
      if (!IsGround(part) || !AreExactlyEqual(TupleElement(value, 1), part)) return false;
    } else if (IsTuple(value)) {
      if (TupleArity(value) != 1 || !IsTuple(TupleElement(value, 0)) || !IsTuple(part) ||
          TupleArity(TupleElement(value, 0)) != TupleArity(part))
        return false;
      for (size_t i = 0; i < TupleArity(part); ++i) stack.Push({TupleElement(TupleElement(value, 0), i), TupleElement(part, i)});
    } else if (IsCons(value)) {
      if (!IsCons(part)) return false;
      stack.Push({Head(value), Head(part)});
      stack.Push({Tail(value), Tail(part)});
    } else if (IsText(value, "$_") || IsText(value, "$$") || !AreExactlyEqual(value, part) || (!IsVariable(part, &number) && !IsGround(part))) {
      return false;
    }
  }
  return true;
}

// {element, Position, '$_'}
bool IsElementOfObject(Term expression, size_t index) {
  return IsTuple(expression) && TupleArity(expression) == 3 && IsText(TupleElement(expression, 0), "element") &&
         TupleElement(expression, 1) == MakeSmall(static_cast<int64_t>(index) + 1) && IsText(TupleElement(expression, 2), "$_");
}

}  // namespace

bool MatchSpec::KeepsKey(size_t key_index) {
  for (size_t i = 0; i < clauses_.size(); ++i) {
    Term body = clauses_[i].body;
    while (IsCons(Tail(body))) body = Tail(body);
    Term value = Head(body);
    if (IsText(value, "$_")) continue;
    // {{..., Key, ...}} or {const, {..., Key, ...}}
    if (!IsTuple(value)) return false;
    const bool is_constant = IsConstant(value);
    if (!is_constant && TupleArity(value) != 1) return false;
    Term object = TupleElement(value, is_constant ? 1 : 0);
    if (!IsTuple(object) || TupleArity(object) <= key_index) return false;
    Term key = TupleElement(object, key_index);
    if (!is_constant && IsElementOfObject(key, key_index)) continue;
    Term pattern = clauses_[i].pattern;
    if (!IsTuple(pattern) || TupleArity(pattern) <= key_index) return false;
    pattern = TupleElement(pattern, key_index);
    if (is_constant ? !IsGround(pattern) || !AreExactlyEqual(key, pattern) : !Reproduces(key, pattern)) return false;
  }
  return true;
}

namespace {

struct CompiledSpec : SharedObject {
  MatchSpec spec;
};

void Destroy(SharedObject* object) { static_cast<CompiledSpec*>(object)->~CompiledSpec(); }

}  // namespace

Term CompileMatchSpec(Process& process, Term specification) {
  SharedBinary* shared = NewSharedBinary(sizeof(CompiledSpec));
  auto* compiled = new (shared->bytes()) CompiledSpec();
  compiled->kind = SharedObjectKind::kMatchSpec;
  compiled->destroy = Destroy;
  if (compiled->spec.CompileCopy(specification)) return BuildObjectReference(process, shared);
  compiled->~CompiledSpec();
  ReleaseSharedBinary(shared);
  return kNoValue;
}

MatchSpec* CompiledMatchSpec(Term reference) {
  SharedObject* object = SharedObjectOf(reference);
  return object != nullptr && object->kind == SharedObjectKind::kMatchSpec ? &static_cast<CompiledSpec*>(object)->spec : nullptr;
}

}  // namespace lumen::runtime

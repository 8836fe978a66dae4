// Match specifications (stdlib's ets:match_spec_run/2, ERTS User's Guide, "Match Specifications in Erlang"), in the dialect of tables.
//
// A specification is a list of clauses {Pattern, Guards, Body}. Each is compiled into three runs of operations: the pattern's are in the
// order in which a walk meets the parts of a term, those of expressions are postfix. Running takes no time for names: functions are
// addresses, variables are slots.
//
//   MatchSpec spec;
//   if (!spec.Compile(term)) return FailBadArgument(...);
//   Term result = spec.Run(process, object, MatchSpec::Results::kCopied);
//
// Nothing here collects. Tested by tests/programs/match_specs.erl.
#ifndef RUNTIME_BIFS_MATCH_SPEC_H_
#define RUNTIME_BIFS_MATCH_SPEC_H_

#include "runtime/base/text_buffer.h"
#include "runtime/base/work_stack.h"
#include "runtime/process/process.h"
#include "runtime/process/signal.h"

namespace lumen::runtime {

class MatchSpec {
 public:
  MatchSpec() = default;
  MatchSpec(const MatchSpec&) = delete;
  MatchSpec& operator=(const MatchSpec&) = delete;
  ~MatchSpec() { DropTerm(&kept_); }

  // What is wrong with a specification: told of each mistake, in OTP's words.
  class Complaints {
   public:
    virtual void Add(const TextBuffer& text) = 0;

   protected:
    ~Complaints() = default;
  };

  // False where it is none. The specification uses the term from then on, which must stay where it is.
  bool Compile(Term specification, Complaints* complaints = nullptr);
  // The same for a specification that may be run at any time: uses a copy.
  bool CompileCopy(Term specification);

  // How results refer to the object: parts of it may be on the process's heap already, or have to be copied there.
  enum class Results : uint8_t { kShared, kCopied };
  // The value of the body of the first clause that matches, on the process's heap, or kNoValue. A body that fails gives 'EXIT'.
  Term Run(Process& process, Term object, Results results);

  size_t clause_count() const { return clauses_.size(); }
  // The key that each object which a clause's pattern matches has: false where it is not the same for all.
  bool FixedKey(size_t clause, size_t key_index, Term* key);
  // The pattern of the keys of all objects that it can match: false where there is no such one, or one that says nothing of their order.
  bool KeyRange(size_t key_index, Term* pattern);
  // Whether no object that it matches can get another key by being replaced by the body's value.
  bool KeepsKey(size_t key_index);

 private:
  enum class PatternKind : uint8_t;
  enum class Kind : uint8_t;
  struct PatternOperation {
    PatternKind kind;
    uint32_t count;
    Term term;
  };
  struct Operation {
    Kind kind;
    uint32_t count;
    Term term;
  };
  struct Clause {
    Term pattern, body;
    uint32_t pattern_begin, pattern_end;       // in pattern_
    uint32_t guards_begin, body_begin, body_end;  // in operations_
    // Its variables are variables_[first_variable, + variable_count), by number.
    uint32_t first_variable, variable_count;
  };
  struct Variable {
    uint32_t number;  // of '$number'
    uint32_t slot;    // in the order of the pattern
  };
  using Values = WorkStack<Term, 64>;
  class Compiler;

  bool Match(const Clause& clause, Term object, Values& bindings);
  class Evaluator;

  WorkStack<PatternOperation, 32> pattern_;
  WorkStack<Operation, 16> operations_;
  WorkStack<Clause, 2> clauses_;
  WorkStack<Variable, 8> variables_;
  KeptTerm kept_;
  bool is_kept_ = false;
};

// Whether a key comes before all keys that match a pattern (below 0), or after them (above 0), as far as what the pattern has before its first
// variable says; in the order of ordered tables.
int OrderInRange(Term key, Term pattern);

// A specification that programs hold on to (ets:match_spec_compile/1): a reference, or kNoValue where it is none.
Term CompileMatchSpec(Process& process, Term specification);
// The specification behind a reference; null for any other term.
MatchSpec* CompiledMatchSpec(Term reference);

}  // namespace lumen::runtime

#endif  // RUNTIME_BIFS_MATCH_SPEC_H_

// BIFs of OTP's module erts_debug that say something about programs here too: what shares memory, what takes how much of it, and the
// switches that OTP's own tests set. The module's other functions are Erlang, OTP's own.
//
// Tested by bifs_test.cc and OTP's suites.
#include "runtime/base/work_stack.h"
#include "runtime/bifs/bif.h"
#include "runtime/scheduler/scheduler.h"
#include "runtime/term/atom_table.h"

namespace lumen::runtime {

namespace {

// Words of the term on a heap, literals included; what it shares counts each time. Words are this runtime's, of 8 bytes everywhere.
size_t FlatSizeWords(Term root) {
  size_t words = 0;
  WorkStack<Term> stack;
  stack.Push(root);
  while (!stack.empty()) {
    Term term = stack.Pop();
    for (; IsCons(term); term = Tail(term)) {
      words += 2;
      stack.Push(Head(term));
    }
    if (!IsPointer(term)) continue;
    const Word* object = PointerOf(term);
    size_t size = abi::HeaderSizeWords(object[0]);
    if (size == 0) continue;  // {}, which OTP does not count
    words += size + 1;
    if (HoldsNoTerms(object[0])) continue;
    for (size_t i = 1; i <= size; ++i) stack.Push(object[i]);
  }
  return words;
}

// May set_internal_state/2 be used? As on OTP, somebody has to say so first. Threads do not matter: tests say it, once.
constinit bool is_available = false;

}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_debug_same) { return arguments[0] == arguments[1] ? atoms::True() : atoms::False(); }

LUMEN_DEFINE_BIF(lumen_bif_debug_flat_size) { return abi::MakeSmall(static_cast<int64_t>(FlatSizeWords(arguments[0]))); }

// Of OTP's many states: how many reductions are left, and how long some functions run before they yield. There is no such limit here,
// so it is always the default one.
LUMEN_DEFINE_BIF(lumen_bif_debug_set_internal_state) {
  if (!IsAtom(arguments[0])) return FailBadArgument(process, self, arguments);
  std::string_view name = AtomText(arguments[0]);
  if (name == "available_internal_state" && (arguments[1] == atoms::True() || arguments[1] == atoms::False())) {
    Term before = is_available ? atoms::True() : atoms::False();
    is_available = arguments[1] == atoms::True();
    return before;
  }
  if (!is_available) return Fail(process, self, arguments, atoms::Undef());
  if (name == "reds_left" && IsSmall(arguments[1]) && SmallValue(arguments[1]) >= 0 && SmallValue(arguments[1]) <= kReductionsPerSlice) {
    // The BEAM counts calls of built-in functions too, so that a loop which sets this to 1 each time is interrupted each time.
    process.reductions = static_cast<intptr_t>(SmallValue(arguments[1])) - 1;
    return atoms::True();
  }
  if (name == "ets_force_trap") return InternAtom("notsup");  // what OTP says where it was built without
  if (name == "unicode_loop_limit" || name == "binary_loop_limit") return InternAtom("default");
  return FailBadArgument(process, self, arguments);
}

}  // namespace lumen::runtime

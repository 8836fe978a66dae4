// Internal states of tables that OTP's own tests set by erts_debug:set_internal_state/2.
//
// Tested by OTP's suites (tests/otp_suites, ets_SUITE).
#include "runtime/base/text_buffer.h"
#include "runtime/bifs/ets.h"

namespace lumen::runtime {

// {wait, deallocations} and {wait, thread_progress}: until all is given back that has been let go of. Memory of tables is what other threads may
// still be at; nothing here is kept for others to have passed it.
Term SetWait(Process& process, Term what) {
  if (!IsAtom(what) || (AtomText(what) != "deallocations" && AtomText(what) != "thread_progress")) return kNoValue;
  ets::AwaitEndOfTables(process);
  return atoms::Ok();
}

// {Table, Boolean}: the BEAM splits ordered tables with write_concurrency into parts that have locks of their own, without being contended for too.
// Tables here have one lock each: what OTP says of debugging aids that it was built without.
Term SetForceSplit(Process& process, Term value) {
  if (!IsTuple(value) || TupleArity(value) != 2) return kNoValue;
  if (TupleElement(value, 1) != atoms::True() && TupleElement(value, 1) != atoms::False()) return kNoValue;
  ets::TableUse table(process, TupleElement(value, 0), ets::Access::kKnow);
  if (table.get() == nullptr || !table->is_ordered() || !table->options.has_write_concurrency) return kNoValue;
  return InternAtom("notsup");
}

// {Name, Count}: so many other names that are looked for where this one is.
Term SetCollidingNames(Process& process, Term value) {
  if (!IsTuple(value) || TupleArity(value) != 2) return kNoValue;
  const Term name = TupleElement(value, 0), count = TupleElement(value, 1);
  constexpr int64_t kMost = 1000;
  if (!IsAtom(name) || !IsSmall(count) || SmallValue(count) < 0 || SmallValue(count) > kMost) return kNoValue;
  Term list = kNil;
  int64_t found = 0;
  for (int64_t i = 0; found < SmallValue(count); ++i) {
    TextBuffer text;
    text.Append("table_name_");
    text.AppendDecimal(i);
    const Term other = InternAtom(text.view());
    if (other == name || !ets::DoNamesCollide(name, other)) continue;
    list = BuildCons(process, other, list);
    ++found;
  }
  return list;
}

}  // namespace lumen::runtime

// Terms that belong to no process and that any process may refer to without copying them, until they are retired.
//
// What is retired stays until every process that was alive then has said that it does not refer to it any more: each gets a signal
// (SignalKind::kRetired), which it handles while it does not run. One that does refer to it takes a copy of the whole to its heap and
// bends its pointers there. Processes that start later cannot have a pointer into it: what goes from one process to another, to a
// table, a timer or any other place is copied, these terms included; only literals are not.
//
// Nothing here collects. Tested by tests/programs/persistent_terms.erl, with threads by stress.erl.
#ifndef RUNTIME_PROCESS_PERSISTENT_TERM_H_
#define RUNTIME_PROCESS_PERSISTENT_TERM_H_

#include <cstddef>

#include "runtime/process/process.h"
#include "runtime/process/signal.h"

namespace lumen::runtime {

struct PersistentTerm {
  Term term = kNoValue;
  Word* start = nullptr;  // the copy that the term lies in; null: an immediate or a literal
  size_t words = 0;
  CopiedBinaries binaries;
};

// A copy of the term. The caller's until it is published or retired.
PersistentTerm MakePersistentTerm(Term term);
// Such a term as a process may keep it: itself, or a copy on the heap where there was no room in the persistent space. The process runs
// and is known to the process table; the term has been published and was not yet retired when the process found it.
Term ReferToPersistentTerm(Process& process, Term term);

// Frees a term that nobody can find any more once nobody refers to it, and calls `drop(what)` then (`drop` may be null): until then a
// process may still be looking at `what`, if it began to before. Any thread; no lock is held.
void RetirePersistentTerm(const PersistentTerm& term, void (*drop)(void* what), void* what);

// --- for communication.cc
// The process, which does not run, gives up what the signal is about.
void GiveUpRetired(Process& process, const Signal& signal);
// So it has, or it is gone.
void ConfirmRetired(const Signal& signal);

}  // namespace lumen::runtime

#endif  // RUNTIME_PROCESS_PERSISTENT_TERM_H_
